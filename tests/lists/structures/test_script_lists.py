import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.structures.script_lists import SUFFIXES, script_contents


@pytest.fixture
def read(tmp_path):
    def contents(text, suffix=".ts"):
        path = tmp_path / f"x{suffix}"
        path.write_text(text)
        return script_contents(path, path.name)

    return contents


def rows(contents):
    return [(row.line, row.cells) for part in contents.parts for row in part.rows]


LIST = [(1, ["name"]), (1, ["Ada"])]


@pytest.mark.parametrize(
    "text",
    [
        "export default [{name: 'Ada'}]",
        "export default ['Ada',];",
        'export const signatories = [{"name": "Ada"}];',
        "const signatories: Signatory[] = [{name: 'Ada'}] as const;\nexport default signatories",
        "export const people = [{name: 'Ada'}] as const satisfies readonly Signatory[]",
        "module.exports = Object.freeze([{name: `Ada`}])",
        "exports.signatories = ([{name: 'A' + \"d\" + ('a')}])",
        "window.DATA = [{name: 'Ada'}]",
        "'use strict'; // the list\nconst list = [/* one */ {name: 'Ada', /* x */},]",
        "['Ada']",
        "export default { updated: '2026', signatories: [{name: 'Ada'}] }",
        "const tags = ['x']; const signers = ['Ada']",
        "import x from 'y'; interface S { name: string } export const all: S[] = [{name: 'Ada'}]",
        "const list = [{name: 'Ada'}]; export const names = list.map(each => each.name)",
        "export default [{name: 'Ada'}]; const f = () => [1].map(String)",
    ],
)  # fmt: skip
def test_the_one_array_of_a_script_is_read(read, text):
    assert [cells for _, cells in rows(read(text))] == [["name"], ["Ada"]]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_every_kind_of_script_is_read(read, suffix):
    assert rows(read("export default [{name: 'Ada'}]", suffix)) == LIST


def test_entries_have_their_own_lines_and_texts_their_own_letters(read):
    text = (
        "// people who signed\n"
        "export const signatories = [\n"
        "  { name: 'Ada O\\'Example', n: -1.50, ok: true, x: null, y: undefined },\n"
        "\n"
        "  // { name: 'withdrawn' },\n"
        '  { name: "\\u0411\\u{43e} \\x42\\uD83D\\uDE00", "n": `a\\\n  b` },\n'
        "]\n"
    )
    assert rows(read(text)) == [
        (1, ["name", "n", "ok", "x", "y"]),
        (3, ["Ada O'Example", "-1.50", "true", "", ""]),
        (6, ["Бо B😀", "a  b", "", "", ""]),
    ]


def test_groups_and_nested_values_are_read_as_in_json(read):
    contents = read(
        "export default {\n  individuals: [{ name: 'Ada', org: { name: 'Lab' } }],\n"
        "  organisations: ['Union'],\n}"
    )
    assert [(part.title, part.kind) for part in contents.parts] == [
        ("individuals", "person"),
        ("organisations", "organisation"),
    ]
    assert [row.line for part in contents.parts for row in part.rows[1:]] == [2, 3]


def test_items_that_are_nobody_and_other_arrays_are_accounted_for(read):
    contents = read("const tags = ['a', 'b']\nconst signatories = ['Ada',\n5,\n,\nnull]")
    assert rows(contents) == [(1, ["name"]), (2, ["Ada"])]
    assert [(each.line, each.reason) for each in contents.left_out] == [
        (3, "a number"),
        (4, "empty"),
        (5, "empty"),
    ]
    assert list(contents.notes) == ["x.ts:1: passed over: tags, with 2 in it"]


@pytest.mark.parametrize(
    "text, message",
    [
        ("export default [\n{name: f('x')}]", "x.ts:2: a call, which is not run"),
        ("export default [\n{name: ada}]", "x.ts:2: a variable, which is not looked up"),
        ("export default [\n{name}]", "x.ts:2: a variable, which is not looked up"),
        ("export default [\n...more]", "x.ts:2: a spread, which is not worked out"),
        ("export default [{\n...ada}]", "x.ts:2: a spread, which is not worked out"),
        ("export default [{name:\n`a${b}`}]",
         "x.ts:2: a text with a value put in, which is not worked out"),
        ("export default [{\n[key]: 'Ada'}]", "x.ts:2: a key that is worked out"),
        ("export default [{\nname() { return 1 }}]", "x.ts:2: a function, which is not run"),
        ("export default [{name:\n'a' + 1}]", "x.ts:2: something that only a program can work out"),
        ("export default [{name:\n'a' - 'b'}]",
         "x.ts:2: something that only a program can work out"),
        ("export default [{name: x\n? 'a' : 'b'}]", "x.ts:1: a condition, which is not worked out"),
        ("export default [{name: 'a',\nname: 'b'}]", "x.ts:2: a key occurs twice"),
        ("export default [{name: '\\u{110000}'}]", "x.ts:1: an escape that stands for no letter"),
        ("const a = ['x']\nconst b = ['y']",
         "x.ts:2: several arrays, and which one holds who signed is not clear: "
         "a (line 1), b (line 2)"),
        ("const signers = ['x']\nconst signatories = ['y']",
         "x.ts:2: several arrays, and which one holds who signed is not clear: "
         "signers (line 1), signatories (line 2)"),
        ("export default [{name: 'Ada'},\n{name: 'Bo'",
         "x.ts:1: not JavaScript: a mark is missing here, or there is one too many"),
        ("const list = ['Ada']\nlist.push('Bo')",
         "x.ts:2: list.push changes the list, and a script is not run"),
        ("const list = [{name: 'Ada', hidden: true}]\n\nexport default "
         "list.filter(each => !each.hidden).sort()",
         "x.ts:3: list.filter changes the list, and a script is not run"),
        ("const f = () => 1", "x.ts: no array of signatories is in it"),
        ("export default make(['Ada'])", "x.ts: no array of signatories is in it"),
        ("", "x.ts: no array of signatories is in it"),
        ("export default " + "[" * 30 + "'a'" + "]" * 30,
         "x.ts:1: too many values inside each other"),
    ],
)  # fmt: skip
def test_what_only_a_program_could_tell_is_refused_with_its_line(read, text, message):
    with pytest.raises(LetterkitError) as caught:
        read(text)
    assert str(caught.value) == message
    assert caught.value.hint


TOKENS = st.sampled_from([
    *("export default ", "const signatories = ", "[", "]", "{", "}", "name", ":", ",", "'Ada'"),
    *('"Bo"', "`Cy`", "${x}", "+", "...", "f()", "\n", "// x\n", "/*", "*/", "\\", "'", "5", "<b>"),
])  # fmt: skip


@given(st.lists(TOKENS, max_size=20).map("".join) | st.text(max_size=40))
def test_any_text_is_read_or_refused(tmp_path_factory, text):
    path = tmp_path_factory.mktemp("scripts") / "x.ts"
    path.write_text(text, encoding="utf-8")
    try:
        contents = script_contents(path, "x.ts")
    except LetterkitError:
        return
    assert all(type(cell) is str for part in contents.parts for row in part.rows for cell in row[2])
