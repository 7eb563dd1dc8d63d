"""What the name of a file, or of the folders it was given with, says of all who are in it.

    withdrawn.csv, anonymous.csv      understood: by `rows.py` and by `exports.py`
    no consent.csv, invited.csv       `add` asks
    old/withdrawn/list.csv            `add` asks
    confidential.csv, embargo.csv     `add` asks
    private.csv, private/list.csv     they say whose it is, and nothing of those in it
    confidential/list.csv             the same of a folder

It is judged as a title above a table is. The words for lists of other people are in
`file_names.toml`.
"""

from functools import cache
from pathlib import Path, PurePath

from letterkit.errors import LetterkitError
from letterkit.lists.said.leaving import is_out
from letterkit.lists.said.said_above import judged_title
from letterkit.lists.said.wishes import wish_of_file
from letterkit.private.excerpts import excerpt
from letterkit.text.months import months_in, plain_date, words_of
from letterkit.text.names import fold
from letterkit.text.phrases import Phrases, tables_of
from letterkit.wishes.possible_wishes import may_be_wish, speaks_of_hiding

_MOST = 5  # words of a name that says nothing of the letter


def refuse_unclear_names(path: Path, name: str) -> None:
    """Refuse a file whose name, or a folder's in `name`, may say that those in it do not sign.

    `name` is the path as it was typed, of which folders above the working folder are no part.
    """
    own = path.name if path.is_dir() else path.stem
    if not is_out(_plain(own)) and not wish_of_file(_plain(own)) and _asks(own):
        raise _asked(name, own, "give the file another name")
    for folder in PurePath(name).parts[:-1]:
        if is_out(_plain(folder)) or wish_of_file(_plain(folder)) or _asks_of_folder(folder):
            raise _asked(name, folder, "move the file to another folder")


def _asks(own: str) -> bool:
    words = _plain(own).split()
    # "2020 cancellation" is what the letter is about.
    plain = " ".join(word for word in words if fold(word) not in _words("matter"))
    said = judged_title(plain)
    if said.unclear or said.shown:
        return not _is_of_file(plain)
    labels = {piece.label for piece in _phrases().pieces(plain)}
    secret = speaks_of_hiding(plain) and len(words) == 1 and "letter" not in labels
    if may_be_wish(plain) or _is_deadline(plain) or (secret and not _is_of_file(plain)):
        return True
    return "other" in labels and "letter" not in labels and len(plain.split()) <= _MOST


def _is_deadline(plain: str) -> bool:
    """Whether a name says from when on, or until when: "publish after 1 May", "ab Mai zeigen"."""
    dated = any(map(str.isdigit, plain)) or any(months_in(words_of(plain_date(plain))))
    labels = {piece.label for piece in _phrases().pieces(plain)}
    return dated and {"limit", "publish"} <= labels


def _asks_of_folder(folder: str) -> bool:
    said = judged_title(_plain(folder))
    plain = _plain(folder)
    return said.unclear and not (_is_of_file(plain) or fold(plain) in _words("folder"))


def _is_of_file(plain: str) -> bool:
    """Whether a single word says whose the file is, and nothing of those in it."""
    return fold(plain) in _words("file")


def _plain(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").split())


def _asked(name: str, said: str, way: str) -> LetterkitError:
    return LetterkitError(
        f"{name}: did those in it sign, and are they to be named: “{excerpt(said)}”?",
        hint=f"if they did, and are, {way}, such as “signatures”; if not, leave it out",
    )


@cache
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.said", "file_names.toml"))


@cache
def _words(table: str) -> frozenset[str]:
    entries = tables_of("letterkit.lists.said", "file_names.toml")[table]
    texts = [entries] if isinstance(entries, str) else entries.values()
    return frozenset(fold(each.replace("_", " ")) for each in " ".join(texts).split())
