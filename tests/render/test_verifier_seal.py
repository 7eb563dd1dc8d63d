"""The page's verifier of seals, value by value beside the one that `verify` has."""

import random

import pytest

from letterkit.errors import LetterkitError
from letterkit.model import Medium
from letterkit.model.seal import FRAMES, find_place
from letterkit.tlog.seal import sealed_file, verify_file
from registers import SIGNER, public
from render.browser import CHROMIUM
from render.published import SECOND, TEXTS, at_a_page, judged_by_page
from tlog.test_seal import SEALED, STRANGER, UNSEALED, VKEY, note_in, resealed

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

# What the page knows a file of letterkit's by, where it has no seal.
OWN = {Medium.PAGE: b' id="letterkit-text"', Medium.TEXT: b"=" * 72 + b"\n"}


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    browser = at_a_page(tmp_path_factory.mktemp("seal"))
    yield browser
    browser.close()


def judged(browser, files):
    """What the page of the second edition says of each file that is dropped on it."""
    return judged_by_page(browser, files, public(SECOND, TEXTS))


def told(data, medium):
    try:
        return "sealed" if verify_file(data, medium, VKEY) else "unsealed"
    except LetterkitError:
        return "broken"


def test_a_sealed_file_of_each_medium_is_told_to_be_sealed(browser):
    assert judged(browser, SEALED.values()) == ["sealed"] * len(SEALED)


def test_a_file_that_nobody_sealed_is_told_to_be_not_sealed(browser):
    files = [data + OWN.get(medium, b"") for medium, data in UNSEALED.items()]
    assert judged(browser, files) == ["unsealed"] * len(files)


def test_what_is_none_of_ours_is_no_file_to_speak_of(browser):
    assert judged(browser, [b"", b"garbage\n", b"{}", b"<p>", bytes(300)]) == ["malformed"] * 5


def test_a_seal_of_another_key_file_or_medium_is_broken(browser):
    files = []
    for medium, data in SEALED.items():
        files.append(sealed_file(UNSEALED[medium], medium, 2, STRANGER))
        files += [
            resealed(data, medium, note_in(SEALED[other], other))
            for other in SEALED
            if other is not medium
        ]
        frame = FRAMES[medium]
        at, place = data.index(frame.marker), find_place(data, frame)
        files.append(data[: place.stop + len(frame.end)] + data[at:])
    assert judged(browser, files) == ["broken"] * len(files)


def test_every_change_is_told_as_letterkit_tells_it(browser):
    chance = random.Random(1)  # noqa: S311
    files, expected = [], []
    for medium, data in SEALED.items():
        marker = data.index(FRAMES[medium].marker)
        for at in sorted(chance.sample(range(40, len(data)), 80)):
            if marker <= at < marker + len(FRAMES[medium].marker):
                continue  # then there is none, and whose file it is differs
            changed = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
            files.append(changed)
            expected.append(told(changed, medium))
    assert judged(browser, files) == expected
    assert set(expected) == {"broken"}
    assert SIGNER.name.encode() in SEALED[Medium.TEXT]
