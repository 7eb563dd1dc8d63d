"""The web page: one file that needs no network, and that `verify` can take apart.

A page is determined by its register and its manuscript: `verify` writes it anew from both, with
`page`, and compares the bytes. The script `compare.js` cannot do so in a browser, and compares what
is shown with what is carried. For that both are marked:

`<article id="letter">` holds the words of the canonical text, all of them, in its order, and no
others. Its parts are `data-letterkit="title"`, `"dateline"` (place and date), `"to"` (one `<li>` an
addressee), `"salutation"` (one each), `"body"` and `"issuer"`; what has no words is left out.
Numbers and bullets of the body's lists are CSS markers: item k, counted from 0, of an `<ol>` is
`<start + k>.` in the canonical text, an item of a `<ul>` has its dash there. Labels, such as "To",
are CSS content or stand outside.

Names stand outside the article. Each shown entry is an element with `data-entry="INDEX"`, the
index (from 0, decimal) into the entries of the embedded register. Its name is the text of the one
element in it that has the class `name`, equal to the entry's `name` (blanks aside); an entry
without a name has no such element. Its other words have the class `details`. Every entry of the
register is shown in `<section id="signatories">` once, in the order of this language; those of
the signature block, `<div id="signed">`, are shown there as well.

Data blocks carry what is shown; they are JSON as `letterkit.text.embedded` escapes it, and
state the SHA-256 (hexadecimal) of their bytes, of all that stands between their tags in UTF-8:

    <script type="application/json" id="letterkit-register" data-sha256="…">{"counts"…</script>
    <script type="application/json" id="letterkit-text" data-sha256="…">"Title\\n…"</script>
    <script type="application/json" id="letterkit-manuscript" data-sha256="…">{"v":1…</script>

The first is `register.json` without its seal, byte for byte once undone; the second a JSON string,
the canonical text; the third is `letterkit.model.manuscript`. A page that was published has a
fourth at its end, its seal (`model/seal.py`), which `publish` puts there.

The footer's `<code id="letterkit-sha256">` shows the SHA-256 of that text,
`<code id="letterkit-fingerprint">` its first characters. `<b id="letterkit-stamp">` tells the
edition of a published register as the foot of the PDF does; `render/scripts.py` says what then
verifies it. `data-words` of `<p id="compared">` is the SHA-256 of the tags and words of its body
(`render/shown_words.py`).

A page of very many names shows the first ones only as HTML, has its register packed
(`letterkit.model.packed`), and one more data block (`letterkit.render.crowd`).

Each occurs once. None of this makes the page its own witness: anyone who changes all parts alike is
found out only by comparing the fingerprint with another copy.
"""

import base64
import hashlib
import html
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import NamedTuple
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup

from letterkit.model import Document, Layout, Line, Picture, Shown, Version, direction_of
from letterkit.model.hashes_apart import Apart, hashes_apart
from letterkit.model.manuscript import format_manuscript
from letterkit.model.packed import pack
from letterkit.model.stamp import stamp_apart
from letterkit.render import colour
from letterkit.render.crowd import Crowd, crowd_of
from letterkit.render.markup import (
    environment_of,
    isolated,
    linked,
    name,
    phrase,
    tagged,
    where_linked,
)
from letterkit.render.scripts import policies, scripts, source
from letterkit.render.share import card_address, summary, territory
from letterkit.render.shown_words import words_pinned
from letterkit.text.embedded import format_embedded

_PAPER = {"light": "#ffffff", "dark": "#12171b"}  # as in page.css, and the wash of its boxes
_WASH = {"light": "#f4f6f7", "dark": "#1a2127"}
_SEARCHED = 6  # entries; fewer are seen at a glance
_PART = 200  # entries of a list that a browser sets as one, when they come into sight
# Letters in a row, but for scripts that part words anywhere; a longer word is parted in any case.
_LETTERS = re.compile(r"[^\W\d_\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\uffff]+")
_LONGEST_WORD = 40
_WIDTH = 0.63  # of a bold letter of the title, in em
_AROUND = 3.5  # what stands beside the title of a page, in rem
_COLUMNS = ("role", "affiliation", "country")
# What may come of a receipt: `receipt_<outcome>` says it in words.
_OUTCOMES = (
    *("holds", "amended", "withdrawn", "earlier", "older", "other", "contradicts"),
    *("sealed", "unsealed", "broken", "altered", "malformed", "page", "cannot", "limit"),
)


@dataclass(frozen=True, slots=True)
class _Block:
    """A data block, and the SHA-256 of its bytes."""

    block: Markup
    sha256: str

    @classmethod
    def of(cls, text: str) -> "_Block":
        block = format_embedded(text)
        return cls(_trusted(block), hashlib.sha256(block.encode()).hexdigest())

    @classmethod
    def packed(cls, apart: Apart, packed: str) -> "_Block":
        """A register that is packed already; the SHA-256 is that of what it unpacks to."""
        return cls(_trusted(f'"{packed}"'), hashlib.sha256(apart.carried).hexdigest())


class _Row(NamedTuple):
    """An entry as it is shown: what the list, the table and the signature block have in common."""

    number: int
    line: Line
    name: Markup
    details: Markup
    comment: Markup
    link: str


def page(document: Document, *, packed: str = "") -> str:
    """The page as text, to be written as UTF-8 to `<slug>.<lang>.html`.

    `packed` is the register of a long list as another page has it packed; else it is packed here.
    """
    index = {id(entry): at for at, entry in enumerate(document.register.entries)}
    crowd = crowd_of(document, index)
    style = _style(document, crowded=crowd is not None)
    said = partial(phrase, comma=document.comma, lang=document.lang)
    sources = scripts(published=document.stamp is not None, crowded=crowd is not None)
    written = (
        _environment()
        .get_template("page.html.jinja")
        .render(
            doc=document,
            words=document.words,
            body=_body(document),
            summary=summary(document),
            card=card_address(document),
            style=_trusted(style),
            scripts=[_trusted(each) for each in sources],
            policies=policies(style, sources, published=document.stamp is not None),
            paper=_PAPER,
            layout=_layout(document, crowded=crowd is not None),
            crowd=crowd,
            groups=crowd.groups if crowd else document.groups,
            shown=_Block.of(crowd.shown) if crowd else None,
            told_first=_told_first(document, crowd),
            columns=_columns(document),
            top=list(_rows(document.top, document, index)),
            total=document.register.counts.total,
            searchable=sum(len(each.lines) for each in document.groups) >= _SEARCHED,
            part_size=_PART,
            aside=_aside(document),
            others=_others(document),
            has=lambda ending: f"{document.lang}.{ending}" in document.beside,
            text=_Block.of(json.dumps(document.text.content, ensure_ascii=False)),
            register=_register(document, packed) if crowd else _Block.of(document.register.json),
            manuscript=_manuscript(document),
            check_at=where_linked(document.words["check_at"], document.verify, document.lang),
            check_how=_check_how(document),
            stamp=stamp_apart(document.stamp, document.words["edition"]) if document.stamp else (),
            by_mail=_by_mail(document),
            outcomes=_OUTCOMES,
            addressee=lambda to: said((to.name, to.role, to.organisation)),
            dateline=said((document.place, document.date_text)),
            rows=lambda lines: _rows(lines, document, index),
            beside=lambda lang, ending: quote(document.file(lang, ending)),
            number=lambda value: _number(value, document.lang),
        )
        .lstrip()
    )
    return words_pinned(written)


@lru_cache(maxsize=1)
def _environment() -> Environment:
    names = {
        "data_uri": _data_uri,
        "direction_of": direction_of,
        "isolated": isolated,
        "linked": linked,
        "territory": territory,
    }
    return environment_of("render", names)


def _trusted(text: str) -> Markup:
    return Markup(text)  # noqa: S704 - our own files, the sanitised body, and blocks without `<`


def _manuscript(document: Document) -> _Block | None:
    """What `verify` writes this page anew from; documents made by hand have none."""
    if document.manuscript is None:
        return None
    copy_for = document.to.index(document.copy_for) if document.copy_for else -1
    manuscript = replace(document.manuscript, copy_for=copy_for, beside=document.beside)
    return _Block.of(format_manuscript(manuscript))


def _others(document: Document) -> list[Version]:
    """The other languages of which a page is made together with this one."""
    return [each for each in document.versions if f"{each.lang}.html" in document.beside]


def _register(document: Document, packed: str) -> _Block:
    apart = hashes_apart(document.register.json.encode())
    return _Block.packed(apart, packed or pack(apart))


def _told_first(document: Document, crowd: Crowd | None) -> str:
    """How many names stand in the page, where all of them are not."""
    if crowd is None:
        return ""
    first, total = (_number(each, document.lang) for each in (crowd.first, crowd.total))
    return document.words["crowd_first"].format(n=first, total=total)


def _style(document: Document, *, crowded: bool) -> str:
    theme = document.theme
    light = colour.on_light(theme, _PAPER["light"], _WASH["light"])
    dark = colour.on_dark(theme, _PAPER["dark"], _WASH["dark"])
    more = source("crowd.css") if crowded else ""
    words = _LETTERS.findall(document.title)
    longest = min(max(map(len, words), default=1), _LONGEST_WORD) * _WIDTH
    # The size at which it fills a narrow window: (100vw - 3.5rem) / longest.
    room = f"calc({100 / longest:.2f}vw - {_AROUND / longest:.3f}rem)"
    own = f"--accent-light:{light};--accent-dark:{dark};--word:{longest:.2f}em;--room:{room}"
    return f":root{{{own}}}\n{source('page.css')}{more}"


def _body(document: Document) -> Markup:
    def embedded(found: re.Match[str]) -> str:
        return f'src="{_data_uri(document.pictures[html.unescape(found[1])])}"'

    return _trusted(re.sub(r'src="picture:([^"]*)"', embedded, document.body))


def _data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


def _layout(document: Document, *, crowded: bool) -> str:
    """`names` is for print: where there is no paper to save, everybody is shown with details.

    The rows of a table cannot be drawn as one scrolls, so a long one is a list.
    """
    if crowded and document.layout is Layout.TABLE:
        return Layout.LIST
    in_columns = document.layout in (Layout.AUTO, Layout.NAMES)
    return Layout.COLUMNS if in_columns else document.layout


def _lines(document: Document) -> Iterator[Line]:
    return (line for group in document.groups for line in group.lines)


def _rows(lines: Iterable[Line], document: Document, index: Mapping[int, int]) -> Iterator[_Row]:
    lang = document.lang
    for line in lines:
        yield _Row(
            number=index[id(line.entry)],
            line=line,
            name=name(line.name, lang) if line.name else Markup(),
            details=phrase((line.role, line.affiliation, line.country), document.comma, lang),
            comment=isolated(line.entry.comment, lang),
            link=line.entry.link if _is_web_address(line.entry.link) else "",
        )


def _aside(document: Document) -> str:
    """Why somebody may not be found by a name: how many are shown by something else."""
    words, shown = document.words, Counter(each.shown for each in document.register.entries)
    published = document.register.published
    counted = (
        ("find_initials", shown[Shown.INITIALS]),
        ("find_role", shown[Shown.ROLE]),
        ("find_unnamed", document.register.counts.unnamed),
        ("find_earlier", published.kept_apart if published else 0),
    )
    counts = [words[key].format(n=_number(n, document.lang)) for key, n in counted if n]
    return words["find_aside"].format(list=document.comma.join(counts)) if counts else ""


def _columns(document: Document) -> list[str]:
    """The columns of a table in which anything stands."""
    return [each for each in _COLUMNS if any(getattr(line, each) for line in _lines(document))]


def _check_how(document: Document) -> Markup:
    command = Markup('<code lang="en" dir="ltr" translate="no">letterkit verify</code>')
    before, _, after = document.words["check_how"].partition("{command}")
    return tagged(before, document.lang) + command + tagged(after, document.lang)


def _by_mail(document: Document) -> str:
    """A link that begins an e-mail with the page's title and address. RFC 6068, section 5."""
    subject, body = (quote(each, safe="") for each in (document.title, document.address))
    return f"mailto:?subject={subject}&body={body}"


def _is_web_address(link: str) -> bool:
    return link.startswith(("https://", "http://"))


def _number(value: int, lang: str) -> str:
    from babel import Locale, UnknownLocaleError
    from babel.numbers import format_decimal

    try:
        return format_decimal(value, locale=Locale.parse(lang, sep="-"))
    except (UnknownLocaleError, ValueError):
        return str(value)
