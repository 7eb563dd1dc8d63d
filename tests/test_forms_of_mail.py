"""E-mails and statements come in many forms of files: each is read, kept or named, never lost."""

import shutil

import pytest

from signing import ADA, BO, Town
from test_answers import add, answer, code_of, invited, mailbox, rows, waiting
from test_plain_yes import attached

__all__ = ["invited"]  # pytest finds it here
LIST = "signatories/housing.csv"


@pytest.fixture
def town(tmp_path):
    town = Town(tmp_path, tmp_path / "gnupg")
    town.write("letterkit.toml", 'organisation = "Homes for All"\nemail = "letters@example.org"\n')
    return town


def yes(town, person, sender):
    return answer(f"I sign {code_of(town, person)}", sender)


def test_a_folder_is_read_with_all_that_is_in_it(invited):
    ada = yes(invited, "a1", "ada@example.org")
    invited.write("in/Apple/1.emlx", b"%d   \n" % len(ada) + ada + b"<?xml version='1.0'?><plist/>")
    invited.write("in/deep/er/bo.txt", yes(invited, "b1", "bo@example.org"))
    cy = mailbox(yes(invited, "c1", "cy@example.org"))
    invited.write("in/all.mbox", cy)
    invited.write("in/Old.mbox/mbox", cy)
    invited.write("in/Outlook.msg", b"\xd0\xcf\x11\xe0")
    out, errors = invited.letterkit("add", "in", "--to", "housing", code=1)
    assert out == f"{LIST}: 3 confirmed, 1 there already, 1 could not be read\n"
    assert "in/Outlook.msg: an e-mail in Outlook's own form (.msg), which cannot be read" in errors
    assert "hint: open it in a mail program, save it as .eml" in errors


@pytest.mark.parametrize("name", ["1.emlx", "no.eml", "cut.emlx"])
def test_a_damaged_file_of_mail_is_named(invited, name):
    data = b"999999\nFrom: x@example.org\n\nHello" if "emlx" in name else b""
    invited.write(name, data)
    _, errors = invited.letterkit("add", name, "--to", "housing", code=2)
    assert f"{name}: " in errors


def test_what_is_cut_off_or_only_a_picture_waits(invited):
    mail = attached("text/plain", "and more", disposition="inline")(
        yes(invited, "a1", "ada@example.org")
    )
    out, errors = add(invited, mail[: mail.rindex(b"--x--")], "cut.eml")
    assert out == f"{LIST}: 1 to review\n"
    assert "it is cut off: a part of it has no end\n" in errors
    picture = attached("image/jpeg", "x")(answer("", "Cy Example <cy@example.org>"))
    out, errors = add(invited, picture, "picture.eml")
    assert out == f"{LIST}: 1 to review\n"
    assert "something is attached to it (image/jpeg)" in errors


KEYGEN = pytest.mark.skipif(shutil.which("ssh-keygen") is None, reason="needs ssh-keygen")


@pytest.fixture
def signing(town):
    town.keys(
        f"ada@example.org {town.ssh_key('ada')} example.org/ada",
        f"bo@example.org {town.ssh_key('bo')} example.org/bo",
    )
    return town


def signed(town, name, key, *arguments):
    town.statement(name, *arguments)
    town.ssh_sign(key, name)
    return town.letterkit("add", name, "--to", "housing")


@KEYGEN
@pytest.mark.parametrize("shown", ["unnamed", "initials"])
def test_a_statement_that_shows_less_than_the_list_waits_and_is_never_named(signing, shown):
    before = rows(signing)
    out, errors = signed(signing, "x.txt", "ada", *ADA, "--shown", shown)
    assert out == f"{LIST}: 1 to review\n"
    assert "it says to be shown in another way than the list" in errors
    assert rows(signing) == before
    signing.letterkit("build", "housing", "--format", "txt")
    assert "Ada Example" not in signing.read("build/housing/housing.en.txt")
    (mail,) = waiting(signing)
    decide = ("review", "housing", "--why", "x", "--decide")
    _, errors = signing.letterkit(*decide, f"answer:{mail.stem}=yes", code=2)
    assert f"answer:{mail.stem}={shown} --why REASON" in errors
    signing.letterkit(*decide, f"answer:{mail.stem}={shown}")
    assert rows(signing)[1].split(",")[6:8] == [shown, "key"]
    out, _ = signing.letterkit("add", "x.txt", "--to", "housing")
    assert out == f"{LIST}: 1 there already\n"


@KEYGEN
def test_a_statement_that_shows_more_than_the_list_waits_and_the_list_stays(signing):
    out, _ = signed(signing, "x.txt", "bo", *BO[:2], "--shown", "named")
    assert out == f"{LIST}: 1 to review\n"
    (mail,) = waiting(signing)
    signing.letterkit("review", "housing", "--why", "x", "--decide", f"answer:{mail.stem}=yes")
    assert rows(signing)[2].split(",")[6:8] == ["unnamed", "key"]


GPG = pytest.mark.skipif(shutil.which("gpg") is None, reason="needs gpg")


@pytest.fixture
def clear(town):
    fingerprint = town.gpg_key("Ada <ada@example.org>", "ada.asc")
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA)
    return town


@GPG
@pytest.mark.parametrize("words", ["Only if Bo signs too.\n\nBLOCK", "BLOCK\nNot before Monday\n"])
@pytest.mark.parametrize("name", ["y.asc", "y.txt"])
def test_words_around_a_clearsigned_text_wait(clear, words, name):
    clear.gpg("--clearsign", "x.txt")
    block = clear.read("x.txt.asc")
    clear.write(name, words.replace("BLOCK", block))
    out, errors = clear.letterkit("add", name, "--to", "housing")
    assert out == f"{LIST}: 1 to review\n"
    assert "it has words of its own around the statement that is signed" in errors
    _, errors = clear.letterkit("review", "housing")
    assert words.replace("BLOCK", "").strip() in errors
    clear.write("z.asc", block)
    (mail,) = waiting(clear)
    clear.letterkit("review", "housing", "--why", "x", "--decide", f"answer:{mail.stem}=yes")
    assert rows(clear)[1].split(",")[7] == "key"


@GPG
@pytest.mark.parametrize("armour", [(), ("--armor",)])
@pytest.mark.parametrize("suffix", [".gpg", ".asc", ".sig"])
def test_what_gpg_sign_wrote_says_how_to_sign(clear, armour, suffix):
    clear.gpg(*armour, "--output", f"x.txt{suffix}", "--sign", "x.txt")
    _, errors = clear.letterkit("add", f"x.txt{suffix}", "--to", "housing", code=2)
    assert f"x.txt{suffix}: signed with gpg --sign, or encrypted" in errors
    assert "ask for gpg --clearsign statement.txt" in errors
