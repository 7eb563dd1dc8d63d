"""The check stage: signatories become findings; changes nothing."""
