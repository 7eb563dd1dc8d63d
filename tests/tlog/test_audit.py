from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.keys import SignerKey
from letterkit.model import Level
from letterkit.tlog.audit import Audit, Found, format_audit, parse_audit, verify_audit
from letterkit.tlog.checkpoint import Checkpoint
from letterkit.tlog.note import format_note, parse_note, sign_note

CHECKPOINT = Checkpoint("letters.example.org/housing", 14, bytes(range(32)))
FOUND = {level: Found() for level in Level} | {Level.KEY: Found(1, 1, 2)}
AUDIT = Audit(CHECKPOINT, 2, date(2026, 11, 22), FOUND)
AUDITOR = SignerKey("auditor.example.org", bytes(32))
COUNTS = st.builds(
    lambda named, unnamed, part: Found(named, unnamed, min(part, named + unnamed)),
    *[st.integers(0, 10**8)] * 3,
)


def test_the_text_is_as_its_module_says():
    assert format_audit(AUDIT) == (
        "letterkit.audit.v1\n"
        "I opened every entry of this edition, and found what stands here.\n"
        "Register: letters.example.org/housing\n"
        "Edition: 2\n"
        "Size: 14\n"
        "Root: AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"
        "Date: 2026-11-22\n"
        "listed named=0 unnamed=0 backed=0\n"
        "code named=0 unnamed=0 backed=0\n"
        "dkim named=0 unnamed=0 backed=0\n"
        "key named=1 unnamed=1 backed=2\n"
        "pdf named=0 unnamed=0 backed=0\n"
    )


@given(st.tuples(*[COUNTS] * len(Level)), st.dates(), st.integers(1, 10**6))
def test_what_is_written_reads_back(counts, day, edition):
    audit = Audit(CHECKPOINT, edition, day, dict(zip(Level, counts, strict=True)))
    assert parse_audit(format_audit(audit)) == audit


@given(st.text())
def test_any_other_text_is_refused(text):
    with pytest.raises(LetterkitError, match="not an auditor's note"):
        parse_audit(text)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Size: 14", "Size: 014"),
        ("backed=2", "backed=3"),
        ("2026-11-22", "2026-13-22"),
        ("Hh8=", "Hh8"),
        ("AAECAwQF", ""),
        ("v1", "v2"),
        ("pdf named=0", "pdf  named=0"),
        ("housing\n", "hou sing\n"),
        ("key named", "dkim named"),
    ],
)
def test_another_spelling_is_refused(old, new):
    written = format_audit(AUDIT)
    assert old in written
    with pytest.raises(LetterkitError, match="not an auditor's note"):
        parse_audit(written.replace(old, new))


def test_a_note_holds_for_its_auditor_and_its_edition_only():
    note = parse_note(format_note(sign_note(format_audit(AUDIT), AUDITOR)))
    assert verify_audit(note, [AUDITOR.verifier], CHECKPOINT) == AUDIT
    with pytest.raises(LetterkitError, match="signed by no known key"):
        verify_audit(note, [SignerKey("auditor.example.org", b"x" * 32).verifier], CHECKPOINT)
    other = Checkpoint(CHECKPOINT.origin, 15, CHECKPOINT.root)
    with pytest.raises(LetterkitError, match="for another edition or register"):
        verify_audit(note, [AUDITOR.verifier], other)
