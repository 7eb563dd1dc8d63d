import pytest

from letterkit.errors import LetterkitError
from letterkit.read.frontmatter import parse_front_matter
from letterkit.read.skeletons import TEMPLATES, skeleton


def begun(template, lang):
    letter, _ = skeleton(template, lang, "2026-11-22", "2026-homes")
    return parse_front_matter(letter, "letter.md")


@pytest.mark.parametrize("lang", ["en", "be", "ru"])
@pytest.mark.parametrize("template", TEMPLATES)
def test_a_letter_begins_from_its_template_in_its_language(template, lang):
    source = begun(template, lang)
    assert (source.keys["template"], source.keys["lang"]) == (template, lang)
    assert source.keys["date"].isoformat() == "2026-11-22"


@pytest.mark.parametrize("template", TEMPLATES)
def test_in_a_language_without_templates_a_letter_begins_blank(template):
    source = begun(template, "uk")
    assert (source.keys["template"], source.keys["lang"]) == ("blank", "uk")
    assert source.body.strip()


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
