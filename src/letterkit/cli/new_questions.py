"""What `new` asks on a terminal, and how it says what of a draft a letter cannot hold."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import typer

from letterkit.cli.options import parts_of
from letterkit.cli.output import note
from letterkit.cli.questions import choose_one, is_terminal
from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from letterkit.actions.new import NewLetter
    from letterkit.model.draft import Unkept

_LONGEST_CODE = 3  # letters of a language
_KINDS = {
    "blank": "any letter, in any language, in your own words",
    "petition": "people ask somebody for something",
    "coalition": "organisations write to the partners of an event",
    "cancellation": "a body says that an event will not be held",
}


def asked(wanted: "NewLetter", *, yes: bool) -> "NewLetter":
    """The letter with what was not said: asked for on a terminal, else as it usually is."""
    if yes or not is_terminal():
        if not wanted.slug:
            raise LetterkitError(
                "missing argument 'SLUG'", hint="give the letter a short name, such as 2026-housing"
            )
        return wanted
    note("Each answer may be left empty, and changed in the files later; Ctrl-C changes nothing.")
    wanted = _asked_slug(wanted)
    wanted = _asked_kind(wanted)
    wanted = _asked_langs(wanted)
    wanted = _asked_words(wanted)
    wanted = _asked_addressees(wanted)
    return _asked_addresses(wanted)


def languages_of(text: str) -> tuple[str, ...]:
    """`EN, pt-BR` as the codes `en` and `pt-BR`: capitals at the beginning mean nothing."""
    found = []
    for each in parts_of(text):
        first, dash, rest = each.partition("-")
        is_code = len(first) <= _LONGEST_CODE
        found.append(f"{first.lower()}{dash}{rest}" if is_code else each)
    return tuple(found)


def _asked_slug(wanted: "NewLetter") -> "NewLetter":
    if wanted.slug:
        return wanted
    return _accepted(
        "A short name for its files, such as 2026-housing",
        lambda text: replace(wanted, slug=text),
        needed=True,
    )


def _asked_kind(wanted: "NewLetter") -> "NewLetter":
    """A draft is its own text, so no template is asked for."""
    if wanted.template or wanted.draft:
        return wanted
    for number, (kind, says) in enumerate(_KINDS.items(), 1):
        note(f"  {number}  {kind}: {says}")
    return replace(
        wanted, template=choose_one("What kind of letter is it?", list(_KINDS), empty="blank")
    )


def _asked_langs(wanted: "NewLetter") -> "NewLetter":
    """A draft is read before the first question: all answers would be lost if it cannot be."""
    from letterkit.actions.drafts import read_draft, refuse_other_script

    file = wanted.draft
    draft = read_draft(file, "", accepting=wanted.accepting) if file else None
    if wanted.langs:
        if draft and file:
            refuse_other_script(draft, wanted.langs[0], file.name)
        return wanted

    def taking(text: str) -> "NewLetter":
        langs = languages_of(text) or ("en",)
        if draft and file:
            refuse_other_script(draft, langs[0], file.name)
        return replace(wanted, langs=langs)

    return _accepted(
        "Its languages, the first one first, such as en or be,ru,en (empty: en)", taking
    )


def _asked_words(wanted: "NewLetter") -> "NewLetter":
    if not wanted.title:
        own = " (empty: that of the draft)" if wanted.draft else ""
        wanted = replace(wanted, title=_line(f"Its title{own}"))
    if not wanted.issuer:
        wanted = replace(wanted, issuer=_line("Who writes it, such as a committee or a body"))
    if not wanted.place:
        wanted = replace(wanted, place=_line("Where it is written, such as a city"))
    return wanted


def _asked_addressees(wanted: "NewLetter") -> "NewLetter":
    if wanted.to:
        return wanted
    found: list[dict[str, str]] = []
    while True:
        which = "Another one" if found else "Who is it written to? A name"
        name = _line(f"{which} (empty: nobody {'else' if found else 'in particular'})")
        if not name:
            return replace(wanted, to=tuple(found))
        role, body = _line("  Their role"), _line("  Their organisation")
        email = _asked_email()
        found.append({"name": name, "role": role, "organisation": body, "email": email})


def _asked_email() -> str:
    """An address at which mail can reach somebody, or nothing."""
    from letterkit.actions.new import refuse_email

    while True:
        email = _line("  Their e-mail address")
        try:
            refuse_email(email)
        except LetterkitError as error:
            note(f"{error}: {error.hint}")
            continue
        return email


def _asked_addresses(wanted: "NewLetter") -> "NewLetter":
    if not wanted.sign:
        wanted = _accepted(
            "Where people sign: https://… of a form, or mailto:you@example.org",
            lambda text: replace(wanted, sign=text),
        )
    if not wanted.pages:
        wanted = _accepted(
            "Where you will put the page: https://…/, with {slug} for its short name",
            lambda text: replace(wanted, pages=text),
        )
    if not wanted.listed:
        wanted = _accepted(
            f"The name of its list (empty: {wanted.slug})",
            lambda text: replace(wanted, listed="" if text == wanted.slug else text),
        )
    return wanted


def _accepted(
    question: str, taking: "Callable[[str], NewLetter]", *, needed: bool = False
) -> "NewLetter":
    """The letter with an answer that can be; what cannot is explained and asked for again."""
    from letterkit.actions.new import check_wanted

    while True:
        text = _line(question)
        if needed and not text:
            continue
        try:
            found = taking(text)
            check_wanted(found)
        except LetterkitError as error:
            note(f"{error}: {error.hint}")
            continue
        return found


def _line(question: str) -> str:
    given = typer.prompt(question, default="", show_default=False, err=True)
    return " ".join(str(given).split())


def show_unkept(unkept: "Sequence[Unkept]") -> None:
    """What of a draft is not in the letter, a line each."""
    if not unkept:
        return
    note("", "of the draft:", *(f"  {each}" for each in unkept))
    if any(each.tracked for each in unkept):
        note("settle changes and comments in the draft with those who wrote it, then begin again")
