"""Whether somebody may be taking their signature back: any word of `retracting.toml` is enough.

It decides nothing. Who seems to take back what they confirmed is shown to the coordinator, together
with the confirmation, and until then it does not count. So the words are many and read widely.
"""

import re
import tomllib
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from letterkit.answers.answer import Answer
from letterkit.text.quoting import folded, parted


def retracts(answer: Answer) -> bool:
    """Whether a person's own words may take back a signature; what cannot be read may, too.

    So may a row of a file that was kept: a plain yes is recorded, and not kept to be decided.

    The subject counts only where nothing else is written: it mostly repeats that of the invitation.
    """
    if answer.sealed or answer.row:
        return True
    own = parted(answer.text).own
    text = own if own.strip() else answer.subject
    if any(sign in text for sign in _words()["signs"]):
        return True
    return bool(_pattern().search(folded(text)))


def refuses(answer: Answer) -> bool:
    """Whether an e-mail that a program may have sent refuses, and is more than a note of absence.

    A note of absence says "not" and "no" too.
    """
    own = parted(answer.text).own
    said = folded(f"{answer.subject}\n{own}")
    found = [each[0] for each in _pattern().finditer(said)]
    absent = _absent().search(said)
    plain = re.compile("|".join(map(_as_pattern, _words()["plain"])))
    strong = [each for each in found if not plain.fullmatch(each)]
    return bool(strong) or (bool(found) and not absent) or (retracts(answer) and not absent)


def is_absence(answer: Answer) -> bool:
    """Whether an e-mail is a note of absence by how its subject begins, and refuses nothing.

    Mail programs that keep no heads of a program's answer keep its subject.
    """
    begins = "|".join(map(_as_pattern, _words()["by_program"]))
    found = re.match(rf"\W*(?:{begins})(?!\w)", folded(answer.subject))
    # What follows may be the subject of our e-mail, and its words are not theirs.
    return bool(found) and not refuses(replace(answer, subject=found[0] if found else ""))


@lru_cache(maxsize=1)
def _words() -> dict[str, list[str]]:
    source = (resources.files("letterkit.answers") / "retracting.toml").read_text("utf-8")
    return dict(tomllib.loads(source))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    found: list[str] = []
    for language, words in _words().items():
        if language not in ("signs", "absent", "by_program", "plain"):
            found += map(_as_pattern, words)
    return re.compile(rf"(?<!\w)(?:{'|'.join(found)})(?!\w)")


@lru_cache(maxsize=1)
def _absent() -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(_as_pattern, _words()['absent']))})(?!\w)")


def _as_pattern(word: str) -> str:
    pattern = re.escape(folded(word)).replace(r"\*", r"\w*")
    return pattern.replace(r"\ ", r"\s+")
