import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import escape

from letterkit.render.markup import isolated, linked, name, phrase, tagged


@pytest.mark.parametrize(
    ("text", "lang", "html"),
    [
        ("Anna", "en", "Anna"),
        ("", "en", ""),
        ("Форум IGF, да", "be", 'Форум <span lang="und-Latn">IGF</span>, да'),
        ("a فاطمة b", "en", 'a <span lang="und-Arab" dir="rtl">فاطمة</span> b'),
        ("منتدى IGF", "ar", 'منتدى <span lang="und-Latn" dir="ltr">IGF</span>'),
        ("<b> & 'x'", "en", "&lt;b&gt; &amp; &#39;x&#39;"),
    ],
)
def test_each_part_in_a_foreign_script_has_its_language(text, lang, html):
    assert tagged(text, lang) == html


def test_a_phrase_that_runs_the_other_way_is_isolated_with_its_full_stop():
    assert isolated("Beispiel e. V.", "ar") == (
        '<bdi dir="ltr"><span lang="und-Latn" dir="ltr">Beispiel e. V</span>.</bdi>'
    )
    assert isolated("Beispiel e. V.", "en") == "Beispiel e. V."
    assert isolated("12 شخصا", "ar") == "12 شخصا"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Anna", '<bdi class="name">Anna</bdi>'),
        ("فاطمة خوري", '<bdi class="name" lang="und-Arab" dir="rtl">فاطمة خوري</bdi>'),
        ("Anna Жук", '<bdi class="name">Anna <span lang="und-Cyrl">Жук</span></bdi>'),
        ("<& Sons>", '<bdi class="name">&lt;&amp; Sons&gt;</bdi>'),
    ],
)
def test_a_name_is_isolated_and_carries_its_language(text, html):
    assert name(text, "en") == html


@given(st.text(), st.sampled_from(["en", "be", "ar", "ja"]))
def test_no_text_is_lost_and_none_becomes_a_tag(text, lang):
    for made in (tagged(text, lang), isolated(text, lang), name(text, lang)):
        without = re.sub(r'</?(?:span|bdi)(?: (?:class|lang|dir)="[\w-]+")*>', "", made)
        assert "<" not in without
        assert without == str(escape(text))


@pytest.mark.parametrize(
    ("text", "lang", "html"),
    [
        ("No <b> here.", "en", "No &lt;b&gt; here."),
        (
            "See https://example.org/a?b=1&c=2.",
            "en",
            'See <a href="https://example.org/a?b=1&amp;c=2" rel="external nofollow noopener '
            'noreferrer">https://example.org/a?b=1&amp;c=2</a>.',
        ),
        (
            "انظر https://example.org.",
            "ar",
            'انظر <a href="https://example.org" rel="external nofollow noopener noreferrer">'
            '<span lang="und-Latn" dir="ltr">https://example.org</span></a>.',
        ),
        ("javascript:alert(1)", "en", "javascript:alert(1)"),
    ],
)
def test_an_address_that_a_text_says_is_a_link_to_just_there(text, lang, html):
    assert linked(text, lang) == html


def test_a_comma_between_parts_belongs_to_neither_of_their_directions():
    said = phrase(["Ada <i>", "", "وزيرة"], "، ", "ar")
    assert said == (
        '<bdi dir="ltr"><span lang="und-Latn" dir="ltr">Ada &lt;i&gt;</span></bdi>، وزيرة'
    )
