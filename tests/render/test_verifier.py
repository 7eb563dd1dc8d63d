"""What the page's own verifier refuses: all that `prove/` refuses, by the same description."""

import base64
import hashlib
import json
import re
from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import KeyType, SignerKey, format_base64, format_verifier_key
from letterkit.model import Agreement, Check, Shown, Status, format_register, parse_register
from letterkit.render.scripts import verifier
from letterkit.text.jcs import format_json
from letterkit.tlog.checkpoint import Checkpoint, sign_checkpoint
from letterkit.tlog.note import format_note, parse_note, sign_note
from letterkit.tlog.receipt import parse_receipt
from letterkit.tlog.tree import leaf_hash, root_of
from letterkit.verdict.edition import verify_edition
from letterkit.verdict.receipt_verdict import judge_receipt
from letterkit.verdict.trust import Trust
from registers import EMPTY, OTHER_TEXT, SIGNER, after, public, receipt
from render.browser import CHROMIUM
from render.published import (
    ADA,
    FIRST,
    INITIALS,
    SECOND,
    TEXTS,
    VERA,
    at_a_page,
    judged_by_page,
    run,
    signed,
    with_published,
)

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

CHANGED_TEXTS = TEXTS | {"en": OTHER_TEXT}
CHANGED = after(SECOND, [signed("ada", role="Pilot"), VERA, INITIALS], CHANGED_TEXTS)
FORKED = after(FIRST, [signed("ada", role="Judge"), VERA, INITIALS], TEXTS)
STRANGER = SignerKey(SIGNER.name, bytes(range(1, 33)))
ONE, TWO, THREE = public(FIRST, TEXTS), public(SECOND, TEXTS), public(CHANGED, CHANGED_TEXTS)
ON_PAPER = public(after(SECOND, [signed("ada", role="Pilot"), VERA], TEXTS, paper=312), TEXTS)
NOW = 1790000000


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    browser = at_a_page(tmp_path_factory.mktemp("page"))
    yield browser
    browser.close()


def test_the_verifier_cannot_close_the_script_that_it_stands_in():
    assert not re.search("</script|<!--", verifier(), re.IGNORECASE)


# Registers


def with_entry(register, place=0, **changes):
    entries = list(register.entries)
    entries[place] = replace(entries[place], **changes)
    return replace(register, entries=tuple(entries))


def signed_over(register, leaves, *, signer=SIGNER, root=None, size=None):
    """The list over other leaves, whose tree was computed and signed anew."""
    hashes = [leaf_hash(f"{leaf}\n".encode()) for leaf in leaves]
    checkpoint = Checkpoint(signer.name, size or len(leaves), root or root_of(hashes))
    note = format_note(sign_checkpoint(checkpoint, signer)).decode()
    key = format_verifier_key(signer.verifier)
    return with_published(register, leaves=tuple(leaves), checkpoint=note, vkey=key)


def under_another_name(register):
    """The key signs the checkpoint of a register that is not its own."""
    other = SignerKey("letters.example.org/parks", SIGNER.seed)
    note = format_note(sign_note(parse_note(register.published.checkpoint.encode()).text, other))
    vkey = format_verifier_key(other.verifier)
    return with_published(register, checkpoint=note.decode(), vkey=vkey)


def leaves(register, change):
    found = list(register.published.leaves)
    change(found)
    return found


def under_key(public_key, value=bytes(64)):
    """The register signed under a key of which nobody has the private half."""
    typed = b"\x01" + public_key
    key_id = hashlib.sha256(f"{SIGNER.name}\n".encode() + typed).digest()[:4]
    text = TWO.published.checkpoint.partition("\n\n")[0]
    line = f"\u2014 {SIGNER.name} {format_base64(key_id + value)}"
    vkey = f"{SIGNER.name}+{key_id.hex()}+{format_base64(typed)}"
    return with_published(TWO, vkey=vkey, checkpoint=f"{text}\n\n{line}\n")


def bit_flipped(note):
    head, blank, encoded = note.rstrip("\n").rpartition(" ")
    value = bytearray(base64.b64decode(encoded))
    value[40] ^= 1
    return f"{head}{blank}{format_base64(bytes(value))}\n"


ADA_BEFORE = next(each for each in ONE.entries if each.id == "ada")
IDENTITY = b"\x01" + bytes(31)
NOTE = TWO.published.checkpoint
LAST = TWO.published.leaves[-1]
FORGED = {
    "a name": with_entry(TWO, name="Eve Example"),
    "an affiliation": with_entry(ONE, affiliation="Other Hospital"),
    "a role": with_entry(TWO, role="Judge"),
    "a country": with_entry(TWO, country="LT"),
    "a date": with_entry(TWO, signed="2026-01-01"),
    "a level": with_entry(TWO, level=type(TWO.entries[0].level)("key")),
    "a salt": with_entry(TWO, salt="0" * 64),
    "a salt of 31 bytes": with_entry(TWO, salt="0" * 62),
    "a salt in capitals": with_entry(TWO, salt=TWO.entries[0].salt.upper()[:-1] + "A"),
    "a private part": with_entry(TWO, private="0" * 64),
    "an index": with_entry(TWO, index=TWO.entries[1].index),
    "an index that no leaf has": with_entry(TWO, index=99),
    "an index of a text": with_entry(TWO, index=0),
    "an entry withdrawn": replace(
        TWO, entries=(*TWO.entries, *(each for each in ONE.entries if each.id == "bo"))
    ),
    "an entry before it was amended": replace(
        TWO, entries=tuple({each.id: each for each in (*TWO.entries, ADA_BEFORE)}.values())
    ),
    "an entry twice": replace(TWO, entries=(*TWO.entries, TWO.entries[0])),
    "an entry twice, in place of another": replace(TWO, entries=TWO.entries[:1] * 2),
    "an entry removed": replace(TWO, entries=TWO.entries[1:]),
    "an entry said to be unnamed": replace(
        TWO, entries=TWO.entries[1:], unnamed=2, unnamed_levels={"listed": 2}
    ),
    "an entry shown to be unnamed": with_entry(TWO, shown=Shown.UNNAMED),
    "unnamed who were invented": replace(TWO, unnamed=9, unnamed_levels={"listed": 9}),
    "unnamed who are left out": replace(TWO, unnamed=0, unnamed_levels={}),
    "signatures on paper": replace(TWO, paper=1),
    "another number on paper": replace(ON_PAPER, paper=313),
    "none on paper": replace(ON_PAPER, paper=0),
    "none on paper, signed": signed_over(
        ON_PAPER, leaves(ON_PAPER, lambda all_: all_.append(f"{all_.pop()[:-3]}0"))
    ),
    "unnamed of an earlier text": with_published(TWO, earlier_unnamed=1),
    "an edition": replace(TWO, edition=3),
    "another text": replace(TWO, texts=TEXTS | {"en": OTHER_TEXT}),
    "a text in a language without one": replace(TWO, texts=TEXTS | {"de": OTHER_TEXT}),
    "an earlier text as the newest": replace(THREE, texts=TEXTS),
    "an entry of an earlier text among the others": replace(
        with_published(THREE, earlier=()), entries=THREE.published.earlier
    ),
    "an entry apart that is for this text": replace(
        with_published(TWO, earlier=TWO.entries[:1]), entries=TWO.entries[1:]
    ),
    "a leaf changed": with_published(TWO, leaves=(*TWO.published.leaves[:-1], LAST[:-1] + "2")),
    "a leaf removed": with_published(TWO, leaves=TWO.published.leaves[:-1]),
    "a leaf added": with_published(TWO, leaves=(*TWO.published.leaves, LAST)),
    "no leaves": with_published(TWO, leaves=()),
    "leaves swapped": with_published(TWO, leaves=leaves(TWO, lambda all_: all_.reverse())),
    "two signatures swapped": with_published(
        TWO, leaves=leaves(TWO, lambda all_: all_.insert(3, all_.pop(4)))
    ),
    "another root, signed": signed_over(TWO, TWO.published.leaves, root=bytes(32)),
    "another size, signed": signed_over(TWO, TWO.published.leaves, size=5),
    "counts of an edition, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.append(all_.pop().replace("unnamed=1", "unnamed=2")))
    ),
    "more named than entries, signed": signed_over(
        TWO,
        leaves(
            TWO,
            lambda all_: all_.append(all_.pop().replace("named=2 unnamed=1", "named=3 unnamed=0")),
        ),
    ),
    "an end without an edition, signed": signed_over(TWO, TWO.published.leaves[:-1]),
    "a text after the last edition, signed": signed_over(
        TWO, [*TWO.published.leaves, f"letterkit.leaf.v1 letter de sha256:{OTHER_TEXT}"]
    ),
    "a line that is no leaf, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(5, "letterkit.leaf.v2 withdraw 4"))
    ),
    "a leading zero, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.append(all_.pop().replace("edition 2", "edition 02")))
    ),
    "a commitment twice, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(4, all_[3]))
    ),
    "a text after signatures, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(4, all_.pop(0)))
    ),
    "a text that it has, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(8, all_[0]))
    ),
    "one withdrawn twice, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(-1, all_[-2]))
    ),
    "a withdrawal of a text, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.insert(-1, "letterkit.leaf.v1 withdraw 0"))
    ),
    "an edition's number, signed": signed_over(
        TWO, leaves(TWO, lambda all_: all_.append(all_.pop().replace("edition 2", "edition 3")))
    ),
    "a bit of the signature": with_published(TWO, checkpoint=bit_flipped(NOTE)),
    "no signature": with_published(TWO, checkpoint=NOTE.partition("\n\n")[0] + "\n"),
    "a note without its last line end": with_published(TWO, checkpoint=NOTE.rstrip("\n")),
    "a bad signature beside a good one": with_published(
        TWO, checkpoint=NOTE + bit_flipped(NOTE).rpartition("\n\n")[2]
    ),
    "more signatures than a hundred": with_published(
        TWO, checkpoint=NOTE + NOTE.rpartition("\n\n")[2] * 100
    ),
    "another key": with_published(TWO, vkey=format_verifier_key(STRANGER.verifier)),
    "another key's id": with_published(TWO, vkey=TWO.published.vkey.replace("+7abe", "+7abf")),
    "a key that cosigns": with_published(
        TWO,
        vkey=format_verifier_key(replace(SIGNER, type=KeyType.COSIGNATURE).verifier),
    ),
    "a key of low order": under_key(IDENTITY, IDENTITY + bytes(32)),
    "a key of low order with a sign": under_key(bytes(31) + b"\x80", bytes(64)),
    "a key that is not canonical": under_key(
        b"\xee" + b"\xff" * 30 + b"\x7f", IDENTITY + bytes(32)
    ),
    "a key that is no point": under_key(b"\x02" + bytes(31)),
    "another origin": with_published(TWO, origin="letters.example.org/2026-parks"),
    "the origin of another key": signed_over(
        TWO, TWO.published.leaves, signer=SignerKey("letters.example.org/parks", SIGNER.seed)
    ),
    "an origin that is not the key's name": under_another_name(TWO),
}
SPELLINGS = {
    "a key twice": ('"edition": 2,', '"edition": 2,\n "edition": 2,'),
    "a blank": ('"edition": 2,', '"edition":  2,'),
    "a fraction": ('"edition": 2,', '"edition": 2.0,'),
    "a number for a comment": ('"comment":""', '"comment":0'),
    "nobody hidden": ('"edition": 2,', '"earlier_unnamed": 0,\n "edition": 2,'),
    "a version": ('"v": 1', '"v": 2'),
    "a version that is true": ('"v": 1', '"v": true'),
    "nobody on paper": ('"people": 2,', '"paper": 0,\n  "people": 2,'),
    "a count": ('"people": 2', '"people": 3'),
    "a level": ('"listed": 3', '"listed": 4'),
    "a key that is not known": ('"edition": 2,', '"edition": 2,\n "editions": 2,'),
    "half of a pair": ('"title": "Housing', '"title": "\\ud800Housing'),
    "a key of an entry that is not known": ('{"affiliation"', '{"a":"","affiliation"'),
    "no edition": ('"edition": 2', '"edition": null'),
    "a list that is none": ('"leaves": [', '"leaves": {},\n "lost": ['),
    "entries that are none": ('"entries": [', '"entries": [null,'),
    "nothing": ('"v": 1', "}"),
}


def uncounted():
    """Lists whose numbers fit each other only if one is no number, or a level is none."""
    text, one = format_register(TWO), '"unnamed_levels": {\n   "listed": 1\n  }'
    assert one in text
    eid, listed = text.replace('"listed": 3', '"eid": 1,\n   "listed": 2'), '"listed": 3'
    yield "a level that is none", eid.replace(one, one.replace("listed", "eid"))
    yield "no level", text.replace(listed, '"listed": 2').replace(one, '"unnamed_levels": {}')
    less = one.replace('"listed": 1', '"code": -1,\n   "listed": 2')
    levels = text.replace(listed, '"code": -1,\n   "listed": 4')
    yield "less than nobody", levels.replace(one, less)
    more = text.replace('"unnamed": 1', '"unnamed": 2').replace(listed, '"listed": 4')
    hidden = more.replace('"edition"', '"earlier_unnamed": -1,\n "edition"')
    yield "less than nobody hidden", hidden.replace(one, one.replace("1", "2"))


def told_by_prove(text):
    try:
        verify_edition(parse_register(text))
    except LetterkitError:
        return "refused"
    return "holds"


def told_by_page(browser, texts):
    return run(browser, "(text) => verifyRegister(text, true, () => {}).then(() => 'holds')", texts)


def test_what_the_key_signed_holds(browser):
    named = after(EMPTY, [ADA, signed("x", name="</script><!-- \\u003c \U0001f600")], TEXTS)
    organisation = signed("y", kind="organisation", level="key", country="BY")
    everybody = after(CHANGED, [*map(signed, "abcdefg"), organisation, VERA], TEXTS)
    lists = [ONE, TWO, THREE, public(named, TEXTS), public(everybody, TEXTS)]
    texts = [format_register(each) for each in lists]
    assert THREE.published.earlier
    assert [told_by_prove(each) for each in texts] == ["holds"] * 5
    assert told_by_page(browser, texts) == ["holds"] * 5


def test_who_signed_an_earlier_text_first_is_counted_as_letterkit_counts_it(browser):
    from verdict.test_edition import ONE as FIRST_ONE
    from verdict.test_edition import RENEWED, with_published

    changed = {"en": "point 3"}
    right = [with_published(RENEWED, renewed=n, changed=changed) for n in (0, 1, 2)]
    wrong = [with_published(RENEWED, renewed=3), with_published(FIRST_ONE, renewed=1)]
    wrong += [with_published(RENEWED, renewed=2, changed={"constructor": "point 3"})]
    texts = [format_register(each) for each in (*right, *wrong)]
    texts.append(texts[2].replace('"renewed": 2', '"renewed": "2"'))
    expected = ["holds"] * 3 + ["refused"] * 4
    assert [told_by_prove(each) for each in texts] == expected
    assert told_by_page(browser, texts) == expected


def test_a_comment_and_a_link_are_fixed_by_nothing(browser):
    text = format_register(with_entry(TWO, comment="Hear, hear", link="https://example.org"))
    assert told_by_page(browser, [text]) == ["holds"]


def test_every_forgery_is_refused_as_it_is_by_letterkit(browser):
    texts = {name: format_register(each) for name, each in FORGED.items()}
    for name, (old, new) in SPELLINGS.items():
        assert old in format_register(TWO)
        texts[f"spelling: {name}"] = format_register(TWO).replace(old, new, 1)
    vkey = f'"{TWO.published.vkey}"'
    texts["a key in a list"] = format_register(TWO).replace(vkey, f"[\n  {vkey}\n ]")
    texts |= dict(uncounted())
    texts |= {each: each for each in ("null", "[]", "{}", '""', "", "0")}
    refused = dict.fromkeys(texts, "refused")
    assert {name: told_by_prove(text) for name, text in texts.items()} == refused
    assert dict(zip(texts, told_by_page(browser, list(texts.values())), strict=True)) == refused


def test_without_ed25519_all_but_the_signature_is_verified(browser):
    texts = [format_register(each) for each in (TWO, FORGED["a bit of the signature"])]
    wrong = ("a name", "another origin", "a key that cosigns", "a key of low order")
    texts += [format_register(FORGED[each]) for each in wrong]
    expression = "(text) => verifyRegister(text, false, () => {}).then(() => 'holds')"
    assert run(browser, expression, texts) == ["holds", "holds", *["refused"] * 4]


# Receipts


def told_of(data, register):
    """The outcome that the page should have, by what `verify --receipt` has."""
    try:
        one = parse_receipt(data)
    except LetterkitError:
        return "malformed"
    agreed = Agreement((Check.passed("register", ""),), None, register, "en")
    verdict = judge_receipt(one, Trust(NOW), agreed)
    other = any(each.detail.startswith("it is of another register") for each in verdict.checks)
    match verdict.status:
        case Status.FORKED:
            return "contradicts"
        case Status.CANNOT_TELL:
            return "older"
        case Status.HOLDS if verdict.is_amended:
            return "amended"
        case Status.HOLDS if verdict.earlier_text:
            return "earlier"
        case Status.ALTERED if other:
            return "other"
    return verdict.status.value


@pytest.mark.parametrize(
    "kept, key, register, outcome",
    [
        (FIRST, "ada", ONE, "holds"),
        (FIRST, "vera", ONE, "holds"),
        (FIRST, "vera", TWO, "holds"),
        (SECOND, "ada", TWO, "holds"),
        (FIRST, "ada", TWO, "amended"),
        (FIRST, "bo", TWO, "withdrawn"),
        (FIRST, "bo", THREE, "withdrawn"),
        (SECOND, "ada", THREE, "earlier"),
        (SECOND, "ada", ONE, "older"),
        (FORKED, "ada", TWO, "contradicts"),
        (FORKED, "vera", TWO, "contradicts"),
        (FORKED, "vera", THREE, "contradicts"),
        (FORKED, "vera", ONE, "older"),
    ],
)
def test_a_receipt_is_told_what_became_of_its_entry(browser, kept, key, register, outcome):
    data = receipt(kept, key)
    assert told_of(data, register) == outcome
    assert judged_by_page(browser, [data], register) == [outcome]


def test_a_receipt_of_another_key_is_told_so(browser):
    register = signed_over(TWO, TWO.published.leaves, signer=STRANGER)
    data = receipt(SECOND, "ada")
    assert told_of(data, register) == "other"
    assert judged_by_page(browser, [data], register) == ["other"]


def test_a_receipt_tells_nothing_beside_a_register_that_does_not_hold(browser):
    assert judged_by_page(browser, [receipt(SECOND, "ada")], FORGED["a name"]) == ["page"]


GOOD, EARLIER = receipt(SECOND, "ada"), receipt(FIRST, "vera")
HEAD, _, SIGNED = GOOD.partition(b"\n\n")
LINES = HEAD.split(b"\n")
EXTRA = base64.b64decode(LINES[1].removeprefix(b"extra "))
OPENS = json.loads(EXTRA)


def with_extra(data):
    line = b"extra " + base64.b64encode(data)
    return b"\n".join((LINES[0], line, *LINES[2:])) + b"\n\n" + SIGNED


def opening(**changes):
    return with_extra(format_json(OPENS | changes))


def mutated_openings():
    entry, private = OPENS["entry"], OPENS["private"]
    other = json.loads(base64.b64decode(EARLIER.split(b"\n")[1].removeprefix(b"extra ")))
    yield with_extra(base64.b64decode(EARLIER.split(b"\n")[1].removeprefix(b"extra ")))
    for name in ("salt", "private_salt"):
        right = OPENS[name]
        for wrong in (
            right[:62],
            right + "00",
            right.upper() + "A",
            "",
            other[name],
            "0" * 64,
            1,
            [right],
        ):
            yield opening(**{name: wrong})
    for field in entry:
        yield opening(entry=entry | {field: "x"})
        yield opening(entry={key: value for key, value in entry.items() if key != field})
    for value in (" x", "x ", "a\nb", "\u202ex", "e\u0301", "\u2028", "\u00a0x", "\x85", "\ufeffx"):
        yield opening(entry=entry | {"role": value})
        yield opening(private=private | {"name": value})
    for signed_on in ("2026-02-29", "2024-02-29", "0000-01-01", "2026-1-1", "2026-13-01"):
        yield opening(entry=entry | {"signed": signed_on})
    yield opening(entry=entry | {"shown": "unnamed"})
    yield opening(entry=entry | {"v": True})
    yield opening(entry=entry | {"v": 2})
    yield opening(entry=[])
    yield opening(private={})
    yield opening(private=private | {"email": "eve@example.org"})
    yield opening(private=private | {"phone": "1"})
    yield opening(private=private | {"email": 1})
    yield opening(key=format_verifier_key(STRANGER.verifier))
    yield opening(key=format_verifier_key(replace(SIGNER, type=KeyType.COSIGNATURE).verifier))
    yield opening(key=FORGED["a key of low order"].published.vkey)
    yield opening(key="")
    for version in (0, 2, True, "1", None):
        yield opening(v=version)
    for amends in (0, 3, 4, -1, True, None, "3", 2**53 - 1):
        yield opening(amends=amends)
    yield opening(more="")
    yield with_extra(EXTRA.replace(b'"v":1}', b'"v":1.0}'))
    yield with_extra(EXTRA.replace(b'"v":1}', b'"v":1e0}'))
    yield with_extra(EXTRA[:-1] + b',"v":1}')
    yield with_extra(EXTRA.replace(b'"entry":{', b'"entry":{"affiliation":"",'))
    yield with_extra(EXTRA.replace(b'"Pilot"', b'"\\ud800"'))
    yield with_extra(EXTRA.replace(b'"Pilot"', b'"\\u0050ilot"'))
    yield with_extra(EXTRA.replace(b'"Pilot"', b'"\xed\xa0\x80"'))
    yield with_extra(EXTRA.replace(b",", b", "))
    yield with_extra(b"\xef\xbb\xbf" + EXTRA)
    yield with_extra(EXTRA + b"\n")
    yield with_extra(b"[" * 5000 + b"]" * 5000)
    yield with_extra(b"null")
    yield with_extra(b"[]")
    yield with_extra(b'{"__proto__":{},' + EXTRA[1:])


def mutated_proofs():
    hashes = range(3, len(LINES))
    for at in range(len(LINES)):
        yield b"\n".join(LINES[:at] + LINES[at + 1 :]) + b"\n\n" + SIGNED
        yield b"\n".join([*LINES[:at], LINES[at], *LINES[at:]]) + b"\n\n" + SIGNED
    for at in hashes:
        raw = bytearray(base64.b64decode(LINES[at]))
        for wrong in (raw[:31], raw + b"\0", bytes(32), raw[::-1], b""):
            changed = [*LINES[:at], base64.b64encode(wrong), *LINES[at + 1 :]]
            yield b"\n".join(changed) + b"\n\n" + SIGNED
        for other in hashes:
            swapped = list(LINES)
            swapped[at], swapped[other] = swapped[other], swapped[at]
            yield b"\n".join(swapped) + b"\n\n" + SIGNED
    yield b"\n".join(LINES + [LINES[3]] * 64) + b"\n\n" + SIGNED
    for index in (
        "0",
        "1",
        "08",
        "-1",
        "+8",
        "9",
        "10",
        "11",
        str(2**63 - 1),
        str(2**63),
        "3 ",
        "",
    ):
        changed = [*LINES[:2], f"index {index}".encode(), *LINES[3:]]
        yield b"\n".join(changed) + b"\n\n" + SIGNED
    yield GOOD.replace(b"@v1", b"@v2")
    yield GOOD.replace(b"=\n", b"\n", 1)
    yield GOOD.replace(b"\n", b"\r\n")
    yield GOOD.replace(b"index", b"Index")
    yield GOOD.replace(b"\n11\n", b"\n12\n")
    yield GOOD.rstrip(b"\n")
    yield GOOD + b"\n"
    yield b"\n" + GOOD
    yield b"\xef\xbb\xbf" + GOOD
    yield GOOD + SIGNED.rpartition(b"\n\n")[2] * 2
    yield GOOD + SIGNED.rpartition(b"\n\n")[2] * 100
    yield HEAD + b"\n\n" + EARLIER.partition(b"\n\n")[2]
    yield under_another_origin()
    yield bit_flipped(GOOD.decode()).encode()
    yield GOOD + bit_flipped(GOOD.decode()).encode().rpartition(b"\n\n")[2]
    yield GOOD + "\u2014 reader.example.org AAAAAAAA\n".encode()
    yield GOOD + "\u2014 reader.example.org AAAA\n".encode()
    yield GOOD + "\u2014 reader\u0085x AAAAAAAA\n".encode()
    yield GOOD + "\u2014 reader\ufeffx AAAAAAAA\n".encode()


def under_another_origin():
    other = SignerKey("letters.example.org/parks", SIGNER.seed)
    note = format_note(sign_note(parse_note(SIGNED).text, other))
    head = opening(key=format_verifier_key(other.verifier)).partition(b"\n\n")[0]
    return head + b"\n\n" + note


def cut_and_flipped():
    yield from (GOOD[:length] for length in range(0, len(GOOD), 7))
    for at in range(0, len(GOOD), 3):
        yield GOOD[:at] + bytes([GOOD[at] ^ 1]) + GOOD[at + 1 :]
        yield GOOD[:at] + bytes([GOOD[at] ^ 32]) + GOOD[at + 1 :]
    yield from (b"", b"\0" * 100, b"garbage\n", b"\xff\xfe", bytes(range(256)) * 64, b"\n\n", b"{}")


@pytest.mark.parametrize("mutations", [mutated_openings, mutated_proofs, cut_and_flipped])
def test_every_mutation_of_a_receipt_is_told_as_letterkit_tells_it(browser, mutations):
    receipts = list(dict.fromkeys(each for each in mutations() if each != GOOD))
    expected = [told_of(each, TWO) for each in receipts]
    found = judged_by_page(browser, receipts, TWO)
    differences = [
        each for each in zip(found, expected, receipts, strict=True) if each[0] != each[1]
    ]
    assert differences == []
    assert len(receipts) > 60
    assert {"malformed", "altered"} <= set(found)
