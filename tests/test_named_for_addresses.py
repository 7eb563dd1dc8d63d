"""A person called after an address is kept out until a coordinator decides about that text."""

import json

import pytest

NAME = "25 Bedford Row"
KEEP = ("review", "parks", "--why", "the chambers are called so", "--decide")


def listed(**other):
    row = {"name": "Ada Example", "role": "barrister", "affiliation": NAME} | other
    return json.dumps([row])


def test_a_name_that_is_an_address_is_let_through_by_a_decision_alone(desk):
    assert desk.add("list.json", listed()) == 0, desk.said
    assert "letterkit review" in desk.said
    assert desk.run("check", "parks") == 1
    assert "Ada Example" not in desk.printed()
    [who] = desk.column("id")
    assert desk.run(*KEEP, f"private-in-public:{who}=keep") == 0, desk.said
    assert desk.run("check", "parks") == 0, desk.said
    assert NAME in desk.printed()


def test_the_decision_ends_when_the_text_changes(desk):
    desk.add("list.json", listed())
    [who] = desk.column("id")
    desk.run(*KEEP, f"private-in-public:{who}=keep")
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace(NAME, "12 Example Street"), "utf-8")
    assert desk.run("check", "parks") == 1
    assert "Example Street" not in desk.printed()


@pytest.mark.parametrize(
    "other", [{"comment": "Ring me: I have +375 29 000 00 00 still"}, {"role": "PESEL 44051401359"}]
)
def test_it_lets_nothing_else_through(desk, other):
    desk.add("list.json", listed(**other))
    [who] = desk.column("id")
    assert desk.run(*KEEP, f"private-in-public:{who}=keep") == 2
    assert "keep is about one column" in desk.said
    assert "Ada Example" not in desk.printed()


def test_what_joined_the_text_later_is_not_kept_either(desk):
    desk.add("list.json", listed())
    [who] = desk.column("id")
    desk.run(*KEEP, f"private-in-public:{who}=keep")
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("barrister", "PESEL 44051401359"), "utf-8")
    assert "44051401359" not in desk.printed()


PRIVATE = ["ada@example.org", "+375 29 000 00 00", "Musterweg 5, 10115 Berlin", "MP1234567"]
SHAPES = {
    "role": {"role": "{}"},
    "affiliation": {"affiliation": "{}"},
    "country": {"country": "{}"},
    "comment": {"comment": "I sign. {}"},
    "link": {"link": "https://example.org/?q={}"},
    "organisation": {"organization": {"name": "{}", "url": "https://club.example.org"}},
    "website": {"organization": {"name": "Club", "url": "https://example.org/?u={}"}},
}


def filled(shape, text):
    if isinstance(shape, dict):
        return {key: filled(each, text) for key, each in shape.items()}
    return shape.replace("{}", text)


@pytest.mark.parametrize("text", PRIVATE)
@pytest.mark.parametrize("shape", SHAPES)
def test_no_public_field_of_a_list_prints_what_is_private(desk, shape, text):
    row = {"name": "Ada Example"} | filled(SHAPES[shape], text)
    desk.add("list.json", json.dumps([row, {"name": "Bo Sample"}]))
    assert text not in desk.printed()
    assert desk.run("build", "parks", "--format", "html") == 0, desk.said
    page = (desk.folder / "build" / "parks" / "parks.en.html").read_text("utf-8")
    assert text not in page


@pytest.mark.parametrize("text", PRIVATE)
def test_no_name_of_a_group_prints_what_is_private(desk, text):
    desk.add("list.json", json.dumps({text: [{"name": "Ada Example"}, {"name": "Bo Sample"}]}))
    if (desk.folder / "signatories" / "parks.csv").exists():
        assert text not in desk.printed()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("note: Ring Ada Example on +375 29 000 00 00", "note"),
        ("changed: write to ada@example.org", "changed"),
        ("to:\n  - name: Bo Sample, tel. 200-30-40", "to"),
    ],
)
def test_a_line_above_the_letter_that_holds_something_private_is_noted(desk, line, key):
    path = desk.folder / "letters" / "parks" / "letter.md"
    path.write_text(path.read_text("utf-8").replace("lang: en", f"lang: en\n{line}"), "utf-8")
    desk.add("list.json", json.dumps([{"name": "Bo Sample"}]))
    desk.run("check", "parks")
    assert f"the {key} of the letter holds" in desk.said


def test_a_letter_about_a_house_may_say_where_it_is(desk):
    path = desk.folder / "letters" / "parks" / "letter.md"
    text = path.read_text("utf-8").replace("A letter", "Keep 12 Example Street open")
    path.write_text(text, "utf-8")
    desk.add("list.json", json.dumps([{"name": "Bo Sample"}]))
    desk.run("check", "parks")
    assert "of the letter holds" not in desk.said
