"""Markdown and other documents as rows: which blocks name those who signed."""
