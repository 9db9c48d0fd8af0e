"""GIS files: their layers as tables with shapes."""
