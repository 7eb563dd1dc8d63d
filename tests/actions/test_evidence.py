"""People sign with ssh-keygen, gpg and minisign; what holds is taken, and the rest refused."""

import hashlib
import shutil
import stat
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from signing import ADA, BO, CY, LIST, Town

TOOLS = ("ssh-keygen", "gpg", "minisign")
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason=f"needs {', '.join(TOOLS)}"
)
NO_DSS = "this type of SSH key is not supported: ssh-dss"
TEXT = hashlib.sha256(b"Homes\n\n1 October 2026\n\nBuild homes.\n").hexdigest()


def today():
    return datetime.now(UTC).date().isoformat()


@pytest.fixture
def town(tmp_path):
    with tempfile.TemporaryDirectory() as short:  # an agent's socket has a short path
        yield Town(tmp_path, Path(short) / "g")
        subprocess.run(["gpgconf", "--homedir", f"{short}/g", "--kill", "all"], check=False)


@pytest.fixture
def signed(town):
    """Ada's statement, signed, with her key known."""
    key = town.ssh_key("ada")
    town.keys(f"ada@example.org {key} example.org/ada, {today()}")
    town.statement("x.txt", *ADA)
    town.ssh_sign("ada", "x.txt")
    return town


def test_a_statement_is_nine_lines_and_how_to_sign_them_is_beside(town):
    out, errors = town.letterkit("statement", "housing", *ADA, "--date", "2026-11-22")
    assert out == (
        "letterkit.statement.v1\n"
        "I sign this open letter, exactly as its text stands.\n"
        "Register: letters.example.org/housing\n"
        f"Text-SHA256: {TEXT}\n"
        "Name: Ada Example\n"
        "Role: Mathematician\n"
        "Affiliation: University of Example\n"
        "Shown: named\n"
        "Date: 2026-11-22\n"
    )
    for command in ("ssh-keygen -Y sign -n letterkit-statement-v1", "gpg ", "minisign -S"):
        assert command in errors


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--name", "Ada\nExample"), "--name: a line break"),
        (("--name", "Ada\u202eExample"), "--name: a hidden character: U+202E as character 4"),
        (("--name", " "), "--name: nobody is named"),
        ((*ADA, "--shown", "loudly"), "--shown: unknown value: loudly"),
        ((*ADA, "--date", "22.11.2026"), "--date: not a date: 22.11.2026"),
        ((*ADA, "--lang", "be"), "housing: not written in be"),
    ],
)
def test_what_cannot_be_a_statement_is_refused(town, arguments, message):
    assert town.refused("statement", "housing", *arguments, code=2) == message


def test_three_people_sign_with_three_tools(town):
    ssh = town.ssh_key("ada")
    fingerprint = town.gpg_key("Bo <bo@example.org>", "bo.asc")
    minisign = town.minisign_key("cy")
    town.keys(
        "# whose key is whose",
        f"ada@example.org {ssh} example.org/ada",
        f"b1 openpgp {fingerprint} bo.asc read out by telephone",
        f"cy@example.org minisign {minisign} printed on their card",
    )
    day = today()  # said here, for midnight may pass between two commands
    town.statement("ada.txt", *ADA, "--date", day)
    town.statement("bo.txt", *BO, "--date", day)
    town.statement("cy.txt", *CY, "--date", day)
    town.ssh_sign("ada", "ada.txt")
    town.gpg("--armor", "--detach-sign", "bo.txt")
    town.minisign("cy", "cy.txt")

    files = ("ada.txt.sig", "bo.txt", "cy.txt.minisig")
    before = town.state()
    dry, _ = town.letterkit("add", *files, "--to", "housing", "--dry-run")
    assert dry == "signatories/housing.csv: 3 confirmed (dry run)\n"
    assert town.state() == before
    out, errors = town.letterkit("add", *files, "--to", "housing")
    assert (out, errors) == ("signatories/housing.csv: 3 confirmed\n", "")

    def evidence(person, statement, suffix):
        both = town.read(statement).encode() + (town.folder / f"{statement}{suffix}").read_bytes()
        digest = hashlib.sha256(both).hexdigest()[:16]
        return f"registers/housing/evidence/{person}/{digest}.txt{suffix}"

    ends = [
        f"key,{evidence(person, file, suffix)},{day},en,{TEXT}"
        for person, file, suffix in (
            ("a1", "ada.txt", ".sig"),
            ("b1", "bo.txt", ".asc"),
            ("c1", "cy.txt", ".minisig"),
        )
    ]
    heads = LIST.splitlines()
    rows = [f"{head},{end}" for head, end in zip(heads[1:], ends, strict=True)]
    header = f"{heads[0]},level,evidence,signed,lang,text"
    assert town.read("signatories/housing.csv").splitlines() == [header, *rows]

    kept = list((town.folder / "registers").rglob("*"))
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept if p.is_file()} == {0o600}
    assert {stat.S_IMODE(p.stat().st_mode) for p in kept if p.is_dir()} == {0o700}
    ada = (town.folder / ends[0].split(",")[1]).with_suffix("")
    assert ada.read_bytes() == (town.folder / "ada.txt").read_bytes()

    before = town.state()
    out, _ = town.letterkit("add", *files, "--to", "housing")
    assert out == "signatories/housing.csv: 3 there already\n"
    assert town.state() == before


def add(town, *files, code=1):
    return town.refused("add", *files, "--to", "housing", code=code)


def test_a_statement_of_another_register_or_text_is_refused(signed):
    letter = signed.read("letters/housing/letter.md")
    signed.write("letters/housing/letter.md", letter.replace("/housing", "/parks"))
    assert add(signed, "x.txt") == "x.txt.sig: the signed statement has another register"
    signed.write("letters/housing/letter.md", letter.replace("homes", "home"))
    assert add(signed, "x.txt") == "x.txt.sig: the signed statement has another text-sha256"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("Ada Example", "Ada Exemple", "name"),
        ("Mathematician", "Director", "role"),
        ("University", "Academy", "affiliation"),
    ],
)
def test_an_entry_that_says_more_or_else_than_what_was_signed_is_refused(signed, old, new, line):
    signed.write("signatories/housing.csv", LIST.replace(old, new))
    assert add(signed, "x.txt") == f"x.txt.sig: the signed statement has another {line}"


def test_a_statement_that_is_to_be_shown_in_another_way_than_the_list_waits(town):
    key = town.ssh_key("ada")
    town.keys(f"ada@example.org {key} example.org/ada")
    town.statement("less.txt", *ADA, "--shown", "initials")
    town.ssh_sign("ada", "less.txt")
    waits = "signatories/housing.csv: 1 to review\n"
    for shown in ("named", "role", "unnamed"):
        town.write("signatories/housing.csv", LIST.replace("yes,named", f"yes,{shown}", 1))
        before = town.read("signatories/housing.csv")
        assert town.letterkit("add", "less.txt", "--to", "housing")[0] == waits
        assert town.read("signatories/housing.csv") == before
    town.write("signatories/housing.csv", LIST.replace("yes,named", "yes,initials", 1))
    out, _ = town.letterkit("add", "less.txt", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Ada Example", "Bo Example"),
        ("Role: Mathematician", "Role: Director"),
        ("Shown: named", "Shown: initials"),
        ("letters.example.org/housing", "letters.example.org/parks"),
    ],
)
def test_a_statement_changed_under_its_signature_is_refused(signed, old, new):
    signed.write("x.txt", signed.read("x.txt").replace(old, new))
    assert add(signed, "x.txt") == "x.txt.sig: the signature does not verify"


@pytest.mark.parametrize("change", ["\n", " ", "\r\n", "x"])
def test_bytes_after_a_statement_are_refused(signed, change):
    signed.write("x.txt", signed.read("x.txt") + change)
    assert add(signed, "x.txt", code=2).startswith("x.txt: not a statement: ")


def test_a_signature_in_another_namespace_is_refused(signed):
    signed.ssh_sign("ada", "x.txt", "file")
    assert add(signed, "x.txt") == "x.txt.sig: the signature was made for another purpose"


def test_bytes_after_or_before_a_signature_and_a_cut_one_are_refused(signed):
    signature = signed.read("x.txt.sig")
    for changed in (signature + "\n", signature + "x", signature[:-1], signature[:120]):
        signed.write("x.txt.sig", changed)
        assert add(signed, "x.txt", code=2) == "x.txt.sig: not an SSH signature"
    signed.write("x.txt.sig", "\n" + signature)
    assert add(signed, "x.txt", code=2) == "x.txt.sig: not one detached OpenPGP signature"


def test_a_hash_that_is_not_strong_is_refused(signed):
    from letterkit.evidence.sshsig import format_sshsig, parse_sshsig

    signature = parse_sshsig(signed.read("x.txt.sig").encode())
    for name in ("md5", "sha1", "shake256"):
        weak = format_sshsig(type(signature)(signature.key, signature.namespace, name, b""))
        signed.write("x.txt.sig", weak)
        message = f"x.txt.sig: this hash in an SSH signature is not supported: {name}"
        assert add(signed, "x.txt", code=2) == message


def test_a_short_rsa_key_is_refused(town):
    key = town.ssh_key("ada", "rsa", "-b", "1024")
    town.keys(f"ada@example.org {key} example.org/ada")
    town.statement("x.txt", *ADA)
    sign = ["ssh-keygen", "-Y", "sign", "-n", "letterkit-statement-v1", "-f", "ada", "x.txt"]
    subprocess.run(sign, cwd=town.folder, check=False, capture_output=True)
    assert (town.folder / "x.txt.sig").exists()
    assert "RSA" in add(town, "x.txt", code=2)
    assert (
        "hint: ask for a signature by another key"
        in town.letterkit("add", "x.txt", "--to", "housing", code=2)[1]
    )


@pytest.mark.parametrize("kind", ["ecdsa", "rsa"])
def test_other_keys_of_ssh_are_taken(town, kind):
    key = town.ssh_key("ada", kind)
    town.keys(f"ada@example.org {key} example.org/ada")
    town.statement("x.txt", *ADA)
    town.ssh_sign("ada", "x.txt")
    out, _ = town.letterkit("add", "x.txt.sig", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"


def test_a_key_that_is_bound_to_nobody_or_to_somebody_else_is_refused(signed):
    line = signed.read("signatories/housing.keys")
    signed.keys()
    before = signed.state()
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    key = signed.read("ada.pub").strip()
    assert errors == (
        "letterkit: error: x.txt.sig: the key is bound to nobody\n"
        "letterkit: hint: once you have seen whose it is, add the line: "
        f"ADDRESS {key} WHERE-YOU-SAW-IT\n"
    )
    assert signed.state() == before
    signed.keys(line.replace("ada@", "bo@").strip())
    assert add(signed, "x.txt") == "x.txt.sig: the signed statement has another name"
    signed.keys(line.replace("ada@", "di@").strip())
    message = "nobody on the list has the address or id that the key is bound to"
    assert add(signed, "x.txt") == f"x.txt.sig: {message}"


def test_two_people_of_one_address_are_told_apart_by_what_they_signed(signed):
    second = "a2,Eve Example,,,ada@example.org,yes,named\n"
    signed.write("signatories/housing.csv", LIST + second)
    signed.letterkit("add", "x.txt", "--to", "housing")
    assert ",key,registers/housing/evidence/a1/" in signed.read("signatories/housing.csv")
    signed.write("signatories/housing.csv", LIST + LIST.splitlines()[1].replace("a1", "a3") + "\n")
    assert add(signed, "x.txt") == "x.txt.sig: several on the list fit the statement"


def test_a_statement_from_the_future_is_refused(town):
    key = town.ssh_key("ada")
    town.keys(f"ada@example.org {key} example.org/ada")
    town.statement("x.txt", *ADA, "--date", "2999-01-01")
    town.ssh_sign("ada", "x.txt")
    assert add(town, "x.txt") == "x.txt.sig: the statement is dated in the future"


def test_one_that_is_refused_does_not_keep_out_another(signed):
    signed.statement("bo.txt", *BO)
    signed.ssh_sign("ada", "bo.txt")
    out, errors = signed.letterkit("add", "x.txt", "bo.txt", "--to", "housing", code=1)
    assert out == "signatories/housing.csv: 1 confirmed, 1 refused\n"
    assert errors == "letterkit: error: bo.txt.sig: the signed statement has another name\n"


PAST = ("--faked-system-time", "20200101T120000!")


def test_an_openpgp_key_counts_as_at_the_day_on_which_it_signed(town):
    who = "Ada <ada@example.org>"
    fingerprint = town.gpg_key(who, "ada.asc", "2020-02-01", *PAST)
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA, "--date", "2020-01-01")
    town.gpg(*PAST, "--armor", "--detach-sign", "x.txt")
    out, _ = town.letterkit("add", "x.txt.asc", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"


def test_an_openpgp_key_that_had_expired_is_refused(town):
    who = "Ada <ada@example.org>"
    fingerprint = town.gpg_key(who, "ada.asc", "never", *PAST)
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA)
    town.gpg("--armor", "--detach-sign", "x.txt")
    early = ("--faked-system-time", "20200102T120000!")
    town.gpg(*early, "--passphrase", "", "--quick-set-expire", fingerprint, "2020-02-01")
    town.gpg_export(who, "ada.asc")
    assert add(town, "x.txt") == "x.txt.asc: the OpenPGP signature does not verify"
    _, errors = town.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert "hint: its key had expired when it signed" in errors


def test_an_openpgp_key_that_was_revoked_is_refused(town):
    who = "Ada <ada@example.org>"
    fingerprint = town.gpg_key(who, "ada.asc")
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA)
    town.gpg("--armor", "--detach-sign", "x.txt")
    written = (town.gnupg / "openpgp-revocs.d" / f"{fingerprint}.rev").read_text("utf-8")
    town.write("revocation.asc", written.replace("\n:---", "\n---"))
    town.gpg("--import", "revocation.asc")
    town.gpg_export(who, "ada.asc")
    assert add(town, "x.txt") == "x.txt.asc: the OpenPGP signature does not verify"
    _, errors = town.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert "hint: its key was revoked" in errors


@pytest.fixture
def gpg(town):
    """Ada's OpenPGP key is known, and her statement lies there."""
    fingerprint = town.gpg_key("Ada <ada@example.org>", "ada.asc")
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA)
    return town


def test_case_21_a_text_signature_is_taken_whatever_ends_the_lines(gpg):
    gpg.gpg("--armor", "--textmode", "--detach-sign", "x.txt")
    assert taken(gpg, "x.txt.asc") == gpg.read("x.txt")
    gpg.write("y.txt", gpg.read("x.txt").replace("\n", "\r\n"))
    gpg.write("y.txt.asc", gpg.read("x.txt.asc").replace("\n", "\r\n"))
    assert taken(gpg, "y.txt") == gpg.read("x.txt")


def test_case_21_a_clearsigned_statement_is_taken_as_its_nine_lines(gpg):
    gpg.gpg("--clear-sign", "x.txt")
    expected = gpg.read("x.txt")
    for name in ("x.txt", "x.txt.asc"):  # beside the statement, and by itself
        assert taken(gpg, name) == expected
    clear = (gpg.folder / "x.txt.asc").read_bytes()
    (gpg.folder / "x.txt").unlink()
    gpg.write("crlf.asc", clear.replace(b"\n", b"\r\n"))
    gpg.write("pasted.txt", clear)
    for name in ("x.txt.asc", "crlf.asc", "pasted.txt"):
        assert taken(gpg, name) == expected


def test_case_21_blanks_at_the_ends_of_clearsigned_lines_are_not_signed(town):
    fingerprint = town.gpg_key("Cy <cy@example.org>", "cy.asc")
    town.keys(f"cy@example.org openpgp {fingerprint} cy.asc example.org/cy")
    town.statement("x.txt", *CY)
    assert "\nRole: \nAffiliation: \n" in town.read("x.txt")
    town.gpg("--clear-sign", "x.txt")
    clear = town.read("x.txt.asc")
    town.write("x.txt.asc", clear.replace("Role: \n", "Role:\n").replace("named\n", "named \t\n"))
    assert taken(town, "x.txt.asc", person="c1") == town.read("x.txt")


def test_case_21_a_clearsigned_statement_that_is_not_well_formed_is_refused(gpg):
    gpg.gpg("--clear-sign", "x.txt")
    clear = gpg.read("x.txt.asc")
    flat = "x.txt.asc: not one clearsigned text"
    for changed in (
        clear + clear,
        clear.replace("\n\nletterkit", "\nComment: I sign everything\n\nletterkit", 1),
        clear.replace("\n-----BEGIN PGP SIGNATURE", "\n-unescaped\n-----BEGIN PGP SIGNATURE"),
        clear.replace("\n-----BEGIN PGP SIGNATURE", "\nx\n-----BEGIN PGP SIGNED MESSAGE", 1),
        clear.replace("\n\n", "\n"),
        clear[:-40],
    ):
        gpg.write("x.txt.asc", changed)
        assert add(gpg, "x.txt", code=2) == flat
    (gpg.folder / "x.txt").unlink()
    gpg.write("x.txt.asc", clear.replace("Date: ", "I sign everything.\nDate: "))
    assert add(gpg, "x.txt.asc", code=2).startswith("x.txt.asc: not a statement: ")
    gpg.write("x.txt.asc", clear.replace("Role: Mathematician", "Role: Director"))
    assert add(gpg, "x.txt.asc") == "x.txt.asc: the OpenPGP signature does not verify"
    gpg.write("x.txt.asc", clear.replace("\nName: ", "\n\nName: "))
    assert add(gpg, "x.txt.asc", code=2).startswith("x.txt.asc: not a statement: ")


def test_case_21_a_clearsigned_statement_is_the_one_beside_it(gpg):
    gpg.gpg("--clear-sign", "x.txt")
    gpg.write("x.txt", gpg.read("x.txt").replace("Mathematician", "Director"))
    message = "x.txt.asc: the text inside it is another than the statement beside it"
    assert add(gpg, "x.txt", code=2) == message


NEW_AUDITOR = ("--key", "new", "--name", "x.example")


def taken(town, *files, person="a1"):
    """The statement that is filed for these files, which an auditor finds too."""
    shutil.rmtree(town.folder / "registers", ignore_errors=True)
    town.write("signatories/housing.csv", LIST)
    out, errors = town.letterkit("add", *files, "--to", "housing")
    assert (out, errors) == ("signatories/housing.csv: 1 confirmed\n", "")
    town.letterkit("keygen", "housing")
    town.letterkit("publish", "housing", "--yes")
    (town.folder / "new").unlink(missing_ok=True)
    note, _ = town.letterkit("audit", "housing", *NEW_AUDITOR)
    assert "\nkey named=1 unnamed=0 backed=1\n" in note
    (kept,) = (town.folder / f"registers/housing/evidence/{person}").glob("*.txt")
    return kept.read_bytes().decode()


def test_case_21_a_statement_with_other_line_ends_is_taken_if_its_bytes_were_signed(signed):
    whole = signed.read("x.txt")
    signed.write("x.txt", whole.replace("\n", "\r\n"))
    assert taken(signed, "x.txt") == whole  # as it was signed, before a program changed the ends
    signed.ssh_sign("ada", "x.txt")
    assert taken(signed, "x.txt") == whole.replace("\n", "\r\n")
    signed.write("x.txt.sig", signed.read("x.txt.sig").replace("\n", "\r\n"))
    assert taken(signed, "x.txt") == whole.replace("\n", "\r\n")
    signed.write("x.txt", whole.replace("\n", "\r\n", 3))
    assert add(signed, "x.txt", code=2).startswith("x.txt: not a statement: ")


def test_case_21_a_changed_statement_with_other_line_ends_is_refused_and_named(signed):
    changed = signed.read("x.txt").replace("Mathematician", "Director").replace("\n", "\r\n")
    signed.write("x.txt", changed)
    assert add(signed, "x.txt") == "x.txt.sig: the signature does not verify"
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert "hint: the statement has CRLF line ends" in errors


@pytest.mark.parametrize(
    ("codec", "what"),
    [
        ("utf-16", "saved as UTF-16"),
        ("utf-16-le", "saved as UTF-16"),
        ("utf-16-be", "saved as UTF-16"),
        ("utf-8-sig", "saved as UTF-8 with a byte order mark (BOM)"),
    ],
)
def test_case_21_a_statement_in_another_encoding_is_named_and_no_list(signed, codec, what):
    whole, signature = signed.read("x.txt"), signed.read("x.txt.sig")
    signed.write("x.txt", whole.replace("\n", "\r\n").encode(codec))
    for name in ("x.txt", "x.txt.sig"):
        assert add(signed, name, code=2) == f"x.txt: {what}"
    signed.ssh_sign("ada", "x.txt")
    assert add(signed, "x.txt", code=2) == f"x.txt: {what}"
    (signed.folder / "x.txt.sig").unlink()
    assert add(signed, "x.txt", code=2) == "x.txt: no signature beside this statement"
    signed.write("x.txt", whole)
    signed.write("x.txt.sig", signature.encode(codec))
    assert add(signed, "x.txt", code=2) == f"x.txt.sig: {what}"


@pytest.fixture
def unusable(signed):
    """What each line of keys that cannot be used says; Ada's own line stands among them."""
    from openpgp_keys import unusable_keys

    signed.bounded = True  # one of them takes too long
    ada = signed.read("signatories/housing.keys").strip()
    said, lines = [], [ada]
    for name, (fingerprint, data, why) in unusable_keys(signed).items():
        if data is not None:
            signed.write(f"signatories/{name}.asc", data)
        lines.append(f"{name}@example.org openpgp {fingerprint} {name}.asc seen")
        said.append(f"signatories/housing.keys:{len(lines)}: {name}.asc{why}")
    for line, why in (
        ("di@example.org ssh-ed25519 AAAA their page", "an SSH blob is cut short"),
        ("di@example.org ssh-ed25519 A!AA their page", "not an SSH public key"),
        (
            "di@example.org ssh-dss AAAAB3NzaC1kc3M= x",
            "this type of SSH key is not supported: ssh-dss",
        ),
        ("di@example.org minisign RWQ= a card", "not a minisign public key"),
        ("di@example.org x509 0123 a card", "not the SHA-256 of a certificate"),
        ("di@example.org", "not a kind of key that is known, and options are none"),
        ("di@example.org ssh-ed25519 AAAA Caf\udce9", "not UTF-8"),
    ):
        lines.append(line)
        said.append(f"signatories/housing.keys:{len(lines)}: {why}")
    text = "".join(f"{line}\n" for line in lines)
    signed.write("signatories/housing.keys", text.encode("utf-8", "surrogateescape"))
    return said


def warnings(errors):
    told = [line for line in errors.splitlines() if not line.startswith("letterkit: hint: ")]
    return sorted(line.removeprefix("letterkit: warning: ") for line in told)


def test_case_21_keys_that_cannot_be_used_never_stop_the_evidence_of_others(signed, unusable):
    out, errors = signed.letterkit("add", "x.txt", "--to", "housing")
    assert out == "signatories/housing.csv: 1 confirmed\n"
    assert warnings(errors) == sorted(unusable)


def test_case_21_keys_that_cannot_be_used_never_stop_an_audit(signed, unusable):
    signed.letterkit("add", "x.txt", "--to", "housing")
    signed.letterkit("keygen", "housing")
    signed.letterkit("publish", "housing", "--yes")
    note, errors = signed.letterkit("audit", "housing", "--key", "k", "--name", "x.example")
    assert "\nkey named=1 unnamed=0 backed=1\n" in note
    told = [each for each in warnings(errors) if not each.startswith("signed by ")]
    assert told == sorted(unusable)


def test_case_21_evidence_of_a_key_that_cannot_be_used_says_why(gpg):
    line = gpg.read("signatories/housing.keys").strip()
    gpg.gpg("--armor", "--detach-sign", "x.txt")
    whole = gpg.read("signatories/ada.asc")
    gpg.write("signatories/ada.asc", "nothing")
    assert add(gpg, "x.txt") == "x.txt.asc: its key cannot be used"
    gpg.write("signatories/ada.asc", whole)
    gpg.keys(line)
    assert taken(gpg, "x.txt.asc") == gpg.read("x.txt")


def test_a_signature_with_a_weak_hash_or_key_says_what_to_do(gpg):
    gpg.gpg(
        "--digest-algo", "SHA1", "--allow-weak-digest-algos", "--armor", "--detach-sign", "x.txt"
    )
    _, errors = gpg.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert "hint: it is made with SHA1, which can be forged: ask for a new signature" in errors


def test_an_openpgp_signature_older_than_its_statement_is_refused(town):
    fingerprint = town.gpg_key("Ada <ada@example.org>", "ada.asc", "never", *PAST)
    town.keys(f"ada@example.org openpgp {fingerprint} ada.asc example.org/ada")
    town.statement("x.txt", *ADA, "--date", "2020-01-03")
    town.gpg(*PAST, "--armor", "--detach-sign", "x.txt")
    assert add(town, "x.txt") == "x.txt.asc: the OpenPGP signature is older than the statement"


def test_a_certificate_that_is_not_the_one_named_binds_nobody(town):
    fingerprint = town.gpg_key("Ada <ada@example.org>", "ada.asc")
    other = town.gpg_key("Eve <eve@example.org>", "eve.asc")
    town.keys(f"ada@example.org openpgp {fingerprint} eve.asc example.org/ada")
    town.statement("x.txt", *ADA)
    town.gpg("--local-user", other, "--armor", "--detach-sign", "x.txt")
    assert add(town, "x.txt") == "x.txt.asc: the key is bound to nobody"
    _, errors = town.letterkit("add", "x.txt", "--to", "housing", code=1)
    place = "signatories/housing.keys:1"
    assert errors.startswith(
        f"letterkit: warning: {place}: eve.asc holds another OpenPGP key: {other}\n"
    )


def test_a_changed_comment_of_minisign_is_refused(town):
    town.keys(f"ada@example.org minisign {town.minisign_key('ada')} example.org/ada")
    town.statement("x.txt", *ADA)
    town.minisign("ada", "x.txt")
    signature = town.read("x.txt.minisig")
    town.write("x.txt.minisig", signature.replace("file:x.txt", "file:y.txt"))
    assert add(town, "x.txt") == "x.txt.minisig: the minisign signature does not verify"


def test_a_low_order_key_is_refused_with_its_line(signed):
    import base64

    blob = b"\0\0\0\x0bssh-ed25519\0\0\0\x20" + bytes([1]) + bytes(31)
    signed.keys(f"ada@example.org ssh-ed25519 {base64.b64encode(blob).decode()} a forger")
    assert add(signed, "x.txt") == "x.txt.sig: the key is bound to nobody"
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    place = "signatories/housing.keys:1"
    warning = f"letterkit: warning: {place}: not an acceptable Ed25519 public key\n"
    assert errors.startswith(warning)


def test_files_that_do_not_belong_together_are_refused(signed):
    _, errors = signed.letterkit(
        "add", "x.txt", "signatories/housing.csv", "--to", "housing", code=1
    )
    assert errors.startswith(
        "letterkit: error: signatories/housing.csv: neither a signed statement nor an e-mail nor"
    )
    signed.write("y.sig", signed.read("x.txt.sig"))
    assert add(signed, "y.sig", code=2) == "y.sig: no statement y beside this signature"
    signed.write("y.txt", signed.read("x.txt"))
    signed.letterkit("add", "y.sig", "--to", "housing")
    (signed.folder / "x.txt.sig").unlink()
    assert add(signed, "x.txt", code=2) == "x.txt: no signature beside this statement"


def test_ssh_keygen_reads_the_lines_of_ssh_keys_as_we_do(signed):
    signed.keys(*signed.read("signatories/housing.keys").splitlines(), "c1 minisign RWQ= a card")
    check = ["ssh-keygen", "-Y", "verify", "-n", "letterkit-statement-v1", "-I", "ada@example.org"]
    files = ["-f", "signatories/housing.keys", "-s", "x.txt.sig"]
    out = signed.run(*check, *files, stdin=signed.read("x.txt").encode())
    assert out.startswith(b'Good "letterkit-statement-v1" signature for ada@example.org')


def test_nobody_is_named_when_something_is_refused(signed):
    signed.write("signatories/housing.csv", LIST.replace("Ada Example", "Ada Exemple"))
    _, errors = signed.letterkit("add", "x.txt", "--to", "housing", code=1)
    assert not any(word in errors for word in ("Ada", "ada@", "Mathematician"))
