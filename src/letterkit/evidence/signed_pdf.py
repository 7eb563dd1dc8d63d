"""Signed PDFs, as national eIDs make them: PAdES and ISO 32000-2, 12.8; by pyHanko.

One signature of a person, over the whole file or over all of it but later revisions that make the
signature last (`evidence/pdf_revisions.py`), by RSA of at least 2048 bits, ECDSA or EdDSA with
SHA-2 or SHA-3. The certificate is valid on the day that the signature bears, which is its maker's
word.
Whose certificate it is, is another claim: its SHA-256 stands in `signatories/<slug>.keys`. Left
out: chains to authorities and revocation, which need a network, and what a time stamp says.
"""

import logging
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from io import BytesIO
from typing import Any

from cryptography.exceptions import InvalidSignature

from letterkit.errors import LetterkitError
from letterkit.evidence.pdf_revisions import CHANGED, check_later_revisions
from letterkit.keys import check_public_key
from letterkit.model.known_keys import KeyKind, KnownKey

_HASHES = frozenset({"sha256", "sha384", "sha512", "sha3_256", "sha3_384", "sha3_512"})
# What pyHanko raises for files that are not as they should be, besides its own errors.
_MALFORMED = (
    *(ArithmeticError, AssertionError, AttributeError, LookupError, NotImplementedError),
    *(RecursionError, SyntaxError, TypeError, ValueError, InvalidSignature, zlib.error),
)
_REFUSED = "the signature in the PDF does not verify"


@dataclass(frozen=True, slots=True)
class PdfSigner:
    """The certificate that signed, by the SHA-256 of its DER, and when it says that it did.

    `covered` is how many bytes of the file the signature is over, its own place left out.
    """

    fingerprint: str
    signed: datetime
    covered: int = 0


def verify_signed_pdf(data: bytes, now: datetime) -> PdfSigner:
    """Who signed the file; only what makes a signature last may stand behind what they signed."""
    signature, stamps = _signatures(data)
    signer = _signer(signature, now)
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.validation import validate_pdf_signature
    from pyhanko_certvalidator import ValidationContext

    try:
        context = ValidationContext(trust_roots=[], allow_fetching=False)
        status = validate_pdf_signature(signature, context, skip_diff=True)
        covered = _covered(signature, data)
    except (PdfError, *_MALFORMED) as error:
        raise LetterkitError(_REFUSED) from error
    if not covered:
        raise LetterkitError(CHANGED)
    if not (status.intact and status.valid):
        raise LetterkitError(_REFUSED)
    if status.md_algorithm not in _HASHES:
        raise LetterkitError(
            f"the signature in the PDF uses the hash {status.md_algorithm}, which is not supported",
            hint="ask them to sign again with SHA-256; SHA-1 and MD5 can be forged",
        )
    if covered < len(data):
        try:
            check_later_revisions(signature, data)
            _check_stamps(signature, stamps)
        except (PdfError, *_MALFORMED) as error:
            raise LetterkitError(CHANGED) from error
    return replace(signer, covered=covered)


def _covered(signature: Any, data: bytes) -> int:
    """The end of the revision that is signed whole, but for the signature's own place; or 0."""
    from pyhanko.sign.validation.status import SignatureCoverageLevel

    if signature.coverage < SignatureCoverageLevel.ENTIRE_REVISION:
        return 0
    begin, length, rest, length_of_rest = signature.byte_range
    # The signature stands in hexadecimal digits between < and >.
    own = 2 * len(signature.pkcs7_content) + 2
    end = int(rest) + int(length_of_rest)
    whole = begin == 0 and rest == length + own and end <= len(data)
    return end if whole else 0


def _check_stamps(signature: Any, stamps: Sequence[Any]) -> None:
    """Raise unless every field that came later holds a document time stamp of its revision."""
    from pyhanko.sign.fields import enumerate_sig_fields
    from pyhanko.sign.validation import validate_pdf_timestamp
    from pyhanko.sign.validation.status import SignatureCoverageLevel
    from pyhanko_certvalidator import ValidationContext

    signed = signature.reader.get_historical_resolver(signature.signed_revision)
    before = {name for name, _, _ in enumerate_sig_fields(signed)}
    filled = {each.field_name for each in stamps}
    later = {name for name, _, _ in enumerate_sig_fields(signature.reader)} - before
    if not later <= filled:
        raise LetterkitError(f"{CHANGED}: a form field")
    for stamp in stamps:
        if stamp.signed_revision > signature.signed_revision:
            context = ValidationContext(trust_roots=[], allow_fetching=False)
            status = validate_pdf_timestamp(stamp, context, skip_diff=True)
            whole = status.coverage >= SignatureCoverageLevel.ENTIRE_REVISION
            if not (status.intact and status.valid and whole):
                raise LetterkitError("a time stamp in the PDF does not verify")


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


def _signatures(data: bytes) -> tuple[Any, list[Any]]:  # pyHanko has no types for the checker
    """The one signature of a person, and the document time stamps."""
    try:
        from pyhanko.pdf_utils.misc import PdfError
        from pyhanko.pdf_utils.reader import PdfFileReader
        from pyhanko.sign.fields import enumerate_sig_fields
    except ImportError as error:
        raise LetterkitError(
            "cannot check signed PDFs: pyHanko is not installed",
            hint="install letterkit[pdf-signatures]",
        ) from error
    for name in ("pyhanko", "pyhanko_certvalidator"):
        # It would show its tracebacks: that nobody vouches for a certificate is no news here.
        logging.getLogger(name).addHandler(logging.NullHandler())
    try:
        reader = PdfFileReader(BytesIO(data))
        found = list(reader.embedded_signatures)
        filled = len(list(enumerate_sig_fields(reader, filled_status=True)))
    except (PdfError, *_MALFORMED) as error:
        raise LetterkitError("not a PDF that can be read") from error
    # pyHanko passes over what it does not know, which may be another person's signature.
    if filled != len(found):
        raise LetterkitError("the PDF has a signature of a kind that is not supported")
    stamps = [each for each in found if _is_stamp(each)]
    people = [each for each in found if not _is_stamp(each)]
    if len(people) != 1:
        raise LetterkitError(
            f"the PDF has {len(people) or 'no'} signatures, not one",
            hint="let each sign a copy of their own"
            if people or not stamps
            else "a document time stamp is no person's signature",
        )
    return people[0], stamps


def _is_stamp(signature: Any) -> bool:
    kind = (signature.sig_object_type, signature.sig_object.get("/SubFilter"))
    return kind == ("/DocTimeStamp", "/ETSI.RFC3161")


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
        raise LetterkitError(
            "the certificate's RSA key is shorter than 2048 bits",
            hint="ask them to sign with another certificate, or with a key of another kind",
        )
    if isinstance(key, Ed25519PublicKey):
        check_public_key(key.public_bytes_raw())
    if signed is None or signed > now + timedelta(hours=1):
        raise LetterkitError("the signature in the PDF has no time, or one in the future")
    if not certificate.not_valid_before_utc <= signed <= certificate.not_valid_after_utc:
        raise LetterkitError("the certificate was not valid when it signed")
    return PdfSigner(certificate.fingerprint(SHA256()).hex(), signed)
