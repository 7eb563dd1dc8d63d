"""Lines in bold or italics among plain ones are headings, names or details; none is a phantom."""

import pytest

PEOPLE = ["Ada Example", "Bo Sample", "Cy Specimen"]


def html(*lines):
    return "<h2>Signatories</h2><p>" + "<br>".join(lines) + "</p>"


def divs(*lines):
    return "<h2>Signatories</h2><div>" + "".join(f"<div>{each}</div>" for each in lines) + "</div>"


def items(*lines):
    return "<h2>Signatories</h2><ul>" + "".join(f"<li>{each}</li>" for each in lines) + "</ul>"


def markdown(*lines):
    return "## Signatories\n\n" + "  \n".join(lines) + "\n"


def marked(*lines):
    return "## Signatories\n\n" + "".join(f"- {each}\n" for each in lines)


SHAPES = [
    ("l.html", html, "<strong>{}</strong>"),
    ("l.html", html, "<i>{}:</i>"),
    ("l.html", html, "<span style='font-weight: 700'>{}</span>"),
    ("l.html", divs, "<b>{}</b>"),
    ("l.html", items, "<em>{}</em>"),
    ("l.md", markdown, "**{}**"),
    ("l.md", markdown, "_{}_"),
    ("l.md", markdown, "<b>{}</b>"),
    ("l.md", marked, "**{}:**"),
]


@pytest.mark.parametrize(("name", "shape", "mark"), SHAPES)
def test_a_wish_in_bold_is_about_those_below_it(desk, name, shape, mark):
    head, other = mark.format("Not for publication"), mark.format("Norway")
    text = shape(other, "Ada Example", "Bo Sample", head, "Cy Specimen")
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("name") == PEOPLE
    assert desk.column("shown") == ["", "", "unnamed"]
    assert "Cy" not in desk.printed()


@pytest.mark.parametrize(("name", "shape", "mark"), SHAPES)
def test_a_country_or_a_faculty_in_bold_does_not_sign(desk, name, shape, mark):
    first, second = mark.format("Faculty of Law"), mark.format("Kenya")
    text = shape(first, "Ada Example", "Bo Sample", second, "Cy Specimen")
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("name") == PEOPLE


@pytest.mark.parametrize(("name", "shape", "mark"), SHAPES)
def test_a_kind_in_bold_is_that_of_those_below_it(desk, name, shape, mark):
    first, second = mark.format("Organisations"), mark.format("Individuals")
    text = shape(first, "Example Union", "Sample Verein", second, "Cy Specimen")
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("name") == ["Example Union", "Sample Verein", "Cy Specimen"]
    assert desk.column("kind") == ["organisation", "organisation", "person"]


@pytest.mark.parametrize("mark", ["_{}_", "*{}*", "__{}__:"])
def test_a_kind_in_italics_above_a_list(desk, mark):
    bodies, people = mark.format("Organisations"), mark.format("People")
    text = f"# Signatures\n\n{bodies}\n\n- Example Society\n- Save Trees\n\n"
    text += f"{people}\n\n- Ada Example\n"
    assert desk.add("l.md", text) == 0, desk.said
    assert desk.column("kind") == ["organisation", "organisation", "person"]


@pytest.mark.parametrize(
    ("signed", "place", "wish"),
    [
        ("Подписали", "Юридический факультет", "Не публиковать"),
        ("Падпісалі", "Нарвегія", "Не публікаваць"),
        ("Підписали", "Норвегія", "Не публікувати"),
        ("Podpisali", "Wydział Prawa", "Nie publikować"),
        ("Unterzeichnende", "Norwegen", "Nicht veröffentlichen"),
        ("Signataires", "Faculté de droit", "Ne pas publier"),
        ("Firmantes", "Facultad de Derecho", "No publicar"),
        ("الموقعون", "النرويج", "عدم النشر"),
    ],
)
def test_headings_in_bold_in_other_languages(desk, signed, place, wish):
    lines = f"<b>{place}</b><br>Ada Example<br>Bo Sample<br><b>{wish}</b><br>Cy Specimen"
    code = desk.add("l.html", f"<h2>{signed}</h2><p>{lines}</p>")
    if code == 0:  # a wish that is not understood stops
        assert desk.column("name") == PEOPLE
        assert desk.column("shown") == ["", "", "unnamed"]
    else:
        assert wish in desk.said


def test_those_who_withdrew_below_a_line_in_bold_do_not_sign(desk):
    text = html("<b>Norway</b>", "Ada Example", "Bo Sample", "<b>Withdrawn</b>", "Cy Specimen")
    assert desk.add("l.html", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("l.html", html("<b>Chez nous</b>", *PEOPLE), "Chez nous"),
        (
            "l.html",
            html("<b>Norway</b>", "Ada Example", "<b>Early Birds</b>", "Bo Sample"),
            "Early",
        ),
        ("l.html", html("Ada Example", "Bo Sample", "<b>Norway</b>", "Cy Specimen"), "Norway"),
        ("l.html", html("<b>Example Union</b>", "Ada Example, chair"), "Example Union"),
        ("l.md", marked("**Chez nous**", *PEOPLE), "Chez nous"),
        (
            "l.html",
            "<h2>Signatories</h2><p><b>Ada Example</b></p><p>Bo Sample</p><p>Cy Specimen</p>",
            "Ada Example",
        ),
        (
            "l.html",
            "<h2>Signatories</h2><p><b>Ada Example</b></p><p>Professor</p>"
            "<p><b>Bo Sample</b></p><p>Writer</p>",
            "Ada Example",
        ),
    ],
)
def test_a_line_that_may_be_a_heading_or_a_signatory_is_asked_about(desk, name, text, shown):
    assert desk.add(name, text) == 2
    assert shown in desk.said
    assert "in bold or italics" in desk.said


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("l.html", "<b>Chez nous</b>", "<b>Signed:</b>"),
        ("l.html", "<b>Example House</b>", "Example House"),
        ("l.md", "**Chez nous**", "**Signed:**"),
    ],
)
def test_the_hint_about_a_line_in_bold_works_as_it_stands(desk, name, before, after):
    shape = html if name == "l.html" else marked
    assert desk.add(name, shape(before, *PEOPLE, "<b>Norway</b>", "Di Muster")) in (0, 2)
    assert desk.add(name, shape(after, *PEOPLE)) == 0, desk.said
    assert set(PEOPLE) <= set(desk.column("name"))
    assert "Signed" not in "".join(desk.column("name"))


@pytest.mark.parametrize(
    ("name", "text", "names"),
    [
        ("l.html", html("<b>Ada Example</b>", "Bo Sample", "Cy Specimen"), PEOPLE),
        ("l.md", marked("**Ada Example**", "Bo Sample", "Cy Specimen"), PEOPLE),
        (
            "l.html",
            "<h2>Signatories</h2><p><b>Ada Example</b><br>Professor</p>"
            "<p><b>Bo Sample</b><br>Writer</p>",
            ["Ada Example", "Bo Sample"],
        ),
        (
            "l.html",
            "<h2>Signatories</h2><p>Ada Example<br><em>Professor</em></p>"
            "<p>Bo Sample<br><em>Norway</em></p>",
            ["Ada Example", "Bo Sample"],
        ),
        (
            "l.md",
            "# Signatories\n\n_Names are in order of signing._\n\n- Ada Example\n- Bo Sample\n",
            ["Ada Example", "Bo Sample"],
        ),
        ("l.html", items(*[f"<b>{each}</b>" for each in PEOPLE]), PEOPLE),
        (
            "l.html",
            items("<b>Example Union</b>", "Sample Verein"),
            ["Example Union", "Sample Verein"],
        ),
    ],
)
def test_names_in_bold_and_details_in_italics_stay_what_they_are(desk, name, text, names):
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("name") == names


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("l.html", items("Ada Example", "<i>Example News</i>", "Bo Sample", "Cy Specimen"), "News"),
        ("l.md", marked("*Example Union*", "Ada Example", "Bo Sample"), "Example Union"),
        ("l.html", html("Ada Example", "<b>Anonymous</b>", "Bo Sample"), "Anonymous"),
        ("l.html", html("Ada Example", "<b>Not for publication</b>", "Bo Sample"), "Not for"),
    ],
)
def test_one_body_or_wish_in_bold_between_people_is_asked_about(desk, name, text, shown):
    assert desk.add(name, text) == 2, desk.said
    assert shown in desk.said


def test_lines_in_bold_of_the_letter_are_not_asked_about(desk):
    text = (
        "<p><b>Ada Example</b></p><p>We ask you.</p><p><b>Chez nous</b><br>Bo Sample</p>"
        "<h2>Signatories</h2><ul><li>Cy Specimen</li></ul>"
    )
    assert desk.add("l.html", text) == 0, desk.said
    assert desk.column("name") == ["Cy Specimen"]
