"""PDFs that are signed so as to last, PAdES B-T, B-LT and B-LTA, and changes made to them later."""

import datetime
from functools import cache
from io import BytesIO

from asn1crypto import keys
from asn1crypto import x509 as asn1
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives import serialization as form
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import PdfSignatureMetadata, PdfTimeStamper, SimpleSigner, sign_pdf
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter, append_signature_field
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator import ValidationContext
from pyhanko_certvalidator.registry import SimpleCertificateStore

CA = "Example eID CA"
DAY = datetime.timedelta(days=1)
NOW = datetime.datetime.now(datetime.UTC)


def authority():
    return certified(CA, 1, None)


@cache
def certified(who, number, usage):
    """A key and its certificate; number 1 is an authority, which certifies the others."""
    key = (
        rsa.generate_private_key(65537, 2048) if usage else ec.generate_private_key(ec.SECP256R1())
    )
    signing = key if number == 1 else authority()[0]
    made = x509.CertificateBuilder(named(CA), named(who), key.public_key(), number)
    made = made.not_valid_before(NOW - DAY).not_valid_after(NOW + DAY)
    made = made.add_extension(x509.BasicConstraints(number == 1, None), critical=True)
    signs = [True, number > 1, *[False] * 3, number == 1, number == 1, False, False]
    made = made.add_extension(x509.KeyUsage(*signs), critical=True)
    if usage:
        made = made.add_extension(x509.ExtendedKeyUsage([usage]), critical=True)
    return key, made.sign(signing, hashes.SHA256())


def named(who):
    return x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, who)])


def as_asn1(certificate):
    return asn1.Certificate.load(certificate.public_bytes(form.Encoding.DER))


def of_pyhanko(who, number, usage=None):
    key, certificate = certified(who, number, usage)
    pkcs8 = (form.Encoding.DER, form.PrivateFormat.PKCS8, form.NoEncryption())
    private = keys.PrivateKeyInfo.load(key.private_bytes(*pkcs8))
    return as_asn1(certificate), private


def fingerprint(who="Ada Example", number=2):
    return certified(who, number, None)[1].fingerprint(hashes.SHA256()).hex()


def known():
    store = SimpleCertificateStore()
    store.register(as_asn1(authority()[1]))
    return store


def stamper():
    usage = x509.oid.ExtendedKeyUsageOID.TIME_STAMPING
    certificate, key = of_pyhanko("Example TSA", 9, usage)
    return DummyTimeStamper(certificate, key, certs_to_embed=known(), fixed_dt=NOW)


def context():
    roots = [as_asn1(authority()[1])]
    return ValidationContext(trust_roots=roots, allow_fetching=False, revocation_mode="soft-fail")


def sign(data, level="LTA", who="Ada Example", number=2, field="Signature", **how):
    """Signed at one of the levels B, T, LT and LTA."""
    certificate, key = of_pyhanko(who, number)
    lasting = {"embed_validation_info": True, "validation_context": context()}
    metadata = PdfSignatureMetadata(
        field_name=field,
        subfilter=SigSeedSubFilter.PADES,
        use_pades_lta=level == "LTA",
        **(lasting if level in ("LT", "LTA") else {}),
        **how,
    )
    signer = SimpleSigner(certificate, key, known())
    writer = IncrementalPdfFileWriter(BytesIO(data))
    stamp = None if level == "B" else stamper()
    return sign_pdf(writer, metadata, signer, timestamper=stamp).getvalue()


def stamped(data):
    """With one more document time stamp."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    return PdfTimeStamper(stamper()).timestamp_pdf(writer, "sha256", context()).getvalue()


def changed(data, change):
    """With one more revision, in which the change is made."""
    out, writer = BytesIO(), IncrementalPdfFileWriter(BytesIO(data))
    change(writer)
    writer.write(out)
    assert out.getvalue().startswith(data)
    return out.getvalue()


def dictionary(**entries):
    named = {generic.pdf_name(f"/{key}"): each for key, each in entries.items()}
    return generic.DictionaryObject(named)


def first_page(writer):
    reference, _ = writer.find_page_for_modification(0)
    return reference, reference.get_object()


def more_of_dss(writer):
    """What a program adds to the DSS later, beside which other changes hide."""
    dss = writer.root["/DSS"]
    stream = writer.add_object(generic.StreamObject(stream_data=as_asn1(authority()[1]).dump()))
    dss["/Certs"].append(stream)
    writer.mark_update(writer.root.raw_get("/DSS").reference)
    writer.update_container(dss["/Certs"])


def more_text(writer):
    reference, page = first_page(writer)
    text = generic.StreamObject(stream_data=b"BT /F1 12 Tf (not) Tj ET")
    page["/Contents"] = generic.ArrayObject([page.raw_get("/Contents"), writer.add_object(text)])
    writer.mark_update(reference)


def other_text(writer):
    _, page = first_page(writer)
    stream = page["/Contents"]
    stream._data = b"BT (other) Tj ET"
    stream._encoded_data = None
    writer.mark_update(page.raw_get("/Contents").reference)


def annotation(writer, **more):
    reference, page = first_page(writer)
    square = [generic.NumberObject(each) for each in (100, 100, 300, 300)]
    made = dictionary(
        Type=generic.pdf_name("/Annot"),
        Subtype=generic.pdf_name("/FreeText"),
        Rect=generic.ArrayObject(square),
        Contents=generic.pdf_string("not"),
        **more,
    )
    page.setdefault("/Annots", generic.ArrayObject()).append(writer.add_object(made))
    writer.mark_update(reference)
    writer.update_container(page["/Annots"])


def attachment(writer):
    kind = dictionary(Type=generic.pdf_name("/EmbeddedFile"))
    file = writer.add_object(generic.StreamObject(kind, b"x"))
    made = dictionary(
        Type=generic.pdf_name("/Filespec"),
        F=generic.pdf_string("letter.en.txt"),
        EF=dictionary(F=file),
    )
    writer.root["/AF"].append(writer.add_object(made))
    writer.update_container(writer.root["/AF"])
    writer.update_root()


def action(writer):
    script = dictionary(S=generic.pdf_name("/JavaScript"), JS=generic.pdf_string("x"))
    writer.root["/OpenAction"] = writer.add_object(script)
    writer.update_root()


def title(writer):
    writer.trailer_view["/Info"]["/Title"] = generic.pdf_string("Another letter")
    writer.mark_update(writer.trailer_view.raw_get("/Info").reference)


def form_field(writer):
    fields = writer.root["/AcroForm"]["/Fields"]
    made = dictionary(FT=generic.pdf_name("/Tx"), T=generic.pdf_string("x"))
    fields.append(writer.add_object(made))
    writer.update_container(fields)


def empty_signature(writer):
    append_signature_field(writer, SigFieldSpec("Later"))


def visible_signature(writer):
    append_signature_field(writer, SigFieldSpec("Later", on_page=0, box=(10, 10, 200, 200)))


def other_pages(writer):
    pages = writer.root["/Pages"]
    pages["/Kids"].append(pages["/Kids"].raw_get(0))
    pages["/Count"] = generic.NumberObject(int(pages["/Count"]) + 1)
    writer.mark_update(writer.root.raw_get("/Pages").reference)


CHANGES = {
    more_text: ": a page",
    other_text: ": the content of a page",
    annotation: ": an annotation",
    attachment: ": an attachment",
    action: "",
    title: ": its title or other properties",
    form_field: ": a form field",
    empty_signature: ": a form field",
    visible_signature: "",
    other_pages: "",
}


def with_field(data, change):
    """With a document time stamp in a field that was changed as it was added."""
    added = changed(data, lambda writer: _add_field(writer, change))
    writer = IncrementalPdfFileWriter(BytesIO(added))
    timestamper = PdfTimeStamper(stamper(), field_name="Stamp")
    return timestamper.timestamp_pdf(writer, "sha256", context()).getvalue()


def _add_field(writer, change):
    append_signature_field(writer, SigFieldSpec("Stamp"))
    change(writer, writer.root["/AcroForm"]["/Fields"][-1])


def numbers(*given):
    return generic.ArrayObject([generic.NumberObject(each) for each in given])


def with_area(writer, field):
    field["/Rect"] = numbers(10, 10, 200, 200)


def with_area_in_objects(writer, field):
    sides = [writer.add_object(each) for each in numbers(10, 10, 200, 200)]
    field["/Rect"] = generic.ArrayObject(sides)


def as_a_line(writer, field):
    field["/Rect"] = numbers(10, 10, 200, 10)


def as_a_note(writer, field):
    field["/Subtype"] = generic.pdf_name("/Text")
    field["/Contents"] = generic.pdf_string("not")


def with_an_action(writer, field):
    script = dictionary(S=generic.pdf_name("/JavaScript"), JS=generic.pdf_string("x"))
    field["/AA"] = dictionary(PV=script)


def with_a_visible_kid(writer, field):
    kid = dictionary(Subtype=generic.pdf_name("/Widget"), Rect=numbers(10, 10, 200, 200))
    field["/Kids"] = generic.ArrayObject([writer.add_object(kid)])


def empty_appearance(writer, field):
    kind = dictionary(
        Type=generic.pdf_name("/XObject"),
        Subtype=generic.pdf_name("/Form"),
        BBox=numbers(0, 0, 0, 0),
    )
    field["/AP"] = dictionary(N=writer.add_object(generic.StreamObject(kind, b"")))


FIELD_CHANGES = (
    *(with_area, with_area_in_objects, as_a_line, as_a_note, with_an_action, with_a_visible_kid),
)
