"""What `letterkit verify` and verify.html say of the same files, for tests.

`told` gives what the command says, `shown` what the page says in a browser.
"""

from contextlib import chdir
from dataclasses import dataclass
from tempfile import TemporaryDirectory

import pytest
from typer.testing import CliRunner

from letterkit.errors import LetterkitError
from letterkit.render.verifier_page import verifier_page
from render.browser import browser_at

HOLDS, REFUSED, UNKNOWN = 0, 1, 2  # exit codes


@dataclass(frozen=True)
class Told:
    """What the command says first; `sentence` is empty where it ended with an error."""

    code: int
    sentence: str
    error: str = ""


@dataclass(frozen=True)
class Shown:
    """A verdict of the page; `linked` is about the edition that the page's address names."""

    status: str
    sentence: str
    checks: tuple[str, ...] = ()
    command: str = ""
    asks: bool = False
    linked: str = ""


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    """A browser at verify.html."""
    folder = tmp_path_factory.mktemp("verifier")
    with browser_at(folder, verifier_page(), "verify.html") as browser:
        yield browser


def told(*arguments):
    """What the program says, with no key given and nothing seen before."""
    from letterkit.cli.app import app

    # A register that forked leaves its checkpoints as evidence in the folder of the moment.
    with TemporaryDirectory() as folder, chdir(folder):
        done = CliRunner().invoke(app, ["verify", *map(str, arguments), "--no-state"])
    if isinstance(done.exception, LetterkitError):
        return Told(UNKNOWN, "", str(done.exception))
    assert done.exception is None or isinstance(done.exception, SystemExit), done.exception
    return Told(done.exit_code, done.stdout.partition("\n")[0])


def drop(browser, *files):
    """Give files to the page that the browser is at, and wait for its verdicts."""
    _give(browser, files)
    browser.run(_SETTLED)


def shown(browser, *files):
    """What the page that the browser is at says of files that are dropped together."""
    _give(browser, files)
    return [
        Shown(status, sentence, tuple(checks), *others)
        for status, sentence, checks, *others in browser.run(_VERDICTS)
    ]


def _give(browser, files):
    browser.run("document.getElementById('verdicts').replaceChildren()")
    field = browser.call("Runtime.evaluate", expression="document.getElementById('files')")
    browser.call(
        "DOM.setFileInputFiles",
        files=[str(each) for each in files],
        objectId=field["result"]["objectId"],
    )


_SETTLED = """(async () => {
    const all = document.getElementById("verdicts");
    while (all.ariaBusy === "true" || !all.children.length) {
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
})()"""

_VERDICTS = """(async () => {
    const all = document.getElementById("verdicts");
    while (all.ariaBusy === "true" || !all.children.length) {
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const words = (each) => each.textContent;
    const found = [...all.children].map((each) => [
        each.dataset.status,
        [...each.querySelectorAll(".sentence, .more")].map(words).join(" "),
        [...each.querySelectorAll(".checks li")].map(words),
        [...each.querySelectorAll(".command")].map(words).join(" "),
        each.querySelector(".ask") !== null,
        [...each.querySelectorAll(".linked")].map(words).join(" "),
    ]);
    all.replaceChildren();
    return found;
})()"""

PARTS = "This file was altered: its parts do not agree."


def disagreement(command, page):
    """In what the page contradicts the command, or nothing.

    The page compares less, so it may say less: that something is not sealed and that it did not
    compare all of it, or that it cannot read the file. Where the command cannot read a file, the
    page may still find that a seal in it does not hold. It never takes a file for better than the
    command does, and never accuses one that the command does not accuse.
    """
    if page.sentence == command.sentence:
        return ""
    if page.status in ("sealed", "holds", "kept", "promised"):
        return "the page takes it for better"
    if page.status in ("cannot", "unsealed"):
        return ""
    if command.error:
        return "" if page.sentence != PARTS else "the page accuses what cannot be read"
    if command.code != REFUSED:
        return "the page accuses it"
    return (
        "" if PARTS in (page.sentence, command.sentence) else "they accuse it of different things"
    )
