"""What is shown after each event: what was good stays until something better is there."""

from letterkit.preview.events import (
    Begun,
    Done,
    Drawn,
    Failed,
    Findings,
    Found,
    Language,
    Pages,
    Problem,
    Showing,
    View,
)

PROBLEM = Problem("letter.md:3: wrong", "mend it")


def pages(*langs, text=b"1"):
    views = {each: {"page": View(f"parks.{each}.html", "text/html", text)} for each in langs}
    return Pages(tuple(Language(each, each, "A letter") for each in langs), views, "1", ("a note",))


def drawn(lang):
    return Drawn(lang, View(f"parks.{lang}.pdf", "application/pdf", b"%PDF"))


def after(*events):
    showing = Showing("parks")
    for each in events:
        showing = showing.after(each)
    return showing


def test_a_failure_leaves_the_last_good_version():
    shown = after(pages("en"), drawn("en"), Done(), Begun(), Failed(PROBLEM), Done())
    assert shown.problem == PROBLEM
    assert set(shown.views["en"]) == {"page", "pdf"}
    assert not shown.working
    assert after(Failed(PROBLEM)).languages == ()
    assert after(pages("en"), Failed(PROBLEM), pages("en")).problem is None


def test_the_older_pdf_stays_until_the_new_one_is_there():
    shown = after(pages("en", "be"), drawn("en"), drawn("be"), Done(), Begun(), pages("en"))
    assert set(shown.views) == {"en"}
    assert "pdf" in shown.views["en"]
    assert shown.drawing == {"en"}
    assert shown.after(drawn("en")).drawing == frozenset()
    lacking = shown.after(Drawn("en", problem=PROBLEM))
    assert lacking.lacking == {"en": PROBLEM}
    assert "pdf" in lacking.views["en"]
    assert lacking.after(pages("en")).lacking == {}


def test_a_pdf_of_a_language_that_went_is_not_shown():
    shown = after(pages("en", "be"), pages("en")).after(drawn("be"))
    assert [each["lang"] for each in shown.as_json["languages"]] == ["en"]
    assert shown.view("parks.be.pdf") is None


def test_a_mark_differs_where_the_file_or_its_heads_do():
    one = View("a", "text/html", b"1", (("To", "Bo"),))
    others = (View("a", "text/html", b"2", (("To", "Bo"),)), View("a", "text/html", b"1"))
    assert one.mark not in {each.mark for each in others}
    assert one.mark == View("a", "text/html", b"1", (("To", "Bo"),)).mark


def test_what_a_tab_is_sent_says_all_but_the_files():
    found = Findings((Found("error", "missing-name", "a.csv:2", "no name"),), 3)
    sent = after(pages("en"), found, drawn("en"), Done()).as_json
    assert (sent["letter"], sent["checked"], sent["more"]) == ("parks", True, 3)
    assert sent["findings"][0]["place"] == "a.csv:2"
    (language,) = sent["languages"]
    assert set(language["views"]) == {"page", "pdf"}
    assert set(language["views"]["pdf"]) == {"file", "mark", "heads"}


def test_a_pdf_that_an_error_keeps_from_being_made_is_said_to_wait():
    shown = after(pages("en", "be"), drawn("en"), Failed(PROBLEM), Done())
    assert shown.waiting == {"be"}
    assert [each["waiting"] for each in shown.as_json["languages"]] == [False, True]
    assert shown.after(Failed(PROBLEM)).waiting == {"be"}
    assert shown.after(pages("en", "be")).waiting == frozenset()
