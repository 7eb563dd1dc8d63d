"""Characters that no font here can draw: they keep the PDF from being made."""

from collections.abc import Iterator

from letterkit.check.roll import Roll, Undrawable
from letterkit.model import Letter, Shown, Signatory
from letterkit.model.finding import Finding, Place, Severity
from letterkit.model.font_packages import advice, named
from letterkit.model.initials import as_shown


def cannot_draw(roll: Roll) -> Iterator[Finding]:
    """Everybody who would be shown with such characters; the fonts are asked once for the list."""
    if roll.terms.undrawable is None:
        return
    shown = [(index, text) for index, each in roll if (text := _shown(each)) and not text.isascii()]
    characters: set[str] = set().union(*(text for _, text in shown))
    packages = roll.terms.undrawable(sorted(characters))
    if not packages:
        return
    missing = set(packages)
    found = [index for index, text in shown if not missing.isdisjoint(text)]

    def one(each: Signatory) -> str:
        its = {character: packages[character] for character in _shown(each) if character in missing}
        return f"{_called(each)}: no font here can draw {named(its)}; {advice(its)}"

    every = f"{named(sorted(missing))}; {advice(packages)}"
    many = "{} entries have characters that no font here can draw: " + every
    yield from roll.each_or_all("cannot-draw", Severity.REVIEW, one, many, found)


def _shown(each: Signatory) -> str:
    """What would be drawn of a signatory; of initials, the first letter of each word."""
    if each.consent is not True or as_shown(each).shown is Shown.UNNAMED:
        return ""
    name = each.name
    if each.shown is Shown.INITIALS:
        name = " ".join(word[0] for word in name.split())
    if each.shown is Shown.ROLE:
        name = ""
    return " ".join(filter(None, (name, each.role, each.affiliation, each.country)))


def _called(each: Signatory) -> str:
    """A signatory by as much as they let others see."""
    name = each.name if each.shown is Shown.NAMED else ""
    return name or each.role or each.affiliation or "a signatory"


def cannot_draw_in_letter(letter: Letter, undrawable: Undrawable) -> Iterator[Finding]:
    """The lines of a letter that have such characters; at most one finding a line."""
    lines = [
        (letter.place_of(key), text)
        for key, text in (
            ("title", letter.title),
            ("place", letter.place),
            ("issuer", letter.issuer),
            ("note", letter.note),
            ("changed", letter.changed),
            ("to", " ".join(f"{each.name} {each.role} {each.organisation}" for each in letter.to)),
        )
    ]
    body = enumerate(letter.body.split("\n"), letter.body_line)
    lines += [(f"{letter.file}:{number}", line) for number, line in body]
    packages = undrawable(sorted({each for _, line in lines for each in line}))
    for place, line in lines if packages else ():
        its = {each: packages[each] for each in sorted(set(line)) if each in packages}
        if its:
            file, _, number = place.rpartition(":")
            message = f"no font here can draw {named(its)} of the letter; {advice(its)}"
            where = Place(-1, "", file, int(number))
            yield Finding("cannot-draw", Severity.REVIEW, message, (where,))
