"""Jobs and organisations whose words only look like a wish: they are read, and nobody is hidden."""

import pytest

from letterkit.wishes.possible_wishes import may_be_wish

LOOK_ALIKE = """Secretary|General Secretary|Secretaria|Secretario|Secrétaire|Sekretär|Sekretärin
sekretarz|sekretarka|секретарь|секретарша|Зам. секретаря|секретар|сакратар
أمين السر|سكرتيرة|Secretariat
Privatdozent|Privatdozentin|Privatier|Privatperson|Privatgelehrter|Privatdetektiv|private practice
in private practice|Geheimrat|Intern|Internist|médico interno|interne|interno|тайный советник
Частный предприниматель|Discrete mathematics|No Name Theatre|Initials Journal
Anonymous Was a Woman|Alcooliques anonymes|Hidden Disabilities Trust|Secret Garden Project"""


@pytest.mark.parametrize("column", ["Role", "Affiliation"])
def test_jobs_and_organisations_are_no_wishes(desk, column):
    texts = LOOK_ALIKE.replace("\n", "|").split("|")
    rows = [
        f"Ada {chr(65 + number // 26)}{chr(97 + number % 26)}ix,{text}"
        for number, text in enumerate(texts)
    ]
    assert desk.add("list.csv", f"Name,{column}\n" + "\n".join(rows) + "\n") == 0, desk.said
    # A private person has none.
    kept = ["" if (column, text) == ("Affiliation", "Privatperson") else text for text in texts]
    assert desk.column(column.lower()) == kept
    assert set(desk.column("shown")) <= {""}


@pytest.mark.parametrize(
    "text",
    ["secret", "geheim", "privat", "sekretnie", "секретно", "сакрэтна", "secreto", "privé"],
)
def test_the_words_for_a_wish_are_still_heard(text):
    assert may_be_wish(text)


def test_a_secretary_in_a_list_of_markdown_is_read(desk):
    text = "## Signatories\n\n- Ada Example, Secretary, Example Union\n- Bo Sample, Editor\n"
    assert desk.add("list.md", text) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Sample"]
