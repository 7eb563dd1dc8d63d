"""Names of firms with commas in them: "Prova, Muster & Co., Peru", "Example Watch, Inc.".

with_whole_firms(["Prova", "Muster & Co.", "Peru"])    ["Prova, Muster & Co.", "Peru"]
with_whole_firms(["Example Watch", "Inc."])            ["Example Watch, Inc."]
with_whole_firms(["Ada Example", "Muster & Co."])      as it is: a person and where she works
"""

import re
from collections.abc import Sequence

from letterkit.lists.rows.name_shapes import is_role

_AND = r"(?:&|\+|and|und|et|y|e|i|и|й|і|ды|та|و)"
_OTHERS = (
    r"(?:co|cie|cia|comp|company|compagnie|compañía|partners?|associates|sons|bro(?:ther)?s|kg|söhne"
    r"|sohn|sozien|associés|fils|hijos|asociados|hermanos|socios|synowie|spółka|wspólnicy|партн[её]р\w*"
    r"|сыновья|сини|сыны|ко|شركاه|شركاؤه|أولاده)"
)
_FIRM = re.compile(
    rf"(?:.+\s)?{_AND}\s*{_OTHERS}\.?(?:\s(?:kg|ohg|gmbh|ltd|llp|inc)\.?)*", re.IGNORECASE
)
_PAIR = re.compile(rf"[^\W\d_][\w'’-]*\s+{_AND}\s+[^\W\d_][\w'’-]*", re.IGNORECASE)
# "SA", "CO" and "EG" without full stops are countries and states as well.
_FORM = re.compile(
    r"(?:inc|ltd|llc|llp|plc|corp|g?gmbh|s\.\s?a|s\.\s?r\.\s?l|s\.\s?l|sarl|sàrl|e\.?\s?v|e\.\s?g|n\.v|b\.v"
    r"|(?:sp\.?\s?)?z\s?o\.?\s?o|ооо|оао|зао|пао|тов|таа|зат|ltda|cic|asbl|vzw)\.?",
    re.IGNORECASE,
)


def with_whole_firms(parts: Sequence[str]) -> list[str]:
    """The texts between commas, with those together that are the name of one firm."""
    first, *rest = parts
    if not rest:
        return list(parts)
    if _FORM.fullmatch(rest[0]):
        return with_whole_firms([f"{first}, {rest[0]}", *rest[1:]])
    alone = 0
    while alone < len(rest) and " " not in rest[alone]:
        alone += 1
    if " " in first or alone == len(rest):
        return list(parts)
    last = rest[alone]
    if _FIRM.fullmatch(last) or (_PAIR.fullmatch(last) and last.istitle() and not is_role(last)):
        return [", ".join([first, *rest[: alone + 1]]), *rest[alone + 1 :]]
    return list(parts)
