"""Plain answers where leave is asked for, questions for less than a name, and hints in doubt.

All people are invented.
"""

import shlex

# A title, and answers to it that are a yes, a no, and neither.
ANSWERS = (
    ("Consent", "given", "not given", "pending"),
    ("Consent", "obtained", "consent refused", "maybe"),
    ("¿Autoriza publicar su nombre?", "Autorizo", "No autorizo", "?"),
    ("Согласие на публикацию имени", "дано", "не дано", "?"),
    ("Згода на публікацію імені", "надано", "відмовлено", "?"),
    ("Згода на публікацыю імя", "згода дадзена", "адмоўлена", "?"),
    ("Zgoda na publikację nazwiska", "udzielona", "brak zgody", "?"),
    ("Einwilligung", "liegt vor", "liegt nicht vor", "vielleicht"),
    ("Accord pour publier le nom", "donné", "refus", "peut-être"),
    ("هل يمكننا نشر اسمك؟", "مسموح", "غير مسموح به", "ربما"),
    ("Pode publicar o seu nome?", "Pode", "Não pode", "talvez"),
    ("Acconsente alla pubblicazione del nome?", "acconsento", "non acconsento", "forse"),
    ("Mogen we uw naam publiceren?", "dat mag", "mag niet", "misschien"),
    ("Consent", "igen", "nem", "?"),
)
UNCLEAR = ("see mail", "by phone", "to be asked", "approved", "May", "given for print only")
INITIALS = (
    ("May we use your name publicly?", "Only initials?", "yes", "no"),
    ("Ці можна апублікаваць ваша імя?", "Толькі ініцыялы?", "так", "не"),
    ("Можно опубликовать ваше имя?", "Только инициалы?", "да", "нет"),
    ("Чи можна опублікувати ваше ім'я?", "Лише ініціали?", "так", "ні"),
    ("Czy możemy opublikować Twoje nazwisko?", "Tylko inicjały?", "tak", "nie"),
    ("Dürfen wir Ihren Namen veröffentlichen?", "Nur Initialen?", "ja", "nein"),
    ("Pouvons-nous publier votre nom ?", "Initiales seulement ?", "oui", "non"),
    ("¿Podemos publicar su nombre?", "¿Solo iniciales?", "sí", "no"),
    ("هل يمكننا نشر اسمك؟", "الأحرف الأولى فقط؟", "نعم", "لا"),
)


def test_plain_answers_are_read_and_others_keep_people_out(desk):
    wrong = []
    for number, (title, yes, no, other) in enumerate(ANSWERS):
        rows = f"Ada Example{number},{yes}\nBo Sample{number},{no}\nCy Muster{number},{other}\n"
        code = desk.add(f"{number}.csv", f"Name,{title}\n{rows}")
        found = {row["name"]: row["consent"] for row in desk.rows} if code == 0 else desk.said
        names = (f"Ada Example{number}", f"Bo Sample{number}", f"Cy Muster{number}")
        # Who took it back does not sign.
        if code or [found.get(each, "no") for each in names] != ["yes", "no", ""]:
            wrong.append((title, found))
    assert wrong == []


def test_an_answer_that_nobody_can_place_is_offered_no_meaning(desk):
    wrong = []
    for answer in UNCLEAR:
        table = f"Name,Consent\nAda Example,given\nBo Sample,{answer}\n"
        stopped = desk.add("x.csv", table) == 2 and f"“{answer}”" in desk.said
        if not stopped or f"--map 'Consent: {answer}=MEANING'" not in desk.said:
            wrong.append((answer, desk.said))
        for said in ("named (publish the name)", "unnamed (count them without a name)"):
            assert said in desk.said
        # What is typed as it stands names and hides nobody.
        assert desk.add("x.csv", table, "--map", f"Consent: {answer}=MEANING") == 2
    assert wrong == []


def test_initials_asked_for_beside_leave_are_read(desk):
    wrong = []
    for number, (leave, less, yes, no) in enumerate(INITIALS):
        rows = [("Ada", yes, no), ("Bo", yes, yes), ("Cy", no, yes)]
        lines = [f"{name} Example{number},{one},{other}" for name, one, other in rows]
        table = "\n".join([f"Name,{leave},{less}", *lines]) + "\n"
        code = desk.add(f"{number}.csv", table)
        found = [
            (row["consent"], row.get("shown", ""))
            for row in (desk.rows if code == 0 else [])
            if row["name"].endswith(f"Example{number}")
        ]
        if found != [("yes", ""), ("yes", "initials"), ("no", "initials")]:
            wrong.append((less, found, desk.said))
    assert wrong == []


def test_a_part_of_a_name_stops_with_a_hint_that_works(desk):
    wrong = []
    titles = ("First name only?", "Without surname?", "Nur Vorname?", "Prénom seulement ?")
    for title in (*titles, "Not initials?", "Not only initials?"):
        table = f"Name,Publish my name?,{title}\nAda Example,yes,no\nBo Sample,yes,yes\n"
        if desk.add("x.csv", table) != 2 or "whole name: --map" not in desk.said:
            wrong.append((title, desk.said))
    assert wrong == []
    table = "Name,Publish my name?,First name only?\nAda Example,yes,no\nBo Sample,yes,yes\n"
    assert desk.add("x.csv", table) == 2
    typed = desk.said.split("whole name: ")[1].split("; if a no does")[0]
    assert desk.add("x.csv", table, *shlex.split(typed)) == 0, desk.said
    assert desk.column("shown") == ["named", "initials"]


def test_initials_alone_are_asked_about(desk):
    assert desk.add("x.csv", "Name,Only initials?\nAda Example,no\nBo Sample,yes\n") == 2


def test_an_absent_key_says_what_an_empty_cell_says(desk):
    tables = {
        "a.csv": "Name,public\nAda Example,true\nBo Sample,false\nCy Muster,\n",
        "a.yaml": "- name: Ada Example\n  public: true\n- name: Bo Sample\n  public: false\n"
        "- name: Cy Muster\n",
        "a.json": '[{"name": "Ada Example", "public": true}, {"name": "Bo Sample",'
        ' "public": false}, {"name": "Cy Muster"}]',
        "a.toml": '[[signatories]]\nname = "Ada Example"\npublic = true\n[[signatories]]\n'
        'name = "Bo Sample"\npublic = false\n[[signatories]]\nname = "Cy Muster"\n',
    }
    found = {}
    for name, text in tables.items():
        kind = name.removeprefix("a.")
        for last in ("Example", "Sample", "Muster"):
            text = text.replace(last, f"{last}-{kind}")
        assert desk.add(name, text) == 0, desk.said
        rows = [row for row in desk.rows if row["name"].endswith(f"-{kind}")]
        found[name] = [(row["consent"], row["shown"]) for row in rows]
    assert set(map(tuple, found.values())) == {
        (("yes", "named"), ("yes", "unnamed"), ("", "unnamed"))
    }, found


def test_a_key_that_only_those_have_who_are_hidden_leaves_the_others_open(desk):
    text = "- name: Ada Example\n- name: Bo Sample\n  public: false\n"
    assert desk.add("a.yaml", text) == 0, desk.said
    assert [(row["consent"], row["shown"]) for row in desk.rows] == [
        ("yes", ""),
        ("yes", "unnamed"),
    ]
