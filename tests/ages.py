"""age files for one passphrase, written and read by age's own description, for tests.

https://c2sp.org/age: a second implementation, which need not make a guess take a second.
"""

import hmac
import os
from base64 import b64decode, b64encode

from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

ARMOR = "-----BEGIN AGE ENCRYPTED FILE-----\n", "-----END AGE ENCRYPTED FILE-----\n"


def encoded(data):
    return b64encode(data).rstrip(b"=")


def decoded(text):
    return b64decode(text + b"=" * (-len(text) % 4))


def derived(key, salt, info):
    return HKDF(SHA256(), 32, salt, info).derive(key)


def wrapping_key(passphrase, salt, factor):
    salt = b"age-encryption.org/v1/scrypt" + salt
    # Not hashlib's scrypt, whose memory limit a fast machine's work factor exceeds.
    return Scrypt(salt=salt, length=32, n=1 << factor, r=8, p=1).derive(passphrase.encode())


def encrypted(text, passphrase, factor=1):
    key, salt, nonce = os.urandom(16), os.urandom(16), os.urandom(16)
    wrapped = ChaCha20Poly1305(wrapping_key(passphrase, salt, factor)).encrypt(bytes(12), key, None)
    lines = [
        b"age-encryption.org/v1",
        b"-> scrypt %s %d" % (encoded(salt), factor),
        encoded(wrapped),
    ]
    head = b"\n".join([*lines, b"---"])
    mac = hmac.digest(derived(key, None, b"header"), head, "sha256")
    body = ChaCha20Poly1305(derived(key, nonce, b"payload")).encrypt(bytes(11) + b"\1", text, None)
    return head + b" " + encoded(mac) + b"\n" + nonce + body


def decrypted(data, passphrase):
    begin, end = (each.encode() for each in ARMOR)
    if data.startswith(begin):
        data = b64decode(data.removeprefix(begin).removesuffix(end))
    version, stanza, wrapped, last, body = data.split(b"\n", 4)
    arrow, kind, salt, factor = stanza.split(b" ")
    assert (version, arrow, kind) == (b"age-encryption.org/v1", b"->", b"scrypt")
    wrapping = ChaCha20Poly1305(wrapping_key(passphrase, decoded(salt), int(factor)))
    key = wrapping.decrypt(bytes(12), decoded(wrapped), None)
    head = b"\n".join([version, stanza, wrapped, b"---"])
    mac = hmac.digest(derived(key, None, b"header"), head, "sha256")
    assert hmac.compare_digest(last, b"--- " + encoded(mac))
    payload = ChaCha20Poly1305(derived(key, body[:16], b"payload"))
    return payload.decrypt(bytes(11) + b"\1", body[16:], None)
