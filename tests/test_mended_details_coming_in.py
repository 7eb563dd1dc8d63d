"""An affiliation that was mended in a file makes no second person unasked."""

import json
import shlex

import pytest


def table(bo):
    return f"Name,Affiliation\nAda Example,Example U\n{bo}\nCy Specimen,Spec L\n"


def markdown(bo):
    name, _, work = bo.partition(",")
    return (
        f"## Signatories\n\n- Ada Example (Example U)\n- {name} ({work})\n- Cy Specimen (Spec L)\n"
    )


def objects(bo):
    rows = [each.split(",") for each in ("Ada Example,Example U", bo, "Cy Specimen,Spec L")]
    return json.dumps([{"name": name, "affiliation": work} for name, work in rows])


SHAPES = [("l.csv", table), ("l.md", markdown), ("l.json", objects)]


@pytest.mark.parametrize(("name", "shape"), SHAPES)
def test_a_mended_affiliation_is_asked_about_and_said_as_the_hint_stands(desk, name, shape):
    assert desk.add(name, shape("Bo Sample,Sample C")) == 0, desk.said
    mended = shape("Bo Sample,Sample College")
    assert desk.add(name, mended) == 2, desk.said
    assert "the name, with other details, of" in desk.said
    same = desk.said.partition("if it is the same person, add ")[2].partition(", and the new")[0]
    assert desk.add(name, mended, *shlex.split(same)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Specimen"]
    assert desk.column("affiliation") == ["Example U", "Sample College", "Spec L"]
    assert desk.add(name, mended) == 0, desk.said


def test_somebody_else_of_that_name_is_added(desk):
    assert desk.add("l.csv", table("Bo Sample,Sample C")) == 0, desk.said
    mended = table("Bo Sample,Other C")
    assert desk.add("l.csv", mended, "--other-person", "l.csv:3") == 0, desk.said
    assert desk.column("name").count("Bo Sample") == 2


@pytest.mark.parametrize(
    "later",
    [
        table("Bo Sample,Sample C"),
        table("Bo Sample,Sample C") + "Bo Sample,Other C\n",
        table("Di Muster,Sample C").replace(
            "Di Muster,Sample C", "Bo Sample,Sample C\nDi Muster,X"
        ),
        "Name,Affiliation\nAda Example,Example U\nCy Specimen,Spec L\n",
    ],
)
def test_files_in_which_nobody_was_mended_are_not_asked_about(desk, later):
    assert desk.add("l.csv", table("Bo Sample,Sample C")) == 0, desk.said
    assert desk.add("l.csv", later) == 0, desk.said
