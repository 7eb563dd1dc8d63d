"""What a person wrote in an e-mail themselves, and what is only quoted there.

Quoted are lines that begin with `>` or `|`, the line that introduces them ("On 22 November, Homes
wrote:"), and, where a mail program marks nothing, all that stands below such a line or below a
block of `From: …`, `Sent: …`, `Subject: …`. Nothing else is cut off: what is not known to be a
quotation counts as the person's own words.
"""

import re
import tomllib
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

_QUOTED = re.compile(r"\s*[>|]")
_ADDRESS = re.compile(r"[\w.+-]+@[\w.-]+")
_DASHED = re.compile(r"\s*[-_=*~]{2,}(.*?)[-_=*~]{2,}:?\s*")
_RULE = re.compile(r"\s*[-_=*]{5,}\s*")
_HEAD = re.compile(r"[\s*_]*([^\W\d_][^:\d]{0,24}?)[\s*_]*:(?!//)")
# What a signed e-mail in the old form has around its text (RFC 4880, 7).
_SIGNED, _SIGNATURE, _END = (
    f"-----{each}-----"
    for each in ("BEGIN PGP SIGNED MESSAGE", "BEGIN PGP SIGNATURE", "END PGP SIGNATURE")
)
_ARMOUR_HEADS = re.compile(r"\n(?:[\w-]+: [^\n]*\n)*[ ]*\n")
_LONGEST_HEAD, _LONGEST_INTRODUCTION, _INTRODUCING_LINES = 200, 400, 3


@dataclass(frozen=True, slots=True)
class Parted:
    """`own` is what the person wrote, `quoted` what they answer to, both without marks of quoting.

    Words of the person may stand in the quotation too: compare it with what they answer to.
    """

    own: str
    quoted: str


def parted(text: str) -> Parted:
    """The person's own words, and what is quoted."""
    lines = _without_armour(visible(text)).split("\n")
    own: list[str] = []
    quoted: list[str] = []
    at = 0
    while at < len(lines):
        if _QUOTED.match(lines[at]):
            quoted.append(_unmarked(lines[at]))
            own.append("")  # a quotation parts what stands above from what stands below
            at += 1
        elif _begins_block(lines, at):
            below = lines[at + 1 :]
            return Parted(_text(own), _text([*quoted, *below]))
        elif length := _introduction(lines, at):
            after = _next_written(lines, at + length)
            if after < len(lines) and not _QUOTED.match(lines[after]):
                below = lines[after:]
                return Parted(_text(own), _text([*quoted, *below]))
            at += length
        else:
            own.append(lines[at])
            at += 1
    return Parted(_text(own), _text(quoted))


def without_introduction(quoted: str) -> str:
    """A quotation without the title, the heads or the line that stand above it.

    Further down, a line such as `Subject: …` may be the person's own.
    """
    lines = quoted.split("\n")
    at = 0
    while at < len(lines):
        if not lines[at].strip() or head_name(lines[at]) or _is_title(lines[at]):
            at += 1
        elif length := _introduction(lines, at):
            at += length
        else:
            break
    return "\n".join(lines[at:])


def visible(text: str) -> str:
    """Text as people see it: no characters of no width, one form of each letter, LF, plain blanks.

    Forms are those of NFKC, so that a no-break space is a space and a wide letter a letter.
    """
    plain = unicodedata.normalize("NFKC", text)
    shown = "".join(each for each in plain if each in "\n\r\t" or not _is_unseen(each))
    return "\n".join(line.replace("\t", " ") for line in shown.splitlines())


def folded(text: str) -> str:
    """Visible text without case and without the vowel marks of Arabic, for comparing."""
    plain = unicodedata.normalize("NFKC", visible(text).casefold())
    return "".join(each for each in plain if not "\u064b" <= each <= "\u0652" and each != "\u0640")


@lru_cache(maxsize=1)
def words_around() -> dict[str, tuple[str, ...]]:
    """What mail programs and people write around an answer, folded: `answer.toml`."""
    source = (resources.files("letterkit.answers") / "answer.toml").read_text("utf-8")
    return {key: tuple(map(folded, values)) for key, values in tomllib.loads(source).items()}


def words_of(text: str) -> list[str]:
    """The folded words of a text; an apostrophe within belongs to its word."""
    return re.findall(r"\w+(?:['’]\w+)*", folded(text))


def _is_unseen(character: str) -> bool:
    # Variation selectors say only how the character before them is drawn.
    selector = "\ufe00" <= character <= "\ufe0f"
    category = unicodedata.category(character)
    return selector or category == "Cf" or character in "\u034f\u115f\u1160\u3164"


def _without_armour(text: str) -> str:
    """The text within the first signature of the old form, and what stands around it."""
    begin = text.find(_SIGNED)
    signature = text.find(_SIGNATURE, begin)
    end = text.find(_END, signature)
    heads = _ARMOUR_HEADS.match(text, begin + len(_SIGNED))
    if not 0 <= begin < signature < end or not heads:
        return text
    signed = re.sub(r"(?m)^- ", "", text[heads.end() : signature])
    return text[:begin] + signed + text[end + len(_END) :]


def _is_title(line: str) -> bool:
    """Whether it is a rule, or a title such as `--- Original Message ---` and nothing else."""
    title = _DASHED.fullmatch(folded(line))
    titled = title and title[1].strip() in words_around()["message"]
    return bool(titled or _RULE.fullmatch(line))


def _unmarked(line: str) -> str:
    return line.lstrip(" >|")


def _text(lines: Sequence[str]) -> str:
    return "\n".join(lines).strip("\n")


def _next_written(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip():
        at += 1
    return at


def _begins_block(lines: Sequence[str], at: int) -> bool:
    """Whether a quotation that nothing marks begins here, with a title, a rule or heads."""
    line = folded(lines[at])
    if not line.strip():
        return False
    dashed = _DASHED.fullmatch(line) if len(line) < _LONGEST_HEAD else None
    if dashed and _has_any(dashed[1], words_around()["message"]):
        return True
    after = _next_written(lines, at + 1)
    if _RULE.fullmatch(line):
        return after < len(lines) and is_heads(lines, after)
    titled = line.rstrip().endswith(":") and _has_any(line, words_around()["message"])
    if titled and after < len(lines) and is_heads(lines, after):
        return True
    return is_heads(lines, at)


def is_heads(lines: Sequence[str], at: int) -> bool:
    """Whether this line and the next ones say who an e-mail was from, and when or about what."""
    names: list[str] = []
    while len(names) < 4 and at < len(lines) and (name := head_name(lines[at])):
        names.append(name)
        at = _next_written(lines, at + 1)
    return len(names) > 1 and any(name in words_around()["from"] for name in names)


def head_name(line: str) -> str:
    """The folded name of the head that a line is, such as `from`, or nothing."""
    found = _HEAD.match(folded(line)) if len(line) < _LONGEST_HEAD else None
    known = (*words_around()["from"], *words_around()["heads"])
    return found[1].strip() if found and found[1].strip() in known else ""


def is_sender_head(line: str) -> bool:
    """Whether a line says who a quoted or forwarded e-mail was from."""
    return head_name(line) in words_around()["from"]


def _introduction(lines: Sequence[str], at: int) -> int:
    """How many lines from here introduce a quotation, by their date and who wrote; 0 if none do.

    Mail programs break such a line where it grows long.
    """
    for length in range(1, _INTRODUCING_LINES + 1):
        some = lines[at : at + length]
        if len(some) < length or not some[-1].strip():
            return 0
        if _introduces(" ".join(some)):
            shorter = any(_introduces(" ".join(some[skip:])) for skip in range(1, length))
            return 0 if shorter else length
    return 0


def _introduces(line: str) -> bool:
    plain = folded(line).strip()
    if not plain.endswith(":") or len(plain) > _LONGEST_INTRODUCTION:
        return False
    dated = any(each.isdigit() for each in plain)
    return dated and bool(_ADDRESS.search(plain) or _has_any(plain, words_around()["wrote"]))


def _has_any(text: str, words: Sequence[str]) -> bool:
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)
