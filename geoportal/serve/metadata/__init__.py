"""Metadata for machines: schema.org, DCAT, a CKAN-shaped API, sitemaps and feeds of changes."""
