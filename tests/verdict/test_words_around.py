"""What stands around a list is known in every pair of languages, whatever keys put words there."""

import datetime
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from artefacts import failures, verdict
from letterkit.letters.document import document_of, text_of
from letterkit.letters.entries import register_of
from letterkit.letters.facing import faced
from letterkit.letters.for_press import for_press
from letterkit.letters.vocabulary import vocabulary
from letterkit.model import GroupBy, Kind, Level, Passage, Result, Seen, Shown, ShownEntry
from letterkit.render.mail import mail
from letterkit.render.pdf import pdf
from letterkit.render.print import Scales, html_for_print
from letterkit.verdict.beside import BESIDE, seen_beside
from letterkit.verdict.visible import words_around
from letters.letters import letter, signatory
from letters.test_words import LANGUAGES

PAIRS = (
    *zip(LANGUAGES, (*LANGUAGES[1:], LANGUAGES[0]), strict=True),
    ("ar", "en"),
    ("en", "ar"),
)
SIGN = "https://example.org/sign"
CHECK = "https://letters.example.org/verify.html"
LAST_DAY, LATER = datetime.date(2026, 12, 24), datetime.date(2027, 5, 1)
KEYS = (
    {},
    {"goal": 100},
    {"goal": 5},  # more have signed than were hoped for
    {"closes": LAST_DAY},
    {"goal": 12_500, "closes": LATER, "release_at": 5_000, "sign": SIGN, "note": "Print 2 of 3"},
    {"closes": LAST_DAY, "group": GroupBy.COUNTRY, "min_group": 2},
    {"closes": LAST_DAY, "group": GroupBy.ORGANISATION, "min_group": 2},
)
WORK = {"affiliation": "Class 9 of 2020", "country": "LT"}
PEOPLE = [signatory(f"Person {chr(65 + n)}", n, country="PL") for n in range(2, 20)]
CODED = [signatory(f"Coded {chr(65 + n)}", 30 + n, level=Level.CODE, **WORK) for n in range(9)]
CLUB = signatory("24 Examples", 50, kind=Kind.ORGANISATION, country="BY")
UNNAMED = [signatory("Vera Secret", 60 + n, shown=Shown.UNNAMED) for n in range(2)]
LISTS = {
    "two levels": [*PEOPLE, *CODED, *UNNAMED],
    "all kinds": [*CODED, CLUB, *UNNAMED],
    "nobody named": UNNAMED,
    "nobody": [],
}
WITHOUT_TEXT = frozenset({"img", "br", "hr", "meta"})


class Print(HTMLParser):
    """The words around the list in the HTML that is printed, a passage for each piece of text."""

    def __init__(self, html):
        super().__init__()
        self.open, self.above, self.around, self.entries = [], [], [], set()
        self.checks = []
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        own = dict(attributes)
        mark = "skip" if tag in ("style", "title") or "data-head" in own else ""
        mark = "letter" if "data-letterkit" in own or "data-facing" in own else mark
        mark = "above" if "data-around" in own else mark
        if own.get("data-beside") == "check":
            mark = "check"
            self.checks.append("")
        if "data-entry" in own:
            mark = "entry"
            self.entries.add(int(own["data-entry"]))
        if tag not in WITHOUT_TEXT:
            self.open.append((tag, mark))

    def handle_endtag(self, tag):
        while self.open.pop()[0] != tag:
            pass

    def handle_data(self, data):
        mark = next((mark for _, mark in self.open if mark), "")
        if mark == "letter":
            self.around.clear()
        elif data.strip() and mark == "above":
            self.above.append(data)
        elif mark == "check":
            self.checks[-1] += data
        elif data.strip() and not mark:
            self.around.append(data)

    def seen(self, *, narrow):
        """`narrow`: as if every line of print had room for one word."""
        passages = [*self.above, *self.around]
        if narrow:
            passages = [word for each in passages for word in each.split(" ") if word]
        checks = [each.replace(" ", "") if narrow else each for each in self.checks]
        nothing = Passage("")
        entries = tuple(ShownEntry(index, nothing, nothing) for index in self.entries)
        return Seen((), entries, tuple(map(Passage, (*passages, *checks))))


def documents(kept, keys, langs, body="Hello.", paper=0):
    letters = [letter(body, lang=lang, **keys) for lang in langs]
    texts = [text_of(each) for each in letters]
    hashes = {lang: text.canonical.sha256 for lang, text in zip(langs, texts, strict=True)}
    register = register_of(letters[0], hashes, kept, paper=paper)
    made = (document_of(*each, register) for each in zip(letters, texts, strict=True))
    return {each.lang: each for each in made}


def check_of(document, seen):
    both = [document, document.facing] if document.facing else [document]
    words = [vocabulary(document.register, each.lang) for each in both]
    texts = [each.text for each in both]
    return words_around(seen, texts, document.register, words)


def unknown(document):
    """Whether the verifier does not know what letterkit itself prints around this list."""
    printed = Print(html_for_print(document, Scales(summed=True)))
    seen = [printed.seen(narrow=narrow) for narrow in (False, True)]
    return any(check_of(document, each).result is Result.FAIL for each in seen)


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: " ".join(keys) or "no keys")
@pytest.mark.parametrize("kept", LISTS.values(), ids=LISTS)
def test_words_around_a_list_are_known_in_two_languages(kept, keys):
    made = documents(kept, keys, LANGUAGES)
    assert [each for each in PAIRS if unknown(faced(made[each[0]], made[each[1]]))] == []


@pytest.mark.parametrize("keys", KEYS, ids=lambda keys: " ".join(keys) or "no keys")
@pytest.mark.parametrize("kept", LISTS.values(), ids=LISTS)
def test_words_around_a_list_are_known_in_one_language(kept, keys):
    made = documents(kept, keys, LANGUAGES).values()
    assert [each.lang for each in made if unknown(each)] == []
    press = [for_press(replace(each, press_names=4)) for each in made]
    assert [each.lang for each in press if unknown(each)] == []


@pytest.mark.parametrize("kept", LISTS.values(), ids=LISTS)
def test_signatures_on_paper_are_known_around_a_list_by_their_number_alone(kept):
    for number in (1, 2, 5, 1204):
        made = documents(kept, {}, LANGUAGES, paper=number)
        assert [each.lang for each in made.values() if unknown(each)] == []
    both = replace(made["be"], facing=made["ar"])
    assert not unknown(both)
    seen = Print(html_for_print(made["en"], Scales(summed=True))).seen(narrow=False)
    fewer = replace(made["en"], register=replace(made["en"].register, paper=1203))
    assert check_of(fewer, seen).result is Result.FAIL
    none = documents(kept, {}, ["en"])["en"]
    seen = Print(html_for_print(none, Scales(summed=True))).seen(narrow=False)
    invented = Passage("On paper, counted by the organisers: 99")
    more = replace(seen, furniture=(*seen.furniture, invented))
    assert check_of(none, seen).result is not Result.FAIL
    assert check_of(none, more).result is Result.FAIL


@pytest.mark.parametrize("kept", LISTS.values(), ids=LISTS)
def test_the_page_to_check_on_is_known_in_every_language(kept):
    made = documents(kept, {"verify_url": CHECK}, LANGUAGES)
    assert [each for each in PAIRS if unknown(faced(made[each[0]], made[each[1]]))] == []
    press = [for_press(replace(each, press_names=4)) for each in made.values()]
    assert [each.lang for each in (*made.values(), *press) if unknown(each)] == []


@pytest.mark.parametrize("lang", ["en", "uk", "ar"])
def test_only_the_sentence_with_an_address_is_known(lang):
    made = documents(PEOPLE, {"verify_url": CHECK}, [lang])[lang]
    seen = Print(html_for_print(made, Scales())).seen(narrow=False)
    shown = CHECK.removeprefix("https://")
    (said,) = [each.text for each in seen.furniture if shown in each.text]
    for other, fits in (("evil.example/verify.html", True), ("the ministry", False), ("x", False)):
        words = [said.replace(shown, other)]
        for passages in (words, [*words, " Or ask."], [f"{words[0]} Or ask."]):
            rest = [each for each in seen.furniture if shown not in each.text]
            changed = replace(seen, furniture=(*rest, *map(Passage, passages)))
            known = vocabulary(made.register, lang)
            is_fine = fits and passages is words
            assert (check_of(made, changed).result is not Result.FAIL) is is_fine
            named = "address to check at" in seen_beside(changed, (known,))
            assert named is (fits and "Or ask" not in passages[0])


def test_a_file_names_one_page_to_check_on_once_in_each_language():
    made = documents(PEOPLE, {"verify_url": CHECK}, ["en", "ar"])
    both = faced(made["en"], made["ar"])
    known = [vocabulary(both.register, each) for each in ("en", "ar")]
    seen = Print(html_for_print(both, Scales())).seen(narrow=False)
    shown = CHECK.removeprefix("https://")
    english, arabic = (each for each in seen.furniture if shown in each.text)
    rest = [each for each in seen.furniture if shown not in each.text]
    other = Passage(arabic.text.replace(shown, "evil.example"))
    for passages, fits in (
        ([english, arabic], True),
        ([arabic], True),
        ([english, english], False),
        ([english, other], False),
        ([english, arabic, other], False),
    ):
        changed = replace(seen, furniture=(*rest, *passages))
        assert (check_of(both, changed).result is not Result.FAIL) is fits
        assert "address to check at" in seen_beside(changed, known)


def test_a_pdf_names_the_page_to_check_on_and_verify_says_so():
    made = documents(
        PEOPLE, {"verify_url": f"https://{'long-name.' * 12}example.org"}, ["en", "ar"]
    )
    for each in (*made.values(), faced(made["en"], made["ar"])):
        data = pdf(each).data
        assert failures(data) == []
        assert "address to check at" in said_beside(data)
        message = mail(each, attachments=[("parks.pdf", "application/pdf", data)])
        assert each.facing or failures(message) == []
        assert "check" not in said_beside(pdf(without_page(each)).data)


def without_page(document):
    facing = document.facing and replace(document.facing, verify="")
    return replace(document, verify="", facing=facing)


def said_beside(data):
    return " ".join(each.detail for each in verdict(data).agreement.checks if each.name == BESIDE)


@pytest.mark.parametrize("shown", ["138 people", "38 people 1", "3 8 people", "people"])
def test_another_count_is_found_behind_a_day(shown):
    made = documents([*PEOPLE, *PEOPLE, *UNNAMED], {"closes": LAST_DAY}, ["en", "de"])
    both = faced(made["en"], made["de"])
    counted = "36 people"
    seen = Print(html_for_print(both, Scales(summed=True))).seen(narrow=False)
    day = next(each for each in seen.furniture if "2026" in each.text)
    more = replace(seen, furniture=(*seen.furniture, day, Passage(counted)))
    assert check_of(both, more).result is not Result.FAIL
    false = replace(seen, furniture=(*seen.furniture, day, Passage(shown)))
    assert check_of(both, false).result is Result.FAIL


def test_a_last_day_above_a_list_on_a_later_page_is_accepted():
    body = "\n\n".join(f"Line {n} of it." for n in range(30))
    keys = {"goal": 100, "closes": LAST_DAY}
    made = documents(LISTS["two levels"], keys, ["en", "ar"], body)
    both = faced(made["en"], made["ar"])
    assert failures(pdf(both).data) == []


@pytest.mark.parametrize("group", [GroupBy.COUNTRY, GroupBy.ORGANISATION])
def test_the_only_group_keeps_the_heading_that_its_lines_do_not_say_again(group):
    kept = [signatory(f"Coded {chr(65 + n)}", n, **WORK) for n in range(4)]
    made = documents(kept, {"group": group}, ["en"])["en"]
    assert failures(pdf(made).data) == []
    assert all("<h3>" in html_for_print(each, Scales()) for each in (made, for_press(made)))


def test_a_fingerprint_that_begins_with_digits_keeps_its_order_behind_arabic_words():
    made = documents(PEOPLE[:1], {}, ["ar"], "Line 854 of it.")["ar"]
    assert made.text.fingerprint[:4].isdecimal()
    assert failures(pdf(made).data) == []


def test_a_role_may_begin_with_what_its_name_or_its_organisation_repeats():
    kept = [
        signatory("Ana Mamama", 1, role="mamama ma"),
        signatory("Bo", 2, role="ab", affiliation="aba"),
        signatory("Xi Xx", 3, role="x " * 40 + "x"),
    ]
    made = documents(kept, {"group": GroupBy.NONE}, ["en"])["en"]
    assert failures(pdf(made).data) == []
