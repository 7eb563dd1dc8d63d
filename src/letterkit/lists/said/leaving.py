"""Whose signature a row, an item or a group takes back, so that no other line names them.

Nobody is named from "Signed" who stands below "Withdrawn", "Declined" or "Opt-out" as well. Anyone
who waits for a confirmation, or is still to be asked, may sign in another line.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from letterkit.lists.columns.cells import cleaned
from letterkit.lists.columns.headers import KEY
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST, MIDDLE, field_of
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part, shown_title
from letterkit.lists.rows.not_names import A_NUMBER, CROSSED, is_framed, why_unticked
from letterkit.lists.said.leaving_titles import is_of_leaving
from letterkit.lists.said.standing import SIGNS, Standing
from letterkit.lists.said.standing_words import is_withdrawal, mentions_leaving, says_out
from letterkit.lists.said.wishes import beside, wish_of_heading
from letterkit.model.incoming import Incoming
from letterkit.model.origins import scoped

# "May withdraw", "If withdrawn": nobody did yet. "Wants to withdraw" is heard.
_PERHAPS = re.compile(
    r"(?:may|might|could|would|can|if|when|whether|considering|possibly|perhaps|могут|может|если"
    r"|возможно|можа|могуць|магчыма|калі|можуть|може|можливо|якщо|możliwe|może|mogą|jeśli|jeżeli"
    r"|vielleicht|falls|wenn|könnten|peut|peuvent|si|puede|pueden|quizás?|tal vez|ربما|قد|إذا)"
    r"(?!\w)",
    re.IGNORECASE,
)
_LEAVING = re.compile(
    r"\b(?:withdr|retir|wycof|zurückz|отозв|отзыв|адклік|відклик|remov|leav)", re.IGNORECASE
)
# Beside words for what is no more: refusals, and leaving a list of e-mails.
_REFUSES = re.compile(
    r"\b(?:reject|refus|declin|spam|junk|trash|bann|block|fake|fraud|disapprov|cancel"
    r"|опт|адмов|адхіл|спам|отказ|отклон|відмов|відхил|odm[oó]w|odmaw|odrzuc"
    r"|abgelehnt|lehnt|verweiger|abgesagt|gesperrt|rejet|d[ée]clin|ind[ée]sirable|rechaz)"
    r"|مرفوض|رفض|مزعج",
    re.IGNORECASE,
)
_LEFT = re.compile(
    r"\b(?:un-?subscri|opt(?:ed)?[-_ ]?outs?\b|отпис|відпис|адпіс|wypis|abgemeldet|abbestell"
    r"|d[ée]sabonn|d[ée]sinscri|desuscri|dad[oa]s?[-_ ]de[-_ ]baja|bajas\b)"
    r"|ألغى الاشتراك|إلغاء الاشتراك",
    re.IGNORECASE,
)
# Names of sheets that are another version, a trial or set aside.
_UNPLACED = re.compile(
    r"\W*(?:(?:the|an?|my|all|la|le|les|el|los|die|der|das)\W+)?"
    r"(?:old|older|archived?|archives?|backups?|dup(?:licate)?s?|dupes?|tests?|testing|trash|copy|copies"
    r"|стар\w*|архі?и?[вў]\w*|дуб(?:л|ік|лі)\w*|тэст\w*|тест\w*|копи\w*|копі\w*|копія|рэзерв\w*|резерв\w*"
    r"|star[aeyi]\w*|archiwum|duplikat\w*|kopi[ae]\w*|alte?[rsn]?|archiv|dublette\w*|doppelte?|kopie"
    r"|anciens?|anciennes?|doublons?|copies?|antigu[oa]s?|viej[oa]s?|archivos?|duplicad[oa]s?|prueb[ao]s?"
    r"|essais?|copias?|قديم\w*|أرشيف|مكرر\w*|اختبار|تجربة|نسخة)"
    r"(?:\W+(?:data|list|sheet|entries|rows|version|liste|lista|список|спіс))?[\W\d_]*",
    re.IGNORECASE,
)
_PARTS = (FIRST, MIDDLE, LAST)
_AGREES_NOT = "no"
HIDDEN_SHEET = "on a hidden sheet"
_JOINTS = re.compile(r"[-_. ()\[\]]+")


@lru_cache(maxsize=4096)
def takes_back(text: str) -> bool:
    """Whether a title or an answer says that a signature is no more, or was refused."""
    plain = text.replace("_", " ").replace("-", " ").strip(" :*#")
    if is_withdrawal(plain) or (says_out(plain) and _REFUSES.search(plain)):
        return True
    if is_of_leaving(plain):
        return True
    return bool(_LEFT.search(text)) and len(text.split()) <= 4


def may_leave(title: str) -> bool:
    """Whether a title says that people may take their signature back: "May withdraw"."""
    rest = _PERHAPS.sub("", title.strip(), count=1)
    return rest != title.strip() and (mentions_leaving(rest) or bool(_LEAVING.search(rest)))


def is_unplaced(title: str) -> bool:
    """Whether the name of a sheet leaves open if those on it signed: "Old", "Test"."""
    return bool(_UNPLACED.fullmatch(title))


@lru_cache(maxsize=4096)
def speaks_against(title: str) -> bool:
    """Whether nobody in a group of this title is to be named: they left, or are anonymous."""
    return takes_back(title) or bool(wish_of_heading(title))


def name_in(text: str) -> str:
    """The name of a line or an item, without what stands beside it."""
    plain = beside(text).text
    return re.split(r"\s+[-–—]+\s+|[,;:(\[|/]|\t", plain, maxsplit=1)[0].strip(" -*•")


def who_is_crossed(text: str) -> str:
    """The name in a text that is crossed out by its own marks: `~~Ada Example~~`; or nothing."""
    if why_unticked(text) != CROSSED and not is_framed(text):
        return ""
    return name_in(text.replace("\u0336", "").strip(" ~-–—_="))


def who_of(row: ExportRow, layout: Layout) -> tuple[str, str]:
    """The name and the address of a row."""
    texts: dict[str, str] = {}
    for number, name in enumerate(layout.fields):
        texts.setdefault(name, cell_of(row, number).strip())
    whole = texts.get("name", "") or " ".join(filter(None, map(texts.get, _PARTS)))
    name = who_is_crossed(whole) or beside(whole).text
    # What stands in the place of an address that is gone, as "deleted", is nobody's.
    email = texts.get("email", "")
    return "" if hidden_name(name) else name, email if "@" in email else ""


def fallen_person(
    row: ExportRow, layout: Layout, platform: str, scope: str, *, alone: bool, back: bool
) -> Incoming:
    """Who stands in a row that is left out, with what else tells who they are.

    The number of an answer tells it where the name is gone: `2,[deleted],,`. `back` says that the
    row takes back a signature; else it is one that does not stand, or not yet.
    """
    name, email = who_of(row, layout)
    keys = (cell_of(row, n) for n, field in enumerate(layout.fields) if field == KEY)
    key = cleaned("source", next(keys, ""))[:200]
    said = {"consent": _AGREES_NOT} if back else {}
    return Incoming(
        row.file,
        row.line,
        platform,
        {"name": name, "email": email, **said},
        key=scoped(key, scope),
        alone=alone,
        counted=layout.counted,
    )


def is_taken_back(row: ExportRow, layout: Layout) -> bool:
    """Whether a row that is left out for what its columns or notes say takes a signature back."""
    for number, standing in layout.standings.items():
        if _takes(standing, cell_of(row, number).strip()):
            return True
    return any(
        is_withdrawal(cell_of(row, number))
        for number, name in enumerate(layout.fields)
        if name != "name"
    )


def _takes(standing: Standing, answer: str) -> bool:
    if not answer or standing.quiet or standing.verdict(answer) != "out":
        return False
    if standing.topic == SIGNS:
        return not says_out(answer) or takes_back(answer)
    return takes_back(answer) or (standing.topic != "status" and takes_back(standing.title))


def who_below(titles: Sequence[str], cells: Sequence[str]) -> tuple[str, str]:
    """The name and the address in the cells of a row below these titles."""
    texts: dict[str, str] = {}
    for title, cell in zip(titles, cells, strict=False):
        texts.setdefault(field_of(title), cell.strip())
    whole = texts.get("name", "") or " ".join(filter(None, map(texts.get, _PARTS)))
    if not whole and "email" not in texts:
        whole = next((cell for cell in cells if cell.strip()), "")
    return beside(whole).text, texts.get("email", "")


def all_of(part: Part, reason: str) -> Iterator[LeftOut]:
    """The rows of a part that is left out whole, with whose signature each takes back."""
    if not part.rows:
        return
    titles = part.rows[0].cells
    for row in part.rows[1:]:
        yield LeftOut(row.file, row.line, reason, *who_below(titles, row.cells))


def leaving_column(layout: Layout) -> int | None:
    """The column of names whose title says that they leave: "Please remove the following:"."""
    titles = layout.header.titles
    named = [n for n, each in enumerate(layout.fields) if each in ("name", *_PARTS)]
    for number in named or range(len(titles)):
        if is_of_leaving(titles[number]):
            given = [cell for row in layout.body if (cell := cell_of(row, number).strip())]
            if number in named or 2 * sum(map(is_like_person, given)) > len(given):
                return number
    return None


def all_leaving(layout: Layout, number: int) -> Iterator[LeftOut]:
    """The rows of a table whose column of names says that they leave."""
    reason = f"below “{layout.header.titles[number][:60]}”"
    email = next((n for n, each in enumerate(layout.fields) if each == "email"), None)
    for row in layout.body:
        name = who_below([], [cell_of(row, number)])[0]
        address = cell_of(row, email).strip() if email is not None else ""
        yield LeftOut(row.file, row.line, reason, name, address)


def is_out(title: str) -> bool:
    """Whether the name of a file or a folder says that those in it do not sign."""
    plain = title.replace("_", " ").replace("-", " ")
    return says_out(plain) or takes_back(plain)


def out_by_file(name: str) -> str:
    """The word in the name of one person's file that says that they do not sign; or nothing.

    `withdrawn-mo.yaml`, `ed.removed` and `fay.yaml.withdrawn` are such names.
    """
    words = list(filter(None, _JOINTS.split(name)))
    ends = {*words[:1], *words[-1:], *words[-2:-1]}
    for word in words:
        if takes_back(word) or (word in ends and says_out(word)):
            return str(word)
    return ""


def without_signatures(contents: Contents, title: str) -> Contents:
    """A file with everybody left out, since its name or its folder's says that they do not sign."""
    reason = f"“{shown_title(title)[:60]}” says that those in it do not sign"
    back = takes_back(title)
    texts = dict(contents.beside)
    left_out = [
        replace(each, name=texts.get(each.line, "").strip())
        if back and each.reason == A_NUMBER and not each.name
        else each
        for each in contents.left_out
    ]
    for part in contents.parts:
        for each in all_of(part, reason):
            left_out.append(each if back else LeftOut(each.file, each.line, reason))
    return Contents([], left_out, contents.notes)
