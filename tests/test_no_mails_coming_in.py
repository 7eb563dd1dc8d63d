"""Who asks for no e-mails in a remark gets none, and is asked nothing else.

All people are invented.
"""

import pytest

from letterkit.lists.rows.no_mail import Wanted, wanted_in
from letterkit.lists.said.no_mails import no_mails

NONE = (
    *("Bitte keine E-Mails!", "Bitte schreiben Sie mir nicht", "Bitte nicht anschreiben"),
    *("No e-mails please!", "Please do not write to me", "No e mails, please.", "no email"),
    *("I do not want to receive any e-mails", "Thank you! No emails please."),
    *("No e-mails or newsletters please", "не пишите мне", "Без рассылок, пожалуйста"),
    *("не пішыце мне, калі ласка", "не пишіть мені", "без листів, будь ласка"),
    *("Proszę do mnie nie pisać", "Bez maili, proszę", "Pas d'e-mails s.v.p."),
    *("Ne m’écrivez pas", "No me escriban", "Sin correos, por favor", "لا تراسلوني", "ნუ მომწერთ"),
    "Ich möchte keine E-Mails erhalten",
)
NEWS = ("Kein Newsletter", "No newsletter please", "Pas de newsletter", "bez newslettera, proszę")
MORE = (
    *("Please do not name me, and no e-mails", "Yes, but no e-mails", "Прошу не писать"),
    *("Stop the war! Keine Mails bitte", "Please don't write", "No e-mails. Initials only"),
)
OTHER = (
    *("no e-mail address", "I have no e-mail", "e-mails were ignored by the ministry"),
    *("Keine E-Mail-Adresse", "Keine E-Mails erhalten", "I get no e-mails", "No e-mails?"),
    *("Keine Nachricht", "Aucun message", "No message", "Хватит писем!", "No more letters"),
    *("Don't write my name", "“Do not write to me,” said the minister", "Your e-mails are great"),
    *("Do not write to the ministry", "", "no", "-"),
)


@pytest.mark.parametrize("text", NONE)
def test_a_remark_that_asks_for_none_says_so_and_nothing_else(text):
    assert (no_mails(text).wants, no_mails(text).alone) == ("yes", True)


@pytest.mark.parametrize("text", NEWS)
def test_no_newsletter_is_about_the_newsletter(text):
    assert (no_mails(text).wants, no_mails(text).alone) == ("news", True)


@pytest.mark.parametrize("text", MORE)
def test_a_remark_that_says_more_counts_and_is_asked_about(text):
    assert (no_mails(text).wants, no_mails(text).alone) == ("yes", False)


@pytest.mark.parametrize("text", OTHER)
def test_other_remarks_on_e_mails_ask_for_nothing(text):
    assert not no_mails(text).wants
    assert not no_mails(text).alone


@pytest.mark.parametrize(
    ("said", "wanted"),
    [("yes", "none"), ("x", "none"), ("News", "own"), ("no", "all"), ("", "all")],
)
def test_the_column_says_which_e_mails_somebody_wants(said, wanted):
    assert wanted_in({"No mail": said}) is Wanted(wanted)


@pytest.mark.parametrize("title", ["Comment", "Notes", "Anything else?", "Affiliation", "Remarks"])
def test_it_needs_no_question_and_is_in_the_report(desk, title):
    table = (
        f"Name,Email,{title}\nAda Example,ada@example.org,\n"
        "Bo Sample,bo@example.org,Bitte keine E-Mails!\nCy Muster,cy@example.org,No newsletter\n"
    )
    assert desk.add("form.csv", table, read=False) == 0, desk.said
    assert "3 added, 1 wants no e-mails, 1 wants no newsletter" in desk.said
    assert desk.column("no_mail") == ["", "yes", "news"]
    assert desk.column("consent") == ["yes"] * 3
    if title == "Affiliation":
        assert desk.column("affiliation") == ["", "", ""]
    assert desk.add("form.csv", table, "--json", read=False) == 0, desk.said


def test_what_says_more_is_asked_about_and_counts_when_it_was_read(desk):
    table = "Name,Comment\nAda Example,\nBo Sample,No e-mails. Ask my sister\n"
    assert desk.add("form.csv", table, read=False) == 2
    assert "Ask my sister" in desk.said
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("no_mail") == ["", "yes"]


def test_a_later_file_can_ask_for_fewer_and_a_hand_for_more(desk):
    table = "Name,Email,Comment\nAda Example,ada@example.org,{}\n"
    assert desk.add("form.csv", table.format("No newsletter"), read=False) == 0, desk.said
    assert desk.add("other.csv", table.format("No e-mails please"), read=False) == 0, desk.said
    assert desk.column("no_mail") == ["yes"]
    assert desk.add("form.csv", table.format("Thank you!"), read=False) == 0, desk.said
    assert desk.column("no_mail") == ["yes"]


def test_stop_spam_is_an_organisation(desk):
    table = "Name,Affiliation\nAda Example,Stop Spam\n"
    assert desk.add("form.csv", table) == 0, desk.said
    assert all("no_mail" not in row for row in desk.rows)
    assert desk.column("affiliation") == ["Stop Spam"]
