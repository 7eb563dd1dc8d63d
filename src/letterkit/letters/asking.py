"""Where a letter asks its readers to sign: an address of the web, or an e-mail that is begun.

The e-mail holds the statement that somebody signs with it, and lines for them to fill in. Nothing
in it is filled in for them: how somebody is shown is theirs to say.
"""

from urllib.parse import quote

from letterkit.letters.words import Words
from letterkit.model import CanonicalText

_MAIL = "mailto:"


def link_to_sign(sign: str, title: str, text: CanonicalText, words: Words) -> str:
    """The link behind the letter's call to sign; nothing where it has none."""
    if not sign.startswith(_MAIL):
        return sign
    lines = (
        words["sign_text"],
        "",
        title,
        f"{words['sha256']}: {text.sha256}",
        "",
        *(f"{words[key]}: " for key in ("name", "role", "affiliation", "country")),
        f"{words['sign_shown']} ",
    )
    # RFC 6068, section 5: lines end with CRLF, and what is no letter or digit is percent-encoded.
    subject, body = (
        quote(each, safe="") for each in (f"{words['sign']}: {title}", "\r\n".join(lines))
    )
    return f"{sign}?subject={subject}&body={body}"


def shown_address(sign: str) -> str:
    """What a reader sees of it, and can type."""
    return sign.removeprefix(_MAIL)
