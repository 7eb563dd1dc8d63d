import unicodedata
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists.signatories import READERS, read_signatories
from letterkit.model import Kind, Level, Shown, Signatory, Source
from thorough import tries

HASH = "6f5525bb05f276814309c2838fe4d1594bd394d38355835f90cc07350cbef081"
FULL = (
    "id,name,kind,role,affiliation,country,link,comment,shown,consent,consent_date,email,phone,"
    "notes,signed,lang,text,level,evidence,source,shoe size\n"
    "a1,Ada Example,person,Editor,Example News,Беларусь,https://example.org/a,Yes!,initials,да,"
    f"2026-11-01,ada@example.org,+1 23,met in Minsk,2026-11-22T10:00:00Z,be,{HASH},dkim,"
    "evidence/a1.eml,google-forms export.csv:12,38\n"
)


@pytest.fixture
def listed(tmp_path):
    def write(name, content):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read_signatories(path, name)

    return write


def refused(listed, name, content):
    with pytest.raises(LetterkitError) as caught:
        listed(name, content)
    return f"{caught.value} | {caught.value.hint}"


def names(signatories):
    return [each.name for each in signatories]


def test_every_column_becomes_its_field(listed):
    assert listed("x.csv", FULL) == [
        Signatory(
            name="Ada Example",
            source=Source("x.csv", 2, "google-forms"),
            id="a1",
            kind=Kind.PERSON,
            role="Editor",
            affiliation="Example News",
            country="BY",
            link="https://example.org/a",
            comment="Yes!",
            shown=Shown.INITIALS,
            consent=True,
            consent_date=date(2026, 11, 1),
            email="ada@example.org",
            phone="+1 23",
            notes="met in Minsk",
            signed=date(2026, 11, 22),
            lang="be",
            text=HASH,
            level=Level.DKIM,
            evidence="evidence/a1.eml",
            private={"source": "google-forms export.csv:12", "shoe size": "38"},
        )
    ]


def test_the_same_list_reads_alike_in_every_format(listed):
    want = [("Ada Example", Kind.PERSON, "Editor"), ("Example: the body", Kind.ORGANISATION, "")]
    lists = {
        "x.csv": "name,kind,role\nAda Example,person,Editor\nExample: the body,organisation,\n",
        "x.tsv": "name\tkind\trole\nAda Example\t\tEditor\nExample: the body\torganization\t\n",
        "y.csv": "name;kind;role\nAda Example;Person;Editor\nExample: the body;organisation;\n",
        "x.json": '[{"name":"Ada Example","role":"Editor"},\n'
        '{"name":"Example: the body","kind":"organisation","role":null}]',
        "y.json": '{"signatories": [{"name":"Ada Example","role":"Editor"},'
        '{"name":"Example: the body","kind":"organisation"}]}',
        "x.jsonl": '{"name":"Ada Example","role":"Editor"}\n\n'
        '{"name":"Example: the body","kind":"organisation"}\n',
        "x.yaml": "- name: Ada Example\n  role: Editor\n"
        "- name: 'Example: the body'\n  kind: organisation\n",
        "x.yml": "signatories:\n- {name: Ada Example, role: Editor}\n"
        "- {name: 'Example: the body', kind: organisation, role: ~}\n",
        "x.md": "# People\n- Ada Example, Editor, \n# Organisations\n- Example: the body\n",
    }
    got = {
        file: [(each.name, each.kind, each.role) for each in listed(file, text)]
        for file, text in lists.items()
    }
    assert got == dict.fromkeys(lists, want)


def test_a_folder_is_read_in_the_order_of_its_files(listed, tmp_path):
    folder = tmp_path / "people"
    listed("people/b.yaml", "name: Bo Example\n")
    listed("people/a.yml", "name: Ada Example\nlink: https://example.org\n")
    (folder / "README.md").write_text("- not a signatory\n")
    (folder / "_template.yaml").write_text("name: nobody\n")
    found = read_signatories(folder, "people")
    assert [(each.name, str(each.source)) for each in found] == [
        ("Ada Example", "people/a.yml:1"),
        ("Bo Example", "people/b.yaml:1"),
    ]


def test_the_line_is_the_first_of_a_record_with_line_breaks_comments_and_blank_lines(listed):
    text = '# who signs\nname,comment\n"Ada","one\ntwo"\n\n# by hand, "so\nBo,\n#OurFuture,\n'
    assert [(each.name, each.source.line, each.comment) for each in listed("x.csv", text)] == [
        ("Ada", 3, "one\ntwo"),
        ("Bo", 7, ""),
        ("#OurFuture", 8, ""),
    ]


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le-marked", "utf-16-be-marked"]
)
def test_utf_8_and_marked_utf_16_are_read(listed, encoding):
    text = "name,country\r\nЁжи Прыклад,BY\r\n"
    if encoding.endswith("-marked"):
        data = ("\ufeff" + text).encode(encoding.removesuffix("-marked"))
    else:
        data = text.encode(encoding)
    assert [(each.name, each.country) for each in listed("x.csv", data)] == [("Ёжи Прыклад", "BY")]


def test_another_encoding_is_read_when_the_name_or_the_caller_says_so(listed, tmp_path):
    data = "name\nЁжи Прыклад\n".encode("cp1251")
    assert names(listed("x.windows-1251.csv", data)) == ["Ёжи Прыклад"]
    (tmp_path / "x.csv").write_bytes(data)
    assert names(read_signatories(tmp_path / "x.csv", "x.csv", "cp1251")) == ["Ёжи Прыклад"]


def test_unknown_columns_are_private_and_traces_of_machines_are_not_kept(listed):
    text = "name,IP Address,Shoe size,LATITUDE,User-Agent,,ipaddr. IP address\nAda,::1,38,1,x,y,z\n"
    assert [each.private for each in listed("x.csv", text)] == [
        {"Shoe size": "38", "column 6": "y"}
    ]


def test_text_is_composed_and_stripped_but_otherwise_as_given(listed):
    text = "name,role\n\ufeff Zoe\u0308  d\u2019E\txample ,\u00a0an\u00a0editor\n"
    assert [(each.name, each.role) for each in listed("x.csv", text)] == [
        ("Zoë d’E xample", "an\u00a0editor")
    ]


def test_a_list_with_columns_and_nobody_is_empty(listed):
    assert listed("x.csv", "name,kind\n") == []
    assert listed("x.json", "[ ]") == []


def test_a_trailing_separator_and_an_excel_separator_line_are_passed_over(listed):
    text = "sep=;\r\nname;role;\r\nAda;Editor;\r\nBo;;\r\n;;\r\n"
    assert [(each.name, each.source.line) for each in listed("x.csv", text)] == [
        ("Ada", 3),
        ("Bo", 4),
    ]


CONSENT = "it is yes or no"
UNCLEAR = (
    "write the one that is meant, year first; a spreadsheet does that for a column "
    "in the format yyyy-mm-dd"
)
DATE = "write year-month-day, as in 2026-11-22"
HIDDEN = "delete it: it can make a name read differently from what it is"
SEPARATOR = "a value that holds the separator needs double quotes around it"
REFUSALS = [
    ("name,shown\nAda,nobody\n", "x.csv:2: column shown: unknown value: nobody | "
     "it is one of named, initials, role, unnamed"),
    ("name,kind\n\nAda,robot\n", "x.csv:3: column kind: unknown value: robot | "
     "it is one of person, organisation"),
    ("name,level\nAda,blood\n", "x.csv:2: column level: unknown value: blood | "
     "it is one of listed, code, dkim, key, pdf"),
    ("name,consent\nAda,perhaps\n", f"x.csv:2: column consent: unknown value: perhaps | {CONSENT}"),
    ("name,consent\nAda,a@example.org\n",
     f"x.csv:2: column consent: unknown value: (an e-mail address) | {CONSENT}"),
    ("name,signed\nAda,01/10/2026\n",
     f"x.csv:2: column signed: 01/10/2026 is 2026-01-10 or 2026-10-01 | {UNCLEAR}"),
    ("name,signed,consent_date\nAda,13/10/2026,10/13/2026\nBo,01/10/2026,\n",
     f"x.csv:3: column signed: 01/10/2026 is 2026-01-10 or 2026-10-01 | {UNCLEAR}"),
    ("name,signed\nAda,2026-02-30\n", f"x.csv:2: column signed: not a date: 2026-02-30 | {DATE}"),
    ("name,text\nAda,abc\n", "x.csv:2: column text: not a SHA-256 | "
     "64 hexadecimal digits, as `sha256sum letter.en.txt` prints them"),
    ("name,lang\nAda,in English\n", "x.csv:2: column lang: not a language tag: in English | "
     "write a code such as be, uk or zh-Hant"),
    ("name,id\nAda,../x\n", "x.csv:2: column id: not an id: ../x | an id has up to 64 letters a-z, "
     "digits, dots, dashes; leave it empty to get one"),
    ("name,id\nAda,a1\nBo,a1\n", "x.csv:3: column id: a1 is the id of x.csv:2 too | "
     "empty one of the two cells; it gets an id of its own"),
    ('name,role\n"Ada\nExample",x\n',
     "x.csv:2: column name: a line break | write it in one line"),
    ("name,role\nAda,a\u202eb\n",
     f"x.csv:2: column role: a hidden character: U+202E as character 2 | {HIDDEN}"),
    ("name,role\nAd\x07a,b\n",
     f"x.csv:2: column name: a hidden character: U+0007 as character 3 | {HIDDEN}"),
    ("name\n" + "a" * 100_000 + "\n", "x.csv:2: column name: 100,000 characters, where 200 are the "
     "most | shorten it; if the list is a table, look for a quote that is never closed"),
    ("name,role\nAda\n", f"x.csv:2: 1 cells, where the first line has 2 | {SEPARATOR}"),
    ("name\nAda, Editor\n", f"x.csv:2: 2 cells, where the first line has 1 | {SEPARATOR}"),
    ('name,role\nBo,\n"Ada,Editor\n', "x.csv:3: a double quote opens a cell and is never closed | "
     'close it, or write "" for a quote inside a quoted cell'),
    ('name,role\n"Ada" Example,x\n', "x.csv:2: text after the closing quote of a cell | "
     'write "" for a quote inside a quoted cell'),
    ("name,name\nAda,b\n", "x.csv:1: column name: there are two of it | "
     "delete one, or give it another title"),
    ("name,emial\nAda,b\n", "x.csv:1: unknown column: emial; did you mean email? | "
     "call it email, or give it a title that is less alike"),
    ("role\nEditor\n", "x.csv:1: missing column: name | the columns it can have are id, name, kind,"
     " role, affiliation, country, link, comment, sort, shown, consent, consent_date, email, "
     "phone, notes, signed, lang, text, level, evidence, source; for the export of a form, use "
     "`letterkit add`"),
    ("", "x.csv: the list is empty | its first line must name its columns, such as "
     "id, name, kind, role, affiliation, country"),
    ("name\nA\0da\n", "x.csv:2: a NUL byte | this is not a text file, or it is UTF-16 without a "
     "byte order mark; save it as UTF-8"),
    ("name\nBo\nЁжи Прыклад\n".encode("cp1251"), "x.csv:3: not UTF-8; it looks like windows-1251 | "
     "windows-1251: Ёжи Прыклад. If that reads right, save the file as UTF-8, or use "
     "letterkit add --encoding windows-1251 (or rename it to x.windows-1251.csv)"),
    ("name\nZoë Müller\n".encode("cp1252"), "x.csv:2: not UTF-8; it looks like windows-1252 | "
     "windows-1252: Zoë Müller. If that reads right, save the file as UTF-8, or use "
     "letterkit add --encoding windows-1252 (or rename it to x.windows-1252.csv)"),
    (b"\xff\xfen\x00a\x00m", "x.csv: not utf-16 | "
     "save it as UTF-8, or name the encoding it is in"),
]  # fmt: skip


@pytest.mark.parametrize("content, message", REFUSALS)
def test_a_malformed_list_is_refused_with_its_place_and_what_was_expected(listed, content, message):
    assert refused(listed, "x.csv", content) == message


def test_a_missing_list_and_an_unknown_format_are_named(listed, tmp_path):
    with pytest.raises(LetterkitError, match=r"^signatories/x\.csv: No such file or directory$"):
        read_signatories(tmp_path / "x.csv", "signatories/x.csv")
    assert refused(listed, "x.pdf", b"%PDF") == (
        "x.pdf: a list in a format that is not known | "
        f"it is one of {' '.join(READERS)}, or a folder of them"
    )


def test_an_unknown_encoding_is_named(tmp_path):
    with pytest.raises(LetterkitError, match=r"^x\.csv: unknown encoding: zip$"):
        read_signatories(tmp_path / "x.csv", "x.csv", "zip")


def test_half_of_a_surrogate_pair_is_refused_even_in_a_private_column(listed):
    text = '[{"name": "Ada",\n"x": "\\ud800"}]'
    assert refused(listed, "x.json", text).startswith(
        "x.json:1: column x: a hidden character: U+D800 as character 1 |"
    )


@settings(max_examples=tries(100, 300), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    suffix=st.sampled_from(sorted(READERS)),
    head=st.sampled_from([b"", b"name,id\n", b"- name: ", b'[{"name": "', b"\xff\xfe", b"---\n"]),
    body=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode()),
)
def test_any_bytes_give_signatories_or_one_error(listed, suffix, head, body):
    try:
        found = listed(f"x{suffix}", head + body)
    except LetterkitError as error:
        assert str(error).startswith(f"x{suffix}")  # noqa: PT017
        assert len(str(error)) < 300  # noqa: PT017
    else:
        for each in found:
            assert each.name == unicodedata.normalize("NFC", each.name.strip())
            each.name.encode()


def test_a_list_that_a_spreadsheet_saved_again_reads_as_before(listed):
    ours = "id,name,consent,signed\na1,Ada Example,yes,2026-11-03\na2,Bo Example,no,2026-11-14\n"
    german = (
        "id;name;consent;signed;;\r\na1;Ada Example;WAHR;03.11.2026;;\r\n"
        "a2;Bo Example;FALSCH;14.11.2026;;\r\n"
    )
    american = (
        "id,name,consent,signed\r\na1,Ada Example,TRUE,11/3/2026\r\n"
        "a2,Bo Example,FALSE,11/14/2026\r\n"
    )
    before = [(each.id, each.consent, each.signed) for each in listed("x.csv", ours)]
    for saved in (german, american):
        again = listed("x.csv", "\ufeff" + saved)
        assert [(each.id, each.consent, each.signed) for each in again] == before
