"""Beginning a letter: a text and a list that build at once, in a workspace that may be new."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.drafts import DraftText, read_draft, refuse_other_script
from letterkit.actions.github import refuse_written, write_forms
from letterkit.actions.host import Host
from letterkit.actions.pasted import pasted_in
from letterkit.actions.schema import (
    LETTER,
    TRANSLATION,
    built_in_facts,
    naming_schema,
    naming_settings_schema,
    write_schemas,
)
from letterkit.actions.to_translate import translation_of
from letterkit.check.addresses import fault
from letterkit.errors import LetterkitError
from letterkit.files.workspace import RESERVED, find_workspace, is_folder_of_pages
from letterkit.files.writing import write_whole
from letterkit.letters.facts import addressees_text, with_body, with_fact, without_fact, yaml_text
from letterkit.letters.frontmatter import parse_front_matter
from letterkit.letters.skeletons import number_facts, settings_skeleton, settings_with, skeleton
from letterkit.model import Value
from letterkit.model.draft import Unkept
from letterkit.text.links import is_address_to_sign

_IGNORED = ("/build/", "/registers/", "/.letterkit/history/")
_LONGEST_SLUG = 64  # characters
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LIST = re.compile(r"[\w][\w.-]{0,63}")
# Facts of the example that are notes until somebody says them.
_UNSAID = ("place", "issuer", "to")
_ADDRESS = re.compile(r"([^<>]*?)\s*<([^<>]*)>")
_LINE_ENDS = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class NewLetter:
    """What a new letter is to be; whatever is left out is an example to be replaced.

    Without `template` it is blank, and without `langs` in the language of the draft, or English.

    `langs` are its languages, that of `letter.md` first. `to` are the facts of its addressees (see
    `addressee_of`). `sign` is where people sign, `pages` the folder in which
    the pages will be, and `listed` the name of the list. `draft` is a file to take the text from;
    `accepting` takes the tracked changes in it as accepted. With `github`, what GitHub needs is
    written too.
    """

    slug: str
    template: str = ""
    langs: tuple[str, ...] = ()
    title: str = ""
    place: str = ""
    issuer: str = ""
    to: tuple[Mapping[str, str], ...] = ()
    sign: str = ""
    pages: str = ""
    listed: str = ""
    draft: Path | None = None
    accepting: bool = False
    github: bool = False


@dataclass(frozen=True, slots=True)
class Begun:
    """The files that were written, what of a draft is not in them, and what is left to do.

    `forms` are those that GitHub needs.
    """

    files: Sequence[str]
    unkept: Sequence[Unkept] = ()
    notes: Sequence[str] = ()
    forms: Sequence[str] = ()


def begin_letter(folder: Path, wanted: NewLetter, host: Host) -> Begun:
    """Write the files of a new letter. No file that is there is written over."""
    check_wanted(wanted)
    draft = None
    if wanted.draft:
        said = wanted.langs[0] if wanted.langs else ""
        draft = read_draft(wanted.draft, said, accepting=wanted.accepting)
        refuse_other_script(draft, said, wanted.draft.name)
    with changing(folder, "new", host, new=True) as turn:
        root = turn.workspace.root
        if not wanted.github:
            return _begin(root, wanted, draft, host)
        refuse_written(root)
        begun = _begin(root, wanted, draft, host)
        # Its settings may have been written just now, and the forms name the address in them.
        return replace(begun, forms=write_forms(find_workspace(root), wanted.slug))


def _begin(root: Path, wanted: NewLetter, draft: DraftText | None, host: Host) -> Begun:
    langs = wanted.langs or (draft.lang if draft and draft.lang else "en",)
    slug, first = wanted.slug, langs[0]
    day = draft.date if draft and draft.date else host.today.isoformat()
    letter, listed = skeleton(wanted.template or "blank", first, day, slug)
    letter = naming_schema(_with_facts(letter, wanted, draft), LETTER)
    list_name = wanted.listed or slug
    files = {f"letters/{slug}/letter.md": letter}
    source = parse_front_matter(letter, f"letters/{slug}/letter.md")
    for lang in langs[1:]:
        text = naming_schema(translation_of(source, first, lang), TRANSLATION)
        files[f"letters/{slug}/letter.{lang}.md"] = text
    listed_there = list((root / "signatories").glob(f"{list_name}.*")) if wanted.listed else []
    if not listed_there:
        files[f"signatories/{list_name}.csv"] = listed
    for name in files:
        if (root / name).exists():
            raise LetterkitError(f"{name}: file exists", hint="choose another name, or delete it")
    notes = _write_settings(root, wanted.pages)
    for name, text in files.items():
        write_whole(root / name, text.encode(), before=b"", public=name.startswith("letters/"))
    write_schemas(root, built_in_facts())
    title = str(source.where("title"))
    if draft:
        notes += _about_draft(title, draft, wanted)
        notes += pasted_in(source.body, f"letters/{slug}/letter.md", source.body_line)
    elif not wanted.title.strip():
        notes.append(f"{title}: the title is an example: write yours")
    notes += _left_out(source.keys)
    return Begun(tuple(files), draft.unkept if draft else (), notes)


def _about_draft(title: str, draft: DraftText, wanted: NewLetter) -> list[str]:
    """What a person has to do with the text of a draft."""
    notes = []
    if not (draft.title or wanted.title):
        notes.append(f"{title}: no title was found in the draft: write it here")
    if draft.lang:  # a copy that letterkit made, which has them in their places
        return notes
    notes.append(
        "letterkit prints title, place, date, addressees, salutation and signatories from the "
        "facts and the list: if they stand in the text too, take them out of it"
    )
    return notes


def _left_out(facts: Mapping[str, Value]) -> list[str]:
    """What is a note of the new letter, because nobody said it."""
    absent = [key for key in _UNSAID if key not in facts]
    return [f"left out, since you gave none: {', '.join(absent)}"] if absent else []


def check_wanted(wanted: NewLetter) -> None:
    """Raise for what cannot be part of a letter, before anything is read or written."""
    _refuse_slug(wanted.slug)
    langs = wanted.langs or ("en",)
    for lang in langs:
        refuse_language(lang)
    if len(set(langs)) < len(langs):
        raise LetterkitError("a language is named twice", hint="name each once: --lang en,be")
    # Raises for a template that is not there, or not in the first language.
    skeleton(wanted.template or "blank", langs[0], "", wanted.slug)
    for key in ("title", "place", "issuer"):
        _refuse_lines(key, getattr(wanted, key))
    for each in wanted.to:
        for text in each.values():
            _refuse_lines("to", text)
    _refuse_no_address(wanted)
    if wanted.listed and not _LIST.fullmatch(wanted.listed):
        raise LetterkitError(
            f"no name of a list: {wanted.listed[:40]}",
            hint="it is a word, such as 2026-housing, without a folder",
        )


def _refuse_no_address(wanted: NewLetter) -> None:
    """Raise for an address that a page cannot lead to; what it may have been is part of the hint"""
    sign, pages = wanted.sign, wanted.pages
    if sign and not is_address_to_sign(sign):
        meant = [begin + sign for begin in ("mailto:", "https://")]
        fits = [each for each in meant if is_address_to_sign(each)]
        raise LetterkitError(
            f"no address at which people can sign: {sign[:40]}",
            hint=f"did you mean {fits[0]}?"
            if fits
            else "it begins with https:// or mailto:, as in mailto:you@example.org, and has neither"
            " blanks nor letters like é: copy it from the address bar of a browser",
        )
    if pages and not is_folder_of_pages(pages):
        fits = [each for each in _whole_folders(pages) if is_folder_of_pages(each)]
        raise LetterkitError(
            f"no address of a folder for pages: {pages[:40]}",
            hint=f"did you mean {fits[0]}?"
            if fits
            else "write it from https:// to a slash at its end, as in https://letters.example.org/"
            "{slug}/; {slug} stands for the short name of the letter, and may be left out",
        )


def _whole_folders(address: str) -> list[str]:
    """An address as it may have been meant, with what it lacks at either end."""
    ended = f"{address.rstrip('/')}/"
    return [ended, f"https://{ended}"]


def _refuse_lines(key: str, text: str) -> None:
    """Raise for a text of several lines where a letter has one."""
    if _LINE_ENDS.search(text):
        raise LetterkitError(
            f"--{key}: more than one line: {' '.join(text.split())[:60]}",
            hint="write it on one line",
        )


def refuse_language(lang: str) -> None:
    """Raise for what is no tag of a language."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang):
        raise LetterkitError(
            f"not the code of a language: {lang[:40]}",
            hint="write its two or three letters, such as en, be or pt-BR",
        )


def _refuse_slug(slug: str) -> None:
    """Raise for a slug that cannot be part of a file name."""
    if slug == RESERVED:
        raise LetterkitError(
            f"a letter cannot have the short name {RESERVED}: the text that people sign is called "
            f"{RESERVED}.en.txt",
            hint="say in a word or two what it is about, such as 2026-housing",
        )
    if not _SLUG.fullmatch(slug):
        raise LetterkitError(
            f"not the short name of a letter: {slug[:40]}",
            hint="it has small letters from a to z, digits and hyphens, such as "
            f"{_slug_like(slug) or '2026-housing'}",
        )
    if len(slug) > _LONGEST_SLUG:
        raise LetterkitError(
            f"too long for the short name of a letter: {slug[:40]}…",
            hint=f"it has up to {_LONGEST_SLUG} characters",
        )


def _slug_like(text: str) -> str:
    """The nearest to a text that can be a short name; nothing where too much of it would go."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode()
    found = "-".join(re.findall(r"[a-z0-9]+", plain.lower()))[:_LONGEST_SLUG].strip("-")
    whole = sum(map(str.isalnum, text))
    return found if found != RESERVED and sum(map(str.isalnum, found)) == whole else ""


def _with_facts(letter: str, wanted: NewLetter, draft: DraftText | None) -> str:
    """The example with the facts that were given, and with the text of a draft."""
    # Nothing stands in a text that is signed but what somebody said.
    numbers = number_facts(parse_front_matter(letter, "letter.md").keys)
    for key in (*_UNSAID, *numbers):
        letter = without_fact(letter, key)
    said = {"title": wanted.title, "place": wanted.place, "issuer": wanted.issuer}
    if draft:
        said = {
            "title": wanted.title or draft.title,
            "place": wanted.place or draft.place,
            "issuer": wanted.issuer or draft.issuer,
        }
        letter = with_body(letter, draft.markdown)
    for key, words in said.items():
        text = " ".join(words.split())
        if text:
            letter = with_fact(letter, key, yaml_text(text))
    to = list(wanted.to) or (draft.to if draft else [])
    if to:
        letter = with_fact(letter, "to", addressees_text(to))
    if wanted.sign:
        letter = with_fact(letter, "sign", yaml_text(wanted.sign))
    if wanted.listed:
        letter = with_fact(letter, "signatories", f"[{yaml_text(wanted.listed)}]")
    return letter


def refuse_email(email: str) -> None:
    """Raise for an address that no mail can reach; none at all is well."""
    why = fault(email) if email else ""
    if why:
        raise LetterkitError(
            f"no e-mail address: {email[:60]}: {why}",
            hint="write it as in ada@example.org, or leave it out",
        )


def addressee_of(text: str) -> dict[str, str]:
    """`Ada Example, Mayor, City of Example <mayor@example.org>` as the facts of an addressee."""
    found = _ADDRESS.fullmatch(text.strip())
    words, email = (found[1], found[2].strip()) if found else (text.strip(), "")
    if found or "@" in words or "<" in words:
        refuse_email(email)
        if not email or "@" in words:
            raise LetterkitError(
                f"no address of an addressee: {text[:60]}",
                hint="write it at the end, as in NAME, ROLE, ORGANISATION <ada@example.org>",
            )
    name, role, organisation = ([part.strip() for part in words.split(",", 2)] + ["", ""])[:3]
    if not (name or role or organisation):
        raise LetterkitError(
            f"no name of an addressee: {text[:40]}",
            hint="write NAME, ROLE, ORGANISATION <ADDRESS>; each may be left out",
        )
    return {"name": name, "role": role, "organisation": organisation, "email": email}


def _write_settings(root: Path, pages: str) -> list[str]:
    """Write what a workspace begins with, where it is not there; says what a person has to do."""
    ignored = "".join(f"{each}\n" for each in _IGNORED)
    there = (root / "letterkit.toml").exists()
    settings = settings_with(pages) if pages else settings_skeleton()
    for name, text in (
        (".gitignore", ignored),
        ("letterkit.toml", naming_settings_schema(settings)),
    ):
        if not (root / name).exists():
            write_whole(root / name, text.encode(), public=True)
    if there and pages:
        return [f'letterkit.toml is there already: write this line into it: pages = "{pages}"']
    return []
