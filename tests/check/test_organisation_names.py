import pytest

from letterkit.check.organisation_names import abbreviations, meaning_key, organisation_key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Beispiel e. V.", "BEISPIEL"),
        ("Example Tools Sp. z o.o.", "Example Tools"),
        ("ООО «Пример»", "Пример"),
        ("The Example of Examples", "Example Examples"),
        ("Example Digital Rights Centre (EDRC)", "Example Digital Rights Centre"),
        ("Example, Inc.", "Example"),
    ],
)
def test_legal_form_and_article_do_not_make_another_organisation(one, other):
    assert organisation_key(one) == organisation_key(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Example East", "Example West"),
        ("Inc", "Ltd"),
        ("Example Union", "Example Foundation"),
    ],
)
def test_two_names_stay_two(one, other):
    assert organisation_key(one) != organisation_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Праваабарончы цэнтр Прыклад", "Правозащитный центр Пример"),
        ("Belarusian Association of Journalists", "Белорусская ассоциация журналистов"),
        ("Białoruskie Stowarzyszenie Dziennikarzy", "Беларуская асацыяцыя журналістаў"),
        ("Fundacja Wiasna", "Фонд Вясна"),
    ],
)
def test_a_translation_means_the_same(one, other):
    assert meaning_key(one) == meaning_key(other) != ""


def test_ideas_alone_name_nobody():
    assert meaning_key("Human Rights Centre") == ""
    assert meaning_key("Human Rights Centre Example") != ""


def test_a_name_is_shortened_to_its_initials_or_to_what_it_says_itself():
    assert abbreviations("Example Digital Rights Centre") == {"edrc"}
    assert abbreviations("Centre of Example (ExCe)") == {"coe", "exce"}
    assert abbreviations("Example") == set()
