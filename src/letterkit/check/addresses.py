"""E-mail addresses: which are one mailbox, and which cannot be right."""

import re
import unicodedata
from functools import lru_cache

from letterkit.check.words import disposable_domains, words

# One mailbox under several domains.
_ALIASES = {
    **dict.fromkeys(("googlemail.com",), "gmail.com"),
    **dict.fromkeys(("pm.me", "protonmail.com", "protonmail.ch"), "proton.me"),
    **dict.fromkeys(("me.com", "mac.com"), "icloud.com"),
    **dict.fromkeys(
        ("yandex.com", "yandex.by", "yandex.kz", "yandex.ua", "ya.ru", "narod.ru"), "yandex.ru"
    ),
    **dict.fromkeys(("tutanota.com", "tutanota.de", "tutamail.com", "keemail.me"), "tuta.com"),
}
# Characters of the local part that the provider does not look at.
_IGNORED = {"gmail.com": ".", "proton.me": ".-_"}

_ENDINGS = re.compile(r"\.(con|cmo|ocm|comm|coom|vom|xom|nte|ogr|orgg|rru|ru\.ru|com\.com)$")
# What nearly all addresses look like; only the others need the slow and exact way.
_USUAL = re.compile(r"[a-z0-9]+(?:[._+\-][a-z0-9]+)*@(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,24}")


def canonical_address(address: str) -> str:
    """One form for every spelling of one mailbox; empty for what is no address.

    >>> canonical_address("Ada.Example+letters@GoogleMail.com")
    'adaexample@gmail.com'
    """
    local, at, domain = address.strip().rpartition("@")
    if not at or not local or not domain:
        return ""
    if not address.isascii():
        local, domain = (unicodedata.normalize("NFKC", part) for part in (local, domain))
        domain = ascii_domain(domain)
    domain = domain.lower().rstrip(".")
    domain = _ALIASES.get(domain, domain)
    local = local.casefold().partition("+")[0] or local.casefold()
    for character in _IGNORED.get(domain, ""):
        local = local.replace(character, "")
    if domain == "yandex.ru":
        local = local.replace("-", ".")
    return f"{local}@{domain}"


@lru_cache(maxsize=4096)
def ascii_domain(domain: str) -> str:
    try:
        return domain.encode("idna").decode()
    except UnicodeError:
        return domain


def is_role_address(address: str) -> bool:
    return address.partition("@")[0].lower() in words("role_addresses")


def fault(address: str) -> str:
    """Why nobody can be reached there, or nothing."""
    if _USUAL.fullmatch(address.lower()) and len(address.partition("@")[0]) <= 64:
        return ""
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(address, check_deliverability=False, test_environment=True)
    except EmailNotValidError as error:
        text = str(error).rstrip(".")
        return text[:1].lower() + text[1:]
    return ""


@lru_cache(maxsize=65_536)
def meant_domain(domain: str) -> str:
    """The domain that somebody who typed this one most likely meant; empty if it looks right."""
    from rapidfuzz.distance import OSA

    if domain in words("providers") or domain in words("lesser_providers"):
        return ""
    if ending := _ENDINGS.search(domain):
        return domain[: ending.start()] + _ending(ending[1])
    for provider in sorted(words("providers")):
        if len(provider) >= 8 and OSA.distance(domain, provider, score_cutoff=1) <= 1:
            return provider
    return ""


def _ending(wrong: str) -> str:
    right = {"nte": ".net", "ogr": ".org", "orgg": ".org", "rru": ".ru", "ru.ru": ".ru"}
    return right.get(wrong, ".com")


def is_disposable(domain: str) -> bool:
    return domain in disposable_domains()
