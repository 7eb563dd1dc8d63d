"""A published list against its own leaves, checkpoint and key: register → checks. Pure.

Comments and links are no part of an entry, and no leaf fixes them; nor the list's title, the
letter's short name (its slug), and how many of those without a name have which level. Where the
letter's text is there too, `verdict/agreement.py` compares the title with it.
"""

from dataclasses import dataclass

from letterkit.errors import LetterkitError
from letterkit.keys import parse_verifier_key
from letterkit.model import Check, Entry, Register
from letterkit.model.commitment import VERSION, Opening
from letterkit.model.entry import Published
from letterkit.text.jcs import Json
from letterkit.text.text import short_hash
from letterkit.tlog.checkpoint import VerifiedCheckpoint, parse_checkpoint, verify_checkpoint
from letterkit.tlog.log import Log, verify_log, verify_openings
from letterkit.tlog.note import Note, parse_note


@dataclass(frozen=True, slots=True)
class VerifiedEdition:
    """An edition that is what its register's key signed."""

    note: Note
    signed: VerifiedCheckpoint
    log: Log


def checked_edition(register: Register) -> tuple[list[Check], VerifiedEdition | None]:
    """Whether the list is the edition that it says it is, and that edition."""
    try:
        verified = verify_edition(register)
    except LetterkitError as error:
        return [Check.failed("edition", str(error))], None
    number, size = verified.log.edition.number, verified.signed.checkpoint.size
    detail = (
        f"entries and counts are those of edition {number}, {size} leaves, that "
        f"{verified.signed.key.name} signed with key {verified.signed.key.key_id.hex()}"
    )
    checks = [Check.passed("edition", detail)]
    checks.append(Check.not_checked("title and levels", _not_fixed(register)))
    if any(each.link or each.comment for each in register.entries):
        checks.append(Check.not_checked("comments and links", "no register fixes them"))
    return checks, verified


def _not_fixed(register: Register) -> str:
    detail = "no register fixes the title and the short name of the letter"
    levels = ", nor the levels of those without a name" if register.unnamed else ""
    return f"{detail}{levels}: they are the coordinator's word"


def verify_edition(register: Register) -> VerifiedEdition:
    """Raise unless entries, counts and texts are those of the leaves that the key signed.

    The key is the one that the list itself names; whose it is, is for others to say.
    """
    published = _published(register)
    key = parse_verifier_key(published.vkey)
    note = parse_note(published.checkpoint.encode())
    signed = verify_checkpoint(note, key)
    if signed.checkpoint.origin != published.origin:
        raise LetterkitError("the list names another register than its checkpoint")
    lines = (f"{leaf}\n".encode("utf-8", "surrogatepass") for leaf in published.leaves)
    log = verify_log(lines, signed.checkpoint)
    entries = (*register.entries, *published.earlier)
    openings = {each.index: opening_of(each) for each in entries}
    if len(openings) != len(entries):
        raise LetterkitError("two entries of the list are one of the register")
    verify_openings(log, openings)
    _verify_counts(register, published, log)
    return VerifiedEdition(note, signed, log)


def _published(register: Register) -> Published:
    if register.published is None:
        raise LetterkitError("the list was not published yet")
    return register.published


def _verify_counts(register: Register, published: Published, log: Log) -> None:
    """What the list says beside its entries; an entry stands for one of the current texts."""
    unnamed = register.unnamed + published.earlier_unnamed
    current = set(register.texts.values())
    fits = all(each.text in current for each in register.entries)
    apart = all(each.text not in current for each in published.earlier)
    if (register.edition, unnamed) != (log.edition.number, log.edition.unnamed):
        raise LetterkitError("the list counts otherwise than the register")
    if register.paper != log.edition.paper:
        raise LetterkitError("the list counts signatures on paper otherwise than the register")
    if any(log.texts.get(lang) != text for lang, text in register.texts.items()):
        raise LetterkitError("the list names another text than the register")
    if not fits or not apart:
        raise LetterkitError("an entry of the list is for another text than it stands under")
    _verify_renewed(register, published, log)


def _verify_renewed(register: Register, published: Published, log: Log) -> None:
    """How many signed an earlier text first: the leaves tell it of entries, and a limit for others.

    Only the coordinator knows which of those without a name it is. A list need not say it.
    """
    named = sum(log.has_renewed(each.index, each.text) for each in register.entries)
    opened = {each.index for each in (*register.entries, *published.earlier)}
    others = log.may_have_renewed(register.texts.values(), opened)
    hidden = published.renewed - named
    if published.renewed and not 0 <= hidden <= min(others, register.unnamed):
        raise LetterkitError("the list counts those who signed an earlier text otherwise")
    if not set(published.changed) <= set(register.texts):
        raise LetterkitError("the list says what changed in a language that the letter has not")


def opening_of(entry: Entry) -> Opening:
    """The entry as it is committed to, from the list."""
    shown: dict[str, Json] = {
        "affiliation": entry.affiliation,
        "country": entry.country,
        "kind": entry.kind.value,
        "lang": entry.lang,
        "level": entry.level.value,
        "name": entry.name,
        "private": entry.private,
        "role": entry.role,
        "shown": entry.shown.value,
        "signed": entry.signed,
        "text": entry.text,
        "v": VERSION,
    }
    try:
        return Opening(shown, bytes.fromhex(entry.salt))
    except ValueError as error:
        raise LetterkitError("a salt has 32 bytes") from error


def stamp_words(register: Register) -> tuple[str, ...]:
    """What a printed page says of the edition in numbers and signs: size, root, key."""
    if register.published is None:
        return ()
    try:
        note = parse_note(register.published.checkpoint.encode())
        checkpoint = parse_checkpoint(note.text)
        key = parse_verifier_key(register.published.vkey)
    except LetterkitError:
        return ()
    return str(checkpoint.size), short_hash(checkpoint.root), key.key_id.hex()
