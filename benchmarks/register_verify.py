"""What verifying costs; run it as `python benchmarks/register_verify.py [SIZE] [WHOLE]`.

Prints how long `verify --receipt` takes, as a whole process, for one entry of a register of SIZE
leaves (1,000,000 by default), and how long `verify register.json` takes for WHOLE entries
(10,000). Each is run five times; the fastest counts, and its time of the processor stands beside
it, because a busy machine makes everything wait.
"""

import hashlib
import resource
import subprocess
import sys
import tempfile
import time
from itertools import count
from pathlib import Path

from letterkit.keys import SignerKey, format_verifier_key
from letterkit.model import Entry, Kind, Level, Register, Shown, Source, format_register
from letterkit.model.commitment import commit_entry
from letterkit.model.kept import Held, KeptRegister, Signature
from letterkit.register.edition import Chance, continued, edition_of
from letterkit.register.plan import log_of, opening_of, plan_of
from letterkit.register.public import published
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.leaf import EditionLeaf, LetterLeaf, SignLeaf, format_leaf
from letterkit.tlog.proof import Proof
from letterkit.tlog.receipt import Disclosure, Receipt, format_receipt
from letterkit.tlog.tree import grow, leaf_hash, prove_inclusion, tree_root

SIGNER = SignerKey("letters.example.org/parks", bytes(range(32)))
TEXT = hashlib.sha256(b"text\n").hexdigest()
TEXTS = {"en": TEXT}
RUNS = 5


def signature(number: int) -> Signature:
    fields = {
        "affiliation": "University of Example",
        "country": "BY",
        "kind": "person",
        "lang": "en",
        "level": "code",
        "name": f"Ada Example {number}",
        "role": "Mathematician",
        "shown": "named",
        "signed": "2026-11-22",
        "text": TEXT,
    }
    person, private = f"p{number}", {"email": f"n{number}@example.org"}
    return Signature(person, person, fields, private, Source("parks.csv", number + 2))


def register_of(size: int) -> KeptRegister:
    salts = count(1)
    chance = Chance(lambda: next(salts).to_bytes(32, "big"), lambda: "", lambda _: None)
    empty = KeptRegister(SIGNER.name, format_verifier_key(SIGNER.verifier))
    log = log_of(empty)
    plan = plan_of(empty, log, [signature(n) for n in range(size)], TEXTS, release_at=0)
    return continued(empty, edition_of(empty, log, plan, SIGNER, chance))


def receipt_in(size: int) -> bytes:
    """The receipt of the one real entry among the leaves of so large a register."""
    held = register_of(1).held[0]
    leaves = [format_leaf(LetterLeaf("en", TEXT))]
    leaves.append(format_leaf(SignLeaf(commit_entry(opening_of(held)))))
    others = (hashlib.sha256(b"%d" % number).digest() for number in range(size - 3))
    leaves += [format_leaf(SignLeaf(each)) for each in others]
    leaves.append(format_leaf(EditionLeaf(1, 1, size - 3, 0)))
    levels: list[bytearray] = []
    grow(levels, map(leaf_hash, leaves))
    note = sign_checkpoint(Checkpoint(SIGNER.name, size, tree_root(levels, size)), SIGNER)
    proof = Proof(1, tuple(prove_inclusion(levels, 1, size)), note)
    return format_receipt(Receipt(proof, _disclosure(held)))


def _disclosure(held: Held) -> Disclosure:
    private = {"email": "n0@example.org"}
    return Disclosure(opening_of(held), private, held.private_salt, SIGNER.verifier)


def list_of(kept: KeptRegister) -> Register:
    entries = []
    for held in kept.held:
        fields = dict(opening_of(held).entry)
        entries.append(
            Entry(
                id=held.id,
                index=held.newest,
                salt=held.salt.hex(),
                private=str(fields["private"]),
                kind=Kind(str(fields["kind"])),
                shown=Shown(str(fields["shown"])),
                level=Level(str(fields["level"])),
                **{
                    key: str(fields[key])
                    for key in ("name", "role", "affiliation", "country", "signed", "lang", "text")
                },
            )
        )
    plain = Register("parks", "Keep the parks open", TEXTS, tuple(entries), 0, {})
    return published(plain, kept, SIGNER.verifier, (), 0)


def timed(what: str, *arguments: str) -> None:
    times = []
    for _ in range(RUNS):
        began, spent = time.perf_counter(), _processor()
        command = [sys.executable, "-m", "letterkit", "verify", "--no-state", *arguments]
        subprocess.run(command, check=True, capture_output=True)
        times.append((time.perf_counter() - began, _processor() - spent))
    seconds, used = min(times)
    print(f"{what:<48}{seconds:8.2f} s {used:8.2f} s of processor")


def _processor() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def main(size: int, whole: int) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "one.tlog-proof").write_bytes(receipt_in(size))
        (folder / "register.json").write_text(format_register(list_of(register_of(whole))))
        receipt = ("--receipt", str(folder / "one.tlog-proof"))
        timed(f"verify --receipt, of {size:,} leaves", *receipt)
        timed(f"verify a register of {whole:,} entries", str(folder / "register.json"))


if __name__ == "__main__":
    numbers = [int(each) for each in sys.argv[1:]]
    main(numbers[0] if numbers else 1_000_000, numbers[1] if len(numbers) > 1 else 10_000)
