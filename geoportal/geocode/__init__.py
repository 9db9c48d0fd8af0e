"""Addresses and stated coordinates become places, each with its level, radius, era and evidence."""

from geoportal.geocode.address import place_address
from geoportal.geocode.features import locate

__all__ = ["locate", "place_address"]
