"""A changed copy of a letter's text goes back into the letter: `new --from … --update`.

What was changed is found by comparing the copy with the .docx that the letter gives as it stands.
Each change is put where it belongs in the letter's files, and the letter is then merged again: if
that does not give the very text of the copy, nothing is written.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from pathlib import Path
from string import punctuation
from urllib.parse import quote
from xml.etree import ElementTree as ET

from letterkit.actions.changed_parts import with_changed_parts
from letterkit.actions.changing import changing
from letterkit.actions.drafts import dated_line
from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes, read_text
from letterkit.files.workspace import Workspace, letter_slugs
from letterkit.files.writing import write_files
from letterkit.letters.body import body_of
from letterkit.letters.changed_body import changed_body
from letterkit.letters.document import document_of, text_of
from letterkit.letters.drafts import docx_draft, read_docx
from letterkit.letters.entries import register_of
from letterkit.letters.facts import values_of, with_body, with_fact, with_value, yaml_text
from letterkit.letters.letter import read_letter
from letterkit.letters.lines import lines_of
from letterkit.letters.nodes import shown_address
from letterkit.letters.templating import is_plain
from letterkit.letters.words import words_for
from letterkit.letters.written import blocks_of, markdown_of_blocks, plain_of, settled, tree_of
from letterkit.model import CanonicalText, Letter
from letterkit.model.draft import Draft, Unkept
from letterkit.model.letter import salutations_of
from letterkit.model.manuscript import nodes_of
from letterkit.render.docx import docx

_WHO = ("name", "role", "organisation")
_HINT = "make this change in {file} by hand, then make the .docx anew and go on from there"


@dataclass(frozen=True, slots=True)
class Words:
    """Words that stay (` `), are taken out (`-`) or come in (`+`)."""

    sign: str
    text: str


@dataclass(frozen=True, slots=True)
class Update:
    """What a changed copy changes: lines of the text with their words, and how words look.

    `files` are the names of the files that change. `look` is how many paragraphs only look
    different, which is not part of the text that is signed.
    """

    slug: str
    lang: str
    lines: Sequence[Sequence[Words]]
    look: int
    files: Sequence[str]
    unkept: Sequence[Unkept]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was changed."""
        return not (self.lines or self.look)


@dataclass(frozen=True, slots=True)
class UpdateOptions:
    """`lang` is that of the copy, if somebody said it; `older` takes a copy of an earlier text."""

    draft: Path
    lang: str = ""
    accepting: bool = False
    older: bool = False


def update_letter(
    folder: Path,
    slug: str,
    options: UpdateOptions,
    host: Host,
    confirm: Callable[[Update], None],
) -> Update:
    """Take a changed copy into a letter; `confirm` raises unless a person accepts what changes."""
    with changing(folder, "new --update", host) as turn:
        workspace = turn.workspace
        slug = letter_slugs(workspace, slug)[0]
        name = options.draft.name
        if options.draft.suffix.lower() in (".md", ".txt"):
            raise LetterkitError(
                f"{name}: --update takes a .docx alone, a changed copy of the letter",
                hint=f"make one with letterkit build {slug} --format docx, or change "
                f"letters/{slug}/letter.md by hand",
            )
        changed = read_docx(options.draft, name, accepting=options.accepting)
        letter = _letter(workspace, slug, options, changed)
        file = workspace.root / letter.file
        before = read_bytes(file, letter.file)
        source = read_text(file, letter.file)
        now = text_of(letter).canonical
        old = docx_draft(_docx(letter), name)
        changed = _with_same_addresses(changed, old)
        changed = _without_old_addresses(changed, old)
        wanted = _text_of(letter, changed)
        if wanted != now:
            _refuse_other(letter, now, changed, name, older=options.older)
        text = _changed(letter, source, old, changed)
        _refuse_unplaced(workspace, letter, text, wanted)
        found = Update(
            slug=slug,
            lang=letter.lang,
            lines=_difference(now.content, wanted.content),
            look=_looking_different(old, changed),
            files=(letter.file,),
            unkept=changed.unkept,
        )
        if found.is_empty:
            return replace(found, files=())
        with turn.asking():
            confirm(found)
        write_files([(file, before, text.encode())])
        return found


def _letter(workspace: Workspace, slug: str, options: UpdateOptions, changed: Draft) -> Letter:
    """The language version that the copy is of."""
    letters = read_letter(workspace, slug)
    lang = options.lang or (changed.copy_of.lang if changed.copy_of else letters[0].lang)
    for each in letters:
        if each.lang == lang:
            return each
    there = ", ".join(each.lang for each in letters)
    raise LetterkitError(
        f"letters/{slug}: not written in {lang}", hint=f"it is there in {there}: say --lang"
    )


def _docx(letter: Letter) -> bytes:
    """The .docx of the letter as it stands, without anybody of its list."""
    text = text_of(letter)
    register = register_of(letter, {letter.lang: text.canonical.sha256}, ())
    return docx(document_of(letter, text, register))


def _refuse_other(
    letter: Letter, now: CanonicalText, changed: Draft, name: str, *, older: bool
) -> None:
    """Raise for a copy of another letter, or of a text that was changed since."""
    copy = changed.copy_of
    if copy is None:
        return
    if copy.slug != letter.slug:
        raise LetterkitError(
            f"{name}: a copy of another letter, {copy.slug[:60]}",
            hint=f"say that letter's name: letterkit new {copy.slug[:60]} --from FILE --update",
        )
    if copy.sha256 != now.sha256 and not older:
        raise LetterkitError(
            f"{name}: a copy of an earlier text: {letter.file} was changed since",
            hint="what was changed there since would be taken back; to see and accept that, "
            "add --older",
        )


def _changed(letter: Letter, source: str, old: Draft, new: Draft) -> str:
    """The letter's file with all that was changed."""
    source = _with_heads(letter, source, old, new)
    one, other = _blocks(old), _blocks(new)
    if [plain_of(each) for each in one] == [plain_of(each) for each in other]:
        return source
    if letter.body.strip() and is_plain(letter.body):
        body = changed_body(letter.body, letter.file, letter.body_line, one, other)
        return with_body(source, body)
    return with_changed_parts(letter, source, one, other)


def _with_same_addresses(changed: Draft, old: Draft) -> Draft:
    """The copy with the addresses that a word processor only wrote in another way."""
    links = tree_of("body", (), old.body).iter("a")
    known = {_usual(each.get("href", "")): each.get("href", "") for each in links}
    tree = tree_of("body", (), changed.body)
    for link in tree.iter("a"):
        address = link.get("href", "")
        link.set("href", known.get(_usual(address), address))
    return replace(changed, body=nodes_of(tree))


def _usual(address: str) -> str:
    """An address in ASCII and without a `/` alone behind its host, as word processors differ."""
    written = quote(address, safe="%" + punctuation)
    scheme, mark, rest = written.partition("://")
    host, slash, path = rest.partition("/")
    return f"{scheme}{mark}{host}" if slash and not path else written


def _without_old_addresses(changed: Draft, old: Draft) -> Draft:
    """The copy without the address that stood behind a link before the link was changed."""
    links = tree_of("body", (), old.body).iter("a")
    printed = sorted({f" ({shown_address(each)})" for each in links}, key=len, reverse=True)
    tree = tree_of("body", (), changed.body)
    for link in tree.iter("a"):
        tail = link.tail or ""
        if tail.startswith(f" ({shown_address(link)})"):
            continue
        behind = next((each for each in printed if tail.startswith(each)), "")
        link.tail = tail.removeprefix(behind)
    return replace(changed, body=nodes_of(tree))


def _blocks(draft: Draft) -> list[ET.Element]:
    return blocks_of(settled(tree_of("body", (), draft.body)))


def _with_heads(letter: Letter, source: str, old: Draft, new: Draft) -> str:
    """The file with what stands above and below the body: title, place, addressees, issuer."""
    for key, before, after in (
        ("title", old.title, new.title),
        ("issuer", old.issuer, new.issuer),
        ("place", letter.place, _place(letter, old, new)),
    ):
        if after != before:
            if not after:
                raise _unplaced(letter, f"the {key} is not there any more")
            source = with_fact(source, key, yaml_text(after))
    return _with_salutations(letter, _with_addressees(letter, source, old, new), old, new)


def _place(letter: Letter, old: Draft, new: Draft) -> str:
    """The place, from the line that has the date too."""
    if new.dated == old.dated:
        return letter.place
    day = dated_line("", letter.date, letter.lang)
    comma = words_for(letter.lang).comma
    if new.dated.endswith(f"{comma}{day}"):
        return new.dated.removesuffix(f"{comma}{day}")
    raise _unplaced(letter, f"place and date were changed: “{new.dated[:60]}”")


def _with_addressees(letter: Letter, source: str, old: Draft, new: Draft) -> str:
    comma = words_for(letter.lang).comma
    if len(old.to) != len(new.to):
        raise _unplaced(letter, "an addressee came in or was taken out")
    values = values_of(source)
    for number, (before, after) in enumerate(zip(old.to, new.to, strict=True)):
        if before == after:
            continue
        who = letter.to[number]
        fields = [each for each in _WHO if getattr(who, each)]
        parts = after.split(comma, len(fields) - 1)
        paths = [("to", number, each) for each in fields]
        if len(parts) != len(fields) or not all(path in values for path in paths):
            raise _unplaced(letter, f"an addressee was changed: “{after[:60]}”")
        for path, part in zip(paths, parts, strict=True):
            if values[path] != part:
                source = with_value(source, path, part)
    return source


def _with_salutations(letter: Letter, source: str, old: Draft, new: Draft) -> str:
    if old.salutations == new.salutations:
        return source
    if len(old.salutations) != len(new.salutations):
        raise _unplaced(letter, "a salutation came in or was taken out")
    known = salutations_of(letter.to)
    for before, after, said in zip(old.salutations, new.salutations, known, strict=True):
        if before == after:
            continue
        paths = [
            path
            for path, value in values_of(source).items()
            if path[0] == "to" and path[-1] == "salutation" and " ".join(value.split()) == said
        ]
        if not paths:
            raise _unplaced(letter, f"a salutation was changed: “{after[:60]}”")
        for path in paths:
            source = with_value(source, path, after)
    return source


def _text_of(letter: Letter, draft: Draft) -> CanonicalText:
    """The text of the copy, as one would sign it."""
    markdown = markdown_of_blocks(_blocks(draft))
    body = lines_of(body_of(letter, markdown)) if markdown.strip() else ()
    lines = [draft.title, "", draft.dated, "", *draft.to, "", *draft.salutations, ""]
    text = "\n".join([*lines, *body, "", draft.issuer])
    return CanonicalText.of(_without_gaps(text))


def _without_gaps(text: str) -> str:
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text


def _refuse_unplaced(
    workspace: Workspace, letter: Letter, text: str, wanted: CanonicalText
) -> None:
    """Raise unless the changed file gives the very text of the copy."""
    name = Path(letter.file).name
    letters = read_letter(workspace, letter.slug, {name: text})
    made = next(each for each in letters if each.lang == letter.lang)
    found = text_of(made).canonical.content.split("\n")
    asked = wanted.content.split("\n")
    for number, line in enumerate(asked):
        if number >= len(found) or found[number] != line:
            raise _unplaced(letter, f"this cannot be placed: “{line[:60]}”")
    if len(found) > len(asked):
        raise _unplaced(letter, f"this cannot be taken out: “{found[len(asked)][:60]}”")


def _unplaced(letter: Letter, what: str) -> LetterkitError:
    return LetterkitError(f"{letter.file}: {what}", hint=_HINT.format(file=letter.file))


def _difference(old: str, new: str) -> list[list[Words]]:
    """The lines that differ, word by word."""
    before = [line for line in old.split("\n") if line]
    after = [line for line in new.split("\n") if line]
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        found += [_words(before[a + n], after[c + n]) for n in range(pairs)]
        found += [[Words("-", line)] for line in before[a + pairs : b]]
        found += [[Words("+", line)] for line in after[c + pairs : d]]
    return found


def _words(before: str, after: str) -> list[Words]:
    one, other = before.split(" "), after.split(" ")
    found = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Words(" ", " ".join(one[a:b])))
            continue
        if b > a:
            found.append(Words("-", " ".join(one[a:b])))
        if d > c:
            found.append(Words("+", " ".join(other[c:d])))
    return found


def _looking_different(old: Draft, new: Draft) -> int:
    """How many paragraphs have the same words and look different, such as bold."""
    one = [plain_of(each) for each in _blocks(old)]
    words = {" ".join("".join(each.itertext()).split()) for each in _blocks(old)}
    return sum(
        plain_of(each) not in one and " ".join("".join(each.itertext()).split()) in words
        for each in _blocks(new)
    )
