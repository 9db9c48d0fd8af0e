"""The open-data map portal of Hưng Yên province."""

__version__ = "0.1.0"
