"""The same person twice, in one file or in two imports, with different wishes.

What shows or counts the least wins, whatever was said for all who gave no answer, or `add` stops.
"""

import json

import openpyxl
import pytest

ADA = "Name,Email\nAda Example,ada@example.org\n"


def is_named(desk, name):
    return name in desk.printed()


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Publish my name", "no"),
        ("Publish my name", "?"),
        ("Publish my name", "maybe"),
        ("Anonymous?", "yes"),
        ("Möchten Sie anonym bleiben?", "Ja"),
        ("Можно опубликовать моё имя?", "нет"),
        ("Peut-on publier mon nom ?", "non"),
    ],
)
@pytest.mark.parametrize("second", ["x.csv", "later.csv"])
@pytest.mark.parametrize("again", ["bare", "empty"])
def test_consent_for_all_never_turns_an_earlier_answer_round(desk, title, answer, second, again):
    first = f'Name,Email,"{title}"\nAda Example,ada@example.org,{{}}\n'
    assert desk.add("x.csv", first.format(answer), consent="yes") == 0, desk.said
    assert not is_named(desk, "Ada")
    then = ADA if again == "bare" else first.format("")
    assert desk.add(second, then, consent="yes") == 0, desk.said
    assert not is_named(desk, "Ada")
    assert len(desk.rows) == 1


def test_a_no_that_stays_is_said(desk):
    assert desk.add("x.csv", "Name,Email,Publish my name\nAda Example,ada@example.org,no\n") == 0
    assert desk.add("y.csv", ADA) == 0
    assert "goes on counting" in desk.said
    assert "y.csv:2" in desk.said
    assert desk.column("consent") == ["no"]


def test_a_no_that_was_written_by_hand_stays(desk):
    assert desk.add("x.csv", ADA) == 0
    path = desk.folder / "signatories" / "parks.csv"
    path.write_text(path.read_text("utf-8").replace("yes", "no"), "utf-8")
    assert desk.add("x.csv", ADA) == 0
    assert desk.add("y.csv", ADA) == 0
    assert desk.column("consent") == ["no"]
    assert "goes on counting" in desk.said


def test_consent_for_all_still_speaks_for_someone_who_left_it_open(desk):
    both = "Name,Email,Publish my name\nAda Example,ada@example.org,\nBo Test,bo@example.org,no\n"
    assert desk.run("add", desk.write("x.csv", both), "--to", "parks", "--yes") == 0, desk.said
    assert desk.column("consent") == ["", "no"]
    assert desk.add("x.csv", both) == 0
    assert desk.column("consent") == ["yes", "no"]


def test_a_source_that_changes_its_own_answer_is_followed(desk):
    table = "Name,Email,Publish my name\nAda Example,ada@example.org,{}\n"
    assert desk.add("x.csv", table.format("no"), consent="") == 0, desk.said
    assert desk.add("x.csv", table.format("yes"), consent="") == 0, desk.said
    assert desk.column("consent") == ["yes"]
    # Another file is not that source.
    assert desk.add("x.csv", table.format("no"), consent="") == 0
    assert desk.add("z.csv", table.format("yes"), consent="") == 0
    assert desk.column("consent") == ["no"]


THREE = "Name,Email{}\nAda Example,ada@example.org{}\nCy Third,cy@example.org{}\n"


@pytest.mark.parametrize(
    ("title", "answer"),
    [
        ("Status", "withdrawn"),
        ("Status", "rejected"),
        ("Withdrawn", "yes"),
        ("Withdrawn on", "2026-11-20"),
        ("Signed", "no"),
        ("Notes", "withdrew"),
        ("Zurückgezogen", "ja"),
        ("Отозвана", "да"),
        ("Signature retirée", "oui"),
        ("Wycofane", "tak"),
    ],
)
@pytest.mark.parametrize("name", ["x.csv", "y.csv"])
def test_who_is_withdrawn_in_a_second_import_is_not_named(desk, title, answer, name):
    assert desk.add("x.csv", THREE.format("", "", "")) == 0
    other = "yes" if title == "Signed" else ""
    second = THREE.format(f",{title}", f",{other}", f",{answer}")
    assert desk.add(name, second) == 0, desk.said
    assert "Cy Third" in desk.said
    assert "letterkit withdraw parks --id " in desk.said
    assert "not in this one" not in desk.said.replace("\n", " ")
    printed = desk.printed()
    assert "Cy Third" not in printed
    assert "Ada Example" in printed


def test_the_hint_to_withdraw_works(desk):
    assert desk.add("x.csv", THREE.format("", "", "")) == 0
    assert desk.add("x.csv", THREE.format(",Status", ",", ",withdrawn")) == 0
    line = next(line for line in desk.said.splitlines() if "letterkit withdraw" in line)
    words = line.rpartition("letterkit ")[2].split()
    assert desk.run(*words, "--yes") == 0, desk.said
    assert desk.column("name") == ["Ada Example"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("y.csv", "Name\nAda Example\nCy Third (withdrawn)\n"),
        ("y.md", "# Signatories\n\n- Ada Example\n- Cy Third (withdrawn)\n"),
        ("y.md", "# Signatories\n\n- Ada Example\n\n# Withdrawn\n\n- Cy Third\n"),
        (
            "y.md",
            "# Signatories\n\n| Name |\n|---|\n| Ada Example |\n\n"
            "# Withdrawn\n\n| Name |\n|---|\n| Cy Third |\n",
        ),
        ("y.txt", "Signatories:\n\nAda Example\n\nWithdrawn:\n\nCy Third\n"),
        ("y.json", json.dumps({"signatories": ["Ada Example"], "withdrawn": ["Cy Third"]})),
        (
            "y.json",
            json.dumps({"signatories": ["Ada Example"], "anonymous": [{"name": "Cy Third"}]}),
        ),
        ("y.yaml", "signatories:\n- Ada Example\nwithdrawn:\n- Cy Third\n"),
        ("y.toml", 'signatories = ["Ada Example"]\nwithdrawn = ["Cy Third"]\n'),
        (
            "y.html",
            "<h2>Signatories</h2><ul><li>Ada Example</li></ul>"
            "<h2>Withdrawn</h2><ul><li>Cy Third</li></ul>",
        ),
        (
            "y.html",
            "<h2>Signatories</h2><ul><li>Ada Example</li></ul>"
            "<h2>Anonymous</h2><ul><li>Cy Third</li></ul>",
        ),
        ("y.md", "## Подписали\n\n- Ada Example\n\n## Отозвали подпись\n\n- Cy Third\n"),
        ("y.md", "## Unterzeichner\n\n- Ada Example\n\n## Zurückgezogen\n\n- Cy Third\n"),
        ("y.md", "## Signataires\n\n- Ada Example\n\n## Retirés\n\n- Cy Third\n"),
        ("y.md", "## Signatories\n\n- Ada Example\n\n## Anonymous\n\n- Cy Third\n"),
        ("withdrawn.csv", "Name,Email\nCy Third,cy@example.org\n"),
        ("anonymous.csv", "Name,Email\nCy Third,cy@example.org\n"),
        ("do-not-publish.csv", "Name,Email\nCy Third,cy@example.org\n"),
        ("отозвали.csv", "Имя\nCy Third\n"),
        ("zurückgezogen.txt", "Cy Third\n"),
        ("data/withdrawn/cy.yaml", "name: Cy Third\n"),
        ("data/removed/cy.yaml", "name: Cy Third\n"),
        ("data/anonymous/cy.yaml", "name: Cy Third\n"),
        ("data/отозвали/cy.yaml", "name: Cy Third\n"),
        ("data/zurückgezogen/cy.txt", "Cy Third\n"),
    ],
)
def test_who_left_in_whatever_shape_is_not_named(desk, name, text):
    assert desk.add("x.csv", THREE.format("", "", "")) == 0
    path = desk.write(name, text)
    if "/" in name:
        desk.write("data/ada.yaml", "name: Ada Example\n")
        path = desk.folder / "data"
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    printed = desk.printed()
    assert "Cy Third" not in printed
    assert "Ada Example" in printed


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("y.md", "# Signatories\n\n- Ada Example\n- Cy Third\n\n# Withdrawn\n\n- Cy Third\n"),
        ("y.md", "# Signatories\n\n- Ada Example\n- Cy Third, Lab\n\n# Anonymous\n\n- Cy Third\n"),
        ("y.txt", "Signatories:\n\nAda Example\nCy Third\n\nWithdrawn:\n\nCy Third\n"),
        ("y.txt", "Signatories:\n\nAda Example\nCy Third\n\nAnonymous:\n\nCy Third\n"),
        (
            "y.json",
            json.dumps({"signatories": ["Ada Example", "Cy Third"], "withdrawn": ["Cy Third"]}),
        ),
        (
            "y.json",
            json.dumps({"signatories": ["Ada Example", "Cy Third"], "anonymous": ["Cy Third"]}),
        ),
        ("y.csv", "Name,Withdrawn\nAda Example,\nCy Third,\nCy Third,yes\n"),
        ("y.csv", "Name,Email\nAda Example,\nCy Third,cy@example.org\n(withdrawn) Cy Third,\n"),
    ],
)
def test_who_stands_below_both_in_one_file_is_not_named(desk, name, text):
    assert desk.add(name, text) == 0, desk.said
    printed = desk.printed()
    assert "Cy Third" not in printed
    assert "Ada Example" in printed


def workbook(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title.replace("_", " "))
        for row in rows:
            sheet.append(row)
    path.parent.mkdir(parents=True, exist_ok=True)
    book.save(path)
    return path


HEADER = ["Name", "Email"]
ROWS = [HEADER, ["Ada Example", "ada@example.org"], ["Cy Third", "cy@example.org"]]


@pytest.mark.parametrize(
    "title",
    ["Removed", "Deleted", "Declined", "Rejected", "Opt-out", "Unsubscribed", "Zurückgezogen",
     "Отозвали", "Спам", "Withdrawn", "Wycofane", "Retirés", "Відкликали", "منسحبون"],
)  # fmt: skip
def test_a_sheet_of_those_who_left_counts_for_the_sheet_of_those_who_signed(desk, title):
    sheets = {"Signed": ROWS, title: [HEADER, ["Cy Third", "cy@example.org"]]}
    path = workbook(desk.folder / "x.xlsx", **sheets)
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    printed = desk.printed()
    assert "Cy Third" not in printed
    assert "Ada Example" in printed


@pytest.mark.parametrize("title", ["Old", "Duplicates", "Test", "Alt", "Старые", "Doublons"])
def test_a_sheet_that_nobody_can_place_is_asked_about(desk, title):
    path = workbook(desk.folder / "x.xlsx", Signed=ROWS, **{title: [HEADER, ["Di Four", ""]]})
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 2
    assert '--sheet "Signed"' in desk.said
    chosen = ("--sheet", "Signed")
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes", *chosen) == 0
    assert desk.column("name") == ["Ada Example", "Cy Third"]


def test_the_only_sheet_is_read_whatever_it_is_called(desk):
    path = workbook(desk.folder / "x.xlsx", Test=ROWS)
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0


def test_who_is_still_to_be_asked_may_sign_elsewhere(desk):
    path = workbook(desk.folder / "x.xlsx", Signed=ROWS, To_contact=ROWS)
    assert desk.run("add", path, "--to", "parks", "--yes", "--consent", "yes") == 0, desk.said
    assert "Cy Third" in desk.printed()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ada Example,ada@example.org", "A. Example,ada@example.org"),
        ("Ada Example,ada@example.org", "Example Ada,ada@example.org"),
        ("Анна Примерова,", "Примерова Анна,"),
        ("Анна Примерова,", "Anna Primerova,"),
        ("Анна Примерова,a@example.org", "Примерова Анна,"),
        ("Bo Sample,bo@example.org", "Bo Sample-Married,bo@example.org"),
        ("Bo Sample,bo@example.org", "Bo Married,bo@example.org"),
    ],
)
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_a_name_in_another_form_is_no_way_round_a_no(desk, first, second, turned, together):
    title = "Name,Email,Publish my name\n"
    lines = [f"{first},yes\n", f"{second},no\n"]
    if turned:
        lines.reverse()
    if together:
        assert desk.add("x.csv", title + "".join(lines), consent="") == 0, desk.said
    else:
        assert desk.add("x.csv", title + lines[0], consent="") == 0, desk.said
        assert desk.add("y.csv", title + lines[1], consent="") == 0, desk.said
    assert "yes" not in desk.column("consent")


@pytest.mark.parametrize("source", ["x.csv", "y.csv"])
def test_anonymous_at_the_address_of_somebody_hides_them(desk, source):
    assert desk.add("x.csv", "Name,Email\nBo Sample,bo@example.org\n") == 0
    assert desk.add(source, "Name,Email\nAnonymous,bo@example.org\n") == 0
    assert not is_named(desk, "Bo Sample")


def test_two_people_who_share_an_address_keep_their_own_answers(desk):
    table = (
        "Name,Email,Publish my name\nAda Example,a@example.org,yes\nBo Example,a@example.org,no\n"
    )
    assert desk.add("x.csv", table, consent="") == 0
    assert desk.column("consent") == ["yes", "no"]


def test_namesakes_with_addresses_of_their_own_keep_their_own_answers(desk):
    table = (
        "Name,Email,Publish my name\nAda Example,a@example.org,yes\nAda Example,b@example.org,no\n"
    )
    assert desk.add("x.csv", table, "--other-person", "x.csv:3", consent="") == 0
    assert desk.column("consent") == ["yes", "no"]


def test_lines_that_belong_together_are_said_together(desk):
    table = (
        "Name,Email,Publish my name\nAda Example,a@example.org,yes\nBo Test,b@example.org,yes\n"
        'Ada Example,a@example.org,no\nBo Test,b@example.org,"Yes, initials only"\n'
    )
    assert desk.add("x.csv", table, consent="") == 0, desk.said
    said = [line for line in desk.said.splitlines() if "may be one person" in line]
    assert any("x.csv:2" in line and ":4" in line and "consent: no" in line for line in said)
    assert any("x.csv:3" in line and ":5" in line and "shown: initials" in line for line in said)


@pytest.mark.parametrize("mark", ["x", "✓", "✔", "☑"])
@pytest.mark.parametrize("off", ["✗", "✘", "☐", "-", "–"])
def test_an_empty_box_is_not_ticked_whatever_others_wrote(desk, mark, off):
    table = f"Name;Öffentlich\nAnna Beispiel;{mark}\nDora Vorlage;\nHans Test;{off}\n"
    assert desk.add("x.csv", table) == 0, desk.said
    printed = desk.printed()
    assert "Anna Beispiel" in printed
    assert "Dora" not in printed
    assert "Hans" not in printed


def test_a_file_among_those_who_left_that_names_nobody_stops(desk):
    desk.write("data/ada.yaml", "name: Ada Example\n")
    desk.write("data/withdrawn/cy.md", "Cy Third\n")
    command = ("add", desk.folder / "data", "--to", "parks", "--yes", "--consent", "yes")
    assert desk.run(*command) == 2
    (desk.folder / "data/withdrawn/cy.md").unlink()
    desk.write("data/withdrawn/cy.txt", "Cy Third\n")
    assert desk.run(*command) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
