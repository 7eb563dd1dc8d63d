"""What a drawing of a letter may take, and that any other is drawn and verified."""

import pytest

from hosts import SILENT
from letterkit.actions.assemble import assemble
from letterkit.actions.verify_letter import check_made
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.render.drawings import BOUNDS
from letterkit.render.pdf import pdf

HEAD = "---\ntemplate: blank\ntitle: A title\ndate: 2026-03-14\nlang: en\nsignatories: []\n---\n"
BODY = "See ![A plan](a.svg) and ![A map](b.svg).\n"
FRAME = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">{}</svg>'
SQUARE = '<rect width="1" height="1"/>'


def made(folder, inside, other=SQUARE):
    """The PDF of a letter with two drawings."""
    letter = folder / "letters" / "parks"
    letter.mkdir(parents=True)
    (folder / "letterkit.toml").write_text('organisation = "O"\nemail = "o@example.org"\n')
    (letter / "letter.md").write_text(HEAD + BODY)
    (letter / "a.svg").write_text(FRAME.format(inside), "utf-8")
    (letter / "b.svg").write_text(FRAME.format(other), "utf-8")
    return pdf(assemble(find_workspace(folder), "parks", SILENT).documents[0]).data


@pytest.mark.parametrize(
    "inside",
    [
        SQUARE * 1500,
        '<g opacity=".5">' + '<rect opacity=".5" width="9" height="9"/>' * 1500 + "</g>",
        '<text x="9" y="9">Old gate</text><text x="9" y="40" fill="white">Новая брама</text>',
        '<text x="9" y="9" opacity=".3" rotate="30">Old gate</text>' + SQUARE,
        '<g transform="rotate(40) scale(.01)"><text>Old gate</text></g>',
        '<clipPath id="c"><rect width="9" height="9"/></clipPath><g clip-path="url(#c)">'
        + SQUARE * 1500
        + "<text>Old gate</text></g>",
    ],
    ids=["shapes", "clear shapes", "words", "clear words", "turned words", "cut shapes"],
)
def test_a_drawing_of_many_shapes_and_words_is_verified(inside, tmp_path):
    check_made("parks.en.pdf", made(tmp_path, inside))


@pytest.mark.parametrize("place", [0, 1])
def test_a_drawing_that_takes_too_long_is_refused_with_the_names(place, tmp_path):
    endless = '<path d="M0 0' + " 1 1" * 2_000_000 + '"/>'
    with pytest.raises(LetterkitError) as caught:
        made(tmp_path, *((endless, SQUARE), (SQUARE, endless))[place])
    assert (str(caught.value), caught.value.hint) == (
        f"letters/parks/a.svg, letters/parks/b.svg: cannot be drawn, or not in {BOUNDS}",
        "save it as PNG, or with fewer shapes, corners and letters",
    )
