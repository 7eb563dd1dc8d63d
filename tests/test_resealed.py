"""The holder of a register's key can seal whatever they like: the seal says no more than that.

What holds of such a file must be shown as the register and the text in it say.
"""

import json
import random
import re
import unicodedata
from collections import Counter
from dataclasses import replace
from email import message_from_bytes

import pytest

from actions.test_written_anew import MARKER, workspace
from artefacts import published, verdict
from hosts import SILENT
from letterkit.actions.assemble import assemble
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace
from letterkit.letters import locale
from letterkit.model import Layout, Status, parse_register
from letterkit.model.manuscript import format_manuscript
from letterkit.model.seal import FRAMES, without_seal
from letterkit.model.verdict import Medium
from letterkit.text.embedded import parse_embedded
from letterkit.text.plain import parse_plain
from letterkit.tlog.seal import sealed_file
from letterkit.verdict.edition import checked_edition
from registers import SIGNER, signature
from render.browser import CHROMIUM, Browser
from resealing import MARKUP, ODD, page_by, text_in, write
from thorough import tries

PAGES = tries(60, 2000)  # by their seeds

# What a reader sees, by where each letter is painted: not what the elements hold.
SHOWN = r"""(() => {
    const seen = (root) => {
        const found = [];
        const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode, parent = node.parentElement;
            if (!node.data.trim() || parent.closest("script, style, template, noscript")) continue;
            const style = getComputedStyle(parent);
            const range = document.createRange();
            range.selectNodeContents(node);
            const box = range.getBoundingClientRect();
            const how = {opacityProperty: true, visibilityProperty: true};
            if (!parent.checkVisibility(how)) continue;
            if (!box.width || !box.height || parseFloat(style.fontSize) < 6) continue;
            if (box.right < 0 || box.bottom + scrollY < 0) continue;
            if (/^rgba.*, 0\)$/.test(style.color)) continue;
            if (style.clipPath !== "none" || style.clip !== "auto") continue;
            found.push(node.data);
        }
        return found.join("");
    };
    const of = (query) => [...document.querySelectorAll(query)];
    const open = (element) => {
        const name = element.querySelector(".name") ?? element;
        name.scrollIntoView({block: "center", behavior: "instant"});
        const box = name.getClientRects()[0];
        if (!box) return false;
        const top = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return element.contains(top);
    };
    const entries = of("#everybody [data-entry]").map((element) => [
        Number(element.dataset.entry), seen(element), open(element),
    ]);
    const people = document.getElementById("everybody");
    return JSON.stringify({
        title: document.title,
        heading: seen(document.querySelector("h1")),
        letter: seen(document.getElementById("letter")),
        fingerprint: seen(document.getElementById("letterkit-fingerprint")),
        stamp: seen(document.getElementById("letterkit-stamp")),
        total: of(".total").map((each) => seen(each)),
        counted: of(".counted").map((each) => seen(each)),
        people: people ? seen(people) : "",
        top: of("#signed [data-entry]").map((each) => [Number(each.dataset.entry), seen(each)]),
        entries,
        scripts: of("script:not([type])").length,
        bodies: of("body > *").map((each) => each.localName),
    });
})()"""


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    """A letter with every feature, and its pictures; its people are exchanged."""
    folder = workspace(tmp_path_factory.mktemp("resealed"), group="none")
    return assemble(find_workspace(folder), "f", SILENT).documents[0]


@pytest.mark.timeout(3600)  # all of them, each shown by a browser
def test_whatever_a_coordinator_seals_as_a_page_is_shown_as_it_says(base, tmp_path_factory):
    holding, statuses = [], Counter()
    for seed in range(PAGES):
        made = page_by(seed, base)
        status = status_of(made.data)
        statuses[str(status)] += 1
        if status is Status.HOLDS:
            holding.append((seed, made))
    # What letterkit wrote of the coordinator's words holds, so that the rest is worth looking at.
    assert len(holding) > PAGES / 10, statuses
    assert statuses[Status.CANNOT_TELL] + statuses[Status.ALTERED] > PAGES / 3
    if not CHROMIUM:
        pytest.skip("no chromium here")
    browser = Browser(tmp_path_factory.mktemp("profile"))
    file = tmp_path_factory.mktemp("pages") / "page.html"
    try:
        wrong = {}
        for seed, made in holding:
            file.write_bytes(made.data)
            browser.open(file)
            found = faults(json.loads(browser.run(SHOWN)), made.data.decode(), browser, file)
            if found:
                wrong[seed] = (made.what, found)
    finally:
        browser.close()
    print(dict(statuses), len(holding), "looked at", *wrong.items(), sep="\n")
    assert wrong == {}


def status_of(data):
    """What `verify` says, with what the register's key signed."""
    try:
        found = verdict(data)
    except LetterkitError:
        return Status.CANNOT_TELL
    if found.status is Status.HOLDS:
        checks, _ = checked_edition(found.agreement.register)
        if any(check.result == "fail" for check in checks):
            return Status.ALTERED
    return found.status


def block(html, name):
    found = re.search(rf'id="letterkit-{name}" data-sha256="[0-9a-f]+">([^<]*)', html)
    return parse_embedded(found[1])


def squeezed(text):
    return "".join(unicodedata.normalize("NFC", text).split())


def faults(shown, html, browser, file):
    """How what is shown is not what the page's register and text say."""
    register, text = parse_register(block(html, "register")), text_in(html)
    title = text.partition("\n")[0]
    found = []
    if shown["title"] != title or squeezed(shown["heading"]) != squeezed(title):
        found.append(("title", shown["title"], shown["heading"]))
    if squeezed(shown["letter"]) != squeezed(MARKER.sub("", text)):
        found.append(("letter", shown["letter"]))
    lang = json.loads(block(html, "manuscript"))["lang"]
    found += faults_of_entries(shown["entries"], register.entries, lang)
    for number, words in shown["top"]:
        if squeezed(register.entries[number].name) not in squeezed(words):
            found.append(("top", number, words))
    digits = {re.sub(r"\D", "", each.split("\n")[0])[:6] for each in shown["total"]}
    if digits and not all(each.startswith(str(register.counts.total)) for each in digits):
        found.append(("total", shown["total"]))
    if shown["scripts"] != 6:
        found.append(("scripts", shown["scripts"]))
    own = (file.as_uri(), "data:", "blob:null/")
    if not all(each.startswith(own) for each in browser.requests):
        found.append(("requests", browser.requests))
    if browser.errors:
        found.append(("errors", list(browser.errors)))
    return found


def faults_of_entries(shown, entries, lang):
    found = []
    numbers = [number for number, _, _ in shown]
    if sorted(numbers) != list(range(len(entries))):
        found.append(("entries", numbers))
    for number, words, is_open in shown:
        if not is_open or not shows(words, entries[number], lang):
            found.append(("entry", number, is_open, words))
    return found


def shows(words, entry, lang):
    """An entry has its name and its role, and no words that are none of its own."""
    left = squeezed(words)
    country = locale.country(entry.country, lang)
    link = "" if entry.link.startswith("http") else entry.link
    if link and link in left:
        return False
    values = (entry.name, entry.role, entry.comment, entry.affiliation, country)
    for each in sorted(values, key=lambda value: len(squeezed(value)), reverse=True):
        own = squeezed(each)
        if own not in left and each not in (entry.affiliation, country):
            return False
        left = left.replace(own, "\n", 1) if own else left
    return not left.strip("\n,،、，;")


# Each of these is seen in a page as letterkit writes it; none of them holds.
TOLD = {
    "an entry that is hidden": ('<li data-entry="0"', '<li style="display:none" data-entry="0"'),
    "an entry that is clear": ('<li data-entry="0"', '<li style="opacity:0" data-entry="0"'),
    "an entry that is cut": (
        '<li data-entry="0"',
        '<li style="clip-path:inset(50%)" data-entry="0"',
    ),
    "an entry that is covered": (
        '<div id="everybody">',
        '<div style="position:fixed;inset:0;background:white"></div><div id="everybody">',
    ),
    "an entry more": ('<li data-entry="0"', '<li data-entry="0">Eve Extra</li><li data-entry="0"'),
    "words in an entry": ("</bdi>", " Extra</bdi>"),
    "words in the letter": ('<div data-letterkit="body">', '<div data-letterkit="body">not '),
    "another title": ("<title>", "<title>Against: "),
    "a number": ('<p class="total">', '<p class="total">9'),
    "a script": ("</body>", "<script>1</script></body>"),
    "a picture from elsewhere": ("</body>", '<img src="https://e.example/x.png"></body>'),
}


@pytest.mark.skipif(not CHROMIUM, reason="no chromium here")
def test_what_is_shown_otherwise_is_seen(base, tmp_path_factory):
    own = format_manuscript(replace(base.manuscript, layout=Layout.COLUMNS, first=()))
    people_ = [signature(f"s{number}", line=number + 2) for number in range(3)]
    html = write(own, base, people_, random.Random(1))  # noqa: S311 - no secret
    browser = Browser(tmp_path_factory.mktemp("profile"))
    file = tmp_path_factory.mktemp("pages") / "page.html"
    try:
        for name, (old, new) in {"nothing": ("", ""), **TOLD}.items():
            at = html.index(old, html.index('<section id="signatories"') if old == "</bdi>" else 0)
            changed = html[:at] + new + html[at + len(old) :]
            file.write_text(changed, "utf-8")
            browser.open(file)
            found = faults(json.loads(browser.run(SHOWN)), changed, browser, file)
            assert bool(found) == (name != "nothing"), (name, found)
            assert (status_of(changed.encode()) is Status.HOLDS) == (name == "nothing")
    finally:
        browser.close()


# The other files, whose checks beside the seal are the same with a seal and without one

OTHERS = tries(150, 400)


def altered(data, chance):
    """The lines of a file with one or two changed, moved, doubled, added or taken away."""
    lines = data.splitlines(keepends=True)
    for _ in range(chance.choice((1, 1, 2))):
        at, other = chance.randrange(len(lines)), chance.randrange(len(lines))
        more = chance.choice((*MARKUP, *ODD, *FIELDS)).encode("utf-8", "surrogatepass")
        match chance.randrange(7):
            case 0:
                lines[at], lines[other] = lines[other], lines[at]
            case 1:
                lines.insert(at, lines[other])
            case 2:
                del lines[at]
            case 3:
                lines.insert(at, more + b"\n")
            case 4:
                place = chance.randrange(len(lines[at]))
                lines[at] = lines[at][:place] + more + lines[at][place:]
            case 5:
                place = chance.randrange(len(lines[at]))
                flipped = chance.choice((b"e", b"=", b"7", b" ", b"\xc2\xa0", b"\r", b"\0"))
                lines[at] = lines[at][:place] + flipped + lines[at][place + 1 :]
            case 6:
                words = lines[at].split(b" ")
                chance.shuffle(words)
                lines[at] = b" ".join(words)
    return b"".join(lines)


FIELDS = (
    *("Reply-To: e@e.example", "Subject: Sell the parks", "Subject : Sell", "From: Eve <e@e.ex>"),
    *("Content-Type: text/html; charset=utf-7", "Content-Transfer-Encoding: x-uuencode"),
    *("Content-Disposition: attachment; filename=x.html", "MIME-Version: 1.0", "--", "=_x"),
    *("Content-Type: multipart/alternative; boundary=x", "X-Unsent: 1", "Received: from a by b"),
)  # fmt: skip


def in_register(data):
    """All but the comments and links, the order, and the texts that nobody in it signed."""
    register = parse_register(data.decode())
    listed = [replace(each, id="", comment="", link="") for each in register.entries]
    listed.sort(key=lambda each: each.index)
    signed = {each.text for each in listed}
    texts = {lang: text for lang, text in register.texts.items() if text in signed}
    return texts, register.edition, register.unnamed, listed


def in_text(data):
    """All but the names and their groups, which nothing in a text fixes."""
    parts = parse_plain(data.decode())
    shown = sum(len(each.lines) for each in parts.signatories.groups)
    listed = replace(parts.signatories, groups=())
    # Without a seal it may be a text that was built, and names no edition.
    closing = tuple(each for each in parts.closing if not each.startswith("Edition "))
    return replace(parts, signatories=listed, note="", closing=closing), shown


def in_mail(data):
    """The words of both forms and what stands above them; names are in both of them."""
    message = message_from_bytes(data)
    kinds = [each.get_content_type() for each in message.walk() if not each.is_multipart()]
    html = next(each for each in message.walk() if each.get_content_type() == "text/html")
    words = html.get_payload(decode=True).replace(b"\r\n", b"\n").strip()
    return kinds, " ".join(str(message["Subject"]).split()), words


@pytest.mark.parametrize(
    ("name", "medium", "content"),
    [
        ("register.json", Medium.REGISTER, in_register),
        ("parks.en.txt", Medium.TEXT, in_text),
        ("parks.en.eml", Medium.EMAIL, in_mail),
    ],
)
def test_another_file_that_holds_says_what_it_said(name, medium, content):
    data = without_seal(published()[name], FRAMES[medium])
    wanted, held = content(data), 0
    for seed in range(OTHERS):
        changed = altered(data, random.Random(seed))  # noqa: S311 - no secret
        try:
            status = verdict(changed).status
            if medium is Medium.REGISTER and status is Status.HOLDS:
                status = status_of(changed)
        except LetterkitError:
            continue
        if status is Status.HOLDS:
            held += 1
            assert content(changed) == wanted, (seed, changed)
    assert held < OTHERS / 4


def test_a_sealed_text_names_its_edition():
    medium = Medium.TEXT
    text = without_seal(published()["parks.en.txt"], FRAMES[medium])
    bare = re.sub(rb"\n[^\n]*\nEdition 1 [^\n]*", b"", text)
    assert bare != text
    assert verdict(bare).status is Status.HOLDS
    found = verdict(sealed_file(bare, medium, 1, SIGNER))
    assert found.status is Status.ALTERED
    assert verdict(sealed_file(text, medium, 1, SIGNER)).agreement.sealed
