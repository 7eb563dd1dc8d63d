import pytest

from letterkit.errors import LetterkitError
from letterkit.letters.templating import markdown
from letterkit.model import Addressee
from letters.letters import FILE, letter

PARENT = (
    "{% block body %}\n{% block greeting %}\nDear all,\n{% endblock %}\n"
    "{% block asks %}\n{% for ask in asks %}\n- {{ ask|oneline }}\n{% endfor %}\n{% endblock %}\n"
    "{% endblock %}\n"
)


def written(*arguments, **changes):
    """The Markdown, without the lines that stand for those of the front matter."""
    return markdown(letter(*arguments, **changes)).lstrip("\n")


def refused(body, **changes):
    with pytest.raises(LetterkitError) as caught:
        markdown(letter(body, **changes))
    return str(caught.value), caught.value.hint


def test_a_letter_without_blocks_is_the_body():
    assert written("Hello.\n\nBye.") == "Hello.\n\nBye.\n"


def test_a_letter_without_text_is_its_template():
    made = written("\n", template=PARENT, variables={"asks": ["a\n  b"]})
    assert made == "Dear all,\n- a b\n"


def test_a_letter_may_override_blocks_and_keep_what_was_there():
    body = "{% block greeting %}\n{{ super() }}Dear you,\n{% endblock %}"
    made = written(body, template=PARENT, variables={"asks": ["a"]})
    assert made == "Dear all,\nDear you,\n- a\n"


def test_the_facts_of_the_letter_can_be_written():
    made = written(
        "{{ title }} {{ place }} {{ date }} {{ to[0].name }}",
        place="Vilnius",
        to=(Addressee(name="Ada"),),
    )
    assert made == "Keep the parks Vilnius 2026-03-14 Ada\n"


@pytest.mark.parametrize(
    ("lang", "body", "made"),
    [
        ("en", "{{ date|date }}", "14 March 2026"),
        ("be", "{{ date|date }}", "14 сакавіка 2026\u202fг."),
        ("en", "{{ date|date('short') }}", "14/03/2026"),
        ("en", "{{ 12500|number }}", "12,500"),
        ("pl", "{{ 12500.5|number }}", "12\u00a0500,5"),
        ("en", "{{ 3|ordinal }}", "3rd"),
        ("ru", "{{ 5|ordinal }} {{ 5|ordinal('feminine') }}", "5-й 5-я"),
        ("be", "{{ 'PL'|country }}", "Польшча"),
        ("en", "{{ ['a', 'b', 'c']|join_words }}", "a, b and c"),
        ("ru", "{{ ['а', 'б']|join_words }}", "а и б"),
        ("es", "{{ ['apertura', 'inclusión']|join_words }}", "apertura e inclusión"),
        ("es", "{{ ['pan', 'hielo']|join_words }}", "pan y hielo"),
        ("ar", "{{ ['أ', 'ب', 'ج']|join_words }}", "أ وب وج"),
        ("en", "{{ ' a\n b '|oneline }}|{{ none|oneline }}|", "a b||"),
    ],
)
def test_filters_write_in_the_language_of_the_letter(lang, body, made):
    assert written(body, lang=lang) == f"{made}\n"


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (
            "\n\n{{ raesons }}",
            f"{FILE}:7: missing variable: raesons",
            f"is reasons meant? or write `raesons: …` in the front matter of {FILE}",
        ),
        (
            "{{ weather }}",
            f"{FILE}:5: missing variable: weather",
            "write `weather: …` in the front matter of letters/parks/letter.md",
        ),
        (
            "{{ weather.today }}",
            f"{FILE}:5: missing variable: weather",
            "write `weather: …` in the front matter of letters/parks/letter.md",
        ),
        ("{{ title.first.last }}", f"{FILE}:5: 'str object' has no attribute 'first'", ""),
        (
            "{{ reasons[0].evidence }}",
            f"{FILE}:5: 'dict object' has no attribute 'evidence'",
            "",
        ),
        (
            "\n{% block body %}\n{% if 1 %}\nx\n",
            f"{FILE}:7: never closed: {{% if %}}",
            "write {% endif %} where it ends",
        ),
        (
            "\n{% block body %}\n{% if 1 %}\nx\n{% endif %}",
            f"{FILE}:6: never closed: {{% block %}}",
            "write {% endblock %} where it ends",
        ),
        (
            "{% if %}",
            f"{FILE}:5: expected an expression, got 'end of statement block'",
            "blocks read {% block name %} … {% endblock %}, variables {{ name }}",
        ),
        (
            "\n{{ 'a }}",
            f'{FILE}:6: unexpected char "\'"',
            "blocks read {% block name %} … {% endblock %}, variables {{ name }}",
        ),
        (
            "{{ title|nicely }}",
            f"{FILE}:5: no filter named 'nicely'",
            "blocks read {% block name %} … {% endblock %}, variables {{ name }}",
        ),
        (
            "{% block greeting %}x{% endblock %}\n\nStray words.",
            f"{FILE}:7: text outside of a block",
            "a letter that overrides blocks has all its text inside of them",
        ),
        ("\n{{ 'x'|date }}", f"{FILE}:6: not a date: x", ""),
        ("{{ 'x'|number }}", f"{FILE}:5: not a number: x", ""),
        ("{{ 'x'|ordinal }}", f"{FILE}:5: not a whole number: x", ""),
        ("{{ 5|country }}", f"{FILE}:5: not a country: 5", ""),
        ("{{ 5|join_words }}", f"{FILE}:5: not a list: 5", ""),
        ("{{ 1 / 0 }}", f"{FILE}:5: division by zero", ""),
        ("{{ none }}", f"{FILE}:5: nothing to print: the value is empty", ""),
        (
            "{{ reasons }}",
            f"{FILE}:5: a list cannot be printed as it is: use a loop, or |join_words",
            "",
        ),
    ],
)
def test_a_mistake_is_said_with_its_line(body, message, hint):
    variables = {"reasons": [{"headline": "x"}]}
    used = "{{ reasons[0].headline }}"
    template = "{% block body %}{% block greeting %}{% endblock %}" + used + "{% endblock %}"
    assert refused(body, template=template, variables=variables) == (message, hint)


def test_a_mistake_in_the_template_is_said_with_its_file():
    message, hint = refused("{% block other %}{% endblock %}", template="\n{{ demand }}")
    assert message == "template blank.md:2: missing variable: demand"
    assert hint == "write `demand: …` in the front matter of letters/parks/letter.md"


@pytest.mark.parametrize(
    ("key", "hint"),
    [
        ("issuers", "is issuer meant?"),
        ("signatory", "is signatories meant?"),
        ("askss", "is asks meant?"),
        ("weather", "neither letterkit nor the template blank uses it"),
    ],
)
def test_an_unknown_key_is_said_with_its_line_and_the_nearest_known_key(key, hint):
    made = {
        "template": PARENT,
        "variables": {"asks": ["a"], key: "x"},
        "places": {(key,): f"{FILE}:3"},
    }
    assert refused("", **made) == (f"{FILE}:3: unknown key: {key}", hint)


def test_a_key_that_only_the_letter_itself_uses_is_known():
    assert written("{{ weather }}", variables={"weather": "Sun"}) == "Sun\n"


def test_words_of_jinja_in_a_value_stay_words():
    made = written("{{ demand }}", variables={"demand": "{{ 7 * 7 }} {% raw %}"})
    assert made == "{{ 7 * 7 }} {% raw %}\n"
