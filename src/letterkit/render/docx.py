"""Renders the text of a letter as a .docx, for those who negotiate it in a word processor.

It holds what is signed, in its order: title, place and date, addressees, salutations, the body with
numbered paragraphs, and the issuer; at the foot of each page the fingerprint of the text. No name
of a signatory is in it. `letters/drafts/` reads it back by its styles, which `model/draft.py` has.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from xml.sax.saxutils import escape

from letterkit.model import Document, direction_of
from letterkit.model.draft import (
    CONTINUED,
    DATE,
    LANGUAGE,
    NUMBERED,
    PICTURE,
    PLACE,
    RULE,
    SHA256,
    SLUG,
    Role,
)
from letterkit.model.letter import Paper
from letterkit.model.manuscript import Child, Node
from letterkit.render import docx_parts as parts
from letterkit.text.scripts import in_order, runs

_BLOCKS = frozenset(
    ("p", "ul", "ol", "li", "table", "blockquote", "hr", "h1", "h2", "h3", "h4", "h5", "h6")
)
_BOLD, _ITALIC = ("strong", "b"), ("em", "i", "cite")
_DEEPEST = 8  # levels of a list below the first
_SIZES = {Paper.A4: (11906, 16838), Paper.LETTER: (12240, 15840)}
_MARGIN = 1417  # 2.5 cm
_WIDTH = 9072  # of a table
_TABLE_ENDS = "</w:tbl>"


def docx(document: Document) -> bytes:
    """`<slug>.<lang>.docx`"""
    writing = _Writing(document.lang)
    body = _written(document, writing)
    code = in_order(document.text.fingerprint, document.words["fingerprint"])
    fingerprint = f"{document.words['fingerprint']}: {code}"
    return parts.archive(
        {
            "[Content_Types].xml": parts.content_types(),
            "_rels/.rels": parts.package_relationships(),
            "word/document.xml": _document(body, document),
            "word/_rels/document.xml.rels": parts.document_relationships(writing.links),
            "word/styles.xml": parts.styles(document.lang, document.direction),
            "word/numbering.xml": parts.numbering(writing.lists),
            "word/settings.xml": parts.settings(),
            "word/footer1.xml": parts.footer(f"{fingerprint} · {document.slug} · {document.lang}"),
            "docProps/core.xml": parts.core_properties(
                document.title, document.date.isoformat(), document.lang
            ),
            "docProps/custom.xml": parts.custom_properties(
                {
                    SLUG: document.slug,
                    LANGUAGE: document.lang,
                    SHA256: document.text.sha256,
                    PLACE: document.place,
                    DATE: document.date.isoformat(),
                }
            ),
        }
    )


def _written(document: Document, writing: "_Writing") -> str:
    dated = document.comma.join(each for each in (document.place, document.date_text) if each)
    lines = [(Role.TITLE, document.title), (Role.DATED, dated)]
    for each in document.to:
        who = (each.name, each.role, each.organisation)
        lines.append((Role.TO, document.comma.join(part for part in who if part)))
    lines += [(Role.SALUTATION, each) for each in document.salutations]
    manuscript = document.manuscript
    written = [writing.paragraph(role, (text,)) for role, text in lines]
    written += writing.blocks(manuscript.body if manuscript else ())
    if document.issuer:
        written.append(writing.paragraph(Role.ISSUER, (document.issuer,)))
    # Word processors make one of two tables with nothing between them.
    between = writing.paragraph("Letterkit Cell", ())
    return "".join(written).replace(f"{_TABLE_ENDS}<w:tbl>", f"{_TABLE_ENDS}{between}<w:tbl>")


def _document(body: str, document: Document) -> str:
    width, height = _SIZES[document.paper]
    bidi = "<w:bidi/>" if document.direction == "rtl" else ""
    section = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="{parts.FOOTER_ID}"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/><w:pgMar w:top="{_MARGIN}" w:right="{_MARGIN}" '
        f'w:bottom="{_MARGIN}" w:left="{_MARGIN}" w:header="709" w:footer="709" w:gutter="0"/>'
        f"{bidi}</w:sectPr>"
    )
    return f"<w:document {parts.W} {parts.R}><w:body>{body}{section}</w:body></w:document>"


@dataclass
class _Writing:
    """Writes blocks; collects the links, and the lists that count for themselves."""

    lang: str
    links: list[str] = field(default_factory=list)
    lists: list[tuple[int, int]] = field(default_factory=list)

    def blocks(self, nodes: Iterable[Child], style: str = NUMBERED) -> list[str]:
        """The blocks of a body, a quotation or a cell; `style` is that of plain paragraphs."""
        written: list[str] = []
        loose: list[Child] = []
        for node in nodes:
            if isinstance(node, Node) and node.tag in _BLOCKS:
                written += self._loose(loose, style)
                loose = []
                written += self._block(node, style)
            else:
                loose.append(node)
        return written + self._loose(loose, style)

    def paragraph(
        self, style: str, nodes: Sequence[Child], numbered: tuple[int, int] | None = None
    ) -> str:
        """A paragraph; `numbered` is a level and a list."""
        mark = ""
        if numbered:
            level, list_id = numbered
            mark = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
        words = "".join(self._inline(nodes))
        named = f'<w:pStyle w:val="{parts.style_id(style)}"/>'
        return f"<w:p><w:pPr>{named}{mark}</w:pPr>{words}</w:p>"

    def _loose(self, nodes: Sequence[Child], style: str) -> list[str]:
        return [self.paragraph(style, nodes)] if _has_words(nodes) else []

    def _block(self, node: Node, style: str) -> list[str]:
        match node.tag:
            case "ul" | "ol":
                return self._list(node, 0)
            case "blockquote":
                return self.blocks(node.children, parts.QUOTE)
            case "table":
                return [self._table(node)]
            case "hr":
                return [self.paragraph(RULE, ())]
            case "p":
                return [self.paragraph(style, node.children)]
            case "li":
                return self.blocks(node.children, style)
        return [self.paragraph(f"heading {max(int(node.tag[1]) - 1, 1)}", node.children)]

    def _list(self, node: Node, level: int) -> list[str]:
        list_id = parts.BULLETS
        if node.tag == "ol":
            list_id = parts.FIRST_OWN + len(self.lists)
            self.lists.append((level, int(node.get("start") or 1)))
        written: list[str] = []
        for item in node.children:
            if isinstance(item, Node) and item.tag == "li":
                written += self._item(item, level, list_id)
            elif isinstance(item, Node) or item.strip():
                written += self._loose([item], CONTINUED[level])
        return written

    def _item(self, item: Node, level: int, list_id: int) -> list[str]:
        """The first paragraph has the mark; what follows is set in beside it."""
        written: list[str] = []
        loose: list[Child] = []

        def end(nodes: Sequence[Child]) -> None:
            if not written:
                written.append(self.paragraph("List Paragraph", nodes, (level, list_id)))
            elif _has_words(nodes):
                written.append(self.paragraph(CONTINUED[level], nodes))

        for node in item.children:
            if not isinstance(node, Node) or node.tag not in _BLOCKS:
                loose.append(node)
                continue
            if _has_words(loose):
                end(loose)
            loose = []
            if node.tag == "p":
                end(node.children)
                continue
            if not written:
                end(())
            written += self._inner_block(node, level)
        if loose:
            end(loose)
        return written or [self.paragraph("List Paragraph", (), (level, list_id))]

    def _inner_block(self, node: Node, level: int) -> list[str]:
        if node.tag in ("ul", "ol"):
            return self._list(node, min(level + 1, _DEEPEST))
        return self._block(node, CONTINUED[level])

    def _table(self, node: Node) -> str:
        groups = [each for each in node.children if isinstance(each, Node)]
        has_head = bool(groups) and groups[0].tag == "thead"
        rows = [
            (part.tag == "thead", [cell for cell in row.children if isinstance(cell, Node)])
            for part in groups
            for row in part.children
            if isinstance(row, Node)
        ]
        columns = max((len(cells) for _, cells in rows), default=1) or 1
        width = _WIDTH // columns
        grid = f'<w:gridCol w:w="{width}"/>' * columns
        written = "".join(self._row(cells, width, is_head=is_head) for is_head, cells in rows)
        return (
            '<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/>'
            f'<w:tblW w:w="{width * columns}" w:type="dxa"/>'
            f'<w:tblLook w:val="{"0020" if has_head else "0000"}" w:firstRow="{int(has_head)}"/>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{written}{_TABLE_ENDS}"
        )

    def _row(self, cells: Sequence[Node], width: int, *, is_head: bool) -> str:
        written = []
        for cell in cells:
            inside = "".join(self.blocks(cell.children, "Letterkit Cell"))
            # A cell ends with a paragraph, also behind a table or where it is empty.
            if not inside.endswith("</w:p>"):
                inside += self.paragraph("Letterkit Cell", ())
            written.append(
                f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{inside}</w:tc>'
            )
        head = "<w:trPr><w:tblHeader/></w:trPr>" if is_head else ""
        return f"<w:tr>{head}{''.join(written)}</w:tr>"

    def _inline(self, nodes: Iterable[Child], look: frozenset[str] = frozenset()) -> list[str]:
        """The runs of words; `look` has `b`, `i`, `u` and `link`."""
        written: list[str] = []
        for node in nodes:
            if isinstance(node, str):
                written += self._words(node, look)
            elif node.tag == "br":
                written.append("<w:r><w:br/></w:r>")
            elif node.tag == "img":
                written.append(_run(f"[{node.get('alt')}]", style=PICTURE))
            elif node.tag == "a":
                self.links.append(node.get("href"))
                id = f"rId{parts.FIRST_LINK + len(self.links) - 1}"
                inside = "".join(self._inline(node.children, look | {"link"}))
                written.append(f'<w:hyperlink r:id="{id}">{inside}</w:hyperlink>')
            else:
                written += self._inline(node.children, look | _look_of(node.tag))
        return written

    def _words(self, text: str, look: frozenset[str]) -> list[str]:
        """The words, a run for each direction that they have."""
        return [
            _run(part, look=look, right_to_left=direction_of(tag or self.lang) == "rtl")
            for part, tag in runs(text, self.lang)
        ]


def _look_of(tag: str) -> frozenset[str]:
    if tag in _BOLD:
        return frozenset("b")
    if tag in _ITALIC:
        return frozenset("i")
    return frozenset("u") if tag == "u" else frozenset()


def _has_words(nodes: Sequence[Child]) -> bool:
    return any(isinstance(each, Node) or each.strip() for each in nodes)


def _run(
    text: str,
    *,
    look: frozenset[str] = frozenset(),
    style: str = "",
    right_to_left: bool = False,
) -> str:
    named = parts.HYPERLINK if "link" in look else parts.style_id(style)
    properties = f'<w:rStyle w:val="{named}"/>' if named else ""
    properties += "".join(f"<w:{each}/><w:{each}Cs/>" for each in ("b", "i") if each in look)
    properties += '<w:u w:val="single"/>' if "u" in look else ""
    properties += "<w:rtl/>" if right_to_left else ""
    shown = escape(" ".join(text.split("\n")))
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{shown}</w:t></w:r>'
