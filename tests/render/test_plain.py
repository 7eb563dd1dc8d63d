import pytest
from wcwidth import wcswidth

from letterkit.errors import LetterkitError
from letterkit.model import Addressee, Entry, Kind, Shown
from letterkit.model.stamp import parse_stamp
from letterkit.render.plain import plain
from letterkit.text.plain import PlainGroup, PlainLine, PlainList, parse_plain
from render.documents import (
    COUNTED,
    EDITION,
    SHARED,
    STAMP,
    WORDS,
    groups,
    issued,
    register,
    sample,
    text,
)
from text.texts import rfc3676

CHINESE = "首都将举办一个论坛，自称是全国最大的、开放的互联网讨论平台。两个部委支持它。"


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_undoing_the_flow_gives_back_the_signed_text(lang):
    parts = parse_plain(plain(sample(lang)))
    assert parts.text == text(lang).content
    assert parts.sha256 == text(lang).sha256


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_no_line_is_wider_than_72_columns(lang):
    assert max(map(wcswidth, plain(sample(lang)).split("\n"))) <= 72


def test_the_list_is_read_back_with_what_each_signatory_shows():
    parts = parse_plain(plain(sample()))
    assert parts.signatories == PlainList(
        "Signatories",
        ("3 organisations · 7 people · 12 names withheld",),
        (
            PlainGroup(
                "Organisations",
                (
                    PlainLine("Prawozaščytny centar «Pryklad»", "Lithuania"),
                    PlainLine("Fundacja Przykład", "Poland"),
                    PlainLine(SHARED[2].name, "Germany"),
                ),
            ),
            PlainGroup(
                "People",
                (
                    PlainLine("Ада Прыкладная", "mathematician, Example University, Belarus"),
                    PlainLine("فاطمة خوري", "Beispiel e. V."),
                    PlainLine("გიორგი ბერიძე", "director, Georgia"),
                    PlainLine("美咲 王", "teacher, Japan"),
                    PlainLine("Z. Ś.", "lawyer"),
                    PlainLine("", "journalist, Незалежны прафсаюз «Прыклад», Belarus"),
                    PlainLine("Conor O’Neil <& Sons>"),
                ),
            ),
        ),
        "and 12 signatories whose names are withheld",
    )


def test_a_long_name_hangs_by_one_column():
    assert (
        "\nBeispiel, Verein zur Förderung der Teilhabe aller Bürgerinnen und \n"
        " Bürger an der Verwaltung des Internets und seiner Einrichtungen e. \n"
        " V.\u00a0—\u00a0Germany\n"
    ) in plain(sample())


def test_the_last_lines_say_how_to_check_and_the_hash():
    assert plain(sample()).splitlines()[-5:] == [
        f"Text fingerprint: {text().fingerprint}",
        "Compare the twelve characters with the printed letter, or run letterkit ",
        "verify on this file.",
        "SHA-256 of the text:",
        text().sha256,
    ]


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_a_published_letter_names_its_edition_among_the_last_lines(lang):
    parts = parse_plain(plain(issued(lang)))
    assert parts.closing[1:3] == (f"{issued(lang).words['registered']}:", EDITION[lang])
    assert parse_stamp(parts.closing[2]) == STAMP
    assert (parts.text, parts.sha256) == (text(lang).content, text(lang).sha256)
    before = parse_plain(plain(sample(lang))).closing
    assert (*parts.closing[:1], *parts.closing[3:]) == before


def test_a_letter_without_signatories_has_no_list():
    alone = sample(groups=(), counted="", withheld="", note="")
    parts = parse_plain(plain(alone))
    assert (parts.note, parts.signatories) == ("", None)
    assert plain(alone).startswith("No dialogue behind closed doors\n")
    assert plain(alone).count("=" * 72) == 1


def test_names_withheld_are_counted_where_nobody_is_named():
    document = sample(
        groups=(),
        counted="12 names withheld",
        withheld="12 signatories whose names are withheld",
        register=register((), 12),
    )
    assert (
        "\nSignatories\n12 names withheld\n\n…\u00a012 signatories whose names are withheld\n====="
    ) in plain(document)


def test_a_goal_and_names_to_come_stand_with_the_counts():
    words = WORDS["en"] | {"names_later": "Names are shown once 100 have signed."}
    document = sample(groups=(), withheld="", goal=2000, words=words)
    assert (
        f"\nSignatories\n{COUNTED['en']}\n22 signatories of 2,000\n"
        "Names are shown once 100 have signed.\n====="
    ) in plain(document)


def test_a_personal_copy_says_who_it_is_for():
    copy_for = Addressee(name="Zoë Sørensen", organisation="Example Names Corporation")
    parts = parse_plain(plain(sample(copy_for=copy_for)))
    assert parts.note == (
        "A demonstration text. All signatories are invented.\n"
        "Copy for: Zoë Sørensen, Example Names Corporation"
    )


def test_a_name_cannot_pretend_to_be_another_part_of_the_file():
    names = ("=" * 72, "-----", "Ada\u00a0—\u00a0nurse", "— nurse", "… and 9 others", "From Ada")
    entries = tuple(Entry(str(n), name, Kind.PERSON, Shown.NAMED) for n, name in enumerate(names))
    parts = parse_plain(plain(sample(groups=groups(entries), withheld="")))
    assert parts.signatories.groups == (
        PlainGroup("People", tuple(PlainLine(name.replace("\u00a0", " ")) for name in names)),
    )
    assert parts.signatories.withheld == ""


def test_a_letter_in_chinese_says_that_its_flow_deletes_spaces():
    document = sample(text=type(text()).of(CHINESE))
    written = plain(document)
    assert written.splitlines()[-3] == "format=flowed; delsp=yes"
    assert CHINESE in rfc3676(written, delsp=True)
    assert parse_plain(written).text == CHINESE + "\n"
    assert max(map(wcswidth, written.split("\n"))) <= 72


def test_a_note_that_hides_something_is_refused():
    with pytest.raises(LetterkitError, match="a hidden character stands in the text: U\\+202E"):
        plain(sample(note="a\u202eb"))


def test_where_to_sign_stands_above_the_letter_and_only_if_it_is_said():
    document = sample(sign="mailto:s@example.org?body=x", sign_at="s@example.org", note="A note")
    assert parse_plain(plain(document)).note == "A note\nSign this letter: s@example.org"
    assert parse_plain(plain(sample(note=""))).note == ""
