"""Whether a file is, byte for byte, what letterkit writes from what it carries.

Comparing what is seen in a file with what it carries cannot win: there is always another way to
hide words or to add some. So a page is written anew, by the same functions as a build does it, from
its register and its manuscript. What it carries is checked for its form, and what is not of that
form is never written; so whatever such a page shows are the words of its register and manuscript.
"""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import replace

from letterkit.actions.mail_anew import mail_checks
from letterkit.actions.text_anew import text_checks
from letterkit.errors import LetterkitError
from letterkit.model import Artefact, CanonicalText, Check, Medium, Picture, Register
from letterkit.model.manuscript import HIDDEN, Manuscript, Node, parse_manuscript
from letterkit.model.stamp import Stamp
from letterkit.model.verdict import VERSION, WRITTEN
from letterkit.verdict.beside import own_words
from letterkit.verdict.first_difference import place_of
from letterkit.version import __version__

_PICTURE = re.compile(rb"data:(image/[a-z+]{3,10});base64,([A-Za-z0-9+/=]*)")
# The seal of a published page is made over all the rest, so it has a place of its own at the end.
_SEAL = re.compile(
    rb'<script type="application/json" id="letterkit-seal">[^<]*</script>\n'
    rb"(?=</body>\n</html>\Z)"
)


def written_anew(
    artefact: Artefact, text: CanonicalText | None, register: Register | None
) -> Iterator[Check]:
    """The checks of a file that can be written anew; none where what it carries is not whole."""
    if detail := _other_version(artefact):
        yield Check.not_checked(VERSION, detail)
        return
    if text is None:
        return
    if artefact.medium is Medium.PAGE and register is not None:
        yield from _page(artefact, register)
    elif artefact.medium is Medium.EMAIL and not artefact.lost:
        yield from mail_checks(artefact)
    elif artefact.medium is Medium.TEXT and not artefact.lost:
        yield from text_checks(artefact)


def _other_version(artefact: Artefact) -> str:
    """What to say of a file that says that a version wrote it whose form is not known, or nothing.

    That version may have written what it carries in another form too, so nothing in it is wrong.
    """
    from letterkit.render.frozen import is_known

    for version in dict.fromkeys(artefact.versions):
        if not is_known(version):
            return (
                f"letterkit {version} wrote it, and letterkit {__version__} does not know how to "
                f"write such a file anew; verify it with letterkit {version}"
            )
    return ""


def _page(artefact: Artefact, register: Register) -> Iterator[Check]:
    if len(artefact.manuscripts) != 1 or not artefact.manuscripts[0].is_as_stated:
        detail = "it does not carry what letterkit writes a page from"
        yield Check.not_checked(WRITTEN, detail)
        return
    try:
        manuscript = parse_manuscript(artefact.manuscripts[0].content.decode("utf-8", "replace"))
        expected = _page_of(manuscript, register, artefact)
    except LetterkitError as error:
        yield Check.not_checked(WRITTEN, str(error))
        return
    yield compared(artefact.written, expected)
    yield from own_words(manuscript, changed=any(_changed(register)))


def _page_of(manuscript: Manuscript, register: Register, artefact: Artefact) -> bytes:
    """The page that letterkit writes, with the register packed as in the page that there is.

    Another version of zlib packs it into other bytes. What those unpack to is what the register was
    parsed from, so they show nobody else.
    """
    from letterkit.letters.document import document_from
    from letterkit.render.page import page

    check_register(manuscript, register)
    pictures = _pictures(manuscript, artefact.written)
    document = document_from(manuscript, register, pictures)
    document = replace(document, stamp=stamp_of(register))
    return page(document, packed=artefact.packed).encode()


def check_register(manuscript: Manuscript, register: Register) -> None:
    """Raise LetterkitError unless the two belong together and hold nothing hidden."""
    langs = [lang for lang, _ in manuscript.titles]
    if not set(langs) <= set(register.texts) or manuscript.titles[0][1] != register.title:
        raise LetterkitError("its manuscript has other languages or titles than its register")
    if HIDDEN.search(register.slug) or "\n" in register.slug:
        raise LetterkitError("its register has a hidden character in its name")
    if any("\n" in each or HIDDEN.search(each) for each in _changed(register)):
        raise LetterkitError("its register has a hidden character in what changed")
    for entry in register.entries:
        values = (entry.name, entry.role, entry.affiliation, entry.country, entry.comment)
        shown = "".join((*values, entry.link))
        if HIDDEN.search(shown) or "\n" in shown:
            raise LetterkitError("its register has a hidden character in what it shows")


def _changed(register: Register) -> Iterator[str]:
    """What the coordinator says of the changes of the text, in each language."""
    if register.published:
        yield from register.published.changed.values()


def _pictures(manuscript: Manuscript, written: bytes) -> list[Picture]:
    """The pictures of a manuscript, found in the page by their SHA-256, and named by number."""
    import base64
    import binascii

    if not manuscript.pictures:
        return []
    found = {}
    for media_type, code in _PICTURE.findall(written):
        try:
            data = base64.b64decode(code, validate=True)
        except binascii.Error:
            continue
        found[media_type.decode(), hashlib.sha256(data).hexdigest()] = data
    pictures = []
    for number, each in enumerate(manuscript.pictures):
        shown = found.get((each.media_type, each.sha256))
        if shown is None:
            raise LetterkitError("its manuscript names a picture that is not in it")
        pictures.append(Picture(str(number), each.media_type, shown))
    size = sum(len(pictures[number].data) for number in _shown(manuscript))
    if size > len(written):
        raise LetterkitError("its manuscript shows pictures more often than the page does")
    return pictures


def _shown(manuscript: Manuscript) -> Iterator[int]:
    """The number of a picture for each time that it is shown: together they are in the page."""
    yield from (scan for _, scan in manuscript.first if scan >= 0)
    if manuscript.logo >= 0:
        yield manuscript.logo
    left = list(manuscript.body)
    while left:
        node = left.pop()
        if isinstance(node, Node):
            left.extend(node.children)
            number = node.get("src")
            if number.isdecimal() and len(number) < 7 and int(number) < len(manuscript.pictures):
                yield int(number)


def stamp_of(register: Register) -> Stamp | None:
    """What tells the edition of a published register, without the code of a printed page."""
    if register.published is None or register.edition is None:
        return None
    from letterkit.verdict.edition import stamp_words

    words = stamp_words(register)
    if not words:
        raise LetterkitError("its register has no checkpoint that can be read")
    size, root, key_id = words
    return Stamp(register.edition, int(size), root, key_id)


def compared(given: bytes, expected: bytes) -> Check:
    """Whether a file is what letterkit writes, its seal aside; else where it first differs."""
    given, expected = _SEAL.sub(b"", given), _SEAL.sub(b"", expected)
    if given == expected:
        detail = f"it is, byte for byte, what letterkit {__version__} writes from what it carries"
        return Check.passed(WRITTEN, detail)
    return Check.not_checked(
        WRITTEN, f"not as letterkit {__version__} writes it: {place_of(given, expected)}"
    )
