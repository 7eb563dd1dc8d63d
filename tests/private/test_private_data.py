import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.model import Kind, Shown, Signatory, Source
from letterkit.private.email_addresses import may_hold_private
from letterkit.private.private_data import (
    Private,
    column_with_email,
    emails_in,
    masked,
    private_in,
    without_private,
)


def kinds(text):
    return [str(each.kind) for each in private_in(text)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ada@example.org", "ada@example.org"),
        ("Ada Example (ada@example.org)", "ada@example.org"),
        ("Bo Example <bo@example.org>", "bo@example.org"),
        ("mailto:ada@example.org", "ada@example.org"),
        ("Write to ada.e+x@mail.example.co.uk.", "ada.e+x@mail.example.co.uk"),
        ("ada＠example.org", "ada@example.org"),
        ("ａｄａ＠ｅｘａｍｐｌｅ．ｏｒｇ", "ada@example.org"),
        ("ada\u200b@example.org", "ada@example.org"),
        ("ада@пример.рф", "ада@пример.рф"),
        ("ada@bücher.example", "ada@bücher.example"),
        ("ada@xn--bcher-kva.example", "ada@xn--bcher-kva.example"),
        ("ada at example dot org", "ada@example.org"),
        ("ada at example dot co dot uk", "ada@example.co.uk"),
        ("ada[at]example.org", "ada@example.org"),
        ("ada [at] example [dot] org", "ada@example.org"),
        ("ada (at) example.org", "ada@example.org"),
        ("ada_at_example.org", "ada@example.org"),
        ("ada собака example точка ru", "ada@example.ru"),
        ("ada arroba ejemplo punto org", "ada@ejemplo.org"),
        ("ada małpa przyklad kropka pl", "ada@przyklad.pl"),
        ("https://example.org/?mail=ada@example.org", "ada@example.org"),
        ("https://example.org/?mail=ada%40example.org", "ada@example.org"),
        ("https://ada@example.org/", "ada@example.org"),
        ("ada&#64;example.org", "ada@example.org"),
        ("Bo &lt;bo@example.org&gt;", "bo@example.org"),
        ("ada@192.0.2.1", "ada@192.0.2.1"),
        ("@ada.example@gmail.com", "ada.example@gmail.com"),
        ("ada(a)example.org", "ada@example.org"),
        ("https://example.org/?m=%61da%40example.org", "ada@example.org"),
        ("البريد ada@example.org", "ada@example.org"),
    ],
)
def test_case_02_an_address_is_found_in_any_spelling(text, value):
    [found] = private_in(text)
    assert (found.kind, found.value) == (Private.EMAIL, value)
    assert [each.value for each in emails_in(text)] == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("ada [a] example.org", "ada@example.org"),
        ("a d a @ e x a m p l e . o r g", "ada@example.org"),
        ("ada @ example . org", "ada@example.org"),
        ("ada Klammeraffe example Punkt org", "ada@example.org"),
        ("adaATexampleDOTorg", "ada@example.org"),
        ("gro.elpmaxe@ada", "ada@example.org"),
        ("https://ada(a)example.org", "ada@example.org"),
        ("https://gro.elpmaxe@ada", "ada@example.org"),
    ],
)
def test_an_address_that_hides_from_machines_is_found(text, value):
    assert [each.value for each in emails_in(text)] == [value]


@pytest.mark.parametrize(
    "text",
    [
        "@ada@example.social",
        "ada @ example.org",
        "email: ada at example.org",
        "a.b at example.org",
        "ada at gmail.com",
        "ada at example.org",
        "Ada at example.org",
        "ada@example",
        "https://ada@example",
    ],
)
def test_what_may_be_something_else_than_an_address_is_only_likely(text):
    assert kinds(text) == ["likely-email"]
    assert emails_in(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Researcher at example.org",
        "volunteer at example.org",
        "We met at example.org",
        "PATRIOT.org",
        "Engineer at Booking.com",
        "CTO @ Example",
        "@ada",
        "https://example.social/@ada",
        "https://example.org/logo@2x.png",
        "AT&T",
        "a look at dot matrix printers",
    ],
)
def test_what_is_no_address_is_let_be(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "+375 29 000 00 00",
        "+375290000000",
        "8 (029) 123-45-67",
        "80291234567",
        "(029) 123-45-67",
        "00375 29 123 45 67",
        "+44 20 7946 0018",
        "0151 12345678",
        "030 / 123 45 67",
        "06 12 34 56 78",
        "06.12.34.56.78",
        "600 123 456",
        "8 916 123-45-67",
        "+7 (916) 123-45-67",
        "(555) 123-4567",
        "555-123-4567",
        "0991234567",
        "+48 600 000 000",
        "tel. 12-34-56",
        "тел.: 200-30-40",
        "Reader, phone 5551234",
        "هاتف ٠١٠ ١٢٣٤ ٥٦٧٨",
        "+٣٧٥٢٩١٢٣٤٥٦٧",
        "tel:+375291234567",
        "https://wa.me/375291234567",
        "https://example.org/?phone=%2B375291234567",
        "Ada Example - +375 29 000 00 00, Minsk",
    ],
)
def test_case_02_a_telephone_number_is_found(text):
    assert kinds(text) == ["phone"]


@pytest.mark.parametrize(
    "text",
    [
        "2026",
        "24/7",
        "1990-2020",
        "Member of Parliament 2019–2024",
        "27.11.2026",
        "2026-11-27",
        "Studio 54",
        "Charter 97",
        "350.org",
        "ISO/IEC 27001:2013",
        "0000-0002-1825-0097",
        "https://orcid.org/0000-0002-1825-009X",
        "ISSN 2049-3630",
        "2049-3630",
        "ISBN 978-3-16-148410-0",
        "DOI 10.1000/182",
        "KRS 0000123456",
        "УНП 190000000",
        "ИНН 7707083893",
        "NIP 123-456-32-18",
        "HRB 123456",
        "Registered charity 1234567",
        "120 000 000 euros",
        "1 000 000 members",
        "Version 1.2.3.4",
        "https://example.org/posts/2026/11/123456789012",
    ],
)
def test_other_numbers_are_no_telephone(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "12 Example Street, London",
        "221B Example Road",
        "Musterstraße 5",
        "Berliner Straße 7",
        "Straße des 17. Juni 135",
        "24 rue de l'Exemple",
        "3 bis, avenue Victor Exemple",
        "calle de Ejemplo, 5",
        "Avenida 9 de Julio 1234",
        "ul. Przykładowa 5 m. 3",
        "al. Przykładowe 100",
        "ул. Примерная, д. 5",
        "вул. Прыкладная 5",
        "вулиця Прикладна, буд. 5",
        "пр-т Независимости, 4",
        "Примерная ул., 5",
        "Примерная 5, кв. 3",
        "شارع المثال 5",
        "15 شارع المثال",
        "ص.ب 1234",
        "P.O. Box 123",
        "Postfach 12 34",
        "а/я 15",
        "Apartado de correos 12",
        "skrytka pocztowa 12",
        "10115 Berlin",
        "Club, 75001 Paris",
        "00-001 Warszawa",
        "220030, г. Минск",
        "01001, м. Київ",
        "Springfield, IL 62701",
        "London SW1A 1AA",
        "SW1A 1AA",
        "220000, Минск, Примерная 5-3",
        "Мінск, Прыкладная 5-3",
        "Minsk, Prykladnaya 5-3",
        "Minsk, Prykladnaja str. 5-3",
        "г. Минск, Примерная, д.5",
        "д. Примерово, д. 12",
        "в. Прыклад, Мінскі р-н, 12",
        "живу: Примерная 5-3",
        "ul Przykladowa 5",
        "adres: Przykładowa 5 m 3",
        "Київ, Прикладна, 5",
        "House 5, Example village",
        "аб. ящик 12",
        "東京都千代田区千代田1-1",
        "Fi Fifth 10115 Berlin, Am Beispiel 5",
    ],
)
def test_case_02_a_postal_address_is_found(text):
    assert set(kinds(text)) == {"postal"}


@pytest.mark.parametrize(
    "text",
    [
        "Wall Street Journal",
        "10 Downing Street Policy Unit",
        "42nd Street Theatre",
        "Calle 13",
        "Plaza de Mayo",
        "площадь Свободы",
        "Hafenstraße 2026",
        "20000 Leagues",
        "10115",
        "School 5",
        "Лицей 5",
        "Hospital No. 3, Minsk",
        "СШ № 12, Минск",
        "Example University, Minsk",
        "Area 51 Club",
        "IFLA 2026",
        "Kolektyw 5-3",
        "Barcelona 5-3",
        "Больница 5-3",
        "Городская 5-я больница",
        "Народная 5",
        "Klub 5, Warszawa",
        "address 5 demands",
        "Am 12. Mai 2026",
        "Dom Kultury 5",
        "220000 подписей",
        "4 кв. 2026",
        "12 Angry Men Theatre",
        "Radio 1 FM 101.5",
    ],
)
def test_a_name_made_of_such_words_is_no_postal_address(text):
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("column", "text", "rest", "private"),
    [
        ("name", "Ada Example (ada@example.org)", "Ada Example", {"email": "ada@example.org"}),
        ("name", "Bo Example <bo@example.org>", "Bo Example", {"email": "bo@example.org"}),
        ("name", "Bo &lt;bo@example.org&gt;", "Bo", {"email": "bo@example.org"}),
        ("name", '"Bo" <mailto:bo@example.org>', "Bo", {"email": "bo@example.org"}),
        ("name", "Ada Example, ada@example.org", "Ada Example", {"email": "ada@example.org"}),
        ("name", "Ada Example ada[at]example.org", "Ada Example", {"email": "ada@example.org"}),
        ("name", "Ada - +375 29 000 00 00", "Ada", {"phone": "+375 29 000 00 00"}),
        ("name", "ada@example.org (Ada Example)", "Ada Example", {"email": "ada@example.org"}),
        ("name", "ada@example.org, Ada Example", "Ada Example", {"email": "ada@example.org"}),
        ("name", "[Ada](mailto:ada@example.org)", "Ada", {"email": "ada@example.org"}),
        ("name", "Ada (Club, ada@example.org)", "Ada (Club)", {"email": "ada@example.org"}),
        ("name", "Ada, ada@example.org, Minsk", "Ada, Minsk", {"email": "ada@example.org"}),
        (
            "name",
            "Ada (ada@example.org, +375 29 000 00 00)",
            "Ada",
            {"email": "ada@example.org", "phone": "+375 29 000 00 00"},
        ),
        ("affiliation", "ada@example.org", "", {"email": "ada@example.org"}),
        ("affiliation", "Club, e-mail: ada@example.org", "Club", {"email": "ada@example.org"}),
        ("affiliation", "Клуб (тел. 200-30-40)", "Клуб", {"phone": "200-30-40"}),
        ("role", "+375 29 000 00 00", "", {"phone": "+375 29 000 00 00"}),
        ("comment", "I agree (ada@example.org)", "I agree", {"email": "ada@example.org"}),
        ("comment", "I agree.\nada@example.org", "I agree.", {"email": "ada@example.org"}),
        ("link", "mailto:ada@example.org?subject=x", "", {"email": "ada@example.org"}),
        ("link", "tel:+375290000000", "", {"phone": "+375290000000"}),
        ("link", "ada@example.org", "", {"email": "ada@example.org"}),
    ],
)
def test_case_02_what_is_plain_is_taken_out_cleanly(column, text, rest, private):
    taken = without_private(column, text)
    assert (taken.text, taken.private, taken.plain) == (rest, private, True)


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("comment", "write to ada@example.org"),
        ("role", "Reader at ada@example.org"),
        ("name", "Ada and Bo (ada@example.org, bo@example.org)"),
        ("link", "https://example.org/?mail=ada@example.org"),
        ("affiliation", "ул. Примерная, д. 5, кв. 3"),
        ("name", "Ada @ada@example.social"),
    ],
)
def test_what_is_not_plain_stays_whole_and_that_is_said(column, text):
    taken = without_private(column, text)
    assert (taken.text, taken.private, taken.plain) == (text, {}, False)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Passport MP0000000", "document"),
        ("паспорт МР1234567", "document"),
        ("PESEL 90010100000", "document"),
        ("IBAN BY00 AAAA 0000 0000 0000 0000 0000", "bank"),
        ("IBAN DE89370400440532013000", "bank"),
        ("53.9000, 27.5667", "place"),
        ("192.0.2.1", "network"),
        ("2001:db8::1", "network"),
        ("Telegram: adaexample", "handle"),
        ("Skype: ada.example", "handle"),
        ("t.me/adaexample", "handle"),
        ("Тэлеграм @adaexample", "handle"),
        ("born 1 May 1990", "birth"),
        ("род. 01.05.1990", "birth"),
        ("ur. 1 maja 1990", "birth"),
        ("12.05.1990 г.р.", "birth"),
    ],
)
def test_what_else_is_private_is_found_and_stays_for_a_person(text, kind):
    assert kinds(text) == [kind]
    assert not without_private("affiliation", text).plain


@pytest.mark.parametrize(
    "text",
    ["Passport Office", "Signal Foundation", "born in Minsk", "Skype for Business"],
)
def test_words_of_private_data_alone_are_none(text):
    assert kinds(text) == []


def test_a_link_to_an_account_is_what_a_link_is_for():
    assert not private_in("https://t.me/adaexample", "link")


@pytest.mark.parametrize("number", ["80290000000", "555-0100", "123456789"])
def test_a_number_in_a_name_is_a_telephone_number(number):
    [found] = private_in(f"Di Fourth {number}", "name")
    assert (found.kind, found.value) == (Private.PHONE, number)


def test_a_short_number_is_a_telephone_number_after_its_word():
    assert kinds("т. 2-00-00") == ["phone"]
    assert kinds("Том 2-00-00") == []


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Signal +375 29 000 00 00", ""),
        ("Ada Sample Signal +375 29 000 00 00", "Ada Sample"),
        ("Ada Sample, Signal/WhatsApp: +375 29 000 00 00", "Ada Sample"),
        ("Ada Sample +375 29 000 00 00 (Viber)", "Ada Sample"),
        ("Ада, моб. тел.: +375 29 000 00 00", "Ада"),
        ("Ада, эл. почта: ada@example.org", "Ада"),
        ("Ada, poczta: ada@example.org", "Ada"),
        ("Ada, courriel : ada@example.org", "Ada"),
        ("Ada, Kontakt: ada@example.org", "Ada"),
        ("Emma Handy +375 29 000 00 00", "Emma Handy"),
        ('Ed Fifth <a href="mailto:ed@example.org">mail</a>', "Ed Fifth"),
        ('<a href="mailto:ed@example.org">Ed Fifth</a>', "Ed Fifth"),
        ('Ed <a href="mailto:ed@example.org">ed@example.org</a>', "Ed"),
    ],
)
def test_no_word_for_a_number_stays_without_it(text, rest):
    taken = without_private("name", text)
    assert (taken.text, taken.plain) == (rest, True)


def test_an_initial_is_no_word_for_a_number():
    taken = without_private("name", "Иванов Т. +375 29 000 00 00")
    assert "Иванов Т." in taken.text


def test_nothing_private_is_nothing_to_do():
    assert without_private("name", "Ada Example").plain
    assert without_private("name", "").text == ""


def test_a_message_has_neither_address_nor_number():
    assert masked("Ada <ada@example.org>, +375 29 000 00 00 has digits") == "Ada <…>, … has digits"


def test_only_what_others_see_counts():
    there = {"name": "Ada Example", "source": Source("x.csv", 2), "kind": Kind.PERSON}
    hidden = {"link": "https://ada@example.org/"}
    assert column_with_email(Signatory(**there, **hidden)) == "link"
    assert column_with_email(Signatory(**there, **hidden, shown=Shown.ROLE)) == ""
    assert column_with_email(Signatory(**there, role="a@b.org", shown=Shown.UNNAMED)) == ""


_WORDS = st.text("abcdefghijklmnopqrstuvwxyz0123456789", min_size=1, max_size=12)
_LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=2, max_size=6)
_AROUND = st.sampled_from(["", " ", "Ada ", "(", "<", "Клуб, ", "é", "/", "=", ":", "”", "\n", "١"])


@given(_WORDS, _WORDS, _LETTERS, _AROUND, _AROUND)
def test_case_02_no_text_around_an_address_hides_it(local, domain, ending, before, after):
    address = f"{local}@{domain}.{ending}"
    if address.endswith(("png", "svg", "gif", "jpg", "jpeg", "pdf", "css", "js", "html", "htm")):
        return
    after = after if not after[:1].isalnum() else f" {after}"
    before = before if not before[-1:].isalnum() else f"{before} "
    assert [each.value for each in emails_in(before + address + after)] == [address]


@given(st.text(max_size=60))
def test_any_text_can_be_looked_at(text):
    found = private_in(text)
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    assert may_hold_private(text) or not found
    taken = without_private("name", text)
    assert taken.plain or taken.text == text


@pytest.mark.parametrize("piece", ["a at ", "1 ", "12 Aa ", "д. 5 ", "a.a@", "[at]", "a!", "+1 "])
def test_a_long_comment_is_read_in_no_time(piece):
    private_in(piece * 4_000)
