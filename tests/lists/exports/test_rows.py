from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.exports.formats import format_of_text, pairs_of
from letterkit.lists.exports.rows import read_contents
from letterkit.lists.rows.contents import FILE_KEY


def write(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def rows(contents):
    """The rows of all parts by title, with their file."""
    found = []
    for part in contents.parts:
        titles = part.rows[0].cells
        for row in part.rows[1:]:
            values = dict(zip(titles, row.cells, strict=False))
            found.append({title: text for title, text in values.items() if text})
    return found


def test_a_folder_is_read_by_content_whatever_its_files_are_called(tmp_path):
    files = {
        "0048bea5-aa": "name: Ada Example\nlink: https://example.org\n",
        "#Catherine": "Catherine Example\n",
        "a.json": '{"name": "Bo"}',
        "b": '{"name": "Cy"}',
        "c.md": "---\nname: Di\n---\nWhy I sign\n",
        "d": "Name: Example: the body\nRole: x\n",
        "e.txt": "Eve Example\nExample News\n",
    }
    found = read_contents(write(tmp_path / "x", files), "x")
    assert rows(found) == [
        {FILE_KEY: "#Catherine", "name": "Catherine Example"},
        {FILE_KEY: "0048bea5-aa", "name": "Ada Example", "link": "https://example.org"},
        {FILE_KEY: "a.json", "name": "Bo"},
        {FILE_KEY: "b", "name": "Cy"},
        {FILE_KEY: "c.md", "name": "Di", "message": "Why I sign"},
        {FILE_KEY: "d", "name": "Example: the body", "Role": "x"},
        {FILE_KEY: "e.txt", "name": "Eve Example", "affiliation": "Example News"},
    ]
    assert found.left_out == []


def test_what_is_no_signatory_in_a_folder_is_named_with_the_reason(tmp_path):
    files = {
        "ada": "name: Ada Example\n",
        "README.md": "- nobody\n",
        "LICENSE": "Example",
        ".gitkeep": "",
        "_template": "name: Your name\n",
        "TEMPLATE.yaml": "name: Your name\n",
        "bo.png": b"\x89PNG\0",
        "cy": b"\0\0",
        "di": "",
        "eve.yaml": "nme: x\n",
        "flo.yaml": "name: [\n",
    }
    found = read_contents(write(tmp_path / "x", files), "x")
    assert rows(found) == [{FILE_KEY: "ada", "name": "Ada Example"}]
    reasons = {each.file.removeprefix("x/"): each.reason for each in found.left_out}
    assert sorted(reasons) == sorted(name for name in files if name != "ada")
    assert reasons["README.md"] == reasons["LICENSE"] == "it is about the folder"
    assert reasons[".gitkeep"] == "it is hidden"
    assert reasons["_template"] == reasons["TEMPLATE.yaml"] == "it is a template"
    assert reasons["bo.png"] == "it is a picture or a film"
    assert reasons["flo.yaml"].startswith("not YAML")


def test_folders_in_a_folder_say_the_kind_and_deeper_ones_are_named(tmp_path):
    files = {
        "individuals/ada.yml": "name: Ada\n",
        "organisations/club.yml": "name: Club\n",
        "organisations/old/union.yml": "name: Union\n",
    }
    found = read_contents(write(tmp_path / "x", files), "x")
    assert [(part.title, part.kind) for part in found.parts] == [
        ("individuals", "person"),
        ("organisations", "organisation"),
    ]
    assert [row[FILE_KEY] for row in rows(found)] == [
        "individuals/ada.yml",
        "organisations/club.yml",
    ]
    assert [(each.file, each.reason) for each in found.left_out] == [
        ("x/organisations/old", "it is a folder in a folder of the folder")
    ]


def test_one_name_in_two_files_is_two_rows(tmp_path):
    found = read_contents(write(tmp_path / "x", {"a": "name: Ada\n", "b": "name: Ada\n"}), "x")
    assert [row[FILE_KEY] for row in rows(found)] == ["a", "b"]


def test_keys_in_other_letters_are_one_column(tmp_path):
    found = read_contents(write(tmp_path / "x", {"a": "Name: Ada\n", "b": "name: Bo\n"}), "x")
    assert [part.rows[0].cells for part in found.parts] == [[FILE_KEY, "Name"]]


@pytest.mark.skipif(not hasattr(__import__("os"), "symlink"), reason="no links on this system")
def test_a_link_that_leads_out_of_a_folder_is_not_followed(tmp_path):
    folder = write(tmp_path / "x", {"a": "name: Ada\n"})
    write(tmp_path, {"secret": "name: Bo\n"})
    (folder / "b").symlink_to(tmp_path / "secret")
    found = read_contents(folder, "x")
    assert [row["name"] for row in rows(found)] == ["Ada"]
    assert [each.reason for each in found.left_out] == ["it is a link to another place"]


@pytest.mark.parametrize("files", [{}, {"README.md": "x"}, {"a": ""}])
def test_a_folder_that_names_nobody_is_refused(tmp_path, files):
    (tmp_path / "x").mkdir()
    with pytest.raises(LetterkitError):
        read_contents(write(tmp_path / "x", files), "x")


def test_two_thousand_files_are_all_accounted_for(tmp_path):
    files = {f"{number:08x}-bea5": f"name: Ada {number}\n" for number in range(2000)}
    files |= {f"#{number}": "" for number in range(100)}
    found = read_contents(write(tmp_path / "x", files), "x")
    assert (len(rows(found)), len(found.left_out)) == (2000, 100)


@pytest.mark.parametrize(
    "text, format_found",
    [
        ("name: Ada\nrole: x\n", "pairs"),
        ("Имя: Ада\n", "pairs"),
        ("- name: Ada\n", "yaml"),
        ("- Ada\n- Bo\n", "plain"),
        ("Ada Example: editor\nBo\n", "plain"),
        ('{"name": "Ada"}', "json"),
        ('[\n{"name": "Ada"}]', "json"),
        ('{"name": "Ada"}\n{"name": "Bo"}\n', "json lines"),
        ("---\nname: Ada\n---\n", "markdown"),
        ("---\nname: Ada\n", "yaml"),
        ("# Signed\n- Ada\n", "markdown"),
        ("|Name|\n|--|\n|Ada|\n", "markdown"),
        ("<!DOCTYPE html><p>x", "page"),
        ("<ul><li>Ada</ul>", "page"),
        ("Name\tClub\nAda\tx\n", "plain"),
        ("", "plain"),
    ],
)
def test_the_format_of_a_text_is_known_by_what_it_holds(text, format_found):
    assert format_of_text(text) == format_found


@pytest.mark.parametrize("name", ["x.pdf", "x.docx", "x.xls", "x.png", "x"])
def test_what_is_no_text_is_refused(tmp_path, name):
    (tmp_path / name).write_bytes(b"\x00\x01Ada")
    with pytest.raises(LetterkitError, match=r"a format that is not known|which is not read"):
        read_contents(tmp_path / name, name)


@pytest.mark.parametrize(
    "name, text",
    [
        ("x.htm", "<h2>Signed</h2><ul><li>Ada</ul>"),
        ("x.markdown", "- Ada\n"),
        ("x.lst", "1. Ada\n"),
        ("x.text", "Ada\n"),
        ("x", "Ada\n"),
        ("x.js", 'export default [{ name: "Ada" }]\n'),
    ],
)
def test_other_suffixes_and_none_are_read(tmp_path, name, text):
    (tmp_path / name).write_text(text)
    assert [row["name"] for row in rows(read_contents(tmp_path / name, name))] == ["Ada"]


def test_pairs_take_lines_that_go_on_and_refuse_a_key_twice():
    assert pairs_of("name: Ada: x\nwhy: a\n  b\n", "x") == {"name": "Ada: x", "why": "a b"}
    with pytest.raises(LetterkitError, match=r"^x:2: a key occurs twice"):
        pairs_of("name: Ada\nname: Bo\n", "x")


@given(content=st.binary() | st.text(st.sampled_from("na me:-{}[]\"'<>#|\n,Aa")).map(str.encode))
def test_any_file_gives_contents_or_an_error(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("x") / "x"
    path.write_bytes(content)
    with suppress(LetterkitError):
        assert read_contents(path, "x").parts
