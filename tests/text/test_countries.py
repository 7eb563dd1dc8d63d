import pytest

from letterkit.text.countries import country_code

NAMES = """
BY: BY by Belarus Беларусь Білорусь Białoruś Weißrussland Weissrussland Biélorussie Bielorrusia
    بيلاروس بيلاروسيا Biełaruś белоруссия
UA: UA Ukraine Україна Украина Украіна Ukraina Ukraine Ucrania أوكرانيا
DE: Germany Deutschland Германия Нямеччына Німеччина Niemcy Allemagne Alemania ألمانيا
GB: UK GB England Scotland Великобритания
US: USA U.S.A. США ЗША
TR: Türkiye Turkey Turquie
CI: Côte_d’Ivoire Cote_d'Ivoire COTE_D'IVOIRE
NL: Netherlands the_Netherlands Нидерланды
XK: Kosovo
NO: NO Norway
NE: Niger
NG: Nigeria
"""
CASES = [
    (name.replace("_", " "), line.partition(":")[0])
    for line in NAMES.strip().replace("\n    ", " ").splitlines()
    for name in line.partition(":")[2].split()
]


@pytest.mark.parametrize("name, code", CASES)
def test_a_country_is_known_by_its_code_and_in_many_languages(name, code):
    assert country_code(name) == code


@pytest.mark.parametrize("text", ["", "Полацк", "EU", "European Union", "ZZ", "Narnia", "—"])
def test_what_names_no_country_stays_as_given(text):
    assert country_code(text) == text
