"""Pages of sites with front matter, from `add` to the list: its title is a heading."""

import pytest

PAGE = "---\ntitle: {}\nlayout: page\n---\n\n{}"


@pytest.mark.parametrize("end", ["  \n", "\\\n", "<br>\n", "<br/>", "\n\n"])
@pytest.mark.parametrize(
    "title",
    [
        *("Signatories", '"Signed by: people"', "Подписали", "Падпісалі", "Підписали"),
        *("Podpisali", "Unterzeichnende", "Signataires", "Firmantes", "الموقعون"),
    ],
)
def test_lines_below_the_title_of_a_page_are_one_person_each(desk, title, end):
    lines = ["Ada Example, Example U", "Bo Sample, Sample U", "Cy Muster"]
    assert desk.add("page.md", PAGE.format(title, end.join(lines))) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert desk.column("affiliation") == ["Example U", "Sample U", ""]


@pytest.mark.parametrize("name", ["page.md", "page.html", "page.txt"])
def test_every_kind_of_page_may_have_front_matter(desk, name):
    body = "<ul><li>Ada Example</li><li>Bo Sample</li></ul>"
    text = body if name == "page.html" else "Ada Example\n\nBo Sample\n"
    assert desk.add(name, PAGE.format("Signatories", text)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "about the file, passed over: layout" in desk.said


def test_front_matter_in_toml_is_read_as_hugo_writes_it(desk):
    front = '+++\ntitle = "Signatories"\ndraft = false\nweight = 3\n[menu]\nmain = 1\n+++\n'
    assert desk.add("page.md", f"{front}\nAda Example  \nBo Sample\n") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


def test_front_matter_that_is_not_toml_is_named(desk):
    assert desk.add("page.md", "+++\ntitle: Signatories\n+++\nAda Example\n") == 2
    assert "page.md:1: front matter that is not TOML" in desk.said


@pytest.mark.parametrize(
    ("title", "shown"), [("Anonymous signatories", "unnamed"), ("Анонимно подписали", "unnamed")]
)
def test_a_title_that_hides_counts_for_all_below_it(desk, title, shown):
    assert desk.add("page.md", PAGE.format(title, "Ada Example  \nBo Sample\n")) == 0, desk.said
    assert desk.column("shown") == [shown, shown]


@pytest.mark.parametrize("title", ["Withdrawn", "Withdrawn signatories", "Отозвали подписи"])
def test_a_title_that_says_who_left_takes_nobody_in(desk, title):
    assert desk.add("page.md", PAGE.format(title, "- Ada Example\n- Bo Sample\n")) == 0
    assert "2 left out" in desk.said
    assert desk.rows == []


def test_the_title_of_a_letter_says_nothing_of_its_lists(desk):
    body = "We ask for:\n\n- More trees\n\n## Signatories\n\nAda Example  \nBo Sample\n"
    assert desk.add("page.md", PAGE.format("A letter on universities", body)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert desk.column("kind") in ([], ["", ""])
    assert "front matter that is about the file, passed over: title, layout" in desk.said


def test_groups_below_the_title_keep_their_kinds(desk):
    body = "## Organisations\n\nExample Union  \nSample Club\n\n## People\n\nAda Example  \n"
    assert desk.add("page.md", PAGE.format("Signatories", body)) == 0, desk.said
    assert desk.column("kind") == ["organisation", "organisation", "person"]


def test_what_only_the_site_reads_is_nobody(desk):
    body = "{% include nav.html %}\n\n* Ada Example\n* Bo Sample\n{: .names}\n"
    assert desk.add("page.md", PAGE.format("Signatories", body)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "a mark for the program that makes the site, passed over" in desk.said


def test_a_class_for_the_site_that_hides_stops(desk):
    body = "* Ada Example\n* Bo Sample\n{: .anonymous}\n"
    assert desk.add("page.md", PAGE.format("Signatories", body)) == 2


def test_text_without_a_heading_is_named_and_the_hint_works(desk):
    assert desk.add("x.md", "Ada Example, Example U  \nBo Sample, Sample U  \n") == 2
    assert "x.md:1: text, and no heading above it says that people signed" in desk.said
    assert 'put a heading such as "## Signatories" above the names' in desk.said
    assert desk.add("x.md", "## Signatories\n\n- Ada Example\n- Bo Sample\n") == 0, desk.said


def test_front_matter_about_everybody_in_a_text_is_not_passed_over(desk):
    text = PAGE.format("Signatories\nshown: unnamed", "Ada Example\nBo Sample\n")
    assert desk.add("x.txt", text) == 2
    assert "a name that ends in .md" in desk.said
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "unnamed"]
