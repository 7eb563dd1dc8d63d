"""What word processors and typists put around names: numbers, comments, "continued"."""

import pytest


@pytest.mark.parametrize(
    "again",
    [
        "Signatories (continued)",
        "Signatories (cont.)",
        "Signatories, continued",
        "Signatories – cont'd",
        "(continued)",
        "Fortsetzung",
        "Unterzeichnende (Forts.)",
        "suite",
        "Signataires (suite)",
        "Firmantes (continuación)",
        "продолжение",
        "Подписали (продолжение)",
        "Падпісалі (працяг)",
        "Підписали (продовження)",
        "Podpisali (ciąg dalszy)",
        "cd.",
        "تابع",
    ],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.txt", "Signatories\n\nAda Example\nBo Sample\n\n{}\n\nCy Specimen\n"),
        ("l.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n\n## {}\n\n- Cy Specimen\n"),
        (
            "l.html",
            "<h2>Signatories</h2><p>Ada Example<br>Bo Sample</p><p><b>{}</b></p><p>Cy Specimen</p>",
        ),
        ("l.csv", "Name,Country\nAda Example,NO\nBo Sample,KE\n{},\nCy Specimen,NO\n"),
    ],
)
def test_a_heading_that_goes_on_does_not_sign(desk, name, text, again):
    if name == "l.csv":
        again = f'"{again}"'
    assert desk.add(name, text.format(again)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]


@pytest.mark.parametrize("again", ["Anonymous (cont.)", "Anonymous, continued", "Fortsetzung"])
def test_a_wish_goes_on_with_its_heading(desk, again):
    text = "## Signatories\n\n### Anonymous\n\n- Ada Example\n\n### {}\n\n- Bo Sample\n"
    assert desk.add("l.md", text.format(again)) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "unnamed"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("١- أحمد مثال", "٢- ليلى نموذج"),
        ("۱) Ada Example", "۲) Bo Sample"),
        ("१. Ada Example", "२. Bo Sample"),
        ("１．例子太郎", "２．見本花子"),
        ("1- Ada Example", "2- Bo Sample"),
    ],
)
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("l.txt", "Signed:\n\n{}\n{}\n"),
        ("l.md", "## Signatories\n\n- {}\n- {}\n"),
        ("l.html", "<h2>Signatories</h2><p>{}<br>{}</p>"),
        ("l.csv", "Name,Country\n{},NO\n{},KE\n"),
        ("l.json", '["{}", "{}"]'),
    ],
)
def test_a_number_in_any_digits_is_no_part_of_a_name(desk, name, text, first, second):
    assert desk.add(name, text.format(first, second)) == 0, desk.said
    names = [each.partition(" ")[2] if " " in each else each[2:] for each in (first, second)]
    assert desk.column("name") == names


@pytest.mark.parametrize(
    ("first", "second"),
    [("1. FC Example", "Bo Sample"), ("5 Star Club", "8 Bit Union"), ("3-Example", "4-Sample")],
)
def test_a_number_that_is_part_of_a_name_stays(desk, first, second):
    assert desk.add("l.csv", f"Name,Country\n{first},NO\n{second},KE\n") == 0, desk.said
    assert desk.column("name") == [first, second]


PAGE = (
    "<h2>Signatories</h2><ol><li>Ada Example</li><li>Cy Specimen<sup>"
    '<a href="#cmnt1">[a]</a></sup></li></ol><div><p><a href="#cmnt_ref1">[a]</a>'
    "<span>{}</span></p></div>"
)
COMMENTED = [
    ("l.html", PAGE),
    ("l.txt", "Signatories\n\nAda Example\nCy Specimen[a]\n\n[a]{}\n"),
    ("l.md", "## Signatories\n\n- Ada Example\n- Cy Specimen[a]\n\n[a]{}\n"),
]


@pytest.mark.parametrize(("name", "text"), COMMENTED)
@pytest.mark.parametrize("wish", ["anonymous please", "Please do not name her"])
def test_a_comment_on_a_word_is_heard(desk, name, text, wish):
    assert desk.add(name, text.format(wish)) == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]
    assert "Cy" not in desk.printed()


@pytest.mark.parametrize(("name", "text"), COMMENTED)
@pytest.mark.parametrize("doubt", ["Has she agreed yet?", "awaiting her permission"])
def test_a_comment_that_may_be_a_wish_stops(desk, name, text, doubt):
    assert desk.add(name, text.format(doubt)) == 2, desk.said
    assert doubt.rstrip("?") in desk.said


@pytest.mark.parametrize(("name", "text"), COMMENTED)
def test_the_mark_of_a_harmless_comment_is_no_part_of_a_name(desk, name, text):
    assert desk.add(name, text.format("check spelling with her")) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen"]
    assert "spelling" not in desk.printed()
