"""What text is: names and their spellings, scripts, links, the canonical text, lists as text."""
