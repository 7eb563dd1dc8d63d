"""Entries and remarks in the comments of scripts, YAML and TOML: none passes without a line.

All people are invented.
"""

import pytest

# A file with Ada and Cy on the list, and others only in comments; the lines of those.
COMMENTED = (
    (
        "s.ts",
        """export const signatories: Signatory[] = [
  { id: "ada", name: "Ada Example", link: "https://ada.example.org" },
  // { id: "bo", name: "Bo Sample", title: "Operations" },
  /* { id: 'di', fullName: 'Di Muster' }, */
  { id: 'cy', name: 'Cy Trial' }, // { org: "X", name: "Ed Probe" }, { name: "Fi Modell" }
  // {
  //   id: "gil",
  //   name: "Gil Prova",
  // },
  /*
  { org: "X", first_name: "Hal", last_name: "Ejemplo" },
  */
];
""",
        "3, 4, 5, 5, 8, 11",
    ),
    (
        "s.js",
        'export default [\n  "Ada Example",\n  // "Bo Sample",\n  /* "Di Muster", */\n'
        '  "Cy Trial",\n];\n',
        "3, 4",
    ),
    (
        "s.yml",
        "- name: Ada Example\n# - {id: bo, name: Bo Sample}\n"
        "- name: Cy Trial  # {id: 1, name: Di}\n",
        "2, 3",
    ),
    (
        "s.toml",
        'signatories = [\n  { id = "1", name = "Ada Example" },\n'
        '  # { id = "2", name = "Bo Sample" },\n  { id = "3", name = "Cy Trial" },\n]\n',
        "3",
    ),
)
# A remark of which no rule knows what it asks, with the marks of code in it.
REMARKS = (
    ("s.ts", 'export default [\n  { name: "Ada Example" }, // hold [Ada]\n];\n', "hold [Ada]"),
    (
        "s.js",
        'export default [\n  { name: "Ada Example" },\n  /* hold\n     {Ada} */\n];\n',
        "{Ada}",
    ),
    ("s.yml", "- name: Ada Example  # hold = Ada\n", "hold = Ada"),
    ("s.toml", '[[signatories]]\nname = "Ada Example" # hold [Ada]\n', "hold [Ada]"),
)


@pytest.mark.parametrize(("name", "text", "lines"), COMMENTED)
def test_an_entry_in_a_comment_is_left_out_with_its_line(desk, name, text, lines):
    assert desk.add(name, text, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Trial"]
    count = len(lines.split(", "))
    assert f"{count} left out: it is commented out ({name}:{lines})" in desk.said


@pytest.mark.parametrize(("name", "text", "remark"), REMARKS)
def test_a_remark_with_the_marks_of_code_is_read_by_a_person(desk, name, text, remark):
    assert desk.add(name, text, read=False) == 2
    assert f"“{remark}”" in desk.said


def test_what_describes_a_type_or_speaks_to_a_program_is_no_entry(desk):
    script = (
        "/** @typedef {{name: string}} Signatory */\n// eslint-disable-next-line max-len\n"
        'export default [\n  // eslint-disable-next-line\n  { name: "Ada Example" },\n];\n'
    )
    assert desk.add("s.js", script, read=False) == 0, desk.said
    assert "left out" not in desk.said
