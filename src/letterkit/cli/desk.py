"""Where answers are judged: who was invited with which code, and what an answer is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from letterkit.check.addresses import canonical_address
from letterkit.cli.filing import Filing
from letterkit.cli.invited import invited_by_id
from letterkit.model import Signatory
from letterkit.model.answer import (
    Answer,
    Said,
    entry_texts,
    is_only_invitation,
    not_in,
)
from letterkit.model.near_codes import mistyped
from letterkit.model.quoting import without_introduction
from letterkit.model.signed_off import GLAD_SIGNS, is_signature
from letterkit.prove.statement import Statement, confirmation_code, format_statement
from letterkit.read.invitations import read_message_ids, read_secret
from letterkit.read.waiting import read_waiting
from letterkit.render.invitation import form_of


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

    @cached_property
    def message_ids(self) -> Mapping[str, str]:
        """Who was invited with the e-mail of this id."""
        return read_message_ids(self.filing.register, self.filing.register_name)


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
    return Desk(filing, asked, {who.id: who for who in filing.listed if who.id}, kept)


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
            codes = [
                each for each in codes if not is_only_invitation(own, invited_with(desk, each))
            ]
    return list(dict.fromkeys(codes))


def _their_codes(desk: Desk, answer: Answer, said: Said) -> list[str]:
    """The codes of whoever writes from this address, or answers their invitation, in own words.

    Of several invitations of one person it is the last, or that to the text as it is now.
    """
    texts = desk.filing.expected.texts.values()
    found: dict[str, str] = {}
    thread = {desk.message_ids[each] for each in answer.answered if each in desk.message_ids}
    for code, (person, statement) in desk.asked.items():
        who = desk.people.get(person)
        if not who or not (person in thread or is_from(answer, who)):
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


def has_words(text: str) -> bool:
    """Whether there is a letter or digit in it."""
    return any(each.isalnum() for each in text)


def doubt(desk: Desk, answer: Answer, said: Said, code: str) -> str:
    """Why an answer does not plainly confirm the invitation with this code, or nothing."""
    if code not in said.codes:
        return _unconfirmed(said, answer, code)
    person, _ = desk.asked[code]
    who = desk.people.get(person)
    if who and not said.confirms(entry_texts(who)):
        return "it says more than the confirmation"
    if who and not is_from(answer, who):
        return "it came from another address than the invitation went to"
    if added := added_below(desk, said, code):
        if len(added) == 1:
            return "1 line in what it quotes is not the invitation's"
        return f"{len(added)} lines in what it quotes are not the invitation's"
    return ""


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


def why_nothing(desk: Desk, answer: Answer, said: Said) -> str:
    """Why an answer is about no invitation."""
    if answer.sealed:
        return f"confirms nothing: {answer.sealed}, and nobody was invited at its address"
    if not has_words(said.parted.own):
        return "confirms nothing: it has no words but those that it quotes"
    if any(code in desk.asked for code in (*said.mentioned, *said.quoted)):
        return "confirms nothing: it is the invitation, without an answer"
    if any(is_from(answer, who) for who in desk.people.values()):
        return "confirms nothing: it has no code, and no answer to an invitation"
    return "confirms nothing: it has no code, and nobody was invited at its address"


def added_below(desk: Desk, said: Said, code: str) -> list[str]:
    """Lines that the person may have written into what they quote, marked as such or not."""
    quoted = without_introduction(said.parted.quoted)
    return not_in(quoted, invited_with(desk, code)) if quoted else []


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
