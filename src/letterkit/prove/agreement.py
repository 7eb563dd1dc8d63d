"""Whether the parts of an artefact agree with each other: artefact → checks. Pure.

What is seen is compared with what is carried after Unicode's compatibility normalisation (NFKC),
without blanks, format characters and soft hyphens. A PDF draws glyphs and states the text that
they stand for: the stated text is compared with what is carried, and with the glyphs; those of
right-to-left scripts, and of scripts that reorder their letters, as a sorted heap. Of scripts
outside `_TOLD` a font may lose letters, so a difference there is "not checked", never a pass. In
a right-to-left letter marks change sides and are mirrored, so letters and digits are compared in
their order, and marks by their number.

Agreement proves no more than that nobody changed one part and forgot another. Whoever changes all
of them alike is found out by comparing the fingerprint with another copy.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence

from letterkit.errors import LetterkitError
from letterkit.model import (
    Agreement,
    Artefact,
    CanonicalText,
    Check,
    Entry,
    Medium,
    Part,
    Passage,
    Register,
    Result,
    ShownEntry,
    direction_of,
    parse_register,
    script_of,
)

CountryName = Callable[[str], str]
_ORDERED = frozenset(("Latn", "Cyrl", "Grek", "Armn", "Geor", "Hani", "Hira", "Kana", "Hang", ""))
_TOLD = _ORDERED | {"Arab", "Hebr"}
_HYPHENS = dict.fromkeys(map(ord, "\u2010\u2011"), "-")
_MIRRORED = str.maketrans("»›>)]}”’", "«‹<([{“‘")
_BULLET = re.compile(r"^\s*[–•◦▪‣-] ", re.MULTILINE)


def agreement(
    artefact: Artefact, *, given: CanonicalText | None = None, country_name: CountryName = str
) -> Agreement:
    """Compare every part with every other; `given` is a text that the artefact should hold."""
    text_check, text = _carried_text(artefact)
    register_check, register = _carried_register(artefact)
    checks = [
        *text_check,
        *register_check,
        *_text_of_register(artefact, text, register, given),
        *_given(text, given),
        *_stated(artefact, text),
        *_visible_text(artefact, text),
        *_visible_entries(artefact, register, country_name),
    ]
    if register:
        checks += _not_checked(register)
    return Agreement(tuple(checks), text, register, artefact.lang)


def letters(text: str) -> str:
    """What is compared of a text.

    >>> letters("Ofﬁce — Cafe\\u0301\\u00ad ")
    'Office—Café'
    """
    plain = unicodedata.normalize("NFKC", text).translate(_HYPHENS)
    if plain.isascii():
        return "".join(plain.split())
    return "".join(c for c in plain if unicodedata.category(c)[0] not in "ZC")


def _same(shown: str, carried: str, lang: str) -> bool:
    """Whether two results of `letters` are one text, as far as the direction lets tell."""
    if shown == carried or direction_of(lang) == "ltr":
        return shown == carried
    return _words(shown) == _words(carried) and sorted(_marks(shown)) == sorted(_marks(carried))


def _words(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "LMN")


def _marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] not in "LMN").translate(_MIRRORED)


def _passed(name: str, detail: str) -> Check:
    return Check(name, Result.PASS, detail)


def _failed(name: str, detail: str) -> Check:
    return Check(name, Result.FAIL, detail)


def _unchecked(name: str, detail: str) -> Check:
    return Check(name, Result.NOT_CHECKED, detail)


def _carried_text(artefact: Artefact) -> tuple[list[Check], CanonicalText | None]:
    if artefact.medium is Medium.REGISTER:
        return [], None
    name = "carried text"
    fault = _fault_of(artefact.texts, "text", artefact.medium)
    if fault:
        return [_failed(name, fault)], None
    content = artefact.texts[0].content.decode("utf-8", "replace")
    try:
        text = CanonicalText.of(content)
    except LetterkitError as error:
        return [_failed(name, str(error))], None
    if text.content.encode() != artefact.texts[0].content:
        return [_failed(name, "it is not in the form in which letterkit writes a text")], None
    if artefact.medium is Medium.CANONICAL:
        return [_unchecked(name, "a text alone has nothing to be compared with")], text
    return [_passed(name, "its SHA-256 is the one stated beside it")], text


def _carried_register(artefact: Artefact) -> tuple[list[Check], Register | None]:
    name = "register"
    if artefact.medium in (Medium.TEXT, Medium.CANONICAL):
        return [], None
    fault = _fault_of(artefact.registers, "register", artefact.medium)
    if fault:
        return [_failed(name, fault)], None
    try:
        register = parse_register(artefact.registers[0].content.decode("utf-8", "replace"))
    except LetterkitError as error:
        if artefact.medium is Medium.REGISTER:
            raise
        return [_failed(name, str(error))], None
    if artefact.medium is Medium.REGISTER:
        return [_passed(name, "its counts are those of its entries")], register
    return [_passed(name, "its SHA-256 is the one stated beside it")], register


def _fault_of(parts: Sequence[Part], what: str, medium: Medium) -> str:
    """What is wrong with the parts of one kind, of which there should be one as stated."""
    if not parts:
        return f"there is no {what} in it"
    if len(parts) > 1:
        return f"there are {len(parts)} of them in it"
    if medium in (Medium.REGISTER, Medium.CANONICAL) or parts[0].is_as_stated:
        return ""
    return "its SHA-256 is not the one stated beside it"


def _text_of_register(
    artefact: Artefact,
    text: CanonicalText | None,
    register: Register | None,
    given: CanonicalText | None,
) -> Iterator[Check]:
    name = "text of the register"
    text = text or given
    if not text or not register:
        return
    lang = artefact.lang
    wanted = [register.texts.get(lang, "")] if lang else list(register.texts.values())
    if text.sha256 in wanted:
        yield _passed(name, "the register names the SHA-256 of this text")
    else:
        yield _failed(name, "the register names another text")


def _given(text: CanonicalText | None, given: CanonicalText | None) -> Iterator[Check]:
    if text and given and text == given:
        yield _passed("given text", "it is the text that you gave")
    elif text and given:
        yield _failed("given text", "it is not the text that you gave")


def _stated(artefact: Artefact, text: CanonicalText | None) -> Iterator[Check]:
    """The fingerprint, and where there is room the whole SHA-256, that a reader sees."""
    name = "fingerprint"
    if not text or artefact.seen is None or artefact.medium is Medium.TEXT:
        return
    if any(each != text.fingerprint for each in artefact.fingerprints):
        yield _failed(name, "one that is shown is not the text's")
    elif any(each != text.sha256 for each in artefact.digests):
        yield _failed(name, "the SHA-256 that is shown is not the text's")
    elif artefact.fingerprints:
        yield _passed(name, "the one that is shown is the text's")
    else:
        yield _failed(name, "none is shown")


def _visible_text(artefact: Artefact, text: CanonicalText | None) -> Iterator[Check]:
    name = "visible text"
    if artefact.seen is None or not text or artefact.medium is Medium.TEXT:
        return
    shown = letters("\n".join(passage.text for passage in _unbulleted(artefact.seen.letter)))
    if artefact.seen.stray:
        yield _failed(name, "words stand outside of the letter and of the list")
    elif not any(_same(shown, reading, artefact.lang) for reading in _readings(text)):
        yield _failed(name, "it is not the carried text")
    else:
        yield _drawn(name, artefact.seen.letter, "it is the carried text, word for word")


def _unbulleted(passages: Sequence[Passage]) -> Iterator[Passage]:
    """The passages that are more than the bullet of a list item."""
    return (each for each in passages if letters(each.text) not in ("–", "•", "◦", "▪", "‣"))


def _readings(text: CanonicalText) -> tuple[str, str]:
    """The text's letters, with and without the label in front of the addressees.

    Media that set the label apart do not show it among the words of the letter.
    """
    lines = _BULLET.sub("", text.content).split("\n")
    unlabelled = [line for n, line in enumerate(lines) if n != 4 or not line.endswith(":")]
    return letters("\n".join(lines)), letters("\n".join(unlabelled))


def _drawn(name: str, passages: Sequence[Passage], detail: str) -> Check:
    """Whether the glyphs stand for the text that is stated for them."""
    untold: set[str] = set()
    for passage in passages:
        if passage.drawn is None or passage.drawn == passage.text:
            continue
        text, drawn = letters(passage.text), letters(passage.drawn)
        if not _alike(text, drawn):
            scripts = set(map(script_of, text)) - _TOLD
            told = [[c for c in each if script_of(c) in _TOLD] for each in (text, drawn)]
            if not scripts or sorted(told[0]) != sorted(told[1]):
                return _failed(name, "glyphs are drawn that are not the text stated for them")
            untold |= scripts
    if untold:
        return _unchecked(name, f"the fonts do not tell all letters of {', '.join(sorted(untold))}")
    return _passed(name, detail)


def _alike(text: str, drawn: str) -> bool:
    """Equal, but for hyphens at the ends of lines; in any order where glyphs have their own."""
    if text.replace("-", "") == drawn.replace("-", ""):
        return True
    in_order = set(map(script_of, text)) <= _ORDERED
    return not in_order and sorted(text.replace("-", "")) == sorted(drawn.replace("-", ""))


def _visible_entries(
    artefact: Artefact, register: Register | None, country_name: CountryName
) -> Iterator[Check]:
    name = "visible list"
    if artefact.seen is None:
        return
    if artefact.medium is Medium.TEXT:
        yield _unchecked(name, "a text carries no register to compare its list with")
        return
    if not register:
        return
    places = {shown.index for shown in artefact.seen.entries}
    for shown in artefact.seen.entries:
        fault = _fault_in(shown, register.entries, country_name, artefact.lang)
        if fault:
            yield _failed(name, fault)
            return
    missing = len(register.entries) - len(places)
    if missing:
        yield _failed(name, f"{missing} of {len(register.entries)} entries are not shown")
        return
    passages = [shown.words for shown in artefact.seen.entries]
    yield _drawn(name, passages, "it shows every entry of the register and no other")


def _fault_in(
    shown: ShownEntry, entries: Sequence[Entry], country_name: CountryName, lang: str
) -> str:
    if not 0 <= shown.index < len(entries):
        return "it shows somebody who is not in the register"
    entry = entries[shown.index]
    place = f"entry {shown.index + 1}"
    if not _repeats(letters(shown.name.text), letters(entry.name), lang):
        return f"{place} shows another name than the register"
    details = (entry.role, entry.affiliation, country_name(entry.country))
    words = _words(letters(shown.words.text))
    if any(_words(letters(each)) not in words for each in details):
        return f"{place} lacks words of the register"
    known = {_words(letters(each)) for each in (*details, entry.name, entry.comment, entry.link)}
    for each in sorted(known - {""}, key=len, reverse=True):
        words = words.replace(each, "\n")
    return f"{place} shows words that are not in the register" if words.strip() else ""


def _repeats(shown: str, name: str, lang: str) -> bool:
    """Whether a name is shown, once or more often; an entry without a name shows none."""
    times = len(shown) // len(name) if name else 0
    return bool(times or not name) and _same(shown, name * times, lang)


def _not_checked(register: Register) -> Iterator[Check]:
    if register.edition is None:
        yield _unchecked(
            "signed list", "the list is not part of a published register: nobody has signed it"
        )
    words = [level for level in ("listed", "code") if register.counts.levels.get(level)]
    if words:
        yield _unchecked(
            "evidence", f"at level {' and '.join(words)} a signature is the coordinator's word"
        )
