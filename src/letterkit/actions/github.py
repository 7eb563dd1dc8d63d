"""A letter that is kept in Git: forms for GitHub in which people sign, and what makes its page.

The forms are public, and say so first: they ask for nothing that a list keeps private. What the
workflow does stands in `templates/skeletons/new-workflow.yml`; no name ever reaches the history of
a branch by it, since its list is made anew on each run, and its branch has one commit.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

import yaml

from letterkit.actions.changing import changing
from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.files import read_text
from letterkit.files.workspace import Workspace, letter_slugs
from letterkit.files.writing import write_whole
from letterkit.letters.letter import read_letter
from letterkit.letters.skeletons import workflow_skeleton
from letterkit.model import Letter
from letterkit.model.issue_form import (
    CHANGE,
    KINDS,
    REMOVE,
    SHOWN,
    SIGN,
    Words,
    headings_of,
    words_of,
)

_FORMS = ".github/ISSUE_TEMPLATE"
_WORKFLOW = ".github/workflows/letter.yml"
_ASKED = (SIGN, CHANGE, REMOVE)
# What must not reach a repository that others can read.
_PRIVATE = ("/build/", "/registers/", "/signatories/", "/.letterkit/history/")
_REQUIRED = ("kind", "name", "shown")


def write_github_files(folder: Path, wanted: str, host: Host) -> list[str]:
    """Write the forms and the workflow of a letter that is there; the names of the files."""
    with changing(folder, "new --github", host) as turn:
        refuse_written(turn.workspace.root)
        (slug,) = letter_slugs(turn.workspace, wanted)
        return write_forms(turn.workspace, slug)


def refuse_written(root: Path) -> None:
    """Raise if a repository has forms already: they are those of one letter."""
    for name in (*map(_form_file, _ASKED), _WORKFLOW):
        if (root / name).exists():
            raise LetterkitError(
                f"{name}: file exists",
                hint="a repository has forms for one letter; delete them, or use another one",
            )


def write_forms(workspace: Workspace, slug: str) -> list[str]:
    """Write the forms and the workflow of a letter; the names of the files that were written."""
    letter = read_letter(workspace, slug)[0]
    files = {
        **{_form_file(form): issue_form(form, letter) for form in _ASKED},
        _WORKFLOW: workflow_skeleton(slug, letter.lang),
    }
    for name, text in files.items():
        write_whole(workspace.root / name, text.encode(), before=b"", public=True)
    return [*files, *_ignore(workspace)]


def _form_file(form: str) -> str:
    return f"{_FORMS}/{form}.yml"


def issue_form(form: str, letter: Letter) -> str:
    """A form as GitHub reads it: YAML with what is asked, which begins with what is public."""
    words = words_of(letter.lang)
    said = [words["public"], words["read"], *_before(form, words), _elsewhere(letter, words)]
    fields = headings_of(form, words).items()
    return "# What you change in the questions and options, letterkit add asks about.\n" + _dumped(
        {
            "name": words[form],
            "description": letter.title[:200],
            "title": words[form],
            "labels": [form],
            "body": [
                {"type": "markdown", "attributes": {"value": "\n\n".join(said)}},
                *(_field(field, heading, words) for heading, field in fields),
            ],
        }
    )


def _before(form: str, words: Words) -> Sequence[str]:
    return {CHANGE: (words["again"],), REMOVE: (words["stays"],)}.get(form, ())


def _elsewhere(letter: Letter, words: Words) -> str:
    """How to sign without GitHub: where the letter says, else by e-mail, else by asking."""
    address = letter.sign if "github.com" not in letter.sign else ""
    address = address.removeprefix("mailto:") or letter.sender_email
    return words["elsewhere"].format(address=address) if address else words["ask"]


def _field(field: str, heading: str, words: Words) -> Mapping[str, object]:
    if field in ("consent", "leave"):
        label = words["agree" if field == "consent" else "gone"]
        options: object = [{"label": label, "required": True}]
        return {
            "type": "checkboxes",
            "id": field,
            "attributes": {"label": heading, "options": options},
        }
    attributes: dict[str, object] = {"label": heading}
    choices = {"kind": KINDS, "shown": SHOWN}.get(field)
    if choices:
        attributes["options"] = [words[each] for each in choices]
    return {
        "type": "dropdown" if choices else "input",
        "id": field,
        "attributes": attributes,
        "validations": {"required": field in _REQUIRED},
    }


def _dumped(value: object) -> str:
    return str(yaml.safe_dump(value, allow_unicode=True, sort_keys=False, width=10_000))


def _ignore(workspace: Workspace) -> list[str]:
    """Let Git ignore the lists too: who withdraws would stay in its history."""
    path = workspace.root / ".gitignore"
    text = read_text(path, path.name) if path.exists() else ""
    missing = [each for each in _PRIVATE if each not in text.split("\n")]
    if not missing:
        return []
    before = text if text.endswith("\n") or not text else f"{text}\n"
    added = "".join(f"{each}\n" for each in missing)
    write_whole(path, (before + added).encode(), before=text.encode(), public=True)
    return [path.name]
