"""Documents become files, in several processes."""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TypeAlias

from letterkit.actions.assemble import Assembled
from letterkit.errors import LetterkitError
from letterkit.files.outputs import Output
from letterkit.letters.facing import faced
from letterkit.letters.for_press import for_press
from letterkit.model import Addressee, Document
from letterkit.model.manuscript import files_beside
from letterkit.model.packed import is_packed
from letterkit.parallel import Progress, inheriting, workers
from letterkit.render.counting import RenderingCounts, checking_begins
from letterkit.render.glyphs import MissingGlyphs
from letterkit.render.library import CannotDraw, load_weasyprint
from letterkit.render.share import card_name

BUILDING = "building"  # what its progress says
MANY = 2000  # entries, with which a document is not handed to another process, but inherited


PRESS = ".press"  # in the name of a file


class Format(StrEnum):
    PDF = "pdf"
    HTML = "html"
    TXT = "txt"
    EML = "eml"
    DOCX = "docx"


# What is made where nobody says which. A .docx is for negotiating a text, and is on request only.
USUAL = (Format.PDF, Format.HTML, Format.TXT, Format.EML)

_FOR_PRESS = (Format.PDF, Format.TXT)


@dataclass(frozen=True, slots=True)
class Task:
    """A document to render, and how its files are called.

    With `checking`, each file must hold when it is verified.
    """

    document: Document
    stem: str
    formats: tuple[Format, ...]
    attach: bool
    ignoring: bool = False
    checking: bool = True


@dataclass(frozen=True, slots=True)
class Unmade:
    """Files that could not be made, because no font here can draw these characters.

    `why` is set, and `hint` with it, where this machine can draw no PDF at all.
    """

    names: tuple[str, ...]
    lang: str
    characters: str
    why: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a task; `boxes` are the characters for which its PDF shows boxes.

    `named` is how many an extract for the press shows, -1 for what shows the whole list.
    """

    outputs: tuple[Output, ...]
    unmade: Unmade | None = None
    boxes: str = ""
    named: int = -1


def tasks_for(
    assembled: Assembled,
    formats: Sequence[Format],
    langs: Sequence[str],
    *,
    per_addressee: bool = False,
    attach: bool = False,
    ignoring: bool = False,
    checking: bool = False,
) -> list[Task]:
    """One task a language, or a language and addressee; two where that takes long.

    With `ignoring`, boxes are drawn for characters that no font has. With `checking`, the files of
    long lists too are verified; those of others always are.
    """
    tasks = []
    wanted = _wanted(assembled, langs)
    for document in wanted:
        stem = f"{document.slug}.{document.lang}"
        is_checked = checking or not is_large(document)
        for addressee, part in _copies(document, per_addressee):
            copy = replace(document, copy_for=addressee) if addressee else document
            own = with_plain(formats, document)
            langs_beside = _langs_with(part, wanted, per_addressee=per_addressee)
            copy = linking(copy, own, langs_beside)
            for some in _at_once(copy, own, attach=attach):
                tasks.append(Task(copy, f"{stem}{part}", some, attach, ignoring, is_checked))
        some = tuple(each for each in formats if each in _FOR_PRESS)
        if document.press_names and some:
            press = for_press(document)
            tasks.append(Task(press, f"{stem}{PRESS}", some, False, ignoring, is_checked))
    if Format.PDF in formats and (both := _facing(wanted)):
        stem = f"{both.slug}.{both.lang}-{both.facing.lang}" if both.facing else ""
        is_checked = checking or not is_large(both)
        tasks.append(Task(both, stem, (Format.PDF,), False, ignoring, is_checked))
    return tasks


def linking(document: Document, formats: Sequence[Format], langs: Sequence[str]) -> Document:
    """The document with what is made together with it in these formats and languages.

    A page links to that and to nothing else: what lies there from another day says another thing.
    """
    made = {f"{document.lang}.{each}" for each in formats}
    if Format.HTML in formats:
        made |= {f"{each}.html" for each in langs}
        made |= {f"{document.lang}.png"} if card_name(document) else set()
    known = [each.lang for each in document.versions]
    beside = tuple(each for each in files_beside(document.lang, known) if each in made)
    return replace(document, beside=beside)


def _langs_with(part: str, wanted: Sequence[Document], *, per_addressee: bool) -> list[str]:
    """The languages in which there is a copy whose name has this part."""
    return [
        each.lang for each in wanted if part in [name for _, name in _copies(each, per_addressee)]
    ]


def _facing(documents: Sequence[Document]) -> Document | None:
    """The two languages that the letter wants in one file, if both are to be made."""
    known = {each.lang: each for each in documents}
    langs = documents[0].facing_langs
    if not langs or any(each not in known for each in langs):
        return None
    return faced(known[langs[0]], known[langs[1]])


def with_plain(formats: Sequence[Format], document: Document) -> tuple[Format, ...]:
    """The formats, and the text beside a page that shows the first of very many names only."""
    is_part = Format.HTML in formats and is_packed(len(document.register.entries))
    if is_part and Format.TXT not in formats:
        return (*formats, Format.TXT)
    return tuple(formats)


def common_outputs(assembled: Assembled) -> list[Output]:
    """What is not of one language: the canonical texts, and the register with its files."""
    texts = [
        Output(f"letter.{document.lang}.txt", document.text.content.encode())
        for document in assembled.documents
    ]
    register = assembled.documents[0].register.json.encode()
    return [*texts, Output("register.json", register), *assembled.public]


def names_of(assembled: Assembled, *, per_addressee: bool) -> frozenset[str]:
    """How the files are called that a letter has in all its languages and in every format."""
    tasks = tasks_for(assembled, tuple(Format), (), per_addressee=per_addressee)
    names = {f"{task.stem}.{each}" for task in tasks for each in task.formats}
    return frozenset(names | set(filter(None, map(card_name, assembled.documents))))


def _at_once(
    document: Document, formats: Sequence[Format], *, attach: bool
) -> list[tuple[Format, ...]]:
    """The formats, those apart that can be made beside the others."""
    others = tuple(each for each in formats if each is not Format.PDF)
    if not is_large(document) or attach or not others or Format.PDF not in formats:
        return [tuple(formats)]
    return [(Format.PDF,), others]


def _wanted(assembled: Assembled, langs: Sequence[str]) -> list[Document]:
    there = [document.lang for document in assembled.documents]
    for lang in langs:
        if lang not in there:
            raise LetterkitError(
                f"letters/{assembled.slug}: not written in {lang}",
                hint=f"it is there in {', '.join(there)}; write letter.{lang}.md for another",
            )
    return [each for each in assembled.documents if not langs or each.lang in langs]


def _copies(document: Document, per_addressee: bool) -> list[tuple[Addressee | None, str]]:
    """Who to render the document for, and what marks that copy's file name."""
    if not per_addressee or not document.to:
        return [(None, "")]
    return [(addressee, f".to-{number}") for number, addressee in enumerate(document.to, 1)]


Rendering: TypeAlias = "Callable[[Sequence[Task], Progress, str], Iterator[Made]]"


@contextmanager
def rendering(most: int) -> Iterator[Rendering]:
    """What renders tasks in at most `most` processes, which begin to load what they need.

    It is given how to show its progress, and under which title. If a document is large, others are
    started that have it already, and that count the names which they have set.
    """
    with ExitStack() as stack:
        mapped = stack.enter_context(workers(most, warm_up))

        def render(tasks: Sequence[Task], progress: Progress, title: str) -> Iterator[Made]:
            if not any(is_large(task.document) for task in tasks):
                return progress(mapped(rendered, tasks), title, len(tasks))
            sizes = [len(each.document.register.entries) for each in tasks]
            counts = RenderingCounts(sizes, checking=any(each.checking for each in tasks))
            made = stack.enter_context(inheriting(_counted(counts), list(enumerate(tasks))))
            return progress(made, title, counts.total, counts.done)

        yield render


def _counted(counts: RenderingCounts) -> "Callable[[tuple[int, Task]], Made]":
    """Renders a task, and counts what is done of it."""

    def made(numbered: tuple[int, Task]) -> Made:
        number, task = numbered
        with counts.counting(number):
            return rendered(task)

    return made


def is_large(document: Document) -> bool:
    return len(document.register.entries) > MANY


def warm_up() -> None:
    """Load what takes longest to load; what is missing is said when a PDF is to be made."""
    with suppress(CannotDraw):
        load_weasyprint()
    import letterkit.render.pdf  # noqa: F401


def rendered(task: Task) -> Made:
    """Render a document in the formats that are asked for.

    A PDF that cannot be drawn does not keep the others from being made, but for an e-mail to which
    it would be attached.
    """
    try:
        return _rendered(task)
    except MissingGlyphs as missing:
        lost = _drawn(task)
        others = tuple(each for each in task.formats if each not in lost)
        names = tuple(f"{task.stem}.{each}" for each in task.formats if each in lost)
        unmade = Unmade(names, task.document.lang, missing.characters)
        return replace(_rendered(_linking_to_made(task, names, others)), unmade=unmade)
    except CannotDraw as error:
        return _without_drawing(task, error)


def _drawn(task: Task) -> set[Format]:
    """The formats that no file has without a PDF."""
    return {Format.PDF, *([Format.EML] if task.attach else ())}


def _without_drawing(task: Task, error: CannotDraw) -> Made:
    """What a machine makes that can draw nothing: the picture beside the page is left out too."""
    lost = _drawn(task)
    names = [f"{task.stem}.{each}" for each in task.formats if each in lost]
    if Format.HTML in task.formats and card_name(task.document):
        names.append(card_name(task.document))
    others = tuple(each for each in task.formats if each not in lost)
    unmade = Unmade(tuple(names), task.document.lang, "", str(error), error.hint)
    return replace(_rendered(_linking_to_made(task, names, others)), unmade=unmade)


def _linking_to_made(task: Task, unmade: Collection[str], formats: tuple[Format, ...]) -> Task:
    """The task in these formats, whose page does not link to what could not be made."""
    document = task.document
    beside = tuple(
        each for each in document.beside if document.file(*each.split(".")) not in unmade
    )
    document = replace(document, beside=beside)
    return replace(task, document=document, formats=formats, attach=False)


def linking_to_made(tasks: Sequence[Task], made: Sequence[Made]) -> list[Made]:
    """What became of tasks, with a new page where one links to what another could not make."""
    unmade = {name for each in made if each.unmade for name in each.unmade.names}
    if not unmade:
        return list(made)
    found = []
    for task, one in zip(tasks, made, strict=True):
        others = unmade.difference(one.unmade.names if one.unmade else ())
        linked = {task.document.file(*each.split(".")) for each in task.document.beside}
        if Format.HTML in task.formats and others & linked:
            pages = _rendered(_linking_to_made(task, unmade, (Format.HTML,))).outputs
            known = {each.name: each for each in pages}
            one = replace(one, outputs=tuple(known.get(each.name, each) for each in one.outputs))
        found.append(one)
    return found


def _rendered(task: Task) -> Made:
    document, stem, formats = task.document, task.stem, task.formats
    made: dict[Format, Output] = {}
    beside: list[Output] = []
    boxes = ""
    if Format.PDF in formats or (task.attach and Format.EML in formats):
        from letterkit.render.pdf import pdf

        file = pdf(document, ignoring=task.ignoring)
        made[Format.PDF] = Output(f"{stem}.pdf", file.data, file.pages)
        boxes = file.boxes
    if Format.HTML in formats:
        from letterkit.render.page import page

        made[Format.HTML] = Output(f"{stem}.html", page(document).encode())
        if card_name(document) and f"{document.lang}.png" in document.beside:
            from letterkit.render.card import card

            beside.append(Output(card_name(document), card(document)))
    if Format.TXT in formats:
        from letterkit.render.plain import plain

        made[Format.TXT] = Output(f"{stem}.txt", plain(document).encode())
    if Format.EML in formats:
        from letterkit.render.mail import mail

        enclosed = made[Format.PDF] if task.attach else None
        parts = [(enclosed.name, "application/pdf", enclosed.data)] if enclosed else []
        to = document.copy_for
        made[Format.EML] = Output(f"{stem}.eml", mail(document, attachments=parts, to=to))
    if Format.DOCX in formats:
        from letterkit.render.docx import docx

        # It is the same for every addressee, and no copy of theirs.
        if not document.copy_for:
            beside.append(Output(f"{stem}.docx", docx(document)))
    outputs = tuple(output for format, output in made.items() if format in formats)
    if task.checking:
        from letterkit.actions.verify_letter import check_made

        checking_begins()
        for output in outputs:
            check_made(output.name, output.data)
    extract = document.press is not None and bool(document.press.named)
    named = sum(len(group.lines) for group in document.groups) if extract else -1
    return Made((*outputs, *beside), boxes=boxes, named=named)
