"""Telephone numbers in a text, and not the other numbers that people write beside their names.

What counts: an international form (`+375 29 …`, `00375 29 …`); any number after a word such as
`tel.`; a field that is nothing else; and national forms that look like one of the countries whose
languages are read. Years, dates, ORCID, ISSN, ISBN, standards and registers have forms or words of
their own and do not count.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

# Where national forms are tried; Germany accepts nearly every number, so only with its zero.
_REGIONS = ("BY", "RU", "UA", "PL", "FR", "ES", "GB", "US", "EG", "SA", "MA", "LB", "SY", "IQ")
# `ext. 12` behind a number.
_EXTENSION = re.compile(
    r"[ ,;]{0,3}(?:\(\s?)?(?:ext(?:ension)?|x|доб(?:авочный)?|вн(?:утр)?|дад|wew"
    r"|int|anexo|interno|poste|durchwahl|dw|تحويلة)"
    r"[ .:№#]{0,3}\d{1,6}(?!\w)\)?",
    re.IGNORECASE,
)
# `+375_29_000_00_00`, `8~029~123~45~67`: nobody writes other numbers so.
_ODDLY_PARTED = re.compile(
    r"(?<![\w+])\+\s?\d{1,3}(?:[\s_*|~:;,.•…\-/()]{1,3}\d{1,9}){2,14}(?!\w)"
    r"|(?<!\w)\d{1,4}(?:[_*|~•]\d{2,4}){2,5}(?!\w)"
    r"|(?<!\w)(?:plus|плюс)\s?\d{1,3}(?:[\s\-()]{0,3}\d{1,9}){2,10}(?!\w)",
    re.IGNORECASE,
)
_FEWEST, _MOST = 7, 15  # digits, E.164
_NEAR = 40

# A mark between a word and a number, `тел.123456`, is no decimal point.
_RUN = re.compile(
    r"(?:(?<![\w+.])|(?<=тел\.)|(?<=моб\.)|(?<=сот\.)|(?<=тэл\.)|(?<=tel\.)|(?<=tél\.)|(?<=mob\.))"
    r"(?:\+|\b00(?=[1-9\s]))?[ ]?\(?\d(?:[\d \u00a0\u2009()./\-‐‑–—·]*\d)?(?![\w@%])"
)
# `tel. 12-34-56`; the word may stand in front of a mark.
_CUE = re.compile(
    r"(?:\b(?:tel|tél|phone|telephone|téléphone|teléfono|telefono|telefon|mobile|mobil|móvil|movil"
    r"|handy|portable|cell|kom|komórka|komorka|fax|factx|whats ?app|viber|signal|sms|call|ruf|fon"
    r"|telegram|tg|телеграм|тэлеграм|сигнал|сігнал|вотсап|смс|тел|телефон|тэл|тэлефон|моб|мобильный|мабільны|мобільний|сот|факс|вайбер|ватсап)\b\.?"
    r"|\b(?:(?:call|ring|text|phone|reach) me(?: at| on)?|my (?:phone )?number(?: is)?"
    r"|ruf(?:t|en sie)? mich an(?: unter)?"
    r"|meine (?:handy)?nummer(?: ist)?|appelez[ -]moi au|mon numéro(?: est)?"
    r"|ll[áa]m[ae](?:me|nme)(?: al?)?|mi (?:número|celular)(?: es)?"
    r"|celular|zadzwo[nń](?:cie)?(?: pod)?|dzwoni[ćc](?: pod)?|m[oó]j numer(?: to)?|zvonit[ie]"
    r"|(?:по)?звоните?(?: мне)?(?: по| на)?(?: номеру)?|мой номер"
    r"|(?:за)?дзвоніть(?: за)?(?: номером)?|мій номер"
    r"|(?:па)?тэлефануйце(?: па)?(?: нумары)?|пазваніце|мой нумар|мабільны"
    r"|стац(?:ионарный)?|гор|дом\.? тел)\b\.?"
    r"|(?:اتصلوا|اتصل) بي(?: على)?|رقم(?:ي| هاتفي| الهاتف| الجوال| الموبايل)"
    r"|(?<!\w)[тt]\.|هاتف|جوال|موبايل|تلفون|الهاتف|واتساب|سيجنال|تيليجرام|☎️?|📞|📱|✆)\s*(?:number|no\.?|nr\.?|№)?\s*[:：=.]?\s*$",
    re.IGNORECASE,
)
# What a number is called that is no telephone's.
_OTHER = re.compile(
    r"(?:\b(?:iso|iec|din|en|rfc|gost|гост|дсту|issn|isbn|doi|orcid|krs|nip|regon|pesel|siren|siret"
    r"|vat|iban|bic|kvk|cnpj|abn|acn|oib|ičo|ico|p\.?\s?iva|uen|cui|eik|еик|eori|npi|бин|nzoz|vatid|ust|crn|ofac|registre|registro|rejestr|реестр|рэестр|реєстр|doc|patent|zenodo|scopus|wos"
    r"|hrb|hra|vr|ein|unp|унп|инн|огрн|огрнип|кпп|окпо|єдрпоу|едрпоу|рнокпп|бик|рег"
    r"|reg|registration|register|registry|charity|company|licence|license|member|mitglied|steuer"
    r"|rna|waldec|cif|nif|dni|id|nr|no|num|núm|n°|nº|№|#|numer|номер|нумар|матрикул|art|ст|ref|case"
    r"|файл|дело|project|grant|award|projekt|projet|proyecto|проект|праект|проєкт|грант|article|paragraph|arxiv|pmid|pub|version|v|билет|членский)|[№#§]|n[°º])"
    r"[.\s:]*(?:number|no|nr|num|номер|№)?[.\s:#]*$",
    re.IGNORECASE,
)
_DAY, _MONTH = r"(?:0?[1-9]|[12]\d|3[01])", r"(?:0?[1-9]|1[0-2])"
_DATES = re.compile(
    rf"(?<![\w.])(?:(?:1[89]|20)\d\d[-./]{_MONTH}[-./]{_DAY}"
    rf"|(?:{_DAY}[-./]{_MONTH}|{_MONTH}[-./]{_DAY})[-./](?:(?:1[89]|20)\d\d|\d\d)"
    r"|(?:1[89]|20)\d\d\s?[-–—/]\s?(?:1[89]|20)?\d\d)(?!\w|[-./]\d)"
)
_ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dXx]\b")
_ISBN = re.compile(r"\b97[89][- ]?\d{1,5}[- ]?\d{1,7}[- ]?\d{1,7}[- ]?\d\b")
_ISSN = re.compile(r"\b(\d{4})-(\d{3})([\dXx])\b")
_DECIMALS = re.compile(r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}\b(?!\.\d)|\b10\.\d{4,9}/\S+")
_UNITS = re.compile(
    r"\s*(?:[€$£₽%‰]|(?:eur|usd|gbp|pln|byn|rub|uah|zł|руб|грн|members|people|euros?|signatures|членов|подписей|osób)\b)",
    re.IGNORECASE,
)
_URL = re.compile(r"\b(?:https?|ftp)://[^\s<>\"]+|\bwww\.[^\s<>\"]+", re.IGNORECASE)
# The number of a person in a link: `tel:`, `wa.me/…`, `?phone=…`.
_LINKED = re.compile(
    r"(?:\b(?:tel|sms|callto|whatsapp|facetime):(?://)?|\b(?:wa|viber)\.me/|\bt\.me/(?=\+)"
    r"|[?&;](?:phone|tel|telephone|mobile|number|telefon|whatsapp)="
    r"|(?<=[/=])(?=\+?(?:375\d{9}|380\d{9}|79\d{9}|48[4-8]\d{8})(?![\w.\-])))"
    r"(?P<number>\+?[\d\-.()]{6,24}\d)",
    re.IGNORECASE,
)


def phones_in(text: str, *, in_name: bool = False) -> Iterator[tuple[int, int, str]]:
    """The start, end and text of each telephone number, in order.

    In a name, whatever is as long as one is taken for one: nobody is called so.
    """
    if sum(map(str.isdigit, text)) < 5:
        return
    text = _in_plain_digits(text)
    linked = [(match.start(), match.end(), match["number"]) for match in _LINKED.finditer(text)]
    rest = _without_others(_without(text, (span[:2] for span in linked)))
    odd = [(*match.span(), match[0]) for match in _ODDLY_PARTED.finditer(rest) if _is_odd(match[0])]
    rest = _without(rest, (span[:2] for span in odd))
    found = [*linked, *odd, *_numbers(rest, in_name=in_name)]
    yield from sorted(found)


def likely_phones_in(text: str) -> Iterator[tuple[int, int, str]]:
    """What may be a number as it is dialled at home, or one of a register: `Teacher 9876543210`.

    Call it with what is sure blotted out.
    """
    if sum(map(str.isdigit, text)) < _FEWEST_LIKELY:
        return
    text = _without_others(_in_plain_digits(text))
    for match in _LONG_RUN.finditer(text):
        start, end = match.span()
        before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        if _OTHER.search(before) or _UNITS.match(after) or match[0].endswith("00000"):
            continue
        if match[0].isdecimal() or _is_grouped(match[0]):
            yield start, end, match[0]


_FEWEST_LIKELY = 8
# A letter of a script that writes no blanks may stand before it: `教师13812345678`.
_LETTER = r"0-9A-Za-zÀ-ɏͰ-ԯ\u0530-\u06ff_"
_LONG_RUN = re.compile(
    rf"(?<![{_LETTER}.,/+\-])(?:\d{{9,15}}|\d{{2,5}}(?:[ \u00a0\-]\d{{2,5}}){{1,4}})"
    rf"(?![{_LETTER}%@/]|[.,\-]\d)"
)
# Where those of other languages are tried.
_MORE_REGIONS = (
    *(
        "NO",
        "DK",
        "SE",
        "FI",
        "IT",
        "NL",
        "BE",
        "CH",
        "AT",
        "CZ",
        "SK",
        "HU",
        "RO",
        "BG",
        "GR",
        "RS",
    ),
    *(
        "LT",
        "LV",
        "EE",
        "PT",
        "BR",
        "MX",
        "AR",
        "CO",
        "CL",
        "TR",
        "IN",
        "CN",
        "JP",
        "KR",
        "TW",
        "IL",
    ),
    *(
        "IR",
        "KZ",
        "GE",
        "AM",
        "AZ",
        "UZ",
        "VN",
        "TH",
        "PH",
        "ID",
        "PK",
        "NG",
        "KE",
        "ZA",
        "TN",
        "DZ",
    ),
)


def _is_grouped(number: str) -> bool:
    """Whether it has the groups of a number, and is one in some country."""
    groups = re.findall(r"\d+", number)
    digits = "".join(groups)
    if not _FEWEST_LIKELY <= len(digits) <= 12 or any(re.fullmatch(_YEAR, each) for each in groups):
        return False
    if len(groups) == 2 and len(digits) < 10:
        return False
    if len(digits) < 9 and re.fullmatch(r"\d{1,3}(?:[ \u00a0]\d{3})+", number):
        return False  # 12 000 500
    numbers = [int(each) for each in groups]
    if all(after - before == 1 for before, after in pairwise(numbers)):
        return False  # chapters 12 13 14 15
    return _is_valid(digits) or _is_valid(digits, _MORE_REGIONS)


_YEAR = r"(?:19|20)\d\d"


def _without_others(text: str) -> str:
    """A text without links, dates and the other numbers that have forms of their own."""
    rest = _without(text, (match.span() for match in _URL.finditer(text) if "+" not in match[0]))
    for form in (_ORCID, _ISBN, _DATES, _DECIMALS):
        rest = _without(rest, (match.span() for match in form.finditer(rest)))
    return _without(rest, (match.span() for match in _ISSN.finditer(rest) if _is_issn(match)))


def _numbers(text: str, *, in_name: bool) -> Iterator[tuple[int, int, str]]:
    for match in _RUN.finditer(text):
        start, end = match.span()
        start += len(match[0]) - len(match[0].lstrip())
        number = text[start:end]
        if _opens_no_bracket(number):
            start, number = start + 1, number[1:]
        if number.count(")") < number.count("("):
            end = text.find(")", end) + 1 or end
            number = text[start:end]
        # Words that say what a number is stand near it.
        before, after = text[max(start - _NEAR, 0) : start], text[end : end + _NEAR]
        if _is_phone(number, before, after, in_name=in_name, alone=end - start > len(text) - 4):
            if extension := _EXTENSION.match(text, end):
                end = extension.end()
                number = text[start:end]
            yield start, end, " ".join(number.split())


def _is_odd(number: str) -> bool:
    """Whether it has as many digits as a telephone number with its country or its trunk."""
    return 9 <= sum(map(str.isdigit, number)) <= _MOST


def _opens_no_bracket(number: str) -> bool:
    """`(029 123 45 67` is a number in brackets, `(029) 123 45 67` one with brackets."""
    return number.startswith("(") and ")" not in number


def _is_phone(number: str, before: str, after: str, *, in_name: bool, alone: bool) -> bool:
    digits = re.sub(r"\D", "", number)
    if not number.startswith("+") and _CUE.search(before):
        return 5 <= len(digits) <= _MOST
    if not _FEWEST <= len(digits) <= _MOST:
        return False
    if number.startswith("+"):
        return len(digits) >= 9 or _is_possible(number)
    if re.match(r"00\s?[1-9]", number) and _is_possible(f"+{digits[2:]}"):
        return True
    if _OTHER.search(before) or _UNITS.match(after):
        return False
    if in_name or (alone and not before.strip(" (<[") and not after.strip(" )>].,")):
        return True
    return _is_national(number, digits)


def _is_national(number: str, digits: str) -> bool:
    """A form with groups as they are dialled, or so many digits that they are nothing else."""
    groups = re.findall(r"\d+", number)
    if any(len(group) == 4 and group[:2] in ("19", "20") for group in groups) and len(digits) <= 8:
        return False  # years
    trunk = digits[0] == "0" and digits[1] != "0"
    if re.fullmatch(r"80(?:17|25|29|33|44)\d{7}", digits):
        return True
    if len(groups) > 1:
        if trunk and 9 <= len(digits) <= 12:
            return True
        if digits[0] in "78" and len(digits) == 11 and len(groups[0]) <= 4:
            return True
        if set("".join(groups[1:])) == {"0"}:
            return False  # 120 000 000
        bracketed = re.match(r"\(\d{2,5}\)", number)
        if bracketed and len(digits) >= _FEWEST:
            return True
        american = re.fullmatch(r"(?:\d{3}[-. ])?\d{3}[-. ]\d{4}", number)
        return bool(american) or (len(digits) >= 9 and _is_valid(number))
    if trunk and 9 <= len(digits) <= 11:
        return _is_valid(number)
    # 375291234567, 380…, 48…, 79161234567, 80291234567
    if len(digits) in (11, 12) and digits.startswith(
        ("375", "380", "79", "89", "8029", "8033", "8044", "8025")
    ):
        return _is_possible(f"+{digits}") or _is_valid(number)
    return False


def _is_possible(number: str) -> bool:
    import phonenumbers

    try:
        return phonenumbers.is_possible_number(phonenumbers.parse(number, None))
    except phonenumbers.NumberParseException:
        return False


def _is_valid(number: str, regions: Sequence[str] = _REGIONS) -> bool:
    import phonenumbers

    if number.lstrip("(").startswith("0"):
        regions = (*regions, "DE")
    for region in regions:
        try:
            if phonenumbers.is_valid_number(phonenumbers.parse(number, region)):
                return True
        except phonenumbers.NumberParseException:
            continue
    return False


def _is_issn(match: re.Match[str]) -> bool:
    """ISO 3297: the last digit checks the other seven."""
    digits = match[1] + match[2]
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(8, 1, -1), strict=True))
    check = (11 - total % 11) % 11
    return match[3].upper() == ("X" if check == 10 else str(check))


def _in_plain_digits(text: str) -> str:
    """Digits of any script as 0 to 9, each in its place."""
    if text.isascii():
        return text
    return "".join(str(int(c)) if c.isdecimal() else c for c in text).replace("＋", "+")


def _without(text: str, spans: "Iterator[tuple[int, int]]") -> str:
    for start, end in spans:
        text = text[:start] + "x" * (end - start) + text[end:]
    return text
