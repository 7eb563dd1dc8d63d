"""Columns that list fields to hide or to show, and what is written beside the choices of a form.

hide: [name, affiliation]        unnamed, and the affiliation goes
public_fields: [affiliation]     unnamed, for the name is not among them
public_fields: []                unnamed, for nothing is: a box that nobody ticked is an answer
Yes please, No thanks, Other     a text below "Other" is an answer: a wish counts, else it stops
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, field_of
from letterkit.lists.consent.meanings import is_display_choice, is_yes_or_no
from letterkit.lists.own_columns import COLUMNS, column
from letterkit.lists.records import Row
from letterkit.lists.rows.contents import DETAIL, Contents, ExportRow, Part, shown_title
from letterkit.lists.rows.doubts import strict
from letterkit.lists.said.wishes import least
from letterkit.lists.sheets.title_rows import header_of
from letterkit.model import Shown

_HIDES = re.compile(
    r"hid(?:e|den)|privat|withh|redact|exclu|mask|conceal|anonymi|verberg|versteck|ausblend"
    r"|verborgen|скры|схав|прихов|ukry|masqu|cach|ocult|إخفاء|مخفي",
    re.IGNORECASE,
)
_SHOWS = re.compile(
    r"show|visib|publi|display|anzeig|zeig|sichtbar|öffentlich|показ|паказ|видим|бачн"
    r"|публ|widocz|pokaz|affich|mostrar|públic|إظهار|عرض|نشر|ظهر|يظهر",
    re.IGNORECASE,
)
_NOT = re.compile(
    r"\b(?:not|don'?t|no|never|nicht|kein\w*|не|ня|nie|pas|ne|sans|sin|non|un)\b|\bunpubl|لا|عدم",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*[;,/|&+]\s*|\s+(?:and|und|и|і|й|i|et|y|و)\s+|\s*[\[\]\"]+\s*|(?<!\w)'|'(?!\w)"
)
_SEVERAL = re.compile(r"\w\s*[,;|\n]\s*\w")
_NAMES = frozenset({"name", FIRST, LAST, MIDDLE})
_ALL = frozenset({"all", "everything", "alle", "alles", "всё", "все", "усё", "wszystko", "tout",
                  "todo", "الكل"})  # fmt: skip
# A word for the first name alone, which is one for the whole name where nothing asks for the rest.
_WHOLE = frozenset({
    *("имя", "моё имя", "мое имя", "імя", "маё імя", "імʼя", "ім'я", "моє ім'я", "ваше имя"),
    *("nombre", "mi nombre", "su nombre"),
})  # fmt: skip
_NOTHING = frozenset({
    *("none", "none of these", "none of them", "none of the above", "nothing", "no", "neither"),
    *("nothing of this", "nichts", "nichts davon", "keine", "keines", "keins", "keins davon"),
    *("keine davon", "nein", "ничего", "ничего из этого", "ничего из перечисленного", "нет"),
    *("ничто из перечисленного", "нічого", "нічого з цього", "нічого з переліченого", "ні"),
    *("нічога", "нічога з гэтага", "нічога з пералічанага", "не", "nic", "nic z tego", "żadne"),
    *("żadne z nich", "żadne z powyższych", "nie", "rien", "aucun", "aucune", "aucun de ceux-ci"),
    *("rien de tout cela", "aucun des deux", "aucune de ces réponses", "non", "nada", "ninguno"),
    *("ninguna", "ninguno de estos", "ninguno de los anteriores", "ninguna de las anteriores"),
    *("لا شيء", "لا شيء مما سبق", "لا شيء من هذا", "لا"),
})  # fmt: skip
_PUBLIC = frozenset({*_NAMES, "role", "affiliation", "country", "link", "comment"})
_OTHER = frozenset({
    "other", "other:", "other (please specify)", "other, please specify", "sonstiges", "andere",
    "anderes", "другое", "іншае", "іншае:", "інше", "inne", "autre", "autres",
    "otro", "otra", "أخرى", "غير ذلك",
})  # fmt: skip
_TICKS = frozenset({"", "1", "0", "true", "false", "x", "✓", "✔", "yes", "no"})
_MOST = 120


def with_field_lists(contents: Contents, name: str) -> Contents:
    """The contents with lists of hidden fields and answers under "Other" applied to each row."""
    parts = [_of_part(part, name) for part in contents.parts]
    return replace(contents, parts=parts)


def _of_part(part: Part, name: str) -> Part:
    if len(part.rows) < 2:
        return part
    at = header_of([Row(row.line, row.cells) for row in part.rows[:10]])
    titles = part.rows[at].cells
    body = list(part.rows[at + 1 :])
    changed = False
    for number, title in enumerate(titles):
        cells = [row.cells[number].strip() for row in body if number < len(row.cells)]
        if (hides := _lists_fields(title, cells)) is not None:
            whole = not any(LAST in _fields_in(cell) for cell in cells)
            body = [_without_fields(row, number, titles, hides=hides, whole=whole) for row in body]
            titles = [f"{DETAIL}{each}" if n == number else each for n, each in enumerate(titles)]
            changed = True
        elif title.strip().casefold() in _OTHER and any(cells):
            choices = _choices_before(number, titles, body)
            if choices:
                body = [_other(row, number, choices, name) for row in body]
                changed = True
    if not changed:
        return part
    return replace(part, rows=[*part.rows[:at], part.rows[at]._replace(cells=list(titles)), *body])


def lists_fields(title: str, cells: Iterable[str]) -> bool:
    """Whether a column lists fields to hide or to show, so that all it says has been heard."""
    return title.startswith(DETAIL) and _lists_fields(title, cells) is not None


def _lists_fields(title: str, cells: Iterable[str]) -> bool | None:
    """Whether a column lists fields to hide (True) or to show (False); None if it lists none."""
    plain = shown_title(title).replace("_", " ").replace("-", " ")
    plain = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", plain)
    hides, shows = bool(_HIDES.search(plain)), bool(_SHOWS.search(plain))
    given = [cell for cell in cells if cell and not _is_nothing(cell)]
    if hides == shows or not given:
        return None
    if not all(_fields_in(cell) for cell in given):
        return None
    hiding = hides != bool(_NOT.search(plain))
    ticks = any(_SEVERAL.search(cell) for cell in given)
    choices = not ticks and "field" not in plain.casefold()
    if not hiding and choices and all(map(is_display_choice, given)):
        return None  # "show: name", "show: initials" is how somebody wants to be shown
    return hiding


def _fields_in(cell: str) -> list[str]:
    """The fields that a text lists, or nothing where one of its pieces is none."""
    found = []
    for piece in filter(None, _BETWEEN.split(cell.replace("_", " "))):
        known = "name" if piece.casefold() in _ALL else column(piece)
        known = known if known in COLUMNS else field_of(piece)
        if not known:
            return []
        found.append(known)
    return found


def _is_nothing(cell: str) -> bool:
    """ "None of these", which is as good as no tick."""
    return " ".join(cell.split()).strip(" .!").casefold() in _NOTHING


def _without_fields(
    row: ExportRow, number: int, titles: Sequence[str], *, hides: bool, whole: bool
) -> ExportRow:
    """A row without what it hides. `whole` is whether "имя" is the whole name."""
    cell = row.cells[number] if number < len(row.cells) else ""
    listed = set(_fields_in(cell))
    if whole and not hides and any(piece.casefold() in _WHOLE for piece in _BETWEEN.split(cell)):
        listed.add("name")
    if not listed:
        # Anyone who ticked nothing of what may be shown gave no leave for anything.
        return row if hides else row._replace(shown=least([row.shown, Shown.UNNAMED.value]))
    gone: Callable[[str], bool] = (
        (lambda each: each in listed) if hides else (lambda each: each not in listed)
    )
    unnamed = bool(listed & _NAMES) if hides else not ("name" in listed or {FIRST, LAST} <= listed)
    cells = list(row.cells)
    for place, title in enumerate(titles[: len(cells)]):
        known = column(title) if column(title) in COLUMNS else field_of(title)
        if known in _PUBLIC - _NAMES and gone(known):
            cells[place] = ""
    shown = least([row.shown, Shown.UNNAMED.value if unnamed else ""])
    return row._replace(cells=cells, shown=shown)


def _choices_before(number: int, titles: Sequence[str], body: Sequence[ExportRow]) -> list[int]:
    """The columns of choices that stand right before one for another answer."""
    found: list[int] = []
    for place in range(number - 1, -1, -1):
        title = titles[place].strip()
        cells = {row.cells[place].strip() for row in body if place < len(row.cells)}
        ticked = all(cell.casefold() in {*_TICKS, title.casefold()} for cell in cells)
        if not ticked or not (is_yes_or_no(title) or is_display_choice(title) or strict(title)):
            break
        found.append(place)
    return found


def _other(row: ExportRow, number: int, choices: Sequence[int], name: str) -> ExportRow:
    text = row.cells[number].strip() if number < len(row.cells) else ""
    if not text or text.casefold() in _TICKS:
        return row
    mark = strict(text)
    if not mark:
        raise LetterkitError(
            f"{name}:{row.line}: an answer of their own beside the choices: {text[:_MOST]}",
            hint="write their answer into the column of the choice that it means, and empty the"
            " other one",
        )
    return row._replace(shown=least([row.shown, mark.shown]), out=row.out or mark.out)
