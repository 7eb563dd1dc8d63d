"""PDFs, e-mails and texts with something in them that letterkit never writes do not hold."""

import base64
import io
import re
from collections.abc import Callable
from email import message_from_bytes
from email.message import Message

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables._g_l_y_f import Glyph
from pikepdf import Array, Dictionary, Name, String

from artefacts import Change, built, changed, published, verdict
from letterkit.artefacts.pdf_codes import parse_to_unicode
from letterkit.errors import LetterkitError
from letterkit.model import Medium, Status
from letterkit.model.seal import FRAMES, without_seal
from letterkit.text.plain import RULE

EN = "parks.en.pdf"


def told(data: bytes) -> str:
    found = verdict(data)
    assert found.status is Status.CANNOT_TELL
    return found.agreement.not_as_written


def annotation(kind: str, **more: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        page = pdf.pages[0].obj
        made = Dictionary(Type=Name.Annot, Subtype=Name(f"/{kind}"), Rect=Array([0, 0, 99, 99]))
        for key, value in more.items():
            made[f"/{key}"] = value
        page.Annots = Array([*page.get("/Annots", []), pdf.make_indirect(made)])

    return change


def on_root(key: str, value: object) -> Change:
    return lambda pdf: pdf.Root.__setitem__(key, value)


def on_page(key: str, value: object) -> Change:
    return lambda pdf: pdf.pages[0].obj.__setitem__(key, value)


def operators(change: Callable[[bytes], bytes]) -> Change:
    def changes(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].contents_coalesce()
        pdf.pages[0].Contents = pdf.make_stream(change(pdf.pages[0].Contents.read_bytes()))

    return changes


def below(added: bytes) -> Change:
    return operators(lambda data: data + b"\n" + added)


SHAPE = b"q 0 0 900 1200 re W n /Figure BMC 0 0 9 9 re f EMC Q"


def at_words(pattern: bytes, other: bytes) -> Change:
    def change(data: bytes) -> bytes:
        made, times = re.subn(pattern, other, data, count=1, flags=re.DOTALL)
        assert times
        return made

    return operators(change)


def with_state(**keys: object) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].Resources.ExtGState["/GX"] = Dictionary(**keys)
        at_words(rb"BT", b"/GX gs BT")(pdf)

    return change


def image(pdf: pikepdf.Pdf) -> None:
    made = pdf.make_stream(
        b"\xff" * 100,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=10,
        Height=10,
        ColorSpace=Name.DeviceGray,
        BitsPerComponent=8,
    )
    pdf.pages[0].Resources["/XObject"] = Dictionary(IM=made)
    below(b"/Artifact BMC /IM Do EMC")(pdf)


def bookmark(pdf: pikepdf.Pdf) -> None:
    with pdf.open_outline() as outline:
        outline.root.append(pikepdf.OutlineItem("Signed by the President", 0))


def painted_blanks(pdf: pikepdf.Pdf) -> None:
    """A copy of a font says that all of its glyphs are blanks, and writes more words with it."""
    fonts = pdf.pages[0].Resources.Font
    name = next(iter(fonts.keys()))
    copy = pdf.make_indirect(Dictionary({key: fonts[name][key] for key in list(fonts[name])}))
    codes = sorted(parse_to_unicode(fonts[name].ToUnicode.read_bytes()))
    table = b"".join(b"<%04x> <0020> " % code for code in codes)
    copy.ToUnicode = pdf.make_stream(b"9 beginbfchar " + table + b"endbfchar")
    fonts["/ZZ"] = copy
    text = b"".join(b"%04x" % code for code in codes[1:6])
    at_words(rb"ET", b"ET BT 1 0 0 -1 200 900 Tm /ZZ 14 Tf <%s> Tj ET" % text)(pdf)


def each_font(change: Callable[[TTFont], None]) -> Change:
    """Change the programs of all TrueType fonts of the first page."""

    def changes(pdf: pikepdf.Pdf) -> None:
        for font in pdf.pages[0].Resources.Font.values():
            described = font.DescendantFonts[0].FontDescriptor
            program = TTFont(io.BytesIO(described.FontFile2.read_bytes()), lazy=False)
            change(program)
            out = io.BytesIO()
            program.save(out)
            described.FontFile2 = pdf.make_stream(out.getvalue())

    return changes


def _emptied(program: TTFont) -> None:
    glyphs = program["glyf"].glyphs
    for name in glyphs:
        glyphs[name] = Glyph()


hollow = each_font(_emptied)


def without_font(pdf: pikepdf.Pdf) -> None:
    for font in pdf.pages[0].Resources.Font.values():
        del font.DescendantFonts[0].FontDescriptor.FontFile2


LINK = Dictionary(S=Name.URI, URI=String("https://elsewhere.example"))
SCRIPT = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
PDFS: dict[str, tuple[Change, str]] = {
    "a note": (annotation("Text", Contents=String("x")), "an annotation /Text on page 1"),
    "words over words": (annotation("FreeText"), "an annotation /FreeText on page 1"),
    "a stamp": (annotation("Stamp"), "an annotation /Stamp on page 1"),
    "a field": (annotation("Widget"), "an annotation /Widget on page 1"),
    "a link to elsewhere": (
        annotation("Link", A=LINK),
        "a link on page 1 to an address that is not said",
    ),
    "a link that does more": (
        annotation("Link", A=SCRIPT),
        "an annotation /Link on page 1",
    ),
    "a script": (on_root("/OpenAction", SCRIPT), "an entry /OpenAction in the catalog"),
    "a form": (on_root("/AcroForm", Dictionary()), "an entry /AcroForm in the catalog"),
    "layers": (on_root("/OCProperties", Dictionary()), "an entry /OCProperties in the catalog"),
    "actions": (on_root("/AA", Dictionary()), "an entry /AA in the catalog"),
    "a page cut": (on_page("/CropBox", Array([0, 400, 595, 841])), "an entry /CropBox in page 1"),
    "a page turned": (on_page("/Rotate", 180), "an entry /Rotate in page 1"),
    "a page moved": (on_page("/MediaBox", Array([0, 300, 595, 841])), "a size of page 1"),
    "another bleed box": (
        on_page("/BleedBox", Array([0, 300, 595, 841])),
        "another /BleedBox on page 1",
    ),
    "a box over everything": (
        below(b"/Artifact BMC 1 1 1 rg 0 0 900 1200 re f EMC"),
        "a box over words on page 1",
    ),
    "a drawing": (below(b"q 0 0 9 9 re f Q"), "a drawing outside of what is marked on page 1"),
    "a picture": (image, "a picture that is no figure on page 1"),
    "a figure without a place": (
        below(b"/Figure BMC 0 0 900 1200 re f EMC"),
        "a picture without a place of its own on page 1",
    ),
    "a figure over words": (
        below(b"q 0 0 900 1200 re W n /Figure BMC 0 0 900 1200 re f EMC Q"),
        "a picture over words on page 1",
    ),
    "words of a figure without a place": (
        below(b"/Figure BMC BT 1 0 0 1 9 9 Tm [(a)] TJ ET EMC"),
        "a picture without a place of its own on page 1",
    ),
    "words of a figure over words": (
        below(b"q 0 0 900 1200 re W n /Figure BMC BT 1 0 0 1 9 9 Tm [(a)] TJ ET EMC Q"),
        "a picture over words on page 1",
    ),
    "a figure over words, once they are there": (
        operators(lambda data: b" ".join((SHAPE, data, SHAPE))),
        "a picture over words on page 1",
    ),
    "words that are too small": (
        at_words(rb"(/\w+) [\d.]+ Tf", rb"\1 0.01 Tf"),
        "words that are too small to be read on page 1",
    ),
    "words off the page": (
        at_words(rb"1 0 0 -1 [\d.]+ [\d.]+ Tm", b"1 0 0 -1 9000 9000 Tm"),
        "words outside of the page on page 1",
    ),
    "turned words": (
        at_words(rb"1 0 0 -1 ([\d.]+ [\d.]+) Tm", rb"-1 0 0 1 \1 Tm"),
        "words that are turned or scaled on page 1",
    ),
    "white words": (
        at_words(rb"BT", b"1 1 1 rg BT"),
        "words in the colour of the paper on page 1",
    ),
    "narrow words": (at_words(rb"BT", b"BT 0 Tz"), "an operator Tz on page 1"),
    "words cut off": (at_words(rb"BT", b"0 0 0 0 re W n BT"), "words that are cut off on page 1"),
    "clear words": (with_state(ca=0), "words that can be seen through on page 1"),
    "a font by a state": (
        with_state(Font=Array([Dictionary(), 9])),
        "a graphics state of another kind on page 1",
    ),
    "words drawn over words": (
        at_words(
            rb"1 0 0 -1 [\d.]+ [\d.]+ Tm(.*?)1 0 0 -1 ([\d.]+ [\d.]+) Tm",
            rb"1 0 0 -1 \g<2> Tm\g<1>" rb"1 0 0 -1 \g<2> Tm",
        ),
        "words over words on page 1",
    ),
    "words moved back in their line": (
        at_words(rb"\[(<\w+>)", rb"[\1 9000 "),
        "words that are moved out of their line on page 1",
    ),
    "words that are painted for blanks": (painted_blanks, "a blank that is painted on page 1"),
    "a letter that is not painted": (hollow, "a letter that is not painted on page 1"),
    "a font that is not there": (without_font, "words in a font that is not in it whole on page 1"),
    "a page made small": (
        operators(lambda data: b"q 0.01 0 0 0.01 0 0 cm " + data + b" Q"),
        "a page that is moved or scaled on page 1",
    ),
    "another title": (
        lambda pdf: pdf.docinfo.__setitem__("/Title", "Sell the parks"),
        "another title than the letter",
    ),
    "another bookmark": (bookmark, "a bookmark with other words than the letter"),
    "another file": (
        lambda pdf: pdf.attachments.__setitem__(
            "a.exe", pikepdf.AttachedFileSpec(pdf, b"MZ", filename="a.exe")
        ),
        "an attachment 'a.exe'",
    ),
}


@pytest.mark.parametrize("name", PDFS)
def test_a_pdf_with_what_letterkit_never_writes_cannot_be_verified(name: str) -> None:
    change, what = PDFS[name]
    assert told(changed(built()[EN], change)).startswith(f"it has {what}")


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_a_pdf_of_letterkit_has_nothing_of_that(lang: str) -> None:
    for files in (built(), published()):
        assert verdict(files[f"parks.{lang}.pdf"]).agreement.not_as_written == ""


def test_a_pdf_is_one_revision_and_nothing_around_it() -> None:
    data = built()[EN]
    assert told(b"<!DOCTYPE html><h1>Sell</h1><!--\n" + data).startswith("it has something in")
    assert told(data + b"\n<html>Sell the parks</html>").startswith("it has something behind")
    assert told(data + data).startswith("it has a later revision")


def test_case_25_a_linearised_copy_is_called_so() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(built()[EN])) as pdf:
        pdf.save(out, linearize=True, deterministic_id=True)
    assert told(out.getvalue()).startswith("it has the order of a file for the web (linearised")


def test_a_pdf_in_an_email_is_looked_at_too() -> None:
    message = message_from_bytes(built()[MAIL])
    pdf = part(message, "application/pdf")
    changes, _ = PDFS["a stamp"]
    pdf.set_payload(base64.encodebytes(changed(pdf.get_payload(decode=True), changes)).decode())
    assert told(message.as_bytes()).startswith("its PDF: it has an annotation /Stamp on page 1")


MAIL = "parks.en.eml"


def part(message: Message, kind: str) -> Message:
    return next(each for each in message.walk() if each.get_content_type() == kind)


def edited(change: Callable[[Message], None]) -> bytes:
    message = message_from_bytes(without_seal(published()[MAIL], FRAMES[Medium.EMAIL]))
    change(message)
    return message.as_bytes()


def in_html(old: str, new: str) -> bytes:
    def change(message: Message) -> None:
        found = part(message, "text/html")
        text = found.get_payload(decode=True).decode()
        assert old in text
        del found["Content-Transfer-Encoding"]
        found.set_payload(text.replace(old, new, 1), "utf-8")

    return edited(change)


def attached(kind: str) -> bytes:
    def change(message: Message) -> None:
        more = Message()
        more["Content-Type"] = kind
        more.set_payload("Sell the parks")
        message.attach(more)

    return edited(change)


def raw(old: bytes, new: bytes) -> bytes:
    """The bytes of the e-mail with other bytes in it."""
    data, times = re.subn(old, lambda _: new, edited(lambda _: None), count=1)
    assert times
    return data


def enclosed_in(kind: str) -> Callable[[Message], None]:
    """All that the e-mail shows stands one container deeper."""

    def change(message: Message) -> None:
        inner, outer = Message(), message.get_payload()
        inner["Content-Type"] = message["Content-Type"]
        inner["Subject"] = "Sell the parks"
        inner.set_payload(outer)
        message.replace_header("Content-Type", kind)
        message.set_payload([inner])

    return change


def in_payload(added: str) -> bytes:
    """The HTML in base64, with more behind it."""

    def change(message: Message) -> None:
        found = part(message, "text/html")
        text = found.get_payload(decode=True)
        found.replace_header("Content-Transfer-Encoding", "base64")
        found.set_payload(base64.encodebytes(text).decode() + added)

    return edited(change)


# What makes each, for nothing is built before a test is run.
MAILS: dict[str, Callable[[], bytes]] = {
    "words hidden": lambda: in_html("<body", '<body style="display:none"'),
    "a style": lambda: in_html("</head>", "<style>body{font-size:0}</style></head>"),
    "a script": lambda: in_html("</body>", "<script>x</script></body>"),
    "a form": lambda: in_html("</body>", '<form action="https://e.example"></form></body>'),
    "a picture from elsewhere": lambda: in_html(
        "</body>", '<img src="https://e.example/t.gif"></body>'
    ),
    "other words": lambda: in_html("close at dusk", "close at dust"),
    "another mark": lambda: in_html("open.</p>", "open?!</p>"),
    "a name": lambda: in_html("Kim Example</bdi>", "Eve Example</bdi>"),
    "another form": lambda: attached("text/x-amp-html"),
    "a calendar": lambda: attached("text/calendar"),
    "a page": lambda: attached("application/xhtml+xml"),
    "a program": lambda: attached("application/x-msdownload"),
    "a picture": lambda: attached("image/png"),
    "a subject": lambda: edited(
        lambda message: message.replace_header("Subject", "Sell the parks")
    ),
    "a sender": lambda: edited(lambda message: message.replace_header("From", "P <p@gov.example>")),
    "a preamble": lambda: edited(lambda message: setattr(message, "preamble", "Sell the parks")),
    "an epilogue": lambda: edited(lambda message: setattr(message, "epilogue", "Sell the parks")),
    "two senders": lambda: edited(lambda message: message.add_header("From", "a@example.org")),
    "an address for answers": lambda: edited(
        lambda message: message.add_header("Reply-To", "e@e.example")
    ),
    "a button": lambda: edited(
        lambda message: message.add_header("List-Unsubscribe", "<https://e.example>")
    ),
    "a copy": lambda: edited(
        lambda message: message.add_header("Cc", "The President <p@gov.example>")
    ),
    "two dates": lambda: edited(
        lambda message: message.add_header("Date", "Mon, 1 Jan 2001 00:00:00 +0000")
    ),
    "a subject with a blank": lambda: raw(
        rb"\nSubject: ", b"\nSubject : Sell the parks\nSubject: "
    ),
    "ends of lines": lambda: raw(rb"\nSubject: ", b"\nX-A: a\r\nSubject: "),
    "half an end of a line": lambda: raw(
        rb"\nSubject: ", b"\nX-A: a\rSubject: Sell the parks\r\nSubject: "
    ),
    "a byte of nothing": lambda: raw(rb"\nSubject: ", b"\nX-A: \0\nSubject: "),
    "an e-mail within": lambda: edited(enclosed_in("message/rfc822")),
    "a digest": lambda: edited(enclosed_in("multipart/digest")),
    "two encodings of letters": lambda: edited(
        lambda message: part(message, "text/html").replace_header(
            "Content-Type", "text/html; charset=utf-8; charset=utf-7"
        )
    ),
    "an encoding of letters in pieces": lambda: edited(
        lambda message: part(message, "text/html").replace_header(
            "Content-Type", "text/html; charset*0=utf-; charset*1=8"
        )
    ),
    "an encoding that hardly anybody reads": lambda: edited(
        lambda message: part(message, "text/html").replace_header(
            "Content-Transfer-Encoding", "x-uuencode"
        )
    ),
    "words behind the end of what is encoded": lambda: in_payload("U2VsbA==\nU2VsbA=="),
    "an encoding that is not clean": lambda: in_payload("*U2VsbA*"),
    "a name beside the letter": lambda: edited(
        lambda message: part(message, "text/html").add_header(
            "Content-Disposition", "attachment", filename="Signed by the President.html"
        )
    ),
}


def test_a_pdf_in_an_email_has_the_name_that_letterkit_gives() -> None:
    message = message_from_bytes(built()[MAIL])
    pdf = part(message, "application/pdf")
    assert verdict(message.as_bytes()).status is Status.HOLDS
    pdf.replace_header("Content-Disposition", 'attachment; filename="Signed by Eve.pdf"')
    assert "its PDF has another name" in told(message.as_bytes())


@pytest.mark.parametrize("name", MAILS)
def test_an_email_that_shows_something_else_cannot_be_verified(name: str) -> None:
    try:
        assert told(MAILS[name]()).startswith("not as letterkit ")
    except LetterkitError as error:
        assert "the e-mail is cut short" in str(error)  # noqa: PT017 - both are exit 2


def test_what_a_mail_program_changes_on_the_way_is_allowed() -> None:
    def sent(message: Message) -> None:
        del message["X-Unsent"], message["Date"], message["Message-ID"], message["From"]
        message["From"] = "Somebody Else <else@example.org>"
        message["Received"] = "from a by b; Fri, 27 Nov 2026 10:00:00 +0000"
        message["DKIM-Signature"] = "v=1; a=rsa-sha256"
        for kind in ("text/plain", "text/html"):
            found = part(message, kind)
            text = found.get_payload(decode=True).decode()
            del found["Content-Transfer-Encoding"]
            found.set_payload(text.replace("\r\n", "\n"), "utf-8")

    found = verdict(edited(sent))
    assert found.agreement.not_as_written == ""
    assert found.status is Status.HOLDS
    assert "mail programs wrote who sent it" in str(found.agreement.checks)


def test_an_email_of_every_kind_holds() -> None:
    for name in ("parks.en.eml", "parks.be.eml", "parks.ar.eml"):
        for files in (built(), published()):
            assert verdict(files[name]).agreement.not_as_written == ""


SEAL = ("k.example.org+00000000+AAAA", *("." * 72 for _ in range(12)))


def test_seals_below_a_text_and_an_email_are_for_others_to_judge() -> None:
    from letterkit.actions.mail_anew import _SEAL as mail_seal
    from letterkit.actions.text_anew import _SEAL as text_seal

    text = "x\n" + "\n".join((RULE, "letterkit seal", *SEAL, ""))
    assert text_seal.sub("\n", text) == "x\n"
    mail = "x\r\n" + "\r\n".join(("=_letterkit seal", *SEAL, ""))
    assert mail_seal.sub(b"\r\n", mail.encode()) == b"x\r\n"


TEXTS = {
    "a count": ("7 people", "70 people", "its counts are not"),
    "a number of those without a name": ("and 1 signatory", "and 100 signatory", "its counts"),
    "a heading": ("\nSignatories\n", "\nOpponents\n", "the heading of its list"),
    "advice": ("on this file", "on that file", "its last lines"),
    "a turned name": ("Kim Example", "\u202eKim Example\u202c", "line "),
    "a control": ("Kim Example", "Kim\x1b[2KExample", "line "),
    "blanks": ("Kim Example", "Kim    Example", ""),
    "a separator": ("Kim Example", "Kim\u2028Example", "line "),
}


@pytest.mark.parametrize("name", TEXTS)
def test_a_text_around_whose_names_something_differs_cannot_be_verified(name: str) -> None:
    old, new, why = TEXTS[name]
    text = built()["parks.en.txt"].decode()
    assert old in text
    try:
        found = told(text.replace(old, new, 1).encode())
    except LetterkitError:
        return
    assert re.fullmatch(f"not as letterkit [0-9.]+ writes it: {why}.*", found)
