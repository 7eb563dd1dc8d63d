"""Sentences in a list about somebody on it: they count for that one entry, or they stop `add`."""

import pytest
from tests.test_withdrawn_in_lists import workbook

from letterkit.wishes.reported_wishes import reported_wish

TABLE = "Name,City\nAda Example,X\nBo Sample,Y\nCy Third,Z\n"
ROWS = [("Name", "City"), ("Ada Example", "X"), ("Bo Sample", "Y"), ("Cy Third", "Z")]
ITEMS = "- Ada Example\n- Bo Sample\n- Cy Third\n"
LIST = "<ul><li>Ada Example</li><li>Bo Sample</li><li>Cy Third</li></ul>"
NAMES = '["Ada Example", "Bo Sample", "Cy Third"]'
# A sentence, who it is about, and whether they leave or are only not named.
SENTENCES = [
    ("Bo asked to be removed", "Bo Sample", "out"),
    ("Cy Third withdrew on 3 March.", "Cy Third", "out"),
    ("Please do not publish Ada's name", "Ada Example", "unnamed"),
    ("except for Cy, who signs anonymously", "Cy Third", "unnamed"),
    ("Note: Ms Sample must not be named in public", "Bo Sample", "unnamed"),
]


def places(text):
    yield "x.csv", f'{TABLE}\n"{text}",\n'
    yield "x.csv", f'"{text}",\n{TABLE}'
    yield "x.csv", TABLE.replace("Bo Sample,Y", f'"{text}",\nBo Sample,Y')
    yield "x.txt", f"Signatories:\nAda Example\nBo Sample\nCy Third\n\n{text}\n"
    yield "x.txt", f"{text}\n\nSignatories:\nAda Example\nBo Sample\nCy Third\n"
    yield "x.md", f"# Signatories\n\n{ITEMS}\n{text}\n"
    yield "x.md", f"# Signatories\n\n{text}\n\n{ITEMS}"
    yield "x.html", f"<h2>Signatories</h2>{LIST}<p>{text}</p>"
    yield "x.html", f"<h2>Signatories</h2>\n<p>{text}</p>\n{LIST}"
    yield "x.json", f'{{"note": "{text}", "signatories": {NAMES}}}'
    yield "x.toml", f'note = "{text}"\nsignatories = {NAMES}\n'
    yield "x.xlsx", workbook({"List": [*ROWS, (), (text,)]})
    yield "x.xlsx", workbook({"List": [(text,), *ROWS]})
    yield "x.xlsx", workbook({"List": ROWS, "Notes": [(text,), ("Nothing else is of interest",)]})
    yield "x.xlsx", workbook({"List": [(*ROWS[0], "", text), *ROWS[1:]]})


@pytest.mark.parametrize(("text", "name", "means"), SENTENCES)
@pytest.mark.parametrize("place", range(15))
def test_a_sentence_counts_for_the_one_it_is_about(desk, text, name, means, place):
    file, content = list(places(text))[place]
    done = desk.add(file, content)
    if done:
        assert text.rstrip(".").split(": ")[-1] in desk.said
        return
    shown = {row["name"]: row.get("shown", "") for row in desk.rows}
    assert set(shown) <= {"Ada Example", "Bo Sample", "Cy Third"}
    others = {each: "" for each in ("Ada Example", "Bo Sample", "Cy Third") if each != name}
    if means == "out":
        assert shown == others
    else:
        assert shown == {**others, name: "unnamed"}
    assert text.rstrip(".").split(": ")[-1][:25] in desk.said


@pytest.mark.parametrize(
    "text",
    [
        "Ada and Bo asked to be removed",
        "Is Bo Sample to be removed?",
        "Bo did not withdraw",
        "Ada Example wants her initials only",
        "Publish Bo Sample only after 3 March",
        "Di asked to be removed",
    ],
)
def test_a_sentence_that_is_not_clear_stops_with_its_words(desk, text):
    assert desk.add("x.csv", f'{TABLE}\n"{text}",\n') == 2
    assert text in desk.said
    # The hint works as it stands.
    mended = TABLE.replace("Bo Sample", "Bo Sample (do not name)")
    assert desk.add("x.csv", mended) == 0, desk.said
    assert "Bo Sample" not in desk.printed()


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("Бо попросил удалить его имя", "?"),
        ("Бо Узор отозвал подпись", "out"),
        ("Бо Узор просіць не публікаваць імя", "unnamed"),
        ("Бо Узор просить не публікувати імені", "unnamed"),
        ("Bo Sample prosi o niepublikowanie nazwiska", "?"),
        ("Bo Sample wycofał podpis", "out"),
        ("Bo Sample möchte anonym bleiben", "unnamed"),
        ("Bo Sample hat die Unterschrift zurückgezogen", "out"),
        ("Bo Sample souhaite rester anonyme", "unnamed"),
        ("Bo Sample a retiré sa signature", "out"),
        ("Bo Sample firma de forma anónima", "unnamed"),
        ("Bo Sample ha retirado su firma", "out"),
        ("انسحب بو سامبل من القائمة", "out"),
    ],
)
def test_sentences_are_heard_in_the_languages_that_are_read(text, means):
    found = reported_wish(text)
    assert found == means if means != "?" else found != "out"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example teaches physics at the University of Example.",
        "Bo Sample signed first, and we thank him.",
        "The list was last changed on 3 March by Cy.",
        "We ask the government to repeal the law.",
        "Your name is published only if you agree.",
        "Names in the order of signing, as of 3 March.",
    ],
)
@pytest.mark.parametrize("place", range(5, 11))
def test_ordinary_sentences_change_nothing(desk, text, place):
    file, content = list(places(text))[place]
    assert desk.add(file, content) == 0, desk.said
    assert [(row["name"], row.get("shown", "")) for row in desk.rows] == [
        ("Ada Example", ""), ("Bo Sample", ""), ("Cy Third", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Di Example (withdrawn)",
        "Di Example — withdrew on 3 November",
        "Di Example — a retiré sa signature",
        "~~Di Example~~ (withdrawn)",
    ],
)
@pytest.mark.parametrize("file", ["x.csv", "x.md", "x.html", "x.txt"])
def test_what_stands_behind_a_name_is_about_nobody_else_of_that_family(desk, text, file):
    lists = {
        "x.csv": f"Name,City\nAda Example,X\n{text},Y\nBo Example,Z\n",
        "x.md": f"# Signatories\n\n- Ada Example\n- {text}\n- Bo Example\n",
        "x.html": f"<h2>Signatories</h2><ul><li>Ada Example<li>{text}<li>Bo Example</ul>",
        "x.txt": f"Signatories:\n- Ada Example\n- {text}\n- Bo Example\n",
    }
    assert desk.add(file, lists[file]) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Example"]
