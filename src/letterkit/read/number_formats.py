"""Which number formats of a spreadsheet hide what is in a cell: `;;;` shows nothing of a name.

;;;         hides words and numbers
0;-0;;@     hides zeros; words are shown
;;;"x"      shows x in place of words
;;;**       shows a row of stars in place of words
"""

import re

# What is shown as it stands, and what repeats or makes room: none of it is what the cell holds.
_LITERAL = re.compile(r"\"[^\"]*\"|\\.|_.|\*.|\[[^\]]*\]", re.DOTALL)
_HOLDS = re.compile(r"[0#?@/.%]|general|standard|[dmyhse]", re.IGNORECASE)
_WHITE = re.compile(r"\[(?:white|color\s*2)\]", re.IGNORECASE)


def _sections(code: str) -> list[str]:
    """The parts of a format for positive, negative and no numbers, and for words."""
    marks = _LITERAL.sub(lambda match: " " * len(match[0]), code)
    ends = [number for number, sign in enumerate(marks) if sign == ";"]
    starts = [0, *(end + 1 for end in ends)]
    return [code[start:end] for start, end in zip(starts, [*ends, len(code)], strict=True)]


def hides_words(code: str) -> bool:
    """Whether a format shows nothing of a text: its fourth part says how; without one all is."""
    sections = _sections(code)
    return len(sections) > 3 and not _holds(sections[3])


def hides_numbers(code: str) -> bool:
    """Whether a format shows no number at all; one that hides only zeros is an ordinary one."""
    numbers = _sections(code)[:3]
    if len(numbers) < 3:
        return code.strip() != "" and not any(map(_holds, numbers))
    return not any(map(_holds, numbers))


def is_white(code: str) -> bool:
    """Whether a format gives words a white colour."""
    sections = _sections(code)
    of_words = sections[3] if len(sections) > 3 else sections[0]
    return bool(_WHITE.search(of_words))


def _holds(section: str) -> bool:
    return bool(_HOLDS.search(_LITERAL.sub("", section)))
