"""Rows of a file in which people on a list answer: recorded, kept to be decided, or a plain no.

A row that says anything but a plain yes waits in `registers/<slug>/pending/`, as an e-mail would:
its writer is not named until the coordinator decides. Only a no to a text that the person
never signed needs no decision: their signature for the earlier text stands, apart.
"""

import hashlib
import json
from collections.abc import Sequence

from letterkit.actions.filing import Filing
from letterkit.answers.read_waiting import DECLINED
from letterkit.answers.waiting import NEITHER, NO, YES
from letterkit.evidence.signed_statement import statement_of
from letterkit.evidence.statement import format_statement
from letterkit.model import Level, Shown, Signatory
from letterkit.model.agreed import SUFFIX, Agreed, format_agreed
from letterkit.register.evidence import EVIDENCE, PENDING, evidence_name
from letterkit.wishes.less_shown import BY_LEAST, shows_more

SAYS_NO = "it says no"
ASKS_OTHERWISE = "it asks to be shown otherwise than on the list"
NOT_CLEAR = "its answer is not clear"
YES_AFTER_NO = "it says yes, and they said no before"


def record(filing: Filing, who: Signatory, agreed: Agreed) -> None:
    """Let a row back the signature of its writer, for the text that it is about."""
    data = format_agreed(agreed)
    folder = filing.register / EVIDENCE / filing.id_of(who)
    path = folder / f"{evidence_name([data])}{SUFFIX}"
    filing.files[path] = data
    number = filing.rows[who.source.line]
    filing.changes[number] = {
        **filing.changes.get(number, {}),
        "level": Level.LISTED.value,
        "evidence": filing.workspace.name(path),
        "signed": agreed.row.get("signed") or agreed.recorded.isoformat(),
        "lang": filing.expected.lang_of(agreed.text),
        "text": agreed.text,
    }
    declined = filing.register / PENDING / filing.id_of(who)
    filing.deleted += sorted(declined.glob(f"*{DECLINED}"))


def decline(filing: Filing, who: Signatory, agreed: Agreed) -> None:
    """Keep that somebody declined this text: nobody asks them for it again."""
    folder = filing.register / PENDING / filing.id_of(who)
    filing.files[folder / f"{_id(agreed)}{DECLINED}"] = format_agreed(agreed)


def keep(filing: Filing, who: Signatory, agreed: Agreed, why: str) -> bool:
    """Keep a row for the coordinator to decide; whether it is undecided.

    The same answer in another file is the same, and stays decided.
    """
    folder = filing.register / PENDING / filing.id_of(who)
    name = _id(agreed)
    if (folder / f"{name}.review").exists():
        return False
    filing.host.note(f"{agreed.file}:{agreed.line}: to review: {why}: {filing.id_of(who)}")
    if (folder / f"{name}{SUFFIX}").exists():
        return True
    asked = statement_of(who, filing.expected.register, agreed.text, agreed.recorded)
    filing.files[folder / f"{name}.txt"] = format_statement(asked)
    # The row comes last: what has none is not read.
    filing.files[folder / f"{name}{SUFFIX}"] = format_agreed(agreed)
    return True


def _id(agreed: Agreed) -> str:
    """What a row is called: by what it says to which text, wherever it stands."""
    said = json.dumps([agreed.text, dict(agreed.row)], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:16]


def why_row_waits(agreed: Agreed, who: Signatory | None) -> str:
    """Why a row needs a decision."""
    if agreed.row.get("consent") == NO:
        return SAYS_NO
    if who and _wished(agreed) and _wished(agreed) is not who.shown:
        return ASKS_OTHERWISE
    return YES_AFTER_NO if agreed.row.get("consent") == YES else NOT_CLEAR


def _wished(agreed: Agreed) -> Shown | None:
    """How a row asks to be shown, if it does."""
    said = agreed.row.get("shown", "")
    return Shown(said) if said in list(Shown) else None


def row_choices(agreed: Agreed, who: Signatory | None, texts: Sequence[str]) -> list[str]:
    """The decisions about a row that would be taken, the likeliest first.

    None shows more of a person than the list or the row, and a no is never made a yes.
    """
    if agreed.row.get("consent") == NO or who is None or agreed.text not in texts:
        return [NO, NEITHER]
    wished = _wished(agreed)
    less = [each.value for each in BY_LEAST if shows_more(who.shown, [each])]
    if wished and shows_more(who.shown, [wished]):
        less = [each for each in less if not shows_more(Shown(each), [wished])]
        return [wished.value, *(each for each in less if each != wished.value), NO, NEITHER]
    return [YES, *less, NO, NEITHER]
