"""Sheets for signatures on paper: a PDF that is archivable and tagged, like that of the letter.

Each page stands alone, for pages are handed out: title, what is asked, the words that are signed,
fingerprint, numbered rows, and what becomes of what people write. In large print what is asked
takes a page of its own, for the other side of each. It names nobody, and carries no list. So that
`verify` can say this, `/LetterkitSheet` in the document information is its language.
"""

import html
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from letterkit.errors import LetterkitError
from letterkit.model import Document, Paper, Picture
from letterkit.model.font_packages import named
from letterkit.render.colour import on_light
from letterkit.render.foot import title_fitted
from letterkit.render.furniture import styles_shared
from letterkit.render.glyphs import MissingGlyphs, missing_glyphs
from letterkit.render.library import load_weasyprint
from letterkit.render.markup import isolated, phrase
from letterkit.render.pdf import Pdf, with_pdfua
from letterkit.render.pictures import PictureFetcher, pictures_placed, pictures_shown
from letterkit.render.print import PAPER_COLOUR, SIZES
from letterkit.render.reading import Fonts
from letterkit.render.tags import repaired_tags
from letterkit.render.text_layer import text_readable
from letterkit.text.scripts import in_order

if TYPE_CHECKING:
    from jinja2 import Template
    from weasyprint import Document as Pages

FIELDS = ("role", "affiliation", "country", "email")
MOST_PAGES, MOST_ROWS = 200, 100
_CODE = "/text.svg"  # no picture of a letter's folder is called so
_BOTTOM = {False: 20.0, True: 22.0}  # millimetres of margin below, as in sheet.css; in large print
_PIXEL = 96 / 25.4  # CSS pixels in a millimetre
_LONGEST = {False: 800, True: 500}  # characters of what is asked
_WIDE = 2  # columns for fields, beyond which the page is turned
# Millimetres: between the margins; for a letter of a title, by large print; around it.
_BETWEEN = {Paper.A4: (180, 267), Paper.LETTER: (185, 249)}
_A_LETTER = {False: 1.8, True: 3.4}
_AROUND = 2.6
_GEORGIAN, _GEORGIAN_WIDER = re.compile("[ა-ჰ]"), 1.22
# What one needs to write in a column, in millimetres, by large print; and its share of the rest.
_ROOM = {
    "number": ((10, 12), 0),
    "name": ((36, 35), 15),
    "role": ((26, 26), 12),
    "affiliation": ((26, 26), 12),
    "country": ((20, 22), 7),
    "email": ((40, 38), 16),
    "publish": ((27, 40), 0),
    "date": ((20, 26), 0),
    "signature": ((32, 34), 6),
}
_CAPITAL_NOUNS = {"de"}  # languages that write nouns with a capital inside a line too


_PARAGRAPH = re.compile(r"<p\b[^>]*>(.*?)</p>", re.DOTALL)
_LIST = re.compile(r"<(ul|ol)\b[^>]*>(.*?)</\1>", re.DOTALL)
_ITEM = re.compile(r"<li\b[^>]*>(.*?)</li>", re.DOTALL)
_LEAD = re.compile(r"<p\b[^>]*>((?:(?!<p\b).)*)</p>\s*\Z", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet has beside its letter.

    `demand` are the paragraphs that say what is asked. `fields` are those of FIELDS for which there
    is a column. `code` is the QR code, an SVG: of the page's address, or else of the text's hash.
    `who` collects the signatures. `pages` have rows, at most `rows` each; 0 is as many as fit.
    """

    demand: tuple[str, ...]
    fields: tuple[str, ...]
    code: bytes
    who: str = ""
    pages: int = 1
    rows: int = 0
    large: bool = False


def sheet_pdf(document: Document, sheet: Sheet) -> Pdf:
    """The sheet as PDF."""
    load_weasyprint()
    name = f"{document.slug}.{document.lang}"
    fetcher = PictureFetcher({_CODE: Picture(_CODE, "image/svg+xml", sheet.code)})
    fonts = Fonts()
    try:
        with (
            pictures_shown(name, fetcher),
            missing_glyphs(document),
            repaired_tags(),
            styles_shared(),
            text_readable(fonts),
            title_fitted(document),
            pictures_placed(),
        ):
            pages = _fitted(document, sheet, fetcher)
            return Pdf(_written(pages, document), len(pages.pages))
    except MissingGlyphs as missing:
        raise LetterkitError(
            f"{name}: no font here can draw {named(missing.characters)}",
            hint="letterkit doctor says which fonts are missing",
        ) from missing


def _fitted(document: Document, sheet: Sheet, fetcher: PictureFetcher) -> "Pages":
    """Set the pages with as many rows as fit below what stands above them."""
    rows = _rows_that_fit(document, sheet, fetcher)
    if sheet.rows:
        rows = min(rows, sheet.rows)
    while rows > 0:
        pages = _set(document, sheet, fetcher, _numbered(sheet.pages, rows))
        if len(pages.pages) == sheet.pages + sheet.large:
            return pages
        rows -= 1
    raise LetterkitError(
        f"{document.slug}.{document.lang}: title and demand leave no room for a row",
        hint="shorten them in letter.md" + (", or leave out --large-print" if sheet.large else ""),
    )


def _rows_that_fit(document: Document, sheet: Sheet, fetcher: PictureFetcher) -> int:
    """How many rows a page has room for, by setting one with a row and one with two."""
    ends = []
    for rows in (1, 2):
        pages = _set(document, sheet, fetcher, [range(1, rows + 1)])
        if len(pages.pages) > 1 + sheet.large:
            return rows - 1
        ends.append(pages.pages[-1].anchors["end-1"][1])
    bottom = pages.pages[-1].height - _BOTTOM[sheet.large] * _PIXEL
    row = ends[1] - ends[0]
    return min(MOST_ROWS, 2 + int((bottom - ends[1]) / row))


def _numbered(pages: int, rows: int) -> list[range]:
    """The numbers of the rows of each page; they go on from one page to the next."""
    return [range(1 + page * rows, 1 + (page + 1) * rows) for page in range(pages)]


def _set(
    document: Document, sheet: Sheet, fetcher: PictureFetcher, numbers: Sequence[range]
) -> "Pages":
    from weasyprint import HTML
    from weasyprint.text.fonts import FontConfiguration

    text = html_of_sheet(document, sheet, numbers)
    page = HTML(string=text, url_fetcher=fetcher, base_url="picture:")
    return page.render(font_config=FontConfiguration())


def html_of_sheet(document: Document, sheet: Sheet, numbers: Sequence[range]) -> str:
    """The HTML of the sheet, with the numbers of the rows of each page."""
    words, lang = sheet_words(document.lang)
    address = document.address
    email = document.sender_email
    read = words["read_at"].format(address=address) if address else words["read"]
    # English where there are no words in the letter's language, and said to be so.
    spoken = document.lang if lang == document.lang.split("-")[0] else lang
    columns = _columns(document, sheet, words["email"])
    is_wide = sheet.large or len(columns) > _WIDE
    size = SIZES[document.paper] + (" landscape" if is_wide else "")
    return _template().render(
        document=document,
        words=words,
        demand=_shortened(sheet.demand, _LONGEST[sheet.large]),
        pages=numbers,
        fields=[title for _, title in columns],
        widths=_widths(columns, words, document, sheet.large, _BETWEEN[document.paper][is_wide]),
        who=sheet.who,
        read=read,
        removal=words["removal_at"].format(email=email) if email else words["removal"],
        address=address,
        code=_CODE,
        code_words=address or f"{document.words['sha256']}: {document.text.sha256}",
        large=sheet.large,
        size=size,
        accent=on_light(document.theme, PAPER_COLOUR),
        css=_css(),
        isolated=lambda text: isolated(text, document.lang),
        phrase=lambda parts: phrase(parts, document.comma, document.lang),
        in_order=lambda code: in_order(code, document.words["fingerprint"]),
        own=lambda text: isolated(text, spoken),
        other=spoken if spoken != document.lang else "",
    )


def _columns(document: Document, sheet: Sheet, address: str) -> list[tuple[str, str]]:
    """The fields of the columns, and their titles; role and organisation share one.

    `address` is what the column for e-mail addresses is called.
    """
    titles = {field: document.words.get(field, "") for field in FIELDS} | {"email": address}
    wanted = [field for field in FIELDS if field in sheet.fields]
    if {"role", "affiliation"} <= {*wanted}:
        wanted.remove("affiliation")
        second = titles["affiliation"]
        if document.lang.split("-")[0] not in _CAPITAL_NOUNS:
            second = second[:1].lower() + second[1:]
        titles["role"] += f"{document.comma}{second}"
    return [(field, titles[field]) for field in wanted]


def _widths(
    columns: Sequence[tuple[str, str]],
    words: Mapping[str, str],
    document: Document,
    large: bool,
    between: int,
) -> list[str]:
    """How wide each column is: no word of its title is cut, if that can be.

    Where a language has no rules for hyphens, a cut word has none.
    """
    own = [(key, words[key]) for key in ("number", "publish", "date", "signature")]
    every = [own[0], ("name", document.words["name"]), *columns, *own[1:]]
    least = []
    for key, title in every:
        longest = max(re.split(r"\s+|(?<=-)", title), key=len)
        letter = _A_LETTER[large] * (_GEORGIAN_WIDER if _GEORGIAN.search(title) else 1)
        least.append(max(_ROOM[key][0][large], len(longest) * letter + _AROUND))
    rest = between - sum(least)
    if rest < 0:
        return [f"{each * between / sum(least):.1f}mm" for each in least]
    shares = [_ROOM[key][1] for key, _ in every]
    return [
        f"{each + rest * share / sum(shares):.1f}mm"
        for each, share in zip(least, shares, strict=True)
    ]


def paragraphs_of(body: str) -> list[str]:
    """The paragraphs of a letter's body as plain text."""
    return [_plain(each) for each in _PARAGRAPH.findall(body)]


def lists_of(body: str) -> Iterator[tuple[str, list[str]]]:
    """The items of each list of a body, with the paragraph that stands right above it."""
    for found in _LIST.finditer(body):
        above = _LEAD.search(body, 0, found.start())
        yield _plain(above[1]) if above else "", [_plain(each) for each in _ITEM.findall(found[2])]


def _plain(markup: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]*>", "", markup)).split())


def _shortened(paragraphs: Sequence[str], longest: int) -> list[str]:
    """The beginning of what is asked, with as many whole words as there is room for."""
    kept: list[str] = []
    for each in paragraphs:
        room = longest - sum(map(len, kept))
        if len(each) > room:
            begun = each[:room].rsplit(" ", 1)[0].rstrip(" ,;:–—-")
            return [*kept, f"{begun}…"]
        kept.append(each)
    return kept


@cache
def sheet_words(lang: str) -> tuple[Mapping[str, str], str]:
    """The words of a sheet in a language, or in English; and the language that they are in."""
    source = resources.files("letterkit.render") / "sheet.toml"
    known = tomllib.loads(source.read_text("utf-8"))
    for choice in (lang, lang.split("-")[0]):
        if choice in known:
            return known[choice], choice
    return known["en"], "en"


def _written(pages: "Pages", document: Document) -> bytes:
    metadata = pages.metadata
    when = f"{document.date.isoformat()}T00:00:00Z"
    metadata.created = metadata.modified = when
    metadata.authors = [document.sender] if document.sender else []
    original = metadata.generate_rdf_metadata

    def with_claim(*arguments: Any) -> bytes:
        return with_pdfua(original(*arguments))

    metadata.generate_rdf_metadata = with_claim

    def finish(_: object, file: Any) -> None:
        import pydyf

        file.info["LetterkitSheet"] = pydyf.String(document.lang)

    return bytes(pages.write_pdf(pdf_variant="pdf/a-3a", finisher=finish))


@cache
def _css() -> str:
    folder = resources.files("letterkit.render")
    return "\n".join((folder / name).read_text("utf-8") for name in ("print.css", "sheet.css"))


@cache
def _template() -> "Template":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("letterkit", "render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("sheet.html.jinja")
