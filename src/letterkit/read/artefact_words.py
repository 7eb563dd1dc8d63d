"""Words of ours that any medium may show: fingerprints and digests."""

import re

_FINGERPRINT = re.compile(r"(?<![A-Z0-9-])([A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4})(?![A-Z0-9-])")


def fingerprints_in(text: str) -> list[str]:
    """What is written like the fingerprint of a text, each once."""
    return list(dict.fromkeys(_FINGERPRINT.findall(text)))
