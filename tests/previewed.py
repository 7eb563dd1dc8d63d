"""A preview that runs, for tests: the program, what it sends, and a tab of a browser at it."""

import http.client
import json
import os
import socket
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

SOURCE = Path(__file__).parent.parent / "src"
PATIENCE = 100  # seconds; a machine may be busy


class Preview:
    """The program, at the address that it prints."""

    def __init__(self, folder, *options):
        self.folder = folder
        self.process = subprocess.Popen(
            [sys.executable, "-m", "letterkit", "preview", "-C", folder, "--no-open", *options],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        self.port = urlsplit(self.address).port
        self.path = urlsplit(self.address).path

    def get(self, path, method="GET", **headers):
        """The status, the headers and the bytes of an answer."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        given = {"Host": f"127.0.0.1:{self.port}", **headers}
        line.request(method, path, headers=given)
        answer = line.getresponse()
        found = answer.status, dict(answer.getheaders()), answer.read()
        line.close()
        return found

    def get_raw(self, path):
        """The first line of the answer to a path of any bytes."""
        with socket.create_connection(("127.0.0.1", self.port), PATIENCE) as line:
            host = f"Host: 127.0.0.1:{self.port}\r\nConnection: close\r\n\r\n".encode()
            line.sendall(b"GET " + path + b" HTTP/1.1\r\n" + host)
            return line.makefile("rb").readline()

    def view(self, name):
        return self.get(f"{self.path}view/{name}")[2].decode()

    def states(self):
        """What a tab is sent, as it comes."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        line.request("GET", f"{self.path}events")
        answer = line.getresponse()
        try:
            while said := answer.readline():
                if said.startswith(b"data: "):
                    yield json.loads(said.removeprefix(b"data: "))
        finally:
            line.close()

    def until(self, holds):
        """The first of the states for which this holds; what is there now may be one."""
        return next(each for each in self.states() if holds(each))

    def end(self, signal):
        """End it as from outside; the exit code and what it said."""
        self.process.send_signal(signal)
        _, said = self.process.communicate(timeout=PATIENCE)
        return self.process.returncode, said


@contextmanager
def previewed(folder, *options):
    preview = Preview(folder, *options)
    try:
        yield preview
    finally:
        preview.process.kill()
        preview.process.communicate()


def wait_for(browser, holds):
    """Wait in a tab until an expression is true."""
    found = browser.run(
        f"""(async () => {{
            const end = performance.now() + {PATIENCE} * 1000;
            while (performance.now() < end) {{
                if ({holds}) {{ return true; }}
                await new Promise((done) => setTimeout(done, 20));
            }}
            return document.body.innerText;
        }})()"""
    )
    assert found is True, found
