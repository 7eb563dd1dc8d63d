import re
from importlib import resources
from pathlib import Path

import pytest
from babel import Locale
from jinja2 import Environment, meta

FILES = {
    each.name: each.read_text("utf-8")
    for each in resources.files("letterkit.templates").iterdir()
    if each.name.endswith(".md")
}
WRITTEN = ("cancellation", "coalition", "petition")
LANGS = ("ar", "be", "de", "en", "es", "fr", "ka", "pl", "ru", "uk")


def blocks(source: str) -> list[str]:
    return re.findall(r"{% block (\w+) %}", source)


def test_the_templates_are_these():
    translated = {f"{name}.{lang}.md" for name in WRITTEN for lang in LANGS}
    assert set(FILES) == {"blank.md", *translated}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("lang", LANGS)
def test_a_template_has_the_same_parts_facts_and_conditions_in_every_language(name, lang):
    english, other = FILES[f"{name}.en.md"], FILES[f"{name}.{lang}.md"]
    assert blocks(other) == blocks(english)
    assert variables(other) == variables(english)
    assert sorted(conditions(other)) == sorted(conditions(english))


def conditions(source: str) -> list[str]:
    return re.findall(r"\w+ is defined", source)


def test_the_documents_name_every_language_that_a_template_is_written_in():
    guide = (Path(__file__).parents[2] / "docs/letters.md").read_text("utf-8")
    sentence = guide.partition("first three templates are written in")[2].partition(", each as")[0]
    names = [str(Locale("en").languages[lang]) for lang in LANGS]
    assert sorted(re.split(r",? and |, ", " ".join(sentence.split()))) == sorted(names)


def variables(source: str) -> set[str]:
    return meta.find_undeclared_variables(Environment(autoescape=True).parse(_plain(source)))


def _plain(source: str) -> str:
    """Without the filters that are letterkit's own."""
    return re.sub(r"\|(date(\([^)]*\))?|number|ordinal|oneline|join_words|country)", "", source)


@pytest.mark.parametrize("source", FILES.values(), ids=list(FILES))
def test_all_text_is_inside_the_block_body(source):
    assert source.startswith("{% block body %}\n")
    assert source.endswith("{% endblock %}\n")
    assert '"' not in re.sub(r"{[{%].*?[%}]}", "", source)
