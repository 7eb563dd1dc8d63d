"""Columns by which some are sure and others are not yet: nobody is named or lost by a guess.

All people are invented.
"""

import shlex

import pytest

from letterkit.lists.columns.pending_columns import standing_of_pending

DAY = "2026-11-01"
# Title, and the answers of three people; those of the last one are asked about.
ASKED = (
    # the leave of somebody else
    ("Employer OK?", "yes", "yes", "waiting"),
    ("Works council", "ok", "ok", "open"),
    ("Board", "ok", "ok", ""),
    ("Legal", "ok", "ok", "no"),
    ("Husband ok?", "yes", "yes", "no"),
    ("Betriebsrat", "ok", "ok", "offen"),
    ("Arbeitgeber einverstanden", "ja", "ja", "in Klärung"),
    ("Согласие работодателя", "да", "да", "ждём"),
    ("Юристы", "ок", "ок", "проверяют"),
    ("Дазвол начальства", "так", "так", "чакаем"),
    ("Згода керівництва", "так", "так", "чекаємо"),
    ("Zarząd", "ok", "ok", "w trakcie"),
    ("Accord de l'employeur", "oui", "oui", "en attente"),
    ("Jefe de acuerdo", "sí", "sí", "pendiente"),
    ("موافقة المدير", "نعم", "نعم", "ننتظر"),
    # how sure they are, and of which text
    ("Interested", "yes", "yes", "maybe"),
    ("Interesse", "ja", "ja", "vielleicht"),
    ("Интересно", "да", "да", "возможно"),
    ("Intéressé", "oui", "oui", "peut-être"),
    ("How firm (1-5)", "5", "5", "1"),
    ("Wahrscheinlichkeit", "90%", "100%", "50%"),
    ("Уверенность", "5", "5", "2"),
    ("Text version agreed", "v3", "v3", "v2 only"),
    ("Версия согласована", "v3", "v3", "v2"),
    ("Fassung unterschrieben", "3", "3", ""),
    ("Final text ok", "yes", "yes", ""),
    ("Agreed to final text", DAY, DAY, ""),
    ("Works council vote", "for", "for", "against"),
    # doubt and conditions below a title that nothing understands
    ("Colour", "green", "green", "if edited"),
    ("Abstimmung", "ja", "ja", "jein"),
    ("Box 7", "yes", "yes", "only v2"),
    # a day that only some have
    ("Double opt-in", DAY, DAY, ""),
    ("Opt-in confirmed at", DAY, DAY, ""),
    ("Cleared by legal", DAY, "03.11.2026", ""),
    ("Released on", f"{DAY} 12:00", DAY, ""),
    ("Freigabe Vorstand", DAY, DAY, ""),
    ("Nihil obstat", DAY, DAY, "-"),
    ("Released on", DAY, DAY, "not yet"),
    ("Validé par le bureau", DAY, DAY, ""),
    ("Adhesión confirmada", DAY, DAY, ""),
    ("Died on", "", "", DAY),
    # what data protection gives a right to
    ("GDPR request", "", "", "erasure"),
    ("Data request", "", "", "Art. 17"),
    ("DSGVO-Anfrage", "", "", "Löschung"),
    ("Запрос данных", "", "", "доступ"),
    ("RGPD demande", "", "", "effacement"),
    ("Privacy request", "", "", "yes"),
    ("Löschung beantragt", "", "", DAY),
    ("Запит на видалення", "", "", DAY),
    ("Żądanie usunięcia", "", "", DAY),
    ("Запрос на удаление данных", "", "", "04.11.2026"),
)
# Ordinary columns, which say nothing of a signature.
ORDINARY = (
    ("Newsletter", "yes", "", "pending"),
    ("Payment status", "paid", "paid", "pending"),
    ("Volunteer", "yes", "maybe", "no"),
    ("Will you come to the demo?", "yes", "maybe", "no"),
    ("Availability", "weekends only", "mornings", "evenings"),
    ("Diet", "vegetarian only", "none", "none"),
    ("Board", "yes", "", "yes"),
    ("Union", "EVG", "GDL", "ver.di"),
    ("Manager", "Anna", "Bo", ""),
    ("Interests", "trees", "parks", "open data"),
    ("Form version", "1", "2", "1"),
    ("Employer", "Acme", "Sample Lab", "open society"),
    ("Pronouns", "she", "he", "prefer not to say"),
    ("Last contacted", DAY, "", ""),
    ("Reminder sent", DAY, "", ""),
    ("Birthday", "1980-01-02", "", ""),
    ("Дата рождения", "1980-01-02", "", ""),
    ("Data urodzenia", "1980-01-02", "", ""),
    ("Mitglied seit", DAY, "", ""),
    ("Date d'adhésion", DAY, "", ""),
    ("Last donation", DAY, "", ""),
    ("Newsletter opt-in at", DAY, "", DAY),
    ("Date of consent", DAY, "", DAY),  # a question of consent, which has rules of its own
    ("Created at", DAY, DAY, DAY),
    ("Eintrittsdatum", DAY, "", DAY),
    ("Letzte Änderung", DAY, "", DAY),
    ("Fecha de inscripción", DAY, "", DAY),
    ("Rechnung", "offen", "bezahlt", ""),
)


def test_what_may_wait_is_asked_about_in_any_language():
    for title, *answers in ASKED:
        found = standing_of_pending(title, answers)
        assert found is not None, title
        assert found.verdict(answers[-1]) == "", (title, answers[-1])
        said = [found.verdict(each) for each in answers]
        assert "out" not in said, (title, said)  # nobody is lost by a guess


def test_ordinary_columns_ask_nothing():
    for title, *answers in ORDINARY:
        assert standing_of_pending(title, answers) is None, title


def test_a_question_of_a_form_that_asks_for_leave_elsewhere_may_be_answered_maybe():
    answers = ["yes", "maybe", "no"]
    assert standing_of_pending("Shall we plant an oak?", answers, answered=True) is None
    assert standing_of_pending("Shall we plant an oak?", answers) is not None
    assert standing_of_pending("Employer agrees?", answers, answered=True) is not None


def test_all_days_of_a_column_are_one_answer():
    said = {"(a day)": "in", "(no answer)": "out"}
    found = standing_of_pending("Released on", [DAY, "03.11.2026", ""], said)
    assert [found.verdict(each) for each in (DAY, "03.11.2026", "")] == ["in", "in", "out"]
    found = standing_of_pending("Löschung beantragt", [DAY, ""], {"(a day)": "out"})
    assert [found.verdict(each) for each in (DAY, "")] == ["out", "in"]


def _table(title, *answers):
    names = ("Ada Example", "Bo Sample", "Cy Trial")
    rows = [f"{name},{answer}" for name, answer in zip(names, answers, strict=True)]
    return "\n".join([f"Name,{title}", *rows, ""])


@pytest.mark.parametrize(
    ("row", "named"),
    [
        (("Works council", "ok", "ok", "open"), ["Ada Example", "Bo Sample"]),
        (("Released on", DAY, DAY, ""), ["Ada Example", "Bo Sample"]),
        (("Löschung beantragt", "", "", DAY), ["Ada Example", "Bo Sample"]),
        # Any meaning of these could be wrong for people, so none is offered.
        (("How firm (1-5)", "5", "5", "1"), None),
        (("Text version agreed", "v3", "v3", "v2 only"), None),
    ],
)
def test_the_hint_that_is_typed_as_it_stands_spoils_nothing(desk, row, named):
    assert desk.add("form.csv", _table(*row), read=False) == 2, desk.said
    hint = desk.said.partition("hint: ")[2]
    ends = " (MEANING" if named is None else " ("
    options = shlex.split(hint[hint.index("--map") : hint.index(ends)])
    code = desk.add("form.csv", _table(*row), *options)
    if named is None:
        assert code == 2
        assert "MEANING" in hint
        options = [each.replace("MEANING", "in") for each in options]
        assert desk.add("form.csv", _table(*row), *options) == 0, desk.said
    else:
        assert code == 0, desk.said
        assert desk.column("name") == named


def test_what_a_status_plainly_says_asks_nothing(desk):
    for title, *answers in (
        ("Moderation", "Live", "Live", "In queue"),
        ("state", "live", "live", "queue"),
        ("Подтвердил", DAY, DAY, ""),
        ("Erasure requested", "", "", DAY),
        ("Note", "", "", "erasure"),
    ):
        for kept in (desk.folder / "signatories").glob("parks.*"):
            kept.unlink()
        assert desk.add("form.csv", _table(title, *answers)) == 0, desk.said
        assert desk.column("name") == ["Ada Example", "Bo Sample"], title
