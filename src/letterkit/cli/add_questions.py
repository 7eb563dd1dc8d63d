"""What `letterkit add` asks on a terminal, where a file leaves something open."""

from collections.abc import Sequence

import typer

from letterkit.actions.add import Asking
from letterkit.cli.output import note
from letterkit.cli.questions import choose_one, says_yes
from letterkit.lists.exports.choices import (
    MEANINGS,
    WISHES,
    Choices,
    Question,
    WhatIsAsked,
    WhatIsChosen,
    WhatIsMeant,
    WhatIsWished,
    WhichIsPublished,
    WhichName,
    WhoStands,
)
from letterkit.lists.exports.exports import FileRead
from letterkit.lists.merging.merging import Missing
from letterkit.lists.said.standing import IN, OUT
from letterkit.lists.said.texts_shown import ToRead, lines_of

_MOST = 20
_ASKS = (
    ("consent", "whether they may be published (yes: publish)"),
    ("anonymous", "whether to hide their name (yes: hide)"),
    ("shown", "how they want to be shown"),
    ("private", "something else; keep it private"),
)
_PUBLISHED = (
    ("public_name", "publish this name, and nobody by the other one"),
    ("private", "publish the name beside it; keep this one private"),
)
_SAYS = {
    "named": "shown by name",
    "initials": "shown by initials",
    "role": "shown by role and affiliation, without the name",
    "unnamed": "counted, without a name",
    "yes": "may be published",
    "no": "may not be published; in no output",
    "unclear": "not clear; in no output",
}
# What a text can mean that may be a wish.
_WISHES = {
    **_SAYS,
    OUT: "they do not sign, or no more",
    "named": "no wish: shown by name, and the text stays",
}


def asking() -> Asking:
    """How the questions of `add` reach a person at a terminal."""
    return Asking(_settle, _confirm, _consent, _read, _remove)


def _settle(question: Question, choices: Choices) -> Choices:
    match question:
        case WhichName():
            note(f"{question.place}: no column is recognised as the name")
            title = _choose(
                "Which column holds the names?", [(each, "") for each in question.titles]
            )
            return choices.with_column(title, "name")
        case WhatIsAsked():
            note(f"{question.place}: “{question.title}” may be about who can be named")
            _show_answers(question.answers)
            return choices.with_column(question.title, _choose("What does it ask?", _ASKS))
        case WhatIsChosen():
            note(f"{question.place}: “{question.title}” may be about who can be named")
            _show_answers(question.answers)
            if not typer.confirm("Is it about how people want to be shown?", err=True):
                return choices.with_column(question.title, "private")
            return _each_meant(question, choices)
        case WhichIsPublished():
            note(f"{question.place}: “{question.title}” may be the name that people want published")
            return choices.with_column(question.title, _choose("Is it?", _PUBLISHED))
        case WhatIsMeant():
            note(f"{question.place}: “{question.title}”")
            return _each_meant(question, choices)
        case WhatIsWished():
            note(f"{question.place}: “{question.title}”")
            wishes = [(each, _WISHES[each]) for each in WISHES]
            return _each_chosen(question, choices, "wrote “{}”. What is that?", wishes)
        case WhoStands():
            note(f"{question.place}: “{question.title}”")
            standings = ((IN, "they sign"), (OUT, "they do not, or no more"))
            return _each_chosen(question, choices, "answered “{}”. Do they sign?", standings)


def _each_chosen(
    question: WhatIsWished | WhoStands,
    choices: Choices,
    asked: str,
    options: Sequence[tuple[str, str]],
) -> Choices:
    """What each answer means, with the options shown again for each; `asked` has `{}` for it."""
    for text, count in question.answers:
        meaning = _choose(f"{count} {asked.format(text)}", options)
        choices = choices.with_meaning(question.title, text, meaning)
    return choices


def _each_meant(question: WhatIsMeant | WhatIsChosen, choices: Choices) -> Choices:
    """What each answer means, asked one by one."""
    _show_options(list(_SAYS.items()))
    for text, count in question.answers:
        asked = f"{count} answered “{text}”. What is that?"
        choices = choices.with_meaning(question.title, text, choose_one(asked, MEANINGS))
    return choices


def _choose(question: str, options: Sequence[tuple[str, str]]) -> str:
    _show_options(options)
    return choose_one(question, [text for text, _ in options])


def _show_options(options: Sequence[tuple[str, str]]) -> None:
    for number, (text, says) in enumerate(options, 1):
        note(f"  {number}  {text}" + (f": {says}" if says else ""))


def _show_answers(answers: Sequence[tuple[str, int]]) -> None:
    for text, count in answers[:_MOST]:
        note(f"  {count} answered “{text}”")


def _confirm(file: FileRead) -> None:
    from letterkit.cli.app import NO

    if not says_yes("Is that right?", empty=False):
        note("nothing was changed; if a column is read wrongly, say what it is with --map")
        raise typer.Exit(NO)


def _consent(file: FileRead) -> str:
    agreed = says_yes("Have all of them agreed that this is published?")
    return "yes" if agreed else "no"


def _read(file: FileRead, texts: Sequence[ToRead]) -> None:
    from letterkit.cli.app import NO

    note(f"{file.name}: read what people wrote, for somebody may ask not to be named:")
    note(*lines_of(texts, len(texts)))
    if says_yes("Does one of these ask not to be named, or not to sign?"):
        note("nothing was changed; say what it means with --map 'COLUMN: TEXT=unnamed'")
        raise typer.Exit(NO)


def _remove(missing: Sequence[Missing]) -> bool:
    for each in missing[:_MOST]:
        note(f"  {each.id}  {each.name}")
    if len(missing) > _MOST:
        note(f"  … and {len(missing) - _MOST} more")
    return says_yes(f"Remove these {len(missing)} from the list?", empty=False)


assert set(_SAYS) == set(MEANINGS)  # noqa: S101 - what no input can cause
