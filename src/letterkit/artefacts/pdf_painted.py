"""What a page of a PDF paints beside its words, so that nothing hides, moves or covers them.

letterkit draws words upright, at a size that can be read, within the page, uncut, opaque, and not
in the colour of the paper. Lines and boxes are artifacts and stand below the words; pictures are
figures and stand in a place of their own, emojis in the line of their words. Whatever else a page
does is `foreign`: operators, states and places of any other kind. How colours look, and what a
picture shows, is not judged.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

FIGURE, ARTIFACT = "/Figure", "/Artifact"
_PATHS = frozenset(("m", "l", "c", "v", "y", "h", "re"))
_FILLS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "sh"))
_PAINTS = _FILLS | {"S", "s", "Do"}
_WRITES = frozenset(("TJ", "Tj"))
_COLOURS = frozenset(("rg", "RG", "g", "G", "k", "K", "cs", "CS", "sc", "SC", "scn", "SCN"))
_LINES = frozenset(("w", "d", "J", "j", "M", "i", "ri"))
_TEXTS = _WRITES | {"BT", "ET", "Tf", "Tm", "Tr", "Ts"}
KNOWN = (
    _PATHS | _PAINTS | _COLOURS | _LINES | _TEXTS
    | {"q", "Q", "cm", "gs", "W", "W*", "n", "BDC", "BMC", "EMC"}
)  # fmt: skip
_SMALLEST = 4.0  # of letters, in pixels of CSS
_SCALE = 0.75  # points in a pixel of CSS
_OPAQUE, _PALE = 0.99, 0.98
_LARGEST_EMOJI = 2.5  # in sizes of the font around it
_NEAR = 0.6  # pixels by which a box may touch a line of words
_ROUNDED = 0.02  # pixels by which baselines of one line may differ, as they are written
_MOVED = "words that are moved out of their line"
_FURTHEST_BACK = 1000.0  # that a glyph is moved against its line, in thousandths of a size
_BESIDE = 0.3  # of a size, by which two pieces of a line may overlap, and lines are apart
_BAND = 16.0  # pixels; pieces that overlap stand in one of these or in the next
_MOST_BOXES, _MOST_WORDS = 1000, 50_000  # on a page

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(slots=True)
class _State:
    clip: Box | None = None
    is_clear: bool = False
    is_dark: bool = True


@dataclass(slots=True)
class Painted:
    """Follows one page, whose size is in points; `foreign` is the first thing of another kind."""

    width: float
    height: float
    resources: Any
    foreign: str = ""
    _state: _State = field(default_factory=_State)
    _stack: list[_State] = field(default_factory=list)
    _matrices: list[tuple[float, ...]] = field(default_factory=list)
    _path: list[tuple[float, float]] = field(default_factory=list)
    _cut: bool = False
    _at: tuple[float, float] = (0.0, 0.0)
    _size: float = 0.0
    _width: Callable[[bytes], float] = len
    _words: list[Box] = field(default_factory=list)
    _lines: dict[int, list[Box]] = field(default_factory=dict)
    _boxes: int = 0
    _covered: tuple[Box, int] | None = None  # by a picture, and how many words there were
    _scales: list[tuple[float, ...]] = field(default_factory=list)

    def follow(
        self, operator: str, operands: Any, tags: Sequence[str], width: Callable[[bytes], float]
    ) -> None:
        """One operator; `tags` are those of the marked contents around it, the outermost first.

        `width` is that of codes in the font that is set, in thousandths of its size.
        """
        self._width = width
        if operator not in KNOWN:
            self._refuse(f"an operator {operator[:16]}")
        elif FIGURE in tags:
            self._follow_figure(operator, operands)
        else:
            self._follow(operator, operands, ARTIFACT in tags, bool(tags))

    def follow_colour(self, colour: Sequence[float]) -> None:
        """The colour of a block of names (`artefact_runs.py`), in which nothing else is set."""
        self._state.is_dark = min(colour) < _PALE

    def follow_place(self, x: float, y: float, size: float) -> None:
        """Where words of such a block begin, and the size of their font."""
        self._place((1, 0, 0, -1, x, y))
        self._size = size

    def follow_words(self, width: float, moves: Sequence[float]) -> None:
        """Words of such a block, with the moves back between them, in thousandths of a size."""
        if moves and max(moves) > _FURTHEST_BACK:
            self._refuse(_MOVED)
        self._write(width - sum(moves))

    def _refuse(self, what: str) -> None:
        self.foreign = self.foreign or what

    def _follow_figure(self, operator: str, operands: Any) -> None:
        """Inside of a figure anything may be painted, within what it is cut to."""
        if operator == "q":
            self._stack.append(replace(self._state))
        elif operator == "Q" and self._stack:
            self._state = self._stack.pop()
        elif operator in _PAINTS or operator in _WRITES:
            self._paint_picture()

    def _paint_picture(self) -> None:
        """A drawing of a thousand shapes is one picture: it covers the same place."""
        if self._state.clip is None:
            self._refuse("a picture without a place of its own")
            return
        covered = (self._state.clip, len(self._words))
        if covered != self._covered:
            self._covered = covered
            self._cover(self._state.clip, "a picture over words")

    def _follow(self, operator: str, operands: Any, is_artifact: bool, is_marked: bool) -> None:
        in_words = is_marked and not is_artifact
        if operator in _PATHS:
            self._draw(operator, operands)
        elif operator == "Do" and in_words:
            self._paint_emoji()
        elif operator in _PAINTS:
            self._paint(operator, is_artifact, is_marked)
        self._follow_state(operator, operands, in_words=in_words, is_marked=is_marked)
        self._follow_words(operator, operands)

    def _follow_state(
        self, operator: str, operands: Any, *, in_words: bool, is_marked: bool
    ) -> None:
        """What an operator does to the state of graphics: places, cuts, colours."""
        match operator:
            case "q":
                self._stack.append(replace(self._state))
                self._scales = []
            case "Q" if self._stack:
                self._state = self._stack.pop()
            case "W" | "W*":
                self._cut = True
            case "n" | "f" | "F" | "f*" | "B" | "B*" | "b" | "b*" | "S" | "s":
                self._end_path()
            case "cm" if in_words:
                self._scales.append(tuple(map(float, operands)))
            case "cm":
                self._transform(tuple(map(float, operands)), is_marked)
            case "gs":
                self._set_state(str(operands[0]))
            case "rg" | "g" | "k" | "sc" | "scn":
                self._state.is_dark = operator == "rg" and min(map(float, operands)) < _PALE

    def _follow_words(self, operator: str, operands: Any) -> None:
        """What an operator does to words: their size and place, and the words themselves."""
        match operator:
            case "Tf":
                self._size = float(operands[1])
            case "Tm":
                self._place(tuple(map(float, operands)))
            case "Tr":
                if int(operands[0]) not in (0, 2):
                    self._refuse("words that are not painted")
            case "Ts":
                if abs(float(operands[0])) > self._size:
                    self._refuse(_MOVED)
            case "TJ" | "Tj":
                self._write(self._length(operands[0]))

    def _draw(self, operator: str, operands: Any) -> None:
        numbers = [float(each) for each in operands]
        if operator == "re" and len(numbers) == 4:
            x, y, width, height = numbers
            self._path += [(x, y), (x + width, y + height)]
        else:
            self._path += list(zip(numbers[::2], numbers[1::2], strict=False))

    def _end_path(self) -> None:
        if self._cut and self._path:
            self._state.clip = _box(self._path)
        self._path, self._cut = [], False

    def _paint(self, operator: str, is_artifact: bool, is_marked: bool) -> None:
        if not is_marked:
            self._refuse("a drawing outside of what is marked")
        elif operator in ("Do", "sh"):
            self._refuse("a picture that is no figure")
        elif operator in _FILLS and self._path:
            self._cover(_box(self._path), "a box over words")

    def _paint_emoji(self) -> None:
        """A font of pictures: each is as large as a letter, and stands in the line of its words."""
        if len(self._scales) != 2 or any(abs(each[1]) + abs(each[2]) > 0 for each in self._scales):
            self._refuse("a picture that is no figure")
            return
        (across, _, _, down, left, top), (width, _, _, height, _, _) = self._scales
        wide, high = abs(across * width), abs(down * height)
        baseline = self._at[1]
        in_line = baseline - 2 * self._size <= top and top + high <= baseline + self._size
        if not in_line or wide > _LARGEST_EMOJI * self._size or high > _LARGEST_EMOJI * self._size:
            self._refuse("a picture that is no figure")
            return
        # Where the words of its own line stand exactly, their operators do not say.
        others = [words for words in self._words if abs(words[3] - baseline) > _ROUNDED]
        if any(_overlap((left, top, left + wide, top + high), words) for words in others):
            self._refuse("a picture over words")

    def _cover(self, box: Box, what: str) -> None:
        self._boxes += 1
        if self._boxes > _MOST_BOXES or len(self._words) > _MOST_WORDS:
            self._refuse(f"more than {_MOST_BOXES} boxes and pictures on a page")
            return
        for words in self._words:
            if _overlap(box, words):
                self._refuse(what)
                return

    def _transform(self, matrix: tuple[float, ...], is_marked: bool) -> None:
        """The page is turned to pixels of CSS, from the top; nothing else is moved or scaled."""
        ours = ((1, 0, 0, -1, 0, self.height), (_SCALE, 0, 0, _SCALE, 0, 0))
        place = len(self._matrices)
        self._matrices.append(matrix)
        fits = place < len(ours) and all(
            abs(one - other) < 0.01 for one, other in zip(matrix, ours[place], strict=False)
        )
        if is_marked or not fits:
            self._refuse("a page that is moved or scaled")

    def _set_state(self, name: str) -> None:
        state = self.resources.ExtGState[name]
        if not set(state.keys()) <= {"/CA", "/ca", "/Type"}:
            self._refuse("a graphics state of another kind")
        self._state.is_clear = float(state.get("/ca", 1)) < _OPAQUE

    def _place(self, matrix: tuple[float, ...]) -> None:
        a, b, c, d, x, y = matrix
        if (a, b, d) != (1, 0, -1) or abs(c) > 0.5:
            self._refuse("words that are turned or scaled")
        is_inside = 0 <= x <= self.width / _SCALE and 0 <= y <= self.height / _SCALE
        if not is_inside:
            self._refuse("words outside of the page")
        self._at = (x, y)

    def _write(self, length: float) -> None:
        """Words that are so long, in thousandths of a size."""
        if self._size < _SMALLEST:
            self._refuse("words that are too small to be read")
        if self._state.clip is not None:
            self._refuse("words that are cut off")
        if self._state.is_clear:
            self._refuse("words that can be seen through")
        if not self._state.is_dark:
            self._refuse("words in the colour of the paper")
        if len(self._matrices) < 2:
            self._refuse("a page that is moved or scaled")
        (x, y), size = self._at, self._size
        right = x + length * size / 1000
        if right > self.width / _SCALE + size:
            self._refuse("words outside of the page")
        words = (x, y - size / 2, right, y)
        self._beside(words, size)
        self._words.append(words)
        self._at = (right, y)
        if len(self._words) > _MOST_WORDS:
            self._refuse(f"more than {_MOST_WORDS} pieces of text on a page")

    def _length(self, codes: Any) -> float:
        """How far the codes of one operator move the place; none of them goes far back."""
        import pikepdf

        length = 0.0
        for each in codes if isinstance(codes, pikepdf.Array) else [codes]:
            if isinstance(each, pikepdf.String):
                length += self._width(bytes(each))
            else:
                length -= float(each)
                if float(each) > _FURTHEST_BACK:
                    self._refuse(_MOVED)
        return length

    def _beside(self, words: Box, size: float) -> None:
        """Pieces of one line stand beside each other, and lines below each other."""
        left, _, right, baseline = words
        band = int(baseline // _BAND)
        for near in (band - 1, band, band + 1):
            for other in self._lines.get(near, ()):
                is_line = abs(other[3] - baseline) < _BESIDE * size
                if is_line and min(right, other[2]) - max(left, other[0]) > _BESIDE * size:
                    self._refuse("words over words")
                    return
        self._lines.setdefault(band, []).append(words)


def _box(path: Sequence[tuple[float, float]]) -> Box:
    xs, ys = [x for x, _ in path], [y for _, y in path]
    return min(xs), min(ys), max(xs), max(ys)


def _overlap(box: Box, words: Box) -> bool:
    left, top, right, bottom = box
    return (
        left + _NEAR < words[2]
        and words[0] < right - _NEAR
        and top + _NEAR < words[3]
        and words[1] < bottom - _NEAR
    )
