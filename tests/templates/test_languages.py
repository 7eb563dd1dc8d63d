"""A letter of every template in every language, from the example to outputs that verify."""

from letterkit.files.workspace import find_workspace
from letterkit.letters.document import text_of
from letterkit.letters.facts import values_of, with_value
from letterkit.letters.letter import read_letter
from letterkit.letters.skeletons import examples, languages, skeleton

WRITTEN = ("cancellation", "coalition", "petition")
LANGS = languages("petition")
LIST = "name,kind,consent,shown\nAda Own,person,yes,named\n"


def in_own_words(text):
    """A new letter with every example replaced."""
    text = text.replace("2000-01-01", "2026-12-01")
    for path, value in values_of(text).items():
        if path[0] not in ("template", "date", "lang", "event_day"):
            text = with_value(text, path, f"12 {value}")
    for example in examples()[""]:
        text = text.replace(example, f"12 {example}")
    return text


def test_a_letter_of_every_template_and_language_is_begun_filled_in_built_and_verified(desk):
    slugs = {f"{lang}-{kind}": (lang, kind) for lang in LANGS for kind in WRITTEN}
    for slug, (lang, kind) in slugs.items():
        assert desk.run("new", slug, "--template", kind, "--lang", lang) == 0, desk.said
    desk.write("signatories/parks.csv", LIST)
    desk.run("check", "--severity", "review")
    silent = [each for each in slugs if f"letters/{each}/letter.md" not in desk.said]
    assert silent == [], "check says nothing of these examples"

    for slug in slugs:
        letter = desk.folder / "letters" / slug / "letter.md"
        text = letter.read_text("utf-8")
        letter.write_text(in_own_words(text), "utf-8")
        desk.write(f"signatories/{slug}.csv", LIST)
    desk.run("check", "--severity", "review")
    assert "example" not in desk.said.replace("@example.org", "")

    assert desk.run("build", "--format", "txt") == 0, desk.said
    for slug in ("ar-coalition", "ka-cancellation"):
        assert desk.run("build", slug, "--format", "html,pdf") == 0, desk.said
    built = [*desk.folder.glob("build/*-*/*-*.txt"), *desk.folder.glob("build/*-*/*.pdf")]
    built += desk.folder.glob("build/*-*/*.html")
    assert len(built) == len(slugs) + 4
    fails = [each.name for each in built if desk.run("verify", each) != 0]
    assert fails == []


# Words in which the form of a day or a number is the language's own.
FORMS = (
    ("ka", 1, "2026-08-09", "2026 წლის 9 აგვისტოს", "რიგით 1-ლი ფორუმი"),
    ("ka", 5, "2026-05-01", "2026 წლის 1 მაისს", "რიგით მე-5 ფორუმი"),
    ("ka", 21, "2026-11-15", "2026 წლის 15 ნოემბერს", "რიგით 21-ე ფორუმი"),
    ("ka", 40, "2026-11-15", "2026 წლის 15 ნოემბერს", "რიგით მე-40 ფორუმი"),
    ("fr", 1, "2026-12-01", "Le 1er décembre 2026", "1re édition"),
    ("fr", 2, "2026-12-11", "Le 11 décembre 2026", "2e édition"),
    ("es", 3, "2026-12-01", "El 1 de diciembre de 2026", "3.ª edición"),
    ("pl", 3, "2026-12-01", "1 grudnia 2026 roku", "– 3. edycja"),
    ("uk", 3, "2026-12-01", "1 грудня 2026 року", "— 3-й форум"),
    ("de", 3, "2026-12-01", "am 1. Dezember 2026", "die 3. dieses Namens"),
    ("ar", 3, "2026-12-01", "يوم 1 ديسمبر 2026", "الدورة رقم 3"),
)


def test_a_day_and_an_edition_have_the_form_that_their_sentence_needs(desk):
    wrong = []
    for lang, edition, day, *words in FORMS:
        letter, _ = skeleton("coalition", lang, day, "t")
        letter = letter.replace("2000-01-01", day)
        desk.write("letters/t/letter.md", letter.replace("edition: 5", f"edition: {edition}"))
        (letter,) = read_letter(find_workspace(desk.folder), "t")
        text = " ".join(text_of(letter).canonical.content.split())
        wrong += [(lang, each) for each in words if each not in text]
    assert wrong == []


# What is said where one partner is named, and where several are.
ONE_PARTNER = {
    "en": ("international partner it", "international partners it"),
    "be": ("адзін міжнародны партнёр", "партнёрамі названыя"),
    "ru": ("один международный партнёр", "партнёрами названы"),
    "uk": ("один міжнародний партнер", "Заявлені міжнародні"),
    "pl": ("Wskazany partner", "Wskazani partnerzy"),
    "de": ("internationaler Partner ist", "Partner sind"),
    "fr": ("un partenaire international", "partenaires internationaux"),
    "es": ("un socio internacional", "estos socios"),
    "ka": ("პარტნიორად", "პარტნიორებად"),
    "ar": ("والشريك الدولي", "والشركاء الدوليون"),
}


def test_one_partner_alone_is_not_called_several(desk):
    wrong = []
    for lang, (one, several) in ONE_PARTNER.items():
        letter, _ = skeleton("coalition", lang, "2026-12-01", "t")
        head, _, tail = letter.partition("partners:")
        lines = tail.splitlines(True)
        alone = head + "partners:" + "".join([*lines[:2], *lines[3:]])
        for text, said, unsaid in ((alone, one, several), (letter, several, one)):
            desk.write("letters/t/letter.md", text)
            (read,) = read_letter(find_workspace(desk.folder), "t")
            shown = " ".join(text_of(read).canonical.content.split())
            wrong += [(lang, shown[:300])] if said not in shown or unsaid in shown else []
    assert wrong == []
    assert set(ONE_PARTNER) == set(LANGS)
