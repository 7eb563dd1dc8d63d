"""The PDF: PDF/A-3a and PDF/UA-1 in one file, with the letter's text and the register attached.

For a verifier: attachments `letter.<lang>.txt` and `register.json`, and of a published letter
`checkpoint.txt` and `policy.txt`; their SHA-256 in the document information as `/LetterkitText`,
`/LetterkitRegister`, `/LetterkitCheckpoint` and `/LetterkitPolicy`, and beside them
`/LetterkitGlyphs`, by which glyphs read as the text was written (see `reading.py`); titles in the
structure tree (see `tags.py`). In a file in two languages the second has a `letter.<lang>.txt` too,
and `/LetterkitFacing` is its language and its SHA-256. Every page's foot shows the fingerprint of
each text. Where boxes are drawn in the place of characters, those are in the document information
as `/LetterkitBoxes` (see `boxes.py`). `/LetterkitPress` says of how many signatories a version for
the press names how many, as `10 43`. The PDF of a published letter has an attachment `seal.txt`
too, whose bytes stand in the file as they are: a place for its seal (see `seal.py` of `model`),
empty until `publish` fills it.
"""

import datetime
import hashlib
from dataclasses import replace
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from letterkit.model import Document, Picture
from letterkit.model.boxes import boxed_text, format_boxes
from letterkit.model.stamp import format_stamp
from letterkit.render.compact import names_set
from letterkit.render.drawings import try_drawings
from letterkit.render.foot import title_fitted
from letterkit.render.furniture import styles_shared
from letterkit.render.glyphs import MissingGlyphs, boxed, missing_glyphs
from letterkit.render.library import load_weasyprint
from letterkit.render.list_pages import ListPages
from letterkit.render.pictures import PictureFetcher, pictures_placed, pictures_shown
from letterkit.render.print import (
    CODE,
    SPILL,
    TIGHTEST,
    Scales,
    html_for_print,
    is_long,
    list_scale,
)
from letterkit.render.reading import Fonts
from letterkit.render.running import Ranges, ranges_shown
from letterkit.render.seal_place import NAME, empty_place, leave_open
from letterkit.render.tags import repaired_tags
from letterkit.render.text_layer import text_readable
from letterkit.render.written_pdf import write

if TYPE_CHECKING:
    from weasyprint import Attachment
    from weasyprint import Document as Pages

MARGIN = 0.08  # of a page's height, above its text
# Of a page's height. Where the letter takes less than this of its last page, the list begins there.
ROOM = 0.62
WORTHWHILE = 20  # pages of a list, beyond which it is not set twice to save one


class Pdf(NamedTuple):
    """A finished file; `boxes` are the characters for which boxes are drawn."""

    data: bytes
    pages: int
    boxes: str = ""


class _Drawing(NamedTuple):
    """What the pages are set with; `boxes` are the characters for which a box is drawn."""

    fonts: object
    pictures: PictureFetcher
    boxes: str
    pages: ListPages


class _Carried(NamedTuple):
    """A file inside the PDF; `key` is that of its SHA-256, `relationship` as ISO 19005-3, 6.8.

    The place for the seal has no key: what it holds is not known yet.
    """

    key: str
    name: str
    data: bytes
    relationship: str
    description: str
    lang: str = ""


class _End(NamedTuple):
    """Where something ends: its page, counted from 0, and how much of that page it fills."""

    page: int
    filled: float


def pdf(document: Document, *, ignoring: bool = False) -> Pdf:
    """The letter as PDF; raises MissingGlyphs where a character has no glyph in any font.

    With `ignoring`, a box is drawn in the place of each of these.
    """
    load_weasyprint()
    try_drawings(document)
    try:
        return _pdf(document, "")
    except MissingGlyphs as missing:
        if not ignoring:
            raise
        return _pdf(document, missing.characters)


def _pdf(document: Document, boxes: str) -> Pdf:
    from weasyprint.text.fonts import FontConfiguration

    # What is carried stays as it is; in what is drawn, boxes take the place of these characters.
    shown = boxed(document, boxes) if boxes else document
    ranges = Ranges(shown)
    pictures, beside = PictureFetcher(_pictures(document)), ListPages(ranges)
    drawing = _Drawing(FontConfiguration(), pictures, boxes, beside)
    fonts = Fonts()
    with (
        pictures_shown(f"{document.slug}.{document.lang}.pdf", pictures),
        missing_glyphs(document),
        repaired_tags(),
        styles_shared(),
        text_readable(fonts),
        names_set(shown, fonts, beside) as lists,
        ranges_shown(ranges),
        title_fitted(shown),
        pictures_placed(),
    ):
        pages = _fitted(shown, drawing)
        with beside.drawing(pages):
            data = _written(pages, document, boxes)
        lists.check_drawn()
        return Pdf(data, len(pages.pages), boxes)


def _fitted(document: Document, drawing: _Drawing) -> "Pages":
    """Set the letter; once more if the first page has to say how many signed.

    A short list follows the letter, so where it begins is known only then.
    """
    scales = _scales(document, drawing)
    pages = _tightened(document, drawing, scales)
    if scales.summed or _end(pages, "list").page == 0:
        return pages
    return _tightened(document, drawing, scales._replace(summed=True))


def _tightened(document: Document, drawing: _Drawing, scales: Scales) -> "Pages":
    """Set it; where the last few lines of a part spill over, once more in smaller type."""
    pages = _set(document, drawing, scales)
    end, last = _end(pages, "end"), _end(pages, "last")
    if is_long(document):
        smaller = scales._replace(names=_names_scale(scales, end, last))
    else:
        smaller = scales._replace(letter=_letter_scale(end))
    if smaller != scales:
        tighter = _set(document, drawing, smaller)
        if len(tighter.pages) < len(pages.pages):
            return tighter
    return pages


def _scales(document: Document, drawing: _Drawing) -> Scales:
    """What a letter is set with at first; for a long list, by setting the letter without it."""
    if not is_long(document):
        return Scales(names=list_scale(document))
    alone = replace(document, groups=(), withheld="", earlier="")
    end = _end(_set(alone, drawing, Scales()), "end")
    summed = end.filled > ROOM or end.page > 0
    if summed:
        # What the first page then says above the letter takes room too.
        end = _end(_set(alone, drawing, Scales(summed=True)), "end")
    letter = _letter_scale(end)
    if letter < 1:
        tighter = _end(_set(alone, drawing, Scales(letter, summed=summed)), "end")
        if tighter.page < end.page:
            end = tighter
        else:
            letter = 1.0
    apart = end.filled > ROOM
    names = list_scale(document, 0.0 if apart else end.filled)
    return Scales(letter, names, apart, summed=apart or end.page > 0)


def _names_scale(scales: Scales, end: _End, last: _End) -> float:
    """The list's, if it leaves a little on one page more; `end` is that of the letter."""
    full = last.page - end.page
    taken = 1.0 if scales.apart else end.filled
    if full > WORTHWHILE:
        return scales.names
    return _tighter(scales.names, 0.95 * _share(full - taken, last.filled))


def _letter_scale(end: _End) -> float:
    """The letter's. Running text in type of size s takes about the square of s in paper.

    A list of names takes s, but for its headings.
    """
    return _tighter(1.0, 0.985 * sqrt(_share(end.page, end.filled)))


def _share(full: float, filled: float) -> float:
    """How much of a part stands on its full pages, where a little of one more is filled, or 0."""
    return full / (full + filled) if full > 0 and filled <= SPILL else 0.0


def _tighter(scale: float, factor: float) -> float:
    """The scale with which a part takes its full pages only; below TIGHTEST the spill stays."""
    return scale * factor if scale * factor >= TIGHTEST else scale


def _set(document: Document, drawing: _Drawing, scales: Scales) -> "Pages":
    from weasyprint import HTML

    text = boxed_text(html_for_print(document, scales), drawing.boxes)
    html = HTML(string=text, url_fetcher=drawing.pictures, base_url="picture:")
    drawing.pages.begin()
    return drawing.pages.inserted(html.render(font_config=drawing.fonts))


def _pictures(document: Document) -> dict[str, Picture]:
    code = document.stamp.code if document.stamp else b""
    more = {CODE: Picture(CODE, "image/svg+xml", code)} if code else {}
    beside = document.facing.pictures if document.facing else {}
    return {**beside, **document.pictures, **more}


def _end(pages: "Pages", anchor: str) -> _End:
    """The place of the element with that id, which stands behind the last line of something."""
    for number, page in enumerate(pages.pages):
        if anchor in page.anchors:
            return _End(number, page.anchors[anchor][1] / page.height - MARGIN)
    return _End(0, 1.0)


def _written(pages: "Pages", document: Document, boxes: str) -> bytes:
    when = f"{document.date.isoformat()}T00:00:00Z"
    metadata = pages.metadata
    metadata.title = document.title
    metadata.created = metadata.modified = when
    metadata.authors = [document.sender] if document.sender else []
    original = metadata.generate_rdf_metadata
    metadata.generate_rdf_metadata = lambda *arguments: with_pdfua(original(*arguments))
    carried = _carried(document)

    def finish(_: object, file: Any) -> None:
        import pydyf

        file.write = lambda target, *_: write(file, target)
        file.info["LetterkitGlyphs"] = pydyf.String("as written")
        for each in carried:
            if not each.key:
                leave_open(file)
                continue
            digest = hashlib.sha256(each.data).hexdigest()
            file.info[each.key] = pydyf.String(f"{each.lang} {digest}".lstrip())
        if stated := extract_stated(document):
            file.info["LetterkitPress"] = pydyf.String(stated)
        if boxes:
            file.info["LetterkitBoxes"] = pydyf.String(format_boxes(boxes))

    made = pages.write_pdf(
        pdf_variant="pdf/a-3a",
        finisher=finish,
        attachments=[_attachment(each, document) for each in carried],
    )
    return bytes(made)


def extract_stated(document: Document) -> str:
    """How many of how many a version for the press names, such as `10 43`; else nothing."""
    if document.press is None or not document.press.named:
        return ""
    shown = sum(len(group.lines) for group in document.groups)
    return f"{shown} {document.register.counts.total}"


def _carried(document: Document) -> list[_Carried]:
    words, register = document.words, document.register
    text = f"{words['text_name']} {document.text.fingerprint}"
    carried = [
        _Carried(
            "LetterkitText",
            f"letter.{document.lang}.txt",
            document.text.content.encode(),
            "Source",
            text,
        ),
        _Carried(
            "LetterkitRegister",
            "register.json",
            register.json.encode(),
            "Data",
            words["signatories"],
        ),
    ]
    if document.facing:
        carried.append(_second(document.facing))
    if document.stamp and register.published:
        checkpoint, origin = register.published.checkpoint.encode(), register.published.origin
        description = format_stamp(document.stamp, words["edition"])
        carried += [
            _Carried(
                "LetterkitCheckpoint", "checkpoint.txt", checkpoint, "Supplement", description
            ),
            _Carried("LetterkitPolicy", "policy.txt", document.policy, "Supplement", origin),
            _Carried("", NAME, empty_place(), "Supplement", words["seal"]),
        ]
    return carried


def _second(document: Document) -> _Carried:
    """The text of the language that stands beside the first one."""
    name, description = f"letter.{document.lang}.txt", f"{document.words['text_name']} "
    return _Carried(
        "LetterkitFacing",
        name,
        document.text.content.encode(),
        "Source",
        description + document.text.fingerprint,
        document.lang,
    )


def _attachment(file: _Carried, document: Document) -> "Attachment":
    from weasyprint import Attachment

    when = datetime.datetime.combine(document.date, datetime.time(), datetime.UTC)
    return Attachment(
        string=file.data,
        name=file.name,
        description=file.description,
        created=when,
        modified=when,
        relationship=file.relationship,
    )


def with_pdfua(rdf: bytes) -> bytes:
    """Claim PDF/UA-1 beside PDF/A-3a, with the extension schema that PDF/A asks for (6.6.2.3).

    Its prefixes are fixed by the standard, so it goes in as text.
    """
    end = b"</rdf:RDF>"
    if not rdf.endswith(end):
        raise RuntimeError("WeasyPrint writes its metadata differently from version 70")
    return rdf.removesuffix(end) + _CLAIM.encode() + end


_CLAIM = """
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
 <pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
<rdf:Description rdf:about=""
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
 <pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
  <pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
  <pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
  <pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
  <pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
   <pdfaProperty:name>part</pdfaProperty:name>
   <pdfaProperty:valueType>Integer</pdfaProperty:valueType>
   <pdfaProperty:category>internal</pdfaProperty:category>
   <pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
  </rdf:li></rdf:Seq></pdfaSchema:property>
 </rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
