"""A source file becomes tables of text."""

from geoportal.read.source import open_source

__all__ = ["open_source"]
