"""`add --agree` and `invite --changed`: nothing is guessed about anybody, in any kind of file."""

import csv
import json

import pytest

import program
from letterkit.model.agreed import may_object

LETTER = "---\ntitle: Save the well\ndate: 2026-11-01\nlang: en\n---\nKeep the well {}.\n"
SETTINGS = 'organisation = "Friends"\nemail = "well@example.org"\norigin = "letters.example.org"\n'
LIST = """name,role,email,consent,shown,kind
Ada Example,Nurse,ada@example.org,yes,named,
Bo Example,,shared@example.org,yes,named,
Cy Example,,shared@example.org,yes,unnamed,
Di Example,,di@example.org,yes,role,
Ольга Вода,,olga@example.org,yes,named,
"""


def letterkit(folder, *words):
    variables = {"HOME": str(folder), "LC_ALL": "C.UTF-8"}
    return program.letterkit(words, cwd=folder, env=variables)


@pytest.fixture
def changed(tmp_path):
    """A letter that was published, and whose text then changed."""
    (tmp_path / "letters/well").mkdir(parents=True)
    (tmp_path / "signatories").mkdir()
    (tmp_path / "letterkit.toml").write_text(SETTINGS)
    (tmp_path / "signatories/well.csv").write_text(LIST)
    (tmp_path / "letters/well/letter.md").write_text(LETTER.format("open"))
    assert not letterkit(tmp_path, "keygen", "well").returncode
    done = letterkit(tmp_path, "publish", "well", "--yes", "--format", "txt")
    assert not done.returncode, done.stderr
    (tmp_path / "letters/well/letter.md").write_text(LETTER.format("open at night"))
    return tmp_path


def rows(folder):
    with (folder / "signatories/well.csv").open(newline="") as file:
        return {row["name"]: row for row in csv.DictReader(file)}


def agree(folder, text, *options):
    (folder / "answers.csv").write_text(text)
    words = ("add", "--agree", "answers.csv", "--to", "well", "--yes", "--json", *options)
    done = letterkit(folder, *words)
    return done, json.loads(done.stdout) if done.stdout else {}


def agreed(folder):
    """Who has agreed to the text as it is, by their names."""
    return [name for name, row in rows(folder).items() if row.get("text")]


MAPPED = ("--map", "Agree?=consent")


@pytest.mark.parametrize(
    "row, found",
    [
        ("Ada Example,ada@example.org,yes", ["Ada Example"]),
        ("ADA EXAMPLE,Ada@Example.org,Yes", ["Ada Example"]),
        ("Olga Voda,olga@example.org,так", ["Ольга Вода"]),
        ("Cy Example,shared@example.org,yes", ["Cy Example"]),
        ("Ada Example,ada@example.org,no", []),
        ("Ada Example,ada@example.org,нет", []),
        ("Ada Example,ada@example.org,", []),
        ("Ada Example,,yes", []),
        ("Ada Other,ada@example.org,yes", []),
        ("Ada Example,ada@example.com,yes", []),
        ("Ada Example,di@example.org,yes", []),
        ("Ada Example,ada@example.org,yes\nAda Example,ada@example.org,no", []),
        ("Ada Example,ada@example.org,no\nAda Example,ada@example.org,yes", []),
        ("Ada Example,ada@example.org,yes\nAda Example,ada@example.org,yes", ["Ada Example"]),
    ],
)
def test_a_row_counts_for_one_person_who_certainly_agrees(changed, row, found):
    before = rows(changed)
    done, _ = agree(changed, f"Name,E-mail,Agree?\n{row}\n", *MAPPED)
    assert done.returncode in (0, 1), done.stderr
    assert agreed(changed) == found
    after = rows(changed)
    for name, old in before.items():
        assert {key: after[name][key] for key in old} == old


def test_the_row_is_kept_as_evidence_of_that_person(changed):
    agree(changed, "Name,E-mail,Agree?\nAda Example,ada@example.org,yes\n", *MAPPED)
    row = rows(changed)["Ada Example"]
    assert row["level"] == "listed"
    kept = (changed / row["evidence"]).read_text()
    assert kept.startswith("letterkit.agreed.v1\nRegister: letters.example.org/well\n")
    assert f"\nText-SHA256: {row['text']}\nFile: answers.csv\n" in kept
    assert "ada@example.org" in kept
    assert (changed / row["evidence"]).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "header, cells, options",
    [
        ("Name,E-mail,Do you object?", "Ada Example,ada@example.org,yes", ()),
        ("Name,E-mail,Agree?,May we name you?", "Ada Example,ada@example.org,no,yes", ()),
        ("Name,E-mail", "Ada Example,ada@example.org", ()),
        ("Name,E-mail", "Ada Example,ada@example.org", ("--consent", "no")),
        (
            "Name,E-mail,Do you object?",
            "Ada Example,ada@example.org,yes",
            ("--map", "Do you object?=consent"),
        ),
        (
            "Name,E-mail,Agree?",
            "Ada Example,ada@example.org,yes but only without my name",
            MAPPED,
        ),
    ],
)
def test_what_is_no_plain_yes_is_never_taken_for_one(changed, header, cells, options):
    done, _ = agree(changed, f"{header}\n{cells}\n", *options)
    assert done.returncode or "said no" in done.stderr
    assert agreed(changed) == []


@pytest.mark.parametrize(
    "question",
    [
        "Do you object?",
        "I don’t agree to the new text",
        "Remove my name",
        "Ви проти нового тексту?",
        "Я отзываю подпись",
        "Widersprechen Sie?",
        "Je ne signe pas",
        "هل تعترض؟",
    ],
)
def test_a_question_to_which_a_yes_may_be_a_no_is_known(question):
    assert may_object(question)


@pytest.mark.parametrize(
    "question",
    ["Agree?", "Do you sign the new text?", "Чи згодні ви з новим текстом?", "Stimmen Sie zu?"],
)
def test_a_question_to_which_a_yes_agrees_is_another(question):
    assert not may_object(question)


def test_who_asks_to_be_shown_less_is_for_the_coordinator(changed):
    text = "name,email,consent,shown\nAda Example,ada@example.org,yes,unnamed\n"
    done, told = agree(changed, text)
    assert done.returncode == 1
    assert told["not_recorded"][0]["reason"].startswith("asks to be shown otherwise")
    assert agreed(changed) == []


def test_who_declined_or_was_settled_is_not_recorded(changed):
    path = changed / "signatories/well.csv"
    path.write_text(path.read_text().replace("ada@example.org,yes", "ada@example.org,no"))
    done, told = agree(changed, "Name,E-mail,Agree?\nAda Example,ada@example.org,yes\n", *MAPPED)
    assert done.returncode == 1
    assert told["not_recorded"][0]["reason"].startswith("did not agree to be published")


def test_a_letter_that_asks_for_more_evidence_takes_no_rows(changed):
    letter = changed / "letters/well/letter.md"
    letter.write_text(letter.read_text().replace("lang: en", "lang: en\nlevels: code"))
    done, _ = agree(changed, "Name,E-mail,Agree?\nAda Example,ada@example.org,yes\n", *MAPPED)
    assert done.returncode == 2
    assert "the letter counts no evidence below level code" in done.stderr
    assert agreed(changed) == []


def test_a_decision_holds_after_the_list_was_given_ids(changed):
    path = changed / "signatories/well.csv"
    path.write_text(path.read_text() + "Mickey Mouse,,mickey@example.org,yes,named,\n")
    where = ("--where", "name=Mickey Mouse", "--why", "joke", "--yes")
    assert not letterkit(changed, "review", "well", *where).returncode
    for _ in range(2):  # the first run gives everybody an id
        done = letterkit(changed, "invite", "well", "--json")
        assert json.loads(done.stdout)["left_out"] == 1
        assert not list((changed / "registers/well/outbox").glob(f"{_id(changed)}.eml"))


def _id(folder):
    return rows(folder)["Mickey Mouse"]["id"]
