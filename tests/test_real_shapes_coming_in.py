"""Shapes of lists on public sites: ordinary entries go in, and odd ones are read or asked about."""

import pytest

from letterkit.lists.people.nicknames import are_nicknames, words_of_site
from letterkit.lists.people.people_in_one import seem_several
from letterkit.lists.said.free_text import heard, is_open
from letterkit.text.handles import is_handle

NICKNAMES = ["bsample", "b_sample-2", "bsample, samp42", "bsample/core", "b.sample:net"]
NO_NICKNAMES = ["wait for her", "thx!", "see mail", "a, b, c, d", "x", ""]
HANDLES = ["@bo", "@bo@example.org", "@bo_sample-2"]
FORMULAS = ["@SUM(A1:A9)", "=1+1", "@bo*cmd"]
MARKDOWN = """## Signatories

- Ada Example ({})
- Bo Sample (Example Lab)
- Cy Muster
"""


def test_nicknames_are_words_of_accounts():
    assert all(map(are_nicknames, NICKNAMES))
    assert not any(map(are_nicknames, NO_NICKNAMES))


@pytest.mark.parametrize("nickname", NICKNAMES)
def test_a_nickname_behind_a_name_is_read_once(desk, nickname):
    assert desk.add("x.md", MARKDOWN.format(nickname), read=False) == 2
    assert f"“Ada Example ({nickname})”" in desk.said
    assert desk.add("x.md", MARKDOWN.format(nickname)) == 0, desk.said
    assert desk.column("name")[0] == f"Ada Example ({nickname})"


@pytest.mark.parametrize("word", ["left", "hidden", "ушла", "anon", "see mail", "initials only"])
def test_a_word_of_leaving_or_hiding_is_no_nickname(desk, word):
    code = desk.add("x.md", MARKDOWN.format(word))
    assert code == 2 or desk.column("shown")[:1] != [""], desk.said


def test_who_has_a_nickname_in_a_link_is_not_asked_about(desk):
    text = "Name,Website\nAda Example (aexample),https://example.org/@aexample\nBo Sample,\n"
    assert desk.add("x.csv", text, read=False) == 0, desk.said
    text = "Name,Website\nAda Example (bsample),https://example.org/@another\nBo Sample,\n"
    assert desk.add("y.csv", text, read=False) == 2


def test_a_site_in_brackets_asks_nothing(desk):
    assert words_of_site("bo-sample.example") == "bo sample"
    assert desk.add("x.md", MARKDOWN.format("sample-lab.example"), read=False) == 0, desk.said
    assert desk.add("x.md", MARKDOWN.format("do-not-name.me"), read=False) == 0
    assert desk.column("shown") == ["unnamed", "", ""]


def test_a_handle_is_a_name_and_no_formula(desk):
    assert [text for text in HANDLES if not is_handle(text)] == []
    assert [text for text in FORMULAS if is_handle(text)] == []
    text = "## Signatories\n\n- Ada Example\n- @bosample\n- Cy Muster (@cy)\n"
    assert desk.add("x.md", text, read=False) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "@bosample", "Cy Muster"]
    desk.run("check", "parks")
    assert "formula" not in desk.said


def test_a_formula_is_still_found(desk):
    assert desk.add("x.csv", "Name,Role\nAda Example,=1+1\nBo Sample,@SUM\n", read=False) == 0
    desk.run("check", "parks")
    assert desk.said.count("(formula)") == 1


def test_an_account_of_the_fediverse_is_no_second_address():
    assert not seem_several("@bo@example.org (bo@example.net)")
    assert seem_several("ada@example.org, bo@example.org")


def test_versions_and_years_in_brackets_are_no_numbers_of_a_list():
    assert not seem_several("Bo Sample (Release 1.21 Lead, Sample Days 2020/2021 Lead)")
    assert not seem_several("Bo Sample 1.21 Release Lead")
    assert seem_several("Ada Example (Lab) 2. Bo Sample (Lab)")


KEYED = """export const signatories = [
  { name: "Rosalind Sample", role: "Nurse" },
  {
    name: "Gray Muster",
    role: "Teacher",
  },
  {
    name: "Bo O'Sample",
    role: "Baker",
  },
];
"""


def test_keys_of_a_program_make_no_legend_and_no_note(desk):
    assert desk.add("x.ts", KEYED, read=False) == 0, desk.said
    assert desk.column("name") == ["Rosalind Sample", "Gray Muster", "Bo O'Sample"]


def test_a_legend_below_a_key_is_still_found(desk):
    text = KEYED.replace("];", "];\n// note: names in red do not want to be published\n")
    assert desk.add("x.ts", text, read=False) == 2


CARDS = """<h2>Signatories</h2><div>
{}
</div>"""
CARD = '<div class="card"><span class="sig_name">{}</span><span class="sig_inst">{}</span></div>'


def test_a_card_whose_part_is_called_name_is_no_heading(desk):
    names = ["Ada Example", "Bo sample", "Cy", "Di Muster", "yo probe", "Ed Model", "FAY"]
    cards = "\n".join(CARD.format(name, "" if " " not in name else "Lab") for name in names)
    assert desk.add("x.html", CARDS.format(cards), read=False) == 0, desk.said
    assert desk.column("name") == names


def _items(odd):
    names = [f"Ada Example{'abcdefghijklmnopqrst'[n]}" for n in range(20)]
    for place, name in enumerate(odd):
        names.insert(2 * place + 1, name)
    return "## Signatories\n\n" + "".join(f"- {name}\n" for name in names)


def test_a_few_lines_unlike_names_are_asked_about_and_many_are_read(desk):
    assert desk.add("x.md", _items(["Sukarno", "Majdi"])) == 2
    assert "is this a heading or the name of a signatory" in desk.said
    odd = ["aspen", "caelan", "gimbar", "jake", "majdi", "kitteh", "yazan", "ramzi", "zinet k"]
    assert desk.add("x.md", _items(odd), read=False) == 2
    assert "9 texts are for you to read" in desk.said
    assert desk.add("x.md", _items(odd)) == 0, desk.said
    assert len(desk.rows) == 29


ORDINARY = [
    *("née Sample", "Nick Sample", "Universidad de Muestra, Quito", "Maskan", "TAP", "@raydee"),
    *("Print maintainer", "Sample Print maintainer"),
]
WISHES = ["nick only", "Nick only", "quiten mi nombre", "tapen mi nombre", "please mask my name"]


def test_words_of_names_and_towns_are_no_wishes():
    assert [text for text in ORDINARY if is_open("affiliation", text)] == ["@raydee"]
    assert [text for text in WISHES if not (is_open("notes", text) or heard(text))] == []


def test_strokes_in_a_name_can_be_said_to_be_part_of_it(desk):
    text = 'Name,Role\n"Ada | [Becoming] Example",Nurse\nBo Sample,Baker\n'
    assert desk.add("x.csv", text) == 2
    assert "--map 'Name: Ada | [Becoming] Example=named'" in desk.said
    options = ("--map", "Name: Ada | [Becoming] Example=named")
    assert desk.add("x.csv", text, *options) == 0, desk.said
