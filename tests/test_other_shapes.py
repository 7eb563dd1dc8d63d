"""Lists of other shapes than platforms export, from `add` to `verify`, counted by hand.

All people are invented. Each case says what must come out of each stage, and which texts must not
occur in anything that `build` makes.
"""

import csv
import email
import email.policy
import re
from dataclasses import dataclass

import openpyxl
import pytest
from typer.testing import CliRunner

LETTER = "---\ntitle: A letter\ndate: 2026-11-01\nlang: en\n---\nIts text.\n"
FORMATS = ("html", "txt", "eml")


@dataclass(frozen=True)
class Counted:
    """What a person counts in a list.

    `left_out` is the number of rows by the beginning of the reason. `refused` are read, and kept
    out by `check`. `never` are texts that must not occur anywhere below build/.
    """

    there: int
    left_out: dict[str, int]
    named: set[str]
    initials: set[str]
    unnamed: int
    organisations: set[str]
    refused: int
    never: tuple[str, ...]

    @property
    def read(self) -> int:
        return self.there - sum(self.left_out.values())


UNIVERSITY = """<!DOCTYPE html>
<html lang="en"><head><title>Open letter - Example University</title>
<style>td { color: #333 }</style><script>var people = ["Script Person"];</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li>Staff</li><li>Contact</li></ul></nav>
<h1>Open letter on the library</h1>
<p>We ask the senate:</p>
<ol><li>Keep the library open at night.</li><li>Pay the librarians.</li></ol>
<h2>Signatories (8)</h2>
<h3>Faculty of Arts</h3>
<table><thead><tr><th>Name</th><th>Position</th><th>Department</th></tr></thead>
<tbody>
<tr><td>Ada Example</td><td>Professor</td><td>History</td></tr>
<tr><td><a href="mailto:bo@example.org">Bo Sample</a></td><td>Lecturer</td><td>Ethics</td></tr>
<tr><td>Zo&eacute; Muster</td><td></td><td>Latin</td></tr>
<tr><td>Name withheld</td><td>PhD student</td><td>History</td></tr>
</tbody><tfoot><tr><td colspan="3">Total: 4</td></tr></tfoot></table>
<h3>Faculty of Science</h3>
<table><thead><tr><th>Name</th><th>Position</th><th>Department</th></tr></thead>
<tbody>
<tr><td>Cy&nbsp;Specimen</td><td>Dean</td><td>Physics</td></tr>
<tr><td>Di Exemplar (please do not publish my name)</td><td>Technician</td><td>Optics</td></tr>
<tr style="display:none"><td>Hidden Row</td><td>Tester</td><td>Web</td></tr>
<tr><td><s>Wilma Withdrawn</s></td><td>Reader</td><td>Biology</td></tr>
<tr><td>N. N.</td><td>Professor</td><td>Physics</td></tr>
<tr><td>Ela Przykład</td><td>Professor</td><td>Physics</td></tr>
</tbody></table>
<p>8 people have signed. Last updated 12 November 2026.</p>
<footer><p>Contact: Webmaster Person, web@example.org</p></footer>
</body></html>
"""

REPOSITORY = """# An open letter about parks

We, who sign below, ask the city:

- Plant more trees
- Close no park

## How to sign

Send a pull request that adds your name at the end of the list, like this:

```
- Your Name, Your Organisation
```

## Signatories

- Ada Example, Example University
- [Bo Sample](https://example.org/bo), gardener
- Cy Muster (initials only), Example Club
- Dee Specimen - please do not publish my name
- Anonymous, nurse
- ~~Fay Former, Example University~~
- Gus Exemplar, Example Club <!-- ring him: +375 29 111 22 33 -->
- имя известно организаторам
- Hal Пример

## Withdrawn

- Ivy Gone

## License

- CC BY 4.0
"""

FOLDER = {
    "ada.yaml": "name: Ada Example\nrole: Editor\nemail: ada@example.org\nconsent: true\n",
    "bo.yml": "name: Bo Sample\nshow: initials\nconsent: yes\n",
    "cy.yaml": "name: Cy Muster\nanonymous: true\nconsent: yes\n",
    "dee.yaml": "name: Dee Specimen\ncomment: Please do not publish my name\nconsent: yes\n",
    "eve.yaml": "name: X. X.\nrole: Teacher\nconsent: yes\n",
    "fay.yaml": "name: Fay Exemplar\nconsent: no\n",
    "gus.yaml": "name: Example Choir\ntype: organisation\nconsent: yes\n",
    "hal.yaml": "name: Hal Null\nconsent: yes\n",
    "README.md": "# Signatures\n\nOne file a person.\n",
    "_template.yaml": "name: Your name\nconsent: no\n",
}

ONLINE = (
    ("Ada Example", "Editor", "Yes", "ada@example.org"),
    ("Bo Sample", "Baker", "No", "bo@example.org"),
    ("Cy Muster", "Clerk", "Only my initials", "cy@example.org"),
    ("Dee Specimen", "Driver", "Yes, anonymously", "dee@example.org"),
    ("Hid Hidden", "Hider", "Yes", "hid@example.org"),
    ("Eve Exemplar", "Farmer", "Yes", "eve@example.org"),
    ("N.N.", "Nurse", "Yes", "nn@example.org"),
)
PAPER = (
    ("Minsk", "Fay Example", "03.11.2026"),
    (None, "Gus Sample", "04.11.2026"),
    ("Gomel", "Hal Muster", "05.11.2026"),
    (None, "Ivy Specimen, tel. +375 29 111 22 33", "05.11.2026"),
)


def university(folder):
    path = folder / "university.html"
    path.write_text(UNIVERSITY, "utf-8")
    return path


def repository(folder):
    path = folder / "SIGNATORIES.md"
    path.write_text(REPOSITORY, "utf-8")
    return path


def one_file_each(folder):
    path = folder / "signed"
    path.mkdir()
    for name, text in FOLDER.items():
        (path / name).write_text(text, "utf-8")
    return path


def workbook(folder):
    """Merged cells, a hidden row, a note below, a sheet of organisations, a hidden sheet."""
    book = openpyxl.Workbook()
    online = book.active
    online.title = "Online"
    online.append(["Open letter: signatures online"])
    online.merge_cells("A1:D1")
    online.append(["Name", "Role", "May we publish your name?", "Email"])
    for row in ONLINE:
        online.append(row)
    online.row_dimensions[7].hidden = True
    online.append([])
    online.append(["Total: 7"])
    online.append(["Note: collected until 12 November 2026 by Max Collector"])
    paper = book.create_sheet("Paper")
    paper.append(["Town", "Name", "Date"])
    for row in PAPER:
        paper.append(row)
    paper.merge_cells("A2:A3")
    paper.merge_cells("A4:A5")
    others = book.create_sheet("Organisations")
    others.append(["Organisation", "Contact person", "Country"])
    others.append(["Example Union", "Max Contact", "BY"])
    others.append(["Example Press Club", "Mia Contact", "PL"])
    old = book.create_sheet("Old")
    old.append(["Name"])
    old.append(["Olga Old"])
    old.sheet_state = "hidden"
    path = folder / "lists.xlsx"
    book.save(path)
    return path


CASES = {
    university: Counted(
        there=14,
        left_out={
            "it stands below “Open letter on the library”": 2,
            "a total": 1,
            "it is hidden on the page": 1,
            "it is crossed out": 1,
            "it is a sentence": 1,
        },
        named={"Ada Example", "Bo Sample", "Zoé Muster", "Cy Specimen", "Ela Przykład"},
        initials=set(),
        unnamed=3,
        organisations=set(),
        refused=0,
        never=(
            *("Di Exemplar", "Wilma", "Hidden Row", "bo@example.org", "N. N."),
            *(
                "Webmaster",
                "Script Person",
                "do not publish",
                "Pay the librarians",
                "web@example.org",
            ),
        ),
    ),
    workbook: Counted(
        there=16,
        left_out={
            "hidden in the spreadsheet": 1,
            "a total": 1,
            "a note about the list": 1,
            "on a hidden sheet": 1,
        },
        named={"Ada Example", "Eve Exemplar", "Fay Example", "Gus Sample"}
        | {"Hal Muster", "Ivy Specimen"},
        initials={"C. M."},
        unnamed=2,
        organisations={"Example Union", "Example Press Club"},
        refused=1,
        never=(
            *("Bo Sample", "Cy Muster", "Dee Specimen", "Hid Hidden", "N.N."),
            *("Max", "Mia Contact", "111 22 33", "@example.org", "Olga Old", "Minsk"),
        ),
    ),
    repository: Counted(
        there=13,
        left_out={
            "it stands below “An open letter about parks”": 2,
            "it is crossed out": 1,
            "it stands below “Withdrawn”": 1,
            "it stands below “License”": 1,
        },
        named={"Ada Example", "Bo Sample", "Gus Exemplar", "Hal Пример"},
        initials={"C. M."},
        unnamed=3,
        organisations=set(),
        refused=0,
        never=(
            *("Cy Muster", "Dee Specimen", "Fay Former", "Ivy Gone"),
            *("111 22 33", "Your Name", "имя известно", "initials only", "Plant more trees"),
        ),
    ),
    one_file_each: Counted(
        there=10,
        left_out={"it is about the folder": 1, "it is a template": 1},
        named={"Ada Example", "Hal Null"},
        initials={"B. S."},
        unnamed=3,
        organisations={"Example Choir"},
        refused=1,
        never=(
            *("Bo Sample", "Cy Muster", "Dee Specimen", "X. X."),
            *("Fay Exemplar", "@example.org", "Your name", "do not publish"),
        ),
    ),
}


class Desk:
    """A workspace with one letter and a list beside it."""

    def __init__(self, folder):
        self.folder = folder / "workspace"
        (self.folder / "letters" / "parks").mkdir(parents=True)
        (self.folder / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
        self.said = ""

    def run(self, *arguments):
        from letterkit.cli.app import app

        done = CliRunner().invoke(app, [str(each) for each in (*arguments, "-C", self.folder)])
        self.said = " ".join(done.output.split())
        assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
        return done.exit_code

    @property
    def built(self):
        return self.folder / "build" / "parks"

    def text(self):
        return (self.built / "parks.en.txt").read_text("utf-8")


@pytest.fixture
def desk(tmp_path):
    return Desk(tmp_path)


def plain(path):
    """What can be read in a file, with the parts of an e-mail decoded."""
    if path.suffix != ".eml":
        return path.read_text("utf-8")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    parts = [part for part in message.walk() if part.get_content_maintype() == "text"]
    return str(message) + "".join(part.get_content() for part in parts)


def lines_of(text):
    """The signatories that a text lists: people, and organisations."""
    body = text.split("=" * 72)[1]
    # what the number rests on stands between the heading and the names
    body = re.sub(r"The organisers state:.*?signatories themselves\.", "", body, flags=re.S)
    found = {"People": set(), "Organisations": set()}
    heading = "People"
    for line in body.splitlines():
        if line in found:
            heading = line
        elif line and not line.startswith(("-", "…", "Signatories")) and not line[0].isdigit():
            found[heading].add(" ".join(line.split()).partition(" — ")[0])
    return found["People"], found["Organisations"]


def reasons(said):
    """How many rows were left out, by reason."""
    found = re.findall(r"(\d+) left out: (.*?) \(", said)
    return {reason: int(number) for number, reason in found}


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_a_list_of_another_shape_is_counted_right_at_every_stage(desk, tmp_path, make):
    counted = CASES[make]
    source = make(tmp_path)
    read = ("--yes", "--consent", "yes", "--texts-read")
    added = ("add", source, "--to", "parks", *read)
    assert desk.run(*added) == 0, desk.said
    without = counted.there - counted.read
    assert f"{counted.there} rows: {counted.read} read, {without} left out" in desk.said
    said = reasons(desk.said)
    for reason, number in counted.left_out.items():
        matching = [count for text, count in said.items() if text.startswith(reason)]
        assert matching == [number], (reason, said)
    assert len(said) == len(counted.left_out)

    table = (desk.folder / "signatories" / "parks.csv").read_text("utf-8")
    assert len(list(csv.DictReader(table.splitlines()))) == counted.read
    assert desk.run("check", "parks") == (1 if counted.refused else 0), desk.said

    assert desk.run("build", "parks", "--format", ",".join(FORMATS)) == 0, desk.said
    people, organisations = lines_of(desk.text())
    assert people == counted.named | counted.initials
    assert organisations == counted.organisations
    names = "name" if counted.unnamed == 1 else "names"
    assert f"{counted.unnamed} {names} withheld" in " ".join(desk.text().split())
    shown = len(people) + len(organisations)
    assert shown + counted.unnamed + counted.refused == counted.read

    for path in desk.built.iterdir():
        text = plain(path)
        assert [each for each in counted.never if each in text] == [], path.name


@pytest.mark.parametrize("make", CASES, ids=lambda make: make.__name__)
def test_what_was_built_of_it_verifies_and_has_nobody_else(desk, tmp_path, make):
    counted = CASES[make]
    read = ("--yes", "--consent", "yes", "--texts-read")
    assert desk.run("add", make(tmp_path), "--to", "parks", *read) == 0
    assert desk.run("build", "parks", "--format", ",".join(FORMATS)) == 0, desk.said
    for suffix in FORMATS:
        path = desk.built / f"parks.en.{suffix}"
        assert desk.run("verify", path) == 0, desk.said
        for name in sorted(counted.named)[:2]:
            assert desk.run("verify", path, "--name", name) == 0, desk.said
        assert desk.run("verify", path, "--name", "Nobody Such") == 1
    # Adding the same file again adds nobody.
    assert desk.run("add", tmp_path / path_name(make), "--to", "parks", "--yes") == 0, desk.said
    table = (desk.folder / "signatories" / "parks.csv").read_text("utf-8")
    assert len(list(csv.DictReader(table.splitlines()))) == counted.read


def path_name(make):
    names = {university: "university.html", repository: "SIGNATORIES.md"}
    return names.get(make) or ("signed" if make is one_file_each else "lists.xlsx")
