"""What is private in a public field is in no output, of an import and of a list made by hand."""

import csv
import io

import pytest

from letterkit.private.printed_together import private_together
from private.private_texts import PRIVATE, PUBLIC, lines
from test_nothing_private import LETTER, everything_in, letterkit
from thorough import THOROUGH

TEXTS = [text for block in PRIVATE.values() for text in lines(block)]


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "parks").mkdir(parents=True)
    (tmp_path / "signatories").mkdir()
    (tmp_path / "letterkit.toml").write_text("", "utf-8")
    (tmp_path / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def table(titles, rows):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([titles, *rows])
    return out.getvalue()


def test_no_private_text_of_a_hand_made_list_is_printed_or_named(workspace):
    rows = [(f"a{n}", "Hidden Example", text, "yes") for n, text in enumerate(TEXTS)]
    rows.append(("b0", "Ada Shown", "teacher", "yes"))
    listed = table(("id", "name", "affiliation", "consent"), rows)
    (workspace / "signatories" / "parks.csv").write_text(listed, "utf-8")
    checked = letterkit(workspace, "check", "parks")
    assert checked.returncode == 1
    said = checked.stdout + checked.stderr
    assert [text for text in TEXTS if len(text) > 6 and text in said] == []
    built = letterkit(workspace, "build", "parks")
    assert built.returncode == 0, built.stderr
    out = everything_in(workspace / "build").decode("utf-8", "replace")
    assert "Ada Shown" in out
    assert "Hidden" not in out
    assert [text for text in TEXTS if len(text) > 6 and text in out] == []


def test_no_private_text_of_an_import_is_printed(workspace):
    rows = [("Hidden Example", f"teacher, {text}", "yes") for text in TEXTS]
    rows += [("Ada Shown", "teacher", "yes")]
    export = table(("Name", "Position", "May we publish your name?"), rows)
    (workspace / "export.csv").write_text(export, "utf-8")
    added = letterkit(workspace, "add", "export.csv", "--to", "parks", "--yes")
    said = added.stdout + added.stderr
    assert added.returncode == 0, said
    assert [text for text in TEXTS if len(text) > 6 and text in said] == []
    built = letterkit(workspace, "build", "parks")
    assert built.returncode == 0, built.stderr
    out = everything_in(workspace / "build").decode("utf-8", "replace")
    assert "Ada Shown" in out
    assert [text for text in TEXTS if len(text) > 6 and text in out] == []


def test_a_bad_link_is_a_finding_for_its_line_and_not_shown(workspace):
    rows = [
        ("a0", "Ada Shown", "", "yes"),
        ("b1", "Bo Hidden", "javascript:alert(1)", "yes"),
        ("c2", "Cy Hidden", "my blog", "yes"),
    ]
    listed = table(("id", "name", "link", "consent"), rows)
    (workspace / "signatories" / "parks.csv").write_text(listed, "utf-8")
    checked = letterkit(workspace, "check", "parks")
    assert checked.stdout.splitlines() == [
        f"signatories/parks.csv:{line}: error: the link of {name} is no web address (bad-link)"
        for line, name in ((3, "Bo Hidden"), (4, "Cy Hidden"))
    ]
    who = ("--by", "x", "--why", "y")
    kept = letterkit(workspace, "review", "parks", "--decide", "bad-link:b1=keep", *who)
    assert kept.returncode == 2
    assert letterkit(workspace, "build", "parks").returncode == 0
    out = everything_in(workspace / "build")
    assert b"Ada Shown" in out
    assert b"Hidden" not in out


@pytest.mark.parametrize(
    ("role", "affiliation"),
    [
        ("ул. Примерная", "5"),
        ("ул. Примерная", "д. 5, кв. 3"),
        ("12 Example", "Street, London"),
        ("Beispielstraße", "12, Berlin"),
        ("12", "rue Exemple"),
        ("Calle Ejemplo", "5"),
        ("ul. Przykładowa", "5/3"),
        ("شارع المثال", "12"),
        ("10115", "Berlin"),
        ("ada", "at gmail"),
        ("ada.e", "@example.org"),
        ("тел.", "12-34-56"),
        ("+375 29", "000 00 00"),
    ],
)
def test_what_is_split_over_columns_is_read_as_it_is_printed(role, affiliation):
    assert private_together({"role": role, "affiliation": affiliation})


@pytest.mark.parametrize("role", lines(PUBLIC)[::3])
def test_two_ordinary_texts_are_ordinary_together(role):
    """Each with a share of the others, and each of these with some."""
    first, step = (0, 5) if THOROUGH else (lines(PUBLIC).index(role) // 3 % 17, 17)
    found = [
        other
        for other in lines(PUBLIC)[first::step]
        if private_together({"role": role, "affiliation": other})
    ]
    assert found == []
