"""Words that stand before a name and are no part of it."""

# Not here: what can be a name (Don, Pan, Miss), and what tells two people apart (Jr).
_LATIN = {"dr", "prof", "professor", "doctor", "mr", "mrs", "ms", "mx", "herr", "frau", "mme"}
_ROMANCE = {"mlle", "sra"}
_CYRILLIC = {"др", "проф", "доктор", "профессор", "прафесар", "доцент", "дацэнт", "академик"}
_COURTEOUS = {"акадэмік", "пані", "спадар", "спадарыня", "господин", "госпожа"}
_WITH_OR_WITHOUT_STOP = _LATIN | _ROMANCE | _CYRILLIC | _COURTEOUS
# Without a full stop these are also names.
_WITH_STOP = {"dipl", "ing", "mag", "mgr", "inz", "hab", "med", "phil", "rer", "nat", "jur"}
_DEGREES = {"phd", "md", "msc", "bsc", "mba"}
TITLES = frozenset(_WITH_OR_WITHOUT_STOP | _WITH_STOP | _DEGREES)
"""In lower case, without full stops; also the degrees that stand behind a name."""


def without_leading_titles(name: str) -> str:
    """`Prof. Dr. Ada Example` is `Ada Example`; a name of titles only stays as it is."""
    words = name.split()
    for number, word in enumerate(words):
        if not _is_title(word):
            return " ".join(words[number:])
    return name


def _is_title(word: str) -> bool:
    plain = word.casefold().rstrip(".")
    return plain in _WITH_OR_WITHOUT_STOP or (word.endswith(".") and plain in _WITH_STOP)
