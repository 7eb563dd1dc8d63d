"""Remarks in the source of a page that no rule understands: `<!-- B. S. only -->`.

What a remark plainly says counts for the entry that it stands beside (`source_comments.py`,
`html_marks.py`); a person reads the others. Those of YAML, TOML and scripts: `code_comments.py`.
"""

import re
from collections.abc import Iterator

from letterkit.model.possible_wishes import speaks_of_signing
from letterkit.read.entry_marks import said

_IN_PAGES = re.compile(r"<!--(.*?)-->", re.DOTALL)
_OF_PROGRAM = re.compile(r"/?\w+:\S.*|\S*")  # "wp:list", "wp:paragraph {…}", "more"
_MOST_IN_PAGES = 200  # characters; what is longer is an element that was taken out


def remarks_in_page(text: str, name: str, *, by_hand: bool) -> Iterator[tuple[str, str]]:
    """Remarks in Markdown; of a page those with a word of wishes: programs write remarks too."""
    for match in _IN_PAGES.finditer(text):
        plain = " ".join(match[1].split())
        if len(plain) > _MOST_IN_PAGES or _OF_PROGRAM.fullmatch(plain) or said(plain):
            continue
        if by_hand or speaks_of_signing(plain):
            yield f"{name}:{text.count(chr(10), 0, match.start()) + 1}", plain
