"""The columns of a dataset as JSON Schema, as OGC API clients want to know them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

from geoportal.columns import published_columns
from geoportal.dataset import Dataset, Field, load_dataset
from geoportal.errors import UnknownDatasetError

JSON_TYPES: dict[str, dict[str, str]] = {
    "integer": {"type": "integer"},
    "year": {"type": "integer"},
    "number": {"type": "number"},
    "latitude": {"type": "number"},
    "longitude": {"type": "number"},
    "boolean": {"type": "boolean"},
    "date": {"type": "string", "format": "date"},
}
TIME_TYPES = ("date", "month", "year")
GEOMETRY_FORMATS = {
    "point": "geometry-point",
    "area": "geometry-point",
    "line": "geometry-multilinestring",
    "polygon": "geometry-multipolygon",
}


@lru_cache(maxsize=1024)
def find_definition(layers: Path, dataset_id: str) -> Dataset:
    """Load the definition of a dataset once per process.

    Raises
    ------
    UnknownDatasetError
        There is no such file under layers/.
    """
    path = next(iter(sorted(layers.glob(f"*/{dataset_id}.yml"))), None)
    if path is None:
        raise UnknownDatasetError(f"Không có bộ dữ liệu «{dataset_id}».", f"There is no dataset “{dataset_id}”.")
    return load_dataset(path)


def json_field(field: Field, language: str = "vi") -> dict[str, Any]:
    """Return one column as JSON Schema, its title with the unit.

    >>> from geoportal.dataset import Text
    >>> json_field(Field(title=Text(vi="Diện tích", en="Area"), type="number", unit="ha"))
    {'title': 'Diện tích (ha)', 'type': 'number'}
    """
    title = field.title.en if language == "en" else field.title.vi
    schema: dict[str, Any] = {"title": f"{title} ({field.unit})" if field.unit else title}
    schema |= JSON_TYPES.get(field.type, {"type": "string"})
    if field.values:
        schema["enum"] = list(field.values)
    return schema


def json_fields(dataset: Dataset, language: str = "vi") -> dict[str, dict[str, Any]]:
    """Return every published column as JSON Schema, in order: a new copy at each call."""
    return {name: json_field(field, language) for name, field in published_columns(dataset).items()}


def time_field(dataset: Dataset) -> str | None:
    """Return the field that `datetime` is compared with: the first date, else month, else year; None without one."""
    for kind in TIME_TYPES:
        for name, field in dataset.public_fields.items():
            if field.type == kind:
                return name
    return None


def geometry_format(dataset: Dataset) -> str:
    """Return the geometry type of a located dataset as a JSON Schema format, e.g. "geometry-point"."""
    return GEOMETRY_FORMATS.get(dataset.located.split(":")[0], "geometry-any")
