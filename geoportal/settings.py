"""Settings: frozen, read from GEOPORTAL_* variables; unknown names are refused."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from geoportal.errors import SettingsError

PREFIX = "GEOPORTAL_"
ROOT = Path(__file__).resolve().parent.parent


class Settings(BaseModel):
    """Everything an operator can set; each field is the variable GEOPORTAL_<NAME>."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    home: Path = ROOT / "var"
    """Folder of everything the portal writes: versions, sources, cache."""
    layers: Path = ROOT / "layers"
    """Folder of the dataset definitions."""
    static: Path = ROOT / "static"
    """Folder of the front end, with vendor/ filled at set-up."""
    gazetteer: Path = ROOT / "build" / "gazetteer.json"
    """Administrative units, built at set-up."""
    pygeoapi_config: Path = ROOT / "pygeoapi-config.yml"
    """The pygeoapi configuration file."""
    legacy_points: bool = False
    """Use points of pre-July-2025 communes, which come from a commercial geocoding service."""
    host: str = "127.0.0.1"
    """Address the server listens on."""
    port: int = 8000
    """Port the server listens on."""
    workers: int = 2
    """Web worker processes."""
    url: str = ""
    """Public address of the portal, without a final slash; empty: http://host:port."""
    basemap_url: str = ""
    """Raster tile template of a basemap ({z}/{x}/{y}); empty: no basemap."""
    basemap_file: Path | None = None
    """PMTiles file of a basemap, vector (Protomaps' scheme) or raster, which the portal serves; before the template."""
    basemap_attribution: str = ""
    """Attribution of the basemap, shown on every map."""
    max_file_mb: int = 200
    """Largest source file that is read, in megabytes."""
    max_rows: int = 1_000_000
    """Most rows of one source file."""
    max_cells: int = 30_000_000
    """Most cells of one sheet, empty ones included."""
    read_memory_mb: int = 3_000
    """Most memory of the process that reads a source file."""
    read_seconds: int = 600
    """Longest time for reading a source file."""
    lock_seconds: int = 60
    """How long a publication waits for another one of the same dataset."""

    @property
    def base_url(self) -> str:
        """Public address without a final slash."""
        return self.url.rstrip("/") or f"http://{self.host}:{self.port}"


def load_settings(environ: Mapping[str, str] | None = None) -> Settings:
    """Read the settings from the environment.

    Parameters
    ----------
    environ : mapping, optional
        Variables to read instead of `os.environ`.

    Raises
    ------
    SettingsError
        A GEOPORTAL_* name is unknown or its value is of the wrong type.

    Examples
    --------
    >>> load_settings({"GEOPORTAL_PORT": "9000"}).port
    9000
    """
    source = os.environ if environ is None else environ
    named = {key[len(PREFIX) :].lower(): value for key, value in source.items() if key.startswith(PREFIX)}
    unknown = sorted(set(named) - set(Settings.model_fields))
    if unknown:
        names = ", ".join(PREFIX + name.upper() for name in unknown)
        raise SettingsError(f"Không có cài đặt tên {names}.", f"There is no setting named {names}.")
    try:
        return Settings.model_validate(named)
    except ValidationError as error:
        bad = ", ".join(PREFIX + str(item["loc"][0]).upper() for item in error.errors())
        raise SettingsError(f"Giá trị của {bad} không hợp lệ.", f"The value of {bad} is not valid.") from error
