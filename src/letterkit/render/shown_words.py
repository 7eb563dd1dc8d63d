"""The digest of all words that a page shows, by which the page itself finds one that was changed.

`compare.js` reads the same words in a browser. They are the text of the body without blanks: no
script, and none of what scripts write, whose elements are empty in the file.
"""

import hashlib
import html
import re

EMPTY = 'data-words=""'
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TAG = re.compile(r"""<(?:[^>"']|"[^"]*"|'[^']*')*>""")
_BLANKS = re.compile(r"[ \t\n\f\r]+")


def words_pinned(page: str) -> str:
    """The page with that digest in the place that its template leaves for it."""
    return page.replace(EMPTY, f'data-words="{_digest(page)}"', 1)


def _digest(page: str) -> str:
    body = page[page.index("<body>") :]
    words = html.unescape(_TAG.sub("", _SCRIPT.sub("", body)))
    return hashlib.sha256(_BLANKS.sub("", words).encode()).hexdigest()
