"""Making keys: of a register, of a witness, of an auditor. A key is never overwritten."""

from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.changing import changing
from letterkit.actions.host import Host
from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, VerifierKey
from letterkit.register.read_register import PassphraseFor, read_key_file

_SEED = 32  # bytes


@dataclass(frozen=True, slots=True)
class MadeKey:
    """A key that was made, and the name of its file."""

    key: VerifierKey
    file: str


def make_witness_key(
    path: Path, file: str, name: str, passphrase_for: PassphraseFor, host: Host
) -> MadeKey:
    """Make the key of a witness; an empty passphrase leaves its file plain.

    `file` is what to call the file, and `name` that of the witness.
    """
    from letterkit.register.store import write_new_key

    signer = SignerKey(name, host.random_bytes(_SEED), KeyType.COSIGNATURE)
    write_new_key(path, file, signer, passphrase_for(file))
    return MadeKey(signer.verifier, file)


def make_register_key(
    folder: Path, letter: str, passphrase_for: PassphraseFor, host: Host
) -> MadeKey:
    """Make the key that signs the register of a letter; `passphrase_for` may ask for one."""
    from letterkit.actions.register import origin_of
    from letterkit.files.workspace import letter_slugs
    from letterkit.letters.letter import read_letter
    from letterkit.register.read_register import register_folder
    from letterkit.register.store import KEY, create_key

    with changing(folder, "keygen", host) as turn:
        workspace = turn.workspace
        slug = letter_slugs(workspace, letter)[0]
        origin = origin_of(read_letter(workspace, slug)[0])
        signer = SignerKey(origin, host.random_bytes(_SEED))
        place = register_folder(workspace, slug)
        file = f"{workspace.name(place)}/{KEY}"
        passphrase = turn.letting_in(passphrase_for)(file)
        create_key(place, workspace.name(place), signer, passphrase)
        return MadeKey(signer.verifier, file)


def auditor_key(
    path: Path, file: str, name: str, passphrase_for: PassphraseFor, host: Host
) -> SignerKey:
    """The key of an auditor, which is made first if a `name` for it is given."""
    from letterkit.register.store import write_new_key

    if name:
        signer = SignerKey(name, host.random_bytes(_SEED))
        write_new_key(path, file, signer)
        return signer
    if not path.exists():
        raise LetterkitError(f"{file}: no such key", hint="make it with --name NAME")
    return read_key_file(path, file).signer(passphrase_for)
