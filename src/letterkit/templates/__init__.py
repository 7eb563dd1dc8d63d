"""Built-in templates, as package data."""
