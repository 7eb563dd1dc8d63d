import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.structures.yaml_lists import yaml_contents, yaml_records


@pytest.fixture
def read(tmp_path):
    def write(text):
        path = tmp_path / "x.yaml"
        path.write_text(text)
        return [(each.line, each.values) for each in yaml_records(path, "x.yaml")]

    return write


def test_values_stay_as_they_are_written(read):
    assert read("- name: Ada\n  country: NO\n  consent: yes\n  signed: 2026-11-22\n  n: 1e3\n") == [
        (1, {"name": "Ada", "country": "NO", "consent": "yes", "signed": "2026-11-22", "n": "1e3"})
    ]


def test_names_alone_and_several_documents_are_lists_too(read):
    assert read(
        "- Ada\n- Bo\n---\nname: Cy\n---\nsignatories:\n- name: Di\n  x: [1, {a: 2}]\n"
    ) == [
        (1, {"name": "Ada"}),
        (2, {"name": "Bo"}),
        (4, {"name": "Cy"}),
        (7, {"name": "Di", "x": "1", "x a": "2"}),
    ]


def test_nothing_is_an_empty_list(read):
    assert read("") == []
    assert read("# nobody yet\n") == []
    assert read("signatories: []\n") == []


@pytest.mark.parametrize(
    "text, message",
    [
        ("- name: Ada\n- name: Example: the body\n",
         "x.yaml:2: not YAML: mapping values are not allowed in this context"),
        ("- name: &a Ada\n- name: *a\n", "x.yaml:2: an alias"),
        ("*a\n", "x.yaml:1: an alias"),
        ("- name: !!python/object:os.system x\n", "x.yaml:1: a tag"),
        ("- name: Ada\n  name: Bo\n", "x.yaml:2: a key occurs twice"),
        ("- [Ada, Bo]\n", "x.yaml:1: not a signatory: a list inside the list"),
        ("- Ada\n- 5\n", "x.yaml:2: not a signatory: a number"),
        ("Ada\n", "x.yaml:1: not a list"),
        ("signatories: Ada\n", "x.yaml:1: not a list"),
        ("signatories: []\nx: [1]\n", "x.yaml:2: something beside the list: x"),
        ("- name: Ё\n- name: \x07\n", "x.yaml:2: a hidden character: U+0007"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_its_line(read, text, message):
    with pytest.raises(LetterkitError) as caught:
        read(text)
    assert str(caught.value) == message


def test_a_name_with_a_colon_is_told_to_use_quotes(read):
    with pytest.raises(LetterkitError) as caught:
        read("- name: Example: the body\n")
    assert caught.value.hint == (
        'a value that holds ": " needs quotes around it, as in name: "Example: the body"'
    )


def test_a_bomb_of_aliases_is_refused_at_once(read):
    layers = [f"x{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 30)]
    began = time.process_time()
    with pytest.raises(LetterkitError, match=r"^x\.yaml:2: an alias$"):
        read("x0: &a0 [x]\n" + "\n".join(layers))
    assert time.process_time() - began < 1


def test_deep_nesting_is_no_crash(read):
    with pytest.raises(LetterkitError, match=r"^x\.yaml"):
        read("- name: " + "[" * 100_000)


@pytest.fixture
def contents(tmp_path):
    def read(text):
        path = tmp_path / "x.yml"
        path.write_text(text)
        found = yaml_contents(path, "x.yml")
        parts = [
            (part.title, part.kind, [(row.line, row.cells) for row in part.rows])
            for part in found.parts
        ]
        return parts, [(each.line, each.reason) for each in found.left_out]

    return read


def test_case_07_groups_of_a_yaml_file_are_read_with_their_kinds(contents):
    text = (
        "individuals:\n  - name: Ada Example\n    affiliation: Lab\n  - name: Bo Example\n"
        "organisations:\n  - name: Example Union\n"
    )
    assert contents(text) == (
        [
            ("individuals", "person",
             [(1, ["name", "affiliation"]), (2, ["Ada Example", "Lab"]), (4, ["Bo Example", ""])]),
            ("organisations", "organisation", [(1, ["name"]), (6, ["Example Union"])]),
        ],
        [],
    )  # fmt: skip


def test_what_is_nobody_in_a_yaml_file_is_left_out_with_its_line(contents):
    text = (
        "updated: 2026-09-14\nsignatories:\n- Ada Example\n- 5\n-\n- Example: the body\n- [Bo]\n"
        "demands:\n- Open it\n"
    )
    assert contents(text) == (
        [("", "", [(1, ["name"]), (3, ["Ada Example"])])],
        [
            (4, "a number"),
            (5, "empty"),
            (6, 'an object without a name; a text with ": " in it needs quotes'),
            (7, "a list inside the list"),
            (9, "under “demands”, which does not say who signed"),
        ],
    )


def test_documents_are_one_list_and_their_booleans_stay_texts(contents):
    text = "name: Ada\npublic: yes\n---\nname: No\npublic: false\n---\n---\n- Cy\n"
    assert contents(text) == (
        [("", "", [(1, ["name", "public"]), (1, ["Ada", "yes"]), (4, ["No", "false"]),
                   (8, ["Cy", ""])])],
        [],
    )  # fmt: skip


@given(
    st.text(max_size=40)
    | st.lists(
        st.sampled_from(
            ["name: Ada\n", "- ", "  ", "signatories:\n", "people:\n", "5\n", "&a ",
             "*a\n", "---\n", "[", "]", "{", "}", ": ", "!!x ", "Ada\n", "? ", "|\n", "<<: "]
        ), max_size=15
    ).map("".join)
)  # fmt: skip
def test_any_yaml_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("yaml") / "x.yml"
    path.write_text(text, encoding="utf-8")
    for reader in (yaml_contents, lambda *given: list(yaml_records(*given))):
        try:
            reader(path, "x.yml")
        except LetterkitError:
            continue
