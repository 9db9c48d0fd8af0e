"""Administrative units of both eras: today's communes and wards, and the communes and districts before July 2025."""

from geoportal.territory.gazetteer import District, Gazetteer, LegacyCommune, Unit, load_gazetteer

__all__ = ["District", "Gazetteer", "LegacyCommune", "Unit", "load_gazetteer"]
