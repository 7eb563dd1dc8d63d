"""The name of a row, of the columns that may hold it: a whole one, its parts, one or the other."""

from collections.abc import Callable, Iterable, Mapping

from letterkit.lists.columns.cells import cleaned
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, REPRESENTATIVE, SECOND_LAST
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.consent.said_yes_or_no import is_plain_no
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.own_columns import COLUMNS, DROPPED, KEPT_ANSWER, column
from letterkit.lists.people.hidden_names import Stand, hidden_name, stand_in
from letterkit.lists.rows.contents import ExportRow, shown_title
from letterkit.lists.rows.representatives import represented
from letterkit.lists.said.standing_beside import ends_signature
from letterkit.model import Kind, Shown, script_of
from letterkit.text.names import may_be_no_name

_OF_A_NAME = frozenset({"role", "affiliation", "country", "link", "comment", "kind", "phone"})
# Family names come first in these scripts, and no blank follows.
_FAMILY_FIRST = frozenset({"Hani", "Hang", "Hira", "Kana"})


def take_whole_name(
    values: dict[str, str], private: dict[str, str], row: ExportRow, layout: Layout
) -> None:
    """A whole name beside columns for its parts, in a row that lacks some of them.

    It counts where it has all that the parts say, so that nothing of the name is lost.
    """
    parts = [values[part] for part in (FIRST, MIDDLE, LAST, SECOND_LAST) if part in values]
    if layout.whole_name is None or (FIRST in values and LAST in values):
        return
    whole = cleaned("name", cell_of(row, layout.whole_name))
    words = whole.casefold().split()
    if whole and all(word in words for part in parts for word in part.casefold().split()):
        for part in (FIRST, MIDDLE, LAST, SECOND_LAST):
            values.pop(part, None)
        values["name"] = whole
        private.pop(private_title(layout.header.titles[layout.whole_name]), None)


def take_other_name(
    values: dict[str, str],
    private: dict[str, str],
    row: ExportRow,
    layout: Layout,
    note: Callable[[str], None],
) -> None:
    """The name under another key, in a list whose objects use one or the other, or in a script."""
    for number in layout.other_names:
        text = cleaned("name", cell_of(row, number))
        if text and "name" not in values:
            values["name"] = text
            private.pop(private_title(layout.header.titles[number]), None)
            note(f"named by “{shown_title(layout.header.titles[number])}”")
    _take_other_script(values, private, row, layout, note)


def _take_other_script(
    values: dict[str, str],
    private: dict[str, str],
    row: ExportRow,
    layout: Layout,
    note: Callable[[str], None],
) -> None:
    """The name in another script, where the first one is empty."""
    for numbers in layout.other_scripts:
        texts = [cleaned("name", cell_of(row, number)) for number in numbers]
        name = " ".join(filter(None, texts))
        if not name or values.get("name"):
            continue
        values["name"] = name
        titles = [layout.header.titles[number] for number in numbers]
        for title in titles:
            private.pop(private_title(title), None)
        said = " ".join(map(shown_title, titles))
        note(f"named by “{said}”, for there is no other name in the row")


def join_name(values: dict[str, str]) -> None:
    """One name of its parts; the family name is what orders by family name compare."""
    parts = [values.pop(part, "") for part in (FIRST, MIDDLE, LAST, SECOND_LAST)]
    if not all(map(hidden_name, parts)):
        parts = ["" if _is_no_part(part) else part for part in parts]
    first, middle, *family = parts
    last = " ".join(filter(None, family))
    if "name" in values or not (first or middle or last):
        return
    if _begins_with_family(last):
        values["name"] = last + first
    else:
        values["name"] = " ".join(part for part in (first, middle, last) if part)
    if first and last:
        values.setdefault("sort", last)


def _is_no_part(text: str) -> bool:
    """A dash or `n/a` beside another part of the name; `Null` may be what a family is called."""
    return stand_in(text) is Stand.MISSING and not may_be_no_name(text)


def _begins_with_family(last: str) -> bool:
    return next(filter(None, map(script_of, last)), "") in _FAMILY_FIRST if last else False


def private_title(title: str, taken: Iterable[str] = ()) -> str:
    """A title for a private column that reading the list takes for nothing else."""
    known = column(title)
    asks = ask_of(title) not in (None, Ask.OTHER)
    if known in COLUMNS or known == DROPPED or column_is_near(known) or asks:
        title = f"{KEPT_ANSWER}{title}"
    return title if title not in taken else private_title(f"{title} *", taken)


def column_is_near(title: str) -> bool:
    """Whether `columns` would ask if one of ours was meant."""
    from difflib import get_close_matches

    return bool(get_close_matches(title.casefold(), COLUMNS, 1, 0.8))


def take_representative(
    values: dict[str, str], private: dict[str, str], note: Callable[[str], None]
) -> None:
    """Keep privately who speaks for an organisation, where one cell holds both."""
    split = represented(values.get("name", ""))
    if split is None:
        return
    values["name"] = split.name
    if split.organisation:
        values["kind"] = Kind.ORGANISATION.value
    if REPRESENTATIVE in private:
        private[private_title("name", private)] = split.by
    else:
        private[REPRESENTATIVE] = split.by
    note("the person beside an organisation is kept privately")


def is_somebody(values: Mapping[str, str]) -> bool:
    """Whether there is a name, or something of one who wants none: an answer alone is nobody's."""
    if values.keys() & {"name", "email", "affiliation"}:
        return True
    return values.get("shown", "") in (Shown.UNNAMED, Shown.ROLE)


def says_nothing(name: str, text: str, title: str) -> bool:
    """A dash, `None` or `n/a`, which programs and people put where there is nothing to say.

    So is a "no" below "Affiliation", but not "hidden" or "out", which may be said of the person.
    Behind a name in a line, whose column we named, a "no" is none.
    """
    if ends_signature(text):
        return False
    stand = stand_in(text)
    if name in _OF_A_NAME and stand is Stand.MISSING:
        return True
    if stand is Stand.HIDDEN:
        return False
    return name in ("role", "affiliation") and title != name and is_plain_no(text)
