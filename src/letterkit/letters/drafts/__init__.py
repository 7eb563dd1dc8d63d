"""Drafts of letters, as people write them before they know letterkit: .docx, Markdown, text."""

from functools import partial
from pathlib import Path

from letterkit.confined import taken_apart
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes
from letterkit.model.draft import Draft

LARGEST = 50 * 2**20  # bytes of a draft with its pictures
_AS_DOCX = "save it as .docx and give that"
_OTHERS = {
    ".doc": f"open it in a word processor, and {_AS_DOCX}",
    ".odt": "open it in LibreOffice, choose File, Save as, Word 2007-365 (.docx), and give that",
    ".rtf": f"open it in a word processor, and {_AS_DOCX}",
    ".pages": "open it in Pages, choose File, Export to, Word, and give the .docx",
    ".pdf": "ask for the file that the PDF was made from, and save that as .docx",
    ".html": f"open it in a word processor, and {_AS_DOCX}",
    ".gdoc": "open it in Google Docs, choose File, Download, Microsoft Word, and give the .docx",
}
_HINT = "open it in a word processor and save it anew as .docx"


def read_docx(path: Path, name: str, *, accepting: bool = False) -> Draft:
    """The draft in a .docx, or an error that says how to make one."""
    suffix = Path(name).suffix.lower()
    if suffix != ".docx":
        raise LetterkitError(
            f"{name}: a draft is a .docx, a .md or a .txt",
            hint=_OTHERS.get(suffix, f"open it in a word processor, and {_AS_DOCX}"),
        )
    data = read_bytes(path, name, largest=LARGEST)
    return docx_draft(data, name, accepting=accepting)


def docx_draft(data: bytes, name: str, *, accepting: bool = False) -> Draft:
    """The draft in the bytes of a .docx, which are taken apart in a process with bounds."""
    from letterkit.letters.drafts.docx import draft_of

    reading = partial(draft_of, data, name, accepting=accepting)
    return taken_apart(reading, name, len(data), hint=_HINT)
