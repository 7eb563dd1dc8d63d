"""Entries that share a line of their file are called by their numbers, so that they are found."""

import shlex

import pytest

from letterkit.text.item_lines import ItemLine, line_of

ONE_LINE = {
    "f.json": '[{"name": "Ada Example"}, {"name": ""}, {"name": "Bo Sample and Cy Muster"}]',
    "f.yaml": '[{name: Ada Example}, {name: ""}, {name: Bo Sample and Cy Muster}]\n',
    "f.toml": 'signatories = [{name = "Ada Example"}, {name = ""}, {name = "Bo Sample and Cy Muster"}]',  # noqa: E501
    "f.js": 'export default [{name: "Ada Example"}, {name: ""}, {name: "Bo Sample and Cy Muster"}]',
    "f.html": "<p>To you</p><h2>Signatories</h2><ul><li>Ada Example</li><li></li>"
    "<li>Bo Sample and Cy Muster</li></ul>",
    "g.html": "<h2>Signatories</h2><table><tr><th>Name<th>City<tr><td>Ada Example<td>Oslo"
    "<tr><td><td><tr><td>Bo Sample and Cy Muster<td>Kyiv</table>",
}


@pytest.mark.parametrize("name", ONE_LINE)
def test_an_entry_of_several_on_a_line_has_its_number(desk, name):
    assert desk.add(name, ONE_LINE[name]) == 0, desk.said
    assert f"{name}:1, item 3: may be two people" in desk.said
    assert f"{name}:1, item 2" in desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample and Cy Muster"]
    # What a list keeps of the file stays as it was, so that a later export is known.
    assert {source.rpartition(" ")[2] for source in desk.column("source")} == {f"{name}:1"}
    assert desk.add(name, ONE_LINE[name]) == 0, desk.said
    assert "2 there already" in desk.said


def test_an_entry_alone_on_its_line_has_no_number(desk):
    lines = '[\n{"name": "Ada Example"},\n{"name": "Bo Sample and Cy Muster"}\n]'
    assert desk.add("f.json", lines) == 0, desk.said
    assert "f.json:3: may be two people" in desk.said
    assert "item" not in desk.said


def test_who_is_asked_about_on_a_shared_line_can_be_said_as_the_hint_stands(desk):
    first = '[{"name": "Ada Example", "email": "a@example.org"},'
    before = f'{first} {{"name": "Bo Sample", "email": "b@example.org"}}]'
    after = f'{first} {{"name": "Bo Muster", "email": "b@example.org"}}]'
    assert desk.add("f.json", before) == 0, desk.said
    assert desk.add("f.json", after) == 2
    assert "f.json:1, item 2" in desk.said
    options = desk.said.partition("is the same person, add ")[2].partition(", and the new")[0]
    assert desk.add("f.json", after, *shlex.split(options)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Muster"]


def test_a_sentence_on_the_line_of_several_is_about_the_one_it_names(desk):
    note = '"note": "Bo Sample does not want to be named"'
    people = '[{"name": "Ada Example"}, {"name": "Bo Sample"}]'
    assert desk.add("f.json", f'{{{note}, "signatories": {people}}}') == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]


@pytest.mark.parametrize("line", [7, ItemLine(1, 3)])
def test_the_line_of_a_place_is_read_back(line):
    assert line_of(f"{line}") == line
    assert f"{line_of(f'{line}')}" == f"{line}"
    assert int(line_of(f"{line}")) == int(line)


def test_two_items_of_a_line_are_two_places():
    assert ItemLine(1, 2) != ItemLine(1, 3)
    assert ItemLine(1, 2) != 1
    assert len({ItemLine(1, 2), ItemLine(1, 3), ItemLine(1, 2)}) == 2
    with pytest.raises(ValueError, match="item"):
        line_of("1, item x")
