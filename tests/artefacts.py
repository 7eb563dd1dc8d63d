"""What `build --attach` and `publish` make of the sample workspace, and ways of tampering."""

import base64
import hashlib
import io
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from email import message_from_bytes
from functools import lru_cache
from pathlib import Path

import pikepdf

import program
from letterkit.actions.verify_letter import vocabulary_of
from letterkit.actions.written_anew import written_anew
from letterkit.artefacts.pdf_codes import parse_to_unicode
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.model import Verdict
from letterkit.model.seal import FRAMES, without_seal
from letterkit.model.verdict import SEAL
from letterkit.verdict.verdict import judge

WORKSPACE = Path(__file__).parent / "scripts" / "workspace"
Change = Callable[[pikepdf.Pdf], None]
Instruction = pikepdf.ContentStreamInstruction


@lru_cache(maxsize=1)
def built() -> dict[str, bytes]:
    """File name → bytes, as `parks.en.pdf`; the e-mails have the PDF attached."""
    with tempfile.TemporaryDirectory() as folder:
        letterkit(WORKSPACE, "build", "parks", "--attach", "--out", folder)
        return _files(Path(folder) / "parks")


@lru_cache(maxsize=1)
def published() -> dict[str, bytes]:
    """The same of the first edition; the e-mails have no PDF, `attached/parks.en.eml` has."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "workspace"
        shutil.copytree(WORKSPACE, workspace)
        (workspace / "letterkit.toml").write_text('origin = "letters.example.org"\n')
        letterkit(workspace, "keygen", "parks")
        letterkit(workspace, "publish", "parks", "--yes")
        found = _files(workspace / "build" / "parks")
        options = ("--attach", "--lang", "en", "--format", "eml", "--out", folder)
        letterkit(workspace, "build", "parks", *options)
        return found | {"attached/parks.en.eml": (Path(folder) / "parks/parks.en.eml").read_bytes()}


def letterkit(workspace: Path, *arguments: str) -> None:
    done = program.letterkit([*arguments, "-C", workspace], cwd=workspace, env=os.environ)
    assert done.returncode == 0, done.stderr


def _files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def unsealed(data: bytes) -> bytes:
    """A file as somebody leaves it who takes its seal away, if it has one."""
    for frame in FRAMES.values():
        if frame.marker in data:
            return without_seal(data, frame)
    return data


def verdict(data: bytes, name: str = "") -> Verdict:
    artefact = parse_artefact(data, "file")
    return judge(artefact, name=name, vocabulary_of=vocabulary_of, anew=written_anew)


def failures(data: bytes) -> list[str]:
    """What is found to be wrong, but for the seal, which any change of a published file breaks."""
    failed = verdict(data).agreement.failed
    return [f"{check.name}: {check.detail}" for check in failed if check.name != SEAL]


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


def rewrite(name: str, old: str, new: str, *, stated: str = "") -> Change:
    """Change an attachment; with `stated`, the key of its SHA-256, that as well."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream = attachment(pdf, name)
        data = stream.read_bytes()
        assert old.encode() in data
        data = data.replace(old.encode(), new.encode(), 1)
        stream.write(data)
        if stated:
            pdf.docinfo[stated] = hashlib.sha256(data).hexdigest()

    return change


def drop(name: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments[name]
        pdf.Root.AF = pikepdf.Array([each for each in pdf.Root.AF if str(each.UF) != name])

    return change


def double(name: str) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.attachments[f"{name}.bis"] = pikepdf.AttachedFileSpec(
            pdf, attachment(pdf, name).read_bytes(), filename=name
        )

    return change


def retyped(mail: bytes, kind: str, old: str, new: str) -> bytes:
    """The e-mail with one part changed and encoded again."""
    message = message_from_bytes(mail)
    part = next(each for each in message.walk() if each.get_content_type() == kind)
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    assert old.encode() in content
    part.set_payload(base64.encodebytes(content.replace(old.encode(), new.encode(), 1)))
    part.replace_header("Content-Transfer-Encoding", "base64")
    return message.as_bytes()
