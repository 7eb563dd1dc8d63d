"""Notes of a coordinator that somebody has not agreed yet, from `add` to the list.

All people are invented.
"""

import shlex

import pytest

NOT_YET = [
    "TBC", "pending", "not confirmed yet", "will sign if the wording in par. 3 changes",
    "asked for time until Friday", "still thinking", "wants to see final text first",
    "waiting for her boss to approve", "no reply yet", "not confirmed by phone yet",
    "ask her first",
    "чакаем адказу", "яшчэ не пацвердзіла", "падпіша, калі зменім тэкст",
    "ждёт разрешения начальника", "ещё не подтвердил", "попросила время до пятницы",
    "ще не підтвердила", "чекаємо відповіді", "підпише, якщо змінимо текст",
    "sprawdzić czy podpisuje", "jeszcze nie potwierdziła", "prosi o czas do piątku",
    "hat noch nicht zugesagt", "wartet auf Freigabe der Chefin", "überlegt noch",
    "à relancer", "pas encore confirmé", "signera si on change le texte",
    "aún no ha confirmado", "espera el permiso de su jefe", "lo está pensando",
    "لم تؤكد بعد", "بانتظار موافقة المدير", "ما زالت تفكر",
]  # fmt: skip
ORDINARY = [
    "confirmed by phone", "called twice", "sent thanks", "no reply needed", "address not confirmed",
    "agreed by email 3 Nov", "waiting for her photo", "knows the minister", "call after 5",
    "пацвердзіла", "подтвердила по телефону", "підтвердив листом", "potwierdziła telefonicznie",
    "hat zugesagt", "a confirmé par téléphone", "confirmó por teléfono", "أكدت بالهاتف",
]  # fmt: skip


def noted(note, title="Notes"):
    return f'Name,{title}\nAda Example,\nBo Sample,"{note}"\n'


@pytest.mark.parametrize("note", NOT_YET)
def test_someone_who_has_not_agreed_yet_is_asked_about(desk, note):
    assert desk.add("l.csv", noted(note)) == 2
    assert note in desk.said
    options = shlex.split(
        desk.said.partition("say what each one means: ")[2].partition(" (in no output)")[0]
    )
    assert desk.add("l.csv", noted(note), *options) == 0, desk.said
    assert desk.column("consent") == ["yes", "no"]


@pytest.mark.parametrize("note", ORDINARY)
def test_an_ordinary_note_asks_nothing(desk, note):
    assert desk.add("l.csv", noted(note)) == 0, desk.said
    assert desk.column("consent") == ["yes", "yes"]


@pytest.mark.parametrize(
    "title", ["Remarks", "Bemerkung", "Uwagi", "Примечание", "Нататкі", "ملاحظات", "Internal notes"]
)
def test_columns_of_notes_are_read_so_in_any_language(desk, title):
    assert desk.add("l.csv", noted("not confirmed yet", title)) == 2
    assert (
        desk.add(
            "l.csv", noted("not confirmed yet", title), "--map", f"{title}: not confirmed yet=named"
        )
        == 0
    )
    assert desk.column("consent") == ["yes", "yes"]


@pytest.mark.parametrize("title", ["Status", "Статус", "Stand", "Statut"])
def test_a_status_is_asked_about_too(desk, title):
    assert desk.add("l.csv", noted("asked for time until Friday", title)) == 2
    assert "asked for time until Friday" in desk.said


def test_what_a_petitioner_writes_is_no_note(desk):
    assert desk.add("l.csv", noted("still thinking of my school", "Comment")) == 0, desk.said
