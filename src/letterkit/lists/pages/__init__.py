"""Web pages as rows: lists, tables and cards."""
