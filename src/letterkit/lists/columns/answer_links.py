"""Columns with links to people's answers: anyone who has such a link may open or edit the answer.

    Submission ID  Name         Url
    a1             Ada Example  https://forms.example.org/e/a1?edit=Zk39aQ

Such a column is kept privately, though its title asks for a link to publish. A person's own page
stays public: it stands on another site than the next person's, has their name in it, or is on a
site of profiles.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from functools import lru_cache
from urllib.parse import SplitResult, parse_qsl, urlsplit

from letterkit.lists.columns.headers import Header, claimed
from letterkit.lists.columns.name_columns import cell_of
from letterkit.lists.columns.questions import FIRST, LAST, field_of
from letterkit.lists.columns.response_ids import response_ids
from letterkit.lists.exports.known import OTHER, plain_title
from letterkit.lists.rows.contents import ExportRow
from letterkit.text.names import fold
from letterkit.text.phrases import tables_of
from letterkit.text.shell import quoted

_FREE = "(free)"
_NAMES = frozenset({"name", FIRST, LAST})
_WORD = re.compile(r"[^\W_]+")
_SHORT = 3  # letters; shorter parts of a name, and shorter keys, stand in many links by chance


def answer_links(header: Header, body: Sequence[ExportRow], said: Collection[str]) -> list[int]:
    """The columns of links to publish that lead to the answers, by their numbers.

    What somebody `said` of a column holds.
    """
    rows = [row for row in body if not row.out]
    keys = _keys(header, rows)
    found = []
    for number, title in enumerate(header.titles):
        if title in said or (claimed(header, number, {}) or field_of(title)) != "link":
            continue
        links = {row.line: _link(cell_of(row, number)) for row in rows}
        given = [(row, link) for row in rows if (link := links[row.line]) is not None]
        if given and _lead_to_answers(header, number, given, keys):
            found.append(number)
    return found


def note_on(title: str) -> str:
    """What is said of such a column."""
    own = f"--map {quoted(f'{title}=link')}"
    return (
        f"“{title}” seems to hold links to the answers, and is kept privately; if they are people's"
        f" own pages: {own}"
    )


def _lead_to_answers(
    header: Header,
    number: int,
    given: Sequence[tuple[ExportRow, SplitResult]],
    keys: Mapping[int, str],
) -> bool:
    bare = plain_title(header.titles[number]) in _words("bare")
    opening = sum(_opens(link) for _, link in given)
    if opening and (bare or 2 * opening >= len(given)):
        return True
    own = [_is_own(header, row, link) for row, link in given]
    if 2 * sum(own) >= len(given):
        return False
    carried = [_carries(link, keys.get(row.line, "")) for row, link in given]
    if all(carried) and (len(given) > 1 or len(keys.get(given[0][0].line, "")) > _SHORT):
        return True
    if not bare:
        return False
    return _beside_answers(header, number, given) or (
        _is_form(header, keys) and _are_of_one_site(given)
    )


def _opens(link: SplitResult) -> bool:
    """Whether what stands behind the question mark opens an answer: `?edit=Zk39aQ`."""
    asked = [*parse_qsl(link.query), *parse_qsl(link.fragment)]
    return any(plain_title(name) in _words("opens") and value for name, value in asked)


def _is_own(header: Header, row: ExportRow, link: SplitResult) -> bool:
    """Whether a link is that of the person's own page."""
    host = link.hostname or ""
    if any(host == site or host.endswith(f".{site}") for site in _sites()):
        return True
    # "Example" in `forms.example.org` says nothing, and in `example.org/~example` it does.
    text = fold(f"{host.rpartition('.')[0].rpartition('.')[0]} {link.path} {link.query}")
    names = [
        cell_of(row, number)
        for number, title in enumerate(header.titles)
        if (claimed(header, number, {}) or field_of(title)) in _NAMES
    ]
    parts = [part for name in names for part in _WORD.findall(fold(name))]
    return any(len(part) >= _SHORT and part in text for part in parts)


def _carries(link: SplitResult, key: str) -> bool:
    """Whether the key of the answer is a word of the link."""
    if not key:
        return False
    behind = f"{link.path}?{link.query}#{link.fragment}".casefold()
    return re.search(rf"(?<![^\W_]){re.escape(key.casefold())}(?![^\W_])", behind) is not None


def _beside_answers(
    header: Header, number: int, given: Sequence[tuple[ExportRow, SplitResult]]
) -> bool:
    """Whether other columns hold links on the same site that are not asked for publication."""
    for other, title in enumerate(header.titles):
        if other == number or field_of(title) == "link":
            continue
        for row, link in given:
            beside = _link(cell_of(row, other))
            if beside is not None and beside.hostname == link.hostname:
                return True
    return False


def _are_of_one_site(given: Sequence[tuple[ExportRow, SplitResult]]) -> bool:
    """Whether all links are on one site and each leads to another page of it."""
    links = [link for _, link in given]
    if len({link.hostname for link in links}) > 1:
        return False
    if len({link.geturl() for link in links}) < len(links):
        return False
    # One link alone may be a page of the person; with a figure in its path it may be an answer.
    path = links[0].path.strip("/") + links[0].query
    steps = set(re.split(r"[/_.-]+", links[0].path.casefold()))
    return len(links) > 1 or any(map(str.isdigit, path)) or bool(steps & _words("path"))


def _is_form(header: Header, keys: Mapping[int, str]) -> bool:
    if header.platform is not OTHER or keys:
        return True
    return any(field_of(title) == "signed" for title in header.titles)


def _keys(header: Header, rows: Sequence[ExportRow]) -> dict[int, str]:
    """The keys of the answers by their lines, if each answer has one."""
    titles = header.titles
    number = next(
        (n for n, title in enumerate(titles) if plain_title(title) == header.platform.key), None
    )
    if not header.platform.key or number is None:
        ids = response_ids(titles, [_FREE] * len(titles), rows, free=_FREE)
        if ids is None or ids.counted:
            return {}
        number = ids.column
    return {row.line: cell_of(row, number).strip() for row in rows}


def _link(text: str) -> SplitResult | None:
    text = text.strip()
    if not text.casefold().startswith(("http://", "https://")):
        return None
    try:
        link = urlsplit(text)
        return link if link.hostname else None
    except ValueError:
        return None


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, frozenset[str]]:
    found = {}
    for name, table in tables_of("letterkit.lists.columns", "answer_links.toml").items():
        texts = [table] if isinstance(table, str) else table.values()
        found[name] = frozenset(" ".join(texts).split())
    return found


@lru_cache(maxsize=8)
def _words(name: str) -> frozenset[str]:
    return frozenset(plain_title(word) for word in _tables()[name])


def _sites() -> frozenset[str]:
    return _tables()["own"]
