"""A draft becomes the text of a letter: Markdown, and what of the draft is not in it."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_text
from letterkit.letters import locale
from letterkit.letters.drafts import read_docx
from letterkit.letters.drafts.plain import markdown_draft, text_draft
from letterkit.letters.skeletons import languages
from letterkit.letters.words import words_for
from letterkit.letters.written import markdown_of
from letterkit.model.draft import Draft, Unkept
from letterkit.text.scripts import script_of, script_of_language

_WHO = ("name", "role", "organisation")
_FEW = 20  # letters, from which no script can be judged
_MOST = 0.8  # of the letters, as no letter has them that quotes names and addresses
# Addresses, and the marks of tables that Markdown has no form for.
_NO_WORDS = re.compile(r"</?[a-z]+[^<>]*>|https?://[^\s)]+")
# Scripts in which a language may be written beside the one that it is filed under.
_WRITTEN_TOGETHER = ("Hani", "Hira", "Kana", "Hang", "Hans", "Hant", "Jpan", "Kore")


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft as a letter has it: `title` may be empty, `markdown` stands below the facts.

    `lang`, `date` and the facts behind them are known of a copy that letterkit made.
    """

    title: str
    markdown: str
    unkept: Sequence[Unkept] = ()
    lang: str = ""
    date: str = ""
    place: str = ""
    issuer: str = ""
    to: Sequence[Mapping[str, str]] = ()


def read_draft(path: Path, lang: str, *, accepting: bool = False) -> DraftText:
    """The text of a draft: a .docx, a .md or a .txt. `lang` is its language, or nothing."""
    name = path.name
    if path.suffix.lower() == ".md":
        title, markdown, unkept = markdown_draft(read_text(path, name), name)
        draft = DraftText(title, _without_braces(markdown), unkept)
    elif path.suffix.lower() == ".txt":
        draft = DraftText("", markdown_of(text_draft(read_text(path, name)).body))
    else:
        draft = _docx_text(read_docx(path, name, accepting=accepting), lang)
    if not draft.markdown.strip():
        raise LetterkitError(f"{name}: no words in it", hint="is it the right file?")
    return draft


def _docx_text(draft: Draft, lang: str) -> DraftText:
    """The text of a .docx; what a copy of ours has above and below the body are facts again."""
    own = draft.copy_of.lang if draft.copy_of else ""
    place, date, unkept = _place_and_date(draft, lang or own or "en")
    to, left = _addressees(draft, lang or own or "en")
    return DraftText(
        title=draft.title,
        markdown=markdown_of(draft.body),
        unkept=[*draft.unkept, *unkept, *left],
        lang=own,
        date=date,
        place=place,
        issuer=draft.issuer,
        to=to,
    )


def _place_and_date(draft: Draft, lang: str) -> tuple[str, str, list[Unkept]]:
    """Place and date, if the line of the two is as letterkit writes it."""
    if not draft.dated:
        return "", "", []
    copy = draft.copy_of
    with suppress(ValueError):
        if copy and draft.dated == dated_line(copy.place, date.fromisoformat(copy.date), lang):
            return copy.place, copy.date, []
    return "", "", [Unkept("place and date", f"“{draft.dated}” is left out: write them as facts")]


def dated_line(place: str, day: date, lang: str) -> str:
    """Place and date in one line, as the text of a letter has them."""
    return words_for(lang).comma.join(each for each in (place, locale.date(day, lang)) if each)


def _addressees(draft: Draft, lang: str) -> tuple[list[dict[str, str]], list[Unkept]]:
    """The addressees with their salutations, the first one that of the first addressee."""
    comma = words_for(lang).comma
    found = []
    for line in draft.to:
        parts = line.split(comma, 2)
        found.append(dict(zip(_WHO, parts, strict=False)))
    for each, salutation in zip(found, draft.salutations, strict=False):
        each["salutation"] = salutation
    left = [
        Unkept("salutation", f"“{each}” is left out: write it as a fact of an addressee")
        for each in draft.salutations[len(found) :]
    ]
    return found, left


def _without_braces(markdown: str) -> str:
    """What the template engine would take for its own, as the characters that they are."""
    for sign in ("{{", "{%", "{#"):
        markdown = markdown.replace(sign, f"&#123;{sign[1]}")
    return markdown


def refuse_other_script(draft: DraftText, lang: str, name: str) -> None:
    """Raise if most letters of a draft are in a script that its language is not written in."""
    if draft.lang:
        return
    words = _NO_WORDS.sub(" ", f"{draft.title} {draft.markdown}")
    scripts = Counter(filter(None, map(script_of, words)))
    if scripts.total() < _FEW:
        return
    script, count = scripts.most_common(1)[0]
    wanted = script_of_language(lang or "en")
    alike = script == wanted or (script in _WRITTEN_TOGETHER and wanted in _WRITTEN_TOGETHER)
    if not alike and count >= _MOST * scripts.total():
        known = [each for each in languages("petition") if script_of_language(each) == script]
        raise LetterkitError(
            f"{name}: its words are not in the letters of the language {lang or 'en'}",
            hint="give the code of its language first, such as "
            f"{' or '.join(known or ['el'])} (option --lang)",
        )
