"""The pictures of the tutorial: it is typed as its test does, and what it made is photographed.

Run as a program, it writes them into the folder that it is given:

    PYTHONPATH=src:tests .venv/bin/python tests/tutorial_pictures.py docs/pictures
"""

import base64
import io
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from previewed import previewed, wait_for
from render.browser import Browser
from smtp_server import Server
from test_tutorial import Afternoon

COLOURS = 64
LETTER = "night-train"


def main(pictures):
    pictures.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as short, Server(login=("letters@example.org", "x")) as sink:
        folder = Path(short) / "letters"
        folder.mkdir()
        Afternoon(folder, sink).spend(until="letterkit add replies")
        browser = Browser(Path(short) / "profile")
        try:
            for name, picture in photographed(browser, folder):
                write(picture, pictures / f"{name}.png")
        finally:
            browser.close()


def photographed(browser, folder):
    """Each picture with its name."""
    page = folder / "build" / LETTER / f"{LETTER}.en.html"
    yield "page", shot(browser, page, 1100, 900)
    yield "telephone", shot(browser, page, 390, 700, scale=1.5)
    yield "pdf", first_page(page.with_suffix(".pdf"))
    with previewed(folder, LETTER) as preview:
        is_there = "/to look at/.test(document.body.innerText)"
        is_there += " && !/Making/.test(document.body.innerText)"
        yield "preview", shot(browser, preview.address, 1280, 720, wait=is_there)
        yield "mail", shot(browser, f"{preview.address}#en/mail", 1100, 620, wait=is_there)


def shot(browser, path, width, height, *, scale=1, wait="true"):
    """What a browser of this size shows."""
    size = {"width": width, "height": height, "deviceScaleFactor": scale, "mobile": width < 600}
    browser.call("Emulation.setDeviceMetricsOverride", **size)
    browser.call("Emulation.setScrollbarsHidden", hidden=True)
    browser.open("about:blank")  # another part of a page is no new page
    browser.open(path)
    wait_for(browser, wait)
    browser.run("new Promise((done) => setTimeout(done, 1000))")  # frames inside of it
    taken = browser.call("Page.captureScreenshot", format="png")
    return Image.open(io.BytesIO(base64.b64decode(taken["data"])))


def first_page(pdf):
    command = ["pdftoppm", "-png", "-r", "80", "-f", "1", "-l", "1", pdf]
    done = subprocess.run(command, capture_output=True, check=True)
    return Image.open(io.BytesIO(done.stdout))


def write(picture, path):
    """With few colours, which a page of text needs no more of."""
    small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
    small.save(path, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
