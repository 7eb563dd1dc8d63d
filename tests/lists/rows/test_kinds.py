import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.errors import LetterkitError
from letterkit.lists import values
from letterkit.lists.rows.kinds import kind_of, organisation_word
from letterkit.model import Kind

ORGANISATIONS = """
NGO|NGOs|NPO|charity|Company|business|institution|University|association|trade union|union
foundation|group|collective|party|media|organisation|Organization|ORGANIZATIONS|non-profit
Non-governmental organisation|Civil society organisation|private company
On behalf of an organisation|Supporting organisations|Organisation(s)|student union|legal entity
Human rights organisation|арганізацыя|арганізацыі|Арганізацый|прадпрыемства|Юрыдычная асоба
грамадскае аб'яднанне|установа|организация|Организации|организаций|НКО|компания|учреждение
Юридическое лицо|юрлицо|общественное объединение|От имени организации|вуз|організація|Організації
громадська організація|юридична особа|підприємство|установа|ГО|organizacja|Organizacje
stowarzyszenie|fundacja|firma|osoba prawna|osoby prawne|uczelnia|Verein|Vereine|Einrichtung
Organisation|Organisationen|Unternehmen|Stiftung|juristische Person|e. V.|Verband|Gewerkschaft|ONG
association|Associations|entreprise|organisme|personne morale|syndicat|collectif
Associations et collectifs|organización|Organizaciones|empresa|asociación|persona jurídica
fundación|entidad|منظمة|المنظمات|مؤسسة|جمعية|شركة|منظمات المجتمع المدني|جامعة|organizace
Právnická osoba|spolek|organizație|asociație|organizzazione|associazione|persona giuridica
organização|empresas|Pessoa jurídica|organisatie|stichting|Rechtspersoon|organizacija
juridinis asmuo|団体|法人|组织|机构|단체|기관
"""
PEOPLE = """
individual|Individuals|person|People|private|Private person|citizen|natural person
private individual|As an individual|Individual signatories|in a personal capacity|Personal|асоба
фізічная асоба|прыватная асоба|грамадзянін|людзі|частное лицо|Частные лица|физическое лицо|физлицо
человек|гражданка|Я подписываю как частное лицо|приватна особа|фізична особа|громадянин|люди
osoba prywatna|osoba fizyczna|Osoby|obywatel|Privatperson|Einzelperson|Person|Personen|privat
natürliche Person|particulier|Personne physique|individu|citoyenne|à titre personnel|persona física
persona|particular|individuo|Personas|فرد|أفراد|شخص|الأفراد|Fyzická osoba|jednotlivec
Persoană fizică|persona fisica|privato|Pessoa física|pessoa|particulier|persoon|fizinis asmuo|個人
个人|개인
"""
NEITHER = """
other|Supporters|Signatories|Cooking|maybe|yes|Ada Example|person or organisation
Individual/Organisation|People and organisations|особа/організація|Организация или физлицо
not a company|no organisation|without organisation|неорганизованный|Companion|Grouper|12|—
none of the above|кто-то другой|ohne Organisation|sin organización|Verein oder Person
"""


def words(table):
    return [word for word in table.replace("\n", "|").split("|") if word]


@pytest.mark.parametrize("text", words(ORGANISATIONS))
def test_case_09_words_for_organisations_set_the_kind(text):
    assert kind_of(text) is Kind.ORGANISATION


@pytest.mark.parametrize("text", words(PEOPLE))
def test_case_09_words_for_people_set_the_kind(text):
    assert kind_of(text) is Kind.PERSON


@pytest.mark.parametrize("text", ["", *words(NEITHER)])
def test_what_is_neither_or_both_is_for_a_person_to_say(text):
    assert kind_of(text) is None


@pytest.mark.parametrize(
    "text, kind",
    [
        ("University student", Kind.PERSON),
        ("Student association", Kind.ORGANISATION),
        ("Association of students", Kind.ORGANISATION),
        ("Employee of a company", Kind.PERSON),
    ],
)
def test_of_two_words_the_one_that_the_other_describes_decides(text, kind):
    assert kind_of(text) is kind


def test_an_unknown_kind_on_a_list_is_an_error_with_a_hint():
    with pytest.raises(LetterkitError, match=r"^unknown value: Cooking$") as caught:
        values.kind("Cooking")
    assert caught.value.hint == "it is one of person, organisation"
    assert values.kind("NGO") is Kind.ORGANISATION
    assert values.kind("частное лицо") is Kind.PERSON


def test_names_of_organisations_have_words_that_people_do_not():
    assert organisation_word("Example Press Union")
    assert organisation_word("Праваабарончы цэнтр «Прыклад»")
    assert not organisation_word("Ada Example")


@given(st.text(max_size=150))
def test_any_text_has_a_kind_or_none(text):
    assert kind_of(text) in (None, *Kind)
