"""Two names of one person: the one that is meant for the public, and the one behind it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.people.published_names import is_if_other, is_published_name, without_remark
from letterkit.lists.rows.contents import shown_title
from letterkit.text.phrases import MARK, Phrases, tables_of

PUBLIC, REAL = "public_name", "real_name"
NO_PUBLIC_NAME = "—"


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.people", "public_names.toml"))


@lru_cache(maxsize=4096)
def name_field(title: str) -> str:
    """`PUBLIC` for "Pen name" or "Name for the website", `REAL` for "Legal name", or nothing.

    A title counts only if all of its words are known. What it says of an empty cell is no part
    of it.
    """
    return _by_phrases(without_remark(title)) or (PUBLIC if is_published_name(title) else "")


def _by_phrases(title: str) -> str:
    pieces = [piece for piece in _phrases().pieces(title) if piece.label != MARK]
    labels = {piece.label for piece in pieces} - {"filler"}
    if "" in labels or not labels & {"public", "real"}:
        return ""
    named = "name" in labels or any(_is_name(piece.text) for piece in pieces)
    if not named:
        return ""
    if "real" in labels:
        return REAL
    return PUBLIC if "unpublished" not in labels else ""


def _is_name(word: str) -> bool:
    """Whether the word by itself means a name: "Pseudonym", "Anzeigename"."""
    stems = (
        "pseudon", "penname", "alias", "nom de plume", "displayname", "display name", "realname",
        "legalname", "псевдон", "псеудан", "псеўдан", "anzeigename", "kunstlername", "klarname",
        "seudonimo", "الاسم", "schuilnaam", "prezdivka", "slapyvardis", "筆名", "ペンネーム",
        "表示名", "笔名", "필명", "본명", "本名", "真名", "真实姓名", "nome p", "nome d", "naam ",
        "te publiceren naam", "publieke naam", "openbare naam", "jmeno ", "verejne jmeno",
        "zverejnene jmeno", "nume ", "numele ", "vardas ", "viesas vardas", "skelbiamas vardas",
        "yayimlanacak", "yayinlanacak", "gorunecek", "公開", "掲載", "公开", "公示", "署名姓名",
        "显示", "공개", "게시용", "표시",
    )  # fmt: skip
    return word.startswith(stems)


def take_public_name(
    values: dict[str, str],
    private: dict[str, str],
    cells: Sequence[tuple[str, str, str]],
    note: Callable[[str], None],
) -> None:
    """The name that is meant for the public; the other one is private.

    `cells` are title, field and text of each column. A person who gave none beside their other name
    has signed, and is named by neither, unless the title asks for a pen name: many have none.
    """
    public = values.pop(PUBLIC, "")
    titles = [title for title, name, text in cells if name == PUBLIC and _is_empty(text)]
    if public:
        if values.get("name", public) != public:
            private["name as given"] = values["name"]
            note("the name that is meant for the public is taken; the other is private")
            values.pop("sort", None)
        values["name"] = public
    elif not values.get("name") and any(name == REAL and text for _, name, text in cells):
        values["name"] = NO_PUBLIC_NAME
    elif titles and values.get("name") and not hidden_name(values["name"]):
        if _may_be_none(titles[0]):
            note("no other name is given for the public, so the first one is taken")
            return
        private["name as given"] = values["name"]
        values["name"] = NO_PUBLIC_NAME
        values.pop("sort", None)
        note(f"“{shown_title(titles[0])[:60]}” is empty, so the name they gave is not published")


def _is_empty(text: str) -> bool:
    return not any(character.isalnum() for character in text)


def _may_be_none(title: str) -> bool:
    """Whether people without such a name use their own: "Pen name", "Public name (if different)".

    Not where the title says what it means to give none.
    """
    if is_if_other(title):
        return True
    pieces = _phrases().pieces(title)
    return without_remark(title) == title and any(_is_pen_name(piece.text) for piece in pieces)


def _is_pen_name(word: str) -> bool:
    stems = (
        "pen", "pseudon", "alias", "nom de plume", "stage", "artist", "псевдон", "псеудан",
        "псеўдан", "kunstlername", "seudonimo", "المستعار", "مستعار", "schuilnaam", "prezdivka",
        "slapyvardis", "筆名", "ペンネーム", "笔名", "필명",
    )  # fmt: skip
    return word.startswith(stems)
