import pytest

from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace, language_count, letter_slugs, list_path
from letterkit.model import ListFile


@pytest.fixture
def workspace(tmp_path):
    for slug in ("parks", "homes"):
        (tmp_path / "letters" / slug).mkdir(parents=True)
        (tmp_path / "letters" / slug / "letter.md").touch()
    (tmp_path / "letters/parks/letter.be.md").touch()
    (tmp_path / "letters/_templates").mkdir()
    (tmp_path / "signatories").mkdir()
    (tmp_path / "signatories/parks.csv").touch()
    return find_workspace(tmp_path)


def refused(function, *arguments):
    with pytest.raises(LetterkitError) as caught:
        function(*arguments)
    return str(caught.value), caught.value.hint


def test_a_workspace_is_found_from_any_folder_inside_it(workspace):
    assert find_workspace(workspace.root / "letters" / "parks") == workspace


def test_where_there_is_no_workspace_the_way_to_one_is_said(tmp_path):
    assert refused(find_workspace, tmp_path) == (
        f"{tmp_path}: no folder letters here, nor above",
        "begin a letter with `letterkit new SLUG`, or name the folder with -C DIR",
    )


def test_all_letters_come_in_the_order_of_their_slugs(workspace):
    assert letter_slugs(workspace) == ["homes", "parks"]


@pytest.mark.parametrize(
    "wanted", ["parks", "letters/parks", "letters/parks/", "letters/parks/letter.md", "./parks"]
)
def test_a_letter_is_named_by_its_slug_its_folder_or_its_file(workspace, wanted):
    assert letter_slugs(workspace, wanted) == ["parks"]


def test_no_letter_is_called_as_the_canonical_text_is(workspace, tmp_path):
    (tmp_path / "letters/letter").mkdir()
    (tmp_path / "letters/letter/letter.md").touch()
    for wanted in ("", "parks"):
        message, _ = refused(letter_slugs, workspace, wanted)
        assert message == "letters/letter: a letter cannot be called so"


def test_a_letter_that_is_not_there_is_said_with_those_that_are(workspace):
    assert refused(letter_slugs, workspace, "park") == (
        "no such letter: park",
        "there are homes, parks",
    )


def test_a_workspace_without_letters_says_how_to_begin_one(tmp_path):
    (tmp_path / "letters").mkdir()
    assert refused(letter_slugs, find_workspace(tmp_path)) == (
        "letters: no letter in this workspace",
        "begin one with `letterkit new SLUG`",
    )


def test_languages_are_counted_by_files(workspace):
    assert language_count(workspace, ["parks", "homes"]) == 3


@pytest.mark.parametrize("wanted", ["parks", "parks.csv"])
def test_a_list_is_found_with_and_without_its_ending(workspace, wanted):
    path = list_path(workspace, ListFile(wanted), "letter.md:3")
    assert workspace.name(path) == "signatories/parks.csv"


def test_a_folder_is_a_list_too(workspace):
    (workspace.root / "signatories/homes").mkdir()
    path = list_path(workspace, ListFile("homes"), "letter.md:3")
    assert workspace.name(path) == "signatories/homes"


def test_a_list_that_is_not_there_is_said_with_what_to_do(workspace):
    (workspace.root / "signatories/parks.decisions.csv").touch()
    assert refused(list_path, workspace, ListFile("homes"), "letter.md:3") == (
        "letter.md:3: no list signatories/homes",
        "make signatories/homes.csv with the columns name, kind, consent; there are parks.csv; "
        "a letter without signatories says signatories: []",
    )


@pytest.mark.parametrize("wanted", ["../letters/parks/letter.md", "/etc/passwd", ".", "x/.."])
def test_a_list_outside_of_its_folder_is_refused(workspace, wanted):
    message, hint = refused(list_path, workspace, ListFile(wanted), "letter.md:3")
    assert message == f"letter.md:3: a list lies in the folder signatories, not at {wanted}"
    assert hint == "name it by its name in that folder, or give the file with --signatories"


def test_a_link_that_leads_out_of_the_folder_is_refused(workspace):
    (workspace.root / "signatories/homes.csv").symlink_to("/etc/passwd")
    message, _ = refused(list_path, workspace, ListFile("homes.csv"), "letter.md:3")
    assert message == "letter.md:3: a list lies in the folder signatories, not at homes.csv"


def test_defaults_come_from_the_settings(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letterkit.toml").write_text('organisation = "Example"\npaper = "letter"\n')
    assert find_workspace(tmp_path).settings == {"organisation": "Example", "paper": "letter"}


def test_the_address_of_the_verifier_is_read(tmp_path):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letterkit.toml").write_text('[verify]\nurl = "https://e.example/verify.html"\n')
    assert find_workspace(tmp_path).settings == {"verify_url": "https://e.example/verify.html"}


@pytest.mark.parametrize(
    ("settings", "message", "hint"),
    [
        (
            "theme = '#000000'\npaper =",
            "letterkit.toml:2: not TOML: Invalid value",
            'each line is a key and a text in quotes, as in organisation = "Example"',
        ),
        (
            'paper = a4\ntheme = "#000000"',
            "letterkit.toml:1: not TOML: Invalid value",
            'each line is a key and a text in quotes, as in organisation = "Example"',
        ),
        (
            'colour = "red"',
            "letterkit.toml: unknown key: colour",
            "it may hold organisation, email, origin, paper, theme, pages, smtp, verify",
        ),
        (
            'verify = "https://example.org/verify.html"',
            "letterkit.toml: [verify] holds one key, url",
            'write url = "https://…/verify.html"',
        ),
        *(
            (
                f'[verify]\nurl = "{url}"',
                "letterkit.toml: [verify] url is no address of a page",
                "it begins with https://, holds no # and no blanks, and has at most 200 characters",
            )
            for url in (
                "verify.html",
                "https://e.org/#x",
                "http://e.org/verify.html",
                "https://known.example@e.org/",
                "https://e.org/a b",
                "https://" + "e" * 200,
            )
        ),
        ("paper = 4", "letterkit.toml: paper is a text in quotes", ""),
        *(
            (
                f'pages = "{address}"',
                "letterkit.toml: pages is no address of a folder",
                'write pages = "https://letters.example.org/{slug}/", with a slash at its end; '
                "{slug} stands for the letter's folder and may be left out",
            )
            for address in (
                "",
                "http://e.example/",
                "https://e.example",
                "https://e.example/page.html",
                "https://e.example/{lang}/",
                "https://e.example/?x=/",
                "https://a@e.example/",
            )
        ),
    ],
)
def test_wrong_settings_are_said(tmp_path, settings, message, hint):
    (tmp_path / "letters").mkdir()
    (tmp_path / "letterkit.toml").write_text(settings)
    assert refused(find_workspace, tmp_path) == (message, hint)
