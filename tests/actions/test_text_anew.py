"""What `verify` says of a plain text: its numbers agree, and what nobody signed is named."""

import dataclasses
import datetime
from dataclasses import replace

import pytest

from artefacts import verdict
from letterkit.actions.text_anew import checks_of, every_language
from letterkit.errors import LetterkitError
from letterkit.letters.checked import how_checked
from letterkit.letters.for_press import for_press
from letterkit.letters.rests import Rests, format_closes, format_rests
from letterkit.letters.words import words_for
from letterkit.model import Addressee, Entry, Kind, Level, Shown, Status
from letterkit.model.document import Group
from letterkit.render.plain import plain, plain_parts
from letterkit.text.plain import format_plain
from letterkit.text.where_to_check import format_where
from letterkit.verdict.beside import BESIDE
from render.documents import line, register, sample, text

LANGUAGES = [words.lang for words in every_language()]
LISTED, CONFIRMED = 8, 4
ENTRIES = tuple(
    Entry(f"e{n}", f"Bo Example {n}", Kind.PERSON, Shown.NAMED, level=level)
    for n, level in enumerate([Level.LISTED] * LISTED + [Level.CODE] * CONFIRMED)
)


def document(lang="en", **changes):
    """A letter with a list that says what its total rests on, and a version for the press."""
    words, listed = words_for(lang), register(ENTRIES, 0)
    counted = words.count("people", len(ENTRIES))
    phrases = dict(words.phrases) | {
        "total": words.count("signatories", len(ENTRIES)),
        "rests": format_rests(Rests(LISTED, CONFIRMED), words),
        "goal": "",
        "closes": "",
        "names_later": "",
        **changes.pop("words", {}),
    }
    found = {
        "words": phrases,
        "register": listed,
        "groups": (Group("", tuple(line(each) for each in ENTRIES)),),
        "counted": counted,
        "withheld": "",
        "earlier": "",
        "goal": 0,
        "note": "",
        "sign_at": "",
        "top": (),
        "press_names": 3,
        "checked": how_checked(listed, 1, words),
        **changes,
    }
    return dataclasses.replace(sample("en"), lang=lang, text=text("en"), **found)


def holds(content):
    return verdict(content.encode()).agreement.status is Status.HOLDS


def beside(content):
    return [each.detail for each in checks_of(content) if each.name == BESIDE]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_sentence_on_a_total_and_the_part_on_how_names_were_checked_say_the_same(lang):
    words = words_for(lang)
    made = plain(for_press(document(lang)))
    assert holds(made)
    for other in (Rests(CONFIRMED, LISTED), Rests(LISTED + CONFIRMED, 0), Rests(7, 5)):
        said = {"words": {"rests": format_rests(other, words)}}
        changed = plain(for_press(document(lang, **said)))
        assert changed != made
        assert not holds(changed)
        with pytest.raises(LetterkitError):
            list(checks_of(changed))


def test_a_mixed_list_has_both_who_were_put_on_it_and_who_confirmed():
    words = words_for("en")
    mixed = {"checked": (words["how_mixed"],)}
    assert holds(plain(for_press(document(**mixed))))
    for none in (Rests(12, 0), Rests(0, 12)):
        said = {"words": {"rests": format_rests(none, words)}}
        assert not holds(plain(for_press(document(**mixed, **said))))


def test_names_are_announced_for_a_number_that_is_not_reached():
    for number, fits in ((13, True), (12, False), (3, False)):
        later = words_for("en")["names_later"].format(n=number)
        assert holds(plain(document(words={"names_later": later}))) is fits


SIGN = "https://sign.example.org/parks"
CHECK = "https://letters.example.org/verify.html"
DAY = datetime.date(2027, 1, 2)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_what_stands_beside_the_letter_is_named_one_by_one(lang):
    words = words_for(lang)
    goal = {"goal": 2000, "words": {"goal": words["goal"].format(n=_number(2000, lang))}}
    closes = {"words": {"closes": format_closes(DAY, words)}}
    copy = Addressee("Cy Example")
    cases = {
        "address to sign at": {"sign_at": SIGN},
        "note": {"note": "About this letter."},
        "goal": goal,
        "last day to sign": closes,
        "addressee of this copy": {"copy_for": copy},
        "address to check at": {"verify": CHECK},
    }
    for what, changes in cases.items():
        told = beside(plain(document(lang, **changes)))
        assert told == [f"the {what} stands beside the letter, and nobody signed it"]
    assert beside(plain(document(lang))) == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_text_names_one_page_to_check_it_on_in_its_own_sentence(lang):
    made, words = document(lang, verify=CHECK), words_for(lang)
    for each in (plain(made), plain(for_press(made))):
        assert CHECK in each
        assert holds(each)
    said = format_where(CHECK, words["check_at"])
    other = format_where("https://evil.example/", words["check_at"])
    closing = plain_parts(made).closing
    place = closing.index(said)
    for lines, fits in (
        ((other,), True),  # nothing in a text tells which, so the verdict names it
        ((said, other), False),
        ((format_where("ask@evil.example", words["check_at"]),), False),
        ((words["sign_line"].format(address=CHECK),), False),
        ((), True),
    ):
        changed = replace(
            plain_parts(made), closing=(*closing[:place], *lines, *closing[place + 1 :])
        )
        assert holds(format_plain(changed)) is fits
        if fits:
            told = ["the address to check at stands beside the letter, and nobody signed it"]
            assert beside(format_plain(changed)) == (told if lines else [])


def test_several_are_named_together():
    words = words_for("en")
    said = {"goal": words["goal"].format(n="50"), "closes": format_closes(DAY, words)}
    changes = {"note": "About this.\n\nAnd that.", "sign_at": SIGN, "goal": 50, "words": said}
    assert beside(plain(document(**changes))) == [
        "the note and the goal and the address to sign at and the last day to sign stand beside "
        "the letter, and nobody signed them"
    ]


def _number(number, lang):
    from letterkit.letters import locale

    return locale.number(number, lang)


def test_an_email_without_its_html_names_them_too():
    made = document(sign_at=SIGN)
    head = f"Subject: {made.title}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\n"
    found = verdict(f"{head}Content-Transfer-Encoding: 8bit\n\n{plain(made)}".encode())
    told = [each.detail for each in found.agreement.checks if each.name == BESIDE]
    assert told == ["the address to sign at stands beside the letter, and nobody signed it"]
