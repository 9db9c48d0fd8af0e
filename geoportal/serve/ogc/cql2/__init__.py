"""CQL2 filters (OGC 21-065r2) over the serving index: read, checked, and turned into SQL with bound parameters."""

from geoportal.serve.ogc.cql2.evaluate import condition_of
from geoportal.serve.ogc.cql2.functions import register
from geoportal.serve.ogc.cql2.meeting import find_meeting
from geoportal.serve.ogc.cql2.parse import parse_filter

__all__ = ["condition_of", "find_meeting", "parse_filter", "register"]
