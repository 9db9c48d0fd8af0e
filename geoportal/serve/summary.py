"""A published feature in a few words: what it is, how well its place is known, how far it is, its pages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from urllib.parse import quote

import orjson

from geoportal.dataset import Dataset
from geoportal.serve.near import Near, nearest
from geoportal.serve.ogc.served import Served
from geoportal.serve.timed import Clock
from geoportal.vietnamese import format_number

EXACT_M = 100.0
"""A place that is known at least so well needs no warning."""
KNOWN_TO = {
    "exact": ("tọa độ", "its coordinates"), "facility": ("cơ sở", "a facility"), "street": ("đường phố", "its street"),
    "hamlet": ("thôn, tổ dân phố", "its hamlet"), "commune": ("xã, phường", "its commune"),
    "district": ("huyện cũ", "its former district"),
}  # fmt: skip
"""What each level says of where a feature is."""
Both = dict[str, str]


def both(vi: str, en: str) -> Both:
    """Return a text in both languages, as the answers of the API have them."""
    return {"vi": vi, "en": en}


def precision(level: str, radius_m: float | None, distance_m: float | None = None) -> dict[str, Any]:
    """Say how well a place is known: level, radius (metres), whether a distance to it is only approximate, in words.

    Examples
    --------
    >>> precision("commune", 1800, 1000.0)["note"]["vi"]
    'Chỉ biết vị trí đến xã, phường nên khoảng cách là gần đúng: từ 0 đến 2.800 m.'
    >>> precision("exact", 10)["note"] is None
    True
    """
    radius = float(radius_m or 0.0)
    approximate = radius > EXACT_M
    note = _note(level, radius, distance_m) if approximate else None
    return {"level": level, "radius_m": radius_m, "approximate": approximate, "note": note}


def _note(level: str, radius: float, distance_m: float | None) -> Both:
    vi, en = KNOWN_TO.get(level, KNOWN_TO["commune"])
    if distance_m is None:
        return both(f"Chỉ biết vị trí đến {vi}, trong khoảng {_metres(radius)} m.",
                    f"Known to {en} only, within {round(radius):,} m.")  # fmt: skip
    least, most = max(distance_m - radius, 0.0), distance_m + radius
    return both(
        f"Chỉ biết vị trí đến {vi} nên khoảng cách là gần đúng: từ {_metres(least)} đến {_metres(most)} m.",
        f"Known to {en} only, so the distance is approximate: {round(least):,} to {round(most):,} m.",
    )


def _metres(metres: float) -> str:
    return format_number(round(metres))


def summaries(served: Served, numbers: Iterable[int], base_url: str) -> list[dict[str, Any]]:
    """Return features of a dataset in a few words, in the order of their numbers.

    base_url is the address of the portal without a final slash.
    """
    texts = served.features.some(list(numbers))
    return [_summary(served.dataset, orjson.loads(text), base_url) for text in texts]


def _summary(dataset: Dataset, feature: dict[str, Any], base_url: str) -> dict[str, Any]:
    values, row_id = feature["properties"], quote(str(feature["id"]), safe="")
    return {
        "id": feature["id"], "dataset": dataset.id,
        "dataset_title": both(dataset.title.vi, dataset.title.en),
        "name": str(values.get(dataset.name_field) or "") or dataset.title.vi,
        "address": _first(dataset, values, "address"), "phone": _first(dataset, values, "phone"),
        "unit": values.get("vi_tri_dvhc"), "sample": bool(values.get("du_lieu_mau")),
        "level": values.get("vi_tri_muc"), "radius_m": values.get("vi_tri_ban_kinh_m"),
        "url": f"{base_url}/du-lieu/{dataset.id}/{row_id}",
        "item": f"{base_url}/api/collections/{dataset.id}/items/{row_id}",
    }  # fmt: skip


def _first(dataset: Dataset, values: dict[str, Any], kind: str) -> str | None:
    """Return the first value that a feature has in a field of a type."""
    found = (values.get(name) for name, field in dataset.public_fields.items() if field.type == kind)
    return next((str(value) for value in found if value), None)


def nearest_part(
    served: Served, lon: float, lat: float, count: int, within_m: float, base_url: str, clock: Clock
) -> dict[str, Any]:
    """Return the nearest features of one dataset, and how many have no place, so that they cannot be among them."""
    found = nearest(served, lon, lat, count, within_m, clock)
    title = served.dataset.title
    return {
        "dataset": served.dataset.id, "title": both(title.vi, title.en),
        "features": near_features(found, base_url),
        "without_place": served.extent.total - served.extent.located,
    }  # fmt: skip


def near_features(found: Sequence[Near], base_url: str) -> list[dict[str, Any]]:
    """Return features with their distance as GeoJSON points (EPSG:4326): of a line or area its nearest point."""
    by_dataset: dict[str, tuple[Served, list[int]]] = {}
    for near in found:
        by_dataset.setdefault(near.served.dataset.id, (near.served, []))[1].append(near.number)
    known = {
        (name, number): summary
        for name, (served, numbers) in by_dataset.items()
        for number, summary in zip(numbers, summaries(served, numbers, base_url), strict=True)
    }
    return [_near_feature(near, known[near.served.dataset.id, near.number]) for near in found]


def _near_feature(near: Near, summary: dict[str, Any]) -> dict[str, Any]:
    away = round(near.distance_m, 1)
    known = precision(str(summary["level"]), summary["radius_m"], near.distance_m)
    return {
        "type": "Feature", "id": summary["id"],
        "geometry": {"type": "Point", "coordinates": [round(near.lon, 7), round(near.lat, 7)]},
        "properties": {**{name: value for name, value in summary.items() if name != "id"}, "distance_m": away, **known},
    }  # fmt: skip
