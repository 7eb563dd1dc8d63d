"""Pictures, links and cards without a word among people: accounted for, from `add` to the list."""

import pytest

from letterkit.lists.pages.alt_texts import name_in_alt, with_alts

PAGE = "<html><body><h2>Signatories</h2>{}</body></html>"
CARD = '<div class="card">{}</div>'
ADA, CY = "<h3>Ada Example</h3><p>Lab</p>", "<h3>Cy Muster</h3><p>Lab</p>"


def cards(*inside):
    return PAGE.format("".join(CARD.format(each) for each in inside))


def test_a_card_with_a_picture_alone_is_named_by_its_text(desk):
    assert desk.add("x.html", cards(ADA, '<img src=b.png alt="Bo Sample">', CY)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample", "Cy Muster"]
    assert "named by the text of a picture" in desk.said


@pytest.mark.parametrize(
    "empty",
    [
        *("", "<img src=b.png>", '<img src=b.png alt="">', '<a href="/b"></a>', "<br>"),
        *('<img alt="Profile Picture">', '<img alt="User Avatar">', '<img alt="IMG_1234.jpg">'),
    ],
)
def test_a_card_without_a_word_is_left_out_and_breaks_no_other(desk, empty):
    assert desk.add("x.html", cards(ADA, empty, CY)) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster"]
    assert "3 rows: 2 read, 1 left out" in desk.said


@pytest.mark.parametrize(
    ("name", "text", "names", "left_out"),
    [
        (
            "x.html",
            PAGE.format(
                '<ul><li><a href="/a"><img alt="Ada Example"></a></li><li><a href="/b"></a></li>'
                '<li><img alt="portrait"> Bo Sample</li><li></li></ul>'
            ),
            ["Ada Example", "Bo Sample"],
            2,
        ),
        (
            "x.html",
            PAGE.format(
                '<table><tr><th>Photo</th><th>Name</th></tr><tr><td><img alt="Ada Example"></td>'
                '<td></td></tr><tr><td><img alt="Ann Other"></td><td>Bo Sample</td></tr>'
                '<tr><td><img alt="photo"></td><td></td></tr></table>'
            ),
            ["Ada Example", "Bo Sample"],
            1,
        ),
        (
            "x.md",
            "## Signatories\n\n- ![Ada Example](a.png)\n- ![portrait](b.png) Bo Sample\n"
            "- ![](c.png)\n"
            "- ![Cy Muster](c.png) Cy Muster\n- [](https://example.org)\n",
            ["Ada Example", "Bo Sample", "Cy Muster"],
            2,
        ),
        (
            "x.md",
            "## Signatories\n\n| Photo | Name |\n|---|---|\n| ![Ada Example](a.png) | |\n"
            "| ![Ann Other](b.png) | Bo Sample |\n| ![photo](c.png) | |\n",
            ["Ada Example", "Bo Sample"],
            1,
        ),
        ("x.csv", "Photo,Name\na.png,Ada Example\nb.png,\n", ["Ada Example"], 1),
    ],
)
def test_lists_and_tables(desk, name, text, names, left_out):
    assert desk.add(name, text) == 0, desk.said
    assert desk.column("name") == names
    assert f"{len(names) + left_out} rows: {len(names)} read, {left_out} left out" in desk.said


@pytest.mark.parametrize("text", ["Anonymous", "Name withheld", "Do not publish my name", "N. N."])
def test_a_picture_never_names_who_wants_no_name(desk, text):
    page = PAGE.format(f'<ul><li><img alt="Ada Example"> {text}</li><li>Bo Sample</li></ul>')
    if desk.add("x.html", page) == 0:
        assert "Ada Example" not in desk.printed()
    assert desk.add("x.md", f"## Signatories\n\n- ![Ada Example](a.png) {text}\n- Bo Sample\n") in (
        0,
        2,
    )
    if (desk.folder / "signatories" / "parks.csv").exists():
        assert "Ada Example" not in desk.printed()


@pytest.mark.parametrize(
    ("alt", "name"),
    [
        *(("Ada Example", "Ada Example"), ("Photo of Ada Example", "Ada Example")),
        *(("Ада Пример", "Ада Пример"), ("Фото: Ада Пример", "Ада Пример")),
        *(("Example Foundation logo", "Example Foundation"), ("Zdjęcie: Ada Wzór", "Ada Wzór")),
        *(("portrait", ""), ("Profile Picture", ""), ("Company Logo", ""), ("", "")),
        *(("Photo by Bo Sample", ""), ("a tree in a park", ""), ("IMG_1234.jpg", "")),
    ],
)
def test_what_a_picture_is_called(alt, name):
    assert name_in_alt(alt) == name


def test_a_role_beside_a_picture_follows_its_name():
    assert with_alts("Editor", ["Ada Example"]) == ("Ada Example, Editor", "Ada Example")
    assert with_alts("Bo Sample", ["Ada Example"]) == ("Bo Sample", "")
