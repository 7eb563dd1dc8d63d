"""DKIM, RFC 6376, as evidence that a mail domain sent an e-mail; by dkimpy, with our own policy.

The answer of the DNS is part of the evidence, as it was when the e-mail came. It is stored as one
line, the name and the text of the record, ended by LF:

    mail._domainkey.example.org v=DKIM1; k=rsa; p=MIGf…

The policy: rsa-sha256, a key of at least 1024 bits, not revoked and not on trial; one From and one
Subject, both signed; From has one address, and `d=` is its domain or one above it; the whole body
is signed (no `l=`); `t=` and `x=` hold at the time of receipt, which is given and not the clock's.
Left out: Ed25519 (RFC 8463), and the list of public suffixes: who owns `org` may sign for it.
"""

import re
from base64 import b64decode
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_der_public_key

from letterkit.errors import LetterkitError

_SLOP = 600  # seconds that the clocks of two honest mailers may differ
_NAME = re.compile(r"[a-z0-9_-]+(\.[a-z0-9_-]+)+")
_BASE64 = re.compile(rb"[A-Za-z0-9+/\s]+[=\s]*")
_NUMBER = re.compile(rb"[0-9]{1,18}")
_ADDRESS = rb"[^\s\x00-\x20\x7f-\xff<>()\[\]:;@\\,\"]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+"
_FROM = re.compile(
    rb"(?P<alone>%s)|(\"([^\"\\]|\\.)*\"|[^<>()\[\]:;@\\,\"])* ?<(?P<named>%s)>"
    % (_ADDRESS, _ADDRESS)
)
_SINGLE = (b"from", b"subject")
_REFUSED = "the DKIM signature does not verify"


@dataclass(frozen=True, slots=True)
class DnsAnswer:
    """The TXT record that stood at a name."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class DkimEvidence:
    """That this domain signed for this address; `covered` are the headers it signed."""

    domain: str
    address: str
    covered: frozenset[str]


def format_dns_answer(answer: DnsAnswer) -> bytes:
    """A DNS answer as a line, `<name> <text>`."""
    written = f"{answer.name} {answer.text}\n".encode()
    if parse_dns_answer(written) != answer:
        raise LetterkitError("this cannot be a stored DNS answer")
    return written


def parse_dns_answer(data: bytes) -> DnsAnswer:
    """The answer of such a line; raises LetterkitError if it is not one."""
    try:
        name, _, text = data.decode("ascii").removesuffix("\n").partition(" ")
    except UnicodeDecodeError as error:
        raise LetterkitError("not a stored DNS answer") from error
    visible = text.isprintable() and text == text.strip() != ""
    if not visible or not _NAME.fullmatch(name) or not data.endswith(b"\n"):
        raise LetterkitError("not a stored DNS answer")
    return DnsAnswer(name, text)


@dataclass(frozen=True, slots=True)
class _Signature:
    """One DKIM-Signature header as it was read, with its tags."""

    header: tuple[bytes, bytes]
    tags: Mapping[bytes, bytes]

    @property
    def key_name(self) -> str:
        """Where the DNS has its key, or empty if it names no such place."""
        name = self.tags.get(b"s", b"") + b"._domainkey." + self.tags.get(b"d", b"")
        text = name.lower().decode("ascii", "replace")
        return text if _NAME.fullmatch(text) else ""

    @property
    def covered(self) -> tuple[bytes, ...]:
        """The names of the header fields that are signed, in small letters."""
        return tuple(word.strip().lower() for word in self.tags.get(b"h", b"").split(b":"))


def dkim_key_names(message: bytes) -> tuple[str, ...]:
    """Where the DNS has the keys of this e-mail's signatures: what to ask while it is fresh."""
    names = (signature.key_name for signature in _signatures(_mail(message)))
    return tuple(dict.fromkeys(name for name in names if name))


def verify_dkim(message: bytes, answer: DnsAnswer, received: int) -> DkimEvidence:
    """What the first signature with this key says, if it satisfies the policy.

    `received` is when the e-mail came, in seconds since 1970.
    """
    mail = _mail(message)
    address = _sender(mail)
    for signature in _signatures(mail):
        if signature.key_name == answer.name:
            _check_tags(signature, received)
            _check_key(answer.text)
            domain = signature.tags[b"d"].lower().decode()
            if not f".{address.rpartition('@')[2].lower()}".endswith(f".{domain}"):
                raise LetterkitError("the DKIM signature is another domain's than the sender's")
            _check_signature(mail, signature, answer)
            covered = frozenset(word.decode() for word in signature.covered)
            return DkimEvidence(domain, address, covered)
    raise LetterkitError("the e-mail has no DKIM signature by this key")


def _mail(message: bytes) -> Any:  # dkimpy has no types
    dkim = _dkim()
    try:
        return dkim.DKIM(message)
    except (dkim.DKIMException, IndexError) as error:
        raise LetterkitError("not an e-mail") from error


def _signatures(mail: Any) -> list[_Signature]:
    from dkim.util import InvalidTagValueList, parse_tag_value

    found = []
    for name, value in mail.headers:
        if name.lower() == b"dkim-signature":
            try:
                found.append(_Signature((name, value), parse_tag_value(value)))
            except InvalidTagValueList:
                # Somebody else's malformed header does not spoil a good one.
                continue
    return found


def _sender(mail: Any) -> str:
    """The one address of the one From, if there is one Subject too.

    Read from the headers that dkimpy hashes, and only in forms that no two readers take apart
    differently: an address, or a name and an address in angle brackets.
    """
    headers = [(name.lower(), value) for name, value in mail.headers]
    names = [name for name, _ in headers]
    if any(names.count(name) != 1 for name in _SINGLE):
        raise LetterkitError("the e-mail has not exactly one From and one Subject")
    match = _FROM.fullmatch(b" ".join(dict(headers)[b"from"].split()))
    if not match:
        raise LetterkitError("the e-mail has not exactly one sender")
    return (match["alone"] or match["named"]).decode()


def _check_tags(signature: _Signature, received: int) -> None:
    tags = signature.tags
    kind = (tags.get(b"v"), tags.get(b"a"), tags.get(b"q", b"dns/txt"))
    if kind != (b"1", b"rsa-sha256", b"dns/txt"):
        raise LetterkitError("this kind of DKIM signature is not supported")
    if b"l" in tags:
        raise LetterkitError("the DKIM signature leaves a part of the text unsigned")
    if not set(_SINGLE) <= set(signature.covered):
        raise LetterkitError("the DKIM signature leaves From or Subject unsigned")
    if not all(_BASE64.fullmatch(tags.get(key, b"")) for key in (b"b", b"bh")):
        raise LetterkitError(_REFUSED)
    now = b"%d" % received
    made, expires = tags.get(b"t", now), tags.get(b"x", now)
    valid = _NUMBER.fullmatch(made) and _NUMBER.fullmatch(expires)
    if not valid or int(made) > received + _SLOP or int(expires) < received:
        raise LetterkitError("the DKIM signature was not valid when the e-mail came")


def _check_key(record: str) -> None:
    from dkim.util import InvalidTagValueList, parse_tag_value

    try:
        tags = parse_tag_value(record.encode())
        key = load_der_public_key(b64decode(tags.get(b"p", b"")))
    except (InvalidTagValueList, ValueError) as error:
        raise LetterkitError("the DKIM key is revoked or malformed") from error
    words = {
        name: {word.strip() for word in tags.get(name, default).split(b":")}
        for name, default in ((b"h", b"sha256"), (b"s", b"*"), (b"t", b""))
    }
    if b"sha256" not in words[b"h"] or not words[b"s"] & {b"*", b"email"} or b"y" in words[b"t"]:
        raise LetterkitError("the DKIM key is on trial, or not for e-mail")
    if not isinstance(key, RSAPublicKey) or key.key_size < 1024:
        raise LetterkitError("the DKIM key is not RSA of at least 1024 bits")


def _check_signature(mail: Any, signature: _Signature, answer: DnsAnswer) -> None:
    dkim = _dkim()
    try:
        # What dkimpy's own `verify` does besides is to ask the clock of this machine.
        holds = mail.verify_sig(
            dict(signature.tags),
            list(signature.covered),
            signature.header,
            lambda name, timeout: answer.text,
        )
    except (dkim.DKIMException, ValueError) as error:
        raise LetterkitError(_REFUSED) from error
    if holds is not True:
        raise LetterkitError(_REFUSED)


def _dkim() -> Any:
    try:
        import dkim
    except ImportError as error:
        raise LetterkitError(
            "cannot check DKIM: dkimpy is not installed", hint="install letterkit[dkim]"
        ) from error
    return dkim
