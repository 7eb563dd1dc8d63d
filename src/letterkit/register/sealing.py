"""Finished files are sealed with the register's key, or keep the seals that they have already."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from letterkit.errors import LetterkitError
from letterkit.files.outputs import Output
from letterkit.keys import SignerKey, parse_verifier_key
from letterkit.model import Medium
from letterkit.model.packed import is_same_page
from letterkit.model.seal import FRAMES, without_seal
from letterkit.tlog.seal import sealed_file, verify_file, verify_sums

_REGISTER = "register.json"
_MEDIA = {".pdf": Medium.PDF, ".html": Medium.PAGE, ".txt": Medium.TEXT, ".eml": Medium.EMAIL}


def medium_of(name: str, slug: str) -> Medium | None:
    """What a letter's file is, if it is one that gets a seal: by its name."""
    if name == _REGISTER:
        return Medium.REGISTER
    is_rendered = name.startswith(f"{slug}.")
    return _MEDIA.get(f".{name.rpartition('.')[2]}") if is_rendered else None


def sealed_outputs(
    outputs: Sequence[Output], slug: str, edition: int, signer: SignerKey
) -> list[Output]:
    """The outputs, those with a place for a seal sealed as this edition."""
    done = []
    for each in outputs:
        medium = medium_of(each.name, slug)
        if medium:
            try:
                each = replace(each, data=sealed_file(each.data, medium, edition, signer))
            except LetterkitError as error:
                raise LetterkitError(f"{each.name}: {error}", hint=error.hint) from error
        done.append(each)
    return done


def with_kept_seals(
    outputs: Sequence[Output], slug: str, vkey: str, before: Callable[[str], bytes]
) -> list[Output]:
    """The outputs, each with the seal of the file of its name if that is the same file, sealed.

    `before` gives the file of a name as it was written before, or nothing.
    """
    return [_with_kept_seal(each, slug, vkey, before) for each in outputs]


def _with_kept_seal(output: Output, slug: str, vkey: str, before: Callable[[str], bytes]) -> Output:
    medium = medium_of(output.name, slug)
    if medium is None:
        return output
    old = before(output.name)
    try:
        same = _is_same(without_seal(old, FRAMES[medium]), output.data, medium)
        sealed = verify_file(old, medium, vkey) if same else None
    except LetterkitError:
        return output
    return replace(output, data=old) if sealed and sealed.vkey == vkey else output


def _is_same(old: bytes, new: bytes, medium: Medium) -> bool:
    """Another version of zlib may have packed the list of a page into other bytes."""
    return is_same_page(old, new) if medium is Medium.PAGE else old == new


def is_sealed(output: Output, slug: str, vkey: str) -> bool:
    """Whether the output has a seal of this key, or is none that gets one."""
    medium = medium_of(output.name, slug)
    return medium is None or verify_file(output.data, medium, vkey) is not None


def kept_sums_seal(sums: bytes, note: bytes, vkey: str) -> bytes:
    """The seal of the checksums, if it is that of these; else nothing."""
    try:
        verify_sums(note, sums, parse_verifier_key(vkey))
    except LetterkitError:
        return b""
    return note
