"""The digest of all that a page shows, by which the page itself finds what was changed by hand.

`compare.js` makes the same of what a browser has read: the tags of the body with all they have, and
its words, without blanks and without scripts.
"""

import hashlib
import html
import re
from collections.abc import Iterator

EMPTY = 'data-words=""'
_SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
_TAG = re.compile(r"""<(/?)([a-z][a-z0-9]*)((?:[^>"]|"[^"]*")*)>""")
_ATTRIBUTE = re.compile(r"""([^\s="/]+)(?:="([^"]*)")?""")
_BLANKS = re.compile(r"[ \t\n\f\r]+")


def words_pinned(page: str) -> str:
    """The page with that digest in the place that its template leaves for it."""
    return page.replace(EMPTY, f'data-words="{_digest(page)}"', 1)


def _digest(page: str) -> str:
    body = page[page.index("<body>") + len("<body>") :]
    shown = "".join(_shown(_SCRIPT.sub("", body)))
    return hashlib.sha256(_BLANKS.sub("", shown).encode()).hexdigest()


def _shown(body: str) -> Iterator[str]:
    """Words, and tags as `compare.js` writes them; a tag that ends something is none."""
    at = 0
    for tag in _TAG.finditer(body):
        yield html.unescape(body[at : tag.start()])
        at = tag.end()
        if not tag[1]:
            yield f"<{'|'.join((tag[2], *_attributes(tag[3])))}>"
    yield html.unescape(body[at:])


def _attributes(text: str) -> Iterator[str]:
    found = {name: html.unescape(value) for name, value in _ATTRIBUTE.findall(text)}
    is_scripted = "scripted" in found.get("class", "").split()
    for name, value in found.items():
        # What is hidden without scripts only is shown by them.
        if name != "data-words" and not (name == "hidden" and is_scripted):
            yield f"{name}={value}"
