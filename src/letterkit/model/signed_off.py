"""Whether what stands below a confirmation is a plain signature, which says nothing more.

A plain signature has lines of these kinds only: a closing ("Best wishes") with the person's own
name; what their entry says of them (role, affiliation, address), titles and telephone numbers; the
line that a telephone adds ("Sent from my iPhone"); and one paragraph below `--`, the mark that mail
programs put above a signature (RFC 3676, 4.3). Whoever puts a condition, a doubt or a question
into one of them has said more.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence

from letterkit.model.quoting import folded, words_around, words_of

# A question mark would make a question of it, `~` may strike it out, `<` and `%` say something.
MARKS = frozenset(".,;:!'\"`´*_-–—()[]{}«»„“”‘’‹›…•·|/\\&+#@<>=،؛。、")
# Signs that say yes, thanks or love, and nothing else.
GLAD_SIGNS = frozenset("👍👌🙂😊😀😃😄☺🙏✅✔☑✓❤♥💚💙💛🧡💜🤍🌹🌻🌷🌸✊💪✌🤝🎉✍🖊🕊⭐🌟✨🫶👏")
_SKIN = ("\U0001f3fb", "\U0001f3ff")  # modifiers of the sign before
_DELIMITER = re.compile(r"\s*--\s*")
_ADDRESS = re.compile(r"<?(?:https?://|www\.|mailto:)\S+>?|\S{1,64}@\S{1,200}")
_LONGEST, _MOST = 100, 8
_LONGEST_SIGNATURE = 2000


def is_signature(text: str, entry: Iterable[str]) -> bool:
    """Whether the text is nothing but a plain signature of whoever has these texts in their entry.

    `entry` is their name, role, affiliation and address.
    """
    if len(text) > _LONGEST_SIGNATURE:
        return False
    own = frozenset(word for each in entry for word in words_of(each))
    lines = folded(text).split("\n")
    at = 0
    while at < len(lines):
        if _DELIMITER.fullmatch(lines[at]):
            end = _end_of_paragraph(lines, at + 1)
            if not _is_block(lines[at + 1 : end]):
                return False
            at = end
        elif _says_nothing_more(lines[at], own):
            at += 1
        else:
            return False
    return True


def has_only_marks(text: str) -> bool:
    """Whether there are only blanks, marks and glad signs in it."""
    return all(_is_mark(each) for each in text)


def _is_mark(character: str) -> bool:
    modifier = _SKIN[0] <= character <= _SKIN[1]
    return character.isspace() or modifier or character in MARKS or character in GLAD_SIGNS


def _end_of_paragraph(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and lines[at].strip():
        at += 1
    return at


def _is_block(lines: Sequence[str]) -> bool:
    """What a mail program keeps for its user, who cannot have written to us there."""
    short = len(lines) <= _MOST and all(len(line) <= _LONGEST for line in lines)
    return short and not any(_doubts(line) for line in lines)


def _doubts(line: str) -> bool:
    words = words_of(_ADDRESS.sub(" ", line))
    return "?" in line or "؟" in line or bool(set(words) & set(words_around()["doubts"]))


def _says_nothing_more(line: str, own: frozenset[str]) -> bool:
    if has_only_marks(line) or _is_footer(line):
        return True
    rest = _ADDRESS.sub(" ", line)
    for closing in sorted(words_around()["closings"], key=len, reverse=True):
        rest = re.sub(rf"(?<!\w){re.escape(closing)}(?!\w)", " ", rest)
    known = own | set(words_around()["titles"])
    initials = {word[0] for word in own}
    for word in words_of(rest):
        if word not in known and word not in initials and not word.isdigit():
            return False
    return all(_is_mark(each) or _is_letter(each) for each in rest)


def _is_letter(character: str) -> bool:
    return character.isalnum() or unicodedata.category(character).startswith("M")


def _is_footer(line: str) -> bool:
    """What a telephone adds ("Sent from my iPhone"), in at most six more words."""
    plain = _ADDRESS.sub(" ", line).strip(" .!*_[]()<>")
    for footer in words_around()["footers"]:
        rest = plain.removeprefix(footer)
        if rest != plain and not rest[:1].isalnum():
            one = not re.search(r"[.,;:!?\n]\s", rest)
            return one and len(words_of(rest)) <= 6 and not _doubts(rest)
    return False
