"""verify.html says of a file what `letterkit verify` says, or less, and never more."""

import random
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest

from agreeing import HOLDS, PARTS, REFUSED, disagreement, drop, shown, told
from agreeing import browser as browser
from artefacts import built, published, unsealed
from attacks import RECEIPT
from letterkit.model import Medium, format_register
from letterkit.register.promises import write_promises
from letterkit.register.public import qr_code
from letterkit.render.mail import mail
from letterkit.render.pdf import pdf
from letterkit.render.plain import plain
from letterkit.render.sheet import Sheet, sheet_pdf
from letterkit.render.verifier_page import verifier_page
from letterkit.tlog.seal import sealed_file
from registers import EMPTY, SIGNER, TEXTS, after, promising, public, receipt, signature
from render.browser import CHROMIUM
from render.documents import sample
from test_refused import ATTACKS
from thorough import tries

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

MANY = tries(15, 300)  # mutated files of each of seven kinds
LETTERS = ("parks.en.pdf", "parks.en.html", "parks.en.txt", "parks.en.eml", "register.json")
ADA, BO, VERA = signature("ada"), signature("bo"), signature("vera", shown="unnamed")
FIRST = after(EMPTY, [ADA, BO, VERA])
SECOND = after(FIRST, [signature("ada", role="Pilot"), VERA])  # Ada's amended, Bo's withdrawn
OTHER_TEXT = {"en": "3" * 64}
THIRD = after(SECOND, [signature("cy", text=OTHER_TEXT["en"])], OTHER_TEXT)


def written(folder, name, data):
    path = folder / name.replace("/", "-")
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def of(register, texts=TEXTS):
    return format_register(public(register, texts))


def promise(folder, register, key):
    write_promises(folder, "register", register, SIGNER)
    return (folder / "promises" / f"{key}.promise").read_bytes()


# What is whole


@pytest.mark.parametrize("name", [*LETTERS, "parks.be.pdf", "parks.be.html"])
def test_a_sealed_file_is_told_to_be_sealed_in_the_same_words(browser, tmp_path, name):
    file = written(tmp_path, name, published()[name])
    (page,) = shown(browser, file)
    assert page.status == "sealed"
    assert (HOLDS, page.sentence) == (told(file).code, told(file).sentence)
    assert browser.errors == []


@pytest.mark.parametrize("name", [*LETTERS, "attached/parks.en.eml"])
def test_a_file_without_a_seal_is_told_to_be_not_sealed(browser, tmp_path, name):
    made = built() if "attached" not in name else published()
    file = written(tmp_path, name, unsealed(made[name]))
    (page,) = shown(browser, file)
    command = told(file)
    assert page.status == "unsealed"
    if name == "register.json":  # of which all is compared
        assert page.sentence == command.sentence
        assert page.command == ""
    else:
        first, limit = command.sentence.split(
            " Its parts agree, which finds accidents, not forgery. "
        )
        partly = "What this page can compare in it agrees; it cannot compare all of it."
        assert page.sentence == f"{first} {partly} {limit}"
        assert page.command.startswith("not checked: ")
        assert page.command.endswith(f"letterkit verify {file.name}")


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_file_that_names_this_page_is_read_like_any_other(browser, tmp_path, lang):
    letter = sample(lang, verify="https://letters.example.org/verify.html")
    for name, data in (
        ("a.txt", plain(letter)),
        ("a.eml", mail(letter)),
        ("a.pdf", pdf(letter).data),
    ):
        (page,) = shown(browser, written(tmp_path, name, data))
        assert (page.status, page.command[:11]) == ("unsealed", "not checked")


def test_signatures_on_paper_are_told_apart_and_checked_by_nobody(browser, tmp_path):
    counted = after(FIRST, [ADA, BO, VERA], paper=1204)
    file = written(tmp_path, "register.json", of(counted))
    forged = written(tmp_path, "forged.json", of(counted).replace("1204,", "1205,", 1))
    page, altered = shown(browser, file, forged)
    assert (page.status, page.sentence) == ("unsealed", told(file).sentence)
    line = "On paper, counted by the organisers: 1204"
    assert f"not checked {line}" in page.checks
    assert (altered.status, told(forged).code) == ("altered", REFUSED)
    drop(browser, file)
    facts = browser.run("[...document.querySelectorAll('dd')].map((each) => each.textContent)")
    assert facts[1:3] == ["2 shown, 1 without a name", line]
    older = shown(browser, written(tmp_path, "before.json", of(FIRST)))[0]
    assert not any("paper" in each for each in older.checks)


@pytest.mark.parametrize("name", [each for each in LETTERS if each != "register.json"])
def test_what_only_the_command_checks_is_said_of_a_sealed_file_too(browser, tmp_path, name):
    (page,) = shown(browser, written(tmp_path, name, published()[name]))
    assert page.command.startswith("not checked: ")
    assert page.command.endswith(f"letterkit verify {name}")


def test_a_text_alone_is_compared_with_nothing(browser, tmp_path):
    file = written(tmp_path, "letter.en.txt", published()["letter.en.txt"])
    (page,) = shown(browser, file)
    assert (page.status, page.sentence) == ("cannot", told(file).sentence)


# What is not


@pytest.mark.parametrize("name", LETTERS)
def test_a_file_that_was_sealed_by_another_key_is_altered(browser, tmp_path, name):
    medium = {"pdf": Medium.PDF, "html": Medium.PAGE, "txt": Medium.TEXT, "eml": Medium.EMAIL}.get(
        name.rpartition(".")[2], Medium.REGISTER
    )
    own = unsealed(published()[name])
    file = written(tmp_path, name, sealed_file(own, medium, 1, SIGNER))
    (page,) = shown(browser, file)
    if medium in (Medium.TEXT, Medium.EMAIL):  # whose key it is, only the seal itself says
        assert page.status == "sealed"
        assert SIGNER.name in page.sentence
    else:
        assert page.status == "altered"
    assert page.sentence == told(file).sentence


def contradicting():
    """Files without a seal, of which two parts contradict each other."""
    text, page = (unsealed(published()[f"parks.en.{end}"]) for end in ("txt", "html"))
    listed = unsealed(published()["register.json"])
    mark = text.index(b"Text fingerprint: ") + len("Text fingerprint: ")
    yield "parks.en.txt", text.replace(b"park", b"bark", 1)
    yield "parks.en.txt", text[:mark] + b"AAAA-BBBB-CCCC" + text[mark + 14 :]
    yield "parks.en.html", page.replace(b' id="letterkit-text" ', b' id="letterkit-else" ', 1)
    block = page.index(b'id="letterkit-text"')
    yield "parks.en.html", page[:block] + page[block:].replace(b"park", b"bark", 1)
    yield "register.json", listed.replace(b'"country":"IE"', b'"country":"LT"', 1)
    yield "register.json", listed.replace(b'"edition": 1', b'"edition": 2', 1)


def test_a_file_whose_parts_contradict_each_other_is_altered(browser, tmp_path):
    files = [
        written(tmp_path, f"{number}-{name}", data)
        for number, (name, data) in enumerate(contradicting())
    ]
    assert all(data != unsealed(published()[name]) for name, data in contradicting())
    for file, page in zip(files, shown(browser, *files), strict=True):
        assert (page.status, page.sentence) == ("altered", PARTS), file.name
        assert told(file).sentence == PARTS, file.name


def test_a_file_that_was_sealed_although_it_contradicts_itself_is_not_to_be_relied_on(
    browser, tmp_path
):
    name, data = next(contradicting())
    file = written(tmp_path, name, sealed_file(data, Medium.TEXT, 1, SIGNER))
    (page,) = shown(browser, file)
    assert page.sentence == told(file).sentence
    assert page.sentence.startswith(f"Do not rely on this file: it is as {SIGNER.name} published")


@pytest.mark.parametrize("name", LETTERS)
def test_a_file_that_is_cut_short_never_holds(browser, tmp_path, name):
    data = published()[name]
    for part in (0, 1, len(data) // 2, len(data) - 900, len(data) - 1):
        file = written(tmp_path, name, data[:part])
        (page,) = shown(browser, file)
        assert page.status in ("cannot", "altered", "unsealed")
        assert disagreement(told(file), page) == "", part


def test_ends_of_lines_alone_do_not_make_a_file_altered(browser, tmp_path):
    for name, change in (
        ("parks.en.txt", lambda data: data.replace(b"\n", b"\r\n")),
        ("parks.en.txt", lambda data: b"\xef\xbb\xbf" + data),
        ("parks.en.eml", lambda data: data.replace(b"\r\n", b"\n")),
    ):
        file = written(tmp_path, name, change(published()[name]))
        (page,) = shown(browser, file)
        assert page.status == "unsealed"
        assert any("nothing else was changed" in check for check in page.checks)
        assert disagreement(told(file), page) == ""


def test_an_e_mail_that_was_sent_is_not_called_altered(browser, tmp_path):
    sent = b"Received: from a.example by b.example\r\n" + published()["parks.en.eml"]
    (page,) = shown(browser, written(tmp_path, "sent.eml", sent))
    assert page.status == "unsealed"


def test_a_text_that_was_forwarded_is_told_as_the_command_tells_it(browser, tmp_path):
    text = unsealed(published()["parks.en.txt"]).decode()
    for data in (
        f"FYI\n\n{text}",
        f"From: Ada\nTo: Bo\n\n{text}\n-- \nAda\n",
        "".join(f"> {line}\n" for line in text.split("\n")),
    ):
        file = written(tmp_path, "forwarded.txt", data)
        (page,) = shown(browser, file)
        assert (page.status, page.sentence) == ("cannot", told(file).sentence)


def test_a_pdf_that_another_program_wrote_anew_is_not_called_altered(browser, tmp_path):
    import io

    import pikepdf

    plainly = {"object_stream_mode": pikepdf.ObjectStreamMode.disable}
    for options, said in (
        ({}, "Not sealed: "),
        (plainly, "Cannot verify this PDF here: "),
        ({"linearize": True}, "Cannot verify this PDF here: "),
    ):
        saved = io.BytesIO()
        with pikepdf.open(io.BytesIO(published()["parks.en.pdf"])) as pdf:
            del pdf.attachments["seal.txt"]
            pdf.save(saved, **options)
        (page,) = shown(browser, written(tmp_path, "saved.pdf", saved.getvalue()))
        assert page.sentence.startswith(said)


def test_a_sheet_for_signatures_carries_no_list(browser, tmp_path):
    sheet = sheet_pdf(sample(), Sheet(("Answer us.",), (), qr_code("sha256:00")))
    file = written(tmp_path, "sheet.pdf", sheet.data)
    (page,) = shown(browser, file)
    assert page.status == "cannot"
    assert page.sentence.startswith("Cannot verify: ")
    assert told(file).error.endswith(
        "cannot verify: a sheet for signatures on paper carries no list"
    )


def test_a_pdf_of_a_very_long_list_is_read_too(browser, tmp_path):
    several = BytesIO()
    with pikepdf.open(BytesIO(unsealed(published()["parks.en.pdf"]))) as pdf:
        pdf.save(several, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    assert several.getvalue().count(b"/ObjStm") > 1
    file = written(tmp_path, "long.pdf", several.getvalue())
    (page,) = shown(browser, file)
    assert page.status == "unsealed"
    assert told(file).code == HOLDS


def test_files_that_are_none_of_ours_are_not_judged(browser, tmp_path):
    for name, data in (
        ("empty.txt", b""),
        ("x.txt", b"garbage\n\n"),
        ("x.bin", bytes(range(256))),
        ("x.pdf", b"%PDF-1.7\n%%EOF\n"),
        ("x.html", b"<!DOCTYPE html><p>x"),
        ("x.json", b"{}"),
        ("x.eml", b"MIME-Version: 1.0\r\n\r\nHello\r\n"),
        ("policy.txt", published()["policy.txt"]),
        ("key", b"PRIVATE+KEY+a+00000000+AA=="),
    ):
        file = written(tmp_path, name, data)
        (page,) = shown(browser, file)
        assert page.status == "cannot", name
        assert told(file).code not in (HOLDS, REFUSED), name


# Receipts and promises

BESIDE = {"alone": None, "first": of(FIRST), "second": of(SECOND), "third": of(THIRD, OTHER_TEXT)}


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("key", ["ada", "bo", "vera", "later"])
def test_a_receipt_is_told_in_the_same_words(browser, tmp_path, key, beside):
    data = receipt(SECOND, "ada") if key == "later" else receipt(FIRST, key)
    file = written(tmp_path, "r.tlog-proof", data)
    more = [written(tmp_path, "register.json", BESIDE[beside])] if BESIDE[beside] else []
    page = shown(browser, file, *more)[0]
    command = told("--receipt", file, *more)
    assert page.sentence == command.sentence
    assert page.asks


@pytest.mark.parametrize("beside", BESIDE)
@pytest.mark.parametrize("key", ["ada", "bo", "never"])
def test_a_promise_is_told_in_the_same_words(browser, tmp_path, key, beside):
    wanted = [signature("never"), ADA, BO]
    file = written(tmp_path, "p.promise", promise(tmp_path, promising(EMPTY, wanted), key))
    more = [written(tmp_path, "register.json", BESIDE[beside])] if BESIDE[beside] else []
    page = shown(browser, file, *more)[0]
    assert page.sentence == told("--receipt", file, *more).sentence


def test_a_promise_that_was_kept_is_told_in_the_same_words(browser, tmp_path):
    first = promising(EMPTY, [ADA, BO])
    kept = after(first, [ADA, BO])
    registers = [of(kept), of(after(kept, [signature("ada", role="Pilot")]))]
    said = set()
    for key in ("ada", "bo"):
        file = written(tmp_path, "p.promise", promise(tmp_path, first, key))
        for register in registers:
            beside = written(tmp_path, "register.json", register)
            page = shown(browser, file, beside)[0]
            assert page.sentence == told("--receipt", file, beside).sentence
            said.add(page.status)
    assert said == {"kept", "withdrawn"}


def test_a_receipt_beside_a_letter_is_compared_with_its_text(browser, tmp_path):
    """A receipt of another register is refused beside one file, and left alone beside several."""
    file = written(tmp_path, "r.tlog-proof", receipt(FIRST, "ada"))
    for name in ("parks.en.pdf", "parks.en.txt"):
        letter = written(tmp_path, name, published()[name])
        page = shown(browser, file, letter)[0]
        assert page.sentence == told("--receipt", file, letter).sentence
        assert page.status == "altered"
    others = [written(tmp_path, each, published()[each]) for each in LETTERS]
    assert shown(browser, file, *others)[0].status == "holds"


def test_a_receipt_asks_one_question_and_takes_its_answer(browser, tmp_path):
    field = browser.call("Runtime.evaluate", expression="document.getElementById('files')")
    file = written(tmp_path, "r.tlog-proof", RECEIPT)
    browser.call("DOM.setFileInputFiles", files=[str(file)], objectId=field["result"]["objectId"])
    found = browser.run("""(async () => {
        while (!document.querySelector(".ask")) await new Promise((done) => setTimeout(done, 5));
        const ask = document.querySelector(".ask");
        const [yes, no] = ask.querySelectorAll("button");
        const said = [ask.querySelector("h3").textContent, ask.querySelector("dl").textContent];
        for (const each of [yes, no]) {
            each.click();
            said.push(ask.querySelector(".answer").textContent, each.getAttribute("aria-pressed"));
        }
        said.push(yes.getAttribute("aria-pressed"));
        document.getElementById("verdicts").replaceChildren();
        return said;
    })()""")
    assert found[0] == "Is this what you signed?"
    assert "Ada Example" in found[1]
    assert found[2].startswith("Then this file is yours.")
    assert found[4].startswith("Then do not rely on it")
    assert [found[3], found[5], found[6]] == ["true", "true", "false"]


# Several files


def test_checksums_are_compared_with_the_files_beside_them(browser, tmp_path):
    names = ("SHA256SUMS", "SHA256SUMS.note", "register.json", "parks.en.pdf")
    files = [written(tmp_path, each, published()[each]) for each in names]
    assert [each.status for each in shown(browser, *files)] == ["sealed"] * 4
    assert [each.status for each in shown(browser, files[0], files[2])] == ["unsealed", "sealed"]
    assert [each.status for each in shown(browser, files[0])] == ["cannot"]
    files[3].write_bytes(published()["parks.be.pdf"])
    sums = shown(browser, *files)[0]
    assert sums.status == "altered"
    assert any("parks.en.pdf is not as it is listed" in each for each in sums.checks)


def test_a_checkpoint_is_compared_with_the_list_beside_it(browser, tmp_path):
    file = written(tmp_path, "checkpoint.txt", published()["checkpoint.txt"])
    assert shown(browser, file)[0].status == "cannot"
    listed = written(tmp_path, "register.json", published()["register.json"])
    assert shown(browser, file, listed)[0].status == "holds"


# Everything that somebody may try


def mutated(data, chance):
    """A file with one small change, as accidents and people make them."""
    at = chance.randrange(len(data))
    other = chance.randrange(len(data))
    kind = chance.randrange(7)
    if kind < 2:
        return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
    if kind == 2:
        return data[:at] + bytes([chance.randrange(256)]) + data[at:]
    if kind == 3:
        return data[:at] + data[at + 1 :]
    if kind == 4:
        return data[:at]
    if kind == 5:
        return data[:at] + data[other : other + 40] + data[at:]
    return data[:at] + data[other : other + 12] + data[at + 12 :]


def mutations(name, data):
    """`MANY` mutated files, the same each time; of letters some have no seal."""
    chance = random.Random(name)  # noqa: S311 - no secret
    for number in range(MANY):
        yield mutated(unsealed(data) if number % 4 == 3 and name in LETTERS else data, chance)


def of_a_proof(name):
    return name in ("r.tlog-proof", "p.promise")


@pytest.mark.parametrize("name", [*LETTERS, "r.tlog-proof", "p.promise"])
def test_mutated_files_are_judged_alike(browser, tmp_path, name):
    proofs = {
        "r.tlog-proof": receipt(FIRST, "ada"),
        "p.promise": promise(tmp_path, promising(FIRST, [signature("cy")]), "cy"),
    }
    data = proofs[name] if of_a_proof(name) else published()[name]
    files = [
        written(tmp_path, f"{number}-{name}", each)
        for number, each in enumerate(mutations(name, data))
    ]
    same = 0
    for file, page in zip(files, shown(browser, *files), strict=True):
        command = told(file)
        assert disagreement(command, page) == "", (file.name, command, page)
        assert page.status not in ("sealed", "holds", "kept", "promised") or command.code == HOLDS
        same += page.sentence == command.sentence or (
            bool(command.error) and page.status == "cannot"
        )
    assert same >= MANY // 2  # else the page would say less than it could


def table():
    """The rows of what must be refused that are about files alone, with nothing given beside."""
    for name, make in ATTACKS.items():
        attack = make()
        files = [each for each in attack.command[1:] if each != "--receipt"]
        if attack.command[0] == "verify" and not attack.first and set(files) <= set(attack.files):
            yield name, attack, files


def test_whatever_must_be_refused_is_not_taken_for_good(browser, tmp_path):
    rows = list(table())
    assert len(rows) > 100
    for number, (name, attack, files) in enumerate(rows):
        folder = tmp_path / str(number)
        folder.mkdir()
        paths = [written(folder, each, attack.files[each]) for each in files]
        page = shown(browser, *paths)[0]
        receipts = ["--receipt"] if "--receipt" in attack.command else []
        command = told(*receipts, *paths)
        assert command.code != HOLDS, name
        assert page.status not in ("sealed", "kept", "promised"), (name, command, page)
        assert page.status != "holds" or not receipts, (name, command, page)
        if page.status == "altered" and PARTS in page.sentence:
            assert command.code == REFUSED, (name, command, page)


def test_the_program_writes_the_page_where_it_is_told(tmp_path):
    from workspaces import letterkit

    said = letterkit(tmp_path, "verifier", "--output", "v.html")
    assert said.startswith("v.html: ")
    assert (tmp_path / "v.html").read_text("utf-8") == verifier_page()
    letterkit(tmp_path, "verifier", "--output", "v.html")
    (tmp_path / "v.html").write_text("mine")
    from typer.testing import CliRunner

    from letterkit.cli.app import app

    done = CliRunner().invoke(app, ["verifier", "--output", "v.html", "-C", str(tmp_path)])
    assert str(done.exception) == "v.html: there already, and it is another file"
    assert Path(tmp_path / "v.html").read_text() == "mine"
    letterkit(tmp_path, "verifier", "--output", "v.html", "--force")
    assert (tmp_path / "v.html").read_text("utf-8") == verifier_page()
