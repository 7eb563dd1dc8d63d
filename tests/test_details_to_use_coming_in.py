"""Leave to use an affiliation or a comment is about that alone, and a no keeps it private."""

import json

import pytest

AFFILIATION = [
    *("Permissions: Use my affiliation", "Use my affiliation", "Include affiliation?"),
    *("Permission to use my organisation", "List affiliation", "Institution verwenden"),
    *("Utiliser mon affiliation", "Usar mi afiliación", "Указать место работы"),
    *("Використати місце роботи", "Указаць месца працы", "Użyć afiliacji", "ذكر جهة العمل"),
]
COMMENT = [
    *("Permissions: Publish my comment", "Quote my comment", "May we publish your comment?"),
    *("Kommentar veröffentlichen", "Publier mon commentaire", "Publicar mi comentario"),
    *("Можно опубликовать комментарий?", "Можна опублікувати коментар?"),
    *("Ці можна апублікаваць каментар?", "Opublikować komentarz", "هل يمكن نشر تعليقك؟"),
]
HIDDEN = [
    *("Hide affiliation", "Do not show my affiliation", "Do not publish my affiliation"),
    *("Institution nicht veröffentlichen", "Не публиковать место работы"),
    *("Ne pas publier mon affiliation", "No publicar mi afiliación", "Не публікувати місце роботи"),
]


def table(title, yes="Yes", no="No"):
    return (
        f'Name,Role,Affiliation,Comment,"{title}"\n'
        f"Ada Example,Judge,Club,hello,{yes}\nBo Sample,Judge,Club,bonjour,{no}\n"
    )


@pytest.mark.parametrize("title", [*AFFILIATION, *COMMENT])
def test_a_no_keeps_back_what_was_asked_about(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    column = "comment" if title in COMMENT else "affiliation"
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column(column)[0]
    assert desk.column(column)[1] == ""
    assert desk.column("role") == ["Judge", "Judge"]
    printed = desk.printed()
    assert "Bo Sample" in printed
    assert ("bonjour" if title in COMMENT else "Sample, Club") not in printed


@pytest.mark.parametrize("title", [*AFFILIATION, *COMMENT, *HIDDEN])
def test_a_yes_is_no_leave_for_the_name(desk, title):
    assert desk.add("x.csv", table(title), consent="") == 2
    assert not (desk.folder / "signatories" / "parks.csv").exists()


@pytest.mark.parametrize("title", HIDDEN)
def test_a_yes_to_hiding_keeps_it_back_and_names_the_person(desk, title):
    assert desk.add("x.csv", table(title)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["", "Club"]


def test_the_wish_itself_where_it_was_ticked_is_a_yes(desk):
    title = "Permissions: Use my affiliation"
    assert desk.add("x.csv", table(title, "Use my affiliation", "")) == 0, desk.said
    assert desk.column("affiliation") == ["Club", ""]


def test_who_takes_only_one_of_several_options_is_printed_without_the_others(desk):
    both = '"Use my name, Use my affiliation"'
    assert desk.add("x.csv", table("Permissions", both, "Use my name")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("affiliation") == ["Club", ""]
    assert desk.column("consent") == ["yes", "yes"]


def test_another_question_about_the_name_takes_no_detail_back(desk):
    both = '"Use my name, Use my affiliation",Yes'
    data = table('Permissions","May we publish your name?', both, both)
    assert desk.add("x.csv", data) == 0, desk.said
    assert desk.column("affiliation") == ["Club", "Club"]


@pytest.mark.parametrize("title", ["Permissions: Use my affiliation", "Hide affiliation"])
def test_an_unclear_answer_keeps_the_detail_back_and_says_so(desk, title):
    assert desk.add("x.csv", table(title, "Ask me", "No")) == 0, desk.said
    assert desk.column("affiliation")[0] == ""
    assert "Ask me → affiliation private (1)" in desk.said


def test_what_an_object_of_choices_says_of_a_detail_counts_for_it(desk):
    for no, yes in (
        ({"prefs": {"listEmployer": False}}, {"prefs": {"listEmployer": True}}),
        ({"settings": {"publish_employer": "0"}}, {"settings": {"publish_employer": "1"}}),
        ({"privacy": {"employer": "hidden"}}, {"privacy": {"employer": "public"}}),
        ({"affiliation_visibility": "private"}, {"affiliation_visibility": "public"}),
        ({"use_affiliation": False}, {"use_affiliation": True}),
        ({"affiliationOk": False}, {"affiliationOk": True}),
    ):
        for kept in (desk.folder / "signatories").glob("parks.*"):
            kept.unlink()
        people = [
            {"name": "Ada Example", "employer": "Court", **yes},
            {"name": "Bo Sample", "employer": "Court", **no},
        ]
        assert desk.add("l.json", json.dumps(people)) == 0, (no, desk.said)
        assert desk.column("affiliation") == ["Court", ""], no
        assert desk.column("shown") == ["named", "named"] or desk.column("shown") == ["", ""]


def test_the_name_in_an_object_of_choices_is_the_name(desk):
    people = [
        {"name": "Ada Example", "prefs": {"listName": True}},
        {"name": "Bo Sample", "prefs": {"listName": False}},
    ]
    assert desk.add("l.json", json.dumps(people)) == 0, desk.said
    assert desk.column("shown") == ["named", "unnamed"]


def test_a_hint_about_a_detail_offers_the_detail_and_not_the_name(desk):
    for title in (
        "Affiliation for identification only",
        "permissions employer",
        "privacy employer",
        "consent employer",
    ):
        table = f"Name,Employer,{title}\nAda Example,Court,yes\nBo Sample,Court,no\n"
        assert desk.add("x.csv", table) == 2, title
        assert f"'{title}=affiliation_shown'" in desk.said, desk.said
        assert "=initials" not in desk.said
