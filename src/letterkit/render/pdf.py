"""The PDF: PDF/A-3a and PDF/UA-1 in one file, with the letter's text and the register attached.

For a verifier: attachments `letter.<lang>.txt` and `register.json`, their SHA-256 in the document
information as `/LetterkitText` and `/LetterkitRegister`, and titles in the structure tree (see
`tags.py`). Every page's foot shows the fingerprint of the text.
"""

import datetime
import hashlib
from math import sqrt
from typing import TYPE_CHECKING, Any, NamedTuple

from letterkit.model import Document, Picture, format_register
from letterkit.render.glyphs import missing_glyphs
from letterkit.render.pictures import PictureFetcher, pictures_shown
from letterkit.render.print import CODE, SPILL, TIGHTEST, html_for_print
from letterkit.render.tags import repaired_tags

if TYPE_CHECKING:
    from weasyprint import Attachment
    from weasyprint import Document as Pages

MARGIN = 0.08  # of a page's height, above its text


class Pdf(NamedTuple):
    data: bytes
    pages: int


class _End(NamedTuple):
    """Where something ends: its page, counted from 0, and how much of that page it fills."""

    page: int
    filled: float


def pdf(document: Document) -> Pdf:
    """The letter as PDF; raises LetterkitError where a character has no glyph in any font."""
    from weasyprint.text.fonts import FontConfiguration

    pictures = PictureFetcher(_pictures(document))
    with pictures_shown(document, pictures), missing_glyphs(document), repaired_tags():
        pages = _fitted(document, FontConfiguration(), pictures)
        return Pdf(_written(pages, document), len(pages.pages))


def _fitted(document: Document, fonts: object, pictures: PictureFetcher) -> "Pages":
    """Set the letter; where its last few lines spill onto a further page, in smaller type.

    Type of size s takes about the square of s in paper. Below TIGHTEST the spill stays.
    """
    pages = _set(document, fonts, pictures, 1.0)
    page, filled = _end(pages, "end")
    scale = sqrt(page / (page + filled)) * 0.985 if page else 0.0
    if filled > SPILL or scale < TIGHTEST:
        return pages
    tighter = _set(document, fonts, pictures, scale)
    return tighter if _end(tighter, "end").page < page else pages


def _set(document: Document, fonts: object, pictures: PictureFetcher, scale: float) -> "Pages":
    from weasyprint import HTML

    html = HTML(string=html_for_print(document, scale), url_fetcher=pictures, base_url="picture:")
    return html.render(font_config=fonts)


def _pictures(document: Document) -> dict[str, Picture]:
    code = document.stamp.code if document.stamp else b""
    more = {CODE: Picture(CODE, "image/svg+xml", code)} if code else {}
    return {**document.pictures, **more}


def _end(pages: "Pages", anchor: str) -> _End:
    """The place of the element with that id, which stands behind the last line of something."""
    for number, page in enumerate(pages.pages):
        if anchor in page.anchors:
            return _End(number, page.anchors[anchor][1] / page.height - MARGIN)
    return _End(0, 1.0)


def _written(pages: "Pages", document: Document) -> bytes:
    when = f"{document.date.isoformat()}T00:00:00Z"
    metadata = pages.metadata
    metadata.created = metadata.modified = when
    metadata.authors = [document.sender] if document.sender else []
    original = metadata.generate_rdf_metadata
    metadata.generate_rdf_metadata = lambda *arguments: _with_pdfua(original(*arguments))
    text = document.text.content.encode()
    register = format_register(document.register).encode()

    def finish(_: object, file: Any) -> None:
        import pydyf

        file.info["LetterkitText"] = pydyf.String(hashlib.sha256(text).hexdigest())
        file.info["LetterkitRegister"] = pydyf.String(hashlib.sha256(register).hexdigest())

    written = pages.write_pdf(
        pdf_variant="pdf/a-3a",
        finisher=finish,
        attachments=[
            _attachment(f"letter.{document.lang}.txt", text, "Source", document),
            _attachment("register.json", register, "Data", document),
        ],
    )
    return bytes(written)


def _attachment(name: str, data: bytes, relationship: str, document: Document) -> "Attachment":
    from weasyprint import Attachment

    when = datetime.datetime.combine(document.date, datetime.time(), datetime.UTC)
    return Attachment(
        string=data,
        name=name,
        description=name,
        created=when,
        modified=when,
        relationship=relationship,
    )


def _with_pdfua(rdf: bytes) -> bytes:
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
