"""What a spreadsheet says of all in it outside of its cells: on its pages, and as properties.

    "&CDo not publish"              a header in the middle of each page
    Classification: Internal        a property of the document
    "Page &P of &N"                 says nothing

What may be about who can be named is for a person to read; a title, an author or a date is not.
ISO/IEC 29500-1, 18.3.1.46 and part 2, chapter 11; OpenDocument 1.3, part 3, 4.3 and 16.10.
"""

import re
import zipfile
from collections.abc import Iterator
from html import unescape

from letterkit.lists.said.said_above import judged_title
from letterkit.wishes.possible_wishes import may_be_wish, speaks_of_hiding, speaks_of_less

_PAGE = re.compile(
    rb"<(?:\w+:)?(?:odd|even|first)(?:Header|Footer)\b[^>]*>(.*?)</(?:\w+:)?(?:odd|even|first)",
    re.DOTALL,
)
# Codes of fonts, places and fields: `&C`, `&"Arial,Bold"`, `&12`, `&K0000FF`, `&P`.
_CODES = re.compile(r"&(?:\"[^\"]*\"|K[0-9A-Fa-f]{6}|K\d\d[+-]\d{3}|\d+|[A-Z])")
_ODS_PAGE = re.compile(
    rb"<style:(?:header|footer)(?:-left|-first)?\b[^>]*>(.*?)</style:(?:header|footer)", re.DOTALL
)
_PARAGRAPH = re.compile(rb"<text:p\b[^>]*>(.*?)</text:p>", re.DOTALL)
_TAG = re.compile(rb"<[^<>]*>")
_PROPERTY = re.compile(
    rb"<(?:dc:(?:title|subject|description)|cp:(?:keywords|category|contentStatus)|meta:keyword)"
    rb"\b[^>]*>([^<]*)<"
)
# Such as `<property name="Classification"><vt:lpwstr>Internal</vt:lpwstr>`.
_OWN = re.compile(
    rb"<(?:\w+:)?(?:property|user-defined)\b[^>]*?\bname\s*=\s*[\"']([^\"']*)[\"'][^>]*>(.*?)"
    rb"</(?:\w+:)?(?:property|user-defined)>",
    re.DOTALL,
)
_PROPERTIES = ("docProps/core.xml", "docProps/custom.xml", "meta.xml")
# Marks of who may open a file, which say of a list that it is not for everybody.
_CLOSED = re.compile(
    r"\b(?:intern(?:al|e|o|a|ally)?|confidential|restricted|classified|vertraulich|geheim"
    r"|nur für|dienstgebrauch|confidentiel\w*|diffusion restreinte|confidencial|reservado|poufn\w*"
    r"|wewnętrzn\w*|внутренн\w*|служебн\w*|конфиденц\w*|секретно|внутрішн\w*|службов\w*|конфіденц\w*"
    r"|ўнутран\w*|унутран\w*|службов\w*|канфідэнц\w*|داخلي|سري|secret|embargo\w*|tlp)\b",
    re.IGNORECASE,
)
_LONGEST = 500


def of_xlsx_sheet(sheet: bytes) -> list[str]:
    """The texts above and below the pages of a sheet that may be about who can be named."""
    said = (_CODES.sub(" ", _words(match[1])) for match in _PAGE.finditer(sheet))
    return list(_telling(said))


def of_ods_pages(parts: zipfile.ZipFile) -> list[str]:
    """The same of an .ods, whose sheets share their pages."""
    styles = _part(parts, "styles.xml")
    texts = (
        each[1] for page in _ODS_PAGE.finditer(styles) for each in _PARAGRAPH.finditer(page[1])
    )
    return list(_telling(map(_words, texts)))


def of_properties(parts: zipfile.ZipFile) -> list[str]:
    """Properties of a document that may be about who can be named, such as its classification."""
    said: list[str] = []
    for name in _PROPERTIES:
        part = _part(parts, name)
        said += [_words(match[1]) for match in _PROPERTY.finditer(part)]
        for key, value in _OWN.findall(part):
            said.append(f"{_words(key)}: {_words(value)}")
    return list(_telling(said))


def _telling(texts: Iterator[str] | list[str]) -> Iterator[str]:
    seen = set()
    for text in texts:
        plain = " ".join(text.split())[:_LONGEST]
        if plain and plain not in seen and _may_tell(plain):
            seen.add(plain)
            yield plain


def _may_tell(text: str) -> bool:
    """Whether a text may say that those in the file are not to be named, or that it is closed."""
    said = judged_title(text)
    if said.unclear or said.shown or said.out or _CLOSED.search(text):
        return True
    return may_be_wish(text) or speaks_of_less(text) or speaks_of_hiding(text)


def _part(parts: zipfile.ZipFile, name: str) -> bytes:
    return parts.read(name) if name in parts.namelist() else b""


def _words(text: bytes) -> str:
    return unescape(_TAG.sub(b" ", text).decode("utf-8", "replace"))
