"""How much of a title stands at the foot of a page, beside what has its room there."""

import dataclasses
import re
import subprocess
from itertools import pairwise

import pytest

from artefacts import failures
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.model import CanonicalText, Paper
from letterkit.render.pdf import pdf
from render.documents import register, sample, text
from render.published import document

WIDE = 69  # characters that were too many, though the line had room for them
TITLES = {
    "Latin": "A library in every school of every town, and in each of the villages around it",
    "Greek": "Βιβλιοθήκες σε κάθε σχολείο κάθε πόλης και σε καθένα από τα χωριά γύρω της",
    "Cyrillic": "Бібліотеку в кожній школі кожного міста і в кожному з сіл навколо нього",
    "Georgian": "ბიბლიოთეკა ყველა ქალაქის ყველა სკოლაში და მის გარშემო მდებარე თითოეულ სოფელში",
    "Arabic": "مكتبة في كل مدرسة من كل مدينة، وفي كل قرية من القرى المحيطة بها، في الشتاء",
    "Hebrew": "ספרייה בכל בית ספר בכל עיר, ובכל אחד מן הכפרים שסביבה, בחורף",
    "Chinese": "在每一座城镇的每一所学校里以及在它周围的每一个村庄里都应当有一座图书馆",
    "Thai": "ห้องสมุดในโรงเรียนทุกแห่งของทุกเมืองและในหมู่บ้านทุกแห่งโดยรอบทั้งในฤดูหนาวและในฤดูร้อนทุกวัน",
    "Devanagari": "हर शहर के हर विद्यालय में और उसके आसपास के हर गाँव में एक पुस्तकालय सर्दी और गर्मी में भी",
    "one word": "Bibliothek" * 12,
}
NARROW = "il " * 40  # many characters in little room


def made(title, lang="en", **changes):
    title = title.strip()
    whole = text(lang).content
    own = CanonicalText.of(title + whole[whole.index("\n") :])
    texts = dataclasses.replace(register(), texts={lang: own.sha256})
    return pdf(sample(lang, title=title, text=own, register=texts, **changes)).data


def foot(data):
    """Of the first page: the edges of the words of its last line, from left to right."""
    done = subprocess.run(
        ["pdftotext", "-l", "1", "-bbox", "-", "-"], input=data, capture_output=True, check=True
    )
    found = re.findall(
        r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)"', done.stdout.decode()
    )
    words = [tuple(map(float, each)) for each in found]
    last = max(bottom for _, _, _, bottom in words)
    return sorted((left, right) for left, _, right, bottom in words if last - bottom < 4)


def widest_gap(edges):
    """The room between what stands at the left and what stands at the right, and its place."""
    return max((following - before, following) for (_, before), (following, _) in pairwise(edges))


@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("script", TITLES)
def test_a_title_takes_the_room_that_it_has_and_no_more(script, paper):
    lang = "ar" if script in ("Arabic", "Hebrew") else "en"
    data = made(3 * TITLES[script], lang, paper=paper)
    gap, _ = widest_gap(foot(data))
    assert 12 < gap < 100
    assert not [each for each in failures(data) if "what runs along" in each]
    assert all("…" in each for each in parse_artefact(data, "file").seen.feet)


@pytest.mark.parametrize("paper", Paper)
def test_a_title_of_narrow_letters_that_fits_is_not_cut(paper):
    assert len(NARROW) > WIDE
    data = made(NARROW, paper=paper)
    assert all(NARROW.strip() in each for each in parse_artefact(data, "file").seen.feet)


def test_a_title_that_breaks_is_cut_between_words():
    title = f"{TITLES['Latin']} {TITLES['Latin']}"
    shown = parse_artefact(made(title), "file").seen.feet[0].partition("…")[0]
    assert title.startswith(f"{shown} ")


def test_the_edition_keeps_its_room():
    title = 3 * TITLES["Latin"]
    data = pdf(document(title=title)).data
    edges = foot(data)  # the edition stands alone there, below the title
    assert all(left > 300 for left, _ in edges)
