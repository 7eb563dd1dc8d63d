"""A draft becomes the text of a letter: Markdown, and what of the draft is not in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.merge.written import markdown_of
from letterkit.model.draft import Unkept
from letterkit.model.scripts import script_of, script_of_language
from letterkit.read.drafts import read_docx
from letterkit.read.drafts.plain import markdown_draft, text_draft
from letterkit.read.files import read_text

_FEW = 20  # letters, from which no script can be judged
# Scripts in which a language may be written beside the one that it is filed under.
_WRITTEN_TOGETHER = ("Hani", "Hira", "Kana", "Hang", "Hans", "Hant", "Jpan", "Kore")


@dataclass(frozen=True, slots=True)
class DraftText:
    """A draft as a letter has it: `title` may be empty, `markdown` stands below the facts."""

    title: str
    markdown: str
    unkept: Sequence[Unkept] = ()


def read_draft(path: Path, lang: str, *, accepting: bool = False) -> DraftText:
    """The text of a draft: a .docx, a .md or a .txt. `lang` is what its language is said to be."""
    name = path.name
    if path.suffix.lower() == ".md":
        title, markdown, unkept = markdown_draft(read_text(path, name), name)
        draft = DraftText(title, _without_braces(markdown), unkept)
    elif path.suffix.lower() == ".txt":
        draft = DraftText("", markdown_of(text_draft(read_text(path, name)).body))
    else:
        found = read_docx(path, name, accepting=accepting)
        draft = DraftText(found.title, markdown_of(found.body), found.unkept)
    if not draft.markdown.strip():
        raise LetterkitError(f"{name}: no words in it", hint="is it the right file?")
    _refuse_other_script(f"{draft.title} {draft.markdown}", lang, name)
    return draft


def _without_braces(markdown: str) -> str:
    """What the template engine would take for its own, as the characters that they are."""
    for sign in ("{{", "{%", "{#"):
        markdown = markdown.replace(sign, f"&#123;{sign[1]}")
    return markdown


def _refuse_other_script(text: str, lang: str, name: str) -> None:
    """Raise if most letters are in a script that the language is not written in."""
    scripts = Counter(filter(None, map(script_of, text)))
    if scripts.total() < _FEW:
        return
    script, count = scripts.most_common(1)[0]
    wanted = script_of_language(lang)
    alike = script == wanted or (script in _WRITTEN_TOGETHER and wanted in _WRITTEN_TOGETHER)
    if not alike and count * 2 > scripts.total():
        raise LetterkitError(
            f"{name}: its words are not in the letters of the language {lang}",
            hint="say in which language it is written, such as --lang be",
        )
