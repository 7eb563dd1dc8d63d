"""The second text of a file in two languages, against its register: artefact → checks. Pure."""

from letterkit.errors import LetterkitError
from letterkit.model import Artefact, CanonicalText, Check, Register
from letterkit.prove.carried import as_stated, fault_of


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
