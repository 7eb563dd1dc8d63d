"""What an e-mail carries beside its text: attachments, pictures, other e-mails, appointments.

All parts count but the texts that a reader sees, the signature of a signed e-mail and a public key.
"""

from email.message import Message

from letterkit.answers.answer import Part

_TEXTS = ("text/plain", "text/html")
_SIGNATURES = (
    "application/pgp-signature",
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
)
_KEY = b"-----BEGIN PGP PUBLIC KEY BLOCK-----"
_ENCRYPTED = ("multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime")


def parts_in(message: Message) -> tuple[Part, ...]:
    """The parts of an e-mail that are no text of its own, in their order.

    Of an encrypted e-mail it is none: that it cannot be read is said elsewhere.
    """
    found: list[Part] = []
    waiting = [(message, False)]
    while waiting:
        part, is_signed = waiting.pop(0)
        kind = part.get_content_type()
        if kind in _ENCRYPTED:
            continue
        payload = part.get_payload()
        if part.get_content_maintype() == "multipart" and isinstance(payload, list):
            inside = [each for each in payload if isinstance(each, Message)]
            waiting = [*((each, kind == "multipart/signed") for each in inside), *waiting]
        elif is_signed and kind in _SIGNATURES:
            continue
        elif kind not in _TEXTS or part.get_content_disposition() == "attachment":
            found.append(Part(kind, _name(part), _content(part)))
    return tuple(each for each in found if not each.data.lstrip().startswith(_KEY))


def _name(part: Message) -> str:
    try:
        return str(part.get_filename() or "")
    except (ValueError, LookupError, TypeError):
        return ""


def _content(part: Message) -> bytes:
    """The decoded bytes of a part; of an attached e-mail, the whole of it."""
    if part.is_multipart():
        return part.as_bytes()
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""
