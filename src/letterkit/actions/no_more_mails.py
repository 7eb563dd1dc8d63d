"""What `add` does with e-mails that ask for no more e-mails: the address gets none any more.

Nobody is taken out of the letter for that. Where the words may mean the letter too, or say more,
the e-mail is judged as any other besides.
"""

from letterkit.actions.desk import Desk
from letterkit.actions.filing import Filing
from letterkit.actions.mailings import no_mail_mark
from letterkit.actions.unasked import answers_news, news_thread
from letterkit.answers.answer import Answer, entry_texts
from letterkit.answers.invitations import read_secret
from letterkit.answers.stopping import Stopping, stopping
from letterkit.check.addresses import canonical_address
from letterkit.model.withdrawn import format_marks, parse_marks
from letterkit.register.evidence import SECRET, format_secret
from letterkit.register.outbox import NO_MAIL
from letterkit.register.read_outbox import read_no_mail
from letterkit.text.quoting import parted


def add_to_stops(desk: Desk, filing: Filing, answer: Answer) -> bool:
    """Remember who asks for no more e-mails, and say so; whether an e-mail says nothing else."""
    everybody = [*desk.people.values(), *desk.beside]
    address = canonical_address(answer.sender)
    theirs = desk.by_address.get(address, ()) if address else ()
    entry = [text for who in theirs for text in entry_texts(who)] or [answer.display]
    own = parted(answer.text).own
    said = Stopping() if answer.looks else stopping(answer.subject, own, entry)
    by_program = answer.automatic and not stopping(answer.subject, "", ()).asked
    if not said.asked or not answer.sender or by_program:
        return False
    _remember(filing, answer.sender)
    thread = _thread(desk, answer)
    alone = said.alone and not (said.unclear and not _is_about_mails(desk, answer, thread))
    alone = alone and not (answer.sealed or answer.broken or answer.carried)
    filing.host.note(
        f"{answer.place}: wants no more e-mails: none goes to this address from now on"
    )
    if alone:
        filing.host.note("  a signature of theirs stands; nothing else changes")
    others = [each for each in everybody if each.id in thread and each not in theirs]
    for each in others:
        filing.host.note(
            f"  it answers the e-mail to {each.name} ({each.id}), at another address: to stop those"
            f" too, write yes below no_mail at {each.source}"
        )
    if not theirs and not others:
        filing.host.note("  nobody on the list has this address")
    return alone


def _thread(desk: Desk, answer: Answer) -> set[str]:
    """The ids of the people whose e-mail from us it answers."""
    known = {**desk.message_ids, **desk.receipts}
    return news_thread(desk, answer) | {known[each] for each in answer.answered if each in known}


def _is_about_mails(desk: Desk, answer: Answer, thread: set[str]) -> bool:
    """Whether "unsubscribe" can only mean the e-mails: an answer to news, or a subject by itself.

    In answer to an invitation or a receipt it may mean the signature.
    """
    if answers_news(desk, answer):
        return True
    return not thread and stopping(answer.subject, "", ()).asked


def _remember(filing: Filing, sender: str) -> None:
    """Add the mark of an address to those that get no e-mails; a secret is made for the first."""
    secret_path = filing.register / SECRET
    made = filing.files.get(secret_path, b"").decode().strip()
    secret = bytes.fromhex(made) or read_secret(filing.register, filing.register_name)
    if not secret:
        secret = filing.host.random_bytes(32)
        filing.files[secret_path] = format_secret(secret)
    path = filing.register / NO_MAIL
    data = filing.files.get(path) or read_no_mail(filing.register, filing.register_name)
    marks = parse_marks(data) if data else frozenset()
    filing.files[path] = format_marks(marks | {no_mail_mark(secret, sender)})
