"""Answers in words of people's own, which are kept privately beside what they mean."""

from letterkit.lists import values as parse
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.people.whole_names import private_title
from letterkit.lists.rows.days import iso_day
from letterkit.lists.said.standing import SIGNS, Standing


def keep_answer(title: str, text: str, private: dict[str, str]) -> None:
    """Keep an answer that is more than a yes or a no."""
    if text and not is_yes_or_no(text):
        private[private_title(title, private)] = text[: parse.MAX_TEXT]


def keep_standing(
    title: str,
    text: str,
    standing: Standing | None,
    private: dict[str, str],
    values: dict[str, str],
) -> None:
    """Keep what was said privately; a day beside yes and no is that of the signature."""
    if not text or is_yes_or_no(text):
        return
    if standing and standing.topic == SIGNS and not standing.quiet and iso_day(text, "day-month"):
        values.setdefault("signed", text)
        return
    private[private_title(title, private)] = text[: parse.MAX_TEXT]
