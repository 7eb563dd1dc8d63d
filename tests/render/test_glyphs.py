import logging
import pickle

import pytest

from letterkit.errors import LetterkitError
from letterkit.render.glyphs import MissingGlyphs, boxed, missing_glyphs
from render.documents import SHARED, groups, sample


def drawn(document, characters):
    """Log what WeasyPrint logs of characters without a glyph."""
    with missing_glyphs(document):
        for character in characters:
            logging.getLogger("weasyprint").warning(
                ".notdef glyph rendered for Unicode string unsupported by fonts: %r (U+%04X)",
                character,
                ord(character),
            )


def refused(characters, document=None):
    with pytest.raises(LetterkitError) as caught:
        drawn(document or sample(), characters)
    return str(caught.value), caught.value.hint


def test_where_all_is_drawn_nothing_is_said():
    drawn(sample(), "")


def test_another_warning_is_no_missing_glyph():
    with missing_glyphs(sample()):
        logging.getLogger("weasyprint").warning("Ignored %r: %s", "x", 7)


def test_the_characters_are_named():
    message, hint = refused("\u0433\u01c6")
    assert message == "no-dialogue.en.pdf: no font here can draw \u0433 U+0433, \u01c6 U+01C6"
    assert "--format html,txt,eml" in hint


def test_the_error_keeps_its_characters_on_its_way_from_another_process():
    with pytest.raises(MissingGlyphs) as caught:
        drawn(sample(), "\u0433\u01c6")
    copy = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 - our own
    assert (str(copy), copy.hint, copy.characters) == (
        str(caught.value),
        caught.value.hint,
        "\u0433\u01c6",
    )


def test_many_characters_are_cut_short():
    message, _ = refused([chr(0x4E00 + n) for n in range(30)])
    assert message.count("U+") == 12
    assert message.endswith(" and 18 more")


def test_case_19_boxes_take_the_place_of_characters_in_what_is_drawn_alone():
    document = sample(groups=groups((SHARED[0], SHARED[8])))
    shown = boxed(document, "oe")
    names = [line.name for group in shown.groups for line in group.lines]
    assert any("\u25a1" in name for name in names)
    assert not any("o" in name or "e" in name for name in names)
    assert [line.entry for group in shown.groups for line in group.lines] == [
        line.entry for group in document.groups for line in group.lines
    ]
    assert (shown.text, shown.register) == (document.text, document.register)


def test_the_logger_is_as_before():
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, list(logger.handlers)
    with pytest.raises(LetterkitError):
        drawn(sample(), "x")
    assert (logger.level, logger.propagate, logger.handlers) == before
