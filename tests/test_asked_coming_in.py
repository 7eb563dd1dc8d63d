"""Questions of real forms, from `add` to the list: the option, the note and the reason are heard.

Each question is one of a kind that was read wrongly, or asked about though it is plain.
"""

import shlex

import pytest

TWO = "Name,{}\nAda Example,{}\nBo Example,{}\n"


def read(desk):
    return [(row["consent"], row["shown"]) for row in desk.rows]


def meant_unnamed(said):
    """The options for answers that a hint leaves open, which are said to be `unnamed`."""
    typed = said.split("what each one means: ")[1].split(" (MEANING ")[0]
    return shlex.split(typed.replace("=MEANING", "=unnamed"))


def first_option(said):
    """The options that stand first in a hint."""
    if "; if a no does: " in said:
        typed = said.split("whole name: ")[1].split("; if a no does: ")[0]
    elif "something else: " in said:
        typed = said.split("if it is about something else: ")[1].split("; if it says")[0]
    else:
        typed = said.split("what a yes means: ")[1].split(" (yes, publish)")[0]
    return shlex.split(typed)


@pytest.mark.parametrize(
    ("title", "yes", "no"),
    [
        ("I do not object to publication of my name", "Yes", "No"),
        ("Я не возражаю против публикации", "Да", "Нет"),
        ("Я не супраць публікацыі майго імя", "Так", "Не"),
        ("Я не заперечую проти публікації", "Так", "Ні"),
        ("Nie sprzeciwiam się publikacji mojego nazwiska", "Tak", "Nie"),
        ("Ich habe nichts gegen die Veröffentlichung meines Namens", "Ja", "Nein"),
        ("Je ne m'oppose pas à la publication de mon nom", "Oui", "Non"),
        ("No me opongo a la publicación de mi nombre", "Sí", "No"),
        ("لا أعترض على نشر اسمي", "نعم", "لا"),
        ("May we publish your name? (1 = yes, 0 = no)", "1", "0"),
        ("May we publish your name? (0 = yes, 1 = no)", "0", "1"),
        ("May we publish your name?", "not against", "no, I am afraid"),
        ("Можно ли опубликовать ваше имя?", "Не против", "Нет, боюсь за семью"),
        ("Dürfen wir Ihren Namen veröffentlichen?", "✅ Ja", "❌ Nein"),
        ("¿Podemos publicar su nombre?", "✅ Sí", "No, tengo miedo"),
    ],
)
def test_a_plain_yes_is_leave_and_a_plain_no_is_none(desk, title, yes, no):
    assert desk.add("x.csv", TWO.format(f'"{title}"', f'"{yes}"', f'"{no}"'), consent="") == 0
    assert desk.column("consent") == ["yes", "no"], desk.said


@pytest.mark.parametrize(
    ("title", "hides", "shows"),
    [
        ("Would you rather not be named?", "Yes", "No"),
        ("Would you prefer to stay anonymous? (leave empty if not)", "x", ""),
        ("Möchten Sie lieber nicht genannt werden?", "Ja", "Nein"),
        ("Préférez-vous ne pas être nommé ?", "Oui", "Non"),
        ("Предпочитаете не указывать имя?", "Да", "Нет"),
        ("هل تفضل عدم ذكر اسمك؟", "نعم", "لا"),
        ("Display name (yes = hide, no = show)", "yes", "no"),
        ("Public name (0 = hidden, 1 = shown)", "0", "1"),
        ("Опубликовать имя? (Да = скрыть, Нет = показать)", "Да", "Нет"),
        ("Не паказваць мой подпіс", "Так", "Не"),
    ],
)
def test_who_would_rather_not_be_named_is_not(desk, title, hides, shows):
    assert desk.add("x.csv", TWO.format(f'"{title}"', hides, shows)) == 0, desk.said
    assert "Ada" not in desk.printed()
    assert "Bo Example" in desk.printed()


@pytest.mark.parametrize(
    "title",
    [
        "I do not mind if my name is not published",
        "Вы не против публикации вашего имени?",
        "Haben Sie nichts dagegen, dass Ihr Name genannt wird?",
        "Publish my name (initials only)",
        "Согласие на публикацию (только инициалы)",
        "Zgoda na publikację (tylko imię)",
        "Publish name (for the organisers)",
        "I agree to the terms and to my name being shown",
        "Je suis d'accord avec la lettre",
        "Ich stimme dem offenen Brief zu",
        "Consent – photo",
    ],
)
def test_what_may_be_less_than_leave_stops_and_the_hint_works(desk, title):
    table = TWO.format(f'"{title}"', "Yes", "No")
    assert desk.add("x.csv", table) == 2
    options = first_option(desk.said)
    while desk.add("x.csv", table, *options) == 2:
        # A yes to a title with a "not" in it may be a no: then each answer is asked for.
        options += meant_unnamed(desk.said)
    assert desk.column("name") == ["Ada Example", "Bo Example"]


@pytest.mark.parametrize(
    "title",
    [
        "I agree [to receive the newsletter]",
        "Consent (privacy policy)",
        "I agree that photos of me may be published",
        "I consent to the publication of the minutes",
        "согласие на обработку персональных данных",
        "Згода (апрацоўка дадзеных)",
        "Згоден на публікацію протоколу",
        "Zgoda (RODO)",
        "Einwilligung (DSGVO)",
        "Consentement (RGPD)",
        "Acepto la LOPD",
        "موافقة (سياسة الخصوصية)",
    ],
)
def test_leave_for_something_else_names_nobody(desk, title):
    yes = TWO.format(f'"{title}"', "Yes", "Yes")
    assert desk.add("x.csv", yes, consent="no") == 0, desk.said
    assert desk.column("consent") == ["no", "no"]


LIMESURVEY = """G01Q01. Name,{0} [With name],{0} [Anonymously],{0} [Only initials],{0} [Not at all]
Ada Example,Y,N,N,N
Bo Example,N,Y,N,N
Cy Example,N,N,Y,N
Di Example,N,N,N,Y
Ed Example,N,N,N,N
Fy Example,,,,
Go Example,Y,Y,N,N
"""


def test_options_with_a_column_each_are_one_question(desk):
    table = LIMESURVEY.format("G01Q02[SQ001]. May we publish?")
    assert desk.add("x.csv", table) == 0, desk.said
    assert read(desk) == [
        ("yes", "named"),
        ("yes", "unnamed"),
        ("yes", "initials"),
        ("no", ""),
        ("", "unnamed"),  # someone who took no option gave no leave, and nobody gives it for them
        ("", "unnamed"),
        ("yes", "unnamed"),
    ]
    assert "Ed" not in desk.printed()


@pytest.mark.parametrize(
    "titles",
    [
        ("publish/with_name", "publish/initials", "publish/anonymous"),
        ("Publish? (With name)", "Publish? (Initials)", "Publish? (Anonymously)"),
        ("How to list you? - By name", "How to list you? - Initials", "How to list you? - Hidden"),
    ],
)
@pytest.mark.parametrize(("tick", "none"), [("1", "0"), ("TRUE", "FALSE"), ("x", ""), ("✔", "✗")])
def test_other_platforms_write_options_otherwise(desk, titles, tick, none):
    rows = [
        f"Ada Example,{tick},{none},{none}",
        f"Bo Example,{none},{tick},{none}",
        f"Cy Example,{none},{none},{tick}",
    ]
    assert desk.add("x.csv", "\n".join([f"Name,{','.join(titles)}", *rows, ""])) == 0, desk.said
    assert desk.column("shown") == ["named", "initials", "unnamed"]


def test_options_that_stand_in_their_own_columns(desk):
    table = (
        "Name,Publish my name,Only my initials,Keep me anonymous\n"
        "Ada Example,Publish my name,,\nBo Example,,Only my initials,\n"
        "Cy Example,,,Keep me anonymous\nDi Example,,,\n"
    )
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("shown") == ["named", "initials", "unnamed", "unnamed"]


def test_other_questions_with_options_stay_what_they_are(desk):
    table = (
        "Name,Topics [Climate],Topics [Housing],I agree [that my name is published],"
        "I agree [to receive the newsletter]\nAda Example,Y,N,Y,N\nBo Example,N,Y,N,Y\n"
    )
    assert desk.add("x.csv", table, consent="") == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


def test_an_option_that_is_not_understood_stops_and_the_hint_works(desk):
    head = "Name,May we publish? [With name],May we publish? [Ask my sister]\n"
    table = f"{head}Ada Example,N,Y\nBo Example,Y,N\n"
    assert desk.add("x.csv", table) == 2
    option = meant_unnamed(desk.said)
    assert desk.add("x.csv", table, *option) == 0, desk.said
    assert "Ada" not in desk.printed()
