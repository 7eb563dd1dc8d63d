"""What `build` would refuse in a letter, found before it is built."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.model import Letter
from letterkit.model.finding import Finding, Place, Severity

_AT_LINE = re.compile(r"(.+?):(\d+): (.+)", re.DOTALL)


def refused(letters: Sequence[Letter]) -> Iterator[Finding]:
    """A finding for each thing in a letter's versions that keeps it from being built.

    A fact is inherited by the translations, so what is wrong with it is said once.
    """
    errors = {str(each): each for letter in letters for each in _errors(letter)}
    for error in errors.values():
        yield _finding(error, letters[0].file)


def _errors(letter: Letter) -> Iterator[LetterkitError]:
    """The error at which a build would stop, and all facts that nothing uses."""
    from letterkit.letters.document import document_of, text_of
    from letterkit.letters.entries import register_of
    from letterkit.letters.templating import unknown_facts

    try:
        text = text_of(letter)
        # Who stands first is a question to the list.
        alone = replace(letter, first=())
        document_of(alone, text, register_of(alone, {letter.lang: text.canonical.sha256}, ()))
    except LetterkitError as error:
        yield error
        yield from unknown_facts(letter)


def _finding(error: LetterkitError, file: str) -> Finding:
    found = _AT_LINE.fullmatch(str(error))
    place, line, message = found.groups() if found else (file, "1", str(error))
    message = message.removeprefix(f"{file}: ")
    if error.hint:
        message += f"; {error.hint}"
    return Finding("refused-letter", Severity.ERROR, message, (Place(-1, "", place, int(line)),))
