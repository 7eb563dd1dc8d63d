"""The tutorial is typed from its first line to its last, and does what it shows.

From an empty folder and a draft to a page, PDFs in two languages, e-mails that a server took and a
receipt that holds. What the tutorial says others make, such as the answers of a form, is made here.
"""

import email
import email.policy
import os
import re
import shlex
import time
import urllib.request
from pathlib import Path

import pytest
from PIL import Image

from smtp_server import Server
from test_docs import BLOCK, commands_in
from typed import Terminal, matches

ROOT = Path(__file__).parent.parent
TUTORIAL = ROOT / "docs" / "tutorial.md"
PICTURES = ROOT / "docs" / "pictures"
RECEIPT = "night-train.receipt.tlog-proof"
GIVEN = "Ana Boris Cara Dora Emil Fay Gina Hana Ivo Jana Karl Lena Mira Nino Olga Paul Rosa"
FAMILY = "Beispiel Ejemplo Esempio Exemple Example Sample Muster Modell Probe Primer Vzor Esimerkki"


def draft(path):
    """The draft, as a word processor writes it."""
    from docx import Document

    written = Document()
    written.add_heading("Keep the night train to Sampleton", 0)
    written.add_paragraph(
        "The night train to Sampleton is to stop in March. For many of us it is the only way to"
        " travel without a car or a flight."
    )
    written.add_heading("Who needs it", 1)
    carried = written.add_paragraph("Last year it carried ")
    figure = carried.add_run("140,000 people")
    figure.bold = True
    carried.add_run(":")
    written.add_comment(figure, "Do we have this figure in writing?", "Ada Example")
    for words in (
        "nurses on their way to the first shift",
        "students who cannot pay for a hotel",
        "families with heavy bags",
    ):
        written.add_paragraph(words, "List Bullet")
    written.add_heading("What we ask", 1)
    for words in (
        "Keep the train until the end of 2027.",
        "Publish what it costs.",
        "Ask the passengers before you decide.",
    ):
        written.add_paragraph(words, "List Number")
    written.add_paragraph("We will gladly talk to you about it.")
    written.save(str(path))


def more_answers():
    """Two hundred people, who answered the form as plainly as those in the tutorial."""
    names = [f"{given} {family}" for family in FAMILY.split() for given in GIVEN.split()][:200]
    for number, name in enumerate(names):
        role, place = (("Nurse", "Example Hospital"), ("", ""), ("Student", ""))[number % 3]
        shown = "Yes" if number % 20 else "Only my initials"
        address = f"{name.replace(' ', '.').lower()}@example.org"
        yield f"2026/11/27 9:{number % 60:02}:10 PM,{name},{address},{role},{place},{shown}\n"


class Afternoon:
    """A folder and a server, where the tutorial is typed."""

    def __init__(self, folder, server):
        self.folder, self.server = folder, server
        environment = {
            **os.environ,
            "COLUMNS": "200",  # so that no line of the document depends on where it would break
            "TERM": "dumb",
            "NO_COLOR": "1",
            "BROWSER": "true %s",
            "XDG_STATE_HOME": str(folder.parent / "state"),
        }
        self.terminal = Terminal(folder, environment, password=server.login[1])
        self.made = {
            "replies.mbox": self.replies,
            RECEIPT: self.receipt,
            "answers-2.csv": self.answers,
        }

    def spend(self, until=""):
        """Type the tutorial; `until` a command, which is the first that is not typed."""
        draft(self.folder / "draft.docx")
        for kind, name, inside in BLOCK.findall(TUTORIAL.read_text("utf-8")):
            if kind == "console":
                for command, lines in commands_in(inside):
                    if until and command.startswith(until):
                        return
                    self.type(command, lines)
            elif name:
                self.write(name, inside)

    def type(self, command, lines):
        program, *arguments = shlex.split(command)
        assert program == "letterkit", command
        for each in self.made.keys() & set(arguments):
            (self.folder / each).write_bytes(self.made[each]())
        code, shown = self.terminal.type(arguments, lines, meanwhile=self.look)
        shown = shown.replace(f" at {self.server.host}:", " at smtp.example.org:")
        # Findings and Ctrl-C say so with their code; nothing else may go wrong.
        ends = {"check": (0, 1), "preview": (130,)}
        assert code in ends.get(arguments[0], (0,)), (command, code, shown)
        assert matches(lines, shown), f"{command}\n{shown}"

    def write(self, name, inside):
        if name.endswith(".csv"):
            inside = inside.replace("…\n", "".join(more_answers()))
        if name == "letterkit.toml":  # to the server of the test, and as fast as it can
            inside = inside.replace(
                '"smtp.example.org"', f'"{self.server.host}"\nport = {self.server.port}'
            )
            inside = inside.replace('"starttls"', '"none"\nrate = "90000/minute, 90000/day"')
        (self.folder / name).write_text(inside, "utf-8")

    def look(self, shown):
        """What the browser does that a preview opens."""
        address = re.search(r"^http://127\.0\.0\.1:\S+", shown, re.MULTILINE)[0]
        with urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310
            assert b"<title>Preview" in answer.read()

    def mail_to(self, address):
        """The receipt that somebody got."""
        data = next(each.data for each in self.server.kept if address in each.recipients)
        return email.message_from_bytes(data, policy=email.policy.default)

    def receipt(self):
        attached = self.mail_to("zoe@example.org").iter_attachments()
        return next(each.get_content() for each in attached if each.get_filename() == RECEIPT)

    def replies(self):
        said = {"zoe@example.org": "yes", "dan@example.org": "no, it was not me"}
        return b"".join(self.reply(address, words) for address, words in said.items())

    def reply(self, address, words):
        mail = self.mail_to(address)
        lines = (
            f"From {address} Sat Nov 28 12:00:00 2026",
            *(f"From: {mail['To']}", f"To: {mail['From']}", f"Subject: Re: {mail['Subject']}"),
            f"In-Reply-To: {mail['Message-ID']}",
            f"Date: {email.utils.format_datetime(email.utils.localtime())}",
            *("MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8", "", words, "", ""),
        )
        return "\n".join(lines).encode()

    def answers(self):
        late = "2026/11/28 9:00:00 AM,Finn Sample,finn@example.org,,,Yes\n"
        return (self.folder / "answers.csv").read_bytes() + late.encode()


def test_the_tutorial_does_what_it_shows(tmp_path):
    begun = time.monotonic()
    folder = tmp_path / "letters of ours"
    folder.mkdir()
    with Server(login=("letters@example.org", "not in any file")) as server:
        Afternoon(folder, server).spend()
    assert time.monotonic() - begun < 180
    assert server.recipients[0] == "bo@railways.example.org"
    receipts = server.recipients[1:]
    assert len(receipts) == len(set(receipts)) == 203
    assert "edda@example.org" not in receipts
    built = folder / "build" / "night-train"
    for lang in ("en", "fr"):
        for suffix in ("pdf", "html"):
            assert (built / f"night-train.{lang}.{suffix}").stat().st_size > 10_000
    page = (built / "night-train.en.html").read_text("utf-8")
    assert "Zoë Sample-Müller" in page
    assert "Dan Example" not in page
    assert "Edda" not in page
    for path in (each for each in folder.rglob("*") if each.is_file()):
        assert b"not in any file" not in path.read_bytes(), path


def test_it_installs_what_the_program_itself_installs():
    wanted = (ROOT / "bin" / "setup.sh").read_text("utf-8").split("packages='\n")[1].split("\n'")[0]
    packages = [line.split()[0] for line in wanted.splitlines()]
    line = re.search(r"^sudo apt-get install pipx (.*)$", TUTORIAL.read_text("utf-8"), re.MULTILINE)
    assert line[1].split() == packages


def test_pictures_are_small_and_each_is_shown():
    shown = set(re.findall(r"\]\(pictures/(\S+?)\)", TUTORIAL.read_text("utf-8")))
    assert shown == {each.name for each in PICTURES.glob("*.png")}
    assert 4 <= len(shown) <= 6
    for name in shown:
        assert (PICTURES / name).stat().st_size < 100_000, name
        with Image.open(PICTURES / name) as picture:
            assert picture.mode == "P", name


@pytest.mark.parametrize(
    ("lines", "shown", "expected"),
    [
        (["a …", "…", "z"], "a b\n\nmore\nz\n", True),
        (["a …"], "a b\nmore\n", False),
        (["a"], "a b\n", False),
        ([], "a\n", False),
        (["1 added (…)"], "1 added (dry run)\n", True),
        (["…", "left. ."], "x\nleft. ?\n", False),
    ],
)
def test_a_screen_that_differs_is_seen(lines, shown, expected):
    assert matches(lines, shown) is expected
