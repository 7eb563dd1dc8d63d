"""Who was invited to sign what, and who answered no."""

from letterkit.cli.filing import Filing
from letterkit.errors import LetterkitError
from letterkit.prove.statement import Statement, parse_statement
from letterkit.read.invitations import read_invitations
from letterkit.read.waiting import read_declined, read_waiting


def invited_by_id(filing: Filing) -> dict[str, list[Statement]]:
    """The statements that were ever sent to each person, by their id in the list."""
    found: dict[str, list[Statement]] = {}
    name = filing.register_name
    for person, data in read_invitations(filing.register, name):
        try:
            found.setdefault(person, []).append(parse_statement(data))
        except LetterkitError as error:
            raise LetterkitError(
                f"{name}/invitations/{person}: not what letterkit wrote there",
                hint="put back a copy of the file",
            ) from error
    return found


def refused_ids(filing: Filing) -> frozenset[str]:
    """The ids of those of whose answers the last that was decided was decided with a no.

    So are those of people who declined the text as it is in a row of a file.
    """
    decided = [
        (each.verdict.when, each.person, each.verdict.confirms)
        for each in read_waiting(filing.register, filing.register_name)
        if each.verdict and not each.verdict.neither
    ]
    texts = filing.expected.texts.values()
    declined = read_declined(filing.register, filing.register_name)
    said_no = {person for person, row in declined if row.text in texts}
    # Of a yes and a no of the same second, the no counts.
    last = {person: yes for _, person, yes in sorted(decided, key=lambda x: (x[0], not x[2]))}
    refused = frozenset(person for person, yes in last.items() if not yes)
    return refused | (said_no - last.keys())


def waiting_ids(filing: Filing) -> frozenset[str]:
    """The ids of those of whom an answer waits: writing to them again would cross it."""
    waiting = read_waiting(filing.register, filing.register_name)
    return frozenset(each.person for each in waiting if each.verdict is None)
