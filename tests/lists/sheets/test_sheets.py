import io
import zipfile
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.signatories import read_signatories
from spreadsheets import ods, xlsx
from thorough import tries


@pytest.fixture
def read(tmp_path):
    def write(name, data):
        (tmp_path / name).write_bytes(data)
        return read_signatories(tmp_path / name, name)

    return write


def test_numbers_truths_and_rows_of_a_sheet_become_texts_and_lines(read):
    found = read("x.xlsx", xlsx({3: ["name", "consent", "size"], 5: ["Ada & Bo", True, 38.0]}))
    assert [(each.name, each.consent, each.private, each.source.line) for each in found] == [
        ("Ada & Bo", True, {"size": "38"}, 5)
    ]


def test_dates_of_a_sheet_are_read_whatever_their_format(read):
    found = read("x.ods", ods({1: ["name", "signed"], 3: ["Ada", "2026-11-22"]}))
    assert [(each.name, each.signed, each.source.line) for each in found] == [
        ("Ada", date(2026, 11, 22), 3)
    ]


def test_a_hidden_sheet_is_passed_over(read):
    found = read("x.xlsx", xlsx({1: ["name"], 2: ["Ada"]}, hidden=True))
    assert [each.name for each in found] == ["Ada"]


def rewritten(data, part, old, new):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as copy:
        for name in archive.namelist():
            text = archive.read(name)
            copy.writestr(name, text.replace(old, new) if name == part else text)
    return out.getvalue()


FAR = rewritten(
    xlsx({1: ["name"], 1_048_576: ["Ada"]}), "xl/worksheets/sheet1.xml", b"A1048576", b"XFD1048576"
)
REPEATED = rewritten(
    ods({1: ["name"], 2: ["Ada"]}),
    "content.xml",
    b'<table:table-row><table:table-cell office:value-type="string"><text:p>Ada',
    b'<table:table-row table:number-rows-repeated="1000000"><table:table-cell '
    b'office:value-type="string" table:number-columns-repeated="16000"><text:p>Ada',
)


@pytest.mark.timeout(10)
@pytest.mark.parametrize("name, data", [("x.xlsx", FAR), ("x.ods", REPEATED)])
def test_a_small_file_with_a_vast_sheet_is_refused_before_it_fills_the_memory(read, name, data):
    with pytest.raises(LetterkitError) as caught:
        read(name, data)
    assert str(caught.value) == f"{name}: a spreadsheet of over 30,000,000 cells"


def test_a_file_that_excel_locked_is_named_so(read):
    with pytest.raises(LetterkitError, match=r"^x\.xlsx: locked by a password, or an old \.xls$"):
        read("x.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100))


def test_a_sheet_without_rows_is_an_empty_list(read):
    with pytest.raises(LetterkitError, match=r"^x\.xlsx: the list is empty$"):
        read("x.xlsx", xlsx({}))


SEEDS = [
    ("x.xlsx", xlsx({1: ["name", "role"], 2: ["Ada", "Editor"]})),
    ("x.ods", ods({1: ["name", "signed"], 2: ["Ada", "2026-11-22"]})),
]


@settings(max_examples=tries(80, 200), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    seed=st.sampled_from(SEEDS),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=5),
    end=st.none() | st.integers(0, 3_000),
)
def test_any_damage_to_a_sheet_gives_signatories_or_one_error(read, seed, flips, end):
    name, data = seed
    damaged = bytearray(data[:end])
    for place, byte in flips:
        if place < len(damaged):
            damaged[place] = byte
    try:
        read(name, bytes(damaged))
    except LetterkitError as error:
        assert str(error).startswith(name)  # noqa: PT017
