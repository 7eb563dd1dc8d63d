"""What an enemy may hand in, as data: each with the command, the exit code and what is said.

Everything is small code that makes the bytes when they are wanted. `CASES` has all of it by name.
"""

import base64
import io
import os
import socket
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

MB = 2**20
SMALL = 2**12
HEAD = "---\ntemplate: blank\ntitle: T\ndate: 2026-03-14\nlang: en\n{}---\n{}\n"
TABLE = "id,name,email,affiliation,consent\n"
WORKSPACE = {
    "letters/p/letter.md": HEAD.format("", "Hello."),
    "signatories/p.csv": "id,name,email,consent\na1,Ada Example,ada@example.org,yes\n",
    "letterkit.toml": 'organisation = "O"\nemail = "o@example.org"\n',
}
Content = str | bytes | Callable[[], bytes]


@dataclass(frozen=True, slots=True)
class Case:
    """`said` stands in what is printed; `special` makes what is no regular file.

    `code` is -1 where both 0 and 2 will do: what is bounded here is time and memory.
    """

    command: tuple[str, ...]
    files: Mapping[str, Content]
    code: int
    said: str
    special: Callable[[Path], object] | None = None


CASES: dict[str, Case] = {}


def case(
    name: str,
    command: str,
    files: Mapping[str, Content],
    said: str,
    code: int = 2,
    special: Callable[[Path], object] | None = None,
) -> None:
    assert name not in CASES, name
    kept = {file: _packed(content) for file, content in files.items()}
    CASES[name] = Case(tuple(command.split()), {**WORKSPACE, **kept}, code, said, special)


def _packed(content: Content) -> Content:
    """A long content takes no room until it is wanted.

    The process that runs tests holds all cases, and makes a copy of itself whenever a test reads a
    file: with 400 MB of them that takes longer than most tests.
    """
    if callable(content) or len(content) < SMALL:
        return content
    data = content.encode() if isinstance(content, str) else content
    return partial(zlib.decompress, zlib.compress(data, 1))


# What is no regular file, wherever a file is opened.


def pipe(path: Path) -> None:
    os.mkfifo(path)


def endless(path: Path) -> None:
    path.symlink_to("/dev/zero")


def terminal(path: Path) -> None:
    path.symlink_to("/dev/ptmx")


def listening(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = Path.cwd()
        os.chdir(path.parent)  # a socket's path has a hundred characters at most
        server.bind(path.name)
        os.chdir(here)


SPECIAL = {
    "pipe": (pipe, "a pipe, not a file"),
    "/dev/zero": (endless, "a device, not a file"),
    "/dev/ptmx": (terminal, "a device, not a file"),
    "socket": (listening, "a socket, not a file"),
}
OPENED = {
    "verify a file": ("verify x --no-state", "x"),
    "verify with a text": ("verify good.txt --text x --no-state", "x"),
    "verify a receipt": ("verify --receipt x --no-state", "x"),
    "verify and find a name": ("verify x --no-state --name Ada", "x"),
    "compare": ("compare x good.txt", "x"),
    "check a list": ("check p", "signatories/p.csv"),
    "check decisions": ("check p", "signatories/p.decisions.csv"),
    "check settings": ("check p", "letterkit.toml"),
    "check the letter": ("check p", "letters/p/letter.md"),
    "build a list": ("build p --format txt", "signatories/p.csv"),
    "add a table": ("add x.csv --to p --yes", "x.csv"),
    "add a sheet": ("add x.xlsx --to p --yes", "x.xlsx"),
    "add a page": ("add x.html --to p --yes", "x.html"),
    "add a text": ("add x.txt --to p --yes", "x.txt"),
    "add a file without a suffix": ("add x --to p --yes", "x"),
}


def not_a_file(path: str, make: Callable[[Path], object]) -> Callable[[Path], object]:
    def put(folder: Path) -> None:
        there = folder / path
        there.unlink(missing_ok=True)
        make(there)

    return put


for kind, (make, complaint) in SPECIAL.items():
    for where, (command, path) in OPENED.items():
        given = {"good.txt": "Hello.\n"}
        case(f"{kind}: {where}", command, given, complaint, special=not_a_file(path, make))


# Tables.


def table(name: str, data: Content, said: str, code: int = 2, suffix: str = ".csv") -> None:
    if suffix == ".csv":
        case(f"list: {name}", "check p", {f"signatories/p{suffix}": data}, said, code)
        return
    files = {
        "letters/p/letter.md": HEAD.format(f"signatories: p{suffix}\n", "Hello."),
        f"signatories/p{suffix}": data,
    }
    case(f"list: {name}", "check p", files, said, code)


def added(name: str, data: Content, said: str, code: int = 2, suffix: str = ".csv") -> None:
    command = f"add x{suffix} --to p --yes --consent yes --dry-run"
    case(f"add: {name}", command, {f"x{suffix}": data}, said, code)


for number, column in enumerate(TABLE.strip().split(",")):
    row = ["a1", "Ada Example", "ada@example.org", "Uni", "yes"]
    row[number] = "x" * 200_000
    table(f"a cell of 200,000 characters, {column}", TABLE + ",".join(row) + "\n", "p.csv:2:")
    row[number] = "x" * 1_100_000
    table(f"a cell of a million characters, {column}", TABLE + ",".join(row) + "\n", "p.csv:2:")
table("one line of 60 MB", lambda: b"name\n" + b"a" * 60 * MB, "a line of over 8,000,000")
table("larger than a list", lambda: b"name\n" + b"a\n" * 33 * MB, "larger than 64 MB")
table("20,000 columns", ",".join(f"c{i}" for i in range(20_000)) + "\n", "where 16,384 are")
table("a million columns", lambda: b"name" + b"," * MB + b"\n", "where 16,384 are")
table("a quote never closed", TABLE + 'a1,"' + "a\n" * 1_000_000, "never closed")
table("only quotes", '"' * 1_000_001, "never closed")
table("a NUL byte", TABLE + "a1,A\0da,,,yes\n", "a NUL byte")
table("no UTF-8", b"name,consent\nA\xff\xfe,yes\n", "not UTF-8")
table("half of UTF-16", b"\xff\xfen\0a\0m", "not utf-16")
table("UTF-32", "name,consent\nAda,yes\n".encode("utf-32"), "UTF-32")
table("marks on a letter", TABLE + "a1,A" + "\u0301" * 100_000 + ",,,yes\n", "p.csv:2:")
table("six million lines", lambda: b"name\n" + b"\n" * 6_000_000, "more than")
table("half a million commas a line", lambda: b"name\n" + (b"," * 17_000 + b"\n") * 20, "16,384")
added("a cell of 200,000 characters", "Name,E-mail\n" + "x" * 200_000 + ",\n", "1 row, all read", 0)
added(
    "20,000 gaps in a name",
    f"Name,E-mail\nAda {' | ' * 20_000},a@example.org\n",
    "several texts beside each other",
)
added("a million columns", lambda: b"Name" + b"," * MB + b"\n", "where 16,384 are the most")
added("a line of 60 MB", lambda: b"Name,E-mail\n" + b"a" * 60 * MB, "a line of over 8,000,000")
added("noise", lambda: bytes(range(256)) * 400, "not UTF-8")

# Objects, marked-up texts and programs.
DEEP = "too many"
for suffix, opening in ((".json", "["), (".json", '{"a":'), (".jsonl", "["), (".yaml", "[")):
    for count in (200, 100_000):
        shape = f"{suffix} {count} times {opening}"
        table(shape, opening * count, "p.", 2, suffix)
        added(shape, opening * count, "x.", 2, suffix)
table("json, a number of 100,000 digits", '[{"name": ' + "9" * 100_000 + "}]", "where", 2, ".json")
table("json, half a letter", '[{"name": "\\ud800"}]', "hidden character", 2, ".json")
table("json, a key twice", '[{"name": "a", "name": "b"}]', "a key occurs twice", 2, ".json")
table("json, 8 MB of lists", lambda: b"[" + b"[],\n" * 2 * MB + b"[]]", "p.json", 2, ".json")
table("json lines, empty objects", lambda: b"{}\n" * 3_000_000, "p.jsonl", 2, ".jsonl")
LAUGHS = 'a: &a ["x","x"]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n'
table("yaml, aliases", LAUGHS, "an alias", 2, ".yaml")
table("yaml, a python tag", "- !!python/object/apply:os.system [id]\n", "p.yaml:1", 2, ".yaml")
table(
    "yaml, 20,000 anchors",
    "".join(f"- &a{i} b\n" for i in range(20_000)),
    "20000 signatories",
    1,
    ".yaml",
)
added("yaml, aliases", LAUGHS, "an alias", 2, ".yaml")
# These are long texts that name nobody, and are read as such.
READ = tuple((".txt", unit) for unit in ("(", "a, ", ":", "\u0301"))
for suffix, unit in (
    *((".html", unit) for unit in ("<div>", "<a ", "<!--", "<![CDATA[", "<b>", "</p>", "<table>")),
    *((".md", unit) for unit in ("> ", "- ", "[", "![", "`", "| a ", "<b>", "# ")),
    *((".txt", unit) for unit in ("(", "a, ", "- ", ":", "_", "\u0301")),
    *((".js", unit) for unit in ("[", "{", "(", "`${", "/*", "a=")),
):
    text = ("<html><body>" if suffix == ".html" else "") + unit * 30_000
    code = 0 if (suffix, unit) in READ else 2
    added(f"30,000 times {unit.strip()} in {suffix}", text, "x.", code, suffix)

# Spreadsheets.
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


GOOD = f'<row r="1">{cell("A1", "name")}</row><row r="2">{cell("A2", "Ada Example")}</row>'


def xlsx(rows: str, at: str = "worksheets/sheet1.xml", **more: bytes) -> bytes:
    def related(number: int, kind: str, target: str) -> str:
        return f'<Relationship Id="rId{number}" Type="{RELATION}/{kind}" Target="{target}"/>'

    begin = f'<Relationships xmlns="{PACKAGE}/relationships">'
    inside = related(1, "worksheet", at) + related(2, "sharedStrings", "strings.xml")
    return packed({
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": begin + related(1, "officeDocument", "xl/workbook.xml") + "</Relationships>",
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{RELATION}"><sheets>'
        '<sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": begin + inside + "</Relationships>",
        f"xl/{at}": f'<worksheet xmlns="{MAIN}"><sheetData>{rows}</sheetData></worksheet>',
        **{f"xl/{name}.xml": content for name, content in more.items()},
    })  # fmt: skip


def far(place: str) -> str:
    return GOOD + f'<row r="1048576">{cell(place, "x")}</row>'


SHEETS: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "a far cell": (".xlsx", lambda: xlsx(far("XFD1048576")), "cells"),
    "a far cell in small letters": (".xlsx", lambda: xlsx(far("xfd1048576")), "reading it takes"),
    "a far cell of a sheet elsewhere": (
        *(".xlsx", lambda: xlsx(far("XFD1048576"), "odd/s.xml"), "reading it takes"),
    ),
    "a far cell of a sheet below": (
        *(".xlsx", lambda: xlsx(far("XFD1048576"), "worksheets/a/s.xml"), "reading it takes"),
    ),
    "a cell of ten digits": (".xlsx", lambda: xlsx(far("A99999999999")), "reading it takes"),
    "a place by an entity": (".xlsx", lambda: xlsx(far("&#88;FD1048576")), "spreadsheet"),
    "row 0": (".xlsx", lambda: xlsx(f'<row r="0">{cell("A0", "name")}</row>'), "spreadsheet"),
    "no place": (".xlsx", lambda: xlsx(f'<row r="1">{cell("", "name")}</row>'), "spreadsheet"),
    "450 MB of blanks": (".xlsx", lambda: xlsx(GOOD, blank=b" " * 450 * MB), "unpacks to more"),
    "450 MB in two parts": (
        *(".xlsx", lambda: xlsx(GOOD, a=b" " * 225 * MB, b=b" " * 225 * MB), "unpacks to more"),
    ),
    "a lie about a size": (".xlsx", lambda: lying(xlsx(GOOD, strings=b"a" * 90 * MB)), "x."),
    "15 million strings": (
        *(".xlsx", lambda: xlsx(GOOD, strings=b"<sst>" + b"<si><t/></si>" * 15_000_000), "x."),
    ),
    "entities": (".xlsx", lambda: xlsx(GOOD, strings=LAUGHING), "1 row"),
    "20,000 parts": (
        *(".xlsx", lambda: xlsx(GOOD, **{f"p{n}": b"" for n in range(20_000)}), "parts in it"),
    ),
    "cut short": (".xlsx", lambda: xlsx(GOOD)[:-50], "not a spreadsheet"),
    "no archive": (".xlsx", lambda: b"PK\x03\x04nothing", "not a spreadsheet"),
    "nothing at all": (".xlsx", lambda: b"", "not a spreadsheet"),
    "an old workbook": (".xlsx", lambda: b"\xd0\xcf\x11\xe0" + bytes(1000), "locked"),
    "a row repeated a million times": (
        *(".ods", lambda: ods(repeated("number-rows-repeated='1048576'", 16_384)), "cells"),
    ),
    "a row repeated, behind a sign": (
        *(
            ".ods",
            lambda: ods(repeated("s='a>b' table:number-rows-repeated='1048000'", 16_384)),
        ),
        "spreadsheet",
    ),
    "long cells repeated": (
        *(
            ".ods",
            lambda: ods(repeated("number-rows-repeated='1000'", 1000, "y" * 30_000)),
        ),
        "x.ods",
    ),
    "rows in rows": (".ods", lambda: ods("<table:table-row-group>" * 100_000), "x.ods"),
}


def lying(data: bytes) -> bytes:
    """The archive, in which each large part says that it has 100 bytes."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        start = data.find(mark)
        while start >= 0:
            if int.from_bytes(data[start + at : start + at + 4], "little") > MB:
                changed[start + at : start + at + 4] = struct.pack("<I", 100)
            start = data.find(mark, start + 4)
    return bytes(changed)


ENTITIES = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10))
LAUGHING = f'<!DOCTYPE s [<!ENTITY a0 "aaaa">{ENTITIES}]><sst><si><t>&a9;</t></si></sst>'.encode()
ODF = "urn:oasis:names:tc:opendocument:xmlns:"


def ods(rows: str) -> bytes:
    names = "".join(f' xmlns:{each}="{ODF}{each}:1.0"' for each in ("office", "table", "text"))
    table = f"<table:table table:name='S'>{rows}</table:table>"
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    inside = f"<office:body><office:spreadsheet>{table}</office:spreadsheet></office:body>"
    return packed({
        "mimetype": kind,
        "content.xml": f"<office:document-content{names}>{inside}</office:document-content>",
        "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="{ODF}manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        "</manifest:manifest>",
    })  # fmt: skip


def repeated(how: str, columns: int, text: str = "x") -> str:
    said = f"table:number-columns-repeated='{columns}' office:value-type='string'"
    one = f"<table:table-cell {said}><text:p>{text}</text:p></table:table-cell>"
    return f"<table:table-row table:{how}>{one}</table:table-row>"


for name, (suffix, data, complaint) in SHEETS.items():
    added(f"sheet, {name}", data, complaint, 0 if complaint == "1 row" else 2, suffix)

# PDFs.


def stream(data: bytes, said: bytes = b"") -> bytes:
    return b"<<%s/Length %d>>stream\n" % (said, len(data)) + data + b"\nendstream"


def bomb(unit: bytes, size: int) -> bytes:
    """So many MB of the unit, packed: one packed block over and over, so that it takes no time."""
    block = unit * (MB // len(unit))
    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = machine.compress(block) + machine.flush(zlib.Z_FULL_FLUSH)
    check = 1
    for _ in range(size):
        check = zlib.adler32(block, check)
    return b"\x78\xda" + one * size + machine.flush() + check.to_bytes(4, "big")


FLATE = b"/Filter/FlateDecode"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<<%s>>>>"


def pdf(objects: Mapping[int, bytes] = {}, root: bytes = b"") -> bytes:
    """A PDF with a register attached, and what else it is to hold."""
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R/Resources 5 0 R>>"
    names = b"/Names<</EmbeddedFiles<</Names[(register.json)6 0 R]>>>>"
    every = {
        1: b"<</Type/Catalog/Pages 2 0 R%s%s>>" % (names, root),
        2: b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        3: page,
        4: stream(b""),
        5: b"<<>>",
        6: b"<</Type/Filespec/F(register.json)/UF(register.json)/EF<</F 7 0 R>>>>",
        7: stream(b"{}"),
        **objects,
    }
    out, places = b"%PDF-1.7\n", {}
    for number, content in every.items():
        places[number] = len(out)
        out += b"%d 0 obj\n" % number + content + b"\nendobj\n"
    size, start = max(every) + 1, len(out)
    lines = [b"0000000000 65535 f \n"]
    for number in range(1, size):
        known = number in places
        lines.append(b"%010d 00000 n \n" % places[number] if known else lines[0])
    trailer = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, start)
    return out + b"xref\n0 %d\n" % size + b"".join(lines) + trailer


def with_font(table: bytes, said: bytes = b"", text: bytes = b"<0001> Tj ") -> bytes:
    return pdf({
        4: stream(b"BT /F 9 Tf " + text + b"ET"),
        5: b"<</Font<</F 9 0 R>>>>",
        9: b"<</Type/Font/Subtype/Type0/ToUnicode 10 0 R>>",
        10: stream(table, said),
    })  # fmt: skip


def forms(times: int, deep: int) -> dict[int, bytes]:
    found = {}
    for number in range(deep):
        below = b"/F%d %d 0 R" % (number + 1, 11 + number) if number < deep - 1 else b""
        drawn = (b"/F%d Do " % (number + 1)) * times if below else b"BT ET"
        found[10 + number] = stream(drawn, FORM % below)
    return found


def tree(deep: int, said: bytes = b"") -> dict[int, bytes]:
    found = {20 + n: b"<</S/P%s/K[%d 0 R %d 0 R]>>" % (said, 21 + n, 21 + n) for n in range(deep)}
    return {**found, 20 + deep: b"<</S/P/K 0>>"}


def pages(deep: int) -> dict[int, bytes]:
    kids = b"<</Type/Pages/Count 1/Kids[%d 0 R %d 0 R]>>"
    found = {30 + n: kids % (31 + n, 31 + n) for n in range(deep)}
    last = {30 + deep: b"<</Type/Page/MediaBox[0 0 9 9]>>"}
    return {**found, **last, 2: b"<</Type/Pages/Kids[30 0 R]/Count 1073741824>>"}


RANGES = b"1 beginbfrange " + b"<0000> <ffff> <0041> " * 3000 + b"endbfrange"
PDFS: dict[str, tuple[Callable[[], bytes], str]] = {
    "an attachment of 1 GB": (lambda: pdf({7: stream(bomb(b"\0", 1024), FLATE)}), "unpacks to"),
    "an attachment packed twice": (
        lambda: pdf({
            7: stream(zlib.compress(bomb(b"\0", 1024), 9), b"/Filter[/FlateDecode/FlateDecode]")
        }),
        "f.pdf: ",
    ),
    "an attachment of runs": (
        lambda: pdf({7: stream(bytes([129, 0]) * 5_000_000, b"/Filter/RunLengthDecode")}),
        "f.pdf: ",
    ),
    "a content of 1 GB": (lambda: pdf({4: stream(bomb(b"\0", 1024), FLATE)}), "unpacks to more"),
    "130 million operators": (lambda: pdf({4: stream(bomb(b"q Q ", 512), FLATE)}), "unpacks to"),
    "8 million operators": (lambda: pdf({4: stream(bomb(b"q ", 15), FLATE)}), "f.pdf: "),
    "forms within forms": (
        lambda: pdf({**forms(60, 8), 4: stream(b"/F0 Do"), 5: b"<</XObject<</F0 10 0 R>>>>"}),
        "a damaged PDF",
    ),
    "a form that draws itself": (
        lambda: pdf({
            10: stream(b"/F0 Do", FORM % b"/F0 10 0 R"),
            4: stream(b"/F0 Do"),
            5: b"<</XObject<</F0 10 0 R>>>>",
        }),
        "a damaged PDF",
    ),
    "one form a million times": (
        lambda: pdf({
            10: stream(b"", FORM % b""),
            4: stream(bomb(b"/F0 Do ", 7), FLATE),
            5: b"<</XObject<</F0 10 0 R>>>>",
        }),
        "f.pdf: ",
    ),
    "a structure shared 2^60 times": (lambda: pdf(tree(60), b"/StructTreeRoot 20 0 R"), "damaged"),
    "the same with a text": (
        lambda: pdf(tree(60, b"/ActualText(x)"), b"/StructTreeRoot 20 0 R"),
        "a damaged PDF",
    ),
    "a structure in itself": (
        lambda: pdf({20: b"<</S/P/K[20 0 R]>>"}, b"/StructTreeRoot 20 0 R"),
        "a damaged PDF",
    ),
    "pages in themselves": (lambda: pdf({2: b"<</Type/Pages/Kids[2 0 R]/Count 1>>"}), "f.pdf: "),
    "pages shared 2^30 times": (lambda: pdf(pages(30)), "f.pdf: "),
    "names in themselves": (
        lambda: pdf({1: b"<</Type/Catalog/Pages 2 0 R/Names<</EmbeddedFiles 9 0 R>>>>",
                     9: b"<</Kids[9 0 R]>>"}),
        "was altered",
    ),
    "a font with 200 million codes": (lambda: with_font(RANGES), "a damaged PDF"),
    "a font with a large table": (lambda: with_font(bomb(b"\0", 1024), FLATE), "unpacks to"),
    "a font with a text for a code": (
        lambda: with_font(b"1 beginbfchar <0001> <" + b"0041" * 500_000 + b"> endbfchar"),
        "a damaged PDF",
    ),
    "an array in arrays": (lambda: pdf({9: b"[" * 100_000 + b"]" * 100_000}), "was altered"),
    "a start far off": (lambda: b"%PDF-1.7\nstartxref\n99999999999999999999\n%%EOF", "damaged"),
    "50 MB of blanks": (lambda: b"%PDF-1.7\n" + b" " * 50 * MB, "f.pdf: "),
    "50 MB of objects": (lambda: b"%PDF-1.7\n" + b"1 0 obj " * 6_000_000, "f.pdf: "),
    "larger than a letter": (lambda: b"%PDF-1.7\n" + b" " * 65 * MB, "larger than 64 MB"),
    "operands of other kinds": (
        lambda: pdf({4: stream(b"Tf (a) Tj 1 2 BDC /X Do /Y gs [ Tr BT (a) Tj ET /Artifact BMC")}),
        "a damaged PDF",
    ),
    "an attachment as a picture": (
        lambda: pdf({7: stream(b"x" * 100, b"/Filter/DCTDecode")}),
        "f.pdf: ",
    ),
}  # fmt: skip
for name, (data, complaint) in PDFS.items():
    code = 1 if complaint == "was altered" else 2
    case(f"verify: pdf, {name}", "verify f.pdf --no-state", {"f.pdf": data}, complaint, code)


# Pages, e-mails, and all else that is verified.
def verified(name: str, data: Content, said: str, suffix: str, code: int = 2) -> None:
    file = f"f{suffix}"
    case(f"verify: {name}", f"verify {file} --no-state", {file: data}, said, code)


UNITS = (
    *("<a ", "<!--", "<![CDATA[", "</", "<?", "<!", "<!-", "&", "<a b='", '<a b="', "<p>", "</b>"),
    *("<p hidden>", "<svg>", "<script>", "<a b=c>", "<![if ", "<!-- --", "-->"),
)
for unit in UNITS:
    verified(f"page, 200,000 times {unit.strip()}", "<html>" + unit * 200_000, "f.html: ", ".html")
verified("page, 20 MB of text", lambda: b"<html>" + b"a " * 10 * MB, "f.html: ", ".html")
verified(
    "page, 3 million paragraphs", lambda: b"<html>" + b"<p>x</p>" * 3_000_000, "f.html", ".html"
)
verified("page, 200,000 attributes", "<html><a " + "b=1 " * 200_000 + "></html>", "f.html", ".html")
MAIL = "From: a\nSubject: b\nMIME-Version: 1.0\n"
PARTS = "".join(f'Content-Type: multipart/mixed; boundary="b{i}"\n\n--b{i}\n' for i in range(5000))
for name, text in {
    "parts in parts": PARTS,
    "e-mails in e-mails": "Content-Type: message/rfc822\n\n" * 5000,
    "100,000 parts": "Content-Type: multipart/mixed; boundary=x\n\n" + "--x\n\na\n" * 100_000,
    "a parameter in pieces": "Content-Type: text/plain"
    + "".join(f";\n name*{i}*=a" for i in range(20_000)),
    "a boundary of 1 MB": f'Content-Type: multipart/mixed; boundary="{"b" * MB}"\n\n--b\n',
    "a charset of nobody": "Content-Type: text/plain; charset=undefined\n\nx\n",
    "a codec that is no charset": "Content-Type: text/plain; charset=zlib\n\nx\n",
    "20 MB in base64": "Content-Transfer-Encoding: base64\n\n" + "QUFB" * 5 * MB,
    "broken base64": "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n\n=\x00===",
    "an unknown encoding": "Content-Transfer-Encoding: x-uuencode\n\nbegin 644 x\n#AAAA\nend\n",
    "a header of 20 MB": "X: " + "a" * 20 * MB + "\n\nx",
    "100,000 headers": "X: a\n" * 100_000 + "\nx",
    "html of open links": "Content-Type: text/html\n\n" + "<a " * 100_000,
    "html of open comments": "Content-Type: text/html\n\n" + "<!--" * 100_000,
    "html in html": "Content-Type: text/html\n\n" + "<div>" * 100_000,
}.items():
    verified(f"mail, {name}", MAIL + text, "f.eml: ", ".eml")
OTHERS: dict[str, tuple[str, Content, str]] = {
    "text, 60 MB of lines": (".txt", lambda: b"a\n" * 30 * MB, "a text larger than 16 MB"),
    "text, 15 MB of lines": (".txt", lambda: b"a\n" * 7 * MB, "not a file that letterkit made"),
    "text, one line of 15 MB": (".txt", lambda: b"a" * 15 * MB, "not a file that letterkit made"),
    "text, a million rules": (".txt", lambda: (b"=" * 72 + b"\n") * 200_000, "f.txt: "),
    "text, larger than a letter": (".txt", lambda: b"a" * 65 * MB, "larger than 64 MB"),
    "register, deep": (".json", '{"a":' * 500_000, "f.json: "),
    "register, a text of 60 MB": (".json", lambda: b'{"a":"' + b"a" * 60 * MB + b'"}', "f.json: "),
    "register, a number without end": (".json", '{"a":' + "9" * 100_000 + "}", "f.json: "),
    "noise": ("", lambda: bytes(range(256)) * 4000, "f: "),
    "nothing": ("", b"", "the file is empty"),
    "receipt, 2 MB": (".tlog-proof", b"c2sp.org/tlog-proof@v1\n" + b"a" * 44 * 50_000, "f.tlog"),
}
for name, (suffix, data, complaint) in OTHERS.items():
    verified(name, data, complaint, suffix)
DEEP_JSON = base64.b64encode(b"[" * 500_000).decode()
verified(
    "receipt, deep data in it",
    f"c2sp.org/tlog-proof@v1\nextra {DEEP_JSON}\nindex 2\n\nx\n",
    "f.tlog-proof: ",
    ".tlog-proof",
)

# Letters.


def letter(name: str, front: str, said: str, body: str = "Hello.", code: int = 2) -> None:
    files = {"letters/p/letter.md": HEAD.format(front, body)}
    case(f"letter: {name}", "build p --format txt", files, said, code)


letter("lists in lists", "a: " + "[" * 20_000 + "\n", "letter.md:")
letter("lists in lists, closed", "a: " + "[" * 3000 + "]" * 3000 + "\n", "inside each other")
letter("mappings in mappings", "a: " + "{b: " * 3000 + "\n", "letter.md:")
letter("aliases", LAUGHS, "not allowed here")
letter("a number of 6,000 digits", "goal: " + "9" * 6000 + "\n", "letter.md:")
letter("a number in sixties", "goal: " + ":".join(["59"] * 3000) + "\n", "too large")
letter("a number past all", "goal: 1e999\n", "letter.md:")
letter("a python object", 'a: !!python/object/apply:os.system ["id"]\n', "not YAML")
letter("20,000 addressees", f"to: [{'{name: A},' * 20_000}]\n", "front matter of over 100,000")
letter("a date that is none", "closes: 9999-99-99\n", "letter.md:")
letter("a NUL", 'place: "\\0"\n', "hidden character")
letter("half a letter", 'place: "\\ud800"\n', "letter.md:")
letter(
    "a loop",
    "",
    "does not come to an end",
    "{% for i in range(99999) %}" * 3 + "x" + "{% endfor %}" * 3,
)
letter("a text without end", "", "does not come to an end", "{{ 'a' * 10**10 }}")
letter("5 MB", "", "larger than 4 MB", "a " * 2_700_000)

# Lists in which everybody is alike: each is one finding or a few, in time and memory like others.


def crowd(name: str, said: str, code: int, line: Callable[[int], str], count: int = 10_000) -> None:
    rows = TABLE + "".join(line(number) + "\n" for number in range(count))
    case(f"alike: {name}", "check p", {"signatories/p.csv": rows}, said, code)


UNI = "Ada Example,,Uni,yes"
ONE = "Ada Example,ada@example.org,Uni,yes"
crowd("10,000 equal rows", "listed 10000 times", 1, lambda n: f"a{n},{UNI}")
crowd("10,000 equal rows, an address", "signed 10000 times", 1, lambda n: f"a{n},{ONE}")


def crowded(number: int) -> str:
    return f"a{number},Ada Example,a{number}@example.org,Uni {number},yes"


def crowded_twice(number: int) -> str:
    return crowded(number) if number % 2 else crowded(number).replace("Example,", "Exampel,")


def lettered(number: int) -> str:
    return f"a{number},Ada{chr(0x4E00 + number)}bc Example,,,yes"


def together(number: int) -> str:
    return f"a{number},Ada{chr(0x4E00 + number)} Example,x@example.org,,yes"


crowd("one name, 20,000 addresses", "20000 people are called Ada Example", 0, crowded, 20_000)
crowd("two names of 10,000 each", "10000 people are called Ada Exampel", 0, crowded_twice, 20_000)
crowd("12,000 names A1 B", "12000 to review", 0, lambda n: f"a{n},A{n} B,,,yes", 12_000)
crowd("10,000 names a letter apart", "", 0, lettered)
crowd("10,000 names on one address", "10000 different names on one address", 1, together)
BODIES = "id,name,kind,link,consent\n"
for name, link, code, said in (
    ("10,000 organisations alike", "", 1, "is listed 10000 times"),
    ("10,000 organisations with sites", "https://a{}.example.org", 0, "to review"),
):
    rows = "".join(
        f"a{n},Example Association,organisation,{link.format(n)},yes\n" for n in range(10_000)
    )
    case(f"alike: {name}", "check p", {"signatories/p.csv": BODIES + rows}, said, code)
