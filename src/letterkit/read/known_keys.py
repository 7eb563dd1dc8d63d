"""Files → known keys: `signatories/<slug>.keys`, and the OpenPGP certificates that it names."""

from dataclasses import replace

from letterkit.model.known_keys import KeyKind, KnownKey, parse_known_keys
from letterkit.read.files import read_bytes, read_text
from letterkit.read.workspace import Workspace

LARGEST_CERTIFICATE = 2**20


def known_keys_name(slug: str) -> str:
    return f"signatories/{slug}.keys"


def read_known_keys(workspace: Workspace, slug: str) -> tuple[KnownKey, ...]:
    """The keys that the coordinator knows; none without such a file."""
    name = known_keys_name(slug)
    path = workspace.root / name
    if not path.exists():
        return ()
    keys = parse_known_keys(read_text(path, name), name)
    return tuple(_with_certificate(workspace, each) for each in keys)


def _with_certificate(workspace: Workspace, key: KnownKey) -> KnownKey:
    if key.kind is not KeyKind.OPENPGP:
        return key
    path = workspace.root / "signatories" / key.file
    data = read_bytes(path, f"{key.place}: {key.file}", largest=LARGEST_CERTIFICATE)
    return replace(key, certificate=data)
