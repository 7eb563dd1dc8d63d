"""Yes and no below "Are you signing on behalf of an organisation?".

Where somebody says yes, nothing tells whether the organisation signs or the person does, who names
it beside their name. So a person is asked.
"""

import tomllib
from functools import cache, lru_cache
from importlib import resources

from letterkit.errors import LetterkitError
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.consent.meanings import is_yes_or_no
from letterkit.lists.consent.said_yes_or_no import is_plain_no
from letterkit.lists.exports.hints import map_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.rows.contents import shown_title
from letterkit.wishes.lexicon import fold, words_of


@cache
def _words(which: str) -> tuple[str, ...]:
    source = resources.files("letterkit.lists.consent") / "on_behalf.toml"
    tables = tomllib.loads(source.read_text("utf-8"))[which]
    return tuple(fold(word) for text in tables.values() for word in text.split(" | "))


def refuse_on_behalf(layout: Layout) -> None:
    """Stop where only a yes says that an organisation signs, and nobody has said what it means."""
    for number, title in enumerate(layout.header.titles):
        if title in layout.said or title in layout.meanings or not _asks(title):
            continue
        texts = [(row, cell_of(row, number).strip()) for row in layout.body]
        given = [(row, text) for row, text in texts if text]
        row = next((row for row, text in given if not is_plain_no(text)), None)
        if row is None or not all(is_yes_or_no(text) for _, text in given):
            continue
        private = map_of(shown_title(title), "private")
        raise LetterkitError(
            f"{row.file}:{row.line}: does the organisation sign where “{shown_title(title)}” says"
            " yes, or the person?",
            hint=f"if people sign, and the organisation is only named beside them: {private}; else"
            " write “organisation” or “person” in a column “Kind”, and then say the same",
        )


@lru_cache(maxsize=4096)
def _asks(title: str) -> bool:
    words = f" {' '.join(word for word in words_of(title) if word[0].isalnum())} "
    says = any(f" {each} " in words for each in _words("behalf"))
    return says and any(f" {each}" in words for each in _words("organisation"))
