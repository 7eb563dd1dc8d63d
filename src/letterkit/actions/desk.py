"""Where answers are judged: who was invited with which code, and what an answer is about."""

import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from letterkit.actions.filing import Filing
from letterkit.actions.lists import signatories_of
from letterkit.actions.standing import invited_by_id
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.answers.answer import (
    Answer,
    Said,
    entry_texts,
    is_only_invitation,
    is_picked_out,
    not_in,
    said_in,
)
from letterkit.answers.invitations import read_message_ids, read_secret
from letterkit.answers.near_codes import mistyped
from letterkit.answers.read_waiting import read_waiting
from letterkit.answers.retracting import refuses
from letterkit.answers.subjects import subject_says_more
from letterkit.answers.waiting import Waiting
from letterkit.check.addresses import canonical_address
from letterkit.evidence.statement import (
    Statement,
    code_of_statement,
    confirmation_code,
    format_statement,
)
from letterkit.model import Signatory
from letterkit.register.read_outbox import NEWS, RECEIPTS, people_by_message_id
from letterkit.render.invitation import form_of, subject_of
from letterkit.text.names import same_name
from letterkit.text.quoting import folded, is_sender_head, visible, without_introduction, words_of
from letterkit.text.signed_off import GLAD_SIGNS, is_signature, names_person

STATEMENT = b"letterkit.statement.v1"


@dataclass
class Desk:
    """`asked` are the invitations by their codes, `wanted` the DNS answers missing.

    `kept` are the ids of answers that were kept for review, with whether they are decided;
    `reopened` those among them that were filed before.
    """

    filing: Filing
    asked: Mapping[str, tuple[str, Statement]]
    people: Mapping[str, Signatory]
    kept: dict[str, bool]
    wanted: dict[str, None] = field(default_factory=dict)
    reopened: set[str] = field(default_factory=set)
    quiet: bool = False

    def say(self, *lines: str) -> None:
        """Note something, unless it is only tried whether an answer would be taken."""
        if not self.quiet:
            self.filing.host.note(*lines)

    @cached_property
    def message_ids(self) -> Mapping[str, str]:
        """Who was invited with the e-mail of this id."""
        return read_message_ids(self.filing.register, self.filing.register_name)

    @cached_property
    def beside(self) -> Sequence[Signatory]:
        """The people on other lists of the letter, without those who withdrew."""
        filing = self.filing
        letter = next(iter(filing.letters.values()))
        withdrawn = withdrawn_from(filing.workspace, filing.slug)
        everybody = signatories_of(filing.workspace, letter, None)
        others = [each for each in everybody if each.source.file != filing.target.name]
        return [each for each in others if not withdrawn.has(each)]

    @cached_property
    def receipts(self) -> Mapping[str, str]:
        """Who was written a receipt, by the ids of the e-mails."""
        return people_by_message_id(self.filing.register, RECEIPTS)

    @cached_property
    def news(self) -> Mapping[str, str]:
        """Who was written news, by the ids of the e-mails."""
        return people_by_message_id(self.filing.register, NEWS)

    @cached_property
    def by_address(self) -> Mapping[str, Sequence[Signatory]]:
        """Everybody on the letter's lists, by their address."""
        found: dict[str, list[Signatory]] = {}
        for who in (*self.people.values(), *self.beside):
            found.setdefault(canonical_address(who.email), []).append(who)
        return found

    @cached_property
    def first_invited(self) -> Mapping[str, date]:
        """The day on which each person was first invited."""
        found: dict[str, date] = {}
        for person, statement in self.asked.values():
            found[person] = min(statement.date, found.get(person, statement.date))
        return found


def desk_of(filing: Filing) -> Desk:
    """The desk of a letter; nobody is asked where nobody was invited yet."""
    name = filing.register_name
    secret = read_secret(filing.register, name)
    invited = invited_by_id(filing) if secret else {}
    asked = {
        confirmation_code(secret, each): (person, each)
        for person, statements in invited.items()
        for each in statements
    }
    kept = {each.id: each.verdict is not None for each in read_waiting(filing.register, name)}
    ids = [filing.id_of(who) for who in filing.listed]
    people = {
        person: who if who.id else replace(who, id=person)
        for person, who in zip(ids, filing.listed, strict=True)
    }
    return Desk(filing, asked, people, kept)


def code_of_answer(desk: Desk, waiting: Waiting) -> str:
    """The code of the invitation that an answer is about."""
    secret = read_secret(desk.filing.register, desk.filing.register_name)
    return code_of_statement(secret, waiting.statement)


def about(desk: Desk, answer: Answer, said: Said) -> list[str]:
    """The codes that an answer is about, of which each may be one that nobody was invited with.

    A code that is mistyped is about the person's own, where they are known.
    """
    codes = _with_codes(desk, said)
    unknown = [code for code in codes if code not in desk.asked]
    if codes and not unknown:
        return codes
    theirs = _their_codes(desk, answer, said)
    typed = [code for code in theirs if near(said, answer, code) is not None]
    if unknown and typed:
        return list(dict.fromkeys([*(each for each in codes if each in desk.asked), *typed]))
    return codes or theirs


def near(said: Said, answer: Answer, code: str) -> int | None:
    """In how many characters the code in a person's own words differs from this one."""
    return mistyped(f"{answer.subject}\n\n{said.parted.own}", code)


def _with_codes(desk: Desk, said: Said) -> list[str]:
    """The codes that an answer confirms, then those in what else it says.

    With no words of the person's own, it is about none: such is an invitation sent back.
    """
    codes = [*said.codes, *(each for each in said.mentioned if each in desk.asked)]
    if not said.codes:
        codes = codes or [each for each in said.quoted if each in desk.asked]
        own = said.parted.own
        if own.strip() or not said.mentioned:  # else the subject alone says something
            codes = [each for each in codes if not _is_sent_back(desk, said, each)]
    return list(dict.fromkeys(codes))


def _is_sent_back(desk: Desk, said: Said, code: str) -> bool:
    """Whether an answer is nothing but the invitation with this code, or a part of it."""
    invitation = invited_with(desk, code)
    own, quoted = said.parted.own, without_introduction(said.parted.quoted)
    if not is_only_invitation(own, invitation):
        return False
    if own.strip():
        return True
    # Who types a `>` before the line to copy, or leaves only that line, may mean to confirm.
    twice = squeezed(quoted).count(code) > squeezed(invitation).count(code)
    return not twice and (code not in squeezed(quoted) or not is_picked_out(quoted))


def _their_codes(desk: Desk, answer: Answer, said: Said) -> list[str]:
    """The codes of the person who writes from this address, or answers their invitation.

    Of several invitations of one person it is the last, or that to the text as it is now.
    """
    texts = desk.filing.expected.texts.values()
    found: dict[str, str] = {}
    thread = {desk.message_ids[each] for each in answer.answered if each in desk.message_ids}
    for code, (person, statement) in desk.asked.items():
        who = desk.people.get(person)
        if not who or not (person in thread or is_from(answer, who) or is_named(answer, who)):
            continue
        if not says_something(desk, answer, said, code):
            continue
        if person not in found or statement.text in texts:
            found[person] = code
    return list(found.values())


def says_something(desk: Desk, answer: Answer, said: Said, code: str) -> bool:
    """Whether an answer to the invitation with this code has any words or signature of its own."""
    if answer.sealed or answer.signed_with or answer.carried:
        return True
    if around(desk, answer, code) or added_below(desk, said, code):
        return True
    own = said.parted.own
    who = desk.people[desk.asked[code][0]]
    bare = is_only_invitation(own, invited_with(desk, code)) and has_words(own)
    # A sign that says yes is something.
    empty = is_signature(own, entry_texts(who)) and not GLAD_SIGNS & set(own)
    return not bare and not empty


def is_from(answer: Answer, who: Signatory) -> bool:
    """Whether it says to come from the person's address, in any spelling of it."""
    sender = canonical_address(answer.sender)
    return bool(sender) and sender == canonical_address(who.email)


def is_named(answer: Answer, who: Signatory) -> bool:
    """Whether an e-mail from another address says that it is this person's, or sends theirs on.

    By the name beside its address, by its other heads, or by the heads of what it forwards; in its
    own words, if it may refuse.
    """
    address = canonical_address(who.email)
    if address and address in map(canonical_address, answer.others):
        return True
    if same_name(answer.display, who.name):
        return True
    said = visible(answer.text)
    forwarded = [line for line in said.split("\n") if is_sender_head(line.lstrip(" >|"))]
    below = " ".join(forwarded).casefold()
    if (who.email and who.email.casefold() in below) or _stands_in(who.name, below):
        return True
    if not refuses(answer):
        return False
    own = said_in(answer).parted.own
    return _stands_in(who.name, own) or bool(who.email and who.email.casefold() in own.casefold())


def _stands_in(name: str, text: str) -> bool:
    """Whether a name of several words stands in a text."""
    words = words_of(name)
    return len(words) > 1 and f" {' '.join(words)} " in f" {' '.join(words_of(text))} "


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(each.isalnum() for each in text)


def doubt(desk: Desk, answer: Answer, said: Said, code: str) -> str:
    """Why an answer does not plainly confirm the invitation with this code, or nothing."""
    looks = f"its HTML has {answer.looks}, which may change what a reader sees"
    others = (around(desk, answer, code), _added(desk, said, code), looks if answer.looks else "")
    more = "; ".join(filter(None, others))
    if code not in said.codes:
        if more and not answer.sealed and not has_words(said.parted.own):
            return more
        why = _unconfirmed(said, answer, code)
        return f"{why}; {more}" if more else why
    person, _ = desk.asked[code]
    who = desk.people.get(person)
    if who and not said.confirms(entry_texts(who)):
        why = "it says more than the confirmation"
        return f"{why}; {more}" if more else why
    if who and not is_from(answer, who):
        return "it came from another address than the invitation went to"
    if any(not _is_theirs(desk, answer, each) for each in said.codes):
        return "it has a code of somebody else too"
    return more


def _is_theirs(desk: Desk, answer: Answer, code: str) -> bool:
    """Whether somebody with the address of the sender was invited with this code."""
    if code not in desk.asked:
        return False
    who = desk.people.get(desk.asked[code][0])
    return who is None or is_from(answer, who)


def _added(desk: Desk, said: Said, code: str) -> str:
    added = added_below(desk, said, code)
    if not added:
        return ""
    if len(added) == 1:
        return "1 line in what it quotes is not the invitation's"
    return f"{len(added)} lines in what it quotes are not the invitation's"


def _unconfirmed(said: Said, answer: Answer, code: str) -> str:
    """Why there is no confirmation with this code at the start of an answer."""
    if code in said.mentioned:
        return "its own words do not begin with the confirmation"
    if answer.sealed:
        return answer.sealed
    differ = near(said, answer, code)
    if differ:
        characters = "1 character differs" if differ == 1 else f"{differ} characters differ"
        return f"its code is mistyped: {characters} from the code that was sent"
    if differ == 0:
        return "its code is not written as it was sent"
    if code in said.quoted:
        return "it has the code only in what it quotes"
    if answer.signed_with:
        return f"no code in it; letterkit does not verify its {answer.signed_with} signature"
    return "no code in it"


def added_below(desk: Desk, said: Said, code: str) -> list[str]:
    """Lines that the person may have written into what they quote, marked as such or not."""
    quoted = without_introduction(said.parted.quoted)
    if not has_words(quoted) and not quoted.strip():
        return []
    invitation = invited_with(desk, code)
    # A short line that is quoted by itself is one of the invitation's still.
    lines = {squeezed(line) for line in invitation.split("\n")}
    added = [each for each in not_in(quoted, invitation) if squeezed(each) not in lines]
    # Signs and strokes have no letters to compare by.
    said_by_signs = [line for line in quoted.split("\n") if has_signs(line)]
    said_by_signs += [line for line in quoted.split("\n") if _is_mark_alone(line, lines)]
    return list(dict.fromkeys([*added, *said_by_signs]))


def has_signs(text: str) -> bool:
    """Whether a sign or picture stands in it, or something that is struck out."""
    return "~~" in text or any(unicodedata.category(each) in ("So", "Sk") for each in text)


def _is_mark_alone(line: str, lines: set[str]) -> bool:
    """Whether a line has no letters, and is none of the invitation's."""
    marks = squeezed(line)
    return bool(marks) and not has_words(marks) and marks not in lines


def squeezed(text: str) -> str:
    """A text without its blanks, for comparing."""
    return "".join(folded(text).split())


def around(desk: Desk, answer: Answer, code: str, known: Iterable[bytes] = ()) -> str:
    """What an e-mail says besides its text, in its heads and attachments; or nothing.

    `known` are attachments that are accounted for elsewhere.
    """
    if answer.broken:
        return answer.broken
    person, statement = desk.asked[code]
    who = desk.people.get(person)
    letters = desk.filing.letters.values()
    if subject_says_more(answer.subject, map(subject_of, letters)):
        return "its subject says more than that it answers the invitation"
    if who and is_from(answer, who):
        if not names_person(answer.display, entry_texts(who)):
            return "the name beside its address is another than on the list"
        senders = {canonical_address(each) for each in answer.others}
        if senders - {canonical_address(who.email)}:
            return "one of its heads (Sender, Reply-To) names another address"
    if strange := strange_parts(desk, answer, statement, known):
        return "; ".join(dict.fromkeys(strange))
    return ""


def strange_parts(
    desk: Desk, answer: Answer, statement: Statement, known: Iterable[bytes] = ()
) -> list[str]:
    """What is attached to an e-mail and did not come with its invitation, in words."""
    written = format_statement(statement)
    texts = (each.content.encode() for each in desk.filing.texts.values())
    usual = {_plain(each) for each in (written, *texts, *known)} | {b""}
    found = []
    for part in answer.parts:
        if _plain(part.data) in usual and not part.kind.startswith("message/"):
            continue
        if _plain(part.data).startswith(STATEMENT):
            found.append("a statement is attached that is not the nine lines of the invitation")
        else:
            found.append(f"something is attached to it ({part.kind})")
    return found


def _plain(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").strip()


def invited_with(desk: Desk, code: str) -> str:
    """The text of the invitation that this code stands in."""
    _, statement = desk.asked[code]
    filing = desk.filing
    texts = filing.expected.texts
    first = next(iter(texts))
    lang = next((each for each, digest in texts.items() if digest == statement.text), first)
    letter = filing.letters[lang]
    if not letter.sender_email:
        # The address is in the head alone, and what is compared is the text.
        letter = replace(letter, sender_email="letters@example.org")
    form = form_of(letter, filing.texts[lang])
    return form.text(format_statement(statement), code)
