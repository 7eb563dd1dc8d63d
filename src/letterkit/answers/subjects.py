"""Whether the subject of an answer says more than that it answers the invitation.

    Re: Please sign: Homes
    AW: WG: Please sign: Homes

Prefixes that mail programs write (`subject.toml`) and the subject of the invitation say nothing
more, nor does an empty subject. Everything else does: a word, a mark, a sign.
"""

import re
import tomllib
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources

from letterkit.text.quoting import folded


def subject_says_more(subject: str, invited: Iterable[str]) -> bool:
    """Whether a subject is more than an answer to one of these, which are those of invitations."""
    # The fold of a long subject may fall on any blank.
    squeezed = "".join(folded(subject).split())
    known = {"".join(folded(each).split()) for each in invited} | {""}
    while squeezed not in known:
        prefix = _prefix().match(squeezed)
        if not prefix:
            return True
        squeezed = squeezed[prefix.end() :]
    return False


@lru_cache(maxsize=1)
def _prefix() -> re.Pattern[str]:
    source = (resources.files("letterkit.answers") / "subject.toml").read_text("utf-8")
    words = ("".join(folded(each).split()) for each in tomllib.loads(source)["prefixes"])
    longest_first = sorted(map(re.escape, words), key=len, reverse=True)
    return re.compile(rf"(?:{'|'.join(longest_first)})\.?(?:[\[(^*]?\d{{1,3}}[\])]?)?:")
