"""The web: OGC API through pygeoapi, pages, map, downloads, health."""
