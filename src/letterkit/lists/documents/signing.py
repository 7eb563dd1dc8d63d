"""Which blocks of a document name those who signed.

A heading, a line or a bold line that says who signed opens a section, which a heading of the same
level ends. In it are read: tables, list items, and where it has neither, one person a paragraph.
What has no such heading is read only if it can be nothing else: a table with a column for names,
a list below a heading that names a kind of signatories, the list of a file that has no text.
Everything else (demands, notes, how to sign) is passed over, and said.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.lists.documents.documents import Block, ItemList, Other, Table
from letterkit.lists.documents.signing_blocks import ENOUGH, People, Section, hold_names
from letterkit.lists.documents.signing_walk import (
    ELSE,
    GROUP,
    MAYBE,
    NOTHING,
    SIGNED,
    UNCLEAR,
    Walk,
    walked,
)
from letterkit.lists.rows.name_shapes import is_name
from letterkit.lists.said.said_above import unclear
from letterkit.lists.said.unclear import refuse_all
from letterkit.private.excerpts import excerpt

_SHOWN = 60  # characters of a line in an error


@dataclass(frozen=True, slots=True)
class Chosen:
    """The sections that name signatories, those that do not, and the lines of other text.

    `prose` are lines of text below what says who signed, `loose_rows` rows of tables in no table.
    """

    signing: Sequence[Section]
    passed: Sequence[Section]
    text_lines: Sequence[int]
    prose: Sequence[int]
    loose_rows: Sequence[int]
    others: Sequence[Other]


def choose(blocks: Sequence[Block], name: str, *, own: bool = False) -> Chosen:
    """The sections of a document that name signatories.

    A coordinator's `own` list is read whole where nothing says who signed, but for what stands
    below a heading that says something else. Where something does, a list that it does not cover
    is refused, for what is left out of a list that is kept is seen by nobody.
    """
    walk = walked(blocks, by_headings=False)
    _refuse_unclear(walk.sections, name)
    signing = _certain(walk.sections)
    if own and signing:
        _refuse_beside(walk.sections, name)
    elif own:
        walk = walked(blocks, by_headings=True)
        signing = [each for each in walk.sections if each.says != ELSE]
    elif not signing:
        signing = _only(walk)
    # A document may only say who left.
    if not signing and any(each.size for each in walk.sections if not each.against):
        raise _which(walk.sections, name)
    chosen = {id(each) for each in signing}
    ordered = [each for each in walk.sections if id(each) in chosen]
    passed = [each for each in walk.sections if id(each) not in chosen]
    return Chosen(ordered, passed, walk.text_lines, walk.prose, walk.loose_rows, walk.others)


def _refuse_unclear(sections: Sequence[Section], name: str) -> None:
    """Refuse names below a line that may say that they do not sign, or not by name."""
    headings: list[LetterkitError] = []
    for section in sections:
        if section.says == UNCLEAR and section.doubt:
            raise LetterkitError(
                f"{name}:{section.block.line}: is the line above, in bold or italics, a heading,"
                f" or does it name who signed: {excerpt(section.title, _SHOWN)}?",
                hint="write “Signed:” in its place if it is a heading; take off the bold or"
                " italics if it names who signed",
            )
        if section.says == UNCLEAR and hold_names(section.block):
            headings.append(unclear(f"{name}:{section.block.line}", section.title))
    refuse_all(headings)


def _only(walk: Walk) -> list[Section]:
    """What can be nothing but signatories, in a document where nothing says who signed."""
    sections = walk.sections
    unnamed = [each for each in sections if each.says == MAYBE and isinstance(each.block, Table)]
    groups = [each for each in sections if each.says == GROUP]
    if unnamed or groups or walk.text_lines:
        return unnamed or groups
    return [each for each in sections if each.says == NOTHING]


def _refuse_beside(sections: Sequence[Section], name: str) -> None:
    for section in sections:
        if section.says in (NOTHING, GROUP) and section.size:
            raise LetterkitError(
                f"{name}:{section.block.line}: {_described(section)}, outside the heading "
                "that says who signed",
                hint='put a heading above them, such as "## Signatories" or "## Demands"',
            )


def _certain(sections: Sequence[Section]) -> list[Section]:
    """Lists and tables below what says who signed; paragraphs where there are neither."""
    found = [each for each in sections if each.says == SIGNED]
    listed = {each.place for each in found if not isinstance(each.block, People)}
    kept = [
        each for each in found if not isinstance(each.block, People) or each.place not in listed
    ]
    return kept + [each for each in sections if _are_named(each, listed)]


def _are_named(section: Section, listed: set[int]) -> bool:
    """Paragraphs below a heading of its own within those who signed, if they look like names."""
    if section.says != MAYBE or not isinstance(section.block, People) or section.place in listed:
        return False
    texts = [line.words.text for line in section.block.lines]
    return sum(is_name(text) for text in texts) >= ENOUGH * len(texts)


def _which(sections: Sequence[Section], name: str) -> LetterkitError:
    shown = "; ".join(_described(each) for each in sections[:5])
    return LetterkitError(
        f"{name}: no heading says which list is of those who signed: {shown}",
        hint='put a heading such as "## Signatories" above it, and save the file',
    )


def _described(section: Section) -> str:
    what = {ItemList: "item", Table: "row"}.get(type(section.block), "line")
    what += "" if section.size == 1 else "s"
    return f"{section.size} {what} at line {section.block.line}"
