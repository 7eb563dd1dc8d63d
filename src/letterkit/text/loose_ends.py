"""HTML without what is begun at its end and never closed.

For a browser, a comment that is never closed goes on to the end of the page, and a tag that is
never closed is none. Python's parser looks for the end of each such beginning anew, to the end of
the page: a hundred thousand of them take it minutes.
"""

import re

_TAG_END = ">"
_COMMENT, _COMMENT_END = "<!--", re.compile(r"--!?\s*>")
_SECTION, _SECTION_END = "<![", re.compile(r"\]\s*>")


def without_loose_ends(page: str) -> str:
    """The page up to where something begins that it never closes."""
    for begin, end in ((_COMMENT, _COMMENT_END), (_SECTION, _SECTION_END)):
        closed = max((found.end() for found in end.finditer(page)), default=0)
        loose = page.find(begin, closed)
        if loose >= 0:
            page = page[:loose]
    loose = page.find("<", page.rfind(_TAG_END) + 1)
    return page if loose < 0 or not _begins_markup(page, loose) else page[:loose]


def _begins_markup(page: str, at: int) -> bool:
    """Whether a `<` begins a tag, an end tag, a declaration or an instruction: `a < b` does not."""
    after = page[at + 1 : at + 2]
    return after.isalpha() or (after in ("/", "!", "?") and after != "")
