"""The version for the press: who it names, what it says, and what verify says of it."""

import dataclasses
from dataclasses import replace

import pytest

from artefacts import changed, failures, verdict
from letterkit.actions.verdict_report import verification_of
from letterkit.letters.checked import how_checked, how_phrases, is_how
from letterkit.letters.for_press import for_press, format_named
from letterkit.letters.rests import Rests, format_rests, rests_of
from letterkit.letters.words import words_for
from letterkit.model import Entry, Kind, Layout, Level, Shown, Status
from letterkit.model.document import Press
from letterkit.render.pdf import pdf
from letterkit.render.plain import plain
from letters.test_words import LANGUAGES
from render.documents import SHARED, groups, register, sample

NAMED = 3
TOTAL = register().counts.total


def document(names=NAMED, **changes):
    checked = how_checked(register(), 1, words_for("en"))
    rests = format_rests(rests_of(register()), words_for("en"))
    words = sample().words | {"rests": rests}
    return sample(**{"press_names": names, "checked": checked, "words": words} | changes)


def made(names=NAMED, **changes):
    """The press version, with changes that somebody made to it."""
    return dataclasses.replace(for_press(document(names)), **changes)


def saying(named):
    return Press(named, for_press(document()).press.how)


def as_pdf(found):
    return pdf(found).data


def as_text(found):
    return plain(found).encode()


def shown(found):
    return [line.entry for group in found.groups for line in group.lines]


def test_someone_who_is_on_top_comes_first_and_then_the_order_of_the_list():
    last = SHARED[-1]
    top = tuple(line for group in groups() for line in group.lines if line.entry is last)
    found = shown(for_press(document(top=top)))
    assert found == [last, SHARED[0], SHARED[1]]


def test_everybody_on_top_is_named_though_there_are_more_than_wanted():
    top = tuple(line for group in groups() for line in group.lines)[:4]
    assert shown(for_press(document(1, top=top))) == [line.entry for line in top]


def test_a_list_that_fits_whole_is_no_extract():
    found = for_press(document(TOTAL))
    assert (len(shown(found)), found.press.named) == (len(SHARED), "")
    assert found.withheld == document().withheld


def test_nobody_is_named_before_names_are_shown():
    early = document(groups=(), top=(), register=register((), 22), counted="22 names withheld")
    found = for_press(early)
    assert (found.groups, found.press.named) == ((), "")


def test_a_heading_that_is_gone_leaves_its_words_with_the_people():
    by_country = dataclasses.replace(groups()[0].lines[0], country="")
    group = dataclasses.replace(groups()[0], heading="Lithuania", lines=(by_country,))
    found = for_press(document(1, groups=(group,), top=()))
    assert found.groups[0].lines[0].country == "Lithuania"


@pytest.mark.parametrize(
    ("layout", "kept"),
    [
        (Layout.NAMES, Layout.AUTO),
        (Layout.COMPACT, Layout.AUTO),
        (Layout.TABLE, Layout.TABLE),
        (Layout.LIST, Layout.LIST),
    ],
)
def test_few_names_are_not_set_as_many(layout, kept):
    assert for_press(document(layout=layout)).layout is kept


@pytest.mark.parametrize("make", [as_pdf, as_text])
def test_an_extract_holds_as_an_extract_and_says_of_how_many(make):
    found = verdict(make(made()))
    first = next(verification_of("file", found).lines())
    assert found.status is Status.HOLDS
    assert first.startswith(f"An extract for the press: it names {NAMED} of {TOTAL} signatories.")
    assert verification_of("file", found).report["extract"] is True
    assert "every entry" not in "\n".join(verification_of("file", found).lines())


@pytest.mark.parametrize("make", [as_pdf, as_text])
def test_the_whole_list_is_no_extract(make):
    found = verdict(make(made(TOTAL)))
    assert (found.status, found.agreement.extract) == (Status.HOLDS, "")


SHORT = f"visible list: {len(SHARED) - NAMED} of {len(SHARED)} entries are not shown"
AROUND = "words around: there are words or numbers that letterkit does not write there"
WORDS = words_for("en")
LIES = {
    "a list cut short that does not say so": (saying(""), [SHORT]),
    "another number of names": (saying(format_named(NAMED + 1, TOTAL, WORDS)), [SHORT, AROUND]),
    "another total": (saying(format_named(NAMED, TOTAL + 1, WORDS)), [SHORT, AROUND]),
    "another language": (saying(format_named(NAMED, TOTAL, words_for("de"))), [SHORT, AROUND]),
    "more of them confirmed": (
        Press(
            made().press.named,
            ("Confirmed by the signatories themselves, by e-mail: 21 signatories",),
        ),
        [AROUND],
    ),
    "words of somebody's own": (Press(made().press.named, ("All of them are real.",)), [AROUND]),
}


@pytest.mark.parametrize("lie", LIES)
def test_a_pdf_cannot_pass_for_an_extract(lie):
    press, faults = LIES[lie]
    # A heading of these lines stands above them, and is known.
    how = ("How were these names checked?", *press.how)
    lying = made(press=dataclasses.replace(press, how=how))
    assert failures(pdf(lying).data) == faults


@pytest.mark.parametrize("lie", LIES)
def test_a_text_cannot_pass_for_an_extract(lie):
    found = verdict(plain(made(press=LIES[lie][0])).encode())
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written


def test_a_whole_list_that_calls_itself_an_extract_is_noticed():
    lying = document(press=saying(format_named(NAMED, TOTAL, WORDS)))
    stated = "visible list: it states that it names another number of its signatories"
    assert failures(pdf(lying).data) == [stated, AROUND]


def test_a_statement_of_another_extract_is_noticed():
    def stating(told):
        def state(file):
            file.docinfo["/LetterkitPress"] = told

        return state

    def silent(file):
        del file.docinfo["/LetterkitPress"]

    data = pdf(made()).data
    stated = "visible list: it states that it names another number of its signatories"
    for told in (f"{NAMED} {TOTAL + 1}", f"{NAMED - 1} {TOTAL}", "many"):
        assert failures(changed(data, stating(told))) == [stated]
    assert failures(changed(pdf(document()).data, stating(f"{NAMED} {TOTAL}"))) == [stated]
    found = verdict(changed(data, silent))
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.not_as_written == "it does not state that it is an extract"


LEVELS = (Level.LISTED, Level.CODE, Level.DKIM, Level.KEY, Level.PDF)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 3, 40])
def test_what_is_said_of_checking_is_read_back_in_every_language(lang, count):
    words = words_for(lang)
    for first in range(len(LEVELS)):
        for last in range(first, len(LEVELS)):
            entries = tuple(
                Entry(f"e{n}{level}", f"Bo Example {n}", Kind.PERSON, Shown.NAMED, level=level)
                for level in LEVELS[first : last + 1]
                for n in range(count)
            )
            listed = register(entries, unnamed=0)
            rests = rests_of(listed)
            more = (replace(rests, listed=rests.listed + 1), Rests(rests.confirmed, rests.listed))
            for min_group in (1, 3):
                said = how_checked(listed, min_group, words)
                how = (words["how"], words["how_stated"], *said, words["press_not"])
                assert is_how(how, rests, words)
                assert set(said) <= set(how_phrases(listed, words))
                if said != (words["how_mixed"],):
                    assert not any(is_how(how, each, words) for each in more if each != rests)
                assert not is_how(how[:-1], rests, words)
                assert not is_how((*how, words["press_not"]), rests, words)
