"""Canonical texts in many scripts, and a reader of format=flowed written from its RFC alone."""

from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.text.text import CanonicalText

SCRIPTS = (
    "abcdefghijklmnopqrstuvwxyz .,-–—•>01",
    "абвгдеёжзійўґї .,«»",
    "ابتثجحخد،؟ \u200f",
    "אבגדה '׳ ",
    "首都将举办一个论坛，。「」！日本語のテキストっー",
    "한국어 텍스트 ",
    "ภาษาไทยไม่มีช่องว่าง ",
    "हिन्दीमेंपाठ ्ि ",
    "😀👨‍👩‍👧🇧🇾 \u200d\ufe0f",
    "\u00a0\u3000\u202f\u2014 -",
    "e\u0301o\u0308\u0323 ",
)
WORDS = st.sampled_from(SCRIPTS).flatmap(lambda letters: st.text(letters, min_size=1, max_size=90))
STARTS = st.sampled_from(("", "- ", "-- ", "From ", ">", "> ", "1. ", "   ", "   • ", "-", "-- --"))
LONG = st.sampled_from(("https://example.org/" + "a" * 1100, "字" * 500, "é" * 700, "-" * 80))
LINES = st.builds(
    lambda start, words: start + " ".join(words),
    STARTS,
    st.lists(WORDS | LONG, max_size=12),
)


def canonical(lines: list[str]) -> str:
    try:
        return CanonicalText.of("\n".join(lines)).content
    except LetterkitError:
        return "\n"


TEXTS = st.lists(LINES | st.text(max_size=200), max_size=8).map(canonical)


def rfc3676(text: str, *, delsp: bool) -> str:
    """Section 4.2 as it reads, quotes aside: paragraphs of flowed lines ended by a fixed one."""
    paragraphs, paragraph = [], ""
    assert text.endswith("\n")
    for line in text[:-1].split("\n"):
        if line == "-- ":
            paragraphs += [paragraph, line] if paragraph else [line]
            paragraph = ""
            continue
        if line[:1] == " ":
            line = line[1:]
        if line[-1:] == " ":
            paragraph += line[:-1] if delsp else line
        else:
            paragraphs.append(paragraph + line)
            paragraph = ""
    assert paragraph == "", "the last line must be fixed"
    return "\n".join(paragraphs) + "\n"
