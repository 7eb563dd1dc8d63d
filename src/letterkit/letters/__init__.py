"""`letter.md` → Letter → Document: front matter, templates, body, words of each language."""
