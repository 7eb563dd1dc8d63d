"""The words inside a paragraph of a .docx: ISO/IEC 29500-1, 17.3.

Each element is known and kept, known and said, or unknown: then it is said and its words are kept.
Nothing is passed over that a reader of the draft would see.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from xml.etree import ElementTree as ET

from letterkit.letters.drafts.pieces import BREAK, Piece, lowered, raised
from letterkit.letters.drafts.reading import Note, Reading, quoted, words_in
from letterkit.letters.drafts.styles import is_on
from letterkit.letters.drafts.xml import at, children, value

# What shows nothing, or is read elsewhere.
PASSED = frozenset(
    f"w:{name}"
    for name in (
        *("pPr", "rPr", "proofErr", "bookmarkStart", "bookmarkEnd", "commentRangeStart"),
        *("commentRangeEnd", "lastRenderedPageBreak", "annotationRef", "footnoteRef"),
        *("endnoteRef", "separator", "continuationSeparator", "permStart", "permEnd", "fldData"),
        *("moveFromRangeStart", "moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd"),
        *("customXmlPr", "sdtPr", "sdtEndPr", "smartTagPr", "rubyPr"),
        *("customXmlInsRangeStart", "customXmlInsRangeEnd", "customXmlDelRangeStart"),
        *("customXmlDelRangeEnd", "tcPr", "trPr", "tblPr", "tblGrid", "tblPrEx", "sectPr"),
    )
)
# What holds words and shows nothing itself.
_AROUND = frozenset(
    f"w:{name}"
    for name in ("sdt", "sdtContent", "smartTag", "customXml", "dir", "ruby", "rubyBase")
)
_SOFT_HYPHEN = "\u00ad"
_SIGNS = {
    "w:tab": " ",
    "w:ptab": " ",
    "w:cr": BREAK,
    "w:noBreakHyphen": "\u2011",
    "w:softHyphen": _SOFT_HYPHEN,
}
_INSERTED, _DELETED = ("w:ins", "w:moveTo"), ("w:del", "w:moveFrom")
_SMALLEST = 8  # half points of letters that a reader sees
_COLOUR = re.compile(r"[0-9A-F]{6}")
_NEAR = 24  # of 255, in red, green and blue
_SCHEMES = ("http://", "https://", "mailto:")
_HIDDEN = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u2028\u2029")


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around words: properties of their paragraph, a link, a change that takes them."""

    paragraph: ET.Element | None
    href: str = ""
    change: str = ""


def pieces_of(element: ET.Element, around: Around, reading: Reading) -> Iterator[Piece]:
    """The words of an element of a paragraph, in their order."""
    for child in element:
        yield from _pieces(child, around, reading)


def _pieces(child: ET.Element, around: Around, reading: Reading) -> Iterator[Piece]:
    match child.tag:
        case "w:r":
            yield from _run(child, around, reading)
        case "w:hyperlink":
            link = _link(child, reading)
            yield from pieces_of(child, replace(around, href=link or around.href), reading)
        case "w:fldSimple":
            yield from _simple_field(child, around, reading)
        case _ if child.tag in _INSERTED + _DELETED:
            yield from pieces_of(child, _changing(child, around, reading), reading)
        case "w:bdo":
            reading.say("words in a direction set by hand: they are kept in their own")
            yield from pieces_of(child, around, reading)
        case "m:oMath" | "m:oMathPara":
            reading.say(f"an equation is left out{quoted(child)}")
        case _ if child.tag in _AROUND:
            yield from pieces_of(child, around, reading)
        case _ if child.tag not in PASSED:
            yield from _thing(child, around, reading)


def _changing(change: ET.Element, around: Around, reading: Reading) -> Around:
    """What a tracked change does to the words inside it."""
    if around.change:
        return around
    moved = " in its move" if "move" in change.tag else ""
    if change.tag in _INSERTED:
        if reading.accepting:
            return replace(around, change=f"+an insertion{moved} is taken in")
        return replace(around, change=f"-an insertion{moved} that nobody has accepted is left out")
    if reading.accepting:
        return replace(around, change=f"-a deletion{moved} is carried out")
    return replace(around, change=f"+a deletion{moved} that nobody has accepted: the words stay")


def _run(run: ET.Element, around: Around, reading: Reading) -> Iterator[Piece]:
    properties = at(run, "w:rPr")
    was = at(properties, "w:rPrChange/w:rPr")
    if was is not None and not reading.accepting:
        reading.say("a change of format that nobody has accepted is left out", tracked=True)
        properties = was
    look = _Look(reading, around, properties)
    for child in run:
        for text in _texts(child, around, reading):
            yield from look.piece(text)


@dataclass(frozen=True, slots=True)
class _Look:
    """How the words of a run look."""

    reading: Reading
    around: Around
    properties: ET.Element | None

    def piece(self, text: str) -> Iterator[Piece]:
        """The words, unless they are not there for a reader."""
        reading, change = self.reading, self.around.change
        if reading.fields.hides or not text:
            return
        if reading.styles.is_picture(self.properties):
            return
        if self._is_on("w:vanish") or self._is_on("w:webHidden"):
            reading.changed("hidden words are left out", text, tracked=False)
            return
        if self._is_on("w:strike") or self._is_on("w:dstrike"):
            reading.changed("words with a line through them are left out", text, tracked=False)
            return
        unseen = self._unseen() if text.strip() else ""
        if change:
            reading.changed(f"{change[1:]} ({unseen})" if unseen else change[1:], text)
            if change.startswith("-"):
                return
        elif unseen:
            reading.changed(f"{unseen} are kept", text, tracked=False)
        elif text.strip():
            reading.settle_change()
        href = self.around.href or fit_link(reading.fields.link)
        yield Piece(self._raised(_without_hidden(text, reading)), self._styles(), href)

    def _unseen(self) -> str:
        """What to call words that a reader of the draft cannot see, though they are not hidden."""
        styles, paragraph = self.reading.styles, self.around.paragraph
        size = styles.said(paragraph, self.properties, "w:sz")
        if size.isdecimal() and int(size) < _SMALLEST:
            return f"words in letters of {int(size) / 2:g} pt"
        colour = styles.said(paragraph, self.properties, "w:color").upper()
        behind = next(
            (
                fill.upper()
                for each in (self.properties, paragraph)
                if (shade := at(each, "w:shd")) is not None
                and (fill := shade.get("w:fill", "auto")) != "auto"
            ),
            "FFFFFF",
        )
        marked = styles.said(paragraph, self.properties, "w:highlight") not in ("", "none", "white")
        if _COLOUR.fullmatch(colour) and not marked and _is_near(colour, behind):
            return "words in the colour of the paper"
        return ""

    def _is_on(self, tag: str) -> bool:
        return self.reading.styles.is_on(self.around.paragraph, self.properties, tag)

    def _styles(self) -> frozenset[str]:
        """The emphasis. Arabic and Hebrew words have properties of their own for it."""
        right_to_left = is_on(self.properties, "w:rtl") or is_on(self.properties, "w:cs")
        found = set()
        if self._is_on("w:b") or (right_to_left and self._is_on("w:bCs")):
            found.add("strong")
        if self._is_on("w:i") or (right_to_left and self._is_on("w:iCs")):
            found.add("em")
        if (value(self.properties, "w:u") or "none") != "none":
            found.add("u")
        return frozenset(found)

    def _raised(self, text: str) -> str:
        where = value(self.properties, "w:vertAlign")
        if where not in ("superscript", "subscript"):
            return text
        found = raised(text) if where == "superscript" else lowered(text)
        if found:
            return found
        how = "raised" if where == "superscript" else "lowered"
        self.reading.say(f"{how} letters stand on the line: “{text.strip()[:20]}”")
        return text


def _texts(child: ET.Element, around: Around, reading: Reading) -> Iterator[str]:
    """The words of a part of a run; the rest is said."""
    match child.tag:
        case "w:t":
            yield child.text or ""
        case "w:delText":
            if around.change:
                yield child.text or ""
        case "w:br":
            # A new page or column is for a letter's layout, which letterkit sets.
            yield BREAK if child.get("w:type", "textWrapping") == "textWrapping" else " "
        case "w:sym":
            yield _symbol(child, reading)
        case "w:ruby":
            yield _below_reading(child, reading)
        case _ if child.tag in _SIGNS:
            yield _SIGNS[child.tag]
        case _:
            yield from _marks(child, around, reading)


def _below_reading(ruby: ET.Element, reading: Reading) -> str:
    """The words below a small reading of them, which is left out."""
    said = "".join(words_in(each) for each in children(ruby, "w:rt"))
    base = "".join(words_in(each) for each in children(ruby, "w:rubyBase"))
    reading.say(f"the reading “{said[:20]}” above words is left out")
    return base or words_in(ruby)


def _marks(child: ET.Element, around: Around, reading: Reading) -> Iterator[str]:
    """What marks a field, a note or a comment in a run, and what is no word at all."""
    match child.tag:
        case "w:fldChar":
            _field_sign(child, reading)
        case "w:instrText" | "w:delInstrText":
            reading.fields.code(child.text or "")
        case "w:footnoteReference" | "w:endnoteReference":
            yield from _note_mark(child, around, reading)
        case "w:commentReference":
            comment = reading.comments.get(child.get("w:id", ""))
            words = quoted(comment) if comment is not None else ""
            reading.say(f"a comment is left out{words}", tracked=True)
        case _ if child.tag not in PASSED:
            for piece in _thing(child, around, reading):
                yield piece.text


def _thing(element: ET.Element, around: Around, reading: Reading) -> Iterator[Piece]:
    """What is no word: a picture, a text box, something unknown. Of the last the words are kept."""
    match element.tag:
        case "mc:AlternateContent":
            choice = at(element, "mc:Choice")
            inside = choice if choice is not None else at(element, "mc:Fallback")
            if inside is not None:
                yield from pieces_of(_as_run(inside), around, reading)
        case "w:drawing" | "w:pict" | "w:object":
            if not reading.fields.hides:
                reading.say(_drawing(element))
        case "w:pgNum" | "w:dayShort" | "w:dayLong" | "w:monthShort" | "w:monthLong":
            reading.say("a field without words is left out")
        case "w:yearShort" | "w:yearLong":
            reading.say("a field without words is left out")
        case "w:altChunk" | "w:subDoc" | "w:contentPart":
            reading.say("another file that is put in here is left out")
        case _:
            name = element.tag.partition(":")[2][:20]
            reading.say(f"something unknown ({name}): of it only the words are kept")
            yield from pieces_of(element, around, reading)


def _as_run(element: ET.Element) -> ET.Element:
    """A choice between ways to say a thing holds parts of a run, or runs."""
    holder = ET.Element("w:p")
    loose = [each for each in element if each.tag not in ("w:r", "w:p")]
    holder.extend(each for each in element if each.tag == "w:r")
    run = ET.SubElement(holder, "w:r")
    run.extend(loose)
    return holder


def _drawing(element: ET.Element) -> str:
    """What to say of a drawing."""
    tags = {each.tag for each in element.iter()}
    if "w:txbxContent" in tags:
        return f"a text box is left out{quoted(element)}"
    if any(each.tag.endswith(":chart") for each in element.iter()):
        return "a chart is left out"
    if element.tag == "w:object":
        return "an object of another program is left out"
    alt = next((each.get("descr", "") for each in element.iter("wp:docPr")), "")
    return f"a picture is left out{f' (“{alt[:60]}”)' if alt else ''}"


def _symbol(element: ET.Element, reading: Reading) -> str:
    """A sign of a font such as Wingdings, which has no character of its own."""
    try:
        code = int(element.get("w:char", ""), 16)
    except ValueError:
        code = 0
    sign = chr(code) if 0x20 <= code < 0xD800 else ""
    if not sign:
        reading.say(f"a sign of the font {element.get('w:font', '')[:30]} is left out")
    return sign


def _field_sign(element: ET.Element, reading: Reading) -> None:
    match element.get("w:fldCharType"):
        case "begin":
            reading.fields.begin()
        case "separate":
            reading.say(reading.fields.shows())
            _fit(reading.fields.link, reading)
        case "end":
            reading.say(reading.fields.end())


def _simple_field(element: ET.Element, around: Around, reading: Reading) -> Iterator[Piece]:
    reading.fields.begin()
    reading.fields.code(element.get("w:instr", ""))
    reading.say(reading.fields.shows())
    _fit(reading.fields.link, reading)
    yield from pieces_of(element, around, reading)
    reading.fields.end()


def _note_mark(element: ET.Element, around: Around, reading: Reading) -> Iterator[str]:
    """The raised figure of a note, which stands below the letter; a mark of its own stays."""
    kind = element.tag.removeprefix("w:").removesuffix("Reference")
    note = reading.notes_by_id.get((kind, element.get("w:id", "")))
    if note is None or around.change.startswith("-") or reading.fields.hides:
        return
    has_mark = element.get("w:customMarkFollows", "0") not in ("0", "false", "off")
    mark = "" if has_mark else raised(str(sum(bool(each.mark) for each in reading.notes) + 1))
    reading.notes.append(Note(mark, note, reading.related_of_notes.get(kind, {})))
    yield mark


def _link(element: ET.Element, reading: Reading) -> str:
    """Where a link leads to; nothing if that is a place in the draft."""
    related = reading.related.get(element.get("r:id", ""))
    if related is not None and related.outside and related.target:
        return _fit(related.target, reading)
    if not reading.fields.hides:
        reading.say("a link to another place in the draft: its words are kept")
    return ""


def _fit(href: str, reading: Reading) -> str:
    """An address as a letter can have it; what cannot be is said."""
    found = fit_link(href)
    if href and not found and not reading.fields.hides:
        reading.say("a link that is no web or e-mail address: its words are kept")
    return found


def _is_near(one: str, other: str) -> bool:
    """Whether two colours, such as FFFFFF, look alike."""
    if not _COLOUR.fullmatch(other):
        return False
    parts = ((int(one[n : n + 2], 16), int(other[n : n + 2], 16)) for n in (0, 2, 4))
    return all(abs(a - b) <= _NEAR for a, b in parts)


def fit_link(href: str) -> str:
    """An address as a letter can have it, or nothing."""
    scheme, colon, rest = href.strip().partition(":")
    fit = f"{scheme.lower()}{colon}{rest}".replace(" ", "%20")
    is_fit = fit.startswith(_SCHEMES) and fit.isprintable() and not any(map(str.isspace, fit))
    return fit if is_fit else ""


def _without_hidden(text: str, reading: Reading) -> str:
    """Without characters that can make a text read differently from what it is."""
    plain = "".join(c for c in text if c not in _HIDDEN and (c >= " " or c in "\t\n"))
    plain = "".join(c for c in plain if not "\x7f" <= c <= "\x9f")
    if plain != text:
        reading.say("a hidden character is left out, which can turn the order of words")
    # Where a word may be broken is no part of a draft's text; of a copy it is, as in its letter.
    return plain if reading.is_copy else plain.replace(_SOFT_HYPHEN, "")
