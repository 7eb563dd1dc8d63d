"""The whole story of one letter, from its key to a fork that is caught, as people type it."""

import re
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest

from letterkit.keys import parse_verifier_key
from letterkit.tlog.continuity import signed_under
from signing import ADA, BO, CY, LETTER, Town
from test_answers import answer, code_of, mailbox
from test_signed_pdf import fingerprint, sign

TOOLS = ("ssh-keygen", "gpg", "minisign")
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}"
)
PEOPLE = """\
id,name,role,affiliation,email,consent,shown
a1,Ada Example,Mathematician,University of Example,ada@example.org,yes,named
b1,Бо Прыклад,,,bo@example.org,yes,unnamed
c1,Cy Example,,,cy@example.org,yes,named
d1,Di Example,,,di@example.org,yes,named
e1,Ed Hidden,,,ed@example.org,yes,unnamed
f1,Example Association,,,office@example.org,yes,named
"""
LEVELS = {"a1": "key", "b1": "key", "c1": "key", "d1": "code", "e1": "code", "f1": "pdf"}
NAMES = {line.split(",")[0]: line.split(",")[1] for line in PEOPLE.splitlines()[1:]}


@pytest.fixture
def town(tmp_path):
    with tempfile.TemporaryDirectory() as short:  # an agent's socket has a short path
        town = Town(tmp_path, Path(short) / "g")
        town.write("letterkit.toml", 'organisation = "Homes"\nemail = "letters@example.org"\n')
        town.write("signatories/housing.csv", PEOPLE)
        yield town
        subprocess.run(["gpgconf", "--homedir", f"{short}/g", "--kill", "all"], check=False)


def test_the_whole_story(town):
    (vkey,) = town.letterkit("keygen", "housing")[0].splitlines()
    three_sign_with_their_keys(town)
    two_answer_an_email(town)
    one_signs_the_pdf(town)
    first_edition(town, vkey)
    everybody_holds_a_receipt(town)
    one_withdraws_and_one_letter_changes(town)
    the_editions_are_compared(town)
    the_old_receipts_say_what_became_of_them(town)
    one_signs_again(town)
    a_fork_is_caught(town, vkey)


def lines(printed):
    return [" ".join(line.split()) for line in printed.splitlines()]


def three_sign_with_their_keys(town):
    keys = town.ssh_key("ada"), town.gpg_key("Bo <bo@example.org>", "bo.asc")
    town.keys(
        f"ada@example.org {keys[0]} example.org/ada",
        f"b1 openpgp {keys[1]} bo.asc read out by telephone",
        f"cy@example.org minisign {town.minisign_key('cy')} printed on their card",
        f"office@example.org x509 {fingerprint()} their eID card, seen at the office",
    )
    for file, who in (("ada.txt", ADA), ("bo.txt", BO), ("cy.txt", CY)):
        town.statement(file, *who)
    town.ssh_sign("ada", "ada.txt")
    town.gpg("--armor", "--detach-sign", "bo.txt")
    town.minisign("cy", "cy.txt")
    files = ("ada.txt.sig", "bo.txt.asc", "cy.txt.minisig")
    assert town.letterkit("add", *files, "--to", "housing")[0].endswith(": 3 confirmed\n")


def two_answer_an_email(town):
    out, _ = town.letterkit("invite", "housing")
    assert out.endswith(": 3 written, 3 confirmed already\n")
    mails = [
        answer(f"I sign {code_of(town, who)}", address)
        for who, address in (("d1", "di@example.org"), ("e1", "ed@example.org"))
    ]
    town.write("replies.mbox", mailbox(*mails))
    assert town.letterkit("add", "replies.mbox", "--to", "housing")[0].endswith(": 2 confirmed\n")


def one_signs_the_pdf(town):
    town.letterkit("build", "housing", "--format", "pdf")
    town.write("signed.pdf", sign((town.folder / "build/housing/housing.en.pdf").read_bytes()))
    assert town.letterkit("add", "signed.pdf", "--to", "housing")[0].endswith(": 1 confirmed\n")
    listed = [line.split(",") for line in town.read("signatories/housing.csv").splitlines()[1:]]
    assert {cells[0]: cells[7] for cells in listed} == LEVELS


def first_edition(town, vkey):
    _, errors = town.letterkit("publish", "housing", code=2)
    assert "nobody has confirmed this edition" in errors
    out, errors = town.letterkit("publish", "housing", "--yes")
    assert out == f"housing: edition 1, 8 leaves, signed by {vkey}\n"
    assert "signatures 6 new, 0 as they are" in lines(errors)
    assert "afterwards 4 named, 2 without a name" in lines(errors)
    town.letterkit("receipts", "housing")
    for old, new in (("build/housing", "one"), ("registers", "before")):
        shutil.copytree(town.folder / old, town.folder / new)
    shutil.copytree(town.folder / "registers/housing/receipts", town.folder / "mine")


def verified(town, *arguments, code=0):
    """The sentence of the verdict, and all the lines."""
    out, _ = town.letterkit("verify", *arguments, code=code)
    return out.splitlines()[0], lines(out)


def everybody_holds_a_receipt(town):
    stands = "The receipt holds: this entry stands in edition 1, as it was."
    files = ("register.json", "housing.en.html", "housing.en.pdf")
    for who, level in LEVELS.items():
        told, said = verified(town, f"mine/{who}.tlog-proof")
        assert told == "The receipt holds: this entry is in the register that it names."
        assert {f"name {NAMES[who]}", f"level {level}"} <= set(said)
        word = "at level code that is the coordinator's word"
        assert any(word in line for line in said) == (level == "code")
        file = f"build/housing/{files[ord(who[0]) % 3]}"
        told, said = verified(town, "--receipt", f"mine/{who}.tlog-proof", file)
        assert told == stands
        assert "pass newest seen: it is at the same state" in said
    assert verified(town, "one/housing.en.pdf")[0].startswith(
        "Sealed: this file is as letters.example.org/housing published it as edition 1;"
    )


def one_withdraws_and_one_letter_changes(town):
    receipt = ("--receipt", "mine/d1.tlog-proof")
    _, errors = town.letterkit("withdraw", "housing", *receipt, code=2)
    assert "nobody has confirmed this withdrawal" in errors
    town.letterkit("withdraw", "housing", *receipt, "--yes")
    town.write("letters/housing/letter.md", LETTER.replace("homes", "Homes"))
    _, errors = town.letterkit("publish", "housing", "--yes", code=2)
    refused = [line for line in lines(errors) if "signed another text" in line]
    assert [line.rpartition(": ")[2] for line in refused] == [
        *("Ada Example", "b1, without a name", "Cy Example"),
        *("e1, without a name", "Example Association"),
    ]
    assert "5 signed a text that the letter no longer has" in errors
    out, errors = town.letterkit("publish", "housing", "--yes", "--amend")
    assert out.startswith("housing: edition 2, 11 leaves, ")
    assert "housing: 5 kept apart, because they signed an earlier text" in lines(errors)
    out, _ = town.letterkit("invite", "housing", "--changed")
    assert out.endswith(": 5 written\n")


def the_editions_are_compared(town):
    out, _ = town.letterkit("compare", "one/housing.en.pdf", "build/housing/housing.en.pdf")
    assert lines(out)[0] == "The second continues the first."
    wanted = {"text Build [-homes.-]{+Homes.+}", "withdrawn Di Example"}
    wanted |= {"kept apart Ada Example: signed an earlier text", "kept apart 2 without a name"}
    assert wanted <= set(lines(out))


def the_old_receipts_say_what_became_of_them(town):
    page = "build/housing/housing.en.html"
    for who in "abcef":
        told, said = verified(town, "--receipt", f"mine/{who}1.tlog-proof", page)
        assert told == "The entry is in the register, for an earlier text than this list has."
        assert "pass this file: it continues the one of 8 leaves" in said
    told, _ = verified(town, "--receipt", "mine/d1.tlog-proof", page, code=1)
    assert told.startswith("Withdrawn in edition 2: ")
    assert not list((town.folder / "registers/housing/receipts").glob("d1*"))
    assert not (town.folder / "registers/housing/evidence/d1").exists()
    told, _ = verified(town, "one/housing.en.pdf", code=1)
    assert told == "Do not rely on this list: you have seen a later edition of it."


def one_signs_again(town):
    town.write("again.mbox", mailbox(answer(f"I sign {code_of(town, 'e1')}", "ed@example.org")))
    town.letterkit("add", "again.mbox", "--to", "housing")
    out, errors = town.letterkit("publish", "housing", "--yes")
    assert out.startswith("housing: edition 3, 13 leaves, ")
    assert "housing: 4 kept apart, because they signed an earlier text" in lines(errors)
    shutil.copytree(town.folder / "build/housing", town.folder / "three")
    with_old = ("--receipt", "mine/e1.tlog-proof", "three/housing.en.pdf")
    assert "was amended in edition 3" in verified(town, *with_old)[0]
    town.letterkit("receipts", "housing")
    with_new = ("--receipt", "registers/housing/receipts/e1.tlog-proof", "three/housing.en.pdf")
    assert verified(town, *with_new)[0].endswith("this entry stands in edition 3, as it was.")


def a_fork_is_caught(town, vkey):
    """The coordinator goes back to the first edition, and publishes other ones under the key."""
    for each in town.folder.glob("*.evidence"):
        each.unlink()
    shutil.rmtree(town.folder / "registers")
    shutil.copytree(town.folder / "before", town.folder / "registers")
    town.letterkit("publish", "housing", "--yes", "--amend")
    forked = "build/housing/housing.en.pdf"
    out, errors = town.letterkit("compare", forked, "three/housing.en.pdf", code=1)
    assert lines(out)[0].startswith("The register contradicts itself: ")
    (name,) = re.findall(r"fork-[0-9a-f]{12}\.evidence", errors)
    evidence = (town.folder / name).read_bytes()
    for folder in ("build/housing", "three"):
        note = (town.folder / folder / "checkpoint.txt").read_bytes()
        signed_under(note, parse_verifier_key(vkey))
        assert note in evidence
    told, _ = verified(town, forked, "--no-state")
    assert told.startswith("Sealed: ")
    told, said = verified(town, "--receipt", "mine/a1.tlog-proof", forked, code=1)
    # It is smaller than what was seen last, of which a verifier keeps the checkpoint alone.
    assert told == "Do not rely on this file: you have seen a later edition of its register."
    assert any(line.startswith("fail newest seen: ") for line in said)
