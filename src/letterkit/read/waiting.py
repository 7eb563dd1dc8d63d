"""The answers that wait for the coordinator to decide; `publish/evidence.py` has their place."""

from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.retracting import retracts
from letterkit.model.waiting import Holding, Verdict, Waiting, parse_verdict
from letterkit.read.answers import read_answer
from letterkit.read.files import read_bytes


def read_waiting(register: Path, name: str) -> list[Waiting]:
    """Every answer that was kept to be decided, also when it was, in the order of their files."""
    mails = sorted((register / "pending").glob("*/*.eml"))
    return [_waiting(path, name) for path in mails]


def count_waiting(register: Path) -> int:
    """How many answers nobody has decided yet; none of them is read."""
    mails = (register / "pending").glob("*/*.eml")
    return sum(not each.with_suffix(".review").exists() for each in mails)


def read_holding(register: Path, name: str) -> list[Holding]:
    """The answers that keep somebody out: undecided ones, and refusals as long as no yes follows.

    Only e-mails that were decided with a no are read.
    """
    found: list[Holding] = []
    decided: dict[str, list[tuple[Path, Verdict]]] = {}
    for mail in sorted((register / "pending").glob("*/*.eml")):
        person = mail.parent.name
        place = f"{name}/pending/{person}"
        review = mail.with_suffix(".review")
        if review.exists():
            decided.setdefault(person, []).append((mail, _verdict(review, place)))
        else:
            found.append(Holding(mail.stem, person, _invited_name(mail, place)))
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
        if retracts(read_answer(mail)):
            place = f"{name}/pending/{mail.parent.name}"
            invited = _invited_name(mail, place)
            holding = Holding(
                mail.stem, mail.parent.name, invited, refuses=True, after_yes=bool(confirmed)
            )
            found.append(holding)
    return found


def _invited_name(mail: Path, place: str) -> str:
    """The name in the statement that an answer is about, if it is there."""
    lines = read_bytes(mail.with_suffix(".txt"), place).decode("utf-8", "replace").split("\n")
    return next((each[6:] for each in lines if each.startswith("Name: ")), "")


def _waiting(mail: Path, name: str) -> Waiting:
    place = f"{name}/pending/{mail.parent.name}"
    dns, verdict = mail.with_suffix(".dns"), mail.with_suffix(".review")
    return Waiting(
        mail.stem,
        mail.parent.name,
        read_bytes(mail.with_suffix(".txt"), place),
        read_answer(mail),
        read_bytes(dns, place) if dns.exists() else b"",
        _verdict(verdict, place) if verdict.exists() else None,
    )


def _verdict(path: Path, place: str) -> Verdict:
    try:
        return parse_verdict(read_bytes(path, place))
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint="put back a copy of the file") from error
