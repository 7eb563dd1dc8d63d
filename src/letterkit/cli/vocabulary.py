"""What letterkit itself writes into a file, from the stages that write it, for a verifier."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from letterkit.model import Register, Vocabulary


def vocabulary_of(register: "Register", lang: str) -> "Vocabulary":
    """The words around a letter."""
    from letterkit.merge.vocabulary import vocabulary  # a text alone has no use for it

    return vocabulary(register, lang)
