"""What stands in a role, an affiliation or a comment and says nothing there.

    says_none("role", "Sans")          True
    says_none("affiliation", "Нет")    True
    is_private_person("affiliation", "as a private person")    True
    is_courtesy("role", "Frau")        True
    is_courtesy("role", "Professor")   False

A word for nothing is no role, and neither is what people are addressed with. It is kept privately.
"""

from collections.abc import Callable
from functools import cache, lru_cache

from letterkit.lists.columns.salutations import is_salutation
from letterkit.lists.people.hidden_names import Stand, stand_in
from letterkit.lists.said.standing_beside import ends_signature
from letterkit.text.names import fold

NONE = "{}: a word that says that there is none is read as empty"
COURTESY = "role: what people are addressed with, such as “Ms”, is no role, and kept privately"
PERSON = "affiliation: a private person is no organisation, and this is kept privately"
_MAY_BE_NONE = frozenset({"role", "affiliation", "country", "link", "comment"})
# In the place of a role; the words that stand in the place of a name are those of `hidden_names`.
_NONE_WORDS = """
none nothing nil n/a na n.a. n.a no_role no_affiliation no_title no_organisation no_organization
not_applicable no_comment
нет нету отсутствует без без_должности без_организации не_имею не_указано нет_должности
няма адсутнічае без_пасады без_арганізацыі не_ўказана
немає нема відсутня відсутній відсутнє без_посади без_організації не_вказано
brak nie_ma nie_dotyczy nie_mam bez żaden żadna żadne brak_danych
keine keiner keins kein ohne nichts entfällt keine_angabe
sans aucun aucune néant rien pas sans_objet sans_fonction sans_profession sans_affiliation
ninguno ninguna ningún nada sin sin_cargo sin_afiliación no_aplica no_procede no_tengo
لا_يوجد لا_شيء بدون بلا لا_ينطبق لا_توجد ليس_لدي
"""
# Who signs for nobody else; what stands before it in a language is "as".
_PERSON_WORDS = """
private_person private_individual private_citizen individual individually individual_person
прыватная_асоба фізічная_асоба прыватнай_асобай прыватнай_асобы прыватную_асобу частное_лицо
физическое_лицо физлицо
частным_лицом частного_лица приватна_особа фізична_особа фізособа приватну_особу приватною_особою
osoba_prywatna osoba_fizyczna osobę_prywatną osobą_prywatną privatperson einzelperson
natürliche_person particulier personne_privée personne_physique particular persona_particular
persona_física شخص_عادي شخص_طبيعي فرد كفرد كشخص_عادي
"""
_AS = frozenset({
    *("as", "a", "an", "как", "в", "качестве", "як", "jako", "als", "en", "tant", "que", "comme"),
    *("como", "título", "у", "якасці", "якості", "un", "une", "eine"),
})  # fmt: skip


def says_none(field: str, text: str) -> bool:
    """Whether a text beside a name is only a word for nothing."""
    if field not in _MAY_BE_NONE or not any(map(str.isalnum, text)) or ends_signature(text):
        return False
    return _folded(text) in _nones() or stand_in(text) is Stand.MISSING


def note_none(field: str, text: str, note: Callable[[str], None]) -> None:
    """Note a word for nothing that is not kept."""
    if says_none(field, text):
        note(NONE.format(field))


def is_courtesy(field: str, text: str) -> bool:
    """Whether a role is only what somebody is addressed with."""
    return field == "role" and is_salutation(text)


@lru_cache(maxsize=65_536)
def is_private_person(field: str, text: str) -> bool:
    """Whether an affiliation only says that somebody signs for nobody else."""
    words = _folded(text).split()
    while words and words[0] in _as():
        words = words[1:]
    return field == "affiliation" and " ".join(words) in _persons()


def take_no_values(
    values: dict[str, str], private: dict[str, str], note: Callable[[str], None]
) -> None:
    """Keep privately what says nothing beside a name."""
    for field in sorted(_MAY_BE_NONE & values.keys()):
        text = values[field]
        if is_courtesy(field, text):
            said = COURTESY
        elif is_private_person(field, text):
            said = PERSON
        elif says_none(field, text):
            said = NONE.format(field)
        else:
            continue
        del values[field]
        private[f"{field} as given"] = text
        note(said)


@lru_cache(maxsize=65_536)
def _folded(text: str) -> str:
    return " ".join(fold(text).split()).strip(" .,;!()[]<>«»\"'")


@cache
def _nones() -> frozenset[str]:
    return frozenset(_folded(each.replace("_", " ")) for each in _NONE_WORDS.split())


@cache
def _persons() -> frozenset[str]:
    return frozenset(_folded(each.replace("_", " ")) for each in _PERSON_WORDS.split())


@cache
def _as() -> frozenset[str]:
    return frozenset(map(_folded, _AS))
