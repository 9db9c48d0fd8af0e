"""The basemap of the operator, a PMTiles file given or made of an OpenStreetMap extract, read in parts by the map."""

from __future__ import annotations

from pathlib import Path

from flask import Blueprint, Response, abort, current_app, send_file, url_for

from geoportal.errors import SettingsError
from geoportal.settings import Settings
from geoportal.territory.base import base_file

PMTILES = "application/vnd.pmtiles"
MAGIC = b"PMTiles\x03"
"""How a file of the third version of the format begins."""
KEPT_SECONDS = 86_400

blueprint = Blueprint("basemap", __name__)


@blueprint.get("/tiles/ban-do-nen.pmtiles")
def whole_file() -> Response:
    """The file of the basemap, of which the map reads the parts that it shows."""
    path = basemap_file(current_app.extensions["settings"])
    if path is None or not path.is_file():
        abort(404)
    response = send_file(path.resolve(), PMTILES, conditional=True, max_age=KEPT_SECONDS)
    response.cache_control.public = True
    return response


def basemap_file(settings: Settings) -> Path | None:
    """Return the operator's file, else that of a loaded OpenStreetMap extract unless another basemap is set."""
    own = base_file(settings.home)
    if settings.basemap_file or settings.basemap_url or not own.exists():
        return settings.basemap_file
    return own


def basemap_url(settings: Settings) -> str:
    """Return the path of the basemap's file, "" without one; it changes when the file does."""
    path = basemap_file(settings)
    return url_for("basemap.whole_file", v=int(path.stat().st_mtime)) if path and path.exists() else ""


def check_basemap(settings: Settings) -> None:
    """Fail when the setting names something that is no PMTiles file.

    Raises
    ------
    SettingsError
        The file is missing, cannot be read, or is of another kind: what to do.
    """
    path = settings.basemap_file
    if path is None:
        return
    try:
        with path.open("rb") as file:
            head = file.read(len(MAGIC))
    except OSError as error:
        raise SettingsError(
            f"Không mở được tệp bản đồ nền {path}. Hãy kiểm tra GEOPORTAL_BASEMAP_FILE.",
            f"The basemap {path} cannot be opened. Check GEOPORTAL_BASEMAP_FILE.",
        ) from error
    if head != MAGIC:
        raise SettingsError(
            f"{path} không phải tệp PMTiles (phiên bản 3). GEOPORTAL_BASEMAP_FILE cần một tệp .pmtiles.",
            f"{path} is no PMTiles file (version 3). GEOPORTAL_BASEMAP_FILE takes a .pmtiles file.",
        )
