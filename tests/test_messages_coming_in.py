"""What an import says about a file names the right file, and shows nothing private."""

import pytest

from test_nothing_private import LETTER, letterkit


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "parks").mkdir(parents=True)
    (tmp_path / "letterkit.toml").write_text("", "utf-8")
    (tmp_path / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def added(workspace, name, text):
    (workspace / name).parent.mkdir(exist_ok=True)
    (workspace / name).write_text(text, "utf-8")
    return letterkit(workspace, "add", name, "--to", "parks", "--consent", "yes", "--yes")


def test_a_note_on_a_file_of_a_folder_names_this_file(workspace):
    (workspace / "in").mkdir()
    for name, mail in (("a", "ada@example.org"), ("b", "bo@example.org")):
        text = f"name,role\nPerson {name.upper()} Example,teacher {mail}\n"
        (workspace / "in" / f"{name}.csv").write_text(text, "utf-8")
    done = letterkit(workspace, "add", "in", "--to", "parks", "--consent", "yes", "--yes")
    said = done.stdout + done.stderr
    assert "in/a.csv:2: an e-mail address in role" in said
    assert "in/b.csv:2: an e-mail address in role" in said


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("notes.md", "# Signatories\n\n- Ada Example[^1]\n- Bo Sample\n\n[^1]: fay@example.org\n"),
        ("list.csv", "Name,Role\nDan Barlano <+375291234567>,\nBo Sample,fay@example.org\n"),
        ("list.csv", "Name,Email\nAda Example,fay@example.org\nBo Sample,\n"),
    ],
)
def test_what_is_private_is_in_no_message(workspace, name, text):
    done = added(workspace, name, text)
    said = done.stdout + done.stderr
    assert done.returncode == 0, said
    assert "fay@example.org" not in said
    assert "375291234567" not in said


def test_a_formula_beside_a_name_is_no_legend(workspace):
    text = "Name,Role,Affiliation\nAda Zelnik,,E=mc² club\nBo Sample,teacher,Example\n"
    done = added(workspace, "list.csv", text)
    assert done.returncode == 0
    assert "Ada Zelnik" in (workspace / "signatories" / "parks.csv").read_text("utf-8")


def test_check_says_that_the_issuer_of_a_letter_holds_something_private(workspace):
    text = LETTER.replace("\nissuer:", "\nissuer: Park Club, tel. +375 29 123-45-67 #", 1)
    assert text != LETTER
    (workspace / "letters" / "parks" / "letter.md").write_text(text, "utf-8")
    added(workspace, "list.csv", "Name,Role\nAda Example,teacher\n")
    checked = letterkit(workspace, "check", "parks")
    assert "the issuer of the letter holds a telephone number" in checked.stdout
    assert "375 29" not in checked.stdout + checked.stderr
