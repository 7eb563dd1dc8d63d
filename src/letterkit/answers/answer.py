"""Invitations are answered by e-mail: what such an answer is, and what it must say.

An answer confirms if one of `PHRASES` and the code begin the person's own text:

    I sign k7m2p q3xyz

They may stand on one line or two, in any case, with any blanks in and between them. In front of
them may stand signs that say yes (✓); behind the code a full stop, a comma, exclamation marks and
glad signs. Quotation marks, and those of bold and italic, stand on both sides. What else they write
must be a plain signature (`text/signed_off.py`), and subject, heads and attachments must say no
more (`actions/desk.py`). All other answers are for a person to judge, never for a program.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model.agreed import Agreed
from letterkit.model.signatory import Signatory
from letterkit.text.quoting import Parted, folded, parted
from letterkit.text.signed_off import GLAD_SIGNS, is_glad, is_signature

PHRASES: Mapping[str, str] = {
    "en": "I sign",
    "be": "Падпісваю",
    "ru": "Подписываю",
    "uk": "Підписую",
    "de": "Ich unterzeichne",
    "fr": "Je signe",
    "es": "Firmo",
    "pl": "Podpisuję",
    "ar": "أوقّع",
}
# The same with the "I" that these languages may leave out.
_ALSO = ("Я падпісваю", "Я подписываю", "Я підписую", "Ja podpisuję", "Yo firmo")
# Between phrase and code. Before the phrase, any mark may say that it does not hold.
_BETWEEN = r"\s{0,40}[:,.–—-]?\s{0,40}"
# What may be typed, or broken over two lines, between the two halves of a code.
_CODE = r"([a-z2-7]{5})\s{0,20}[-–—]?\s{0,20}([a-z2-7]{5})(?!\w)"
_SAID = "|".join(r"\s+".join(folded(phrase).split()) for phrase in (*PHRASES.values(), *_ALSO))
_YES_SIGNS = "".join((*sorted(GLAD_SIGNS), "\U0001f3fb-\U0001f3ff"))  # with the tones of a skin
_QUOTES = "\"'`´“”„‟‘’‚‛«»‹›"
_AROUND = rf"[*_{_QUOTES}]"
# Bold, italic and quotation marks stand on both sides or on none: `_closes` compares them.
_CONFIRMS = re.compile(
    rf"[\s¡{_YES_SIGNS}]{{0,200}}((?:{_AROUND}\s?){{0,6}})(?:{_SAID})(?!\w){_BETWEEN}{_CODE}"
    r"([^\n]*)(?:\n|\Z)"
)
# Looked for from every word: two words of five letters would hide the code behind them.
_ANY_CODE = re.compile(rf"(?<!\w)(?={_CODE})")
_LINK = re.compile(r"[<\[](?:https?|mailto|tel):[^>\]\s]{0,500}[>\]]")
# A run of fewer letters may stand in any text by chance, "no" within "note".
_TELLING = 12
# A box that is not ticked: nobody agrees to what stands beside it.
_EMPTY_BOX = re.compile(r"[\[({][\s_.:*–—-]*[\])}]")
# Who writes less than this themselves may have copied it, and then means it.
_INVITING = 60


@dataclass(frozen=True, slots=True)
class Carried:
    """A statement within an e-mail, and the signature that may be over it.

    `statement` is empty if it stands in a clearsigned text, which is then the signature.
    """

    statement: bytes = field(repr=False)
    signature: bytes = field(repr=False)
    suffix: str


@dataclass(frozen=True, slots=True)
class Part:
    """Something in an e-mail that is no text of it: its media type, the file's name, its bytes."""

    kind: str
    name: str = field(repr=False)
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Answer:
    """One e-mail. `received` is in seconds since 1970, as the coordinator's own server wrote it.

    `automatic` is one that a program sent, such as a note of absence. `sender` is the address that
    it says to come from, or nothing where it names none or several. `sent` is when it says to have
    been sent, `answered` the ids of the e-mails that it says to answer. `carried` are signed
    statements within it, `sealed` why its text cannot be read, or nothing. `signed_with` is what
    signed the whole e-mail, PGP/MIME or S/MIME, or nothing. `display` is the name beside the
    sender's address, `others` are the addresses in its other heads that say who it is from, and
    `parts` is what it carries beside its text, `broken` why it is not whole, or nothing.

    `looks` is what in its HTML may change how its words look, or nothing.
    `row` is one that is no e-mail, but a row of a file: it says something else than a plain yes.
    """

    place: str
    data: bytes = field(repr=False)
    text: str = field(repr=False)
    automatic: bool = False
    received: int | None = None
    subject: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    sent: int | None = None
    answered: tuple[str, ...] = ()
    carried: tuple[Carried, ...] = ()
    sealed: str = ""
    signed_with: str = ""
    display: str = field(default="", repr=False)
    others: tuple[str, ...] = field(default=(), repr=False)
    parts: tuple[Part, ...] = ()
    broken: str = ""
    looks: str = ""
    row: Agreed | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Unread:
    """An e-mail that cannot be read: `error` names it and says why."""

    place: str
    error: LetterkitError


@dataclass(frozen=True, slots=True)
class Said:
    """What the person says in an answer.

    `codes` are those that they confirm at the start of their text, `rest` what they write below.
    `mentioned` is whatever looks like a code in their own words and the subject, `quoted` in what
    they quote.
    """

    codes: tuple[str, ...]
    mentioned: tuple[str, ...]
    quoted: tuple[str, ...]
    rest: str = field(repr=False)
    parted: Parted = field(repr=False)

    def confirms(self, entry: Iterable[str]) -> bool:
        """Whether no more is said than the confirmation, by the one with these texts."""
        boxed = _EMPTY_BOX.search(self.rest)
        return bool(self.codes) and not boxed and is_signature(self.rest, entry)


def said_in(answer: Answer) -> Said:
    """What an answer says, by its own words and by what it quotes."""
    parts = parted(answer.text)
    own = folded(parts.own)
    codes: list[str] = []
    at = 0
    while (found := _CONFIRMS.match(own, at)) and _closes(found[1], found[4]):
        codes.append(found[2] + found[3])
        at = found.end()
    mentioned = _codes(f"{folded(answer.subject)}\n\n{own}")
    quoted = _codes(folded(parts.quoted))
    return Said(_once(codes), mentioned, quoted, own[at:], parts)


def _closes(front: str, behind: str) -> bool:
    """Whether nothing but glad marks, and the marks that stand in front, stand behind a code."""
    if not is_glad(re.sub(_AROUND, "", behind)):
        return False
    opened, closed = (
        ["quote" if each in _QUOTES else each for each in re.findall(_AROUND, text)]
        for text in (front, behind)
    )
    return opened == closed[::-1] and opened.count("quote") <= 2


def _codes(text: str) -> tuple[str, ...]:
    return _once(each[1] + each[2] for each in _ANY_CODE.finditer(text))


def _once(codes: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(codes))


def entry_texts(who: Signatory) -> tuple[str, ...]:
    """What a plain signature may repeat of an entry."""
    return (who.name, who.role, who.affiliation, who.email, who.phone)


def written_code(code: str) -> str:
    """Ten characters in two groups, for people."""
    return f"{code[:5]} {code[5:]}"


def not_in(text: str, invitation: str) -> list[str]:
    """The lines of a text that do not stand in the invitation, in its order.

    Of what is quoted, these are what the person may have written into it.
    Blanks, marks, case and the links that a mail program makes of addresses are not compared.
    """
    known = _letters(invitation)
    at, strange = 0, []
    for line in text.split("\n"):
        letters = _letters(line)
        if not letters or known.startswith(letters, at):
            at += len(letters)
            continue
        there = known.find(letters, at) if len(letters) >= _TELLING else -1
        if there >= 0:
            at = there + len(letters)
        else:
            strange.append(line.strip())
    return strange


def is_only_invitation(text: str, invitation: str) -> bool:
    """Whether nothing is in a text but the invitation, or its beginning, or nothing at all."""
    letters = len(_letters(text))
    return not letters or (letters >= _INVITING and not not_in(text, invitation))


def is_picked_out(quoted: str) -> bool:
    """Whether so little is quoted that somebody may have chosen it, and not their mail program."""
    return len(_letters(quoted)) < _INVITING


def holds(text: str, statement: str) -> bool:
    """Whether the whole statement stands in the text, however it was quoted and wrapped."""
    return _squeezed(statement) in _squeezed(text)


def _letters(text: str) -> str:
    return "".join(each for each in _LINK.sub("", folded(text)) if each.isalnum())


def _squeezed(text: str) -> str:
    return "".join("".join(line.lstrip("> |\t").split()) for line in text.splitlines())
