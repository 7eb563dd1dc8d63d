"""The server of the preview: it listens on 127.0.0.1, and answers who knows the address only.

A list may be private, and any page in any browser on this machine can send a request to this
server. So there are three locks. The path begins with a token that cannot be guessed. The header
Host must name this machine, else a page elsewhere could make its own name lead here. And a request
that another page sends, which says so in the header Origin, gets nothing.

    /TOKEN/              the page of the preview
    /TOKEN/shell.css     its style, and /TOKEN/shell.js its script
    /TOKEN/events        what there is to see, as server-sent events: a JSON value after each change
    /TOKEN/view/FILE     a file, by the name that `build` gives it
    /open/CODE           leads to /TOKEN/ once: the address that is handed to a browser, which all
                         users of a machine can see among the arguments of its processes

What is previewed is sent with a policy that gives it an origin of its own. No request is logged.
"""

import hmac
import json
import socketserver
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from importlib import resources
from threading import Condition, Lock, Thread
from urllib.parse import unquote

from letterkit.errors import LetterkitError
from letterkit.faults import REPORT, kind_and_place
from letterkit.preview.events import Event, Showing
from letterkit.preview.views import policy_of

HERE = "127.0.0.1"
_OWN = {
    "": ("shell.html", "text/html; charset=utf-8"),
    "shell.css": ("shell.css", "text/css; charset=utf-8"),
    "shell.js": ("shell.js", "text/javascript; charset=utf-8"),
}
# The page of the preview: its own files, and frames from this server.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
    "frame-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'; require-trusted-types-for 'script'"
)
_ALIVE = 10  # seconds, after which a browser that is gone is noticed
_PATIENCE = 30  # seconds that a request may take to arrive


class Audience:
    """What is shown, and those who wait for it to change."""

    def __init__(self, letter: str) -> None:
        self._changed = Condition()
        self._number = 0
        self.showing = Showing(letter)

    def take(self, event: Event) -> None:
        """Show what is to be seen after an event."""
        with self._changed:
            self.showing = self.showing.after(event)
            self._number += 1
            self._changed.notify_all()

    def after(self, number: int) -> tuple[int, Showing]:
        """What is shown, and its number, which is the same if nothing changes for a while."""
        with self._changed:
            self._changed.wait_for(lambda: self._number != number, _ALIVE)
            return self._number, self.showing


class Server(ThreadingHTTPServer):
    """A server on this machine only; its `token` and `code` are secrets."""

    daemon_threads = True
    block_on_close = False

    def __init__(
        self,
        port: int,
        audience: Audience,
        *,
        token: str,
        code: str,
        complain: Callable[[LetterkitError], None],
    ) -> None:
        self.audience, self.token = audience, token
        self._code: str | None = code
        self._once = Lock()
        self._complain = complain
        super().__init__((HERE, port), _Handler)

    def server_bind(self) -> None:
        """As the base class does, but without asking a name server what 127.0.0.1 is called."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = HERE, int(self.server_address[1])

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that went away is none; all else is a fault of ours."""
        import sys

        error = sys.exc_info()[1]
        if error is not None and not isinstance(error, OSError):
            self._complain(LetterkitError(f"unexpected {kind_and_place(error)}", hint=REPORT))

    @property
    def hosts(self) -> tuple[str, str]:
        return f"{HERE}:{self.server_port}", f"localhost:{self.server_port}"

    def opens(self, code: str) -> bool:
        """Whether this is the code that leads to the preview; it does so once."""
        with self._once:
            known = self._code is not None and _same(code, self._code)
            if known:
                self._code = None
            return known


@contextmanager
def serving(server: Server) -> Iterator[None]:
    """While this lasts, requests are answered."""
    thread = Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    thread.start()
    try:
        yield
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    """Answers a request."""

    server: Server
    protocol_version = "HTTP/1.1"
    timeout = _PATIENCE

    def do_GET(self) -> None:
        """Send what the path names, to those who may see it."""
        if not self._is_from_here():
            self._refuse(403, "this is not a request of the preview")
            return
        first, _, rest = self.path.partition("?")[0].removeprefix("/").partition("/")
        if first == "open" and self.server.opens(rest):
            self._send(303, "text/plain", b"", Location=f"/{self.server.token}/")
        elif first == "open":
            self._refuse(410, "this address works once; the terminal shows one that stays")
        elif not _same(first, self.server.token):
            self._refuse(404, "the address is the one that the terminal shows")
        else:
            self._send_inside(unquote(rest))

    def _is_from_here(self) -> bool:
        """Whether the browser was sent here by name, and not by another page."""
        host, origin = self.headers.get("Host", ""), self.headers.get("Origin")
        own = self.server.hosts
        return host in own and (origin is None or origin in [f"http://{each}" for each in own])

    def _send_inside(self, path: str) -> None:
        if path in _OWN:
            name, media_type = _OWN[path]
            self._send(200, media_type, _own_file(name), policy=_POLICY)
        elif path == "events":
            self._send_events()
        elif view := self.server.audience.showing.view(path.removeprefix("view/")):
            self._send(200, view.media_type, view.data, policy=policy_of(view))
        else:
            self._refuse(404, "no such file")

    def _send_events(self) -> None:
        self._head(200, "text/event-stream", policy="default-src 'none'", Connection="close")
        self.close_connection = True
        number, before = -1, ""
        while True:
            number, showing = self.server.audience.after(number)
            sent = json.dumps(showing.as_json)
            # A line that says nothing, to find out whether anybody is there.
            self.wfile.write(b": \n\n" if sent == before else f"data: {sent}\n\n".encode())
            self.wfile.flush()
            before = sent

    def _refuse(self, status: int, why: str) -> None:
        self._send(status, "text/plain; charset=utf-8", f"{why}\n".encode())

    def _send(
        self,
        status: int,
        media_type: str,
        data: bytes,
        *,
        policy: str = "default-src 'none'; frame-ancestors 'none'",
        **more: str,
    ) -> None:
        self._head(status, media_type, policy=policy, **more, **{"Content-Length": str(len(data))})
        self.wfile.write(data)

    def _head(self, status: int, media_type: str, *, policy: str, **more: str) -> None:
        self.send_response(status)
        heads = {
            "Content-Type": media_type,
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cache-Control": "no-store",
            **more,
        }
        for name, value in heads.items():
            self.send_header(name, value)
        self.end_headers()

    def version_string(self) -> str:
        """No version of anything."""
        return "letterkit"

    def log_message(self, format: str, *args: object) -> None:
        """Log nothing: an address here is a secret."""


def _same(given: str, secret: str) -> bool:
    """Whether these are the same, in a time that says nothing of how much is."""
    return hmac.compare_digest(given.encode("utf-8", "replace"), secret.encode())


def _own_file(name: str) -> bytes:
    return (resources.files("letterkit.preview") / name).read_bytes()
