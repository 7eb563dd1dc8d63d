"""Texts as they are typed in a shell, so that people can read them and type them anew.

quoted("Anonymous?=anonymous")      'Anonymous?=anonymous'
quoted("Doesn't matter=unnamed")    "Doesn't matter=unnamed"

Within double quotes a shell still reads `$`, a backquote, a backslash and `!`: a text with one of
them and an apostrophe is quoted in the way that holds for all.
"""

from shlex import quote

_READ = frozenset('"$`\\!')


def quoted(text: str) -> str:
    """The text in the quotes that it needs, with double ones around an apostrophe."""
    if "'" in text and not _READ & set(text):
        return f'"{text}"'
    return quote(text)
