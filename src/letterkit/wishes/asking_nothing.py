"""Comments that sound like wishes not to be named and ask nothing of the kind.

    asks_nothing("Please publish my name, I am not afraid")   they want to be named
    asks_nothing("Please do not share my e-mail")             no output has an address
    asks_nothing("The ban must be withdrawn")                 a demand on somebody else
    asks_nothing("Publish my name only after March")          False: not understood whole

Every clause of a comment must be one of these, in words that mean nothing else; one that is not
leaves all of it to the other rules.
"""

import re
import tomllib
from functools import cache, lru_cache
from importlib import resources

_LONGEST = 160  # characters
_CLAUSE = re.compile(r"\s*(?:[.!?;,:\n…–—]+|\s-\s)\s*")


@cache
def _pattern(kind: str) -> str:
    """Any of the expressions of a table."""
    text = (resources.files("letterkit.wishes") / "asking_nothing.toml").read_text("utf-8")
    tables: dict[str, list[str]] = tomllib.loads(text)
    thing = "|".join(tables["thing"])
    return f"(?:{'|'.join(tables[kind])})".replace("THING", f"(?:{thing})")


@cache
def _whole() -> re.Pattern[str]:
    please, publish, name = map(_pattern, ("please", "publish", "my_name"))
    named = rf"(?:{please} )*(?:{publish} {name}(?: {please})?|{name} {publish})"
    return re.compile("|".join((named, *map(_pattern, ("please", "brave", "details", "demands")))))


@cache
def _named() -> re.Pattern[str]:
    before = r"(?<!not )(?<!n t )(?<!не )(?<!nie )"
    return re.compile(rf"{before}\b{_pattern('publish')} {_pattern('my_name')}\b")


def _plain(text: str) -> str:
    words = re.sub(r"[’'‘ʼ`-]", " ", text.casefold())
    return " ".join(re.sub(r"[^\w\s]", " ", words).split())


@lru_cache(maxsize=16_384)
def asks_nothing(text: str) -> bool:
    """Whether a comment is understood whole, and no clause of it asks for less than the name."""
    if len(text) > _LONGEST:
        return False
    clauses = [plain for clause in _CLAUSE.split(text) if (plain := _plain(clause))]
    whole = _plain(text)
    return bool(_whole().fullmatch(whole)) or (
        bool(clauses) and all(map(_whole().fullmatch, clauses)) and "?" not in text
    )


@lru_cache(maxsize=16_384)
def asks_to_be_named(text: str) -> bool:
    """Whether a text asks to be named, whatever else it says: "Publish my name after March"."""
    return len(text) <= _LONGEST and _named().search(_plain(text)) is not None
