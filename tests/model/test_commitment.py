import hashlib
import json

import pytest

from letterkit.errors import LetterkitError
from letterkit.model import commitment as module
from letterkit.model.commitment import (
    Opening,
    check_entry,
    commit_entry,
    commit_private,
    verify_opening,
    verify_private,
)

SALT, PRIVATE_SALT = bytes(range(32)), bytes(range(32, 64))
PRIVATE = {"email": "ada@example.org", "name": "Ada Example"}
UNNAMED = {
    "affiliation": "",
    "country": "",
    "kind": "person",
    "lang": "en",
    "level": "code",
    "name": "",
    "private": commit_private(PRIVATE, PRIVATE_SALT),
    "role": "",
    "shown": "unnamed",
    "signed": "2026-11-22",
    "text": "6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081",
    "v": 1,
}
NAMED = UNNAMED | {"name": "Ada Example", "shown": "named", "role": "Mathematician"}


def refusal(act, *arguments):
    with pytest.raises(LetterkitError) as caught:
        act(*arguments)
    return str(caught.value)


def test_the_example_of_the_module_has_the_keys_of_an_entry():
    line = next(each for each in module.__doc__.split("\n") if each.startswith('    {"aff'))
    shown = json.loads(line)
    entry = shown | {key: UNNAMED[key] for key in ("private", "text")}
    assert check_entry(entry) == UNNAMED
    assert list(shown) == sorted(shown)


def test_commitments_are_the_hashes_that_the_format_says():
    private = b'{"email":"ada@example.org","name":"Ada Example"}'
    p = hashlib.sha256(b"letterkit.private.v1\n" + PRIVATE_SALT + private).hexdigest()
    assert commit_private(PRIVATE, PRIVATE_SALT) == p
    entry = json.dumps(NAMED, sort_keys=True, separators=(",", ":")).encode()
    c = hashlib.sha256(b"letterkit.entry.v1\n" + SALT + entry).digest()
    assert commit_entry(Opening(NAMED, SALT)) == c
    assert verify_opening(c, Opening(NAMED, SALT)) == NAMED
    assert verify_private(NAMED, PRIVATE, PRIVATE_SALT) == PRIVATE


@pytest.mark.parametrize("entry", [NAMED, UNNAMED])
@pytest.mark.parametrize(
    "key, value",
    [
        ("kind", "organisation"),
        ("lang", "be"),
        ("level", "listed"),
        ("private", "0" * 64),
        ("signed", "2026-11-23"),
        ("text", "0" * 64),
    ],
)
def test_an_altered_entry_is_not_the_one_committed_to(entry, key, value):
    c = commit_entry(Opening(entry, SALT))
    altered = Opening(entry | {key: value}, SALT)
    assert refusal(verify_opening, c, altered) == "the entry is not the one in the register"


def test_an_altered_salt_or_commitment_is_refused():
    c = commit_entry(Opening(NAMED, SALT))
    for commitment, salt in ((c, PRIVATE_SALT), (c[:31], SALT), (c + b"\0", SALT), (b"", SALT)):
        message = refusal(verify_opening, commitment, Opening(NAMED, salt))
        assert message == "the entry is not the one in the register"


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_salt_has_thirty_two_bytes(length):
    assert refusal(commit_private, PRIVATE, bytes(length)) == "a salt has 32 bytes"
    assert refusal(commit_entry, Opening(NAMED, bytes(length))) == "a salt has 32 bytes"


def test_bytes_cannot_move_between_salt_and_json():
    # The salt has a fixed length, so what follows it is the JSON.
    assert commit_private(PRIVATE, SALT) != commit_private(PRIVATE, PRIVATE_SALT)


@pytest.mark.parametrize(
    "private",
    [
        {"email": "bo@example.org", "name": "Ada Example"},
        {"email": "ada@example.org"},
        {"email": "ada@example.org", "name": "Bo Example"},
    ],
)
def test_another_private_part_is_refused(private):
    message = refusal(verify_private, NAMED, private, PRIVATE_SALT)
    assert message == "the private part is not this entry's"


@pytest.mark.parametrize(
    "private",
    [{}, {"name": "Ada Example"}, {"email": "a", "phone": "1"}],
)
def test_the_private_part_has_an_address_and_perhaps_a_name(private):
    assert refusal(commit_private, private, SALT) == "not the private part of an entry"


@pytest.mark.parametrize(
    "change",
    [
        {"v": 2},
        {"v": True},
        {"v": "1"},
        {"v": None},
        {"id": "x"},
        {"kind": "robot"},
        {"kind": None},
        {"level": "proved"},
        {"shown": "hidden"},
        {"lang": ""},
        {"lang": "e n"},
        {"private": ""},
        {"private": "A" * 64},
        {"text": "0" * 63},
        {"text": "0" * 64 + "\n"},
        {"signed": "2026-02-30"},
        {"signed": "20261122"},
        {"signed": "٢٠٢٦-11-22"},
        {"name": 7},
        {"name": ["Ada"]},
        {"shown": "unnamed"},  # with a name and a role
        {"shown": "role"},  # with a name
    ],
    ids=str,
)
def test_what_is_no_entry_is_one_flat_error(change):
    assert refusal(check_entry, NAMED | change) == "not an entry"


@pytest.mark.parametrize("key", sorted(NAMED))
def test_an_entry_lacks_no_key(key):
    assert refusal(check_entry, {k: v for k, v in NAMED.items() if k != key}) == "not an entry"


@pytest.mark.parametrize("name", ["Ada\u202eelpmaxE", "Ada\nExample", "Ada\0", "e\u0301"])
def test_a_name_that_does_not_look_like_what_it_is_is_refused(name):
    message = refusal(commit_entry, Opening(NAMED | {"name": name}, SALT))
    assert message == "not one line of visible text"


@pytest.mark.parametrize("key", ["name", "role", "affiliation", "country"])
def test_an_unnamed_entry_says_nothing_of_the_person(key):
    assert refusal(check_entry, UNNAMED | {key: "Ada Example"}) == "not an entry"
