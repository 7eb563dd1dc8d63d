"""Boxes in a PDF for characters that no font could draw, and how it names those characters.

Their code points in hex, in the document information under `/LetterkitBoxes`:

>>> format_boxes("🇧🇾")
'1F1E7 1F1FE'
>>> parse_boxes("1F1E7 1F1FE")
'🇧🇾'
"""

import re

BOX = "\u25a1"
MOST = 2000  # characters of one file, beyond which it is none of ours
_FORM = re.compile(r"[0-9A-F]{2,6}( [0-9A-F]{2,6})*")


def format_boxes(characters: str) -> str:
    """What a PDF states of the characters for which it has boxes."""
    return " ".join(f"{ord(character):X}" for character in characters)


def parse_boxes(stated: str) -> str:
    """The characters; nothing where it is not what `format_boxes` writes."""
    if not _FORM.fullmatch(stated):
        return ""
    codes = [int(code, 16) for code in stated.split()]
    if len(codes) > MOST or any(c > 0x10FFFF or 0xD800 <= c <= 0xDFFF for c in codes):
        return ""
    return "".join(map(chr, codes))


def boxed_text(text: str, characters: str) -> str:
    """The text with a box in the place of each of the characters."""
    return text.translate(dict.fromkeys(map(ord, characters), BOX)) if characters else text
