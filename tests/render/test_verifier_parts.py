"""The parts of the page's own verifier against those of `prove/`, value by value."""

import copy
import hashlib
import itertools
import random
from dataclasses import replace

import pytest

from letterkit.errors import LetterkitError
from letterkit.keys import (
    KeyType,
    SignerKey,
    format_base64,
    format_verifier_key,
    parse_verifier_key,
)
from letterkit.model.commitment import check_entry, verify_private
from letterkit.text.jcs import format_json, parse_canonical_json
from letterkit.tlog.checkpoint import parse_checkpoint
from letterkit.tlog.leaf import parse_leaf
from letterkit.tlog.log import Log
from letterkit.tlog.note import parse_note
from letterkit.tlog.tree import (
    EMPTY_ROOT,
    grow,
    node_hash,
    prove_inclusion,
    tree_root,
    verify_inclusion,
)
from registers import SIGNER
from render.browser import CHROMIUM
from render.published import at_a_page, run

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

ROOT = format_base64(bytes(32))


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    browser = at_a_page(tmp_path_factory.mktemp("page"))
    yield browser
    browser.close()


def told(act, *arguments):
    try:
        act(*arguments)
    except LetterkitError:
        return "refused"
    return "holds"


def compared(browser, expression, values, expected):
    found = run(browser, expression, values)
    assert [each for each in zip(values, found, expected, strict=True) if each[1] != each[2]] == []
    assert set(expected) >= {"refused"}
    assert len(set(expected)) > 1


def proofs():
    levels = []
    grow(levels, [bytes([number]) * 32 for number in range(9)])
    for size in range(1, 10):
        for index in range(size):
            path, root = prove_inclusion(levels, index, size), tree_root(levels, size)
            yield index, size, path, root
            yield index + 1, size, path, root
            yield index, size + 1, path, root
            yield index, max(size - 1, 1), path, root
            yield index, size, [*path, bytes(32)], root
            yield index, size, path, bytes(32)
            yield index, size, [*path, root], root
            for at in range(len(path)):
                yield index, size, path[:at] + path[at + 1 :], root
                yield index, size, path[:at] + path[at:][::-1], root
    yield 0, 1, [bytes(32)], node_hash(bytes(32), bytes(32))  # a path that goes on above the root
    yield 1, 2, [bytes(32)] * 2, node_hash(bytes(32), node_hash(bytes(32), b"\1" * 32))
    yield 0, 0, [], bytes(32)
    yield 0, 1, [], bytes(32)
    yield 0, 2**63 - 1, [bytes(32)] * 63, bytes(32)
    yield 2**63 - 1, 2**63 - 1, [], bytes(32)


def test_a_proof_of_inclusion_is_followed_alike(browser):
    values, expected = [], []
    for index, size, path, root in proofs():
        leaf = bytes([index % 256]) * 32
        values.append([leaf.hex(), f"{index}", f"{size}", [*map(format_base64, path)], root.hex()])
        expected.append(told(verify_inclusion, leaf, index, size, path, root))
    expression = """([leaf, index, size, path, root]) => verifyInclusion(fromHex(leaf),
        BigInt(index), BigInt(size), path.map(fromBase64), fromHex(root)).then(() => "holds")"""
    compared(browser, expression, values, expected)


def candidates(edition):
    """Leaves that may come next, most of which contradict the register."""
    hashes = [f"sha256:{number:064x}" for number in range(9)]
    yield from (f"letter {lang} {each}" for lang in ("en", "de") for each in hashes[:2])
    yield from (f"sign {each}" for each in hashes[2:])
    yield from (f"amend {index} {each}" for index in range(7) for each in hashes[2:7:2])
    yield from (f"withdraw {index}" for index in range(7))
    for counts in itertools.product((edition, edition + 1), range(4), range(2), range(3)):
        yield "edition {} named={} unnamed={} withdrawn={}".format(*counts)


def malformed():
    digits = "0" * 64
    leaf = "letterkit.leaf.v1 "
    yield from (leaf, f"{leaf}sign", f"sign sha256:{digits}", f" {leaf}sign sha256:{digits}")
    yield from (f"{leaf}sign sha256:{digits} ", f"{leaf}sign  sha256:{digits}")
    yield from (f"{leaf}sign sha256:{digits}\n", f"{leaf}sign sha256:{'A' * 64}")
    yield from (f"{leaf}sign sha256:{digits[1:]}", f"{leaf}sign sha512:{digits}")
    yield from (f"{leaf}letter e sha256:{digits}", f"{leaf}letter en_GB sha256:{digits}")
    yield from (f"{leaf}letter en-GB sha256:{digits}", f"{leaf}letter 12 sha256:{digits}")
    yield from (f"{leaf}withdraw 01", f"{leaf}withdraw -1", f"{leaf}withdraw {2**63}")
    yield from (
        f"{leaf}edition 1 named=0 unnamed=0",
        f"{leaf}edition 01 named=0 unnamed=0 withdrawn=0",
    )
    yield f"{leaf}edition 1 named=00 unnamed=0 withdrawn=0"
    yield f"{leaf}edition 1  named=0 unnamed=0 withdrawn=0"
    yield f"{leaf}edition 1 unnamed=0 named=0 withdrawn=0"


def state(log):
    """What a register amounts to, in words."""
    standings = [
        f"{index} {log.standing(index).newest} {log.standing(index).edition}"
        for index in range(log.size)
        if told(log.standing, index) == "holds"
    ]
    commitments = [f"{index} {each.hex()}" for index, each in sorted(log.commitments.items())]
    texts = [f"{lang} {text}" for lang, text in sorted(log.texts.items())]
    complete = "complete" if log.complete else ""
    counts = (
        f"{log.edition.number} {log.edition.named} {log.edition.unnamed} {log.edition.withdrawn}"
    )
    parts = [counts, complete, *texts, *sorted(log.all_texts), *commitments, *standings]
    return "\n".join(parts)


STATE = """async (lines) => {
    const log = new Log();
    for (const line of lines) log.append(line);
    const { number, named, unnamed, withdrawn } = log.edition;
    const standings = [];
    for (let index = 0; index < log.size; index += 1) {
        try {
            const { newest, edition } = log.standing(index);
            standings.push(`${index} ${newest ?? "None"} ${edition}`);
        } catch (error) {
            if (!(error instanceof Refused)) throw error;
        }
    }
    return [`${number} ${named} ${unnamed} ${withdrawn}`, log.isComplete ? "complete" : "",
        ...[...log.texts].map(([lang, text]) => `${lang} ${text}`).sort(),
        ...[...log.allTexts].sort(),
        ...[...log.commitments].sort(([one], [other]) => one - other)
            .map(([index, each]) => `${index} ${each}`), ...standings].join("\\n");
}"""


def histories():
    """Honest registers by chance, and each with every leaf that was tried as its last."""
    for seed in range(12):
        chance, log, lines = random.Random(seed), Log(), []  # noqa: S311 - no secret
        for _ in range(150):
            line = "letterkit.leaf.v1 " + chance.choice([*candidates(log.edition.number)])
            trial = copy.deepcopy(log)
            try:
                trial.append(parse_leaf(f"{line}\n".encode()))
            except LetterkitError:
                yield [*lines, line], "refused"
                continue
            log, lines = trial, [*lines, line]
            yield lines, state(log)


def test_registers_go_on_alike(browser):
    found = list(histories())
    for line in malformed():
        log = Log()
        expected = told(lambda line=line, log=log: log.append(parse_leaf(f"{line}\n".encode())))
        found.append(([line], state(log) if expected == "holds" else expected))
    assert len(found) > 1000
    compared(browser, STATE, [each[0] for each in found], [each[1] for each in found])


def notes():
    line = "\u2014 a.example AAAAAAAA\n"
    text = f"a.example\n1\n{ROOT}\n"
    yield from (f"{text}\n{line}", f"\n\n{line}", f"{text}\n\n{line}", f"{text}{line}", text, "")
    yield from (f"{text}\n{line}{line}", f"{text}\n{line * 100}", f"{text}\n{line * 101}")
    yield from (f"x{line}", f"{text}\n", f"{text}\n\n", f"{text}\n{line}\n", f"{text}\n{line[:-1]}")
    for wrong in (
        "- a.example AAAAAAAA",
        "\u2014 a.example",
        "\u2014  AAAAAAAA",
        "\u2014 a AAAAAA==",
    ):
        yield f"{text}\n{wrong}\n"
    for wrong in (
        "a AAAAAAAA ",
        "a AAAAAAAA b",
        "a+b AAAAAAAA",
        "a\u00a0b AAAAAAAA",
        "a AAAA",
        "a A",
    ):
        yield f"{text}\n\u2014 {wrong}\n"
    yield from (
        f"{text}\n\u2014 a AAAAAAB=\n",
        f"{text}\n\u2014 a AAAAAAA\n",
        f"{text}\n\u2014 a {ROOT}\n",
    )
    yield from (
        f"{text}\0\n{line}",
        f"{text}\r\n{line}",
        f"{text}\t\n{line}",
        f"\x7f{text}\n{line}",
    )


def test_notes_are_read_alike(browser):
    values = [*notes()]
    expected = [told(parse_note, each.encode()) for each in values]
    compared(browser, "async (text) => parseNote(text) && 'holds'", values, expected)


def checkpoints():
    yield from (f"a\n1\n{ROOT}\n", f"a\n1\n{ROOT}\nmore\n", f"a\n1\n{ROOT}", f"a\n1\n{ROOT}\n\n")
    yield from (
        f"\n1\n{ROOT}\n",
        "a\n1\n",
        "a\n",
        "",
        f"a\n1\n\n{ROOT}\n",
        f"a\n1\n{ROOT}\n\nmore\n",
    )
    for size in (
        "01",
        "-1",
        "+1",
        "1.0",
        "",
        " 1",
        "0",
        f"{2**63 - 1}",
        f"{2**63}",
        "9" * 40,
        "\u0661",
    ):
        yield f"a\n{size}\n{ROOT}\n"
    yield f"a\n0\n{format_base64(EMPTY_ROOT)}\n"
    yield from (f"a\n1\n{format_base64(bytes(length))}\n" for length in (0, 31, 33))
    yield from (f"a\n1\n{ROOT[:-1]}\n", f"a\n1\n{ROOT[:-2]}B=\n", f"a\n1\n {ROOT}\n")


def test_checkpoints_are_read_alike(browser):
    values = [*checkpoints()]
    expected = [told(parse_checkpoint, each) for each in values]
    compared(browser, "(text) => parseCheckpoint(text).then(() => 'holds')", values, expected)


def written(name, typed):
    key_id = hashlib.sha256(f"{name}\n".encode() + typed).digest()[:4].hex()
    return f"{name}+{key_id}+{format_base64(typed)}"


def keys():
    public = SIGNER.verifier.public
    yield format_verifier_key(SIGNER.verifier)
    yield format_verifier_key(replace(SIGNER, type=KeyType.COSIGNATURE).verifier)
    yield from (format_verifier_key(SignerKey("a", bytes([n] * 32)).verifier) for n in range(8))
    for name in ("", " ", "a b", "a\u00a0b", "a\u200bb", "\u202ea", "\u00e9", "a+b", "a\n"):
        yield written(name, b"\x01" + public)
    yield from (written("a", bytes([kind]) + public) for kind in (0, 2, 5, 255))
    yield from (written("a", b"\x01" + public[:31]), written("a", b"\x01" + public + b"\0"))
    good = written("a", b"\x01" + public)
    yield from (good, f" {good}", f"{good}\n", good.upper(), good[:-1], f"a{good}")
    prime = 2**255 - 19
    order8 = 2707385501144840649318225287225658788936804267575313519463743609750303402022
    low = (0, 1, prime - 1, order8, prime - order8, prime, prime + 1, 2**255 - 1)
    for y in (*low, *range(2, 20), *range(prime - 9, prime)):
        for sign in (0, 1):
            yield written("a", b"\x01" + (y | sign << 255).to_bytes(32, "little"))


def test_keys_are_read_alike(browser):
    values = [*keys()]
    expected = [told(parse_verifier_key, each) for each in values]
    compared(browser, "(line) => parseKey(line).then(() => 'holds')", values, expected)


ENTRY = {
    "affiliation": "",
    "country": "",
    "kind": "person",
    "lang": "en",
    "level": "code",
    "name": "Ada Example",
    "private": "0" * 64,
    "role": "",
    "shown": "named",
    "signed": "2026-11-22",
    "text": "1" * 64,
    "v": 1,
}


def entries():
    yield ENTRY
    for key in ENTRY:
        yield {name: value for name, value in ENTRY.items() if name != key}
        for value in (
            "",
            "x",
            1,
            None,
            [],
            "0" * 64,
            "A" * 64,
            "\u202ex",
            " x",
            "x\u3000",
            "e\u0301",
        ):
            yield ENTRY | {key: value}
    yield ENTRY | {"more": ""}
    for shown, key in itertools.product(
        ("named", "initials", "role", "unnamed"), ("name", "role", "affiliation", "country")
    ):
        hidden = dict.fromkeys(("name", "role", "affiliation", "country"), "")
        yield ENTRY | hidden | {"shown": shown, key: "x"}
        yield ENTRY | hidden | {"shown": shown}
    for date in ("2026-02-29", "2024-02-29", "0000-01-01", "0001-01-01", "9999-12-31", "2026-1-01"):
        yield ENTRY | {"signed": date}
    yield from (ENTRY | {"signed": date} for date in ("2026-04-31", "2026-13-01", "2026-00-10"))
    for lang in ("be-tarask", "zh-Hant-TW", "e", "en-", "12", "en_GB", "abcdefghi", "en-123456789"):
        yield ENTRY | {"lang": lang}
    for value in (
        "a\u2028b",
        "a\u2029b",
        "a\x85b",
        "\x85a",
        "a\u200db",
        "\ufeffa",
        "\u00e9",
        "\U0001f600",
    ):
        yield ENTRY | {"name": value}
    yield from (
        ENTRY | {"kind": "group"},
        ENTRY | {"level": "eid"},
        ENTRY | {"kind": "organisation"},
    )


def test_entries_are_taken_alike(browser):
    values = [*entries()]
    expected = [told(check_entry, each) for each in values]
    compared(browser, "async (entry) => checkEntry(entry) && 'holds'", values, expected)


def test_private_parts_are_taken_alike(browser):
    salt = "5" * 64
    privates = [
        {"email": "ada@example.org"},
        {"email": "ada@example.org", "name": "Ada"},
        {"email": ""},
        {"name": "Ada"},
        {"email": "ada@example.org", "phone": "1"},
        {"email": "ada@example.org "},
        {},
    ]
    values, expected = [], []
    for private in privates:
        data = b"letterkit.private.v1\n" + bytes.fromhex(salt) + format_json(private)
        entry = ENTRY | {"private": hashlib.sha256(data).hexdigest()}
        values.append([entry, private, salt])
        expected.append(told(verify_private, entry, private, bytes.fromhex(salt)))
    values.append([ENTRY, privates[0], salt])
    expected.append("refused")
    compared(browser, "(value) => verifyPrivate(...value).then(() => 'holds')", values, expected)


def texts_of_json():
    yield from ("{}", "[]", '""', "0", "-1", "true", "null", "", " {}", "{} ", "[1,2]", "[1, 2]")
    yield from ("1.0", "1e2", "-0", "01", "NaN", "9007199254740991", "9007199254740992", "1" * 400)
    yield from ('{"a":1,"b":2}', '{"b":2,"a":1}', '{"a":1,"a":1}', '{"a":1,"a":2}')
    yield from ('{"\ue000":1,"\U0001f600":2}', '{"\U0001f600":2,"\ue000":1}', '{"10":1,"9":2}')
    yield from (
        '{"9":2,"10":1}',
        '{"__proto__":1}',
        '{"__proto__":{"a":1}}',
        '"\\u00e9"',
        '"\u00e9"',
    )
    yield from ('"\\ud800"', '"\\udc00\\ud800"', '{"\\ud800":1}', '"\\u001f"', '"\\u001F"', '"\\n"')
    yield from ('"\\u000a"', '"\\/"', '"/"', '"\x7f"', '"\u2028"', '"\t"', "[" * 100 + "]" * 100)
    yield from ("[" * 101 + "]" * 101, '{"a":' * 101 + "1" + "}" * 101, "[1,]", "{'a':1}", "nul")


def test_json_is_read_alike(browser):
    values = [*texts_of_json()]
    expected = [told(parse_canonical_json, each.encode()) for each in values]
    expression = "async (text) => { parseCanonical(text); return 'holds'; }"
    compared(browser, expression, values, expected)


def test_json_is_written_alike(browser):
    values = [
        {"\U0001f600": [1, -2, True, None], "\ue000": '\u2028\x1f\\"</', "": {"b": "", "a": []}}
    ]
    assert run(browser, "async (value) => canonical(value)", values) == [
        format_json(values[0]).decode()
    ]
