"""`--map` as it is typed: `Question=shown` of a column, `Question: Answer=unnamed` of an answer."""

from collections.abc import Callable, Sequence

from letterkit.errors import LetterkitError
from letterkit.lists.columns.headers import FIELDS, refuse_unknown_field, refuse_unknown_title
from letterkit.lists.exports.choices import MEANINGS, STANDS
from letterkit.lists.rows.contents import shown_title
from letterkit.private.excerpts import excerpt


def refuse_unknown_meaning(text: str) -> None:
    """Refuse a mapping to what is neither a field nor the meaning of an answer."""
    left, equals, right = text.rpartition("=")
    if not equals or not left.strip():
        raise LetterkitError(
            f"--map: no column and field: {text}", hint='write --map "COLUMN=FIELD"'
        )
    if right.strip() not in (*FIELDS, *MEANINGS, *STANDS):
        raise LetterkitError(
            f"--map: unknown field: {excerpt(right.strip())}",
            hint=f"it is one of {', '.join(FIELDS)}; an answer means one of "
            f"{', '.join((*MEANINGS, *STANDS))}",
        )


def refuse_unmapped(maps: Sequence[str], titles: Sequence[str], files: str) -> None:
    """Refuse a mapping that fits none of the titles of these files."""
    for text in maps:
        title, answer, name = parse_map(text, titles)
        if not answer:
            refuse_unknown_title(title, titles, files)
            refuse_unknown_field(name)


def title_in(titles: Sequence[str], said: str) -> str:
    """The title that somebody means, who sees titles as the file has them; or what they said."""
    if said in titles:
        return said
    return next((title for title in titles if shown_title(title) == said), said)


def parse_map(
    text: str,
    titles: Sequence[str],
    answered: Callable[[str, str], bool] | None = None,
) -> tuple[str, str, str]:
    """`Question=shown` as column, no answer and field; `Question: Answer=unnamed` with the answer.

    A title may itself hold `: ` and `=`, so the longest title that fits is taken, and before it
    one in whose column the answer stands, as `answered` says of a title and an answer.
    """
    left, _, right = text.rpartition("=")
    left, right = " ".join(left.split()), right.strip()
    if right not in (*MEANINGS, *STANDS):
        return title_in(titles, left), "", right
    fitting = []
    for title in sorted(titles, key=len, reverse=True):
        answer = left.removeprefix(f"{title}:")
        if answer == left:
            answer = left.removeprefix(f"{shown_title(title)}:")
        if answer != left:
            fitting.append((title, answer.strip()))
    for title, answer in fitting:
        if answered is not None and answered(title, answer):
            return title, answer, right
    whole = title_in(titles, left)
    if whole in titles and right in FIELDS:
        return whole, "", right  # "role" is a field too
    return (*fitting[0], right) if fitting else (left, "", right)
