"""What a fuzzer begins with: small files of each kind, as letterkit and others make them."""

import hashlib
import io
import sys
from pathlib import Path

TESTS = Path(__file__).parent.parent / "tests"
LARGEST = 120_000  # bytes: what is longer is not changed often enough at each place


def seeds_of(target: str) -> list[bytes]:
    """The seeds of a target, none of them long; the folders src and tests are on the path."""
    return [each for each in _SEEDS[target]() if 0 < len(each) <= LARGEST]


def _made(*suffixes: str) -> list[bytes]:
    """What letterkit makes of the sample workspace, built and published."""
    from artefacts import built, published

    files = {**built(), **published()}
    return [data for name, data in files.items() if name.endswith(suffixes)]


def _hostile(*starts: str) -> list[bytes]:
    """The small ones of what the tests hand in."""
    from hostile import CASES, WORKSPACE

    found: list[bytes] = []
    for name, case in CASES.items():
        if case.special or not name.startswith(starts):
            continue
        for file, content in case.files.items():
            if file in WORKSPACE and content == WORKSPACE[file]:
                continue
            data = content if isinstance(content, str | bytes) else content()
            found.append(data.encode() if isinstance(data, str) else data)
    return [each for each in found if len(each) < 5000]


def _lists() -> list[bytes]:
    from targets import SUFFIXES

    csv = (TESTS / "scripts/workspace/signatories/parks.csv").read_bytes()
    texts = {
        ".csv": [csv],
        ".tsv": [csv.replace(b",", b"\t")],
        ".json": [b'[{"name": "Ada Example", "consent": "yes"}]'],
        ".jsonl": [b'{"name": "Ada Example", "consent": "yes"}\n{"name": "Bo Example"}\n'],
        ".yaml": [b"- name: Ada Example\n  consent: yes\n- name: Bo Example\n"],
        ".md": [b"# Signed\n\n- Ada Example, Nurse\n\n| name | role |\n|---|---|\n| Bo | Cook |\n"],
        ".txt": [
            b"Signed by:\n\n1. Ada Example (Nurse)\n2. Bo Example*\n\n* not to be published\n"
        ],
        ".html": [
            b"<html><table><tr><th>Name</th></tr><tr><td>Ada Example</td></tr></table></html>",
            b"<ul><li class='hidden'>Ada Example</li><!-- Bo --><li>Cy Example</li></ul>",
        ],
        ".js": [b"export const people = [{ name: 'Ada Example', role: `Nurse` }];\n"],
        ".toml": [b'[[people]]\nname = "Ada Example"\nconsent = true\n'],
    }
    found = [bytes([SUFFIXES.index(suffix)]) + each for suffix in texts for each in texts[suffix]]
    found += [bytes([number % len(SUFFIXES)]) + each for number, each in enumerate(_hostile("add"))]
    return found


def _letters() -> list[bytes]:
    files = (TESTS / "scripts/workspace/letters/parks").glob("*.md")
    return [path.read_bytes() for path in files] + _hostile("letter")


def _pdfs() -> list[bytes]:
    """Ours with everything in it unpacked, so that a change of a byte changes what it says."""
    import pikepdf

    found = [each for each in _hostile("verify: pdf") if b"/Filter" not in each]
    for data in _made(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as pdf:
            out = io.BytesIO()
            pdf.save(
                out,
                compress_streams=False,
                stream_decode_level=pikepdf.StreamDecodeLevel.generalized,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            found += [data, out.getvalue()]
    return found


def _mails() -> list[bytes]:
    answer = (
        b"From: Ada Example <ada@example.org>\nTo: letters@example.org\nSubject: Re: A letter\n"
        b"Date: Fri, 27 Nov 2026 10:00:00 +0000\nMessage-ID: <a@example.org>\n"
        b"Content-Type: text/plain; charset=utf-8\n\nYes.\n\n> Do you sign?\n"
    )
    box = b"From ada@example.org Fri Nov 27 10:00:00 2026\n"
    return [answer, box + answer + b"\n" + box + answer, *_made(".eml"), *_hostile("verify: mail")]


def _receipts() -> list[bytes]:
    import attacks
    from evidence.test_minisign import signature

    witnessed = attacks.witnessed(attacks.WITNESS)
    found: list[bytes | str] = [
        *(attacks.RECEIPT, attacks.LOG, attacks.statement(), attacks.checkpoint(attacks.FIRST)),
        *witnessed.files.values(),
        signature(message=attacks.statement()),
        "ada@example.org ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAB example.org/ada\n",
        *attacks.gpg_made().values(),
    ]
    return [each.encode() if isinstance(each, str) else each for each in found]


def _registers() -> list[bytes]:
    return _made(".json")


_SEEDS = {
    "list": _lists,
    "letter": _letters,
    "page": lambda: _made(".html"),
    "pdf": _pdfs,
    "mail": _mails,
    "receipt": _receipts,
    "register": _registers,
}


def main() -> None:
    """Write the seeds of a target into a folder, in a process that loads what it likes."""
    target, folder = sys.argv[1:]
    sys.path[:0] = [str(TESTS), str(TESTS.parent / "src")]
    for data in seeds_of(target):
        (Path(folder) / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


if __name__ == "__main__":
    main()
