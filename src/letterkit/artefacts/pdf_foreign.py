"""What letterkit never writes into a PDF, beside the pages' own operators.

Everything that is allowed is named: the entries of the catalog, of pages and of the document
information, links to addresses that the letter says, and our attachments. So a PDF has no actions,
no scripts, no forms, no layers, no notes and no other pages than one sees, and it ends where the
one revision ends that letterkit wrote.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pikepdf

_CATALOG = frozenset(
    (
        *("/AF", "/Extensions", "/Lang", "/MarkInfo", "/Metadata", "/Names", "/Outlines"),
        *("/OutputIntents", "/Pages", "/StructTreeRoot", "/Type", "/Version"),
        "/ViewerPreferences",
    )
)
_NAMES = frozenset(("/Dests", "/EmbeddedFiles"))
_INFORMATION = frozenset(
    (
        *("/Author", "/CreationDate", "/ModDate", "/Producer", "/Title", "/LetterkitBoxes"),
        "/LetterkitPress",
        *("/LetterkitCheckpoint", "/LetterkitGlyphs", "/LetterkitPolicy", "/LetterkitRegister"),
        *("/LetterkitFacing", "/LetterkitSeal", "/LetterkitText"),
    )
)
_PAGE = frozenset(
    (
        *("/Annots", "/BleedBox", "/Contents", "/MediaBox", "/Parent", "/Resources"),
        *("/StructParents", "/Tabs", "/TrimBox", "/Type"),
    )
)
_RESOURCES = frozenset(
    (
        *("/ColorSpace", "/ExtGState", "/Font", "/Pattern", "/ProcSet", "/Properties"),
        *("/Shading", "/XObject"),
    )
)
_TREE = frozenset(("/Count", "/Kids", "/Parent", "/Type"))
_LINK = frozenset(
    ("/A", "/BS", "/Border", "/Contents", "/F", "/Rect", "/StructParent", "/Subtype", "/Type")
)
_OUTLINE = frozenset(
    ("/Count", "/Dest", "/First", "/Last", "/Next", "/Parent", "/Prev", "/Title", "/Type")
)
_FILES = frozenset(("register.json", "checkpoint.txt", "policy.txt", "seal.txt"))
_FONTS = ("/Type0", "/CIDFontType0", "/CIDFontType2")
_MOST = 100_000
_HEAD = 1024  # bytes, within which a linearised file says that it is one: ISO 32000-1, F.3.3


def foreign_in(data: bytes, pdf: "pikepdf.Pdf", files: list[str], said: str) -> Iterator[str]:
    """What letterkit never writes; `said` are all the words of the letter and around it."""
    yield from _around(data, pdf)
    yield from _beyond(pdf.Root, _CATALOG, "the catalog")
    yield from _beyond(pdf.Root.get("/Names"), _NAMES, "the names")
    yield from _beyond(pdf.docinfo, _INFORMATION, "the document information")
    yield from _beyond(pdf.Root.Pages, _TREE, "the tree of pages")
    for number, page in enumerate(pdf.pages, 1):
        yield from _in_page(page, f"page {number}", said)
    for file in files:
        if file not in _FILES and not re.fullmatch(r"letter\.[A-Za-z0-9-]{2,20}\.txt", file):
            yield f"an attachment {file[:40]!r}"
    if "/Outlines" in pdf.Root:
        yield from _in_outlines(pdf.Root.Outlines, _squeezed(said))


def _beyond(
    dictionary: "pikepdf.Object | None", known: frozenset[str], where: str
) -> Iterator[str]:
    if dictionary is not None:
        for key in sorted(set(dictionary.keys()) - known):
            yield f"an entry {key[:40]} in {where}"


def _around(data: bytes, pdf: "pikepdf.Pdf") -> Iterator[str]:
    """A PDF begins and ends with itself, and is one revision."""
    if not data.startswith(b"%PDF-"):
        yield "something in front of it"
    if not data.rstrip(b"\r\n").endswith(b"%%EOF"):
        yield "something behind its end"
    if b"/Linearized" in data[:_HEAD]:
        # Its table of objects is in two parts, as that of a later revision is: Annex F.
        yield "the order of a file for the web (linearised by another program)"
    elif "/Prev" in pdf.trailer or len(re.findall(rb"startxref\s+\d+\s+%%EOF", data)) > 1:
        yield "a later revision"


def _in_page(page: "pikepdf.Page", name: str, said: str) -> Iterator[str]:
    yield from _beyond(page.obj, _PAGE, name)
    yield from _beyond(page.resources, _RESOURCES, f"the resources of {name}")
    box = [float(each) for each in page.mediabox]
    if box[:2] != [0, 0] or not all(200 <= each <= 2000 for each in box[2:]):
        yield f"a size of {name}"
    for key in ("/BleedBox", "/TrimBox"):
        if key in page.obj and [float(each) for each in page.obj[key]] != box:
            yield f"another {key} on {name}"
    for font in page.resources.get("/Font", {}).values():
        if str(font.get("/Subtype")) not in _FONTS:
            yield f"a font of another kind on {name}"
    for annotation in page.obj.get("/Annots", []):
        yield from _in_annotation(annotation, name, said)


def _in_annotation(annotation: "pikepdf.Object", name: str, said: str) -> Iterator[str]:
    kind = str(annotation.get("/Subtype", ""))
    action = annotation.get("/A")
    if kind != "/Link" or action is None or str(action.get("/S", "")) != "/URI":
        yield f"an annotation {kind[:40]} on {name}"
        return
    yield from _beyond(annotation, _LINK, f"a link on {name}")
    yield from _beyond(action, frozenset(("/S", "/Type", "/URI")), f"a link on {name}")
    address = str(action.get("/URI", ""))
    shown = re.sub(r"^(https?://|mailto:)", "", address).rstrip("/")
    if shown == address or _squeezed(shown) not in _squeezed(said):
        yield f"a link on {name} to an address that is not said"


def _in_outlines(outlines: "pikepdf.Object", said: str) -> Iterator[str]:
    """Bookmarks say words of the letter or of its list, and lead into the PDF."""
    left = [outlines]
    known: set[tuple[int, int]] = set()
    while left and len(known) < _MOST:
        item = left.pop()
        if item.objgen in known:
            continue
        known.add(item.objgen)
        yield from _beyond(item, _OUTLINE, "a bookmark")
        if _squeezed(str(item.get("/Title", ""))) not in said:
            yield "a bookmark with other words than the letter"
        left += [item[key] for key in ("/First", "/Next") if key in item]


def _squeezed(text: str) -> str:
    return "".join(text.split()).casefold()
