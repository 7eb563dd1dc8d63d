"""Words that say that a list goes on: "Signatories (continued)", "Fortsetzung", "(suite)".

without_continued("Signatories (cont.)")    "Signatories"
is_continued("– Fortsetzung –")             True: below it stands who stood below the one above
"""

import re
from functools import lru_cache

_WORDS = (
    r"continued|continuation|cont(?:['’]?d|inues)?|fortsetzung|forts(?=\.)|fortgesetzt"
    r"|suite(?: et fin)?"
    r"|continuación|continuacion|продолжение|прод(?=\.)|окончание|працяг|заканчэнне"
    r"|продовження|закінчення|ciąg dalszy|ciag dalszy|cd(?=\.)|c\.\s?d(?=\.)|dokończenie"
    r"|تابع|تتمة|يتبع|بقية"
)
_EDGE = r"[\s()\[\]{}<>«»\"'“”,;:.…*_=#|/–—-]"
_WHOLE = re.compile(rf"{_EDGE}*(?:{_WORDS})\.?{_EDGE}*(?:\d+{_EDGE}*)?", re.IGNORECASE)
_BEHIND = re.compile(
    rf"(?:\s*[(\[]\s*(?:{_WORDS})\.?\s*[)\]]|\s*[,;]\s*(?:{_WORDS})\.?|\s+[–—-]+\s+(?:{_WORDS})\.?)"
    r"(?=\s*[:：]?\s*$)",
    re.IGNORECASE,
)
GOES_ON = "it says that the list goes on, and names nobody"


@lru_cache(maxsize=16_384)
def is_continued(text: str) -> bool:
    """Whether all of a text says that what stands above goes on."""
    return bool(_WHOLE.fullmatch(text))


def without_continued(text: str) -> str:
    """A heading without the words behind it which say that it goes on."""
    return _BEHIND.sub("", text)
