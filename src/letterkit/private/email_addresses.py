"""E-mail addresses in a text, however written: `ada@example.org`, `ada [at] example dot org`.

Addresses that can be nothing else are kept apart from those that may be: a handle in a network
(`@ada@example.social`), or where somebody works (`ada.b at example.org`).
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from letterkit.private.half_addresses import (
    PROVIDER_WORDS,
    halves_in,
    is_either_gender,
    may_hold_half,
)
from letterkit.private.job_words import is_job
from letterkit.private.other_private import CUE_WORDS, may_hold_account, words_of
from letterkit.private.spoken_numbers import number_words


class Address(NamedTuple):
    """An address at `start` to `end` of a text; `value` is how mail writes it."""

    start: int
    end: int
    value: str


_AT = (
    r"at|ät|arroba|arobase|arobas|małpa|małpka|malpa|собака|собачка|сабака|сабачка|равлик|песик"
    r"|эт|ет|آت|ات|أت|klammeraffe|affenschwanz|at-sign|at-zeichen"
    r"|chiocciola|apestaartje|apenstaartje|zavináč|zavinac|kukac|snabela|snabel-a|miukumauku"
    r"|艾特|小老鼠|아트|골뱅이|アット|アットマーク|שטרודל|כרוכית|παπάκι"
    r"|arrobase|arond|coada de maimuță|coada de maimuta|et işareti|собакен|мавпа|маўпа"
)
_DOT = (
    r"dot|punkt|punto|point|kropka|точка|кропка|крапка|نقطة|دوت"
    r"|ponto|tečka|tecka|punt|punct|pont|nokta|taškas|点|點|ドット|닷|점|נקודה|نقطه|τελεία"
)
# What else people write in brackets for the sign: a sound of it, a picture, the keys that make it.
_IN_BRACKETS = (
    r"a|et|ат|ет|ad|ätt|at sign|dog|гав|snail|monkey|strudel|curl(?:y a)?|ape|sign|that sign"
    r"|улитка|ухо|арробаза|escargot|caracol|ślimak|bei|chez|à|na|на|w|on"
    r"|(?:shift|umschalt(?:taste)?|alt ?gr|altgraph|option|opt|strg|ctrl|maj(?:uscule)?|mayús"
    r"|шифт|шыфт)"
    r"[ \-+]{0,3}(?:alt[ \-+]{0,3})?[\da-zà]{1,2}"
)
# Without one of these signs or words there is nothing to look for. Digits are of any script.
_SIGNS = re.compile(
    r"[@＠﹫%\d]|&(?:#|commat)|#at#"
    rf"|[\[({{<*«|/\"'“⟨【‹]\s*(?:{_AT}|{_DOT}|{_IN_BRACKETS})(?![^\W_])",
    re.IGNORECASE,
)
# Two quick forms before the whole one: names have hyphens, and no more of these signs.
_FIRST_OF_SIGNS = re.compile(r"[@＠﹫%\d&#\[({<*«|/\"'“⟨【‹]")
_JOINED_WORD = re.compile(rf"[\-_]\s*(?i:{_AT}|{_DOT})(?![^\W_])")
_SPELLED = frozenset([*_AT.split("|"), *_DOT.split("|")])
# Full-width signs, as in `ada（at）example.org`; most of them are read as usual ones.
_WIDE = re.compile(r"[\uff01-\uff0b\uff0d-\uff19\uff1b-\uff5e]\s?(?!\s)[a-z\d]", re.IGNORECASE)


_MAIL_WORDS = frozenset({"email", "mailto", "почта", "мыло", "пошта", "courriel", "correo"})


@lru_cache(maxsize=1)
def _telling_words() -> frozenset[str]:
    """Whatever is private and has no sign and no digit has one of these words."""
    return _SPELLED | PROVIDER_WORDS | CUE_WORDS | _MAIL_WORDS | number_words()


# RFC 5321 allows more, `/ = ? & |` among it, but in a text these stand before an address.
_LOCAL = r"[^\W_](?:[\w.+\-!#$%'*^`~’]{0,62}[\w\-+])?|_[\w.+\-]{0,62}\w"
_LABEL = r"[^\W_](?:[\w\-]{0,61}[^\W_])?"
_TLD = r"(?:xn--[a-z0-9\-]{2,59}|[^\W\d_]{2,24})"
_DOMAIN = rf"(?:(?:{_LABEL}\.){{1,8}}{_TLD}|\[?\d{{1,3}}(?:\.\d{{1,3}}){{3}}\]?)(?![\w@])"
_SCHEME = r"(?:mailto:\s*(?://)?|smtp:|xmpp:|e?-?mailto=)?"
# The local part begins where no other could: after a blank, a bracket, a sign of a URL.
_BEFORE = r"(?<![\w.+\-@])"
_EMAIL = re.compile(
    rf"{_BEFORE}{_SCHEME}(?P<local>\"[^\"\n@]{{1,64}}\"|{_LOCAL})@(?P<domain>{_DOMAIN})",
    re.IGNORECASE,
)
_OPEN, _CLOSE = r"[\[({<«|/\"'“⟨【‹]\s*", r"\s*[\])}>»|/\"'”⟩】›]"
# "et" is a word of French, and the sound of the sign in brackets.
_SIGN_WORDS = rf"(?:{_AT}|@|{_IN_BRACKETS})"
_WORD_AT = (
    rf"(?:\s?#(?:at|@)?#\s?|\s*{_OPEN}{_SIGN_WORDS}{_CLOSE}\s*"
    rf"|\s*[\-_*]+(?:{_AT})[\-_*]+\s*)"
)
_WORD_DOT = (
    rf"(?:\s*{_OPEN}(?:{_DOT}|\.|p|d|pkt){_CLOSE}\s*|\s+(?:{_DOT})\s+"
    rf"|\s*[\-_*]+(?:{_DOT})[\-_*]+\s*)"
)
_PLAIN_LOCAL = rf"[^\W_][\w+\-]{{0,62}}(?:(?:\.|{_WORD_DOT})[\w+\-]{{1,62}}){{0,4}}"
_ANY_DOMAIN = rf"{_LABEL}(?:(?:\.|{_WORD_DOT}){_LABEL}){{0,6}}(?:\.|{_WORD_DOT}){_TLD}(?![\w@])"
_DOTTED_DOMAIN = rf"{_LABEL}(?:(?:\.|{_WORD_DOT}){_LABEL}){{0,6}}{_WORD_DOT}{_TLD}(?![\w@])"
# `ada [at] example.org`, and `ada at example dot org`: in words nobody writes anything else so.
_DISGUISED = re.compile(
    rf"{_BEFORE}(?P<local>{_PLAIN_LOCAL})(?:"
    rf"{_WORD_AT}(?P<bracketed>{_ANY_DOMAIN})"
    rf"|\s+at\s+(?P<worded>{_DOTTED_DOMAIN})"
    rf"|\s+(?:{_AT.removeprefix('at|')})\s+(?P<signed>{_DOTTED_DOMAIN})"
    rf"|\s*@\s*(?P<dotted>{_DOTTED_DOMAIN})"
    rf"|\s+(?:{_AT.removeprefix('at|')})\s+(?P<foreign>{_ANY_DOMAIN}))",
    re.IGNORECASE,
)
# `ada.example (whatever) example.org`: only a mailbox has such a mark in it.
_ODDLY_SIGNED = re.compile(
    r"(?<![\w.+\-@/])(?P<local>[a-z\d][a-z\d\-]{0,40}[._+][a-z\d._+\-]{0,40}[a-z\d])\s?"
    rf"[(\[{{][^()\[\]{{}}\n]{{1,16}}[)\]}}]\s?(?P<domain>{_DOMAIN})"
)
# `ada.example at example.org` may also be a role and an employer, if hardly.
_LOOSE = re.compile(
    rf"{_BEFORE}(?P<local>{_LOCAL})(?P<at>\s+at\s+|\s+@\s*|\s*@\s+)(?P<domain>{_DOMAIN})",
    re.IGNORECASE,
)
# `adaATexampleDOTorg`
_CAPITALS = re.compile(
    r"(?<![\w.])(?P<local>[a-z\d][a-z\d._\-]{0,60})AT"
    r"(?P<domain>[a-z\d\-]{1,60}(?:(?:\.|DOT)[a-z\d\-]{2,60}){1,6})(?!\w)"
)
# `a d a @ e x a m p l e . o r g`, `ada @ example . org`
_SPACED = re.compile(
    r"(?<![\w.])(?P<local>(?:[\w.\-+][ ]){1,60}|[\w\-+]{1,60}(?:\s?\.\s?[\w\-+]{1,60}){0,3}\s?)@\s?"
    r"(?P<domain>(?:[\w\-][ ]){1,60}(?:\.(?:[ ][\w\-]){2,20}(?:[ ](?=\.))?){1,5}"
    r"|[\w\-]{1,60}(?:\s\.\s?|\.\s)(?:[\w\-]{1,60}\s?\.\s?){0,4}[^\W\d_]{2,20})(?!\w)"
)
# `ada@example`, `gro.elpmaxe@ada`
_BARE = re.compile(
    r"(?<![\w.+\-@/])(?P<local>[^\W_][\w.+\-]{0,62})@(?P<domain>[^\W\d_][\w\-]{0,62}(?:\.[\w\-]{1,62}){0,5})(?![\w@])"
    r"|(?<=://)(?P<user>[^\W_][\w.+\-:]{0,62})@(?P<host>[^\W\d_][\w.\-]{0,62})"
)
_TOPS = frozenset(["org", "com", "net", "info", "edu", "by", "ru", "ua", "pl", "de", "fr", "es"])
_TOPS |= frozenset(["uk", "eu", "io", "me", "ch", "lt", "lv", "ee"])
# What somebody is or does at an organisation that is called after its domain.
_DOES_AT = re.compile(
    r".*(?:ist|ists|ian|ians|eer|eers)"
    r"|(?:research|work|found|direct|edit|writ|teach|lead|manag|develop|program|design|organi[sz]|own"
    r"|board|volunte|report|photograph|comment|mak|build|lectur|train|translat|campaign"
    r"|advis|coordinat|administrat|moderat|curat|contribut|creat|co-?found|invest|produc|read|sign|speak)"
    r"(?:er|ers|or|ors|ed|ing|e|s|eer)?"
    r"|c[etfom]o|staff|member|intern|fellow|head|student|professor|prof|phd|team|lawyer|president|chair"
    r"|partner|consultant|analyst|officer|assistant|author|host|poet|artist|employee|dev|people|us|me"
    r"|look|met|see|seen|signed|here|available|online|details|published|posted|is|are|was|now|and|info"
    r"|more|petition|letter|blog|website|site|page|text|it|them|all|only|hosted|visit|find|this|that",
    re.IGNORECASE,
)
_ASKS_TO_WRITE = re.compile(
    r"(?:e-?mail|mail|courriel|correo|почта|пошта|пошце|адрес|email)\W{0,3}$", re.IGNORECASE
)
_HANDLE = re.compile(rf"(?<![\w/@])@(?P<local>[\w.\-]+)@(?P<domain>{_DOMAIN})", re.IGNORECASE)
# Behind these stand mailboxes and nothing else: neither a network of handles nor an employer.
_MAIL_ONLY = re.compile(
    r"(?:gmail|googlemail|hotmail|outlook|live|icloud|protonmail|proton|gmx|aol|tutanota|tuta|posteo"
    r"|riseup|t-online|laposte|wanadoo|tut|ukr|onet|interia|inbox|rambler)\.[a-z.]{2,6}|web\.de|pm\.me"
    r"|(?:yahoo|yandex|ya|mail|wp|o2)\.[a-z.]{2,6}",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"[(\[{]")
# `logo@2x.png` in the address of a picture.
_FILES = re.compile(r"\.(?:png|jpe?g|gif|svg|webp|pdf|css|js|html?)$", re.IGNORECASE)


def may_hold_private(text: str) -> bool:
    """A quick look for addresses and numbers: False for nearly all names.

    It is never False where `addresses_in` or `likely_addresses_in` finds one, or for a digit.
    """
    if _FIRST_OF_SIGNS.search(text) and _SIGNS.search(text):
        return True
    if ("-" in text or "_" in text) and _JOINED_WORD.search(text):
        return True
    if "AT" in text and _CAPITALS.search(text):
        return True
    if _JOINED_NAME.search(text) and _SAID_BEFORE.search(text):
        return True
    if _WIDE.search(text) or (_BRACKET.search(text) and _ODDLY_SIGNED.search(text)):
        return True
    lowered = text.lower()
    if not _telling_words().isdisjoint(words_of(lowered)) or may_hold_half(lowered):
        return True
    return may_hold_account(text)


def addresses_in(text: str) -> Sequence[Address]:
    """What can be nothing but an e-mail address."""
    found = list(_signed(text))
    for new in chain(_spaced_out(text), _all_backwards(text), _plainly_disguised(text)):
        _add(found, new)
    for half in halves_in(text):
        if half.is_sure:
            _add(found, Address(half.start, half.end, half.value))
    return found


def _signed(text: str) -> Iterator[Address]:
    """`ada@example.org`, and `@ada@gmail.com`, an address with a sign too many."""
    for match in _EMAIL.finditer(text):
        if not _FILES.search(match["domain"]):
            yield _address(match, match["local"], match["domain"])
    for match in _HANDLE.finditer(text):
        if _MAIL_ONLY.fullmatch(match["domain"]):
            yield _address(match, match["local"], match["domain"])


def _spaced_out(text: str) -> Iterator[Address]:
    """`ada @ example . org`, and `adaATexampleDOTorg`."""
    for form in (_CAPITALS, _SPACED):
        for match in form.finditer(text):
            local, domain = (re.sub(r"\s", "", match[each]) for each in ("local", "domain"))
            yield _address(match, local, domain.replace("DOT", "."))


def _all_backwards(text: str) -> Iterator[Address]:
    return filter(None, map(_backwards, _BARE.finditer(text)))


def _plainly_disguised(text: str) -> Iterator[Address]:
    for match in _DISGUISED.finditer(text):
        if not match["worded"] or _is_plainly_worded(match):
            yield _disguised(match)


# `b at example org`, and `gmail: ada.example`, `E-Mail ada.example`
_TOPLESS = re.compile(
    r"(?<![\w.+\-@])(?P<local>[a-z\d][a-z\d._+\-]{0,62})\s+(?:at|@)\s+(?P<label>[a-z\d][a-z\d\-]{1,40})"
    r"\s+(?:com|org|net|edu|info|de|by|ru|ua|pl|fr|es|uk|eu)(?!\w)"
)
# What people say before an address, in whatever form it comes.
_MAIL_WORD = (
    r"(?:g-?mail|yahoo|outlook|hotmail|proton(?:mail)?|яндекс|джимейл|гмейл|e-?mail|mailto|mail|почта"
    r"|мыло|пошта|courriel|correo|poczta|(?:на)?пиши\w{0,3}|(?:на)?пишіть|(?:на)?пішы\w{0,3}|пошце|почте"
    r"|почту|napisz\w{0,4}|pisz\w{0,4}|اكتب\w{0,3}|راسل\w{0,4}|البريد|بريد\w?)"
)
_WRITE = (
    r"(?:write|reach|contact|kontakt|контакт|кантакт|schreib\w{0,3}|écri\w{1,4}|contact(?:ez|er)"
    r"|escr[ií]b\w{1,6}|contáct\w{1,5})"
)
_ME = r"[\s\-](?:(?:to|do|zu|a)\s)?(?:me|us|moi|nous|mir|uns|mnie|мне|мяне|мені|لي)"
_AT_END = r"(?:\s(?:at|to|an|à|a|na|на|via|على))?"
_SAID_BEFORE = re.compile(
    rf"(?<!\w)(?i:(?:{_MAIL_WORD}(?:{_ME})?|{_WRITE}{_ME}|escr[ií]b\w{{0,4}}(?:me|nos|nme)){_AT_END}(?:\s?[:：=–\-]\s?|\s)"
    rf"|{_WRITE}{_AT_END}\s?[:：=]\s?)"
    r"(?P<local>(?=[a-z\d._+]{5})[a-z\d]{1,30}(?:[._+][a-z\d]{1,30}){1,4})(?![\w@.]\w)"
)
_FILE_NAMES = frozenset({"html", "htm", "md", "py", "txt", "csv", "pdf", "json", "yaml", "toml"})
_JOINED_NAME = re.compile(r"[a-z\d][._+][a-z\d]")
_DOMAINS = ("bracketed", "worded", "signed", "dotted", "foreign")


def _disguised(match: re.Match[str]) -> Address:
    domains = (match[each] for each in _DOMAINS)
    domain = next(filter(None, domains))
    return _address(match, _with_dots(match["local"]), _with_dots(domain))


def _is_plainly_worded(match: re.Match[str]) -> bool:
    """`ada at example dot org` and nothing else: in small letters, with a domain that exists."""
    return match[0].islower() and _is_worded(match) and not is_job(match["local"])


def _is_worded(match: re.Match[str]) -> bool:
    """Whether it may be an address; "Director at Red Dot Design" and "at the dot of" are none."""
    domain = _with_dots(match["worded"])
    first, top = domain.partition(".")[0], domain.rpartition(".")[2]
    if first.lower() in _ARTICLES or top.lower() not in _KNOWN_TOPS:
        return False
    return not is_job(match["local"]) or match[0].islower()


# Ends of domains that people have: those of countries, and the usual others.
_KNOWN = (
    "com org net info edu gov biz name pro app dev blog site online email mail social club "
    "news press media world life page team work agency tech cloud space xyz ac ad ae af al "
    "am ar at au az ba bd be bg bo br by ca cat cc ch cl cn co cr cu cy cz de dk do dz ec "
    "ee eg es eu fi fm fr ge gg gr gt hk hn hr hu id ie il im in io iq ir is it jo jp ke "
    "kg kr kw kz la lb li lk lt lu lv ly ma md me mk mm mt mx my ng ni nl no np nu nz om "
    "pa pe ph pk pl pr ps pt py qa ro rs ru sa se sg si sk su sv sy th tj tm tn to tr tv "
    "tw tz ua ug uk us uy uz ve vn ws ye za ком ру рф бай юа нет орг كوم "
)
_KNOWN_TOPS = frozenset(_KNOWN.split())
_ARTICLES = frozenset(["a", "an", "the", "dot", "my", "our", "der", "die", "das", "le", "la", "el"])


def _add(found: list[Address], new: Address) -> None:
    if all(new.start >= each.end or each.start >= new.end for each in found):
        found.append(new)


def _backwards(match: re.Match[str]) -> Address | None:
    """`gro.elpmaxe@ada`, if it ends so that nothing else is meant."""
    local, domain = match["local"] or match["user"], match["domain"] or match["host"]
    top, dot, _ = local.partition(".")
    if not dot or top[::-1].lower() not in _TOPS:
        return None
    return _address(match, domain[::-1], local[::-1])


def likely_addresses_in(text: str) -> Sequence[Address]:
    """What may be an e-mail address, or something else."""
    found: list[Address] = []
    for match in _HANDLE.finditer(text):
        if not _MAIL_ONLY.fullmatch(match["domain"]):
            found.append(_address(match, match["local"], match["domain"]))
    for new in chain(_worded(text), _said_before(text), _loosely_signed(text), _bare(text)):
        _add(found, new)
    for half in halves_in(text):
        if not half.is_sure:
            _add(found, Address(half.start, half.end, half.value))
    return found


def _worded(text: str) -> Iterator[Address]:
    """`ada at example dot org` in a sentence, and without its top: `ada at example org`."""
    has_at = "at" in text.lower()
    for match in _DISGUISED.finditer(text) if has_at else ():
        if match["worded"] and not _is_plainly_worded(match) and _is_worded(match):
            yield _disguised(match)
    for match in _TOPLESS.finditer(text) if has_at or "@" in text else ():
        if match["label"] not in _ARTICLES and not is_job(match["local"]):
            yield Address(*match.span(), match[0])


def _said_before(text: str) -> Iterator[Address]:
    """A mailbox without a domain, behind a word such as "gmail"."""
    for match in _SAID_BEFORE.finditer(text):
        if match["local"].rpartition(".")[2] not in _KNOWN_TOPS | _FILE_NAMES:
            yield Address(*match.span("local"), match[0])


def _loosely_signed(text: str) -> Iterator[Address]:
    """With a sign other than an @, or with blanks beside it."""
    for match in _ODDLY_SIGNED.finditer(text) if _BRACKET.search(text) else ():
        yield _address(match, match["local"], match["domain"])
    for match in _LOOSE.finditer(text):
        if _is_mailbox(match, text[max(match.start() - 20, 0) : match.start()]):
            yield _address(match, match["local"], match["domain"])


def _bare(text: str) -> Iterator[Address]:
    """Only an @ between two words: `ada@example`."""
    for match in _BARE.finditer(text):
        local, domain = match["local"] or match["user"], match["domain"] or match["host"]
        if not (_FILES.search(domain) or is_either_gender(local, domain)):
            yield _address(match, local, domain)


def _is_mailbox(match: re.Match[str], before: str) -> bool:
    """Whether what stands before an "at" is more like a mailbox than like what somebody does."""
    local = match["local"]
    if re.search(r"[._+\d]", local):
        return True
    if "@" in match["at"]:
        return local.islower()
    if is_job(local) and not _ASKS_TO_WRITE.search(before):
        return False
    if local.islower() and _MAIL_ONLY.fullmatch(match["domain"]):
        return True
    return bool(_ASKS_TO_WRITE.search(before)) or not _DOES_AT.fullmatch(local)


def _address(match: re.Match[str], local: str, domain: str) -> Address:
    return Address(match.start(), match.end(), f"{local}@{domain.strip('[]')}")


_SPELLED_DOT = re.compile(_WORD_DOT, re.IGNORECASE)


def _with_dots(text: str) -> str:
    return _SPELLED_DOT.sub(".", text)
