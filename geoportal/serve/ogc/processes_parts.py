"""What the processes share: how they describe themselves, what they read of their inputs, how they refuse."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from flask import current_app, has_app_context
from pygeoapi.process.base import ProcessorExecuteError

from geoportal.dataset import load_datasets, load_references
from geoportal.errors import RequestError
from geoportal.serve.coordinates import SYSTEMS, read_point
from geoportal.serve.ogc.served import Served, serve_version
from geoportal.serve.places import gazetteer_of
from geoportal.settings import Settings, load_settings
from geoportal.store.versions import generation, published
from geoportal.territory import Gazetteer

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_DATASETS = 40
CODES = [int(crs.removeprefix("EPSG:")) for crs in SYSTEMS]
NUMBER: dict[str, Any] = {"type": "number"}


def input_of(vi: str, en: str, schema: dict[str, Any], *, required: bool = False) -> dict[str, Any]:
    """Return the description of one input: its title, what it is, its schema."""
    return {"title": vi, "description": en, "schema": schema, "minOccurs": int(required), "maxOccurs": 1}


def metadata(name: str, title: dict[str, str], text: dict[str, str], inputs: dict[str, Any],
             output: str, example: dict[str, Any]) -> dict[str, Any]:  # fmt: skip
    """Return the description of a process, as pygeoapi wants it; title and text by language."""
    return {
        "version": "1.0.0", "id": name, "title": title, "description": text, "jobControlOptions": ["sync-execute"],
        "keywords": ["Hưng Yên", name], "links": [], "inputs": inputs, "example": {"inputs": example},
        "outputs": {output: {"title": output, "schema": {"type": "object", "contentMediaType": "application/json"}}},
    }  # fmt: skip


POINT_INPUTS = {
    "lon": input_of("Kinh độ", "Longitude in degrees; with lat, in EPSG:4326 (or 4756 as crs says)", NUMBER),
    "lat": input_of("Vĩ độ", "Latitude in degrees", NUMBER),
    "easting": input_of("Tọa độ Đông (Y trong hồ sơ địa chính)", "Easting in metres; with northing, instead of lon and"
                        " lat", NUMBER),
    "northing": input_of("Tọa độ Bắc (X trong hồ sơ địa chính)", "Northing in metres", NUMBER),
    "crs": input_of("Hệ tọa độ", "EPSG code of the point: 4326 of lon and lat, 9209 (VN-2000 of the province) of"
                    " easting and northing when missing", {"type": "integer", "enum": CODES}),
}  # fmt: skip


def datasets_input(vi: str, en: str) -> dict[str, Any]:
    """Return the description of the input that names datasets."""
    form = {"type": "array", "minItems": 1, "maxItems": MOST_DATASETS, "items": {"type": "string", "maxLength": 60}}
    return input_of(vi, en, form)


def check_names(data: object, known: Mapping[str, Any] | set[str]) -> dict[str, Any]:
    """Return the inputs; refuse what is no object, and inputs that the process does not have."""
    if not isinstance(data, dict):
        raise refused("inputs phải là một đối tượng JSON (inputs must be a JSON object)")
    unknown = sorted(map(str, set(data) - set(known)))
    if unknown:
        raise refused(f"Không có đầu vào {', '.join(unknown)} (unknown input)")
    return data


def read_place(data: Mapping[str, Any]) -> tuple[float, float]:
    """Return lon, lat (EPSG:4326) of the point that is asked for; errors are those of the caller (400)."""
    pairs = {pair: [data.get(name) for name in pair] for pair in (("lon", "lat"), ("easting", "northing"))}
    given = [pair for pair, values in pairs.items() if values != [None, None]]
    if len(given) != 1:
        raise refused("Cần lon và lat, hoặc easting và northing (lon and lat, or easting and northing)")
    pair = given[0]
    x, y = (data.get(name, None) for name in pair)
    if x is None or y is None or not (is_number(x) and is_number(y)):
        raise refused(f"{pair[0]} và {pair[1]} phải là hai số ({pair[0]} and {pair[1]} must be two numbers)")
    in_degrees = pair == ("lon", "lat")
    code = data.get("crs", 4326 if in_degrees else 9209)
    if type(code) is not int or code not in CODES:
        raise refused(f"crs: không hỗ trợ {str(code)[:20]} (unsupported)")
    if in_degrees != (code in (4326, 4756)):
        raise refused("crs 4326 và 4756 đi với lon, lat; các mã khác đi với easting, northing (4326 and 4756 go with"
                      " lon and lat, the others with easting and northing)")  # fmt: skip
    with told():
        return read_point(float(x), float(y), f"EPSG:{code}")


def is_number(value: object) -> bool:
    """Return whether a JSON value is a number of a size that coordinates have."""
    return isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < 1e9


def read_number(data: Mapping[str, Any], name: str, default: float, least: float, most: float) -> float:
    """Return a number between two limits."""
    value = data.get(name, default)
    if not is_number(value) or not least <= value <= most:
        raise refused(f"{name}: một số từ {least:g} đến {most:g} (a number from {least:g} to {most:g})")
    return float(value)


def read_count(data: Mapping[str, Any], default: int, most: int) -> int:
    """Return how many features are wanted."""
    value = data.get("count", default)
    if type(value) is not int or not 1 <= value <= most:
        raise refused(f"count: một số nguyên từ 1 đến {most} (a whole number from 1 to {most})")
    return value


def read_datasets(data: Mapping[str, Any], collections: Mapping[str, Served]) -> list[str] | None:
    """Return the ids of the datasets that are named, each once; None when none are."""
    names = data.get("datasets")
    if names is None:
        return None
    if not isinstance(names, list) or not 1 <= len(names) <= MOST_DATASETS:
        raise refused(f"datasets: danh sách từ 1 đến {MOST_DATASETS} mã (a list of 1 to {MOST_DATASETS} ids)")
    unknown = [str(name)[:60] for name in names if not isinstance(name, str) or name not in collections]
    if unknown:
        raise refused(
            f"datasets: chưa công bố trên bản đồ hoặc không có: {', '.join(unknown)} (not published on the map)"
        )
    return list(dict.fromkeys(names))


def refused(text: str) -> ProcessorExecuteError:
    """Return the error of a request that cannot be executed as it is (400)."""
    error = ProcessorExecuteError(user_msg=text)
    error.ogc_exception_code, error.http_status_code = "InvalidParameterValue", 400
    return error


@contextmanager
def told() -> Iterator[None]:
    """Turn an error of the portal about a request into one of the process."""
    try:
        yield
    except RequestError as error:
        raise refused(f"{error.vi} ({error.en})") from error


def settings() -> Settings:
    """Return the settings of the running app; of the environment when pygeoapi runs alone."""
    return current_app.extensions["settings"] if has_app_context() else load_settings()


def gazetteer() -> Gazetteer:
    """Return the gazetteer of the running portal."""
    return gazetteer_of(settings())


def collections() -> Mapping[str, Served]:
    """Return the published located datasets by id."""
    if has_app_context():
        live = current_app.extensions["ogc"]
        live.api()
        found: Mapping[str, Served] = live.collections
        return found
    return _published(settings(), generation(settings().home))


@lru_cache(maxsize=1)
def _published(settings: Settings, _generation: tuple[int, int]) -> Mapping[str, Served]:
    every = {**load_datasets(settings.layers), **load_references(settings.layers)}
    return {
        name: serve_version(every[name], version)
        for name, version in published(settings.home).items()
        if name in every and every[name].is_located
    }
