"""Random ids in the place of those that tell whose they are, wherever the workspace has them.

The new ids are written down first (`signatories/.<slug>.new-ids.json`), and that file goes last. So
a command that was killed half-way is finished by the next one, whichever it is, with the same ids.
"""

import json
import re
from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.answers.invitations import invitation_files
from letterkit.check.ids import telling
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.files.workspace import Workspace, letter_slugs, list_path
from letterkit.files.writing import delete_file, others_may_read, write_whole
from letterkit.letters.letter import read_letter
from letterkit.lists.decisions import decisions_beside, decisions_of, read_decisions
from letterkit.lists.list_files import EDITABLE, ListToChange, list_to_change
from letterkit.lists.new_ids import new_ids_path, new_ids_slugs, read_new_ids
from letterkit.lists.signatories import read_signatories
from letterkit.model import Letter, Signatory
from letterkit.model.decision import format_decisions
from letterkit.model.imports import format_imports
from letterkit.private.telling_ids import fresh_id
from letterkit.register.new_ids import rename_filed, rename_invited
from letterkit.register.read_register import public_ids, register_folder
from letterkit.text.list_text import ListText, format_list, with_cell, with_rows


@dataclass(slots=True)
class FixedIds:
    """How many ids were replaced, and in which files; how many tell something and are public.

    `tightened` are the lists that others could open before.
    """

    replaced: int = 0
    public: int = 0
    files: list[str] = field(default_factory=list)
    tightened: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Shared:
    """A letter that has one of the lists in question."""

    slug: str
    versions: Sequence[Letter]


def fix_ids(workspace: Workspace, slug: str, new_id: Callable[[], str]) -> FixedIds:
    """Replace ids that tell something and are in no register; raises before anything is changed."""
    names = _lists(workspace, slug)
    people = {name: read_signatories(workspace.root / name, name) for name in names}
    public = public_ids(workspace)
    begun = read_new_ids(workspace, slug)
    fixed = FixedIds()
    new_ids = dict(begun)
    taken = {each.id for listed in people.values() for each in listed} | public | {*begun.values()}
    for name, listed in people.items():
        for index in telling(listed):
            each = listed[index]
            if each.id in public:
                fixed.public += 1
            elif each.id not in new_ids:
                _refuse_fixed_list(each, name)
                new_ids[each.id] = _unused(new_id, each, taken)
    if new_ids:
        _carry_out(workspace, slug, names, new_ids, fixed)
    return fixed


def finish_ids(workspace: Workspace, slug: str) -> FixedIds:
    """Go on where a killed command ended, with the ids that it wrote down and no others."""
    fixed = FixedIds()
    new_ids = read_new_ids(workspace, slug)
    if new_ids:
        _carry_out(workspace, slug, _lists(workspace, slug), new_ids, fixed)
    else:
        delete_file(new_ids_path(workspace, slug))
    return fixed


def forget_new_ids(workspace: Workspace, ids: Set[str]) -> None:
    """Delete these people, by either id, from what a killed command wrote down."""
    for slug in new_ids_slugs(workspace):
        path = new_ids_path(workspace, slug)
        pairs = read_new_ids(workspace, slug)
        left = {old: new for old, new in pairs.items() if not ids & {old, new}}
        if not left:
            delete_file(path)
        elif left != pairs:
            write_whole(path, json.dumps(left).encode())


def _carry_out(
    workspace: Workspace,
    slug: str,
    names: Sequence[str],
    new_ids: Mapping[str, str],
    fixed: FixedIds,
) -> None:
    """Write down which ids are replaced, replace them everywhere, and delete what was written."""
    targets = [list_to_change(workspace, slug, name) for name in names if name.endswith(EDITABLE)]
    sharing = _sharing(workspace, names)
    _letters(workspace, sharing, new_ids, write=False, fixed=fixed)
    path = new_ids_path(workspace, slug)
    write_whole(path, json.dumps(new_ids).encode())
    _replace_all(workspace, targets, sharing, new_ids, fixed)
    delete_file(path)
    fixed.replaced = len(new_ids)


def _lists(workspace: Workspace, slug: str) -> list[str]:
    letter = read_letter(workspace, slug)[0]
    place = letter.place_of("signatories")
    paths = (list_path(workspace, each, place) for each in letter.signatories)
    return [workspace.name(path) for path in paths if path.exists()]


def _refuse_fixed_list(each: Signatory, name: str) -> None:
    if not name.lower().endswith(EDITABLE):
        raise LetterkitError(
            f"{each.source}: the id tells whose it is, and letterkit changes no list of this kind",
            hint="empty the column id in your own program: every entry gets a random one",
        )


def _unused(new_id: Callable[[], str], who: Signatory, taken: set[str]) -> str:
    while (found := fresh_id(new_id, who.name, who.email)) in taken:
        pass
    taken.add(found)
    return found


def _sharing(workspace: Workspace, names: Sequence[str]) -> list[_Shared]:
    """Every letter that has one of these lists: what it keeps names people by these ids too."""
    found = []
    for slug in letter_slugs(workspace, ""):
        if {*names} & {*_lists(workspace, slug)}:
            found.append(_Shared(slug, read_letter(workspace, slug)))
    return found


def _replace_all(
    workspace: Workspace,
    targets: Sequence[ListToChange],
    sharing: Sequence[_Shared],
    new_ids: Mapping[str, str],
    fixed: FixedIds,
) -> None:
    """In what refers to the lists first, in the lists last."""
    _decisions(workspace, targets, sharing, new_ids, fixed)
    for target in targets:
        said = {new_ids.get(key, key): texts for key, texts in target.imports.said.items()}
        if said != target.imports.said:
            imports = format_imports(replace(target.imports, said=said))
            _write(workspace, target.beside, imports.encode(), fixed)
    for each in sharing:
        _filed(workspace, each.slug, new_ids, fixed)
    _letters(workspace, sharing, new_ids, write=True, fixed=fixed)
    for target in targets:
        text = _with_new_ids(target.text, new_ids)
        if text != target.text:
            if others_may_read(target.path):
                fixed.tightened.append(target.name)
            _write(workspace, target.path, format_list(text).encode(target.codec), fixed)


def _with_new_ids(listed: ListText, new_ids: Mapping[str, str]) -> ListText:
    """The list with other ids, and with evidence where it is filed then."""
    if "id" not in listed.columns:
        return listed
    place = listed.columns.index("id")
    rows = {}
    for number, row in enumerate(listed.rows):
        old = "".join(row.cells[place : place + 1])
        if number <= listed.header or old.strip() not in new_ids:
            continue
        new = new_ids[old.strip()]
        changed = with_cell(listed, row, "id", old.replace(old.strip(), new))
        filed = listed.values(row).get("evidence", "")
        moved = filed.replace(f"/evidence/{old.strip()}/", f"/evidence/{new}/")
        rows[number] = with_cell(listed, changed, "evidence", moved) if moved != filed else changed
    return with_rows(listed, rows)


def _decisions(
    workspace: Workspace,
    targets: Sequence[ListToChange],
    sharing: Sequence[_Shared],
    new_ids: Mapping[str, str],
    fixed: FixedIds,
) -> None:
    paths = {decisions_of(workspace.root, each.slug) for each in sharing}
    for path in sorted(paths | {decisions_beside(each.path) for each in targets}):
        decisions = read_decisions(path, workspace.name(path))
        renamed = [
            replace(each, entries=tuple(new_ids.get(entry, entry) for entry in each.entries))
            for each in decisions
        ]
        if renamed != decisions:
            _write(workspace, path, format_decisions(renamed).encode(), fixed)


def _filed(workspace: Workspace, slug: str, new_ids: Mapping[str, str], fixed: FixedIds) -> None:
    """Evidence, invitations and e-mails that are filed under the ids."""
    folder = register_folder(workspace, slug)
    name = workspace.name(folder)
    number = rename_filed(folder, new_ids)
    for path, data in invitation_files(folder, name):
        number += rename_invited(path, data, new_ids)
    if number:
        fixed.files.append(name)


def _letters(
    workspace: Workspace,
    sharing: Sequence[_Shared],
    new_ids: Mapping[str, str],
    *,
    write: bool,
    fixed: FixedIds,
) -> None:
    """The ids under `first` of a letter; without `write`, only see that they can be replaced."""
    for letter in (version for each in sharing for version in each.versions):
        wanted = [each.id for each in letter.first if each.id in new_ids]
        path = workspace.root / letter.file
        text = read_bytes(path, letter.file).decode("utf-8", "surrogateescape")
        head, fence, body = _parted(text)
        renamed = _in_first(head, new_ids)
        missed = [old for old in wanted if not re.search(_whole(new_ids[old]), renamed)]
        if missed and "first" in head:
            raise LetterkitError(
                f"{letter.place_of('first')}: key first: an id that tells whose it is, written in"
                " a way that letterkit does not replace",
                hint="write the ids under first: plainly, such as first: [k7f2m9, q3x8t4]",
            )
        if write and renamed != head:
            whole = (renamed + fence + body).encode("utf-8", "surrogateescape")
            write_whole(path, whole, public=True)
            fixed.files.append(letter.file)


def _parted(text: str) -> tuple[str, str, str]:
    """The front matter of a letter, the line that ends it, and all behind that."""
    ending = re.compile(r"^---[ \t]*(\r?\n|\Z)", re.MULTILINE)
    begin = re.match(r"\ufeff?---[ \t]*\r?\n", text)
    end = ending.search(text, begin.end()) if begin else None
    if end is None:
        return text, "", ""
    return text[: end.start()], end[0], text[end.end() :]


def _in_first(head: str, new_ids: Mapping[str, str]) -> str:
    """The front matter with other ids below its key `first`, all else as it was."""
    found = re.search(r"^first[ \t]*:.*\n(?:(?:[ \t-].*)?\n)*", head, re.MULTILINE)
    if not found:
        return head
    part = found[0]
    for old, new in new_ids.items():
        part = re.sub(_whole(old), new, part)
    return head[: found.start()] + part + head[found.end() :]


def _whole(identifier: str) -> str:
    return rf"(?<![\w.-]){re.escape(identifier)}(?![\w.-])"


def _write(workspace: Workspace, path: Path, data: bytes, fixed: FixedIds) -> None:
    write_whole(path, data)
    fixed.files.append(workspace.name(path))
