"""The OGC API of the portal, at /api: pygeoapi with our own provider, called from our own Flask blueprint."""
