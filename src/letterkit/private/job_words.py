"""Whether a word says what somebody does, and is no mailbox: `Redakteur bei GMX`, `posts at …`."""

import re
import tomllib
from functools import lru_cache
from importlib import resources

_LONG = 7  # letters of a word that is known by its ending


def is_job(word: str) -> bool:
    """Whether a word before "at" says what somebody is or does there, whatever its case.

    >>> is_job("Redakteur"), is_job("sysadmin"), is_job("walter"), is_job("ada")
    (True, True, False, False)
    """
    lowered = word.lower()
    words, endings, names = _tables()
    if lowered in words:
        return True
    return len(lowered) >= _LONG and lowered not in names and bool(endings.search(lowered))


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], re.Pattern[str], frozenset[str]]:
    """The words, endings and names of `job_words.toml` beside this file."""
    file = resources.files("letterkit.private") / "job_words.toml"
    lines: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    words, endings, names = (
        " ".join(lines[each]).split() for each in ("words", "endings", "names")
    )
    return frozenset(words), re.compile(f"(?:{'|'.join(endings)})$"), frozenset(names)
