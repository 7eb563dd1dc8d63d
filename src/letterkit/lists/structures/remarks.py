"""Every remark in the source of a file: what begins with `#` or `//`, or stands in `<!-- -->`.

    # Bo asked on the phone to stay out          above, below or between the entries
    <!-- check with Bo first -->                 anywhere in a page or in Markdown
    [//]: # (leave Bo off)                       and as people write it in Markdown

What a remark says is judged in `platforms/remarks_to_read.py`.
"""

import re
from collections.abc import Iterator

from letterkit.lists.structures.code_comments import remarks_in_comments

_IN_PAGES = re.compile(r"<!--(.*?)(?:-->|\Z)", re.DOTALL)
_AS_LINKS = re.compile(r"^ {0,3}\[[^\]\n]*\]:\s*(?:#|<>)\s*[(\"'](.*)[)\"']\s*$", re.MULTILINE)
_FRONT = re.compile(r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*$", re.DOTALL | re.MULTILINE)
_TAG = re.compile(r"<[^<>]*>")
_MARKS = "*/#;! \t"

Remark = tuple[int, str]


def in_source(text: str, *, script: bool) -> Iterator[Remark]:
    """The remarks in YAML, TOML or a script that stand on lines of their own."""
    for number, plain, alone in remarks_in_comments(text, script=script):
        if alone:
            yield number, plain


def behind_entries(text: str, *, script: bool) -> Iterator[Remark]:
    """Those behind something else on their line, which can only be about that."""
    for number, plain, alone in remarks_in_comments(text, script=script):
        if not alone:
            yield number, plain


def in_lines(text: str) -> Iterator[Remark]:
    """The remarks among lines of plain text, which begin with `# `."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.startswith("# "):
            yield number, line.strip(_MARKS)


def in_page(text: str) -> Iterator[Remark]:
    """The remarks in a page, or in Markdown and its front matter."""
    front = _FRONT.match(text)
    if front:
        yield from in_source(front[0], script=False)
    for pattern in (_IN_PAGES, _AS_LINKS):
        for match in pattern.finditer(text):
            first = text.count("\n", 0, match.start()) + 1
            plain = " ".join(_TAG.sub(" ", match[1]).split())
            if plain:
                yield first, plain
