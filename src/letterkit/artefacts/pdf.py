"""Files → artefact: a PDF, by its attachments and by its structure tree.

letterkit marks in the tree (ISO 32000-1, 14.7) what is what, in the title `/T` of an element:

    letter      words of the canonical text; in the order of the tree they are all of it
    entry 7     a signatory, entry 7 (from 0) of the attached register
    name        inside an entry: the name
    head        what stands above the entries of one letter or script
    facing      words of the canonical text in a second language, that stands beside the first
    around      counts that stand above the letter, and are compared like those of the list
    beside note what stands above the letter and is not signed; `copy`, `sign` or `full` for a note

An element's `/ActualText` says how the glyphs below it read; `/LetterkitGlyphs` in the document
information, that those of every script read as was written. What a page draws is found by
following its operators, so text that stands in no element cannot hide.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain
from typing import TYPE_CHECKING

from letterkit.artefacts.pdf_glyphs import Drawing, Drawn
from letterkit.artefacts.pdf_streams import unpacked
from letterkit.artefacts.text import fingerprints_in
from letterkit.errors import LetterkitError
from letterkit.faults import TooMuch
from letterkit.model import Artefact, Medium, Part, Passage, Seen, ShownEntry, ShownHead
from letterkit.model.boxes import parse_boxes
from letterkit.model.seal import FRAMES, empty_field
from letterkit.parallel import report

if TYPE_CHECKING:
    import pikepdf

LETTER, ENTRY, NAME, HEAD, AROUND = "letter", "entry ", "name", "head", "around"
FACING = "facing"
BESIDE = "beside "
CHECK = "beside check"
_KEYS = {
    "register.json": "/LetterkitRegister",
    "checkpoint.txt": "/LetterkitCheckpoint",
    "policy.txt": "/LetterkitPolicy",
}
_TEXT = "/LetterkitText"
_FACING = "/LetterkitFacing"
_BOXES = "/LetterkitBoxes"
_PRESS = "/LetterkitPress"
_SHEET = "/LetterkitSheet"
_GLYPHS = "/LetterkitGlyphs"
_DEEPEST = 100
_UNMARKED = "it has lost the marks that say what is the letter and what is the list"


def read_pdf(data: bytes, name: str) -> Artefact:
    """Take a PDF apart; one that is damaged, locked or not ours is an error."""
    import io

    import pikepdf

    try:
        with pikepdf.open(io.BytesIO(data), attempt_recovery=False) as pdf:
            return _artefact(pdf, name, data)
    except LetterkitError as error:
        if str(error).startswith(name):
            raise
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error
    except MemoryError as error:
        raise TooMuch from error
    except pikepdf.PasswordError as error:
        raise LetterkitError(f"{name}: a locked PDF", hint="letterkit makes none") from error
    except (
        *(pikepdf.PdfError, pikepdf.DataDecodingError, pikepdf.ForeignObjectError),
        *(ValueError, TypeError, LookupError, AttributeError, ArithmeticError),
        *(RecursionError, NotImplementedError, RuntimeError),
    ) as error:
        raise LetterkitError(
            f"{name}: a damaged PDF", hint="ask for the file again; it may have been cut short"
        ) from error


def _artefact(pdf: "pikepdf.Pdf", name: str, data: bytes) -> Artefact:
    files = list(_attachments(pdf))
    second = _stated(pdf, _FACING).partition(" ")[2]
    facing = _second_language(pdf, files)
    texts = [(file.split(".")[1], data) for file, data in files if _is_text(file)]
    langs = [lang for lang, _ in texts if lang != facing]
    drawing = Drawing()
    drawn = {page.obj.objgen: drawing.of(page) for page in report(list(pdf.pages))}
    if not texts and not any(file in _KEYS for file, _ in files):
        raise _bare(pdf, drawn.values(), name)
    tree = _Tree(drawn, {(page, mcid) for page, its in drawn.items() for mcid in its.pieces})
    if "/StructTreeRoot" in pdf.Root:
        tree.walk(pdf.Root.StructTreeRoot, _Place(), 0)
    seen = tree.seen()
    is_unmarked = not seen.letter and not seen.entries
    feet = tuple(page.artifact for page in drawn.values())
    # A program that drops the structure drops what tells the feet from the rest.
    footed = _words(drawn.values()) if is_unmarked else " ".join(feet)
    return Artefact(
        medium=Medium.PDF,
        lang=langs[0] if len(langs) == 1 else "",
        texts=tuple(Part(data, _stated(pdf, _TEXT)) for lang, data in texts if lang != facing),
        facing_lang=facing,
        facing_texts=tuple(Part(data, second) for lang, data in texts if lang == facing),
        registers=_parts(pdf, files, "register.json"),
        checkpoints=_parts(pdf, files, "checkpoint.txt"),
        policies=_parts(pdf, files, "policy.txt"),
        fingerprints=tuple(fingerprints_in(footed)),
        seen=replace(seen, feet=feet, tops=tuple(page.top for page in drawn.values())),
        boxes=parse_boxes(_stated(pdf, _BOXES)),
        extract=_stated(pdf, _PRESS),
        lost=(_UNMARKED,) if is_unmarked else (),
        is_unmarked=is_unmarked,
        was_sealed=any(_is_seal(data) for _, data in files),
        foreign=() if is_unmarked else tuple(_foreign(pdf, data, drawn.values(), files, seen)),
    )


def _second_language(pdf: "pikepdf.Pdf", files: Sequence[tuple[str, bytes]]) -> str:
    """The language that stands beside the first, or nothing.

    A copy that lost what states it has two texts all the same; the first is in the language of the
    whole PDF, or has its title. Whatever it is taken for, nothing holds without what was stated.
    """
    stated = _stated(pdf, _FACING).partition(" ")[0]
    titles = {
        file.split(".")[1]: data.partition(b"\n")[0] for file, data in files if _is_text(file)
    }
    if stated or len(titles) != 2:
        return stated
    own = (str(pdf.Root.get("/Lang", "")), _stated(pdf, "/Title").encode("utf-8", "replace"))
    return min(reversed(titles), key=lambda lang: (lang == own[0], titles[lang] == own[1]))


def _is_seal(data: bytes) -> bool:
    """Whether an attachment is a seal, and not the empty place for one."""
    frame = FRAMES[Medium.PDF]
    return frame.marker in data and empty_field(frame) not in data


def _foreign(
    pdf: "pikepdf.Pdf",
    data: bytes,
    pages: Iterable[Drawn],
    files: Sequence[tuple[str, bytes]],
    seen: Seen,
) -> Iterator[str]:
    from letterkit.artefacts.pdf_foreign import foreign_in

    shown = [each.words for each in seen.entries]
    heads = [each.words for each in seen.heads]
    passages = (*seen.letter, *seen.facing, *seen.furniture, *heads, *shown)
    said = " ".join(each.text for each in passages)
    facing = _second_language(pdf, files)
    for file, content in files:
        if _is_text(file):
            text = content.decode("utf-8", "replace")
            said += f" {text}"
            is_second = bool(facing) and file == f"letter.{facing}.txt"
            if not is_second and str(pdf.docinfo.get("/Title", "")) != text.partition("\n")[0]:
                yield "another title than the letter"
    yield from foreign_in(data, pdf, [file for file, _ in files], said)
    if _GLYPHS not in pdf.docinfo:
        # Then a font may draw several letters as one, or move them.
        yield "glyphs of which it does not state how they read"
    for number, page in enumerate(pages, 1):
        if page.foreign:
            yield f"{page.foreign} on page {number}"


def _words(pages: Iterable[Drawn]) -> str:
    """All that is drawn, in no order that a reader would follow."""
    return " ".join(each for page in pages for each in (page.top, page.artifact, page.outside))


# Words of a copy may stand without blanks between them.
_LIKE_A_FINGERPRINT = re.compile("[A-Z2-7]{4}-[A-Z2-7]{4}-[A-Z2-7]{4}")


def _bare(pdf: "pikepdf.Pdf", pages: Iterable[Drawn], name: str) -> LetterkitError:
    """The error of a PDF without attachments of ours.

    Printing to a PDF, and taking pages into another, drop what is attached. The copy is no worse
    than a copy on paper, and cannot be verified as that cannot.
    """
    if _SHEET in pdf.docinfo:
        return LetterkitError(
            f"{name}: cannot verify: a sheet for signatures on paper carries no list",
            hint="compare its twelve characters with those of the letter",
        )
    stated = any(key in pdf.docinfo for key in (_TEXT, *_KEYS.values()))
    drawn = list(pages)
    marked = " ".join(piece for page in drawn for piece in page.pieces.values())
    if stated or _LIKE_A_FINGERPRINT.search(f"{_words(drawn)} {marked}"):
        return LetterkitError(
            f"{name}: cannot verify: this copy has lost the files that letterkit attaches",
            hint="programs that print a page or a PDF, or save it anew, drop them; "
            "ask for the original file",
        )
    return LetterkitError(
        f"{name}: not a PDF that letterkit made",
        hint="or a copy that lost what was attached: then ask for the original file",
    )


def _parts(pdf: "pikepdf.Pdf", files: Sequence[tuple[str, bytes]], wanted: str) -> tuple[Part, ...]:
    stated = _stated(pdf, _KEYS[wanted])
    return tuple(Part(data, stated) for file, data in files if file == wanted)


def _stated(pdf: "pikepdf.Pdf", key: str) -> str:
    return str(pdf.docinfo.get(key, ""))


def _is_text(file: str) -> bool:
    return file.startswith("letter.") and file.endswith(".txt") and file.count(".") == 2


def _attachments(pdf: "pikepdf.Pdf") -> Iterator[tuple[str, bytes]]:
    """Every file that any file specification of the PDF holds, twice if it is there twice."""
    import pikepdf

    listed = list(pikepdf.NameTree(pdf.Root.Names.EmbeddedFiles).values()) if _lists(pdf) else []
    associated = list(pdf.Root.get("/AF", []))
    known: set[tuple[int, int]] = set()
    for spec in chain(listed, associated, pdf.objects):
        if not isinstance(spec, pikepdf.Dictionary) or "/EF" not in spec:
            continue
        for stream in {each.objgen: each for each in spec.EF.as_dict().values()}.values():
            if stream.objgen not in known:
                known.add(stream.objgen)
                yield str(spec.get("/UF", spec.get("/F", ""))), unpacked(stream, "an attachment")


def _lists(pdf: "pikepdf.Pdf") -> bool:
    return "/Names" in pdf.Root and "/EmbeddedFiles" in pdf.Root.Names


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an element stands: what the elements above it say."""

    title: str = ""
    is_name: bool = False
    page: tuple[int, int] = (0, 0)


# A page and the number of a piece of its marked content.
_Piece = tuple[tuple[int, int], int]


@dataclass(slots=True)
class _Head:
    words: list[Passage] = field(default_factory=list)
    below: dict[int, None] = field(default_factory=dict)


@dataclass(slots=True)
class _Shown:
    name: list[Passage] = field(default_factory=list)
    words: list[Passage] = field(default_factory=list)


class _Tree:
    """Collects the words of a structure tree, each under what it is.

    `left` are the pieces that no element has claimed; it is emptied on the way.
    """

    def __init__(self, drawn: dict[tuple[int, int], Drawn], left: set[_Piece]) -> None:
        self._drawn = drawn
        self._left = left
        self._walked: set[tuple[int, int]] = set()
        self._letter: list[Passage] = []
        self._facing: list[Passage] = []
        self._entries: dict[int, _Shown] = {}
        self._furniture: list[Passage] = []
        self._around: list[Passage] = []
        self._heads: list[_Head] = []
        self._checks: list[list[Passage]] = []
        self._ranges: dict[tuple[int, int], tuple[int, int]] = {}
        self._beside: set[str] = set()

    def walk(self, element: "pikepdf.Object | int", place: _Place, depth: int) -> None:
        """Collect what is in `element`: a part of the tree, or a number of marked content."""
        import pikepdf

        if depth > _DEEPEST:
            raise ValueError("a structure tree without end")
        if type(element) is int:  # most of a long list; what it is else is slow to ask
            self._put(place, self._take(place, element), None)
            return
        if isinstance(element, pikepdf.Object) and element.is_indirect:
            if element.objgen in self._walked:
                raise ValueError("an element of the structure tree is in two places")
            self._walked.add(element.objgen)
        if isinstance(element, pikepdf.Array):
            for kid in element:
                self.walk(kid, place, depth + 1)
        elif isinstance(element, pikepdf.Dictionary) and element.get("/Type") != "/OBJR":
            inside = _inside(element, place)
            if not place.title:
                self._begin(inside.title)
            kids = element.get("/MCID", element.get("/K", pikepdf.Array()))
            if "/ActualText" in element:
                drawn = self._drawn_below(kids, inside, depth + 1)
                self._put(inside, drawn, str(element.ActualText))
            else:
                self.walk(kids, inside, depth + 1)

    def _begin(self, title: str) -> None:
        """What has its words by itself begins anew with each element."""
        if title == HEAD:
            self._heads.append(_Head())
        elif title == CHECK:
            self._checks.append([])

    def _drawn_below(self, kids: "pikepdf.Object", place: _Place, depth: int) -> str:
        below = _Tree(self._drawn, self._left)
        below._walked = self._walked
        below.walk(kids, _Place(LETTER, page=place.page), depth)
        return "".join(passage.drawn or "" for passage in below._letter)

    def _take(self, place: _Place, mcid: int) -> str:
        self._left.discard((place.page, mcid))
        page = self._drawn.get(place.page)
        return page.pieces.get(mcid, "") if page else ""

    def _put(self, place: _Place, drawn: str, meant: str | None) -> None:
        passage = Passage(drawn if meant is None else meant, drawn)
        if place.title == LETTER:
            self._letter.append(passage)
            self._furniture.clear()  # what stands above the letter's end
        elif place.title == FACING:
            self._facing.append(passage)
            self._furniture.clear()
        elif place.title.startswith(ENTRY):
            index = _index(place.title)
            shown = self._entries.setdefault(index, _Shown())
            shown.words.append(passage)
            if self._heads:
                self._heads[-1].below[index] = None
            if place.is_name:
                shown.name.append(passage)
                first, _ = self._ranges.get(place.page, (index, index))
                self._ranges[place.page] = (first, index)
        elif place.title == AROUND:
            self._around.append(passage)
        elif place.title == HEAD:
            self._heads[-1].words.append(passage)
        elif place.title == CHECK:
            self._checks[-1].append(passage)
        else:
            # Behind the letter's end a mark makes no words a note: they are compared like the rest.
            self._furniture.append(passage)
            if place.title.startswith(BESIDE):
                self._beside.add(place.title.removeprefix(BESIDE))

    def seen(self) -> Seen:
        """What the pages show, outside of marks too."""
        outside = [page.outside for page in self._drawn.values()]
        unnamed = [self._drawn[page].pieces[mcid] for page, mcid in sorted(self._left)]
        return Seen(
            letter=tuple(self._letter),
            facing=tuple(self._facing),
            entries=tuple(
                ShownEntry(index, _joined(shown.name), _joined(shown.words))
                for index, shown in sorted(self._entries.items())
            ),
            furniture=(*self._around, *self._furniture, *map(_joined, self._checks)),
            ranges=tuple(self._ranges.get(page) for page in self._drawn),
            heads=tuple(ShownHead(_joined(head.words), tuple(head.below)) for head in self._heads),
            stray=" ".join((*outside, *unnamed)).strip(),
            beside=frozenset(self._beside),
        )


def _inside(element: "pikepdf.Object", place: _Place) -> _Place:
    """`place` as it is inside `element`; a mark counts only where no other is around it."""
    title = str(element.get("/T", ""))
    page = element.Pg.objgen if "/Pg" in element else place.page
    if title == NAME and place.title.startswith(ENTRY):
        return _Place(place.title, True, page)
    is_known = title in (LETTER, FACING, HEAD, AROUND) or title.startswith((ENTRY, BESIDE))
    marks = not place.title and is_known
    return _Place(title if marks else place.title, place.is_name, page)


def _index(title: str) -> int:
    number = title.removeprefix(ENTRY)
    return int(number) if number.isascii() and number.isdecimal() else -1


def _joined(passages: list[Passage]) -> Passage:
    drawn = "".join(passage.drawn or "" for passage in passages)
    return Passage("".join(passage.text for passage in passages), drawn)
