"""Files → evidence: statements with their detached signatures, which lie side by side."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.evidence import CLEARSIGNED, Stored
from letterkit.read.answers import read_answer
from letterkit.read.files import opened, read_bytes

SIGNATURES = (".sig", ".asc", ".minisig")
MAILS = (".eml", ".mbox")
PDF = ".pdf"
TEXTS = (".txt", ".text", "")
REVIEW = ".review"  # the coordinator's verdict on an answer
LARGEST = 2**16
_HEAD = 256
_FIRST_LINE = b"letterkit.statement.v1"


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The bytes of a statement and of its signature; `name` is what errors call the latter.

    `statement` is empty if only a clearsigned file was given, which holds it.
    """

    name: str
    statement_name: str
    statement: bytes
    signature: bytes
    suffix: str


def is_evidence(path: Path) -> bool:
    """Whether it is a signature, a statement, an e-mail or a PDF, and no list or export."""
    suffix = path.suffix.lower()
    if suffix in (*SIGNATURES, *MAILS, PDF):
        return True
    if suffix not in TEXTS or not path.is_file():
        return False
    return _begins_with(path, _FIRST_LINE) or _begins_with(path, CLEARSIGNED)


def _begins_with(path: Path, line: bytes) -> bool:
    """Whether a text begins so in any encoding that an editor may have given it."""
    with opened(path, path.as_posix()) as file:
        head = file.read(_HEAD)
    # UTF-16 and UTF-32 of such a line are its bytes with zeros between them.
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(line)


def read_signed_files(paths: Sequence[Path]) -> list[SignedFile]:
    """Every statement among these paths, once, with each signature that lies beside it.

    A signature `x.txt.sig` is over `x.txt`; `x.sig` over it too. A clearsigned file is both.
    """
    pairs: dict[Path, Path] = {}
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in (*MAILS, PDF):
            continue
        if _begins_with(path, CLEARSIGNED):
            pairs.setdefault(path, path)
        elif suffix in SIGNATURES:
            pairs[path] = _statement_of(path)
        else:
            pairs |= dict.fromkeys(_signatures_of(path), path)
    return [_signed_file(signature, statement) for signature, statement in pairs.items()]


def _signed_file(signature: Path, statement: Path) -> SignedFile:
    name = signature.as_posix()
    suffix = signature.suffix.lower()
    return SignedFile(
        name,
        statement.as_posix(),
        b""
        if statement == signature
        else read_bytes(statement, statement.as_posix(), largest=LARGEST),
        read_bytes(signature, name, largest=LARGEST),
        suffix if suffix in SIGNATURES else ".asc",
    )


def _statement_of(signature: Path) -> Path:
    choices = (signature.with_suffix(""), signature.with_suffix(".txt"))
    found = next((each for each in choices if each.is_file()), None)
    if found is None:
        raise LetterkitError(
            f"{signature.as_posix()}: no statement {choices[0].name} beside this signature",
            hint="put the text that was signed beside it, under its own name",
        )
    return found


def _signatures_of(statement: Path) -> list[Path]:
    choices = [statement.with_name(statement.name + suffix) for suffix in SIGNATURES]
    choices += [statement.with_suffix(suffix) for suffix in SIGNATURES]
    found = list(dict.fromkeys(each for each in choices if each.is_file()))
    if not found:
        raise LetterkitError(
            f"{statement.as_posix()}: no signature beside this statement",
            hint=f"it is called {statement.name}.sig, .asc or .minisig",
        )
    return found


def read_evidence(folder: Path, name: str) -> list[Stored]:
    """What is kept as evidence of one person, in the order of the files' names."""
    return [_stored(statement, name) for statement in sorted(folder.glob("*.txt"))]


def _stored(statement: Path, name: str) -> Stored:
    beside = {
        path.suffix: path
        for path in statement.parent.iterdir()
        if path != statement and path.name.startswith(f"{statement.stem}.")
    }
    signature = next((beside[suffix] for suffix in SIGNATURES if suffix in beside), None)
    pdf, carried = _pdf(beside[PDF], name) if PDF in beside else (b"", "")
    answer = read_answer(beside[".eml"]) if ".eml" in beside else None
    return Stored(
        read_bytes(statement, name, largest=LARGEST),
        read_bytes(signature, name, largest=LARGEST) if signature else b"",
        answer,
        read_bytes(beside[".dns"], name, largest=LARGEST) if ".dns" in beside else b"",
        pdf,
        carried,
        read_bytes(beside[REVIEW], name, largest=LARGEST) if REVIEW in beside else b"",
    )


def _pdf(path: Path, name: str) -> tuple[bytes, str]:
    from letterkit.read.artefact import parse_artefact

    data = read_bytes(path, name)
    texts = [hashlib.sha256(each.content).hexdigest() for each in parse_artefact(data, name).texts]
    return data, texts[0] if len(texts) == 1 else ""
