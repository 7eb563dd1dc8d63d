"""What else is private and no way to write or ring: documents, accounts, places, dates of birth.

It is never moved to another column, because none is for it; a person decides what becomes of it.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources

_DATE = (
    r"(?:\d{1,2}[./\-]\d{1,2}[./\-](?:19|20)?\d\d|(?:19|20)\d\d-\d\d-\d\d"
    r"|\d{1,2}\.?\s{1,20}(?:de\s{1,20})?[^\W\d_]{3,12}\.?\s{1,20}(?:de\s{1,20})?(?:19|20)\d\d"
    r"|[^\W\d_]{3,12}\s{1,20}\d{1,2},?\s{1,20}(?:19|20)\d\d)(?!\d)"
)
# Accounts may have no digit; the other kinds have one.
_ACCOUNTS = re.compile(
    r"\.me/|discord\.gg|join\.skype|(?:gram|tg|грамм?|signal|skype|скайп|whats ?app|viber|wechat"
    r"|icq|discord|threema|matrix|wire|insta|инста|інста|вайбер|вотсап|тг|chat|снэпчат"
    r"|جرام|غرام|سكايب)\s{0,20}(?:id)?\s{0,20}[:：=@]",
    re.IGNORECASE,
)
# What every match of the above has in it.
_ACCOUNT_SIGNS = re.compile(r"[/:：=@]|\.gg|\.skype")


def may_hold_account(text: str) -> bool:
    """A quick look: False wherever `others_in` finds nothing in a text without digits."""
    return bool(_ACCOUNT_SIGNS.search(text) and _ACCOUNTS.search(text))


def others_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and kind of each find, by kind."""
    for kind, form in _forms().items():
        if kind == "handle" and not may_hold_account(text):
            continue
        for match in form.finditer(text):
            yield match.start(), match.end(), kind


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, re.Pattern[str]]:
    """The forms of `other_private.toml` beside this file, compiled when first needed."""
    file = resources.files("letterkit.model") / "other_private.toml"
    forms: dict[str, list[str]] = tomllib.loads(file.read_text("utf-8"))
    return {
        kind: re.compile("|".join(f"(?:{each})" for each in texts).replace("{DATE}", _DATE), re.I)
        for kind, texts in forms.items()
    }
