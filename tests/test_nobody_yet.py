"""A letter that nobody has signed yet says in every output what it hopes for, and until when."""

import re
import subprocess
from email import message_from_bytes, policy

import pytest

from test_press_version import letterkit, workspace_in

GOAL, LAST_DAY = "0 signatories of 50", "Last day to sign: 1 December 2099"
LATER = "Names are shown once 20 have signed."
KEYS = {
    "goal: 50": [GOAL],
    "closes: 2099-12-01": [LAST_DAY],
    "release_at: 20": [LATER],
    "goal: 50\ncloses: 2099-12-01\nrelease_at: 20": [GOAL, LAST_DAY, LATER],
}
ALL = ("en.pdf", "en.press.pdf", "en-ar.pdf", "en.html", "en.txt", "en.press.txt", "en.eml")


def workspace(folder, keys):
    made = workspace_in(folder, ["en", "ar"])
    letter = made / "letters/parks/letter.md"
    written = letter.read_text().replace("press: 2", f"press: 2\nfacing: [en, ar]\n{keys}")
    letter.write_text(written.replace("[parks]", "[]"))
    return made


def words(file):
    """What a reader of a file reads, on one line."""
    data = file.read_bytes()
    if file.suffix == ".pdf":
        command = ["pdftotext", "-", "-"]
        data = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    if file.suffix == ".eml":
        mail = message_from_bytes(data, policy=policy.default)
        bodies = [mail.get_body([kind]).get_content() for kind in ("plain", "html")]
        return [plain(each) for each in bodies]
    return [plain(data.decode())]


def plain(text):
    shown = re.sub(r"<style>.*?</style>|<[^>]*>", " ", text, flags=re.DOTALL)
    counted = " ".join(shown.replace("\u2068", "").replace("\u2069", "").split())
    # The page has the count in large type, below its label.
    return counted.replace("Signatories 0 of 50", GOAL)


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: keys.replace("\n", " "))
def test_every_output_says_what_is_hoped_for(tmp_path, keys):
    made = workspace(tmp_path / "w", keys)
    done = letterkit(made, "build", "parks")
    assert done.returncode == 0, done.stderr
    missing = [
        (ending, each)
        for ending in ALL
        for body in words(made / f"build/parks/parks.{ending}")
        for each in KEYS[keys]
        if each not in body
    ]
    assert missing == []


def test_a_published_list_of_nobody_says_it_too(tmp_path):
    made = workspace(tmp_path / "w", "goal: 50")
    assert letterkit(made, "keygen", "parks").returncode == 0
    done = letterkit(made, "publish", "parks", "--yes", "--format", "pdf")
    assert done.returncode == 0, done.stderr
    for ending in ("en.pdf", "en.press.pdf", "en-ar.pdf"):
        (body,) = words(made / f"build/parks/parks.{ending}")
        assert GOAL in body
        checked = letterkit(made, "verify", f"build/parks/parks.{ending}", "--sealed")
        assert checked.returncode == 0, checked.stdout


def test_a_letter_that_hopes_for_nothing_has_no_list(tmp_path):
    made = workspace(tmp_path / "w", "paper: a4")
    assert letterkit(made, "build", "parks").returncode == 0
    for ending in ALL:
        for body in words(made / f"build/parks/parks.{ending}"):
            assert "Signatories" not in body


def test_a_changed_text_that_nobody_has_signed_yet_is_published(tmp_path):
    made = workspace(tmp_path / "w", "goal: 50\ncloses: 2099-12-01")
    letter = made / "letters/parks/letter.md"
    letter.write_text(letter.read_text().replace("signatories: []", "signatories: [parks]"))
    assert letterkit(made, "keygen", "parks").returncode == 0
    publish = ("publish", "parks", "--yes", "--format", "pdf")
    assert letterkit(made, *publish).returncode == 0
    letter.write_text(letter.read_text().replace("Its text.", "Another text."))
    done = letterkit(made, *publish, "--amend")
    assert done.returncode == 0, done.stderr
    for ending in ("en.pdf", "en.press.pdf", "en-ar.pdf"):
        (body,) = words(made / f"build/parks/parks.{ending}")
        assert GOAL in body
        assert "signed an earlier version of this letter" in body
