"""Beginning a letter: a text and a list that build at once, in a workspace that may be new."""

import re
from collections.abc import Sequence
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.publish.writing import write_whole
from letterkit.read.skeletons import settings_skeleton, skeleton
from letterkit.read.workspace import RESERVED, find_workspace

_IGNORED = ("/build/", "/registers/")
_LONGEST_SLUG = 64  # characters


def begin_letter(folder: Path, slug: str, template: str, lang: str, host: Host) -> Sequence[str]:
    """Write the files of a new letter; their names. No file that is there is written over."""
    _refuse_names(slug, lang)
    root = _workspace(folder)
    letter, listed = skeleton(template, lang, host.today.isoformat(), slug)
    files = {f"letters/{slug}/letter.md": letter, f"signatories/{slug}.csv": listed}
    for name in files:
        if (root / name).exists():
            raise LetterkitError(f"{name}: file exists", hint="choose another name, or delete it")
    ignored = "".join(f"{each}\n" for each in _IGNORED)
    for name, text in ((".gitignore", ignored), ("letterkit.toml", settings_skeleton())):
        if not (root / name).exists():
            write_whole(root / name, text.encode(), public=True)
    for name, text in files.items():
        write_whole(root / name, text.encode(), before=b"", public=name.startswith("letters/"))
    return tuple(files)


def _refuse_names(slug: str, lang: str) -> None:
    """Raise for a slug or a language that cannot be part of a file name."""
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug) or len(slug) > _LONGEST_SLUG:
        raise LetterkitError(
            f"not a slug: {slug[:40]}",
            hint="use lower-case letters, digits and hyphens, such as 2026-housing",
        )
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        raise LetterkitError(f"not a language tag: {lang[:40]}", hint="such as en, be or pt-BR")
    if slug == RESERVED:
        raise LetterkitError("not a slug: letter", hint="say in a word or two what it is about")


def _workspace(folder: Path) -> Path:
    """The workspace around `folder`; where there is none, `folder` becomes one."""
    try:
        return find_workspace(folder).root
    except LetterkitError:
        return folder.absolute()
