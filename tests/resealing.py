"""Changes to a page by a coordinator, who holds the key and seals whatever they like.

`page_by` gives a page that a seed determines: one that letterkit itself writes of other words,
settings and people, or a page whose bytes were changed in a way that one HTML parser may read
otherwise than another. Each is sealed with the key of its register.
"""

import hashlib
import json
import random
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from letterkit.actions.written_anew import stamp_of
from letterkit.errors import LetterkitError
from letterkit.letters.document import document_from
from letterkit.model import CanonicalText, Document, Entry, Medium, Picture, Register, Shown
from letterkit.model.manuscript import format_manuscript, parse_manuscript
from letterkit.model.seal import FRAMES, without_seal
from letterkit.render.page import page
from letterkit.text.embedded import format_embedded
from letterkit.text.line import check_line
from letterkit.tlog.seal import sealed_file
from registers import EMPTY, SIGNER, after, public, signature

FAKE = "Eve Extra, President"

# Words that a parser may take for markup, or show as other words than they are.
ODD = (
    *("Ada Example", "Ада Прыкладная", "فاطمة خوري", "דוד לוי", "佐藤 美咲", "김 지훈", "नमस्ते"),
    *("<b>Bold</b>", "</li><li>Eve", "&lt;b&gt;", "&#x3c;i&#x3e;", "&amp;amp;", "&nbsp", "&copy"),
    *("</script><script>evil()</script>", "<!-- x", "-->", "<![CDATA[ x ]]>", "]]>", "<?php x ?>"),
    *("<style>*{display:none}</style>", '" hidden x="', "' onload='evil()", "`x`", "{{ 7*7 }}"),
    *("<svg><title>x</title></svg>", "<math><mi>x", "<template>x</template>", "<plaintext>"),
    *("<noscript>x</noscript>", "<select><option>x", "<table><p>x", "<form><form>x</form>"),
    *(
        "</title><p>x</p>",
        "</article>",
        "<a href=javascript:x>",
        "{% raw %}",
        "%3Cb%3E",
        "\\u003cb",
    ),
    *("x" * 300, "a\u0301\u0302\u0303\u0304b", "ﬁnal", "½ km²", "1,000", "٣ أشخاص", "— · …"),
    *(
        "e\u200be",
        "e\u00ade",
        "e\u2060e",
        "e\u200ee",
        "e\ufe0fe",
        "e\u3164e",
        "e\u00a0e",
        "👩‍👩‍👧",
        "🇱🇹",
    ),
    *("data-entry", "letterkit-seal", "Edition 9", "99 people", "… and 7 more", "-- ", "= 1 + 1"),
)

# What stands in a page beside words, where parsers of HTML are known to differ.
MARKUP = (
    *("<p>Eve Extra, President</p>", "<p>Eve Extra, President", "<li>Eve Extra, President"),
    *('<li data-entry="0">Eve Extra, President</li>', "</p>", "<p hidden><ul><li>x</li></ul>"),
    *("<div hidden>", '<div style="display:none">', "</div>", "</main>", "</section>"),
    *("</article>", "</body>", "</html>", "<body hidden>", "<html hidden>", "<a><a>x</a>"),
    *("<form><div></form><input>", "<form><form>x</form></form>", "<b><p>x</b>y</p>"),
    *("<svg><title><p>Eve Extra, President</p></title></svg>",),
    *("<svg><desc><style>*{opacity:0}</style>", "<svg>"),
    *("<math><mtext><p>Eve Extra, President</p></mtext></math>",),
    *("<math><annotation-xml encoding=text/html><p>x", "<template><p>x</p></template>"),
    *("<template>", "<table><p>Eve Extra, President</p><tr><td>x</td></table>"),
    *("<table>Eve Extra, President<tr>", "<select><p>x</p><option>y", "<select><svg>x"),
    *("<noscript><p>x</p>", '<noscript><p title="</noscript><p>x</p>">', "<plaintext>", "<xmp>"),
    *("<listing>", "<textarea>", "<title>x</title>", "<style>li{display:none}</style>"),
    *("<style><!--</style>-->", "<iframe>", '<meta charset="utf-7">'),
    *('<meta http-equiv="refresh" content="0;url=https://e.example/">',),
    *('<base href="https://e.example/">',),
    *('<link rel="stylesheet" href="https://e.example/x.css">', "<script>evil()</script>"),
    *("<script", "<!--<script>", "<!-->", "<!--->", "<!- x ->", "<!-- x", "<!-- x --!>"),
    *("<?xml x?>", "<![CDATA[<p>x</p>]]>", "</ p>", "<>", "</>", "<p/>", "<br/", "<\x00p>"),
    *("\x00", "\ufeff", "\r", "\x0c", "\x1b[2J", "&#0;", "&#x202e;", "\u202e", "&notit;"),
    *("&ampx", "&lt", "<img src=x onerror=evil()>", "<video>", "<details><summary>x</summary>"),
    *("<dialog open>x</dialog>", "<object data=x>", "<embed src=x>", "<frameset><frame>"),
    *("<input value=x>", "<button>x</button>", '<p dir="rtl">', '<bdo dir="rtl">'),
    *('<p lang="ar">', "<ruby>x<rt>y</rt></ruby>", "<wbr>", "<q>"),
)  # fmt: skip
ATTRIBUTES = (
    *(" hidden", ' style="display:none"', ' style="opacity:0"', ' class="unseen"'),
    *(' class="scripted"', ' data-x==" hidden "', " data-x=a\xa0hidden", " x=`>`", ' x="'),
    *(" x='", " /", " =x", ' "', "\x00", ' onload="evil()"', ' dir="rtl"', ' lang="ar"'),
    *(" inert", ' aria-hidden="true"', " popover", ' class="a" class="b"', ' id="letter"'),
    *(" contenteditable", ' data-entry="0"', "\x0chidden"),
)  # fmt: skip
ENCODINGS = ("utf-16", "utf-16-le", "utf-32", "utf-8-sig", "utf-7", "cp1252", "iso2022_jp")
KEYS = ("note", "sender", "issuer", "place")
CHOICES = {
    "group": ("kind", "country", "organisation", "none", "x"),
    "layout": ("auto", "columns", "compact", "table", "lines", "x"),
    "kind": ("petition", "open_letter", "x"),
    "theme": ("#ffffff", "#000000", "#ffee00", "#FFF", "red", "#fff;}*{display:none"),
    "lang": ("be", "ar", "en", "he", "zh-Hant", "zz", "x\"onload"),
}  # fmt: skip
NUMBERS = ("goal", "min_group", "release_at", "logo", "copy_for", "v")


@dataclass(frozen=True, slots=True)
class Made:
    """A page as somebody with the key made it; `what` says how."""

    data: bytes
    what: str


def page_by(seed: int, base: Document) -> Made:
    """The page of a seed. `base` gives the letter and its pictures."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    written, what = _written(chance, base)
    if chance.random() < 0.6:
        for _ in range(chance.choice((1, 1, 2, 3))):
            change = chance.choice(CHANGES)
            written = change(written, chance)
            what += f", {change.__name__}"
    data = _encoded(written, chance) if "encoding" in what else _bytes(written)
    return Made(_sealed(data, Medium.PAGE), what)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")


def _encoded(text: str, chance: random.Random) -> bytes:
    return text.encode(chance.choice(ENCODINGS), "replace")


def _sealed(data: bytes, medium: Medium) -> bytes:
    """Sealed anew, or as it is where it has no place for a seal any more."""
    try:
        return sealed_file(without_seal(data, FRAMES[medium]), medium, 1, SIGNER)
    except LetterkitError:
        return data


# What letterkit writes of other words and people


def _written(chance: random.Random, base: Document) -> tuple[str, str]:
    """A page of another manuscript and register, or the page of `base` with other data blocks."""
    manuscript = json.loads(format_manuscript(base.manuscript))
    what = [_edit(manuscript, chance) for _ in range(chance.randrange(4))]
    text = json.dumps(manuscript, ensure_ascii=False, separators=(",", ":"))
    try:
        return write(text, base, people(chance), chance), f"written of {what}"
    except (LetterkitError, LookupError, TypeError, ValueError):
        own = format_manuscript(base.manuscript)
        return spliced(
            write(own, base, people(chance), chance), "manuscript", text
        ), f"spliced {what}"


def write(manuscript: str, base: Document, signatures: list, chance: random.Random) -> str:
    """What letterkit writes of a manuscript, under a register of these people that names it."""
    parsed = parse_manuscript(manuscript)
    pictures = [
        next(
            (each for each in base.pictures.values() if _is(each, of.sha256)), Picture("0", "", b"")
        )
        for of in parsed.pictures
    ]
    bare = Register("2026-housing", parsed.titles[0][1], {parsed.lang: ""}, (), 0, {})
    text = document_from(replace(parsed, first=(), order=()), bare, pictures).text
    texts = {lang: f"{number:064x}" for number, (lang, _) in enumerate(parsed.titles)}
    texts[parsed.lang] = text.sha256
    listed = replace(public(after(EMPTY, signatures, texts), texts), title=parsed.titles[0][1])
    listed = replace(listed, entries=tuple(_unfixed(each, chance) for each in listed.entries))
    shown = [each.shown is Shown.NAMED for each in listed.entries]
    first = [(place, scan) for place, scan in parsed.first if any(shown[place : place + 1])]
    document = document_from(replace(parsed, first=tuple(first)), listed, pictures)
    return page(replace(document, stamp=stamp_of(listed)))


def _unfixed(entry: Entry, chance: random.Random) -> Entry:
    """The entry with a comment and a link, which no register fixes."""
    if chance.random() < 0.5:
        return entry
    link = chance.choice(
        ("", "https://e.example/'onload=x", 'http://e.example/" x', "javascript:link")
    )
    return replace(entry, comment=chance.choice(("", _line(chance.choice(ODD)))), link=link)


def _is(picture: Picture, sha256: str) -> bool:
    return hashlib.sha256(picture.data).hexdigest() == sha256


def people(chance: random.Random) -> list:
    """Signatories whose fields are odd, as their coordinator likes to write them."""
    made = []
    for number in range(chance.choice((1, 3, 7))):
        shown = chance.choice(("named", "named", "named", "initials", "role", "unnamed"))
        fields = {"role": chance.choice(ODD), "affiliation": chance.choice(("", *ODD))}
        fields["country"] = chance.choice(("BY", "LT", "", "XX", chance.choice(ODD)))
        fields["kind"] = chance.choice(("person", "organisation"))
        if shown == "unnamed":
            fields |= {"role": "", "affiliation": "", "country": ""}
        fields = {key: _line(value) for key, value in fields.items()}
        name = _line(f"{chance.choice(ODD)} {number}")
        made.append(signature(f"s{number}", name=name, shown=shown, line=number + 2, **fields))
    return made


def _line(value: str) -> str:
    """The value if a register can hold it, which is one line of visible text; else another."""
    value = " ".join(unicodedata.normalize("NFC", value).split())
    try:
        check_line(value)
    except LetterkitError:
        return "Hidden"
    return value


def _edit(data: dict, chance: random.Random) -> str:
    """Change one thing in a manuscript, and say what."""
    nodes = [each for each in _walk(data["body"]) if len(each) > 1 and isinstance(each[1], dict)]
    node, words = chance.choice(nodes), chance.choice(ODD)
    what = chance.choice(
        (*KEYS, *CHOICES, *NUMBERS, "words", "words", "element", "loss", "move", "order", "titles")
    )
    if what in KEYS:
        data[what] = words
    elif what in CHOICES:
        data[what] = chance.choice(CHOICES[what])
    elif what in NUMBERS:
        data[what] = chance.randrange(-2, 60)
    elif what == "words":
        data["body"].append(["p", {}, words])
    elif what == "element":
        tag = chance.choice(
            ("p", "b", "table", "script", "li", "a", "img", "ol", "bdi", "h1", "h2")
        )
        key = chance.choice(("dir", "lang", "start", "href", "src", "style", "hidden", "onload"))
        attributes = {key: chance.choice(("rtl", "ar", "3", "https://e.example/", "0", "x"))}
        node.append([tag, attributes if chance.random() < 0.5 else {}, words])
    elif what == "loss":
        data["body"].remove(chance.choice(data["body"]))
    elif what == "move":
        chance.shuffle(data["body"])
    elif what == "order":
        data["order"] = [chance.randrange(4) for _ in range(chance.randrange(8))]
    elif what == "titles":
        chance.choice(data["titles"])[1] = words
    return what


def _walk(value: object) -> Iterator[list]:
    if isinstance(value, list):
        if value and isinstance(value[0], str):
            yield value
        for each in value:
            yield from _walk(each)


def spliced(text: str, block: str, content: str) -> str:
    """The page with another data block, and the SHA-256 of that."""
    embedded = format_embedded(content)
    digest = hashlib.sha256(_bytes(embedded)).hexdigest()
    return re.sub(
        rf'(id="letterkit-{block}" data-sha256=")[0-9a-f]+(">)[^<]*',
        lambda found: f"{found[1]}{digest}{found[2]}{embedded}",
        text,
        count=1,
    )


# Changes of a page's characters


def _places(text: str) -> list[int]:
    """The ends of tags outside of the style and the scripts."""
    return [
        found.end()
        for found in re.finditer(r"<(?:style|script).*?</(?:style|script)>|>", text, re.DOTALL)
    ]


def added(text: str, chance: random.Random) -> str:
    at = chance.choice(_places(text))
    return text[:at] + chance.choice((*MARKUP, *ODD)) + text[at:]


def in_front(text: str, chance: random.Random) -> str:
    return chance.choice(MARKUP) + text


def behind(text: str, chance: random.Random) -> str:
    return text + chance.choice(MARKUP)


def attribute(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"<[a-z][a-z0-9]*", text)))
    return text[: found.end()] + chance.choice(ATTRIBUTES) + text[found.end() :]


def attributes_turned(text: str, chance: random.Random) -> str:
    """Two attributes change places, or stand there twice."""
    pairs = list(re.finditer(r'( [a-z-]+="[^"<>]*")( [a-z-]+="[^"<>]*")', text))
    found = chance.choice(pairs)
    other = chance.choice((found[2] + found[1], found[1] + found[0]))
    return text[: found.start()] + other + text[found.end() :]


def taken_away(text: str, chance: random.Random) -> str:
    pattern = chance.choice(
        (r"<[^<>]*>", r"<li[ >].*?</li>\n", r"<p[ >].*?</p>\n", r"<meta .*?>\n")
    )
    found = chance.choice([*re.finditer(pattern, text, re.DOTALL)] or [re.match("", text)])
    return text[: found.start()] + text[found.end() :]


def doubled(text: str, chance: random.Random) -> str:
    pattern = chance.choice(
        (
            r"<li[ >].*?</li>\n",
            r"<p[ >].*?</p>\n",
            r"<script type.*?</script>\n",
            r"<style.*?</style>",
        )
    )
    found = chance.choice([*re.finditer(pattern, text, re.DOTALL)] or [re.match("", text)])
    at = chance.choice((found.start(), chance.choice(_places(text))))
    return text[:at] + found[0] + text[at:]


def turned(text: str, chance: random.Random) -> str:
    """Two entries, or two paragraphs, change places."""
    found = list(re.finditer(r"<(?:li|p)[ >].*?</(?:li|p)>\n", text, re.DOTALL))
    first, second = sorted(chance.sample(found, 2), key=lambda each: each.start())
    between = text[first.end() : second.start()]
    return text[: first.start()] + second[0] + between + first[0] + text[second.end() :]


def words_turned(text: str, chance: random.Random) -> str:
    # Another change may have turned the tag of the body into something else.
    found = list(re.finditer(r">([^<>]*\w[^<>]*)<", text[max(text.find("<body"), 0) :]))
    one, other = chance.choice(found)[1], chance.choice((*[each[1] for each in found], *ODD))
    return text.replace(f">{one}<", f">{other}<", 1)


def escaped(text: str, chance: random.Random) -> str:
    """A character as an entity, or an entity as its character: the same to one parser."""
    at = chance.choice(_places(text))
    place = re.compile(r"[A-Za-z]").search(text, at)
    if place is None:
        return text
    other = chance.choice(("&#{};", "&#x{:x};", "&#{:07d};", "&#{}")).format(ord(place[0]))
    return text[: place.start()] + other + text[place.end() :]


def data(text: str, chance: random.Random) -> str:
    """Something in a data block, whose hash may be stated anew."""
    block = chance.choice(("text", "register", "manuscript"))
    found = re.search(rf'id="letterkit-{block}" data-sha256="[0-9a-f]+">([^<]*)', text)
    if found is None or not found[1]:
        return text
    at = chance.randrange(len(found[1]))
    more = chance.choice((" ", "\n", "\\u0041", "0", ",", '"', "\\u003c", "<!--", "</script>", "é"))
    content = found[1][:at] + more + found[1][at + chance.randrange(2) :]
    if "<" in content or chance.random() < 0.3:
        return text.replace(found[1], content, 1)
    return spliced(text, block, content)


def capitals(text: str, chance: random.Random) -> str:
    found = chance.choice(list(re.finditer(r"</?[a-z]+", text)))
    return text[: found.start()] + found[0].upper() + text[found.end() :]


def blanks(text: str, chance: random.Random) -> str:
    at = chance.choice(_places(text))
    return text[:at] + chance.choice((" ", "\n", "\r\n", "\t", "\x0c", "\u00a0")) + text[at:]


def encoding(text: str, _chance: random.Random) -> str:
    """The file is written in another encoding."""
    return text


def seal(text: str, chance: random.Random) -> str:
    """Markup in what may be taken for the seal, and seals in other places."""
    more = f'<script type="application/json" id="letterkit-seal">{chance.choice(MARKUP)}</script>\n'
    at = chance.choice((text.rfind("</body>"), chance.choice(_places(text))))
    return text[:at] + more + text[at:]


CHANGES: tuple[Callable[[str, random.Random], str], ...] = (
    *(added, added, added, in_front, behind, attribute, attribute, attributes_turned, taken_away),
    *(doubled, turned, words_turned, escaped, data, capitals, blanks, encoding, seal),
)


def text_in(html: str) -> str:
    """The canonical text that a page carries."""
    found = re.search(r'id="letterkit-text" data-sha256="[0-9a-f]+">([^<]*)', html)
    assert found
    return CanonicalText(json.loads(found[1])).content
