import logging

import pytest

from letterkit.errors import LetterkitError
from letterkit.render.glyphs import missing_glyphs
from render.documents import SHARED, groups, sample

NOTO = "fonts-noto-core, or fonts-noto-extra for rare scripts"


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


@pytest.mark.parametrize(
    ("characters", "package"),
    [
        ("ა", NOTO),
        ("王", "fonts-wqy-microhei"),
        ("み", "fonts-wqy-microhei"),
        ("ა王", f"fonts-wqy-microhei and {NOTO}"),
    ],
)
def test_the_package_to_install_is_named(characters, package):
    assert refused(characters)[1] == f"install the font package {package}, then build again"


def test_the_characters_are_named_and_who_has_them():
    message, _ = refused("გǆ")
    assert message == (
        "no-dialogue.en.pdf: no font here can draw გ U+10D2, ǆ U+01C6 (in გიორგი ბერიძე)"
    )


def test_a_character_of_the_letter_is_said_to_be_in_it():
    assert refused("f")[0].endswith(" f U+0066 (in the letter)")


def test_many_characters_are_cut_short():
    message, _ = refused([chr(0x4E00 + n) for n in range(30)])
    assert message.count("U+") == 12
    assert message.endswith(" and 18 more")


def test_who_has_no_name_is_told_by_their_role():
    message, _ = refused("ж", sample(groups=groups((SHARED[8],))))
    assert message.endswith(" ж U+0436 (in journalist)")


def test_the_logger_is_as_before():
    logger = logging.getLogger("weasyprint")
    before = logger.level, logger.propagate, list(logger.handlers)
    with pytest.raises(LetterkitError):
        drawn(sample(), "x")
    assert (logger.level, logger.propagate, logger.handlers) == before
