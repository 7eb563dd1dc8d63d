"""The merge stage: a letter and its accepted signatories become a document to render."""
