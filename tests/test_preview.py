"""`letterkit preview`: what is seen after a save, and who can see it."""

import http.client
import os
import signal
import socket
import time
from pathlib import Path

import pytest

from desk import LETTER
from letterkit.preview.server import Audience, Server, serving
from previewed import previewed, wait_for
from render.browser import CHROMIUM, Browser
from thorough import THOROUGH

in_browser = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")
PEOPLE = "name,kind,consent\nAda Example,person,yes\nBo Hidden,person,no\n"
# Where not all is tried, a busy machine may be slow.
MOST_TO_SEE, MOST_OF_MANY = (1, 6) if THOROUGH else (60, 90)
FRAME = "document.querySelector('iframe:not(.coming)')"


def written(desk, text=LETTER, people=PEOPLE):
    desk.write("letters/parks/letter.md", text)
    desk.write("signatories/parks.csv", people)
    return desk.folder


def files_of(folder):
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def is_made(state):
    return bool(state["languages"]) and not state["working"]


@pytest.fixture
def browser(tmp_path_factory):
    browser = Browser(tmp_path_factory.mktemp("profile"))
    yield browser
    browser.close()


def shows(word):
    """Whether the file in the frame has a word; the frame itself is closed to the page around."""
    return f"{FRAME} && (await (await fetch({FRAME}.src)).text()).includes('{word}')"


@in_browser
def test_a_change_is_seen_in_two_tabs_and_an_error_stands_above_the_last_good_version(
    desk, browser
):
    folder = written(desk)
    with previewed(folder) as preview:
        browser.open(preview.address)
        wait_for(browser, shows("Its text."))
        wait_for(browser, "document.querySelector('#findings .error')")
        first = browser._session
        browser._session = ""
        tab = browser.call("Target.createTarget", url=f"{preview.address}#en/text")["targetId"]
        second = browser.call("Target.attachToTarget", targetId=tab, flatten=True)["sessionId"]

        begun = time.monotonic()
        written(desk, LETTER.replace("Its text.", "Its newer text."))
        for each in (first, second):
            browser._session = each
            browser.call("Page.bringToFront")  # a tab that nobody sees waits
            wait_for(browser, shows("Its newer text."))
        assert time.monotonic() - begun < MOST_TO_SEE
        assert browser.run(f"{FRAME}.src").rpartition("/")[2].startswith("parks.en.txt?")

        browser._session = first
        browser.call("Page.bringToFront")
        written(desk, LETTER.replace("date: 2026-11-22", "date: soon"))
        problem = "document.getElementById('problem').innerText"
        wait_for(browser, f"{problem}.includes('letters/parks/letter.md:3')")
        wait_for(browser, shows("Its newer text."))
        assert browser.run("document.getElementById('status').innerText").startswith("The last")

        written(desk, LETTER.replace("Its text.", "Its mended text."))
        wait_for(browser, f"!{problem} && {shows('Its mended text.')}")
        (folder / "signatories" / "parks.csv").unlink()
        wait_for(browser, f"{problem}.includes('no list signatories/parks')")
        wait_for(browser, shows("Its mended text."))
        written(desk)
        wait_for(browser, f"!{problem} && {shows('Its text.')}")
        browser.run("document.getElementById('format-pdf').click()")
        wait_for(browser, f"{FRAME}?.src.includes('parks.en.pdf')")
        assert browser.errors == []


@in_browser
def test_tabs_are_moved_through_by_keys_and_the_letter_is_in_a_sandbox(desk, browser):
    folder = written(desk)
    desk.write("letters/parks/letter.be.md", "---\ntitle: Ліст\n---\nТэкст.\n")
    press = """((id, key) => document.getElementById(id).dispatchEvent(
        new KeyboardEvent("keydown", {key, bubbles: true})))"""
    chosen = "[...document.querySelectorAll('[aria-selected=true]')].map((e) => e.id).join(' ')"
    with previewed(folder) as preview:
        browser.open(preview.address)
        wait_for(browser, shows("Its text."))
        assert browser.run(f"{FRAME}.sandbox.value") == "allow-scripts"
        assert browser.run(f"{FRAME}.contentDocument") is None
        rows = (
            ("language-en", "ArrowRight", "language-be format-page"),
            ("format-page", "ArrowLeft", "language-be format-text"),
            ("format-text", "Home", "language-be format-page"),
            ("language-be", "End", "language-be format-page"),
            ("format-page", "x", "language-be format-page"),
        )
        for at, key, then in rows:
            browser.run(f"{press}('{at}', '{key}') && 0")
            assert browser.run(chosen) == then, (at, key)
        wait_for(browser, shows("Тэкст."))
        tabbable = "[...document.querySelectorAll('[role=tab]')].filter((e) => !e.tabIndex).length"
        assert browser.run(tabbable) == 2
        assert browser.errors == []


def varied(number):
    """A name of very many, none like another, as in a true list."""
    first, last = "bklmnprstv", "aeiou"
    syllables = [f"{one}{other}" for one in first for other in last]
    digits = number * 2654435761 % 50**6
    parts = [syllables[digits // 50**place % 50] for place in range(6)]
    return f"{''.join(parts[:3])} {''.join(parts[3:])}".title()


def test_a_huge_list_does_not_keep_a_change_of_the_text_from_being_seen(desk):
    rows = "".join(f"{varied(number)},person,yes\n" for number in range(20_000))
    folder = written(desk, people="name,kind,consent\n" + rows)
    with previewed(folder) as preview:
        states = preview.states()
        first = next(each for each in states if is_made(each))
        assert first["counted"] == "20,000 on the list"
        assert first["languages"][0]["drawing"]  # the page is there before the PDF
        begun = time.monotonic()
        desk.write("letters/parks/letter.md", LETTER.replace("Its text.", "Its newer text."))
        assert next(each for each in states if each["working"])["languages"]  # says so, shows both
        assert preview.get(preview.path)[0] == 200  # and answers
        mark = first["languages"][0]["views"]["page"]["mark"]
        next(e for e in states if e["languages"][0]["views"]["page"]["mark"] != mark)
        assert time.monotonic() - begun < MOST_OF_MANY
        assert "Its newer text." in preview.view("parks.en.html")


def test_only_this_machine_and_only_who_knows_the_address_sees_anything(desk):
    with previewed(written(desk), "parks") as preview:
        preview.until(is_made)
        own, port = preview.path, preview.port
        for other in ("127.0.0.2", "::1"):
            family = socket.AF_INET6 if ":" in other else socket.AF_INET
            with (
                pytest.raises(OSError, match=r"refused|assign|unreach|support"),
                socket.socket(family) as line,
            ):
                line.connect((other, port))
        here = f"http://127.0.0.1:{port}"
        rows = (
            (own, {}, 200),
            (own, {"Host": f"localhost:{port}"}, 200),
            (own, {"Origin": here}, 200),
            (own, {"Host": f"evil.example:{port}"}, 403),
            (own, {"Host": "127.0.0.1"}, 403),
            (own, {"Host": ""}, 403),
            (own, {"Origin": "https://evil.example"}, 403),
            (own, {"Origin": "null"}, 403),
            ("/", {}, 404),
            ("/view/parks.en.html", {}, 404),
            (f"{own[:-2]}/view/parks.en.html", {}, 404),
            (f"{own}view/parks.en.html", {}, 200),
            (f"{own}view/../../signatories/parks.csv", {}, 404),
            (f"{own}view/%2e%2e/signatories/parks.csv", {}, 404),
            (f"{own}signatories/parks.csv", {}, 404),
            ("/open/0", {}, 410),
        )
        for path, headers, status in rows:
            found, heads, data = preview.get(path, **headers)
            assert found == status, (path, headers, found)
            assert not [each for each in heads if each.startswith("Access-Control")], path
            assert "Content-Security-Policy" in heads, path
            assert status == 200 or b"Ada" not in data, path
        for path in (b"/\xff/", b"/open/\xff"):
            assert preview.get_raw(path).split()[1] in (b"404", b"410"), path
        for method in ("POST", "PUT", "OPTIONS", "DELETE"):
            assert preview.get(own, method)[0] == 501, method


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_nothing_is_written_and_nothing_is_left_behind(desk, how):
    folder = written(desk)
    before = files_of(folder)
    with previewed(folder) as preview:
        preview.until(is_made)
        preview.get(f"{preview.path}no-such")
        children = children_of(preview.process.pid)
        assert children
        code, said = preview.end(how)
        assert code == (130 if how == signal.SIGINT else -how)
        interrupted = "letterkit: interrupted\n" if how == signal.SIGINT else ""
        assert said == f"parks: shown at this address until you press Ctrl-C\n{interrupted}"
        until_gone(children)
        with pytest.raises(ConnectionRefusedError):
            preview.get("/")
    assert files_of(folder) == before


def children_of(parent):
    """The processes below one, on Linux."""
    found = []
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(fields[1]) == parent and fields[0] != "Z":
            child = int(path.parent.name)
            found += [child, *children_of(child)]
    return found


def test_the_address_on_a_command_line_leads_to_the_preview_once():
    audience = Audience("parks")
    server = Server(0, audience, token="t0", code="c0", complain=None)
    with serving(server):
        line = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=60)
        found = []
        for path in ("/open/c1", "/open/c0", "/open/c0", "/t0/"):
            line.request("GET", path)
            answer = line.getresponse()
            answer.read()
            found.append((answer.status, answer.headers["Location"]))
        line.close()
    assert found == [(410, None), (303, "/t0/"), (410, None), (200, None)]


def until_gone(processes):
    for _ in range(1000):
        if not any(is_alive(each) for each in processes):
            return
        time.sleep(0.05)
    raise AssertionError(f"still there: {processes}")


def is_alive(process):
    try:
        os.kill(process, 0)
        state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state != "Z"


def test_what_cannot_be_previewed_is_said(desk):
    written(desk)
    desk.write("letters/trees/letter.md", LETTER)
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        rows = (
            ((), "there is more than one letter", "parks, trees"),
            (("rivers",), "no such letter: rivers", "parks, trees"),
            (("parks", "--port", port), f"--port {port}: address already in use", "leave out"),
        )
        for options, error, hint in rows:
            assert desk.run("preview", *options, "--no-open") == 2, options
            assert f"error: {error}" in desk.said, options
            assert hint in desk.said, options
