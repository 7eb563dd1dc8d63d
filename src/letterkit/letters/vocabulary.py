"""What letterkit itself writes around a letter, so that a verifier knows whatever else is there."""

from functools import partial

from letterkit.letters import locale
from letterkit.letters.checked import how_phrases
from letterkit.letters.earlier import Earlier, earlier_of, format_earlier
from letterkit.letters.for_press import format_named
from letterkit.letters.rests import closes_phrases, format_paper, format_rests, rests_of
from letterkit.letters.words import Words, words_for
from letterkit.model import Register, Vocabulary

# Numbers in these are counts of the list, and no others may stand there.
_WITH_COUNTS = ("rests", "paper", "press_first")
# These have an address in them: of the full letter, above it in the version for the press, and of a
# page to check a file on, which is read by itself.
_ADDRESSED = ("press_full", "check_at")
# What a page says of itself, of what somebody types, and how the names were checked. How to sign
# and to share stands above the letter. None of it stands around a list.
_ELSEWHERE = ("find", "own", "how", "sign", "share")
# But the version for the press says how the names were checked.
_OF_PRESS = ("how", "how_stated", "how_published")

GOALS = ("goal", "goal_passed")
"""What stands behind a total: how many are hoped for, as a share or by itself."""


def vocabulary(register: Register, lang: str) -> Vocabulary:
    """The phrases and the counts of this list, in the words of the letter's language."""
    words, counts = words_for(lang), register.counts
    total = words.count("signatories", counts.total)
    counted = [
        ("organisations", counts.organisations),
        ("people", counts.people),
        *((key, counts.unnamed) for key in ("withheld", "and_withheld", "only_withheld")),
    ]
    earlier = earlier_of(register, lang)
    codes = {entry.country for entry in register.entries if entry.country}
    return Vocabulary(
        phrases=(
            *(phrase for key, phrase in words.phrases.items() if _is_around(key)),
            format_rests(rests_of(register), words),
            format_paper(register.paper, words),
            *closes_phrases(words),
            *(words[key] for key in _OF_PRESS),
            *how_phrases(register, words),
            *(words.count(key, number) for key, number in counted if number),
            total,  # beside a goal, even where it is 0
            locale.number(counts.total, lang),
            *([format_earlier(earlier, words)] if earlier else []),
        ),
        extract=partial(_extract, counts.total, words),
        edition=words["edition"].format(n=register.edition) if register.edition else "",
        check_at=words["check_at"],
        heads=(words["unnamed"], *locale.scripts(lang)),
        is_initial=partial(_is_initial, lang),
        countries={code: locale.country(code, lang) for code in codes},
        beside=(
            ("goal", tuple(f"{total} {words[goal]}" for goal in GOALS)),
            ("last day to sign", tuple(closes_phrases(words))),
            ("sentence about what changed", _changed(earlier, words)),
        ),
    )


def _changed(earlier: Earlier | None, words: Words) -> tuple[str, ...]:
    return (format_earlier(earlier, words),) if earlier and earlier.changed else ()


def _is_around(key: str) -> bool:
    return key not in (*_WITH_COUNTS, *_ADDRESSED) and key.partition("_")[0] not in _ELSEWHERE


def _extract(total: int, words: Words, shown: int) -> str:
    return format_named(shown, total, words)


def _is_initial(lang: str, head: str, name: str) -> bool:
    from letterkit.letters.initials import fits  # the order of letters takes a while to load

    return fits(head, name, lang)
