"""Two names of one person: the one that is meant for the public, and the one behind it."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from letterkit.read.phrases import MARK, Phrases, tables_of

PUBLIC, REAL = "public_name", "real_name"
NO_PUBLIC_NAME = "—"


@lru_cache(maxsize=1)
def _phrases() -> Phrases:
    return Phrases(tables_of("letterkit.read.platforms", "public_names.toml"))


@lru_cache(maxsize=4096)
def name_field(title: str) -> str:
    """`PUBLIC` for "Pen name" or "Name for the website", `REAL` for "Legal name", or nothing.

    A title counts only if all of its words are known.
    """
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
        "表示名", "笔名", "필명", "본명", "本名", "真名", "真实姓名",
    )  # fmt: skip
    return word.startswith(stems)


def take_public_name(
    values: dict[str, str],
    private: dict[str, str],
    cells: Sequence[tuple[str, str, str]],
    note: Callable[[str], None],
) -> None:
    """The name that is meant for the public; the other one is private.

    `cells` are title, field and text of each column. Whoever gave none beside their real name has
    signed, and is named by neither.
    """
    public = values.pop(PUBLIC, "")
    if public:
        if values.get("name", public) != public:
            private["name as given"] = values["name"]
            note("the name that is meant for the public is taken; the other is private")
            values.pop("sort", None)
        values["name"] = public
    elif not values.get("name") and any(name == REAL and text for _, name, text in cells):
        values["name"] = NO_PUBLIC_NAME
