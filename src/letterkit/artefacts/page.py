"""Files → artefact: a page, by its data blocks.

No HTML is parsed: a browser may read it in another way than the checker. A data block is
found by its opening tag as letterkit writes it, and ends at the next `<`, which its JSON cannot
hold. That the rest of the page is what letterkit writes around these blocks is found out by
writing it anew. The register of a long list is packed (`model/packed.py`), and unpacked here within
bounds.
"""

import json
import re
from collections.abc import Iterator

from letterkit.errors import LetterkitError
from letterkit.model import Artefact, Medium, Part
from letterkit.model.hashes_apart import put_back
from letterkit.model.manuscript import made_by, parse_manuscript
from letterkit.model.packed import unpack
from letterkit.text.embedded import parse_embedded

# At the beginning of a line: the page's scripts have the same words in a string.
_SEAL = re.compile(r'^<script type="application/json" id="letterkit-seal">', re.MULTILINE)
_BLOCK = re.compile(
    r'<script type="application/json" id="letterkit-(text|register|manuscript)"'
    r'(?: data-packed="(deflate)")?(?: data-sha256="([0-9a-f]{0,64})")?>([^<]*)</script>\n'
)


def read_page(html: str, name: str) -> Artefact:
    """Take a page apart; one that is cut short or not ours is an error."""
    blocks: dict[str, list[Part]] = {"text": [], "register": [], "manuscript": []}
    packed = ""
    for kind, part, as_packed in _blocks(html, name):
        blocks[kind].append(part)
        packed = as_packed or packed
    if not any(blocks.values()) and "letterkit-" not in html:
        raise LetterkitError(
            f"{name}: not a page that letterkit made", hint="is it the right file?"
        )
    if "</html>" not in html:
        raise LetterkitError(f"{name}: the page is cut short", hint="ask for the file again")
    return Artefact(
        medium=Medium.PAGE,
        lang=_language(blocks["manuscript"]),
        texts=tuple(blocks["text"]),
        registers=tuple(blocks["register"]),
        manuscripts=tuple(blocks["manuscript"]),
        packed=packed,
        written=html.encode("utf-8", "replace"),
        versions=tuple(_versions(blocks["manuscript"])),
        was_sealed=_SEAL.search(html) is not None,
    )


def _blocks(html: str, name: str) -> Iterator[tuple[str, Part, str]]:
    """The kind of each data block, what it holds, and that as it is packed, if it is."""
    for found in _BLOCK.finditer(html):
        kind, is_packed, stated, carried = found[1], found[2], found[3] or "", found[4]
        if is_packed:
            packed = carried.removeprefix('"').removesuffix('"')
            yield kind, _unpacked(packed, stated, name), packed
            continue
        content = parse_embedded(carried)
        if kind == "text":
            content = _text(carried)
        yield kind, Part(_bytes(content), stated, _bytes(carried)), ""


def _unpacked(packed: str, stated: str, name: str) -> Part:
    """The register that was packed; the SHA-256 is that of what it unpacks to, with its hashes."""
    try:
        apart = unpack(packed)
        return Part(put_back(apart), stated, apart.carried)
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error


def _text(carried: str) -> str:
    """The text in a block; what is no JSON string stays as it is, and will differ."""
    try:
        return str(json.loads(carried))
    except (ValueError, RecursionError):
        return carried


def _bytes(text: str) -> bytes:
    """Half of a surrogate pair, which JSON can smuggle in, has no UTF-8; it will not match."""
    return text.encode("utf-8", "replace")


def _versions(manuscripts: list[Part]) -> Iterator[str]:
    """Which version of letterkit wrote the page, as it says itself."""
    for each in manuscripts:
        if version := made_by(each.content.decode("utf-8", "replace")):
            yield version


def _language(manuscripts: list[Part]) -> str:
    try:
        return parse_manuscript(manuscripts[0].content.decode("utf-8", "replace")).lang
    except (LetterkitError, IndexError):
        return ""
