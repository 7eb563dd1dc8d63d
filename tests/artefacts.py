"""What `build --attach` makes of the sample workspace, and ways of tampering with a PDF."""

import io
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

import pikepdf

from letterkit.merge.vocabulary import vocabulary
from letterkit.model import Result, Verdict
from letterkit.prove.verdict import judge
from letterkit.read.artefact import parse_artefact
from letterkit.read.artefact_glyphs import parse_to_unicode

SOURCE = Path(__file__).parent.parent / "src"
WORKSPACE = Path(__file__).parent / "scripts" / "workspace"
Instruction = pikepdf.ContentStreamInstruction


@lru_cache(maxsize=1)
def built() -> dict[str, bytes]:
    """File name → bytes, as `parks.en.pdf`; the e-mails have the PDF attached."""
    command = [sys.executable, "-m", "letterkit", "build", "parks", "--attach"]
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [*command, "-C", str(WORKSPACE), "--out", folder],
            env={**os.environ, "PYTHONPATH": str(SOURCE)},
            check=True,
            capture_output=True,
        )
        return {path.name: path.read_bytes() for path in (Path(folder) / "parks").iterdir()}


def verdict(data: bytes, name: str = "") -> Verdict:
    return judge(parse_artefact(data, "file"), name=name, vocabulary_of=vocabulary)


def failures(data: bytes) -> list[str]:
    checks = verdict(data).agreement.checks
    return [f"{check.name}: {check.detail}" for check in checks if check.result is Result.FAIL]


def changed(data: bytes, change: Callable[[pikepdf.Pdf], None]) -> bytes:
    """The PDF after `change` was done to it."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        change(pdf)
        out = io.BytesIO()
        pdf.save(out, deterministic_id=True)
    return out.getvalue()


def redrawn(pdf: pikepdf.Pdf, change: Callable[[list[Instruction]], None], page: int = 0) -> None:
    """Rewrite a page's operators."""
    instructions = list(pikepdf.parse_content_stream(pdf.pages[page]))
    change(instructions)
    pdf.pages[page].Contents = pdf.make_stream(pikepdf.unparse_content_stream(instructions))


def glyphs(pdf: pikepdf.Pdf, page: int = 0) -> Iterator[tuple[pikepdf.Array, int, int, str, str]]:
    """Each glyph of a page: its array, its place there, its code, its letter, its font's name."""
    fonts = pdf.pages[page].resources.Font
    name, meaning = "", {}
    instructions = list(pikepdf.parse_content_stream(pdf.pages[page]))
    for number, instruction in enumerate(instructions):
        match str(instruction.operator):
            case "Tf":
                name = str(instruction.operands[0])
                meaning = parse_to_unicode(fonts[name].ToUnicode.read_bytes())
            case "TJ":
                for place, part in enumerate(instruction.operands[0]):
                    if isinstance(part, pikepdf.String) and len(bytes(part)) == 2:
                        code = int.from_bytes(bytes(part), "big")
                        yield number, place, code, meaning.get(code, ""), name


def swap_glyph(pdf: pikepdf.Pdf, number: int, place: int, code: int, page: int = 0) -> None:
    def change(instructions: list[Instruction]) -> None:
        array = pikepdf.Array(instructions[number].operands[0])
        array[place] = pikepdf.String(code.to_bytes(2, "big"))
        instructions[number] = Instruction([array], pikepdf.Operator("TJ"))

    redrawn(pdf, change, page)


def redraw_word(pdf: pikepdf.Pdf, old: str, new: str, page: int = 0) -> None:
    """Draw `new` where the page first draws `old`; both have one letter for each glyph."""
    found = list(glyphs(pdf, page))
    text = "".join(glyph[3][:1] or "?" for glyph in found)
    at = text.index(old)
    codes = {(glyph[4], glyph[3]): glyph[2] for glyph in found}
    for (number, place, _, _, font), letter in zip(found[at:], new, strict=False):
        swap_glyph(pdf, number, place, codes[font, letter], page)


def attachment(pdf: pikepdf.Pdf, name: str) -> pikepdf.Object:
    """The stream of an attached file."""
    return next(
        each.EF.F
        for each in pdf.objects
        if isinstance(each, pikepdf.Dictionary) and "/EF" in each and str(each.UF) == name
    )
