"""The answers that wait for the coordinator to decide; `register/evidence.py` has their place."""

from pathlib import Path

from letterkit.answers.answer import Answer
from letterkit.answers.answers import read_answer, read_filed_answers
from letterkit.answers.retracting import retracts
from letterkit.answers.waiting import Holding, Verdict, Waiting, parse_verdict
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.model.agreed import SUFFIX, Agreed, parse_agreed

DECLINED = ".declined"
# Beside an e-mail that is plainly friendly, and keeps nobody out who has confirmed.
FRIENDLY = ".friendly"
# Beside an answer to the question whether a receipt is right.
OF_RECEIPT = ".receipt"
# Beside that file, where the e-mail answers no question.
UNASKED = ".unasked"


def read_waiting(register: Path, name: str) -> list[Waiting]:
    """Every answer that was kept to be decided, also when it was, in the order of their files."""
    paths = _answers(register)
    mails = read_filed_answers([path for path in paths if path.suffix != SUFFIX])
    return [_waiting(path, name, mails.get(path)) for path in paths]


def _answers(register: Path) -> list[Path]:
    """The files of the answers, e-mails and rows."""
    folder = register / "pending"
    return sorted(each for suffix in (".eml", SUFFIX) for each in folder.glob(f"*/*{suffix}"))


def read_declined(register: Path, name: str) -> list[tuple[str, Agreed]]:
    """The rows in which people whose signature is for an earlier text declined a later one."""
    found = []
    for path in sorted((register / "pending").glob(f"*/*{DECLINED}")):
        place = f"{name}/pending/{path.parent.name}"
        found.append((path.parent.name, _row(path, place)))
    return found


def _row(path: Path, place: str) -> Agreed:
    try:
        return parse_agreed(read_bytes(path, place))
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint="put back a copy of the file") from error


def _answer(path: Path, place: str) -> Answer:
    """The e-mail, or what a row says, as an answer."""
    if path.suffix != SUFFIX:
        return read_answer(path)
    row = _row(path, place)
    lines = [f"{title}: {said}" for title, said in row.row.items() if said.strip()]
    return Answer(
        place,
        read_bytes(path, place),
        "\n".join(lines),
        subject=f"line {row.line} of {row.file}",
        sender=row.row.get("email", ""),
        display=row.row.get("name", ""),
        row=row,
    )


def count_waiting(register: Path) -> int:
    """How many answers nobody has decided yet; none of them is read."""
    return sum(not each.with_suffix(".review").exists() for each in _answers(register))


def read_holding(register: Path, name: str) -> list[Holding]:
    """The answers that keep somebody out: undecided ones, and refusals as long as no yes follows.

    Only those that were decided with a no are read.
    """
    found: list[Holding] = []
    decided: dict[str, list[tuple[Path, Verdict]]] = {}
    for mail in _answers(register):
        person = mail.parent.name
        place = f"{name}/pending/{person}"
        review = mail.with_suffix(".review")
        if review.exists():
            decided.setdefault(person, []).append((mail, _verdict(review, place)))
        else:
            friendly = mail.with_suffix(FRIENDLY).exists()
            name_then = _invited_name(mail, place)
            found.append(Holding(mail.stem, person, name_then, friendly=friendly))
    for theirs in decided.values():
        found += _refusals(theirs, name)
    return found


def _refusals(decided: list[tuple[Path, Verdict]], name: str) -> list[Holding]:
    """Of one person's answers those that refuse, unless one was decided with a yes since."""
    confirmed = max((each.when for _, each in decided if each.confirms), default="")
    found = []
    for mail, verdict in decided:
        # Of a yes and a no of the same second, the no counts.
        if verdict.confirms or verdict.neither or verdict.when < confirmed:
            continue
        place = f"{name}/pending/{mail.parent.name}"
        answer = _answer(mail, place)
        of_receipt = mail.with_suffix(OF_RECEIPT).exists()
        if of_receipt or retracts(answer):
            invited = _invited_name(mail, place)
            # Who says no in a file had mostly said yes before.
            after_yes = bool(confirmed or answer.row or of_receipt)
            holding = Holding(
                mail.stem, mail.parent.name, invited, refuses=True, after_yes=after_yes
            )
            found.append(holding)
    return found


def _invited_name(mail: Path, place: str) -> str:
    """The name in the statement that an answer is about, if it is there."""
    lines = read_bytes(mail.with_suffix(".txt"), place).decode("utf-8", "replace").split("\n")
    return next((each[6:] for each in lines if each.startswith("Name: ")), "")


def _waiting(mail: Path, name: str, answer: Answer | None) -> Waiting:
    place = f"{name}/pending/{mail.parent.name}"
    dns, verdict = mail.with_suffix(".dns"), mail.with_suffix(".review")
    return Waiting(
        mail.stem,
        mail.parent.name,
        read_bytes(mail.with_suffix(".txt"), place),
        answer or _answer(mail, place),
        read_bytes(dns, place) if dns.exists() else b"",
        _verdict(verdict, place) if verdict.exists() else None,
        friendly=mail.with_suffix(FRIENDLY).exists(),
        of_receipt=mail.with_suffix(OF_RECEIPT).exists(),
        unasked=mail.with_suffix(UNASKED).exists(),
    )


def _verdict(path: Path, place: str) -> Verdict:
    try:
        return parse_verdict(read_bytes(path, place))
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint="put back a copy of the file") from error
