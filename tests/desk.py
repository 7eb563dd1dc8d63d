"""The desk of a coordinator: a workspace with one letter, for tests of lists that come in."""

import csv

from typer.testing import CliRunner

LETTER = "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\n---\nIts text.\n"


class Desk:
    """A workspace with one letter, and what its coordinator types."""

    def __init__(self, folder):
        self.folder = folder
        (folder / "letters" / "parks").mkdir(parents=True)
        (folder / "letters" / "parks" / "letter.md").write_text(LETTER, "utf-8")
        self.said = ""

    def run(self, *arguments, keys=None):
        from letterkit.cli.app import app
        from letterkit.errors import LetterkitError

        given = [str(each) for each in (*arguments, "-C", self.folder)]
        done = CliRunner().invoke(app, given, input=keys)
        self.said = done.output
        if isinstance(done.exception, LetterkitError):
            self.said += f"error: {done.exception}\nhint: {done.exception.hint}\n"
            return 2
        return done.exit_code

    def write(self, name, content):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path

    def add(self, name, content, *options, consent="yes", read=True):
        """Add a file; `read` says that somebody has read its texts."""
        path = self.write(name, content)
        given = ("--consent", consent) if consent else ()
        texts = ("--texts-read",) if read else ()
        return self.run("add", path, "--to", "parks", "--yes", *given, *texts, *options)

    @property
    def rows(self):
        text = (self.folder / "signatories" / "parks.csv").read_text("utf-8")
        return list(csv.DictReader(text.splitlines()))

    def column(self, name):
        return [row.get(name, "") for row in self.rows]

    def printed(self):
        """The text that `build` makes."""
        assert self.run("build", "parks", "--format", "txt") == 0, self.said
        return (self.folder / "build" / "parks" / "parks.en.txt").read_text("utf-8")
