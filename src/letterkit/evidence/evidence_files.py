"""Files → evidence: statements with their detached signatures, which lie side by side."""

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.answers.answer import Answer
from letterkit.answers.answers import read_answer
from letterkit.answers.mail_signed import CLEAR_BLOCK, CLEARSIGNED
from letterkit.errors import LetterkitError
from letterkit.evidence.stored import Stored
from letterkit.files.files import opened, read_bytes

SIGNATURES = (".sig", ".asc", ".minisig")
MAILS = (".eml", ".emlx", ".mbox")
OUTLOOK = (".msg", ".oft", ".pst", ".ost")  # what only Outlook and its kin can read
WHOLE = (".gpg", ".pgp")  # what gpg --sign and --encrypt write: text and signature in one
PDF = ".pdf"
TEXTS = (".txt", ".text", "")
REVIEW = ".review"  # the coordinator's verdict on an answer
LARGEST = 2**16
NOT_DETACHED = "signed with gpg --sign, or encrypted: the text is inside the signature"
CLEARSIGN = "ask for gpg --clearsign statement.txt, or gpg --armor --detach-sign statement.txt"
_HEAD = 256
_FIRST_LINE = b"letterkit.statement.v1"
# Heads of an e-mail (RFC 5322, 2.2): `From:` with an address, and one that only e-mails have.
_HEADS = re.compile(rb"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_FROM = re.compile(rb"^From:[^\n]*@", re.MULTILINE | re.IGNORECASE)
_OTHER = re.compile(
    rb"^(?:Date|Subject|Message-ID|Received|MIME-Version|Return-Path):",
    re.MULTILINE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignedFile:
    """The bytes of a statement and of its signature; `name` is what errors call the latter.

    `statement` is empty if only a clearsigned file was given, which holds it; `around` is then what
    stands there outside of the clearsigned text.
    """

    name: str
    statement_name: str
    statement: bytes
    signature: bytes
    suffix: str
    around: str = ""


@dataclass(frozen=True, slots=True)
class Pair:
    """A signature's file and that of its statement, which is the same if it is clearsigned."""

    signature: Path
    statement: Path

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.signature.as_posix()


@dataclass(frozen=True, slots=True)
class Missing:
    """A file that has no other beside it, and why that matters."""

    name: str
    error: LetterkitError


def evidence_paths(paths: Sequence[Path]) -> list[Path]:
    """These files, and those in these folders and the folders in them, each once.

    Hidden files and DNS answers are left aside.
    """
    found: list[Path] = []
    for path in paths:
        if not path.is_dir():
            found.append(path)
            continue
        for each in sorted(path.rglob("*")):
            hidden = any(part.startswith(".") for part in each.relative_to(path).parts)
            if not hidden and each.suffix != ".dns" and not each.is_dir():
                found.append(each)
    return list(dict.fromkeys(found))


def is_evidence(path: Path) -> bool:
    """Whether it is a signature, a statement, an e-mail or a PDF, and no list or export.

    A folder is evidence if at least half of its files are, PDFs aside.
    """
    suffix = path.suffix.lower()
    if path.is_dir():
        return _is_folder_of_evidence(path)
    if suffix in (*SIGNATURES, *MAILS, *OUTLOOK, *WHOLE, PDF):
        return True
    if suffix not in TEXTS or not path.is_file():
        return False
    return _begins_with(path, _FIRST_LINE) or is_mail(path) or has_clearsigned(path)


def is_mail(path: Path) -> bool:
    """Whether a file is one e-mail or several, by its suffix; a text, by its heads."""
    if path.suffix.lower() in MAILS:
        return True
    if path.suffix.lower() not in TEXTS:
        return False
    head = _head(path, LARGEST).lstrip(b"\xef\xbb\xbf\r\n").replace(b"\r\n", b"\n")
    if path.name == "mbox" and head.startswith(
        b"From "
    ):  # within the folder that Apple Mail writes
        return True
    heads = _HEADS.match(head)
    return bool(heads and _FROM.search(heads[0]) and _OTHER.search(heads[0]))


def has_clearsigned(path: Path) -> bool:
    """Whether a clearsigned statement stands anywhere in a text."""
    head = _head(path, LARGEST)
    at = head.replace(b"\0", b"").find(CLEARSIGNED)
    return at == 0 or (at > 0 and _FIRST_LINE in head) or _begins_with(path, CLEARSIGNED)


def _head(path: Path, length: int) -> bytes:
    try:
        with opened(path, path.as_posix()) as file:
            return file.read(length)
    except LetterkitError:
        return b""  # the reader of the whole says why not


def _is_folder_of_evidence(folder: Path) -> bool:
    files = [each for each in evidence_paths([folder]) if each.is_file()]
    evidence = [each for each in files if each.suffix.lower() != PDF and is_evidence(each)]
    others = [each for each in files if not is_evidence(each)]
    return bool(evidence) and len(evidence) >= len(others)


def _begins_with(path: Path, line: bytes) -> bool:
    """Whether a text begins so in any encoding that an editor may have given it."""
    head = _head(path, _HEAD)
    # UTF-16 and UTF-32 of such a line are its bytes with zeros between them.
    plain = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(line)


def signed_pairs(paths: Sequence[Path]) -> list[Pair | Missing]:
    """Every statement among these paths, once, with each signature that lies beside it.

    A signature `x.txt.sig` is over `x.txt`; `x.sig` over it too. A clearsigned file is both.
    """
    pairs: dict[Path, Path] = {}
    missing: list[Pair | Missing] = []
    for path in paths:
        suffix = path.suffix.lower()
        if suffix in (*OUTLOOK, PDF) or is_mail(path):
            continue
        try:
            if suffix in WHOLE:
                raise LetterkitError(f"{path.as_posix()}: {NOT_DETACHED}", hint=CLEARSIGN)
            if has_clearsigned(path):
                pairs.setdefault(path, path)
            elif suffix in SIGNATURES:
                pairs[path] = _statement_of(path)
            else:
                pairs |= dict.fromkeys(_signatures_of(path), path)
        except LetterkitError as error:
            missing.append(Missing(path.as_posix(), error))
    return [*(Pair(signature, statement) for signature, statement in pairs.items()), *missing]


def read_signed_file(pair: Pair) -> SignedFile:
    """The bytes of a statement and of its signature."""
    signature, statement = pair.signature, pair.statement
    name = signature.as_posix()
    suffix = signature.suffix.lower()
    data = read_bytes(signature, name, largest=LARGEST)
    given, around = b"", ""
    if statement == signature:
        data, around = _without_words(data)
    else:
        given = read_bytes(statement, statement.as_posix(), largest=LARGEST)
    kind = suffix if suffix in SIGNATURES else ".asc"
    return SignedFile(name, statement.as_posix(), given, data, kind, around)


def _without_words(data: bytes) -> tuple[bytes, str]:
    """A clearsigned text without the words around it, and these words."""
    blocks = CLEAR_BLOCK.findall(data)
    if len(blocks) != 1:
        return data, ""
    before, _, after = data.partition(blocks[0])
    words = b"\n".join((before, after)).removeprefix(b"\xef\xbb\xbf")
    if not words.strip():
        return data, ""
    return blocks[0] + b"\n", words.decode("utf-8", "replace").strip() + "\n"


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


@dataclass(frozen=True, slots=True)
class FiledAnswer:
    """An answer that was filed as evidence, its statement and its DNS answer, or nothing."""

    statement: bytes
    answer: Answer
    dns: bytes


def read_filed_answer(folder: Path, digest: str, name: str) -> FiledAnswer | None:
    """The e-mail among somebody's evidence that is filed under this digest, if it is there."""
    mail = folder / f"{digest}.eml"
    statement, dns = mail.with_suffix(".txt"), mail.with_suffix(".dns")
    if not mail.is_file() or not statement.is_file():
        return None
    return FiledAnswer(
        read_bytes(statement, name, largest=LARGEST),
        read_answer(mail),
        read_bytes(dns, name, largest=LARGEST) if dns.is_file() else b"",
    )


def _stored(statement: Path, name: str) -> Stored:
    beside = {
        path.suffix: path
        for path in statement.parent.iterdir()
        if path != statement and path.name.startswith(f"{statement.stem}.")
    }
    signature = next((beside[suffix] for suffix in SIGNATURES if suffix in beside), None)
    pdf, carried = _pdf(beside[PDF], name) if PDF in beside else (b"", "")
    return Stored(
        read_bytes(statement, name, largest=LARGEST),
        read_bytes(signature, name, largest=LARGEST) if signature else b"",
        read_answer(beside[".eml"]) if ".eml" in beside else None,
        read_bytes(beside[".dns"], name, largest=LARGEST) if ".dns" in beside else b"",
        pdf,
        carried,
        read_bytes(beside[REVIEW], name, largest=LARGEST) if REVIEW in beside else b"",
    )


def _pdf(path: Path, name: str) -> tuple[bytes, str]:
    from letterkit.artefacts.taken_apart import parse_artefact

    data = read_bytes(path, name)
    texts = [hashlib.sha256(each.content).hexdigest() for each in parse_artefact(data, name).texts]
    return data, texts[0] if len(texts) == 1 else ""
