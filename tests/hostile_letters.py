"""What an enemy may put into a letter: pictures, Markdown, YAML, settings. `CASES` gets them."""

import base64
import io
import random
import struct
import zlib
from collections.abc import Callable
from functools import partial

from hostile import HEAD, LAUGHING, MB, case, letter
from thorough import THOROUGH

# Drawings.
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" {}>{}</svg>'
)


def drawing(name: str, data: Callable[[], str], said: str, code: int = 2) -> None:
    files = {
        "letters/p/letter.md": HEAD.format("", "Hello. ![A drawing](a.svg)"),
        "letters/p/a.svg": lambda: data().encode(),
    }
    case(f"drawing: {name}", "build p --format txt", files, said, code)


def svg(inside: str, head: str = 'viewBox="0 0 9 9"') -> str:
    return SVG.format(head, inside)


def embedded(data: bytes, kind: str = "image/png") -> str:
    return (
        f'<image width="9" height="9" href="data:{kind};base64,{base64.b64encode(data).decode()}"/>'
    )


def png(side: int) -> bytes:
    """A black picture of so many pixels a side: a few bytes for each million of them."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        check = struct.pack(">I", zlib.crc32(kind + content))
        return struct.pack(">I", len(content)) + kind + content + check

    head = struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)
    # Behind a full flush the same row comes to the same bytes, so that it is packed once only.
    machine = zlib.compressobj(9, wbits=-15)
    row = b"\0" * (1 + 4 * side)
    packed_row = machine.compress(row) + machine.flush(zlib.Z_FULL_FLUSH)
    adler = (len(row) * side % 65521) << 16 | 1  # of nothing but zeros
    packed = b"\x78\xda" + packed_row * side + machine.flush() + struct.pack(">I", adler)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", packed) + chunk(b"IEND", b"")
    )


def doubling(deep: int) -> str:
    """Groups that each use the one before twice."""
    two = '<g id="g{0}"><use href="#g{1}"/><use href="#g{1}"/></g>'
    return '<g id="g0"><path d="M0 0"/></g>' + "".join(two.format(n, n - 1) for n in range(1, deep))


def chained(kind: str, count: int) -> str:
    return "".join(f'<{kind} id="k{n}" href="#k{n + 1}"/>' for n in range(count))


MARKER = '<marker id="m"><path d="M0 0"/></marker><path marker-mid="url(#m)" d="{}"/>'
drawing("entities", LAUGHING.decode, "a.svg: ")
drawing(
    "entities of a drawing", lambda: '<!DOCTYPE s [<!ENTITY a "&b;&b;">]>' + svg("&a;"), "an entity"
)
drawing(
    "an entity from elsewhere",
    lambda: '<!DOCTYPE s [<!ENTITY a SYSTEM "/etc/passwd">]>' + svg("<text>&a;</text>"),
    "an entity",
)
drawing(
    "20,000 entities, each used often",
    lambda: (
        "<!DOCTYPE s ["
        + "".join(f'<!ENTITY a{n} "{"x" * 199}">' for n in range(20_000))
        + f"]>{svg('<text>' + '&a1;' * 1_000_000 + '</text>')}"
    ),
    "a.svg: ",
)
drawing("parts in parts", lambda: svg("<g>" * 100_000 + "</g>" * 100_000), "100 deep")
drawing("a million parts", lambda: svg("<g/>" * 1_000_000), "more than 200,000 parts")
drawing("uses of uses", lambda: svg(doubling(60) + '<use href="#g59"/>'), "again and again")
drawing("a use of itself", lambda: svg('<g id="a"><use href="#a"/></g>'), "inside of itself")
drawing("100,000 uses of a chain", lambda: svg(chained("use", 100_000)), "over and over")
drawing("100,000 gradients of a chain", lambda: svg(chained("linearGradient", 100_000)), "", 0)
drawing(
    "patterns of patterns",
    lambda: svg(
        "".join(
            f'<pattern id="p{n}"><path fill="url(#p{n + 1})"/><path fill="url(#p{n + 1})"/></pattern>'
            for n in range(60)
        )
        + '<path fill="url(#p0)" d="M0 0"/>'
    ),
    "again and again",
)
drawing("a path of 9 MB", lambda: svg('<path d="M0 0' + " 1 1" * 2_300_000 + '"/>'), "", 0)
drawing(
    "a marker at a million corners",
    lambda: svg(MARKER.format("M0 0" + " 1 1" * MB)),
    "again and again",
)


def filled(frame: str, unit: str, size: int) -> str:
    return svg(frame.replace("{}", unit * (size // len(unit))))


for unit, frame, said in (
    ("url(", '<path fill="{}"/>', "characters of style"),
    ("#url(", '<path fill="{}"/>', "characters of style"),
    ("#url(", '<path d="#{}"/>', "characters of style"),
    ("#", '<path fill="{}"/>', "build/p"),
    ("(", '<path style="{}"/>', "characters of style"),
    (";display:", '<path class="{}"/>', "build/p"),
    ("{", "<style>{}</style>", "characters of style"),
):
    code = 0 if said == "build/p" else 2
    drawing(f"9 MB of {unit} in {frame}", partial(filled, frame, unit, 9 * MB), said, code)
for unit in ("(", "{", "/*", "url(", "[", "a:b;"):
    sheet = partial(filled, "<style>{}</style>", unit, 400_000)
    drawing(f"400 kB of {unit} in a sheet", sheet, "", -1)
drawing("filters", lambda: svg(chained("filter", 1000) + "<feGaussianBlur/>" * 100_000), "", 0)
drawing(
    "a filter past all bounds",
    lambda: svg(
        '<filter id="f"><feGaussianBlur stdDeviation="1e9"/></filter><g filter="url(#f)"/>'
    ),
    "",
    0,
)
drawing("a size past all bounds", lambda: svg("", 'viewBox="0 0 1e400 1e400" width="1e300"'), "", 0)
drawing(
    "a picture of 900 million pixels", lambda: svg(embedded(png(30_000))), "has at most 40,000,000"
)
drawing("100 pictures of 36 million pixels", lambda: svg(embedded(png(6_000)) * 100), "a.svg: ")
drawing(
    "a picture as text", lambda: svg('<image href="data:' + "%41" * 3_000_000 + '"/>'), "a.svg: "
)
drawing(
    "drawings in drawings",
    lambda: svg(embedded(svg(embedded(svg(embedded(svg("").encode(), "image/svg+xml")).encode(),
                                      "image/svg+xml")).encode(), "image/svg+xml")),
    "drawings within drawings",
)  # fmt: skip
drawing(
    "many drawings in a drawing",
    lambda: svg(embedded(svg("<g/>" * 190_000).encode(), "image/svg+xml") * 8),
    "more than 200,000 parts",
)
drawing("hidden layers in hidden layers", lambda: svg(
    '<g display="none">' * 90 + "<g/>" * 190_000 + "</g>" * 90), "", 0)  # fmt: skip
drawing("a name of 9 MB", lambda: svg(f'<path id="{"a" * 9 * MB}"/>'), "", 0)
drawing("100,000 attributes", lambda: svg(
    "<path " + " ".join(f'a{n}="b"' for n in range(500_000)) + "/>"), "", 0)  # fmt: skip
drawing(
    "UTF-16 that is none", lambda: '<?xml version="1.0" encoding="utf-16"?>' + svg(""), "not an SVG"
)
drawing("a charset of nobody", lambda: '<?xml version="1.0" encoding="x"?>' + svg(""), "not an SVG")
drawing("larger than a picture", lambda: svg(" " * 11 * MB), "larger than 10 MB")

# Drawn into a PDF, where each corner, letter and pattern takes time.


def drawn(name: str, inside: Callable[[], str], said: str, code: int = 2) -> None:
    files = {
        "letters/p/letter.md": HEAD.format("", "Hello. ![A drawing](a.svg)"),
        "letters/p/a.svg": lambda: svg(inside()).encode(),
    }
    case(f"drawn: {name}", "build p --format pdf", files, said, code)


BOUNDED = "letters/p/a.svg: cannot be drawn, or not in 3 seconds or 280 MB"
SHAPE = '<rect fill="url(#p)" width="9" height="9"/>'
PATTERN = '<pattern id="p" width=".001" height=".001"><rect width="1" height="1"/></pattern>'
drawn("1,200 shapes and words", lambda: '<rect width="9" height="9"/><text>a</text>' * 1200, "", 0)
drawn("199,000 shapes", lambda: '<rect width="1" height="1"/>' * 199_000, BOUNDED)
drawn("two million corners", lambda: '<path d="M0 0' + " 1 1" * 2_000_000 + '"/>', BOUNDED)
drawn("a text of 8 MB", lambda: f"<text>{'abc ' * 2_000_000}</text>", BOUNDED)
if THOROUGH:
    drawn("60,000 texts", lambda: '<text x="1" y="1">abc def</text>' * 60_000, BOUNDED)
    drawn("patterns of a million tiles", lambda: PATTERN + SHAPE * 10_000, BOUNDED)


# Pictures of pixels: as many as they may have, in few bytes and in many.
SIDE = 6_320


def painted(form: str, mode: str, *, noisy: bool = False, **how: object) -> bytes:
    """A picture of 40 million pixels, of one colour or of many."""
    from PIL import Image

    image = Image.new(mode, (SIDE, SIDE))
    if noisy:
        chance = random.Random(0)  # noqa: S311 - no secret
        size = 512 * 512 * len(image.getbands())
        tile = Image.frombytes(mode, (512, 512), chance.randbytes(size))
        for place in range(13 * 13):
            image.paste(tile, (place % 13 * 512, place // 13 * 512))
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def passes(count: int) -> bytes:
    """A JPEG that is painted so many times."""
    data = painted("JPEG", "RGB", quality=1, progressive=True)
    last = data.rindex(b"\xff\xda")
    return data[:last] + data[last:-2] * count + data[-2:]


def zipped(kind: bytes, head: bytes) -> bytes:
    """A PNG with a chunk that unpacks to 200 MB."""
    content = head + zlib.compress(bytes(200 * MB))
    chunk = struct.pack(">I", len(content)) + kind + content
    found = png(9)
    return found[:33] + chunk + struct.pack(">I", zlib.crc32(kind + content)) + found[33:]


def picture(name: str, data: Callable[[], bytes], said: str = "", code: int = -1) -> None:
    files = {
        "letters/p/letter.md": HEAD.format("", "Hello. ![A door](a.png)"),
        "letters/p/a.png": data,
    }
    case(f"picture: {name}", "build p --format txt", files, said, code)


for form, mode, how in (
    ("PNG", "RGBA", {}),
    ("PNG", "I;16", {}),
    ("PNG", "P", {}),
    ("GIF", "P", {}),
    ("WEBP", "RGBA", {"lossless": True, "method": 0}),
    ("JPEG", "RGB", {"quality": 1, "progressive": True}),
    ("JPEG", "CMYK", {"quality": 1, "progressive": True}),
):
    picture(f"{form} {mode}, few bytes", partial(painted, form, mode, **how))
for form, how in (("JPEG", {"quality": 20}), ("WEBP", {"quality": 1, "method": 0})):
    picture(f"{form}, many bytes", partial(painted, form, "RGB", noisy=True, **how))
picture("JPEG of 90 passes", partial(passes, 90))
picture("PNG, words of 200 MB", lambda: zipped(b"zTXt", b"a\0\0"))
picture("PNG, a profile of 200 MB", lambda: zipped(b"iCCP", b"a\0\0"))

# The body of a letter, in Markdown.
for unit in (
    *("> ", "- ", "*", "**a ", "[", "![", "[a](", "`", "| a ", "<b>", "<!--", "&", "***a*", "](["),
):
    letter(f"280,000 characters of {unit}", "", "", unit * (280_000 // len(unit)), -1)
letter("quotes in quotes, closed", "", "", "> " * 5000 + "a\n" + "> " * 5000 + "b", -1)
letter("lists in lists, indented", "", "", "".join("  " * n + "- a\n" for n in range(500)), -1)
letter(
    "20,000 link definitions", "", "", "".join(f"[a{n}]: b\n" for n in range(20_000)) + "[a1]", -1
)

# What stands above it.
letter("20,000 anchors", "a: [" + "&a b, " * 15_000 + "]\n", "letter.md:")
letter("an anchor in itself", "a: &a [*a]\n", "not allowed here")
letter("merged aliases", "a: &a {b: c}\nd: {<<: *a}\n", "not allowed here")
letter("a key of 90,000 characters", f"{'a' * 90_000}: b\n", "letter.md:")
letter("a tag of 90,000 characters", f"a: !{'a' * 90_000} b\n", "not YAML")
letter("90,000 quotes", "a: " + "'" * 90_001 + "\n", "letter.md:")
letter("30,000 keys", "".join(f"a{n}: b\n" for n in range(12_000)), "letter.md:")
letter("a text in blocks", "a: |\n" + " \n" * 40_000, "letter.md:")
letter("base64 that is none", "a: !!binary ====\n", "letter.md:")
letter("a set", "a: !!set {b, c}\n", "letter.md:")
letter("a date past all", "date2: 0001-01-01T00:00:00+99:99\n", "letter.md:")


# The settings of a workspace.
def settings(name: str, text: str, said: str = "letterkit.toml:") -> None:
    case(f"settings: {name}", "check p", {"letterkit.toml": text}, said)


for unit in ("[", "{", "a.", "a = [", "'''", "a = {b = "):
    settings(f"200,000 times {unit.strip()}", unit * 200_000)
    settings(f"800 times {unit.strip()}", unit * 800 + "x")
settings("a key of 50,000 dots", ".".join(["a"] * 50_000) + " = 1\n")
settings("20,000 tables of 50 dots", "".join(f"[{'a.' * 50}b{n}]\n" for n in range(20_000)))
settings("a number of 100,000 digits", "email = " + "9" * 100_000 + "\n")
settings("100,000 keys", "".join(f"a{n} = 'b'\n" for n in range(100_000)))
settings("larger than a text", "#" + "a" * 5 * MB + "\n", "larger than 4 MB")

# Decisions and known keys.
HEADER = "code,entries,action,why,by,when,seen\n"
for name, text in {
    "a cell of a million characters": HEADER + "a" * 1_000_000 + ",,,,,,\n",
    "100,000 lines of nothing": HEADER + "x\n" * 100_000,
    "a million commas": HEADER + "," * 1_000_000 + "\n",
    "one about a million entries": HEADER + "one-word," + "a " * 1_000_000 + ",keep,a,a,now,0\n",
    "a NUL": HEADER + "\0\n",
}.items():
    case(f"decisions: {name}", "check p", {"signatories/p.decisions.csv": text}, "p.decisions.csv:")
ALIKE = HEADER + "one-word,a1,keep,x,ada,now,00000000\n" * 100_000
case("decisions: 100,000 alike", "check p", {"signatories/p.decisions.csv": ALIKE}, "1 note", 0)
