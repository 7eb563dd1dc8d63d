"""The one exception users read."""


class LetterkitError(Exception):
    """Something the user can put right: what is wrong, where, and how to fix it.

    The message is a fact in lower case without a full stop, with its place in front
    (`people.csv:3: …`) where there is one; the hint says what to do next.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
