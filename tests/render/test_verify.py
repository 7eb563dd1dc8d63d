"""What the page of a published register says of itself and of receipts, in Chromium."""

import json
import re
from contextlib import contextmanager
from dataclasses import replace

import pytest

from letterkit.model import Medium
from letterkit.render.page import page
from letterkit.render.shown_words import EMPTY, words_pinned
from letterkit.tlog.seal import sealed_file
from registers import SIGNER, after, public, receipt
from render.browser import CHROMIUM
from render.documents import sample
from render.published import (
    FIRST,
    INITIALS,
    SECOND,
    TEXTS,
    VERA,
    document,
    signed,
    with_published,
)

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

WORDS = sample().words
FORKED = after(FIRST, [signed("ada", role="Judge"), VERA, INITIALS], TEXTS)
LIMIT = WORDS["receipt_limit"]
WITHOUT_SUBTLE = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"


def opened(browser, folder, html):
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    browser.open(file)


def until(browser, condition, result):
    """The result of an expression once a condition holds, or five seconds later."""
    return browser.run(f"""(async () => {{
        for (let turn = 0; turn < 250 && !({condition}); turn += 1) {{
            await new Promise((done) => setTimeout(done, 20));
        }}
        return {result};
    }})()""")


SAID = """["compared", "verified"].map((id) => document.getElementById(id)?.className)
    .concat(document.getElementById("verified")?.textContent)"""


def verified(browser, folder, html):
    """What the page says of itself, twice in a class and then in words."""
    opened(browser, folder, html)
    browser.run("document.getElementById('check').scrollIntoView()")
    return until(browser, f"{SAID}[0] === 'differs' || {SAID}[1]", SAID)


def phrase(outcome, **values):
    return WORDS[f"registered_{outcome}"].format(**values)


@pytest.mark.parametrize("kept, edition, entries", [(FIRST, 1, 3), (SECOND, 2, 2)])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_a_published_page_says_that_its_edition_holds(
    browser, folder, kept, edition, entries, lang
):
    found = verified(browser, folder, page(document(kept, lang)))
    assert found == ["holds", "holds", phrase("holds", edition=edition, n=entries)]
    assert browser.errors == []
    assert {each.partition(":")[0] for each in browser.requests} <= {"file", "data", "blob"}


def test_a_page_that_was_not_published_says_nothing_of_a_register(browser, folder):
    opened(browser, folder, page(sample()))
    ids = ["verified", "receipt", "letterkit-stamp"]
    assert browser.run(f"{ids}.filter((id) => document.getElementById(id))") == []


def test_a_name_that_would_end_the_script_is_a_name(browser, folder):
    kept = after(FIRST, [signed("x", name="</script><!--<script>"), VERA, INITIALS], TEXTS)
    assert verified(browser, folder, page(document(kept)))[:2] == ["holds", "holds"]
    assert browser.errors == []


def test_what_was_altered_everywhere_alike_is_noticed(browser, folder):
    """Page, list and hashes are made anew: only the signed root tells."""
    register = public(SECOND, TEXTS)
    entries = (replace(register.entries[0], name="Eve Example"), *register.entries[1:])
    html = page(document(register=replace(register, entries=entries)))
    assert verified(browser, folder, html) == ["holds", "differs", phrase("differs")]


def test_what_was_altered_in_one_place_is_not_verified(browser, folder):
    html = page(document()).replace('"name":"Ada', '"name":"Ida')
    assert verified(browser, folder, html) == ["differs", "", ""]


def repinned(html):
    """A page in which the digest of its words was made to fit again."""
    return words_pinned(re.sub(r'data-words="\w+"', EMPTY, html, count=1))


@pytest.mark.parametrize(
    "old, new",
    [
        ("Edition 2 · ", "Edition 3 · "),
        ('translate="no">11 · ', 'translate="no">12 · '),
        ("7abe3c8d</code>", "7abe3c8e</code>"),
        ('id="letterkit-stamp"', 'id="letterkit-stump"'),
    ],
)
def test_a_foot_that_shows_another_edition_or_key_is_noticed(browser, folder, old, new):
    html = page(document())
    assert html.count(old) == 1
    assert verified(browser, folder, repinned(html.replace(old, new)))[1] == "differs"


def test_a_page_without_its_register_does_not_hold(browser, folder):
    html = page(document()).replace('id="letterkit-register"', 'id="lost"')
    assert verified(browser, folder, html) == ["differs", "", ""]


def test_a_page_without_its_scripts_claims_nothing(browser, folder):
    head, _, rest = page(document()).rpartition("</footer>")
    opened(browser, folder, f"{head}</footer>{rest.partition('<script>')[0]}</body></html>")
    browser.run("document.getElementById('check').scrollIntoView()")
    assert browser.run("new Promise((done) => setTimeout(done, 300))") is None
    assert browser.run(SAID) == ["", "", ""]


def test_a_verifier_that_is_not_ours_does_not_run(browser, folder):
    html = (
        page(document())
        .replace("insist(isSame(found,root))", "")
        .replace("function letterkitVerifier(){", "function letterkitVerifier(){ postMessage({});")
    )
    assert verified(browser, folder, html)[1] == "differs"
    (refused,) = browser.errors
    assert "violates the following Content Security Policy directive" in refused


@contextmanager
def before(browser, source):
    """Runs a script before those of each page."""
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=source)
    yield
    browser.call("Page.removeScriptToEvaluateOnNewDocument", **added)


def instead(old, new):
    """A script that changes the worker's source."""
    return f"""globalThis.Blob = class extends Blob {{
        constructor([source], options) {{
            super([source.replaceAll({json.dumps(old)}, {json.dumps(new)})], options);
        }}
    }};"""


def test_the_worker_has_no_network_either(browser, folder):
    asking = """onmessage = ({ ports: [port] }) => {
        const stopped = () => port.postMessage({ outcome: "differs" });
        addEventListener("securitypolicyviolation", stopped);
        fetch("https://example.org").catch(() => {});
    }; var unused ="""
    with before(browser, instead("onmessage=", asking)):
        assert verified(browser, folder, page(document()))[1] == "differs"


def test_work_that_takes_long_shows_its_progress(browser, folder):
    slow = "tell({ progress: .5 }); await new Promise((on) => setTimeout(on, 1500)); const isSigned"
    progress = "(({ hidden, value }) => [hidden, value])(document.getElementById('verifying'))"
    with before(browser, instead("const isSigned", slow)):
        opened(browser, folder, page(document()))
        browser.run("document.getElementById('check').scrollIntoView()")
        assert browser.run(f"new Promise((on) => setTimeout(() => on({progress}), 500))")[0]
        assert until(browser, f"!{progress}[0]", f"[{progress}, {SAID}[2]]") == [
            [False, 0.5],
            WORDS["registered_checking"],
        ]
        assert until(browser, f"{SAID}[1]", f"[{progress}[0], {SAID}[1]]") == [True, "holds"]


def test_a_worker_that_breaks_claims_nothing(browser, folder):
    with before(browser, instead("onmessage=", "onmessage = () => { throw new Error() }; var x =")):
        found = verified(browser, folder, page(document()))
        assert received(browser, receipt(SECOND, "ada")) == ["cannot", WORDS["receipt_cannot"]]
    assert found[1:] == ["cannot", phrase("cannot")]


@pytest.mark.parametrize("missing", [WITHOUT_SUBTLE, "delete globalThis.Worker"])
def test_where_webcrypto_or_workers_are_missing_the_page_cannot_tell(browser, folder, missing):
    with before(browser, missing):
        found = verified(browser, folder, page(document()))
        assert received(browser, receipt(SECOND, "ada")) == ["cannot", WORDS["receipt_cannot"]]
    assert found[1:] == ["cannot", phrase("cannot")]


def test_where_ed25519_is_missing_the_page_says_that_the_signature_was_not_checked(browser, folder):
    with before(browser, instead('"Ed25519"', '"Ed25520"')):
        found = verified(browser, folder, page(document()))
        assert received(browser, receipt(SECOND, "ada")) == ["cannot", WORDS["receipt_cannot"]]
    assert found == ["holds", "unsigned", phrase("unsigned", edition=2, n=2)]


# Receipts

VERDICT = """((verdict) => [verdict.className, ...[...verdict.children].map((p) => p.textContent)])(
    document.getElementById("verdict"))"""


def received(browser, data, name="ada.tlog-proof"):
    """What the page says of a file that is dropped on it."""
    browser.run(f"""(() => {{
        const dataTransfer = new DataTransfer();
        const bytes = Uint8Array.from({json.dumps(data.decode("latin-1"))}, (c) => c.charCodeAt(0));
        dataTransfer.items.add(new File([bytes], {json.dumps(name)}));
        document.body.dispatchEvent(
            new DragEvent("drop", {{ dataTransfer, bubbles: true, cancelable: true }}));
    }})()""")
    return until(browser, "document.getElementById('verdict').className", VERDICT)


def test_a_page_that_is_dropped_on_itself_is_told_to_be_sealed_or_altered(browser, folder):
    html = page(document())
    data = sealed_file(html.encode(), Medium.PAGE, 2, SIGNER)
    opened(browser, folder, data.decode())
    browser.run("document.getElementById('check').scrollIntoView()")
    sealed, told = received(browser, data, "page.html")
    assert (sealed, told) == ("sealed", WORDS["receipt_sealed"].format(edition=2))
    assert received(browser, data + b"\n", "page.html") == ["broken", WORDS["receipt_broken"]]
    without = ["unsealed", WORDS["receipt_unsealed"]]
    assert received(browser, html.encode(), "page.html") == without


@pytest.mark.parametrize(
    "kept, key, on, outcome, edition, who",
    [
        (SECOND, "ada", SECOND, "holds", 2, ["Ada Example, Pilot"]),
        (FIRST, "vera", SECOND, "holds", 2, ["Vera Example"]),
        (FIRST, "ada", SECOND, "amended", 2, ["Ada Example, Nurse, Example Hospital"]),
        (FIRST, "bo", SECOND, "withdrawn", 2, ["Bo Example"]),
        (SECOND, "ada", FIRST, "older", 1, ["Ada Example, Pilot"]),
    ],
)
def test_a_receipt_that_is_dropped_is_told_what_became_of_it(
    browser, folder, kept, key, on, outcome, edition, who
):
    opened(browser, folder, page(document(on)))
    told = WORDS[f"receipt_{outcome}"].format(edition=edition)
    assert received(browser, receipt(kept, key)) == [outcome, told, *who, LIMIT]
    assert browser.errors == []
    assert {each.partition(":")[0] for each in browser.requests} <= {"file", "data", "blob"}


def test_a_receipt_that_contradicts_the_page_proves_nothing_of_it(browser, folder):
    opened(browser, folder, page(document(SECOND)))
    told = WORDS["receipt_contradicts"]
    assert received(browser, receipt(FORKED, "vera")) == ["contradicts", told, "Vera Example"]


@pytest.mark.parametrize(
    "data, outcome",
    [
        (receipt(SECOND, "ada")[:-1], "malformed"),
        (receipt(SECOND, "ada").replace(b"index 8", b"index 7"), "altered"),
        (b"", "malformed"),
        (receipt(SECOND, "ada") + b"\n" * 2**20, "malformed"),
    ],
)
def test_a_file_that_is_no_good_receipt_shows_nobody(browser, folder, data, outcome):
    opened(browser, folder, page(document()))
    assert received(browser, data) == [outcome, WORDS[f"receipt_{outcome}"]]


def test_a_receipt_tells_nothing_beside_a_page_that_does_not_hold(browser, folder):
    register = with_published(public(SECOND, TEXTS), origin="letters.example.org/parks")
    for html in (
        page(document(register=register)),
        page(document()).replace("<ol>", '<ol start="2">'),
    ):
        opened(browser, folder, html)
        assert received(browser, receipt(SECOND, "ada")) == ["page", WORDS["receipt_page"]]


def chosen(browser, path):
    input_ = browser.call("Runtime.evaluate", expression="document.getElementById('receipt-file')")
    found = input_["result"]["objectId"]
    browser.call("DOM.setFileInputFiles", files=[str(path)], objectId=found)


def test_a_receipt_can_be_chosen_and_is_not_kept(browser, folder):
    opened(browser, folder, page(document()))
    browser.run("document.getElementById('receipt-file').focus()")
    assert browser.run("document.activeElement.id") == "receipt-file"
    browser.run("document.getElementById('check').scrollIntoView()")
    for number, key in enumerate(("ada", "bo")):
        (folder / "one.tlog-proof").write_bytes(receipt(FIRST, key))
        chosen(browser, folder / "one.tlog-proof")
        wanted = ("amended", "withdrawn")[number]
        done = f"document.getElementById('verdict').className === '{wanted}'"
        assert until(browser, done, "document.getElementById('receipt-file').value") == ""
        assert until(browser, done, VERDICT)[0] == wanted
    assert "Ada Example, Nurse" not in browser.run("document.body.innerText")
    stored = "[localStorage.length, sessionStorage.length, document.cookie, location.hash]"
    assert browser.run(stored) == [0, 0, "", ""]


def test_the_last_of_two_receipts_is_the_one_that_is_told(browser, folder):
    opened(browser, folder, page(document()))
    browser.run("document.getElementById('check').scrollIntoView()")
    received_first = f"received = {json.dumps(receipt(SECOND, 'ada').decode())}"
    browser.run(f"""(() => {{
        let {received_first};
        for (const text of [received, received.replace("index 8", "index 7")]) {{
            const dataTransfer = new DataTransfer();
            dataTransfer.items.add(new File([text], "x"));
            document.body.dispatchEvent(new DragEvent("drop", {{ dataTransfer, bubbles: true }}));
        }}
    }})()""")
    assert until(browser, "document.getElementById('verdict').className", VERDICT)[0] == "altered"


def test_the_place_for_receipts_is_not_printed(browser, folder):
    opened(browser, folder, page(document()))
    shown = "getComputedStyle(document.getElementById('receipt')).display"
    assert browser.run(shown) != "none"
    browser.call("Emulation.setEmulatedMedia", media="print")
    assert browser.run(shown) == "none"
    browser.call("Emulation.setEmulatedMedia", media="")


def test_without_scripts_no_place_for_receipts_is_shown(browser, folder):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    opened(browser, folder, page(document()))
    assert browser.run("document.getElementById('receipt').hidden")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


def test_the_foot_tells_the_edition_as_the_pdf_does(browser, folder):
    opened(browser, folder, page(document()))
    stamp = document().stamp
    told = f"Edition 2 · 11 · {stamp.root} · {SIGNER.verifier.key_id.hex()}"
    assert browser.run("document.getElementById('letterkit-stamp').textContent") == told


# The verdict beside the count

OWN = """((own) => [own.hidden, own.className, ...[...own.children].map((p) => p.textContent)])(
    document.getElementById("own"))"""


def own(browser, folder, html):
    """What the page says beside its count, to a reader who has not moved."""
    opened(browser, folder, html)
    return until(browser, f"{OWN}[1] && {OWN}[1] !== 'checking'", OWN)


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_green_is_for_a_signed_edition(browser, folder, lang):
    told = WORDS["own_signed"].format(edition=2)
    found = own(browser, folder, page(document(lang=lang)))
    assert found == [False, "holds", WORDS["own_holds"], told]


def test_a_page_without_an_edition_is_never_green(browser, folder):
    found = own(browser, folder, page(sample()))
    assert found == [False, "partly", WORDS["own_partly"], WORDS["own_unpublished"]]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("two of you are named", "two of you are blamed", WORDS["compared_differs"]),
        ('<p class="total">', '<p class="total">9', WORDS["compared_differs"]),
        ("<main>", "<main><p>Also signed by 5,000 others.</p>", WORDS["compared_differs"]),
        ("</main>", "<p>Judge</p></main>", WORDS["compared_differs"]),
    ],
)
def test_a_page_that_does_not_hold_says_so_beside_its_count(browser, folder, old, new, told):
    html = page(document())
    assert old in html
    found = own(browser, folder, html.replace(old, new))
    assert found == [False, "differs", WORDS["own_differs"], told]


def test_a_list_that_is_no_signed_edition_is_red_beside_its_count(browser, folder):
    html = repinned(page(document()).replace("Edition 2 · ", "Edition 3 · "))
    found, told = own(browser, folder, html), phrase("differs")
    assert found == [False, "differs", WORDS["own_differs"], told]


def test_what_a_browser_cannot_check_is_not_green(browser, folder):
    with before(browser, instead('"Ed25519"', '"Ed25520"')):
        found = own(browser, folder, page(document()))
    assert found == [False, "partly", WORDS["own_partly"], phrase("unsigned", edition=2, n=2)]
    with before(browser, "delete globalThis.Worker"):
        found = own(browser, folder, page(document()))
    assert found == [False, "cannot", WORDS["own_cannot"], phrase("cannot")]
    with before(browser, WITHOUT_SUBTLE):
        found = own(browser, folder, page(document()))
    assert found == [False, "cannot", WORDS["own_cannot"], WORDS["compared_cannot"]]


def test_a_page_whose_verifier_is_gone_is_not_green(browser, folder):
    with before(browser, "Object.defineProperty(globalThis, 'verification', { set() {} })"):
        found = own(browser, folder, page(document()))
    assert found == [False, "cannot", WORDS["own_cannot"], ""]


def test_each_state_has_a_mark_of_its_own_beside_its_colour(browser, folder):
    own(browser, folder, page(sample()))
    marks = browser.run("""["checking", "holds", "partly", "cannot", "differs"].map((state) => {
        const own = document.getElementById("own");
        own.className = state;
        return getComputedStyle(own, "::before").content.split(" / ")[0];
    })""")
    assert marks == ['"…"', '"✓"', '"!"', '"!"', '"×"']


def test_without_scripts_no_verdict_is_shown(browser, folder):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    opened(browser, folder, page(document()))
    shown = browser.run("document.getElementById('own').hidden")
    browser.call("Emulation.setScriptExecutionDisabled", value=False)
    assert shown is True
