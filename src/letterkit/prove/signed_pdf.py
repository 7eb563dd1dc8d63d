"""Signed PDFs, as national eIDs make them: PAdES and ISO 32000-2, 12.8; by pyHanko.

One signature, over the whole file, by RSA of at least 2048 bits, ECDSA or EdDSA with SHA-2 or
SHA-3. The certificate is valid on the day that the signature bears, which is its maker's word.
Whose certificate it is, is another claim: its SHA-256 stands in `signatories/<slug>.keys`. Left
out: chains to authorities, revocation and time stamps, which need a network.
"""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from cryptography.exceptions import InvalidSignature

from letterkit.errors import LetterkitError
from letterkit.keys import check_public_key
from letterkit.model.known_keys import KeyKind, KnownKey

_HASHES = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
_MALFORMED = (ValueError, KeyError, TypeError, AttributeError, InvalidSignature)
_REFUSED = "the signature in the PDF does not verify"


@dataclass(frozen=True, slots=True)
class PdfSigner:
    """The certificate that signed, by the SHA-256 of its DER, and when it says that it did."""

    fingerprint: str
    signed: datetime


def verify_signed_pdf(data: bytes, now: datetime) -> PdfSigner:
    signature = _only_signature(data)
    signer = _signer(signature, now)
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(signature, context, skip_diff=True)
    except (PdfError, *_MALFORMED) as error:
        raise LetterkitError(_REFUSED) from error
    if status.coverage is not SignatureCoverageLevel.ENTIRE_FILE:
        raise LetterkitError("the PDF was changed after it was signed")
    if not (status.intact and status.valid):
        raise LetterkitError(_REFUSED)
    if status.md_algorithm not in _HASHES:
        raise LetterkitError("the hash of the signature in the PDF is not supported")
    return signer


def verify_pdf_key(signer: PdfSigner, known: Sequence[KnownKey]) -> tuple[str, ...]:
    """The addresses and ids that the certificate is bound to."""
    bound = (key for key in known if (key.kind, key.text) == (KeyKind.X509, signer.fingerprint))
    principals = tuple(who for key in bound for who in key.principals)
    if not principals:
        raise LetterkitError(
            "the certificate is bound to nobody",
            hint="once you have seen whose it is, add the line: "
            f"ADDRESS x509 {signer.fingerprint} WHERE-YOU-SAW-IT",
        )
    return principals


def _only_signature(data: bytes) -> Any:  # pyHanko is no dependency of the type checker
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
    except ImportError as error:
        raise LetterkitError(
            "cannot check signed PDFs: pyHanko is not installed",
            hint="install letterkit[pdf-signatures]",
        ) from error
    for name in ("pyhanko", "pyhanko_certvalidator"):
        # It would show its tracebacks: that nobody vouches for a certificate is no news here.
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        signatures = PdfFileReader(BytesIO(data)).embedded_signatures
    except (PdfError, *_MALFORMED) as error:
        raise LetterkitError("not a PDF that can be read") from error
    if len(signatures) != 1:
        raise LetterkitError(
            f"the PDF has {len(signatures) or 'no'} signatures, not one",
            hint="let each sign a copy of their own",
        )
    return signatures[0]


def _signer(signature: Any, now: datetime) -> PdfSigner:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
    from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.x509 import load_der_x509_certificate

    try:
        certificate = load_der_x509_certificate(signature.signer_cert.dump())
        signed = signature.self_reported_timestamp
        key = certificate.public_key()
    except (ValueError, AttributeError) as error:
        raise LetterkitError(_REFUSED) from error
    if isinstance(key, RSAPublicKey) and key.key_size < 2048:
        raise LetterkitError("the certificate's RSA key is shorter than 2048 bits")
    if isinstance(key, Ed25519PublicKey):
        check_public_key(key.public_bytes_raw())
    if signed is None or signed > now + timedelta(hours=1):
        raise LetterkitError("the signature in the PDF has no time, or one in the future")
    if not certificate.not_valid_before_utc <= signed <= certificate.not_valid_after_utc:
        raise LetterkitError("the certificate was not valid when it signed")
    return PdfSigner(certificate.fingerprint(SHA256()).hex(), signed)
