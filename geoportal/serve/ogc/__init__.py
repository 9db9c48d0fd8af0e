"""The OGC API: pygeoapi with the portal's own provider, below /api."""
