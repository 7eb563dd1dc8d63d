"""Lines beside the rows that name somebody and leave open what is to be done with the name.

    Cy Specimen | C. S.            in a sheet of corrections
    Bo Sample prefers "B. S."
    [Bo Sample – see mail]         a note of an editor

They may ask to show less of a person who is still named, so a person has to read them.
"""

import re
from collections.abc import Iterator, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.said.mentioned import Names
from letterkit.model import Kind, Shown
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.text.names import fold
from letterkit.text.near_names import is_near, is_shortened, words_of
from letterkit.wishes.orders import is_harmless

_NOTE = re.compile(r"[-*\s]*[\[{【].*\w.*[\]}】][\s.]*")
_PARTS = re.compile(r"[\"“”„«»‘’'()\[\]]+|[-=–—]*>|[→⇒➜|:;,]|\s[-=–—]+\s")
_INITIAL = re.compile(r"(?<!\w)[^\W\d_]\.?(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]{2,}")
_KEY = re.compile(r"^[\s{-]*[\"']?\w+[\"']?\s*:\s*")
_LONGEST = 200
_HINT = (
    "write “(do not name)”, “(initials only)” or “(withdrawn)” behind that name in the file, or the"
    " name as it is to be, if that is what is meant; then delete the line"
)


def refuse_half_said(people: Sequence[Incoming], around: Sequence[tuple[str, int, str]]) -> None:
    """Stop at a line outside of the rows that may ask something for one who is still named."""
    named = [each for each in people if _is_named(each)]
    names = [each.values.get("name", "") for each in named]
    bodies = [each.values.get("kind") == Kind.ORGANISATION for each in named]
    known = Names(names, bodies)
    written = set(map(fold, names))
    own = {(each.file, int(each.line)) for each in people}
    for file, line, text in around:
        if (file, int(line)) in own or len(text) > _LONGEST or fold(_value_of(text)) in written:
            continue
        found = known.mentioned(text, whole=True)
        rest = known.without(text, found) if found else ""
        if found and (_is_note(text, rest) or any(_has_form(text, names[n]) for n in found)):
            raise LetterkitError(
                f"{file}:{line}: it is not clear what this asks for a name: {excerpt(text, 120)}",
                hint=_HINT,
            )


def _value_of(text: str) -> str:
    """What stands behind a key, as in `name: "Bo O'Sample",` of a file of objects."""
    return _KEY.sub("", text).strip(" \t\"'`,;")


def _is_named(each: Incoming) -> bool:
    hidden = each.values.get("shown") == Shown.UNNAMED or each.values.get("consent") == "no"
    return bool(each.values.get("name")) and not hidden


def _is_note(text: str, rest: str) -> bool:
    """Whether a line is a note in brackets with more in it than a name."""
    return bool(_NOTE.fullmatch(text) and _LETTERS.search(rest)) and not is_harmless(rest)


def _has_form(text: str, name: str) -> bool:
    """Whether a part of a text is a shorter form of a name that stands beside it."""
    parts = list(_parts(text))
    stands_alone = any(fold(part) == fold(name) for part in parts)
    for part in parts:
        if fold(part) == fold(name):
            continue
        if is_shortened(part, name) and (_INITIAL.search(part) or len(parts) == 2):
            return True
        if stands_alone and len(parts) == 2 and (is_near(part, name) or _is_changed(part, name)):
            return True
    return False


def _is_changed(part: str, name: str) -> bool:
    """Whether one word of a name is another one: "Cyrus Specimen" for "Cy Specimen"."""
    words, others = words_of(part), words_of(name)
    same = sum(one == other for one, other in zip(words, others, strict=False))
    return len(words) == len(others) and same == len(words) - 1 > 0


def _parts(text: str) -> Iterator[str]:
    for part in _PARTS.split(text):
        if plain := part.strip(" \t.*_~-–—"):
            yield plain if not part.rstrip().endswith(".") else f"{plain}."
