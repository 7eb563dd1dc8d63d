"""Rows become people and organisations: names, what stands around them, and what is no name."""
