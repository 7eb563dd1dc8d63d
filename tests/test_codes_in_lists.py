"""Codes for answers: the title of a column explains them, or `add` stops and asks."""

import pytest


@pytest.mark.parametrize(
    "title",
    [
        "Public (1 = yes 2 = no)", "Publish my name? [1: yes, 2: no]",
        "Öffentlich (1 = ja, 2 = nein)",
        "Публиковать имя (1 - да, 2 - нет)", "Публікаваць імя (1 = так, 2 = не)",
        "Публікувати ім'я (1 = так, 2 = ні)", "Publikować nazwisko (1 = tak, 2 = nie)",
        "Publier mon nom (1 = oui, 2 = non)", "Publicar mi nombre (1 = sí, 2 = no)",
        "Anonymous (1 = no, 2 = yes)", "Display (1=named, 2=hidden)",
    ],
)  # fmt: skip
def test_codes_that_the_title_explains_are_read(desk, title):
    assert desk.add("x.csv", f'Name,"{title}"\nAda Example,1\nBo Sample,2\n') == 0, desk.said
    printed = desk.printed()
    assert "Ada Example" in printed
    assert "Bo Sample" not in printed


def test_each_code_has_its_own_meaning(desk):
    title = "Display (1=named, 2=initials, 3=hidden)"
    rows = "Ada Example,1\nBo Sample,2\nCy Third,3\n"
    assert desk.add("x.csv", f'Name,"{title}"\n{rows}') == 0, desk.said
    assert desk.column("shown") in (["named", "initials", "unnamed"], ["", "initials", "unnamed"])


@pytest.mark.parametrize(
    "table",
    [
        'Name,"Public (1 = yes 2 = no)"\nAda Example,1\nBo Sample,3\n',
        "Name,Display\nAda Example,1\nBo Sample,2\n",
    ],
)
def test_codes_that_nothing_in_the_title_explains_stop(desk, table):
    assert desk.add("x.csv", table) == 2
    assert not (desk.folder / "signatories" / "parks.csv").exists()
