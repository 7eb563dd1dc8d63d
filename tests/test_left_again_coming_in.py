"""Headings that say that those below signed, and took it back later: they are not named."""

import json

import pytest

HEADINGS = [
    "Withdrew after publication",
    "Signatures withdrawn",
    "Signed, then withdrew",
    "Signed but later withdrew their signature",
    "Took their names back",
    "Removed at their request after publication",
    "Адклікалі пасля публікацыі",
    "Падпісалі, потым адклікалі",
    "Подпісы адкліканы",
    "Отозвали после публикации",
    "Подписали, затем отозвали",
    "Подписи отозваны",
    "Бывшие подписанты",
    "Відкликали після публікації",
    "Підписали, потім відкликали",
    "Підписи відкликано",
    "Wycofali się po publikacji",
    "Podpisali, a potem się wycofali",
    "Podpisy wycofane",
    "Nach der Veröffentlichung zurückgezogen",
    "Unterschrieben, dann zurückgezogen",
    "Unterschriften zurückgezogen",
    "Zogen ihre Unterschrift zurück",
    "Retirés après publication",
    "Ont signé puis se sont retirés",
    "Signatures retirées",
    "Anciens signataires",
    "Se retiraron tras la publicación",
    "Firmaron y luego se retiraron",
    "Firmaron, luego retiraron su firma",
    "Firmas retiradas",
    "سحبوا توقيعهم بعد النشر",
    "وقعوا ثم انسحبوا",
    "التوقيعات المسحوبة",
]
TWICE = {"Signatories": ["Ada Example", "Bo Sample"]}


def files(heading):
    """A list of two, one of which stands below a heading as well, in each format."""
    groups = {**TWICE, heading: ["Bo Sample"]}
    lines = {
        "x.md": "# Signatories\n\n- Ada Example\n- Bo Sample\n\n# {}\n\n- Bo Sample\n",
        "x.txt": "Signatories:\n\nAda Example\nBo Sample\n\n{}:\n\nBo Sample\n",
        "x.csv": 'Name,Email\nAda Example,ada@example.org\nBo Sample,\n"{}:",\nBo Sample,\n',
        "x.html": "<h2>Signatories</h2><ul><li>Ada Example<li>Bo Sample</ul>"
        "<h2>{}</h2><ul><li>Bo Sample</ul>",
    }
    found = {name: text.format(heading) for name, text in lines.items()}
    return {**found, "x.json": json.dumps(groups, ensure_ascii=False)}


@pytest.mark.parametrize("heading", HEADINGS)
def test_below_a_heading_for_those_who_left_nobody_signs(desk, heading):
    for name, text in files(heading).items():
        assert desk.add(name, text, "--dry-run") == 0, (name, desk.said)
        assert "consent: no" in desk.said, (name, desk.said)
    assert desk.add("x.md", files(heading)["x.md"]) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize("heading", HEADINGS[::5])
@pytest.mark.parametrize("name", ["x.txt", "x.csv", "x.html", "x.json"])
def test_it_is_so_in_every_format(desk, heading, name):
    assert desk.add(name, files(heading)[name]) == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


@pytest.mark.parametrize(
    "heading",
    [
        "Withdrew, then signed",
        "Withdrew before publication, signed again",
        "Signed, withdrew, then signed",
        "Signed, never withdrew",
        "Have not withdrawn",
        "Zurückgezogen, dann unterschrieben",
        "Nicht zurückgezogen",
        "Не отозвали",
        "Nie wycofali",
        "N'ont pas retiré leur signature",
        "No retiraron su firma",
    ],
)
def test_in_another_order_or_denied_it_asks(desk, heading):
    assert desk.add("x.md", files(heading)["x.md"]) == 2
    assert heading in desk.said


@pytest.mark.parametrize(
    "heading",
    [
        "Signed after publication",
        "Signatures after publication",
        "Подписали после публикации",
        "Nach der Veröffentlichung unterzeichnet",
        "Signé après publication",
        "Firmaron después de la publicación",
        "وقعوا بعد النشر",
    ],
)
def test_who_signed_after_it_was_published_signs(desk, heading):
    text = f"# Signatories\n\n- Ada Example\n\n# {heading}\n\n- Bo Sample\n"
    assert desk.add("x.md", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
