"""Where a "not" stands in the title of a question, and whether it turns a yes into a no."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from letterkit.wishes.lexicon import Token, Word, documents, first_person, preferring, second_person

# Kinds of words of which one turns a question round.
FLIPS = (Word.NEG, Word.WITHOUT, Word.FLIP, Word.HIDE, Word.ANON)
# Before what is still to be done.
_STILL_TO = frozenset(
    {"doit", "doivent", "to", "do", "na", "zu", "zur", "k", "к", "ко", "на", "до", "да", "a", "por"}
)
_NEEDED = frozenset({"нужно", "нужна", "нужен", "надо", "треба", "трэба", "trzeba"})
_NONE_OF = frozenset({"no", "нет", "няма", "немає", "brak", "kein", "keine", "لا", "aucun", "pas"})
_LEAVES = frozenset({
    *("consent", "permission", "approval", "agreement", "authorisation", "authorization"),
    *("согласия", "разрешения", "одобрения", "згоды", "дазволу", "згоди", "дозволу", "zgody"),
    *("zustimmung", "einwilligung", "erlaubnis", "genehmigung", "accord", "consentement"),
    *("autorisation", "consentimiento", "permiso", "autorizacion", "موافقه"),
})  # fmt: skip
_HALVES = frozenset({"ne", "n"})  # of a French negation


def stands_first(order: Sequence[Word], word: Word) -> bool:
    """Whether a kind of word stands before all that shows."""
    place = order.index(word)
    return not {Word.SHOW, Word.PUBLISH} & {*order[:place]}


def is_put_beside(tokens: Sequence[Token], kinds: Counter[Word]) -> bool:
    """Whether something is shown in place of the name: "my organisation, not my name"."""
    if not (kinds[Word.DETAIL] or kinds[Word.ROLE] or kinds[Word.WITHOUT]):
        return False
    order = [token.kind for token in tokens]
    turns = [each for each in (Word.NEG, *FLIPS) if each in order]
    return not any(stands_first(order, each) for each in turns)


def is_turned_question(tokens: Sequence[Token], kinds: Counter[Word]) -> bool:
    """Whether a "not" may ask for a yes, as in "Wouldn't you like to be named?"."""
    texts = texts_of(tokens)
    if _is_preferred(tokens):
        return False
    if not kinds[Word.NEG] or (texts & first_person() and not texts & second_person()):
        return False  # "I do not want my name published" asks nobody
    if kinds[Word.ASK]:
        return True
    content = [token.kind for token in tokens if token.kind is not Word.FILLER]
    at_will = any(
        Word.NEG in pair and {Word.WANT, Word.AGREE} & {*pair} for pair in pairwise(content)
    )
    return at_will and bool(texts & second_person())


def _is_preferred(tokens: Sequence[Token]) -> bool:
    """Whether the "not" is what is preferred: "Would you prefer not to be named?"."""
    before: list[Token] = []
    for token in tokens:
        if token.kind is Word.NEG:
            break
        before.append(token)
    while before and before[-1].kind is Word.FILLER and not _prefers(before[-1]):
        before.pop()
    if not before or not _prefers(before[-1]):
        return False
    # «Ne préférez-vous pas …?» asks for a yes.
    return not any(token.text in _HALVES for token in before)


def _prefers(token: Token) -> bool:
    return token.text.startswith(preferring())


def is_still_needed(tokens: Sequence[Token]) -> bool:
    """Whether leave is needed of somebody who is not spoken to: "Needs approval", "To approve".

    "You must agree" and "I want to agree" ask for it.
    """
    persons = first_person() | second_person()
    if any(token.kind is Word.WANT for token in tokens):
        begins = tokens[0].kind is Word.WANT and not {*tokens[0].text.split()} & persons
        return begins or not texts_of(tokens) & persons
    first = tokens[0].text
    if first in _NEEDED:
        return True
    return len(tokens) > 1 and first in _STILL_TO and tokens[1].kind is Word.AGREE


def is_leave_taken(tokens: Sequence[Token]) -> bool:
    """Whether leave is taken back, or there is none: "Consent revoked", "No permission".

    "I do not agree", «No consiento», is what somebody says who signs.
    """
    kinds = {token.kind for token in tokens}
    if Word.AGREE not in kinds or texts_of(tokens) & (first_person() | second_person()):
        return False
    if kinds & {Word.FLIP, Word.WITHOUT, Word.HIDE}:
        return True
    return tokens[0].text in _NONE_OF and tokens[-1].text in _LEAVES


def texts_of(tokens: Sequence[Token]) -> set[str]:
    """The words of a title, folded."""
    return {token.text for token in tokens}


def is_of_letter(tokens: Sequence[Token]) -> bool:
    """Whether a letter or list is published, and not something on it or under it."""
    if not any(each.kind is Word.PUBLISH for each in tokens):
        return False
    for number, token in enumerate(tokens):
        if token.text.startswith(documents()) and " " not in token.text:
            before = [each.kind for each in reversed(tokens[:number])]
            near = [kind for kind in before if kind in (Word.PREP, Word.PUBLISH)]
            if near[:1] != [Word.PREP]:
                return True
    return False
