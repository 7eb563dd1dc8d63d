"""Comments in a language of which wishes are not read: they are kept private, and it is said.

Such a comment may be a wish that nothing here hears, so it is not printed beside the name of
its writer unless the coordinator says that the column is one of comments.
"""

from collections.abc import Callable
from functools import lru_cache

from letterkit.lists.exports.layouts import Layout
from letterkit.lists.own_columns import KEPT_ANSWER
from letterkit.lists.people.whole_names import private_title
from letterkit.lists.values import MAX_TEXT
from letterkit.text.shell import quoted
from letterkit.wishes.tongues import is_plainly_read, is_unread, is_wholly_read


def keep_foreign_comment(
    values: dict[str, str], private: dict[str, str], layout: Layout, note: Callable[[str], None]
) -> None:
    """Keep a comment private that is in another language, unless its column was said to be one."""
    text = values.get("comment", "")
    if not text:
        return
    title = layout.header.titles[layout.fields.index("comment")]
    if f"{KEPT_ANSWER}{title}" in private:
        return  # a person has read it, and said that it is no wish
    if _is_said(title, layout) or not _is_foreign(text, title, layout.header.titles):
        return
    private[private_title(title, private)] = values.pop("comment")[:MAX_TEXT]
    note(
        "comment kept private: it is in a language in which wishes are not read;"
        f" --map {quoted(f'{title}=comment')} publishes it"
    )


def _is_said(title: str, layout: Layout) -> bool:
    """Whether the coordinator said, now or earlier, that the column holds comments."""
    said = [layout.said, *(each.said for each in layout.known.files.values())]
    return any(each.get(title) == "comment" for each in said)


@lru_cache(maxsize=65_536)
def _is_foreign(text: str, title: str, titles: tuple[str, ...]) -> bool:
    """Whether a comment is in another language, by its words or, if they say nothing, its title."""
    if is_unread(text):
        return True
    if not any(map(str.isalpha, text)) or is_wholly_read(text):
        return False
    if is_unread(title):
        return True  # a few words that are known may be those of another language
    return not is_plainly_read(f"{title} {text}") and is_unread(" ".join(titles))
