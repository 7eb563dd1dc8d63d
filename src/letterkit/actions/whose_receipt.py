"""Whose receipt, or promise, a file is: the id of the entry that it was made for."""

from pathlib import Path

from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.files.workspace import Workspace
from letterkit.keys import parse_verifier_key
from letterkit.model.kept import KeptRegister
from letterkit.register.edition import commitments_of
from letterkit.register.plan import log_of
from letterkit.register.read_register import read_register, register_folder
from letterkit.tlog.policy import Log, Policy
from letterkit.tlog.promise import is_given, parse_given, verify_promise
from letterkit.tlog.receipt import parse_receipt, verify_receipt
from letterkit.verdict.receipt_files import read_small


def entry_of_receipt(workspace: Workspace, slug: str, path: Path, name: str, host: Host) -> str:
    """The id of the entry that a receipt, or a promise, is for; errors call the file `name`."""
    data = read_small(path, name)
    folder = register_folder(workspace, slug)
    register = read_register(folder, workspace.name(folder))
    try:
        if is_given(data):
            return _by_promise(register, data)
        if not register.editions:
            raise LetterkitError(
                "no receipt of this register: nothing was published yet",
                hint="name them by their id, their name or their address",
            )
        return _received(register, data, host)
    except LetterkitError as error:
        raise LetterkitError(f"{name}: {error}", hint=error.hint) from error


def _by_promise(register: KeptRegister, data: bytes) -> str:
    commitment = verify_promise(parse_given(data)).promise.commitment
    for each in register.promised:
        if commitment in commitments_of(each):
            return each.id
    leaves = [each.rstrip(b"\n").endswith(commitment.hex().encode()) for each in register.leaves]
    if True not in leaves:
        raise LetterkitError("not a promise of this register, or one that it did not keep")
    return _standing(register, leaves.index(True))


def _received(register: KeptRegister, data: bytes, host: Host) -> str:
    receipt = parse_receipt(data)
    policy = Policy((Log(parse_verifier_key(register.vkey)),))
    index = verify_receipt(receipt, policy, int(host.now().timestamp())).inclusion.index
    if register.leaves[index : index + 1] != (receipt.disclosure.leaf,):
        raise LetterkitError("not a receipt of this register")
    return _standing(register, index)


def _standing(register: KeptRegister, index: int) -> str:
    """The id of the entry whose signature is this leaf."""
    standing = log_of(register).standing(index)
    for each in register.held:
        if each.newest == standing.newest:
            return each.id
    when = f"in edition {standing.edition}" if standing.newest is None else "with the next edition"
    raise LetterkitError(f"withdrawn already, {when}")
