"""Columns in which a platform writes whose account an answer came from.

    E-Mail     Ihr Name     Darf Ihr Name veröffentlicht werden?
    anonymous  Ada Example  Ja

Anyone who did not sign in is "anonymous" there, in the words of the platform. That is no wish:
nobody typed it. In a list that no platform is known to write it is so where every row says the
same.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from letterkit.lists.columns.headers import Header
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import field_of
from letterkit.lists.exports.known import plain_title
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.rows.contents import ExportRow

_FEWEST = 2  # rows from which an address that all of them share was written by a platform
_MOST_WORDS = 5
_ACCOUNT = re.compile(
    r"\b(?:user ?names?|users?|accounts?|logins?|submitted by|submitter|benutzer\w*|nutzer\w*"
    r"|konto\w*|anmeldename|eingereicht von|gesendet von|utilisateur|compte|soumis par|envoyé par"
    r"|usuari[oa]|cuenta|enviado por|użytkownik\w*|przesłane przez|wysłane przez|пользовател\w*"
    r"|аккаунт\w*|логин|уч[её]тн\w* запис\w*|отправитель|користувач\w*|обліков\w* запис\w*|логін"
    r"|карыстальнік\w*|уліков\w* запіс\w*|лагін)\b|مستخدم|حساب"
)
# What stands beside the word for an anonymous one: "Anonymous user", "Anonyme Antwort".
_WHO = re.compile(
    r"\b(?:users?|response|respondent|guest|visitor|benutzer\w*|nutzer\w*|antwort|gast|besucher\w*"
    r"|utilisateur|utilisatrice|réponse|visiteur|usuario|respuesta|visitante|użytkownik|odpowiedź"
    r"|пользователь|ответ|гость|користувач|відповідь|гість|карыстальнік|адказ|госць|مستخدم|رد)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def is_account(title: str) -> bool:
    """Whether a title is that of an account: "User name", "Submitted by: Title"."""
    plain = plain_title(title)
    return len(plain.split()) <= _MOST_WORDS and "?" not in title and bool(_ACCOUNT.search(plain))


def account_columns(
    header: Header, body: Sequence[ExportRow], mapping: Mapping[str, str]
) -> frozenset[int]:
    """The numbers of the columns that say whose account it was; one that was mapped is none."""
    found = set()
    for number, title in enumerate(header.titles):
        if title in mapping and mapping[title] not in ("email", "private"):
            continue
        cells = [cell_of(row, number).strip() for row in body if any(map(str.strip, row.cells))]
        plain = {plain_title(title), plain_title(header.codes[number])}
        known = bool(plain & header.platform.accounts)
        known = known and (field_of(title) != "email" or all(map(_is_written, cells)))
        if known or _all_anonymous(title, cells):
            found.add(number)
    return frozenset(found)


def _all_anonymous(title: str, cells: Sequence[str]) -> bool:
    """Whether every row says the same word for nobody under the title of an account."""
    by_title = is_account(title)
    if not by_title and (field_of(title) != "email" or len(cells) < _FEWEST):
        return False
    texts = {cell.casefold() for cell in cells}
    return len(texts) == 1 and _is_anonymous(texts.pop())


def _is_written(text: str) -> bool:
    """Whether a platform can have written it where an address goes."""
    return not text or "@" in text or _is_anonymous(text)


def _is_anonymous(text: str) -> bool:
    return stand_in(" ".join(_WHO.sub(" ", text).split())) is Stand.HIDDEN
