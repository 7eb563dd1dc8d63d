"""The examples of `docs/formats.md` are what letterkit reads, and enough to verify without it."""

import base64
import hashlib
import json
import re
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from letterkit.evidence.statement import format_statement, parse_statement
from letterkit.model import (
    Agreement,
    CanonicalText,
    Medium,
    Status,
    format_register,
    parse_register,
)
from letterkit.model.commitment import Opening, commit_entry, commit_private
from letterkit.model.seal import FRAMES, find_place, parse_field, without_seal
from letterkit.model.stamp import parse_stamp
from letterkit.text.jcs import parse_canonical_json
from letterkit.text.plain import parse_plain
from letterkit.tlog.checkpoint import verify_checkpoint
from letterkit.tlog.continuity import growth_between
from letterkit.tlog.growth import format_growth, parse_growth
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.policy import format_policy, parse_policy, verify_witnessed
from letterkit.tlog.promise import format_given, parse_given, verify_promise
from letterkit.tlog.receipt import format_receipt, parse_disclosure, parse_receipt, verify_receipt
from letterkit.tlog.seal import sealed_file, verify_file
from letterkit.verdict.edition import stamp_words, verify_edition
from letterkit.verdict.promise_verdict import judge_promise
from letterkit.verdict.trust import Trust
from registers import SIGNER

DOCUMENT = Path(__file__).parent.parent / "docs" / "formats.md"
NOW = 1790000000
_EXAMPLE = re.compile(r"<!-- example: ([^\n]+) -->\n```\n(.*?)```", re.DOTALL)
EXAMPLES = dict(_EXAMPLE.findall(DOCUMENT.read_text("utf-8")))


def example(name):
    return EXAMPLES[name]


def data(name):
    return example(name).encode()


def test_every_example_is_read():
    source = Path(__file__).read_text("utf-8")
    assert [name for name in EXAMPLES if f'("{name}")' not in source] == []


def test_the_text_is_canonical_and_everything_is_about_it():
    text = CanonicalText.of(example("letter.en.txt"))
    assert text.content == example("letter.en.txt")
    assert parse_statement(data("statement")).text == text.sha256
    assert json.loads(example("entry"))["text"] == text.sha256
    assert parse_register(example("register.json")).texts == {"en": text.sha256}
    assert format_statement(parse_statement(data("statement"))) == data("statement")


def test_the_commitments_are_those_of_the_entry():
    entry = parse_canonical_json(data("entry").rstrip(b"\n"))
    private = parse_canonical_json(data("private").rstrip(b"\n"))
    salts = [bytes.fromhex(line.split()[-1]) for line in example("salts").splitlines()]
    assert commit_private(private, salts[1]) == entry["private"]
    commitment = commit_entry(Opening(entry, salts[0])).hex()
    assert f"sign sha256:{commitment}\n" in example("leaves")


def test_the_checkpoint_satisfies_the_policy():
    note, policy = parse_note(data("checkpoint")), parse_policy(data("policy.txt"))
    assert format_note(note) == data("checkpoint")
    assert format_policy(policy) == data("policy.txt")
    witnessed = verify_witnessed(note, policy, NOW)
    assert witnessed.signed == verify_checkpoint(note, policy.logs[0].key)
    assert len(witnessed.cosignatures) == 1


def test_the_receipt_proves_the_entry():
    receipt, policy = parse_receipt(data("receipt")), parse_policy(data("policy.txt"))
    assert format_receipt(receipt) == data("receipt")
    assert parse_disclosure(data("extra").rstrip(b"\n")) == receipt.disclosure
    own = type(policy)(policy.logs)
    assert verify_receipt(receipt, own, NOW).entry == json.loads(example("entry"))


def test_the_promise_is_kept_by_the_register():
    given = parse_given(data("promise"))
    assert format_given(given) == data("promise")
    assert given.disclosure == parse_disclosure(data("extra").rstrip(b"\n"))
    verified = verify_promise(given)
    assert (verified.promise.edition, verified.entry) == (1, json.loads(example("entry")))
    register = parse_register(example("register.json"))
    verdict = judge_promise(given, Trust(NOW), Agreement((), None, register))
    assert (verdict.status, verdict.kept_in) == (Status.KEPT, 1)


def test_the_register_is_an_edition_that_grew_as_proved():
    register = parse_register(example("register.json"))
    assert format_register(register) == example("register.json")
    leaves = example("leaves").splitlines(keepends=True)
    assert [f"{leaf}\n" for leaf in register.published.leaves] == leaves
    assert verify_edition(register).log.edition.number == register.edition
    growth = parse_growth(data("consistency"))
    assert format_growth(growth) == data("consistency")
    assert growth == growth_between([leaf.encode() for leaf in leaves], growth.old, growth.new)


def test_the_sealed_text_is_sealed_by_the_register_and_holds_the_text():
    register = parse_register(example("register.json"))
    file = data("sealed text")
    sealed = verify_file(file, Medium.TEXT, register.published.vkey)
    assert (sealed.origin, sealed.edition) == (register.published.origin, register.edition)
    frame = FRAMES[Medium.TEXT]
    place = find_place(file, frame)
    assert parse_field(file[place.start : place.stop], frame) == data("seal")
    assert format_note(parse_note(data("seal"))) == data("seal")
    assert parse_plain(file.decode()).text == example("letter.en.txt")
    assert sealed_file(without_seal(file, frame), Medium.TEXT, 2, SIGNER) == file


def test_the_seal_is_verified_by_the_document_alone():
    file, vkey = data("sealed text"), json.loads(example("register.json"))["vkey"]
    marker = b"\n" + b"=" * 72 + b"\nletterkit seal\n" + vkey.encode() + b"\n"
    assert file.count(marker) == 1
    before, _, field = file.partition(marker)
    lines = field.decode().split("\n")
    assert [len(line) for line in lines] == [72] * 12 + [0]
    note = base64.b64decode("".join(lines).rstrip("."), validate=True).decode()
    text, _, signature = note.rpartition("\n\n")
    name, key_id, encoded = vkey.split("+", 2)
    _, signer, value = signature.removesuffix("\n").split(" ")
    key = Ed25519PublicKey.from_public_bytes(base64.b64decode(encoded)[1:])
    assert (signer, base64.b64decode(value)[:4].hex()) == (name, key_id)
    key.verify(base64.b64decode(value)[4:], f"{text}\n".encode())
    blank = before + marker + b" " * len(field)
    assert text.split("\n") == [
        "letterkit.seal.v1",
        name,
        "edition 2",
        f"text/plain {len(file)}",
        f"sha256 {hashlib.sha256(blank).hexdigest()}",
    ]


# Another verifier, from the document alone: hashes, base64, JSON and Ed25519.


def node(left, right):
    return hashlib.sha256(b"\x01" + left + right).digest()


def root(hashes):
    if len(hashes) == 1:
        return hashes[0]
    split = 1 << (len(hashes) - 1).bit_length() - 1
    return node(root(hashes[:split]), root(hashes[split:]))


def climbed(leaf, index, size, path):
    if size == 1:
        assert not path
        return leaf
    split = 1 << (size - 1).bit_length() - 1
    *lower, sibling = path
    if index < split:
        return node(climbed(leaf, index, split, lower), sibling)
    return node(sibling, climbed(leaf, index - split, size - split, lower))


def signed_by(note, vkey):
    """The name of the key and the text, after the signature was found good."""
    text, _, lines = note.rpartition("\n\n")
    name, key_id, code = vkey.split("+", 2)
    public = base64.b64decode(code)
    named = name.encode() + b"\n" + public
    assert (hashlib.sha256(named).hexdigest()[:8], public[0]) == (key_id, 1)
    dash, signer, signature = lines.split("\n")[0].split(" ")
    value = base64.b64decode(signature)
    assert (dash, signer, value[:4].hex()) == ("\u2014", name, key_id)
    Ed25519PublicKey.from_public_bytes(public[1:]).verify(value[4:], f"{text}\n".encode())
    return name, text


def signed(note, vkey):
    """Size and root, after the signature was found good."""
    name, text = signed_by(note, vkey)
    origin, size, code = text.split("\n")
    assert origin == name
    return int(size), base64.b64decode(code)


def commitment(domain, salt, value):
    encoded = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(domain + b"\n" + bytes.fromhex(salt) + encoded.encode()).hexdigest()


def leaf_hash(leaf):
    return hashlib.sha256(b"\x00" + leaf.encode()).digest()


def verified_elsewhere(receipt):
    head, _, note = receipt.partition("\n\n")
    magic, extra, index, *path = head.split("\n")
    assert magic == "c2sp.org/tlog-proof@v1"
    found = json.loads(base64.b64decode(extra.removeprefix("extra ")))
    entry = found["entry"]
    private = commitment(b"letterkit.private.v1", found["private_salt"], found["private"])
    assert private == entry["private"]
    leaf = (
        f"letterkit.leaf.v1 sign sha256:{commitment(b'letterkit.entry.v1', found['salt'], entry)}\n"
    )
    size, top = signed(note, found["key"])
    hashes = [base64.b64decode(each) for each in path]
    assert climbed(leaf_hash(leaf), int(index.removeprefix("index ")), size, hashes) == top
    return entry


def test_another_verifier_takes_the_receipt():
    assert verified_elsewhere(example("receipt")) == json.loads(example("entry"))


@pytest.mark.parametrize("old, new", [("index 2", "index 1"), ("\n4\n", "\n5\n")])
def test_another_verifier_refuses_what_was_changed(old, new):
    assert old in example("receipt")
    with pytest.raises(Exception):  # noqa: B017, PT011 - whichever check is first
        verified_elsewhere(example("receipt").replace(old, new))


def test_another_verifier_takes_the_promise():
    head, _, note = example("promise").partition("\n\n")
    magic, extra = head.split("\n")
    assert magic == "letterkit.promise-file.v1"
    found = json.loads(base64.b64decode(extra.removeprefix("extra ")))
    digest = commitment(b"letterkit.entry.v1", found["salt"], found["entry"])
    text = note.partition("\n\n")[0]
    origin = found["key"].split("+")[0]
    assert text == f"letterkit.promise.v1\n{origin}\nsign sha256:{digest}\nedition 1"
    signed_by(note, found["key"])
    assert f" sha256:{digest}\n" in example("leaves")


def test_another_verifier_takes_the_register():
    register = json.loads(example("register.json"))
    leaves = [f"{leaf}\n" for leaf in register["leaves"]]
    assert signed(register["checkpoint"], register["vkey"]) == (
        len(leaves),
        root([leaf_hash(leaf) for leaf in leaves]),
    )
    for each in register["entries"]:
        beside = ("comment", "id", "index", "link", "salt")
        entry = {key: value for key, value in each.items() if key not in beside} | {"v": 1}
        digest = commitment(b"letterkit.entry.v1", each["salt"], entry)
        assert leaves[each["index"]].endswith(f" sha256:{digest}\n")


def test_the_edition_of_a_text_is_that_of_the_register():
    register = parse_register(example("register.json"))
    stamp = parse_stamp(example("edition").removesuffix("\n"))
    size, root, key_id = stamp_words(register)
    assert (stamp.edition, str(stamp.size)) == (register.edition, size)
    assert (stamp.root, stamp.key_id) == (root, key_id)
