"""What is kept as evidence of one signature."""

from dataclasses import dataclass, field

from letterkit.answers.answer import Answer


@dataclass(frozen=True, slots=True)
class Stored:
    """A statement with its detached signature, the answer that confirms it, or a signed PDF.

    `dns` is the answer of the DNS for the e-mail's DKIM signature, `carried` the SHA-256 of the one
    text that the PDF carries, `review` the coordinator's verdict on the answer. Nothing of it is
    verified.
    """

    statement: bytes = field(repr=False)
    signature: bytes = field(default=b"", repr=False)
    answer: Answer | None = None
    dns: bytes = field(default=b"", repr=False)
    pdf: bytes = field(default=b"", repr=False)
    carried: str = ""
    review: bytes = field(default=b"", repr=False)
