"""What `add` asks about forms of people and organisations, and hints that work as they stand."""

import shlex

import pytest

EITHER = (
    "{},Name,Organisation,Publish my name?\n"
    "{},Ada Example,Example Lab,yes\n{},Bo Sample,Sample Trust,yes\n"
)


def first_option(said):
    hint = said.partition("hint: ")[2]
    return shlex.split(hint[hint.index("--map") :].partition(" (")[0].partition(";")[0])[:2]


@pytest.mark.parametrize(
    ("title", "person", "organisation"),
    [
        ("I sign as", "An individual", "On behalf of an organisation"),
        ("Are you signing as an individual or an organisation?", "Individual", "Organisation"),
        ("Вы подписываете как", "Частное лицо", "Организация"),
        ("Ich unterzeichne als", "Privatperson", "Organisation"),
        ("Je signe en tant que", "Particulier", "Association"),
    ],
)
def test_who_signs_for_an_organisation_is_asked(desk, title, person, organisation):
    table = EITHER.format(title, person, organisation)
    assert desk.add("form.csv", table, consent="") == 2
    assert "who signs?" in desk.said
    assert desk.add("form.csv", table, "--map", f"{title}=kind", consent="") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Sample Trust"]
    assert desk.column("kind") == ["person", "organisation"]
    assert "Bo Sample" not in desk.printed()
    assert "Bo Sample" in str(desk.rows)


def test_or_the_people_sign(desk):
    table = EITHER.format("I sign as", "An individual", "An organisation")
    assert desk.add("form.csv", table, "--kind", "person", consent="") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Example Lab", "Sample Trust"]


@pytest.mark.parametrize("title", ["Anything else you want to tell us?", "Feedback"])
def test_a_message_with_a_name_in_it_is_no_name_to_publish(desk, title):
    table = f"Name,{title},Comments\nAda Example,Tell ada secret,Good\n"
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


def test_a_title_called_title_is_offered_as_the_name(desk):
    table = "Id,Title,Email,Public\n1,Ada Example,ada@example.org,1\n2,Bo Sample,bo@example.org,0\n"
    assert desk.add("form.csv", table) == 2
    assert "TITLE" not in desk.said
    assert desk.add("form.csv", table, *first_option(desk.said)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_the_only_likely_name_is_offered_without_a_question_mark(desk):
    table = "id,partner_name,email\n1,Ada Example,ada@example.org\n2,Bo Sample,bo@example.org\n"
    assert desk.add("form.csv", table) == 2
    assert "--map partner_name=name;" in desk.said
    assert desk.add("form.csv", table, *first_option(desk.said)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_of_organisations_with_somebody_who_speaks_for_them_the_organisations_sign(desk):
    table = (
        "Nom de l'organisation,Représentée par,Fonction\nUnion Exemple,Ada Exemple,Présidente\n"
        "Association Modèle,Bo Modèle,Trésorier\n"
    )
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("name") == ["Union Exemple", "Association Modèle"]
    assert "Ada Exemple" not in desk.printed()


def test_someone_who_may_sign_as_an_organisation_is_asked_about_that_first(desk):
    table = (
        "Organisation,Filled in by somebody,Role\nExample Union,x1,Chair\nSample Trust,x2,Head\n"
    )
    assert desk.add("form.csv", table) == 2
    assert "hint: if the organisations sign: --kind organisation; if not" in desk.said


def test_a_draft_needs_no_day_of_sending(desk):
    table = (
        "Numéro,Brouillon,Heure de fin,Nom,Publier mon nom\n"
        "1,0,13/11/2026 10:00,Ada Exemple,Oui\n2,1,,Bo Modèle,Oui\n"
    )
    assert desk.add("form.csv", table, consent="") == 0, desk.said
    assert desk.column("name") == ["Ada Exemple"]


def test_leave_to_write_is_not_offered_as_leave_to_publish(desk):
    table = "Name,opt_in\nAda Example,1\nBo Sample,0\n"
    assert desk.add("form.csv", table) == 2
    assert first_option(desk.said) == ["--map", "opt_in=private"]


def test_leave_to_write_in_an_export_of_proca_is_private(desk):
    table = (
        "id,campaignName,actionType,contact.firstName,contact.lastName,privacy.optIn,privacy.givenAt\n"
        "1,c,register,Ada,Example,true,2026-11-13\n2,c,register,Bo,Sample,false,\n"
    )
    assert desk.add("form.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
