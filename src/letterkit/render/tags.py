"""What WeasyPrint's tagged PDF lacks, put in while a document is drawn.

WeasyPrint 70 tags by HTML element. Added here, through functions that are private to it (the
version is pinned, and tests read the result): page furniture as pagination artifacts, the language
of every part, header cells' scope, the kind of numbering of lists, the text of what is drawn in
visual order, what links lead to, and the titles by which a verifier finds its way: `letter` on
what holds words of the canonical text, `facing` on those of the language beside it, `entry N` on an
entry, `name` on its name, `head` on what
stands above the names of one letter or script, `around` on counts above the letter, `beside KIND`
on what stands there and is not signed.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from letterkit.render.replacing import replaced

# Right-to-left scripts, those above U+FFFF included, of Unicode's blocks; those of India, whose
# signs change places; soft hyphens, and the hyphen that WeasyPrint puts into a word, as
# `print.css` has it.
_HYPHEN = "\u2010\u2060"
VISUAL = re.compile(
    "[\u0590-\u08ff\u0900-\u0dff\ufb1d-\ufdff\ufe70-\ufeff\u00ad"
    f"\U00010800-\U00010fff\U0001e800-\U0001efff]|{_HYPHEN}"
)

_NOTHING = "\u200b"  # zero width space: readers and verifiers pass over it


@contextmanager
def repaired_tags() -> Iterator[None]:
    """Within it, WeasyPrint writes the fuller structure. Not for two threads at a time."""
    import pydyf
    import weasyprint.document
    import weasyprint.draw
    import weasyprint.pdf
    import weasyprint.pdf.stream
    import weasyprint.pdf.tags

    repair = _Repair()
    changes = (
        (weasyprint.draw, "draw_page", repair.draw_page(weasyprint.draw.draw_page)),
        (weasyprint.document, "draw_page", repair.draw_page(weasyprint.draw.draw_page)),
        (weasyprint.pdf.stream.Stream, "marked", repair.marked()),
        (weasyprint.pdf.tags, "_build_box_tree", repair.tree(weasyprint.pdf.tags._build_box_tree)),
        (weasyprint.pdf, "add_links", repair.links(weasyprint.pdf.add_links)),
        (pydyf.PDF, "page_references", _page_references(pydyf.PDF.page_references)),
        (weasyprint.pdf, "build_fonts_dictionary", _fonts(weasyprint.pdf.build_fonts_dictionary)),
    )
    with replaced(changes):
        yield


class _Repair:
    """What drawing tells the tree: which boxes are furniture, and which text each mark holds."""

    def __init__(self) -> None:
        self.furniture: dict[int, str] = {}
        self.texts: dict[tuple[int, int], str] = {}
        self.plain: dict[tuple[int, int], str] = {}

    def draw_page(self, original: Any) -> Any:
        from weasyprint.formatting_structure import boxes

        def draw_page(page: Any, stream: Any) -> Any:
            for child in page.children:
                if isinstance(child, boxes.MarginBox):
                    kind = "/Header" if child.at_keyword.startswith("@top") else "/Footer"
                    self.furniture.update((id(each), kind) for each in _boxes_in(child))
            return original(page, stream)

        return draw_page

    def marked(self) -> Any:
        import pydyf

        @contextmanager
        def marked(stream: Any, box: Any, tag: str) -> Iterator[None]:
            if stream._tags is None:
                yield
                return
            if id(box) in self.furniture:
                properties = {"Type": "/Pagination", "Subtype": self.furniture[id(box)]}
                kind = pydyf.Dictionary(properties)
                pydyf.Stream.begin_marked_content(stream, "Artifact", kind)
            else:
                mark = len(stream._tags)
                stream._tags[box] = {"tag": tag, "mcid": mark}
                text = getattr(box, "text", "") or ""
                if VISUAL.search(text) or _is_turned(box, text):
                    self.texts[id(stream._tags), mark] = text.replace(_HYPHEN, "").replace(
                        "\u00ad", ""
                    )
                else:
                    self.plain[id(stream._tags), mark] = text
                properties = pydyf.Dictionary({"MCID": mark})
                pydyf.Stream.begin_marked_content(stream, tag, properties)
            try:
                yield
            finally:
                pydyf.Stream.end_marked_content(stream)

        return marked

    def tree(self, original: Any) -> Any:
        from weasyprint.formatting_structure import boxes

        def build(
            box: Any, parent: Any, pdf: Any, page: int, nums: Any, annotations: Any, tags: Any
        ) -> Iterator[Any]:
            if isinstance(box, boxes.MarginBox):
                return
            for element in original(box, parent, pdf, page, nums, annotations, tags):
                drawn = getattr(box, "_box", box)
                if drawn.element is not None and "::" not in (drawn.element_tag or ""):
                    _describe(element, drawn)
                self._say(element, pdf, nums, tags)
                yield element

        return build

    def _say(self, element: Any, pdf: Any, nums: Any, tags: Any) -> None:
        """Give marks that are drawn in visual order their text in reading order.

        Of a link the marks are its own kids, and what stands in an element in it are others: its
        text would stand in the place of these.
        """
        import pydyf

        marks = [kid for kid in element["K"] if isinstance(kid, int)]
        if any((id(tags), mark) in self.texts for mark in marks):
            if _holds_elements(element, pdf):
                self._set_apart(element, pdf, nums, tags)
            else:
                known = {**self.plain, **self.texts} if len(marks) > 1 else self.texts
                said = (known.get((id(tags), mark), "") for mark in marks)
                element["ActualText"] = pydyf.String("".join(said))
        for kid in element["K"]:
            child = pdf.objects[int(kid.split()[0])] if isinstance(kid, bytes) else None
            if isinstance(child, dict) and len(child.get("K", ())) == 1:
                mark = child["K"][0]
                text = self.texts.get((id(tags), mark)) if isinstance(mark, int) else None
                if text:
                    child["ActualText"] = pydyf.String(text)

    def _set_apart(self, element: Any, pdf: Any, nums: Any, tags: Any) -> None:
        """Put each mark that is drawn in visual order into an element of its own."""
        import pydyf

        for place, kid in enumerate(element["K"]):
            text = self.texts.get((id(tags), kid)) if isinstance(kid, int) else None
            if not text:
                continue
            own = {"Type": "/StructElem", "S": "/Span", "K": pydyf.Array([kid])}
            own |= {"Pg": element["Pg"], "P": element.reference}
            span = pydyf.Dictionary(own | {"ActualText": pydyf.String(text)})
            pdf.add_object(span)
            element["K"][place] = span.reference
            nums[kid] = span.reference

    def links(self, original: Any) -> Any:
        import pydyf

        def add_links(found: Any, matrix: Any, pdf: Any, page: Any, names: Any, tags: Any) -> None:
            original(found, matrix, pdf, page, names, tags)
            for _, target, _, box in found[0]:
                annotation = getattr(box, "link_annotation", None)
                if annotation is not None and box.element is not None:
                    words = " ".join("".join(box.element.itertext()).split())
                    annotation["F"] = 4
                    annotation["Contents"] = pydyf.String(words or target)

        return add_links


def _is_turned(box: Any, text: str) -> bool:
    """Whether this is a part of a right-to-left phrase in a letter of the other direction.

    Its brackets, blanks and numbers stand in the order of the phrase, whatever its letters are.
    """
    if not text or box.style["direction"] != "rtl":
        return False
    return bool(box.style.root_style["direction"] == "ltr")


def _fonts(original: Any) -> Any:
    """Where one letter is drawn with several glyphs, let each of them have some Unicode value."""

    def build(pdf: Any, fonts: Any, *rest: Any) -> Any:
        for font in fonts.values():
            for glyph, text in font.to_unicode.items():
                font.to_unicode[glyph] = text or _NOTHING
        return original(pdf, fonts, *rest)

    return build


def _page_references(original: property) -> property:
    """The references of all pages, made once: WeasyPrint asks for them with every element."""
    known: tuple[bytes, ...] = ()

    def references(pdf: Any) -> tuple[bytes, ...]:
        nonlocal known
        if len(known) != pdf.pages["Count"]:
            known = original.__get__(pdf)
        return known

    return property(references)


def _holds_elements(element: Any, pdf: Any) -> bool:
    """Whether elements are among its kids; what only points to a link's annotation is none."""
    kids = (pdf.objects[int(kid.split()[0])] for kid in element["K"] if isinstance(kid, bytes))
    return any(kid.get("Type") == "/StructElem" for kid in kids)


def _boxes_in(box: Any) -> Iterator[Any]:
    yield box
    for child in getattr(box, "children", None) or ():
        yield from _boxes_in(getattr(child, "_box", child))


def _describe(element: Any, box: Any) -> None:
    import pydyf

    source = box.element
    if title := _title(source):
        element["T"] = pydyf.String(title)
    if (lang := source.get("lang")) and box.element_tag not in ("html", "body"):
        element["Lang"] = pydyf.String(lang)
    if source.tag == "th" and element["S"] == "/TH":
        element["A"]["Scope"] = "/Row" if source.get("scope") == "row" else "/Column"
    if element["S"] == "/L" and box.element_tag in ("ol", "ul"):
        numbering = "/Decimal" if source.tag == "ol" else "/None"
        element["A"] = pydyf.Dictionary({"O": "/List", "ListNumbering": numbering})


def _title(source: Any) -> str:
    if source.get("data-letterkit"):
        return "letter"
    if source.get("data-facing"):
        return "facing"
    if source.get("data-head"):
        return "head"
    if source.get("data-around"):
        return "around"
    if beside := source.get("data-beside"):
        return f"beside {beside}"
    if entry := source.get("data-entry"):
        return f"entry {entry}"
    return "name" if source.get("class") == "name" else ""
