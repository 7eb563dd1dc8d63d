"""What letterkit itself writes into a file, from the stages that write it, for a verifier."""

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letterkit.model import Register, Vocabulary


def vocabulary_of(register: "Register", lang: str) -> "Vocabulary":
    """The words around a letter, and a page's scripts and style."""
    from letterkit.merge.vocabulary import vocabulary  # a text alone has no use for it
    from letterkit.render.scripts import own_code

    code = own_code(published=register.edition is not None)
    return replace(vocabulary(register, lang), code=code)
