"""Tables of text become typed rows; every finding goes into the report."""

from geoportal.validate.rows import validate_tables
from geoportal.validate.tables import Mapped, map_tables

__all__ = ["Mapped", "map_tables", "validate_tables"]
