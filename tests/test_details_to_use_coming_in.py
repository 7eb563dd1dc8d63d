"""Leave to use an affiliation or a comment is about that alone, and a no keeps it private."""

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
