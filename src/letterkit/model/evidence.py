"""What is kept as evidence of one signature."""

from dataclasses import dataclass, field

from letterkit.model.answer import Answer


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement with its detached signature, or with the answer that confirms it.

    `dns` is the answer of the DNS for the e-mail's DKIM signature. Nothing of it is verified.
    """

    statement: bytes = field(repr=False)
    signature: bytes = field(default=b"", repr=False)
    answer: Answer | None = None
    dns: bytes = field(default=b"", repr=False)
