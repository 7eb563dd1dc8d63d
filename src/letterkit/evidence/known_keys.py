"""Files → known keys: `signatories/<slug>.keys`, and the OpenPGP certificates that it names."""

from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.files.files import LARGEST_TEXT, read_bytes
from letterkit.files.workspace import Workspace
from letterkit.model.known_keys import KeyKind, KnownKey, KnownKeys, UnusableLine, parse_known_keys

LARGEST_CERTIFICATE = 2**20
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def known_keys_name(slug: str) -> str:
    """Where the known keys of a letter's signatories stand, from the workspace."""
    return f"signatories/{slug}.keys"


def read_known_keys(workspace: Workspace, slug: str) -> KnownKeys:
    """The keys that the coordinator knows, and the lines that bind none; nothing without a file.

    Raises only if nothing of the file can be read.
    """
    name = known_keys_name(slug)
    path = workspace.root / name
    if not path.exists():
        return KnownKeys()
    known = parse_known_keys(_text(read_bytes(path, name, largest=LARGEST_TEXT), name), name)
    keys: list[KnownKey] = []
    unusable = list(known.unusable)
    for key in known.keys:
        try:
            keys.append(_with_certificate(workspace, key))
        except LetterkitError as error:
            unusable.append(UnusableLine(error, key.text))
    return KnownKeys(tuple(keys), tuple(unusable))


def _text(data: bytes, name: str) -> str:
    """Line ends as LF; a byte that is not UTF-8 spoils its own line only."""
    if data.startswith(_UTF16_MARKS):
        raise LetterkitError(f"{name}: UTF-16", hint="save the file as UTF-8 in the editor")
    text = data.decode("utf-8", "surrogateescape").removeprefix("\ufeff")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _with_certificate(workspace: Workspace, key: KnownKey) -> KnownKey:
    if key.kind is not KeyKind.OPENPGP:
        return key
    path = workspace.root / "signatories" / key.file
    data = read_bytes(path, f"{key.place}: {key.file}", largest=LARGEST_CERTIFICATE)
    return replace(key, certificate=data)
