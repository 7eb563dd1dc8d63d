"""An SMTP server on this machine for tests: it keeps what it takes, and fails as a test says.

One thread a connection, and nothing of letterkit in it. What it does with an e-mail is decided by a
function of the tests, from the recipient and how often somebody tried to reach them:

    ""            it is taken
    "451 words"   said after RCPT; with a number of another kind, that number
    "data 451 …"  said after the whole e-mail, which is not kept
    "drop …"      the connection ends: at "rcpt", "data" (before anything of it), "body" (in the
                  middle of it), "end" (all of it is here, and not kept), "kept" (it is kept, and
                  no answer comes)
"""

import base64
import contextlib
import socket
import ssl
import threading
from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Kept:
    """An e-mail that was taken: its sender, its recipients, its bytes, and the options of MAIL."""

    sender: str
    recipients: tuple[str, ...]
    data: bytes
    options: tuple[str, ...] = ()


@dataclass
class Server:
    """Begin it with `with`; `port` is where it listens. `kept` is what it took, in its order."""

    decide: object = lambda recipient, tries: ""
    extensions: tuple = ("SIZE 10000000", "8BITMIME", "SMTPUTF8")
    tls: ssl.SSLContext | None = None  # from the start
    starttls: ssl.SSLContext | None = None
    login: tuple | None = None
    mechanism: str = "PLAIN"
    most: int = 0  # e-mails of one connection, after which it says 421
    kept: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    tries: Counter = field(default_factory=Counter)
    connections: int = 0
    port: int = 0
    host: str = "127.0.0.1"

    def __enter__(self):
        self._socket = socket.create_server((self.host, self.port))
        self.port = self._socket.getsockname()[1]
        self._open = set()
        self._lock = threading.Lock()
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_):
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
        for each in list(self._open):
            with contextlib.suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)

    @property
    def recipients(self):
        """Everybody who got an e-mail, in its order."""
        return [each for one in self.kept for each in one.recipients]

    def _accept(self):
        while True:
            try:
                plain, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(plain,), daemon=True).start()

    def _serve(self, plain):
        self._open.add(plain)
        try:
            with contextlib.suppress(OSError, ConnectionError):
                line = plain
                if self.tls:
                    line = self.tls.wrap_socket(plain, server_side=True)
                Dialogue(self, line).run()
        finally:
            self._open.discard(plain)
            with contextlib.suppress(OSError):
                plain.close()


class Dropped(ConnectionError):
    """The server ends the connection."""


class Dialogue:
    def __init__(self, server, line):
        self.server = server
        self._take(line)
        self.is_safe = bool(server.tls)
        self.number = 0
        self.reset()

    def _take(self, line):
        self.line = line
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.file = line.makefile("rb")

    def reset(self):
        self.sender, self.options, self.recipients, self.fate = "", (), [], ""

    def say(self, text):
        self.line.sendall(f"{text}\r\n".encode())

    def run(self):
        self.say("220 test.example ESMTP")
        while line := self.file.readline():
            text = line.decode("utf-8", "surrogateescape").rstrip("\r\n")
            self.server.lines.append(text)
            verb, _, rest = text.partition(" ")
            if verb.upper() == "QUIT":
                self.say("221 bye")
                return
            self.obey(verb.upper(), rest)

    def obey(self, verb, rest):
        match verb:
            case "EHLO":
                self.greet()
            case "HELO":
                self.say("250 test.example")
            case "STARTTLS":
                self.say("220 go on")
                safe = self.server.starttls.wrap_socket(self.line, server_side=True)
                self._take(safe)
                self.is_safe = True
            case "AUTH":
                self.log_in(rest)
            case "MAIL":
                self.reset()
                self.sender, *self.options = rest.removeprefix("FROM:").split()
                self.say("250 ok")
            case "RCPT":
                self.rcpt(rest)
            case "DATA":
                self.data()
            case "RSET":
                self.reset()
                self.say("250 ok")
            case _:
                self.say("250 ok")

    def greet(self):
        offers = ["test.example", *self.server.extensions]
        if self.server.starttls and not self.is_safe:
            offers.append("STARTTLS")
        if self.server.login:
            offers.append(f"AUTH {self.server.mechanism}")
        for each in offers[:-1]:
            self.say(f"250-{each}")
        self.say(f"250 {offers[-1]}")

    def log_in(self, rest):
        _, _, given = rest.partition(" ")
        if self.server.mechanism == "LOGIN":
            answers = []
            for asked in ("VXNlcm5hbWU6", "UGFzc3dvcmQ6"):
                self.say(f"334 {asked}")
                answers.append(base64.b64decode(self.file.readline()))
            user, password = answers
        else:
            _, user, password = base64.b64decode(given).split(b"\0")
        if (user.decode(), password.decode()) == self.server.login:
            self.say("235 welcome")
        else:
            self.say(f"535 5.7.8 {user.decode()} {password.decode()} {given} are no user here")

    def rcpt(self, rest):
        recipient = rest.removeprefix("TO:").strip("<>")
        if self.server.most and self.number >= self.server.most:
            self.say("421 too many on this connection")
            raise Dropped
        with self.server._lock:
            self.server.tries[recipient] += 1
            tries = self.server.tries[recipient]
        self.fate = self.server.decide(recipient, tries)
        if self.fate == "drop rcpt":
            raise Dropped
        if self.fate[:3].isdigit():
            self.say(self.fate)
            if self.fate.startswith("421"):
                raise Dropped
            return
        self.recipients.append(recipient)
        self.say("250 ok")

    def data(self):
        if not self.recipients:
            self.say("503 nobody to send it to")
            return
        if self.fate == "drop data":
            raise Dropped
        self.say("354 go on")
        lines = []
        while (line := self.file.readline()) != b".\r\n":
            if not line:
                raise Dropped
            lines.append(line[1:] if line.startswith(b".") else line)
            if self.fate == "drop body" and len(lines) > 5:
                raise Dropped
        if self.fate == "drop end":
            raise Dropped
        if self.fate.startswith("data "):
            self.say(self.fate.removeprefix("data "))
            self.reset()
            return
        kept = Kept(
            self.sender.strip("<>"), tuple(self.recipients), b"".join(lines), tuple(self.options)
        )
        with self.server._lock:
            self.server.kept.append(kept)
        self.number += 1
        if self.fate == "drop kept":
            raise Dropped
        self.say("250 2.0.0 kept")
        self.reset()
