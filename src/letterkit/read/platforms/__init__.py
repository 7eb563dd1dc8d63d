"""Exports of forms, platforms and mailings: recognised by their header rows, mapped to columns."""
