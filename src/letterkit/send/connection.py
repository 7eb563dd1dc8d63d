"""One connection to a mail server: opened and protected, then one e-mail after the other.

An e-mail is handed over in steps, and it matters which of them failed
(RFC 5321, 4.1.1.4): until the line that ends it has gone, the server has nothing; once its answer
is here, it is known what became of it; between the two nobody knows.

`smtplib` has the dialogue, TLS and the ways to log in. It is never asked to print what it says, and
the name of this machine stays here: a server is greeted as `[127.0.0.1]`.
"""

import base64
import re
import signal
import smtplib
import socket
import ssl
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from enum import StrEnum

from letterkit.errors import LetterkitError
from letterkit.send.account import Account, Security, is_loopback

_CALLED = "[127.0.0.1]"
_DOT = re.compile(rb"^\.", re.MULTILINE)
_ADDRESS = re.compile(r"[^\s<>@]+@[^\s<>@]+")
_LONGEST = 200  # characters of a server's words that are shown
_HIDDEN = "…"
_SIGNALS = ("SIGINT", "SIGTERM", "SIGHUP")
_LOGIN_HINT = (
    "check user and password; many providers want a password for programs (an app password),"
    " which their settings make"
)


class Fate(StrEnum):
    """What came of an e-mail: it left, may be tried later, was refused, or is in doubt."""

    SENT = "sent"
    LATER = "later"
    REFUSED = "refused"
    DOUBT = "doubt"


@dataclass(frozen=True, slots=True)
class Reply:
    """What came of handing an e-mail over; `lost` is whether the connection is gone.

    `words` are the server's, without addresses.
    """

    fate: Fate
    code: int = 0
    words: str = ""
    lost: bool = False


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait: for a connection, for an answer, and for the answer to a whole e-mail.

    `again` are those before each new try of an e-mail, or of a connection, that failed for now.
    """

    connect: float = 30
    answer: float = 120
    end: float = 120
    again: tuple[float, ...] = (15, 60, 300, 900)


class Unreachable(LetterkitError):
    """No connection could be made for now; another try may make one."""


@dataclass(slots=True)
class Connection:
    """A connection that is ready for e-mails; `password` is in no message and no repr."""

    account: Account
    patience: Patience
    password: str = field(default="", repr=False)
    _smtp: smtplib.SMTP | None = field(default=None, repr=False)

    @property
    def is_open(self) -> bool:
        """Whether e-mails can be handed over."""
        return self._smtp is not None

    def connect(self) -> None:
        """Connect, protect the connection, and log in.

        Raises Unreachable where that may work later, and LetterkitError where it will not.
        """
        account = self.account
        place = f"{account.host}:{account.port}"
        try:
            self._smtp = self._connected()
            self._protect(self._smtp)
            self._log_in(self._smtp)
            self._settle(self._smtp)
        except ssl.SSLError as error:
            self.drop()
            raise LetterkitError(
                f"{place}: no protected connection: {_tls_fault(error)}",
                hint="check host, port and security in [smtp] of letterkit.toml; nothing was sent",
            ) from None
        except smtplib.SMTPResponseException as error:
            self.drop()
            words = f"{error.smtp_code} {self._words(error.smtp_error)}"
            if 400 <= error.smtp_code < 500:
                raise Unreachable(
                    f"{place}: the server does not take e-mails now: {words}"
                ) from None
            raise LetterkitError(
                f"{place}: the server refuses this account: {words}", hint=_LOGIN_HINT
            ) from None
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            raise Unreachable(
                f"{place}: no connection: {_fault(error)}",
                hint="check host and port in [smtp] of letterkit.toml, and the network",
            ) from None
        except BaseException:
            self.drop()
            raise

    def _connected(self) -> smtplib.SMTP:
        account, wait = self.account, self.patience.connect
        if account.security is Security.TLS:
            context = ssl.create_default_context()
            smtp: smtplib.SMTP = smtplib.SMTP_SSL(
                account.host, account.port, _CALLED, timeout=wait, context=context
            )
        else:
            smtp = smtplib.SMTP(account.host, account.port, _CALLED, timeout=wait)
        return smtp

    def _protect(self, smtp: smtplib.SMTP) -> None:
        smtp.ehlo_or_helo_if_needed()
        if self.account.security is Security.STARTTLS:
            if not smtp.has_extn("starttls"):
                raise LetterkitError(
                    f"{self.account.host}: the server offers no STARTTLS, so nothing was sent",
                    hint='if it takes TLS from the start, write port = 465 and security = "tls"',
                )
            smtp.starttls(context=ssl.create_default_context())
            smtp.ehlo_or_helo_if_needed()
        elif self.account.security is Security.NONE and not is_loopback(_peer(smtp)):
            raise LetterkitError(
                f"{self.account.host}: not on this machine, so nothing was sent unprotected",
                hint='write security = "tls" or "starttls" in [smtp] of letterkit.toml',
            )

    def _log_in(self, smtp: smtplib.SMTP) -> None:
        """Give user and password in UTF-8 (RFC 4616): `smtplib` knows passwords in ASCII only."""
        if not self.account.user:
            return
        offered = str(smtp.esmtp_features.get("auth", "")).upper().split()
        if "PLAIN" in offered:
            code, said = smtp.docmd("AUTH", f"PLAIN {self._together}")
        elif "LOGIN" in offered:
            code, said = smtp.docmd("AUTH", "LOGIN")
            for each in (self.account.user, self.password):
                if code == 334:
                    code, said = smtp.docmd(_base64(each))
        else:
            raise LetterkitError(
                f"{self.account.host}: the server takes no user and password here",
                hint="check port and security in [smtp] of letterkit.toml, or leave out user",
            )
        if code != 235:
            raise smtplib.SMTPResponseException(code, said)

    @property
    def _together(self) -> str:
        """User and password as they are sent together."""
        return _base64(f"\0{self.account.user}\0{self.password}")

    def _settle(self, smtp: smtplib.SMTP) -> None:
        """Let small pieces go at once: the line that ends an e-mail would wait for others."""
        if smtp.sock:
            smtp.sock.settimeout(self.patience.answer)
            with suppress(OSError):
                smtp.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def hand_over(self, recipient: str, data: bytes, at_end: Callable[[], None]) -> Reply:
        """Hand an e-mail to the server for one person.

        `at_end` is called when the server has all of it but the line that ends it, and it is not
        delivered unless that returns.
        """
        smtp = self._smtp
        if smtp is None:
            return Reply(Fate.LATER, lost=True)
        try:
            reply = self._before_end(smtp, recipient, data)
        except smtplib.SMTPServerDisconnected:
            self.drop()
            return Reply(Fate.LATER, words="the connection ended", lost=True)
        except (OSError, smtplib.SMTPException) as error:
            self.drop()
            return Reply(Fate.LATER, words=_fault(error), lost=True)
        if reply is not None:
            return self._after(smtp, reply)
        at_end()
        return self._after(smtp, self._end(smtp, recipient))

    def _before_end(self, smtp: smtplib.SMTP, recipient: str, data: bytes) -> Reply | None:
        """All steps before the line that ends the e-mail; what came of it if one was refused."""
        plain = recipient.isascii()
        if not plain and not smtp.has_extn("smtputf8"):
            words = "this server takes no address with letters beyond ASCII before the @"
            return Reply(Fate.REFUSED, 0, words)
        options = [] if plain else ["SMTPUTF8", "BODY=8BITMIME"]
        if smtp.has_extn("size"):
            options.append(f"SIZE={len(data)}")
        code, said = smtp.mail(self.account.sender, options)
        if code // 100 == 5 and code != 552:  # which is about this e-mail's size
            self.drop()
            raise LetterkitError(
                f"{self.account.host}: the server takes no e-mails from {self.account.sender}:"
                f" {code} {self._words(said)}",
                hint="write the address of the account below from in [smtp] of letterkit.toml",
            )
        if code // 100 == 2:
            code, said = smtp.rcpt(recipient)
        if code // 100 == 2:
            code, said = smtp.docmd("DATA")
            if code == 354:
                smtp.send(_DOT.sub(b"..", data.removesuffix(b"\r\n")) + b"\r\n")
                return None
        return self._reply(code, said, recipient)

    def _end(self, smtp: smtplib.SMTP, recipient: str) -> Reply:
        """Send the line that ends the e-mail; what the server answers, if it does."""
        try:
            if smtp.sock:
                smtp.sock.settimeout(self.patience.end)
            smtp.send(b".\r\n")
            code, said = smtp.getreply()
            if smtp.sock:
                smtp.sock.settimeout(self.patience.answer)
        except (OSError, smtplib.SMTPException):
            self.drop()
            return Reply(Fate.DOUBT, words="the connection ended before the answer", lost=True)
        reply = self._reply(code, said, recipient)
        return reply if code // 100 in (2, 4, 5) else Reply(Fate.DOUBT, code, reply.words)

    def _reply(self, code: int, words: bytes, recipient: str) -> Reply:
        fates = {2: Fate.SENT, 5: Fate.REFUSED}
        return Reply(fates.get(code // 100, Fate.LATER), code, self._words(words, recipient))

    def _after(self, smtp: smtplib.SMTP, reply: Reply) -> Reply:
        """Make the connection ready for the next e-mail, unless the server ends it (421)."""
        if reply.lost or not self.is_open:
            return reply
        if reply.code == 421 or reply.fate is Fate.DOUBT:
            self.drop()
            return Reply(reply.fate, reply.code, reply.words, lost=True)
        if reply.fate is not Fate.SENT:
            try:
                smtp.rset()
            except (OSError, smtplib.SMTPException):
                self.drop()
        return reply

    def _words(self, words: bytes | str, recipient: str = "") -> str:
        known = (recipient, recipient.rpartition("@")[0], self.account.user)
        secrets = (self._together, self.password, _base64(self.password)) if self.password else ()
        return masked(words, known, secrets)

    def close(self) -> None:
        """Say goodbye and end the connection."""
        if self._smtp is not None:
            with suppress(OSError, smtplib.SMTPException):
                self._smtp.quit()
        self.drop()

    def drop(self) -> None:
        """End the connection without a word."""
        if self._smtp is not None:
            with suppress(OSError):
                self._smtp.close()
        self._smtp = None


def masked(words: bytes | str, known: Iterable[str] = (), secrets: Iterable[str] = ()) -> str:
    """A server's words on one line, without addresses, without these words and secrets."""
    text = words.decode("utf-8", "replace") if isinstance(words, bytes) else str(words)
    for each in secrets:
        for form in (each, each.rstrip("=")):
            text = text.replace(form, _HIDDEN) if form else text
    for each in sorted(known, key=len, reverse=True):
        if len(each) > 1:
            whole = rf"(?<!\w){re.escape(each)}(?!\w)"
            text = re.sub(whole, _HIDDEN, text, flags=re.IGNORECASE)
    text = _ADDRESS.sub(_HIDDEN, " ".join(text.split()))
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


@contextmanager
def undisturbed() -> Iterator[None]:
    """Let Ctrl-C and the end of the session wait until an e-mail's fate is written down.

    Python runs handlers in its main thread, whichever thread of the system gets the signal.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = {}
    for name in _SIGNALS:
        number = getattr(signal, name, None)
        if number is not None and signal.getsignal(number) not in (signal.SIG_IGN, None):
            before[number] = signal.signal(number, lambda number, _: came.append(number))
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
        for number in dict.fromkeys(came):
            signal.raise_signal(number)


def _base64(text: str) -> str:
    return base64.b64encode(text.encode()).decode()


def _peer(smtp: smtplib.SMTP) -> str:
    return str(smtp.sock.getpeername()[0]) if smtp.sock else ""


def _tls_fault(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate does not hold: {error.verify_message}"
    return (error.reason or "the server speaks no TLS there").lower().replace("_", " ")


def _fault(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return "the server did not answer in time"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return "the connection ended" if isinstance(error, OSError) else "no answer of a mail server"
