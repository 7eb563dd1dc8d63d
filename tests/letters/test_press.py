import tomllib
from datetime import date
from importlib import resources

import pytest

from letterkit.check.codes import codes
from letterkit.letters.press import _TOPICS, press
from letterkit.model import Level
from letterkit.model.statistics import Reason, Rest, Rule, Statistics, Tally

TODAY = date(2026, 12, 1)
WORDS = tomllib.loads((resources.files("letterkit.letters") / "press.toml").read_text("utf-8"))


def figures(**fields):
    usual = {
        "received": 70,
        "counted": 62,
        "left_out": (Tally(Reason.ERROR, 5), Tally(Reason.CONSENT, 3)),
        "kinds": (Tally("organisation", 40), Tally("person", 20), Tally(Rest.WITHHELD, 2)),
        "countries": (),
        "levels": (Tally("listed", 60), Tally("code", 2)),
        "groups": (),
        "days": (),
        "undated": 62,
        "goal": 0,
        "applied": 31,
        "rules": (Rule("same-address", "error", 7, 5), Rule("new-rule", "note", 1, 1)),
    }
    return Statistics(**usual | fields)


def test_the_press_reads_what_was_done_and_what_it_does_not_show():
    assert press(figures(), "en", TODAY) == (
        "## How were these names checked?\n\n"
        "On 1 December 2026 a program, letterkit, read the whole list (70 signatories) and applied"
        " its rules to it (31 of them). The rules look for entries without consent, for people and"
        " organisations that are listed more than once, for names, addresses and countries that"
        " cannot be right, and for dates that do not fit.\n\n"
        "Counted: 62 signatories (Organisations: 40; People: 20; Name withheld: 2).\n"
        "Not counted: 8.\n\n"
        "- an open error: 5\n"
        "- no consent to be public: 3\n\n"
        "Noticed: 8. Settled by a decision of the organisers: 2. Open: 6."
        " Who is in question because of an open error is not counted.\n\n"
        "| Looked at | Rule | Noticed | Settled | Open |\n"
        "|---|---|--:|--:|--:|\n"
        "| possible repeats | `same-address` | 7 | 2 | 5 |\n"
        "| other | `new-rule` | 1 | 0 | 1 |\n\n"
        "The list states how each signature came about. This was not verified here:\n\n"
        "- put on the list by the organisers: 60\n"
        "- answered an e-mail: 2\n\n"
        "This shows that the list was looked through for what looks wrong. It does not show that"
        " the list is complete, that nobody on it is invented, or that anybody is who they say they"
        " are: that is the organisers’ word.\n"
    )


def test_a_list_in_which_nothing_was_noticed_is_not_said_to_be_right():
    text = press(figures(rules=(), left_out=(), received=62), "en", TODAY)
    assert "The rules noticed nothing." in text
    assert "It does not show that the list is complete" in text
    assert "Not counted" not in text


@pytest.mark.parametrize(
    "lang, heading",
    [
        ("be", "Як правяраліся"),
        ("ru-BY", "Как проверялись"),
        ("de-AT", "Wie wurden"),
        ("ar", "كيف"),
        ("ja", "How were"),
    ],
)
def test_it_is_in_the_letters_language_or_else_in_english(lang, heading):
    assert press(figures(), lang, TODAY).startswith(f"## {heading}")


@pytest.mark.parametrize("lang", WORDS)
def test_every_language_has_a_word_for_everything(lang):
    own = WORDS[lang]
    assert {table: set(own[table]) for table in own} == {
        table: set(words) for table, words in WORDS["en"].items()
    }
    assert set(own["reasons"]) == {*(each.value for each in Reason), Rest.OTHERS.value}
    assert set(own["levels"]) == {*Level, Rest.OTHERS.value}
    assert set(own["topics"]) == {*_TOPICS, "other"}


def test_no_rule_has_gone_by_another_name():
    assert {code for topic in _TOPICS.values() for code in topic} - codes().keys() == set()
