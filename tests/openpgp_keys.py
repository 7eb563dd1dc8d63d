"""OpenPGP keys with which nothing can be verified, as gpg makes them or people send them."""

import pysequoia

NO_KEY = ": this OpenPGP key cannot be used, because "
NO_USER_ID = f"{NO_KEY}it has no user id, and nothing else in it says what it may be used for"


def unusable_keys(town):
    """By name: a fingerprint, the bytes of the file (none: no file), what is said of the file."""
    made = {
        "brainpool": (*made_by(town, "brainpoolP256r1"), curve("brainpoolP256r1")),
        "koblitz": (*made_by(town, "secp256k1"), curve("secp256k1")),
        "short": (*made_by(town, "rsa1024"), f"{NO_KEY}keys of its kind, RSA1024, are too weak"),
        "sha1": (
            *made_by(town, "ed25519", "--cert-digest-algo", "SHA1"),
            f"{NO_KEY}its self-signature is made with SHA-1 or MD5, which can be forged",
        ),
    }
    fingerprint, whole = made_by(town, "ed25519")
    others, second = made_by(town, "ed25519")
    no_key = f"{NO_KEY}it is not an OpenPGP key"
    wide = armoured(town, fingerprint).decode().encode("utf-16")
    secret = town.gpg("--armor", "--export-secret-keys", fingerprint)
    for name, data, why in (
        ("nouid", without_user_ids(whole), NO_USER_ID),
        ("garbage", b"\x99\x01garbage", no_key),
        ("text", b"my key is on my page\n", no_key),
        ("empty", b"", f"{NO_KEY}it holds no OpenPGP key"),
        ("cut", whole[: len(whole) // 2], no_key),
        ("flooded", flooded(whole), f"{NO_KEY}reading it takes too long"),
        ("ring", whole + second, f"{NO_KEY}it holds 2 OpenPGP keys"),
        ("secret", secret, f"{NO_KEY}it is a secret OpenPGP key"),
        (
            "wide",
            wide,
            f"{NO_KEY}it is saved as UTF-16",
        ),
        ("other", second, f" holds another OpenPGP key: {others}"),
        ("absent", None, ": No such file or directory"),
    ):
        made[name] = (fingerprint, data, why)
    return made


def flooded(whole):
    """The key with names and signatures by thousands, as strangers add them on a key server.

    Each signature may belong to each name, so that reading takes their product.
    """
    *_, signature = [bytes(packet) for packet in pysequoia.packet.PacketPile.from_bytes(whole)]
    names = [b"\xb4\x06%06d" % number for number in range(20_000)]
    changed = [
        signature[:-4] + number.to_bytes(4, "big") for number in range(400_000 // len(signature))
    ]
    return b"".join((whole, *names, *changed))


def curve(name):
    return f"{NO_KEY}keys on the curve {name} are not supported"


def made_by(town, algorithm, *arguments):
    """A new key's fingerprint and its certificate, in binary."""
    who = f"{algorithm} {len(list(town.gnupg.rglob('*')))} <x@example.org>"
    town.gpg(
        *arguments, "--passphrase", "", "--quick-generate-key", who, algorithm, "sign", "never"
    )
    listed = town.gpg("--with-colons", "--fingerprint", who).decode()
    fingerprint = next(line.split(":")[9] for line in listed.splitlines() if line[:3] == "fpr")
    return fingerprint, town.gpg("--export", fingerprint)


def armoured(town, fingerprint):
    return town.gpg("--armor", "--export", fingerprint)


def without_user_ids(certificate):
    """The first packet, the key by itself, as some key servers give it out."""
    return bytes(next(iter(pysequoia.packet.PacketPile.from_bytes(certificate))))
