import pytest

from letterkit.check.given_names import given_name, is_patronymic


@pytest.mark.parametrize(
    "forms",
    [
        ("сергеи", "сяргеи", "sergey", "siarhei", "serhii", "siergiej", "serguei", "sergej"),
        ("дзмітрыи", "дмитро", "dmitry", "dzmitry", "dmytro", "dmitri", "dmitrij"),
        ("олександр", "aliaksandr", "alexander", "aleksandr", "oleksandr", "aleksander"),
        ("юлия", "julia", "yuliya", "iuliia", "yulia"),
        ("наталля", "natallia", "natalia", "natalya"),
    ],
)
def test_a_given_name_is_one_in_neighbouring_languages(forms):
    assert len({given_name(form) for form in forms}) == 1
    assert given_name(forms[0])


@pytest.mark.parametrize(
    ("one", "other"),
    [("olga", "olena"), ("aleksandr", "aleksandra"), ("maria", "marina"), ("ivan", "ihar")],
)
def test_two_given_names_are_two(one, other):
    assert given_name(one) != given_name(other)


def test_most_words_are_no_given_names():
    assert given_name("example") == ""
    assert given_name("sasha") == ""


def test_a_patronymic_is_known_by_its_ending():
    words = "мікалаевіч николаевна іванівна mikalaevich ivanovna"
    assert all(map(is_patronymic, words.split()))
    assert not any(map(is_patronymic, ("каваленка", "ильин", "ович", "ivan")))
