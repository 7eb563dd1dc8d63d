"""`build` and `publish` verify what they made before it takes the place of older files."""

import pytest

from artefacts import built, changed, redraw_word
from letterkit.actions.verify_letter import check_made
from letterkit.errors import LetterkitError


@pytest.mark.parametrize(
    "name", ["parks.en.pdf", "parks.ar.pdf", "parks.en.html", "parks.en.txt", "parks.en.eml"]
)
def test_what_was_made_holds(name):
    check_made(name, built()[name])


def test_a_pdf_that_draws_other_words_stops_with_what_is_wrong_and_what_to_do():
    data = changed(built()["parks.en.pdf"], lambda pdf: redraw_word(pdf, "parks", "sparp"))
    with pytest.raises(LetterkitError) as caught:
        check_made("parks.en.pdf", data)
    assert str(caught.value) == (
        "parks.en.pdf: verify does not accept the file that was just made: visible text: it "
        "is not the carried text"
    )
    assert caught.value.hint.endswith("--format makes the other files")


def test_a_page_that_differs_in_a_byte_stops_too():
    data = built()["parks.en.html"]
    with pytest.raises(LetterkitError, match="does not accept the file"):
        check_made("parks.en.html", data.replace(b"</body>", b" </body>"))
