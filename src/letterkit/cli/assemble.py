"""The order of the stages from a letter's folder to its finished files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from letterkit.cli.register import Kept, edition_as_it_stands, fitting, kept_register
from letterkit.cli.settled import decisions_about, without_decided, without_errors
from letterkit.errors import LetterkitError
from letterkit.merge.document import Text, document_of, text_of
from letterkit.merge.entries import LeftOut, accepted, register_of
from letterkit.model import (
    Addressee,
    Document,
    Letter,
    Paper,
    Signatory,
    format_register,
)
from letterkit.model.decision import Decision
from letterkit.model.finding import Finding
from letterkit.publish.outputs import Output
from letterkit.read.letter import read_letter
from letterkit.read.signatories import read_signatories
from letterkit.read.workspace import Workspace, list_path


class Format(StrEnum):
    PDF = "pdf"
    HTML = "html"
    TXT = "txt"
    EML = "eml"


@dataclass(frozen=True, slots=True)
class Assembled:
    """A letter in all its languages, and who is not in it.

    `errors` are the findings that keep somebody out until they are settled. `public` are the
    files of its register; `changed` says that the list is no longer what was published, so that
    these are outputs of no edition.
    """

    slug: str
    documents: tuple[Document, ...]
    left_out: LeftOut
    errors: tuple[Finding, ...] = ()
    public: tuple[Output, ...] = ()
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the workspace says of a letter: its versions, their texts, and who counts."""

    letters: Sequence[Letter]
    texts: Mapping[str, Text]
    kept: Sequence[Signatory]
    left_out: LeftOut
    decisions: Sequence[Decision] = ()

    @property
    def hashes(self) -> dict[str, str]:
        return {lang: text.canonical.sha256 for lang, text in self.texts.items()}


@dataclass(frozen=True, slots=True)
class Task:
    """A document to render, and how its files are called."""

    document: Document
    stem: str
    formats: tuple[Format, ...]
    attach: bool


def assemble(
    workspace: Workspace, slug: str, *, paper: Paper | None = None, listed: Path | None = None
) -> Assembled:
    """Read and merge a letter; `listed` takes the place of the lists that the letter names."""
    gathered = gather(workspace, slug, listed)
    return assembled(gathered, None if listed else kept_register(workspace, slug), paper)


def gather(workspace: Workspace, slug: str, listed: Path | None = None) -> Gathered:
    letters = read_letter(workspace, slug)
    signatories = signatories_of(workspace, letters[0], listed)
    decisions = [] if listed else decisions_about(workspace, slug)
    kept, left_out = accepted(letters[0], without_decided(signatories, decisions))
    texts = {each.lang: text_of(each) for each in letters}
    return Gathered(letters, texts, kept, left_out, decisions)


def assembled(gathered: Gathered, kept: Kept | None, paper: Paper | None = None) -> Assembled:
    """Merge what was gathered: as the newest edition if it is what that says, else as a list."""
    letters, hashes = gathered.letters, gathered.hashes
    known = () if kept else hashes.values()
    settled, errors = without_errors(letters[0], gathered.kept, gathered.decisions, known)
    edition = edition_as_it_stands(letters[0], hashes, settled, kept)
    if edition:
        listed, register = settled, edition.register(letters[0], hashes)
    else:
        listed = fitting(letters[0], hashes, settled, kept) if kept else settled
        register = register_of(letters[0], hashes, listed)
    documents = []
    for letter in letters:
        document = document_of(letter, gathered.texts[letter.lang], register)
        if edition:
            document = replace(document, stamp=edition.stamp, policy=edition.policy)
        documents.append(replace(document, paper=paper or document.paper))
    return Assembled(
        letters[0].slug,
        tuple(documents),
        replace(
            gathered.left_out,
            with_errors=len(gathered.kept) - len(settled),
            other_text=len(settled) - len(listed),
        ),
        tuple(errors),
        edition.files if edition else (),
        kept is not None and edition is None,
    )


def signatories_of(workspace: Workspace, letter: Letter, listed: Path | None) -> list[Signatory]:
    if listed:
        return read_signatories(listed, listed.as_posix())
    found: list[Signatory] = []
    for wanted in letter.signatories:
        path = list_path(workspace, wanted, letter.place_of("signatories"))
        found += read_signatories(path, workspace.name(path), wanted.encoding)
    return found


def tasks_for(
    assembled: Assembled,
    formats: Sequence[Format],
    langs: Sequence[str],
    *,
    per_addressee: bool = False,
    attach: bool = False,
) -> list[Task]:
    """One task a language, or a language and addressee."""
    tasks = []
    for document in _wanted(assembled, langs):
        stem = f"{document.slug}.{document.lang}"
        for addressee, part in _copies(document, per_addressee):
            copy = replace(document, copy_for=addressee) if addressee else document
            tasks.append(Task(copy, f"{stem}{part}", tuple(formats), attach))
    return tasks


def common_outputs(assembled: Assembled) -> list[Output]:
    """What is not of one language: the canonical texts, and the register with its files."""
    texts = [
        Output(f"letter.{document.lang}.txt", document.text.content.encode())
        for document in assembled.documents
    ]
    register = format_register(assembled.documents[0].register).encode()
    return [*texts, Output("register.json", register), *assembled.public]


def _wanted(assembled: Assembled, langs: Sequence[str]) -> list[Document]:
    there = [document.lang for document in assembled.documents]
    for lang in langs:
        if lang not in there:
            raise LetterkitError(
                f"letters/{assembled.slug}: not written in {lang}",
                hint=f"it is there in {', '.join(there)}; write letter.{lang}.md for another",
            )
    return [each for each in assembled.documents if not langs or each.lang in langs]


def _copies(document: Document, per_addressee: bool) -> list[tuple[Addressee | None, str]]:
    """For whom to render the document, and what marks that copy's file name."""
    if not per_addressee or not document.to:
        return [(None, "")]
    return [(addressee, f".to-{number}") for number, addressee in enumerate(document.to, 1)]


def warm_up() -> None:
    """Load what takes longest to load."""
    import weasyprint  # noqa: F401

    import letterkit.render.pdf  # noqa: F401


def rendered(task: Task) -> list[Output]:
    """Render a document in the formats that are asked for."""
    document, stem, formats = task.document, task.stem, task.formats
    made: dict[Format, Output] = {}
    if Format.PDF in formats or (task.attach and Format.EML in formats):
        from letterkit.render.pdf import pdf

        file = pdf(document)
        made[Format.PDF] = Output(f"{stem}.pdf", file.data, file.pages)
    if Format.HTML in formats:
        from letterkit.render.page import page

        made[Format.HTML] = Output(f"{stem}.html", page(document).encode())
    if Format.TXT in formats:
        from letterkit.render.plain import plain

        made[Format.TXT] = Output(f"{stem}.txt", plain(document).encode())
    if Format.EML in formats:
        from letterkit.render.mail import mail

        enclosed = made[Format.PDF] if task.attach else None
        parts = [(enclosed.name, "application/pdf", enclosed.data)] if enclosed else []
        to = document.copy_for
        made[Format.EML] = Output(f"{stem}.eml", mail(document, attachments=parts, to=to))
    return [output for format, output in made.items() if format in formats]
