"""Text and names as HTML in which every part in a foreign script carries its own language."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from letterkit.model import direction_of, runs
from letterkit.text.links import with_addresses
from letterkit.text.where_to_check import in_print

if TYPE_CHECKING:
    from jinja2 import Environment

FOREIGN = "external nofollow noopener noreferrer"
"""What a link to elsewhere says of itself: no place of ours hears that it was followed."""
_REPEATED = 16384  # roles, organisations and countries of a long list; names hardly repeat


def environment_of(folder: str, names: Mapping[str, object]) -> "Environment":
    """The templates of a folder of letterkit; `names` are what they may call beside their values.

    What a template names must be there, and text is escaped unless it is `Markup`.
    """
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("letterkit", folder),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= names
    return environment


@lru_cache(maxsize=_REPEATED)
def tagged(text: str, lang: str) -> Markup:
    """Escaped text of `lang`; what is in another script stands in a `<span lang>` of its own.

    The span has a `dir` where its script runs against that of `lang`, which also isolates it.
    """
    return _joined(runs(text, lang), lang)


@lru_cache(maxsize=_REPEATED)
def isolated(text: str, lang: str) -> Markup:
    """`tagged`, in a `<bdi>` where the first letter runs against `lang`.

    For a phrase that is the whole of a field: its full stop then stays at its own end.
    """
    parts = runs(text, lang)
    whole, against = _joined(parts, lang), _against(_direction(parts, lang), lang)
    return _made(f"<bdi{against}>{whole}</bdi>") if against else whole


def phrase(parts: Iterable[str], comma: str, lang: str) -> Markup:
    """Parts joined by commas; each isolated, as they may run in different directions."""
    return escape(comma).join(isolated(part, lang) for part in parts if part)


def linked(text: str, lang: str) -> Markup:
    """`isolated`, with a link over each address of the web that the text says."""
    parts = [
        _linked(part, lang) if is_link else tagged(part, lang)
        for part, is_link in with_addresses(text)
    ]
    against = _against(_direction(runs(text, lang), lang), lang)
    whole = _made("".join(parts))
    return _made(f"<bdi{against}>{whole}</bdi>") if against else whole


def _linked(address: str, lang: str) -> str:
    return f'<a href="{escape(address)}" rel="{FOREIGN}">{tagged(address, lang)}</a>'


def where_linked(phrase: str, address: str, lang: str) -> Markup:
    """The sentence that names a page to check a file on, with a link to it."""
    before, _, after = phrase.partition("{address}")
    inside = tagged(address, lang)
    link = f'<a href="{escape(address)}" rel="{FOREIGN}" dir="ltr" translate="no">{inside}</a>'
    return tagged(before, lang) + _made(link) + tagged(after, lang)


def where_printed(phrase: str, address: str, lang: str) -> Markup:
    """The same as it stands in print, where somebody types the address."""
    before, _, after = phrase.partition("{address}")
    shown = f'<bdi class="address" dir="ltr">{tagged(in_print(address), lang)}</bdi>'
    return tagged(before, lang) + _made(shown) + tagged(after, lang)


def name(text: str, lang: str) -> Markup:
    """A name, isolated from the direction of what surrounds it, in `<bdi class="name">`."""
    parts = runs(text, lang)
    against = _against(_direction(parts, lang), lang)
    if len(parts) == 1 and (tag := parts[0][1]):
        return _made(f'<bdi class="name" lang="{escape(tag)}"{against}>{escape(text)}</bdi>')
    return _made(f'<bdi class="name"{against}>{_joined(parts, lang)}</bdi>')


def _direction(parts: list[tuple[str, str]], lang: str) -> str:
    """The direction of the first part that has letters."""
    first = next((tag or lang for part, tag in parts if any(map(str.isalpha, part))), lang)
    return direction_of(first)


def _against(direction: str, lang: str) -> str:
    return f' dir="{direction}"' if direction != direction_of(lang) else ""


def _joined(parts: list[tuple[str, str]], lang: str) -> Markup:
    return _made("".join(_run(part, tag, lang) for part, tag in parts))


def _run(part: str, tag: str, lang: str) -> str:
    if not tag:
        return escape(part)
    against = _against(direction_of(tag), lang)
    return f'<span lang="{escape(tag)}"{against}>{escape(part)}</span>'


def _made(html: str) -> Markup:
    return Markup(html)  # noqa: S704 - made here, of escaped parts
