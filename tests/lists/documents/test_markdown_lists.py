import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.documents.markdown_lists import markdown_text_contents
from letterkit.lists.signatories import read_signatories

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


@pytest.mark.parametrize(
    "key", ["title", "author", "email", "country", "role", "date", "affiliation"]
)
def test_front_matter_that_is_about_the_file_lands_on_nobody(tmp_path, key):
    text = f"---\n{key}: x@example.org\nconsent: yes\n---\n## Signatories\n\n- Ada\n- Bo\n"
    found = markdown_text_contents(text, "x.md")
    assert found.parts[0].rows[0].cells == ["name", "consent"]
    assert found.notes == [f"x.md:1: front matter that is about the file, passed over: {key}"]
    path = tmp_path / "x.md"
    path.write_text(text)
    assert [each.email for each in read_signatories(path, "x.md")] == ["", ""]


def test_what_is_no_name_among_items_is_left_out():
    items = ["[your name here]", "*(add your name)*", "…", "and many others", "Total: 2"]
    items.append("27 people who wish to stay anonymous")
    text = "## Signatories\n\n- Ada Example\n" + "".join(f"- {item}\n" for item in items)
    found = markdown_text_contents(text, "x.md")
    assert [row.cells for row in found.parts[0].rows[1:]] == [["Ada Example"]]
    assert [line for line, _ in out(found)] == [4, 5, 6, 7, 8, 9]


def test_one_file_of_a_person_may_be_front_matter_alone(tmp_path):
    path = tmp_path / "ada.md"
    path.write_text("---\nname: Ada\nconsent: yes\n---\nWhy I sign\n")
    assert [(each.name, each.consent) for each in read_signatories(path, "ada.md")] == [
        ("Ada", True)
    ]


def shown(contents):
    """The parts of a file as title, kind and rows, without the lines."""
    return [(part.title, part.kind, [row.cells for row in part.rows]) for part in contents.parts]


def out(contents):
    return [(each.line, each.reason) for each in contents.left_out]


LETTER = """\
# Dear park office

We ask you to:

- keep the gates open until midnight
- repair the lamps, and say when

{signed}

{names}

### Notes

* Some say this cannot be done.
"""
NOT_SIGNED = "it stands below “Dear park office”, not among those who signed"


def test_case_06_the_demands_of_a_letter_do_not_sign():
    names = (
        "- Ada Example, @adaex (Example Club)\n- Bo Example ([@bo](https://example.org/bo)), "
        "Editor, News"
    )
    found = markdown_text_contents(LETTER.format(signed="Signed,", names=names), "x.md")
    assert shown(found) == [
        ("Signed", "", [
            ["name", "role", "affiliation", "link", "handle"],
            ["Ada Example", "", "Example Club", "", "@adaex"],
            ["Bo Example", "Editor", "News", "https://example.org/bo", "@bo"],
        ])
    ]  # fmt: skip
    assert out(found) == [
        (5, NOT_SIGNED),
        (6, NOT_SIGNED),
        (15, "it stands below “Notes”, not among those who signed"),
    ]
    assert found.notes == ["x.md:3: text of the letter, passed over"]


def test_case_06_the_table_of_signatories_is_read_and_its_links_kept():
    table = (
        "| Name | Affiliation | Contact |\n|---|---|---|\n"
        "|Ada Example|Example Club|[@ada](https://example.org/ada)|\n"
        "|[Bo Example](https://example.org/bo)|-|b\\|o|\n||||\n"
    )
    found = markdown_text_contents(LETTER.format(signed="## Signatories", names=table), "x.md")
    assert shown(found) == [
        ("Signatories", "", [
            ["Name", "Affiliation", "Contact", "link", "detail: Contact link"],
            ["Ada Example", "Example Club", "@ada", "", "https://example.org/ada"],
            ["Bo Example", "", "b|o", "https://example.org/bo", ""],
        ])
    ]  # fmt: skip
    assert [line for line, _ in out(found)] == [5, 6, 14, 19]


def test_case_06_a_table_alone_is_read():
    text = "| Name | Country |\n|---|---|\n| Ada Example | BY |\n"
    assert shown(markdown_text_contents(text, "x.md")) == [
        ("", "", [["Name", "Country"], ["Ada Example", "BY"]])
    ]


@pytest.mark.parametrize(
    "signed",
    [
        *("## Signatories", "Signed:", "**Signed by**", "We, the undersigned:", "Yours sincerely,"),
        *("## Падпісанты", "Падпісаліся:", "## Подписали", "Мы, нижеподписавшиеся:", "Підписали:"),
        *("## Sygnatariusze", "Podpisano:", "## Unterzeichnende", "Wir, die Unterzeichnenden:"),
        *("## Signataires", "Ont signé :", "## Firmantes", "Los abajo firmantes:", "## الموقعون"),
    ],
)
@pytest.mark.parametrize("names", ["- Ada Example\n- Bo Example", "Ada Example\n\nBo Example"])
def test_who_signed_is_said_in_nine_languages_by_a_heading_a_line_or_a_bold_line(signed, names):
    found = markdown_text_contents(LETTER.format(signed=signed, names=names), "x.md")
    assert [row.cells for row in found.parts[0].rows[1:]] == [["Ada Example"], ["Bo Example"]]
    assert len(found.parts) == 1


@pytest.mark.parametrize(
    "said",
    [
        *("## How to sign", "We, the undersigned, ask you to:", "## Sign here", "## FAQ", "Notes:"),
        *("## Как подписать", "## Патрабаванні", "Jak podpisać:", "## Fußnoten", "## Cómo firmar"),
        *("A text without a list.", "## Berlin"),
    ],
)
def test_a_list_below_anything_else_is_refused_and_named(said):
    text = f"Dear all, we write to you today.\n\n{said}\n\n- Ada Example\n- Bo Example\n"
    with pytest.raises(LetterkitError) as error:
        markdown_text_contents(text, "x.md")
    assert str(error.value) == (
        "x.md: no heading says which list is of those who signed: 2 items at line 5"
    )


def test_a_file_that_is_only_a_list_is_read():
    found = markdown_text_contents("# Open letter\n- ada\n- bo\n", "x.md")
    assert shown(found) == [("Open letter", "", [["name"], ["ada"], ["bo"]])]


def test_sections_have_their_kind_and_say_what_is_in_them():
    text = (
        "Text of a letter, and more of it.\n## Signatories\n### Organisations\n"
        "- Example, Inc. (UK)\n### People\n- Ada Example\n### Berlin\n1. Bo Example\n"
        "### Opening hours\n- from nine to five\n"
    )
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [
        ("Organisations", "organisation", [["name"], ["Example, Inc. (UK)"]]),
        ("People", "person", [["name"], ["Ada Example"]]),
        ("Berlin", "", [["name"], ["Bo Example"]]),
    ]
    assert out(found) == [(10, "it stands below “Opening hours”, not among those who signed")]


def test_a_table_of_something_else_is_passed_over():
    text = (
        "## Signatories\n|Time|Event|\n|-|-|\n|9:00|Vigil|\n\n|Name|Org|\n|-|-|\n|Ada|Club|\n"
        "\n## Editors\n|Name|Task|\n|-|-|\n|Bo|Text|\n"
    )
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [("Signatories", "", [["Name", "Org"], ["Ada", "Club"]])]
    assert out(found) == [
        (4, "the header of its table has no column for a name"),
        (13, "it stands below “Editors”, not among those who signed"),
    ]


def test_a_row_beyond_its_header_is_kept_and_a_line_of_text_below_is_not_a_name():
    text = "|Name|Org|\n|-|-|\n|Ada|Club|too much|\nAdded in May\n"
    found = markdown_text_contents(text, "x.md")
    assert found.parts[0].rows[1].cells == ["Ada", "Club", "too much"]
    assert out(found) == [(4, "it is a line of text below a table")]


def test_what_is_crossed_out_not_ticked_or_empty_is_left_out():
    text = "## Signed\n- ~~Ada Example~~\n- [ ] Bo Example\n- [x] Cy Example\n-\n- <del>Di</del>\n"
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [("Signed", "", [["name"], ["Cy Example"]])]
    assert out(found) == [
        (2, "it is crossed out"),
        (3, "its box is not ticked"),
        (5, "it is empty"),
        (6, "it is crossed out"),
    ]


def test_items_inside_an_item_are_read_only_below_one_that_is_a_heading():
    text = (
        "## Signed\n- Organisations:\n  - Example Club\n- Ada Example\n  - Editor\n- Bo Example\n"
    )
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [
        ("Organisations", "organisation", [["name"], ["Example Club"]]),
        ("Signed", "", [["name"], ["Ada Example"], ["Bo Example"]]),
    ]
    assert out(found) == [
        (2, "it is a heading of the items in it"),
        (5, "it stands inside the item of line 4"),
    ]


def test_an_item_that_may_be_a_heading_is_asked_about():
    with pytest.raises(LetterkitError, match=r"^x\.md:2: is this item a signatory, or a heading"):
        markdown_text_contents("## Signed\n- Berlin\n  - Ada Example\n", "x.md")


def test_a_line_without_indent_below_an_item_is_asked_about_and_never_glued():
    with pytest.raises(LetterkitError, match=r"^x\.md:3: does this line belong to the item above"):
        markdown_text_contents("## Signed\n- Ada Example\nBo Example\n", "x.md")


def test_comments_sign_nothing_and_details_are_read():
    text = (
        "<details>\n<summary>Signatories</summary>\n\n- Ada Example ❤️\n</details>\n\n"
        "<!--\n- Bo Example\n-->\n\n## Links\n- [x](http://example.org)\n"
    )
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [("Signatories", "", [["name"], ["Ada Example ❤️"]])]


def test_a_table_in_html_is_read_in_its_section():
    text = "## Signed\n\n<table><tr><th>Name</th></tr>\n<tr><td>Ada &amp; Bo</td></tr></table>\n"
    found = markdown_text_contents(text, "x.md")
    assert shown(found) == [("Signed", "", [["Name"], ["Ada & Bo"]])]
    assert found.parts[0].rows[1].line == 4


def test_case_02_addresses_stay_in_the_text_of_an_item_for_the_stage_that_moves_them():
    text = (
        "- Ada Example (ada@example.org)\n- Bo Example <bo@example.org>\n"
        "- Cy Example ([@cy](https://example.org/cy)) <cy@example.org>\n- @dee <dee@example.org>\n"
        "- [Eve Example](mailto:eve@example.org)\n- Flo Example, flo@example.org, Editor\n"
    )
    found = markdown_text_contents(text, "x.md")
    assert shown(found)[0][2] == [
        ["name", "role", "link", "handle", "email"],
        ["Ada Example (ada@example.org)", "", "", "", ""],
        ["Bo Example <bo@example.org>", "", "", "", ""],
        ["Cy Example <cy@example.org>", "", "https://example.org/cy", "@cy", ""],
        ["@dee <dee@example.org>", "", "", "", ""],
        ["Eve Example", "", "", "", "eve@example.org"],
        ["Flo Example", "Editor", "", "", "flo@example.org"],
    ]


def test_an_own_list_with_a_letter_in_it_is_read_below_signed_only(tmp_path):
    path = tmp_path / "x.md"
    path.write_text(LETTER.format(signed="## Signatories", names="- Ada Example"))
    assert [each.name for each in read_signatories(path, "x.md")] == ["Ada Example"]
    path.write_text("- Bo Example\n\n## Signatories\n- Ada Example\n")
    with pytest.raises(LetterkitError, match=r"^x\.md:1: 1 item at line 1, outside the heading"):
        read_signatories(path, "x.md")


NAMES = st.lists(st.sampled_from(["Ada Example", "Бо Прыклад", "Cy", "آدا"]), max_size=4)
SECTIONS = st.sampled_from(
    ["Signatories", "Signed by", "Demands", "Notes", "Organisations", "People", "Berlin", "مطالب"]
)
DOCUMENTS = st.lists(st.tuples(SECTIONS, st.sampled_from("-*1t"), NAMES), max_size=6)


def written(document):
    """A document with the number of its items and rows."""
    text, count = "A letter that is here to be read.\n", 0
    for title, mark, names in document:
        text += f"\n## {title}\n\n"
        if mark == "t" and names:
            text += "|Name|\n|-|\n" + "".join(f"|{name}|\n" for name in names)
        elif mark != "t":
            text += "".join(f"{mark}{'.' if mark == '1' else ''} {name}\n" for name in names)
        count += len(names)
    return text, count


@given(DOCUMENTS)
def test_each_item_and_row_is_read_or_left_out(document):
    text, count = written(document)
    try:
        found = markdown_text_contents(text, "x.md")
    except LetterkitError:
        return
    read = sum(len(part.rows) - 1 for part in found.parts)
    assert read + len(found.left_out) == count
    lines = [row.line for part in found.parts for row in part.rows[1:]]
    lines += [each.line for each in found.left_out]
    assert len(set(lines)) == count


MARKS = st.text(st.sampled_from("Aa -*+#|\n\t<>[]()!`~_\\:,.1@&;/=\u0000é🎉") | st.characters())


@given(MARKS)
@example("- <![x\n")
@example("> - [a](\n>\n> |x|\n> |-|\n")
def test_any_text_gives_contents_or_an_error(text):
    try:
        found = markdown_text_contents(text.replace("\r", "\n"), "x.md")
    except LetterkitError:
        return
    assert found.parts


@pytest.mark.parametrize(
    "text, signed",
    [
        ("## Signatories\n- Ada\n## Editors\n- Bo\n", ["Ada"]),
        ("## Signatories\n- Ada\n## Organisations\n- Club\n", ["Ada", "Club"]),
        ("## Signatories\nThey are:\n## Students\n- Ada\n## Editors\n- Bo\n", ["Ada", "Bo"]),
        ("## Signatories\n- Ada\n## Links\n- Bo\n## Organisations\n- Club\n", ["Ada"]),
    ],
)
def test_a_group_after_the_signatories_goes_on_with_them_if_it_can_be_nothing_else(text, signed):
    found = markdown_text_contents(text, "x.md")
    assert [row.cells[0] for part in found.parts for row in part.rows[1:]] == signed


def test_a_text_between_the_signatories_does_not_end_them_but_steps_are_no_names():
    text = (
        "A letter, and more of it.\n\nSigned,\n\n- Ada Example\n\n----\n\n"
        "[Add your signature below](https://example.org)\n\n- Bo Example, @bo (Club)\n- cy\n"
        "- Di Example\n\nTo sign, do this:\n\n1. Fork This\n2. Write To Us\n"
    )
    found = markdown_text_contents(text, "x.md")
    read = [row.cells[0] for part in found.parts for row in part.rows[1:]]
    assert read == ["Ada Example", "Bo Example", "cy", "Di Example"]
    assert [line for line, _ in out(found)] == [9, 15, 17, 18]
