"""Marks on names that stand for a remark elsewhere, lines through them, and words that they left.

mark_on("Ada Example *")               "*"
mark_on("Bo Sample¹")                  "¹"
is_crossed_out("~~Cy Third~~")         True
says_left("Cy Third (withdrawn)")      "withdrawn"
"""

import re

from letterkit.wishes.doubt_words import has

SIGNS = "*†‡§¶^°~※★☆✱✲⁎⁑✝✞✠●○◆◇■□▲△▼▽✗✘❌☒✖🔒🚫🙈"
RAISED = "¹²³⁰⁴⁵⁶⁷⁸⁹"
MARK = (
    rf"[{re.escape(SIGNS)}#]+|\[\^[\w*-]{{1,20}}\]"
    rf"|\[[\d*†‡]{{1,3}}\]|\[[a-z]{{1,2}}\]|\([\d*†‡]{{1,3}}\)|[{RAISED}]+"
)
BEHIND = re.compile(rf"(?<=[\w.)\]’'\"»”*†‡§])\s*({MARK})(?=\s*(?:$|[,;(\[–—*†‡§]|[{RAISED}]|\s-))")
BEFORE = re.compile(rf"^\s*({MARK})\s*(?=[^\W\d_])")
EDGES = re.compile(rf"[{re.escape(SIGNS)}#{RAISED}\])]")
# Two words behind one of these: `// Hal Muster`, `-- Cy Third`, `x Bo Sample`.
_COMMENTED = re.compile(r"(//+|--+|#+|[xXхХ✓]\s)\s*(?=[^\W\d_]+[ \u00a0]+[^\W\d_])")
_GENDERED = re.compile(
    r"(?:frauen|mädchen|lesben|männer|jungen|trans|inter|women|girls|femmes|mujeres|queer)\*",
    re.IGNORECASE,
)


def mark_on(text: str, *, before: bool = True) -> str:
    """A mark on a name that nothing explains, or nothing; `before` says to look there too."""
    plain = text.strip()
    if before and (off := _COMMENTED.match(plain)):
        return off[1].strip()
    if not EDGES.search(plain[-1:] + plain[:1]) and not BEHIND.search(plain):
        return ""
    if _GENDERED.search(plain) or plain.startswith("#"):
        return ""
    match = BEHIND.search(plain) or (BEFORE.search(plain) if before else None)
    if not match or (match[1].startswith("#") and match.start() == match.start(1)):
        return ""  # "C#" is a name, "Ada Example #" has a mark
    return match[1]


_LINES = re.compile(r"[\u0335-\u0338]")
_FRAMED = re.compile(r"([-–—~=_]{2,}|~)\s*[^\W_].*?\s*\1|([-–—=_])[^\W_](?:.*[^\W_])?\2", re.DOTALL)
_BESIDE = re.compile(
    r"[(\[{（【<]([^()\[\]{}（）【】<>]*)[)\]}）】>]|(?:\s[-–—]+\s|[,;|/:])([^,;|/:]*)"
)
_FEW_WORDS = 5


def is_crossed_out(name: str) -> bool:
    """Whether a name has a line through it, by marks around it or in its letters."""
    letters = sum(map(str.isalpha, name))
    lined = 2 * len(_LINES.findall(name)) > letters > 0
    return lined or "~~" in name or bool(_FRAMED.fullmatch(name.strip()))


def says_left(name: str) -> str:
    """What says, in brackets or behind a dash or comma, that somebody left; or nothing."""
    for match in _BESIDE.finditer(name):
        text = (match[1] or match[2] or "").strip()
        if text and len(text.split()) <= _FEW_WORDS and has("gone", text):
            return text
    return ""
