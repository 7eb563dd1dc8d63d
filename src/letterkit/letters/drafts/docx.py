"""A draft in a word processor's file, .docx: ISO/IEC 29500-1, chapter 17.

Called in a process of its own, since a stranger made the file.
"""

from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.drafts.blocks import Blocks, all_of, notes_below
from letterkit.letters.drafts.numbering import numbering_of
from letterkit.letters.drafts.package import Package, Related
from letterkit.letters.drafts.reading import SHOWN, Reading, by_id, words_in
from letterkit.letters.drafts.styles import styles_of
from letterkit.letters.drafts.xml import at, children
from letterkit.model.draft import DATE, LANGUAGE, PLACE, SHA256, SLUG, CopyOf, Draft, Role, Unkept
from letterkit.model.manuscript import nodes_of
from letterkit.private.excerpts import excerpt
from letterkit.text.text import short_hash

_SHA256_DIGITS = 64
_LONGEST = 300_000  # characters; some hundred pages
_MOST = 30_000  # elements: paragraphs, items, cells, emphasis


def draft_of(data: bytes, name: str, *, accepting: bool) -> Draft:
    """The draft in a .docx; errors call it `name`. `accepting` takes tracked changes for good."""
    package = Package(data, name)
    related = package.related(package.main)
    document = package.part(package.main)
    body = at(document, "w:body")
    if document is None or body is None:
        raise LetterkitError(
            f"{name}: no document of a word processor in it",
            hint="open it in a word processor and save it anew as .docx",
        )
    copy = _copy_of(package)
    reading = _reading(package, related, accepting=accepting)
    reading.is_copy = copy is not None
    blocks = all_of(reading, body)
    notes_below(reading, blocks.root)
    _refuse_long(blocks.root, name)
    unkept = [*reading.unkept, *_margins(package, related, document, copy)]
    return _draft(blocks, unkept, copy)


def _refuse_long(root: ET.Element, name: str) -> None:
    """Raise for more than any letter has: what follows takes longer for each character."""
    characters = sum(map(len, root.itertext()))
    if characters > _LONGEST or sum(1 for _ in root.iter()) > _MOST:
        raise LetterkitError(
            f"{name}: longer than a letter can be, which has up to {_LONGEST:,} characters",
            hint="is it the right file?",
        )


def _reading(package: Package, related: Mapping[str, Related], *, accepting: bool) -> Reading:
    def name_of(kind: str) -> str:
        """The name of the part of a kind, if the document names one."""
        names = (each.part for each in related.values() if each.kind.endswith(f"/{kind}"))
        return next(names, "")

    def part(kind: str) -> ET.Element | None:
        return package.part(name_of(kind))

    styles = styles_of(part("styles"))
    notes = {}
    related_of_notes = {}
    for kind in ("footnote", "endnote"):
        # A link in a note has an id of the part in which the notes are.
        related_of_notes[kind] = package.related(name_of(f"{kind}s"))
        for id, each in by_id(part(f"{kind}s"), f"w:{kind}").items():
            notes[kind, id] = each
    return Reading(
        styles=styles,
        numbering=numbering_of(part("numbering"), styles),
        accepting=accepting,
        related=related,
        comments=by_id(part("comments"), "w:comment"),
        notes_by_id=notes,
        related_of_notes=related_of_notes,
    )


def _draft(blocks: Blocks, unkept: list[Unkept], copy: CopyOf | None) -> Draft:
    def of(role: Role) -> tuple[str, ...]:
        return tuple(text for each, text in blocks.heads if each is role and text)

    title = " ".join(of(Role.TITLE))
    root = blocks.root
    if not title and len(root) and root[0].tag == "h1" and len(root.findall("h1")) == 1:
        # The one heading of the first level, above all else, is the title.
        title = " ".join(" ".join(root[0].itertext()).split())
        root.remove(root[0])
    return Draft(
        title=title,
        body=nodes_of(root),
        unkept=unkept,
        dated=" ".join(of(Role.DATED)),
        to=of(Role.TO),
        salutations=of(Role.SALUTATION),
        issuer=" ".join(of(Role.ISSUER)),
        copy_of=copy,
    )


def _margins(
    package: Package, related: Mapping[str, Related], document: ET.Element, copy: CopyOf | None
) -> Iterator[Unkept]:
    """What stands at the top and the foot of pages, but for what letterkit put there."""
    ours = _fingerprint(copy.sha256) if copy else ""
    shown = {
        each.get("r:id", "")
        for tag in ("w:headerReference", "w:footerReference")
        for each in document.iter(tag)
    }
    for id in sorted(shown & set(related)):
        tree = package.part(related[id].part)
        words = words_in(tree) if tree is not None else ""
        has_picture = tree is not None and any(
            each.tag in ("w:drawing", "w:pict") for each in tree.iter()
        )
        if (ours and ours in words) or not (words or has_picture):
            continue
        place = "header" if related[id].kind.endswith("/header") else "footer"
        said = f"“{excerpt(words, SHOWN)}” is left out" if words else "a picture is left out"
        yield Unkept(f"the {place} of its pages", said)


def _copy_of(package: Package) -> CopyOf | None:
    """Of which text it is a copy, if letterkit made it."""
    names = [e.part for e in package.related("").values() if e.kind.endswith("/custom-properties")]
    tree = package.part(names[0]) if names else None
    said = {each.get("name", ""): words_of(each) for each in children(tree)}
    sha256 = said.get(SHA256, "")
    if len(sha256) != _SHA256_DIGITS or set(sha256) - set("0123456789abcdef"):
        return None
    return CopyOf(
        slug=said.get(SLUG, ""),
        lang=said.get(LANGUAGE, ""),
        sha256=sha256,
        place=said.get(PLACE, ""),
        date=said.get(DATE, ""),
    )


def words_of(element: ET.Element) -> str:
    """All words of an element."""
    return "".join(element.itertext()).strip()


def _fingerprint(sha256: str) -> str:
    """What the foot of each page shows of it: see `text/text.py`."""
    code = short_hash(bytes.fromhex(sha256))
    return "-".join((code[:4], code[4:8], code[8:]))
