"""Plain text as rows: lines, paragraphs, tables set apart by blanks."""
