"""Leave for less, half a yes, signatures by others, and what stands behind names: all invented."""

import pytest

from letterkit.lists.columns.deciding import is_elsewhere
from letterkit.lists.columns.signature_columns import standing_of_signatures
from letterkit.lists.consent.asked import question_of
from letterkit.lists.consent.consents import Ask, ask_of
from letterkit.lists.people.not_themselves import said_of_signer
from letterkit.lists.people.odd_names import odd_in
from letterkit.private.private_data import private_in
from rows import failing

LEAVE = (Ask.CONSENT, Ask.SHOWN)

FOR_LESS = [
    "May we publish your name in the local newspaper?",
    "Name may appear in press release",
    "May we publish your name on the members' page?",
    "Publish my name (press release)",
    "Publish my name: newspaper",
    "May we print your name in the flyer?",
    "Darf Ihr Name in der Pressemitteilung erscheinen?",
    "Dürfen wir Ihren Namen im Amtsblatt veröffentlichen?",
    "Dürfen wir Ihren Namen auf der Kundgebung nennen?",
    "Peut-on citer votre nom dans le communiqué de presse ?",
    "Pouvons-nous publier votre nom dans le journal local ?",
    "Можно назвать ваше имя на митинге?",
    "Можно ли опубликовать ваше имя в газете?",
    "Чи можна опублікувати ваше ім'я в газеті?",
    "Ці можна апублікаваць ваша імя ў газеце?",
    "Czy możemy opublikować Twoje nazwisko w gazecie?",
    "¿Podemos publicar su nombre en el periódico?",
]

FOR_THE_PAGE = [
    "May we publish your name?",
    "May we publish your name on the website?",
    "May we publish your name on the Example Society website?",
    "May we publish your name under the open letter to the minister?",
    "May we publish your name on the Example memorial letter?",
    "Dürfen wir Ihren Namen unter dem offenen Brief veröffentlichen?",
    "Darf Ihr Name auf der Webseite erscheinen?",
    "Peut-on publier votre nom sur le site ?",
    "Можно ли опубликовать ваше имя на сайте?",
    "Ці можна апублікаваць ваша імя на сайце?",
    "Чи можна опублікувати ваше ім'я на сайті?",
    "Czy Twoje nazwisko może widnieć pod listem?",
    "¿Podemos publicar su nombre en la página web?",
]


@pytest.mark.parametrize("title", FOR_LESS)
def test_leave_for_less_than_a_page_is_asked_about(title):
    assert ask_of(title) not in (*LEAVE, None)


@pytest.mark.parametrize("title", FOR_THE_PAGE)
def test_leave_for_the_letter_or_its_page_is_leave(title):
    assert ask_of(title) in LEAVE


def test_a_yes_to_the_newspaper_stops(desk):
    table = "Name,Name may appear in press release\nAda Example,Yes\nBo Sample,No\n"
    assert desk.add("l.csv", table, consent="") == 2
    assert "Name may appear in press release" in desk.said


HALF = [
    *("(yes)", "[yes]", "(y)", "(x)", "(✓)", "(ja)", "[ja]", "(да)", "（是）", "{yes}", "<oui>"),
    *("y/i", "yes - i", "y, i", "Y i", "ja, I.", "oui (i)", "i/y", "I - yes", "да и", "так, і"),
    *("~yes", "≈ ja", "yes/", "Yes, A", "(sí)", "(tak)", "(نعم)"),
]

WHOLE = [
    *(("yes", "yes"), ("Yes!", "yes"), ("y", "yes"), ("Oui, j'accepte", "yes"), ("Да.", "yes")),
    *(("Yes (A1)", "yes"), ("Yes, I do", "yes"), ("**Yes**", "yes"), ("No, I don't", "no")),
    *(("Yes, with pleasure", "yes"), ("avec plaisir", "yes"), ("in Ordnung", "yes")),
    *(("gerne", "yes"), ("с удовольствием", "yes"), ("chętnie", "yes"), ("con gusto", "yes")),
    *(("із задоволенням", "yes"), ("з радасцю", "yes"), ("بكل سرور", "yes"), ("✅", "yes")),
    *(("com prazer", "yes"), ("volentieri", "yes"), ("👍", "yes"), ("Sí, con mi nombre", "yes")),
]


@pytest.mark.parametrize("answer", HALF)
def test_half_a_yes_is_not_understood(answer):
    question = question_of("May we publish your name?", ["yes", "no", answer])
    assert question.meaning(answer).consent != "yes"


@pytest.mark.parametrize(("answer", "consent"), WHOLE)
def test_a_whole_answer_is(answer, consent):
    question = question_of("May we publish your name?", ["yes", "no", answer])
    assert question.meaning(answer).consent == consent


@pytest.mark.parametrize("answer", ["Sí, anónimo", "sí, anónima", "Oui, anonymement", "ja, anonym"])
def test_an_anonymous_yes_counts_without_a_name(answer):
    question = question_of("May we publish your name?", ["yes", "no", answer])
    assert question.meaning(answer).shown == "unnamed"


@pytest.mark.parametrize(("tick", "none"), [("[x]", "[ ]"), ("(x)", "( )"), ("[x]", "")])
def test_a_box_in_brackets_is_no_half_yes(tick, none):
    question = question_of("May we publish your name?", [tick, none])
    assert question.meaning(tick).consent == "yes"


def test_half_a_yes_stops(desk):
    table = "Name,May we publish your name?\nAda Example,(yes)\nBo Sample,No\nCy Muster,Yes\n"
    assert desk.add("l.csv", table, consent="") == 2
    assert "(yes)" in desk.said


SIGNED = [
    *(("Unterschrift", "gez."), ("Signature", "sgd."), ("Signature", "/s/"), ("Podpis", "podp.")),
    *(("Подпись", "подп."), ("Your signature", "signature_12.png"), ("Signature", "Ada Example")),
    *(("Підпис", "підп."), ("Подпіс", "падп."), ("التوقيع", "x"), ("Signature", "on paper")),
]


@pytest.mark.parametrize(("title", "text"), SIGNED)
def test_who_has_no_signature_where_others_have_one_is_asked_about(title, text):
    standing = standing_of_signatures(title, {text, ""})
    assert standing.verdict("") == ""
    assert standing_of_signatures(title, {text}) is None
    assert standing_of_signatures(title, {""}) is None


@pytest.mark.parametrize("title", ["Signature date", "Signing as", "Firma", "E-mail", "Signatory"])
def test_other_columns_hold_no_signatures(title):
    assert standing_of_signatures(title, {"Example", ""}) is None


def test_a_gap_among_signatures_stops(desk):
    table = "Name,Unterschrift\nAda Example,gez.\nBo Sample,\nCy Muster,gez.\n"
    assert desk.add("l.csv", table) == 2
    assert "(no answer)" in desk.said
    assert desk.add("l.csv", table, "--map", "Unterschrift: (no answer)=out") == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Cy Muster"]


@pytest.mark.parametrize(
    "title",
    [
        *("Exclude", "Omit", "Drop", "Remove me", "Exclude from list", "Ausgeschlossen"),
        *("Wykluczony", "Exclu", "Cancelled", "Removed", "Удалить", "Исключена", "Eliminar"),
    ],
)
def test_a_yes_that_may_take_a_signature_off_does_not_count_it(desk, title):
    table = f"Name,{title}\nAda Example,Yes\nBo Sample,No\nCy Muster,Yes\n"
    if desk.add("l.csv", table) == 0:
        assert desk.column("name") == ["Bo Sample"]


@pytest.mark.parametrize("title", ["Hidden", "Private", "Remove my name", "Hide", "Ausblenden"])
def test_a_yes_to_hiding_still_hides(title):
    assert ask_of(title) is Ask.ANONYMOUS


ASIDE = [
    *("Retired?", "Alumni", "Tenant", "Needs flyer", "Celebrity", "Thanked", "Organiser"),
    *("im Ruhestand", "Mieterin", "Alumna", "Anwohner", "Prominent", "Flugblatt"),
    *("На пенсии", "Выпускница", "Арендатор", "Листовки", "Пенсионер", "Сосед"),
    *("На пенсіі", "Выпускніца", "На пенсії", "Випускниця", "Na emeryturze", "Absolwent"),
    *("À la retraite", "Locataire", "Célébrité", "Jubilada", "Inquilino", "Exalumna", "متقاعد"),
]


def test_plain_columns_of_yes_and_no_are_about_something_else():
    def is_aside(title):
        assert is_elsewhere(title)

    assert failing(ASIDE, is_aside) == []


@pytest.mark.parametrize("title", ["Hidden tenant", "Publish", "Show to organisers only", "ok?"])
def test_a_word_of_naming_in_a_title_still_counts(title):
    assert not is_elsewhere(title)


def test_who_is_retired_is_private_and_hides_nobody(desk):
    table = "Name,Retired?,im Ruhestand\nAda Example,Yes,Yes\nBo Sample,No,No\n"
    assert desk.add("l.csv", table) == 0, desk.said
    assert set(desk.column("shown")) == {""}


NOT_THEMSELVES = [
    ("proxy", "Bo Sample (signed by his daughter)"),
    ("proxy", "Cy Muster – signed by her carer"),
    ("proxy", "Dan Primer (minor, represented by mother)"),
    ("proxy", "Dan Primer per proxy"),
    ("proxy", "Edda Vzor via her lawyer"),
    ("proxy", "Edda Vzor through guardian"),
    ("proxy", "Bo Sample for Zoe Sample"),
    ("proxy", "Bo Sample on behalf of Zoe Muster"),
    ("proxy", "p.p. Bo Sample"),
    ("proxy", "Bo Sample, per pro"),
    ("proxy", "Cy Muster vertreten durch Zoe Vzor"),
    ("proxy", "Bo Muster i.V. Zoe Muster"),
    ("proxy", "i.A. Bo Muster"),
    ("proxy", "Bo Muster (im Auftrag)"),
    ("proxy", "Bo Exemple, par procuration"),
    ("proxy", "Bo Exemple pour Zoe Exemple"),
    ("", "Jewish Voice for Just Peace"),
    ("", "Sampleton Parents for Clean Air"),
    ("", "Vecinos Unidos por San Telmo"),
    ("proxy", "Bo Ejemplo por poder"),
    ("proxy", "Бо Узор (по доверенности)"),
    ("proxy", "Бо Приклад за довіреністю"),
    ("proxy", "Бо Узор (па даверанасці)"),
    ("proxy", "Bo Wzór w imieniu Zoe Przykład"),
    ("proxy", "Bo Wzór (z upoważnienia)"),
    ("minor", "Bo Sample (minor)"),
    ("minor", "Bo Muster, minderjährig"),
    ("minor", "Бо Узор (несовершеннолетний)"),
    ("minor", "Bo Wzór (małoletnia)"),
    ("dead", "Finn Ejemplo (deceased 2025)"),
    ("dead", "Finn Muster (verstorben)"),
    ("dead", "Finn Sample – posthumously"),
    ("dead", "Ада Узор (умерла)"),
    ("dead", "Ada Exemple (décédée)"),
    ("dead", "The late Bo Sample"),
    ("dead", "śp. Bo Wzór"),
    ("", "Bo Minor"),
    ("", "Zoe Feu"),
    ("", "Proxy Sample"),
    ("", "P.P. Sample"),
    ("", "I.V. Sample"),
    ("", "Bo Sample on behalf of Muster e.V."),
    ("", "Example Union, represented by Ada Example"),
    ("", "Bo Sample c/o Example Union"),
    ("", "Bo Sample (née Muster)"),
    ("", "María por la Paz"),
    ("", "Mothers for Peace"),
    ("", "Teachers For Future"),
    ("", "Artists for Free Schools"),
    ("", "Lawyers for Human Rights"),
    ("", "Dead Poets Society"),
    ("", "Bo Sample (miner)"),
    ("", "Child Rights Network"),
]


def test_who_may_not_have_signed_themselves_is_found():
    def is_found(said, text):
        assert said_of_signer(text) == said

    assert failing(NOT_THEMSELVES, is_found) == []


@pytest.mark.parametrize(
    "name",
    [
        "Dan Primer (minor, represented by mother)",
        "Bo Sample (signed by his daughter)",
        "p.p. Bo Sample",
        "Finn Ejemplo (deceased 2025)",
        "Bo Sample, age 14",
        "Bo Sample, 15",
    ],
)
def test_such_a_name_stops_until_somebody_says_that_it_is_one(desk, name):
    table = f'Name,City\nAda Example,Sampleton\n"{name}",Sampleton\n'
    assert desk.add("l.csv", table) == 2
    assert "if they signed" in desk.said
    assert desk.add("l.csv", table, "--map", f"Name: {name}=named") == 0, desk.said


@pytest.mark.parametrize("name", ["Bo Sample for Zoe Muster", "Jewish Voice for Just Peace"])
def test_one_who_may_sign_for_another_is_read_once(desk, name):
    table = f"Name,City\nAda Example,Sampleton\n{name},Sampleton\n"
    assert desk.add("l.csv", table, read=False) == 2
    assert name in desk.said
    assert desk.add("l.csv", table) == 0, desk.said


def test_a_group_that_is_for_something_asks_nothing(desk):
    table = "Name,City\nMayors for Peace,Sampleton\nKobiety za Wolność,Sampleton\n"
    assert desk.add("l.csv", table, read=False) == 0, desk.said


@pytest.mark.parametrize("text", ["signed by his daughter", "by proxy", "deceased", "minor"])
def test_the_same_beside_a_name_stops(desk, text):
    assert desk.add("l.csv", f"Name,Affiliation\nAda Example,{text}\nBo Sample,Sample Club\n") == 2


@pytest.mark.parametrize(
    ("name", "kept", "age"),
    [
        ("Bo Sample 03.11.1980", "Bo Sample", "03.11.1980"),
        ("Bo Sample 1980-11-03", "Bo Sample", "1980-11-03"),
        ("Bo Sample *1980", "Bo Sample", "*1980"),
        ("Bo Sample 1980", "Bo Sample", "1980"),
        ("Bo Sample (*1980)", "Bo Sample", "*1980"),
        ("Bo Sample, age 44", "Bo Sample", "age 44"),
        ("Бо Узор 03.11.1980", "Бо Узор", "03.11.1980"),
        ("Bo Sample III", "Bo Sample III", ""),
        ("Bo Sample 2030", "Bo Sample 2030", ""),
        ("Sampleton Society 1980", "Sampleton Society 1980", ""),
        ("Aktion 1980", "Aktion 1980", ""),
    ],
)
def test_days_and_years_behind_a_name_are_private(desk, name, kept, age):
    assert desk.add("l.csv", f'Name,City\n"{name}",Sampleton\nAda Example,Sampleton\n') == 0
    assert desk.rows[0]["name"] == kept
    assert desk.rows[0].get("age", "") == age


BEHIND = [
    ("name", "Bo Sample ID1234567", ["document"]),
    ("name", "Bo Sample 12345", ["document"]),
    ("name", "Bo Sample №1234", ["document"]),
    ("name", "Bo Sample @ada_example", ["handle"]),
    ("name", "@ada_example", []),
    ("name", "Bo Sample (@ada_example)", []),
    ("name", "Bo Sample 2", []),
    ("affiliation", "@ada_example", ["handle"]),
    ("role", "@ada_example", ["handle"]),
    ("comment", "@ada_example", ["handle"]),
    ("comment", "thanks @everybody for this", []),
    ("link", "https://www.facebook.com/ada.example", []),
    ("affiliation", "facebook.com/ada.example", ["handle"]),
    ("affiliation", "https://www.instagram.com/ada", ["handle"]),
    ("comment", "see linkedin.com/in/ada-example", ["handle"]),
    ("comment", "https://social.example.org/@ada", ["handle"]),
    ("affiliation", "linkedin.com/company/example", []),
    ("affiliation", "facebook.com/groups/example", []),
    ("affiliation", "www.example.org", []),
    ("affiliation", "https://example.org/team", []),
    ("affiliation", "member no. 12345", ["document"]),
    ("role", "Mitgliedsnr. 12345", ["document"]),
    ("comment", "членский билет № 12345", ["document"]),
    ("affiliation", "carnet de socio nº 12345", ["document"]),
    ("affiliation", "Member since 1998", []),
    ("affiliation", "membre 2024", []),
    ("affiliation", "Mitglied im Verein 1904", []),
]


def test_accounts_and_numbers_are_private_where_they_stand_for_a_person():
    def is_found(column, text, kinds):
        assert [each.kind.value for each in private_in(text, column)] == kinds

    assert failing(BEHIND, is_found) == []


def test_an_account_in_an_affiliation_keeps_the_entry_out(desk):
    assert desk.add("l.csv", "Name,Affiliation\nAda Example,@ada_example\nBo Sample,Club\n") == 0
    assert desk.run("check", "parks") == 1
    assert "private-in-public" in desk.said
    assert "@ada_example" not in desk.said


@pytest.mark.parametrize(
    ("name", "odd"),
    [
        *(("李四 (Li Si)", ""), ("王五 (Wang Wu)", ""), ("山田太郎 (Yamada Taro)", "")),
        *(("홍길동 (Hong Gildong)", ""), ("Li Si (李四)", ""), ("李四（Li Si）", "")),
        *(
            ("李四 (left)", "left"),
            ("B.S. (Bo Sample)", "B.S."),
            ("Teacher (Bo Sample)", "Teacher"),
        ),
    ],
)
def test_a_name_in_signs_may_have_its_spelling_behind_it(name, odd):
    assert odd_in(name) == odd


@pytest.mark.parametrize(
    "name",
    [
        *("Remove Plastics e.V.", "Remove the Wall Initiative", "Withdraw Now Coalition"),
        *("Delete Hate", "Remove Barriers Network", "Entfernt Schotter e.V.", "Remove Plastics"),
    ],
)
def test_an_organisation_may_be_called_as_an_order_begins(desk, name):
    table = f"Name,City\nSample Society,Sampleton\n{name},Sampleton\nExample Union,Sampleton\n"
    assert desk.add("l.csv", table, "--kind", "organisation") == 0, desk.said
    assert name in desk.column("name")


@pytest.mark.parametrize(
    "text",
    ["Remove Sample Society", "remove Example Union", "Please remove Sample Society from the list"],
)
def test_an_order_about_an_organisation_on_the_list_is_heard(desk, text):
    table = f"Name,City\nSample Society,Sampleton\n{text},\nExample Union,Sampleton\n"
    if desk.add("l.csv", table, "--kind", "organisation") == 0:
        assert text not in desk.column("name")
        assert len(desk.rows) == 1


@pytest.mark.parametrize("title", ["Unnamed: 0", "Unnamed: 0.1"])
def test_an_index_without_a_title_asks_nothing(desk, title):
    rows = "".join(f"{n},{name} Sample\n" for n, name in enumerate(("Ada", "Bo", "Cy", "Di")))
    assert desk.add("l.csv", f"{title},Name\n{rows}") == 0, desk.said
    assert set(desk.column("shown")) == {""}


def test_marks_below_no_title_are_still_asked_about(desk):
    assert desk.add("l.csv", "Name,Unnamed: 1\nAda Example,x\nBo Sample,\nCy Muster,x\n") == 2
