"""What `letterkit add` does with PDFs of the letter that somebody signed."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from pathlib import Path

from letterkit.actions.written_anew import written_anew
from letterkit.cli.filing import Filing
from letterkit.cli.vocabulary import vocabulary_of
from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.model import Artefact, CanonicalText, Level, Signatory, Status
from letterkit.model.known_keys import KnownKey
from letterkit.prove.evidence import statement_of
from letterkit.prove.signed_pdf import verify_pdf_key, verify_signed_pdf
from letterkit.prove.statement import format_statement
from letterkit.prove.verdict import judge
from letterkit.read.artefact import parse_artefact
from letterkit.read.files import read_bytes

LARGEST = 2**26
_AGAIN = "ask for it again"


def add_signed_pdfs(
    filing: Filing, paths: Sequence[Path], known: Sequence[KnownKey], now: datetime
) -> None:
    """The list says who signs: such a PDF holds the letter, and of the signer a certificate."""
    for path in paths:
        place = path.as_posix()
        try:
            data = read_bytes(path, place, largest=LARGEST)
            artefact = parse_artefact(data, place)
        except LetterkitError as error:
            filing.leave_unread(place, place, error)
        else:
            _add(filing, place, data, artefact, known, now)


def _add(
    filing: Filing,
    place: str,
    data: bytes,
    artefact: Artefact,
    known: Sequence[KnownKey],
    now: datetime,
) -> None:
    def verify() -> None:
        signer = taken_apart(
            partial(verify_signed_pdf, data, now), "the signed PDF", len(data), hint=_AGAIN
        )
        who = _only(verify_pdf_key(signer, known), filing.listed)
        text = _text(artefact)
        if signer.covered < len(data) and text != _text(
            parse_artefact(data[: signer.covered], place)
        ):
            raise LetterkitError("the PDF shows another text than the one that was signed")
        if text not in filing.expected.texts.values():
            raise LetterkitError("the PDF holds another text than the letter has")
        statement = statement_of(who, filing.expected.register, text, signer.signed.date())
        parts = [(".txt", format_statement(statement)), (".pdf", data)]
        filing.file(who, statement, Level.PDF, parts)

    filing.judge(filing.begin(place, place), verify)


def _only(principals: Sequence[str], listed: Sequence[Signatory]) -> Signatory:
    bound = {each.casefold() for each in principals}
    found = [each for each in listed if bound & {each.id.casefold(), each.email.casefold()} - {""}]
    if len(found) != 1:
        raise LetterkitError(
            "several on the list have the address or id that the certificate is bound to"
            if found
            else "nobody on the list has the address or id that the certificate is bound to",
            hint="bind it to the id of one person on the list",
        )
    return found[0]


def _text(artefact: Artefact) -> str:
    """The SHA-256 of the text that the PDF shows, which is the one that it carries."""
    verdict = judge(artefact, vocabulary_of=vocabulary_of, anew=written_anew)
    if verdict.agreement.incomplete:
        raise LetterkitError(f"cannot verify this copy: {verdict.agreement.incomplete}")
    if verdict.status is Status.ALTERED or verdict.agreement.text is None:
        raise LetterkitError("what the PDF shows is not what it carries")
    return CanonicalText(verdict.agreement.text.content).sha256
