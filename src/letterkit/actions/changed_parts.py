"""Changes of a copy in a letter whose text has facts, notes or sentences of a template in it.

What stands in the letter's own words is changed on its lines, what is inside of one fact in that
fact. All else is refused with what stands in the way.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from xml.etree import ElementTree as ET

from letterkit.errors import LetterkitError
from letterkit.letters.body import parsed
from letterkit.letters.changed_body import end_of, put, refuse_lossy
from letterkit.letters.facts import Path, values_of, with_body, with_value
from letterkit.letters.lines import words_of
from letterkit.letters.own_parts import Part, parts_of
from letterkit.letters.written import blocks_of, markdown_of_blocks, plain_of, settled
from letterkit.model import Letter

_FACT = re.compile(r"\{\{[-+]?\s*([^\W\d]\w*)")


@dataclass(frozen=True, slots=True)
class _Edit:
    """A text in the place of lines of the body; `fits` says that it needs no empty lines around."""

    begin: int
    end: int
    text: str
    fits: bool = False


@dataclass
class _Changes:
    """What is to be changed: values of facts, and lines of the body."""

    facts: list[tuple[Path, str]] = field(default_factory=list)
    edits: list[_Edit] = field(default_factory=list)


def with_changed_parts(
    letter: Letter, source: str, old: Sequence[ET.Element], new: Sequence[ET.Element]
) -> str:
    """The letter's file with the changes that lead from `old` to `new`, blocks of two .docx."""
    owners = _owners(letter, old)
    changes = _Changes()
    steps = SequenceMatcher(
        None, [plain_of(each) for each in old], [plain_of(each) for each in new], autojunk=False
    )
    for tag, a, b, c, d in steps.get_opcodes():
        if tag == "equal":
            continue
        pairs = min(b - a, d - c)
        for n in range(pairs):
            further = new[c + n + 1 : d] if n == pairs - 1 and b - a == pairs else ()
            _change(letter, source, changes, owners[a + n], old[a + n], new[c + n], further)
        for n in range(a + pairs, b):
            _take_out(letter, changes, owners[n])
        if not pairs and d > c:
            _put_in(letter, changes, owners, a, new[c:d])
    for path, text in changes.facts:
        source = with_value(source, path, text)
    if not changes.edits:
        return source
    lines = letter.body.split("\n")
    for each in sorted(changes.edits, key=lambda each: (each.begin, each.end), reverse=True):
        if each.fits:
            lines[each.begin : each.end] = each.text.split("\n")
        else:
            put(lines, each.begin, each.end, each.text)
    return with_body(source, "\n".join(lines[: end_of(lines)]) + "\n")


def _owners(letter: Letter, old: Sequence[ET.Element]) -> list[Part]:
    """For each block of the .docx the part that it is of."""
    owners: list[Part] = []
    blocks: list[ET.Element] = []
    for part in parts_of(letter):
        owners += [part] * len(part.blocks)
        blocks += part.blocks
    # A note may join what stands above and below it: such a paragraph has no lines of its own.
    found = [Part([each]) for each in old]
    one, other = [words_of(each) for each in blocks], [words_of(each) for each in old]
    for a, b, size in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        found[b : b + size] = owners[a : a + size]
    return found


def _change(
    letter: Letter,
    source: str,
    changes: _Changes,
    part: Part,
    before: ET.Element,
    after: ET.Element,
    further: Sequence[ET.Element],
) -> None:
    """Change one block, and put `further` ones behind it."""
    if part.lines and not part.signs and len(part.blocks) == 1:
        refuse_lossy(letter.body, letter.file, letter.body_line, part.lines, before)
        text = markdown_of_blocks([after, *further]).rstrip("\n")
        fits = before.tag == after.tag and not further
        changes.edits.append(_Edit(*part.lines, text, fits=fits))
        return
    fact = _changed_fact(source, before, after)
    if fact is None:
        raise _held(letter, part)
    changes.facts.append(fact)
    if further:
        if part.lines is None:
            raise _held(letter, part)
        text = markdown_of_blocks(further).rstrip("\n")
        changes.edits.append(_Edit(part.lines[1], part.lines[1], text))


def _take_out(letter: Letter, changes: _Changes, part: Part) -> None:
    if part.lines is None or part.signs or len(part.blocks) > 1:
        raise _held(letter, part)
    changes.edits.append(_Edit(*part.lines, ""))


def _put_in(
    letter: Letter, changes: _Changes, owners: Sequence[Part], at: int, new: Sequence[ET.Element]
) -> None:
    """Put blocks beside one of the letter's own: before the next one, or behind the last."""
    text = markdown_of_blocks(new).rstrip("\n")
    after = owners[at].lines if at < len(owners) else None
    before = owners[at - 1].lines if at else None
    if before is not None:
        changes.edits.append(_Edit(before[1], before[1], text))
    elif after is not None:
        changes.edits.append(_Edit(after[0], after[0], text))
    else:
        raise _held(letter, Part(()))


def _changed_fact(source: str, before: ET.Element, after: ET.Element) -> tuple[Path, str] | None:
    """The one fact in which all of a change lies, with its new text."""
    one, other = (markdown_of_blocks([each]).rstrip("\n") for each in (before, after))
    begin = _common(one, other)
    end = _common(one[begin:][::-1], other[begin:][::-1])
    fits = []
    for path, value in values_of(source).items():
        fact = _as_shown(value, one)
        at = one.find(fact) if fact else -1
        if at < 0 or one.count(fact) > 1:
            continue
        if at <= begin and len(one) - end <= at + len(fact):
            fits.append((len(fact), path, other[at : len(other) - (len(one) - at - len(fact))]))
    if not fits:
        return None
    _, path, text = min(fits, key=lambda each: each[0])
    return path, text


def _as_shown(value: str, text: str) -> str:
    """A fact as it stands in a text of Markdown that letterkit wrote, which escapes signs."""
    plain = " ".join(value.split())
    if plain in text:
        return plain
    tree = parsed(plain)
    blocks = blocks_of(settled(tree)) if tree is not None else []
    return markdown_of_blocks(blocks).rstrip("\n") if len(blocks) == 1 else plain


def _common(one: str, other: str) -> int:
    """How many characters two texts begin with alike."""
    return next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )


def _held(letter: Letter, part: Part) -> LetterkitError:
    """What stands in the way of a change."""
    if part.lines is None and letter.template.name == "blank":
        return LetterkitError(
            f"{letter.file}:{letter.body_line}: what was changed is made by {{% … %}}, or a note "
            "{# … #} joins it to other words",
            hint=f"make this change in {letter.file} by hand, then make the .docx anew and go on "
            "from there",
        )
    if part.lines is None:
        return LetterkitError(
            f"{letter.file}: what was changed stands in the sentences of the template "
            f"{letter.template.name}, or in more than one fact",
            hint="write that part in your own words below the facts, with {% block … %}; "
            "docs/letters.md says how",
        )
    line = f"{letter.file}:{letter.body_line + part.lines[0]}"
    facts = dict.fromkeys(found[1] for sign in part.signs if (found := _FACT.match(sign)))
    if facts:
        what = (
            f"the fact {', '.join(facts)}" if len(facts) == 1 else f"the facts {', '.join(facts)}"
        )
    elif part.signs:
        what = f"“{part.signs[0][:60]}”, which no .docx shows"
    else:
        what = "several paragraphs in one"
    return LetterkitError(
        f"{line}: this paragraph was changed, and it holds {what}",
        hint=f"make this change in {letter.file} by hand, then make the .docx anew and go on "
        "from there",
    )
