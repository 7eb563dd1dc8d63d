"""Goes through a document, and says of each list, table and paragraph what is said above it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from letterkit.lists.documents.continued import is_continued
from letterkit.lists.documents.documents import (
    LINE_IN_BOLD,
    LINE_IN_TEXT,
    Block,
    Heading,
    ItemList,
    Line,
    Other,
    Paragraph,
    Table,
)
from letterkit.lists.documents.group_words import (
    is_only_group,
    kind_of_group,
    kind_of_those,
    says_demands,
    says_who_signed,
)
from letterkit.lists.documents.places_of_work import kind_below
from letterkit.lists.documents.said_apart import is_about_one
from letterkit.lists.documents.set_apart import may_be_signatory
from letterkit.lists.documents.signing_blocks import (
    People,
    Section,
    has_names,
    look_like_names,
    loose_rows,
    texts_of,
)
from letterkit.lists.people.hidden_names import is_of_nameless
from letterkit.lists.rows.name_shapes import introduces, is_sentence, is_title, says_something_else
from letterkit.lists.said.heading_states import is_ordinary, is_state
from letterkit.lists.said.leaving import speaks_against
from letterkit.lists.said.said_above import (
    is_about_something_else,
    is_plain_line,
    judged,
    may_say_anything,
    plain_heading,
    says_only,
)
from letterkit.lists.said.wishes import is_about_signature
from letterkit.lists.sheets.code_legends import codes_in
from letterkit.lists.texts.labelled_lines import are_labelled
from letterkit.lists.texts.several_people import several_in
from letterkit.wishes.tongues import is_plainly_read

_FEW_WORDS = 3
_LONGEST_TITLE = 100  # characters of a line that stands above a list
_LONGEST_ABOVE = 200  # of a paragraph there

# Words for all people or all organisations, and not for some of them.
_ANYBODY = re.compile(
    r"\b(?:organi[sz]|individual|people|persons?\b|personen|personnes|personas|арганіз|организ|організ"
    r"|лица|асоб|людзі|люди|особи|osob|einzelperson|particul)|منظم|فراد|أشخاص",
    re.IGNORECASE,
)

_HANDLE = re.compile(r"(?<!\S)@[\w.@/-]*\w")
# What a place says of the lists in it.
SIGNED, MAYBE, GROUP, NOTHING, ELSE = "signed", "maybe", "group", "nothing", "else"
UNCLEAR = "unclear"  # they do not sign, or not by name


@dataclass(slots=True)
class _Above:
    """A heading in force: its level, its words, and what it says.

    `opens` if it is one of several groups after a heading with nothing below but them.
    """

    level: int
    title: str
    says: str
    kind: str = ""
    opens: bool = False
    doubt: bool = False


@dataclass(slots=True)
class Walk:
    """Goes through the blocks with the headings that are in force.

    With `by_headings` nothing else counts: no line above a list, and not what its items look like.
    """

    by_headings: bool = False
    trail: list[_Above] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    text_lines: list[int] = field(default_factory=list)
    prose: list[int] = field(default_factory=list)
    loose_rows: list[int] = field(default_factory=list)
    others: list[Other] = field(default_factory=list)
    intro: str = ""
    place: int = 0
    last: Paragraph | None = None  # the block before, if it is one

    def add(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading(block.level, block.text, block.doubt or _doubt_of(block))
            case Paragraph():
                self._paragraph(block)
            case ItemList() | Table():
                self._right_above()
                self._section(block, self._verdict(block))
                self.intro = ""
            case Other():
                self.others.append(block)
        self.last = block if isinstance(block, Paragraph) else None

    def _right_above(self) -> None:
        """A paragraph right above a list speaks of those in it, whatever else it could be."""
        text = self.last.text if self.last else ""
        if not text or (self.trail and self.trail[-1].title == plain_heading(text)):
            return
        said = judged(text)
        unknown = may_say_anything(text) and self._people_stand_above()
        if not (said.shown or said.unclear or unknown) or not self._is_among_people():
            return
        one = is_about_one(text) and not (is_of_nameless(text) or says_only(text))
        if codes_in(text) or ((one or is_about_something_else(text)) and not introduces(text)):
            return
        self._take_back(self.last)
        self._heading(LINE_IN_TEXT, plain_heading(text))

    def _take_back(self, paragraph: Paragraph | None) -> None:
        """A paragraph that was taken for a person is none."""
        people = self.sections[-1].block if self.sections else None
        if not paragraph or not isinstance(people, People):
            return
        people.paragraphs[:] = [each for each in people.paragraphs if each is not paragraph.lines]
        if not people.paragraphs:
            self.sections.pop()

    def _is_among_people(self) -> bool:
        """Whether those who signed stand here or above."""
        if self._says() in (SIGNED, MAYBE):
            return True
        return any(
            each.says in (SIGNED, MAYBE, UNCLEAR)
            or (isinstance(each.block, Table) and has_names(each.block))
            for each in self.sections
        )

    def _heading(self, level: int, title: str, doubt: str = "") -> None:
        if self.trail and is_continued(title):
            return  # what stands above it goes on
        ended = [each for each in self.trail if each.level >= level]
        self.trail = [each for each in self.trail if each.level < level]
        kind = kind_of_group(title)
        said = judged(title)
        among = self._is_among_people() or bool(ended and ended[0].says in (SIGNED, MAYBE))
        if said.out:
            says = ELSE
        elif said.shown and among:
            says = SIGNED if is_about_signature(title) or says_who_signed(title) else MAYBE
        elif said.unclear and (among or is_state(title)):
            says = UNCLEAR
        elif says_who_signed(title):
            says = SIGNED
        elif says_demands(title):
            says = ELSE
        elif kind:
            goes_on = self._says() == SIGNED or self._follows_signed(title, ended)
            says = SIGNED if goes_on else GROUP
        else:
            says = self._says_without_words(level, title, ended)
        here = (SIGNED, MAYBE)
        inside = self._says() in here or bool(ended and ended[0].says in here)
        if doubt and (says in here or inside or (says == NOTHING and doubt == "item")):
            says = UNCLEAR
        opens = says == SIGNED and bool(kind) and self._opened(ended)
        self.trail.append(_Above(level, title, says, kind_of_those(title), opens, bool(doubt)))
        self.intro = ""
        self.place += 1

    def _follows_signed(self, title: str, ended: Sequence[_Above]) -> bool:
        """`## Organisations` after `## Signatories` goes on with them, `## Editors` may not.

        Where nothing stood below the heading before, any group is one of those who signed.
        """
        if not ended or ended[0].says != SIGNED:
            return False
        return self._opened(ended) or bool(_ANYBODY.search(title))

    def _opened(self, ended: Sequence[_Above]) -> bool:
        if not ended or ended[0].says != SIGNED:
            return False
        return ended[0].opens or not any(each.place == self.place for each in self.sections)

    def _says_without_words(self, level: int, title: str, ended: Sequence[_Above]) -> str:
        """What a heading such as `### Berlin` means: perhaps a part of those who signed.

        Where people stand above it who are in no such part, an unknown one may say anything.
        """
        in_bold = level >= LINE_IN_BOLD and bool(ended)
        if self._says() in (SIGNED, MAYBE) or (in_bold and ended[0].says in (SIGNED, MAYBE)):
            first = not ended or says_who_signed(ended[0].title)
            # Behind "Berlin" an unknown word may be a town, while several say something.
            beside = bool(ended) and is_ordinary(ended[0].title) and not title.istitle()
            beside = beside and len(title.split()) > 1
            above = any(each.place == self.place for each in self.sections)
            known = is_ordinary(title) or (beside and not first and is_plainly_read(title))
            known = known or (len(title.split()) > _FEW_WORDS and is_plainly_read(title))
            asks = above and (first or beside) and not known and not self.by_headings
            return UNCLEAR if asks else MAYBE
        return self._says()

    def _says(self) -> str:
        return self.trail[-1].says if self.trail else NOTHING

    def _title(self) -> str:
        return self.trail[-1].title if self.trail else ""

    def _kind(self) -> str:
        """The kind that the innermost heading names which names one.

        Above `## Signatories` stands the title of the letter, which may speak of universities.
        """
        below_signed = False
        for each in reversed(self.trail):
            if each.kind:
                return "" if below_signed and not _is_of_signatories(each) else each.kind
            below_signed = below_signed or says_who_signed(each.title)
        return ""

    def _paragraph(self, block: Paragraph) -> None:
        if loose := loose_rows(block):
            self.loose_rows += loose
            return
        first = block.lines[0].words.text.strip()
        if self._speaks_of_others(block):
            self._heading(LINE_IN_TEXT, plain_heading(block.text))
            return
        if self._is_line_above(first) and says_who_signed(first):
            self._heading(LINE_IN_TEXT, plain_heading(first))
            if block.lines[1:]:
                self._people(block.lines[1:])
            return
        if self._is_group_line(first) and len(block.lines) == 1:
            self._heading(LINE_IN_TEXT, plain_heading(first))
            return
        text = block.text
        below = self._says() in (SIGNED, MAYBE)
        labelled = below and are_labelled([line.words.text for line in block.lines])
        if labelled or (below and several_in(text) > 1):
            self._people(block.lines)  # several people in one line are refused there
            return
        # "@ada Ada Example" is no sentence.
        if prose := is_sentence(_HANDLE.sub("", text)) or introduces(text):
            self._end_of_line_above()
            self.intro = text if introduces(text) else ""
        against = self._says() in (ELSE, UNCLEAR) and self._is_against()
        against = against or (self._says() == UNCLEAR and self.trail[-1].doubt)
        if not prose and (self._says() in (SIGNED, MAYBE) or against):
            self._people(block.lines)
        elif below:
            self.prose += [line.line for line in block.lines]
        else:
            self.text_lines += [line.line for line in block.lines]

    def _speaks_of_others(self, block: Paragraph) -> bool:
        """Whether a paragraph says, or may say, of those below it that they do not sign by name.

        Between people an introduction that nothing is understood of may say anything.
        """
        text = block.text
        if len(text) > _LONGEST_ABOVE:
            return False
        said = judged(text)
        if said.out:
            return True
        if not introduces(text) or is_about_one(text) or not self._is_among_people():
            return False
        if said.shown or said.unclear:
            return True
        if self._people_stand_above() and not is_plain_line(text) and not says_something_else(text):
            self._heading(LINE_IN_TEXT, plain_heading(text))
            self.trail[-1].says = UNCLEAR
            self.last = None
        return False

    def _is_against(self) -> bool:
        """Whether a heading in force says that those below left, or are not to be named."""
        return any(speaks_against(each.title) for each in self.trail)

    def _is_line_above(self, text: str) -> bool:
        return len(text) <= _LONGEST_TITLE and is_title(text)

    def _is_group_line(self, text: str) -> bool:
        """`Organisations:` among the signatories."""
        known = introduces(text) and self._is_line_above(text) and bool(kind_of_group(text))
        return known and self._says() in (SIGNED, MAYBE) and not says_demands(text)

    def _end_of_line_above(self) -> None:
        """A text between ends what a line in the text opened, but not what a heading did.

        Where names stood below that line already, more of them may follow.
        """
        if not self.trail or self.trail[-1].level < LINE_IN_TEXT:
            return
        said = judged(self.trail[-1].title)
        if said.out or said.shown or said.unclear or self.trail[-1].says == UNCLEAR:
            if any(each.place == self.place for each in self.sections):
                self.trail[-1].says = UNCLEAR  # does it still count below the text?
            return
        if self._names_were_read():
            self.trail[-1].says = MAYBE
            return
        while self.trail and self.trail[-1].level >= LINE_IN_TEXT:
            self.trail.pop()

    def _names_were_read(self) -> bool:
        below = [each.says for each in self.sections if each.place == self.place]
        return SIGNED in below

    def _people_stand_above(self) -> bool:
        """Whether people stand below the same heading already."""
        return self._names_were_read() or any(
            each.place == self.place and isinstance(each.block, Table) and has_names(each.block)
            for each in self.sections
        )

    def _people(self, lines: Sequence[Line]) -> None:
        last = self.sections[-1] if self.sections else None
        if last and last.place == self.place and isinstance(last.block, People):
            last.block.paragraphs.append(lines)
        else:
            self._section(People([lines]), self._says())

    def _section(self, block: ItemList | Table | People, says: str) -> None:
        titled = next((each.title for each in reversed(self.trail) if each.kind), "")
        kind = kind_below(titled, self._kind(), texts_of(block))
        doubt = bool(self.trail) and self.trail[-1].doubt
        against = self._is_against()
        self.sections.append(Section(block, says, self._title(), kind, self.place, against, doubt))

    def _verdict(self, block: ItemList | Table) -> str:
        says = self._says()
        if block.about and says != ELSE:
            says = SIGNED
        if self.by_headings:
            return SIGNED if says == MAYBE else says
        if says == UNCLEAR or (says == ELSE and self._is_against()):
            return says
        if self.intro:
            says = _by_intro(says, self.intro)
        if isinstance(block, Table):
            return _table_verdict(block, says)
        if says == MAYBE:
            return SIGNED if look_like_names(block) else ELSE
        if says in (SIGNED, GROUP) and all(is_sentence(item.text) for item in block.items):
            return ELSE
        return says


def _by_intro(says: str, intro: str) -> str:
    if says_who_signed(intro):
        return SIGNED
    if says_something_else(intro):
        return MAYBE if says == SIGNED else ELSE
    return MAYBE if says in (SIGNED, GROUP) else says


def _table_verdict(table: Table, says: str) -> str:
    """A table without a column for names is one of something else, unless a heading says more."""
    if has_names(table):
        return {MAYBE: SIGNED, NOTHING: GROUP}.get(says, says)
    return {SIGNED: MAYBE, MAYBE: ELSE, GROUP: ELSE}.get(says, says)


def walked(blocks: Sequence[Block], *, by_headings: bool) -> Walk:
    """The sections of a document, with what is said above each."""
    walk = Walk(by_headings=by_headings)
    for block in blocks:
        walk.add(block)
    return walk


def _doubt_of(heading: Heading) -> str:
    """A paragraph in bold with somebody's name may be a signatory above others."""
    return "line" if heading.level == LINE_IN_BOLD and may_be_signatory(heading.text) else ""


def _is_of_signatories(above: _Above) -> bool:
    """Whether a heading is about those who signed, and no title of a letter."""
    return above.says == SIGNED or is_only_group(above.title)
