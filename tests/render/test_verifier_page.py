"""verify.html as a file: its size, its languages, what it may do, and how it looks to a machine."""

import json
import re
import tomllib
from base64 import b64decode
from importlib import resources

import pytest

from agreeing import shown
from artefacts import published
from letterkit.model import CanonicalText, format_register
from letterkit.render.verifier_page import every_words, verifier_page
from letterkit.text.text import short_hash
from registers import EMPTY, after, public, receipt, signature
from render.browser import CHROMIUM, browser_at
from test_verifier import written

LARGEST = 300_000  # bytes
LANGUAGES = sorted(
    each.name.removesuffix(".toml")
    for each in (resources.files("letterkit.letters") / "words").iterdir()
    if each.name.endswith(".toml")
)
ENGLISH = every_words()["en"]["words"]
PLACE = re.compile(r"\{(\w+)\}")
# Sentences whose number is written out in English have one of their own where it is 1.
ONE = {key for key in ENGLISH if key.endswith("_one")}


def test_the_page_is_small_and_the_same_each_time():
    page = verifier_page()
    assert len(page.encode()) <= LARGEST
    assert page == verifier_page()


def test_the_page_names_no_address_that_a_browser_would_ask():
    page = verifier_page()
    assert not re.search(r"""(?:src|href|action)\s*=\s*["'](?!data:,)""", page)
    assert not re.search(r"\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon)\b", page)
    assert not re.search(r"\b(?:localStorage|sessionStorage|indexedDB|cookie)\b", page)


def test_the_page_forbids_itself_all_connections():
    policies = re.findall(r'Content-Security-Policy" content="([^"]*)"', verifier_page())
    assert policies[0].startswith("default-src &#39;none&#39;;")
    assert not any("connect-src" in each or "http" in each for each in policies)


def test_there_is_a_language_for_each_that_has_furniture():
    assert sorted(every_words()) == LANGUAGES


@pytest.mark.parametrize("lang", [each for each in every_words() if each != "en"])
def test_every_language_says_everything(lang):
    words = every_words()[lang]["words"]
    assert set(words) - ONE == set(ENGLISH) - ONE
    for key, sentence in words.items():
        assert sentence.strip() == sentence != "", key
        assert sorted(set(PLACE.findall(sentence))) == sorted(set(PLACE.findall(ENGLISH[key]))), key


def test_every_sentence_that_the_scripts_name_is_there():
    source = "".join(
        each.read_text("utf-8")
        for each in (resources.files("letterkit.render") / "standalone").iterdir()
        if each.name.endswith((".js", ".jinja"))
    )
    called = re.findall(
        r"""(?:saying|passed|failed|unchecked|phrase|said)\(["'](\w+)["']""", source
    )
    called += [f"cannot_{each}" for each in re.findall(r'Refused\("(\w+)"\)', source)]
    called += re.findall(r'data-words="(\w+)"', source)
    assert len(set(called)) > 100
    assert set(called) <= set(ENGLISH)


def test_the_words_are_written_as_toml_that_says_what_it_is():
    for lang in every_words():
        file = resources.files("letterkit.render") / "standalone" / "words" / f"{lang}.toml"
        assert set(tomllib.loads(file.read_text("utf-8"))) == {"language", "words"}


# In a browser


@pytest.fixture(scope="module")
def page(tmp_path_factory):
    if not CHROMIUM:
        pytest.skip("no chromium here")
    folder = tmp_path_factory.mktemp("verifier")
    with browser_at(folder, verifier_page(), "verify.html") as browser:
        yield browser


def at(page, fragment):
    page.call("Page.navigate", url="about:blank")
    page.call("Page.navigate", url=f"{page.file.as_uri()}#{fragment}")
    page.run(
        "new Promise((done) => document.readyState === 'complete' ? done() : "
        "addEventListener('load', done))"
    )


def spoken(page, lang):
    page.run(f"""(() => {{
        const field = document.getElementById("language");
        field.value = {lang!r};
        field.dispatchEvent(new Event("change"));
    }})()""")
    return page.run("[document.documentElement.lang, document.documentElement.dir, document.title]")


def test_nothing_is_asked_of_any_server(page, tmp_path):
    page.open(page.file)
    shown(page, written(tmp_path, "x.txt", b"x\n"))
    assert {each.partition(":")[0] for each in page.requests} <= {"file", "blob"}
    assert page.errors == []


@pytest.mark.parametrize("lang", every_words())
def test_a_verdict_is_told_in_every_language(page, tmp_path, lang):
    told = spoken(page, lang)
    assert told == [lang, "rtl" if lang == "ar" else "ltr", every_words()[lang]["words"]["title"]]
    register = after(EMPTY, [signature("ada")])
    data = receipt(register, "ada")
    verdict = shown(page, written(tmp_path, "r.tlog-proof", data))[0]
    assert verdict.sentence == every_words()[lang]["words"]["receipt_alone"]
    spoken(page, "en")


def test_the_language_is_the_first_of_the_browser_that_the_page_speaks(page):
    page.call("Emulation.setLocaleOverride", locale="de-AT")
    page.call("Emulation.setUserAgentOverride", userAgent="x", acceptLanguage="xx,de-AT,en")
    page.open(page.file)
    expected = "de" if "de" in every_words() else "en"
    assert page.run("document.documentElement.lang") == expected
    page.call("Emulation.setUserAgentOverride", userAgent="x", acceptLanguage="en")
    page.open(page.file)


FIRST = after(EMPTY, [signature("ada")])
SECOND = after(FIRST, [signature("ada"), signature("bo")])
OTHER = after(EMPTY, [signature("cy")])


def link_to(kept, text=""):
    from letterkit.register.public import leading_to, stamp_of
    from registers import SIGNER

    address = leading_to(stamp_of(kept, SIGNER.verifier), "https://e.example/v.html", text).address
    return address.partition("#")[2]


UNLIKE = "It is not the edition that the address names, nor one that continues it."


@pytest.mark.parametrize(
    ("linked", "dropped", "said"),
    [
        (FIRST, FIRST, "Edition, root and key are those that the address names."),
        (FIRST, SECOND, "The address names an earlier edition; this one, edition 2, continues it."),
        (SECOND, FIRST, "The address names a later edition than this one, edition 1."),
        (OTHER, FIRST, ""),
    ],
)
def test_a_list_is_compared_with_what_the_address_names(page, tmp_path, linked, dropped, said):
    at(page, link_to(linked, "ABCD-EFGH-IJKL"))
    assert "ABCD-EFGH-IJKL" in page.run("document.getElementById('link').textContent")
    verdict = shown(page, written(tmp_path, "register.json", format_register(public(dropped))))[0]
    assert verdict.linked == said
    assert verdict.status == ("unsealed" if said else "unlike")
    assert verdict.sentence.startswith("Not sealed: " if said else f"{UNLIKE} Not sealed: ")
    at(page, "")


@pytest.mark.parametrize("name", ["parks.en.pdf", "parks.en.html", "parks.en.txt", "parks.en.eml"])
def test_a_sealed_file_of_another_letter_is_no_good_news(page, tmp_path, name):
    at(page, link_to(FIRST))
    file = written(tmp_path, name, published()[name])
    verdict = shown(page, file)[0]
    assert verdict.status == "unlike"
    assert verdict.sentence.startswith(f"{UNLIKE} Sealed: ")
    at(page, "")


@pytest.mark.parametrize("name", ["parks.en.pdf", "parks.en.txt", "parks.be.txt"])
def test_a_sealed_file_is_compared_with_the_address_of_its_own_code(page, tmp_path, name):
    register = json.loads(published()["register.json"])
    root = short_hash(b64decode(register["checkpoint"].split("\n")[2]))
    size, key = register["checkpoint"].split("\n")[1], register["vkey"].split("+")[1]
    text = CanonicalText(published()["letter.en.txt"].decode()).fingerprint
    at(page, f"edition=1&size={size}&root={root}&key={key}&text={text}")
    verdict = shown(page, written(tmp_path, name, published()[name]))[0]
    assert verdict.status == "sealed"
    if name == "parks.be.txt":
        assert verdict.linked.endswith("it may be the version in another language.")
    else:
        assert verdict.linked == "Edition, root and key are those that the address names."
    at(page, "")


@pytest.mark.parametrize("fragment", ["", "edition=1", "edition=1&size=2&root=%3Cb%3E&key=x"])
def test_an_address_that_names_no_edition_is_passed_over(page, fragment):
    at(page, fragment)
    assert page.run("document.getElementById('link').hidden") is True


def test_a_name_of_a_file_is_never_taken_for_markup(page, tmp_path):
    file = tmp_path / "<img src=x onerror=alert(1)>.txt"
    file.write_bytes(b"x\n")
    assert shown(page, file)[0].status == "cannot"
    assert page.errors == []
