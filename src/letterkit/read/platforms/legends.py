"""Codes that the title of a column explains: `Public (1 = yes, 2 = no)`.

    legend_of("Display (1=named, 2=initials, 3=hidden)")
        ("Display", {"1": "named", "2": "initials", "3": "hidden"})

What a code stands for is read as if the person had given that answer.
"""

import re
from collections.abc import Mapping
from functools import lru_cache

_PAIR = re.compile(
    r"(?<!\w)(\d{1,2}|[A-Za-zА-Яа-я])\s*(?:=+>?|:|→|[-–—](?=\s))\s*([^=,;/()\[\]\d]+)"
)
_BRACKET = re.compile(r"[(\[]([^()\[\]]*)[)\]]|[:：]\s*(.*)$")
_FEWEST = 2


@lru_cache(maxsize=4096)
def legend_of(title: str) -> tuple[str, Mapping[str, str]]:
    """A title without its legend, and the answer that each code stands for; none without one."""
    for match in _BRACKET.finditer(title):
        text = match[1] or match[2] or ""
        pairs = {key.casefold(): word.strip(" .") for key, word in _PAIR.findall(text)}
        if len(pairs) >= _FEWEST and all(pairs.values()):
            rest = f"{title[: match.start()]} {title[match.end() :]}"
            return " ".join(rest.split()).strip(" :-–—"), pairs
    return title, {}
