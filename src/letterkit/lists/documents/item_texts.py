"""The text of a list item as the values of a signatory.

    Ada Example                                         name
    Ada Example (University of Example)                 name, affiliation
    Ada Example, Editor                                 name, role
    Ada Example, PhD, Editor, Example News              name with PhD, role, affiliation
    Ada Example, Editor at Example News                 name, role, affiliation
    Ada Example, @ada (Example Club)                    name, handle, affiliation
    [Ada Example](https://example.org)                  name, link

Below a heading for organisations all of it is the name. An `@handle` is never a role or an
affiliation; it is kept as `handle`, which is private. An e-mail address stays in the text where
it stands in brackets, for a later stage moves it.
"""

import re
from collections.abc import Iterable, Sequence

from letterkit.lists.documents.documents import Words
from letterkit.lists.people.behind_names import role_and_affiliation, with_degrees
from letterkit.lists.people.beside_names import is_like_person, is_organisation
from letterkit.lists.people.odd_names import odd_in
from letterkit.lists.rows.beside_items import is_link_text, without_first_handle, without_pronouns
from letterkit.lists.rows.doubts import may_be_wish
from letterkit.lists.rows.firms import with_whole_firms
from letterkit.lists.rows.name_shapes import EMAIL, WEB
from letterkit.lists.rows.representatives import ends_in_acronym, represented
from letterkit.private.private_data import private_in
from letterkit.text.countries import country_code
from letterkit.wishes.doubt_words import is_chosen_name
from letterkit.wishes.not_yet import says_not_yet

ESCAPED = 0x100000  # escaped marks wait in the last private plane while the others are read
FIELDS = (
    "name",
    "kind",
    "role",
    "affiliation",
    "country",
    "link",
    "handle",
    "email",
    "representative",
)
_PAREN = re.compile(r"(.*?)[ \t]*\(([^()]*)\)[ \t]*(.*)", re.DOTALL)
_BRACKETS = re.compile(r"[ \t]*\(([^()]*)\)")
_HANDLE = re.compile(r"@[\w.@/-]*[\w-]", re.UNICODE)
_LAST_HANDLES = re.compile(r"(.*\S)[ \t]+((?:@[\w.@/-]*\w[ \t]*)+)")
_DASHED = re.compile(r"([^,–—]*?\S)\s+[-–—]{1,3}\s+(.+)", re.DOTALL)
_KEPT_COMMA = "\x00"
_NUMBER = re.compile(r"\s*(?:\d{1,3}|[*†‡]+)\s*")


def item_values(words: Words, kind: str = "", *, dashed: bool = False) -> dict[str, str]:
    """A signatory's values by column; those that are empty are left out, but never the name.

    `dashed` says that a dash ends the names of the list.
    """
    found = _from_links(words)
    text = words.text.strip()
    if kind == "organisation":
        return _kept({**found, "name": text})
    if split := represented(text):
        body = {"kind": "organisation"} if split.organisation else {}
        return _kept({**found, **body, "name": split.name, "representative": split.by})
    text, first_handle = without_first_handle(text)
    handles = [first_handle] if first_handle else []
    text, pronouns = without_pronouns(text)
    if pronouns:
        found["pronouns"] = pronouns
    text = _without_handles_in_brackets(text, handles)
    acronym = ends_in_acronym(text)
    if acronym:
        # "Human Rights Centre (HRC), Minsk": the bracket is a part of the name.
        behind = text[acronym:].strip(" ,-–—")
        return _kept({**found, "name": text[:acronym], "affiliation": behind})
    bracket = ""
    match = _PAREN.fullmatch(text)
    if match and _is_apart(match, text):
        text = f"{match[1]}{match[3]}"
        bracket = ", ".join(_without_handles(match[2].split(","), handles))
    if dashed:
        text = _with_comma_for_dash(text)
    first, *rest = _pieces(text, found, handles)
    rest = [each for each in rest if not is_link_text(each, words.links)]
    first = _without_last_handles(first, handles)
    first, rest = with_degrees(first, rest)
    role, affiliation = role_and_affiliation(rest)
    country = country_code(bracket) if bracket and rest else bracket
    if bracket and country != bracket:
        found.setdefault("country", bracket)
    elif bracket:
        role, affiliation = ", ".join(rest).strip(", "), bracket
    values = {"name": first, "role": role, "affiliation": affiliation, **found}
    values["handle"] = "; ".join(dict.fromkeys(handles))
    return _kept(values)


def are_dashed(texts: Iterable[str]) -> bool:
    """Whether items say more of people behind a dash, and behind a comma: `Ada – Union, Kenya`.

    Where no comma follows, the names of the whole list decide (`platforms/splitting.py`).
    """
    return any("," in text and _with_comma_for_dash(text) != text for text in texts)


def _with_comma_for_dash(text: str) -> str:
    """`Ada Example, Union, Kenya` of `Ada Example – Union, Kenya`: the dash ends the name."""
    match = _DASHED.fullmatch(text.strip())
    if not match or not is_like_person(match[1]) or is_like_person(match[2].split(",")[0]):
        return text
    return f"{match[1]}, {match[2]}"


def _is_apart(match: re.Match[str], text: str) -> bool:
    """Whether a bracket says where somebody works, and can be taken out of its text.

    It stands behind the name, or at the end with a capital: `Ada, Editor (Example Club)`. In
    `Ada, professor (em), Bar` and `Ada, Bar, ada(at)example.org` it is part of the words around it.
    """
    before, inside, after = match[1], match[2], match[3]
    if EMAIL.search(inside) or _is_said_of_name(inside) or odd_in(f"{before} ({inside})"):
        return False
    if is_organisation(before) and is_like_person(inside):
        return False  # a contact person, who is asked about later
    if after and after[:1].isalnum():
        return False  # "Ada (Bo) Example" is one name; who else may stand behind is asked later
    if "," in before and (after or inside[:1].islower()):
        return False
    start, end = match.start(2), match.end(2)
    return all(each.end <= start or end <= each.start for each in private_in(text))


def _is_said_of_name(text: str) -> bool:
    """A mark such as `(1)`, a state, or what may be a wish: it stays beside the name to be read."""
    if text.strip() == "X":
        return False
    if says_not_yet(text):
        return True
    return bool(_NUMBER.fullmatch(text)) or may_be_wish(text) or is_chosen_name(text)


def unescaped(text: str) -> str:
    """A text with the marks back that Markdown escapes with a backslash."""
    return "".join(chr(ord(c) - ESCAPED) if c >= chr(ESCAPED) else c for c in text).strip()


def _kept(values: dict[str, str]) -> dict[str, str]:
    kept = {column: unescaped(text) for column, text in values.items()}
    return {column: text for column, text in kept.items() if text or column == "name"}


def _from_links(words: Words) -> dict[str, str]:
    """The first web address, and the first e-mail address that is not there in words."""
    found: dict[str, str] = {}
    for _, address in words.links:
        if address.lower().startswith(("http://", "https://")):
            found.setdefault("link", address)
        elif (mail := mail_address(address)) and mail not in words.text:
            found.setdefault("email", mail)
    return found


def mail_address(address: str) -> str:
    """The e-mail address of a `mailto:` link, or nothing."""
    if not address.lower().startswith("mailto:"):
        return ""
    return address[7:].partition("?")[0].strip()


def _without_handles_in_brackets(text: str, handles: list[str]) -> str:
    """`Ada (@ada), Editor` without the brackets that hold nothing but handles."""

    def taken(match: re.Match[str]) -> str:
        parts = [part for part in re.split(r"[,;/\s]+", match[1].strip()) if part]
        if not parts or not all(_HANDLE.fullmatch(part) for part in parts):
            return match[0]
        handles.extend(parts)
        return ""

    return _BRACKETS.sub(taken, text)


def _without_handles(parts: Sequence[str], handles: list[str]) -> list[str]:
    kept = []
    for part in parts:
        text = part.strip()
        if _HANDLE.fullmatch(text):
            handles.append(text)
        elif text:
            kept.append(text)
    return kept


def _pieces(text: str, found: dict[str, str], handles: list[str]) -> list[str]:
    """What stands between commas: the name, then what is neither an address nor a handle."""
    first, *rest = with_whole_firms(_parts(text))
    kept = [first]
    for part in rest:
        if _HANDLE.fullmatch(part):
            handles.append(part)
        elif EMAIL.fullmatch(part) and "email" not in found:
            found["email"] = part
        elif WEB.fullmatch(part) and part.lower().startswith("http") and "link" not in found:
            found["link"] = part
        else:
            kept.append(part)
    return kept


def _parts(text: str) -> list[str]:
    """The parts between commas; one within a bracket parts nothing: "Ada (aexample, ada42)"."""
    kept = _BRACKETS.sub(lambda match: match[0].replace(",", _KEPT_COMMA), text)
    return [part.replace(_KEPT_COMMA, ",").strip() for part in kept.split(",")]


def _without_last_handles(text: str, handles: list[str]) -> str:
    """`Ada Example @ada` without the handle; a handle alone is the name."""
    match = _LAST_HANDLES.fullmatch(text)
    if not match or EMAIL.search(match[2]):
        return text
    handles.extend(match[2].split())
    return match[1]
