"""Where the letters of a workspace are, and its defaults."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.files import read_text
from letterkit.model import ListFile
from letterkit.model.history import FOLDER, HISTORY
from letterkit.text.links import is_secure_address

LISTS = (".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".yaml", ".yml", ".md")
RESERVED = "letter"  # the canonical text is called letter.<lang>.txt
_LARGEST_SETTINGS, _LONGEST_LINE = 100_000, 2_000  # characters
SETTINGS = ("organisation", "email", "origin", "paper", "theme", "pages", "smtp", "verify")
VERIFY = ("url",)  # the keys under [verify]
_LONGEST_ADDRESS = 200  # characters; a printed code has room for no more
# Where tomllib found a fault; at the end of the document it names no line.
_AT = re.compile(r" \((?:at line (\d+), column \d+|at end of document)\)")


@dataclass(frozen=True, slots=True)
class Workspace:
    """`settings` are the keys of letterkit.toml; `verify_url` is the `url` under `[verify]`.

    `smtp` is what stands under `[smtp]`, as it is written; `send/account.py` reads it.
    """

    root: Path
    settings: Mapping[str, str]
    smtp: object = None

    def name(self, path: Path) -> str:
        """What errors call a file: its path inside the workspace."""
        return path.relative_to(self.root).as_posix()


class NoWorkspace(LetterkitError):
    """There is no workspace around a folder."""


def find_workspace(start: Path) -> Workspace:
    """The nearest folder, from `start` upwards, that has `letters/`, or had it before an undo."""
    for folder in (start.absolute(), *start.absolute().parents):
        if (folder / "letters").is_dir() or (folder / FOLDER / HISTORY).is_dir():
            settings = dict(_settings(folder / "letterkit.toml"))
            smtp = settings.pop("smtp", None)
            return Workspace(folder, settings, smtp)
    raise NoWorkspace(
        f"{start}: no folder letters here, nor above",
        hint="begin a letter with `letterkit new SLUG`, or name the folder with -C DIR",
    )


def letter_slugs(workspace: Workspace, wanted: str = "") -> list[str]:
    """The slugs of all letters, or of the one that `wanted` names: a slug, a folder, a file."""
    there = sorted(path.parent.name for path in workspace.root.glob("letters/*/letter.md"))
    if RESERVED in there:
        raise LetterkitError(
            f"letters/{RESERVED}: a letter cannot be called so",
            hint="its text would have the name of the canonical text; give the folder another name",
        )
    if not wanted:
        if not there:
            raise LetterkitError(
                "letters: no letter in this workspace", hint="begin one with `letterkit new SLUG`"
            )
        return there
    path = Path(wanted)
    slug = path.parent.name if path.suffix == ".md" else path.name
    if slug not in there:
        raise LetterkitError(
            f"no such letter: {wanted}",
            hint=f"there are {', '.join(there)}" if there else "begin it with `letterkit new SLUG`",
        )
    return [slug]


def language_count(workspace: Workspace, slugs: Sequence[str]) -> int:
    """How many language versions these letters have, by their files."""
    return sum(len(list(workspace.root.glob(f"letters/{slug}/letter*.md"))) for slug in slugs)


def list_path(workspace: Workspace, wanted: ListFile, place: str) -> Path:
    """The file or folder of a list; `place` is what an error about it names."""
    folder = workspace.root / "signatories"
    path = folder / wanted.file
    if folder.resolve() not in path.resolve().parents:
        raise LetterkitError(
            f"{place}: a list lies in the folder signatories, not at {wanted.file}",
            hint="name it by its name in that folder, or give the file with --signatories",
        )
    choices = [path, *(path.with_name(path.name + suffix) for suffix in LISTS)]
    for choice in choices:
        if choice.exists():
            return choice
    beside = (".decisions.", ".paper.", ".imports.")
    names = (each.name for each in folder.glob("*"))
    there = sorted(each for each in names if not any(part in each for part in beside))
    raise LetterkitError(
        f"{place}: no list signatories/{wanted.file}",
        hint=(
            f"make signatories/{wanted.file}.csv with the columns name, kind, consent"
            + (f"; there are {', '.join(there[:10])}" if there else "")
            + "; a letter without signatories says signatories: []"
        ),
    )


def _line_of(error: ValueError, text: str) -> str:
    """`:3`, or nothing where tomllib does not say where it found a fault."""
    found = _AT.search(str(error))
    if found is None:
        return ""
    return f":{found[1] or text.rstrip().count(chr(10)) + 1}"


def _settings(path: Path) -> Mapping[str, str]:
    if not path.exists():
        return {}
    text = read_text(path, path.name)
    _refuse_long(text, path.name)
    try:
        found = tomllib.loads(text)
    except ValueError as error:  # not TOML, or a number with too many digits
        raise LetterkitError(
            f"{path.name}{_line_of(error, text)}: not TOML: {_AT.sub('', str(error))}",
            hint='each line is a key and a text in quotes, as in organisation = "Example"',
        ) from error
    except RecursionError as error:
        raise LetterkitError(f"{path.name}: too many values inside each other") from error
    for key, value in found.items():
        if key not in SETTINGS:
            raise LetterkitError(
                f"{path.name}: unknown key: {key}", hint=f"it may hold {', '.join(SETTINGS)}"
            )
        if key not in ("smtp", "verify") and not isinstance(value, str):
            raise LetterkitError(f"{path.name}: {key} is a text in quotes")
    if "pages" in found:
        check_pages(found["pages"], path.name)
    table = found.pop("verify", None)
    return found if table is None else {**found, "verify_url": _verify_url(table, path.name)}


def is_folder_of_pages(address: str) -> bool:
    """Whether it is the address of a folder for pages, in which `{slug}` may stand."""
    whole = is_secure_address(address.replace("{slug}", "letter"))
    return whole and address.endswith("/") and not {"?", "#"} & set(address)


def check_pages(address: str, name: str) -> None:
    """Raise unless this is the address of a folder for pages, in which `{slug}` may stand."""
    if not is_folder_of_pages(address):
        raise LetterkitError(
            f"{name}: pages is no address of a folder",
            hint='write pages = "https://letters.example.org/{slug}/", with a slash at its end; '
            "{slug} stands for the letter's folder and may be left out",
        )


def _verify_url(table: object, name: str) -> str:
    """Where verify.html is hosted."""
    url = table.get("url") if isinstance(table, dict) and tuple(table) == VERIFY else None
    if not isinstance(url, str):
        raise LetterkitError(
            f"{name}: [verify] holds one key, url", hint='write url = "https://…/verify.html"'
        )
    if not is_secure_address(url) or "#" in url or len(url) > _LONGEST_ADDRESS:
        raise LetterkitError(
            f"{name}: [verify] url is no address of a page",
            hint="it begins with https://, holds no # and no blanks, and has at most "
            f"{_LONGEST_ADDRESS} characters",
        )
    return url


def _refuse_long(text: str, name: str) -> None:
    """Raise for settings that nobody writes: each part of a key takes as much as all before it."""
    if len(text) > _LARGEST_SETTINGS:
        raise LetterkitError(
            f"{name}: larger than {_LARGEST_SETTINGS:,} characters", hint="is it the right file?"
        )
    for number, line in enumerate(text.split("\n"), 1):
        if len(line) > _LONGEST_LINE:
            raise LetterkitError(
                f"{name}:{number}: a line of over {_LONGEST_LINE:,} characters",
                hint="is it the right file?",
            )
