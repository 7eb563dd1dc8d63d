"""The check stage: signatories → findings; it changes nothing."""
