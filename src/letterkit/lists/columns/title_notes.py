"""Notes in the title of a question: what its answers mean, and what to do if the answer is no.

    Display name (yes = hide, no = show)
    Public [1: yes, 2: no]
    Would you prefer to stay anonymous? (leave empty if not)

Such a note asks nothing, so it is taken off before a title is read for its polarity.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

_MARKUP = re.compile(r"<[^<>]*>")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-Z])")
# The object that holds what somebody chose, before a key of several words: `prefs.listName`.
_HOLDER = re.compile(
    r"^\s*(?i:(?:user|profile|account|signatory)[ ._])?"
    r"(?i:prefs?|preferences|settings|options|flags|choices|config|props|properties|permissions"
    r"|einstellungen|préférences|preferencias|настройки|налады|налаштування|ustawienia)[ ._:/]+"
    r"(?=[^\W_]+_\w+$|[^\W\d_]*[a-z][A-Z]\w*$)"
)
_YES_OR_NO = re.compile(
    r"\b(?:y|yes|да|так|tak|ja|oui|s[ií]|true|نعم|1)\s*(?:/|,|\||\bor\b|\bили\b|\bабо\b|\bці\b|\bчи\b"
    r"|\blub\b|\boder\b|\bou\b|\bo\b|\bأو\b)\s*(?:no|n|нет|не|ні|nie|nein|non|false|لا|0)\b",
    re.IGNORECASE,
)
_SIGN = re.compile(
    r"(?:1|[yjotsдт]|true)=(?:yes|да|так|tak|ja|oui|s[ií]|نعم)|(?:0|2|[nн]|false)=(?:no|нет|не|ні|nie|nein|non|لا)"
)
# Anyone who leaves the answer empty says no. A note with any other condition is no such note.
_EMPTY = (
    r"(?:please )?leave (?:it |this |the box )?(?:blank|empty|unticked|unchecked) if (?:not|no)",
    r"if (?:not|no),? (?:please )?leave (?:it |this |the box )?(?:blank|empty|unticked|unchecked)",
    r"оставьте (?:поле |это поле )?пуст\w+,? если нет",
    r"если нет,? (?:то )?(?:оставьте|оставить) (?:поле |это поле )?пуст\w+",
    r"пакіньце (?:поле |гэтае поле )?пуст\w+,? калі не",
    r"калі не,? (?:то )?пакіньце (?:поле |гэтае поле )?пуст\w+",
    r"залиште (?:поле |це поле )?порожн\w+,? якщо ні",
    r"якщо ні,? (?:то )?залиште (?:поле |це поле )?порожн\w+",
    r"(?:po)?zostaw(?:ić)? (?:pole |to pole )?puste,? je(?:śli|żeli) nie",
    r"je(?:śli|żeli) nie,? (?:po)?zostaw(?:ić)? (?:pole |to pole )?puste",
    r"(?:bitte )?(?:leer|frei) ?lassen,? (?:wenn|falls) (?:nicht|nein)",
    r"(?:wenn|falls) (?:nicht|nein),? (?:bitte )?(?:leer|frei) ?lassen",
    r"laiss(?:ez|er) (?:le champ |la case )?vide,? (?:si non|sinon|dans le cas contraire)",
    r"(?:si non|sinon),? laiss(?:ez|er) (?:le champ |la case )?vide",
    r"d(?:ejar|eje|éjelo|ejarlo) (?:en blanco|vacío),? si no",
    r"si no,? d(?:ejar|eje|éjelo|ejarlo) (?:en blanco|vacío)",
    r"(?:اتركه|اترك الحقل|اتركها) (?:فارغا|فارغًا|فارغاً) (?:إذا|ان|إن) (?:لا|لم)",
)
_IF_NOT = re.compile(rf"[\s(\[,.;:–—-]*\b(?:{'|'.join(_EMPTY)})\s*[)\].!]*\s*$", re.IGNORECASE)
# CiviCRM's `No Bulk Emails (User Opt Out)`: of what they opted out, stands before it.
_BULK = re.compile(r"(\bbulk e-?mails?)\s*\(\s*user opt[- ]?(?:out|in)\s*\)", re.IGNORECASE)
# What programs call a column that has no title.
_NO_TITLE = re.compile(r"\s*unnamed:? ?\d+(?:\.\d+)?(?:_level_\d+)?\s*", re.IGNORECASE)
_SHORT_SIGN = re.compile(r"\d{1,2}|[^\W\d_]")
# The first letters of yes and no, as "(j/n)".
_LETTERS = re.compile(r"[(\[]\s*([yjotsдт])\s*[/|,]\s*([nн])\s*[)\]]\s*[?:.]?\s*$", re.IGNORECASE)
_SAYS = r"\s*(?:=+>?|→|⇒)\s*"
_ENTRY = re.compile(rf"([^\s=,;/()\[\]→⇒]{{1,20}}){_SAYS}([^=,;/()\[\]→⇒]{{1,60}})")
# Codes are followed by more signs than words are: `1: yes`, `a - no`.
_CODE = re.compile(r"(?<!\w)(\d{1,2}|[^\W\d_])\s*(?:=+>?|:|→|⇒|[-–—](?=\s))\s*([^=,;/()\[\]\d→⇒]+)")
_BRACKET = re.compile(r"[(\[]([^()\[\]]+)[)\]]|[:：]\s*(.+)$")
_LEGEND = re.compile(
    rf"[(\[:,–—-]?\s*{_ENTRY.pattern}(?:\s*[,;/]\s*{_ENTRY.pattern})*\s*[)\]]?\s*$"
)


def without_notes(title: str) -> str:
    """A title without a legend of answers and without what an empty answer means."""
    return _IF_NOT.sub("", _parted(title)[0])


def empty_is_no(title: str) -> bool:
    """Whether the title says that an empty answer is a no."""
    return _IF_NOT.search(title) is not None


def plain(title: str) -> str:
    """A title without markup, `camelCase`, underscores, notes and "(yes/no)"."""
    if _NO_TITLE.fullmatch(title):
        return ""
    words = _CAMEL.sub(" ", _HOLDER.sub("", _MARKUP.sub(" ", title)).replace("_", " "))
    if _says_yes_or_no(words):
        words = _parted(words)[0]
    return _YES_OR_NO.sub(" ", _IF_NOT.sub("", _BULK.sub(r"\1 ", words)))


def _says_yes_or_no(title: str) -> bool:
    """Whether the legend only says which of two signs is the yes: `(1 = yes, 0 = no)`."""
    legend = legend_of(title)
    said = {f"{key}={says}".casefold() for key, says in legend.items()}
    return len(said) == 2 and all(map(_SIGN.fullmatch, said))


def legend_of(title: str) -> Mapping[str, str]:
    """What the title says that answers mean, as written: `{"yes": "hide", "no": "show"}`."""
    return _parted(title)[1]


@lru_cache(maxsize=4096)
def _parted(title: str) -> tuple[str, Mapping[str, str]]:
    """A title without its legend, and the legend."""
    for match in _BRACKET.finditer(title):
        codes = _CODE.findall(match[1] or match[2])
        if len(codes) >= 2:
            return f"{title[: match.start()]} {title[match.end() :]}", _legend(codes)
    if letters := _LETTERS.search(title):
        return title[: letters.start()], {letters[1]: "yes", letters[2]: "no"}
    found = _LEGEND.search(title)
    if not found:
        return title, {}
    return title[: found.start()], _legend(_ENTRY.findall(found[0]))


def _legend(entries: Sequence[tuple[str, str]]) -> Mapping[str, str]:
    legend = {answer.strip("\"'“”«»„"): says.strip(" \"'“”«»„.") for answer, says in entries}
    if all(_SHORT_SIGN.fullmatch(says) and len(key) > 1 for key, says in legend.items()):
        # "Yes = 1, no = 2": the words stand first.
        legend = {says: key for key, says in legend.items()}
    # The same answer twice says nothing.
    return legend if len(legend) == len(entries) and all(legend.values()) else {}
