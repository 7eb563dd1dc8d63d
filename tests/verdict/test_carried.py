"""What a published file carries of its register, and what it names without carrying it."""

import base64
import hashlib
import re
from email import message_from_bytes
from email.mime.application import MIMEApplication

import pikepdf
import pytest

from artefacts import (
    Change,
    attachment,
    built,
    changed,
    double,
    drop,
    failures,
    published,
    retyped,
    rewrite,
    unsealed,
    verdict,
)
from letterkit.keys import KeyType, SignerKey, format_verifier_key
from letterkit.letters.document import document_of, text_of
from letterkit.letters.entries import register_of
from letterkit.model import Result, Status, parse_register
from letterkit.render.mail import LONGEST, mail
from letterkit.tlog.cosignature import cosign
from letterkit.tlog.note import format_note, parse_note
from letterkit.verdict.edition import stamp_words
from letterkit.verdict.trust import Trust, judge_edition
from letters.letters import letter, signatory

LANGS = ("en", "be", "ar")
MEDIA = [f"parks.{lang}.{medium}" for lang in LANGS for medium in ("pdf", "html", "eml", "txt")]
CHECKPOINT, POLICY = "checkpoint.txt", "policy.txt"
STATED = {CHECKPOINT: "/LetterkitCheckpoint", POLICY: "/LetterkitPolicy"}
WITNESS = SignerKey("reader.example.org", bytes(range(32, 64)), KeyType.COSIGNATURE)
WITNESSED = f"witness reader {format_verifier_key(WITNESS.verifier)}\nquorum reader\n".encode()


def said(data: bytes, name: str) -> tuple[Result, str]:
    """The one check of that name."""
    (check,) = (each for each in verdict(data).agreement.checks if each.name == name)
    return check.result, check.detail


@pytest.mark.parametrize("file", [*MEDIA, "register.json", "attached/parks.en.eml"])
def test_what_publish_makes_holds(file: str) -> None:
    assert failures(published()[file]) == []
    assert verdict(published()[file]).status is Status.HOLDS


def put(name: str, data: bytes) -> Change:
    """Another file in the place of an attached one, and its hash in the place of that."""

    def change(pdf: pikepdf.Pdf) -> None:
        attachment(pdf, name).write(data)
        pdf.docinfo[STATED[name]] = hashlib.sha256(data).hexdigest()

    return change


def drop_both(pdf: pikepdf.Pdf) -> None:
    for name, key in STATED.items():
        drop(name)(pdf)
        del pdf.docinfo[key]


def another_root(pdf: pikepdf.Pdf) -> None:
    """What is left of the root is still the base64 of 32 bytes."""
    lines = published()[CHECKPOINT].split(b"\n")
    lines[2] = lines[2].swapcase()
    put(CHECKPOINT, b"\n".join(lines))(pdf)


def one_cosignature_more(pdf: pikepdf.Pdf) -> None:
    note = cosign(parse_note(published()[CHECKPOINT]), WITNESS, 1790000000)
    put(CHECKPOINT, format_note(note))(pdf)


def policy_of_another_key(pdf: pikepdf.Pdf) -> None:
    key = format_verifier_key(SignerKey("letters.example.org/parks", bytes(32)).verifier)
    put(POLICY, f"log {key}\nquorum none\n".encode())(pdf)


CHANGES: dict[str, tuple[Change, str]] = {
    "no checkpoint": (drop(CHECKPOINT), "checkpoint: there is no checkpoint in it"),
    "two checkpoints": (double(CHECKPOINT), "checkpoint: there are 2 of them in it"),
    "a changed checkpoint": (
        rewrite(CHECKPOINT, "\n13\n", "\n14\n"),
        "checkpoint: its SHA-256 is not the one stated beside it",
    ),
    "a changed checkpoint and its hash": (
        rewrite(CHECKPOINT, "\n13\n", "\n14\n", stated=STATED[CHECKPOINT]),
        "checkpoint: the one attached is not the one of the register",
    ),
    "another root": (another_root, "checkpoint: the one attached is not the one of the register"),
    "one cosignature more": (
        one_cosignature_more,
        "checkpoint: the one attached is not the one of the register",
    ),
    "no policy": (drop(POLICY), "policy: there is no policy in it"),
    "two policies": (double(POLICY), "policy: there are 2 of them in it"),
    "a changed policy": (
        rewrite(POLICY, "quorum", "# none\nquorum"),
        "policy: its SHA-256 is not the one stated beside it",
    ),
    "a policy of another key": (
        policy_of_another_key,
        "policy: the one attached is for another key than the register's",
    ),
    "a policy without keys": (
        put(POLICY, b"quorum none\n"),
        "policy: the one attached is for another key than the register's",
    ),
    "what is no policy": (
        put(POLICY, b"Trust me\n"),
        "policy: policy.txt:1: not a line of a policy",
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_attachment_does_not_hold(change: str) -> None:
    tamper, expected = CHANGES[change]
    data = changed(published()["parks.en.pdf"], tamper)
    assert failures(data) == [expected]
    assert verdict(data).status is Status.ALTERED


def test_a_published_pdf_without_either_is_not_whole() -> None:
    assert failures(changed(published()["parks.en.pdf"], drop_both)) == [
        "checkpoint: there is no checkpoint in it",
        "policy: there is no policy in it",
    ]


@pytest.mark.parametrize("name", STATED)
def test_a_list_that_nobody_published_has_no_checkpoint_beside_it(name: str) -> None:
    def add(pdf: pikepdf.Pdf) -> None:
        data = published()[name]
        pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, data, filename=name)

    what = name.removesuffix(".txt")
    assert failures(changed(built()["parks.en.pdf"], add)) == [
        f"{what}: there is one in it, and nothing was published"
    ]


def test_witnesses_that_a_file_brings_along_are_named_and_never_counted() -> None:
    log = published()[POLICY].split(b"\n")[0]
    data = changed(published()["parks.en.pdf"], put(POLICY, log + b"\n" + WITNESSED))
    assert failures(data) == []
    assert said(data, "policy") == (
        Result.NOT_CHECKED,
        "the maker of this file names witnesses in it: reader.example.org; "
        "give --policy with those you trust",
    )
    register = verdict(data).agreement.register
    assert register is not None
    results = {each.name: each.result for each in judge_edition(register, Trust(0)).checks}
    assert results["witnesses"] is Result.NOT_CHECKED
    assert results["key"] is Result.NOT_CHECKED


@pytest.mark.parametrize(
    "file", [f"parks.{lang}.{end}" for lang in LANGS for end in ("txt", "eml")]
)
def test_a_text_names_its_edition_and_says_that_it_carries_none(file: str) -> None:
    register = parse_register(published()["register.json"].decode())
    size, root, key = stamp_words(register)
    agreed = verdict(published()[file]).agreement
    assert agreed.register is None
    assert agreed.names is not None
    named = (agreed.names.edition, str(agreed.names.size), agreed.names.root, agreed.names.key_id)
    assert named == (1, size, root, key)
    assert said(published()[file], "register") == (
        Result.NOT_CHECKED,
        f"it carries none; it names edition 1, 13 leaves, root {root}, key {key}",
    )


@pytest.mark.parametrize("file", ["parks.en.txt", "letter.en.txt"])
def test_a_text_of_a_list_that_nobody_published_names_no_edition(file: str) -> None:
    assert verdict(built()[file]).agreement.names is None


def test_a_text_cannot_name_two_editions() -> None:
    text = published()["parks.en.txt"].decode()
    twice = re.sub(r"(Edition )1( .*\n)", r"\g<1>1\2\g<1>2\2", unsealed(text.encode()).decode())
    assert failures(twice.encode()) == ["register: it names 2 editions"]


def both(old: str, new: str, html: str = "") -> bytes:
    """The e-mail with its PDF, changed alike in its text and in its HTML."""
    mail = retyped(published()["attached/parks.en.eml"], "text/plain", old, new)
    return retyped(mail, "text/html", html or old, new)


def test_the_register_of_the_pdf_in_an_email_speaks_for_it() -> None:
    data = published()["attached/parks.en.eml"]
    agreed = verdict(data).agreement
    assert agreed.register == parse_register(published()["register.json"].decode())
    assert agreed.lang == "en"
    assert agreed.names is None
    assert said(data, "register") == (
        Result.PASS,
        "it names edition 1, which its PDF carries",
    )
    assert said(data, "visible list")[0] is Result.PASS
    found = verdict(data, "Zofia Müller-Łoś").matches
    assert found is not None
    assert [match.details["level"] for match in found] == ["listed"]


def test_the_register_of_a_pdf_that_was_not_published_speaks_too() -> None:
    agreed = verdict(built()["parks.en.eml"]).agreement
    assert agreed.register is not None
    assert agreed.register.published is None


MAILS = {
    "another edition": (
        lambda: both("Edition 1 ", "Edition 2 "),
        ["register: it does not name the edition that its PDF carries"],
    ),
    "another key": (
        lambda: both(stamp()[-9:], stamp()[-9:-1] + "x"),
        [
            "register: it does not name the edition that its PDF carries",
            "words around: there are words or numbers that letterkit does not write there",
        ],
    ),
    "a name": (
        lambda: both("Conor", "Canor"),
        ["visible list: it shows somebody who is not in the register"],
    ),
    "a role": (
        lambda: both("nurse", "purse"),
        ["visible list: entry 3 lacks words of the register"],
    ),
    "a count": (
        lambda: both("7 people", "9 people"),
        ["words around: there are words or numbers that letterkit does not write there"],
    ),
}


def stamp() -> str:
    found = re.search(r"Edition 1 · .*", published()["parks.en.txt"].decode())
    assert found
    return found[0]


@pytest.mark.parametrize("change", MAILS)
def test_an_email_that_shows_another_list_than_its_pdf_does_not_hold(change: str) -> None:
    make, expected = MAILS[change]
    assert failures(make()) == expected
    assert verdict(make()).status is Status.ALTERED


def test_an_email_that_leaves_somebody_out_does_not_hold() -> None:
    """Z. Ś. stands in both forms on a line of their own, which goes away."""
    mail = published()["attached/parks.en.eml"]
    mail = retyped(mail, "text/plain", "Z. Ś.\u00a0—\u00a0lawyer, Poland\r\n", "")
    mail = retyped(mail, "text/html", '<li><bdi class="name">Z. Ś.</bdi> — lawyer, Poland</li>', "")
    assert failures(mail) == ["visible list: 1 of 8 entries are not shown"]


def test_an_email_that_adds_somebody_does_not_hold() -> None:
    mail = published()["attached/parks.en.eml"]
    mail = retyped(mail, "text/plain", "Z. Ś.", "Eve Example\r\nZ. Ś.")
    mail = retyped(mail, "text/html", '<li><bdi class="name">Z.', "<li>Eve Example</li><li><bdi>Z.")
    assert failures(mail) == ["visible list: it shows somebody who is not in the register"]


def test_one_of_two_of_the_same_name_is_not_the_other() -> None:
    mail = both("Kim Example\u00a0—\u00a0pilot", "x", "Kim Example</bdi> — pilot")
    assert "visible list: it shows somebody who is not in the register" in failures(mail)
    assert failures(both("pilot, Example Air", "nurse, Example Clinic")) == [
        "visible list: entry 4 lacks words of the register"
    ]


def test_an_email_without_its_long_list_has_nobody_to_look_for() -> None:
    made = letter()
    text = text_of(made)
    kept = [signatory(f"Ada Example {n}", n) for n in range(LONGEST + 1)]
    register = register_of(made, {made.lang: text.canonical.sha256}, kept)
    data = mail(document_of(made, text, register))
    assert verdict(data).status is Status.HOLDS
    assert verdict(data, "Ada Example 7").status is Status.CANNOT_TELL


def test_an_altered_pdf_speaks_for_nothing() -> None:
    mail = published()["attached/parks.en.eml"]
    pdf = changed(published()["parks.en.pdf"], drop(CHECKPOINT))
    data = with_pdf(mail, pdf)
    told = "the file was written anew since it was sealed"
    assert failures(data) == [f"enclosed PDF: seal: {told}"]
    assert verdict(data).agreement.register is None


def test_the_pdf_of_another_edition_is_another_list() -> None:
    data = with_pdf(published()["attached/parks.en.eml"], built()["parks.en.pdf"])
    assert failures(data) == ["register: it names an edition, and its PDF was not published"]


def test_two_pdfs_in_an_email_cannot_have_different_registers() -> None:
    message = message_from_bytes(published()["attached/parks.en.eml"])
    message.attach(MIMEApplication(built()["parks.en.pdf"], "pdf"))
    data = message.as_bytes()
    assert failures(data) == ["enclosed PDF: there are two, with different registers"]
    assert verdict(data).agreement.register is None


def with_pdf(mail: bytes, pdf: bytes) -> bytes:
    message = message_from_bytes(mail)
    part = next(each for each in message.walk() if each.get_content_type() == "application/pdf")
    part.set_payload(base64.encodebytes(pdf))
    return message.as_bytes()
