"""Whether the parts of an artefact agree with each other: artefact → checks. Pure.

What is seen is compared with what is carried by `visible`.

Agreement proves no more than that nobody changed one part and forgot another. Anyone who changes
all of them alike is found out by comparing the fingerprint with another copy.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.model import (
    Agreement,
    Artefact,
    CanonicalText,
    Check,
    Medium,
    Part,
    Register,
    parse_register,
)
from letterkit.model.verdict import COPY, SEAL, VERSION, WRITTEN, Result
from letterkit.verdict.beside import ON_PAPER, on_paper_check
from letterkit.verdict.carried import (
    as_stated,
    attached,
    facing_text,
    fault_of,
    named_edition,
    whole,
)
from letterkit.verdict.sealing import seal_check
from letterkit.verdict.visible import VocabularyOf, visible
from letterkit.verdict.visible_list import WITHOUT_REGISTER

Anew = Callable[[Artefact, CanonicalText | None, Register | None], Iterator[Check]]
"""Writes a file anew from what it carries, and says whether it is so: given by what renders."""


def agreement(
    artefact: Artefact,
    *,
    given: CanonicalText | None = None,
    vocabulary_of: VocabularyOf,
    anew: Anew,
) -> Agreement:
    """Compare every part with every other; `given` is a text that the artefact should hold.

    Whether a published list is what its key signed is for `judge_edition` to say.
    """
    inner = [agreement(each, vocabulary_of=vocabulary_of, anew=anew) for each in artefact.enclosed]
    text_check, text = _carried_text(artefact)
    register_check, register = _carried_register(artefact, inner)
    facing_checks, facing = facing_text(artefact, register)
    if register and inner:
        artefact = replace(artefact, lang=inner[0].lang)
    seal, sealed = seal_check(artefact, register)
    checks = [
        *seal,
        *whole(artefact),
        *text_check,
        *register_check,
        *attached(artefact, register),
        *named_edition(artefact, register),
        *_text_of_register(artefact, text, register, given),
        *facing_checks,
        *_title_of_register(text or given, register),
        *_given(facing if facing and facing == given else text, given),
        *_stated(artefact, text, facing),
        *anew(artefact, text, register),
        *_foreign(artefact),
        *visible(artefact, text, register, vocabulary_of, facing),
        *_enclosed(inner, text),
    ]
    if any(check.name == VERSION for check in checks):
        checks = [_by_another_version(check) for check in checks]
    if register:
        checks += _not_checked(register)
        if register.paper and all(check.name != ON_PAPER for check in checks):
            checks.append(on_paper_check(register.paper))
    names = artefact.stamps[0] if artefact.stamps and not register else None
    return Agreement(
        tuple(checks),
        text,
        register,
        artefact.lang,
        names,
        sealed=sealed,
        facing=facing,
        facing_lang=artefact.facing_lang,
    )


def _by_another_version(check: Check) -> Check:
    """What differs may be how that version writes it; only the seal has one form for all."""
    if check.result is not Result.FAIL or check.name == SEAL:
        return check
    return Check.not_checked(check.name, f"{check.detail}, as this version of letterkit reads it")


def _foreign(artefact: Artefact) -> Iterator[Check]:
    """What letterkit never writes into such a file, and what may change what is seen of it."""
    if artefact.foreign:
        more = len(artefact.foreign) - 1
        others = f", and {more} more such things" if more else ""
        detail = f"it has {artefact.foreign[0]}{others}, which letterkit never writes"
        yield Check.not_checked(WRITTEN, detail)


def _carried_text(artefact: Artefact) -> tuple[list[Check], CanonicalText | None]:
    if artefact.medium is Medium.REGISTER:
        return [], None
    name = "carried text"
    if artefact.lost and _is_mangled(artefact):
        detail = "in this copy, its words are not those whose SHA-256 is stated below them"
        return [Check.not_checked(name, detail)], None
    fault = _fault_of(artefact.texts, "text", artefact.medium)
    if fault:
        return [Check.failed(name, fault)], None
    content = artefact.texts[0].content.decode("utf-8", "replace")
    try:
        text = CanonicalText.of(content)
    except LetterkitError as error:
        return [Check.failed(name, str(error))], None
    if text.content.encode() != artefact.texts[0].content:
        return [Check.failed(name, "it is not in the form in which letterkit writes a text")], None
    if artefact.medium is Medium.CANONICAL:
        return [Check.not_checked(name, "a text alone has nothing to be compared with")], text
    return [as_stated(name, artefact.texts[0])], text


def _is_mangled(artefact: Artefact) -> bool:
    """Whether a text among other words is not as stated: a mail program may have wrapped it."""
    is_mail = artefact.medium in (Medium.EMAIL, Medium.TEXT)
    return is_mail and not all(each.is_as_stated for each in artefact.texts)


def _carried_register(
    artefact: Artefact, inner: Sequence[Agreement]
) -> tuple[list[Check], Register | None]:
    """Its own register, or that of the PDF in it."""
    name = "register"
    if artefact.medium in WITHOUT_REGISTER:
        unlike = any(each.failed or each.register != inner[0].register for each in inner)
        return [], None if unlike or not inner else inner[0].register
    fault = _fault_of(artefact.registers, "register", artefact.medium)
    if fault:
        return [Check.failed(name, fault)], None
    try:
        register = parse_register(artefact.registers[0].content.decode("utf-8", "replace"))
    except LetterkitError as error:
        if artefact.medium is Medium.REGISTER:
            raise
        return [Check.failed(name, str(error))], None
    if artefact.medium is Medium.REGISTER:
        return [Check.passed(name, "its counts are those of its entries")], register
    return [as_stated(name, artefact.registers[0])], register


def _fault_of(parts: Sequence[Part], what: str, medium: Medium) -> str:
    """What is wrong with the parts of one kind, of which there should be one as stated."""
    is_alone = medium in (Medium.REGISTER, Medium.CANONICAL) and len(parts) == 1
    return "" if is_alone else fault_of(parts, what)


def _text_of_register(
    artefact: Artefact,
    text: CanonicalText | None,
    register: Register | None,
    given: CanonicalText | None,
) -> Iterator[Check]:
    name = "text of the register"
    text = text or given
    if not text or not register:
        return
    lang = artefact.lang
    wanted = [register.texts.get(lang, "")] if lang else list(register.texts.values())
    if text.sha256 in wanted:
        yield Check.passed(name, "the register names the SHA-256 of this text")
    else:
        yield Check.failed(name, "the register names another text")


def _title_of_register(text: CanonicalText | None, register: Register | None) -> Iterator[Check]:
    """Of a letter in one language the register's title is the text's first line.

    A register does not say which of several languages its title is in.
    """
    if not text or not register or list(register.texts.values()) != [text.sha256]:
        return
    first = text.content.partition("\n")[0]
    if " ".join(register.title.split()) != " ".join(first.split()):
        yield Check.failed("title", "the register has another title than its text")


def _given(text: CanonicalText | None, given: CanonicalText | None) -> Iterator[Check]:
    if text and given and text == given:
        yield Check.passed("given text", "it is the text that you gave")
    elif text and given:
        yield Check.failed("given text", "it is not the text that you gave")


def _stated(
    artefact: Artefact, text: CanonicalText | None, facing: CanonicalText | None
) -> Iterator[Check]:
    """The fingerprint, and where there is room the whole SHA-256, that a reader sees."""
    name = "fingerprint"
    if not text or artefact.seen is None:
        return
    known = {each.fingerprint for each in (text, facing) if each}
    if artefact.fingerprints and set(artefact.fingerprints) != known:
        yield Check.failed(name, "one that is shown is not the text's")
    elif any(each != text.sha256 for each in artefact.digests):
        yield Check.failed(name, "the SHA-256 that is shown is not the text's")
    elif artefact.fingerprints:
        yield Check.passed(name, "the one that is shown is the text's")
    elif artefact.is_unmarked:
        yield Check.not_checked(name, "none can be read in this copy")
    else:
        yield Check.failed(name, "none is shown")


def _enclosed(inner: Sequence[Agreement], text: CanonicalText | None) -> Iterator[Check]:
    name = "enclosed PDF"
    for each in inner:
        if each.failed:
            yield Check.failed(name, f"{each.failed[0].name}: {each.failed[0].detail}")
        elif each.text != text:
            yield Check.failed(name, "it holds another text")
        elif each.register != inner[0].register:
            yield Check.failed(name, "there are two, with different registers")
        elif each.incomplete:
            yield Check.not_checked(COPY, f"its PDF is one: {each.incomplete}")
        elif each.not_as_written:
            yield Check.not_checked(WRITTEN, f"its PDF: {each.not_as_written}")
        else:
            yield Check.passed(name, "its parts agree, and it holds the same text")


def _not_checked(register: Register) -> Iterator[Check]:
    if register.edition is None:
        yield Check.not_checked(
            "signed list", "the list is not part of a published register, so it is not signed"
        )
    words = [level for level in ("listed", "code") if register.counts.levels.get(level)]
    if words:
        yield Check.not_checked(
            "evidence", f"at level {' and '.join(words)} a signature is the coordinator's word"
        )
