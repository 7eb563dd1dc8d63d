"""The words by which a column or a text says whether a signature stands, of `standing.toml`."""

import re
from collections.abc import Sequence
from functools import lru_cache

from letterkit.text.phrases import MARK, Phrases, Piece, tables_of

_LONGEST = 120
# What a status may be of that is no signature's: a payment, a member, a marriage, a job.
_OTHER = re.compile(
    r"pay|paid|invoice|order|donat|member|marital|marriage|married|civil|employ|job|immigra|visa|citizen"
    r"|residen|student|health|vaccin|subscri|newsletter|deliver|ship|account|relation|плат|оплат|член|сем[еь]"
    r"|аплат|сябр|рассыл|розсил|заказ|замов|płat|zapłat|członk|cywiln|zatrudn|zahl|mitglied|famili|besch[aä]ft"
    r"|bestell|paie|paiement|membre|matrimon|emploi|commande|pago|miembro|empleo|pedido|دفع|عضو|زواج|عمل",
    re.IGNORECASE,
)
# Titles that alone are said of people who are no longer among those who signed.
LEFT = frozenset({
    "left", "gone", "quit", "out", "departed", "dropout", "ex", "former", "ушел", "ушла", "вышел",
    "вышла", "выйшаў", "выйшла", "пайшоў", "пішов", "вийшов", "odszedł", "odeszła", "weg", "raus",
    "parti", "partie", "sorti", "fuera", "salió", "se fue", "غادر", "غادرت",
})  # fmt: skip
# Titles whose answers may say it, as "status" does.
STATES = frozenset({
    "state", "stage", "situation", "condition", "состояние", "стан", "stan", "zustand", "état",
    "etat", "estado", "situación", "الوضع",
})  # fmt: skip
# Titles of parts of a list, of which one may be of those who are only expected.
PARTS = frozenset({
    "group", "list", "wave", "round", "batch", "tier", "phase", "category", "section", "tag",
    "tags", "label", "type", "bucket", "priority", "группа", "список", "волна", "категория",
    "раздел", "метка", "тип", "очередь", "група", "спіс", "хваля", "катэгорыя", "раздзел", "тып",
    "чарга", "хвиля", "категорія", "розділ", "черга", "grupa", "lista", "fala", "kategoria",
    "dział", "typ", "gruppe", "liste", "welle", "kategorie", "abschnitt", "groupe", "vague",
    "catégorie", "grupo", "ola", "categoría", "sección", "tipo", "المجموعة", "القائمة", "الفئة",
    "النوع",
})  # fmt: skip
_LOOKED = re.compile(r"mod[eé]ra|мад[эе]ра|модера", re.IGNORECASE)
_ENDS = re.compile(r"(?:status|stand|zustand)$")


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    return Phrases(tables_of("letterkit.lists.said", "standing.toml"))


@lru_cache(maxsize=65_536)
def labels_of(text: str) -> frozenset[str]:
    """The labels of a text of which every word is known, or none."""
    if len(text) > _LONGEST:
        return frozenset()
    pieces = [piece for piece in phrases().pieces(text) if piece.label != MARK]
    pieces = [piece for piece in pieces if not piece.text.isdigit()]
    labels = frozenset(piece.label for piece in pieces)
    if "" in labels or ("then" in labels and not _ends_in_leaving(pieces)):
        return frozenset()
    if "yet" in labels:
        # "Not yet confirmed" is none, whatever it is that they did not do.
        labels = labels - {"yet", "in", "sign"} | {"out"}
    return labels - {"filler", "then"}


def _ends_in_leaving(pieces: Sequence[Piece]) -> bool:
    """Whether "signed, then withdrew" is said in this order: "withdrew, then signed" is not."""
    said: list[str] = []
    before = ""
    for piece in pieces:
        if piece.label == "filler":
            continue
        # In "withdrew their signature" the signature is no step of its own.
        if piece.label in ("sign", "gone") and (before, piece.label) != ("gone", "sign"):
            said.append(piece.label)
        before = piece.label
    return "gone" not in said or said[-1] == "gone"


@lru_cache(maxsize=4096)
def names_status(title: str) -> bool:
    """Whether a word of a title is one for a status, or for looking through what came in."""
    pieces = phrases().pieces(title)
    # German writes it in one word: "Bearbeitungsstatus".
    return any(each.label in ("status", "looked") or _ENDS.search(each.text) for each in pieces)


@lru_cache(maxsize=4096)
def is_of_other_status(title: str) -> bool:
    """Whether a title is about the status of something else: "Payment status"."""
    return bool(_OTHER.search(title))


@lru_cache(maxsize=65_536)
def is_withdrawal(text: str) -> bool:
    """Whether a text says that a signature is no more: "withdrew on 3 November"."""
    labels = labels_of(text)
    return "gone" in labels and not labels & {"not", "in", "mails"}


@lru_cache(maxsize=65_536)
def says_out(text: str) -> bool:
    """Whether a text, such as the title of a sheet, says that those in it do not sign."""
    labels = labels_of(text)
    if "mails" in labels or "status" in labels:
        return False
    if labels & {"gone", "out"}:
        return not labels & {"not", "in"}
    return "not" in labels and bool(labels & {"in", "sign"})


def mentions_leaving(title: str) -> bool:
    """Whether a word of a title is about taking a signature back, whatever else it says."""
    return any(piece.label in ("gone", "out", "yet", "mails") for piece in phrases().pieces(title))


def is_looked_at(title: str) -> bool:
    """Whether a title is of looking through what came in: "Moderation: approved"."""
    return names_status(title) or _LOOKED.search(title) is not None
