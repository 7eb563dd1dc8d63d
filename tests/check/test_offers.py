import pytest

from letterkit.check.offers import filled, offer


@pytest.mark.parametrize(
    ("code", "entry", "offered"),
    [
        ("mixed-script", {"name": "Пeтp Пример"}, ("name", "Петр Пример")),
        ("hidden-character", {"name": "Jo\u200b Sample"}, ("name", "Jo Sample")),
        ("formula", {"name": "=+Ada"}, ("name", "Ada")),
        ("typo-domain", {"name": "A", "email": "a@gmial.com"}, ("email", "a@gmail.com")),
        ("unknown-country", {"name": "A", "country": "X"}, ("country", "X")),
        ("same-name", {"name": "A"}, None),
        ("burst", {"name": "A"}, None),
    ],
)
def test_what_can_be_put_right_is_offered(people, code, entry, offered):
    assert offer(code, people(entry)[0]) == offered


def test_only_what_is_missing_is_filled_and_never_consent(people):
    first, second, third = people(
        {"name": "Ada", "role": "nurse", "consent": None},
        {"name": "Ada", "role": "judge", "country": "SE"},
        {"name": "Ada", "country": "PL", "phone": "1"},
    )
    assert filled(first, [second, third]) == {"country": "SE", "phone": "1"}
