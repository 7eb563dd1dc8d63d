"""Names of people who did not sign themselves: others signed, they are minors, or have died.

    Bo Sample (signed by his daughter)      somebody else signed
    Bo Sample i.V. Zoe Muster
    p.p. Bo Sample
    Bo Sample for Zoe Sample
    Dan Primer (minor, represented by mother)
    Dan Primer, age 14
    Finn Ejemplo (deceased 2025)

Whether such a person signed, and under which name, is for people to say. What stands behind the
name of an organisation is who speaks for it.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from letterkit.errors import LetterkitError
from letterkit.lists.people.bare_ages import ages_in
from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.private.private_data import masked
from letterkit.text.phrases import tables_of

_OF_AGE = 18
_MOST = 120
_WHAT = {
    "proxy": "somebody else may have signed for this person",
    "minor": "this may be a minor, who may not be able to agree to be named",
    "dead": "this may be somebody who has died",
}
_HINT = (
    "if they signed, leave only the name that is to be printed, or write “(do not name)” behind"
    " it; if they did not, write “(withdrawn)” behind it"
)
# In small letters, for "P.P. Sample" has two first names.
_SHORT = r"(?:p\.\s?p\.|i\.\s?[VA]\.|i\.\s?[va]\.|p\.\s?o\.|p/o|p/p|ppa\.|o/b/o)"
_MARKS = " ,;:()[]"
_APART = r"(?:\s*[,،;:(\[（/]\s*|\s+[-–—]+\s+)"


def refuse_not_themselves(
    place: str, values: Mapping[str, str], given: str, *, body: bool, whole: str
) -> None:
    """Refuse the name of somebody who may not have signed themselves.

    `given` is the text of the name's column, `whole` the option that says all of it is a name.
    """
    if body:
        return
    name = values.get("name", "")
    said = said_of_signer(given) or said_of_signer(name)
    said = said or next(filter(None, (_beside(values.get(key, "")) for key in _BESIDE)), "")
    if not said and any(age < _OF_AGE for age in ages_in(values)):
        said = "minor"
    if not said:
        return
    shown = masked(" ".join((given or name).split()), "comment")[:_MOST]
    more = f"; if all of it is the name: {whole}" if whole else ""
    raise LetterkitError(f"{place}: {_WHAT[said]}: {shown}", hint=_HINT + more)


_BESIDE = ("role", "affiliation")


@lru_cache(maxsize=65_536)
def said_of_signer(text: str) -> str:
    """`proxy`, `minor` or `dead`, if a text says that of the person whose name it is; or nothing.

    >>> said_of_signer("Bo Sample (signed by his daughter)"), said_of_signer("Bo Sample")
    ('proxy', '')
    >>> said_of_signer("Example Union, represented by Ada Example"), said_of_signer("Bo Minor")
    ('', '')
    """
    text = " ".join(text.split())
    for kind, form in _forms().items():
        for match in form.finditer(text) if kind != "for" else ():
            before = text[: match.start()].strip(" ,;:([-–—")
            person = is_like_person(before.partition("(")[0].partition(",")[0].strip())
            if kind in ("late", "first"):
                return "dead" if kind == "late" else "proxy"
            if not person or is_organisation(before):
                continue
            if kind != "before_people":
                return "proxy" if kind == "by" else kind
            if _is_somebody(text[match.end() :]):
                return "proxy"
    return "proxy" if _shares_a_name(text) else ""


@lru_cache(maxsize=65_536)
def may_be_for_another(text: str) -> bool:
    """Whether a text may be two people, where one signs for the other, or a group.

    >>> may_be_for_another("Bo Sample for Zoe Muster"), may_be_for_another("Mayors for Peace")
    (True, False)
    """
    return any(True for _ in _pairs(text))


def _shares_a_name(text: str) -> bool:
    """ "Bo Sample for Zoe Sample": no group is called so."""
    return any(set(one.split()) & set(other.split()) for one, other in _pairs(text))


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """What stands before and behind a "for", where both may be people."""
    text = " ".join(text.split())
    for match in _forms()["for"].finditer(text):
        one, other = text[: match.start()].strip(_MARKS), text[match.end() :].strip(_MARKS)
        if _is_somebody(one) and _is_somebody(other):
            yield one, other


def _is_somebody(text: str) -> bool:
    """Whether a text is like the name of a person, of two words at least."""
    plain = text.strip(_MARKS)
    return " " in plain and is_like_person(plain) and not is_organisation(plain)


def _beside(text: str) -> str:
    """The same of a text that stands beside a name."""
    text = " ".join(text.split())
    return next(
        (
            "proxy" if kind == "by" else kind
            for kind in ("proxy", "by", "minor", "dead")
            if (match := _forms()[kind].match(f", {text}")) and _is_all(kind, match, text)
        ),
        "",
    )


def _is_all(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether nothing is said but that a person is a minor or dead: "Minor planets" are studied."""
    return kind in ("proxy", "by") or match.end() >= len(f", {text}".rstrip(" ).]"))


@cache
def _forms() -> Mapping[str, re.Pattern[str]]:
    words = {
        label: _words([table] if isinstance(table, str) else list(table.values()))
        for label, table in tables_of("letterkit.lists.people", "not_themselves.toml").items()
    }
    bare = rf"(?:{_APART}|\s+)"
    end = r"(?!\w)"
    forms = {
        "first": rf"^{_SHORT}\s+(?=\S)",
        "proxy": rf"{_APART}(?i:{words['proxy']}){end}|\s(?i:{_longer(words['proxy'])}){end}"
        rf"|{bare}{_SHORT}(?=\s|\)|$)",
        "by": rf"{bare}(?i:{words['by']})\s+(?i:{words['whose']}){end}",
        "before_people": rf"{bare}(?i:{words['before_people']})\s+(?=\w)",
        "for": rf"{bare}(?i:{words['for']})\s+(?=\w)",
        "minor": rf"{_APART}(?i:{words['minor']}){end}",
        "dead": rf"{_APART}(?i:{words['dead']}){end}",
        "late": rf"^\s*(?i:{words['late']})\.?\s+(?=\w)",
    }
    return {kind: re.compile(form) for kind, form in forms.items()}


def _words(texts: list[str]) -> str:
    """Entries as one pattern, longer ones first."""
    entries = sorted(set(" ".join(texts).split()), key=len, reverse=True)
    return "|".join(re.escape(each).replace("_", r"\s+").replace(r"\*", r"\w*") for each in entries)


def _longer(words: str) -> str:
    """Those of several words, which no name has in it."""
    return "|".join(each for each in words.split("|") if r"\s+" in each)
