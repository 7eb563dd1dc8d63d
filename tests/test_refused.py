"""Everything that must be refused, run as somebody would meet it: one row, one attack.

A row says what is tried, and with which status it is refused. Whatever is tried, no output says
that something was found or holds, there is no traceback, and no file of a workspace changes.
"""

import json
import re
import sys

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding

import attacks
from artefacts import built, changed, published, unsealed
from attacks import (
    ADA,
    FIRST,
    FORKED,
    LIST,
    LONGER,
    LOW_ORDER,
    ONE,
    OTHER_WITNESS,
    RECEIPT,
    SECOND,
    STRANGER,
    TWO,
    WITNESS,
    Attack,
    answer,
    bad_beside_good,
    by_gpg,
    by_mail,
    by_minisign,
    by_ssh,
    checkpoint,
    compared,
    cosigning,
    counted,
    extra,
    filed,
    inner_node,
    letter_of,
    list_of,
    listed,
    low_order,
    many_signatures,
    noted,
    other_id,
    policy_with,
    proof,
    raw_ssh,
    received,
    resurrected,
    resurrected_with_a_leaf,
    salted,
    seen,
    sized,
    somebody_elses,
    spelt_otherwise,
    ssh_under,
    statement,
    swapped_leaves,
    unlike,
    unreadable,
    with_entry,
    with_published,
    without_bo,
    witnessed,
)
from evidence.test_sshsig import (
    ED25519,
    armoured,
    ed25519_blob,
    raw,
    rsa_blob,
    rsa_key,
    string,
    to_be_signed,
)
from letterkit.cli.app import main
from letterkit.keys import KeyType, format_verifier_key
from letterkit.model import CanonicalText, Medium, format_register
from letterkit.model.seal import FRAMES, find_place, format_field, parse_field
from letterkit.tlog.seal import sealed_file
from registers import OTHER_TEXT, SIGNER, after, public, receipt
from verdict.test_agreement import PAGE_CHANGES, PDF_CHANGES, carried
from verdict.test_copies import drop_keys, drop_structure

NEVER = re.compile(
    r"^(Found|Sealed: |The receipt holds[:.])"
    r'|"status": "(holds|found)"|: [1-9]\d* confirmed|^\u2014 ',
    re.MULTILINE,
)
AGREES = re.compile(r"^Not sealed: .*Its parts agree", re.MULTILINE)
TEXT = CanonicalText.of("Dear all,\n")


def pdf(name):
    return Attack(
        {"x.pdf": changed(built()["parks.en.pdf"], PDF_CHANGES[name][0])}, ("verify", "x.pdf")
    )


def stripped(*changes, code=2, status="cannot-tell"):
    """A PDF from which what tells of a change was taken away, and a name that stands in it."""
    data = built()["parks.en.pdf"]
    for change in (*changes, drop_keys):
        data = changed(data, change)
    return Attack({"x.pdf": data}, ("verify", "x.pdf", "--name", "Fundacja Przykład"), code, status)


def page(name):
    """Parts that do not agree were altered; what only shows otherwise cannot be verified."""
    tamper, expected = PAGE_CHANGES[name]
    html = tamper(built()["parks.en.html"].decode())
    return page_of(html) if expected else page_of(html, code=2, status="cannot-tell")


def page_of(html, code=1, status="altered"):
    return Attack({"x.html": html}, ("verify", "x.html"), code, status)


def sealed(file, change, *options, code=1, status="altered"):
    """A published file that was changed, its seal still in it or not."""
    data = published()[file]
    altered = change(data)
    assert altered != data
    return Attack({file: altered}, ("verify", file, *options), code, status)


def replaced(old, new):
    def change(data):
        assert old in data
        return data.replace(old, new, 1)

    return change


def with_seal_of(medium, file, other_medium):
    """With the field of another file's seal."""

    def change(data):
        frames = FRAMES[medium], FRAMES[other_medium]
        place, foreign = (
            find_place(each, frame)
            for each, frame in zip((data, published()[file]), frames, strict=True)
        )
        note = parse_field(published()[file][foreign.start : foreign.stop], frames[1])
        return data[: place.start] + format_field(note, frames[0]) + data[place.stop :]

    return change


def doubled(medium):
    """With its seal there twice."""

    def change(data):
        frame = FRAMES[medium]
        at, end = data.index(frame.marker), find_place(data, frame).stop + len(frame.end)
        return data[:end] + data[at:end] + data[end:]

    return change


def resealed(medium, signer):
    """Sealed anew, by somebody who has another key."""
    return lambda data: sealed_file(unsealed(data), medium, 1, signer)


def unsealed_but(*options):
    """A page without its seal, by someone who wants to change it, or only built."""
    return sealed("parks.en.html", unsealed, *options, code=2, status="cannot-tell")


def closing_script():
    """A name that closes the block of data that it stands in."""
    html = built()["parks.en.html"].decode()
    name = "</script><b>Eve</b>"
    return page_of(carried(html, "register", lambda block: block.replace("Conor", name)))


def acting(old, new, made=published):
    """A page in which something may change what is seen, once a browser opens it."""
    html = unsealed(made()["parks.en.html"]).decode()
    assert old in html
    return page_of(html.replace(old, new, 1), code=2, status="cannot-tell")


def without_scripts(which):
    html = unsealed(published()["parks.en.html"]).decode()
    return page_of(re.sub(which, "", html, flags=re.DOTALL), code=2, status="cannot-tell")


def one_letter_of_a_text():
    kept = after(attacks.EMPTY, [ADA], texts={"en": TEXT.sha256})
    files = {"letter.en.txt": TEXT.content.replace("all", "alt")}
    return received(receipt(kept, "ada"), "letter.en.txt", files=files)


def swap(hashes):
    return hashes[::-1]


def against(register, code=1, status="altered", of=FIRST, key="ada"):
    """A receipt, beside a list."""
    files = {"register.json": format_register(register)}
    return received(receipt(of, key), "register.json", files=files, code=code, status=status)


def another_text():
    kept = after(FIRST, [ADA, attacks.BO, attacks.VERA], texts={"en": OTHER_TEXT})
    register = public(kept, texts={"en": OTHER_TEXT})
    return with_published(replace_entries(register, register.published.earlier), earlier=())


def replace_entries(register, entries):
    from dataclasses import replace

    return replace(register, entries=tuple(entries))


def unnamed_in_the_open():
    """The entry without a name put on the public list with its salts."""
    vera = next(each for each in FIRST.held if each.id == "vera")
    fields = {"affiliation": "", "comment": "", "country": "", "id": "vera", "index": vera.index}
    fields |= {"kind": "person", "lang": "en", "level": "listed", "link": "", "name": "Vera"}
    fields |= {"private": "0" * 64, "role": "", "salt": vera.salt.hex(), "shown": "unnamed"}
    line = json.dumps(fields | {"signed": "", "text": "1" * 64}, separators=(",", ":"))
    return unreadable(' "entries": [\n', f' "entries": [\n{line},\n')


ATTACKS = {
    # the text
    "one letter of the text, beside a receipt": one_letter_of_a_text,
    "one letter of the text, in a plain text": lambda: Attack(
        {"x.txt": built()["parks.en.txt"].replace(b"dusk", b"dust", 1)}, ("verify", "x.txt")
    ),
    "one letter of the text, in a page": lambda: page("a letter of the visible text"),
    "one letter of the text, in a PDF": lambda: pdf("a letter of the visible text"),
    "a PDF whose stated hashes are taken away": lambda: stripped(lambda pdf: None),
    "a PDF whose marks are taken away": lambda: stripped(drop_structure),
    "one letter of a name, and the hashes taken away": lambda: stripped(
        PDF_CHANGES["the attached register"][0], code=1, status="altered"
    ),
    "one letter of a name, the hashes and the marks taken away": lambda: stripped(
        PDF_CHANGES["the attached register"][0], drop_structure
    ),
    "another text than was signed": lambda: listed(another_text()),
    "bidi control in the text": lambda: letter_of("ho\u202emes"),
    "control character in the text": lambda: letter_of("ho\x07mes"),
    "bidi control in a name": lambda: list_of("Ada \u202eExample"),
    "control character in a name": lambda: list_of("Ada \x1bExample"),
    "bidi control in a published name": lambda: listed(with_entry(ONE, 0, name="A\u202eb")),
    "control character in a published name": lambda: listed(with_entry(ONE, 0, name="A\x07")),
    # statements, and who signed them
    "statement of another letter's text": lambda: by_ssh(
        1, said=statement(text="x\n"), signed=statement(text="x\n")
    ),
    "statement of another register": lambda: by_ssh(
        1, said=statement(register="parks"), signed=statement(register="parks")
    ),
    "name changed under an old signature": lambda: by_ssh(1, said=statement(name="Eve Example")),
    "role changed under an old signature": lambda: by_ssh(1, said=statement(role="Director")),
    "name changed on the list": lambda: by_ssh(1, people=LIST.replace("Ada E", "Eve E")),
    "role changed on the list": lambda: by_ssh(1, people=LIST.replace("Nurse", "Judge")),
    "key bound to nobody": lambda: by_ssh(1, known=raw_ssh(ed25519_blob(OTHER_KEY))),
    "key bound to somebody else": lambda: by_ssh(
        1, people=LIST.replace("ada@", "eve@").replace("a1,", "e1,")
    ),
    # SSH
    "SSH signature for another purpose": lambda: by_ssh(1, namespace="file"),
    "SSH signature over md5": lambda: ssh_under(ed25519_blob(), ssh_value(), 2, hash_name="md5"),
    "SSH signature over sha1": lambda: ssh_under(ed25519_blob(), ssh_value(), 2, hash_name="sha1"),
    "SSH signature over shake": lambda: ssh_under(
        ed25519_blob(), ssh_value(), 2, hash_name="shake256"
    ),
    "bytes after an SSH signature": lambda: by_ssh(2, change=lambda data: data + b"\n"),
    "SSH signature cut short": lambda: by_ssh(2, change=lambda data: data[:120]),
    "RSA with SHA-1": lambda: rsa_with_sha1(),
    "short RSA key": lambda: ssh_in_armour(rsa_blob(1024)),
    # low-order keys, under which one signature fits every message
    "low-order key of a log, in the list": lambda: listed(with_published(ONE, vkey=low_order())),
    "low-order key of a log, in a receipt": lambda: received(
        extra(lambda data: re.sub(r'"key":"[^"]+"', f'"key":"{low_order()}"', data)),
        code=2,
        status="cannot-tell",
    ),
    "low-order key of a log, given by hand": lambda: Attack(
        {"register.json": format_register(ONE)},
        ("verify", "register.json", "--key", low_order()),
        2,
        "cannot-tell",
    ),
    "low-order key of a log, in a policy": lambda: policy_with(f"log {low_order()}"),
    "low-order key of a witness": lambda: policy_with(
        f"{attacks.LOG}witness w {low_order(KeyType.COSIGNATURE, 'w.org')}"
    ),
    "low-order key of a signer, of SSH": lambda: by_ssh(1, known=raw_ssh(ed25519_blob(LOW_ORDER))),
    "low-order key of a signer, in a signature": lambda: ssh_in_armour(ed25519_blob(LOW_ORDER)),
    "low-order key of a signer, of minisign": lambda: by_minisign(1, known=minisign_key(LOW_ORDER)),
    # OpenPGP, minisign
    "OpenPGP text before what is signed": lambda: by_gpg(
        2, "clear", change=lambda data: b"I sign everything.\n" + data
    ),
    "OpenPGP text behind what is signed": lambda: by_gpg(
        2, "clear", change=lambda data: data + b"I sign everything.\n"
    ),
    "OpenPGP text in a header": lambda: by_gpg(
        2, "clear", change=lambda data: data.replace(b"\nHash: ", b"\nI: sign\nHash: ", 1)
    ),
    "OpenPGP text changed": lambda: by_gpg(
        2, "clear", change=lambda data: data.replace(b"Name: Ada", b"Name: Eva")
    ),
    "revoked OpenPGP key": lambda: by_gpg(1, key="revoked"),
    "OpenPGP key expired before it signed": lambda: by_gpg(1, key="short"),
    "minisign's trusted comment": lambda: by_minisign(
        1, change=lambda data: data.replace(b"file:statement", b"file:agreement")
    ),
    # DKIM
    "DKIM over a part of the text": lambda: by_mail(answer(), length=True),
    "DKIM without From": lambda: by_mail(
        answer(), change=lambda data: re.sub(rb"h=[^;]+;", b"h=subject : to;", data, count=1)
    ),
    "DKIM without Subject": lambda: by_mail(answer(), covered=(b"from", b"to")),
    "doubled From": lambda: by_mail(answer(), change=lambda data: b"From: b@b.org\r\n" + data),
    "doubled Subject": lambda: by_mail(answer(), change=lambda data: b"Subject: No\r\n" + data),
    "DKIM of another domain": lambda: by_mail(answer("ada@example.com")),
    "DKIM expired at receipt": lambda: by_mail(answer(), change=attacks.expired),
    # the list
    "entry altered": lambda: listed(with_entry(ONE, 0, name="Eve Example")),
    "level of an entry raised": lambda: listed(
        with_entry(ONE, 0, level=type(ONE.entries[0].level)("key"))
    ),
    "entry left out": lambda: listed(replace_entries(ONE, ONE.entries[1:])),
    "entry twice": lambda: listed(replace_entries(ONE, (*ONE.entries, ONE.entries[0]))),
    "entry removed and tree recomputed": lambda: listed(without_bo(STRANGER)),
    "entry removed and tree recomputed, beside a receipt": lambda: against(
        without_bo(SIGNER), status="forked", key="bo"
    ),
    "leaves swapped": lambda: listed(swapped_leaves()),
    "list of another register, beside a receipt": lambda: against(
        with_published(without_bo(STRANGER), vkey=format_verifier_key(STRANGER.verifier))
    ),
    "counts that differ from the leaves": lambda: listed(counted("named=2", "named=3")),
    "counts of the unnamed that differ": lambda: listed(counted("unnamed=1", "unnamed=0")),
    "counts of the list that differ": lambda: unreadable('"people": 2', '"people": 3'),
    "withdrawn entry resurrected": lambda: listed(resurrected()),
    "withdrawn entry resurrected with a leaf": lambda: listed(resurrected_with_a_leaf()),
    "entry without a name put on the list": unnamed_in_the_open,
    "e-mail address on the list": lambda: unreadable('"comment":', '"email":"a@b.org","comment":'),
    # its spelling
    "salt of 31 bytes, in a list": lambda: listed(with_entry(ONE, 0, salt="00" * 31)),
    "salt of 33 bytes, in a list": lambda: listed(with_entry(ONE, 0, salt="00" * 33)),
    "duplicate key, in a list": lambda: unreadable('"index":', '"index":1,"index":'),
    "surrogate, in a list": lambda: unreadable("Ada", "\\ud800"),
    "float, in a list": lambda: unreadable('"v": 1', '"v": 1.0'),
    "unknown version of a list": lambda: unreadable('"v": 1', '"v": 2'),
    # the checkpoint
    "note with another key": lambda: listed(
        with_published(ONE, vkey=format_verifier_key(STRANGER.verifier))
    ),
    "note with the same name and another id": lambda: noted(other_id),
    "bad signature beside a good one": lambda: noted(bad_beside_good),
    "note without its last line end": lambda: noted(lambda note: note.removesuffix("\n")),
    "base64 of a note spelt otherwise": lambda: noted(spelt_otherwise),
    "over a hundred signatures": lambda: noted(many_signatures),
    "checkpoint of a smaller size": lambda: noted(lambda note: note.replace("\n5\n", "\n4\n")),
    # the receipt
    "proof with a hash dropped": lambda: received(proof(lambda hashes: hashes[1:])),
    "proof with a hash added": lambda: received(proof(lambda hashes: [*hashes, hashes[0]])),
    "proof with hashes swapped": lambda: received(proof(swap)),
    "proof with a hash of 31 bytes": lambda: received(
        proof(lambda hashes: ["A" * 40 + "AA==", *hashes[1:]]), code=2, status="cannot-tell"
    ),
    "index that is the size": lambda: received(
        re.sub(r"\nindex \d+\n", f"\nindex {len(FIRST.leaves)}\n", RECEIPT)
    ),
    "index with a leading zero": lambda: received(
        unlike(RECEIPT, "\nindex ", "\nindex 0"), code=2, status="cannot-tell"
    ),
    "size one more": lambda: received(sized(1)),
    "size one less": lambda: received(sized(-1)),
    "inner node offered as a leaf": lambda: received(inner_node()),
    "extra of somebody else": lambda: received(somebody_elses()),
    "name changed in the extra": lambda: received(extra(lambda data: data.replace("Ada", "Eve"))),
    "text changed in the extra": lambda: received(
        extra(lambda data: data.replace("1" * 64, "2" * 64))
    ),
    "salt of 31 bytes, in a receipt": lambda: received(salted(31), code=2, status="cannot-tell"),
    "salt of 33 bytes, in a receipt": lambda: received(salted(33), code=2, status="cannot-tell"),
    "duplicate key, in a receipt": lambda: malformed(lambda data: data.replace("{", '{"v":1,', 1)),
    "surrogate, in a receipt": lambda: malformed(lambda data: data.replace("Ada", "\\ud800")),
    "float, in a receipt": lambda: malformed(lambda data: data[::-1].replace("1", "0.1", 1)[::-1]),
    "unknown version, in a receipt": lambda: malformed(
        lambda data: data[::-1].replace("1", "2", 1)[::-1]
    ),
    "note without its last line end, in a receipt": lambda: received(
        RECEIPT.removesuffix("\n"), code=2, status="cannot-tell"
    ),
    "over a hundred signatures, in a receipt": lambda: received(
        many_signatures(RECEIPT), code=2, status="cannot-tell"
    ),
    "bad signature beside a good one, in a receipt": lambda: received(bad_beside_good(RECEIPT)),
    "withdrawn entry": lambda: against(TWO, status="withdrawn", key="bo"),
    # history
    "rollback": lambda: seen(TWO, ONE, "rolled-back"),
    "same size with another root": lambda: seen(TWO, public(FORKED), "forked"),
    "edition that does not continue": lambda: seen(TWO, public(LONGER), "forked"),
    "rollback, compared": lambda: compared(TWO, ONE, "rolled-back"),
    "same size with another root, compared": lambda: compared(TWO, public(FORKED), "forked"),
    "edition that does not continue, compared": lambda: compared(TWO, public(LONGER), "forked"),
    "altered list, compared": lambda: compared(ONE, resurrected(), ""),
    "same size with another root, beside a receipt": lambda: against(
        public(FORKED), status="forked", of=SECOND
    ),
    "edition that does not continue, beside a receipt": lambda: against(
        public(LONGER), status="forked", of=SECOND, key="vera"
    ),
    # witnesses
    "one witness counted twice": lambda: witnessed(WITNESS, WITNESS),
    "one witness under two names": lambda: witnessed(WITNESS, OTHER_WITNESS),
    "cosignature from the future": lambda: witnessed(WITNESS, time=2**40, least=1),
    "witness asked to cosign under another key": lambda: cosigning(
        checkpoint(FIRST).decode().replace(SIGNER.name, "letters.example.org/other")
    ),
    "witness asked to cosign a bad signature": lambda: cosigning(
        bad_beside_good(checkpoint(FIRST).decode())
    ),
    "witness asked to cosign a rollback": lambda: cosigning(
        checkpoint(FIRST), 1, ["first.txt"], **{"first.txt": checkpoint(SECOND)}
    ),
    "witness asked to cosign a fork": lambda: cosigning(
        checkpoint(FORKED), 1, ["first.txt"], **{"first.txt": checkpoint(SECOND)}
    ),
    "witness asked to cosign without a proof": lambda: cosigning(
        checkpoint(SECOND), 1, ["first.txt"], **{"first.txt": checkpoint(FIRST)}
    ),
    # the PDF and the page
    "PDF that shows another name": lambda: pdf("a letter of a visible name"),
    "PDF that shows an entry too many": lambda: pdf("an entry too many"),
    "PDF that shows an entry too few": lambda: pdf("an entry without its mark"),
    "attachment doubled": lambda: pdf("two attached registers"),
    "attachment replaced": lambda: pdf("the attached register"),
    "attachment replaced, and its hash": lambda: pdf("the attached register and its hash"),
    "attachment missing": lambda: pdf("no attached register"),
    "text of a PDF missing": lambda: pdf("no attached text"),
    "page with </script> in a name": closing_script,
    "page with its list removed": lambda: page("no carried register"),
    "page with its text removed": lambda: page("no carried text"),
    "page that shows an entry too few": lambda: page("an entry missing"),
    "page that shows a name too many": lambda: page("a name added to the list"),
    "page with its scripts removed": lambda: without_scripts("<script>.*?</script>"),
    "page with its last script removed": lambda: without_scripts(
        r"<script>(?!.*<script>).*?</script>"
    ),
    "page with its style removed": lambda: without_scripts("<style>.*?</style>"),
    "page with a script added": lambda: acting("</body>", "<script>evil()</script></body>"),
    "page with a script added, not published": lambda: acting(
        "</body>", "<script>evil()</script></body>", built
    ),
    "page with a script changed": lambda: acting('"use strict"', '"use  strict"'),
    "page with a script of a type": lambda: acting(
        "</body>", "<script type=module>evil()</script></body>"
    ),
    "page with a script from elsewhere": lambda: acting(
        "</body>", "<script src=//example.org></script></body>"
    ),
    "page with a script behind data": lambda: acting(
        '<script type="application/json" id="letterkit-text"',
        '<script type="application/json">"</script x><script>evil()</script x>"</script>'
        '<script type="application/json" id="letterkit-text"',
    ),
    "page with a handler": lambda: acting("<h1 ", "<h1 onclick='evil()' "),
    "page with a link that runs": lambda: acting('href="#letter"', 'href=" JavaScript:evil()"'),
    "page with a link that hides what it is": lambda: acting(
        'href="#letter"', 'href="java&#10;script:evil()"'
    ),
    "page with a frame": lambda: acting("<main>", "<main><iframe srcdoc='x'></iframe>"),
    "page with a comment that browsers end sooner": lambda: acting(
        "<main>", "<!--><script>evil()</script>--><main>"
    ),
    "page with a refresh": lambda: acting(
        "<title>", "<meta http-equiv=refresh content='0;url=//example.org'><title>"
    ),
    "page with another base": lambda: acting("<title>", "<base href='//example.org'><title>"),
    "page with another style": lambda: acting("<style>", "<style>h1{visibility:hidden}"),
    "page with a style beside": lambda: acting("</head>", "<style>h1{color:#fff}</style></head>"),
    "page with a style from elsewhere": lambda: acting(
        "</head>", "<link rel=stylesheet href='//example.org'></head>"
    ),
    "page with a style of one element": lambda: acting("<h1 ", "<h1 style='display:none' "),
    "page with a heading hidden by our style": lambda: acting("<h1 ", "<h1 class=unseen "),
    "page with a letter hidden by our style": lambda: acting(
        '<article id="letter"', '<article class="unseen" id="letter"'
    ),
    "page with a word that is no word": lambda: acting(
        "<p>The parks", "<p><title>The</title> parks"
    ),
    "page with a word in a bar": lambda: acting(
        "<p>The parks", "<p><progress>The</progress> parks"
    ),
    "page with a colour that is more": lambda: acting(
        "--accent-light:", "--accent-light:red}h1{display:none}x{--accent-light:"
    ),
    "page in another encoding": lambda: acting('charset="utf-8"', 'charset="utf-7"'),
    # the seal of a whole file
    "sealed page with a letter changed": lambda: sealed(
        "parks.en.html", replaced(b"dusk", b"dust")
    ),
    "sealed page with a description changed": lambda: sealed(
        "parks.en.html", replaced(b'name="description" content="', b'name="description" content="x')
    ),
    "sealed page with a line at its end": lambda: sealed("parks.en.html", lambda d: d + b"\n"),
    "sealed page with other ends of lines": lambda: sealed(
        "parks.en.html", lambda d: d.replace(b"\n", b"\r\n")
    ),
    "sealed page with two seals": lambda: sealed("parks.en.html", doubled(Medium.PAGE)),
    "sealed page with the seal of another language": lambda: sealed(
        "parks.en.html", with_seal_of(Medium.PAGE, "parks.be.html", Medium.PAGE)
    ),
    "sealed page with the seal of its text": lambda: sealed(
        "parks.en.html", with_seal_of(Medium.PAGE, "parks.en.txt", Medium.TEXT)
    ),
    "page sealed by another key": lambda: sealed("parks.en.html", resealed(Medium.PAGE, STRANGER)),
    "page without its seal, with a key": lambda: unsealed_but("--key", vkey_of_published()),
    "page without its seal, where one is asked for": lambda: unsealed_but("--sealed"),
    "page only built, where a seal is asked for": lambda: Attack(
        {"x.html": built()["parks.en.html"]}, ("verify", "x.html", "--sealed"), 2, "cannot-tell"
    ),
    "sealed PDF with a byte changed": lambda: sealed(
        "parks.en.pdf", replaced(b"%PDF-1.7", b"%PDF-1.6")
    ),
    "sealed PDF with a revision added": lambda: sealed("parks.en.pdf", lambda d: d + b"%%EOF\n"),
    "sealed PDF in front of another": lambda: sealed(
        "parks.en.pdf", lambda d: d + published()["parks.be.pdf"], code=None, status=None
    ),
    "sealed text with a name changed": lambda: sealed(
        "parks.en.txt", replaced("Müller".encode(), b"Miller")
    ),
    "sealed text with a line below its seal": lambda: sealed(
        "parks.en.txt", lambda d: d + b"Eve Example\n", code=None, status=None
    ),
    "sealed text with other ends of lines, where a seal is asked for": lambda: sealed(
        "parks.en.txt",
        lambda d: d.replace(b"\n", b"\r\n"),
        "--sealed",
        code=2,
        status="cannot-tell",
    ),
    "sealed e-mail with its subject changed": lambda: sealed(
        "parks.en.eml", replaced(b"Subject: ", b"Subject: Not ")
    ),
    "sealed e-mail with a header added, where a seal is asked for": lambda: sealed(
        "parks.en.eml",
        lambda d: b"Received: from mail.example.org\r\n" + d,
        "--sealed",
        code=2,
        status="cannot-tell",
    ),
    "sealed list with a title changed": lambda: sealed(
        "register.json", replaced(b"Keep the", b"Sell the")
    ),
    "sealed list with an id changed": lambda: sealed(
        "register.json", replaced(b'"id":"a2b3c4d5e6"', b'"id":"a2b3c4d5e7"')
    ),
    "page that carries another name": lambda: page_of(
        carried(built()["parks.en.html"].decode(), "register", lambda b: b.replace("Conor", "Eve")),
        code=2,
        status="cannot-tell",
    ),
}


def vkey_of_published():
    return json.loads(published()["register.json"])["vkey"]


OTHER_KEY = STRANGER.verifier.public


def rsa_with_sha1():
    blob = rsa_blob(2048)
    signed = to_be_signed(message=statement())
    value = rsa_key(2048).sign(signed, padding.PKCS1v15(), hashes.SHA1())  # noqa: S303
    return ssh_under(blob, string(b"ssh-rsa") + string(value), 1)


def ssh_in_armour(blob):
    """A signature under a key that no honest program would write down."""
    return filed(armoured(raw(blob)), ".sig", raw_ssh(ed25519_blob()), 2)


def ssh_value():
    return string(b"ssh-ed25519") + string(ED25519.sign(b"whatever"))


def minisign_key(public_key):
    from evidence.test_minisign import key_text

    return key_text(public_key)


def malformed(change):
    return received(extra(change), code=2, status="cannot-tell")


@pytest.fixture
def letterkit(tmp_path, monkeypatch, capsys):
    """Runs the program in a folder of its own; its exit code, and what it printed."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))

    def run(*arguments):
        monkeypatch.setattr(sys, "argv", ["letterkit", *arguments])
        code = main()
        return code, *capsys.readouterr()

    return run


def laid_out(attack, folder):
    for file, content in attack.files.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def kept(folder):
    """The files that people have: not what a verifier writes down."""
    return {
        path: path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and "state" not in path.parts and path.suffix != ".evidence"
    }


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_refused(name, letterkit, tmp_path):
    attack = ATTACKS[name]()
    laid_out(attack, tmp_path)
    for command in attack.first:
        assert letterkit(*command)[0] == 0
    before = kept(tmp_path)
    for command in runs(attack):
        code, out, errors = letterkit(*command)
        assert code == attack.code or (attack.code is None and code), (out, errors)
        assert not NEVER.search(out + errors), (out, errors)
        assert "Traceback" not in errors
        assert errors.startswith("letterkit: ") or out or not attack.silent
        assert not (attack.silent and out)
        if command[-1] == "--json" and attack.status:
            assert json.loads(out)["status"] == attack.status
    assert kept(tmp_path) == before


def runs(attack):
    """The command as it is; as another program reads it; and asking for somebody by name."""
    yield attack.command
    if attack.command[0] in ("verify", "compare", "add"):
        yield (*attack.command, "--json")
    if attack.command[0] == "verify" and "--receipt" not in attack.command:
        yield (*attack.command, "--name", "Ada Example")


GOOD = {
    "list": lambda: listed(ONE, 0, "holds"),
    "list of a second edition": lambda: listed(TWO, 0, "holds"),
    "receipt": lambda: received(RECEIPT, code=0, status="holds"),
    "receipt beside a list": lambda: against(ONE, 0, "holds"),
    "growth": lambda: compared(ONE, TWO, "holds", 0),
    "SSH": lambda: by_ssh(0),
    "minisign": lambda: by_minisign(0),
    "OpenPGP": lambda: by_gpg(0),
    "OpenPGP, clearsigned": lambda: by_gpg(0, "clear"),
    "DKIM": lambda: by_mail(answer()),
    "witness": lambda: witnessed(WITNESS, least=1),
    "page": lambda: page_of(built()["parks.en.html"], 0, "holds"),
    "PDF": lambda: Attack({"x.pdf": built()["parks.en.pdf"]}, ("verify", "x.pdf"), 0, "holds"),
    "checkpoint": lambda: cosigning(checkpoint(FIRST), 0),
}


@pytest.mark.parametrize("name", GOOD)
def test_what_the_attacks_begin_with_is_not_refused(name, letterkit, tmp_path):
    attack = GOOD[name]()
    laid_out(attack, tmp_path)
    code, out, errors = letterkit(*attack.command)
    assert code == 0, (out, errors)
    assert NEVER.search(out) or AGREES.search(out) or name == "growth", out
