import re
import tomllib

import pytest

from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.letters.frontmatter import parse_front_matter
from letterkit.letters.skeletons import TEMPLATES, languages, settings_skeleton, skeleton


def begun(template, lang):
    letter, _ = skeleton(template, lang, "2026-11-22", "2026-homes")
    return parse_front_matter(letter, "letter.md")


@pytest.mark.parametrize("lang", languages("petition"))
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_letter_begins_from_its_template_in_its_language(template, lang):
    source = begun(template, lang)
    assert (source.keys["template"], source.keys["lang"]) == (template, lang)
    assert source.keys["date"].isoformat() == "2026-11-22"


def test_a_blank_letter_begins_in_any_language():
    source = begun("blank", "lt")
    assert (source.keys["template"], source.keys["lang"]) == ("blank", "lt")
    assert source.body.strip()


@pytest.mark.parametrize("template", sorted({*TEMPLATES} - {"blank"}))
def test_a_template_in_another_language_is_refused_with_those_that_it_has(template):
    with pytest.raises(LetterkitError) as caught:
        begun(template, "lt")
    assert str(caught.value) == f"template {template} is not written in lt"
    assert caught.value.hint == (
        "it is there in ar, be, de, en, es, fr, ka, pl, ru, uk; or begin blank, with "
        "letterkit new 2026-homes --lang lt"
    )


def test_the_settings_of_a_new_folder_are_all_notes_that_can_be_taken(tmp_path):
    text = settings_skeleton()
    assert tomllib.loads(text) == {}
    taken = re.sub(r"^# (\w+ = |\[(?:verify|smtp)\])", r"\1", text, flags=re.MULTILINE)
    keys = {"organisation", "email", "origin", "paper", "theme", "pages", "verify", "smtp"}
    assert set(tomllib.loads(taken)) == keys
    (tmp_path / "letters").mkdir()
    (tmp_path / "letterkit.toml").write_text(taken, "utf-8")
    assert find_workspace(tmp_path).settings["verify_url"].endswith("/verify.html")


def test_the_list_has_the_columns_and_people_who_are_invented():
    _, listed = skeleton("blank", "en", "2026-11-22", "2026-homes")
    assert listed.startswith("id,name,kind,")
    assert "$" not in listed


def test_a_template_that_is_not_there_is_said_with_those_that_are():
    with pytest.raises(LetterkitError) as caught:
        skeleton("complaint", "en", "2026-11-22", "x")
    assert (str(caught.value), caught.value.hint) == (
        "no such template: complaint",
        "there are cancellation, coalition, petition, blank",
    )
