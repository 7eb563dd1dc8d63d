import pytest

from letterkit.errors import LetterkitError
from letterkit.lists.structures.json_lists import json_lines_records, json_records


@pytest.fixture
def read(tmp_path):
    def write(text):
        path = tmp_path / "x.json"
        path.write_text(text)
        return [(each.line, each.values) for each in json_records(path, "x.json")]

    return write


def test_records_have_the_lines_on_which_they_begin(read):
    text = (
        '\n[\n {"name": "Ada",\n  "n": 1.50},\n\n {"name": "Bo", "x": [1, null, {"a": true}]}\n]\n'
    )
    assert read(text) == [
        (3, {"name": "Ada", "n": "1.50"}),
        (6, {"name": "Bo", "x": "1", "x a": "true"}),
    ]


def test_a_list_may_lie_in_an_object_and_one_object_is_one_record(read):
    assert read('{"signatories": [{"name": "Ada"}] }') == [(1, {"name": "Ada"})]
    assert read('{"name": "Ada"}') == [(1, {"name": "Ada"})]
    assert read("[]") == []
    assert read('["Ada", "Bo"]') == [(1, {"name": "Ada"}), (1, {"name": "Bo"})]
    assert read('{"signatories": [{"name": "Ada"}],\n "count": 1}') == [(1, {"name": "Ada"})]


def test_groups_give_a_kind_in_a_list_that_is_kept(read):
    assert read('{"individuals": [{"name": "Ada"}],\n "organisations": ["Example Union"]}') == [
        (1, {"name": "Ada", "kind": "person"}),
        (2, {"name": "Example Union", "kind": "organisation"}),
    ]


@pytest.mark.parametrize(
    "text, message",
    [
        ('[{"name": "Ada"},\n]', "x.json:1: one comma between two signatories is expected"),
        ('[{"name": "Ada"}\n{"name": "Bo"}]',
         "x.json:2: one comma between two signatories is expected"),
        ('[{"name": "Ada"}', "x.json:1: one comma between two signatories is expected"),
        ('[{"name": "Ada",\n"name": "Bo"}]', "x.json:1: not JSON: a key occurs twice"),
        ('[{"name":\n Ada}]', "x.json:2: not JSON: expecting value"),
        ('["Ada",\n 5]', "x.json:2: not a signatory: a number"),
        ('[["Ada"]]', "x.json:1: not a signatory: a list inside the list"),
        ('[{"name": ["Ada", "Bo"]}]',
         "x.json:1: not a signatory: its name is a list, not a text"),
        ('[{"name": "Ada", "n": NaN}]', "x.json:1: not JSON: NaN is no value of JSON"),
        ('{"signatories": [],\n "sponsors": ["Bo"]}',
         "x.json:2: something beside the list: sponsors"),
        ('{"count": 0, "signatories": ["Ada"], "sponsors": ["Bo"]}',
         "x.json:1: not a signatory: under “sponsors”, which does not say who signed"),
        ("[] x", "x.json:1: text after the end of the list"),
        ('{"signatories": []', "x.json:1: text after the end of the list"),
        ("", "x.json:1: not JSON: expecting value"),
    ],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_its_line(read, text, message):
    with pytest.raises(LetterkitError) as caught:
        read(text)
    assert str(caught.value) == message


def test_deep_nesting_is_no_crash(read):
    with pytest.raises(LetterkitError, match=r"^x\.json:1: not JSON: "):
        read('[{"name": ' + "[" * 100_000)


def test_a_broken_line_of_json_lines_has_its_number(tmp_path):
    path = tmp_path / "x.jsonl"
    path.write_text('{"name": "Ada"}\n\n{"name": }\n')
    with pytest.raises(LetterkitError, match=r"^x\.jsonl:3: not JSON: expecting value$"):
        list(json_lines_records(path, "x.jsonl"))
