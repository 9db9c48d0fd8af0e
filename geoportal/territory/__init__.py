"""Administrative units of every era since 2019, and what became of them."""

from geoportal.territory.gazetteer import Gazetteer, distance_m, load_gazetteer
from geoportal.territory.units import MERGER, Commune, District, FormerCommune, Unit, today_codes

__all__ = [
    "MERGER",
    "Commune",
    "District",
    "FormerCommune",
    "Gazetteer",
    "Unit",
    "distance_m",
    "load_gazetteer",
    "today_codes",
]
