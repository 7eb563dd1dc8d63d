"""Who is meant by a name, an address or a receipt: somebody on a list, or in its register.

Nobody is guessed: only the very name counts, in any order of its words, or the very address. What
is like it, or fits several people, is for a person to choose from.
"""

import json
import os
import re
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.changing import Turn
from letterkit.actions.host import Host
from letterkit.actions.lists import Listed, decisions_about, signatories_of
from letterkit.actions.whose_receipt import entry_of_receipt
from letterkit.check.addresses import canonical_address
from letterkit.check.deciding import Find
from letterkit.check.settling import one_person
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace, find_workspace
from letterkit.letters.letter import read_letter
from letterkit.model import Signatory
from letterkit.model.decision import Decision, handle
from letterkit.model.kept import Held, KeptRegister, Promised
from letterkit.register.plan import opening_of
from letterkit.register.read_register import read_register, register_folder
from letterkit.text.name_search import Likeness, search

_TYPE = "type the name or the address as the list has it; a receipt goes with --receipt FILE"
_WITH_NAME = re.compile(r"[\"']?([^<>\"']*?)[\"']?\s*<([^<>]+)>")
_MAILTO = re.compile("mailto:", re.IGNORECASE)
_MOST = 20  # people to choose from


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant; `described` tells them from namesakes, and holds no address."""

    id: str
    name: str
    described: str
    email: str


class Nobody(LetterkitError):
    """No entry has this id, name or address, nor one that is like it."""


# Is given those to choose from, and returns the id of one of them.
Choose = Callable[[Sequence[Candidate]], str]


def entry_of(workspace: Workspace, slug: str, wanted: str, choose: Choose | None = None) -> str:
    """The id of the one entry that a name, an address or an id means.

    Where several fit, or only somebody of a like name, `choose` asks; without it this raises.
    """
    people, ids = _everybody(workspace, slug)
    by_id = f"letterkit withdraw {slug} --id ID, with one of these ids"
    if wanted in ids:
        return _by_id(people, wanted, choose, slug, by_id)
    nobody = Nobody(f"{slug}: nobody on the list or in the register is called so", hint=_TYPE)
    return _id_of(_one_of(people, wanted, choose, slug, by_id, nobody), slug)


def entry_of_file(workspace: Workspace, slug: str, folder: Path, wanted: str, host: Host) -> str:
    """The id of the entry that a file is a receipt or promise of.

    Empty if the file is neither, but somebody is called like it.
    """
    people, _ = _everybody(workspace, slug)
    return _in_file(workspace, slug, folder, wanted, _called(people, wanted), host)


def finding(listed: Listed, folder: Path, choose: Choose | None, host: Host) -> Find:
    """What finds the one entry of a list that an id, a name, an address or a receipt means.

    `folder` is where a file with a receipt or promise is looked for.
    """
    people = [
        Candidate(
            handle(each),
            each.name,
            _described(each.name, each.role, each.affiliation, str(each.source)),
            each.email,
        )
        for each in listed.signatories
    ]

    def find(wanted: str, *, exactly: bool) -> str:
        return _handle_of(listed, people, folder, wanted, None if exactly else choose, host)

    return find


def _handle_of(
    listed: Listed,
    people: Sequence[Candidate],
    folder: Path,
    wanted: str,
    choose: Choose | None,
    host: Host,
) -> str:
    """What decisions call an entry."""
    known = {each.id for each in people}
    if wanted in known:
        hint = "write the name or the address of who is meant"
        return _by_id(people, wanted, choose, listed.name, hint)
    if listed.letter and names_a_file(folder, wanted):
        workspace = find_workspace(folder)
        called = _called(people, wanted)
        entry = _in_file(workspace, listed.name, folder, wanted, called, host)
        if entry and entry not in known:
            raise LetterkitError(f"{wanted}: its entry is no more on the list")
        if entry:
            return entry
    by_id = "write one of these ids in the place of the name"
    what = "this address" if "@" in wanted else f"the id or name {wanted}"
    nobody = Nobody(
        f"no entry of the list has {what}",
        hint="check --json has the ids; a name or an address is typed as the list has it",
    )
    return _one_of(people, wanted, choose, listed.name, by_id, nobody).id


def _in_file(
    workspace: Workspace,
    slug: str,
    folder: Path,
    wanted: str,
    called: Sequence[Candidate],
    host: Host,
) -> str:
    """The entry of a receipt; it takes a person to say if `called` are others, named like it."""
    try:
        entry = entry_of_receipt(workspace, slug, folder / wanted, wanted, host)
    except LetterkitError:
        if called:
            return ""
        raise
    others = [each for each in called if each.id != entry]
    if others:
        lines = "; ".join(f"{each.id or 'no id'} {each.described}" for each in others[:_MOST])
        raise LetterkitError(
            f"{slug}: the file {wanted} is the receipt of {entry}, and somebody else is called"
            f" so: {lines}",
            hint=f"for the receipt, write ./{wanted}; for the other, their id",
        )
    return entry


def names_a_file(folder: Path, wanted: str) -> bool:
    """Whether somebody is named by a file, which is their receipt or promise."""
    with suppress(OSError, ValueError):  # longer than a file can be called, or with a NUL
        return bool(wanted) and (folder / wanted).is_file()
    return False


def letting_in(turn: Turn, choose: Choose) -> Choose:
    """Let others change the workspace while a person chooses."""

    def ask(found: Sequence[Candidate]) -> str:
        with turn.asking():
            return choose(found)

    return ask


def _one_of(
    people: Sequence[Candidate],
    wanted: str,
    choose: Choose | None,
    slug: str,
    by_id: str,
    nobody: Nobody,
) -> Candidate:
    """The one who is called so; `by_id` says how to name one of several, `nobody` is raised."""
    sure, alike = _fitting(people, wanted)
    if len(sure) == 1:
        return sure[0]
    if not sure and not alike:
        raise nobody
    what = f"{len(sure)} people fit" if sure else "nobody is called just so, and these are like it"
    return _chosen(sure or alike, what, choose, slug, by_id)


def _by_id(
    people: Sequence[Candidate], wanted: str, choose: Choose | None, slug: str, hint: str
) -> str:
    """The one with this id; it takes a person to say if somebody else is called like the id."""
    plain = _letters(wanted)
    others = [each for each in people if each.id != wanted and _letters(each.name) == plain]
    if not others:
        return wanted
    unnamed = Candidate(wanted, "", "the entry with this id", "")
    owner = next((each for each in people if each.id == wanted), unnamed)
    found = [owner, *others]
    return _id_of(_chosen(found, f"{len(found)} people fit", choose, slug, hint), slug)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _chosen(
    fitting: Sequence[Candidate], what: str, choose: Choose | None, slug: str, hint: str
) -> Candidate:
    """The one of several that a person chooses; raises where there is nobody to ask."""
    found = fitting[:_MOST]
    if choose is not None:
        chosen = choose(found)
        return next(each for each in found if chosen in (each.id, each.described))
    lines = "; ".join(f"{each.id or 'no id'} {each.described}" for each in found)
    raise LetterkitError(f"{slug}: {what}: {lines}", hint=hint)


def _id_of(one: Candidate, slug: str) -> str:
    if not one.id:
        raise LetterkitError(
            f"{slug}: {one.described}: this line of the list has no id",
            hint="delete the line, if they were in no edition",
        )
    return one.id


def _everybody(workspace: Workspace, slug: str) -> tuple[list[Candidate], set[str]]:
    """The people on the list and in the register, and the ids of all their entries."""
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    listed = signatories_of(workspace, read_letter(workspace, slug)[0], None)
    ids = {each.id for each in register.held} | {each.id for each in register.promised}
    ids |= {each.id for each in listed}
    return _people(listed, register, decisions_about(workspace, slug)), ids


def _people(
    listed: Sequence[Signatory], register: KeptRegister, decisions: Sequence[Decision]
) -> list[Candidate]:
    """Everybody once: rows that are decided to be one person are, and so is who is in both."""
    found: list[Candidate] = []
    seen: set[int] = set()
    for index, each in enumerate(listed):
        if index in seen:
            continue
        seen |= one_person({index}, decisions, listed)
        described = _described(each.name, each.role, each.affiliation, str(each.source))
        found.append(Candidate(each.id, each.name, described, each.email))
    known = {each.id for each in listed}
    kept: list[Held | Promised] = [*register.held, *register.promised]
    for one in kept:
        if one.id in known:
            continue
        known.add(one.id)
        entry = opening_of(one).entry
        name, role, affiliation = (str(entry[key]) for key in ("name", "role", "affiliation"))
        email = json.loads(one.private).get("email", "")
        described = _described(name, role, affiliation, "in the register")
        found.append(Candidate(one.id, name, described, email))
    return found


def _described(name: str, role: str, affiliation: str, place: str) -> str:
    texts = [name or "an entry without a name", role, affiliation]
    return f"{', '.join(filter(None, texts))} ({place})"


def _called(people: Sequence[Candidate], wanted: str) -> list[Candidate]:
    """Those of just this name or address; a path with a folder in it is nobody's name."""
    return [] if os.sep in wanted else _fitting(people, wanted)[0]


def _fitting(people: Sequence[Candidate], wanted: str) -> tuple[list[Candidate], list[Candidate]]:
    """Those of just this name or address, and those of a like name."""
    if "@" in wanted:
        return _at_address(people, wanted)
    hits = search(wanted, [each.name for each in people])
    exact = [people[hit.place] for hit in hits if hit.likeness is Likeness.EXACT]
    return exact, [people[hit.place] for hit in hits if hit.likeness is not Likeness.EXACT]


def _at_address(
    people: Sequence[Candidate], wanted: str
) -> tuple[list[Candidate], list[Candidate]]:
    """Those of this address; of `Bo Sample <bo@example.org>`, as mail programs copy it, too.

    Where the name in front is not theirs, they are only alike.
    """
    found = _WITH_NAME.fullmatch(wanted.strip())
    name, written = found.groups() if found else ("", wanted.strip())
    address = canonical_address(_MAILTO.sub("", written))
    theirs = [each for each in people if _has_address(each, address)]
    if not name:
        return theirs, []
    hits = search(name, [each.name for each in theirs])
    sure = [theirs[hit.place] for hit in hits if hit.likeness is Likeness.EXACT]
    return sure, theirs


def _has_address(one: Candidate, address: str) -> bool:
    return bool(address) and canonical_address(one.email) == address
