"""The order of names in a language: its own script first, then CLDR's order of letters."""

from collections.abc import Callable

from letterkit.model import script_of, script_of_language


def sort_key(lang: str) -> Callable[[str], tuple[bool, bool, bytes]]:
    """A key for `sorted`: empty names last, names of the language's script before all others."""
    own = script_of_language(lang)
    collate = _icu(lang) or _root()

    def key(name: str) -> tuple[bool, bool, bytes]:
        script = next(filter(None, map(script_of, name)), own)
        return (not name, script != own and script not in _SHARED.get(own, ()), collate(name))

    return key


_SHARED = {"Jpan": ("Hani", "Hira", "Kana"), "Kore": ("Hang", "Hani"), "Hans": ("Hani",)}


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
