"""How glyphs read, so that a program that copies text from the PDF gets it as it was written.

A few characters become a few glyphs together, a cluster, in the order in which they stand on
paper: the vowel of Burmese "ke" is drawn before the letter that it is written after. A PDF has one
text for a code (/ToUnicode, ISO 32000-1, 9.10.3). So a code stands for a glyph and for what it
reads as there: the first reading of a glyph has the number of the glyph, and every other one a
number from the end of the code space, which /CIDToGIDMap (9.7.4.2) leads back to the glyph.

In a cluster the glyphs read as its characters one by one, in the order of writing. Where there are
more glyphs than characters, even with accents taken apart, the narrowest read as nothing; so do
glyphs without ink.

Programs put what they read in order by its place, and lose their way among marks that stand above
a letter: they see blanks beside it. So a word with a cluster of several glyphs is a marked content
whose /ActualText is its text; so is a phrase of a script that few programs know to be written from
right to left.

What programs know to be written from right to left they turn around character by character, the
text of an /ActualText included. So such a word of those scripts is a marked content
within another: the outer states it as it was written, as ISO 32000-1, 14.9.4 has it, the inner as
its letters stand on paper from the left. Such programs heed the inner one.
"""

import unicodedata
from collections.abc import Collection, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from letterkit.model import script_of
from letterkit.text.scripts import RIGHT_TO_LEFT

SILENT = "\u200b"  # zero width space: PDF/A wants some character, and readers pass over this one
_LAST_CODE = 0xFFFE
# Characters without a glyph that are part of how a word is written: joiners, variation selectors.
_JOINED = frozenset("\u200c\u200d\u034f\u180b\u180c\u180d") | set(map(chr, range(0xFE00, 0xFE10)))
# Right-to-left scripts that most programs turn around, and others: each phrase of the others needs
# an /ActualText.
_TURNED = frozenset(("Arab", "Hebr", "Syrc", "Thaa"))
_NOT_TURNED = frozenset(RIGHT_TO_LEFT) - _TURNED
_FIRST_HIGH = "\U00010000"
_LONG_WORD = 24  # clusters
_RIGHT_TO_LEFT_MARK = "\u200f"
# Marks for line breaks and directions, which are no part of how a word is written.
_DROPPED = dict.fromkeys(
    (0xAD, 0x61C, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


class Cluster(NamedTuple):
    """Glyphs, by their places in a run in the order of reading, and the text they stand for."""

    places: list[int]
    text: str


class Stated(NamedTuple):
    """Glyphs whose text is stated; `on_paper` is that text from the left, if it is stated too."""

    places: list[int]
    text: str
    on_paper: str = ""


class Reading(NamedTuple):
    """What each glyph of a run reads as, by its place; what needs an /ActualText."""

    texts: dict[int, str]
    stated: list[Stated]


def read_run(
    starts: Sequence[int],
    widths: Sequence[int | None],
    text: bytes,
    *,
    rtl: bool,
    blank: Collection[int] = frozenset(),
    moved: AbstractSet[int] = frozenset(),
) -> Reading:
    """How the glyphs of a run read.

    `starts` are where in the text the cluster of each glyph begins. A glyph that is not drawn has
    no width. `blank` are the places of glyphs without ink, `moved` of those that
    stand so far above or below the line that programs take them for another line.
    """
    texts: dict[int, str] = {}
    found = _clusters(starts, widths, text, rtl=rtl)
    apart: list[Cluster] = []  # those whose text does not come out by itself
    for cluster in found:
        reads = _shared_out(cluster, widths, blank)
        texts.update(zip(cluster.places, reads, strict=True))
        # PDFium leaves out what an /ActualText has above U+FFFF, so there only where it must be.
        is_low = cluster.text < _FIRST_HIGH
        is_moved = not moved.isdisjoint(cluster.places)
        if "".join(reads) != cluster.text or (len(reads) > 1 and (is_low or is_moved)):
            apart.append(cluster)
    scripts = {script_of(each) for cluster in found for each in cluster.text} if rtl else set()
    if scripts.isdisjoint(_NOT_TURNED):
        return Reading(texts, _stated(found, apart, is_turned=not scripts.isdisjoint(_TURNED)))
    phrase = _phrase(found)
    rest = [each for each in apart if each.places[0] not in phrase.places]
    return Reading(texts, [Stated(*each) for each in (phrase, *rest)])


def _stated(clusters: list[Cluster], apart: list[Cluster], *, is_turned: bool) -> list[Stated]:
    """What needs an /ActualText of a run, by its clusters and those that do by themselves."""
    if is_turned:
        words = _words(clusters, apart)
        return [_turned(word) for word in words if _loses_its_way(word, apart)]
    return [
        Stated(*_joined(word))
        for word in _words(clusters, apart)
        if any(cluster in apart for cluster in word)
    ]


def _words(clusters: list[Cluster], apart: list[Cluster]) -> list[list[Cluster]]:
    """The clusters of each word, without the plain blanks between words.

    Lines of a script without blanks are cut between plain letters, so that a part can be selected.
    """
    words: list[list[Cluster]] = [[]]
    for cluster in clusters:
        is_plain = len(cluster.places) == len(cluster.text) == 1
        if cluster.text.isspace() and cluster not in apart:
            words.append([])
        elif len(words[-1]) >= _LONG_WORD and is_plain:
            words.append([cluster])
        else:
            words[-1].append(cluster)
    return [word for word in words if word]


def _joined(clusters: list[Cluster]) -> Cluster:
    places = [place for cluster in clusters for place in cluster.places]
    return Cluster(places, "".join(cluster.text for cluster in clusters))


def _loses_its_way(word: list[Cluster], apart: list[Cluster]) -> bool:
    """Whether a program that turns characters around would put some of this word elsewhere.

    It takes the signs behind the last letter for a part of what stands to the left.
    """
    if any(cluster in apart or len(cluster.text) > 1 for cluster in word):
        return True
    turned = [_is_right_to_left(each) for cluster in word for each in cluster.text]
    return any(turned) and not turned[-1]


def _is_right_to_left(character: str) -> bool:
    return unicodedata.bidirectional(character or " ") in ("R", "AL")


def _turned(word: list[Cluster]) -> Stated:
    places, text = _joined(word)
    mark = "" if _is_right_to_left(text[-1:]) else _RIGHT_TO_LEFT_MARK
    return Stated(places, text, mark + text[::-1])


def _phrase(clusters: list[Cluster]) -> Cluster:
    """The clusters of a run as one, without the blanks at its ends."""
    while not clusters[-1].text.strip():
        clusters = clusters[:-1]
    while not clusters[0].text.strip():
        clusters = clusters[1:]
    return _joined(clusters)


def _clusters(
    starts: Sequence[int], widths: Sequence[int | None], text: bytes, *, rtl: bool
) -> list[Cluster]:
    """The clusters that are drawn, each with the accents, signs and joiners behind it."""
    places: dict[int, list[int]] = {}
    order = range(len(starts) - 1, -1, -1) if rtl else range(len(starts))
    for place in order:
        places.setdefault(starts[place], []).append(place)
    begins = sorted(places)
    found: list[Cluster] = []
    for begin, end in zip(begins, [*begins[1:], len(text)], strict=True):
        stated = text[begin:end].decode().translate(_DROPPED)
        drawn = [place for place in places[begin] if widths[place] is not None]
        if not drawn:
            stated = "".join(each for each in stated if each in _JOINED)
        if found and (not drawn or unicodedata.category(stated[:1] or " ")[0] == "M"):
            before = found.pop()
            found.append(Cluster(before.places + drawn, before.text + stated))
        elif drawn:
            found.append(Cluster(drawn, stated))
    return found


def _shared_out(
    cluster: Cluster, widths: Sequence[int | None], blank: Collection[int]
) -> list[str]:
    """A part of the text for every glyph of a cluster, in the order of reading."""
    count = len(cluster.places)
    if count == 1:
        return [cluster.text or SILENT]
    inked = [number for number, place in enumerate(cluster.places) if place not in blank]
    inked = inked or list(range(count))
    characters = _characters(cluster.text)
    if len(characters) < len(inked):
        characters = _characters(unicodedata.normalize("NFD", cluster.text))
    if len(characters) >= len(inked):
        last = len(inked) - 1
        characters = [*characters[:last], "".join(characters[last:])]
    widest = sorted(inked, key=lambda number: -(widths[cluster.places[number]] or 0))
    spoken = sorted(widest[: len(characters)])
    reads = [SILENT] * count
    for number, character in zip(spoken, characters, strict=True):
        reads[number] = character
    return reads


def _characters(text: str) -> list[str]:
    """The characters of a text, each with the joiners behind it."""
    found: list[str] = []
    for each in text:
        if each in _JOINED and found:
            found[-1] += each
        else:
            found.append(each)
    return found


class Codes:
    """The codes of a font of WeasyPrint: one for each glyph and what it reads as."""

    def __init__(self, font: Any) -> None:
        self._font = font
        self._known: dict[tuple[int, str], int] = {}
        self.glyphs: dict[int, int] = {}  # of the codes that are no glyph's number

    def code(self, glyph: int, text: str, width: float) -> int:
        """The code with which the glyph reads as `text`; `width` is in thousandths of the size."""
        found = self._known.get((glyph, text))
        if found is None:
            found = self._new(glyph, text)
            self._font.widths.setdefault(found, width)
            self._known[glyph, text] = found
        return found

    def all(self) -> list[tuple[int, int, str, float]]:
        """Each code, its glyph, what it reads as, and its width, in the order of first use."""
        widths = self._font.widths
        return [(code, *known, widths[code]) for known, code in self._known.items()]

    def _new(self, glyph: int, text: str) -> int:
        meanings: dict[int, str] = self._font.to_unicode
        # What reads as nothing never has the glyph's own number, so a verifier knows it by that.
        if text != SILENT and meanings.setdefault(glyph, text) == text:
            return glyph
        code = _LAST_CODE - len(self.glyphs)
        if code < self._font.glyph_count + len(self._font.missing):
            meanings.setdefault(glyph, text)
            return glyph  # a font of 65,000 glyphs leaves no number
        meanings[code] = text
        self.glyphs[code] = glyph
        return code


class Fonts:
    """The fonts of a document, with one set of codes each, for all that draws with them."""

    def __init__(self) -> None:
        self._fonts: dict[int, Any] = {}
        self._codes: dict[int, Codes] = {}

    def font(self, pointer: Any) -> tuple[int, Any, float]:
        """WeasyPrint's key, its font and the size of a font of Pango."""
        from weasyprint.pdf.fonts import Font
        from weasyprint.text.fonts import get_pango_font_key

        key, description, size = get_pango_font_key(pointer)
        if key not in self._fonts:
            self._fonts[key] = Font(pointer, description, size)
            self._codes[key] = Codes(self._fonts[key])
        return key, self._fonts[key], size

    def codes(self, key: int) -> Codes:
        return self._codes[key]
