"""The order of names in a language: its own script first, then CLDR's order of letters.

Quotation marks and the like in front of a name do not count, and a name that begins with a digit
stands in front of all letters.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from letterkit.model import script_of, script_of_language


def sort_key(lang: str) -> Callable[[str], tuple[bool, bool, bytes]]:
    """A key for `sorted`: empty names last, names of the language's script before all others."""
    collate = _icu(lang) or _root()

    def key(name: str) -> tuple[bool, bool, bytes]:
        return (not name, bool(foreign_script(name, lang)), collate(from_first_sign(name)))

    return key


_SHARED = {
    "Jpan": ("Hani", "Hira", "Kana"),
    "Kore": ("Hang", "Hani"),
    "Hans": ("Hani",),
    "Hant": ("Hani",),
}


def from_first_sign(name: str) -> str:
    """The name from its first letter or digit on; one without any as it is."""
    for place, character in enumerate(name):
        if character.isalnum():
            return name[place:]
    return name


def foreign_script(name: str, lang: str) -> str:
    """The script by which a name stands behind those of the language's own, or nothing."""
    own = script_of_language(lang)
    first = from_first_sign(name)
    if first[:1].isdecimal():
        return ""
    script = next(filter(None, map(script_of, first)), own)
    return "" if script == own or script in _SHARED.get(own, ()) else script


def _icu(lang: str) -> Callable[[str], bytes] | None:
    try:
        import icu
    except ImportError:
        return None
    return icu.Collator.createInstance(icu.Locale(lang)).getSortKey  # type: ignore[no-any-return]


def _root() -> Callable[[str], bytes]:
    """Where ICU has no wheel: the order of Unicode's root collation (DUCET)."""
    from pyuca import Collator

    collator = Collator()

    def key(name: str) -> bytes:
        return b"".join(int(n).to_bytes(2) for n in collator.sort_key(name))

    return key


@lru_cache(maxsize=4096)
def primary_key(text: str) -> bytes:
    """What makes texts of other letters differ, in the root collation: case and accents do not."""
    return _primary()(text)


@cache
def _primary() -> Callable[[str], bytes]:
    try:
        import icu
    except ImportError:
        return _root_primary()
    collator = icu.Collator.createInstance(icu.Locale.getRoot())
    collator.setStrength(icu.Collator.PRIMARY)
    return collator.getSortKey  # type: ignore[no-any-return]


def _root_primary() -> Callable[[str], bytes]:
    from pyuca import Collator

    collator = Collator()

    def key(text: str) -> bytes:
        numbers = list(collator.sort_key(text))
        return b"".join(int(n).to_bytes(2) for n in numbers[: numbers.index(0)])

    return key
