"""Administrative units of every era since 2019."""

from __future__ import annotations

from dataclasses import dataclass

METRES_PER_DEGREE = 111_320.0
"""Of latitude, and of longitude times the cosine of the latitude; good to 0.5 % in the province."""
BEGINNING = "2019-01-01"
MERGER = "2025-07-01"
"""Since this day the province has 104 communes and wards and no districts (1666/NQ-UBTVQH15)."""


@dataclass(frozen=True)
class Unit:
    """A commune or ward of today. lon, lat: its representative point, EPSG:4326; radius_m holds 90 % of it.

    sources: keys of the communes of June 2025 that it is made of, whole or in part.
    """

    code: str
    name: str
    type: str
    short: str
    lon: float
    lat: float
    radius_m: float
    area_km2: float | None
    sources: tuple[str, ...]
    since: str = MERGER
    until: str = ""


@dataclass(frozen=True)
class FormerCommune:
    """A commune that no longer exists, in the words of its time.

    since and until are ISO dates, until exclusive; key identifies it among all eras (its code for those of June 2025,
    when the code is unique). successors: today's codes, several when it was split, the larger part first. into: the
    key of the commune of June 2025 that had taken it in, "" for one that lasted until then.

    near_lon, near_lat: where it lies inside its successor, estimated (EPSG:4326). lon, lat, radius_m: its own point,
    from a commercial geocoding service, None where that is known to be wrong; used only when the operator allows it.
    """

    key: str
    code: str
    name: str
    type: str
    short: str
    district: str
    province: str
    since: str
    until: str
    successors: tuple[str, ...]
    into: str
    near_lon: float
    near_lat: float
    lon: float | None
    lat: float | None
    radius_m: float | None


@dataclass(frozen=True)
class District:
    """A district before July 2025."""

    code: str
    name: str
    type: str
    short: str
    province: str
    since: str
    until: str


@dataclass(frozen=True)
class Change:
    """A day on which communes changed, with the resolution where it is known. confirmed: its text was read."""

    date: str
    resolution: str
    confirmed: bool
    what: str


Commune = Unit | FormerCommune


def today_codes(commune: Commune) -> tuple[str, ...]:
    """Return the codes of today's units that a commune of any era is, or became."""
    return (commune.code,) if isinstance(commune, Unit) else commune.successors
