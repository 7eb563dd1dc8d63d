"""What a page folds away beside a name is not printed, and that it was passed over is said."""

import csv

import pytest

from test_nothing_private import LETTER, letterkit


@pytest.fixture
def workspace(tmp_path):
    (tmp_path / "letters" / "parks").mkdir(parents=True)
    (tmp_path / "letterkit.toml").write_text("", "utf-8")
    (tmp_path / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
    return tmp_path


def added(workspace, page):
    """What `add` said of a page, and the names and affiliations on the list."""
    (workspace / "page.html").write_text(page, "utf-8")
    done = letterkit(workspace, "add", "page.html", "--to", "parks", "--yes", "--consent", "yes")
    assert done.returncode == 0, done.stdout + done.stderr
    with (workspace / "signatories" / "parks.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["name"], row.get("affiliation", "")) for row in csv.DictReader(file)]
    return done.stdout + done.stderr, rows


@pytest.mark.parametrize(
    "entry",
    [
        "<details><summary>B. S.</summary>Bo Sample</details>",
        "<details><summary>B. S.</summary><p>Bo Sample</p></details>",
        "<details><summary>B. S.</summary><span>Bo Sample</span>, Sample U</details>",
        "<div><details><summary><b>B. S.</b></summary><div>Bo Sample</div></details></div>",
    ],
)
def test_what_is_folded_away_in_an_item_is_not_printed(workspace, entry):
    page = f"<h2>Signatories</h2><ul>\n<li>Ada Example</li>\n<li>{entry}</li></ul>"
    said, rows = added(workspace, page)
    assert rows == [("Ada Example", ""), ("B. S.", "")]
    assert "page.html:3: folded away on the page (<details>)" in said
    assert "Bo Sample" not in said


def test_nor_is_it_in_a_table(workspace):
    cell = "<details><summary>B. S.</summary>Bo Sample</details>"
    page = (
        "<h2>Signatories</h2><table><tr><th>Name</th><th>Affiliation</th></tr>"
        f"<tr><td>Ada Example</td><td>A</td></tr><tr><td>{cell}</td><td>B</td></tr></table>"
    )
    said, rows = added(workspace, page)
    assert rows == [("Ada Example", "A"), ("B. S.", "B")]
    assert "folded away" in said


def test_a_whole_list_that_is_folded_away_is_read(workspace):
    page = (
        "<details><summary>All who signed</summary><ul><li>Ada Example</li><li>Bo Sample</li></ul>"
        "</details>"
    )
    said, rows = added(workspace, page)
    assert rows == [("Ada Example", ""), ("Bo Sample", "")]
    assert "folded away" not in said


def test_what_is_open_is_shown(workspace):
    entry = "<details open><summary>Bo Sample</summary>Sample U</details>"
    page = f"<h2>Signatories</h2><ul><li>Ada Example</li><li>{entry}</li></ul>"
    said, rows = added(workspace, page)
    assert rows == [("Ada Example", ""), ("Bo Sample", "Sample U")]
    assert "folded away" not in said
