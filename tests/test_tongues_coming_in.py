"""Lists in languages of which wishes are not read: nobody is named by a question left aside.

Their columns are asked about as a whole, and their comments are no public text unasked.
"""

import shlex

import openpyxl
import pytest


def _maps(said):
    """The options of the hint, as a shell takes them."""
    hint = said.partition("hint: ")[2].partition(" (")[0].partition("; if a yes hides")[0]
    words = shlex.split(hint.partition(": ")[2])
    return [word for pair in zip(words[::2], words[1::2], strict=True) for word in pair]


@pytest.mark.parametrize(
    ("table", "shown"),
    [
        (
            "Nome e cognome,Come desidera firmare?\nAda Esempio,Con nome e cognome\n"
            "Bo Prova,Solo con le iniziali\nCy Modello,Solo con il ruolo\n"
            "Di Saggio,Non mostrare il mio nome\n",
            ["named", "initials", "role", "unnamed"],
        ),
        (
            "Nome completo,Como deseja assinar?\nAda Exemplo,Nome completo\n"
            "Bo Amostra,Apenas iniciais\nCy Modelo,Sem nome\n",
            ["named", "initials", "unnamed"],
        ),
        (
            "Ad Soyad,Listede nasıl görünmek istersiniz?\nAda Örnek,Ad ve soyad\n"
            "Bo Deneme,Sadece baş harfler\nCy Test,Anonim\n",
            ["named", "initials", "unnamed"],
        ),
        ("姓名,署名方式\n李例,实名\n王样,匿名\n张试,不公开\n", ["named", "unnamed", "unnamed"]),
        ("Naam,Ik wil anoniem blijven\nAda Proef,Nee\nBo Proef,Ja\n", ["named", "unnamed"]),
    ],
)
def test_choices_of_how_to_be_shown_are_read_in_ten_more_languages(desk, table, shown):
    assert desk.add("x.csv", table) == 0, desk.said
    assert [each or "named" for each in desk.column("shown")] == shown


def test_a_column_in_an_unread_language_is_asked_about_as_a_whole(desk):
    table = (
        "Name,Hogyan szeretne szerepelni a listán?\nAda Példa,Teljes névvel\n"
        "Bo Minta,Csak monogrammal\nCy Teszt,Névtelenül\n"
    )
    assert desk.add("x.csv", table) == 2
    for answer in ("Teljes névvel", "Csak monogrammal", "Névtelenül"):
        assert f"“{answer}” (1)" in desk.said
    assert "=unnamed" not in desk.said
    assert desk.add("x.csv", table, *_maps(desk.said)) == 2
    assert "MEANING" in desk.said, "a placeholder hides and names nobody"
    title = "Hogyan szeretne szerepelni a listán?"
    said = {"Teljes névvel": "named", "Csak monogrammal": "initials", "Névtelenül": "unnamed"}
    maps = [each for text, means in said.items() for each in ("--map", f"{title}: {text}={means}")]
    assert desk.add("x.csv", table, *maps) == 0, desk.said
    assert desk.column("shown") == ["named", "initials", "unnamed"]


def test_a_yes_in_an_unread_language_is_asked_in_both_readings(desk):
    title = "Névtelen szeretnék maradni"
    table = f"Name,{title}\nAda Példa,Nem\nBo Minta,Igen\n"
    assert desk.add("x.csv", table) == 2
    assert f"--map '{title}: Igen=yes'" in desk.said
    assert f"--map '{title}: Igen=unnamed'" in desk.said
    assert f"--map '{title}: Nem=named'" in desk.said
    hides = ["--map", f"{title}: Igen=unnamed", "--map", f"{title}: Nem=named"]
    assert desk.add("x.csv", table, *hides) == 0, desk.said
    assert desk.column("shown") == ["named", "unnamed"]


@pytest.mark.parametrize(
    ("titles", "harmless", "wish"),
    [
        ("Nome e cognome,Commento", "Forza", "per favore non pubblicate il mio nome"),
        ("Nome completo,Comentários", "Estamos juntos", "Prefiro que o meu nome não apareça"),
        ("Naam,Opmerkingen", "Goed initiatief", "liever niet met mijn naam online"),
        ("Jméno a příjmení,Poznámka", "Držím palce", "prosím nezveřejňovat moje jméno"),
        ("Nume și prenume,Observații", "Bravo", "fără nume pe site vă rog"),
        ("Vardas ir pavardė,Komentaras", "Puiku", "Prašau neskelbti mano pavardės"),
        ("Ad Soyad,Notunuz", "Destekliyorum", "Adım yayınlanmasın lütfen"),
        ("氏名,ご意見", "応援しています", "名前は出さないでください"),
        ("姓名,留言", "支持你们", "请不要公开我的名字"),
        ("이름,의견", "응원합니다", "이름은 비공개로 해주세요"),
        ("Name,Comment", "Great", "Vänligen publicera inte mitt namn"),
        ("Name,Comment", "Great", "Älkää julkaisko nimeäni"),
        ("Name,Comment", "Great", "Kérem, ne tegyék közzé a nevemet"),
        ("Name,Comment", "Great", "Παρακαλώ μην δημοσιεύσετε το όνομά μου"),
        ("Name,Comment", "Great", "נא לא לפרסם את שמי"),
        ("Name,Comment", "Great", "لطفا نام من را منتشر نکنید"),
        ("Name,Comment", "Great", "Молим вас да не објављујете моје име"),
        ("Name,Comment", "Great", "Моля не публикувайте името ми"),
        ("Name,Comment", "Great", "გთხოვთ არ გამოაქვეყნოთ ჩემი სახელი"),
        ("Name,Comment", "Great", "Խնդրում եմ չհրապարակել անունս"),
        ("Name,Comment", "Great", "กรุณาอย่าเผยแพร่ชื่อของฉัน"),
    ],
)
def test_a_wish_in_a_comment_stops_beside_a_harmless_one(desk, titles, harmless, wish):
    table = f'{titles}\nAda Example,{harmless}\nBo Sample,"{wish}"\n'
    assert desk.add("x.csv", table) == 2, desk.said
    assert f"“{wish}” (1)" in desk.said
    assert f"“{harmless}”" not in desk.said
    assert desk.add("x.csv", table, *_maps(desk.said)) == 0, desk.said
    assert desk.column("shown")[1] == "unnamed"


@pytest.mark.parametrize(
    ("titles", "texts"),
    [
        ("Nome e cognome,Commento", ("Forza", "Siamo con voi")),
        ("氏名,ご意見", ("応援しています", "頑張ってください")),
        ("姓名,留言", ("支持你们", "加油")),
        ("Jméno a příjmení,Komentář", ("Držím palce", "Díky za to")),
    ],
)
def test_a_harmless_comment_is_kept_private_with_one_line(desk, titles, texts):
    title = titles.partition(",")[2]
    table = f"{titles}\nAda Example,{texts[0]}\nBo Sample,{texts[1]}\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "x.csv:2, 3: comment kept private" in desk.said
    assert desk.column("comment") in (["", ""], [])
    assert texts[0] not in desk.printed()
    assert desk.add("x.csv", table, "--map", f"{title}=comment") == 0, desk.said
    assert desk.column("comment") == list(texts)


def test_of_comments_in_two_languages_only_the_unread_one_is_kept(desk):
    table = "Name,Comment\nAda Example,Great letter\nBo Sample,Siamo con voi e non molliamo\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "x.csv:3: comment kept private" in desk.said
    assert desk.column("comment") == ["Great letter", ""]


@pytest.mark.parametrize(
    "table",
    [
        "Nome,Cognome,Città,Professione\nAda,Esempio,Roma,Medico\nBo,Prova,Milano,Operaio\n",
        "Jméno,Příjmení,Město,Povolání\nAda,Příkladová,Praha,lékařka\nBo,Vzorek,Brno,\n",
        "Naam,Woonplaats,Functie\nAda Voorbeeld,Utrecht,arts\nBo Proef,Gouda,\n",
        "氏名,所属,メッセージ\n例 花子,例大学,応援しています\n見本 太郎,見本会社,\n",
        "Ad Soyad,Şehir,Meslek\nAda Örnek,Ankara,doktor\nBo Deneme,İzmir,\n",
        "Name,Affiliation\nAda Example,Università di Prova\nBo Sample,Non Una Di Meno\n",
        "Name,Comment\nAda Example,Freiheit für alle\nBo Sample,No one is above the law\n",
        "Nombre,Comentario\nAda Ejemplo,Por la libertad\nBo Muestra,No a la guerra\n",
    ],
)
def test_an_ordinary_list_goes_through(desk, table):
    assert desk.add("x.csv", table) == 0, desk.said
    assert len(desk.rows) == 2
    assert "kept private" not in desk.said


@pytest.mark.parametrize(
    "title",
    [
        "Nome para publicação",
        "Nome da pubblicare",
        "Naam voor publicatie",
        "Jméno ke zveřejnění",
        "Nume pentru publicare",
        "Vardas viešinimui",
        "Yayımlanacak ad",
        "公開用氏名",
        "公开姓名",
        "공개 이름",
    ],
)
def test_the_name_to_be_published_is_published_and_no_other(desk, title):
    table = f"Name,{title}\nAda Example,Ada Example\nBo Sample,Bia\nCy Test,\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bia", ""]
    assert desk.column("shown")[2] == "unnamed"


@pytest.mark.parametrize(
    "title",
    [
        "Ente (non sarà pubblicato)",
        "Instituição (não será publicada)",
        "Organisatie (wordt niet gepubliceerd)",
        "Organizace (nebude zveřejněno)",
        "Organizație (nu va fi publicată)",
        "Organizacija (nebus skelbiama)",
        "Kurum (yayımlanmayacak)",
        "所属（公開されません）",
        "单位（不公开）",
        "소속(비공개)",
    ],
)
def test_what_its_title_keeps_back_is_private(desk, title):
    table = f"Name,{title}\nAda Example,Alfa Lab\nBo Sample,Beta Lab\n"
    assert desk.add("x.csv", table) == 0, desk.said
    assert "Alfa" not in desk.printed()


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("Carimbo de data/hora", "Nome completo"),
        ("Časové razítko", "Jméno a příjmení"),
        ("Marcaj de timp", "Nume și prenume"),
        ("Zaman damgası", "Ad Soyad"),
        ("Date/heure", "Nom"),
        ("Heure de fin", "Nom"),
        ("Entry Date", "Name"),
        ("Added Time", "Name"),
    ],
)
def test_the_day_of_signing_is_read(desk, title, name):
    assert desk.add("x.csv", f"{title},{name}\n2026-11-13 10:00:00,Ada Example\n") == 0, desk.said
    assert desk.column("signed") == ["2026-11-13"]


@pytest.mark.parametrize(
    ("sheet", "cells", "said"),
    [
        ("Poznámky", [["Bo nechce být jmenován"]], "Bo nechce být jmenován"),
        ("Da togliere", [["Bo Sample"]], "Da togliere"),
        ("Da togliere", [["Nome"], ["Bo Sample"]], "Da togliere"),
        ("Törlendők", [["Bo Sample"]], "Törlendők"),
        ("Silinecekler", [["Bo Sample"]], "Silinecekler"),
    ],
)
def test_a_sheet_that_may_take_somebody_back_stops(desk, sheet, cells, said):
    book = openpyxl.Workbook()
    for row in (
        ["Name", "Email"],
        ["Ada Example", "a@example.org"],
        ["Bo Sample", "b@example.org"],
    ):
        book.active.append(row)
    other = book.create_sheet(sheet)
    for row in cells:
        other.append(row)
    path = desk.folder / "x.xlsx"
    book.save(path)
    assert desk.add("x.xlsx", path.read_bytes()) == 2, desk.said
    assert said in desk.said


@pytest.mark.parametrize("wish", ["non pubblicare il mio nome", "匿名でお願いします"])
def test_a_wish_in_the_place_of_a_name_is_asked_about(desk, wish):
    table = f"Name,Email\n{wish},a@example.org\nBo Sample,b@example.org\n"
    assert desk.add("x.csv", table) == 2
    assert f"x.csv:2: is this in the place of a name a wish not to be named? {wish}" in desk.said
    assert desk.add("x.csv", table.replace(wish, "Anonymous")) == 0, desk.said
    assert desk.column("name") == ["", "Bo Sample"]


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (
            "x.csv",
            "Name,Email\nAda Example,a@example.org\nBo Sample (solo iniziali),b@example.org\n",
        ),
        ("x.txt", "Firmatari\n\nAda Example, medico\nBo Sample, operaio (solo iniziali)\n"),
        ("x.md", "# Lettera\n\n## Signatories\n\n- Ada Example\n\n## Da togliere\n\n- Bo Sample\n"),
        (
            "x.json",
            '[{"name": "Ada Example", "comment": "Siamo con voi"},'
            ' {"name": "Bo Sample", "comment": "per favore non mettete il mio nome"}]',
        ),
        (
            "x.yaml",
            "- name: Ada Example\n- name: Bo Sample\n  comment: liever niet met mijn naam online\n",
        ),
    ],
)
def test_a_wish_stops_in_other_formats_too(desk, name, text):
    assert desk.add(name, text) == 2, desk.said
