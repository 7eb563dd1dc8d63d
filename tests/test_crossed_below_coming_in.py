"""What is crossed out beside a list, hidden by a style, or broken over two lines.

All people are invented.
"""

import pytest

LIST = "## Signatories\n\n- Ada Example\n- Bo Sample\n"
PAGE = "<h2>Signatories</h2><ul><li>Ada Example</li>{}<li>Cy Specimen</li></ul>"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("list.md", LIST + "\n~~Bo Sample~~\n"),
        ("list.md", LIST + "\n<del>Bo Sample</del>\n"),
        ("list.html", PAGE.format("<li>Bo Sample</li>") + "<p><s>Bo Sample</s></p>"),
    ],
)
def test_who_is_crossed_out_below_the_list_is_not_named(desk, name, content):
    assert desk.add(name, content) == 0, desk.said
    assert "it is crossed out" in desk.said
    printed = desk.printed()
    assert "Bo Sample" not in printed
    assert "Ada Example" in printed


def test_several_who_are_crossed_out_on_one_line_are_asked_about(desk):
    assert desk.add("list.md", LIST + "\n~~Bo Sample~~, ~~Cy Specimen~~\n") == 2
    assert "list.md:6" in desk.said


def test_a_text_below_the_list_is_called_one(desk):
    assert desk.add("list.md", LIST + "\nDi Muster\n") == 0, desk.said
    assert "a text beside the list below “Signatories”, not an item of it" in desk.said
    assert "Di Muster" not in desk.column("name")


@pytest.mark.parametrize(
    "style",
    ["color:transparent", "color: rgba(0,0,0,0)", "color:#fff0", "filter: blur(4px)"],
)
def test_a_name_that_a_style_hides_is_not_read(desk, style):
    inner = PAGE.format(f'<li><span style="{style}">Bo Sample</span></li>')
    assert desk.add("list.html", PAGE.format(f'<li style="{style}">Bo Sample</li>')) == 0
    assert "Bo Sample" not in desk.printed()
    assert desk.add("inner.html", inner) == 0, desk.said
    assert "Bo Sample" not in desk.printed()


@pytest.mark.parametrize(
    "style", ["color:#000", "background-color:transparent", "filter:blur(0)", "color:rgb(0,0,0)"]
)
def test_a_name_in_an_ordinary_style_is_read(desk, style):
    assert desk.add("list.html", PAGE.format(f'<li style="{style}">Bo Sample</li>')) == 0
    assert "Bo Sample" in desk.printed()


@pytest.mark.parametrize("tag", ["template", "noscript"])
def test_an_item_that_a_page_does_not_show_is_accounted_for(desk, tag):
    assert desk.add("list.html", PAGE.format(f"<{tag}><li>Bo Sample</li></{tag}>")) == 0, desk.said
    assert f"it is in a <{tag}>, which the page does not show" in desk.said
    assert desk.column("name") == ["Ada Example", "Cy Specimen"]


@pytest.mark.parametrize(
    "broken",
    [
        "please keep me\nanonymous",
        "please do not\nprint my name",
        "please keep me =\n anonymous",
        "bitte haltet mich\nanonym",
        "прошу меня не\nназывать",
        "je souhaite rester\nanonyme",
        "prefiero quedar\nanónima",
        "wolę zostać\nanonimowo",
    ],
)
def test_a_wish_that_a_line_end_broke_is_asked_about(desk, broken):
    assert desk.add("list.csv", f"Name,Note\nAda Example,\nBo Sample,{broken}\nCy Third,\n") == 2
    assert "does this line go on with the row above it" in desk.said
    joined = broken.replace("\n", " ").replace("=", "")
    table = f'Name,Note\nAda Example,\nBo Sample,"{joined}"\nCy Third,\n'
    assert desk.add("joined.csv", table) == 2 or "Bo Sample" not in desk.printed()


@pytest.mark.parametrize("above", ["Example University", "Sample Union"])
def test_somebody_without_a_name_below_a_full_row_is_counted(desk, above):
    assert desk.add("list.csv", f"Name,Org\nAda Example,{above}\nanonymous\nBo Sample,\n") == 0
    assert desk.column("name") == ["Ada Example", "", "Bo Sample"]
