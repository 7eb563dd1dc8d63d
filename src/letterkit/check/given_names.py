"""Given names that neighbouring languages write differently: Сяргей, Sergey and Serhii are one."""

import re
from functools import lru_cache

from letterkit.check.words import given_names
from letterkit.text.names import fold
from letterkit.text.transliteration import latin_spellings, undoubled

_PATRONYMIC = re.compile(
    ".{3,}(?:ович|евич|ич|овна|евна|ична|авіч|евіч|евич|авіч|аўна|еўна|івна|йович|ovich|evich"
    "|avich|ovych|evych|ovna|evna|auna|euna|ivna)"
)


def given_name(word: str) -> str:
    """The first form of a given name in the table, for all its forms in all scripts, or nothing."""
    return _forms().get(undoubled(word), "")


def is_patronymic(word: str) -> bool:
    return bool(_PATRONYMIC.fullmatch(word))


@lru_cache(maxsize=1)
def _forms() -> dict[str, str]:
    found: dict[str, str] = {}
    for forms in given_names():
        for form in forms:
            if form.isascii():
                found.setdefault(undoubled(form), forms[0])
                continue
            found.setdefault(undoubled(fold(form)), forms[0])
            for latin in latin_spellings(form):
                found.setdefault(latin, forms[0])
    return found
