import re
import tomllib
from dataclasses import replace
from importlib.resources import files

import pytest

from letterkit.model import Entry, Kind, Layout, Shown
from letterkit.render.page import page
from letterkit.render.shown_words import EMPTY, words_pinned
from render.browser import CHROMIUM, browser_at
from render.documents import PIXEL, groups, register, sample
from render.published import document

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium here")

NAMES = (
    "Ада Прыкладная",
    "Пётр Соловьёв",
    "Łukasz Żuraw",
    "Bjørn Ångström",
    "Jörg Weiß-Müller",
    "Conor O’Neil",
    "İpek Yılmaz",
    "Đorđe Œuvray",
    "Ελένη Νικολάου",
    "فاطمة خُوري",
    "佐藤 美咲",
    "김 지훈",
    "Anna-Maria Conor",
    "Олександр Мар’янович",
)
OTHERS = ("Kim Else", "Lu Such", "Mo Other")  # a list of less than six has no search
SIMILAR = "Similar names, perhaps other people"
ASIDE = "You may be among those who are not shown by name: 12 without a name."
SIDEWAYS = "document.documentElement.scrollWidth - document.documentElement.clientWidth"


def entry(number, name):
    return Entry(f"id{number}", name, Kind.PERSON, Shown.NAMED, role="teacher" if number else "")


def listing(names, **changes):
    entries = tuple(entry(number, name) for number, name in enumerate(names))
    return page(sample(register=register(entries), groups=groups(entries), top=(), **changes))


def opened(browser, folder, html):
    file = folder / "page.html"
    file.write_text(html, "utf-8")
    browser.open(file)
    return browser


def find(browser, query):
    """The names that the page shows for what somebody types."""
    return browser.run(f"""(async () => {{
        const input = document.getElementById("find");
        input.value = {query!r};
        input.dispatchEvent(new Event("input"));
        const everybody = document.getElementById("everybody");
        for (let turn = 0; turn < 200; turn += 1) {{
            await new Promise((done) => setTimeout(done, 20));
            if (everybody.hidden === Boolean(input.value)) break;
        }}
        return [...document.querySelectorAll("#found:not([hidden]) .name")]
            .map((name) => name.textContent);
    }})()""")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("ада", ["Ада Прыкладная"]),
        ("СОЛОВЬЕВ петр", ["Пётр Соловьёв"]),
        ("lukasz", ["Łukasz Żuraw"]),
        ("zuraw ŁUK", ["Łukasz Żuraw"]),
        ("angstrom bjorn", ["Bjørn Ångström"]),
        ("weiss muller", ["Jörg Weiß-Müller"]),
        ("oneil", ["Conor O’Neil"]),
        ("o'neil", ["Conor O’Neil"]),
        ("ipek yilmaz", ["İpek Yılmaz"]),
        ("dorde oeuvray", ["Đorđe Œuvray"]),
        ("νικολαου ελενη", ["Ελένη Νικολάου"]),
        ("خوري", ["فاطمة خُوري"]),
        ("美咲", ["佐藤 美咲"]),
        ("지훈", ["김 지훈"]),
        ("maria anna", ["Anna-Maria Conor"]),
        ("марянович", ["Олександр Мар’янович"]),
        ("conor", ["Conor O’Neil", "Anna-Maria Conor"]),
        ("conor teacher", ["Conor O’Neil", "Anna-Maria Conor"]),
        ("nobody", []),
    ],
)
def test_a_name_is_found_in_any_spelling_and_order(browser, folder, query, found):
    opened(browser, folder, listing(NAMES))
    assert find(browser, query) == found
    assert browser.errors == []


def test_what_was_found_is_announced_and_an_empty_field_shows_everybody(browser, folder):
    opened(browser, folder, listing(NAMES))
    status = 'document.getElementById("status").textContent'
    everybody = 'document.getElementById("everybody").checkVisibility()'
    find(browser, "conor")
    assert (browser.run(status), browser.run(everybody)) == (f"{SIMILAR}: 2. {ASIDE}", False)
    find(browser, "conor o'neil")
    browser.run("new Promise((done) => setTimeout(done, 500))")
    assert (browser.run(status), browser.run(everybody)) == ("Found: 1.", False)
    find(browser, "nobody")
    browser.run("new Promise((done) => setTimeout(done, 500))")
    none = f"No such name on this list. {ASIDE}"
    assert (browser.run(status), browser.run(everybody)) == (none, False)
    find(browser, "")
    browser.run("new Promise((done) => setTimeout(done, 500))")
    assert (browser.run(status), browser.run(everybody)) == ("", True)


def parts(browser):
    """What was found, by the headings that stand above it."""
    return browser.run("""[...document.querySelectorAll("#found:not([hidden]) h3")].map((head) =>
        [head.textContent, [...head.nextElementSibling.children].map((each) => each.textContent)])
    """)


def test_only_the_same_name_is_called_found(browser, folder):
    opened(browser, folder, listing([*OTHERS, "Bo Example", "Вода Ольга", "Olga Voda", "О. В."]))
    find(browser, "voda, OLGA")
    assert parts(browser) == [
        ["Found: 1", ["Olga Voda teacher"]],
        [f"{SIMILAR}: 2", ["Вода Ольга teacher", "О. В. teacher"]],
    ]
    find(browser, "Ольга")
    assert parts(browser) == [[f"{SIMILAR}: 2", ["Вода Ольга teacher", "Olga Voda teacher"]]]


def test_what_stands_beside_a_name_is_searched_last_and_called_so(browser, folder):
    opened(browser, folder, listing(["Bo Teacher", *OTHERS, "Ada Example", "Cy Example"]))
    find(browser, "teacher")
    assert parts(browser) == [
        [f"{SIMILAR}: 1", ["Bo Teacher "]],
        [
            "Beside the names: 5",
            [f"{name} teacher" for name in (*OTHERS, "Ada Example", "Cy Example")],
        ],
    ]


def test_who_is_not_shown_by_name_is_counted_where_nobody_is_found(browser, folder):
    entries = (
        *(entry(number, f"Ada {number} Example") for number in range(6)),
        replace(entry(7, "Z. Ś."), shown=Shown.INITIALS),
        replace(entry(8, ""), shown=Shown.ROLE),
    )
    html = page(sample(register=register(entries), groups=groups(entries), top=()))
    opened(browser, folder, html)
    find(browser, "Nobody Such")
    assert browser.run('document.getElementById("status").textContent') == (
        "No such name on this list. You may be among those who are not shown by name: "
        "1 by initials, 1 by role, 12 without a name."
    )


def test_of_very_many_the_first_are_shown(browser, folder):
    opened(browser, folder, listing([f"Namesake {number}" for number in range(1200)]))
    assert len(find(browser, "name")) == 500
    assert browser.run('document.getElementById("status").textContent') == (
        f"{SIMILAR}: 1,200. Shown: the first 500. {ASIDE}"
    )


def test_a_name_that_is_markup_stays_a_name(browser, folder):
    name = "<img src=x onerror=alert(1)>"
    opened(browser, folder, listing([name, *NAMES]))
    assert find(browser, "onerror") == [name]
    assert browser.errors == []


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
def test_the_page_keeps_its_own_policy_and_asks_the_network_for_nothing(browser, folder, lang):
    opened(browser, folder, page(sample(lang, logo=PIXEL, goal=100)))
    assert browser.run("document.images[0].naturalWidth") == 1
    assert browser.run("getComputedStyle(document.querySelector('h1')).textWrapStyle") == "balance"
    assert browser.run("!document.querySelector('search').hidden")
    assert browser.errors == []
    assert [each for each in browser.requests if not each.startswith(("file:", "data:"))] == []


REFUSED = "violates the following Content Security Policy directive"


@pytest.mark.parametrize(
    "markup",
    [
        "<script>window.strange = true</script>",
        "<img alt='' src='data:,' onerror='window.strange = true'>",
        "<script src='data:text/javascript,window.strange = true'></script>",
    ],
)
def test_a_script_that_is_not_ours_does_not_run(browser, folder, markup):
    opened(browser, folder, page(sample()).replace("</main>", f"{markup}</main>"))
    assert browser.run("window.strange") is None
    assert all(REFUSED in each for each in browser.errors)
    assert browser.errors


def added(browser, what):
    """Add a script as a tool does that somebody runs on the page."""
    browser.run(f"""new Promise((done) => {{
        const script = Object.assign(document.createElement("script"), {what});
        script.onerror = done;
        document.head.append(script);
        setTimeout(done, 200);
    }})""")


def test_a_tool_may_run_a_script_of_its_own_but_load_none(browser, folder):
    opened(browser, folder, page(sample()))
    added(browser, '{text: "window.checker = true"}')
    assert (browser.run("window.checker"), browser.errors) == (True, [])
    (folder / "more.js").write_text("window.more = true")
    for address in ("more.js", "data:text/javascript,window.more = true"):
        added(browser, f'{{src: "{address}"}}')
    assert browser.run("window.more") is None
    assert [REFUSED in each for each in browser.errors] == [True, True]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_nothing_sticks_out_of_a_narrow_screen(browser, folder, lang):
    size = {"width": 320, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    browser.call("Emulation.setDeviceMetricsOverride", **size)
    opened(browser, folder, listing(["W" * 120, *NAMES], title="W" * 90))
    assert browser.run(SIDEWAYS) == 0
    opened(browser, folder, page(sample(lang, goal=100, layout=Layout.TABLE)))
    assert browser.run(SIDEWAYS) == 0
    browser.call("Emulation.clearDeviceMetricsOverride")


@pytest.mark.parametrize("width", [700, 1024, 1280])
def test_a_long_word_of_a_title_is_not_parted_where_there_is_room(browser, folder, width):
    """This browser knows no hyphens."""
    size = {"width": width, "height": 640, "deviceScaleFactor": 1, "mobile": False}
    browser.call("Emulation.setDeviceMetricsOverride", **size)
    words = ("gegen", "die", "Datenschutzgrundverordnungsanpassung", "und", "mehr")
    opened(browser, folder, page(sample("en", title=" ".join(words))))
    tops = browser.run("""(() => {
        const text = document.createTreeWalker(document.querySelector("h1"), 4).nextNode();
        const range = new Range();
        return [...text.data.matchAll(/\\S+/g)].map(({ index, 0: word }) => {
            range.setStart(text, index);
            range.setEnd(text, index + word.length);
            return range.getClientRects().length;
        });
    })()""")
    assert tops == [1] * len(words)
    browser.call("Emulation.clearDeviceMetricsOverride")


def test_without_scripts_everybody_is_shown_and_no_search(browser, folder):
    browser.call("Emulation.setScriptExecutionDisabled", value=True)
    opened(browser, folder, listing(NAMES))
    assert browser.run("document.querySelector('search').hidden")
    assert browser.run("document.querySelectorAll('#everybody .name').length") == len(NAMES)
    browser.call("Emulation.setScriptExecutionDisabled", value=False)


def compared(browser, folder, html):
    """What the page says of itself at its foot once a reader sees the count or the foot."""
    opened(browser, folder, html)
    return browser.run("""(async () => {
        const compared = document.getElementById("compared");
        document.getElementById("check").scrollIntoView();
        for (let turn = 0; turn < 250 && !compared.textContent; turn += 1) {
            await new Promise((done) => setTimeout(done, 20));
        }
        return [compared.className, compared.textContent];
    })()""")


@pytest.mark.parametrize("lang", ["en", "be", "ar"])
@pytest.mark.parametrize("layout", ["columns", "table", "compact"])
def test_a_page_that_shows_what_it_carries_says_so(browser, folder, lang, layout):
    document = sample(lang, layout=Layout(layout))
    assert compared(browser, folder, page(document)) == ["holds", document.words["compared_holds"]]
    assert browser.errors == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("two of you are named", "two of you are blamed"),
        ("<li>Meet experts", "<li>Do not meet experts"),
        ('<p data-letterkit="issuer">Example', '<p data-letterkit="issuer">Another'),
        ("<ol>", '<ol start="2">'),
        ('data-entry="3"', 'data-entry="4"'),
        ('data-entry="3"', 'data-entry="99"'),
        ('<bdi class="name" lang="und-Cyrl">Ада', '<bdi class="name" lang="und-Cyrl">Ида'),
        ('"name":"Z. Ś."', '"name":"Z. S."'),
        ('"title": "No dialogue', '"title": "No monologue'),
        ('"No dialogue behind', '"A dialogue behind'),
        ('id="letterkit-text"', 'id="letterkit-test"'),
        ('<li data-entry="9">', '<li data-entry="9" hidden></li><li data-entry="9">'),
        ("<main>", "<main><p>Also signed by 5,000 others.</p>"),
        ("</body>", "<p>Also signed by 5,000 others.</p></body>"),
        ('<p class="total">', '<p class="total">9'),
        ('<p class="counted">', '<p class="counted">9'),
        ('<p class="withheld">', '<p class="withheld">No passport. '),
        ('<div id="found" hidden>', '<div id="found">Also signed by 5,000 others.'),
        ("<main>", '<main><p id="copied">Also signed by 5,000 others.</p>'),
        ('<p class="withheld">', '<p class="unseen">'),
        ('<p class="total">', '<p class="total" hidden>'),
        ('href="no-dialogue.en.pdf"', 'href="https://example.com/no.pdf"'),
        ("<main>", '<main><img src="data:," alt="Also signed by 5,000 others.">'),
        ('<p id="compared"', '<p id="verified">Signed</p><p id="compared"'),
    ],
)
def test_a_page_that_shows_something_else_says_so(browser, folder, old, new):
    html = page(sample())
    assert old in html
    differs = sample().words["compared_differs"]
    assert compared(browser, folder, html.replace(old, new)) == ["differs", differs]


def test_a_total_is_compared_with_the_register_too(browser, folder):
    """Even where the digest of all words was made to fit."""
    html = re.sub(r'data-words="\w+"', EMPTY, page(sample()), count=1)
    altered = html.replace('<p class="total">', '<p class="total">9')
    assert compared(browser, folder, words_pinned(html))[0] == "holds"
    assert compared(browser, folder, words_pinned(altered))[0] == "differs"


@pytest.mark.parametrize("shown", ["letterkit-sha256", "letterkit-fingerprint"])
def test_a_fingerprint_of_another_text_is_noticed(browser, folder, shown):
    html = re.sub(rf'(id="{shown}"[^>]*>).', r"\g<1>_", page(sample()))
    assert compared(browser, folder, html)[0] == "differs"


def test_an_entry_that_is_not_shown_is_missed(browser, folder):
    html = re.sub(r'<li data-entry="5">.*?</li>', "", page(sample()))
    assert compared(browser, folder, html)[0] == "differs"


def test_where_a_browser_cannot_hash_the_page_says_that_it_cannot_tell(browser, folder):
    without = "Object.defineProperty(Crypto.prototype, 'subtle', { get: () => undefined })"
    added = browser.call("Page.addScriptToEvaluateOnNewDocument", source=without)
    found = compared(browser, folder, page(sample()))
    browser.call("Page.removeScriptToEvaluateOnNewDocument", **added)
    assert found == ["cannot", sample().words["compared_cannot"]]


TOPS = """["h1", "aside", ".words"].map((each) =>
    document.querySelector(each).getBoundingClientRect().top)"""


def test_on_a_telephone_the_count_stands_between_the_title_and_the_letter(browser, folder):
    opened(browser, folder, page(sample(sign="https://example.org/s", sign_at="example.org/s")))
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        width=360,
        height=800,
        deviceScaleFactor=1,
        mobile=True,
    )
    title, count, letter = browser.run(TOPS)
    browser.call("Emulation.clearDeviceMetricsOverride")
    assert title < count < letter
    title, count, letter = browser.run(TOPS)
    assert title < count == letter


def test_the_address_of_a_page_is_copied_and_this_is_said(browser, folder):
    address = "https://letters.example.org/a/a.en.html"
    source = "navigator.clipboard.writeText = async (text) => { globalThis.copied = text }"
    opened(browser, folder, page(sample(address=address)))
    browser.run(source)
    assert browser.run("document.getElementById('copy').hidden") is False
    browser.run("document.getElementById('copy').click()")
    assert browser.run("globalThis.copied") == address
    assert browser.run("document.getElementById('copied').textContent") == "The link is copied."


OVERFLOWING = """(() => {
  const box = document.querySelector("aside > div"), own = document.getElementById("own");
  const found = [];
  own.hidden = false;
  for (const state of ["checking", "holds", "partly", "cannot", "differs"]) {
    own.children[0].textContent = own.dataset[state];
    own.children[1].textContent = own.dataset.signed;
    for (const each of [box, ...box.querySelectorAll("*")])
      if (each.clientWidth && each.scrollWidth > each.clientWidth)
        found.push(`${state} ${each.tagName}`);
  }
  return found.join();
})()"""


@pytest.mark.parametrize("lang", ["de", "ka"])
def test_the_verdict_stays_in_its_box_at_any_width(lang, tmp_path):
    words = tomllib.loads((files("letterkit.letters") / f"words/{lang}.toml").read_text("utf-8"))
    own = {key: value for key, value in words["words"].items() if key.startswith("own_")}
    made = document()
    html = page(replace(made, lang=lang, words={**made.words, **own}))
    with browser_at(tmp_path, html) as browser:
        for width in (1100, 1000, 375, 320):
            browser.call(
                "Emulation.setDeviceMetricsOverride",
                **{"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
            )
            assert browser.run(OVERFLOWING) == "", width
