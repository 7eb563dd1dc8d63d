"""Files that are no lists and that people hand in as one: address books, calendars, archives.

    BEGIN:VCARD        an address book     export it as .csv
    {\\rtf1            a Word document     save it as .txt or .docx …
    PK…word/           a Word document
    %PDF-              a PDF

They are known by how they begin, whatever they are called, or by their suffix, and refused with
what to do: read as text, each of their lines would be somebody's name.
"""

import re
from dataclasses import dataclass
from pathlib import Path

from letterkit.errors import LetterkitError
from letterkit.files.encoding import LARGEST_LIST, whole_bytes
from letterkit.files.files import opened

_SHOWN = 4096
_ZIP = b"PK\x03\x04"
_AS_CSV = "export the list from there as .csv"
_AS_TEXT = "copy the list into a spreadsheet, or save it as .txt with one name a line"


@dataclass(frozen=True, slots=True)
class _Form:
    """What such a file is, what to do instead, and how it is known."""

    what: str
    hint: str
    suffixes: tuple[str, ...] = ()
    begins: bytes = b"(?!)"
    holds: bytes = b""


_OPEN = "unpack it first, and add the list that is in it"
_FORMS = (
    _Form("an address book (vCard)", f"open it in a program for contacts; {_AS_CSV}",
          (".vcf", ".vcard"), rb"BEGIN:VCARD"),
    _Form("a calendar", f"a calendar is no list of signatories; {_AS_CSV}",
          (".ics", ".ical", ".ifb"), rb"BEGIN:V(?:CALENDAR|EVENT|TODO)"),
    _Form("an address book (LDIF)", f"open it in a program for contacts; {_AS_CSV}",
          (".ldif", ".ldi"), rb"(?:#[^\n]*\n|version:\s*1\s*\n|\s*\n)*dn::?\s*\w+="),
    _Form("an RTF document", f"open it in a word processor; {_AS_TEXT}",
          (".rtf",), rb"\{\\rtf"),
    _Form("a list of literature (BibTeX)", "export the people as .csv",
          (".bib", ".bibtex"),
          rb"(?:%[^\n]*\n|\s)*@(?i:article|book|misc|inproceedings|incollection|online|techreport"
          rb"|phdthesis|string|comment|preamble)\s*\{"),
    _Form("a list of literature (RIS)", "export the people as .csv",
          (".ris", ".enw", ".nbib"), rb"TY  - "),
    _Form("a LaTeX document", _AS_TEXT, (".tex", ".latex"),
          rb"(?:%[^\n]*\n|\s)*\\documentclass"),
    _Form("a PDF", _AS_TEXT, (".pdf",), rb"%PDF-"),
    _Form("a PostScript file", _AS_TEXT, (".ps", ".eps"), rb"%!PS"),
    _Form("a document of Apple Pages", f"in Pages, export it to Word or as text; {_AS_TEXT}",
          (".pages",)),
    _Form("a table of Apple Numbers", "in Numbers, choose File, Export To, CSV or Excel",
          (".numbers",), rb"PK\x03\x04", rb"Index/(?:Tables/|CalculationEngine)"),
    _Form("a workbook under another name", "call it .xlsx, and add it again",
          (), rb"PK\x03\x04", rb"xl/(?:workbook|worksheets)"),
    _Form("a spreadsheet under another name", "call it .ods, and add it again",
          (), rb"PK\x03\x04", rb"mimetypeapplication/vnd\.oasis\.opendocument\.spreadsheet"),
    _Form("a Word document", f"open it in a word processor; {_AS_TEXT}",
          (".docx", ".docm", ".doc", ".dotx"), rb"PK\x03\x04", rb"word/"),
    _Form("a text of LibreOffice", f"open it in a word processor; {_AS_TEXT}",
          (".odt", ".ott", ".fodt"),
          rb"PK\x03\x04", rb"mimetypeapplication/vnd\.oasis\.opendocument\.text"),
    _Form("slides", _AS_TEXT, (".pptx", ".ppt", ".odp", ".key"), rb"PK\x03\x04", rb"ppt/"),
    _Form("an old workbook of Excel", "open it in a spreadsheet program, and save it as .xlsx",
          (".xls", ".xlsb"), rb"(?!)"),
    _Form("an e-mail of Outlook", "open it in Outlook, and save it as .eml or as text",
          (".msg", ".oft")),
    _Form("a mailbox of Outlook", "open it in Outlook, and export the e-mails as .eml",
          (".pst", ".ost"), rb"!BDN"),
    _Form("a file of an old Office program", "open it there, and save it as .xlsx or .csv",
          (), rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    _Form("a database", _AS_CSV, (".sqlite", ".sqlite3", ".db", ".mdb", ".accdb", ".dbf"),
          rb"SQLite format 3\0|\0\x01\0\0Standard (?:Jet|ACE)"),
    _Form("a dump of a database", _AS_CSV, (".sql",),
          rb"(?:--[^\n]*\n|/\*.*?\*/;?|\s)*(?i:create\s+table|insert\s+into|drop\s+table)\b"),
    _Form("a table for programs (Parquet)", _AS_CSV, (".parquet",), rb"PAR1"),
    _Form("an archive", _OPEN,
          (".zip", ".gz", ".tgz", ".tar", ".7z", ".rar", ".bz2", ".xz", ".zst"),
          rb"\x1f\x8b|7z\xbc\xaf|Rar!|BZh|\xfd7zXZ|\x28\xb5\x2f\xfd"),
    _Form("a file of XML", _AS_CSV, (".xml", ".opml", ".rss", ".atom"),
          rb"\s*<\?xml(?![^>]*>\s*(?:<!--.*?-->\s*)*<(?:!doctype )?html)"),
    _Form("an encrypted or signed file", "decrypt it first, and add the list that is in it",
          (".gpg", ".pgp", ".age", ".p7m"),
          rb"-----BEGIN PGP MESSAGE-----|age-encryption\.org/"),
    _Form("settings of a program", _AS_CSV, (".ini", ".cfg", ".conf", ".plist"), rb"bplist0"),
    _Form("a program", _AS_CSV, (".exe", ".py", ".sh", ".bat"), rb"MZ\x90|\x7fELF"),
)  # fmt: skip


def refuse_foreign(path: Path, name: str, *, known: bool) -> None:
    """Raise LetterkitError for a file of one of these kinds.

    `known` says that its suffix is one of those that are read: then what it holds decides.
    """
    with opened(path, name, largest=LARGEST_LIST) as file:
        start = file.read(_SHOWN)
    if start.startswith(_ZIP):
        start = whole_bytes(path, name)  # the names of what is in it stand at its end
    plain = start.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n")
    for form in _FORMS:
        found = re.match(form.begins, plain, re.DOTALL)
        if found and form.holds:
            found = re.search(form.holds, start)
        if found or (not known and path.suffix.lower() in form.suffixes):
            raise LetterkitError(f"{name}: this is {form.what}, which is not read", hint=form.hint)
    if start.startswith(_ZIP):
        raise LetterkitError(f"{name}: this is an archive, which is not read", hint=_OPEN)
