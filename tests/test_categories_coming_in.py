"""Ordinary columns and comments that ask nothing, and wishes among them that are heard.

All people are invented.
"""

ORDINARY = (
    ("Sıra", "1", "2", "3"),
    ("Poř.", "1", "2", "3"),
    ("क्रम", "1", "2", "3"),
    ("Nr", "1", "2", "3"),
    ("Anything", "1", "2", "3"),
    ("Rank", "Full", "Associate", "Emeritus"),
    ("Meal", "vegan", "meat", "fish"),
    ("Party", "Independent", "Greens", "Reds"),
    ("House", "Red", "Blue", "Red"),
    ("Bar association", "Kyiv", "Lviv", "Kyiv"),
    ("Major", "Math", "Law", "Art"),
    ("Партия", "Зелёные", "Красные", "Зелёные"),
    ("Menü", "vegan", "Fisch", "vegan"),
    ("Amet", "õpetaja", "arst", "kokk"),
    ("Jabatan", "Dosen", "Guru", "Dokter"),
    ("Notes", "ok", "okay", "ok"),
)
WISHES = (
    ("House", "hidden"),
    ("Meal", "anonymous"),
    ("Party", "incognito"),
    ("Amet", "palun mitte avaldada"),
    ("Amet", "anonüümne"),
    ("Bar association", "keep this one off please"),
    ("Public", "3"),
    ("Anything", "1"),
    ("Notes", "ask first"),
)
SLOGANS = (
    "Свободу книгам!",
    "Free the books!",
    "Жыве бібліятэка!",
    "Слава бібліотекам!",
    "Wolność dla książek!",
    "Es lebe die Freiheit!",
    "Vive la bibliothèque !",
    "¡Viva la libertad!",
    "Parks for all!",
)
NO_SLOGANS = (
    "Ask first!",
    "Call me first!",
    "Not me!",
    "Careful with the boss!",
    "Осторожно, дети!",
    "Bitte leise!",
    "Hold it!",
    "Pas encore !",
    "No quiero!",
)


def _table(title, *texts):
    names = ("Ada Example", "Bo Sample", "Cy Muster")
    rows = [f'{name},"{text}"' for name, text in zip(names, texts, strict=False)]
    return "\n".join([f"Name,{title}", *rows]) + "\n"


def test_numbers_ranks_meals_and_trades_ask_nothing(desk):
    wrong = []
    for title, *texts in ORDINARY:
        if desk.add("x.csv", _table(title, *texts), read=False) != 0:
            wrong.append((title, desk.said))
    assert wrong == []


def test_a_wish_in_such_a_column_is_never_passed_over(desk):
    wrong = []
    for title, wish in WISHES:
        (desk.folder / "signatories" / "parks.csv").unlink(missing_ok=True)
        code = desk.add("x.csv", _table(title, "1", wish), read=False)
        if code == 0 and desk.column("shown") != ["", "unnamed"]:
            wrong.append((title, wish, desk.said))
    assert wrong == []


def test_a_slogan_is_a_comment(desk):
    wrong = []
    for text in SLOGANS:
        if desk.add("x.csv", _table("Comment", text, ""), read=False) != 0:
            wrong.append((text, desk.said))
    assert wrong == []


def test_what_may_be_a_request_is_no_slogan(desk):
    wrong = [
        text
        for text in NO_SLOGANS
        if desk.add("x.csv", _table("Comment", text, ""), read=False) != 2
    ]
    assert wrong == []
    # A coordinator's notes are no comments of the people.
    assert desk.add("x.csv", _table("Notes", "Free the books!", ""), read=False) == 2


def test_an_ok_that_only_some_have_is_shown(desk):
    assert desk.add("x.csv", _table("Notes", "ok", ""), read=False) == 2


def test_all_unclear_names_are_shown_at_once_and_as_they_are_written(desk):
    text = "Ada Example\nBo Sample (wait for her)\nCy Muster (thx!)\nDi Probe (ask first)\n"
    assert desk.add("x.txt", text) == 2
    for said in (
        "2: is all of this to be printed as a name: Bo Sample (wait for her)?",
        "3: is all of this to be printed as a name: Cy Muster (thx!)?",
        "4: is this behind a name a wish not to print it? ask first",
    ):
        assert said in desk.said


def test_pronouns_are_no_second_person(desk):
    assert desk.add("x.txt", "Ada Example (she/her)\nBo Sample (er/ihm)\nCy Muster\n") == 0
    assert "may be two people" not in desk.said


def test_ages_are_in_no_output(desk):
    assert desk.add("a.txt", "Ada Example, 34\nBo Sample, 51\nCy Muster, 29\n") == 0, desk.said
    table = 'Name,Role,Affiliation\nDi Probe,"Teacher, 42",School No. 12\nEd Model,61,73\n'
    assert desk.add("b.csv", table) == 0, desk.said
    printed = desk.printed()
    for age in ("34", "51", "29", "42", "61", "73"):
        assert f" {age}" not in printed.split("letterkit")[0], printed
    assert "School No. 12" in printed
