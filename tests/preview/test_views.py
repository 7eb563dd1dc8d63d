"""Files as a browser shows them: the same words, and no script that was not there."""

from artefacts import built
from letterkit.preview.views import mail_view, page_view, pdf_view, policy_of, text_view

HOSTILE = "</pre><script>alert(1)</script> & {text}"


def test_a_page_gets_one_script_more_and_its_policy_names_it():
    before = built()["parks.en.html"]
    view = page_view("parks.en.html", before)
    text = view.data.decode()
    assert text.count("<script>") == before.decode().count("<script>") + 1
    assert text.partition("<body")[2] == before.decode().partition("<body")[2]
    assert policy_of(view) == "sandbox allow-scripts; frame-ancestors 'self'"


def test_a_mail_shows_its_heads_and_allows_no_script_but_ours():
    view = mail_view("parks.en.eml", built()["parks.en.eml"])
    assert [name for name, _ in view.heads] == ["From", "To", "Subject", "Date"]
    text = view.data.decode()
    assert text.count("<script") == 1
    assert "default-src 'none'" in text.partition("<title>")[0]
    assert "cid:" not in text


def test_a_text_is_shown_as_it_is():
    view = text_view("a.txt", HOSTILE.encode(), lang="en", title="</title><script>")
    text = view.data.decode()
    assert text.count("<script") == 1
    assert "&lt;/pre&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; {text}" in text


def test_a_pdf_is_in_no_sandbox_as_browsers_would_not_show_it():
    assert policy_of(pdf_view("a.pdf", b"%PDF")) == "frame-ancestors 'self'"
