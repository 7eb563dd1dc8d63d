"""Letters: front matter and body of each language version, templates and pictures."""

import difflib
import re
import unicodedata
from collections.abc import Iterator, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes, read_text
from letterkit.files.workspace import Workspace
from letterkit.letters.frontmatter import Source, Where, parse_front_matter
from letterkit.letters.keys import READERS, default_list, text
from letterkit.model import Letter, Picture, Template, Value

PICTURES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".svg": "image/svg+xml",
}
LARGEST_PICTURE = 10 * 2**20
REQUIRED = ("title", "date", "lang")
LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")


class PictureFiles(Mapping[str, Picture]):
    """The pictures of a letter's folder, each read when it is asked for.

    So one that the letter does not show may be of any size, or broken.
    """

    def __init__(self, files: Mapping[str, tuple[Path, str]]) -> None:
        """Take the path of each picture, and what to call it in errors."""
        self._files = files
        self._read: dict[str, Picture] = {}

    def __getitem__(self, name: str) -> Picture:
        """Read a picture; raises LetterkitError if that cannot be done, KeyError if none is so."""
        path, shown = self._files[name]
        if name not in self._read:
            data = read_bytes(path, shown, largest=LARGEST_PICTURE)
            self._read[name] = Picture(name, PICTURES[path.suffix.lower()], data)
        return self._read[name]

    def __contains__(self, name: object) -> bool:
        return name in self._files

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def read_letter(
    workspace: Workspace, slug: str, instead: Mapping[str, str] | None = None
) -> list[Letter]:
    """All language versions of a letter, its first language first, the others by their tags.

    `instead` has texts to take in the place of files, by their names in the letter's folder.
    """
    folder = workspace.root / "letters" / slug
    other = instead or {}
    base = _source(workspace, folder / "letter.md", other)
    first = _language(base)
    sources = {first: base}
    for path in sorted(folder.glob("letter.*.md")):
        lang = path.name.removeprefix("letter.").removesuffix(".md")
        if lang == first:
            raise LetterkitError(
                f"{workspace.name(path)}: letter.md is already in {first}",
                hint="delete one of the two, or put another language in lang: of letter.md",
            )
        sources[lang] = _translation(workspace, path, lang, other)
    titles = {
        lang: text(source.keys["title"], source.where("title"), "title")
        for lang, source in sources.items()
    }
    pictures = _pictures(folder, workspace)
    letters = [
        _letter(workspace, slug, lang, base, source, titles, pictures)
        for lang, source in sources.items()
    ]
    for lang in letters[0].facing:
        if lang not in sources:
            raise LetterkitError(
                f"{letters[0].place_of('facing')}: key facing: the letter is not written in {lang}",
                hint=f"it is there in {', '.join(sources)}; write letter.{lang}.md for another",
            )
    return letters


def _text(path: Path, name: str, instead: Mapping[str, str]) -> str:
    return instead[path.name] if path.name in instead else read_text(path, name)


def _source(workspace: Workspace, path: Path, instead: Mapping[str, str]) -> Source:
    name = workspace.name(path)
    source = parse_front_matter(_text(path, name, instead), name)
    for key in REQUIRED:
        if source.keys.get(key) in (None, ""):
            raise LetterkitError(f"{name}:1: missing key: {key}", hint=_missing(key, source))
    return source


def _missing(key: str, source: Source) -> str:
    near = difflib.get_close_matches(key, list(source.keys), 1, 0.7)
    examples = {
        "title": "title: To whom it may concern",
        "date": "date: 2026-11-22",
        "lang": "lang: en",
    }
    return f"is {near[0]} meant as {key}?" if near else f"add a line such as {examples[key]}"


def _language(source: Source) -> str:
    lang = source.keys["lang"]
    if isinstance(lang, bool):
        raise LetterkitError(
            f"{source.where('lang')}: key lang: expected a language tag",
            hint='Norwegian needs quotes, because YAML takes a bare no for a truth: lang: "no"',
        )
    lang = str(lang)
    if not LANGUAGE.fullmatch(lang):
        raise LetterkitError(
            f"{source.where('lang')}: key lang: not a language tag: {lang[:40]}",
            hint="use a tag such as en, be, pt-BR or sr-Latn",
        )
    return lang


def _translation(workspace: Workspace, path: Path, lang: str, instead: Mapping[str, str]) -> Source:
    name = workspace.name(path)
    if not LANGUAGE.fullmatch(lang):
        raise LetterkitError(
            f"{name}: not a language tag in the file's name: {lang[:40]}",
            hint="a translation is called letter.be.md, letter.pt-BR.md, …",
        )
    source = parse_front_matter(_text(path, name, instead), name)
    if not source.keys.get("title"):
        raise LetterkitError(
            f"{name}:1: missing key: title", hint="a translation has its own title"
        )
    if source.keys.get("lang", lang) != lang:
        raise LetterkitError(
            f"{source.where('lang')}: key lang: the file's name says {lang}",
            hint="leave lang: out of a translation",
        )
    return source


def _letter(
    workspace: Workspace,
    slug: str,
    lang: str,
    base: Source,
    own: Source,
    titles: Mapping[str, str],
    pictures: Mapping[str, Picture],
) -> Letter:
    # What changed is said about one text, in its language; a translation says it itself or not.
    inherited = {key: each for key, each in base.keys.items() if key != "changed"}
    keys: dict[str, Value] = {**inherited, **own.keys, "lang": lang}
    owners = {key: own if key in own.keys else base for key in keys}
    if base.body.strip() and not own.body.strip():
        raise LetterkitError(
            f"{own.file}: no text in {lang}",
            hint=f"translate what stands below the front matter of {base.file}",
        )
    values = _values(workspace, keys, owners)
    values.setdefault("signatories", default_list(slug))
    values["organisation"] = _organisation(workspace, base, values)
    values["template"] = _template(workspace, keys, lang, owners)
    return Letter(
        slug=slug,
        lang=lang,
        file=own.file,
        body=own.body,
        body_line=own.body_line,
        titles=titles,
        pictures=pictures,
        places={
            path: f"{source.file}:{line}"
            for source in (base, own)
            for path, line in source.lines.items()
            if owners[str(path[0])] is source
        },
        variables={key: value for key, value in keys.items() if key not in READERS},
        sender_email=workspace.settings.get("email", ""),
        verify_url=workspace.settings.get("verify_url", ""),
        pages=workspace.settings.get("pages", "").replace("{slug}", slug),
        **{key: value for key, value in values.items() if key != "lang"},
    )


def _organisation(workspace: Workspace, base: Source, values: Mapping[str, Any]) -> str:
    """Whose page it is, in this language: the letter's organisation, or the workspace's.

    Where that is the body that writes, a translation that names this body says it for both.
    """
    organisation: str = values.get("organisation") or workspace.settings.get("organisation", "")
    issuer = " ".join(str(base.keys.get("issuer") or "").split())
    own: str = values.get("issuer", "")
    return own if own and organisation == issuer else organisation


def _values(
    workspace: Workspace, keys: Mapping[str, Value], owners: Mapping[str, Source]
) -> dict[str, Any]:
    """The values of the keys that letterkit knows, with the workspace's own where none is given."""
    values = {
        key: reader(keys[key], owners[key].where(key), key)
        for key, reader in READERS.items()
        if key in keys
    }
    for key in ("origin", "paper", "theme"):
        if key not in values and key in workspace.settings:
            values[key] = READERS[key](workspace.settings[key], Where("letterkit.toml"), key)
    return values


def _template(
    workspace: Workspace, keys: Mapping[str, Value], lang: str, owners: Mapping[str, Source]
) -> Template:
    """The workspace's own template of that name, else a built-in one, in the letter's language."""
    stem = str(keys.get("template", "blank")).removesuffix(".md")
    own = workspace.root / "letters" / "_templates"
    for choice in (f"{stem}.{lang}.md", f"{stem}.md"):
        path = own / choice
        if path.is_file() and path.resolve().is_relative_to(own.resolve()):
            file = workspace.name(path)
            return Template(stem, file, read_text(path, file))
    built_in = {each.name: each for each in resources.files("letterkit.templates").iterdir()}
    for choice in (f"{stem}.{lang}.md", f"{stem}.md"):
        if choice in built_in:
            return Template(stem, f"template {choice}", built_in[choice].read_text("utf-8"))
    place = owners["template"].where("template") if "template" in owners else "letter.md"
    written = sorted(each.split(".")[1] for each in built_in if each.startswith(f"{stem}."))
    if written:
        raise LetterkitError(
            f"{place}: template {stem} is not written in {lang}",
            hint=f"it is there in {', '.join(written)}; write letters/_templates/{stem}.{lang}.md, "
            "or the whole text in the letter with template: blank",
        )
    known = sorted({each.split(".")[0] for each in built_in if each.endswith(".md")})
    raise LetterkitError(
        f"{place}: no such template: {stem[:40]}",
        hint=f"there are {', '.join(known)}, and what you put in letters/_templates",
    )


def _pictures(folder: Path, workspace: Workspace) -> PictureFiles:
    """Every picture inside the letter's folder; a link that leads out of it is not one of them."""
    found = {}
    for path in sorted(folder.rglob("*")):
        inside = path.resolve().is_relative_to(folder.resolve())
        if path.suffix.lower() in PICTURES and inside and path.is_file():
            name = unicodedata.normalize("NFC", path.relative_to(folder).as_posix())
            found[name] = path, workspace.name(path)
    return PictureFiles(found)
