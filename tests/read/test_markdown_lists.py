import pytest

from letterkit.read.signatories import read_signatories

P, O = "person", "organisation"  # noqa: E741


@pytest.fixture
def read(tmp_path):
    def write(text):
        path = tmp_path / "x.md"
        path.write_text(text)
        found = read_signatories(path, "x.md")
        return [(each.kind.value, each.name, each.role, each.affiliation) for each in found]

    return write


@pytest.mark.parametrize(
    "item, fields",
    [
        ("Ada Example", ("Ada Example", "", "")),
        ("Ada Example (University of Example)", ("Ada Example", "", "University of Example")),
        ("Ada Example, Example News", ("Ada Example", "", "Example News")),
        ("Ada Example, Editor, Example News", ("Ada Example", "Editor", "Example News")),
        ("Ada Example, Editor at Example News", ("Ada Example", "Editor", "Example News")),
        (
            "Ada ([@ada](https://example.org/a)), Editor at News, Inc.",
            ("Ada", "Editor", "News, Inc."),
        ),
        ("[Ada Example](https://example.org), Editor, News", ("Ada Example", "Editor", "News")),
        ("**Ada** Example \\(x\\)", ("Ada Example (x)", "", "")),
        ("Ada Example, Editor (Example News)", ("Ada Example", "Editor", "Example News")),
        ("Ada_B Example: x", ("Ada_B Example: x", "", "")),
    ],
)
def test_an_item_is_a_name_with_role_and_affiliation(read, item, fields):
    assert read(f"- {item}\n") == [(P, *fields)]
    assert read(f"12. {item}\n") == [(P, *fields)]


def test_headings_say_the_kind_of_what_follows(read):
    text = (
        "Intro\n- Ada\n### Organizations\n* Example, Inc. (UK)\n+ [Centre](https://example.org)\n"
        "Арганізацыі\n-----------\n- Прыклад\nPeople\n===\n- Bo\n"
    )
    assert read(text) == [
        (P, "Ada", "", ""),
        (O, "Example, Inc. (UK)", "", ""),
        (O, "Centre", "", ""),
        (O, "Прыклад", "", ""),
        (P, "Bo", "", ""),
    ]


def test_an_item_goes_on_over_indented_lines(read):
    assert read("- Ada Example,\n  Editor at\n  Example News\n\n- Bo\n") == [
        (P, "Ada Example", "Editor", "Example News"),
        (P, "Bo", "", ""),
    ]


def test_front_matter_gives_values_for_all(tmp_path):
    path = tmp_path / "x.md"
    path.write_text("---\nconsent: yes\nlang: be\n---\n- Ada\n- Bo\n")
    found = read_signatories(path, "x.md")
    assert [(each.name, each.consent, each.lang, each.source.line) for each in found] == [
        ("Ada", True, "be", 5),
        ("Bo", True, "be", 6),
    ]


def test_one_file_of_a_person_may_be_front_matter_alone(tmp_path):
    path = tmp_path / "ada.md"
    path.write_text("---\nname: Ada\nconsent: yes\n---\nWhy I sign\n")
    assert [(each.name, each.consent) for each in read_signatories(path, "ada.md")] == [
        ("Ada", True)
    ]
