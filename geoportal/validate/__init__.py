"""Tables of text become typed rows; every finding goes into the report."""

from geoportal.validate.tables import validate_tables

__all__ = ["validate_tables"]
