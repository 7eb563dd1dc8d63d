"""Letters and signatories made by hand, for the tests of merging."""

import dataclasses
import datetime

from letterkit.model import Kind, Letter, Level, Shown, Signatory, Source, Template

FILE = "letters/parks/letter.md"
BLANK = "{% block body %}\n{% endblock %}\n"


def letter(body="Hello.", *, template=BLANK, **changes):
    """A letter whose body begins on line 5 of its file."""
    lang = changes.get("lang", "en")
    made = Letter(
        slug="parks",
        lang=lang,
        file=FILE,
        title="Keep the parks",
        date=datetime.date(2026, 3, 14),
        template=Template("blank", "template blank.md", template),
        body=body,
        body_line=5,
        titles={lang: "Keep the parks"},
        signatories=(),
    )
    return dataclasses.replace(made, **changes)


def signatory(name, line=2, **fields):
    given = {"consent": True, "id": f"id{line}", **fields}
    return Signatory(name=name, source=Source("signatories/parks.csv", line), **given)


ADA = signatory("Ada Example", 2, affiliation="Example University", country="GB")
BO = signatory("Бо Прыклад", 3, role="teacher", country="BY", level=Level.KEY)
CLUB = signatory("Example Club", 4, kind=Kind.ORGANISATION, country="PL")
INITIALS = signatory("Zara Śniady-Nowak", 5, role="lawyer", shown=Shown.INITIALS, level=Level.CODE)
ROLE = signatory("Aaron Hidden", 6, role="nurse", affiliation="Clinic", shown=Shown.ROLE)
UNNAMED = signatory("Vera Secret", 7, role="judge", shown=Shown.UNNAMED, level=Level.DKIM)
ALL = (ADA, BO, CLUB, INITIALS, ROLE, UNNAMED)
