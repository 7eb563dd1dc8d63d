"""Drawings are written anew: shapes and words stay, and nothing else of the file."""

import base64
import re
import time
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.letters import drawings
from letterkit.letters.drawings import MOST_PARTS, clean_drawing
from letters.test_pictures import FILES, SECRET

FILE = "letters/parks/logo.svg"
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">'
EDITED = """<?xml version="1.0"?>
<?editor /home/SECRET?>
<!DOCTYPE svg [<!ENTITY ns_ai "http://ns.example.org/SECRET">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="&ns_ai;" xmlns:xlink="http://www.w3.org/1999/xlink"
 xmlns:sodipodi="http://sodipodi.example.org" sodipodi:docname="/home/SECRET.svg" width="9"
 height="9" id="SECRET" onload="SECRET()" data-name="SECRET" aria-label="SECRET">
<!-- SECRET --><metadata>SECRET</metadata><title>SECRET</title><desc>SECRET</desc>SECRET
<style>/* SECRET */ .SECRET > #SECRET-layer, .SECRET2 {fill:url( "#SECRET-g" ); stroke:#fff}
 @keyframes SECRET {from {opacity: 0}} @media print {.SECRET {fill:red}}</style>
<defs><linearGradient id="SECRET-g"><stop offset="0" stop-color="red"/></linearGradient></defs>
<script>SECRET</script><animate attributeName="SECRET"/>
<switch><foreignObject requiredExtensions="&ns_ai;"><p>SECRET</p></foreignObject>
<g id="SECRET-layer" class="SECRET SECRET2" style="fill:url(#SECRET-g);/*SECRET*/stroke:red">
<a href="https://SECRET.example.org"><rect width="9" height="9" fill="url(#SECRET-g)"/></a>
<use xlink:href="#SECRET-layer2"/>
<text x="1">Words <a href="https://SECRET.example.org">stay <title>SECRET</title>here</a>,
 all</text>
</g></switch><g id="SECRET-layer2"/><sodipodi:namedview>SECRET</sodipodi:namedview>
<g style="fill: red; Display : none"><text>SECRET</text></g>
<g display="none"><text>SECRET</text></g>
</svg>"""


def clean(text):
    return clean_drawing(text.encode(), FILE).decode()


def drawn(inner):
    return clean(f"{HEAD}{inner}</svg>")


def refusal(inner):
    with pytest.raises(LetterkitError) as caught:
        drawn(inner)
    assert caught.value.hint
    assert str(caught.value).startswith(f"{FILE}: ")
    return str(caught.value).removeprefix(f"{FILE}: ")


def test_what_is_drawn_stays_and_nothing_else_does():
    made = clean(EDITED)
    assert "SECRET" not in made
    root = ET.fromstring(made)  # noqa: S314
    svg = "{http://www.w3.org/2000/svg}"
    assert [each.tag.removeprefix(svg) for each in root.iter()] == [
        *("svg", "style", "defs", "linearGradient", "stop", "switch", "g", "g", "rect", "use"),
        *("text", "tspan", "g"),
    ]
    assert "".join(root.find(f".//{svg}text").itertext()) == "Words stay here,\n all"
    gradient = root.find(f".//{svg}linearGradient").get("id")
    assert root.find(f".//{svg}rect").get("fill") == f"url(#{gradient})"
    assert f"fill:url(#{gradient})" in root.find(f".//{svg}style").text
    layer = root.find(f".//{svg}switch/{svg}g")
    assert re.match(rf"\.c\d+ > #{layer.get('id')},", root.find(f".//{svg}style").text)
    assert root.find(f".//{svg}use").get("href") == f"#{root.findall(f'{svg}g')[0].get('id')}"
    assert clean(made) == clean(made)


def test_a_picture_inside_is_written_anew_too():
    for name in ("jpeg", "png", "gif", "webp"):
        address = f"data:image/x;base64,{base64.b64encode(FILES[name]).decode()}"
        made = drawn(f'<image xlink:href="{address}" width="9" height="9"/>')
        (inside,) = re.findall(r'href="data:image/(?:png|jpeg);base64,([^"]+)"', made)
        assert SECRET not in base64.b64decode(inside)
    inner = f"{HEAD}<!-- SECRET --><rect/></svg>".encode()
    address = f"data:image/svg+xml;base64,{base64.b64encode(inner).decode()}"
    (inside,) = re.findall(r'base64,([^"]+)"', drawn(f'<image href="{address}"/>'))
    assert SECRET not in base64.b64decode(inside)


@pytest.mark.parametrize(
    "inner",
    [
        '<image href="https://example.org/a.png"/>',
        '<image xlink:href="file:///home/a.png"/>',
        '<image href="a.png"/>',
        '<use href="other.svg#a"/>',
        '<rect style="fill:url(https://example.org/a)"/>',
        '<rect style="fill:u\\72l(//example.org/a)"/>',
        "<rect fill=\"URL( 'https://example.org/a' )\"/>",
        '<rect filter="url(data:image/svg+xml,x)"/>',
        "<style>rect{fill:/**/url(https://example.org/a)}</style>",
        '<style>rect{background:image-set("https://example.org/a" 1x)}</style>',
        '<style>@import "https://example.org/a.css";</style>',
        "<style>@font-face{font-family:a;src:url(data:font/woff2;base64,x)}</style>",
        "<style>@media print{@import url(a);}</style>",
        "<style>[id^=a]{fill:red}</style>",
        '<style>rect{fill:url(a"b)}</style>',
        "<foreignObject><p>Words</p></foreignObject>",
        "<g><foreignObject>Words</foreignObject></g>",
        '<image href="data:image/png;base64,AAAA"/>',
        '<use href="#a"/><g id="a"><use href="#a"/></g>',
        '<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>',
        '<pattern id="a"><rect fill="url(#a)"/></pattern><rect fill="url(#a)"/>',
        "<g>" * 101 + "</g>" * 101,
        "<rect/>" * (MOST_PARTS + 1),
        f"<style>{'a{}' * 200_000}</style>",
        f"<style>a{{b:{'(' * 5000}</style>",
    ],
    ids=lambda text: text[:50],
)
def test_what_cannot_be_taken_along_is_refused(inner):
    began = time.monotonic()
    assert refusal(inner)
    assert time.monotonic() - began < 10


def nested(times, part):
    """A part that draws the next, which draws the next one, so many times each."""
    levels = [f'<g id="a{n}">' + part(n + 1) * times + "</g>" for n in range(9)]
    return "".join(levels) + '<g id="a9"><rect/></g>'


BOMBS = {
    "use": nested(10, lambda n: f'<use href="#a{n}"/>') + '<use href="#a0"/>',
    "patterns": "".join(
        f'<pattern id="a{n}">' + f'<rect fill="url(#a{n + 1})"/>' * 10 + "</pattern>"
        for n in range(9)
    )
    + '<pattern id="a9"><rect/></pattern><rect style="fill:url(#a0)"/>',
    "markers": "".join(
        f'<marker id="a{n}"><path marker-mid="url(#a{n + 1})" d="{"1 1 " * 99}"/></marker>'
        for n in range(5)
    )
    + '<marker id="a5"><rect/></marker><path marker-end="url(#a0)" d="1 1"/>',
    "style sheet": "<style>"
    + "".join(f".b{n}{{mask:url(#a{n + 1})}}" for n in range(9))
    + "</style>"
    + "".join(f'<mask id="a{n}">' + f'<rect class="b{n}"/>' * 10 + "</mask>" for n in range(9))
    + '<mask id="a9"><rect/></mask><rect class="b0"/>',
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS.keys())
def test_parts_that_are_drawn_again_and_again_are_counted_first(bomb):
    assert refusal(bomb) == f"parts that are drawn again and again, over {MOST_PARTS:,} times"


def test_a_part_may_be_drawn_many_times():
    assert drawn('<g id="a"><rect/></g>' + '<use href="#a"/>' * 5000).count("<use") == 5000


@pytest.mark.parametrize(
    "text",
    [
        "",
        "words",
        "<html/>",
        '<svg xmlns="http://example.org/other"/>',
        "<svg>",
        '<!DOCTYPE s [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><svg/>',
        '<!DOCTYPE s [<!ENTITY a SYSTEM "file:///etc/passwd">]><svg><text>&a;</text></svg>',
        '<!DOCTYPE s [<!ENTITY % a SYSTEM "file:///etc/passwd">]><svg/>',
        f'<!DOCTYPE s [<!ENTITY a "{"a" * 300}">]><svg/>',
    ],
)
def test_what_is_no_drawing_is_refused(text):
    with pytest.raises(LetterkitError):
        clean(text)


def test_a_drawing_without_a_namespace_gets_one():
    assert clean("<svg><rect/></svg>").startswith('<svg xmlns="http://www.w3.org/2000/svg">')


PARTS = st.sampled_from(
    [
        *("<g>", "</g>", "<text>", "</text>", "<style>", "</style>", "<a>", "</a>", "<!--", "-->"),
        *("SECRET", "<title>SECRET</title>", "&lt;", "url(#a)", "{fill:", "}", ".a", "<rect/>"),
        *('<use href="#a"/>', '<g id="a">', '<rect fill="url(#a)" onclick="SECRET"/>', "]]>", "<"),
    ]
)


@given(st.lists(PARTS, max_size=30))
def test_any_text_is_a_drawing_or_an_error_of_ours(parts):
    try:
        made = drawn("".join(parts))
    except LetterkitError:
        return
    root = ET.fromstring(made)  # noqa: S314
    allowed = drawings._drawn()["elements"]
    assert all(each.tag.partition("}")[2] in allowed for each in root.iter())
    assert "onclick" not in made
    assert clean(made).encode()
