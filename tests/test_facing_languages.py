"""Two languages in one file, as a coordinator makes, publishes and verifies it."""

import pytest

from agreeing import shown
from artefacts import changed, unsealed
from letterkit.render.verifier_page import verifier_page
from render.browser import CHROMIUM, Browser
from test_press_version import letterkit, workspace_in
from verdict.test_copies import as_ghostscript


def facing(folder, langs, key):
    workspace = workspace_in(folder, langs)
    letter = workspace / "letters/parks/letter.md"
    letter.write_text(letter.read_text().replace("press: 2\n", key))
    return workspace


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    workspace = facing(tmp_path_factory.mktemp("f") / "w", ["en", "ar"], "facing: [en, ar]\n")
    assert letterkit(workspace, "keygen", "parks").returncode == 0
    done = letterkit(workspace, "publish", "parks", "--yes", "--format", "pdf")
    assert done.returncode == 0, done.stderr
    return workspace


def test_a_published_file_in_two_languages_is_sealed(published):
    done = letterkit(published, "verify", "build/parks/parks.en-ar.pdf", "--sealed")
    assert done.returncode == 0, done.stdout
    assert done.stdout.startswith("Sealed: ")


@pytest.mark.skipif(not CHROMIUM, reason="no chromium here")
def test_the_verifier_page_says_the_same_of_it(published, tmp_path):
    page = tmp_path / "verify.html"
    page.write_text(verifier_page(), "utf-8")
    sealed = published / "build/parks/parks.en-ar.pdf"
    bare = tmp_path / "bare.pdf"
    bare.write_bytes(unsealed(sealed.read_bytes()))
    browser = Browser(tmp_path / "profile")
    try:
        browser.open(page)
        assert [each.status for each in shown(browser, sealed)] == ["sealed"]
        assert [each.status for each in shown(browser, bare)] == ["unsealed"]
        copy = tmp_path / "copy.pdf"
        copy.write_bytes(changed(sealed.read_bytes(), as_ghostscript))
        assert [each.status for each in shown(browser, copy)] == ["cannot"]
    finally:
        browser.close()


@pytest.mark.parametrize(
    ("key", "error"),
    [
        ("facing: [en, uk]\n", "key facing: the letter is not written in uk"),
        ("facing: [en]\n", "key facing: expected two languages of this letter"),
        ("facing: [en, en]\n", "key facing: expected two languages of this letter"),
        ("facing: yes\n", "key facing: expected two languages of this letter"),
        ("facing: en\n", "key facing: expected two languages of this letter"),
        ("facing: [1, 2]\n", "key facing: expected two languages of this letter"),
        ("facing: [en, ar, uk]\n", "key facing: expected two languages of this letter"),
    ],
)
def test_languages_that_are_not_there_are_named(tmp_path, key, error):
    workspace = facing(tmp_path / "w", ["en", "ar"], key)
    done = letterkit(workspace, "build", "parks", "--format", "txt")
    assert done.returncode == 2
    assert error in done.stderr


def test_one_language_alone_keeps_the_file_of_two(tmp_path):
    workspace = facing(tmp_path / "w", ["en", "ar"], "facing: [ar, en]\n")
    assert letterkit(workspace, "build", "parks", "--format", "pdf").returncode == 0
    done = letterkit(workspace, "build", "parks", "--format", "txt", "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert (workspace / "build/parks/parks.ar-en.pdf").is_file()
