"""Lines of text as people: one a line, or one a paragraph of name, role and organisation.

    Ada Example                 Ada Example, Editor
    Professor                   Bo Example, Reader
    Example University

    Bo Example
    Editor
    Example News

Which of the two it is must show in the whole text: in a paragraph a person, what stands below the
first line is no name. Lines that each hold a name and more, as on the right, are a person each.
Where both could be meant, or one line holds several people, the user decides.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from letterkit.errors import LetterkitError
from letterkit.lists.documents.documents import Line
from letterkit.lists.people.beside_names import are_bodies, is_like_person
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.people_in_one import seem_several
from letterkit.lists.rows.beside_items import is_link_text
from letterkit.lists.rows.doubts import strict
from letterkit.lists.rows.name_shapes import (
    EMAIL,
    WEB,
    ends_in_particle,
    is_detail,
    is_institution,
    is_name,
    is_role,
    speaks_for,
)
from letterkit.lists.rows.not_names import is_gone
from letterkit.lists.rows.representatives import represented
from letterkit.lists.texts.labelled_lines import refuse_label
from letterkit.lists.texts.several_people import (
    MAYBE_SEVERAL,
    SURELY_SEVERAL,
    is_full_name,
    several_in,
)
from letterkit.lists.texts.wish_lines import is_wish_line, named_in
from letterkit.lists.texts.wrapped_lines import are_parallel, wrapped_at
from letterkit.private.excerpts import excerpt
from letterkit.private.private_data import masked
from letterkit.text.countries import country_code

_SHOWN = 60  # characters of a line in an error
_MOST_LINES = 6  # of one person
_FEWEST_TURNS = 2  # of a name and something else
_MOST_ALONE = 4  # of one person, where there is no other paragraph to compare with
_MUCH = 0.5  # more details below the first lines than in them: they belong together
_OF_NAME = range(2, 5)  # words
_SOME = 0.2  # the same: they may
# What parts a name from what follows it.
_MORE = re.compile(r"[,،;(\[<|]|\s[-–—]{1,3}\s|\t|[.·…_]{4,}")
_BROKEN = re.compile("[^\\W\\d_][-\u2010\u00ad]$")  # a letter, and a hyphen at the end of a line
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_FEW = 3  # lines; in more of them, three pieces each are a name, a role and an affiliation


def people_in(
    paragraphs: Sequence[Sequence[Line]], name: str, *, items: bool = False
) -> list[Sequence[Line]]:
    """The lines of each person; what a line says of a signature does not count for its shape.

    `items` says that each paragraph is one person, by its mark and its indented lines.
    """
    _refuse_nameless(paragraphs, name)
    given: dict[int, Line] = {}
    plain = [_without_wishes(paragraph, given) for paragraph in paragraphs]
    if not any(lines is not paragraph for lines, paragraph in zip(plain, paragraphs, strict=True)):
        return _people_in(paragraphs, name, items=items)
    found = _people_in([lines for lines in plain if lines], name, items=items)
    people = [[given[id(line)] for line in lines] for lines in found]
    return _with_wishes(people, paragraphs, name)


def _refuse_nameless(paragraphs: Sequence[Sequence[Line]], name: str) -> None:
    """Refuse a word in brackets below a name that may stand in the place of another one."""
    for paragraph in paragraphs:
        for line in paragraph[1:]:
            text = line.words.text.strip()
            bracketed = _BRACKETS.fullmatch(text)
            gone = is_gone(text) and not strict(text).out
            if gone or (bracketed and line is not paragraph[-1] and hidden_name(text)):
                raise LetterkitError(
                    f"{name}:{line.line}: is this about the person above, or somebody else: {text}",
                    hint="write it behind the name that it is about, on the same line; else delete"
                    " the line",
                )


def _without_wishes(lines: Sequence[Line], given: dict[int, Line]) -> Sequence[Line]:
    """The lines with a name alone where a wish stands behind it, and no line of a wish alone.

    `given` gets each line as it was, by the `id` of what stands for it.
    """
    kept = []
    for number, line in enumerate(lines):
        text = line.words.text
        plain = line
        if name := named_in(text):
            plain = replace(line, words=replace(line.words, text=name))
        elif number and is_wish_line(text):
            continue
        given[id(plain)] = line
        kept.append(plain)
    same = len(kept) == len(lines) and all(a is b for a, b in zip(kept, lines, strict=True))
    return lines if same else kept


def _with_wishes(
    people: Sequence[list[Line]], paragraphs: Sequence[Sequence[Line]], name: str
) -> list[Sequence[Line]]:
    """The people with the lines of wishes alone, each below the only person of its paragraph."""
    owner = {id(line): person for person in people for line in person}
    for paragraph in paragraphs:
        owners = {id(owner[id(line)]): owner[id(line)] for line in paragraph if id(line) in owner}
        alone = [line for line in paragraph if id(line) not in owner]
        if alone and len(owners) > 1:
            raise LetterkitError(
                f"{name}:{alone[0].line}: whose signature is this line about?",
                hint="write it in brackets behind the name that it is about, on the same line",
            )
        for person in owners.values():
            if any(named_in(line.words.text) for line in person[1:]):
                raise _unclear(person[1], name)
            person += alone
    return list(people)


def _people_in(
    paragraphs: Sequence[Sequence[Line]], name: str, *, items: bool
) -> list[Sequence[Line]]:
    refuse_several([line for paragraph in paragraphs for line in paragraph], name)
    for paragraph in paragraphs:
        _refuse_broken(paragraph, name)
    if items and all(map(_is_one_item, paragraphs)):
        return list(paragraphs)
    longer = [paragraph for paragraph in paragraphs if len(paragraph) > 1]
    if not longer:
        _refuse_alternate([line for line, *_ in paragraphs], name)
        return _by_line(paragraphs, name)
    later = [line for paragraph in longer for line in paragraph[1:]]
    anew = _beginning_anew(longer)
    if _are_lines_of_a_list(paragraphs) or anew == len(later):
        _refuse_continued(longer, name)
        return _by_line(paragraphs, name)
    if anew or _hides_others(longer):
        raise _unclear(longer[0][1], name)
    more = _details(later) - _details([paragraph[0] for paragraph in longer])
    if all(speaks_for(line.words.text) for line in later):
        return _by_line(paragraphs, name)
    if _are_people(paragraphs, longer, more):
        _refuse_second(paragraphs, name)
        return list(paragraphs)
    regular = len({len(paragraph) for paragraph in paragraphs}) == 1
    if more >= _SOME or (regular and len(paragraphs) > 1):
        raise _unclear(longer[0][1], name)
    return _by_line(paragraphs, name)


def _are_lines_of_a_list(paragraphs: Sequence[Sequence[Line]]) -> bool:
    """Whether lines are alike, or too many for one person."""
    texts = [line.words.text for paragraph in paragraphs for line in paragraph]
    most = _MOST_LINES if len(paragraphs) > 1 else _MOST_ALONE
    return are_parallel(texts) or max(map(len, paragraphs)) > most


def _by_line(paragraphs: Sequence[Sequence[Line]], name: str) -> list[Sequence[Line]]:
    """A person a line, if no line only goes on with the one above."""
    texts = [[line.words.text for line in paragraph] for paragraph in paragraphs]
    if found := wrapped_at(texts, several_in):
        raise _unclear(paragraphs[found[0]][found[1]], name)
    return [[line] for paragraph in paragraphs for line in paragraph]


def _refuse_broken(lines: Sequence[Line], name: str) -> None:
    """Refuse a line that ends within a word, as the lines of a PDF do: `Ada Exam-`, `ple, Lab`."""
    for line, _ in pairwise(lines):
        if _BROKEN.search(line.words.text):
            raise LetterkitError(
                f"{name}:{line.line}: the line ends within a word",
                hint="write each person on one line: put the two lines together, and take away "
                "the hyphen unless it belongs to the word",
            )


def _refuse_alternate(lines: Sequence[Line], name: str) -> None:
    """Refuse lines that are a name and something else by turns, for the second is no signatory."""
    firsts = [line.words.text for line in lines[::2]]
    seconds = [line.words.text for line in lines[1::2]]
    if len(firsts) < _FEWEST_TURNS or len(firsts) != len(seconds):
        return
    if not all(map(is_full_name, firsts)) or any(map(is_full_name, seconds)):
        return
    more = sum(is_detail(text) or text.isupper() for text in seconds)
    if 2 * more >= len(seconds) and not any(hidden_name(text) for text in seconds):
        raise _unclear(lines[1], name)


def _refuse_continued(paragraphs: Sequence[Sequence[Line]], name: str) -> None:
    """Refuse a line that only continues the one above, where each line is to be a person.

    It begins with a small letter, is one word for an institution or a role, or stands below "of".
    """
    texts = [line.words.text.strip() for paragraph in paragraphs for line in paragraph]
    small = sum(text[:1].islower() for text in texts)
    for paragraph in paragraphs:
        for above, line in pairwise(paragraph):
            whole = line.words.text.strip()
            # "Library, Sampleton" goes on with "Bo Sample, Librarian, Sample".
            text = _MORE.split(whole, maxsplit=1)[0].strip() if " " in whole else whole
            if not _MORE.search(above.words.text):
                continue
            begins_small = text[:1].islower() and 2 * small < len(texts)
            lone = " " not in text and (is_institution(text) or is_role(text))
            lone = lone or (" " not in text and text != whole and _ends_in_country(whole))
            if begins_small or lone or ends_in_particle(above.words.text):
                raise _unclear(line, name)


def _hides_others(paragraphs: Sequence[Sequence[Line]]) -> bool:
    """Whether a word in the place of a name stands above a line that begins with a name."""
    return any(
        hidden_name(paragraph[0].words.text)
        and any(_piece_with_more(line.words.text) for line in paragraph[1:])
        for paragraph in paragraphs
    )


def _beginning_anew(longer: Sequence[Sequence[Line]]) -> int:
    """How many later lines begin another person, where the first ones hold a name and more.

    Less than nothing says that they may.
    """
    firsts = [paragraph[0].words.text for paragraph in longer]
    if not all(_piece_with_more(text) for text in firsts):
        return 0
    later = [line.words.text for paragraph in longer for line in paragraph[1:]]
    places = any(map(_ends_in_country, firsts))
    # "Berlin, Germany" says more of the person above, unless everybody has a country.
    anew = sum(
        bool(_piece_with_more(text)) and (places or not _ends_in_country(text)) for text in later
    )
    if not places and 2 * anew >= len(later):
        # "Cy Specimen, Sample College (UK)" among lines that are people.
        anew += sum(_ends_in_country(text) and _is_person_of(text) for text in later)
    if not anew:
        return -1 if any(_piece_with_more(text) for text in later) else 0
    return anew + sum(not _piece_with_more(text) and _is_alone(text) for text in later)


def _is_person_of(text: str) -> bool:
    """Whether a line is a name, and behind it an institution or a role before a country."""
    first, *more = [piece.strip() for piece in _MORE.split(text.strip(" .)]"))]
    return is_like_person(first) and any(
        is_institution(each) or is_role(each) for each in more[:-1]
    )


def _ends_in_country(text: str) -> bool:
    last = _MORE.split(text.strip(" .)]"))[-1].strip()
    return country_code(last) != last


def _is_alone(text: str) -> bool:
    """Whether a line can only be a person without more, or one whose name is kept back."""
    return hidden_name(text) or (is_name(text) and " " in text and not is_detail(text))


def _piece_with_more(text: str) -> str:
    """The name at the start of `Ada Example, Editor`, or nothing where a line is not so."""
    piece, *rest = _MORE.split(text.strip(), maxsplit=1)
    plain = piece.strip()
    # "Di" and "De" are small words of a longer name, and names by themselves.
    is_first_name = plain.isalpha() and plain.istitle()
    named = is_first_name or (is_name(plain) and not is_detail(plain))
    return plain if rest and named and not is_role(plain) else ""


def refuse_several(lines: Sequence[Line], name: str) -> None:
    """Refuse a line that holds several people, or a label that belongs to a line beside it."""
    counts = [several_in(line.words.text) for line in lines]
    few = sum(count == MAYBE_SEVERAL for count in counts) < _FEW
    for line, count in zip(lines, counts, strict=True):
        refuse_label(line, name)
        if (
            seem_several(line.words.text)
            or count >= SURELY_SEVERAL
            or (few and count == MAYBE_SEVERAL)
        ):
            raise several(line.line, name)


def several(line: int, name: str) -> LetterkitError:
    return LetterkitError(
        f"{name}:{line}: are these several people in one paragraph?",
        hint="write one person a line, with - before; of one person, put what follows the name "
        "in brackets",
    )


def _are_people(
    paragraphs: Sequence[Sequence[Line]], longer: Sequence[Sequence[Line]], more: float
) -> bool:
    """Whether nearly all paragraphs have several lines, and what stands below is no name."""
    return len(longer) * 5 >= len(paragraphs) * 4 and more >= _MUCH


def _refuse_second(paragraphs: Sequence[Sequence[Line]], name: str) -> None:
    """Refuse a name below a name, where it would become a role or an affiliation of the first.

    "Example News" below a role is an affiliation, if other people show that such lines are.
    """
    if len(paragraphs) == 1:
        more = [line for line in paragraphs[0][1:] if " " in _piece_with_more(line.words.text)]
        if len(more) > 1:
            raise _unclear(more[0], name)
    for paragraph in paragraphs:
        for above, line in pairwise(paragraph):
            text = line.words.text
            if not (_may_be_person(text) or are_bodies(paragraph[0].words.text, text)):
                continue
            role = above is not paragraph[0] and is_role(above.words.text)
            if len(paragraphs) == 1 or not role:
                raise _unclear(line, name)


def _is_one_item(lines: Sequence[Line]) -> bool:
    """Whether no line below the first of an item may be another person."""
    return len(lines) <= _MOST_ALONE and not any(
        _may_be_person(line.words.text) for line in lines[1:]
    )


def _may_be_person(text: str) -> bool:
    """Whether a whole line is two to four words of a name, and none for a role or a body."""
    plain = text.strip()
    if speaks_for(plain):
        return True
    words = plain.split()
    return len(words) in _OF_NAME and not _MORE.search(plain) and is_full_name(plain)


def _details(lines: Sequence[Line]) -> float:
    # "Example Union, represented by Ada Example" is who signs, and not what somebody is.
    bodies = (is_detail(line.words.text) or represented(line.words.text) for line in lines)
    return sum(map(bool, bodies)) / len(lines)


def _unclear(line: Line, name: str) -> LetterkitError:
    text = excerpt(masked(line.words.text.strip()), _SHOWN)
    return LetterkitError(
        f"{name}:{line.line}: is this line a person, or does it belong to the one above? {text}",
        hint="write one person a line, or put - and a blank before the name of each person",
    )


def values_of(lines: Sequence[Line]) -> dict[str, str]:
    """Name, role, affiliation and addresses from the lines of one person."""
    values = {"name": lines[0].words.text.strip()}
    rest: list[str] = []
    for line in lines[1:]:
        text = line.words.text.strip()
        if is_link_text(text, line.words.links):
            address = line.words.links[0][1]
            mail = address.lower().startswith("mailto:")
            rest += _put(values, "email" if mail else "link", address.removeprefix("mailto:"))
        elif EMAIL.fullmatch(text):
            rest += _put(values, "email", text)
        elif WEB.fullmatch(text) and text.lower().startswith("http"):
            rest += _put(values, "link", text)
        elif text.startswith("@") and " " not in text:
            rest += _put(values, "handle", text)
        elif text:
            rest.append(text)
    return values | _parts(rest)


def _put(values: dict[str, str], column: str, text: str) -> list[str]:
    """Put a text in an empty column; it is given back if there is one already."""
    if column in values:
        return [text]
    values[column] = text
    return []


def _parts(rest: Sequence[str]) -> dict[str, str]:
    """A role and an affiliation; what more there is stays private, line by line."""
    if len(rest) == 1:
        return {"role" if is_role(rest[0]) else "affiliation": rest[0]}
    columns = ("role", "affiliation", *(f"line {number}" for number in range(4, len(rest) + 2)))
    return dict(zip(columns, rest, strict=False))
