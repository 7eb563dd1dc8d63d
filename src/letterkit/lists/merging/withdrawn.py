"""What lies beside a list, without somebody who withdrew. Pure."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.merging.matching import PERSON
from letterkit.model.decision import Action, Decision
from letterkit.model.imports import Imports
from letterkit.model.known_keys import parse_known_key


def without_said(imports: Imports, gone: Set[str], there: Set[str], people: Set[str]) -> Imports:
    """The imports without what they said of the ids in `gone`.

    What they said of a row that was since deleted by hand goes too, if it was one of `people`.
    """
    known = {imports.said[each].get(PERSON, "") for each in gone & imports.said.keys()} | people
    left = {
        key: values
        for key, values in imports.said.items()
        if key not in gone and (key in there or values.get(PERSON) not in known)
    }
    return replace(imports, said=left)


def without_decided(
    decisions: Sequence[Decision], gone: Set[str], words: Set[str]
) -> list[Decision]:
    """The decisions about others, as they were; a reason that has one of the words is left out."""
    named = re.compile("|".join(rf"(?<![\w-]){re.escape(each)}(?![\w-])" for each in words), re.I)
    left = []
    for each in decisions:
        both = zip(each.entries, each.seen, strict=True)
        stay = [(entry, seen) for entry, seen in both if entry not in gone]
        if len(stay) >= _least(each):
            entries, seen = zip(*stay, strict=True)
            why = "" if words and named.search(each.why) else each.why
            left.append(replace(each, entries=entries, seen=seen, why=why))
    return left


def _least(decision: Decision) -> int:
    """Of how many entries it must still speak to say anything."""
    return {Action.SAME: len(decision.entries), Action.DIFFERENT: 2}.get(decision.action, 1)


def without_keys(text: str, gone: Set[str]) -> tuple[str, list[str]]:
    """The known keys without those of these addresses and ids, and the files of theirs alone."""
    lines: list[str] = []
    files: dict[str, bool] = {}
    for line in text.splitlines(keepends=True):
        if not line.strip() or line.lstrip().startswith("#"):
            lines.append(line)
            continue
        try:
            key = parse_known_key(line, "")
        except LetterkitError:
            # It binds nothing; it goes if it names one of them, and stays as it is if not.
            if not gone & set(re.split(r"[\s,]+", line.casefold())):
                lines.append(line)
            continue
        stay = [each for each in key.principals if each.casefold() not in gone]
        if stay:
            lines.append(line.replace(line.split()[0], ",".join(stay), 1))
        if key.file:
            files[key.file] = files.get(key.file, False) or bool(stay)
    return "".join(lines), [file for file, needed in files.items() if not needed]
