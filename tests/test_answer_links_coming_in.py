"""Links to people's answers, from `add` to what is printed: they are kept privately."""

import pytest

HEAD = "Submission ID,Submitted at,Name,Publish name?,{}\n"
ROWS = (
    "a1,2026-11-13T10:00:00Z,Ada Example,Yes,{}\n",
    "b2,2026-11-13T10:05:00Z,Bo Sample,Yes,{}\n",
)


def form(title, one, other):
    return HEAD.format(title) + ROWS[0].format(one) + ROWS[1].format(other)


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Url", "https://forms.example.org/e/a1?edit=Zk39aQ", "https://forms.example.org/e/b2"),
        ("Url", "https://forms.example.org/e/x91", "https://forms.example.org/e/x92"),
        ("Link", "https://forms.example.org/e/a1", "https://forms.example.org/e/b2"),
        ("Ссылка", "https://forms.example.org/r/9k2", "https://forms.example.org/r/3f7"),
        ("Lien", "https://forms.example.org/r/9k2", "https://forms.example.org/r/3f7"),
        ("Website", "https://forms.example.org/a1", "https://forms.example.org/b2"),
        ("Website", "https://f.example.org/?edit2=2_ABaOn", "https://f.example.org/?edit2=2_ABx"),
    ],
)
def test_a_link_to_an_answer_is_printed_nowhere(desk, title, one, other):
    assert desk.add("form.csv", form(title, one, other), consent="") == 0, desk.said
    assert f"“{title}” seems to hold links to the answers" in desk.said
    assert desk.column("link") == ["", ""]
    assert "https://f" not in desk.printed()


@pytest.mark.parametrize(
    ("title", "one", "other"),
    [
        ("Url", "https://ada.example.net", "https://sample.example.com/me"),
        ("Link", "https://github.com/a77", "https://github.com/b78"),
        ("Website", "https://lab.example.org/people/77", "https://lab.example.org/people/78"),
        ("Url", "https://lab.example.org/~example", "https://lab.example.org/~sample"),
    ],
)
def test_a_page_of_somebodys_own_stays_public(desk, title, one, other):
    assert desk.add("form.csv", form(title, one, other), consent="") == 0, desk.said
    assert desk.column("link") == [one, other]


def test_beside_the_link_to_an_answer_the_website_is_the_link_to_print(desk):
    rows = (
        "Name,Link,Edit link,Website\n"
        "Ada Example,https://f.example.org/1,https://f.example.org/2,https://ada.example.net\n"
    )
    assert desk.add("form.csv", rows) == 0, desk.said
    assert desk.column("link") == ["https://ada.example.net"]


def test_someone_who_says_that_such_links_are_pages_has_them(desk):
    links = ("https://lab.example.org/a1", "https://lab.example.org/b2")
    assert desk.add("form.csv", form("Url", *links), "--map", "Url=link", consent="") == 0
    assert desk.column("link") == [*links]


def test_objects_with_the_address_of_their_own_answer(desk):
    listed = (
        '[{"id": 17, "name": "Ada Example", "url": "https://api.example.org/submissions/17"},'
        ' {"id": 28, "name": "Bo Sample", "url": "https://api.example.org/submissions/28"}]'
    )
    assert desk.add("answers.json", listed) == 0, desk.said
    assert desk.column("link") == ["", ""]
