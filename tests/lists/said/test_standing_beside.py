"""Words of standing or of refusal in a column for something else stand for the whole row.

All people are invented.
"""

from datetime import date

import pytest

from letterkit.lists.exports.choices import Choices, WhatIsWished
from letterkit.lists.exports.exports import read_file
from letterkit.lists.said.standing_beside import ends_signature

TITLES = (
    *("Affiliation", "Organisation", "Role", "Country", "Town", "Ort", "Город", "Ville"),
    *("Link", "Phone"),
)
# What leaves its row out wherever it stands.
GONE = (
    *("withdrawn", "Removed", "deleted", "revoked", "адклікана", "отозвано", "відкликано"),
    *("wycofano", "zurückgezogen", "gelöscht", "retracté", "supprimée", "eliminado", "محذوف"),
)
# What may be said of the signature, so that a person is asked.
ASKED = (
    *("off", "Out", "left", "resigned", "cancelled", "pending", "TBC", "on hold", "Under Review"),
    *("never", "Stop", "refused", "object", "no way", "unsubscribed", "not yet confirmed"),
    *("скасавана", "на паўзе", "супраць", "отменено", "вышел", "против", "никогда", "эмбарго"),
    *("скасовано", "вийшла", "очікує", "anulowane", "nigdy", "oczekuje", "sprzeciw", "storniert"),
    *("raus", "Widerspruch", "gesperrt", "niemals", "annulé", "dehors", "jamais", "en attente"),
    *("anulada", "fuera", "nunca", "pendiente", "ألغيت", "خارج", "معلق"),
)
# What is a role, an institution or nothing at all.
OTHER = (
    *(("Role", each) for each in ("Reporter", "Retired", "Retiree", "Rédactrice", "Retirada")),
    *(("Role", each) for each in ("Former teacher", "No", "нет", "Brak", "keine", "aucun", "")),
    *(("Affiliation", each) for each in ("Stop the War Coalition", "Independent", "Retired", "No")),
    *(("Affiliation", each) for each in ("The Left", "Example Holding", "n/a", "Freelance", "—")),
    *(("Country", each) for each in ("NO", "No", "Norway", "NA", "Niger", "Oman", "ES")),
    *(("Town", each) for each in ("Nice", "Lima", "Offenbach", "No answer", "n/a", "Halt")),
    *(("Newsletter", each) for each in ("unsubscribed", "never", "pending")),
    *(("Phone", each) for each in ("+375 29 000 00 01", "n/a", "none")),
)


@pytest.fixture
def read(tmp_path):
    def write(title, text):
        path = tmp_path / "x.csv"
        path.write_text(f'Name,{title}\nAda Example,\nBo Sample,"{text}"\n', encoding="utf-8")
        return read_file(path, "x.csv", Choices(date(2026, 11, 28)))

    return write


def _named(file):
    people = [each for export in file.exports for each in export.incoming]
    return [each.values["name"] for each in people if each.values.get("shown", "") != "unnamed"]


@pytest.mark.parametrize("title", TITLES)
def test_a_withdrawal_leaves_its_row_out_in_any_column(read, title):
    for text in GONE:
        file = read(title, text)
        assert file.questions == (), text
        assert _named(file) == ["Ada Example"], text
        assert len(file.all_left_out) == 1, text


@pytest.mark.parametrize("title", TITLES)
def test_another_word_of_standing_is_asked_about_in_any_column(read, title):
    for text in ASKED:
        file = read(title, text)
        if file.questions:
            assert _named(file) == [], text
        else:  # a number, an address or a wish that is read already
            assert _named(file) == ["Ada Example"], text


@pytest.mark.parametrize(("title", "text"), OTHER)
def test_roles_institutions_places_and_nothing_ask_nothing(read, title, text):
    file = read(title, text)
    assert file.questions == ()
    assert _named(file) == ["Ada Example", "Bo Sample"]


def test_no_hint_begins_with_counting_somebody_who_may_not_sign(read):
    [question] = read("Town", "out").questions
    assert isinstance(question, WhatIsWished)
    assert question.hint.options == "--map 'Town: out=no'"


def test_a_pensioner_keeps_the_word_and_a_doubtful_one_is_asked_about(read):
    [_, person] = read("Cargo", "Retirada").exports[0].incoming
    assert person.values["role"] == "Retirada"
    assert read("Fonction", "Retirée").questions


def test_more_words_beside_one_say_something_else():
    assert ends_signature("not any more.")
    assert not ends_signature("Resigned members' union")
    assert not ends_signature("")
