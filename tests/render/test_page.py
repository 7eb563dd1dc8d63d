import base64
import dataclasses
import hashlib
import json
import re
from xml.etree import ElementTree as ET

import pytest
import tinyhtml5
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model import Addressee, Entry, Kind, Layout, Picture, Shown, Version, format_register
from letterkit.render.page import page
from letterkit.text.embedded import parse_embedded
from render.documents import LETTER, PIXEL, SHARED, groups, line, register, sample, text
from render.published import document

LANGUAGES = ("en", "be", "ar")
NOBODY = {"register": register((), 0), "groups": (), "top": (), "counted": "", "withheld": ""}


def parsed(html):
    return tinyhtml5.parse(html, namespace_html_elements=False)


def of(**changes):
    return parsed(page(sample(**changes)))


def named(tree, id_):
    (found,) = (each for each in tree.iter() if each.get("id") == id_)
    return found


def words(element):
    return " ".join("".join(element.itertext()).split())


def entries(tree):
    """What the list shows: the index, the name or None, and all words of each entry."""
    for each in named(tree, "signatories").iter():
        if "data-entry" in each.attrib:
            name = [words(part) for part in each.iter() if part.get("class") == "name"]
            yield int(each.get("data-entry")), (name or [None])[0], words(each)


def with_entry(**fields):
    entry = dataclasses.replace(SHARED[3], **fields)
    return {"register": register((entry,)), "groups": groups((entry,)), "top": ()}


def named_in_head(tree):
    """The content of each `meta`, by its name or property."""
    return {
        each.get("name") or each.get("property"): each.get("content")
        for each in tree.iter("meta")
        if "content" in each.attrib
    }


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_article_holds_the_words_of_the_canonical_text_and_no_others(lang):
    tree = parsed(page(sample(lang)))
    for items in tree.iter("ol"):
        for number, item in enumerate(items, 1):
            item.text = f" {number}. {item.text}"
    assert words(named(tree, "letter")) == " ".join(text(lang).content.split())


def test_each_part_of_the_text_is_marked():
    to = (Addressee(name="Zoë Sørensen", salutation="Dear Zoë,"),)
    tree = of(to=to)
    marked = [
        (each.get("data-letterkit"), words(each))
        for each in tree.iter()
        if "data-letterkit" in each.attrib
    ]
    title, date, place, *_, issuer = LETTER["en"]
    assert [each for each in marked if each[0] != "body"] == [
        ("title", title),
        ("dateline", f"{place}, {date}"),
        ("to", "Zoë Sørensen"),
        ("salutation", "Dear Zoë,"),
        ("issuer", issuer),
    ]


def test_what_the_page_carries_is_the_text_and_the_register_byte_for_byte():
    document = sample("be")
    tree = parsed(page(document))
    carried = {id_: named(tree, f"letterkit-{id_}") for id_ in ("text", "register")}
    assert json.loads(carried["text"].text) == document.text.content
    assert parse_embedded(carried["register"].text) == format_register(document.register)
    for block in carried.values():
        assert block.get("type") == "application/json"
        assert block.get("data-sha256") == hashlib.sha256(block.text.encode()).hexdigest()
    assert words(named(tree, "letterkit-sha256")) == document.text.sha256


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_no_name_can_break_out_of_the_list_or_of_the_register(name):
    name = " ".join(f"</script><!--<b>{name}".split())
    document = sample(**with_entry(name=name))
    tree = parsed(page(document))
    assert [each[:2] for each in entries(tree)] == [(0, " ".join(name.split()))]
    assert parse_embedded(named(tree, "letterkit-register").text) == format_register(
        document.register
    )
    assert len(list(tree.iter("script"))) == 6


@pytest.mark.parametrize("layout", Layout)
def test_every_entry_is_shown_once_with_its_name_in_every_layout(layout):
    shown = list(entries(of(layout=layout)))
    assert [each[:2] for each in shown] == [
        (number, entry.name or None) for number, entry in enumerate(SHARED)
    ]
    assert shown[3][2] == (
        "Ада Прыкладная mathematician, Example University, BelarusThe network is for everyone."
        if layout is not Layout.TABLE
        else "Ада ПрыкладнаяmathematicianExample UniversityBelarusThe network is for everyone."
    )


def test_who_is_shown_by_role_has_no_name():
    assert [each for each in entries(of()) if each[1] is None] == [
        (8, None, "journalist, Незалежны прафсаюз «Прыклад», Belarus")
    ]


def test_a_table_has_a_caption_and_says_what_each_cell_is_of():
    tables = list(of(layout=Layout.TABLE).iter("table"))
    assert [words(each.find("caption")) for each in tables] == ["Organisations", "People"]
    heads = [[(words(each), each.get("scope")) for each in table.iter("th")] for table in tables]
    assert heads[0][:5] == [
        ("Name", "col"),
        ("Role", "col"),
        ("Organisation", "col"),
        ("Country", "col"),
        ("Prawozaščytny centar «Pryklad»", "row"),
    ]


@pytest.mark.parametrize("published", [False, True])
def test_only_what_its_policy_names_can_run(published):
    html = page(document() if published else sample())
    workers = {"worker-src": "blob:"} if published else {}
    policies = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', html)
    policy, second = (
        dict(rule.split(" ", 1) for rule in each.replace("&#39;", "'").split("; "))
        for each in policies
    )
    scripts = re.findall(r"<script>(.*?)</script>", html, re.DOTALL)
    assert policy == workers | {
        "default-src": "'none'",
        "style-src": digest(re.findall(r"<style>(.*?)</style>", html, re.DOTALL)),
        "script-src": f"{digest(scripts)} 'strict-dynamic'",
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert second == workers | {"script-src": "'unsafe-inline'"}
    assert not re.search(r"<[^>]*\s(?:style|on\w+)=", html)


def digest(sources):
    hashes = [hashlib.sha256(each.encode()).digest() for each in sources]
    return " ".join(f"'sha256-{base64.b64encode(each).decode()}'" for each in hashes)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_nothing_is_fetched(lang):
    tree = parsed(page(sample(lang, logo=PIXEL)))
    fetched = [each.get("src") for each in tree.iter() if "src" in each.attrib]
    fetched += [each.get("href") for each in tree.iter("link") if each.get("rel") == "icon"]
    assert fetched
    assert all(each.startswith("data:") for each in fetched)
    assert "url(" not in page(sample(lang))


def test_a_picture_of_the_letter_is_embedded():
    picture = Picture('a "b" & c.png', "image/png", b"bytes")
    body = '<p><img alt="A map" src="picture:a &quot;b&quot; &amp; c.png"></p>'
    tree = of(body=body, pictures={picture.name: picture})
    (image,) = named(tree, "letter").iter("img")
    assert image.attrib == {"alt": "A map", "src": "data:image/png;base64,Ynl0ZXM="}


def test_a_scan_stands_over_the_name_of_who_signed():
    signed = dataclasses.replace(line(SHARED[3]), scan=PIXEL)
    (item,) = named(of(top=(signed,)), "signed").iter("li")
    assert item.get("data-entry") == "3"
    assert item[0].get("alt") == "Signature of Ада Прыкладная"
    assert words(item[1]) == "Ада Прыкладная"


def test_the_other_languages_are_a_link_away():
    tree = parsed(page(sample("be")))
    assert [dict(link.attrib) | {"": words(link)} for link in tree.find(".//nav").iter("a")] == [
        {
            "href": f"no-dialogue.{lang}.html",
            "lang": lang,
            "dir": direction,
            "hreflang": lang,
            "": name,
        }
        | ({"aria-current": "page"} if lang == "be" else {})
        for lang, direction, name in (
            ("en", "ltr", "English"),
            ("be", "ltr", "беларуская"),
            ("ar", "rtl", "العربية"),
        )
    ]


def test_a_letter_in_one_language_offers_no_other():
    tree = of(versions=(Version("en", "English", LETTER["en"][0]),))
    assert tree.find(".//nav") is None


def test_someone_who_shares_the_page_shares_its_title_and_its_first_words():
    meta = named_in_head(parsed(page(sample("be"))))
    assert meta["og:title"] == LETTER["be"][0]
    assert meta["og:description"] == meta["description"]
    assert meta["description"].startswith("15 лістапада ў сталіцы пройдзе форум")
    assert meta["description"].endswith("…")
    assert len(meta["description"]) <= 201
    assert {key: meta[key] for key in ("og:type", "og:locale", "twitter:card", "referrer")} == {
        "og:type": "article",
        "og:locale": "be_BY",
        "twitter:card": "summary",
        "referrer": "no-referrer",
    }
    assert "generator" not in meta
    assert "og:image" not in meta


def test_a_salutation_is_no_summary():
    body = f"<p>Dear colleagues,</p><p>{'We write to you about the network. ' * 3}</p>"
    assert (
        named_in_head(of(body=body))["description"]
        == ("We write to you about the network. " * 3).strip()
    )


@pytest.mark.parametrize(
    ("link", "shown"),
    [
        ("https://example.org/a?b&c", "https://example.org/a?b&c"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("", None),
    ],
)
def test_a_name_links_to_the_web_and_to_nothing_else(link, shown):
    links = list(named(of(**with_entry(link=link)), "signatories").iter("a"))
    assert [each.get("href") for each in links] == ([shown] if shown else [])


def test_progress_towards_a_goal_is_told_in_words_too():
    tree = of(goal=2000)
    bar = tree.find(".//progress")
    assert (bar.get("max"), bar.get("value")) == ("2000", "22")
    assert "22 of 2,000" in words(tree.find(".//aside"))
    assert of().find(".//progress") is None


def test_a_letter_signed_by_nobody_yet_has_no_list():
    tree = of(**NOBODY)
    assert not [each for each in tree.iter() if each.get("id") in ("signatories", "find")]


def test_names_that_come_later_are_announced():
    phrases = dict(sample().words) | {"names_later": "Names are shown once 50 have signed."}
    changes = NOBODY | {"register": register((), 12), "withheld": "12 signatories"}
    shown = words(named(of(**changes, words=phrases), "everybody"))
    assert shown == "12 signatories Names are shown once 50 have signed."


def test_the_search_waits_for_scripts():
    tree = of()
    scripted = [each for each in tree.iter() if "scripted" in each.get("class", "")]
    assert [each.tag for each in scripted] == ["li", "search"]
    assert all("hidden" in each.attrib for each in scripted)


def test_a_long_list_comes_in_parts_and_a_short_one_does_not():
    many = tuple(Entry(f"id{n}", f"Name {n}", Kind.PERSON, Shown.NAMED) for n in range(401))
    long = of(register=register(many), groups=groups(many), top=())
    assert [len(each) for each in long.iter("ul") if each.get("class") == "names part"] == [
        200,
        200,
        1,
    ]
    assert [each[0] for each in entries(long)] == list(range(401))
    assert not [each for each in of().iter("ul") if "part" in each.get("class", "")]


def test_a_personal_copy_and_the_printed_note_stand_outside_the_letter():
    tree = of(copy_for=Addressee(name="Zoë", organisation="Example"))
    notes = [words(each) for each in tree.iter("p") if each.get("class") == "note"]
    assert notes == [
        "Note A demonstration text. All signatories are invented.",
        "Copy for Zoë, Example",
    ]
    assert "demonstration" not in words(named(tree, "letter"))


def test_the_page_says_how_to_check_it_and_what_it_cannot_do():
    assert words(named(of(), "check")) == (
        f"Check this letter Text fingerprint {text().fingerprint} Compare the twelve characters "
        "with the printed letter, or run letterkit verify on this file. A page cannot vouch for "
        f"itself. Details SHA-256 of the text {text().sha256}"
    )


def test_a_published_page_tells_its_edition_and_what_may_come_of_its_check():
    tree = parsed(page(document()))
    assert words(named(tree, "letterkit-stamp")).startswith("Edition 2 · 11 · ")
    said = named(tree, "verified").attrib
    outcomes = ("checking", "holds", "unsigned", "differs", "cannot")
    phrases = sample().words
    assert {key: said[f"data-{key}"] for key in outcomes} == {
        key: phrases[f"registered_{key}"] for key in outcomes
    }
    assert not [each for each in of().iter() if each.get("id") in ("verified", "receipt")]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_same_document_gives_the_same_bytes(lang):
    assert page(sample(lang)).encode() == page(sample(lang)).encode()


def test_an_unknown_language_still_has_a_page():
    tree = parsed(page(dataclasses.replace(sample(), lang="x-klingon")))
    assert words(tree.find(".//aside")).startswith("Signatories 22 ")
    assert ET.tostring(tree)


SIGN = {"sign": "mailto:s@example.org?subject=A%26B&body=C", "sign_at": "s@example.org"}


def links_in(tree):
    return {each.get("href"): words(each) for each in tree.iter("a")}


def test_a_call_to_sign_stands_with_the_count_and_says_where_it_leads():
    tree = of(**SIGN)
    (aside,) = tree.iter("aside")
    assert links_in(aside)[SIGN["sign"]] == "Sign this letter"
    assert "s@example.org" in words(aside)
    assert "Sign this letter" not in words(parsed(page(sample())))


def test_someone_who_is_first_to_sign_is_asked_too():
    assert links_in(of(**NOBODY, **SIGN))[SIGN["sign"]] == "Sign this letter"


def test_the_count_comes_before_the_letter_for_someone_who_hears_the_page():
    order = [each.tag for each in of().iter() if each.tag in ("aside", "article")]
    assert order == ["aside", "article"]


def test_search_engines_are_asked_to_leave_a_page_out_only_if_the_letter_says_so():
    assert named_in_head(of(noindex=True))["robots"] == "noindex"
    assert "robots" not in named_in_head(of())


def test_the_addresses_of_a_note_are_links():
    assert "https://example.org/why" in links_in(of(note="See https://example.org/why."))


def test_a_page_is_shared_only_where_its_address_is_known():
    tree = of(address="https://letters.example.org/a/a.en.html")
    mail = "mailto:?subject=No%20dialogue%20behind%20closed%20doors&body=https%3A%2F%2Fletters."
    (shared,) = (each for each in links_in(tree) if each.startswith("mailto:?"))
    assert shared == f"{mail}example.org%2Fa%2Fa.en.html"
    assert named(tree, "copy").get("hidden") == ""
    assert named_in_head(tree)["og:url"] == "https://letters.example.org/a/a.en.html"
    assert not [each for each in of().iter() if each.get("id") == "copy"]
    assert "og:url" not in named_in_head(of())


def test_a_page_says_how_its_names_were_checked_and_what_was_not():
    tree = of(checked=("Put on the list: 3", "Confirmed: 2"))
    assert words(named(tree, "how")) == (
        "How were these names checked? The organisers state how each signature came about: "
        "Put on the list: 3 Confirmed: 2 The e-mails and signatures behind these numbers are not "
        "on this page, so they cannot be checked here. This page does not show that the list is "
        "complete, that nobody on it is invented, or that people are who they say they are. "
        "Check this letter"
    )
    bare = dataclasses.replace(SHARED[0], comment="")
    alone = of(register=register((bare,), 0), groups=groups((bare,)), top=(), checked=("One",))
    assert "e-mails" not in words(named(alone, "how"))
    assert not [each for each in of().iter() if each.get("id") == "how"]


def test_the_numbers_of_the_register_stand_in_a_fold():
    (fold,) = parsed(page(document())).iter("details")
    (checkpoint,) = fold.iter("pre")
    published = document().register.published
    assert checkpoint.text == published.checkpoint.rstrip()
    assert named(fold, "letterkit-stamp") is not None
    assert words(named(fold, "letterkit-sha256")) == text().sha256
    assert words(fold).startswith("Details ")
    assert "open" not in fold.attrib
