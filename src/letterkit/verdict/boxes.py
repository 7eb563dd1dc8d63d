"""A PDF that shows boxes for characters that no font had, against what it carries. Pure."""

import unicodedata
from dataclasses import replace

from letterkit.model import CanonicalText, Check, Register
from letterkit.model.boxes import boxed_text
from letterkit.model.font_packages import is_standard, named
from letterkit.model.verdict import COPY


def boxes_check(boxes: str) -> Check:
    """What is to be said of boxes that stand in the place of these characters.

    Who hides a word can call its letters missing. So boxes leave a file whole only where they stand
    for no letters, or for letters that the fonts that come with letterkit do not have.
    """
    detail = f"it shows boxes for {named(boxes)}"
    if any(unicodedata.category(each)[0] in "LMN" and is_standard(each) for each in boxes):
        return Check.not_checked(COPY, f"{detail}, which common fonts have; ask for a file without")
    return Check.not_checked("boxes", f"{detail}, which no font had where it was made")


class AsBoxed:
    """A text as it is shown with boxes; its hashes are those of the text without."""

    def __init__(self, text: CanonicalText, boxes: str) -> None:
        self.content = boxed_text(text.content, boxes)
        self.sha256, self.fingerprint = text.sha256, text.fingerprint


def boxed_register(register: Register, boxes: str) -> Register:
    """The register as a list with boxes shows it."""
    entries = tuple(
        replace(
            each,
            name=boxed_text(each.name, boxes),
            role=boxed_text(each.role, boxes),
            affiliation=boxed_text(each.affiliation, boxes),
        )
        for each in register.entries
    )
    return replace(register, entries=entries)
