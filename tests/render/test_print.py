import dataclasses
import re

import pytest

from letterkit.model import Addressee, Entry, Group, Kind, Layout, Paper, Shown
from letterkit.render.colour import LEGIBLE, contrast
from letterkit.render.print import (
    LONG,
    SHORT,
    TIGHTEST,
    Scales,
    columns_of,
    html_for_print,
    layout_for,
    list_scale,
)
from render.documents import PIXEL, SHARED, groups, line, people, register, sample


def html(**changes):
    return html_for_print(sample(**changes), Scales())


@pytest.mark.parametrize(
    ("wanted", "lines", "layout"),
    [
        (Layout.AUTO, 1, Layout.LIST),
        (Layout.AUTO, SHORT, Layout.LIST),
        (Layout.AUTO, SHORT + 1, Layout.COLUMNS),
        (Layout.AUTO, LONG, Layout.COLUMNS),
        (Layout.AUTO, LONG + 1, Layout.COMPACT),
        (Layout.TABLE, 100_000, Layout.TABLE),
        (Layout.COMPACT, 1, Layout.COMPACT),
    ],
)
def test_the_layout_follows_the_length_of_the_list(wanted, lines, layout):
    assert layout_for(wanted, lines) is layout


def test_a_table_has_the_columns_that_hold_anything():
    plain = line(Entry("a", "Ada", Kind.PERSON, Shown.NAMED))
    assert columns_of(Group("", (plain,))) == []
    assert columns_of(Group("", (plain, dataclasses.replace(plain, country="PL")))) == ["country"]
    assert columns_of(groups()[1]) == ["role", "affiliation", "country"]


def test_a_list_is_set_smaller_only_where_a_few_lines_spill():
    scales = [list_scale(people(count)) for count in range(20, 160)]
    smaller = [count for count, scale in enumerate(scales, 20) if scale < 1]
    assert smaller == list(range(smaller[0], smaller[-1] + 1))
    assert 5 < len(smaller) < 40
    assert min(scales) >= TIGHTEST


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, "A4"), (Paper.LETTER, "letter")])
def test_the_paper_is_named(paper, size):
    assert f"@page {{ size: {size} }}" in html(paper=paper)


def test_what_a_stranger_typed_is_text():
    evil = dataclasses.replace(
        SHARED[3], name="<script>x</script>", role="</style>", affiliation="[/x]"
    )
    found = html(
        groups=groups((evil,)), top=(), register=register((evil,)), note="<b>&", issuer="<i>"
    )
    assert "<script" not in found
    assert "&lt;script&gt;x&lt;/script&gt;" in found
    assert found.count("</style>") == 1
    assert "&lt;b&gt;&amp;" in found
    assert "&lt;i&gt;" in found


def test_every_entry_carries_its_number_in_the_register():
    found = html(layout=Layout.TABLE, top=())
    assert re.findall(r'data-entry="(\d+)"', found) == [str(n) for n in range(len(SHARED))]


def test_a_short_list_stands_below_the_letter_and_a_long_one_on_pages_of_its_own():
    assert 'class="list inflow list"' in html()
    assert 'class="list annex columns"' in html_for_print(people(SHORT + 1), Scales())


def test_a_letter_without_signatories_has_no_list():
    nobody = {"top": (), "groups": (), "withheld": "", "counted": "", "goal": 0}
    assert 'class="list' not in html(register=register((), 0), **nobody)


def test_only_withheld_names_are_a_list_too():
    found = html(top=(), groups=(), register=register((), 12))
    assert "and 12 signatories whose names are withheld" in found


def test_right_to_left_letters_have_their_sides_the_other_way_round():
    found = html_for_print(sample("ar"), Scales())
    assert '<html lang="ar" dir="rtl">' in found
    assert '@bottom-left { content: counter(pages) " / " counter(page)' in found
    assert "@bottom-left { content: counter(pages)" not in html()


def test_all_pages_have_the_same_margins():
    assert set(re.findall(r"@page\s*([^{]*?)\s*\{", html())) == {""}


@pytest.mark.parametrize("theme", ["#ffe000", "#ffffff", "#0b5563"])
def test_a_bright_colour_is_darkened_until_it_is_legible(theme):
    (accent,) = re.findall(r"--accent: (#\w+)", html(theme=theme))
    assert contrast(accent, "#ffffff") >= LEGIBLE


def test_a_long_list_begins_below_the_letter_where_it_is_asked_to():
    found = html_for_print(people(SHORT + 1), Scales(apart=False))
    assert 'class="list inflow columns"' in found


def test_addressees_with_one_salutation_are_greeted_once():
    ministers = (Addressee("Ada", salutation="Dear Ministers,"),) * 2
    mayor = Addressee("Bo", salutation="Dear Mayor,")
    found = html(to=(*ministers, mayor))
    assert re.findall(r"Dear \w+,", found) == ["Dear Ministers,", "Dear Mayor,"]


def test_a_personal_copy_names_its_addressee():
    assert "copy" not in re.findall(r'<p class="(\w+)"', html())
    copy = html(copy_for=sample().to[1])
    assert (
        '<p class="copy" data-beside="copy">Copy for <b>Example Network Coordination Centre</b></p>'
        in copy
    )


def test_names_that_come_later_are_announced():
    words = {**sample().words, "names_later": "Names are shown once 7 have signed."}
    assert "Names are shown once 7 have signed." in html(words=words, groups=())


def test_a_logo_is_described_by_the_name_it_stands_for():
    found = html(logo=dataclasses.replace(PIXEL, name="my logo.png"))
    assert 'src="picture:my%20logo.png" alt="Logo of Example Coalition"' in found


def test_how_to_check_is_said_once_with_a_list_or_without():
    told = "run letterkit verify on this PDF file"
    assert html().count(told) == 1
    assert html(top=(), groups=(), withheld="", register=register((), 0)).count(told) == 1


def test_the_first_page_says_how_many_signed_only_where_the_list_begins_later():
    found = people(SHORT + 1)
    assert 'class="summary"' not in html_for_print(found, Scales())
    summed = html_for_print(found, Scales(summed=True))
    assert f'<p data-around="yes">{found.counted}</p>' in summed


def test_goal_and_last_day_stand_in_one_line():
    words = {**sample().words, "closes": "Last day to sign: 31 January 2027"}
    found = html(words=words, goal=2000)
    line = "22 signatories of 2,000 · Last day to sign: 31 January 2027"
    assert f'<p class="count">{line}</p>' in found


def test_where_to_sign_is_printed_and_only_if_it_is_said():
    signing = {"sign": "https://example.org/s", "sign_at": "https://example.org/s"}
    assert '<p class="note" data-beside="sign">Sign this letter: https://example.org/s</p>' in html(
        **signing
    )
    assert "Sign this letter" not in html()
