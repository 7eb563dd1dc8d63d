import pytest

from letterkit.text.titles import without_leading_titles


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Dr. Ada Example", "Ada Example"),
        ("Dr Ada Example", "Ada Example"),
        ("Prof. Dr. med. Ada Example", "Ada Example"),
        ("Mag. Ada Example", "Ada Example"),
        ("проф. Ада Прыклад", "Ада Прыклад"),
        # Without a full stop these are names.
        ("Ing Example", "Ing Example"),
        ("Mag Example", "Mag Example"),
        ("Ada Example, PhD", "Ada Example, PhD"),
        ("Don Example", "Don Example"),
        ("Dr.", "Dr."),
        ("", ""),
    ],
)
def test_titles_before_a_name_are_left_out(name, bare):
    assert without_leading_titles(name) == bare
