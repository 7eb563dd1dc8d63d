"""What the name of a file or folder says of all in it is heard, or `add` asks."""

import pytest

LIST = "Name\nAda Example\nBo Sample\n"
ASKED = [
    *("no consent", "consent missing", "not online", "internal only", "nur intern", "hidden"),
    *("only for the minister", "embargo until March", "unlisted", "secret", "initials"),
    *("no longer", "invited", "prospects", "newsletter subscribers", "Kontakte", "Spender"),
    *("без згоды", "нет согласия", "без згоди", "bez zgody", "ohne Einwilligung", "sans accord"),
    *("sin consentimiento", "بدون موافقة", "подписчики рассылки", "darczyńcy", "donateurs"),
]
PLAIN = [
    *("signatures", "list", "private", "export 2026-11", "responses (1)", "members", "old list"),
    *("Open letter - Form responses 1", "open letter against the withdrawal of troops"),
    *(
        "hidden costs petition",
        "forum-2020-cancellation",
        "Save the forest",
        "Письмо об отмене закона",
        "Unterschriften",
    ),
]


@pytest.mark.parametrize("name", ASKED)
@pytest.mark.parametrize("suffix", ["csv", "txt"])
def test_a_name_that_may_say_that_they_are_not_to_be_named_stops(desk, name, suffix):
    assert desk.add(f"{name}.{suffix}", LIST) == 2, desk.said
    assert "another name" in desk.said
    assert not (desk.folder / "signatories" / "parks.csv").exists()


def test_the_hint_works(desk):
    assert desk.add("invited.csv", LIST) == 2
    assert desk.add("signatures.csv", LIST) == 0, desk.said


@pytest.mark.parametrize("name", PLAIN)
def test_an_ordinary_name_asks_nothing(desk, name):
    assert desk.add(f"{name}.csv", LIST) == 0, desk.said
    assert desk.column("shown") == ["", ""]


@pytest.mark.parametrize("folder", ["not_public", "old/withdrawn", "no-consent", "инвайты/отказы"])
def test_the_folder_that_was_typed_counts(desk, folder, monkeypatch):
    desk.write(f"{folder}/list.csv", LIST)
    monkeypatch.chdir(desk.folder)
    asked = desk.run("add", f"{folder}/list.csv", "--to", "parks", "--yes", "--consent", "yes")
    assert asked == 2, desk.said
    assert "another folder" in desk.said


@pytest.mark.parametrize("folder", ["private", "2026/downloads", "old"])
def test_an_ordinary_folder_asks_nothing(desk, folder, monkeypatch):
    desk.write(f"{folder}/list.csv", LIST)
    monkeypatch.chdir(desk.folder)
    typed = ("add", f"{folder}/list.csv", "--to", "parks", "--yes", "--consent", "yes")
    assert desk.run(*typed) == 0, desk.said
