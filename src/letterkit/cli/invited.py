"""Who was invited to sign what."""

from letterkit.cli.filing import Filing
from letterkit.errors import LetterkitError
from letterkit.prove.statement import Statement, parse_statement
from letterkit.read.invitations import read_invitations


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
