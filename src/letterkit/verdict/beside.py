"""What a file shows beside the letter and its list, which nobody signed: → check. Pure."""

import re
from collections.abc import Iterator, Sequence

from letterkit.model import Check, Passage, Seen, Vocabulary
from letterkit.model.manuscript import Manuscript
from letterkit.text.where_to_check import parse_where_shown
from letterkit.verdict.letters import letters, only_words

BESIDE = "beside the letter"
ON_PAPER = "signatures on paper"
CHECK_AT = "address to check at"
# What marks in a PDF call it, in the order in which it is named; a phrase tells the others.
_MARKS = {"note": "note", "copy": "addressee of this copy", "full": "address of the full letter"}
_SIGN = {"sign": "address to sign at"}
_NUMBER = re.compile(r"\{n\}")


def beside_letter(said: Sequence[str]) -> Iterator[Check]:
    """The check that names what is shown beside the letter."""
    if not said:
        return
    verb, them = ("stands", "it") if len(said) == 1 else ("stand", "them")
    detail = f"the {' and the '.join(said)} {verb} beside the letter, and nobody signed {them}"
    yield Check.not_checked(BESIDE, detail)


def on_paper_check(number: int) -> Check:
    """What a file says of signatures on paper, for which nothing in it stands."""
    detail = (
        f"{number:,}, counted by the organisers; nothing here stands for any of them, so the "
        "number is the coordinator's word, and people may have signed in both ways"
    )
    return Check.not_checked(ON_PAPER, detail)


def seen_beside(seen: Seen, vocabularies: Sequence[Vocabulary]) -> Iterator[str]:
    """What of it a PDF shows: what is marked as such, and phrases around its list.

    The vocabulary of its first language comes first.
    """
    vocabulary = vocabularies[0]
    yield from (what for mark, what in _MARKS.items() if mark in seen.beside)
    words = only_words(letters(" ".join(each.text for each in seen.furniture)))
    shown = [what for what, phrases in vocabulary.beside if _is_said(words, phrases)]
    yield from (what for what in shown if what == "goal")
    yield from (what for mark, what in _SIGN.items() if mark in seen.beside)
    yield from (what for what in shown if what != "goal")
    if len(without_where_to_check(seen.furniture, vocabularies)) < len(seen.furniture):
        yield CHECK_AT


def without_where_to_check(
    seen: Sequence[Passage], vocabularies: Sequence[Vocabulary]
) -> list[Passage]:
    """What is left without the sentence that names a page to check a file on.

    There is one in each language at most, and all name the same page.
    """
    left, known = list(seen), ""
    for vocabulary in vocabularies:
        for place, passage in enumerate(left):
            address = parse_where_shown(passage.text, vocabulary.check_at)
            if address and address == (known or address):
                known = address
                del left[place]
                break
    return left


def _is_said(words: str, phrases: Sequence[str]) -> bool:
    return any(re.search(_pattern(phrase), words) for phrase in phrases)


def _pattern(phrase: str) -> str:
    parts = (re.escape(only_words(letters(part))) for part in _NUMBER.split(phrase))
    return r"\d+".join(parts)


def own_words(manuscript: Manuscript, *, changed: bool = False) -> Iterator[Check]:
    """What is shown beside the letter and the register, which nobody signed.

    `changed` is whether the list says what is new in the text.
    """
    kinds = {"sender": manuscript.sender, "note": manuscript.note}
    said = [what for what, words in kinds.items() if words and words != manuscript.issuer]
    if manuscript.goal:
        said.append("goal")
    if manuscript.sign:
        said.append("address to sign at")
    if manuscript.closes:
        said.append("last day to sign")
    if changed:
        said.append("sentence about what changed")
    if manuscript.verify:
        said.append(CHECK_AT)
    yield from beside_letter(said)
    number = len(manuscript.pictures)
    if number:
        what = "1 picture" if number == 1 else f"{number} pictures"
        detail = f"{what}, with the words that describe them, are not compared with the text"
        yield Check.not_checked("pictures", detail)
