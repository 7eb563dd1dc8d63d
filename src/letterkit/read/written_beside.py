"""Remarks in the source of a file that no rule understands: `# hold`, `<!-- B. S. only -->`.

What a remark plainly says counts for the entry that it stands beside (`source_comments.py`,
`html_marks.py`); a person reads the others.
"""

import re
from collections.abc import Iterator

from letterkit.model.possible_wishes import speaks_of_signing
from letterkit.read.entry_marks import said
from letterkit.read.source_comments import HASH, SLASHES, comments_of

_IN_PAGES = re.compile(r"<!--(.*?)-->", re.DOTALL)
_OF_PROGRAM = re.compile(r"/?\w+:\S.*|\S*")  # "wp:list", "wp:paragraph {…}", "more"
_MOST_IN_PAGES = 200  # characters; what is longer is an element that was taken out


def remarks_in_code(text: str, name: str, *, script: bool, after: int) -> Iterator[tuple[str, str]]:
    """Place and text of remarks in YAML, TOML or a script, from line `after` on."""
    for number, remark in comments_of(text, SLASHES if script else HASH):
        plain = remark.strip()
        if number >= after and plain and not said(plain):
            yield f"{name}:{number}", plain


def remarks_in_page(text: str, name: str, *, by_hand: bool) -> Iterator[tuple[str, str]]:
    """Those in Markdown; of a page those that have a word of wishes: programs write remarks too."""
    for match in _IN_PAGES.finditer(text):
        plain = " ".join(match[1].split())
        if len(plain) > _MOST_IN_PAGES or _OF_PROGRAM.fullmatch(plain) or said(plain):
            continue
        if by_hand or speaks_of_signing(plain):
            yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}", plain
