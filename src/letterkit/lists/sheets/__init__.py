"""Spreadsheets as rows: sheets, blocks, marks, colours, what cannot be seen."""
