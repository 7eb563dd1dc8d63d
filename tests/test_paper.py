"""Signatures on paper: counted by somebody, apart from the list, and said so everywhere."""

import email
import email.policy
import json
import stat
from dataclasses import replace

import pytest

from hosts import SILENT
from letterkit.actions.paper import INSTEAD, MORE, PaperWanted, count_paper
from letterkit.actions.text_anew import checks_of
from letterkit.model import Result
from letterkit.model.paper import COLUMNS, parse_paper_counts

LISTED = """id,name,email,affiliation,shown,consent
a1,Ada Example,ada@example.org,Sample University,named,yes
b2,Bo Sample,bo@example.org,,named,yes
c3,Cy Muster,cy@example.org,,unnamed,yes
"""
HERE = "signatories/parks.paper.csv"
SENTENCE = "On paper, counted by the organisers: 312 signatures"
BOTH_WAYS = "Nobody else can check that number, and people may have signed in both ways."


@pytest.fixture
def paper(desk):
    desk.write("signatories/parks.csv", LISTED)
    desk.write("letterkit.toml", 'origin = "letters.example.org"\nemail = "us@example.org"\n')

    def counting(*given):
        code = desk.run("add", "parks", "--paper", *given)
        return code, desk.said

    desk.counting = counting
    return desk


def kept(desk):
    path = desk.folder / HERE
    text = path.read_text("utf-8") if path.exists() else ",".join(COLUMNS)
    return [(each.by, each.signatures) for each in parse_paper_counts(text, HERE)]


def test_each_person_who_counts_has_one_count_that_can_be_corrected_and_taken_away(paper):
    assert (
        paper.counting("312", "--by", "Ada Example", "--place", "Square", "--note", "two")[0] == 0
    )
    assert "parks: 312 on paper, counted apart\n" in paper.said
    assert "(Square, two)" in paper.said
    assert stat.S_IMODE((paper.folder / HERE).stat().st_mode) == 0o600
    assert paper.counting("40", "--by", "Bo Sample")[0] == 0
    assert kept(paper) == [("Ada Example", 312), ("Bo Sample", 40)]
    for again in ("25", "312"):
        assert paper.counting(again, "--by", " ADA  example ")[0] == 2
        assert f"hint: --paper +{again} if these are more, --instead if" in paper.said
    assert paper.counting("+25", "--by", "Ada Example")[0] == 0
    assert kept(paper) == [("Ada Example", 337), ("Bo Sample", 40)]
    assert paper.counting("300", "--by", "Ada Example", "--instead")[0] == 0
    assert kept(paper) == [("Ada Example", 300), ("Bo Sample", 40)]
    assert paper.counting("0", "--by", "Ada Example", "--dry-run")[0] == 0
    assert kept(paper) == [("Ada Example", 300), ("Bo Sample", 40)]
    assert paper.counting("0", "--by", "Ada Example")[0] == 0
    assert kept(paper) == [("Bo Sample", 40)]
    assert paper.counting("show", "--json")[0] == 0
    said = json.loads(paper.said)
    assert (said["on_paper"], [each["by"] for each in said["counts"]]) == (40, ["Bo Sample"])
    assert paper.counting("0", "--by", "Bo Sample")[0] == 0
    assert not (paper.folder / HERE).exists()


@pytest.mark.parametrize(("answer", "number"), [(MORE, 337), (INSTEAD, 25)])
def test_on_a_terminal_a_person_says_what_a_second_count_means(paper, answer, number):
    paper.counting("312", "--by", "Ada Example")
    wanted = PaperWanted("parks", "25", "Ada Example")
    asked = []

    def ask(old, new):
        asked.append((old.signatures, new))
        return answer

    found = count_paper(paper.folder, wanted, SILENT, ask)
    assert (asked, found.on_paper.counted) == ([(312, 25)], number)
    assert kept(paper) == [("Ada Example", number)]
    count_paper(paper.folder, replace(wanted, number="+1"), SILENT, ask)
    assert (len(asked), kept(paper)) == (1, [("Ada Example", number + 1)])


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (("312",), "--by: nobody is named"),
        (("312", "--by", "  "), "--by: nobody is named"),
        (("many", "--by", "Ada"), "not a number of signatures: many"),
        (("-5", "--by", "Ada"), "not a number of signatures: -5"),
        (("1,204", "--by", "Ada"), "not a number of signatures: 1,204"),
        (("٣", "--by", "Ada"), "not a number of signatures: ٣"),
        (("+0", "--by", "Ada"), "not a number of signatures: +0"),
        (("9" * 12, "--by", "Ada"), "not a number of signatures"),
        (("0", "--by", "Ada"), "Ada has counted no signatures on paper"),
        (("5", "--by", "=1+1"), "begins with =, as a formula of a spreadsheet does"),
        (("5", "--by", "Ada\u202e"), "--by: holds a character that cannot be seen"),
        (("5", "--by", "A" * 201), "--by: over 200 characters"),
        (("5", "--by", "Ada", "--note", "@here"), "--note: begins with @"),
        (("5", "--by", "Ada", "--to", "parks"), "counts for one letter, and reads no file"),
        (("5", "--by", "Ada", "--text", "AAAA-BBBB-CCCC"), "no text of the fingerprint AAAA"),
        (("show", "--by", "Ada"), "--paper show takes no other option"),
    ],
)
def test_what_is_no_count_is_refused_and_nothing_is_written(paper, given, said):
    assert paper.counting(*given)[0] == 2
    assert said in paper.said
    assert not (paper.folder / HERE).exists()


def test_the_options_of_paper_need_it_and_add_needs_a_file(paper):
    assert paper.run("add", "parks", "--by", "Ada") == 2
    assert "belong to --paper" in paper.said
    for wrong in (("--to", "parks"), ("letterkit.toml",), ("absent.csv", "--to", "parks")):
        assert paper.run("add", *wrong) == 2
    assert "Path 'absent.csv' does not exist" in paper.said.replace("\n", " ")


@pytest.mark.parametrize(
    "content",
    [
        "",
        "name,email\nAda Example,ada@example.org\n",
        f"{','.join(COLUMNS)}\n312,Ada,2026-11-22,,\n",
        f"{','.join(COLUMNS)}\n0,Ada,2026-11-22,,,{'0' * 64}\n",
        f"{','.join(COLUMNS)}\n1.5,Ada,2026-11-22,,,{'0' * 64}\n",
        f"{','.join(COLUMNS)}\n3,Ada,yesterday,,,{'0' * 64}\n",
        f"{','.join(COLUMNS)}\n3,Ada,2026-11-22,,,abc\n",
        f"{','.join(COLUMNS)}\n3,Ada,2026-11-22,,,\n",
    ],
)
def test_counts_that_were_edited_into_nonsense_stop_a_build_with_their_line(paper, content):
    paper.write(HERE, content)
    assert paper.run("build", "parks", "--format", "txt") == 2
    assert f"error: {HERE}:" in paper.said


def test_every_total_has_the_number_on_paper_beside_it_and_not_in_it(paper):
    letter = (
        "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\ngoal: 500\npress: 1\n---\nIts text.\n"
    )
    paper.write("letters/parks/letter.md", letter)
    paper.counting("312", "--by", "Hal Counter")
    assert paper.run("build", "parks", "--format", "html,txt,eml") == 0
    assert "312 on paper, which each file says apart" in paper.said
    made = {path.name: path.read_text("utf-8") for path in (paper.folder / "build/parks").iterdir()}
    page, text, mail = (made[f"parks.en.{end}"] for end in ("html", "txt", "eml"))
    assert page.count(SENTENCE) == 3  # beside the total, above the list, and how it was checked
    assert '<p class="total">3 ' in page
    assert text.count(SENTENCE) == 1
    assert text.index("The organisers state: 3 put") < text.index(SENTENCE)
    assert "3 signatories of 500" in text
    parts = email.message_from_string(mail, policy=email.policy.default).walk()
    told = [each.get_content() for each in parts if each.get_content_maintype() == "text"]
    assert [" ".join(each.split()).count(SENTENCE) for each in told] == [1, 1]
    press = made["parks.en.press.txt"]
    assert f"{SENTENCE}. {BOTH_WAYS}" in " ".join(press.split()).replace("s . ", "s. ")
    counts = json.loads(made["register.json"])["counts"]
    assert (counts["paper"], counts["people"], counts["unnamed"]) == (312, 2, 1)
    assert not any("Hal" in each for each in made.values())  # who counted is private
    for name in (*(each for each in made if each.startswith("parks.")), "register.json"):
        assert paper.run("verify", paper.folder / "build/parks" / name, "--json") in (0, 2)
        checks = json.loads(paper.said)["checks"]
        (on_paper,) = [each for each in checks if each["check"] == "signatures on paper"]
        assert (on_paper["status"], on_paper["detail"][:4]) == ("not_checked", "312,")
        assert all(each["status"] != "fail" for each in checks), name


def test_what_commands_say_of_a_list_says_it_too(paper):
    paper.counting("312", "--by", "Hal Counter")
    assert paper.run("stats", "parks") == 0
    assert "apart, on paper, counted by the organisers: 312" in paper.said
    assert "Hal" not in paper.said
    assert paper.run("stats", "parks", "--json") == 0
    (figures,) = json.loads(paper.said)["letters"]
    assert (figures["counted"], figures["on_paper"]) == (3, 312)
    assert f"{SENTENCE}. {BOTH_WAYS}" in figures["how_checked"]
    assert paper.run("check", "parks") == 0
    assert "parks: 312 on paper, counted apart" in paper.said
    chart = paper.folder / "growth.svg"
    assert paper.run("stats", "parks", "--chart", chart) == 0
    assert SENTENCE in chart.read_text("utf-8")
    assert chart.read_text("utf-8").count(">312 signatures<") == 1


def test_a_build_is_as_it_was_after_a_count_was_taken_away(paper):
    def built():
        assert paper.run("build", "parks", "--format", "html,txt,eml") == 0
        assert "paper" not in paper.said
        folder = paper.folder / "build/parks"
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    before = built()
    assert b"paper" not in before["register.json"]
    assert b"On paper" not in before["parks.en.txt"]
    paper.counting("1", "--by", "Ada")
    paper.counting("0", "--by", "Ada")
    assert built() == before


def test_a_letter_whose_only_signatures_are_on_paper_says_so(paper):
    paper.write("signatories/parks.csv", LISTED.splitlines()[0] + "\n")
    paper.counting("312", "--by", "Ada")
    text = paper.printed()
    assert f"Signatories\n{SENTENCE}\n" in text
    assert all(each.result is not Result.FAIL for each in checks_of(text))
    page = paper.folder / "build/parks/parks.en.html"
    assert paper.run("build", "parks", "--format", "html") == 0
    assert page.read_text("utf-8").count(SENTENCE) == 3
    assert '<p class="total">0</p>' in page.read_text("utf-8")


def test_sheets_of_an_earlier_text_count_no_more(paper):
    paper.counting("312", "--by", "Ada")
    path = paper.folder / "letters/parks/letter.md"
    path.write_text(path.read_text("utf-8").replace("Its text.", "Another text."), "utf-8")
    assert SENTENCE not in paper.printed()
    assert "312 on paper left out: the letter no longer has the text of these" in paper.said
    assert paper.counting("show")[0] == 0
    assert "312 by Ada, " in paper.said
    assert ": not counted" in paper.said
    assert paper.counting("+5", "--by", "Ada")[0] == 2
    assert "for an earlier text" in paper.said
    assert paper.counting("5", "--by", "Ada", "--instead")[0] == 0
    assert "5 signatures" in paper.printed()


def test_sheets_of_one_language_stand_while_its_text_does(paper):
    paper.write("letters/parks/letter.be.md", "---\ntitle: Ліст\n---\nСловы.\n")
    text = paper.printed()
    fingerprint = text.partition("Text fingerprint: ")[2][:14]
    assert paper.counting("7", "--by", "Ada", "--text", fingerprint.lower())[0] == 0
    assert paper.counting("8", "--by", "Bo")[0] == 0  # sheets in any of the languages
    paper.write("letters/parks/letter.be.md", "---\ntitle: Ліст\n---\nІншыя словы.\n")
    assert "counted by the organisers: 7 signatures" in paper.printed()
    assert "8 on paper left out" in paper.said


def test_paper_is_too_little_for_a_letter_that_asks_for_more(paper):
    paper.counting("312", "--by", "Ada")
    path = paper.folder / "letters/parks/letter.md"
    path.write_text(path.read_text("utf-8").replace("lang: en", "lang: en\nlevels: code"), "utf-8")
    assert "312" not in paper.printed()
    assert "312 on paper left out: the letter asks for more evidence" in paper.said
    assert paper.counting("5", "--by", "Bo")[0] == 2
    assert "do not count in this letter, which asks for code" in paper.said


def publish(desk):
    given = ("publish", "parks", "--yes", "--format", "html,txt,eml")
    assert desk.run(*given) == 0, desk.said
    folder = desk.folder / "build/parks"
    return {path.name: path for path in folder.iterdir() if path.is_file()}


def test_an_edition_fixes_the_number_and_each_correction_is_a_new_one(paper, tmp_path):
    assert paper.run("keygen", "parks") == 0
    publish(paper)
    paper.counting("312", "--by", "Ada")
    assert paper.run("build", "parks", "--format", "txt") == 0
    assert "this is not what was published" in paper.said
    files = publish(paper)
    assert "on paper     312, counted apart; before: 0" in paper.said
    assert json.loads(files["register.json"].read_text("utf-8"))["edition"] == 2
    old = tmp_path / "old.json"
    old.write_bytes(files["register.json"].read_bytes())
    for name in ("parks.en.html", "parks.en.txt", "parks.en.eml", "register.json"):
        assert paper.run("verify", files[name]) == 0, (name, paper.said)
        assert "signatures on paper: 312, counted by the organisers" in paper.said
    forged = tmp_path / "forged.json"
    forged.write_text(old.read_text("utf-8").replace('"paper": 312', '"paper": 313'), "utf-8")
    assert paper.run("verify", forged) == 1
    publish(paper)
    assert "edition 2 is what the list says" in paper.said
    paper.counting("0", "--by", "Ada")
    files = publish(paper)
    assert json.loads(files["register.json"].read_text("utf-8"))["edition"] == 3
    assert b"On paper" not in files["parks.en.txt"].read_bytes()
    assert paper.run("compare", old, files["register.json"]) == 0
    assert "on paper      312 → 0, counted by the organisers" in paper.said


@pytest.mark.parametrize("change", [("312", "313"), ("312 signatures", "312 signature")])
def test_a_text_with_another_number_is_not_as_published(paper, change):
    assert paper.run("keygen", "parks") == 0
    paper.counting("312", "--by", "Ada")
    path = publish(paper)["parks.en.txt"]
    path.write_text(path.read_text("utf-8").replace(*change), "utf-8")
    assert paper.run("verify", path) == 1


def test_who_withdraws_is_named_no_more_as_the_person_who_counted(paper):
    paper.counting("312", "--by", "Ada Example", "--note", "with Bo")
    paper.counting("40", "--by", "Bo Sample")
    assert paper.run("withdraw", "parks", "--id", "a1", "--yes") == 0
    assert kept(paper) == [("", 312), ("Bo Sample", 40)]
    assert paper.counting("show")[0] == 0
    assert "352 on paper" in paper.said
    assert "312 by somebody who withdrew" in paper.said
