"""The web page: one file that needs no network, and that `verify` can take apart.

What a reader sees and what the page carries can be compared, because both are marked:

`<article id="letter">` holds the words of the canonical text, all of them, in its order, and no
others. Its parts are `data-letterkit="title"`, `"dateline"` (place and date), `"to"` (one `<li>` an
addressee), `"body"` and `"issuer"`; a part without words is left out. Numbers and bullets of the
body's lists are CSS markers: item k of an `<ol>` is `<start + k>.` in the canonical text, an item
of a `<ul>` has its bullet there. Labels, such as "To", are CSS content or stand outside.

Names stand outside the article. Each shown entry is an element with `data-entry="INDEX"`, the
index (from 0, decimal) into the entries of the embedded register. Its name is the text of the one
element in it that has the class `name`, equal to the entry's `name` (blanks aside); an entry
without a name has no such element. Its other words have the class `details`. Every entry of the
register is shown in `<section id="signatories">` once, in the order of this language; those of
the signature block, `<div id="signed">`, are shown there as well.

Two data blocks carry what is shown; both are JSON as `letterkit.model.embedded` escapes it, and
state the SHA-256 (hexadecimal) of their bytes, of all that stands between their tags in UTF-8:

    <script type="application/json" id="letterkit-register" data-sha256="…">{"counts"…</script>
    <script type="application/json" id="letterkit-text" data-sha256="…">"Title\\n…"</script>

The first is `register.json`, byte for byte once undone; the second a JSON string, the canonical
text. The footer's `<code id="letterkit-sha256">` shows the SHA-256 of that text.

Each occurs once. None of this makes the page its own witness: whoever changes all parts alike is
found out only by comparing the fingerprint with another copy.
"""

from letterkit.model import Document


def page(document: Document) -> str:
    """The page as text, to be written as UTF-8 to `<slug>.<lang>.html`."""
    raise NotImplementedError
