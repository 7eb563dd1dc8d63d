"""What stands around a list, and below somebody's own name, is heard, read once, or stops."""

import pytest

from letterkit.lists.documents.footnotes import with_footnotes
from letterkit.lists.rows.contents import Contents, ExportRow, Part
from letterkit.lists.said.furniture import is_furniture
from letterkit.lists.said.mentioned import Names
from letterkit.lists.said.signed_headings import says_more
from letterkit.lists.said.values_beside import NOTHING, READ, STOPS, UNNAMED, said_beside

LIST = "Name,City\nAda Example,Sampleton\nBo Sample,Sampleton\n"
TO_READ = "for you to read"

# Somebody's own page: front matter, and below it what they wrote.
BODIES = [
    ("I sign, but do not publish my name.", "unnamed"),
    ("Bitte meinen Namen nicht veröffentlichen.", "unnamed"),
    ("Пожалуйста, не публикуйте мое имя.", "unnamed"),
    ("Ne publiez pas mon nom.", "unnamed"),
    ("I withdraw my signature.", "gone"),
    ("Wait for my call", "read"),
    ("Warten Sie auf meinen Anruf", "read"),
    ("# Bo Sample\n\nCall me first, please", "read"),
    ("# Bo Sample\n\n{% include nav.html %}", "named"),
    ("", "named"),
]


@pytest.mark.parametrize(("body", "means"), BODIES)
@pytest.mark.parametrize(
    "front", ["---\nname: Bo Sample\n{}---\n", '+++\nname = "Bo Sample"\n+++\n']
)
def test_the_text_of_somebodys_own_page_is_theirs(desk, front, body, means):
    page = front.format("consent: yes\n") + body + "\n"
    code = desk.add("bo.md", page, read=False)
    assert (code == 2 and TO_READ in desk.said) == (means == "read"), desk.said
    if means == "gone":
        assert code == 0
        assert "withdrawn, as “message” says" in desk.said
    elif means != "read":
        assert desk.column("shown") == ["unnamed" if means == "unnamed" else ""], desk.said


def test_so_is_it_in_a_folder_and_it_is_kept(desk):
    desk.write("f/ada.md", "---\nname: Ada Example\nmessage: hello\n---\n")
    desk.write("f/bo.md", "---\nname: Bo Sample\nmessage: yes\n---\nDo not publish my name.\n")
    given = ("add", desk.folder / "f", "--to", "parks", "--yes", "--consent", "yes")
    assert desk.run(*given, "--texts-read") == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]
    kept = [each for each in desk.folder.rglob("*.csv") if "Do not publish" in each.read_text()]
    assert [each.parent.name for each in kept] == ["signatories"]


# The last line of a table in which no name bears a mark.
NO_LEGENDS = [
    *("* Bo wants out", "*Bo Sample withdrew on 3 Nov", "* Bo: initials", "* not yet confirmed"),
    *("** Bo Sample does not want to be named", "* Please do not print", "* Bo später"),
    *("* Бо просит убрать", "* Bo ne veut pas", "* Bo no quiere", "* Bo nie chce"),
]


@pytest.mark.parametrize("line", NO_LEGENDS)
def test_a_line_with_a_mark_that_nobody_bears_is_no_legend(desk, line):
    assert desk.add("x.csv", f'{LIST},\n"{line}",\n', read=False) == 2, desk.said


def test_one_with_a_mark_that_a_name_bears_is_a_legend(desk):
    marked = LIST.replace("Bo Sample", "Bo Sample*")
    assert desk.add("x.csv", f'{marked},\n"* anonymous",\n', read=False) == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]


def test_a_name_with_its_own_mark_is_no_legend():
    rows = [ExportRow("x", 1, ["Name"]), ExportRow("x", 2, ["Bo* (*name changed)"])]
    assert not with_footnotes(Contents([Part("", rows)]), "x").left_out


# What a value beside a list says: key, text, and what follows.
VALUES = [
    *[("note", "do not publish", UNNAMED), ("Hinweis", "nicht veröffentlichen", UNNAMED)],
    *[("status", "draft", STOPS), ("visibility", "internal", STOPS)],
    *[("description", "those who did not sign", STOPS), ("note", "ask Bo first", STOPS)],
    *[("note", "see mail", READ), ("remarks", "three of them called", READ)],
    *[("public", "false", READ), ("isPublic", "no", READ), ("veröffentlicht", "false", READ)],
    *[("опубликовано", "нет", READ), ("publié", "non", READ), ("approved", "false", READ)],
    *[("confidential", "true", READ), ("vertraulich", "ja", READ), ("withdrawn", "yes", READ)],
    *[("embargo", "1 May", READ), ("embargo", "2027-05-01", READ), ("Sperrfrist", "Mai", READ)],
    *[
        ("visibility", "board", READ),
        ("audience", "the press", READ),
        ("hinweis", "siehe Mail", READ),
    ],
    *[("title", "Withdraw the bill now", READ), ("примечание", "спросить", STOPS)],
    # Of the file, the page or the letter.
    *[("count", "2", NOTHING), ("version", "1.2", NOTHING), ("generated", "2026-11-03", NOTHING)],
    *[("updated", "3 November 2026", NOTHING), ("at", "2026-11-03T10:00:00Z", NOTHING)],
    *[("$schema", "list.schema.json", NOTHING), ("url", "https://example.org", NOTHING)],
    *[("status", "200", NOTHING), ("status", "ok", NOTHING), ("success", "true", NOTHING)],
    *[("has_more", "false", NOTHING), ("draft", "false", NOTHING), ("toc", "true", NOTHING)],
    *[("public", "true", NOTHING), ("confidential", "false", NOTHING), ("withdrawn", "3", NOTHING)],
    *[("layout", "page", NOTHING), ("author", "Edda Vzor", NOTHING), ("note", "", NOTHING)],
    *[("title", "Open letter on parks", NOTHING), ("subtitle", "To the council", NOTHING)],
    *[("description", "The list of signatories", NOTHING), ("source", "Google Forms", NOTHING)],
    *[("hasNextPage", "false", NOTHING), ("endCursor", "abc", NOTHING), ("state", "open", NOTHING)],
    *[("hideFooter", "true", NOTHING), ("bodyClass", "letter", NOTHING)],
    *[("note", "exported on 3 March 2026", NOTHING), ("beschreibung", "Offener Brief", NOTHING)],
    *[
        ("описание", "Открытое письмо", NOTHING),
        ("text", "We ask you to keep our parks. " * 4, NOTHING),
    ],
]


@pytest.mark.parametrize(("key", "text", "said"), VALUES)
def test_a_value_beside_a_list_is_heard_or_read_unless_it_is_of_the_file(key, text, said):
    assert said_beside(key, text) == said


FORMS = {
    "x.json": '{{"{key}": {value}, "signatories": ["Ada Example", "Bo Sample"]}}',
    "x.yaml": "{key}: {value}\nsignatories:\n  - Ada Example\n  - Bo Sample\n",
    "x.toml": '{key} = {value}\n[[signatories]]\nname = "Ada Example"\n',
    "x.md": "---\ntitle: Signatories\n{key}: {value}\n---\n\n- Ada Example\n- Bo Sample\n",
    "x.txt": "---\ntitle: Signatories\n{key}: {value}\n---\n\nAda Example\nBo Sample\n",
    "x.html": "---\ntitle: Signatories\n{key}: {value}\n---\n"
    "<ul><li>Ada Example</li><li>Bo Sample</li></ul>\n",
}


@pytest.mark.parametrize("name", FORMS)
def test_so_it_is_in_every_structure_and_in_front_matter(desk, name):
    form = FORMS[name]
    assert desk.add(name, form.format(key="public", value="false"), read=False) == 2
    assert "“public: false”" in desk.said
    assert desk.add(name, form.format(key="status", value='"draft"'), read=False) == 2
    assert "status: draft" in desk.said
    assert desk.add(name, form.format(key="layout", value='"page"'), read=False) == 0, desk.said
    assert set(desk.column("shown")) == {""}


def test_a_plain_wish_beside_a_list_counts_for_all(desk):
    text = FORMS["x.json"].format(key="note", value='"do not publish"')
    assert desk.add("x.json", text, read=False) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "unnamed"]


def test_what_is_said_of_one_group_stops(desk):
    group = '[{"group": "NGOs", "note": "do not publish", "members": ["Example Union"]}]'
    assert desk.add("x.json", group, read=False) == 2
    assert "note: do not publish" in desk.said


def test_a_key_that_says_more_than_who_signed_is_read(desk):
    text = '{"signatories": ["Ada Example"], "signed_by_mistake": ["Bo Sample"]}'
    assert desk.add("x.json", text, read=False) == 2, desk.said
    assert "“signed_by_mistake”" in desk.said


def test_a_value_deeper_beside_a_list_is_read_too(desk):
    text = '{"meta": {"note": "ring them"}, "signatories": ["Ada Example", "Bo Sample"]}'
    assert desk.add("x.json", text, read=False) == 2
    assert "“note: ring them”" in desk.said


MORE = [
    *("The following signed by mistake", "Versehentlich unterschrieben", "Ont signé par erreur"),
    *("Подписали по ошибке", "Firmaron por error", "Podpisali przez pomyłkę", "Signed as a joke"),
    *("Signed under pressure", "Signed the old version", "Signed twice", "Signed By Mistake"),
    *(
        "Signed in anger",
        "Підписали помилково",
        "Падпісалі памылкова",
        "Unterzeichnet aus Versehen",
    ),
    *("Signatures under protest", "Ont signé deux fois", "Firmaron dos veces", "وقعوا بالخطأ"),
]
NO_MORE = [
    *("Signed", "Signed by", "Signatories (41)", "The following people signed", "Signed in Berlin"),
    *("Signatories as of 3 November", "Signed by e-mail", "Signed on behalf of organisations"),
    *("Signatories of the Sampleton Declaration", "Signed by 120 scientists", "Yours sincerely"),
    *("Unterschrieben haben", "Unterzeichnende aus Berlin", "Premiers signataires de la lettre"),
    *("Signataires à titre personnel", "Más firmantes", "Firmado por", "Подписали письмо"),
    *("Подписали на данный момент", "Первые подписанты", "Підписали листа", "Падпісалі"),
    *("Podpisali list otwarty", "Sygnatariusze listu", "الموقعون", "Berlin", "Not yet confirmed"),
]


@pytest.mark.parametrize("text", MORE)
def test_a_heading_that_says_more_than_who_signed(text):
    assert says_more(text)


@pytest.mark.parametrize("text", NO_MORE)
def test_a_heading_that_says_no_more(text):
    assert not says_more(text)


@pytest.mark.parametrize("text", MORE[:3])
def test_it_is_read_wherever_it_stands(desk, text):
    plain = f"Signatories\n\nAda Example\nCy Muster\n\n{text}:\n\nBo Sample\nDan Primer\n"
    assert desk.add("x.txt", plain, read=False) == 2, desk.said
    assert TO_READ in desk.said
    for name, marked in (
        ("x.csv", f"Name,City\nAda Example,Sampleton\n,\n{text}:,\nBo Sample,Sampleton\n"),
        ("y.csv", f"{text},\n{LIST}"),
        ("x.md", f"# Signatories\n\n- Ada Example\n\n## {text}\n\n- Bo Sample\n"),
        (
            "x.html",
            f"<h2>Signatories</h2><ul><li>Ada Example</li></ul><h2>{text}</h2>"
            "<ul><li>Bo Sample</li></ul>",
        ),
    ):
        assert desk.add(name, marked, read=False) == 2, desk.said
        assert text in desk.said


BELOW = "# A letter\n\nIts text.\n\n## Signatories\n\n- Ada Example\n- Bo Sample\n\n{}\n"


@pytest.mark.parametrize(
    "text", ["Bo wants out", "\\* Bo wants out", "Bo: initials", "ask first", "Bo ждёт",
             "nur Bo nicht",
             "Write to bo@example.org before Bo is named"]
)  # fmt: skip
def test_a_text_below_a_list_is_read(desk, text):
    assert desk.add("x.md", BELOW.format(text), read=False) == 2, desk.said


@pytest.mark.parametrize(
    "text",
    [
        *("To add your signature, write to sign@example.org.", "[Back to top](#top)"),
        *(
            "Um zu unterzeichnen, schreiben Sie an sign@example.org",
            "Last updated: 3 November 2026",
        ),
        *("© 2026 Example Union", "[Sign the letter](https://example.org/sign)", "Total: 2"),
        *("Чтобы подписать, напишите на sign@example.org", "Contact: press@example.org"),
    ],
)
def test_one_for_readers_asks_nothing(desk, text):
    assert desk.add("x.md", BELOW.format(text), read=False) == 0, desk.said


REMARKS = [
    *("Bo: see mail of 3 Nov", "Bo Sample: see mail", "Sample: ?", "Bo - see mail of 3 Nov"),
    *("Bo： 3 Nov", "Ada – ring her"),
]
NAMES = [
    *("Cy: The Magazine", "Bo Sample", "Bo Sample – Nurse", "Bo Muster", "Ada-Bo Muster"),
    *("Example, Bo: a nurse", ": Bo"),
]


def test_a_row_with_a_part_of_a_name_and_a_colon_is_a_remark():
    for text in (*REMARKS, *NAMES):
        names = Names(["Ada Example", "Bo Sample", text], [False] * 3)
        assert names.is_remark(text, 2) == (text in REMARKS), text


def test_a_body_may_be_called_so():
    assert not Names(["Bo Sample", "Sample: The Paper"], [False, True]).is_remark("Sample: x", 1)


def test_a_remark_in_the_place_of_a_name_stops(desk):
    assert desk.add("x.csv", f'{LIST}"Bo: see mail of 3 Nov",\n') == 2
    assert "Bo: see mail" in desk.said


@pytest.mark.parametrize(
    "name",
    [
        *("vertraulich", "embargo", "confidential", "confidentiel", "конфиденциально", "poufne"),
        *("confidencial", "Sperrfrist", "geheim", "سري", "эмбарго", "канфідэнцыйна", "niejawne"),
        *("конфіденційно", "under embargo", "vertrauliche Liste"),
    ],
)
def test_the_name_of_a_file_may_say_that_nothing_of_it_is_public(desk, name):
    assert desk.add(f"{name}.csv", LIST) == 2, desk.said
    assert "another name" in desk.said


@pytest.mark.parametrize(
    "title",
    [
        *("List as of 3 November", "Liste, Stand 3. November", "Liste au 3 novembre"),
        *("Список на 3 ноября", "Lista na dzień 3 listopada", "Lista a 3 de noviembre"),
        *("Signatories of the letter – as of 3 Nov", "Список станом на 3 листопада"),
    ],
)
def test_a_line_with_the_day_of_a_list_asks_nothing(desk, title):
    assert desk.add("x.csv", f'"{title}",\n{LIST}', read=False) == 0, desk.said
    assert desk.column("shown") == ["", ""]
    assert not is_furniture(f"{title}, ask Bo")


def test_a_confidential_list_is_no_legend_of_colours(desk):
    title = '"Liste der Unterzeichnenden (vertraulich)",'
    assert desk.add("x.csv", f"{title}\n{LIST}", read=False) == 0, desk.said
    assert desk.column("shown") == ["unnamed", "unnamed"]


@pytest.mark.parametrize(
    "heading", ["Do not publish", "Nicht veröffentlichen", "Не публиковать",
                "Ne pas publier", "No publicar", "Nie publikować"]
)  # fmt: skip
def test_those_below_a_wish_signed_and_are_counted(desk, heading):
    text = f"Signed:\n\nAda Example\n\n{heading}:\n\nBo Sample\n"
    assert desk.add("x.txt", text, read=False) == 0, desk.said
    assert desk.column("shown") == ["", "unnamed"]
