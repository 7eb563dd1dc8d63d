"""Nothing private is in any file of a build: not as it stands, not compressed, not encoded."""

import base64
import email
import email.policy
import io
import os
import subprocess
import sys
from pathlib import Path

import pikepdf
import pypdf
import pytest

import program
from letterkit.register.read_register import read_register

SOURCE = Path(__file__).parent.parent / "src"
LETTER = """---
title: Keep the parks open
date: 2026-03-14
lang: en
issuer: Example Association
to:
  - {name: Zoe Addressee, email: zoe-in-private@example.org}
---
Please.
"""
HEAD = (
    "id,name,kind,role,affiliation,country,link,comment,shown,consent,email,phone,notes,evidence,"
)
HEAD += "source,shoe size\n"
PEOPLE = (
    ("a2", "Ada Shown", "named", "yes", "teacher"),
    ("b3", "Initia Lonely", "initials", "yes", "lawyer"),
    ("c4", "Rolanda Quiet", "role", "yes", "nurse"),
    ("d5", "Unanowhere Nameless", "unnamed", "yes", "hiddenrole"),
    ("e6", "Nora Unwilling", "named", "no", "hiddenrole"),
)
# Of each line, by what must be nowhere; `Shown` and `teacher` show that the search finds things.
NOWHERE = (
    *("Initia", "Lonely", "Rolanda", "Quiet", "Unanowhere", "Nameless", "Nora", "Unwilling"),
    *("hiddenrole", "hiddenplace", "mail-of", "phone-of", "notes-of", "evidence-of", "source-of"),
    *("shoe", "size-of", "link-of-b3", "link-of-c4", "link-of-d5", "comment-of-b3"),
    *("comment-of-c4", "comment-of-d5", "parks.csv", "/letters/"),
)
SOMEWHERE = ("Ada", "teacher", "lawyer", "nurse", "link-of-a2", "Addressee")


def row(who, name, shown, consent, role):
    place = "hiddenplace" if role == "hiddenrole" else "Example Clinic"
    cells = (who, name, "person", role, place, "PL", f"https://example.org/link-of-{who}")
    cells += (f"comment-of-{who}", shown, consent, f"mail-of-{who}@example.org", f"phone-of-{who}")
    cells += (f"notes-of-{who}", f"evidence-of-{who}", f"source-of-{who}", f"size-of-{who}")
    return ",".join(cells) + "\n"


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """Output name → everything that can be got out of it, as text."""
    folder = tmp_path_factory.mktemp("workspace")
    (folder / "letters/parks").mkdir(parents=True)
    (folder / "signatories").mkdir()
    (folder / "letters/parks/letter.md").write_text(LETTER, "utf-8")
    (folder / "signatories/parks.csv").write_text(HEAD + "".join(row(*each) for each in PEOPLE))
    subprocess.run(
        [sys.executable, "-m", "letterkit", "build", "--attach", "--json"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(SOURCE)},
        capture_output=True,
        check=True,
    )
    return {
        path.name: opened(path.name, path.read_bytes())
        for path in (folder / "build/parks").iterdir()
    }


def opened(name, data):
    found = [data.decode("utf-8", "replace"), data.decode("utf-16-be", "replace")]
    if name.endswith(".pdf"):
        found += pdf_texts(data)
    if name.endswith(".eml"):
        for part in email.message_from_bytes(data, policy=email.policy.default).walk():
            found.append(str(part.items()))
            if not part.is_multipart():
                inner = part.get_payload(decode=True)
                found.append(opened(part.get_filename() or "", inner))
    return "\n".join(found)


def inside(name, data):
    """All bytes that can be got out of a file: as it stands, and what is packed in it."""
    yield data
    if name.endswith(".pdf"):
        with pikepdf.open(io.BytesIO(data)) as file:
            streams = [each for each in file.objects if isinstance(each, pikepdf.Stream)]
            yield from (each.read_bytes() for each in streams)
            yield from (part.encode() for thing in file.objects for part in strings(thing))
    if name.endswith(".eml"):
        parts = email.message_from_bytes(data, policy=email.policy.default).walk()
        for part in parts:
            if not part.is_multipart():
                yield from inside(part.get_filename() or "", part.get_payload(decode=True))


def pdf_texts(data):
    with pikepdf.open(io.BytesIO(data)) as file:
        for thing in file.objects:
            if isinstance(thing, pikepdf.Stream):
                yield thing.read_bytes().decode("utf-8", "replace")
                yield str(dict(thing.stream_dict))
            else:
                yield from strings(thing)
    yield from (page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def strings(thing, depth=0):
    """All texts of an object, those in its own lists and tables included."""
    if isinstance(thing, pikepdf.Dictionary):
        for _, value in thing.items():
            yield from strings(value, depth + 1) if depth < 4 else ()
    elif isinstance(thing, pikepdf.Array):
        for value in list(thing):
            yield from strings(value, depth + 1) if depth < 4 else ()
    elif isinstance(thing, pikepdf.String):
        yield str(thing)


def test_every_output_was_made(built):
    endings = ("pdf", "html", "txt", "eml")
    names = {"letter.en.txt", "register.json", "SHA256SUMS", *(f"parks.en.{e}" for e in endings)}
    assert set(built) == names


@pytest.mark.parametrize("word", NOWHERE)
def test_what_is_private_is_in_no_output(built, word):
    assert [name for name, text in built.items() if word in text] == []


@pytest.mark.parametrize("ending", ["pdf", "html", "txt", "eml"])
def test_what_is_public_is_found_by_the_same_search(built, ending):
    text = built[f"parks.en.{ending}"]
    wanted = [word for word in SOMEWHERE if "link" not in word or ending in ("html", "pdf")]
    assert [word for word in wanted if word not in text] == []


def test_the_address_of_an_addressee_is_on_the_envelope_alone(built):
    with_it = [name for name, text in built.items() if "zoe-in-private@example.org" in text]
    assert with_it == ["parks.en.eml"]


# Once it is published


def spelt(secret):
    """A secret of 32 bytes as it might be written down."""
    coded = base64.b64encode(secret).rstrip(b"=")
    return {secret, secret.hex().encode(), secret.hex().upper().encode(), coded, coded[:20]}


def letterkit(folder, *arguments):
    done = program.letterkit(arguments, cwd=folder, env={**os.environ, "HOME": str(folder)})
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def editions(tmp_path_factory):
    """The files of two editions, after the second of which Ada is withdrawn; and the secrets."""
    folder = tmp_path_factory.mktemp("published")
    (folder / "letters/parks").mkdir(parents=True)
    (folder / "signatories").mkdir()
    origin = "origin: letters.example.org/parks\n---\nPlease"
    (folder / "letters/parks/letter.md").write_text(LETTER.replace("---\nPlease", origin), "utf-8")
    (folder / "signatories/parks.csv").write_text(HEAD + "".join(row(*each) for each in PEOPLE))
    for command in ("keygen parks", "publish parks --yes", "receipts parks"):
        letterkit(folder, *command.split())
    first = read_register(folder / "registers/parks", "parks")
    before = files_of(folder)
    for command in ("withdraw parks --id a2 --yes", "publish parks --yes", "build --attach"):
        letterkit(folder, *command.split())
    return first, before, files_of(folder)


def files_of(folder):
    build = folder / "build"
    return {
        path.relative_to(build).as_posix(): list(inside(path.name, path.read_bytes()))
        for path in build.rglob("*")
        if path.is_file()
    }


def those_with(files, wanted):
    return {
        name
        for name, parts in files.items()
        if any(word in part for part in parts for word in wanted)
    }


def test_an_edition_has_the_files_that_are_looked_through(editions):
    _, before, after = editions
    assert "parks/editions/1-to-2.consistency" in after
    for files in (before, after):
        wanted = {"pdf", "html", "txt", "eml", "json", "checkpoint"}
        assert wanted <= {name.rpartition(".")[2] for name in files}


def test_no_private_salt_is_in_any_file_of_an_edition(editions):
    first, before, after = editions
    assert sorted(each.id for each in first.held) == ["a2", "b3", "c4", "d5"]
    for held in first.held:
        for files in (before, after):
            assert those_with(files, spelt(held.private_salt)) == set()


def test_the_salt_of_someone_who_is_unnamed_is_in_no_file_and_that_of_the_others_is(editions):
    first, before, _ = editions
    salts = {each.id: each.salt for each in first.held}
    assert those_with(before, spelt(salts["d5"])) == set()
    open_ones = those_with(before, spelt(salts["a2"]))
    assert {"parks/register.json", "parks/parks.en.html", "parks/parks.en.pdf"} <= open_ones


@pytest.mark.parametrize("word", NOWHERE)
def test_what_is_private_is_in_no_file_of_an_edition(editions, word):
    _, *both = editions
    assert [those_with(files, [word.encode()]) for files in both] == [set(), set()]


def test_nothing_of_someone_who_was_withdrawn_is_in_the_next_edition(editions):
    first, before, after = editions
    ada = next(each for each in first.held if each.id == "a2")
    for words in (spelt(ada.salt), {b"Ada Shown"}, {b"link-of-a2"}, {b"teacher"}, {b'"a2"'}):
        assert those_with(after, words) == set()
    assert those_with(before, {b"Ada Shown"}) != set()
