"""The render stage: a document becomes a PDF, a page, a text and an e-mail."""
