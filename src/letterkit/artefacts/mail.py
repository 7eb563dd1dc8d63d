"""Files → artefact: an e-mail, by its text part; what else it shows must have the same words.

Header fields are not judged: forwarding changes them.
"""

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email import message_from_bytes
from email.errors import MessageError
from email.message import Message

from letterkit.answers.forwarded import own_text
from letterkit.artefacts.text import text_artefact
from letterkit.errors import LetterkitError
from letterkit.model import Artefact, Medium, Part
from letterkit.model.manuscript import made_by

_MANUSCRIPT = re.compile(rb'<meta name="letterkit-manuscript" content="([^"<]{0,200})')
_BY_BROWSER = "Snapshot-Content-Location"  # in a page that Chromium saved as "single file"
_DAMAGED = (MessageError, ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_mail(data: bytes, name: str) -> Artefact:
    """Take an e-mail apart; one that is cut short or not ours is an error."""
    try:
        message = message_from_bytes(data)
        parts = list(_parts(message))
    except _DAMAGED as error:
        raise LetterkitError(f"{name}: a damaged e-mail", hint="ask for it again") from error
    if any(part.defects for part in message.walk()):
        raise LetterkitError(f"{name}: the e-mail is cut short", hint="ask for it again")
    if _BY_BROWSER in message:
        raise LetterkitError(
            f"{name}: cannot verify: a browser saved this page anew, with all its parts in one",
            hint="ask for the file of the page itself",
        )
    try:
        return replace(_artefact(parts, name), written=data)
    except LetterkitError as error:
        if str(error).startswith(name):
            raise
        hint = "or a mail program rewrote it on its way: ask for the original, as an attachment"
        if any(part.get_content_type() == "message/rfc822" for part in message.walk()):
            hint = "another e-mail is attached to it: save that as a file, and verify the file"
        raise LetterkitError(f"{name}: not an e-mail that letterkit made", hint=hint) from error


def _parts(message: Message) -> Iterator[tuple[str, bytes]]:
    """The type and content of each part that is no container."""
    for part in message.walk():
        content = part.get_payload(decode=True)
        if not part.is_multipart() and isinstance(content, bytes):
            yield part.get_content_type(), content


def _artefact(parts: list[tuple[str, bytes]], name: str) -> Artefact:
    from letterkit.artefacts.pdf import read_pdf

    texts = [own_text(_text(data, name)) for kind, data in parts if kind == "text/plain"]
    plains = [plain for plain, _ in texts]
    pdfs = [data for kind, data in parts if kind == "application/pdf"]
    if not plains:
        raise LetterkitError(f"{name}: not an e-mail that letterkit made", hint="it has no text")
    return replace(
        text_artefact(plains[0], next((around for _, around in texts if around), "")),
        medium=Medium.EMAIL,
        texts=tuple(Part(each.text.encode(), each.sha256) for each in plains),
        versions=tuple(_versions(data for kind, data in parts if kind == "text/html")),
        enclosed=tuple(replace(read_pdf(each, f"{name}: its PDF"), data=each) for each in pdfs),
    )


def _versions(pages: Iterable[bytes]) -> Iterator[str]:
    """Which version of letterkit wrote the HTML, as it says itself."""
    for page in pages:
        for found in _MANUSCRIPT.findall(page):
            if version := made_by(html.unescape(found.decode("utf-8", "replace"))):
                yield version


def _text(data: bytes, name: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise LetterkitError(
            f"{name}: not an e-mail that letterkit made", hint="it is not in UTF-8"
        ) from error
