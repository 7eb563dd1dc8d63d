"""Files that are no lists are refused by what they are; names that a page veils are not printed.

All people are invented.
"""

import pytest

NO_LISTS = (
    ("people.vcf", b"BEGIN:VCARD\nVERSION:3.0\nFN:Bo Sample\nEND:VCARD\n", "vCard"),
    ("people.txt", b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Sample\r\nEND:VCARD\r\n", "vCard"),
    ("people", b"BEGIN:VCALENDAR\nVERSION:2.0\n", "calendar"),
    ("people.txt", rb"{\rtf1 Ada Example\par Bo Sample}", "RTF"),
    ("people.bib", b"@misc{x, author={Ada Example}}", "BibTeX"),
    ("people.txt", b"@article{x,\n author={Ada Example}\n}\n", "BibTeX"),
    ("people.csv", b"dn: cn=Ada Example,o=x\ncn: Ada Example\n", "LDIF"),
    ("people.txt", b"INSERT INTO people VALUES ('Ada Example');\n", "database"),
    ("people.xml", b'<?xml version="1.0"?><a><b>Ada Example</b></a>', "XML"),
    ("people.zip", b"PK\x03\x04abc", "archive"),
    ("people.pages", b"PK\x03\x04abc", "Pages"),
    ("people.numbers", b"PK\x03\x04abc", "Numbers"),
    ("people.docx", b"PK\x03\x04abcword/document.xml", "Word"),
    ("people.txt", b"PK\x03\x04abcword/document.xml", "Word"),
    ("people.csv", b"PK\x03\x04abcxl/workbook.xml", "call it .xlsx"),
    ("people.odt", b"PK\x03\x04abc", "LibreOffice"),
    ("people.txt", b"!BDN....", "Outlook"),
    ("people.txt", b"%PDF-1.7\n", "PDF"),
)


ANSWERS = "[18:01] Ada Example\nyes\n\n[18:02] Bo Sample\nno\n"
MESSAGE = '{"from": "Bo Sample", "date": "2026-11-03", "text": "no"}'
CHATS = (
    ("c.txt", "03.11.26, 18:01 - Ada Example: ✅\n03.11.26, 18:03 - Bo Sample: ❌\n"),
    ("c.txt", "\u200e[11/3/26, 6:01:02\u202fPM] ~ Ada Example: yes\n"),
    ("c.txt", "3/11/26, 6:01 p. m. - Ada Example: sí\n"),
    ("c.txt", "03/11/2026 à 18:01 - Ada Example : oui\n"),
    ("c.txt", "٣/١١/٢٠٢٦، ٦:٠١ م - ليلى: نعم\n"),
    ("c.txt", "[2026/11/3 下午6:01:02] 王伟: 好\n"),
    ("c.txt", "[2026-11-03 18:01] Ада: да\n"),
    ("c.md", "Sat, Nov 3, 2026, 18:01:02 - Ada Example: yes\n"),
    ("c.csv", "03.11.26, 18:01 - Ada Example: ja\n03.11.26, 18:02 - Bo Sample: nein\n"),
    ("c.txt", "Ada Example, [03.11.2026 18:01]\nyes\n\nBo Sample, [03.11.2026 18:02]\nno\n"),
    ("c.txt", "Ada Example  6:01 PM\nyes\nBo Sample  6:02 PM\nno\n"),
    ("c.txt", "ada — heute um 18:01 Uhr\nja\nbo — gestern um 18:02 Uhr\nnein\n"),
    ("c.txt", ANSWERS),
    ("c.txt", "18:01 <ada> yes\n18:02 <bo> no\n"),
    ("c.txt", "18:01:02 From Ada to Everyone : yes\n18:02:02 From Bo to Everyone : no\n"),
    ("c.json", f'{{"name": "Team", "messages": [{MESSAGE}]}}'),
    ("c.json", '[{"type": "message", "user": "U1", "text": "no", "ts": "1793728860.1"}]'),
    ("c.csv", "AuthorID,Author,Date,Content,Attachments\n1,bo,2026-11-03,no,\n"),
    ("c.csv", "Datum;Absender;Nachricht\n03.11.26;Bo Sample;nein\n"),
    ("c.csv", "Datum;Absender;Nachricht\r03.11.26;Bo Sample;nein\r"),
    (
        "c.html",
        '<div class="message default clearfix"><div class="from_name">Bo Sample</div></div>',
    ),
)


def test_a_chat_is_refused_as_one(desk):
    read = [
        (name, content, desk.said)
        for name, content in CHATS
        if desk.add(name, content) != 2 or "this is a chat" not in desk.said
    ]
    assert read == []


NO_CHATS = (
    "Ada Example (03.11.2026)\nBo Sample (04.11.2026)\n",
    "Programme\n\n18:00 Opening: Cy\n19:00 Talk: Di\n\nSigned:\nAda Example\nBo Sample\nEd Third\n",
    "Signed: 03.11.2026 18:01\nName: Ada Example\n\nSigned: 03.11.2026 18:02\nName: Bo Sample\n",
    "Ada Example: Example Lab\nBo Sample: Example Union\n",
)


def test_a_list_with_days_is_no_chat(desk):
    taken = [text for text in NO_CHATS if desk.add("list.txt", text) and "chat" in desk.said]
    assert taken == []


@pytest.mark.parametrize("end", ["\r", "\r\n", "\n"])
def test_a_table_is_read_whatever_ends_its_lines(desk, end):
    table = "Name,Consent\nAda Example,yes\n# Bo Sample,yes\nCy Muster,yes\n".replace("\n", end)
    assert desk.add("list.csv", table, read=False) == 0
    assert "commented out" in desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster"]


@pytest.mark.parametrize("start", [f"{'x' * 200_000},Name", "a\rb,c", '"a\rb,c', "\0,a\r\rb"])
def test_an_odd_first_line_is_no_crash(desk, start):
    assert desk.add("list.csv", f"{start}\nAda Example,yes\n", read=False) in (0, 2)


def test_what_is_no_list_is_refused_by_what_it_is(desk):
    failed = [
        (name, content, desk.said)
        for name, content, said in NO_LISTS
        if desk.add(name, content, read=False) != 2 or said not in desk.said
    ]
    assert failed == []


VEILED = (
    '<li class="blur">Cy Muster</li>',
    '<li><span class="spoiler">Cy Muster</span></li>',
    '<li><span class="bb_spoiler">Cy Muster</span></li>',
    '<li><span class="text-blurred">Cy Muster</span></li>',
    '<li class="is-censored">Cy Muster</li>',
    "<li><spoiler>Cy Muster</spoiler></li>",
    "<li><details><summary>1 person</summary>Cy Muster</details></li>",
)
PAGE = "<h2>Signatories</h2><ul><li>Ada Example</li>{}<li>Bo Sample</li></ul>"


@pytest.mark.parametrize("item", VEILED)
def test_a_name_that_a_page_veils_is_left_out_with_a_line(desk, item):
    assert desk.add("page.html", PAGE.format(item), read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
    assert "3 rows: 2 read, 1 left out" in desk.said


def test_what_only_looks_like_a_veil_is_read(desk):
    item = '<li class="backdrop-blur no-spoiler">Cy Muster</li>'
    assert desk.add("page.html", PAGE.format(item), read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster", "Bo Sample"]


def test_the_summary_of_one_entry_is_no_heading_of_the_next(desk):
    item = "<li><details><summary>C. M.</summary>Cy Muster</details></li>"
    assert desk.add("page.html", PAGE.format(item), read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "C. M.", "Bo Sample"]


@pytest.mark.parametrize("name", ["||Bo Sample||", ">!Bo Sample!<", "[spoiler]Bo Sample[/spoiler]"])
def test_a_spoiler_is_asked_about_wherever_it_stands(desk, name):
    files = (
        ("list.csv", f"Name,Lab\nAda Example,X\n{name},Y\n"),
        ("list.txt", f"Ada Example\n{name}\nCy Muster\n"),
        ("list.html", PAGE.format(f"<li>{name.replace('<', '&lt;')}</li>")),
    )
    read = [file for file, text in files if desk.add(file, text, read=False) != 2]
    assert read == []


GROUPS = ("NGOs", "Organisations", "Institutions", "Арганізацыі", "Организации", "Організації")
GROUPS = (*GROUPS, "Organizacje", "Organisationen", "Associations", "Organizaciones", "منظمات")
PEOPLE = ("Individuals", "Асобы", "Физические лица", "Особи", "Osoby", "Einzelpersonen")
PEOPLE = (*PEOPLE, "Particuliers", "Personas", "أفراد")


def test_headings_of_kinds_need_no_colon(desk):
    bodies, people = "Example Watch\nSample Forum\n", "Ada Example\nBo Muster\n"
    files = [f"{people}\n{each}\n{bodies}" for each in GROUPS]
    files += [f"{bodies}\n{each}\n{people}" for each in PEOPLE]
    failed = [text for text in files if desk.add("list.txt", text, read=False) != 0]
    assert failed == []
    assert not {*GROUPS, *PEOPLE} & set(desk.column("name"))


def test_lines_with_the_family_name_first_are_asked_about_and_the_hint_works(desk):
    text = "Example, Ada\nMuster, Cy\nSample, Bo\n"
    assert desk.add("list.txt", text, read=False) == 2
    assert "write the line “Last name, First name” above them" in desk.said
    assert desk.add("list.txt", f"Last name, First name\n{text}", read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster", "Bo Sample"]


def test_an_e_mail_to_a_letter_without_origin_says_what_goes_without(desk):
    mail = "From: bo@example.org\nMessage-ID: <1@example.org>\nSubject: x\n\nTake me off.\n"
    assert desk.add("mail.eml", mail, read=False) == 2
    assert "letterkit withdraw parks --id ID" in desk.said
