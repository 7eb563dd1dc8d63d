"""What an enemy may hand in as a proof: registers, receipts, notes, policies, signatures, keys."""

import re
import struct
from collections.abc import Callable

import attacks
from hostile import HEAD, MB, Content, case, verified
from letterkit.model.entry import format_register

# Registers.
REGISTER = format_register(attacks.public(attacks.FIRST))
ENTRIES = REGISTER.index('"entries": [') + len('"entries": [')
LEAVES = REGISTER.index('"leaves": [') + len('"leaves": [')
ENTRY = REGISTER[ENTRIES : REGISTER.index("\n", ENTRIES + 2)].strip().rstrip(",")


def register(name: str, data: Content, said: str = "f.json: ", code: int = 2) -> None:
    verified(f"register, {name}", data, said, ".json", code)


def compared(name: str, data: Content) -> None:
    files = {"f.json": data, "g.json": REGISTER}
    case(f"compare: register, {name}", "compare f.json g.json", files, "f.json: ")


def filled(place: int, what: str, times: int) -> Callable[[], bytes]:
    return lambda: (REGISTER[:place] + what * times + REGISTER[place:]).encode()


for opening in ("[", '{"a":', '{"entries":[', "[{},", '{"', '"'):
    for times in (90, 400_000):
        register(f"{times:,} times {opening}", "{" + opening * times)
register("60 MB of lists", lambda: b'{"entries":[' + b"[],\n" * 15 * MB + b"[]]}")
compared("60 MB of lists", lambda: b'{"entries":[' + b"[],\n" * 15 * MB + b"[]]}")
compared("deep", "{" + '{"a":' * 400_000)
register("60 MB of objects", lambda: b'{"entries":[' + b"{},\n" * 15 * MB + b"{}]}")
register("60 MB of texts", lambda: b'{"entries":[' + b'"",\n' * 15 * MB + b'""]}')
register("60 MB of numbers", lambda: b'{"entries":[' + b"1234,\n" * 10 * MB + b"0]}")
register("60 MB of other texts", lambda: b'{"leaves":[' + b",".join(
    b'"%x"' % n for n in range(6_000_000)) + b"]}")  # fmt: skip
register("5 million keys", lambda: b"{" + b",".join(b'"%x":0' % n for n in range(5_000_000)) + b"}")
register("a key twice", REGISTER.replace('"v": 1', '"v": 1,\n "v": 1'))
register("a million times a key", lambda: b"{" + b'"v":1,' * MB + b'"v":1}')
register("a text of 50 MB", lambda: b'{"title":"' + b"a" * 50 * MB + b'"}')
register("50 MB of escapes", lambda: b'{"title":"' + b"\\u0041" * 8 * MB + b'"}')
register("half letters", lambda: b'{"title":"' + b"\\ud800" * MB + b'"}')
register("50 MB of blanks", lambda: b'{"title":' + b" " * 50 * MB + b'"a"}')
register("a number of a million digits", lambda: b'{"v":' + b"9" * MB + b"}")
for digits in (17, 4300, 5000):
    number, code = "9" * digits, 1 if digits < 4301 else 2
    index = re.sub(r'"index":\d+', f'"index":{number}', REGISTER, count=1)
    register(f"an index of {digits} digits", index, "", code)
    edition = REGISTER.replace('"edition": 1', f'"edition": {number}')
    register(f"an edition of {digits} digits", edition, "", code)
    people = REGISTER.replace('"people": 2', f'"people": {number}')
    register(f"a count of {digits} digits", people)
for number in (
    "1e999",
    "-1e999",
    "NaN",
    "-0",
    "1.5",
    "1e3",
    "Infinity",
    "true",
    "null",
    '""',
    "[]",
):
    register(
        f"an edition that is {number}", REGISTER.replace('"edition": 1', f'"edition": {number}')
    )
register("50,000 entries of one person", filled(ENTRIES, f"\n{ENTRY},", 50_000))
register("300,000 leaves of nothing", filled(LEAVES, '\n"",', 300_000))
register("300,000 leaves alike", filled(LEAVES, f'\n"sign {"0" * 64}",', 300_000), "not a leaf", 1)
register(
    "a checkpoint of 5 MB",
    REGISTER.replace('"checkpoint": "', '"checkpoint": "' + "a\\n" * 2 * MB),
    "does not verify",
    1,
)
LONG = "a" * 5 * MB
register("a key of 5 MB", REGISTER.replace('"vkey": "', f'"vkey": "{LONG}'), "verifier key", 1)
register(
    "an origin of 5 MB", REGISTER.replace('"origin": "', f'"origin": "{LONG}'), "its checkpoint", 1
)
register(
    "a seal of 5 MB", REGISTER.replace('"slug"', f'"seal": "{LONG}",\n "slug"'), "malformed", 1
)
register("100,000 languages", REGISTER.replace(
    '"texts": {', '"texts": {' + "".join(f'\n  "l{n}": "x",' for n in range(100_000))))  # fmt: skip

# Receipts, promises, checkpoints, policies, seals.
RECEIPT = attacks.RECEIPT
SIGNED = attacks.checkpoint(attacks.FIRST).decode()
LINE = attacks.signature_line(SIGNED) + "\n"
START = RECEIPT.partition("index ")[0]
HASH = "A" * 43 + "=\n"
for name, (command, said, data) in {
    "a receipt of 20,000 hashes": ("verify --receipt f", "f: ", START + "index 0\n" + HASH * 20_000),
    "a receipt with an index of 4,000 digits": ("verify --receipt f", "f: ", START + "index " + "9" * 4000 + "\n\n" + SIGNED),
    "a receipt with a large opening": ("verify --receipt f", "f: ", "c2sp.org/tlog-proof@v1\nextra " + "A" * 900_000 + "\nindex 0\n\n" + SIGNED),
    "a receipt of 2 MB": ("verify --receipt f", "larger than 1 MB", RECEIPT + "a" * 2 * MB),
    "a promise of a megabyte": ("verify --receipt f", "f: ", "letterkit.promise-file.v1\n" + "a\n" * 500_000),
    "a promise, one line": ("verify --receipt f", "f: ", "letterkit.promise-file.v1\n" + "a" * 900_000),
    "100,000 signatures": ("verify f", "f: ", SIGNED + LINE * 100_000),
    "100 signatures": ("verify f", "f: ", SIGNED + LINE * 98 + "\n"),
    "a signature of a megabyte": ("verify f", "f: ", SIGNED + LINE.rstrip() + "A" * MB + "\n"),
    "a checkpoint with a million lines": ("verify f", "a text alone has nothing to be compared with", SIGNED.replace("\n\n", "\n" + "a\n" * MB + "\n", 1)),
    "a checkpoint of 4,000 digits": ("verify f", "f: ", re.sub(r"\n\d+\n", "\n" + "9" * 4000 + "\n", SIGNED, count=1)),
    "a growth of 500,000 hashes": ("verify f", "f: ", "letterkit.growth.v1\n" + HASH * 500_000),
    "a seal of 30 MB": ("verify f", "f: ", lambda: b"letterkit.seal.v1\n" + b"a\n" * 15 * MB),
    "checksums of 30 MB": ("verify f", "f: ", lambda: (b"0" * 64 + b"  a\n") * 450_000),
    "a statement of 30 MB": ("verify f", "f: ", lambda: b"letterkit.statement.v1\n" + b"a\n" * 15 * MB),
    "a policy of comments": ("verify f", "f: ", lambda: b"# a\n" * 5 * MB),
    "a policy of blanks": ("verify f", "f: ", lambda: b" \t" * 10 * MB + b"\n"),
}.items():  # fmt: skip
    case(f"proof: {name}", f"{command} --no-state", {"f": data}, said)

KEY = attacks.LOG.split()[1]
GROUPS = "".join(f"group g{n} all g{n - 1}\n" for n in range(1, 30_000))
for name, text in {
    "100,000 logs": attacks.LOG * 100_000,
    "30,000 groups in groups": attacks.LOG + "group g0 all none\n" + GROUPS + "quorum g29999\n",
    "a group of 300,000": attacks.LOG + "group a all" + " none" * 300_000 + "\n",
    "a line of 900,000 blanks": attacks.LOG + " " * 900_000 + "\nquorum none",
    "a key of 900,000 characters": f"log {KEY}{'A' * 900_000}\nquorum none\n",
    "a megabyte of logs that are none": "log a\n" * 150_000,
    "not UTF-8": b"\xff\n",
}.items():
    files: dict[str, Content] = {"f.json": REGISTER, "p": text}
    case(f"policy: {name}", "verify f.json --policy p --no-state", files, "p:")

# Signatures and keys of people: a packet of OpenPGP is a tag, a length, and so many bytes.
STATEMENT = attacks.statement(register="p")
PUBLISHED = {"letters/p/letter.md": HEAD.format("origin: example.org/p\n", "Hello.")}
ARMOUR = "-----BEGIN PGP SIGNATURE-----\n\n{}-----END PGP SIGNATURE-----\n"


def packet(tag: int, body: bytes, length: int | None = None) -> bytes:
    return (
        bytes([0xC0 | tag, 0xFF])
        + struct.pack(">I", len(body) if length is None else length)
        + body
    )


def nested(deep: int) -> bytes:
    """Compressed packets (8, uncompressed inside) within each other."""
    data = packet(2, b"\4\0\x16\x08\0\0\0\0\0\0")
    for _ in range(deep):
        data = packet(8, b"\0" + data)
    return data


def partial_lengths(count: int) -> bytes:
    """A packet in parts of which none is the last."""
    return b"\xc2" + b"\xe0a" * count


def zipped(size: int) -> bytes:
    import zlib

    machine = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packet(8, b"\1" + machine.compress(b"\0" * size * MB) + machine.flush())


SUBPACKETS = b"\4\0\x16\x0a" + struct.pack(">H", 65_000) + b"\x02\x21\0" * 21_000
SIGNATURES: dict[str, Callable[[], bytes]] = {
    "packets in packets": lambda: nested(9_000),
    "compressed 50 MB": lambda: zipped(50),
    "a length past the end": lambda: packet(2, b"\4", 2**32 - 1),
    "parts without end": lambda: partial_lengths(30_000),
    "3,000 signatures": lambda: packet(2, b"\4\0\x16\x08\0\0\0\0\0\0") * 3_000,
    "20,000 markers": lambda: packet(10, b"PGP") * 6_000,
    "20,000 subpackets": lambda: packet(2, SUBPACKETS),
    "a signature by a number of 60,000 bits": lambda: packet(
        2, b"\4\0\1\x08\0\0\0\0\0\0" + b"\xea\x60" + b"\xff" * 7500
    ),
    "an unknown version": lambda: packet(2, b"\x63" * 100),
    "tags of every kind": lambda: b"".join(packet(tag, b"\4" * 50) for tag in range(64)),
    "old lengths": lambda: b"\x8b" + b"\xff" * 50_000,
    "armour never closed": lambda: ARMOUR.format("A" * 60_000).encode()[:-30],
    "armour with 10,000 headers": lambda: ARMOUR.replace("\n\n", "\n" + "Comment: a\n" * 5_000 + "\n").encode(),
    "clearsigned dashes": lambda: b"-----BEGIN PGP SIGNED MESSAGE-----\n\n" + b"- - " * 15_000,
    "clearsigned hashes": lambda: b"-----BEGIN PGP SIGNED MESSAGE-----\n" + b"Hash: SHA512\n" * 4_000,
    "a clearsigned line of blanks": lambda: b"-----BEGIN PGP SIGNED MESSAGE-----\n\n" + b" \t" * 30_000 + b"a",
    "ssh, a length past the end": lambda: b"-----BEGIN SSH SIGNATURE-----\nU1NIU0lH" + b"/" * 60_000 + b"\n-----END SSH SIGNATURE-----\n",
    "minisign, long": lambda: b"untrusted comment: " + b"a" * 60_000,
    "larger than a signature": lambda: b"a" * 70_000,
}  # fmt: skip
for name, made in SIGNATURES.items():
    files = {**PUBLISHED, "x.txt": STATEMENT, "x.txt.asc": made}
    case(f"signature: {name}", "add x.txt.asc --to p --yes", files, "x.txt")
