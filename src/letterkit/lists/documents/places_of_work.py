"""Groups that are called for where people work, with nobody but people in them.

"Universities" may stand above universities, or above those who teach there:

    ## Universities                ## Universities
    - University of Example        - Ada Example
    - Sample College               - Bo Sample, Professor
"""

import re
from collections.abc import Iterable

from letterkit.lists.documents.group_words import ORGANISATION, kind_of_those
from letterkit.lists.people.beside_names import is_like_person

# Beginnings of words for where people teach, study, do research or treat the sick.
_PLACES = re.compile(
    r"(?<!\w)(?:universit|universid|universyt|uczeln|colleg|colegio|school|schul|hochschul|école"
    r"|ecole|escuel|institut|instytut|academ|akadem|hospital|hôpita|clinic|clinique|klinik"
    r"|kranken|department|facult|fakult|laborator|szko[łl]|szpital|wydzia"
    r"|университет|институт|академи|больниц|факультет|школ|вуз|кафедр|лаборатор"
    r"|універсітэт|інстытут|акадэмі|бальніц|університет|інститут|академі|лікарн"
    r"|(?:ال)?(?:جامع|معاهد|معهد|مدارس|مستشف|كلي|أكاديمي))",
    re.IGNORECASE,
)
_MORE = re.compile(r"[,،;(\[|]|\s[-–—]{1,3}\s")


def say_more(texts: Iterable[str]) -> bool:
    """Whether all texts are people, and more than a name stands in some: "Ada Example, Reader"."""
    given = [text.strip() for text in texts if text.strip()]
    names = [_MORE.split(text, maxsplit=1)[0].strip() for text in given]
    return names != given and all(map(is_like_person, names))


def is_place_of_work(title: str) -> bool:
    """Whether a title is called for where people work, in words with capitals: "Sample College"."""
    words = [word for word in title.split() if len(word) > 3]
    return bool(_PLACES.search(title)) and not any(word[0].islower() for word in words)


def kind_below(title: str, kind: str, texts: Iterable[str]) -> str:
    """The kind by a title, unless it is a word for places of work and all below it are people."""
    if kind != ORGANISATION or kind_of_those(title) != ORGANISATION or not _PLACES.search(title):
        return kind
    names = [_MORE.split(text.strip(), maxsplit=1)[0].strip() for text in texts if text.strip()]
    return "" if names and all(map(is_like_person, names)) else kind
