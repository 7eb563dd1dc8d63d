"""Programs that do a part of what letterkit does; `beside` has how each is run."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

BESIDE = Path(__file__).parent / "beside"
ANY = 10**9


class Peer(NamedTuple):
    """What is run beside a piece of work, up to `most` names.

    `needs` is a module of the Python that runs `script`; without a script it is a program, which
    gets `arguments`. `settings` say in words what it is run with and what it leaves out.
    """

    work: str
    name: str
    needs: str
    settings: str
    script: str = ""
    arguments: tuple[str, ...] = ()
    most: int = ANY

    def lacks(self, python: str) -> str:
        """Why it cannot be run here; nothing if it can."""
        if not self.script:
            return "" if shutil.which(self.needs) else f"{self.needs} is not installed"
        asked = f"import importlib.util as u, sys; sys.exit(u.find_spec({self.needs!r}) is None)"
        found = subprocess.run([python, "-c", asked], check=False, capture_output=True)
        return f"no module {self.needs}" if found.returncode else ""

    def version(self, python: str) -> str:
        if not self.script:
            said = subprocess.run([self.needs, "-v"], check=False, capture_output=True, text=True)
            return (said.stdout + said.stderr).partition("\n")[0]
        known = f"m.version({self.needs!r})" if self.needs != "hashlib" else "p.python_version()"
        asked = f"import importlib.metadata as m, platform as p; print({known})"
        said = subprocess.run([python, "-c", asked], check=True, capture_output=True, text=True)
        return f"{self.needs} {said.stdout.strip()}"

    def command(self, python: str) -> Sequence[str]:
        """What to run in a workspace."""
        if not self.script:
            return [self.needs, *self.arguments]
        return [python, str(BESIDE / self.script)]


PEERS = (
    Peer(
        "check",
        "Splink",
        "splink",
        "DuckDB; Jaro-Winkler of names, e-mail, affiliation and country; blocks of equal e-mail, "
        "equal name, four letters and country; trained on the list. Finds repeats only",
        "repeats_by_splink.py",
    ),
    Peer(
        "invite",
        "mailmerge, dry run",
        "mailmerge",
        "plain text to standard output: no HTML part, no files",
        "mails_by_mailmerge.py",
        most=100_000,
    ),
    Peer(
        "publish",
        "a loop of hashlib",
        "hashlib",
        "the hashes of a Merkle tree over lines of text, and nothing else",
        "tree_by_hashlib.py",
    ),
    Peer(
        "pdf",
        "WeasyPrint, list",
        "weasyprint",
        "PDF/UA-1, `<ol>` in one column; no letter, no register, no PDF/A",
        "list_by_weasyprint.py",
        most=10_000,
    ),
    Peer(
        "pdf",
        "Typst, paragraphs of 200",
        "typst",
        "PDF/UA-1, running text; no name has a tag, no letter, no register, no PDF/A",
        "paragraphs_by_typst.py",
    ),
    Peer(
        "verify pdf",
        "pdftotext",
        "pdftotext",
        "poppler's text of the file; nothing is compared",
        arguments=("build/parks/parks.en.pdf", "text.txt"),
    ),
    Peer(
        "receipts",
        "pymerkle",
        "pymerkle",
        "a tree in memory and a proof for each entry: no files, no signatures",
        "proofs_by_pymerkle.py",
        most=10_000,
    ),
)
