import re
from importlib import resources

import pytest
from jinja2 import Environment, meta

FILES = {
    each.name: each.read_text("utf-8")
    for each in resources.files("letterkit.templates").iterdir()
    if each.name.endswith(".md")
}
WRITTEN = ("cancellation", "coalition", "petition")


def blocks(source: str) -> list[str]:
    return re.findall(r"{% block (\w+) %}", source)


def test_the_templates_are_these():
    translated = {f"{name}.{lang}.md" for name in WRITTEN for lang in ("en", "be", "ru")}
    assert set(FILES) == {"blank.md", *translated}


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("lang", ["be", "ru"])
def test_a_template_has_the_same_blocks_and_variables_in_every_language(name, lang):
    english, other = FILES[f"{name}.en.md"], FILES[f"{name}.{lang}.md"]
    assert blocks(other) == blocks(english)
    assert variables(other) == variables(english)


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
