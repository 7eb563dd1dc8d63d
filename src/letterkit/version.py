"""Which letterkit this is; pages and PDFs say it, for each version writes them in its own way."""

__version__ = "0.1.0"
