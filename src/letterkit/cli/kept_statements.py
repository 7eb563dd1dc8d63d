"""Signed statements that a person must decide about: kept as an e-mail that letterkit makes.

They wait beside the answers, so that `letterkit review` shows them in the same way. The e-mail has
the words that stand around the statement as its text, and statement and signature attached.
"""

import hashlib
from email.message import EmailMessage
from email.policy import SMTP

from letterkit.cli.filing import Filing
from letterkit.cli.output import note
from letterkit.model import Signatory
from letterkit.prove.evidence import Signed
from letterkit.prove.statement import Statement, format_statement
from letterkit.publish.evidence import PENDING
from letterkit.read.evidence_files import SignedFile

SHOWN_DIFFERS = "it says to be shown in another way than the list"
WORDS_AROUND = "it has words of its own around the statement that is signed"


def why_to_review(statement: Statement, who: Signatory, around: str) -> str:
    """Why a signed statement that verifies is not taken as it is, or nothing."""
    reasons = []
    if statement.shown is not who.shown:
        reasons.append(SHOWN_DIFFERS)
    if around.strip():
        reasons.append(WORDS_AROUND)
    return "; ".join(reasons)


def keep_statement(
    filing: Filing, file: SignedFile, signed: Signed, who: Signatory, why: str
) -> None:
    """Keep a signed statement for review; what was decided stays decided."""
    statement = format_statement(signed.statement)
    person = filing.id_of(who)
    mail = _as_mail(file, who.email or f"{person}@files.invalid")
    digest = hashlib.sha256(statement + mail).hexdigest()[:16]
    folder = filing.register / PENDING / person
    if (folder / f"{digest}.review").exists():
        filing.unchanged += 1
        return
    filing.waiting += 1
    note(f"{file.name}: to review: {why}")
    filing.files[folder / f"{digest}.txt"] = statement
    # The e-mail comes last: what has none is not read.
    filing.files[folder / f"{digest}.eml"] = mail


def _as_mail(file: SignedFile, sender: str) -> bytes:
    """An e-mail with the statement, the same each time."""
    message = EmailMessage(policy=SMTP)
    message["From"] = sender.encode("ascii", "replace").decode()
    message["Subject"] = "A signed statement"
    message.set_content(file.around, charset="utf-8")
    if file.statement:
        message.add_attachment(
            file.statement, maintype="application", subtype="octet-stream", filename="statement.txt"
        )
    message.add_attachment(
        file.signature,
        maintype="application",
        subtype="pgp-signature" if _is_openpgp(file) else "octet-stream",
        filename=f"statement.txt{file.suffix}",
    )
    message.set_boundary("=-letterkit")
    return message.as_bytes()


def _is_openpgp(file: SignedFile) -> bool:
    """Whether a signature is one packet of OpenPGP, which says nowhere what it is."""
    return file.signature[:1] >= b"\x80"
