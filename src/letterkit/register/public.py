"""A published register becomes public: `register.json`, and the files beside it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from letterkit.errors import LetterkitError
from letterkit.files.outputs import Output
from letterkit.keys import VerifierKey, format_verifier_key
from letterkit.model import Entry, Register
from letterkit.model.entry import Published
from letterkit.model.kept import KeptRegister
from letterkit.model.stamp import Stamp
from letterkit.text.text import short_hash
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.growth import Growth, format_growth
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.policy import Log as PolicyLog
from letterkit.tlog.policy import Policy, format_policy, parse_policy
from letterkit.tlog.tree import grow, leaf_hash, prove_consistency

_LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?"
_DOMAIN = re.compile(rf"({_LABEL}\.)+[a-z]({_LABEL})?(/[!-~]*)?")


def published(
    register: Register,
    kept: KeptRegister,
    key: VerifierKey,
    earlier: Sequence[Entry],
    earlier_unnamed: int,
    renewed: int = 0,
    changed: Mapping[str, str] = MappingProxyType({}),
) -> Register:
    """The list as the newest edition of its register.

    `changed` is what is new in the text; it is said beside those who signed an earlier one.
    """
    edition = kept.editions[-1]
    is_said = bool(earlier or earlier_unnamed or renewed)
    return replace(
        register,
        edition=edition.number,
        published=Published(
            origin=kept.origin,
            vkey=format_verifier_key(key),
            checkpoint=edition.checkpoint.decode(),
            leaves=tuple(leaf.decode().removesuffix("\n") for leaf in kept.leaves),
            earlier=tuple(earlier),
            earlier_unnamed=earlier_unnamed,
            renewed=renewed,
            changed=dict(changed) if is_said else {},
        ),
    )


def public_files(kept: KeptRegister, key: VerifierKey, policy: bytes) -> list[Output]:
    """The newest checkpoint, the policy, every edition's checkpoint, and proofs of growth.

    From each edition a proof leads to the next, and one to the newest.
    """
    levels: list[bytearray] = []
    grow(levels, map(leaf_hash, kept.leaves))
    files = [
        Output("checkpoint.txt", kept.editions[-1].checkpoint),
        Output("policy.txt", policy_of(key, policy)),
    ]
    newest = kept.editions[-1]
    for old, following in zip(kept.editions, (*kept.editions[1:], None), strict=True):
        files.append(Output(f"editions/{old.number}.checkpoint", old.checkpoint))
        for new in {each.number: each for each in (following, newest) if each}.values():
            if new.number > old.number:
                hashes = tuple(prove_consistency(levels, old.size, new.size))
                growth = format_growth(Growth(old.size, new.size, hashes))
                files.append(Output(f"editions/{old.number}-to-{new.number}.consistency", growth))
    return files


def policy_of(key: VerifierKey, written: bytes) -> bytes:
    """The coordinator's policy, if it trusts this register's key; else one without witnesses."""
    if not written:
        return format_policy(Policy((PolicyLog(key),)))
    policy = parse_policy(written)
    if all(log.key != key for log in policy.logs):
        raise LetterkitError(
            "policy.txt: the register's own key is not in it",
            hint=f"it needs the line: log {format_verifier_key(key)}",
        )
    return written


def with_cosignatures(kept: KeptRegister, cosigned: bytes) -> bytes:
    """The newest checkpoint with the lines that this copy of it has and ours has not."""
    ours, theirs = parse_note(kept.editions[-1].checkpoint), parse_note(cosigned)
    if ours.text != theirs.text:
        raise LetterkitError("not the newest checkpoint of this register")
    more = [each for each in theirs.signatures if each not in ours.signatures]
    return format_note(replace(ours, signatures=(*ours.signatures, *more)))


def stamp_of(kept: KeptRegister, key: VerifierKey) -> Stamp:
    """What a printed page says of the newest edition."""
    edition = kept.editions[-1]
    checkpoint = verify_checkpoint(parse_note(edition.checkpoint), key).checkpoint
    root = short_hash(checkpoint.root)
    address = ""
    if _DOMAIN.fullmatch(checkpoint.origin):
        parts = {"edition": edition.number, "size": checkpoint.size, "root": root}
        fragment = "&".join(f"{name}={value}" for name, value in parts.items())
        address = f"https://{checkpoint.origin}#{fragment}&key={key.key_id.hex()}"
    return Stamp(
        edition=edition.number,
        size=checkpoint.size,
        root=root,
        key_id=key.key_id.hex(),
        address=address,
        code=qr_code(address) if address else b"",
    )


def leading_to(stamp: Stamp, url: str, fingerprint: str = "") -> Stamp:
    """The stamp with the address of a `verify.html` that is hosted there.

    What the page is to look for stands after the `#`, which no browser sends to a server. Without a
    fingerprint it is about no text.
    """
    text = {"text": fingerprint} if fingerprint else {}
    parts = {"edition": stamp.edition, "size": stamp.size, "root": stamp.root, "key": stamp.key_id}
    address = f"{url}#" + "&".join(f"{name}={value}" for name, value in (parts | text).items())
    return replace(stamp, address=address, code=qr_code(address))


def qr_code(text: str) -> bytes:
    """A text, such as an address, as a QR code, an SVG."""
    import io

    import segno

    file = io.BytesIO()
    segno.make_qr(text, error="m").save(
        file, kind="svg", border=2, xmldecl=False, svgclass=None, lineclass=None, unit="mm"
    )
    return file.getvalue()
