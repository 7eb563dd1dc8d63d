"""Adding people: files are read, what they leave open is settled, and a list takes them in."""

from collections import Counter
from collections.abc import Callable, Sequence, Set
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from letterkit.actions.about_listed import (
    NamesSaid,
    refuse_emptied,
    refuse_near,
    refuse_said_of_listed,
    with_new_names,
)
from letterkit.actions.changing import changing
from letterkit.actions.host import Host, Note
from letterkit.actions.near_wishes import least_of_same
from letterkit.actions.people_of_organisations import refuse_people_of_gone
from letterkit.actions.withdrawn_people import allow_again, reimport_guard, wanted_again
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace, find_workspace
from letterkit.files.writing import Changed, others_may_read, write_files
from letterkit.lists.exports.choices import Choices, Question, error_of
from letterkit.lists.exports.exports import Export, FileRead, read_file
from letterkit.lists.exports.map_options import refuse_unknown_meaning, refuse_unmapped
from letterkit.lists.exports.wrong_encoding import with_encoding_named
from letterkit.lists.list_files import ListToChange, list_to_change
from letterkit.lists.merging.emptied import Emptied
from letterkit.lists.merging.lists import merged, without
from letterkit.lists.merging.merging import Hidden, Merged, Missing
from letterkit.lists.merging.taken_back import Candidate
from letterkit.lists.merging.twice import Differing
from letterkit.lists.rows.no_mail import asking_for_none
from letterkit.lists.said.leaving import HIDDEN_SHEET
from letterkit.lists.said.standing import NOT_SIGNED
from letterkit.lists.said.texts_shown import ToRead, keys_of, lines_of, unread, unread_error
from letterkit.lists.sheets.sheet_blocks import HIDDEN_ROW
from letterkit.model.imports import Imports, Mapped, format_imports
from letterkit.model.incoming import Incoming, TakenBack
from letterkit.parallel import reporting
from letterkit.text.list_text import format_list

_TRIES = 3  # where somebody saves the list again and again

READING, COMPARING = "reading the files", "comparing with the list"


@dataclass(frozen=True, slots=True)
class Asking:
    """How open questions reach a person; without a terminal there is nobody to ask.

    `settle` gives the choices with an answer to the question. `confirm` raises if the reading of
    a file is not right. `consent` is `yes` or `no` for all of a file, `remove` whether to remove.
    `read` shows texts that no rule understands, and raises if one of them is a wish.
    """

    settle: Callable[[Question, Choices], Choices]
    confirm: Callable[[FileRead], None]
    consent: Callable[[FileRead], str]
    read: Callable[[FileRead, Sequence[ToRead]], None]
    remove: Callable[[Sequence[Missing]], bool]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to add, and how. `consent` is `yes`, `no` or empty; `again` are people who withdrew.
    `names` is what was said of new names at the address of somebody on the list. `texts_read` says
    that a person has read the texts that no rule understands.

    `sure` is whether the reading counts as confirmed already.
    """

    files: Sequence[Path]
    letter: str
    choices: Choices
    maps: Sequence[str] = ()
    consent: str = ""
    again: Sequence[str] = ()
    names: NamesSaid = field(default_factory=NamesSaid)
    remove_missing: bool = False
    texts_read: bool = False
    sure: bool = False
    dry_run: bool = False


@dataclass(slots=True)
class Added:
    """What came of it: numbers of people by what became of them, and what each file held.

    `again` are the ids of people who withdrew and sign again, and `left_off` the lines of those who
    withdrew and do not. `removed` is how many went because their source no longer has them.
    `tightened` says that others could open the list before.
    """

    name: str
    files: Sequence[FileRead]
    counts: Counter[str] = field(default_factory=Counter)
    left_off: list[str] = field(default_factory=list)
    renamed: list[tuple[str, str]] = field(default_factory=list)
    missing: list[Missing] = field(default_factory=list)
    differing: list[Differing] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    held: list[str] = field(default_factory=list)
    hidden: list[Hidden] = field(default_factory=list)
    emptied: list[Emptied] = field(default_factory=list)
    one_address: list[tuple[Candidate, Candidate]] = field(default_factory=list)
    not_in_source: Counter[str] = field(default_factory=Counter)
    left_already: list[str] = field(default_factory=list)
    not_there: list[str] = field(default_factory=list)
    removed: int = 0
    tightened: bool = False


def add_people(
    folder: Path,
    wanted: Wanted,
    show: Callable[[FileRead, str], None],
    asking: Asking | None,
    host: Host,
) -> Added:
    """Add those who signed to a list; everything is read and settled before anything is written.

    The list is read again when everything is settled, so that no other command waits for a person
    who thinks. `show` gets each file as it is read, with the consent that was said for all.
    """
    workspace = find_workspace(folder)
    target = list_to_change(workspace, wanted.letter)
    choices = replace(wanted.choices, remembered=target.imports.mappings)
    files, consents = _read(wanted, choices, target.imports, show, asking, host)
    refuse_said_of_listed(target, wanted.letter, files)
    refuse_emptied(target, wanted.letter, files)
    removing = wanted.remove_missing and not wanted.dry_run
    agreed = _to_remove(workspace, wanted, files, consents, asking, host) if removing else set()
    with changing(folder, "add", host, dry_run=wanted.dry_run):
        for _ in range(_TRIES):
            with suppress(Changed):
                return _add(workspace, wanted, files, consents, agreed, host)
        return _add(workspace, wanted, files, consents, agreed, host)


def _add(
    workspace: Workspace,
    wanted: Wanted,
    files: Sequence[FileRead],
    consents: Sequence[str],
    agreed: Set[str],
    host: Host,
) -> Added:
    """Read the list anew, add those people and write it; `agreed` are the ids to remove.

    Raises Changed if somebody saved the list in the meantime; nothing is written then.
    """
    target = list_to_change(workspace, wanted.letter)
    with host.during(COMPARING):
        added, now = _merged(workspace, wanted, files, consents, target, host.new_id)
    read = now.imports.read | keys_of(text for file in files for text in file.texts)
    now = replace(now, imports=replace(now.imports, read=read))
    if ids := {each.id for each in _removable(added)} & agreed:
        text, imports = without(now.text, now.imports, ids)
        added.removed = len(ids)
        now = replace(now, text=text, imports=imports)
    if not wanted.dry_run:
        with host.during("writing the list"):
            added.tightened = _write(target, now)
        allow_again(workspace, target.name, added.again)
    return added


def _merged(
    workspace: Workspace,
    wanted: Wanted,
    files: Sequence[FileRead],
    consents: Sequence[str],
    target: ListToChange,
    new_id: Callable[[], str],
) -> tuple[Added, Merged]:
    """What adding those people comes to; nothing is written."""
    withdrew = reimport_guard(workspace, target.name, wanted.again)
    is_again = wanted_again(wanted.again)
    added = Added(target.name, files)
    now = Merged(target.text, target.imports, {})
    for file, given in zip(files, consents, strict=True):
        mapped: dict[str, Mapped] = {}
        for each in file.exports:
            earlier = mapped.get(each.digest) or now.imports.mappings.get(each.digest)
            mapped[each.digest] = each.mapped(given).together(earlier)
        people = [each for export in file.exports for each in _with_consent(export, given)]
        gone = _gone(file)
        fallen = _fallen(file)
        new = with_new_names(
            now.text,
            target.name,
            now.imports,
            people,
            wanted.names,
            withdrew,
            fallen,
            removing=wanted.remove_missing,
        )
        now = merged(
            new.text,
            now.imports,
            people,
            mapped,
            new_id,
            withdrew,
            is_again,
            gone,
            new.same,
            fallen,
        )
        refuse_people_of_gone(file, now.missing, target.text)
        added.counts.update({**now.counts, "withdrew": len(now.barred), **asking_for_none(people)})
        added.left_off += [f"{each.file}:{each.line}" for each in now.barred]
        added.renamed += [*new.before, *now.renamed]
        added.missing += now.missing
        added.differing += now.differing
        added.again += now.again
        added.held += now.held
        added.hidden += now.hidden
        added.emptied += now.emptied
        added.one_address += now.one_address
        added.not_in_source.update(now.not_in_source)
        added.left_already += now.unmatched.left_already
        added.not_there += now.unmatched.not_there
        refuse_near(now.unmatched.near, target.text, target.name, wanted.letter)
    said = wanted.names
    text = least_of_same(target.text, now.text, target.name, said.same, said.others)
    now = replace(now, text=text)
    return added, now


def _read(
    wanted: Wanted,
    choices: Choices,
    imports: Imports,
    show: Callable[[FileRead, str], None],
    asking: Asking | None,
    host: Host,
) -> tuple[list[FileRead], list[str]]:
    """The files without open questions, and the consent of all that was said for each."""
    names = [path.name if path.is_absolute() else path.as_posix() for path in wanted.files]
    choices = replace(choices, maps=wanted.maps)
    for text in wanted.maps:
        refuse_unknown_meaning(text)
    with reporting(host.progress, READING, "rows"):
        named = zip(wanted.files, names, strict=True)
        files = [read_file(path, name, choices) for path, name in named]
    titles = [use.title for file in files for export in file.exports for use in export.columns]
    refuse_unmapped(wanted.maps, titles, ", ".join(file.name for file in files))
    consents = []
    for number, path in enumerate(wanted.files):
        while questions := files[number].questions:
            if asking is None:
                raise with_encoding_named(error_of(questions))
            choices = asking.settle(questions[0], choices)
            with reporting(host.progress, READING, "rows"):
                files[number] = read_file(path, names[number], choices)
        consents.append(_consent(files[number], imports, wanted, show, asking, host.note))
    return files, consents


def _have_read(
    file: FileRead,
    imports: Imports,
    wanted: Wanted,
    asking: Asking | None,
    note: Note,
    *,
    unsaid: bool,
) -> None:
    """Have the texts read that no rule understands; `unsaid` if consent is to be said too."""
    left = unread(file.texts, imports.read)
    if not left or wanted.texts_read:
        return
    if asking is None or wanted.sure:
        note(f"{file.name}: read this, for somebody may ask not to be named:", *lines_of(left))
        raise unread_error(file.name, left, unsaid=unsaid)
    asking.read(file, left)


def _consent(
    file: FileRead,
    imports: Imports,
    wanted: Wanted,
    show: Callable[[FileRead, str], None],
    asking: Asking | None,
    note: Note,
) -> str:
    """Show how a file is understood and have that confirmed; the consent of all, if asked."""
    known = [imports.mappings.get(export.digest) for export in file.exports]
    of_file = [each.of_file(file.name) for each in known if each]
    same = all(
        before is not None and before.fields == export.fields
        for before, export in zip(known, file.exports, strict=True)
    )
    with_people = [export for export in file.exports if export.incoming]
    needed = not all(export.has("consent") or export.leave for export in with_people)
    remembered = next((each.consent for each in of_file if each.consent), "")
    given = wanted.consent or (remembered if needed else "")
    show(file, given)
    if not same and not wanted.sure:
        if asking is None:
            raise LetterkitError(
                f"{file.name}: nobody has confirmed what its columns are",
                hint="add --yes if they are right, or --map COLUMN=FIELD; nothing was changed",
            )
        asking.confirm(file)
    unsaid = needed and not given
    _have_read(file, imports, wanted, asking, note, unsaid=unsaid)
    if unsaid and asking is not None and not wanted.sure:
        given = asking.consent(file)
    if needed and not given:
        earlier = {name for each in known if each for name, of in each.files.items() if of.consent}
        others = f"; you said it of {', '.join(sorted(earlier))} only" if earlier else ""
        raise LetterkitError(
            f"{file.name}: no column says who agreed to be published{others}",
            hint="say it for all of them with --consent yes or --consent no",
        )
    return given


def _gone(file: FileRead) -> list[TakenBack]:
    """The people whose signature is no more, as a file says."""
    return [
        TakenBack(
            f"{each.file}:{each.line}",
            each.name,
            each.email,
            never=each.reason.startswith(NOT_SIGNED),
            is_order=each.reason not in (HIDDEN_SHEET, HIDDEN_ROW),
        )
        for each in file.all_left_out
        if each.name or each.email
    ]


def _fallen(file: FileRead) -> list[Incoming]:
    """Those whose row in a file does not let them stand, or not yet: a draft, not confirmed."""
    platform = file.exports[0].platform if file.exports else ""
    return [
        each.fallen if each.fallen.platform else replace(each.fallen, platform=platform)
        for each in file.all_left_out
        if each.fallen is not None
    ]


def _with_consent(export: Export, given: str) -> list[Incoming]:
    """A consent that is said for all speaks for those only who gave no answer of their own."""
    if not given:
        return list(export.incoming)
    return [
        each
        if each.values.get("consent") or each.undecided
        else replace(each, values={**each.values, "consent": given}, for_all=True)
        for each in export.incoming
    ]


def _removable(added: Added) -> list[Missing]:
    """Who is gone from the source; nobody who is backed by evidence."""
    return [each for each in added.missing if not each.backed]


def _to_remove(
    workspace: Workspace,
    wanted: Wanted,
    files: Sequence[FileRead],
    consents: Sequence[str],
    asking: Asking | None,
    host: Host,
) -> Set[str]:
    """The ids of those who are gone from the source, if they are to be removed."""
    target = list_to_change(workspace, wanted.letter)
    with host.during(COMPARING):
        found, _ = _merged(workspace, wanted, files, consents, target, host.new_id)
    removable = _removable(found)
    agreed = wanted.sure or (asking is not None and removable and asking.remove(removable))
    return {each.id for each in removable} if agreed else set()


def _write(target: ListToChange, now: Merged) -> bool:
    """Write the list and what is kept beside it; whether others lose their access to the list."""
    text = _encoded(format_list(now.text), target.codec, target.name)
    beside = format_imports(now.imports).encode()
    wanted = zip((target.path, target.beside), target.raw, (text, beside), strict=True)
    changed = [(path, old, data) for path, old, data in wanted if data != old]
    were_open = [path for path, _, _ in changed if others_may_read(path)]
    write_files(changed)
    return target.path in were_open


def _encoded(text: str, codec: str, name: str) -> bytes:
    try:
        return text.encode(codec)
    except UnicodeEncodeError as error:
        raise LetterkitError(
            f"{name}: {codec} has no {text[error.start]}", hint="save the list as UTF-8 first"
        ) from error
