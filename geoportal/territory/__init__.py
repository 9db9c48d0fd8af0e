"""Administrative units of every era since 2019, and what became of them."""

from geoportal.territory.gazetteer import Gazetteer, distance_m, load_gazetteer, open_gazetteer
from geoportal.territory.names import Names, lookup
from geoportal.territory.resolve import Location, Resolution, locate_point, resolve
from geoportal.territory.units import MERGER, Commune, District, FormerCommune, Unit, today_codes

__all__ = [
    "MERGER",
    "Commune",
    "District",
    "FormerCommune",
    "Gazetteer",
    "Location",
    "Names",
    "Resolution",
    "Unit",
    "distance_m",
    "load_gazetteer",
    "locate_point",
    "lookup",
    "open_gazetteer",
    "resolve",
    "today_codes",
]
