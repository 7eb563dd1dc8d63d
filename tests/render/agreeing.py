"""What `letterkit verify` and verify.html say of the same files, for tests.

`told` gives the status and the sentence of the command, `shown` those of the page in a browser.
"""

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from letterkit.cli.given import Given
from letterkit.cli.verify import verdict_of
from letterkit.cli.verify_edition import trusted
from letterkit.cli.verify_told import lines
from letterkit.errors import LetterkitError
from letterkit.read.other_files import OtherFileError

GIVEN = Given(Path(), state=False)


@dataclass(frozen=True)
class Said:
    """`sentence` is empty where the command ended with an error, whose words are in `error`."""

    status: str
    sentence: str
    error: str = ""


def told(file):
    """What the command says of a letter, with no key given and nothing seen before."""
    try:
        verdict = verdict_of(Path(), file, "", None)
        register = verdict.agreement.register
        if not verdict.agreement.failed and register is not None and register.published:
            verdict = trusted(verdict, GIVEN)
    except OtherFileError as error:
        return Said("other", "", str(error))
    except LetterkitError as error:
        return Said("cannot-tell", "", str(error))
    return Said(verdict.status.value, next(iter(lines(verdict))))


def told_by_command(*arguments):
    """What the program itself prints first."""
    done = subprocess.run(
        [sys.executable, "-m", "letterkit", "verify", *map(str, arguments), "--no-state"],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout.partition("\n")[0]


def shown(browser, files):
    """What the page that the browser is at says of files that are dropped together."""
    field = browser.call("Runtime.evaluate", expression="document.getElementById('files')")
    browser.call(
        "DOM.setFileInputFiles",
        files=[str(each) for each in files],
        objectId=field["result"]["objectId"],
    )
    return [Said(*each) for each in browser.run(_VERDICTS)]


_VERDICTS = """(async () => {
    const all = document.getElementById("verdicts");
    while (all.ariaBusy === "true" || !all.children.length) {
        await new Promise((resolve) => setTimeout(resolve, 5));
    }
    const found = [...all.children].map((each) => {
        const said = [...each.querySelectorAll(".sentence, .more")];
        return [each.dataset.status, said.map((words) => words.textContent).join(" ")];
    });
    all.replaceChildren();
    return found;
})()"""


def disagreement(command, page):
    """In what the two contradict each other, or nothing.

    The page compares less, so it may be less sure; it is never surer, and it never accuses a file
    that the command does not accuse.
    """
    if page.sentence == command.sentence:
        return ""
    if page.status == "sealed":
        return "the page takes it for sealed"
    if page.status == "altered" and command.status != "altered" and not command.error:
        return "the page takes it for altered"
    return ""
