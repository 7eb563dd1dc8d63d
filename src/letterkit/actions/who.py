"""Who is meant by a name, an address or a receipt: somebody on a list, or in its register.

Nobody is guessed: only the very name counts, in any order of its words, or the very address. What
is like it, or fits several people, is for a person to choose from.
"""

import json
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
from letterkit.model import Signatory
from letterkit.model.decision import Decision, handle
from letterkit.model.kept import Held, KeptRegister, Promised
from letterkit.model.name_search import Likeness, search
from letterkit.publish.plan import opening_of
from letterkit.read.letter import read_letter
from letterkit.read.register import read_register, register_folder
from letterkit.read.workspace import Workspace, find_workspace

_TYPE = "type the name or the address as the list has it; a receipt goes with --receipt FILE"
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
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    letter = read_letter(workspace, slug)[0]
    listed = signatories_of(workspace, letter, None)
    held = {each.id for each in register.held} | {each.id for each in register.promised}
    if wanted in held | {each.id for each in listed}:
        return wanted
    people = _people(listed, register, decisions_about(workspace, slug))
    by_id = f"letterkit withdraw {slug} --id ID, with one of these ids"
    nobody = Nobody(f"{slug}: nobody on the list or in the register is called so", hint=_TYPE)
    return _id_of(_one_of(people, wanted, choose, slug, by_id, nobody), slug)


def finding(listed: Listed, folder: Path, choose: Choose | None, host: Host) -> Find:
    """What finds the one entry of a list that an id, a name, an address or a receipt means.

    `folder` is where a file with a receipt or promise is looked for.
    """

    def find(wanted: str, *, exactly: bool) -> str:
        return _handle_of(listed, folder, wanted, None if exactly else choose, host)

    return find


def _handle_of(listed: Listed, folder: Path, wanted: str, choose: Choose | None, host: Host) -> str:
    """What decisions call an entry."""
    known = {handle(each) for each in listed.signatories}
    if wanted in known:
        return wanted
    if listed.letter and names_a_file(folder, wanted):
        workspace = find_workspace(folder)
        entry = entry_of_receipt(workspace, listed.name, folder / wanted, wanted, host)
        if entry not in known:
            raise LetterkitError(f"{wanted}: its entry is no more on the list")
        return entry
    people = [
        Candidate(
            handle(each),
            each.name,
            _described(each.name, each.role, each.affiliation, str(each.source)),
            each.email,
        )
        for each in listed.signatories
    ]
    by_id = "write one of these ids in the place of the name"
    called = "this address" if "@" in wanted else f"the id or name {wanted}"
    nobody = Nobody(
        f"no entry of the list has {called}",
        hint="check --json has the ids; a name or an address is typed as the list has it",
    )
    return _one_of(people, wanted, choose, listed.name, by_id, nobody).id


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
    found = (sure or alike)[:_MOST]
    if choose is not None:
        chosen = choose(found)
        return next(each for each in found if chosen in (each.id, each.described))
    what = f"{len(sure)} people fit" if sure else "nobody is called just so, and these are like it"
    lines = "; ".join(f"{each.id or 'no id'} {each.described}" for each in found)
    raise LetterkitError(f"{slug}: {what}: {lines}", hint=by_id)


def _id_of(one: Candidate, slug: str) -> str:
    if not one.id:
        raise LetterkitError(
            f"{slug}: {one.described}: this line of the list has no id",
            hint="delete the line, if they were in no edition",
        )
    return one.id


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


def _fitting(people: Sequence[Candidate], wanted: str) -> tuple[list[Candidate], list[Candidate]]:
    """Those of just this name or address, and those of a like name."""
    if "@" in wanted:
        address = canonical_address(wanted)
        return [each for each in people if _has_address(each, address)], []
    hits = search(wanted, [each.name for each in people])
    exact = [people[hit.place] for hit in hits if hit.likeness is Likeness.EXACT]
    return exact, [people[hit.place] for hit in hits if hit.likeness is not Likeness.EXACT]


def _has_address(one: Candidate, address: str) -> bool:
    return bool(address) and canonical_address(one.email) == address
