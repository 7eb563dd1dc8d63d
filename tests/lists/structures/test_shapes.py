import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.columns.headers import fields_of, header_of
from letterkit.lists.rows.contents import DETAIL
from letterkit.lists.structures.json_lists import json_contents, json_lines_contents


@pytest.fixture
def read(tmp_path):
    def contents(value, reader=json_contents):
        path = tmp_path / "x.json"
        path.write_text(value if isinstance(value, str) else json.dumps(value))
        return reader(path, "x.json")

    return contents


def parts(contents):
    """Every part as its title, kind and rows of what is not empty."""
    found = []
    for part in contents.parts:
        header = part.rows[0].cells
        rows = [
            {title: cell for title, cell in zip(header, row.cells, strict=True) if cell}
            for row in part.rows[1:]
        ]
        found.append((part.title, part.kind, rows))
    return found


def plain_parts(contents):
    """The same without the mark of a private column."""
    return [(title, kind, [unmarked(row) for row in rows]) for title, kind, rows in parts(contents)]


def unmarked(row):
    return {title.removeprefix(DETAIL): cell for title, cell in row.items()}


def fields(contents):
    """The field of each column of the one part, as an import takes it."""
    [part] = contents.parts
    rows = [row.cells for row in part.rows]
    return fields_of(header_of(rows), [1] * len(rows[0]), {}, {})


def names(contents):
    return [row["name"] for _, _, rows in parts(contents) for row in rows]


def left(contents):
    return [(each.line, each.reason) for each in contents.left_out]


ADA, BO, CY = {"name": "Ada Example"}, {"name": "Bo Example"}, {"name": "Cy Example"}
KEYED = {"1": {"name": "Ada Example", "org": "Lab"}, "2": {"name": "Bo Example", "org": "Hall"}}


def test_case_07_one_object_by_key_is_a_list(read):
    assert parts(read(KEYED)) == [
        ("", "", [{"key": "1", "name": "Ada Example", "org": "Lab"},
                  {"key": "2", "name": "Bo Example", "org": "Hall"}])
    ]  # fmt: skip
    assert names(read({"ada": ADA, "bo": BO})) == ["Ada Example", "Bo Example"]
    assert names(read({"signatures": {"-Nabc": ADA, "-Nabd": BO}})) == ["Ada Example", "Bo Example"]


def test_case_07_an_object_that_has_an_id_keeps_it_instead_of_the_key(read):
    assert parts(read({"a": {"id": "7", **ADA}, "b": {"id": "8", **BO}})) == [
        ("", "", [{"id": "7", **ADA}, {"id": "8", **BO}])
    ]


def test_case_07_a_list_of_names_is_a_list(read):
    assert names(read(["Ada Example", "Bo Example"])) == ["Ada Example", "Bo Example"]
    assert names(read({"signatories": ["Ada Example"]})) == ["Ada Example"]


def test_case_07_a_wrapper_with_counts_holds_the_list_and_a_name_may_be_null(read):
    contents = read(
        {"count": 2, "ok": True, "updated": "2026-09-14",
         "signatories": [{**ADA, "since": "2026-08"}, {"name": None, "since": "2026-09"}]}
    )  # fmt: skip
    assert parts(contents) == [("", "", [{**ADA, "since": "2026-08"}, {"since": "2026-09"}])]
    assert left(contents) == []
    assert contents.notes == ["x.json:1: passed over beside those who signed: count, ok, updated"]


def test_a_count_that_is_wrong_is_said(read):
    assert read({"total": 3, "signatories": [ADA, 5]}).notes[0] == (
        "“total” says 3, but the list holds 2"
    )
    assert len(read({"total": 2, "signatories": [ADA, 5]}).notes) == 1


@pytest.mark.parametrize(
    "value",
    [
        {"list": [ADA]},
        {"value": [ADA]},
        {"results": [ADA], "next": None},
        {"data": {"signatories": [ADA]}},
        {"data": {"letter": {"title": "X", "signatures": {"edges": [{"node": ADA}]}}}},
        {"data": [{"type": "signature", "attributes": ADA}], "links": {"next": None}},
        {"records": [{"id": "rec1", "fields": ADA}]},
        {"title": "X", "signatories": [ADA]},
        {"name": "The letter", "signatories": [ADA]},
        {"columns": ["name", "role"], "index": [0], "data": [["Ada Example", "Editor"]]},
        [["name", "role"], ["Ada Example", "Editor"]],
        {"name": ["Ada Example"], "role": ["Editor"]},
        {"name": {"0": "Ada Example"}, "role": {"0": "Editor"}},
        [[ADA]],
        [{"page": 1, "data": [ADA]}],
        {"berlin": [ADA]},
        {"signatories": 1, "data": [ADA]},
        [{"signatory": ADA, "page": 3}],
        [{"person": ADA, "organization": {"name": "Lab"}}],
        ADA,
        {"unterzeichner": [ADA]}, {"podpisy": [ADA]}, {"signataires": [ADA]},
        {"firmantes": [ADA]}, {"подписавшие": [ADA]}, {"падпісанты": [ADA]},
        {"підписанти": [ADA]}, {"الموقعون": [ADA]},
    ],
)  # fmt: skip
def test_a_list_is_found_wherever_it_usually_is(read, value):
    contents = read(value)
    assert names(contents) == ["Ada Example"]
    assert left(contents) == []


INDIVIDUALS = [("individuals", "person", [ADA]), ("organisations", "organisation", [CY])]


@pytest.mark.parametrize(
    "value, expected",
    [
        ({"individuals": [ADA], "organisations": [CY]}, INDIVIDUALS),
        ({"individuals": ["Ada Example"], "organisations": ["Cy Example"]}, INDIVIDUALS),
        ({"signatories": {"individuals": [ADA], "organisations": [CY]}}, INDIVIDUALS),
        ([{"group": "NGOs", "members": [CY]}, {"group": "Scientists", "members": [ADA]}],
         [("NGOs", "organisation", [CY]), ("Scientists", "person", [ADA])]),
        ([{"category": "Universities", "signatories": [CY]}],
         [("Universities", "organisation", [CY])]),
        ([{"name": "NGOs", "members": ["Cy Example"]}], [("NGOs", "organisation", [CY])]),
        ([{"NGOs": [CY]}, {"People": [ADA]}],
         [("NGOs", "organisation", [CY]), ("People", "person", [ADA])]),
        ({"organisations": {"Media": [CY], "Unions": [BO]}},
         [("organisations / Media", "organisation", [CY]),
          ("organisations / Unions", "organisation", [BO])]),
        ({"signatories": {"Berlin": [ADA], "Minsk": [BO]}},
         [("Berlin", "", [ADA]), ("Minsk", "", [BO])]),
        ({"Арганізацыі": [CY], "Людзі": [ADA]},
         [("Арганізацыі", "organisation", [CY]), ("Людзі", "person", [ADA])]),
        ({"организации": [CY], "физические лица": [ADA]},
         [("организации", "organisation", [CY]), ("физические лица", "person", [ADA])]),
        ({"organizacje": [CY], "osoby": [ADA]},
         [("organizacje", "organisation", [CY]), ("osoby", "person", [ADA])]),
        ({"personen": [ADA], "verbände": [CY]},
         [("personen", "person", [ADA]), ("verbände", "organisation", [CY])]),
    ],
)  # fmt: skip
def test_case_07_and_09_the_name_of_a_group_says_its_kind(read, value, expected):
    contents = read(value)
    assert parts(contents) == expected
    assert left(contents) == []


@pytest.mark.parametrize(
    "value, reasons",
    [
        ({"signatories": [ADA], "rejected": [BO]}, ["“rejected”"]),
        ({"signatories": [ADA], "demands": ["Open it", "Keep it"]}, ["“demands”"] * 2),
        ({"signatories": [ADA], "sponsors": [BO], "letter": {"title": "X"}}, ["“sponsors”"]),
        ({"signatories": [ADA], "organisations": [{"id": "7", **BO}]}, ["“organisations”"]),
        ({"signatories": [ADA], "archive": {"removed": [BO, CY]}}, ["“archive”"] * 2),
        ({"signatories": {"Berlin": [ADA], "rejected": [BO]}}, ["“rejected”"]),
        ({"individuals": [ADA], "authors": [BO]}, ["“authors”"]),
        ({"berlin": [ADA], "demands": ["Open it"]}, ["“demands”"]),
        ([{"group": "Signed", "members": [ADA]}, {"group": "Withdrawn", "members": [BO]}],
         ["“Withdrawn”"]),
        ({"data": [ADA], "included": [BO]}, ["“included”"]),
        ({"signatories": {"data": [ADA], "included": [BO]}}, ["“included”"]),
        ({"columns": ["name"], "data": [["Ada Example"]], "sponsors": ["Bo"]}, ["“sponsors”"]),
        ({"signatories": [ADA], "rejected": {"1": BO, "2": CY}}, ["“rejected”"] * 2),
    ],
)  # fmt: skip
def test_what_stands_beside_the_list_does_not_sign(read, value, reasons):
    contents = read(value)
    assert names(contents) == ["Ada Example"]
    assert [each.reason for each in contents.left_out] == [
        f"under {key}, which does not say who signed"
        if "Withdrawn" not in key
        else f"in the group {key}, which does not say who signed"
        for key in reasons
    ]


def test_every_item_is_read_or_left_out_with_its_line(read):
    contents = read(
        '[\n"Ada Example",\n5,\nnull,\n"",\ntrue,\n["Bo"],\n{},\n{"name": ["Cy"]},\n'
        '{"name": {"en": "Di", "be": "Дзі"}},\n{"name": "Union", "members": ["E"]},\n'
        '{"Example": "the body"}\n]'
    )
    assert names(contents) == ["Ada Example"]
    assert left(contents) == [
        (3, "a number"),
        (4, "empty"),
        (5, "empty"),
        (6, "a yes or no"),
        (7, "a list inside the list"),
        (8, "an empty object"),
        (9, "its name is a list, not a text"),
        (10, "its name is an object whose parts are not known"),
        (11, "it has both a name and a list of members, so who signed is not clear"),
        (12, 'an object without a name; a text with ": " in it needs quotes'),
    ]


@pytest.mark.parametrize(
    "value, message",
    [
        ({"demands": ["x", "y"]}, "x.json:1: nothing in it says who signed"),
        ({"Ada Example": "Lab", "Bo Example": "Hall"}, "x.json:1: nothing in it says who signed"),
        ({"Ada Example": {"affiliation": "Lab"}}, "x.json:1: nothing in it says who signed"),
        ({"title": "X", "author": ADA, "contact": BO}, "x.json:1: nothing in it says who signed"),
        ({"title": "The letter", "date": "2026"}, "x.json:1: nothing in it says who signed"),
        ({"berlin": [ADA], "minsk": [BO]},
         "x.json:1: several lists, and which one holds who signed is not clear: berlin, minsk"),
        ({"name": "X", "organisations": [CY]},
         "x.json:1: both a name and a list of organisations, so who signed is not clear"),
        ([["Ada", "Lab"], ["Bo", "Hall"]],
         "x.json:1, item 1: nobody in it can be read as a signatory: a list inside the list"),
        ([{"Ada": "Lab"}, {"Bo": "Hall"}],
         "x.json:1, item 1: nobody in it can be read as a signatory: an object without a name; "
         'a text with ": " in it needs quotes'),
        ({"type": "FeatureCollection", "features": [{"properties": ADA}]},
         "x.json:1: a map in GeoJSON, not a list of who signed"),
        (5, "x.json:1: not a list: it holds one value"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_refused_and_no_column_is_offered(read, value, message):
    with pytest.raises(LetterkitError) as caught:
        read(value)
    assert str(caught.value) == message
    assert "--map" not in caught.value.hint


def test_case_08_a_nested_organisation_gives_its_name_and_its_link_stays_private(read):
    contents = read(
        [{**ADA, "organization": {"name": "Example Labs", "url": "https://example.org"}}]
    )
    assert plain_parts(contents) == [
        ("", "", [{**ADA, "organization": "Example Labs",
                   "organization url": "https://example.org"}])
    ]  # fmt: skip
    assert fields(contents) == ["name", "affiliation", "private"]


@pytest.mark.parametrize(
    "entry, expected",
    [
        ({"name": {"first": "Ada", "last": "Example"}},
         {"first name": "Ada", "last name": "Example"}),
        ({"name": {"given": "Ada", "family": "Example", "prefix": "Dr."}},
         {"first name": "Ada", "last name": "Example", "detail: name prefix": "Dr."}),
        ({"name": {"full": "Ada Example", "short": "A. E."}},
         {"name": "Ada Example", "detail: name short": "A. E."}),
        ({**ADA, "affiliations": ["Lab", "Hall"]}, {**ADA, "affiliations": "Lab; Hall"}),
        ({**ADA, "affiliations": [{"name": "Lab"}, {"name": "Hall"}]},
         {**ADA, "affiliations": "Lab; Hall"}),
        ({**ADA, "role": {"title": "Editor", "since": "2020"}},
         {**ADA, "role": "Editor", "detail: role since": "2020"}),
        ({**ADA, "links": ["https://a.example.org", "https://b.example.org"]},
         {**ADA, "detail: links": "https://a.example.org; https://b.example.org"}),
        ({**ADA, "link": ["https://a.example.org"]}, {**ADA, "link": "https://a.example.org"}),
        ({**ADA, "social": {"twitter": "ada", "github": "ada-e"}},
         {**ADA, "social twitter": "ada", "social github": "ada-e"}),
        ({**ADA, "country": {"code": "BY", "name": "Belarus"}},
         {**ADA, "country": "BY", "detail: country name": "Belarus"}),
        ({**ADA, "contact": {"name": "Bo Example", "email": "bo@example.org"}},
         {**ADA, "detail: contact name": "Bo Example", "detail: contact email": "bo@example.org"}),
        ({**ADA, "visit": {"ip": "192.0.2.1", "page": "x"}},
         {**ADA, "ip": "192.0.2.1", "visit page": "x"}),
        ({**ADA, "consent": ["Yes", "No"]}, {**ADA, "consent": "Yes; No"}),
        ({**ADA, "agreed": True, "n": 1.50, "x": None}, {**ADA, "agreed": "true", "n": "1.5"}),
        ({**ADA, "a b": "1", "a": {"b": "2"}}, {**ADA, "a b": "1; 2"}),
    ],
)  # fmt: skip
def test_nested_values_become_a_plain_text_or_private_details(read, entry, expected):
    contents = read([entry])
    assert plain_parts(contents) == [("", "", [unmarked(expected)])]
    titles = contents.parts[0].rows[0].cells
    for title, field in zip(titles, fields(contents), strict=True):
        is_detail = f"{DETAIL}{title.removeprefix(DETAIL)}" in expected
        assert not is_detail or field in ("private", "representative")


def test_names_in_parts_are_joined_where_others_are_whole(read):
    contents = read([{"name": {"last": "Example", "first": "Ada"}}, BO])
    assert names(contents) == ["Ada Example", "Bo Example"]


def test_rows_that_do_not_fit_their_header_are_left_out(read):
    contents = read('[["name", "role"],\n["Ada Example", "Editor"],\n["Bo"],\n"Cy"]')
    assert names(contents) == ["Ada Example"]
    assert left(contents) == [
        (3, "1 values under 2 titles"),
        (4, "not a row of the table it is in"),
    ]


def test_json_lines_are_the_items_of_one_list(read):
    contents = read('{"name": "Ada Example"}\n\n"Bo Example"\n5\n', json_lines_contents)
    assert names(contents) == ["Ada Example", "Bo Example"]
    assert left(contents) == [(4, "a number")]


def test_answers_of_cryptpad_stand_under_their_questions(read):
    contents = read(
        {"questions": {"q1": {"q": "Your name"}, "q2": "Topics", "q3": "Topics"},
         "responses": [{"_time": 1790000000000, "q1": "Ada Example", "q2": ["be", "en"],
                        "q3": "de"}]}
    )  # fmt: skip
    assert parts(contents) == [
        ("", "", [{"CryptPad time": "2026-09-21", "Your name": "Ada Example",
                   "Topics": "be; en", "Topics *": "de"}])
    ]  # fmt: skip


def test_an_empty_list_has_no_part(read):
    for value in ([], {}, {"signatories": []}, {"count": 0, "signatories": []}):
        assert list(read(value).parts) == []


# A structure made from a known truth: groups in wrappers, entries among junk.

JUNK = st.sampled_from([5, None, True, "", ["x"], {}, {"name": ["y"]}, {"name": {"?": "z"}}])
WORDS = ("individuals", "organisations", "signatories", "NGOs", "people", "подписавшие")


@st.composite
def entries(draw, numbers):
    """A list of entries among junk, and how many of each are in it."""
    items, signed, junk = [], [], 0
    for is_junk in draw(st.lists(st.booleans(), max_size=5)):
        if is_junk:
            items.append(draw(JUNK))
            junk += 1
        else:
            name = f"Person {next(numbers)}"
            nested = {"organization": {"name": "Lab", "url": "u"}, "tags": ["a", "b"],
                      "social": {"x": {"y": ["z"]}}}  # fmt: skip
            extra = draw(st.sampled_from([{}, nested, {"role": "Editor"}]))
            items.append(draw(st.sampled_from([name, {"name": name, **extra}])))
            signed.append(name)
    return items, signed, junk


@st.composite
def structures(draw, numbers, depth=0):
    """A structure, the names in it in order, and how many items are none."""
    shape = draw(st.sampled_from(["list", "wrapped", "groups", "listed"][: 1 if depth > 2 else 4]))
    if shape == "list":
        return draw(entries(numbers))
    if shape == "wrapped":
        inner, signed, junk = draw(structures(numbers, depth + 1))
        beside = draw(st.lists(st.sampled_from(["Bo", "Cy", 7]), max_size=3))
        rejected = draw(st.sampled_from(["rejected", "demands", "sponsors"]))
        wrapper = {"updated": "2026", "signatories": inner, rejected: beside}
        return wrapper, signed, junk + len(beside)
    structure, signed, junk = {}, [], 0
    for word in draw(st.lists(st.sampled_from(WORDS), min_size=1, max_size=3, unique=True)):
        structure[word], some, none = draw(entries(numbers))
        signed += some
        junk += none
    if shape == "groups" and "signatories" not in structure and "подписавшие" not in structure:
        return structure, signed, junk
    groups = [{"group": word, "members": items} for word, items in structure.items()]
    return groups, signed, junk


def listed(contents):
    rows = [row for part in contents.parts for row in part.rows[1:]]
    return len(rows) + len(contents.left_out)


@given(st.data())
def test_read_and_left_out_are_all_that_is_there(tmp_path_factory, data):
    structure, signed, junk = data.draw(structures(iter(range(1000))))
    path = tmp_path_factory.mktemp("shapes") / "x.json"
    path.write_text(json.dumps(structure, indent=1, ensure_ascii=False))
    if not signed:
        return
    contents = json_contents(path, "x.json")
    cells = {cell for part in contents.parts for row in part.rows[1:] for cell in row.cells}
    assert sorted(names(contents)) == sorted(signed)
    assert listed(contents) == len(signed) + junk
    assert cells <= {*signed, "Lab", "u", "a; b", "z", "Editor", ""}
    lines = path.read_text().splitlines()
    for part in contents.parts:
        for row in part.rows[1:]:
            name = dict(zip(part.rows[0].cells, row.cells, strict=True))["name"]
            assert name in lines[row.line - 1] + lines[row.line]


LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=5))
KEYS = st.sampled_from([
    *("name", "data", "signatories", "organisations", "members", "affiliation", "group", "1"),
    *("title", "columns", "rows", "questions", "responses", "demands", "list", "q", "email"),
])  # fmt: skip


@given(
    st.recursive(
        LEAVES,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(KEYS | st.text(max_size=3), inner)
        ),
        max_leaves=25,
    )
)
def test_any_structure_is_read_or_refused(tmp_path_factory, value):
    path = tmp_path_factory.mktemp("any") / "x.json"
    path.write_text(json.dumps(value))
    try:
        contents = json_contents(path, "x.json")
    except LetterkitError:
        return
    texts = [cell for part in contents.parts for row in part.rows for cell in row.cells]
    assert all(type(text) is str for text in texts)
    assert all(len(set(part.rows[0].cells)) == len(part.rows[0].cells) for part in contents.parts)
