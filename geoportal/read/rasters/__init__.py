"""Rasters: Cloud Optimized GeoTIFF, quick look and footprint."""
