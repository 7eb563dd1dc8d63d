"""Open letters that anybody can check: a letter and a list become a PDF, a page, a text and an e-mail."""

__version__ = "0.1.0"
