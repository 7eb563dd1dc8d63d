"""The answers that wait for the coordinator to decide; `publish/evidence.py` has their place."""

from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.model.waiting import Verdict, Waiting, parse_verdict
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


def _waiting(mail: Path, name: str) -> Waiting:
    place = f"{name}/pending/{mail.parent.name}"
    answer = read_answer(mail)
    dns, verdict = mail.with_suffix(".dns"), mail.with_suffix(".review")
    return Waiting(
        mail.stem,
        mail.parent.name,
        read_bytes(mail.with_suffix(".txt"), place),
        answer,
        read_bytes(dns, place) if dns.exists() else b"",
        _verdict(verdict, place) if verdict.exists() else None,
    )


def _verdict(path: Path, place: str) -> Verdict:
    try:
        return parse_verdict(read_bytes(path, place))
    except LetterkitError as error:
        raise LetterkitError(f"{place}: {error}", hint="put back a copy of the file") from error
