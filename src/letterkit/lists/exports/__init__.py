"""A file becomes those who signed: its format, its layout, and what a person must say."""
