"""Open letters that anybody can check, offline."""

__version__ = "0.1.0"
