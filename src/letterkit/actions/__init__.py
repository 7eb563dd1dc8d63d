"""Use cases: each takes values, and returns values; none prints, prompts or exits."""
