"""Texts in which somebody may have written a wish, and that no rule understands: "hold", "initals".

Wishes are heard in words that rules know, and people have others. So whatever no rule has read is
for a person to read, once, before anybody in the file is named: all that a coordinator notes, all
that stands below "Comment" or "Message", comments on cells, lines beside the list, and headings
that may say anything of those below them. In columns for something else it is what has a word that
wishes have.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from letterkit.answers.friendly import is_friendly
from letterkit.lists.columns.deciding import is_elsewhere
from letterkit.lists.columns.declined import is_declined
from letterkit.lists.columns.out_of_place import SHAPED, is_out_of_place
from letterkit.lists.columns.pending_columns import is_doubt
from letterkit.lists.columns.questions import PRIVATE, labels_in, understood
from letterkit.lists.consent.said_yes_or_no import is_answer
from letterkit.lists.documents.group_words import is_of_many, is_only_group, names_a_letter
from letterkit.lists.documents.passed_sections import TEXT_BESIDE
from letterkit.lists.exports.layouts import Layout
from letterkit.lists.people.lone_rows import LoneRows
from letterkit.lists.people.nicknames import is_their_own
from letterkit.lists.people.no_names import (
    BESIDE,
    FOOTNOTE,
    MADE,
    NOTE,
    PAGE,
    TOTAL,
    UPDATED,
    is_no_name,
)
from letterkit.lists.people.not_themselves import may_be_for_another
from letterkit.lists.people.odd_names import nickname_in
from letterkit.lists.people.unsaid_kinds import KEPT, people_beside
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, shown_title
from letterkit.lists.rows.not_names import no_name_itself
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.lists.said.free_text import TEXTS, chosen_for, heard, is_open
from letterkit.lists.said.furniture import has_address, is_furniture
from letterkit.lists.said.heading_states import is_ordinary
from letterkit.lists.said.leaving import who_of
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.no_mails import is_only_about_mails
from letterkit.lists.said.said_above import judged, plain_heading
from letterkit.lists.said.signed_headings import says_more
from letterkit.lists.said.slogans import is_slogan
from letterkit.lists.said.spoken_of import PROSE
from letterkit.lists.said.standing_words import is_withdrawal
from letterkit.lists.said.texts_shown import ToRead
from letterkit.model import Kind
from letterkit.model.incoming import Incoming
from letterkit.wishes.lexicon import fold
from letterkit.wishes.not_yet import is_note_title
from letterkit.wishes.possible_wishes import clauses_of, speaks_of_less, speaks_of_signing

_HEADING = 8  # words
_CHOICES = 12  # different words of a column from which it holds names, places or the like
_CHOICE = 4  # words of one
_SHEETS = (".xlsx", ".ods")
# What an address, a number, a day or a mark is made of: nobody's words.
_NO_WORDS = re.compile(
    r"[\s\d.,:;/_–—…+-]*|\d{4}-\d\d-\d\dT[\d:.+-]+Z?"
    r"|(?:(?:\S+@|https?://|www\.|mailto:)\S+[\s;,]*)+"
)
# "State: CA" is an address.
_REGION = re.compile(r"state|estado|provinc\w*|stato|uf|kanton|canton", re.IGNORECASE)
_REGION_CODE = re.compile(r"(?:(?!NO|WD|NP|NN|TB)[A-Z]{2})?")
_STATE = re.compile(
    r"state|state ?/ ?(?:province|region)|region|region ?/ ?state|county|bundesland|land|provinc\w*"
    r"|estado|stato|uf|kanton|canton|région|département|región|województwo|область|вобласць",
    re.IGNORECASE,
)
_TOWN = re.compile(
    r"\b(?:city|town|postal|post ?code|zip|plz|postleitzahl|ort|wohnort|stadt|ville|ciudad"
    r"|localidad|código|miasto|miejscowość|kod pocztowy|город|индекс|місто|індекс|горад|індэкс"
    r"|città|cidade)\b",
    re.IGNORECASE,
)
# "NRW" and "Île-de-France"; "WD" may be short for "withdrawn".
_REGION_NAME = re.compile(r"(?!(?:NO|WD|NP|NN|TB\w?|OK|NA)$)[^\W\d_][\w.'’\s-]+")
# Columns whose title says nothing, in which a coordinator may note anything.
_UNTITLED = re.compile(r"\s*(?:column \d+|unnamed:? ?\d*|#?\d*)\s*", re.IGNORECASE)
_REASONS = (NOTE, BESIDE, "it stands inside the item", "an exclamation")
_MARKED = re.compile(r"\s*[^\w\s(\[]")  # "* deceased", and not "Deceased" above people
_HEADED = "it is a heading"
# Such a note asks nothing, unless others have none: then it may mark who may be named.
_FINE = frozenset({
    *("ok", "okay", "o k", "ок", "окей", "добра", "добре", "гаразд", "хорошо", "в порядке"),
    *("dobrze", "gut", "in ordnung", "bien", "d accord", "d'accord", "vale", "حسنا", "fine"),
})  # fmt: skip
_LONE = "a line that is a heading gets a colon behind it, and each other one is a name"
_NICKNAMED = "a nickname in brackets is printed with the name"
_FOR_ANOTHER = "a name that one person wrote for another is printed as it is: leave only who signed"
_OF_NO_CATEGORY = ("off", "keep", "quiet", "forbid", "fear", "cond")


def texts_of(
    layout: Layout, file: str, part: str, lines: Sequence[ExportRow]
) -> tuple[ToRead, ...]:
    """The distinct texts to read of a part of a file, and what stands above its people.

    `part` is its heading, or nothing, and `lines` are those above the titles of a table.
    """
    lone = (ToRead(place, text, hint=_LONE) for place, text in LoneRows(layout).to_read())
    return (*_in_columns(layout), *_headings(file, part, lines), *lone)


def _in_columns(layout: Layout) -> Iterator[ToRead]:
    for number, title in enumerate(layout.header.titles):
        field = layout.fields[number]
        if number in layout.accounts or number in layout.questions or number in layout.standings:
            continue
        if field not in TEXTS | SHAPED | {PRIVATE} or (field == PRIVATE and title in layout.said):
            continue
        places: dict[str, list[str]] = {}
        first: dict[str, ExportRow] = {}
        for row, cell in zip(layout.body, layout.cells(number), strict=True):
            text = " ".join(cell.split())
            if is_only_about_mails(field, text):
                continue
            places.setdefault(text, []).append(f"{row.file}:{row.line}")
            first.setdefault(text, row)
        if _are_regions(title, places) or _are_of_addresses(layout, title, places):
            continue
        said = layout.meanings.get(title, {})
        if field == PRIVATE and title not in layout.meanings and _are_choices(title, places):
            yield _choices(layout, title, places)
            continue
        for text in _to_read(title, field, places, said):
            rows = places[text]
            who = who_of(first[text], layout)[0]
            yield ToRead(rows[0], text, shown_title(title), len(rows), who=who)


def _are_regions(title: str, texts: Iterable[str]) -> bool:
    """Whether a column holds the codes of states or provinces: "State: CA"."""
    return bool(_REGION.search(title)) and all(_REGION_CODE.fullmatch(text) for text in texts)


def _are_of_addresses(layout: Layout, title: str, texts: Iterable[str]) -> bool:
    """Whether a column beside that of a town holds the states or provinces of addresses.

    A word in small letters is none, nor is what may be about a signature.
    """
    if not _STATE.fullmatch(title.strip()) or not any(map(_TOWN.search, layout.header.titles)):
        return False
    return all(map(_is_region, filter(None, texts)))


def _is_region(text: str) -> bool:
    words = text.split()
    if not words[0][:1].isupper() or len(words) > _CHOICE or speaks_of_signing(text):
        return False
    return bool(_REGION_NAME.fullmatch(text)) and not (is_answer(text) or is_doubt(text))


def _are_choices(title: str, texts: Mapping[str, Sequence[str]]) -> bool:
    """Whether a column that no rule knows holds one of a few words in each row: "TLP: RED"."""
    if understood(title) or is_elsewhere(title) or _is_written_in(title, PRIVATE):
        return False
    given = [text for text in texts if not _NO_WORDS.fullmatch(text)]
    return 0 < len(given) <= _CHOICES and all(len(text.split()) <= _CHOICE for text in given)


def _choices(layout: Layout, title: str, texts: Mapping[str, Sequence[str]]) -> ToRead:
    """All that a column says, as one text: who reads it sees whether it is about naming."""
    given = [text for text in texts if not _NO_WORDS.fullmatch(text)]
    rows = [row for text in given for row in texts[text]]
    return ToRead(rows[0], " · ".join(given), shown_title(title), len(rows), tuple(given))


def texts_beside(
    contents: Contents, left_out: Iterable[LeftOut], people: Iterable[Incoming], names: Names
) -> tuple[ToRead, ...]:
    """The texts to read beside the people of a file: notes, comments on cells, nested items.

    A sentence before the first of the `people` is of the letter. `names` are theirs.
    """
    people = list(people)
    first = min((each.line for each in people), default=0)
    lines: dict[int, list[str]] = {}
    for line, text in contents.beside:
        lines.setdefault(line, []).append(text.strip())
    found = [ToRead(place, text) for place, text in contents.written]
    found += [ToRead(place, text, hint=KEPT) for place, text in people_beside(people)]
    found += [ToRead(place, text, hint=_NICKNAMED) for place, text in _nicknamed(people)]
    found += [ToRead(place, text, hint=_FOR_ANOTHER) for place, text in _for_others(people)]
    for each in left_out:
        # A line may be there as it stands, and without the mark that it begins with.
        text = max(lines.get(each.line, ()), key=len, default="")
        place = f"{each.file}:{each.line}"
        unread = each.reason == PROSE or _asks_to_read(each.reason, text, names)
        beside = unread and each.line > first and not is_furniture(text)
        heading = each.reason == _HEADED and not _is_plain_heading(plain_heading(text))
        if each.reason == BESIDE and _is_address(text):
            continue
        footnote = each.reason == FOOTNOTE and not _MARKED.match(text)
        if beside or heading or footnote or each.reason.startswith(_REASONS):
            found.append(ToRead(place, text))
    return tuple(each for each in found if not _NO_WORDS.fullmatch(each.text))


def _asks_to_read(reason: str, text: str, names: Names) -> bool:
    """Whether a text beside the list may be about somebody on it, and not for its readers.

    "To sign, write to sign@example.org" is for them.
    """
    if not reason.startswith(TEXT_BESIDE):
        return False
    return not has_address(text) or bool(names.mentioned(text)) or speaks_of_less(text)


def _nicknamed(people: Iterable[Incoming]) -> Iterator[tuple[str, str]]:
    """Place and name of those behind whose names a nickname stands that nothing else has."""
    for each in people:
        name = each.values.get("name", "")
        nickname = nickname_in(name)
        if nickname and not is_their_own(nickname, each):
            yield f"{each.file}:{each.line}", name


def _for_others(people: Iterable[Incoming]) -> Iterator[tuple[str, str]]:
    """Place and name of those who may be two people, where one signs for the other."""
    for each in people:
        name = each.values.get("name", "")
        if each.values.get("kind") != Kind.ORGANISATION and may_be_for_another(name):
            yield f"{each.file}:{each.line}", name


def _is_address(text: str) -> bool:
    """ "Contact: press@example.org", with nothing but an address behind the word."""
    return bool(_NO_WORDS.fullmatch(re.split(r"[:：]", text, maxsplit=1)[-1].strip()))


def _headings(file: str, part: str, lines: Sequence[ExportRow]) -> Iterator[ToRead]:
    """Those of what stands above the people of a part that no rule understands.

    "Signatories", a country, a kind of people or the title of a letter is understood. The names of
    sheets have a rule of their own.
    """
    headings = [] if not part or file.endswith(_SHEETS) else [(file, part)]
    headings += [(f"{row.file}:{row.line}", cell) for row in lines for cell in row.cells]
    for place, text in headings:
        if not _NO_WORDS.fullmatch(text) and not _is_plain_heading(plain_heading(text)):
            yield ToRead(place, " ".join(text.split()))


def _is_plain_heading(text: str) -> bool:
    said = judged(text)
    if said.out or said.shown:
        return True  # it counts already
    long = len(text.split()) > _HEADING
    if says_more(text) and not (long and names_a_letter(text)):
        return False  # "Signed by mistake"
    if long or is_demand(text):
        return True  # a sentence, which is heard as one
    if is_no_name(text) in (TOTAL, UPDATED, PAGE, MADE) or no_name_itself(text):
        return True  # "as of 3 March 2026"
    if (is_only_group(text) and is_of_many(text)) or is_furniture(text):
        return True  # "Organisations", "List as of 3 November"
    if said.unclear:
        return False
    return (is_ordinary(text) or names_a_letter(text)) and not speaks_of_less(text)


def _to_read(
    title: str, field: str, texts: Iterable[str], said: Mapping[str, str]
) -> Iterator[str]:
    """The texts of a column that no rule understands and nobody has decided."""
    own = _is_written_in(title, field)
    texts = list(texts)
    for text in texts:
        if _NO_WORDS.fullmatch(text) or _is_read(title, field, text, said):
            continue
        if text and all(texts) and fold(text).strip(" .!") in _FINE:
            continue
        speaks = field not in SHAPED and len(text.split()) > 1 and _speaks(title, field, text)
        if own or speaks or is_out_of_place(title, field, text, texts):
            yield text


def _speaks(title: str, field: str, text: str) -> bool:
    """Whether a text has a word of wishes: of signing, or "keep off" below "Bar association"."""
    if speaks_of_signing(text):
        return True
    if field != PRIVATE or not is_elsewhere(title):
        return False
    return any(each.any(*_OF_NO_CATEGORY) for each in clauses_of(fold(text)))


def _is_written_in(title: str, field: str) -> bool:
    """Whether a column is for words of people's own, or for a coordinator's notes."""
    if field in TEXTS or is_note_title(title) or _UNTITLED.fullmatch(title):
        return True
    return "message" in labels_in(title)


def _is_read(title: str, field: str, text: str, said: Mapping[str, str]) -> bool:
    """Whether a rule reads a text, or a person has said what it means."""
    if chosen_for(text, said) or is_declined(title, text):
        return True
    if is_withdrawal(text) or heard(text, field) or is_open(field, text):
        return True
    own_words = not is_note_title(title) and (field == "comment" or "message" in labels_in(title))
    return is_friendly(text) or (own_words and is_slogan(text))
