"""A letter in two languages side by side: what stands beside what, and what verify says of it."""

import dataclasses
import io
import re
import subprocess
from itertools import islice

import pikepdf
import pytest

from artefacts import attachment, changed, failures, verdict
from letterkit.actions.verdict_report import verification_of
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.letters import locale
from letterkit.letters.facing import faced
from letterkit.letters.rests import format_rests, rests_of
from letterkit.letters.words import words_for
from letterkit.model import Addressee, Layout, Status
from letterkit.render.facing import facing_parts
from letterkit.render.pdf import pdf
from render.documents import issued, register, sample, text
from verdict.test_copies import as_ghostscript, drop_keys, drop_structure

PAIRS = (("en", "ar"), ("ar", "en"), ("en", "be"))
SECOND = "letter.ar.txt"


@pytest.mark.parametrize(
    ("one", "two", "rows"),
    [
        (["<p>a</p>", "<p>b</p>"], ["<p>x</p>", "<p>y</p>"], [(1, 1), (1, 1)]),
        ([], [], []),
        (["<p>a</p>"], [], [(1, 0)]),
        # As many parts, though not of the same kinds.
        (["<p>a</p>", "<ul><li>b</li></ul>"], ["<p>x</p>", "<p>y</p>"], [(1, 1), (1, 1)]),
        # One paragraph more below the heading: the headings still stand beside each other.
        (
            ["<p>a</p>", "<h2>b</h2>", "<p>c</p>", "<p>d</p>"],
            ["<p>x</p>", "<h2>y</h2>", "<p>z</p>"],
            [(1, 1), (1, 1), (2, 1)],
        ),
        # Other headings: nothing says what belongs beside what.
        (["<p>a</p>", "<h2>b</h2>", "<p>c</p>"], ["<p>x</p>", "<p>y</p>"], [(3, 2)]),
        (
            ['<p>a &amp; b<br>c <a href="https://example.org">d</a> &#8217;</p>', "<hr>"],
            ["<blockquote><p>x</p><p>y</p></blockquote>", "<p>z</p>"],
            [(1, 1), (1, 1)],
        ),
    ],
)
def test_parts_stand_beside_their_translation(one, two, rows):
    left, right = iter(one), iter(two)
    expected = [("".join(islice(left, a)), "".join(islice(right, b))) for a, b in rows]
    assert facing_parts("\n".join(one), "\n".join(two)) == expected


def version(lang, make=sample, **changes):
    """The sample letter with all its furniture in one language."""
    own, listed = words_for(lang), register()
    phrases = {**sample().words, **own.phrases, "goal": "", "closes": "", "names_later": ""}
    counts = listed.counts
    numbers = {"organisations": counts.organisations, "people": counts.people, "withheld": 12}
    names = {each: own[each] for each in ("organisations", "people")}
    groups = zip(sample(lang).groups, names.values(), strict=True)
    furniture = {
        "words": phrases | {"rests": format_rests(rests_of(listed), own)},
        "counted": " · ".join(own.count(key, number) for key, number in numbers.items()),
        "withheld": own.count("and_withheld", 12),
        "groups": tuple(dataclasses.replace(group, heading=name) for group, name in groups),
    }
    return dataclasses.replace(make(lang), **(furniture | changes))


def both(one="en", two="ar"):
    return faced(version(one), version(two))


@pytest.fixture(scope="module")
def made():
    return {pair: pdf(both(*pair)).data for pair in PAIRS}


@pytest.mark.parametrize("pair", PAIRS)
def test_both_texts_are_carried_shown_and_verified(made, pair):
    found = verdict(made[pair])
    assert failures(made[pair]) == []
    assert found.status is Status.HOLDS
    assert found.agreement.text == text(pair[0])
    assert found.agreement.facing == text(pair[1])
    said = "\n".join(verification_of("file", found).lines())
    for lang in pair:
        assert text(lang).fingerprint in said
    assert verification_of("file", found).report["letter"]["facing"]["lang"] == pair[1]


def test_the_list_stands_once_with_headings_in_both_languages(made):
    seen = parse_artefact(made["en", "ar"], "file").seen
    assert len({each.index for each in seen.entries}) == len(sample().register.entries)
    assert "Organisations · المنظمات" in [group.heading for group in both().groups]


def edges(data, words):
    """The left edges of words on the first page, in points."""
    command = ["pdftotext", "-l", "1", "-bbox", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    found = [row for row in done.split("<word ") if any(f">{each}<" in row for each in words)]
    return [float(row.split('xMin="')[1].split('"')[0]) for row in found]


@pytest.mark.parametrize("pair", [("en", "ar"), ("ar", "en")])
def test_whatever_runs_to_the_right_stands_at_the_left(made, pair):
    (english,) = edges(made[pair], ["2023"])[:1]
    assert english < 290


def test_a_published_file_in_two_languages_has_its_edition(made):
    data = pdf(faced(version("en", issued), version("be", issued))).data
    told = [each for each in failures(data) if "text" in each or "fingerprint" in each]
    assert told == []


def other_words(pdf_file):
    stream = attachment(pdf_file, SECOND)
    stream.write(stream.read_bytes().replace("المغلقة".encode(), "المفتوحة".encode()))


def dropped(pdf_file):
    del pdf_file.docinfo["/LetterkitFacing"]


def another_language(pdf_file):
    stated = str(pdf_file.docinfo["/LetterkitFacing"])
    pdf_file.docinfo["/LetterkitFacing"] = stated.replace("ar ", "be ")


CHANGES = {
    "the second text": (other_words, ["second text: its SHA-256 is not the one stated beside it"]),
    "the language of the second": (another_language, ["carried text: there are 2 of them in it"]),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_part_is_noticed(made, change):
    how, faults = CHANGES[change]
    found = failures(changed(made["en", "ar"], how))
    assert set(faults) <= set(found)


def test_a_second_text_that_is_not_what_is_carried_is_noticed():
    second = version("ar")
    second = dataclasses.replace(second, body=second.body.replace("قطع الشبكة", "فتح الشبكة"))
    assert failures(pdf(faced(version("en"), second)).data) == [
        "visible second text: it is not the carried text"
    ]


def test_a_second_text_that_the_register_does_not_name_is_noticed():
    first = version("en")
    texts = {**first.register.texts, "ar": "0" * 64}
    first = dataclasses.replace(first, register=dataclasses.replace(first.register, texts=texts))
    assert failures(pdf(faced(first, version("ar"))).data) == [
        "second text: the register names another text in this language"
    ]


def test_words_of_neither_language_are_noticed_around_the_list():
    second = version("ar", withheld="and everybody else")
    assert failures(pdf(faced(version("en"), second)).data) == [
        "words around: there are words or numbers that letterkit does not write there"
    ]


def drop_all_and_turn(pdf_file):
    """As Ghostscript does: no language is left, and what was attached first comes last."""
    as_ghostscript(pdf_file)
    del pdf_file.Root.Lang
    listed = pdf_file.Root.Names.EmbeddedFiles
    pairs = list(zip(*[iter(listed.Names)] * 2, strict=True))
    listed.Names = pikepdf.Array([part for pair in reversed(pairs) for part in pair])
    del pdf_file.Root.AF


LOSSES = (dropped, drop_keys, drop_structure, as_ghostscript, drop_all_and_turn)


@pytest.mark.parametrize("pair", PAIRS)
@pytest.mark.parametrize("lost", LOSSES)
def test_a_copy_that_lost_what_is_stated_cannot_be_verified_and_was_not_altered(made, pair, lost):
    data = changed(changed(made[pair], lost), lambda pdf_file: None)
    found = verdict(data)
    assert failures(data) == []
    assert found.status is Status.CANNOT_TELL
    assert found.agreement.text == text(pair[0])
    assert found.agreement.facing == text(pair[1])


@pytest.mark.parametrize("lost", LOSSES)
def test_a_changed_text_in_such_a_copy_never_holds(made, lost):
    data = changed(changed(made["en", "ar"], other_words), lost)
    assert failures(data) != []


def test_a_second_text_that_was_added_is_found():
    def add(pdf_file):
        pdf_file.attachments["letter.ar.txt"] = text("ar").content.encode()

    assert failures(changed(pdf(version("en")).data, add)) != []


def test_how_many_are_withheld_is_said_side_by_side(made):
    """The last words of both languages stand at one height."""
    command = ["pdftotext", "-bbox", "-", "-"]
    done = subprocess.run(command, input=made["en", "be"], capture_output=True, check=True)
    rows = done.stdout.decode().split("<word ")
    tops = [re.search(r'yMin="([\d.]+)".*>(.*)</word>', row) for row in rows[1:]]
    found = {
        each[2]: float(each[1]) for each in tops if each and each[2] in ("withheld", "раскрываюцца")
    }
    assert len(found) == 2
    assert abs(found["withheld"] - found["раскрываюцца"]) < 6


def test_countries_and_heads_of_a_table_are_said_in_both_languages(made):
    shown = both()
    assert [each.country for each in shown.groups[0].lines if each.country]
    for each in (line for group in shown.groups for line in group.lines):
        code = each.entry.country
        names = [locale.country(code, lang) for lang in ("en", "ar")] if code else []
        assert each.country == " / ".join(names)
    data = pdf(faced(version("en", layout=Layout.TABLE), version("be", layout=Layout.TABLE))).data
    assert failures(data) == []
    furniture = " ".join(each.text for each in parse_artefact(data, "file").seen.furniture)
    for head in ("Name · Імя", "Role · Пасада", "Country · Краіна"):
        assert "".join(head.split()) in "".join(furniture.split())


def test_a_country_that_only_one_language_says_is_noticed():
    document = both()
    alone = dataclasses.replace(document, groups=version("en").groups)
    assert failures(pdf(alone).data)[0].endswith("lacks words of the register")


def test_a_country_in_a_third_language_is_noticed():
    document = dataclasses.replace(faced(version("en"), version("be")), facing=version("ar"))
    assert failures(pdf(document).data)[0].startswith("visible list: entry ")


def heights(data):
    """The upper edge of each word on the first page, in points."""
    command = ["pdftotext", "-l", "1", "-bbox", "-", "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=True).stdout.decode()
    found = re.finditer(r'yMin="([\d.]+)".*>(.*)</word>', done)
    return {each[2]: float(each[1]) for each in found}


def test_addressees_stand_beside_themselves_however_long_they_are():
    long = " ".join(["Commissioner for questions of every kind"] * 4)
    first = tuple(Addressee(f"First{n}", long) for n in range(5))
    second = tuple(Addressee(f"Second{n}") for n in range(6))
    found = heights(pdf(faced(version("en", to=first), version("be", to=second))).data)
    for n in range(5):
        assert abs(found[f"First{n},"] - found[f"Second{n}"]) < 1
    assert found["Second5"] > found["Second4"] + 30


def test_the_title_of_the_second_language_is_no_second_first_heading(made):
    file = pikepdf.open(io.BytesIO(made["en", "ar"]))
    kinds = [str(each.S) for each in file.objects if is_element(each)]
    assert kinds.count("/H1") == 1


def is_element(found):
    return isinstance(found, pikepdf.Dictionary) and found.get("/Type") == "/StructElem"
