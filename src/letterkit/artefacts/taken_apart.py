"""Files → artefact: what letterkit made, recognised by its content and not by its name."""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path

from letterkit.answers.forwarded import own_text
from letterkit.artefacts.text import text_artefact
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.files.files import LARGEST_TEXT, read_bytes, read_text
from letterkit.files.other_files import refuse_other
from letterkit.model import Artefact, CanonicalText, Medium, Part
from letterkit.text.plain import parse_plain

LARGEST = 64 * 2**20  # bytes; register.json of 100,000 published names has some 54 MB
LARGEST_LETTER = 16 * 2**20  # bytes of a text; one with 100,000 names has some 8 MB
_OWN = 2**20  # bytes of a file of lines that our own readers take apart in this process
_NOT_OURS = "not a file that letterkit made"


_AGAIN = "letterkit makes no such file: ask for it again"


def read_artefact(path: Path, name: str) -> Artefact:
    """Take a file apart; what is in it is as its maker left it, or not. Errors call it `name`."""
    return parse_artefact(read_bytes(path, name, largest=LARGEST), name)


def parse_artefact(data: bytes, name: str) -> Artefact:
    """The artefact that these bytes are; OtherFileError for other files of ours."""
    return replace(_parsed(data, name), data=data)


def _parsed(data: bytes, name: str) -> Artefact:
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if not start:
        raise LetterkitError(f"{name}: the file is empty", hint="ask for it again")
    if b"%pdf-" in start:
        from letterkit.artefacts.pdf import read_pdf

        return taken_apart(partial(read_pdf, data, name), name, len(data), hint=_AGAIN)
    text = _decoded(data, name)
    if start.startswith(b"<"):
        from letterkit.artefacts.page import read_page

        return taken_apart(partial(read_page, text, name), name, len(data), hint=_AGAIN)
    if start.startswith(b"{"):
        return Artefact(Medium.REGISTER, registers=(Part(data),))
    if _is_mail(start):
        from letterkit.artefacts.mail import read_mail

        return taken_apart(partial(read_mail, data, name), name, len(data), hint=_AGAIN)
    refuse_other(data, name)
    if len(data) > LARGEST_LETTER:
        raise LetterkitError(
            f"{name}: a text larger than {LARGEST_LETTER // 2**20} MB", hint="is it the right file?"
        )
    return taken_apart(partial(_text, text, name), name, len(data), hint=_AGAIN, enough=_OWN)


def read_given_text(path: Path, name: str) -> CanonicalText:
    """A text to compare with: `letter.<lang>.txt` however it was saved, or `<slug>.<lang>.txt`."""
    text = read_text(path, name)
    with suppress(LetterkitError):  # else it is the canonical text itself
        text = parse_plain(text).text
    try:
        return CanonicalText.of(text)
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error


def _decoded(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LetterkitError(f"{name}: {_NOT_OURS}", hint="it is not text in UTF-8") from error


def _is_mail(start: bytes) -> bool:
    head = start.partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    fields = [line.partition(b":")[0] for line in head.splitlines()]
    return b"mime-version" in fields or {b"from", b"subject"} <= set(fields)


def _text(text: str, name: str) -> Artefact:
    try:
        return replace(text_artefact(*own_text(text)), written=text.encode())
    except LetterkitError:
        if len(text) <= LARGEST_TEXT and _is_canonical(text):
            return Artefact(Medium.CANONICAL, texts=(Part(text.encode()),))
        raise LetterkitError(
            f"{name}: {_NOT_OURS}", hint="it may have been cut short, or wrapped on its way"
        ) from None


def _is_canonical(text: str) -> bool:
    try:
        return CanonicalText.of(text).content == text
    except LetterkitError:
        return False
