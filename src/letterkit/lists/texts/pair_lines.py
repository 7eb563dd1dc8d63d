"""Lines of plain text with a colon in each: `Ada Example: Example Lab`, a person and what of them.

Every line must be one, and what stands before the colons must be different names of people.
"""

import re
from collections.abc import Sequence

from letterkit.lists.columns.questions import field_of
from letterkit.lists.pages.entry_marks import refused_comment, said
from letterkit.lists.people.beside_names import is_like_person, is_role
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part
from letterkit.lists.rows.not_names import why_no_name
from letterkit.lists.texts.labelled_lines import are_labelled

_PAIR = re.compile(r"([^:]{2,80}?)\s*:(?!//)\s*([^:]+)")
_MOSTLY = 0.8  # of the lines


def is_comment(line: str) -> bool:
    """Whether a line of plain text is a comment; an organisation may be called #Example."""
    return line.startswith("# ") or line.rstrip() == "#"


def are_pairs(lines: Sequence[str]) -> bool:
    """Whether every line that is no comment is a name, a colon and more."""
    given = [line.strip() for line in lines if line.strip() and not is_comment(line)]
    pairs = [match for match in map(_PAIR.fullmatch, given) if match]
    if len(given) < 2 or len(pairs) < len(given) or are_labelled(given):
        return False
    names = [pair[1] for pair in pairs]
    people = sum(is_like_person(name) and not field_of(name) for name in names)
    return people >= _MOSTLY * len(names) and len(set(names)) == len(names)


def pair_contents(lines: Sequence[str], name: str) -> Contents:
    """The lines as a table of names with an organisation or a role."""
    found: list[tuple[int, str, str]] = []
    left_out: list[LeftOut] = []
    for number, line in enumerate(lines, 1):
        if is_comment(line) and said(line):
            raise refused_comment(name, number, line)
        pair = None if is_comment(line) else _PAIR.fullmatch(line.strip())
        if pair is None:
            continue
        if reason := why_no_name(pair[1]):
            left_out.append(LeftOut(name, number, reason))
        else:
            found.append((number, pair[1], pair[2]))
    roles = sum(is_role(text) for _, _, text in found)
    title = "role" if 2 * roles > len(found) else "affiliation"
    rows = [ExportRow(name, 1, ["name", title])]
    rows += [ExportRow(name, number, [person, text]) for number, person, text in found]
    return Contents([Part("", rows)], left_out)
