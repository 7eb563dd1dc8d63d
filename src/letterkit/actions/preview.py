"""Previewing a letter: made anew after each save, and shown by a server on this machine only.

Nothing is written. What the checks find stands beside the letter, and an error above the last good
version of it.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from letterkit.actions.assemble import Assembled, assemble, why_left_out
from letterkit.actions.build import missing_error
from letterkit.actions.held import why_held
from letterkit.actions.host import Host
from letterkit.actions.lists import read_lists
from letterkit.actions.rendering import USUAL, Format, Task, linking, rendered
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace, find_workspace, letter_slugs
from letterkit.model import Document
from letterkit.model.finding import Finding, Severity
from letterkit.parallel import uncounted
from letterkit.preview.events import (
    MAIL,
    PAGE,
    TEXT,
    Drawn,
    Event,
    Failed,
    Findings,
    Found,
    Language,
    Pages,
    Problem,
    View,
)
from letterkit.preview.server import Audience, Server, serving
from letterkit.preview.views import mail_view, page_view, pdf_view, text_view
from letterkit.preview.watching import State, state_of, watched

_MOST = 200  # findings that are shown
# Folders in registers/ from which no output is made, and in which many files may lie.
_ASIDE = ("outbox", "receipts", "promises")
_SECRET = 24  # bytes


@dataclass(frozen=True, slots=True)
class Preview:
    """A preview that is served.

    `address` is where it stays, `once` leads there once: it is for the command that opens a
    browser, whose arguments others on this machine can see.
    """

    letter: str
    address: str
    once: str
    _events: Connection
    _audience: Audience

    def go_on(self) -> None:
        """Show each change until the caller is interrupted."""
        while True:
            try:
                event: Event = self._events.recv()
            except EOFError:
                raise LetterkitError(
                    "the process that watches the files was ended, perhaps for want of memory",
                    hint="start the preview again",
                ) from None
            self._audience.take(event)


@contextmanager
def previewing(folder: Path, letter: str, port: int, host: Host) -> Iterator[Preview]:
    """Serve a preview of a letter; port 0 takes one that is free.

    Processes start here, before anything else runs at once.
    """
    workspace = find_workspace(folder)
    slug = _one_letter(workspace, letter)
    make = partial(made, workspace.root, slug, host)
    look = partial(_look, workspace.root, slug)
    audience = Audience(slug)
    token, code = host.random_bytes(_SECRET).hex(), host.random_bytes(_SECRET).hex()
    with watched(make, look, partial(_warm_up, workspace.root, slug)) as events:
        server = _listening(port, audience, token, code, host)
        base = f"http://127.0.0.1:{server.server_port}"
        with serving(server):
            yield Preview(slug, f"{base}/{token}/", f"{base}/open/{code}", events, audience)


def _one_letter(workspace: Workspace, wanted: str) -> str:
    slugs = letter_slugs(workspace, wanted)
    if len(slugs) > 1:
        raise LetterkitError(
            "there is more than one letter", hint=f"name one of {', '.join(slugs)}"
        )
    return slugs[0]


def _listening(port: int, audience: Audience, token: str, code: str, host: Host) -> Server:
    try:
        return Server(port, audience, token=token, code=code, complain=host.complain)
    except (OSError, OverflowError) as error:
        reason = (error.strerror if isinstance(error, OSError) else "") or "there is none"
        raise LetterkitError(
            f"--port {port}: {reason[0].lower()}{reason[1:]}",
            hint="leave out --port to take a port that is free",
        ) from error


def _look(root: Path, slug: str) -> State:
    """The state of all that a letter may be made from."""
    letters = root / "letters"
    own = (letters / slug, letters / "_templates", root / "signatories", root / "letterkit.toml")
    return state_of((*own, root / "registers"), without=_ASIDE)


def made(folder: Path, slug: str, host: Host) -> Iterator[Event]:
    """Make a letter: what is seen at once, what the checks find, and then the PDFs."""
    notes: list[str] = []
    own = _quiet(host, notes)
    try:
        workspace = find_workspace(folder)
        letter_slugs(workspace, slug)
        assembled = assemble(workspace, slug, own)
        yield _pages(assembled, notes)
        yield _findings(workspace.root, slug, own)
        for document in assembled.documents:
            yield _drawn(document, assembled)
    except LetterkitError as error:
        yield Failed(Problem(str(error), error.hint))


def _quiet(host: Host, notes: list[str]) -> Host:
    """A caller that keeps notes and warnings, for the preview to show."""

    def note(*lines: str) -> None:
        notes.extend(lines)

    def warn(error: LetterkitError) -> None:
        notes.append(f"{error}{f'; {error.hint}' if error.hint else ''}")

    return replace(host, note=note, warn=warn, complain=warn, progress=uncounted)


def _pages(assembled: Assembled, notes: Sequence[str]) -> Pages:
    languages, views = [], {}
    names = {each.lang: each.name for each in assembled.documents[0].versions}
    for document in assembled.documents:
        lang = document.lang
        languages.append(Language(lang, names.get(lang, lang), document.title))
        views[lang] = _views(document)
    left_out = [*why_left_out(assembled.left_out), *why_held(assembled.slug, assembled.held)]
    if number := assembled.left_out.with_errors:
        left_out.append(f"{number} left out until their errors are settled")
    return Pages(tuple(languages), views, _counted(assembled), (*notes, *left_out))


def _views(document: Document) -> dict[str, View]:
    """What is made at once. The files are not verified, as `build` will do that."""
    formats = (Format.HTML, Format.EML, Format.TXT)
    stem = f"{document.slug}.{document.lang}"
    document = linking(document, USUAL, [each.lang for each in document.versions])
    task = Task(document, stem, formats, attach=False, checking=False)
    files = {output.name: output.data for output in rendered(task).outputs}
    page, mail, text = (f"{stem}.{each}" for each in formats)
    return {
        PAGE: page_view(page, files[page]),
        MAIL: mail_view(mail, files[mail]),
        TEXT: text_view(text, files[text], lang=document.lang, title=document.title),
    }


def _counted(assembled: Assembled) -> str:
    counts = assembled.documents[0].register.counts
    unnamed = f", {counts.unnamed:,} without a name" if counts.unnamed else ""
    paper = f"; on paper {counts.paper:,}" if counts.paper else ""
    return f"{counts.shown:,} on the list{unnamed}{paper}"


def _findings(folder: Path, slug: str, host: Host) -> Findings:
    (listed,) = read_lists(folder, slug, host)
    order = list(Severity)
    found = sorted(
        listed.checked_with_letter().findings, key=lambda each: order.index(each.severity)
    )
    return Findings(tuple(map(_found, found[:_MOST])), max(0, len(found) - _MOST))


def _found(finding: Finding) -> Found:
    return Found(str(finding.severity), finding.code, str(finding.place), finding.message)


def _drawn(document: Document, assembled: Assembled) -> Drawn:
    """The PDF of a language, or why there is none."""
    stem = f"{document.slug}.{document.lang}"
    task = Task(document, stem, (Format.PDF,), attach=False, checking=False)
    try:
        result = rendered(task)
    except LetterkitError as error:
        return Drawn(document.lang, problem=Problem(str(error), error.hint))
    if result.unmade:
        missing = missing_error(result.unmade, assembled)
        return Drawn(document.lang, problem=Problem(str(missing), missing.hint))
    (file,) = result.outputs
    return Drawn(document.lang, pdf_view(file.name, file.data))


def _warm_up(folder: Path, slug: str) -> None:
    """Load what takes long, with the text of the letter and an empty list.

    Whatever is wrong with the letter is said when it is made.
    """
    from letterkit.actions.rendering import warm_up
    from letterkit.letters.document import document_of, text_of
    from letterkit.letters.entries import register_of
    from letterkit.letters.letter import read_letter

    warm_up()
    with suppress(LetterkitError, OSError):
        letters = read_letter(find_workspace(folder), slug)
        texts = {each.lang: text_of(each) for each in letters}
        hashes = {lang: text.canonical.sha256 for lang, text in texts.items()}
        register = register_of(letters[0], hashes, [])
        for each in letters:
            _views(document_of(each, texts[each.lang], register))
