"""Headings and groups of people who signed for some readers only, or in silence.

    is_discreet("Silent supporters")           True
    is_discreet("Only for the ministry")       True
    is_discreet("Known to the organisers")     True
    is_discreet("Only for Teachers")           True, for nobody can say what is meant
    is_discreet("Teachers only")               False
    is_discreet("Ada Silent")                  False: a name

It may be how those people want to be named, so the reader of such a text asks. The words are in
`discreet.toml`.
"""

import re
from functools import lru_cache

from letterkit.lists.people.beside_names import is_organisation
from letterkit.text.names import fold
from letterkit.text.phrases import begins_word

_LONGEST = 12  # words; a longer text is a sentence, which other rules hear
_SIGNS = re.compile(r"[^\w'’]+")


@lru_cache(maxsize=16_384)
def is_discreet(text: str) -> bool:
    """Whether a text may say that those below it are not, or not to everybody, to be named."""
    words = _SIGNS.sub(" ", text).split()
    if not 0 < len(words) <= _LONGEST:
        return False
    folded = f" {fold(' '.join(words))} "
    if _has("only", folded) and (_has("for", folded) or _has("readers", folded)):
        return True
    if _has("kept", folded) and _has("readers", folded):
        return True
    if is_organisation(text) or begins_word(
        "letterkit.lists.said", "heading_states.toml", "fields", folded
    ):
        return False  # "Internal medicine", "Quiet Places Trust"
    # A word with a capital behind another one is rather a part of a name: "Ada Silent".
    said = [words[0], *(word for word in words[1:] if not word[0].isupper())]
    return _has("quiet", f" {fold(' '.join(said))} ")


def _has(kind: str, folded: str) -> bool:
    return begins_word("letterkit.lists.consent", "discreet.toml", kind, folded)
