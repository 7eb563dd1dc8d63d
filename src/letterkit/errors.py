"""The one exception users read."""


class LetterkitError(Exception):
    """Something the user can put right: what is wrong, where, and how to fix it.

    The message is a fact in lower case without a full stop, with its place in front
    (`people.csv:3: …`) where there is one; the hint says what to do next.
    """

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint

    def __reduce__(self) -> tuple[object, ...]:
        """Pickling keeps the hint: an error may come from another process."""
        return _made, (type(self), str(self), self.hint)


def _made(kind: type[LetterkitError], message: str, hint: str) -> LetterkitError:
    return kind(message, hint=hint)
