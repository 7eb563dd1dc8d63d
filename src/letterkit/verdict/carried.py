"""What a file carries of its register beside the list, and what it names without carrying. Pure.

Anyone who made a PDF chose the policy in it, so its witnesses are never counted here.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.model import Artefact, CanonicalText, Check, Medium, Part, Register
from letterkit.model.stamp import Stamp
from letterkit.model.verdict import COPY

if TYPE_CHECKING:
    from letterkit.model.entry import Published


def attached(artefact: Artefact, register: Register | None) -> Iterator[Check]:
    """The checkpoint and the policy in a PDF against its register."""
    if artefact.medium is not Medium.PDF or register is None:
        return
    parts = (("checkpoint", artefact.checkpoints), ("policy", artefact.policies))
    if register.published is None:
        for what, found in parts:
            if found:
                yield Check.failed(what, "there is one in it, and nothing was published")
        return
    for what, found in parts:
        fault = fault_of(found, what)
        if fault:
            yield Check.failed(what, fault)
        elif what == "checkpoint":
            yield _checkpoint(found[0].content, register.published)
        else:
            yield _policy(found[0].content, register.published)


def fault_of(parts: Sequence[Part], what: str) -> str:
    """What is wrong with the parts of one kind, of which there should be one as stated.

    Where nothing is stated, nothing is wrong: `whole` says that it cannot be verified.
    """
    if not parts:
        return f"there is no {what} in it"
    if len(parts) > 1:
        return f"there are {len(parts)} of them in it"
    if not parts[0].stated or parts[0].is_as_stated:
        return ""
    return "its SHA-256 is not the one stated beside it"


def as_stated(name: str, part: Part) -> Check:
    """The check of a part with which nothing is wrong."""
    if part.stated:
        return Check.passed(name, "its SHA-256 is the one stated beside it")
    return Check.not_checked(name, "this copy states no SHA-256 for it")


def whole(artefact: Artefact) -> Iterator[Check]:
    """What another program took away of the file, if it did.

    Ghostscript and others write a PDF anew without what they do not know, and an e-mail that is
    forwarded stands among other words. Anyone who changes a file can take the same away, so what is
    left never holds.
    """
    lost = list(artefact.lost)
    unstated = [what for what, parts in _stated_parts(artefact) if parts and not parts[0].stated]
    if unstated:
        lost.insert(0, f"it does not state the SHA-256 of its {_and(unstated)}")
    if lost:
        yield Check.not_checked(COPY, f"{', and '.join(lost)}; ask for the original file")


def _and(words: Sequence[str]) -> str:
    """`text, register and policy`"""
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def _stated_parts(artefact: Artefact) -> Sequence[tuple[str, Sequence[Part]]]:
    """The parts of the media that state a SHA-256 beside each."""
    if artefact.medium not in (Medium.PDF, Medium.PAGE):
        return ()
    return (
        ("text", artefact.texts),
        ("second text", artefact.facing_texts),
        ("register", artefact.registers),
        ("checkpoint", artefact.checkpoints),
        ("policy", artefact.policies),
        ("manuscript", artefact.manuscripts),
    )


def _checkpoint(content: bytes, published: "Published") -> Check:
    if content != published.checkpoint.encode("utf-8", "replace"):
        return Check.failed("checkpoint", "the one attached is not the one of the register")
    return Check.passed("checkpoint", "the one attached is the one of the register")


def _policy(content: bytes, published: "Published") -> Check:
    from letterkit.keys import parse_verifier_key  # takes a while, and few files were published
    from letterkit.tlog.policy import parse_policy

    name = "policy"
    try:
        policy, key = parse_policy(content), parse_verifier_key(published.vkey)
    except LetterkitError as error:
        return Check.failed(name, str(error))
    if all(log.key != key for log in policy.logs):
        return Check.failed(name, "the one attached is for another key than the register's")
    if not policy.witnesses:
        return Check.passed(name, "the one attached is for the register's key, without witnesses")
    names = ", ".join(each.key.name for each in policy.witnesses)
    detail = f"the maker of this file names witnesses in it: {names}"
    return Check.not_checked(name, f"{detail}; give --policy with those you trust")


def named_edition(artefact: Artefact, register: Register | None) -> Iterator[Check]:
    """The edition that a text or an e-mail names, against the register that comes with it."""
    if artefact.medium not in (Medium.TEXT, Medium.EMAIL):
        return
    name, stamps = "register", artefact.stamps
    if len(stamps) > 1:
        yield Check.failed(name, f"it names {len(stamps)} editions")
    elif register is not None:
        yield _against(stamps, register)
    elif stamps:
        detail = f"it carries none; it names edition {stamps[0].edition}, {stamps[0].size} leaves"
        more = f"root {stamps[0].root}, key {stamps[0].key_id}"
        yield Check.not_checked(name, f"{detail}, {more}")
    else:
        yield Check.not_checked(name, "it carries none, and names no edition of one")


def _against(stamps: Sequence[Stamp], register: Register) -> Check:
    name = "register"
    if register.published is None:
        if stamps:
            return Check.failed(name, "it names an edition, and its PDF was not published")
        return Check.passed(name, "its PDF carries one, that was not published")
    from letterkit.verdict.edition import stamp_words

    size, root, key = stamp_words(register) or ("", "", "")
    shown = [(each.edition, str(each.size), each.root, each.key_id) for each in stamps]
    if shown != [(register.edition, size, root, key)]:
        return Check.failed(name, "it does not name the edition that its PDF carries")
    return Check.passed(name, f"it names edition {register.edition}, which its PDF carries")


def facing_text(
    artefact: Artefact, register: Register | None
) -> tuple[list[Check], CanonicalText | None]:
    """The checks of that text, and the text if there is one; nothing for a file in one language."""
    name = "second text"
    if not artefact.facing_lang:
        return [], None
    if artefact.facing_lang == artefact.lang:
        return [Check.failed(name, "it is in the language of the first")], None
    fault = fault_of(artefact.facing_texts, "text")
    if fault:
        return [Check.failed(name, fault)], None
    content = artefact.facing_texts[0].content
    try:
        text = CanonicalText.of(content.decode("utf-8", "replace"))
    except LetterkitError as error:
        return [Check.failed(name, str(error))], None
    if text.content.encode() != content:
        return [Check.failed(name, "it is not in the form in which letterkit writes a text")], None
    checks = [as_stated(name, artefact.facing_texts[0])]
    if register and register.texts.get(artefact.facing_lang) != text.sha256:
        checks.append(Check.failed(name, "the register names another text in this language"))
    return checks, text
