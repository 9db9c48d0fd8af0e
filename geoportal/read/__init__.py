"""A source file becomes tables of text."""

from geoportal.read.source import read_source

__all__ = ["read_source"]
