"""What stands beside a name and is about the signature: "(withdrawn)", "- anonymous please".

It is read before a name is split, so that it becomes nobody's role or affiliation.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from letterkit.lists.consent.consents import Ask
from letterkit.lists.consent.meanings import Status, meaning
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.said.standing_beside import leaves_out
from letterkit.lists.said.standing_words import says_out
from letterkit.model import Shown
from letterkit.wishes.doubt_words import is_chosen_name
from letterkit.wishes.wishes import is_wish

_BRACKET = re.compile(r"\s*[(\[{（【<]([^()\[\]{}（）【】<>]*)[)\]}）】>]")
_AFTER = re.compile(r"(\s+(?:[-–—]+|#+)\s*|\s*[,;|/:*]+\s*)")
_MOST = 300
_PIECES = re.compile(r"\s*[/,:–—]\s*")
_ANONYMOUS = re.compile(r"\ban[oóô]n[yiíý]m|аноним|ананім|анонім|مجهول|匿名|익명", re.IGNORECASE)
# "Initial signatories" are the first ones. What can be said of signatures as well as of letters,
# as "firmas iniciales" can, stays a wish.
_FIRST_ONES = re.compile(
    r"\b(?:initial\s+(?:co-?\s?)?(?:sign(?:ator(?:y|ies)|ers?|ees?|atures?)|support(?:ers?)?|endors\w+"
    r"|subscribers?|list|group|organi[sz]ations?|individuals?|adherents?|backers?|\d+)"
    r"|(?:co)?signataires?\s+initiaux|signataire\s+initiale?"
    r"|(?:firmantes?|signatarios?|signat[aá]rios?|adherentes?)\s+inicia(?:l|les|is)"
    r"|firmatari\w?\s+inizial[ei])\b",
    re.IGNORECASE,
)
_LEAST = (Shown.UNNAMED.value, Shown.ROLE.value, Shown.INITIALS.value)


@dataclass(frozen=True, slots=True)
class Beside:
    """A text without what is about the signature; `shown` as it wants, `out` if it does not stand.

    `said` is what was taken away.
    """

    text: str
    shown: str = ""
    out: bool = False
    said: str = ""


@lru_cache(maxsize=65_536)
def beside(text: str) -> Beside:
    """A name, and what is said of its signature in brackets or behind a dash or a comma."""
    if len(text) > _MOST or not (_BRACKET.search(text) or _AFTER.search(text)):
        return Beside("", "", says_out(text), text) if says_out(text) else Beside(text)
    kept, said = text, []
    for match in _BRACKET.finditer(text):
        if is_about_signature(match[1]) or is_chosen_name(match[1]):
            kept = kept.replace(match[0], "", 1)
            said.append(match[1].strip())
    kept, rest = _without_end(kept)
    said += rest
    if not said:
        return Beside(text)
    out = any(map(says_out, said))
    return Beside(
        kept.strip(), "" if out else least([wish_of(each) for each in said]), out, ", ".join(said)
    )


def _without_end(text: str) -> tuple[str, list[str]]:
    """A text without its parts behind a dash or comma that are about the signature."""
    pieces = _AFTER.split(text)
    # A part, the mark before the next one, that part, and so on.
    kept, said = pieces[0], []
    for mark, part in zip(pieces[1::2], pieces[2::2], strict=True):
        if part.strip() and is_about_signature(part):
            said.append(part.strip())
        else:
            kept += mark + part
    return (kept, said) if said else (text, [])


@lru_cache(maxsize=65_536)
def is_about_signature(text: str) -> bool:
    """Whether a text is about a signature or how it is shown, and nothing else."""
    return says_out(text) or bool(wish_of(text))


@lru_cache(maxsize=65_536)
def wish_of(text: str) -> str:
    """How somebody wants to be shown, if a text says that they want to be shown less."""
    text = text.strip(" .!")
    if is_chosen_name(text) or _FIRST_ONES.search(text):
        return ""
    if stand_in(text) is Stand.HIDDEN or is_wish(text):
        return Shown.UNNAMED.value
    found = meaning(Ask.HOW, text)
    if found.status is Status.CLEAR and found.shown in (Shown.INITIALS, Shown.ROLE):
        # "Ada Example, Professor": a word for a role alone is a role.
        plain = found.shown == Shown.INITIALS or len(text.split()) > 1
        return found.shown if plain else ""
    return ""


@lru_cache(maxsize=65_536)
def is_no_value(text: str) -> bool:
    """Whether a role or an affiliation is a wish or a withdrawal in its place."""
    return leaves_out("role", text) or wish_of(text) in (Shown.UNNAMED, Shown.INITIALS)


@lru_cache(maxsize=65_536)
def is_plain_note(text: str) -> bool:
    """Whether free text is a wish not to be named, and its words can mean nothing else."""
    if len(text) > _MOST or wish_of(text) != Shown.UNNAMED:
        return False
    return len(text.split()) > 1 or not text.isascii()


def wish_of_heading(title: str) -> str:
    """How those below a heading, or on a sheet of this name, want to be shown; or nothing.

    "Anonymous", "Подписали анонимно" and "Initials only" speak for all of them.
    """
    if _ANONYMOUS.search(title):
        return Shown.UNNAMED.value
    return least([wish_of(piece) for piece in _PIECES.split(title)])


def wish_of_file(title: str) -> str:
    """The same of the name of a file, where "hidden" or "private" alone is about the file."""
    plain = len(title.split()) > 1 or _ANONYMOUS.search(title)
    return wish_of_heading(title) if plain else ""


def wish_beside(
    values: dict[str, str], private: dict[str, str], note: Callable[[str], None]
) -> str | None:
    """How they want to be shown by what stands beside their name; None if they do not sign."""
    shown = []
    for name in ("name", "role", "affiliation"):
        text = values.get(name, "")
        apart = beside(text) if name == "name" else Beside(text)
        if name != "name" and is_no_value(text):
            out = leaves_out(name, text)
            apart = Beside("", "" if out else wish_of(text), out, text)
        if not apart.said:
            continue
        if apart.out:
            return None
        values[name] = apart.text
        if is_chosen_name(apart.said):
            note(f"“{apart.said}” behind the name is taken off, and the name is shown")
            continue
        private[f"{name} as given"] = text
        shown.append(apart.shown)
        note(f"what stands beside the name is a wish: {' or '.join(shown)}")
    return least(shown)


def least(shown: Sequence[str]) -> str:
    """The least that any of them wants to be shown."""
    return next((each for each in _LEAST if each in shown), "")


def show_less(values: dict[str, str], wish: str) -> None:
    """A wish beside the name counts, unless a column says that they are shown even less."""
    said = values.get("shown", "")
    if wish and (said not in _LEAST or _LEAST.index(wish) < _LEAST.index(said)):
        values["shown"] = wish
