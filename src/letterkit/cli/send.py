"""`letterkit send`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from letterkit.cli.app import NO
from letterkit.cli.options import Folder, Json
from letterkit.cli.output import note, show, show_error, show_json

if TYPE_CHECKING:
    from letterkit.actions.send import Sending

_SHOWN = 20
_WITHOUT = (
    ("confirmed", "confirmed already"),
    ("agreed", "agreed to this text already"),
    ("fitting", "not asked again: the text is the same"),
    ("duplicate", "settled as duplicates"),
    ("left_out", "left out: withdrew, no longer count, or an answer of theirs waits"),
    ("declined", "did not agree"),
    ("silent", "without an agreement on the list"),
    ("refused", "answered no"),
    ("waiting", "with an answer that waits for review"),
    ("moved", "with another address than the published one"),
    ("same_address", "at an address that gets one already"),
    ("unreachable", "without an e-mail address"),
    ("withdrew", "withdrew"),
)
_NO_MAIL = "no_mail"
_KEYS = (*(key for key, _ in _WITHOUT), _NO_MAIL)


def send(
    letter: Annotated[str, typer.Argument(metavar="LETTER", help="A slug, its folder or its file")],
    to: Annotated[
        str,
        typer.Option(
            metavar="PEOPLE",
            help="addressees (the letter), signatories (receipts), unconfirmed (invitations),"
            " or the file of a list (the letter)",
        ),
    ],
    leave: Annotated[
        bool, typer.Option("--send", help="Send what lies in the outbox (default: only write it)")
    ] = False,
    limit: Annotated[
        int | None,
        typer.Option(
            metavar="N", min=1, help="Send at most N e-mails (default: all)", show_default=False
        ),
    ] = None,
    news: Annotated[
        bool, typer.Option("--news", help="To signatories: the news of the newest edition")
    ] = False,
    lang: Annotated[
        str, typer.Option(metavar="LANG", help="To addressees: the language (default: the first)")
    ] = "",
    again: Annotated[
        str,
        typer.Option(
            metavar="LIST", help="Send once more what is doubtful, or was refused: doubtful,refused"
        ),
    ] = "",
    number: Annotated[
        int,
        typer.Option(
            "--round",
            metavar="N",
            min=1,
            help="Write to the same people for the Nth time (default: 1)",
            show_default=False,
        ),
    ] = 1,
    save_sent: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Keep a copy of what was sent in DIR")
    ] = None,
    export: Annotated[
        str,
        typer.Option(
            metavar="PROGRAM", help="Write the files for another program: listmonk or mailmerge"
        ),
    ] = "",
    folder: Folder = Path(),
    as_json: Json = False,
) -> None:
    """Write e-mails into an outbox, to be read, and send them when asked

    Nothing leaves without --send. Exits 1 if something was refused, is in doubt, or is left.
    """
    from letterkit.actions.leaving import Again, SendOptions
    from letterkit.actions.send import Asking
    from letterkit.actions.send import send as sent
    from letterkit.cli.host import TERMINAL
    from letterkit.cli.mail_password import password_of
    from letterkit.cli.options import chosen
    from letterkit.cli.questions import is_terminal, says_yes
    from letterkit.send.exports import Export

    def confirm(count: int) -> bool:
        return says_yes(f"Send {count} e-mails? None of them was sent before.")

    options = SendOptions(
        to,
        leave,
        limit or 0,
        frozenset(chosen(again, "--again", Again)),
        news,
        lang,
        folder / save_sent if save_sent else None,
        number,
        next(iter(chosen(export, "--export", Export)), None),
    )
    asking = Asking(password_of, confirm if is_terminal() else None)
    found = sent(folder, letter, options, asking, TERMINAL)
    if as_json:
        show_json(_as_json(found, leave=leave))
    elif export:
        show(f"{found.outbox}: {_mails(found.mails)} for {export}{_reasons(found)}")
        note("nothing was sent; who got an e-mail elsewhere is not known here")
    elif leave:
        _show_sent(found)
    else:
        _show_written(found, options.command(found.slug))
    if leave and not export and not found.is_whole:
        raise typer.Exit(NO)


def _show_written(found: "Sending", command: str) -> None:
    show(f"{found.outbox}: {_mails(found.mails)}{_reasons(found)}")
    note(*_before(found))
    if found.rate and found.waiting > 1:
        note(f"they would leave at {found.rate}")
    if found.waiting and found.before["sent"]:
        note(f"nothing was sent: look at them, then send the others: {command} --send")
    elif found.waiting:
        note(f"nothing was sent: look at them, then send the first: {command} --send --limit 1")


def _show_sent(found: "Sending") -> None:
    show(
        f"{found.outbox}: {found.sent} sent, {len(found.refused)} refused,"
        f" {len(found.doubtful)} in doubt, {found.left} not sent yet"
    )
    note(*_before(found))
    for name, said in found.refused[:_SHOWN]:
        note(f"{found.outbox}/{name}: refused: {said}")
    for name in found.doubtful[:_SHOWN]:
        note(f"{found.outbox}/{name}: in doubt: the server may have taken it or not")
    for name, said in found.later[:_SHOWN]:
        note(f"{found.outbox}/{name}: not taken for now: {said}")
    if found.doubtful:
        note("what is in doubt is not sent again by itself; to do so: --again doubtful")
    if found.stopped:
        show_error(found.stopped)


def _before(found: "Sending") -> list[str]:
    """What earlier runs did with the e-mails of this outbox."""
    words = {"sent": "sent before", "refused": "refused before", "begun": "in doubt before"}
    return [f"{found.before[key]} {said}" for key, said in words.items() if found.before[key]]


def _mails(number: int) -> str:
    return "1 e-mail" if number == 1 else f"{number} e-mails"


def _reasons(found: "Sending") -> str:
    said = [f"{found.without[key]} {words}" for key, words in _WITHOUT if found.without.get(key)]
    none = f"; none for {', '.join(said)}" if said else ""
    return none + _refusing(found.without.get(_NO_MAIL, 0))


def _refusing(number: int) -> str:
    if not number:
        return ""
    return "; 1 person wants no e-mails" if number == 1 else f"; {number} people want no e-mails"


def _as_json(found: "Sending", *, leave: bool) -> dict[str, object]:
    return {
        "letter": found.slug,
        "outbox": found.outbox,
        "emails": found.mails,
        "waiting": found.waiting,
        "without": {key: found.without[key] for key in _KEYS if found.without.get(key)},
        "sent_before": found.before["sent"],
        "sent": found.sent,
        "refused": [{"file": name, "server": said} for name, said in found.refused],
        "doubtful": list(found.doubtful),
        "later": [{"file": name, "server": said} for name, said in found.later],
        "left": found.left,
        "stopped": str(found.stopped) if found.stopped else "",
        "dry_run": not leave,
    }
