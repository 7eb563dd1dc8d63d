"""Templates of strangers: each ends soon, in little memory, with one error that names the file."""

import resource

import pytest

from letterkit.confined import MEMORY, SECONDS, confined
from letterkit.errors import LetterkitError
from letterkit.faults import Fault, TooMuch
from letterkit.letters.templating import LONGEST, markdown
from letters.letters import FILE, letter

ENDLESS = f"{FILE}: the letter does not come to an end, or grows too large"
LOOK = "look for a loop over very many things, or a text that grows in it"
NOTHING_OF_PYTHON = "a letter may use its variables, loops and filters, and nothing of Python"


def refused(body, **changes):
    with pytest.raises(LetterkitError) as caught:
        markdown(letter(body, **changes))
    return str(caught.value), caught.value.hint


def repeated(first, step, times=60):
    return f"{{% set a = {first} %}}" + f"{{% set a = {step} %}}" * times + "{{ a }}"


LOOP = "{% for i in range(99999) %}{% for j in range(99999) %}"
MACRO = "{% macro f(x) %}{{ x }}{{ x }}{% endmacro %}"


@pytest.mark.parametrize(
    "body",
    [
        LOOP + "x{% endfor %}{% endfor %}",
        repeated("'ab'", "a ~ a"),
        repeated("'ab'", "a + a"),
        repeated("[1]", "a + a"),
        repeated("'a'", "a|replace('a', 'aa')"),
        MACRO + "{{ " + "f(" * 40 + "'x'" + ")" * 40 + " }}",
        repeated("[1]", "[a, a]").replace("{{ a }}", "{{ a|string }}"),
        "{{ 'a' * 10**10 }}",
        "{{ '%9999999999d' % 1 }}",
        "{{ 'x'.encode().ljust(10**10) }}",
        "{{ [1]|batch(10**10, 'x')|list }}",
        f"{{{{ 'x' * {LONGEST + 1} }}}}",
    ],
    ids=str.split,
)
def test_a_template_without_an_end_is_ended(body):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert refused(body) == (ENDLESS, LOOK)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < SECONDS + 1


def test_a_letter_of_the_largest_size_is_taken():
    assert len(markdown(letter(f"{{{{ 'x' * {LONGEST - 4} }}}}"))) == LONGEST


@pytest.mark.parametrize(
    ("body", "message", "hint"),
    [
        (
            "{{ ''.__class__ }}",
            f"{FILE}:5: access to attribute '__class__' of 'str' object is unsafe",
            NOTHING_OF_PYTHON,
        ),
        (
            "\n{{ title|attr('__class__') }}",
            f"{FILE}:6: access to attribute '__class__' of 'str' object is unsafe",
            NOTHING_OF_PYTHON,
        ),
        (
            "{{ cycler.__init__.__globals__ }}",
            f"{FILE}:5: access to attribute '__init__' of 'type' object is unsafe",
            NOTHING_OF_PYTHON,
        ),
        (
            "{{ '{0.__class__}'.format(1) }}",
            f"{FILE}:5: access to attribute '__class__' of 'int' object is unsafe",
            NOTHING_OF_PYTHON,
        ),
        (
            "{{ [].append(1) }}",
            f"{FILE}:5: access to attribute 'append' of 'list' object is unsafe",
            NOTHING_OF_PYTHON,
        ),
        ("{{ title.format }}", f"{FILE}:5: not something to print: function", ""),
        ("{{ joiner }}", f"{FILE}:5: not something to print: type", ""),
        (
            "{{ range(10**9) }}",
            f"{FILE}:5: range too big. The sandbox blocks ranges larger than MAX_RANGE (100000)",
            "",
        ),
        (
            "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
            f"{FILE}: a macro or a block calls itself",
            "",
        ),
        (
            "{% include '/etc/passwd' %}",
            f"{FILE}:5: a letter cannot include other files",
            "write the text itself in its place",
        ),
        (
            "{% block body %}\n{% include 'template blank.md' %}{% endblock %}",
            f"{FILE}:6: a letter cannot include other files",
            "write the text itself in its place",
        ),
        (
            "{% import 'x' as y %}",
            f"{FILE}:5: a letter cannot include other files",
            "write the text itself in its place",
        ),
        (
            "{% from 'x' import y %}",
            f"{FILE}:5: a letter cannot include other files",
            "write the text itself in its place",
        ),
    ],
)
def test_what_a_letter_may_not_do_is_said_with_its_line(body, message, hint):
    assert refused(body) == (message, hint)


@pytest.mark.parametrize("body", ["{{ lipsum() }}", "{{ [1, 2]|random }}"])
def test_nothing_random_is_there(body):
    with pytest.raises(LetterkitError):
        markdown(letter(body))


def test_a_function_gives_its_result_from_a_process_of_its_own():
    assert confined(lambda: "ż" * 200_000) == "ż" * 200_000


def test_an_error_comes_over_with_its_hint():
    def fail():
        raise LetterkitError("a fact", hint="a step")

    with pytest.raises(LetterkitError) as caught:
        confined(fail)
    assert (str(caught.value), caught.value.hint) == ("a fact", "a step")


def test_a_crash_is_no_verdict_on_the_template():
    with pytest.raises(Fault) as caught:
        confined(lambda: str(1 / 0))
    assert caught.value.kind == "ZeroDivisionError"


@pytest.mark.parametrize("grow", [lambda: "x" * (MEMORY + 2**20), lambda: str([0] * MEMORY)])
def test_memory_has_a_bound(grow):
    with pytest.raises(TooMuch):
        confined(grow)


def test_memory_below_the_bound_can_be_had():
    assert confined(lambda: str(len("x" * (MEMORY - 30 * 2**20)))) == str(MEMORY - 30 * 2**20)


def test_time_has_a_bound_even_where_no_python_runs():
    def nested():
        a, b = [1], [1]
        for _ in range(60):
            a, b = [a, a], [b, b]
        return str(a == b)

    begun = spent_by_children()
    with pytest.raises(TooMuch):
        confined(nested)
    assert SECONDS - 0.5 < spent_by_children() - begun < SECONDS + 2


def spent_by_children():
    """The processor time, in seconds, of the processes that this one started and that ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
