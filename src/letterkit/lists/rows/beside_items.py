"""What stands beside a name and is neither role nor affiliation: pronouns, handles, link texts.

Di Probe (she/her), PhD candidate           the pronouns are private
@ada Ada Example     @bo: Bo Sample         the handle is private
Ada Example, Example U, E-mail              with a link from "E-mail": the address alone
"""

import re
from collections.abc import Sequence

from letterkit.lists.people.beside_names import is_like_person

_PRONOUN = frozenset({
    *("she", "her", "hers", "he", "him", "his", "they", "them", "their", "theirs", "ze", "zir"),
    *("hir", "xe", "xem", "ey", "em", "it", "its", "fae", "faer", "any", "all", "sie", "ihr"),
    *("ihre", "er", "ihm", "ihn", "sein", "dey", "deren", "xier", "elle", "elles", "il", "iel"),
    *("lui", "ella", "él", "el", "ellx", "ona", "jej", "on", "jego", "ono", "oni", "ich", "она"),
    *("её", "ее", "он", "его", "они", "их", "яна", "яе", "ён", "яго", "яны", "іх", "вона", "її"),
    *("він", "його", "вони", "هي", "هو", "هم"),
})  # fmt: skip
_PRONOUNS = re.compile(r"\s*[(\[]\s*(?:pronouns?\s*:\s*)?(\w+(?:\s*[/|,]\s*\w+){1,3})\s*[)\]]")
_FIRST_HANDLE = re.compile(r"(@[\w.@/-]*\w)(?:\s*[:–—-]\s*|\s+)(?=[^\W\d_@])")
_MORE = re.compile(r"[,،;(\[|]|\s[-–—]{1,3}\s")
_LINK_TEXTS = frozenset({
    *("e-mail", "email", "mail", "e-mail me", "contact", "website", "web site", "web", "webpage"),
    *("homepage", "home page", "profile", "link", "site", "page", "bio", "blog", "cv", "orcid"),
    *("twitter", "x", "linkedin", "mastodon", "facebook", "instagram", "bluesky", "github"),
    *("webseite", "homepage", "profil", "seite", "kontakt", "site web", "courriel", "mél", "page"),
    *("sitio web", "correo", "correo electrónico", "página", "perfil", "strona", "strona www"),
    *("сайт", "почта", "эл. почта", "профиль", "ссылка", "страница", "пошта", "ел. пошта"),
    *("профіль", "сторінка", "старонка", "спасылка", "бланк", "الموقع", "موقع", "البريد", "بريد"),
})  # fmt: skip


def without_pronouns(text: str) -> tuple[str, str]:
    """A text without the pronouns in brackets, and those."""
    for match in _PRONOUNS.finditer(text):
        words = re.findall(r"\w+", match[1].casefold())
        if set(words) <= _PRONOUN:
            return f"{text[: match.start()]}{text[match.end() :]}", match[1].strip()
    return text, ""


def without_first_handle(text: str) -> tuple[str, str]:
    """A text without the handle before a name, and it; a handle alone is the name."""
    match = _FIRST_HANDLE.match(text.strip())
    rest = text.strip()[match.end() :] if match else ""
    # "@ada – Example Union" is called by the handle.
    return (
        (rest, match[1]) if match and is_like_person(_MORE.split(rest)[0].strip()) else (text, "")
    )


def is_link_text(text: str, links: Sequence[tuple[str, str]]) -> bool:
    """Whether a text only says where the link goes that it is the text of."""
    plain = text.strip(" :.()[]")
    return plain.casefold() in _LINK_TEXTS and any(words.strip() == text for words, _ in links)
