"""The parts of a .docx that are the same in every letter, and how the parts become a file.

The zip stores its parts and packs nothing, for versions of zlib differ: the same letter gives the
same bytes on every machine. All times in it are those of the letter, or the first that zip knows.
"""

import zipfile
from collections.abc import Mapping, Sequence
from io import BytesIO
from xml.sax.saxutils import escape, quoteattr

from letterkit.model.draft import CONTINUED, NUMBERED, PICTURE, RULE, Role

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org"
W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main"'
R = f'xmlns:r="{_OFFICE}/officeDocument/2006/relationships"'
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATIONSHIPS = f"{_OFFICE}/officeDocument/2006/relationships"
_FIRST_TIME = (1980, 1, 1, 0, 0, 0)
_LEVELS = 9
_STEP = 360  # twentieths of a point, by which each level of a list is set in
HYPERLINK, CELL, QUOTE, ITEM = "Hyperlink", "LetterkitCell", "Quote", "ListParagraph"
PARAGRAPHS, BULLETS, NUMBERS = 1, 2, 3  # lists in the part numbering
FIRST_OWN = 4  # the number of the first list that counts for itself


def style_id(name: str) -> str:
    """The id of a style, as word processors make it of its name."""
    return name.replace(" ", "")


def archive(parts: Mapping[str, str]) -> bytes:
    """The file, with its parts in their order."""
    with zipfile.ZipFile(data := BytesIO(), "w", zipfile.ZIP_STORED) as file:
        for name, text in parts.items():
            part = zipfile.ZipInfo(name, _FIRST_TIME)
            part.create_system = 0
            part.external_attr = 0
            file.writestr(part, (_HEAD + text).encode())
    return data.getvalue()


def content_types() -> str:
    """What each part is."""
    types = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/custom.xml": (
            "application/vnd.openxmlformats-officedocument.custom-properties+xml"
        ),
    }
    named = "".join(
        f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in types.items()
    )
    return (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def package_relationships() -> str:
    """Where the document and its properties are."""
    return _relationships(
        [
            (f"{_RELATIONSHIPS}/officeDocument", "word/document.xml", False),
            (
                f"{_OFFICE}/package/2006/relationships/metadata/core-properties",
                "docProps/core.xml",
                False,
            ),
            (f"{_RELATIONSHIPS}/custom-properties", "docProps/custom.xml", False),
        ]
    )


def document_relationships(links: Sequence[str]) -> str:
    """What the document names: its parts, and behind them the addresses of its links."""
    parts = [
        (f"{_RELATIONSHIPS}/{kind}", f"{file}.xml", False)
        for kind, file in (
            ("styles", "styles"),
            ("numbering", "numbering"),
            ("settings", "settings"),
            ("footer", "footer1"),
        )
    ]
    return _relationships(parts + [(f"{_RELATIONSHIPS}/hyperlink", each, True) for each in links])


FOOTER_ID, FIRST_LINK = "rId4", 5


def _relationships(targets: Sequence[tuple[str, str, bool]]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target={quoteattr(target)}'
        + (' TargetMode="External"/>' if outside else "/>")
        for number, (kind, target, outside) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_OFFICE}/package/2006/relationships">{lines}</Relationships>'


def core_properties(title: str, day: str, lang: str) -> str:
    """Title, day and language; no person and no machine."""
    when = f'xsi:type="dcterms:W3CDTF">{day}T00:00:00Z'
    return (
        f'<cp:coreProperties xmlns:cp="{_OFFICE}/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(title)}</dc:title><dc:language>{lang}</dc:language>"
        f"<dcterms:created {when}</dcterms:created><dcterms:modified {when}</dcterms:modified>"
        "</cp:coreProperties>"
    )


def custom_properties(values: Mapping[str, str]) -> str:
    """Properties with names of our own, by which a changed copy is known again."""
    kind = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"
    lines = "".join(
        f'<property fmtid="{kind}" pid="{number}" name={quoteattr(name)}>'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for number, (name, value) in enumerate(values.items(), 2)
    )
    return (
        f'<Properties xmlns="{_OFFICE}/officeDocument/2006/custom-properties" '
        f'xmlns:vt="{_OFFICE}/officeDocument/2006/docPropsVTypes">{lines}</Properties>'
    )


def settings() -> str:
    """How a word processor is to behave: as Word has since 2013."""
    return (
        f'<w:settings {W}><w:zoom w:percent="100"/><w:compat>'
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>'
    )


def styles(lang: str, direction: str) -> str:
    """The looks of paragraphs and words."""
    bidi = "<w:bidi/>" if direction == "rtl" else ""
    normal = f'<w:pPr>{bidi}<w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>'
    parts = [
        _style("Normal", normal, default=True),
        _style(Role.TITLE, _space(0, 240), _run(size=36, bold=True)),
        *(
            _style(
                f"heading {level}",
                f'<w:pPr><w:keepNext/><w:spacing w:before="240" w:after="80"/>'
                f'<w:outlineLvl w:val="{level - 1}"/></w:pPr>',
                _run(size=max(22, 30 - 2 * level), bold=True),
            )
            for level in range(1, 7)
        ),
        _style(Role.DATED, _space(0, 240)),
        _style(Role.TO, _space(0, 40)),
        _style(Role.SALUTATION, _space(240, 120)),
        _style(Role.ISSUER, _space(240, 0), _run(bold=True)),
        _style(
            NUMBERED,
            f'<w:pPr><w:numPr><w:numId w:val="{PARAGRAPHS}"/></w:numPr></w:pPr>',
        ),
        _style("List Paragraph", "<w:pPr><w:contextualSpacing/></w:pPr>"),
        *(
            _style(name, f'<w:pPr><w:ind w:start="{_STEP * depth}"/></w:pPr>')
            for depth, name in enumerate(CONTINUED, 1)
        ),
        _style("Quote", '<w:pPr><w:ind w:start="567" w:end="567"/></w:pPr>', _run(italic=True)),
        _style("Letterkit Cell", '<w:pPr><w:spacing w:after="0"/></w:pPr>'),
        _style(
            RULE,
            '<w:pPr><w:pBdr><w:bottom w:val="single" w:sz="6" w:space="1" w:color="808080"/>'
            "</w:pBdr></w:pPr>",
        ),
        _character(PICTURE, '<w:color w:val="808080"/>'),
        _character(HYPERLINK, '<w:color w:val="0563C1"/><w:u w:val="single"/>'),
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        "<w:tblBorders>"
        + "".join(
            f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>'
            for side in ("top", "left", "bottom", "right", "insideH", "insideV")
        )
        + "</w:tblBorders></w:tblPr></w:style>",
    ]
    defaults = (
        '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" '
        'w:cs="Arial"/><w:sz w:val="22"/><w:szCs w:val="22"/>'
        f'<w:lang w:val="{lang}" w:bidi="{lang}"/></w:rPr></w:rPrDefault></w:docDefaults>'
    )
    return f"<w:styles {W}>{defaults}{''.join(parts)}</w:styles>"


def _style(name: str, paragraph: str = "", run: str = "", *, default: bool = False) -> str:
    based = "" if default else '<w:basedOn w:val="Normal"/>'
    first = ' w:default="1"' if default else ""
    return (
        f'<w:style w:type="paragraph"{first} w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f"{based}<w:qFormat/>{paragraph}{run}</w:style>"
    )


def _character(name: str, run: str) -> str:
    return (
        f'<w:style w:type="character" w:styleId="{style_id(name)}"><w:name w:val="{name}"/>'
        f"<w:rPr>{run}</w:rPr></w:style>"
    )


def _space(before: int, after: int) -> str:
    return f'<w:pPr><w:spacing w:before="{before}" w:after="{after}"/></w:pPr>'


def _run(*, size: int = 0, bold: bool = False, italic: bool = False) -> str:
    parts = ["<w:b/><w:bCs/>"] if bold else []
    parts += ["<w:i/><w:iCs/>"] if italic else []
    parts += [f'<w:sz w:val="{size}"/><w:szCs w:val="{size}"/>'] if size else []
    return f"<w:rPr>{''.join(parts)}</w:rPr>"


def numbering(own: Sequence[tuple[int, int]]) -> str:
    """The lists: numbers of paragraphs, bullets, and one for each of `own`, a level and a start."""
    paragraphs = (
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        f'<w:pStyle w:val="{style_id(NUMBERED)}"/><w:lvlText w:val="%1"/><w:lvlJc w:val="start"/>'
        '<w:pPr><w:ind w:start="0" w:hanging="567"/></w:pPr>'
        '<w:rPr><w:color w:val="808080"/><w:sz w:val="16"/></w:rPr></w:lvl>'
    )
    bullets = "".join(_level(n, "bullet", "–") for n in range(_LEVELS))
    numbers = "".join(_level(n, "decimal", f"%{n + 1}.") for n in range(_LEVELS))
    abstract = "".join(
        f'<w:abstractNum w:abstractNumId="{id}"><w:multiLevelType w:val="hybridMultilevel"/>'
        f"{levels}</w:abstractNum>"
        for id, levels in ((PARAGRAPHS, paragraphs), (BULLETS, bullets), (NUMBERS, numbers))
    )
    lists = "".join(_list(id, id, "") for id in (PARAGRAPHS, BULLETS, NUMBERS))
    for number, (level, start) in enumerate(own, FIRST_OWN):
        restart = (
            f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="{start}"/></w:lvlOverride>'
        )
        lists += _list(number, NUMBERS, restart)
    return f"<w:numbering {W}>{abstract}{lists}</w:numbering>"


def _list(id: int, abstract: int, restart: str) -> str:
    return f'<w:num w:numId="{id}"><w:abstractNumId w:val="{abstract}"/>{restart}</w:num>'


def _level(number: int, format: str, text: str) -> str:
    return (
        f'<w:lvl w:ilvl="{number}"><w:start w:val="1"/><w:numFmt w:val="{format}"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="start"/><w:pPr>'
        f'<w:ind w:start="{_STEP * (number + 1)}" w:hanging="{_STEP}"/></w:pPr></w:lvl>'
    )


def footer(text: str) -> str:
    """The foot of each page, with the number of the page."""
    return (
        f'<w:ftr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:rPr><w:sz w:val="16"/>'
        f'</w:rPr><w:t xml:space="preserve">{escape(text)} · </w:t></w:r>'
        '<w:fldSimple w:instr="PAGE"><w:r><w:rPr><w:sz w:val="16"/></w:rPr><w:t>1</w:t></w:r>'
        "</w:fldSimple></w:p></w:ftr>"
    )
