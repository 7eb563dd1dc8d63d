"""What happens while a letter is previewed, and what is to be seen after it.

Each event comes from the process that makes the files. `Showing` is what the page of the preview
shows; it changes by events only, and what was good stays until something better is there.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TypeAlias

PAGE, PDF, MAIL, TEXT = "page", "pdf", "mail", "text"


@dataclass(frozen=True, slots=True)
class View:
    """A file as a browser shows it.

    `heads` are the lines above an e-mail, name and value.
    """

    file: str
    media_type: str
    data: bytes
    heads: tuple[tuple[str, str], ...] = ()

    @property
    def mark(self) -> str:
        """What differs when the file or its heads do."""
        heads = repr(self.heads).encode()
        return hashlib.sha256(heads + b"\0" + self.data).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the letter: its tag, its own name, and the letter's title in it."""

    lang: str
    name: str
    title: str


@dataclass(frozen=True, slots=True)
class Found:
    """A finding of the checks; `place` is file and line."""

    severity: str
    code: str
    place: str
    message: str


@dataclass(frozen=True, slots=True)
class Problem:
    """An error as it is shown: the fact with its place, and what to do next."""

    message: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Begun:
    """A file changed, and the letter is being made anew."""


@dataclass(frozen=True, slots=True)
class Pages:
    """What is made at once: the views of each language but the PDF.

    `counted` says in words how many are named, `notes` who was left out.
    """

    languages: tuple[Language, ...]
    views: Mapping[str, Mapping[str, View]]
    counted: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks find: the gravest first, and how many more there are."""

    found: tuple[Found, ...]
    more: int = 0


@dataclass(frozen=True, slots=True)
class Drawn:
    """The PDF of a language, or why there is none."""

    lang: str
    view: View | None = None
    problem: Problem | None = None


@dataclass(frozen=True, slots=True)
class Failed:
    """The letter cannot be made as its files are."""

    problem: Problem


@dataclass(frozen=True, slots=True)
class Done:
    """All is made."""


Event: TypeAlias = Begun | Pages | Findings | Drawn | Failed | Done


@dataclass(frozen=True, slots=True)
class Showing:
    """What the preview shows.

    `working` is true while the page is made, `drawing` are the languages whose PDF is older than
    the page, `lacking` says for some why it has none. `problem` stands above the last good version;
    of the languages in `waiting` the PDF is not made until it is mended.
    """

    letter: str
    languages: tuple[Language, ...] = ()
    views: Mapping[str, Mapping[str, View]] = field(default_factory=dict)
    working: bool = True
    drawing: frozenset[str] = frozenset()
    lacking: Mapping[str, Problem] = field(default_factory=dict)
    waiting: frozenset[str] = frozenset()
    problem: Problem | None = None
    findings: Findings | None = None
    counted: str = ""
    notes: tuple[str, ...] = ()

    def after(self, event: Event) -> "Showing":
        """What is to be seen once this has happened."""
        match event:
            case Begun():
                return replace(self, working=True)
            case Pages():
                return self._with_pages(event)
            case Findings():
                return replace(self, findings=event)
            case Drawn():
                return self._with_pdf(event)
            case Failed(problem):
                waiting = self.waiting | self.drawing
                return replace(
                    self, working=False, drawing=frozenset(), waiting=waiting, problem=problem
                )
            case Done():
                return replace(self, working=False, drawing=frozenset())

    def _with_pages(self, pages: Pages) -> "Showing":
        langs = [each.lang for each in pages.languages]
        views: dict[str, Mapping[str, View]] = {}
        for lang in langs:
            before = self.views.get(lang, {})
            old = {PDF: before[PDF]} if PDF in before else {}
            views[lang] = {**pages.views[lang], **old}
        return replace(
            self,
            languages=pages.languages,
            views=views,
            working=False,
            drawing=frozenset(langs),
            lacking={},
            waiting=frozenset(),
            problem=None,
            counted=pages.counted,
            notes=pages.notes,
        )

    def _with_pdf(self, drawn: Drawn) -> "Showing":
        if drawn.lang not in self.views:
            return self
        views, lacking = dict(self.views), dict(self.lacking)
        if drawn.view:
            views[drawn.lang] = {**views[drawn.lang], PDF: drawn.view}
        if drawn.problem:
            lacking[drawn.lang] = drawn.problem
        return replace(self, views=views, lacking=lacking, drawing=self.drawing - {drawn.lang})

    def view(self, file: str) -> View | None:
        """The view of a file by its name."""
        for its in self.views.values():
            for view in its.values():
                if view.file == file:
                    return view
        return None

    @property
    def as_json(self) -> dict[str, object]:
        """What the page of the preview is sent: all but the files themselves."""
        findings = self.findings or Findings(())
        return {
            "letter": self.letter,
            "working": self.working,
            "problem": _problem(self.problem),
            "counted": self.counted,
            "notes": list(self.notes),
            "languages": [
                {
                    "lang": each.lang,
                    "name": each.name,
                    "title": each.title,
                    "drawing": each.lang in self.drawing,
                    "waiting": each.lang in self.waiting,
                    "lacking": _problem(self.lacking.get(each.lang)),
                    "views": {
                        key: {"file": view.file, "mark": view.mark, "heads": view.heads}
                        for key, view in self.views[each.lang].items()
                    },
                }
                for each in self.languages
            ],
            "checked": self.findings is not None,
            "more": findings.more,
            "findings": [
                {
                    "severity": each.severity,
                    "code": each.code,
                    "place": each.place,
                    "message": each.message,
                }
                for each in findings.found
            ],
        }


def _problem(problem: Problem | None) -> dict[str, str] | None:
    return {"message": problem.message, "hint": problem.hint} if problem else None
