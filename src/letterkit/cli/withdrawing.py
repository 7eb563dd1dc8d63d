"""Whoever withdraws leaves nothing behind, in any file that letterkit keeps.

What says that they withdrew is written first, and the register goes last: a withdrawal that was
killed can be asked for again.
"""

import secrets
from collections.abc import Sequence
from pathlib import Path

from letterkit.cli.leaving import Leaving
from letterkit.cli.listing import write_list
from letterkit.errors import LetterkitError
from letterkit.model.decision import format_decisions
from letterkit.model.imports import format_imports
from letterkit.model.list_text import format_list, without_row
from letterkit.model.withdrawn import FILE, format_marks, mark
from letterkit.publish.evidence import (
    SECRET,
    delete_evidence,
    format_secret,
    row_at,
    write_private,
)
from letterkit.publish.matching import PERSON, person_digest, tells_of_row
from letterkit.publish.promises import delete_promise
from letterkit.publish.receipts import delete_receipt
from letterkit.publish.register import delete_openings
from letterkit.publish.withdrawn import without_decided, without_keys, without_said
from letterkit.publish.writing import delete_file, delete_unfinished, write_whole
from letterkit.read.decisions import decisions_beside, read_decisions
from letterkit.read.files import read_bytes
from letterkit.read.invitations import invitation_files, read_secret
from letterkit.read.known_keys import known_keys_name
from letterkit.read.list_files import EDITABLE, ListToChange, list_to_change
from letterkit.read.register import register_folder
from letterkit.read.withdrawn import read_marks
from letterkit.read.workspace import list_path


def delete_all(one: Leaving) -> None:
    """Delete every trace; a list that letterkit does not change stops it before anything is."""
    lists = _lists(one)
    folder = register_folder(one.workspace, one.letter.slug)
    name = one.workspace.name(folder)
    _mark(one, lists, folder, name)
    for each in one.ids:
        delete_evidence(folder, each, invitation_files(folder, name))
        delete_receipt(folder, each)
        delete_promise(folder, each)
    _forget_keys(one)
    _forget_decisions(one, lists)
    for target in lists:
        _take_off(one, target)
    if one.held or one.promised:
        indexes, ids = [each.index for each in one.held], [each.id for each in one.promised]
        delete_openings(folder, name, one.register, indexes, ids)


def _lists(one: Leaving) -> list[ListToChange]:
    """The letter's lists that letterkit changes; raises if they are on another one."""
    letter, workspace = one.letter, one.workspace
    place = letter.place_of("signatories")
    names = [workspace.name(list_path(workspace, each, place)) for each in letter.signatories]
    wanted = [name for name in names if name.lower().endswith(EDITABLE)]
    for each in one.rows:
        if each.source.file not in wanted:
            raise LetterkitError(
                f"{each.source}: this list is not one that letterkit changes",
                hint="delete their line yourself, then withdraw them again",
            )
    return [list_to_change(workspace, letter.slug, name) for name in wanted]


def _mark(one: Leaving, lists: Sequence[ListToChange], folder: Path, name: str) -> None:
    """Keep who withdrew, so that nobody can read it without the register's secret."""
    secret = read_secret(folder, name)
    if not secret:
        secret = secrets.token_bytes(32)
        write_private(folder / SECRET, format_secret(secret))
    tells = {text for values in one.known for text in tells_of_row(values)}
    for target in lists:
        said = [target.imports.said.get(each, {}) for each in one.ids]
        tells |= {f"person {values[PERSON]}" for values in said if PERSON in values}
        for number in _numbers(one, target):
            cells = target.text.rows[number].cells
            tells |= tells_of_row(dict(zip(target.text.columns, cells, strict=False)))
    marks = {mark(secret, text) for text in tells} | read_marks(folder, name)
    write_private(folder / FILE, format_marks(marks))


def _numbers(one: Leaving, target: ListToChange) -> list[int]:
    """Their rows in a list, the last first."""
    lines = [each.source.line for each in one.rows if each.source.file == target.name]
    return [row_at(target.text, line) for line in sorted(lines, reverse=True)]


def _forget_keys(one: Leaving) -> None:
    """Their keys; an address that somebody else has too stays that person's."""
    name = known_keys_name(one.letter.slug)
    path = one.workspace.root / name
    if path.exists():
        shared = {each.email.casefold() for each in one.others}
        text = read_bytes(path, name).decode("utf-8", "surrogateescape")
        left, files = without_keys(text, {each.casefold() for each in one.words} - shared)
        _replace(path, text, left)
        for file in files:
            delete_file(path.parent / file)


def _forget_decisions(one: Leaving, lists: Sequence[ListToChange]) -> None:
    own = one.workspace.root / "signatories" / f"{one.letter.slug}.decisions.csv"
    for path in {own, *(decisions_beside(each.path) for each in lists)}:
        decisions = read_decisions(path, one.workspace.name(path))
        left = without_decided(decisions, one.handles, one.words)
        _replace(path, format_decisions(decisions), format_decisions(left))


def _take_off(one: Leaving, target: ListToChange) -> None:
    """Their rows, and what imports said of them."""
    people = {person_digest(values) for values in one.known}
    staying = {each.id for each in one.others}
    imports = without_said(target.imports, one.ids, staying, people)
    _replace(target.beside, format_imports(target.imports), format_imports(imports))
    listed = target.text
    for number in _numbers(one, target):
        listed = without_row(listed, number)
    delete_unfinished(target.path)
    if listed != target.text:
        write_list(target.path, target.name, format_list(listed).encode(target.codec))


def _replace(path: Path, old: str, new: str) -> None:
    """Write a file anew if that changes it."""
    delete_unfinished(path)
    if new != old:
        write_whole(path, new.encode("utf-8", "surrogateescape"))
