import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.lists.documents.group_words import kind_of_group, says_demands, says_who_signed

ORGANISATIONS = [
    *("Organisations", "organizations", "NGOs", "Companies", "Institutions", "Universities"),
    *("Groups", "Associations", "Trade unions", "Businesses", "Media", "Student unions"),
    *("Associations of scientists", "Organizational signatories", "organisationSignatories"),
    *("NGO", "Company signatories", "Civil society organisations (41)", "Legal persons"),
    *("Арганізацыі", "Юрыдычныя асобы", "Суполкі", "Прафсаюзы", "арганізацыя"),
    *("Организации", "Юридические лица", "Союзы журналистов", "Компании", "организация"),
    *("Організації", "Спілки", "Юридичні особи", "Заклади освіти", "організація"),
    *("Organizacje", "Osoby prawne", "Fundacje", "Uczelnie", "organizacja"),
    *("Organisationen", "Unterzeichnende Organisationen", "Bürgerinitiativen", "Universitäten"),
    *("Organisations signataires", "ONG", "Personnes morales", "Syndicats", "Universités"),
    *("Organizaciones", "Personas jurídicas", "Asociaciones firmantes", "Sindicatos"),
    *("المنظمات", "منظمات", "الجمعيات", "الشركات", "المؤسسات"),
]
PEOPLE = [
    *("People", "Individuals", "individual_signatories", "Persons", "Citizens", "Academics"),
    *("Scientists", "Members of NGOs", "NGO members", "Individuals (not organisations)"),
    *("Academics from universities", "individual", "Natural persons"),
    *("Людзі", "Фізічныя асобы", "Навукоўцы", "Асобы"),
    *("Люди", "Физические лица", "Учёные", "Сотрудники организаций", "Граждане"),
    *("Особи", "Фізичні особи", "Науковці", "Громадяни"),
    *("Osoby", "Osoby fizyczne", "Naukowcy", "Naukowczynie i naukowcy", "Obywatele"),
    *("Personen", "Einzelpersonen", "Wissenschaftler*innen", "Bürger:innen", "Menschen"),
    *("Personnes", "Particuliers", "Citoyens", "Chercheurs et chercheuses"),
    *("Personas", "Personas físicas", "Ciudadanos", "Investigadoras"),
    *("الأفراد", "أفراد", "المواطنون", "الأكاديميون", "الصحفيون"),
]
UNDECIDED = [
    *("", "People and organisations", "Individuals & institutions", "Signatories", "type"),
    *("University of Example", "Ada Example", "Люди и организации", "Організації та люди"),
    *("Osoby i organizacje", "Personen und Organisationen", "Personnes et organisations"),
    *("Personas y organizaciones", "الأفراد والمنظمات", "2026", "Региональные"),
]
SIGNED = [
    *("Signatories", "List of signatories (1,041)", "Signed", "Signed by", "signedBy", "Signers"),
    *("Supporters", "Endorsements", "We, the undersigned", "Initial signatories", "Co-signers"),
    *(
        "Not-for-profit signatories",
        "signatures",
        "Sign-on organizations",
        "Organisational sign-ons",
    ),
    *("Подписали", "Подписанты", "Подписи", "Подписи под письмом", "Нижеподписавшиеся"),
    *("Падпісалі", "Подпісы", "Падпісанты", "Падпісанткі і падпісанты"),
    *("Підписали", "Підписанти", "Нижчепідписані"),
    *("Podpisali", "Sygnatariusze", "Podpisy", "Sygnatariusze i sygnatariuszki"),
    *("Unterzeichnende", "Unterzeichner", "Unterzeichner*innen", "Erstunterzeichner:innen"),
    *("ErstunterzeichnerInnen", "Unterschriften", "Unterstützer*innen"),
    *("Signataires", "Premier·e·s signataires", "Ont signé", "Co-signataires"),
    *("Firmantes", "Firmado", "Los abajo firmantes", "Firmado por"),
    *("الموقعون", "الموقعون أدناه", "التوقيعات", "موقعون"),
]
NOT_SIGNED = [
    *("", "Our demands", "Organisations", "Individuals", "Ada Example", "Authors", "Contact"),
    *("How to sign", "How to become a signatory", "Sign the letter", "Add your signature"),
    *("removed_signatories", "Pending signatures", "Did not sign", "unsigned", "non-signatories"),
    *("Why we signed", "We, the undersigned, demand", "Withdrawn signatures", "rejected"),
    *("Как подписать", "Требования", "Отозванные подписи", "Не подписали"),
    *("Як падпісаць", "Патрабаванні", "Як підписати", "Вимоги", "Jak podpisać", "Żądania"),
    *("Jetzt unterzeichnen", "Forderungen", "Comment signer", "Nos demandes"),
    *("Cómo firmar", "Exigimos", "كيف توقع", "مطالبنا"),
]
DEMANDS = [
    *("Our demands", "What we ask for", "References", "Footnotes", "Notes", "How to sign", "FAQ"),
    *("Links", "Наши требования", "Примечания", "Нашы патрабаванні", "Наші вимоги", "Посилання"),
    *("Nasze postulaty", "Przypisy", "Unsere Forderungen", "Quellen", "Fußnoten"),
    *("Nos revendications", "Références", "Nuestras demandas", "Notas", "المطالب", "المراجع"),
]


@pytest.mark.parametrize("title", ORGANISATIONS)
def test_a_group_of_organisations_is_known_by_its_name(title):
    assert kind_of_group(title) == "organisation"


@pytest.mark.parametrize("title", PEOPLE)
def test_a_group_of_people_is_known_by_its_name(title):
    assert kind_of_group(title) == "person"


@pytest.mark.parametrize("title", UNDECIDED)
def test_a_group_of_both_or_of_neither_has_no_kind(title):
    assert kind_of_group(title) == ""


@pytest.mark.parametrize("title", SIGNED)
def test_a_title_that_says_who_signed(title):
    assert says_who_signed(title)
    assert not says_demands(title)


@pytest.mark.parametrize("title", NOT_SIGNED)
def test_a_title_that_does_not_say_who_signed(title):
    assert not says_who_signed(title)


@pytest.mark.parametrize("title", DEMANDS)
def test_a_title_of_something_else_in_a_letter(title):
    assert says_demands(title)


def test_the_case_and_accents_of_a_title_do_not_matter():
    assert kind_of_group("UNIVERSITATEN") == kind_of_group("universitäten") == "organisation"
    assert says_who_signed("ПОДПИСАЛИ")
    assert kind_of_group("Учёные") == kind_of_group("УЧЕНЫЕ") == "person"


@given(st.text(max_size=80))
def test_any_title_has_an_answer(title):
    assert kind_of_group(title) in ("", "person", "organisation")
    assert says_who_signed(title) in (True, False)
    assert not (says_who_signed(title) and says_demands(title))
