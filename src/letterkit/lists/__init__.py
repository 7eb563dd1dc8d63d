"""Lists of signatories: read, kept, and what comes in from other programs."""
