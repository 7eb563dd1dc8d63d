"""The read stage: files become values; trusts nothing."""
