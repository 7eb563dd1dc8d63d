from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.pages.html_lists import html_text_contents
from letterkit.lists.rows.contents import ACROSS


def shown(text):
    found = html_text_contents(text, "x.html")
    return [(part.title, part.kind, [row.cells for row in part.rows]) for part in found.parts]


def names(text):
    return [row[0] for _, _, rows in shown(text) for row in rows[1:]]


def out(text):
    return [(each.line, each.reason) for each in html_text_contents(text, "x.html").left_out]


PAGE = """<!doctype html>
<title>Ada Title</title><script>"<li>Ada Script</li>"</script>
<nav><ul><li>Home</li></ul></nav>
<h1>Open letter</h1><p>We ask you to:</p>
<ul><li>keep the gates open</li></ul>
{}
<h2>How to sign</h2>
<ol><li>Write to us</li></ol>
<footer><ul><li>Imprint</li></ul></footer>
"""


def test_a_list_below_who_signed_is_read_and_no_other():
    text = PAGE.format(
        "<h2>Signatories</h2>\n<ol><li>Ada Example &amp; Co\n"
        "<li><a href='https://example.org/b'>Bo Example</a>, Editor<br>Example News</ol>"
    )
    assert shown(text) == [
        ("Signatories", "", [
            ["name", "role", "affiliation", "link"],
            ["Ada Example & Co", "", "", ""],
            ["Bo Example", "Editor", "Example News", "https://example.org/b"],
        ])
    ]  # fmt: skip
    assert out(text) == [
        (5, "it stands below “Open letter”, not among those who signed"),
        (10, "it stands below “How to sign”, not among those who signed"),
    ]
    assert html_text_contents(text, "x.html").notes == [
        "x.html:4: text of the letter, passed over",
        "x.html:3-11 (2 places): a menu or the foot of the page with 1 items, passed over",
    ]


@pytest.mark.parametrize(
    "hidden", ["hidden", "style='DISPLAY : none'", "aria-hidden=true", "class='a d-none'"]
)
def test_what_a_page_hides_never_signs(hidden):
    text = f"<h2>Signed</h2><ul><li>Ada</li>\n<li {hidden}>Bo</li></ul>\n<ul {hidden}><li>Cy</ul>"
    assert names(text) == ["Ada"]
    assert out(text) == [(2, "it is hidden on the page")]
    table = f"<table><tr><th>Name<tr><td>Ada\n<tr {hidden}><td>Bo</table>"
    assert names(table) == ["Ada"]
    assert out(table) == [(2, "it is hidden on the page")]


def test_a_table_with_a_name_column_is_read():
    text = PAGE.format(
        "<table>\n<tr><th>Name<th>Organisation\n"
        "<tr><td><a href=https://example.org/a>Ada &eacute;</a><td>Club<td>more</table>"
    )
    assert shown(text)[0][2] == [
        ["Name", "Organisation", "link"],
        ["Ada é", "Club", "https://example.org/a", "more"],
    ]


def test_cards_are_rows_with_a_column_for_each_part():
    text = (
        '<div class="signatory"><h3>Ada Example</h3><p class="role">Editor</p>'
        '<p class="org">News</p></div>\n'
        '<div class="signatory"><h3>Bo Example</h3><p class="org">Club</p></div>'
    )
    assert shown(text)[0][2] == [
        ["name", "role", "affiliation"],
        ["Ada Example", "Editor", "News"],
        ["Bo Example", "", "Club"],
    ]


def test_parts_of_an_item_are_columns_and_never_glued():
    text = (
        "<h2>Signed</h2><ul><li><span class=name>Ada</span><span class=org>Club</span></li>"
        "<li><span class=name>Bo</span><span class=org>Union</span></li></ul>"
    )
    assert shown(text)[0][2] == [["name", "affiliation"], ["Ada", "Club"], ["Bo", "Union"]]
    mixed = text.replace("<li><span class=name>Bo</span>", "<li>Bo")
    assert names(mixed) == ["Ada Club", "Bo Union"]


def test_an_element_that_is_called_signatories_is_a_heading_that_says_so():
    text = PAGE.format("<section id='signatories'><ul><li>Ada</li><li>Bo</li></ul></section>")
    assert names(text) == ["Ada", "Bo"]


def test_a_page_that_does_not_say_who_signed_is_refused_with_its_lists():
    with pytest.raises(LetterkitError) as error:
        names("<p>We want many things of you.</p>\n<ul><li>a thing</ul>\n<ul><li>Ada<li>Bo</ul>")
    assert str(error.value) == (
        "x.html: no heading says which list is of those who signed: "
        "1 item at line 2; 2 items at line 3"
    )


def test_text_that_looks_like_a_tag_inside_an_attribute_stays_whole():
    text = "<h2>Signed</h2><ul><li title='<b \">'>Ada</li></ul>"
    assert names(text) == ["Ada"]


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Signatories", "Demands", "People", "Berlin"]),
            st.booleans(),
            st.lists(st.sampled_from(["Ada Example", "Бо Прыклад", "&lt;Cy&gt;"]), max_size=3),
        ),
        max_size=5,
    )
)
def test_each_item_and_row_is_read_or_left_out(sections):
    text = "<p>A letter that is here to be read.</p>"
    for title, table, people in sections:
        text += f"<h2>{title}</h2>\n"
        if table:
            text += f"<table><tr><th>Name{''.join(f'<tr><td>{each}' for each in people)}</table>"
        else:
            text += f"<ul>{''.join(f'<li>{each}' for each in people)}</ul>"
    try:
        found = html_text_contents(text, "x.html")
    except LetterkitError:
        return
    read = sum(len(part.rows) - 1 for part in found.parts)
    assert read + len(found.left_out) == sum(len(people) for _, _, people in sections)


TAGS = [
    "<li>",
    "</li>",
    "<ul>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "<h2>Signed</h2>",
    "<div class=a>",
]
TAGS += [
    "<p>",
    "<!--",
    "-->",
    "<![CDATA[",
    "<dl><dt>",
    "<dd>",
    "<br>",
    "<svg>",
    "<a href=x>",
    "A ",
    "&",
]


@given(st.lists(st.sampled_from(TAGS) | st.characters().map(str)))
def test_any_text_gives_contents_or_an_error(pieces):
    with suppress(LetterkitError):
        assert html_text_contents("".join(pieces), "x.html").parts


def test_elements_inside_each_other_are_no_crash():
    for tag in ("<div>", "<ul><li>", "<b>", "<table><tr><td>"):
        with pytest.raises(LetterkitError):
            names(tag * 500)


@pytest.mark.parametrize(
    "item", ["<a href=/next>Next page</a>", "Load more", "Показать ещё", "Weiter", "Page suivante"]
)
def test_what_is_pressed_on_a_page_does_not_sign(item):
    found = html_text_contents(f"<h2>Signatories</h2><ul><li>Ada</li></ul><ul><li>{item}</ul>", "x")
    assert [row.cells for part in found.parts for row in part.rows[1:]] == [["Ada"]]
    assert len(found.left_out) == 1


def test_a_card_of_which_no_part_is_called_a_name_makes_nobody_sign_twice():
    card = "<div class=card><div>{}</div><div>{}</div></div>"
    page = card.format("Ada Example", "Example U") + card.format("Bo Sample", "Sample News")
    found = html_text_contents(f"<h2>Signatories</h2>{page}", "x")
    assert [row.cells for row in found.parts[0].rows] == [
        ["name", "affiliation"],
        ["Ada Example", "Example U"],
        ["Bo Sample", "Sample News"],
    ]


def test_a_cell_over_several_rows_counts_for_all_and_shifts_no_cell():
    rows = "<tr><th>Org<th>Name<tr><td rowspan=2>Club<td>Ada<tr><td>Bo<tr><td>Union<td>Cy"
    rows += "<tr><td colspan=2>Organisations<tr><td>Total: 3<td>Total: 3"
    found = html_text_contents(f"<h2>Signatories</h2><table>{rows}</table>", "x")
    assert [row.cells for row in found.parts[0].rows[1:]] == [
        ["Club", "Ada"],
        ["Club", "Bo"],
        ["Union", "Cy"],
        ["Organisations", ""],
    ]
    assert found.parts[0].rows[-1].mark == ACROSS
    assert [each.reason for each in found.left_out] == ["a total"]


def test_a_table_may_begin_with_a_row_without_cells():
    page = "<table><tr></tr><tr><th>Name<tr><td>Ada Example<tr><td>Bo Sample</table>"
    assert names(page) == ["Ada Example", "Bo Sample"]
