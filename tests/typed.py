"""A transcript of a terminal is typed, and the screen compared with it.

A block of a document that begins with three backquotes and `console` is a transcript: lines behind
`$ ` are commands. What else is typed stands behind a question, `^C` included, or on the line below
one that ends in ` left)`. `…` stands for any words, and alone on its line for any lines.
"""

import os
import pty
import re
import select
import threading

import program

PATIENCE = 100  # seconds; a machine may be busy
QUIET = 0.05  # seconds after which a program has written what it writes for now
_QUESTION = re.compile(r"(?:: |\] )\Z")  # how a line ends at which a program waits
_KEYS = re.compile(r" left\)\r?\n\Z")
CTRL_C = "^C"


def matches(lines, shown):
    """Whether lines that were shown are those of a document, however wide the blanks in them."""
    pattern = ""
    for line in _without_blanks(lines):
        words = ".*?".join(re.escape(part) for part in line.split("…"))
        pattern += "(?:.*\n)*?" if line == "…" else f"{words}\n"
    seen = "".join(f"{line}\n" for line in _without_blanks(shown.splitlines()))
    return bool(re.fullmatch(pattern, seen))


def _lines(seen):
    return seen.decode("utf-8", "replace").replace("\r\n", "\n")


def _without_blanks(lines):
    return [" ".join(line.split()) for line in lines if line.strip()]


class Terminal:
    """Somebody at a terminal who types what a document says; `password` is typed unseen."""

    def __init__(self, folder, environment, password=""):
        self.folder, self.environment, self.password = folder, environment, password

    def type(self, arguments, lines, meanwhile=lambda shown: None):
        """The exit code of a command and what was on its screen.

        `meanwhile` is called with that before Ctrl-C is pressed.
        """
        here, there = pty.openpty()
        ended = []

        def run():
            given = {"cwd": self.folder, "env": self.environment, "timeout": PATIENCE}
            ended.append(program.letterkit_at(there, arguments, **given))

        running = threading.Thread(target=run)
        running.start()
        seen, looked, left = b"", b"", list(lines)
        try:
            while running.is_alive() or select.select([here], [], [], 0)[0]:
                if select.select([here], [], [], QUIET)[0]:
                    seen += os.read(here, 65536)
                elif seen != looked:  # what is still being written may look like a question
                    left = self._answer(here, _lines(seen), left, meanwhile)
                    looked = seen
        finally:
            os.close(here)  # which ends a program that still waits
            os.close(there)
            running.join()
        return ended[0], _lines(seen)

    def _answer(self, keys, shown, left, meanwhile):
        """Type what comes next, if the program waits for it; the lines that are left."""
        last = shown.rpartition("\n")[2]
        if last.startswith("Password"):
            if _QUESTION.search(last):
                os.write(keys, f"{self.password}\n".encode())
            return left
        if _QUESTION.search(last):
            for number, line in enumerate(left):
                if f"{line} ".startswith(last):
                    os.write(keys, f"{line[len(last) :]}\n".encode())
                    return left[number + 1 :]
            raise AssertionError(f"the document answers nothing to: {last}")
        if _KEYS.search(shown):
            number = next(n for n, line in enumerate(left) if line.endswith(" left)"))
            os.write(keys, f"{left[number + 1]}\n".encode())
            return left[number + 2 :]
        if left and left[-1].startswith(CTRL_C) and matches(left[:-1], shown):
            meanwhile(shown)
            os.write(keys, b"\x03")
            return []
        return left
