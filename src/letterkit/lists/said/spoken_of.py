"""Sentences that speak of somebody on the list: "Bo asked to be removed", "Cy signs anonymously".

They stand above, below and between the rows, in comments, notes and other sheets. Where one plainly
says that somebody left or is not to be named, and exactly one entry fits, it counts for that entry.
Any other one that may ask for this stops the import, with its words. A sentence is nobody's name.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from letterkit.errors import LetterkitError
from letterkit.lists.documents.said_apart import dated, hides_all, hides_all_but
from letterkit.lists.people.beside_names import is_like_person
from letterkit.lists.people.lone_rows import DATA_FILES
from letterkit.lists.rows.contents import LeftOut
from letterkit.lists.said.demand_sentences import without_other_objects
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.spoken_texts import (
    called_so,
    is_about_one,
    is_order,
    is_prose,
    name_as_given,
    pieces,
    sentences,
)
from letterkit.lists.said.wishes import beside, wish_of
from letterkit.model import Kind, Shown
from letterkit.model.incoming import Incoming
from letterkit.private.excerpts import excerpt
from letterkit.wishes.lexicon import fold
from letterkit.wishes.orders import begins_with_order, is_harmless, may_concern, order_of
from letterkit.wishes.reported_wishes import OUT, UNCLEAR, UNNAMED, reported_wish
from letterkit.wishes.tongues import may_be_foreign_wish

PROSE = "it is a sentence, not a name"
SENTENCE = "a sentence about somebody, not a name"
# "To be removed from this list, write to Ada Example" takes nobody off.
_TO_READERS = re.compile(
    r"\b(?:write to|contact|e-?mail to|get in touch|let .{0,30} know|напиш\w+|пиш[иі]\w+|обращ\w+"
    r"|зверн\w+|звярн\w+|напіш\w+|пішыце|napisz\w*|kontakt\w*|schreib\w*|wenden|meld\w+|contactez|contacter"
    r"|écri\w+|escrib\w+|contact\w+)\b|اكتبوا|تواصلوا",
    re.IGNORECASE,
)
# "Was Di Muster", beside somebody who is not named.
_WAS = re.compile(
    r"(?:was|formerly|previously|earlier|before|used to be|old name|бы[лв]\w*|ранее|раньше"
    r"|раней|быў|був|була|колишн\w*|раніше|wcześniej|dawniej|był[ao]?|war|früher|vorher|vormals|ehemals|était|anciennement"
    r"|auparavant|era|antes|كان|كانت|سابقا)\W+(?=\w)",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_MY_NAME_IS = re.compile(
    r"\W*(?:my name is|my name's|i am|i'm|мяне завуць|маё імя|меня зовут|мо[её] имя|мене звати"
    r"|мене звуть|моє ім['’]я|я|mam na imię|nazywam się|jestem|mein name ist|ich hei(?:ß|ss)e"
    r"|ich bin|je m['’]appelle|mon nom est|je suis|me llamo|mi nombre es|soy|اسمي|أنا)"
    r"\s+(?:[—–-]\s+)?([^\W\d_]{2,})\b",
    re.IGNORECASE,
)
_MARKS = " \t-–—*#>,'/:;.()[]"
_SHORT_NOTE = 8
_LONGEST_ORDER = 7  # words beside the name; what is said of somebody in the letter is longer
_MOST_NAMED = 5  # lines in a hint
_FREE = ("comment", "notes")
_HINT = (
    "write “(do not name)”, “(initials only)” or “(withdrawn)” behind that name in the file, or in"
    " the list, if that is what is meant, then delete the sentence"
)
_HINT_ALL = (
    "if it is about everybody in the file, give the rows a column “shown” with unnamed in each;"
    " else delete the sentence"
)


@dataclass(frozen=True, slots=True)
class Heeded:
    """Each of the people of a file, or why they are left out, once sentences about them count.

    `unheard` are file, line and text of sentences that are about nobody of them.
    """

    people: Sequence[Incoming | LeftOut]
    notes: Sequence[str]
    unheard: Sequence[tuple[str, int, str]] = ()


def heed(
    people: Sequence[Incoming],
    around: Sequence[tuple[str, int, str]],
    gone: Sequence[LeftOut] = (),
    rows: Collection[tuple[str, int]] = (),
    prose: Collection[tuple[str, int]] = (),
) -> Heeded:
    """Let sentences about somebody count; `around` are file, line and text outside of rows.

    `gone` are rows that are left out with a name, whose own texts say nothing of others. `rows` are
    file and line of all that are left out of the tables of people, and `prose` of what is left out
    among names for it is a sentence.
    """
    heeding = _Heeding(people, gone, rows)
    for number, each in enumerate(people):
        heeding.row(number, each)
    for file, line, text in around:
        for piece in pieces(text):
            heeding.order(file, line, piece, prose=(file, line) in prose)
        for sentence in sentences(text):
            heeding.sentence(file, line, sentence)
    return heeding.result()


_KEY = re.compile(r"^[\s{\[,-]*[\"']?[\w-]{1,30}[\"']?\s*[:=]")  # `first_name: Di`


class _Heeding:
    """Collects what sentences say of each of the people, by their number."""

    def __init__(
        self,
        people: Sequence[Incoming],
        gone: Sequence[LeftOut],
        rows: Collection[tuple[str, int]],
    ) -> None:
        self.people = people
        self.rows_there = frozenset((file, int(line)) for file, line in rows)
        self.rows = {number for number, each in enumerate(people) if is_about_one(each)}
        self.rows -= called_so(people, self.rows)
        self.prose = {number for number, each in enumerate(people) if is_prose(each)} - self.rows
        given = [
            "" if number in self.rows | self.prose else each.values.get("name", "")
            for number, each in enumerate(people)
        ]
        bodies = [each.values.get("kind") == Kind.ORGANISATION for each in people]
        self.names = Names(given, bodies)
        self.gone = Names([each.name for each in gone], [False] * len(gone))
        self.said: dict[int, tuple[str, str]] = {}
        self.notes: list[str] = []
        self.unheard: list[tuple[str, int, str]] = []
        self.heard: set[tuple[str, int, str]] = set()
        self.own_lines: dict[tuple[str, int], int] = {}
        self.texts: dict[tuple[str, int], set[str]] = {}
        for each in people:
            words = " ".join([*each.values.values(), *each.private.values()]).casefold()
            self.texts[(each.file, int(each.line))] = set(_WORD.findall(words))
        own: list[Incoming | LeftOut] = [*people, *gone]
        for row in own:
            place = (row.file, int(row.line))
            self.own_lines[place] = self.own_lines.get(place, 0) + 1

    def row(self, number: int, each: Incoming) -> None:
        """What a row says in the place of a name, or in its free texts."""
        if number in self.prose:
            self._order(each.file, each.line, name_as_given(each), prose=True)
            return
        if number in self.rows:
            text = name_as_given(each)
            if self._is_of_things(text):
                return
            ordered = is_order(text) and self._order(each.file, each.line, text)
            if not ordered and not self._heed(each.file, each.line, text, whole=False):
                raise _refused(each.file, each.line, text)
            return
        name = each.values.get("name", "")
        if not name:
            self._former_name(each)
        elif self._is_remark(number, each) or (may_concern(name) and self._others_in(name)):
            raise _refused(each.file, each.line, name)  # "Bo Sample was added by mistake"
        texts = [each.values.get(name, "") for name in _FREE]
        for text in (*texts, *each.private.values()):
            for sentence in sentences(text):
                own = self.names.is_own_text(sentence)
                if reported_wish(sentence) and not own and not _is_of_self(sentence, name):
                    self._heed(each.file, each.line, sentence, whole=True)

    def _by_first_name(self, file: str, line: int, sentence: str) -> list[int]:
        """Those with a part of their name in a note; a long one only speaks of its own row."""
        found = self.names.mentioned(sentence)
        if len(sentence.split()) <= _SHORT_NOTE:
            return found
        return [n for n in found if self._stands_at(n, file, line)]

    def _stands_at(self, number: int, file: str, line: int) -> bool:
        who = self.people[number]
        return who.file == file and int(who.line) == int(line)

    def _others_in(self, name: str) -> bool:
        """Whether a name holds that of somebody with another one; Vera Hidden may sign twice."""
        whole = fold(name)
        found = self.names.mentioned(name, whole=True)
        return any(fold(self.people[each].values.get("name", "")) != whole for each in found)

    def _is_remark(self, number: int, each: Incoming) -> bool:
        """Whether "Bo: see mail" stands in the place of a name; files of data call a name so."""
        data = each.file.casefold().endswith(DATA_FILES)
        return not data and self.names.is_remark(each.values.get("name", ""), number)

    def _former_name(self, each: Incoming) -> None:
        """Refuse "was Di Muster" beside somebody without a name, while Di Muster is named."""
        for text in (*(each.values.get(name, "") for name in _FREE), *each.private.values()):
            if not _WAS.match(text) or len(text.split()) > _SHORT_NOTE:
                continue
            if self.names.mentioned(text, whole=True):
                raise _refused(each.file, each.line, text)
            self.unheard.append((each.file, each.line, text))

    def order(self, file: str, line: int, piece: str, *, prose: bool) -> None:
        """What a line outside of the rows orders about somebody: "Bo Sample: off the list"."""
        own = self.own_lines.get((file, int(line)), 0)
        if own == 1 and self._is_of_row(file, line, piece):
            return
        prose = prose and not own
        if not prose and not may_concern(piece):
            return
        if not self.gone.is_own_text(piece):
            self._order(file, line, piece, prose=prose)

    def _order(self, file: str, line: int, piece: str, *, prose: bool = False) -> bool:
        """Whether a text orders something about people on the list, which then counts."""
        if self._is_of_things(piece):
            return False
        found = self.names.mentioned(piece, whole=True)
        if not found:
            if begins_with_order(piece) and self.names.mentioned(piece):
                raise _refused(file, line, piece)  # "remove Bo"
            self._refuse_sounding(file, line, piece)
            if begins_with_order(piece) or order_of(piece):
                self.unheard.append((file, line, piece))
            return False
        rest = self.names.without(piece, found).strip(_MARKS)
        means = wish_of(rest) or order_of(rest)
        open_ = [number for number in found if not _is_hidden(self.people[number])]
        if not open_:
            return True
        plain = reported_wish(piece) in (OUT, UNNAMED) and not self.names.is_own_text(piece)
        long = not prose and len(rest.split()) > _LONGEST_ORDER
        if means == UNCLEAR and (plain or long):
            return False  # it is heard as a sentence, or it is of the letter
        asks = prose and bool(_WORD.search(rest)) and not is_harmless(rest)
        if means == UNCLEAR or (means and len(found) > 1) or (asks and not means):
            raise _refused(file, line, piece, about=[self.people[each] for each in open_])
        if means and self.said.get(open_[0], ("", ""))[0] != OUT:
            self.said[open_[0]] = (means, f"{file}:{line}: “{excerpt(piece)}”")
        if order_of(rest) == OUT:
            self.heard.add((file, line, piece))
        return bool(means)

    def _is_of_things(self, text: str) -> bool:
        """Whether a thing is to be removed: "Ask Ada Example before you remove anything"."""
        rest = without_other_objects(text)
        if rest == text or self.names.mentioned(rest) != self.names.mentioned(text):
            return False
        said = self.names.without(rest, self.names.mentioned(rest, whole=True))
        return not (order_of(said) or begins_with_order(rest) or reported_wish(rest))

    def _refuse_sounding(self, file: str, line: int, text: str) -> None:
        """Refuse what is said of somebody under a name in another script or spelling."""
        if not (order_of(text) or begins_with_order(text) or reported_wish(text)):
            return
        if self.gone.mentioned(text, whole=True) or self.gone.is_own_text(text):
            return  # it is about somebody of that very name, who is left out already
        found = [each for each in self.names.sounding(text) if not _is_hidden(self.people[each])]
        if found:
            raise _refused(file, line, text, about=[self.people[each] for each in found])

    def sentence(self, file: str, line: int, sentence: str) -> None:
        """What a sentence outside of the rows says; the text of an entry itself says nothing."""
        if self.own_lines.get((file, int(line)), 0) == 1 and self._is_of_row(file, line, sentence):
            return
        if (file, line, sentence) in self.heard:
            return  # as an order it counts already
        means = "" if self._is_of_things(sentence) else reported_wish(sentence)
        if not means:
            if self._asks_elsewhere(sentence):
                raise _refused(file, line, sentence)
            self._note_date(file, line, sentence)
            return
        alone = beside(sentence).text.strip(" ~*_-:")
        # "Bo Sample: withdrawn" in no row of the people, but on another sheet.
        there = (file, int(line)) in self.rows_there
        elsewhere = not there and self.names.mentioned(alone, whole=True)
        leaves = means == OUT and elsewhere
        if self.gone.is_own_text(sentence) or (self.names.is_own_text(sentence) and not leaves):
            return
        if is_like_person(alone) and not elsewhere:
            return  # "~~Di Example~~ (withdrawn)" is about Di Example alone
        self._heed(file, line, sentence, whole=False)

    def _asks_elsewhere(self, sentence: str) -> bool:
        """Whether a sentence in a language that is not read may ask something for one of them."""
        if not may_be_foreign_wish(sentence) or self.names.is_own_text(sentence):
            return False
        return bool(self.names.mentioned(sentence))

    def _is_of_row(self, file: str, line: int, sentence: str) -> bool:
        """Whether a sentence is in the row of its line; a whole page may stand on one line."""
        own = self.texts.get((file, int(line)))
        said = _KEY.sub("", sentence).casefold()
        return own is None or set(_WORD.findall(said)) <= own

    def _all_hidden(self) -> bool:
        return all(map(_is_hidden, self.people))

    def _note_date(self, file: str, line: int, sentence: str) -> None:
        """Say of a day that is given apart from the rows that it is nobody's there."""
        if dated(sentence) and not self.names.is_own_text(sentence):
            note = f"{file}:{line}: a day beside the rows, which is not read: “{excerpt(sentence)}”"
            if note not in self.notes:
                self.notes.append(note)

    def _heed(self, file: str, line: int, sentence: str, *, whole: bool) -> bool:
        """Whether a sentence speaks of people on the list; `whole` asks for their whole names."""
        means = reported_wish(sentence)
        if not means:
            return False
        if hides_all_but(sentence) and self.names.mentioned(sentence):
            raise _refused(file, line, sentence)
        found = self.names.mentioned(sentence, whole=whole)
        if not found and whole:
            # A note with a first name alone may be about somebody else of that name.
            found, means = self._by_first_name(file, line, sentence), UNCLEAR
        if not found and not whole and hides_all(sentence) and not self._all_hidden():
            raise _refused(file, line, sentence, hint=_HINT_ALL)
        if not found:
            self._refuse_sounding(file, line, sentence)
            self.unheard.append((file, line, sentence))
            return False
        open_ = [number for number in found if not _is_hidden(self.people[number])]
        if not open_:
            return True
        if means == UNCLEAR or len(found) > 1 or _TO_READERS.search(sentence):
            own = [n for n, each in enumerate(self.people) if self._is_on(each, file, line)]
            about = [self.people[each] for each in dict.fromkeys((*own, *open_))]
            raise _refused(file, line, sentence, about=about)
        place = f"{file}:{line}: “{excerpt(sentence)}”"
        before = self.said.get(open_[0], ("", ""))
        if before[0] != OUT:
            self.said[open_[0]] = (means, place)
        return True

    def _is_on(self, each: Incoming, file: str, line: int) -> bool:
        """Whether it is somebody of that one line; a whole page may stand on one line."""
        alone = self.own_lines.get((file, int(line)), 0) < 2
        return alone and (each.file, int(each.line)) == (file, int(line))

    def _which(self, each: Incoming) -> str:
        """A row by its line, and by its name where the line holds several."""
        several = self.own_lines.get((each.file, int(each.line)), 0) > 1
        return f"line {each.line}" + (f" ({each.values.get('name', '')})" if several else "")

    def result(self) -> Heeded:
        kept: list[Incoming | LeftOut] = []
        for number, each in enumerate(self.people):
            means, place = self.said.get(number, ("", ""))
            if number in self.rows or number in self.prose:
                reason = PROSE if number in self.prose else SENTENCE
                kept.append(LeftOut(each.file, each.line, reason))
            elif means == OUT:
                who = each.values.get("name", ""), each.values.get("email", "")
                kept.append(LeftOut(each.file, each.line, f"{place} says so", *who))
            elif means:
                shown = Shown(means)
                kept.append(replace(each, values={**each.values, "shown": shown.value}))
                so = "counted, not named" if shown is Shown.UNNAMED else f"shown as: {shown}"
                self.notes.append(f"{place}: so {self._which(each)} is {so}")
            else:
                kept.append(each)
        return Heeded(kept, self.notes, self.unheard)


def _is_of_self(sentence: str, name: str) -> bool:
    """Whether somebody says their own name, and asks nothing: "My name is Ada, I am not afraid"."""
    match = _MY_NAME_IS.match(sentence)
    called = match[1].casefold() if match else ""
    if not match or called not in _WORD.findall(name.casefold()):
        return False
    return not reported_wish(sentence[match.end() :])


def _is_hidden(each: Incoming) -> bool:
    return each.values.get("shown") == Shown.UNNAMED or each.values.get("consent") == "no"


def _refused(
    file: str,
    line: int,
    sentence: str,
    *,
    hint: str = _HINT,
    about: Sequence[Incoming] = (),
) -> LetterkitError:
    """The refusal of a sentence; `about` are the people it may mean."""
    if about:
        lines = ", ".join(f"{each.file}:{each.line}" for each in about[:_MOST_NAMED])
        hint = f"it may be about {lines}: {hint}"
    return LetterkitError(
        f"{file}:{line}: a sentence that may ask not to name somebody: {sentence[:200]}", hint=hint
    )
