"""Answers that say nothing of the name: declined questions, words for nothing, courtesy titles.

All people are invented.
"""

DECLINED = (
    ("Where did you hear of us?", "A friend", "Prefer not to say"),
    ("Faith", "none of yours", "Prefer not to say"),
    ("Откуда вы о нас узнали?", "от друзей", "Предпочитаю не говорить"),
    ("كيف سمعت عنا؟", "من صديق", "أفضل عدم الإجابة"),
)
NOTHING = (
    ("Fonction", "Professeure", "Sans"),
    ("Fonction", "Professeure", "aucun"),
    ("Zawód", "Nauczycielka", "Brak"),
    ("Должность", "учитель", "Нет"),
    ("Пасада", "настаўніца", "няма"),
    ("Посада", "вчителька", "немає"),
    ("Funktion", "Lehrerin", "Keine"),
    ("Cargo", "Profesora", "Ninguno"),
    ("الوظيفة", "معلمة", "لا يوجد"),
    ("Title", "Professor", "Ms"),
    ("Title", "Professor", "Herr"),
    ("Tytuł", "Profesor", "Pani"),
    ("Должность", "учитель", "г-жа"),
)
PRIVATE_PEOPLE = (
    *("as private person", "Private individual", "Privatperson", "als Privatperson", "Individual"),
    *("частное лицо", "как частное лицо", "прыватная асоба", "як приватна особа", "particulier"),
    *("osoba prywatna", "jako osoba prywatna", "a título particular", "en tant que particulier"),
    "كفرد",
)
OTHER_TONGUES = (
    ("שם מלא", "מוסד", "affiliation", "דנה כהן", "אוניברסיטת תל אביב"),
    ("Nimi", "Ametikoht", "role", "Ada Example", "õpetaja"),
    ("Họ và tên", "Chức vụ", "role", "Nguyễn Văn A", "giáo viên"),
)


def _read(desk, table, *options):
    for kept in (desk.folder / "signatories").glob("parks.*"):
        kept.unlink()  # a new list each time
    assert desk.add("form.csv", table, *options) == 0, (table, desk.said)
    return desk.rows


def test_a_question_that_was_declined_says_nothing_of_the_name(desk):
    for title, ada, bo in DECLINED:
        rows = _read(desk, f"Name,{title}\nAda Example,{ada}\nBo Sample,{bo}\n")
        assert [row["shown"] for row in rows] == ["", ""], title


def test_a_declined_role_or_comment_still_hides_the_name(desk):
    for title in ("Role", "Affiliation", "Comment", "Who are you?"):
        rows = _read(desk, f"Name,{title}\nAda Example,Teacher\nBo Sample,Prefer not to say\n")
        assert rows[1]["shown"] == "unnamed", title
    for text in ("prefers not to say", "не хочет говорить", "woli nie mówić", "möchte nicht sagen"):
        rows = _read(desk, f"Name,Affiliation\nAda Example,Lab\nBo Sample,{text}\n")
        assert [row["affiliation"] for row in rows] == ["Lab", ""], text
        assert rows[1]["shown"] == "unnamed", text
        rows = _read(desk, f"Name,Gender\nAda Example,female\nBo Sample,{text}\n")
        assert rows[1]["shown"] == "", text


def test_a_private_person_is_no_affiliation_and_signs_by_name(desk):
    people = "".join(f"Bo Sample {chr(97 + n)},{each}\n" for n, each in enumerate(PRIVATE_PEOPLE))
    rows = _read(desk, f"Name,Affiliation\nAda Example,Private Individual Ltd\n{people}")
    assert {row["affiliation"] for row in rows[1:]} == {""}, rows
    assert {row["shown"] for row in rows} == {""}
    assert rows[0]["affiliation"] == "Private Individual Ltd"
    assert "a private person is no organisation" in desk.said
    rows = _read(desk, "Name,Affiliation\nAda Example,in a personal capacity\nBo Sample,Citizen\n")
    assert [row["affiliation"] for row in rows] == ["in a personal capacity", "Citizen"]


def test_a_word_for_nothing_and_a_courtesy_are_no_role(desk):
    for title, ada, bo in NOTHING:
        rows = _read(desk, f"Name,{title}\nAda Example,{ada}\nBo Sample,{bo}\n")
        assert [row["role"] for row in rows] == [ada, ""], (title, bo)
        assert [row["shown"] for row in rows] == ["", ""], (title, bo)
        assert "read as empty" in desk.said or "no role" in desk.said, (title, bo, desk.said)


def test_posts_and_institutions_in_other_languages_are_known_by_their_titles(desk):
    for name, title, field, person, text in OTHER_TONGUES:
        rows = _read(desk, f"{name},{title}\n{person},{text}\n", "--map", f"{name}=name")
        assert [row[field] for row in rows] == [text], title
