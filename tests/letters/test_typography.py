import pytest

from letterkit.letters.typography import bind

N = "\u00a0"


@pytest.mark.parametrize(
    ("lang", "text", "bound"),
    [
        ("en", "12 500 people, 45 %", f"12{N}500 people, 45{N}%"),
        ("en", "§ 7, № 8", f"§{N}7, №{N}8"),
        ("en", "A. B. Example", f"A.{N}B.{N}Example"),
        ("en", "one – two", f"one{N}– two"),
        ("en", "on 9 November 2023", f"on 9{N}November 2023"),
        ("en", "in a park", "in a park"),
        ("be", "у парку — і ў лесе", f"у{N}парку{N}— і{N}ў{N}лесе"),
        ("ru", "с 2023 г. до 9 ноября", f"с{N}2023{N}г. до{N}9{N}ноября"),
        ("uk", "і в «Прикладі»", f"і{N}в{N}«Прикладі»"),
        ("pl", "w parku i z psem", f"w{N}parku i{N}z{N}psem"),
        ("fr", "« Oui » : non !", f"«{N}Oui{N}»{N}: non{N}!"),
        ("pt-BR", "12 500", f"12{N}500"),
        ("be-tarask", "у парку", f"у{N}парку"),
    ],
)
def test_blanks_do_not_break_where_a_line_must_not_end(lang, text, bound):
    assert bind(text, lang) == bound


@pytest.mark.parametrize("lang", ["be", "en", "fr", "ja", "pl"])
def test_only_blanks_change(lang):
    text = "« а » 1 2 – у нас: 9 лют. 2020 г. A. B. !"
    assert bind(text, lang).replace(N, " ") == text
    assert bind(bind(text, lang), lang) == bind(text, lang)
