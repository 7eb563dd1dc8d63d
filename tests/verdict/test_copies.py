"""Copies by other programs: what they lose is reported, and never helps a forger."""

from collections.abc import Callable
from email import message_from_bytes, policy
from email.message import EmailMessage

import pikepdf
import pytest

from artefacts import (
    Change,
    built,
    changed,
    drop,
    failures,
    published,
    redraw_word,
    rewrite,
    verdict,
)
from letterkit.errors import LetterkitError
from letterkit.model import Result, Status

REGISTER_NAME, TEXT_NAME = "register.json", "letter.en.txt"
KEYS = ("/LetterkitText", "/LetterkitRegister", "/LetterkitCheckpoint", "/LetterkitPolicy")
PDFS = {"built": lambda: built()["parks.en.pdf"], "published": lambda: published()["parks.en.pdf"]}


def drop_keys(pdf: pikepdf.Pdf) -> None:
    for key in (*KEYS, "/LetterkitFacing"):
        if key in pdf.docinfo:
            del pdf.docinfo[key]


def drop_structure(pdf: pikepdf.Pdf) -> None:
    """As Ghostscript does: the tree goes, and the marks in the pages with it."""
    del pdf.Root.StructTreeRoot
    for page in pdf.pages:
        kept = [
            each
            for each in pikepdf.parse_content_stream(page)
            if str(each.operator) not in ("BDC", "BMC", "EMC")
        ]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


def as_ghostscript(pdf: pikepdf.Pdf) -> None:
    drop_keys(pdf)
    drop_structure(pdf)


def drop_attachments(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Names.EmbeddedFiles
    if "/AF" in pdf.Root:
        del pdf.Root.AF


def saved_again(data: bytes, change: Change) -> bytes:
    """What is no longer referred to is gone from the file that is read again."""
    return changed(changed(data, change), lambda pdf: None)


def copied(data: bytes) -> tuple[Status, str]:
    agreed = verdict(data).agreement
    assert agreed.failed == ()
    return verdict(data).status, agreed.incomplete


@pytest.mark.parametrize("made", PDFS)
def test_case_25_a_copy_by_ghostscript_cannot_be_verified_and_says_why(made: str) -> None:
    data = PDFS[made]()
    parts = "text and register"
    if made == "published":
        parts = "text, register, checkpoint and policy"
    assert copied(changed(data, as_ghostscript)) == (
        Status.CANNOT_TELL,
        f"it does not state the SHA-256 of its {parts}, and it has lost the marks that say what is "
        "the letter and what is the list; ask for the original file",
    )


@pytest.mark.parametrize("made", PDFS)
@pytest.mark.parametrize("change", [drop_keys, drop_structure, as_ghostscript])
def test_case_25_no_check_says_that_a_hash_differs_where_none_is_stated(
    made: str, change: Change
) -> None:
    checks = verdict(changed(PDFS[made](), change)).agreement.checks
    assert [each for each in checks if "not the one stated" in each.detail] == []
    assert verdict(changed(PDFS[made](), change)).status is Status.CANNOT_TELL


@pytest.mark.parametrize("key", KEYS)
def test_case_25_one_lost_key_is_enough_to_be_unable_to_tell(key: str) -> None:
    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.docinfo[key]

    status, why = copied(changed(published()["parks.en.pdf"], change))
    assert status is Status.CANNOT_TELL
    assert why.startswith("it does not state the SHA-256 of its ")


def test_case_25_a_copy_without_attachments_is_asked_for_again() -> None:
    for change in (drop_attachments, lambda pdf: (drop_attachments(pdf), as_ghostscript(pdf))):
        with pytest.raises(LetterkitError) as caught:
            verdict(saved_again(built()["parks.en.pdf"], change))
        assert str(caught.value) == (
            "file: cannot verify: this copy has lost the files that letterkit attaches"
        )
        assert "ask for the original file" in caught.value.hint


def test_a_page_that_was_printed_to_a_pdf_is_known_by_its_fingerprint() -> None:
    def as_browser(pdf: pikepdf.Pdf) -> None:
        """All that it draws is a part of its text."""
        drop_keys(pdf)
        for page in pdf.pages:
            marked = [
                ([pikepdf.Name.P, pikepdf.Dictionary(MCID=900 + n)], pikepdf.Operator("BDC"))
                if str(each.operator) in ("BDC", "BMC")
                else (each.operands, each.operator)
                for n, each in enumerate(pikepdf.parse_content_stream(page))
            ]
            page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(marked))

    def change(pdf: pikepdf.Pdf) -> None:
        drop_attachments(pdf)
        as_browser(pdf)

    with pytest.raises(LetterkitError, match="cannot verify: this copy has lost the files"):
        verdict(saved_again(built()["parks.en.pdf"], change))


def test_a_page_that_a_browser_saved_as_one_file_is_no_e_mail() -> None:
    head = (
        b"From: <Saved by Blink>\nSnapshot-Content-Location: file:///parks.en.html\n"
        b"Subject: Parks\nMIME-Version: 1.0\nContent-Type: multipart/related; "
        b'type="text/html"; boundary="x"\n\n--x\nContent-Type: text/html\n\n'
    )
    with pytest.raises(LetterkitError) as caught:
        verdict(head + built()["parks.en.html"] + b"\n--x--\n")
    assert "a browser saved this page anew" in str(caught.value)
    assert caught.value.hint == "ask for the file of the page itself"


def test_case_25_a_name_is_not_found_in_a_copy_nor_missed() -> None:
    data = changed(built()["parks.en.pdf"], drop_keys)
    for name in ("Conor", "Nobody Nowhere"):
        asked = verdict(data, name)
        assert (asked.status, asked.matches) == (Status.CANNOT_TELL, None)


def both(*changes: Change) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for each in changes:
            each(pdf)

    return change


def last_page(word: str, other: str) -> Change:
    return lambda pdf: redraw_word(pdf, word, other, len(pdf.pages) - 1)


# Each of these is found out in a file that states its hashes; without them it must not hold.
FORGERIES: dict[str, Change] = {
    "the attached text": rewrite(TEXT_NAME, "dusk", "dust"),
    "the attached register": rewrite(REGISTER_NAME, "Conor", "Canor"),
    "a visible name": last_page("Conor", "Canor"),
    "a visible word of the letter": lambda pdf: redraw_word(pdf, "dusk", "dust"),
    "no register": drop(REGISTER_NAME),
    "no text": drop(TEXT_NAME),
    "a word of the text, shown and carried": both(
        rewrite(TEXT_NAME, "dusk", "dust"), lambda pdf: redraw_word(pdf, "dusk", "dust")
    ),
    "a name, shown and carried": both(
        rewrite(REGISTER_NAME, "Conor", "Canor"), last_page("Conor", "Canor")
    ),
}


@pytest.mark.parametrize("lost", [drop_keys, drop_structure, as_ghostscript])
@pytest.mark.parametrize("forgery", FORGERIES)
def test_case_25_taking_away_what_tells_never_makes_a_forgery_hold(
    forgery: str, lost: Change
) -> None:
    data = changed(built()["parks.en.pdf"], both(FORGERIES[forgery], lost))
    assert verdict(data).status in (Status.ALTERED, Status.CANNOT_TELL)


def test_case_25_what_still_contradicts_itself_in_a_copy_is_altered() -> None:
    for forgery in ("the attached text", "a visible name", "a visible word of the letter"):
        data = changed(built()["parks.en.pdf"], both(FORGERIES[forgery], drop_keys))
        assert verdict(data).status is Status.ALTERED, forgery


def test_case_25_a_page_whose_block_states_no_hash_cannot_be_verified() -> None:
    html = built()["parks.en.html"].decode()
    for block, what in (("text", "text"), ("register", "register")):
        start = html.index(f'id="letterkit-{block}"')
        end = html.index(">", start)
        copy = html[:start] + f'id="letterkit-{block}"' + html[end:]
        status, why = copied(copy.encode())
        assert status is Status.CANNOT_TELL
        assert why == f"it does not state the SHA-256 of its {what}; ask for the original file"


def test_case_25_an_email_with_a_copy_attached_cannot_be_verified_either() -> None:
    message = message_from_bytes(built()["parks.en.eml"], policy=policy.default)
    for part in message.walk():
        if part.get_content_type() == "application/pdf":
            data = changed(part.get_content(), as_ghostscript)
            part.set_content(data, "application", "pdf", filename="parks.en.pdf")
    status, why = copied(message.as_bytes())
    assert status is Status.CANNOT_TELL
    assert why.startswith("its PDF is one: it does not state")


HEADER = """Please read this.

---------- Forwarded message ---------
From: Example Office <office@example.org>
Date: Fri, 27 Nov 2026
Subject: Keep the parks open
To: Ada Example <ada@example.org>


"""


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


FORWARDS: dict[str, Callable[[str], str]] = {
    "forwarded": lambda text: HEADER + text,
    "forwarded in German": lambda text: (
        "Anbei.\n\n-----Ursprüngliche Nachricht-----\nVon: Büro <office@example.org>\n"
        f"Gesendet: Freitag\nBetreff: Parks\n\n{text}"
    ),
    "with a signature": lambda text: f"{HEADER}{text}\n-- \nAda Example\n",
    "quoted": lambda text: f"On Friday Bo Example wrote:\n{quoted(text)}\nThank you!\n",
    "quoted twice": lambda text: quoted(quoted(text)),
    "with a footer": lambda text: f"{text}\n_____\nThis list is at example.org\n",
    "with a line above": lambda text: f"See this.\n\n{text}",
    "without blanks at the ends": lambda text: (
        HEADER + "\n".join(line.rstrip() for line in text.split("\n"))
    ),
}


def email(text: str, html: str = "") -> bytes:
    message = EmailMessage()
    message["From"], message["To"] = "Ada Example <ada@example.org>", "bo@example.org"
    message["Subject"] = "Fwd: Keep the parks open"
    message.set_content(text, cte="base64")
    if html:
        message.add_alternative(html, subtype="html")
    return message.as_bytes()


def plain_text() -> str:
    message = message_from_bytes(built()["parks.en.eml"], policy=policy.default)
    return message.get_body(("plain",)).get_content()


@pytest.mark.parametrize("how", FORWARDS)
def test_case_25_a_forward_is_no_altered_letter(how: str) -> None:
    text = FORWARDS[how](plain_text())
    html = f"<html><body><p>Please read this.</p><pre>{text[:200]}</pre></body></html>"
    for data in (email(text), email(text, html), text.encode()):
        status, why = copied(data)
        assert status is Status.CANNOT_TELL
        assert why == (
            "it stands in another message, among words that are not letterkit's; ask for the "
            "original file"
        )


@pytest.mark.parametrize("how", FORWARDS)
def test_case_25_a_changed_word_in_a_forward_never_holds(how: str) -> None:
    text = FORWARDS[how](plain_text().replace("dusk", "dust"))
    for data in (email(text), text.encode()):
        assert verdict(data).status in (Status.ALTERED, Status.CANNOT_TELL)


def test_case_25_a_whole_text_in_a_forward_is_said_to_be_whole() -> None:
    checks = verdict(email(FORWARDS["quoted"](plain_text()))).agreement.checks
    (check,) = (each for each in checks if each.name == "carried text")
    assert (check.result, check.detail) == (
        Result.PASS,
        "its SHA-256 is the one stated beside it",
    )


def test_case_25_an_altered_text_without_a_trace_of_a_forward_is_altered() -> None:
    data = email(plain_text().replace("dusk", "dust"))
    assert failures(data) == ["carried text: its SHA-256 is not the one stated beside it"]


def test_case_25_an_email_attached_to_another_is_to_be_saved_by_itself() -> None:
    outer = EmailMessage()
    outer["From"], outer["To"], outer["Subject"] = "a@example.org", "b@example.org", "Fwd"
    outer.set_content("See what is attached.\n")
    outer.add_attachment(message_from_bytes(built()["parks.en.eml"], policy=policy.default))
    with pytest.raises(LetterkitError) as caught:
        verdict(outer.as_bytes())
    assert "save that as a file" in caught.value.hint


def test_case_25_a_signed_pdf_that_lost_its_marks_is_no_evidence() -> None:
    """A signature under a copy could stand under other words than those that it carries."""
    from letterkit.actions.evidence import text_shown
    from letterkit.artefacts.taken_apart import parse_artefact

    for change in (drop_keys, drop_structure):
        data = changed(built()["parks.en.pdf"], both(FORGERIES["a visible name"], change))
        with pytest.raises(LetterkitError):
            text_shown(parse_artefact(data, "file"))
