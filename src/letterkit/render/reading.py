"""How glyphs read, so that a program that copies text from the PDF gets it as it was written.

A few characters become a few glyphs together, a cluster, in the order in which they stand on
paper: the vowel of Burmese "ke" is drawn before the letter that it is written after. A PDF has one
text for a code (/ToUnicode, ISO 32000-1, 9.10.3). So a code stands for a glyph and for what it
reads as there: the first reading of a glyph has the number of the glyph, and every other one a
number from the end of the code space, which /CIDToGIDMap (9.7.4.2) leads back to the glyph.

In a cluster the glyphs read as its characters one by one, in the order of writing. Where there are
more glyphs than characters, even with accents taken apart, the narrowest read as nothing.

Programs put what they read in order by its place, and lose their way among marks that stand above
a letter. So a cluster of several glyphs is a marked content whose /ActualText is its text; so is a
phrase of a script that few programs know to be written from right to left.
"""

import unicodedata
from collections.abc import Sequence
from typing import Any, NamedTuple

from letterkit.model import script_of
from letterkit.model.scripts import RIGHT_TO_LEFT

SILENT = "\u200b"  # zero width space: PDF/A wants some character, and readers pass over this one
_LAST_CODE = 0xFFFE
# Characters without a glyph that are part of how a word is written: joiners, variation selectors.
_JOINED = frozenset("\u200c\u200d\u034f\u180b\u180c\u180d") | set(map(chr, range(0xFE00, 0xFE10)))
# Right-to-left scripts that few programs turn around: each phrase needs an /ActualText.
_NOT_TURNED = frozenset(RIGHT_TO_LEFT) - {"Arab", "Hebr", "Syrc", "Thaa"}
# Marks for line breaks and directions, which are no part of how a word is written.
_DROPPED = dict.fromkeys(
    (0xAD, 0x61C, 0x200E, 0x200F, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A))
)


class Cluster(NamedTuple):
    """Glyphs, by their places in a run in the order of reading, and the text they stand for."""

    places: list[int]
    text: str


class Reading(NamedTuple):
    """What each glyph of a run reads as, by its place; the clusters that need an /ActualText."""

    texts: dict[int, str]
    actual: list[Cluster]


def read_run(
    starts: Sequence[int], widths: Sequence[int | None], text: bytes, *, rtl: bool
) -> Reading:
    """How the glyphs of a run read.

    `starts` are where in the text the cluster of each glyph begins. A glyph that is not drawn has
    no width.
    """
    texts: dict[int, str] = {}
    found = _clusters(starts, widths, text, rtl=rtl)
    actual = []
    for cluster in found:
        reads = _shared_out(cluster, widths)
        texts.update(zip(cluster.places, reads, strict=True))
        # PDFium leaves out what an /ActualText has above U+FFFF.
        is_low = cluster.text < "\U00010000"
        if "".join(reads) != cluster.text or (len(reads) > 1 and is_low):
            actual.append(cluster)
    scripts = {script_of(each) for cluster in found for each in cluster.text} if rtl else set()
    if scripts.isdisjoint(_NOT_TURNED):
        return Reading(texts, actual)
    phrase = _phrase(found)
    return Reading(
        texts, [phrase, *(each for each in actual if each.places[0] not in phrase.places)]
    )


def _phrase(clusters: list[Cluster]) -> Cluster:
    """The clusters of a run as one, without the blanks at its ends."""
    while not clusters[-1].text.strip():
        clusters = clusters[:-1]
    while not clusters[0].text.strip():
        clusters = clusters[1:]
    places = [place for cluster in clusters for place in cluster.places]
    return Cluster(places, "".join(cluster.text for cluster in clusters))


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
        told = text[begin:end].decode().translate(_DROPPED)
        drawn = [place for place in places[begin] if widths[place] is not None]
        if not drawn:
            told = "".join(each for each in told if each in _JOINED)
        if found and (not drawn or unicodedata.category(told[:1] or " ")[0] == "M"):
            before = found.pop()
            found.append(Cluster(before.places + drawn, before.text + told))
        elif drawn:
            found.append(Cluster(drawn, told))
    return found


def _shared_out(cluster: Cluster, widths: Sequence[int | None]) -> list[str]:
    """A part of the text for every glyph of a cluster, in the order of reading."""
    count = len(cluster.places)
    if count == 1:
        return [cluster.text or SILENT]
    characters = _characters(cluster.text)
    if len(characters) < count:
        characters = _characters(unicodedata.normalize("NFD", cluster.text))
    if len(characters) >= count:
        return [*characters[: count - 1], "".join(characters[count - 1 :])]
    widest = sorted(range(count), key=lambda place: -(widths[cluster.places[place]] or 0))
    spoken = sorted(widest[: len(characters)])
    reads = [SILENT] * count
    for place, character in zip(spoken, characters, strict=True):
        reads[place] = character
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
