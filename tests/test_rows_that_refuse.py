"""`add --agree`: a row that says anything but a plain yes is kept, and names nobody."""

import json
import re

import pytest

from actions.test_agree import LETTER, MAPPED, agree, agreed, changed, letterkit, rows

__all__ = ["changed"]  # pytest finds it here

HEAD = "Name,E-mail,Agree?\n"
ADA, BO = "Ada Example,ada@example.org,", "Bo Example,shared@example.org,"
TEXT = "build/well/well.en.txt"
PUBLISH = ("publish", "well", "--amend", "--yes", "--format", "txt")


def run(folder, *words, code=0):
    done = letterkit(folder, *words)
    assert done.returncode == code, (words, done.stdout, done.stderr)
    return done.stdout, done.stderr


def pending(folder, suffix=".agreed"):
    return sorted((folder / "registers/well/pending").glob(f"*/*{suffix}"))


def hint(errors):
    found = re.search(
        r"or decide with: letterkit (review well --decide \S+ --why REASON)\n", errors
    )
    return found[1].split()


@pytest.fixture
def said_yes(changed):
    """Ada agreed to the text as it is."""
    agree(changed, f"{HEAD}{ADA}yes\n", *MAPPED)
    assert agreed(changed) == ["Ada Example"]
    return changed


@pytest.mark.parametrize("no", ["No", "нет", "ні", "nein", "non", "nie", "لا"])
def test_a_no_after_a_yes_waits_and_names_nobody(said_yes, no):
    done, told = agree(said_yes, f"{HEAD}{ADA}{no}\n", *MAPPED)
    assert done.returncode == 0, done.stderr
    assert (told["refused"], told["review"]) == (1, 1)
    assert "answers.csv:2: to review: it says no: " in done.stderr
    _, errors = run(said_yes, *PUBLISH, code=2)
    assert " waits: letterkit review well" in errors
    run(said_yes, "build", "well", "--format", "txt")
    assert "Ada Example" not in (said_yes / TEXT).read_text()
    _, errors = run(said_yes, "review", "well")
    assert "line 2 of answers.csv, of Ada Example (" in errors
    assert f"    Agree?: {no}\n" in errors or "    consent: no\n" in errors
    assert "=yes" not in errors
    run(said_yes, *hint(errors))
    _, errors = run(said_yes, *PUBLISH, code=2)
    withdraw = re.search(r"says no: letterkit (withdraw well --id \w+)", errors)
    run(said_yes, *withdraw[1].split(), "--yes")
    run(said_yes, *PUBLISH)
    assert "Ada Example" not in (said_yes / "build/well/register.json").read_text()
    assert not pending(said_yes)


def test_the_same_no_in_another_file_is_decided_once(said_yes):
    agree(said_yes, f"{HEAD}{ADA}no\n", *MAPPED)
    _, errors = run(said_yes, "review", "well")
    run(said_yes, *hint(errors))
    _, told = agree(said_yes, f"{HEAD}{BO}yes\n{ADA}no\n", *MAPPED)
    assert told["review"] == 0
    assert len(pending(said_yes)) == 1


def test_a_row_that_is_neither_keeps_nobody_out_and_is_undone(said_yes):
    agree(said_yes, f"{HEAD}{ADA}no\n", *MAPPED)
    (kept,) = pending(said_yes)
    run(said_yes, "review", "well", "--decide", f"answer:{kept.stem}=neither", "--why", "joke")
    run(said_yes, "build", "well", "--format", "txt")
    assert "Ada Example" in (said_yes / TEXT).read_text()
    run(said_yes, "review", "well", "--undo")
    run(said_yes, "build", "well", "--format", "txt")
    assert "Ada Example" not in (said_yes / TEXT).read_text()


def test_a_no_is_never_made_a_yes(said_yes):
    agree(said_yes, f"{HEAD}{ADA}no\n", *MAPPED)
    (kept,) = pending(said_yes)
    for said in ("yes", "named", "unnamed"):
        decide = ("review", "well", "--decide", f"answer:{kept.stem}={said}", "--why", "x")
        _, errors = run(said_yes, *decide, code=2)
        assert "it takes no, neither, as in " in errors


def test_who_declines_a_new_text_is_not_asked_again_and_stays_apart(changed):
    done, told = agree(changed, f"{HEAD}{ADA}no\n", *MAPPED)
    assert (told["refused"], told["review"]) == (1, 0)
    out, _ = run(changed, "invite", "well", "--changed", "--json")
    assert json.loads(out)["refused"] == 1
    assert not list(
        (changed / "registers/well/outbox").glob(f"{rows(changed)['Ada Example']['id']}.*")
    )
    run(changed, *PUBLISH)
    # A later yes is for the coordinator.
    done, told = agree(changed, f"{HEAD}{ADA}yes\n", *MAPPED)
    assert done.returncode == 1
    assert agreed(changed) == []
    _, errors = run(changed, "review", "well")
    assert "it says yes, and they said no before" in errors
    run(changed, *hint(errors))
    assert agreed(changed) == ["Ada Example"]
    assert not pending(changed, ".declined")


def test_a_no_to_a_text_that_changes_again_is_for_that_text(changed):
    agree(changed, f"{HEAD}{ADA}no\n", *MAPPED)
    (changed / "letters/well/letter.md").write_text(LETTER.format("open all year"))
    out, _ = run(changed, "invite", "well", "--changed", "--json")
    assert json.loads(out)["refused"] == 0


@pytest.mark.parametrize("answer", ["yes without my name", "Yes but only my initials"])
def test_who_asks_to_be_shown_less_waits(changed, answer):
    done, told = agree(changed, f"{HEAD}{ADA}{answer}\n", *MAPPED)
    assert done.returncode == 1, done.stderr
    assert told["review"] == 1
    _, errors = run(changed, *PUBLISH, code=2)
    _, errors = run(changed, "review", "well")
    run(changed, *hint(errors))
    row = rows(changed)["Ada Example"]
    assert row["shown"] in ("unnamed", "initials")
    assert row["text"]
    run(changed, *PUBLISH)
    assert "Ada Example" not in (changed / TEXT).read_text()


def test_who_asks_for_more_than_the_list_has_is_shown_so(changed):
    text = "name,email,consent,shown\nCy Example,shared@example.org,yes,named\n"
    done, _ = agree(changed, text)
    assert agreed(changed) == ["Cy Example"]
    assert rows(changed)["Cy Example"]["shown"] == "unnamed"
    assert "asks to be shown as named; the list has them unnamed, which stays" in done.stderr
