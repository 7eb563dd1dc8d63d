"""What stands behind a name and a comma, in lists of Markdown, pages and plain text."""

import pytest

from letterkit.lists.people.behind_names import behind, is_job
from letterkit.lists.people.splitting import pattern_of

JOBS = """Lawyer|Software Engineer|writer|painter|Painter|retired painter|Attorney at Law
Member of Parliament|avocat au barreau de Paris|étudiante|peintre|Malerin|Rechtsanwältin|pintora
журналист|пенсионерка|композитор|журналістка|мастачка|письменник|malarka|dziennikarka|صحفية|رسام"""

BODIES = """Doctors Without Borders|Médecins Sans Frontières|Reporter ohne Grenzen
Journalists for Peace|Student Union|Poetry Ireland|The Economist|Example Lab|Example University
Врачи без границ|Green Park|Union of Writers|Editorial Ejemplo|Independent|Carpenter Hall"""


@pytest.mark.parametrize("job", JOBS.replace("\n", "|").split("|"))
@pytest.mark.parametrize(
    ("file", "text"),
    [
        ("x.md", "## Signatories\n\n- Ada Example, {}\n- Bo Sample, Example Lab\n"),
        ("x.html", "<h2>Signatories</h2><ul><li>Ada Example, {}</li><li>Bo Sample</li></ul>"),
    ],
)
def test_a_job_behind_a_name_is_the_role(desk, file, text, job):
    assert desk.add(file, text.format(job)) == 0, desk.said
    assert desk.rows[0]["name"] == "Ada Example"
    assert desk.rows[0]["role"] == job
    assert not desk.rows[0].get("affiliation")


@pytest.mark.parametrize("text", BODIES.replace("\n", "|").split("|"))
def test_what_is_no_job_stays_the_affiliation(text):
    assert not is_job(text)
    assert behind("Ada Example", [text]).affiliation == text


def test_a_family_name_that_is_a_trade_makes_no_role():
    assert behind("Ada Example", ["Bo Baker"]).role == ""


@pytest.mark.parametrize(
    ("text", "name", "role", "affiliation"),
    [
        ("PhD, Example University", "Ada Example, PhD", "", "Example University"),
        ("MD, PhD, Example Hospital", "Ada Example, MD, PhD", "", "Example Hospital"),
        ("Dr. med.", "Ada Example, Dr. med.", "", ""),
        ("Ph.D., Director, Example Fund", "Ada Example, Ph.D.", "Director", "Example Fund"),
        ("к.т.н., инженер", "Ada Example, к.т.н.", "инженер", ""),
        ("PhD candidate, Example Lab", "Ada Example", "PhD candidate", "Example Lab"),
    ],
)
def test_degrees_stay_with_the_name(desk, text, name, role, affiliation):
    list_ = f"## Signatories\n\n- Ada Example, {text}\n- Bo Sample, Lawyer, Example Lab\n"
    assert desk.add("x.md", list_) == 0, desk.said
    row = desk.rows[0]
    assert (row["name"], row["role"], row["affiliation"]) == (name, role, affiliation)
    assert "alone in its row" not in desk.said


PLAIN = {
    "en": [
        "Ada Example, Professor Emerita, University of Example",
        "Bo Sample, Attorney at Law",
        "Cy Muster, Postdoctoral Fellow, Example Institute",
        "Eve Probe, Artist",
    ],
    "ru": ["Анна Примерова, журналист", "Борис Образцов, врач", "Ида Пробная, учитель"],
    "de": ["Ada Beispiel, Malerin", "Bo Muster, Universität Beispiel", "Cy Probe, Lehrer, Berlin"],
    "pronouns": [
        "Ada Example (she/her), University of Example",
        "Bo Sample (they/them), Sample Institute",
        "Cy Muster, Muster College",
    ],
}


@pytest.mark.parametrize("which", PLAIN)
def test_a_plain_list_of_names_and_what_people_are_is_split(desk, which):
    lines = PLAIN[which]
    assert desk.add("x.txt", "\n".join(lines) + "\n") == 0, desk.said
    assert desk.column("name") == [line.split(",")[0] for line in lines]
    assert f"{len(lines)} of {len(lines)} names are split" in desk.said
    assert "two people" not in desk.said


@pytest.mark.parametrize(
    "names",
    [
        ["Ada Example, Bo Sample", "Cy Muster, Di Probe", "Eve Prova, Flo Wzor"],
        ["Ada Example, Minsk", "Bo Sample, Vilnius", "Cy Muster, Warsaw"],
        ["Garcia Lopez, Ana", "van Beispiel, Ludwig", "de Muestra, Eva"],
        ["Ada Example, PhD", "Bo Sample, MD", "Cy Muster, Dr. med."],
        ["Example Union, Minsk", "Press Union, Vilnius", "Women Group, Warsaw"],
        ["Ada Example, Lawyer", "Bo Sample, Minsk", "Cy Muster, Vilnius"],
    ],
)
def test_what_is_not_plainly_more_than_a_name_stays_whole(names):
    assert pattern_of(names, frozenset()) is None


def test_two_people_on_a_line_of_a_list_that_is_split_stay_and_are_said(desk):
    lines = [f"{name} Example, Lawyer" for name in ("Ada", "Cy", "Di", "Eve", "Flo")]
    assert desk.add("x.txt", "\n".join([*lines, "Bo Sample, Ida Muster"]) + "\n") == 0, desk.said
    assert desk.rows[-1]["name"] == "Bo Sample, Ida Muster"
    assert "x.txt:6: may be two people" in desk.said


def test_a_wish_behind_a_name_is_still_heard(desk):
    lines = [f"{name} Example, Lawyer" for name in ("Ada", "Cy", "Di", "Eve", "Flo")]
    code = desk.add("x.txt", "\n".join([*lines, "Bo Sample, anonymous"]) + "\n")
    assert code == 2 or "Bo Sample" not in desk.printed()
