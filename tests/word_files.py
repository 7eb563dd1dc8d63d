"""Word processor's files of invented drafts, part by part, as Word writes them."""

import io
import zipfile

OFFICE = "http://schemas.openxmlformats.org"
NAMESPACES = (
    f'xmlns:w="{OFFICE}/wordprocessingml/2006/main" '
    f'xmlns:r="{OFFICE}/officeDocument/2006/relationships" '
    f'xmlns:m="{OFFICE}/officeDocument/2006/math" '
    f'xmlns:wp="{OFFICE}/drawingml/2006/wordprocessingDrawing" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
RELATIONSHIPS = f"{OFFICE}/officeDocument/2006/relationships"
STYLES = """
<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/>
 <w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="berschrift2"><w:name w:val="heading 2"/></w:style>
<w:style w:type="paragraph" w:styleId="Mine"><w:name w:val="My heading"/>
 <w:basedOn w:val="berschrift2"/></w:style>
<w:style w:type="paragraph" w:styleId="Q"><w:name w:val="Quote"/><w:rPr><w:i/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Loud"><w:name w:val="Loud"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="LB2"><w:name w:val="List Bullet 2"/>
 <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Round"><w:name w:val="Round"/>
 <w:basedOn w:val="Round"/></w:style>
<w:style w:type="character" w:styleId="Strong"><w:name w:val="Strong"/>
 <w:rPr><w:b/></w:rPr></w:style>
"""


def _levels(kinds):
    return "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for n, (kind, text) in enumerate(kinds)
    )


LISTS = {
    1: (("bullet", "•"), ("bullet", "o"), ("bullet", "•")),
    2: (("decimal", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
    3: (("decimal", "%1."), ("decimal", "%1.%2.")),
    4: (("upperRoman", "%1."),),
}
NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">{_levels(kinds)}</w:abstractNum>'
    for n, kinds in LISTS.items()
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in LISTS)
NUMBERING += (
    '<w:num w:numId="9"><w:abstractNumId w:val="2"/><w:lvlOverride w:ilvl="0">'
    '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
)


def run(text, look=""):
    """Words, with the elements of how they look."""
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(inside, style="", *, list_id=0, level=0):
    """A paragraph of words, or of elements if it begins with one."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    if list_id:
        named += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_id}"/></w:numPr>'
    words = inside if inside.startswith("<") or not inside else run(inside)
    return f"<w:p><w:pPr>{named}</w:pPr>{words}</w:p>"


def table(*rows, look='<w:tblLook w:firstRow="1"/>'):
    """A table of cells that hold words, or elements."""
    written = "".join(
        "<w:tr>"
        + "".join(cell if cell.startswith("<w:tc") else cell_of(cell) for cell in row)
        + "</w:tr>"
        for row in rows
    )
    return f"<w:tbl><w:tblPr>{look}</w:tblPr>{written}</w:tbl>"


def cell_of(words, properties=""):
    inside = words if words.startswith("<") else paragraph(words)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def word_file(*blocks, notes="", comments="", links=(), foot="", header="", parts=None):
    """The bytes of a .docx with these blocks; `links` are addresses, from `rId20` on."""
    named = {"styles": STYLES, "numbering": NUMBERING}
    if notes:
        named["footnotes"] = notes
    if comments:
        named["comments"] = comments
    references = ""
    margins = {"footer": foot, "header": header}
    related = []
    for number, (name, words) in enumerate(margins.items(), 10):
        if words:
            named[name] = paragraph(words)
            references += f'<w:{name}Reference w:type="default" r:id="rId{number}"/>'
            related.append((f"rId{number}", name, f"{name}.xml", ""))
    related += [
        (f"rId{n}", name, f"{name}.xml", "")
        for n, name in enumerate(named, 1)
        if name not in margins
    ]
    related += [
        (f"rId{n}", "hyperlink", address, ' TargetMode="External"')
        for n, address in enumerate(links, 20)
    ]
    body = f"<w:body>{''.join(blocks)}<w:sectPr>{references}</w:sectPr></w:body>"
    files = {
        "_rels/.rels": relationships([("rId1", "officeDocument", "word/document.xml", "")]),
        "word/document.xml": f"<w:document {NAMESPACES}>{body}</w:document>",
        "word/_rels/document.xml.rels": relationships(related),
        **{
            f"word/{name}.xml": f"<w:{name} {NAMESPACES}>{inside}</w:{name}>"
            for name, inside in named.items()
        },
        **(parts or {}),
    }
    return packed(files)


def packed(files):
    """A zip of parts, in texts or bytes."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in files.items():
            file.writestr(zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0)), text)
    return data.getvalue()


def relationships(related):
    """The part that says what another part names: id, kind, target and further attributes."""
    lines = "".join(
        f'<Relationship Id="{id}" Type="{RELATIONSHIPS}/{kind}" Target="{target}"{more}/>'
        for id, kind, target, more in related
    )
    return f'<Relationships xmlns="{OFFICE}/package/2006/relationships">{lines}</Relationships>'
