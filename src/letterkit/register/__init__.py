"""`registers/<slug>/`: plan, edition, public files, receipts, what is kept of evidence."""
