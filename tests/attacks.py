"""What somebody may try to pass off as a letter, a list, a receipt or a signature."""

import base64
import hashlib
import re
import shutil
import string
import subprocess
import tempfile
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from letterkit.evidence.statement import confirmation_code, parse_statement
from letterkit.keys import KeyType, SignerKey, format_base64, format_signer_key, format_verifier_key
from letterkit.model import format_register
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.note import format_note, parse_note
from letterkit.tlog.tree import leaf_hash, root_of
from registers import EMPTY, SIGNER, after, public, receipt, signature
from signing import LETTER

ADA, BO = signature("ada", role="Nurse"), signature("bo")
VERA = signature("vera", shown="unnamed")
FIRST = after(EMPTY, [ADA, BO, VERA])
SECOND = after(FIRST, [signature("ada", role="Pilot"), VERA])
FORKED = after(FIRST, [signature("ada", role="Judge"), VERA])
LONGER = after(FORKED, [signature("ada", role="Judge"), VERA, BO])
ONE, TWO = public(FIRST), public(SECOND)
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))
WITNESS = SignerKey("reader.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)
OTHER_WITNESS = SignerKey("b.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)
LOW_ORDER = bytes(32)  # a point of order four
LOG = f"log {format_verifier_key(SIGNER.verifier)}\n"


@dataclass(frozen=True)
class Attack:
    """`first` must succeed; then `command` is refused with `code`, and in JSON with `status`."""

    files: dict
    command: tuple
    code: int = 1
    status: str = "altered"
    first: tuple = ()
    silent: bool = False  # nothing may be printed that another program may read


def low_order(kind=KeyType.NOTE, name=SIGNER.name):
    """A key under which one signature fits every message, with its right id."""
    public_key = LOW_ORDER
    key_id = hashlib.sha256(name.encode() + b"\n" + bytes([kind]) + public_key).digest()[:4]
    return f"{name}+{key_id.hex()}+{format_base64(bytes([kind]) + public_key)}"


def checkpoint(kept):
    return kept.editions[-1].checkpoint


def listed(register, code=1, status="altered", old="", new=""):
    """A list that is altered, or its text."""
    text = register if isinstance(register, str) else format_register(register)
    assert old in text
    text = text.replace(old, new, 1)
    return Attack({"register.json": text}, ("verify", "register.json"), code, status)


def unreadable(old, new, register=ONE):
    return listed(register, 2, "cannot-tell", old, new)


def with_entry(register, place, **changes):
    entries = list(register.entries)
    entries[place] = replace(entries[place], **changes)
    return replace(register, entries=tuple(entries))


def with_published(register, **changes):
    return replace(register, published=replace(register.published, **changes))


def with_leaves(register, leaves, signer=SIGNER, **changes):
    """Over other leaves, with the tree computed and signed anew."""
    lines = [f"{leaf}\n".encode() for leaf in leaves]
    note = sign_checkpoint(
        Checkpoint(signer.name, len(lines), root_of(map(leaf_hash, lines))), signer
    )
    told = format_note(note).decode()
    made = with_published(register, leaves=tuple(leaves), checkpoint=told)
    return replace(made, **changes)


def without_bo(signer):
    """As if Bo had never signed."""
    place = next(each.index for each in ONE.entries if each.id == "bo")
    leaves = [leaf for n, leaf in enumerate(ONE.published.leaves) if n != place]
    leaves[-1] = leaves[-1].replace("named=2", "named=1")
    moved = tuple(
        replace(each, index=each.index - (each.index > place))
        for each in ONE.entries
        if each.id != "bo"
    )
    return with_leaves(ONE, leaves, signer, entries=moved)


def swapped_leaves():
    leaves = list(ONE.published.leaves)
    leaves[1], leaves[2] = leaves[2], leaves[1]
    return with_published(ONE, leaves=tuple(leaves))


def resurrected():
    bo = next(each for each in ONE.entries if each.id == "bo")
    return replace(TWO, entries=(*TWO.entries, bo))


def resurrected_with_a_leaf():
    bo = next(each for each in ONE.entries if each.id == "bo")
    last = "letterkit.leaf.v1 edition 3 named=2 unnamed=1 withdrawn=1"
    leaves = [*TWO.published.leaves, ONE.published.leaves[bo.index], last]
    return with_leaves(TWO, leaves, edition=3)


def counted(old, new):
    leaves = [*ONE.published.leaves[:-1], ONE.published.leaves[-1].replace(old, new)]
    return with_leaves(ONE, leaves)


def noted(change):
    """The list with another checkpoint."""
    return listed(with_published(ONE, checkpoint=change(ONE.published.checkpoint)))


def signature_line(note):
    return note.rstrip("\n").rpartition("\n")[2]


def bad_beside_good(note):
    line = signature_line(note)
    return f"{note}{line[:-8]}{'B' if line[-8] == 'A' else 'A'}{line[-7:]}\n"


def spelt_otherwise(note):
    """The same bytes in base64 whose unused bits are not zero."""
    line = signature_line(note)
    assert line.endswith("=")
    alphabet = string.ascii_uppercase + string.ascii_lowercase + string.digits + "+/"
    other = line[:-2] + alphabet[alphabet.index(line[-2]) + 1] + "="
    assert base64.b64decode(other.split(" ")[-1]) == base64.b64decode(line.split(" ")[-1])
    return note.replace(line, other)


def other_id(note):
    *_head, code = signature_line(note).split(" ")
    data = bytearray(base64.b64decode(code))
    data[0] ^= 1
    return note.replace(code, base64.b64encode(data).decode())


# Receipts

RECEIPT = receipt(FIRST, "ada").decode()


def received(data, *more, files=None, code=1, status="altered", first=()):
    text = data if isinstance(data, str) else data.decode()
    command = ("verify", "--receipt", "r.tlog-proof", *more)
    return Attack({"r.tlog-proof": text, **(files or {})}, command, code, status, first)


def proof(change):
    """The receipt with other hashes; `change` gets and gives the lines."""
    head, blank, note = RECEIPT.partition("\n\n")
    magic, extra, index, *hashes = head.split("\n")
    return "\n".join([magic, extra, index, *change(list(hashes))]) + blank + note


def unlike(text, old, new):
    assert old in text
    return text.replace(old, new, 1)


def extra(change):
    """The receipt with other extra data, which is JSON."""
    line = re.search(r"^extra (\S+)$", RECEIPT, re.MULTILINE)
    data = base64.b64decode(line[1]).decode()
    changed = change(data)
    assert changed != data
    return RECEIPT.replace(line[1], base64.b64encode(changed.encode()).decode())


def salted(octets):
    return extra(lambda data: re.sub(r'"salt":"\w+"', f'"salt":"{"00" * octets}"', data))


def somebody_elses():
    both = [receipt(FIRST, key).decode() for key in ("ada", "bo")]
    return RECEIPT.replace(*(each.split("\n")[1] for each in both))


def inner_node():
    """The node above the entry, offered as if it were a leaf."""
    number = int(re.search(r"^index (\d+)$", RECEIPT, re.MULTILINE)[1])
    return proof(lambda hashes: hashes[1:]).replace(f"index {number}\n", f"index {number // 2}\n")


def sized(step):
    return unlike(RECEIPT, f"\n{len(FIRST.leaves)}\n", f"\n{len(FIRST.leaves) + step}\n")


def many_signatures(text):
    line = signature_line(text)
    return text + f"{line}\n" * 100


# Witnesses


def witnessed(*witnesses, time=1790000000, least=2):
    """A receipt that so many cosigned, and a policy that asks for two of the witnesses."""
    head, blank, data = RECEIPT.partition("\n\n")
    note = parse_note(data.encode())
    for each in witnesses:
        note = cosign(note, each, time)
    known = {each.name: each for each in (WITNESS, SignerKey("c.org", bytes(32), WITNESS.type))}
    names = [
        f"witness w{n} {format_verifier_key(each.verifier)}\n"
        for n, each in enumerate(known.values())
    ]
    policy = f"{LOG}{''.join(names)}group all {least} w0 w1\nquorum all\n"
    text = head + blank + format_note(note).decode()
    return received(text, "--policy", "policy.txt", files={"policy.txt": policy})


def policy_with(line):
    files = {"register.json": format_register(ONE), "policy.txt": f"{line}\nquorum none\n"}
    command = ("verify", "register.json", "--policy", "policy.txt")
    return Attack(files, command, 2, "cannot-tell")


def compared(old, new, status, code=1):
    files = {"old.json": format_register(old), "new.json": format_register(new)}
    return Attack(files, ("compare", "old.json", "new.json"), code, status)


def cosigning(data, code=2, first=(), **files):
    """What a witness is asked to cosign."""
    everything = {"new.txt": data, "key": format_signer_key(WITNESS) + "\n", **files}
    register = format_verifier_key(SIGNER.verifier)
    command = ("--key", "key", "--register", register)
    before = tuple(("witness", each, *command) for each in first)
    return Attack(everything, ("witness", "new.txt", *command), code, "", before, silent=code == 2)


def seen(first, then, status):
    """A list after another list of the same register was seen."""
    files = {"first.json": format_register(first), "register.json": format_register(then)}
    command = ("verify", "register.json")
    return Attack(files, command, 1, status, (("verify", "first.json"),))


# Signed statements

CONTENT = "Homes\n\n1 October 2026\n\nBuild homes.\n"
LIST = """\
id,name,role,affiliation,email,consent,shown
a1,Ada Example,Nurse,,ada@example.org,yes,named
"""


def statement(name="Ada Example", role="Nurse", register="housing", text=CONTENT):
    return (
        "letterkit.statement.v1\nI sign this open letter, exactly as its text stands.\n"
        f"Register: letters.example.org/{register}\n"
        f"Text-SHA256: {hashlib.sha256(text.encode()).hexdigest()}\n"
        f"Name: {name}\nRole: {role}\nAffiliation: \nShown: named\nDate: 2020-01-05\n"
    ).encode()


def workspace(letter=LETTER, people=LIST):
    return {"letters/housing/letter.md": letter, "signatories/housing.csv": people}


def filed(signed, suffix, known, code, said=None, people=LIST):
    """A statement and its signature, under the key that is known as Ada's."""
    files = workspace(people=people) | {
        "signatories/housing.keys": f"ada@example.org {known} seen on their page\n",
        "x.txt": statement() if said is None else said,
        f"x.txt{suffix}": signed,
    }
    return Attack(files, ("add", "x.txt", "--to", "housing"), code, "")


def by_ssh(code, said=None, known=None, people=LIST, change=lambda data: data, **how):
    from evidence.test_sshsig import by_ed25519, ed25519_blob

    signed = by_ed25519(message=how.pop("signed", statement()), **how)
    return filed(change(_sshsig(signed)), ".sig", known or _ssh(ed25519_blob()), code, said, people)


def ssh_under(blob, value, code, **how):
    from evidence.test_sshsig import signature as made

    return filed(_sshsig(made(blob, value, **how)), ".sig", _ssh(blob), code)


def _ssh(blob):
    from letterkit.evidence.sshkey import SshKey, format_ssh_key

    return format_ssh_key(SshKey(blob))


def raw_ssh(blob):
    """As `format_ssh_key` would write a key that it refuses."""
    kind = blob[4 : 4 + int.from_bytes(blob[:4], "big")].decode()
    return f"{kind} {base64.b64encode(blob).decode()}"


def _sshsig(signed):
    from letterkit.evidence.sshsig import format_sshsig

    return format_sshsig(signed)


def by_minisign(code, known=None, change=lambda data: data):
    from evidence.test_minisign import key_text
    from evidence.test_minisign import signature as made

    signed = change(made(message=statement()))
    return filed(signed, ".minisig", f"minisign {known or key_text()}", code)


@cache
def gpg_made():
    """What gpg makes of the statement, and its key as it was at three times."""
    with tempfile.TemporaryDirectory() as home:
        Path(home, "text").write_bytes(statement())

        def run(*arguments, at="20200101T000000"):
            command = ["gpg", "--homedir", home, "--batch", "--quiet", "--yes", "--passphrase", ""]
            command += ["--pinentry-mode", "loopback", "--faked-system-time", f"{at}!", *arguments]
            return subprocess.run(command, check=True, capture_output=True, cwd=home).stdout

        run("--quick-gen-key", "Ada Example <ada@example.org>", "ed25519", "sign", "1d")
        made = {"short": run("--armor", "--export")}
        listed_ = run("--with-colons", "--fingerprint").decode().splitlines()
        made["id"] = next(line.split(":")[9] for line in listed_ if line.startswith("fpr"))
        run("--quick-set-expire", made["id"], "50y", at="20200101T100000")
        made["long"] = run("--armor", "--export")
        for name, how in (("detached", "--detach-sign"), ("clear", "--clearsign")):
            made[name] = run("-o", "-", "--armor", how, "text", at="20200110T000000")
        written = Path(home, "openpgp-revocs.d", f"{made['id']}.rev").read_text()
        Path(home, "revoke").write_text(written.replace(":-----BEGIN", "-----BEGIN"))
        run("--import", "revoke", at="20200201T000000")
        made["revoked"] = run("--armor", "--export")
        subprocess.run(["gpgconf", "--homedir", home, "--kill", "all"], check=False)
        return made


def by_gpg(code, signed="detached", key="long", change=lambda data: data):
    if shutil.which("gpg") is None:
        import pytest

        pytest.skip("no gpg")
    made = gpg_made()
    attack = filed(change(made[signed]), ".asc", f"openpgp {made['id']} ada.asc", code)
    attack.files["signatories/ada.asc"] = made[key]
    return attack


# Answers by e-mail

SECRET = bytes(range(32))


def answer(sender="ada@example.org", *more):
    """An answer with the nine lines, as it leaves the sender."""
    text = statement().decode()
    code = confirmation_code(SECRET, parse_statement(statement()))
    heads = [f"From: {sender}", "To: letters@example.org", "Subject: Re: Please sign: Homes", *more]
    quoted = [f"> {line}" for line in text.splitlines()]
    return "\r\n".join([*heads, "", f"I sign {code}", "", *quoted, ""]).encode()


def by_mail(mail, change=lambda data: data, **how):
    """The answer, signed by its domain, and changed on its way."""
    from evidence.test_dkim import record, signed

    received = b"Received: from mail by mx.example.org; Sun, 22 Nov 2099 10:00:00 +0000\r\n"
    said = statement()
    answered = record()
    files = workspace() | {
        "registers/housing/secret": f"{SECRET.hex()}\n",
        f"registers/housing/invitations/a1/{hashlib.sha256(said).hexdigest()[:16]}.txt": said,
        "answer.eml": change(received + signed(mail, **how)),
        "answer.eml.dns": f"{answered.name} {answered.text}\n",
    }
    return Attack(files, ("add", "answer.eml", "--to", "housing"), 1, "")


def expired(data):
    """As if it had been received after its signature's expiry."""
    from evidence.test_dkim import dkim, pem

    mail = dkim.DKIM(answer())

    def timed(fields, *arguments):
        fields = [(name, b"1000" if name == b"t" else value) for name, value in fields]
        fields.insert(-1, (b"x", b"2000"))
        return type(mail).gen_header(mail, fields, *arguments)

    mail.gen_header = timed
    made = mail.sign(b"mail", b"example.org", pem(), include_headers=[b"from", b"subject"])
    return data[: data.index(b"DKIM-Signature")] + made + answer()


def letter_of(octets):
    files = workspace(LETTER.replace("homes", octets))
    return Attack(files, ("build", "housing", "--format", "txt"), 2, "", silent=True)


def list_of(name):
    files = workspace(people=LIST.replace("Ada Example", name))
    return Attack(files, ("build", "housing", "--format", "txt"), 2, "", silent=True)
