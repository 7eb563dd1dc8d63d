"""Accounts and numbers by their place in a text: alone beside a name, or behind one.

    affiliation   @ada_example                 an account, and no place of work
    comment       facebook.com/ada.example     the page of a person, in any text beside a name
    name          Ada Example @ada_example     an account behind a name
    name          Ada Example ID1234567        a number behind a name

"@ada" in the place of a name is how somebody signs, and the link of an entry is where somebody is
in public: both stay. So do the pages of groups, of firms and of organisations on a site of theirs.
"""

import re
from collections.abc import Iterator

BESIDE = "beside"  # any column beside the name but the link
_ALONE = re.compile(r"\s*(@\w[\w.\-]{1,40})\s*")
_BEHIND = re.compile(r"[^\W\d_]{2,}\.?,?\s+(@\w[\w.\-]{1,40})\s*$")
_NUMBER = re.compile(
    r"[^\W\d_]{2,}\.?,?\s+((?:[a-z]{1,4}[\s.:\-#№]{0,2}|[#№]\s?)?\d{5,}|[#№]\s?\d{3,})\s*$", re.I
)
_PAGE = re.compile(
    r"(?<![\w.])(?:"
    r"(?:[a-z\-]{1,5}\.)?(?:facebook|fb)\.com/(?!(?:groups?|pages?|events?|watch|sharer?)(?:[/.?]|$))"
    r"[\w.\-]{3,60}"
    r"|(?:www\.)?(?:instagram|twitter|x|threads)\.(?:com|net)/"
    r"@?(?!(?:p|reel|explore|hashtag|search|i|intent)(?:[/?]|$))\w[\w.]{1,40}"
    r"|(?:[a-z]{2,3}\.)?linkedin\.com/in/[\w\-%]{2,80}"
    r"|(?:www\.)?(?:tiktok|medium)\.com/@[\w.\-]{2,40}"
    r"|bsky\.app/profile/[\w.\-]{2,80}"
    r"|ok\.ru/(?!group)[\w.]{3,40}"
    r"|(?:[\w\-]{1,40}\.){1,4}[a-z]{2,12}/@\w[\w.\-]{1,40})",
    re.IGNORECASE,
)


def accounts_in(text: str, column: str) -> Iterator[tuple[int, int, str]]:
    """The start, end and kind of an account or number that its place or its site shows to be one.

    `column` is `name`, `BESIDE`, or any other one, in which nothing is found.
    """
    if column == "name":
        for form, kind in ((_BEHIND, "handle"), (_NUMBER, "document")):
            if found := form.search(text):
                yield found.start(1), found.end(1), kind
    if column == BESIDE:
        if found := _ALONE.fullmatch(text):
            yield found.start(1), found.end(1), "handle"
        for page in _PAGE.finditer(text):
            yield page.start(), page.end(), "handle"
