"""Numbers of people, accounts and cards that need no word beside them: their form or sum tells.

Each has a form and a rule; what is only nearly one is left to the forms that need a word.
"""

import re
from collections.abc import Callable, Iterator

_START, _STOP = r"(?<![\w+./\-])", r"(?![\w]|[\-/.]\d)"
_PERSON = "document"


def numbers_in(text: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and kind of each number that its own digits show."""
    if sum(map(str.isdigit, text)) < _FEWEST:
        return
    for kind, form, is_right in _RULES:
        for match in form.finditer(text):
            if is_right(re.sub(r"[\s.\-]", "", match[0]).upper()):
                yield match.start(), match.end(), kind


_FEWEST = 6


def is_luhn(digits: str) -> bool:
    """ISO/IEC 7812-1, annex B: every second digit from the right is doubled."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        number = int(digit) * (2 if place % 2 else 1)
        total += number - 9 if number > 9 else number
    return total % 10 == 0


def is_card(digits: str) -> bool:
    """A number of a payment card, of the lengths that its first digits have."""
    if not digits.isdecimal() or len(set(digits)) < 2:
        return False
    american = len(digits) == 15 and digits[:2] in ("34", "37")
    other = len(digits) == 16 and digits[0] in "24569"
    return (american or other) and is_luhn(digits)


def is_iban(text: str) -> bool:
    """ISO 13616: the country and two digits go to the end, letters count from 10, modulo 97."""
    turned = text[4:] + text[:4]
    if not (15 <= len(text) <= 34 and turned.isascii() and turned.isalnum()):
        return False
    return int("".join(str(int(character, 36)) for character in turned)) % 97 == 1


def is_polish_account(digits: str) -> bool:
    """A Polish account is its IBAN without PL."""
    return is_iban(f"PL{digits}")


def is_pesel(digits: str) -> bool:
    """Poland: a date of birth whose month tells the century, weights 1 3 7 9."""
    month, day = int(digits[2:4]) % 20, int(digits[4:6])
    return 1 <= month <= 12 and 1 <= day <= 31 and _sum(digits, "13791379131") % 10 == 0


def is_snils(digits: str) -> bool:
    """Russia: nine digits weighted from nine to one, modulo 101."""
    rest = _sum(digits[:9], "987654321") % 101
    return digits[9:] == f"{rest % 100:02d}"


def is_personal_inn(digits: str) -> bool:
    """Russia: the tax number of a person has twelve digits, two of them for checking."""
    eleventh = _weighed(digits[:10], (7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    twelfth = _weighed(digits[:11], (3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8)) % 11 % 10
    return digits[10:] == f"{eleventh}{twelfth}" and len(set(digits)) > 2


def is_nir(digits: str) -> bool:
    """France: thirteen digits and what is left of 97 without their remainder."""
    month = int(digits[3:5])
    return (1 <= month <= 12 or month >= 20) and 97 - int(digits[:13]) % 97 == int(digits[13:])


def is_dni(text: str) -> bool:
    """Spain: the letter tells the number modulo 23; X, Y and Z begin a foreigner's."""
    digits = text[:-1].translate(str.maketrans("XYZ", "012"))
    return "TRWAGMYFPDXBNJZSQVHLCKE"[int(digits) % 23] == text[-1]


def is_rut(text: str) -> bool:
    """Chile: weights from two to seven from the right, modulo 11."""
    total = sum(int(digit) * (2 + place % 6) for place, digit in enumerate(reversed(text[:-1])))
    return "0123456789K0"[11 - total % 11] == text[-1]


def is_cuil(digits: str) -> bool:
    """Argentina: the number of a person; 30, 33 and 34 begin those of firms."""
    rest = 11 - _weighed(digits[:10], (5, 4, 3, 2, 7, 6, 5, 4, 3, 2)) % 11
    return digits[:2] not in ("30", "33", "34") and rest % 11 % 10 == int(digits[10])


def is_egyptian(digits: str) -> bool:
    """Egypt: century, date of birth, and the number of a governorate."""
    month, day, place = int(digits[3:5]), int(digits[5:7]), int(digits[7:9])
    return 1 <= month <= 12 and 1 <= day <= 31 and (1 <= place <= 35 or place == 88)


def is_social_security(digits: str) -> bool:
    """United States: no group is all zeros, and some areas were never given."""
    area = digits[:3]
    return (
        area not in ("000", "666")
        and area[0] != "9"
        and digits[3:5] != "00"
        and digits[5:] != "0000"
    )


def _always(_: str) -> bool:
    return True


def _sum(digits: str, weights: str) -> int:
    return sum(int(digit) * int(weight) for digit, weight in zip(digits, weights, strict=True))


def _weighed(digits: str, weights: tuple[int, ...]) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits, weights, strict=True))


def _form(text: str) -> re.Pattern[str]:
    return re.compile(f"{_START}(?:{text}){_STOP}")


_Rule = tuple[str, re.Pattern[str], Callable[[str], bool]]
_RULES: tuple[_Rule, ...] = (
    ("bank", _form(r"[A-Za-z]{2}\d{2}(?:[ \-]?[A-Za-z\d]){11,30}"), is_iban),
    ("bank", _form(r"\d\d(?: ?\d{4}){6}"), is_polish_account),
    ("bank", _form(r"\d{4}([ \-]?)\d{4}\1\d{4}\1\d{4}|3[47]\d\d([ \-]?)\d{6}\2\d{5}"), is_card),
    (_PERSON, _form(r"\d{11}"), is_pesel),
    (_PERSON, _form(r"\d{3}-\d{3}-\d{3}[ \-]\d\d"), is_snils),
    (_PERSON, _form(r"\d{12}"), is_personal_inn),
    (_PERSON, _form(r"[12] ?\d\d ?\d\d ?\d\d ?\d{3} ?\d{3} ?\d\d"), is_nir),
    (_PERSON, _form(r"(?:\d{8}|\d{1,2}\.\d{3}\.\d{3})[\- ]?[A-Z]|[XYZ]-?\d{7}-?[A-Z]"), is_dni),
    (_PERSON, _form(r"\d{1,2}\.\d{3}\.\d{3}-[\dkK]"), is_rut),
    (_PERSON, _form(r"\d\d-\d{8}-\d"), is_cuil),
    (_PERSON, _form(r"[23]\d{13}"), is_egyptian),
    (_PERSON, _form(r"\d{3}-\d\d-\d{4}"), is_social_security),
    # The shapes of these are like nothing else: Russia, United Kingdom, Mexico.
    (_PERSON, _form(r"\d\d \d\d \d{6}"), _always),
    (_PERSON, _form(r"[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z] ?\d\d ?\d\d ?\d\d ?[A-D]"), _always),
    (_PERSON, _form(r"[A-Z][AEIOUX][A-Z]{2}\d{6}[HMX][A-Z]{5}[A-Z\d]\d"), _always),
)
