"""A signed statement: which key signed it, whose key that is, and whether the list says the same.

A signature is known by its first bytes: SSH and minisign say what they are, all else is OpenPGP's
to judge. It is over the bytes of the statement; where a program of Windows gave all of its lines
another end, over those with LF or over those with CRLF. The one who signed is on the list under an
address or id that the key is bound to.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeAlias

from letterkit.confined import TEMPLATE, each_confined
from letterkit.errors import LetterkitError
from letterkit.evidence.minisign import (
    MinisignSignature,
    parse_minisign_key,
    parse_minisign_signature,
    verify_minisign,
)
from letterkit.evidence.openpgp import (
    OpenPgpSignature,
    parse_openpgp_key,
    parse_openpgp_signature,
    verify_openpgp,
)
from letterkit.evidence.sshkey import format_ssh_key, parse_ssh_key
from letterkit.evidence.sshsig import SshSignature, parse_sshsig, verify_sshsig
from letterkit.evidence.statement import (
    NAMESPACE,
    Statement,
    parse_statement,
    verify_statement,
    with_blanks,
)
from letterkit.faults import Fault, TooMuch
from letterkit.model import Shown, Signatory
from letterkit.model.known_keys import (
    KeyKind,
    KnownKey,
    KnownKeys,
    Person,
    UnusableLine,
    without_shared,
)
from letterkit.text.line import foreign_encoding, with_lf

Signature: TypeAlias = SshSignature | OpenPgpSignature | MinisignSignature
_DAY = timedelta(days=1)  # somewhere it is yesterday still, or tomorrow already


@dataclass(frozen=True, slots=True)
class Expected:
    """What the workspace says: the register's name, the letter's texts by language."""

    register: str
    texts: Mapping[str, str]

    def lang_of(self, text: str) -> str:
        """The language whose text has this SHA-256."""
        return next(lang for lang, digest in self.texts.items() if digest == text)


@dataclass(frozen=True, slots=True)
class Signed:
    """A statement and its signature, as they were read; nothing of them has been verified.

    `texts` are the bytes that may have been signed, the likeliest first: all of them say the same.
    """

    statement: Statement
    signature: Signature
    texts: tuple[bytes, ...]


def parse_signed(given: bytes, signature: bytes) -> Signed:
    """Read a statement and its signature; `given` is empty if it stands in a clearsigned text."""
    parsed = parse_signature(signature)
    if isinstance(parsed, OpenPgpSignature) and parsed.clear is not None:
        inside = with_blanks(parsed.clear.lines)
        statement = parse_statement(inside)
        if given and with_lf(given) != inside:
            raise LetterkitError(
                "the text inside it is another than the statement beside it",
                hint="add the clearsigned file by itself; it holds the statement",
            )
        return Signed(statement, parsed, (inside,))
    text = with_lf(given)
    texts = (text,) if text == given else (text, given)
    return Signed(parse_statement(text), parsed, texts)


def check_encoding(statement: bytes) -> None:
    """Raise for a statement that an editor saved in another way than letterkit writes it."""
    if encoding := foreign_encoding(statement):
        raise LetterkitError(
            f"saved as {encoding}",
            hint="the signature is over its bytes: save it as UTF-8 without a byte order mark, "
            "and have that file signed (> in PowerShell writes UTF-16)",
        )


def parse_signature(data: bytes) -> Signature:
    """The signature of a file, in whichever of the known forms; raises LetterkitError."""
    if encoding := foreign_encoding(data):
        raise LetterkitError(
            f"saved as {encoding}",
            hint="send the signature as the program wrote it; > in PowerShell writes UTF-16",
        )
    if data.startswith(b"-----BEGIN SSH SIGNATURE-----"):
        return parse_sshsig(data)
    if data.startswith(b"untrusted comment:"):
        return parse_minisign_signature(data)
    return parse_openpgp_signature(data)


def check_known_keys(known: KnownKeys, people: Sequence[Person] = ()) -> KnownKeys:
    """The same, with the lines among the unusable whose keys nothing can be verified with.

    Nor can anything be with one that is given for two of these people.
    """
    keys = []
    unusable = list(known.unusable)
    for key, problem in zip(known.keys, _problems(known.keys), strict=True):
        if problem is None:
            keys.append(key)
        else:
            named = LetterkitError(f"{key.place}: {problem}", hint=problem.hint)
            unusable.append(UnusableLine(named, key.text))
    return without_shared(KnownKeys(tuple(keys), tuple(unusable)), people)


def _problems(keys: Sequence[KnownKey]) -> list[LetterkitError | None]:
    """Why nothing can be verified with a key, for each; None where something can.

    Certificates are read in a process of its own: one with thousands of signatures that belong to
    nobody would take hours.
    """
    certificates = [key for key in keys if key.kind is KeyKind.OPENPGP]
    read = iter(list(each_confined(_problem, certificates, TEMPLATE)))
    problems: list[LetterkitError | None] = []
    for key in keys:
        if key.kind is not KeyKind.OPENPGP:
            problems.append(_problem(key))
            continue
        match next(read):
            case TooMuch() | Fault():
                problems.append(_unreadable(key))
            case problem:
                problems.append(problem)
    return problems


def _problem(key: KnownKey) -> LetterkitError | None:
    try:
        match key.kind:
            case KeyKind.SSH:
                parse_ssh_key(key.text)
            case KeyKind.MINISIGN:
                parse_minisign_key(key.text)
            case KeyKind.OPENPGP:
                _check_openpgp(key)
            case KeyKind.X509:
                pass  # a fingerprint alone, which the line's form has shown
    except LetterkitError as error:
        return error
    return None


def _unreadable(key: KnownKey) -> LetterkitError:
    return LetterkitError(
        f"{key.file}: this OpenPGP key cannot be used, because reading it takes too long",
        hint="strangers can add to a key on a key server: ask its owner for the key alone, "
        "gpg --export-options export-minimal --armor --export FINGERPRINT",
    )


def _check_openpgp(key: KnownKey) -> None:
    try:
        fingerprint = parse_openpgp_key(key.certificate).fingerprint.upper()
    except LetterkitError as error:
        raise LetterkitError(
            f"{key.file}: this OpenPGP key cannot be used, because {error}", hint=error.hint
        ) from error
    if fingerprint != key.text:
        raise LetterkitError(f"{key.file} holds another OpenPGP key: {fingerprint}")


def verify_given(signed: Signed, known: KnownKeys, now: datetime) -> tuple[tuple[str, ...], bytes]:
    """The addresses and ids that the key is bound to, and the bytes of the statement it signed."""
    refused = LetterkitError("")
    for text in signed.texts:
        try:
            principals = verify_signed(signed.signature, text, signed.statement, known.keys, now)
        except LetterkitError as error:
            refused = error
        else:
            return principals, text
        # Only over other bytes of the same statement may the signature still be right.
        if not str(refused).endswith("does not verify"):
            break
    raise _explained(refused, signed, known.unusable)


def _explained(
    refused: LetterkitError, signed: Signed, unusable: Sequence[UnusableLine]
) -> LetterkitError:
    """The refusal, with the cause that is known for it in its hint."""
    issuers = signed.signature.issuers if isinstance(signed.signature, OpenPgpSignature) else ()
    for line in unusable:
        # A signature may name the key by its id, the end of the fingerprint (RFC 9580, 5.5.4.2).
        if line.fingerprint and any(line.fingerprint.endswith(each) for each in issuers):
            return LetterkitError("its key cannot be used", hint=str(line.error))
    if len(signed.texts) > 1 and str(refused).endswith("does not verify"):
        return LetterkitError(
            str(refused),
            hint="the statement has CRLF line ends, and the signature is over its bytes: "
            "send it as it was signed",
        )
    return refused


def verify_signed(
    signature: Signature,
    data: bytes,
    statement: Statement,
    known: Sequence[KnownKey],
    now: datetime,
) -> tuple[str, ...]:
    """The addresses and ids that the key is bound to which signed `data`, the statement's bytes."""
    if statement.date > (now + _DAY).date():
        raise LetterkitError("the statement is dated in the future")
    match signature:
        case SshSignature():
            line = format_ssh_key(verify_sshsig(signature, data, NAMESPACE))
            return _bound((key for key in known if key.text == line), line)
        case MinisignSignature():
            minisign = signature
            return _verifying(
                KeyKind.MINISIGN,
                known,
                lambda key: verify_minisign(minisign, parse_minisign_key(key.text), data),
            )
        case OpenPgpSignature():
            openpgp = signature
            if openpgp.created.date() < statement.date - _DAY:
                raise LetterkitError("the OpenPGP signature is older than the statement")
            return _verifying(
                KeyKind.OPENPGP,
                known,
                lambda key: verify_openpgp(openpgp, parse_openpgp_key(key.certificate), data, now),
            )


def _verifying(
    kind: KeyKind, known: Sequence[KnownKey], verify: Callable[[KnownKey], object]
) -> tuple[str, ...]:
    """Try the keys of this kind: such a signature does not hold its key."""
    refusals = []
    for key in known:
        if key.kind is kind:
            try:
                verify(key)
            except LetterkitError as error:
                refusals.append(error)
            else:
                return _bound((each for each in known if each.text == key.text), "")
    # One key may know more of why than the others: that it made the signature, and had expired.
    refusals.sort(key=lambda error: error.hint != "")
    if refusals:
        raise LetterkitError(
            str(refusals[-1]),
            hint=refusals[-1].hint
            or "the text was changed, or the key is another one, or it had expired or was "
            "revoked when it signed",
        ) from refusals[-1]
    return _bound((), "minisign KEY" if kind is KeyKind.MINISIGN else "openpgp FINGERPRINT FILE")


def _bound(keys: Iterable[KnownKey], line: str) -> tuple[str, ...]:
    principals = tuple(who for key in keys for who in key.principals)
    if not principals:
        raise LetterkitError(
            "the key is bound to nobody",
            hint=f"once you have seen whose it is, add the line: ADDRESS {line} WHERE-YOU-SAW-IT",
        )
    return principals


def find_signatory(
    principals: Sequence[str], statement: Statement, listed: Iterable[Signatory]
) -> Signatory:
    """The one on the list that the key is bound to; of several, the one called as they signed."""
    bound = {each.casefold() for each in principals}
    found = [each for each in listed if bound & {each.id.casefold(), each.email.casefold()} - {""}]
    if not found:
        raise LetterkitError(
            "nobody on the list has the address or id that the key is bound to",
            hint="add them to the list first",
        )
    called = [each for each in found if each.name == statement.name]
    if len(called) > 1:
        raise LetterkitError(
            "several on the list fit the statement",
            hint="bind the key to the id of one of them, or take the repeated ones off the list",
        )
    return (called or found)[0]


def verify_entry(statement: Statement, signatory: Signatory, expected: Expected) -> Statement:
    """Give the statement back if register, text and entry are those that it names.

    The list may show less than they chose, never more.
    """
    texts = expected.texts.values()
    text = statement.text if statement.text in texts else next(iter(texts))
    shown = statement.shown if _shows_less(signatory.shown, statement.shown) else signatory.shown
    listed = statement_of(signatory, expected.register, text, statement.date)
    return verify_statement(statement, replace(listed, shown=shown))


def _shows_less(listed: Shown, chosen: Shown) -> bool:
    return listed is chosen or listed is Shown.UNNAMED or chosen is Shown.NAMED


def statement_of(signatory: Signatory, register: str, text: str, day: date) -> Statement:
    """What this person signs, if they sign as they are on the list."""
    return Statement(
        register=register,
        text=text,
        name=signatory.name,
        role=signatory.role,
        affiliation=signatory.affiliation,
        shown=signatory.shown,
        date=day,
    )
