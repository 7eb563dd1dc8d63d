"""Documents made by hand, for the tests of every renderer: few lines, many scripts.

`sample("be")` is the letter in Belarusian; any field can be replaced: `sample(goal=100)`.
"""

import base64
import dataclasses
import datetime
import tomllib
from importlib.resources import files

from letterkit.model import (
    Addressee,
    CanonicalText,
    Document,
    Entry,
    Group,
    Kind,
    Layout,
    Level,
    Line,
    Paper,
    Picture,
    Register,
    Shown,
    Version,
    direction_of,
)
from letterkit.model.entry import Published
from letterkit.model.manuscript import files_beside
from letterkit.model.stamp import Stamp

PIXEL = Picture(
    "logo.png",
    "image/png",
    base64.b64decode(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk4PjPAAADbgFz"
        "VvTqkgAAAABJRU5ErkJggg=="
    ),
)
WORDS_EN = tomllib.loads((files("letterkit.letters") / "words" / "en.toml").read_text("utf-8"))[
    "words"
] | {
    "total": "22 signatories",
    "goal": "of 2,000",
    "names_later": "",
    "closes": "",
    "rests": "",
}
WORDS = {
    "en": WORDS_EN,
    "be": WORDS_EN
    | {
        "open_letter": "Адкрыты ліст",
        "to": "Каму",
        "from": "Ад",
        "signatories": "Падпісанты",
        "organisations": "Арганізацыі",
        "people": "Людзі",
        "note": "Заўвага",
        "fingerprint": "Адбітак тэксту",
        "sha256": "SHA-256 тэксту",
        "check": "Праверце гэты ліст",
        "email": "Электронная пошта",
        "plain_text": "Просты тэкст",
        "languages": "Мовы",
    },
    "ar": WORDS_EN
    | {
        "open_letter": "رسالة مفتوحة",
        "to": "إلى",
        "from": "من",
        "signatories": "الموقعون",
        "organisations": "المنظمات",
        "people": "الأشخاص",
        "note": "ملاحظة",
        "fingerprint": "بصمة النص",
        "sha256": "SHA-256 للنص",
        "check": "تحقق من هذه الرسالة",
        "email": "البريد الإلكتروني",
        "plain_text": "نص عادي",
        "languages": "اللغات",
    },
}
COMMA = {"ar": "، "}
SHARED = (
    Entry(
        "k3v9x2ma",
        "Prawozaščytny centar «Pryklad»",
        Kind.ORGANISATION,
        Shown.NAMED,
        country="LT",
        link="https://example.org/pryklad",
    ),
    Entry("p7d2c4nq", "Fundacja Przykład", Kind.ORGANISATION, Shown.NAMED, country="PL"),
    Entry(
        "w8f5h6ze",
        "Beispiel, Verein zur Förderung der Teilhabe aller Bürgerinnen und Bürger an der "
        "Verwaltung des Internets und seiner Einrichtungen e. V.",
        Kind.ORGANISATION,
        Shown.NAMED,
        country="DE",
    ),
    Entry(
        "a2b3c4d5",
        "Ада Прыкладная",
        Kind.PERSON,
        Shown.NAMED,
        role="mathematician",
        affiliation="Example University",
        country="BY",
        level=Level.KEY,
        comment="The network is for everyone.",
    ),
    Entry("e6f7g8h9", "فاطمة خوري", Kind.PERSON, Shown.NAMED, affiliation="Beispiel e. V."),
    Entry("j2k3m4n5", "გიორგი ბერიძე", Kind.PERSON, Shown.NAMED, role="director", country="GE"),
    Entry("q6r7s8t9", "美咲 王", Kind.PERSON, Shown.NAMED, role="teacher", country="JP"),
    Entry("v2w3x4y5", "Z. Ś.", Kind.PERSON, Shown.INITIALS, role="lawyer"),
    Entry(
        "z6a7b8c9",
        "",
        Kind.PERSON,
        Shown.ROLE,
        role="journalist",
        affiliation="Незалежны прафсаюз «Прыклад»",
        country="BY",
    ),
    Entry("d2e3f4g5", "Conor O’Neil <& Sons>", Kind.PERSON, Shown.NAMED, level=Level.CODE),
)
COUNTRIES = {
    "en": {
        "LT": "Lithuania",
        "PL": "Poland",
        "DE": "Germany",
        "BY": "Belarus",
        "GE": "Georgia",
        "JP": "Japan",
    },
    "be": {
        "LT": "Літва",
        "PL": "Польшча",
        "DE": "Германія",
        "BY": "Беларусь",
        "GE": "Грузія",
        "JP": "Японія",
    },
    "ar": {
        "LT": "ليتوانيا",
        "PL": "بولندا",
        "DE": "ألمانيا",
        "BY": "بيلاروس",
        "GE": "جورجيا",
        "JP": "اليابان",
    },
}
LETTER = {
    "en": (
        "No dialogue behind closed doors",
        "9 November 2023",
        "Vilnius",
        "On 15 November the capital will host a forum that calls itself the country’s largest open "
        "platform for talking about the Internet. Two ministries back it, and the two of you are "
        "named as its partners. See https://example.org/forum/2023/programme for its programme.",
        "What we ask of you",
        "Hold the authorities to account for shutdowns, that of 2020 included, and insist on "
        "access to the network for everybody at all times.",
        "Meet experts and civil society separately and beforehand.",
        "Example Coalition",
    ),
    "be": (
        "Няма дыялогу за зачыненымі дзвярыма",
        "9 лістапада 2023 г.",
        "Вільня",
        "15 лістапада ў сталіцы пройдзе форум, які заве сябе найбуйнейшай у краіне адкрытай "
        "пляцоўкай для размовы пра Інтэрнэт. Яго падтрымліваюць два міністэрствы, а вас дваіх "
        "названа яго партнёрамі. Праграма форуму: https://example.org/forum/2023/programme.",
        "Пра што мы просім вас",
        "Патрабуйце ад улад адказу за адключэнні сеткі, у тым ліку ў 2020 годзе, і настойвайце на "
        "доступе да сеткі для ўсіх і заўсёды.",
        "Сустрэньцеся з экспертамі і грамадзянскай супольнасцю асобна і загадзя.",
        "Кааліцыя «Прыклад»",
    ),
    "ar": (
        "لا حوار خلف الأبواب المغلقة",
        "9 نوفمبر 2023",
        "فيلنيوس",
        "في الخامس عشر من نوفمبر تستضيف العاصمة منتدى يسمي نفسه أكبر منصة مفتوحة في البلاد للحديث "
        "عن الإنترنت. تدعمه وزارتان، وأنتما مذكوران بوصفكما شريكين له. "
        "البرنامج: https://example.org/forum/2023/programme",
        "ما نطلبه منكم",
        "حاسبوا السلطات على قطع الشبكة، ومنه ما جرى عام 2020، وأصروا على وصول الجميع إلى الشبكة "
        "في كل وقت.",
        "التقوا الخبراء والمجتمع المدني على انفراد وقبل المنتدى.",
        "ائتلاف المثال",
    ),
}
COUNTED = {
    "en": "3 organisations · 7 people · 12 names withheld",
    "be": "3 арганізацыі · 7 чалавек · 12 імёнаў не названа",
    "ar": "3 منظمات · 7 أشخاص · 12 اسما محجوبا",
}
WITHHELD = {
    "en": "and 12 signatories whose names are withheld",
    "be": "і яшчэ 12 падпісантаў, чые імёны не названыя",
    "ar": "و12 موقعا حُجبت أسماؤهم",
}
NOTE = {
    "en": "A demonstration text. All signatories are invented.",
    "be": "Дэманстрацыйны тэкст. Усе падпісанты прыдуманыя.",
    "ar": "نص للعرض. جميع الموقعين مختلقون.",
}
VERSIONS = tuple(
    Version(lang, name, LETTER[lang][0])
    for lang, name in (("en", "English"), ("be", "беларуская"), ("ar", "العربية"))
)
TO = (
    Addressee(
        name="Zoë Sørensen",
        role="director",
        organisation="Example Names Corporation",
        email="zoe@example.org",
    ),
    Addressee(organisation="Example Network Coordination Centre", email="office@example.org"),
)


def text(lang: str = "en") -> CanonicalText:
    title, date, place, opening, heading, first, second, issuer = LETTER[lang]
    comma = COMMA.get(lang, ", ")
    parts = ((each.name, each.role, each.organisation) for each in TO)
    to = "\n".join(comma.join(filter(None, each)) for each in parts)
    return CanonicalText.of(
        f"{title}\n\n{place}{comma}{date}\n\n{to}\n\n"
        f"{opening}\n\n{heading}\n\n"
        f"1. {first}\n2. {second}\n\n{issuer}\n"
    )


def body(lang: str = "en") -> str:
    _, _, _, opening, heading, first, second, _ = LETTER[lang]
    link = "https://example.org/forum/2023/programme"
    opening = opening.replace(link, f'<a href="{link}">{link}</a>')
    return (
        f"<p>{opening}</p>\n<h2>{heading}</h2>\n<ol>\n<li>{first}</li>\n<li>{second}</li>\n</ol>\n"
    )


STAMP = Stamp(2, 14, "BLCRQ2UGA6HB", "7abe3c8d")
PHRASE = {"en": "Edition {n}", "be": "Выпуск {n}", "ar": "الإصدار {n}"}
EDITION = {lang: f"{PHRASE[lang].format(n=2)} · 14 · BLCRQ2UGA6HB · 7abe3c8d" for lang in PHRASE}
# Where it stands among words from right to left, a mark keeps its codes in order.
EDITION["ar"] = EDITION["ar"].replace("14", "\u200e14")


def issued(lang: str = "en", **changes: object) -> Document:
    """The letter as edition 2 of a register; its leaves are not there, nor a true signature."""
    known = Published("letters.example.org/no-dialogue", "a key", "14\nroot\n", ())
    return sample(
        lang,
        register=dataclasses.replace(register(), edition=2, published=known),
        stamp=STAMP,
        policy=b"quorum none\n",
        words=WORDS[lang] | {"edition": PHRASE[lang]},
        **changes,
    )


def line(entry: Entry, lang: str = "en") -> Line:
    country = COUNTRIES[lang].get(entry.country, entry.country)
    return Line(entry, entry.name, entry.role, entry.affiliation, country)


def register(entries: tuple[Entry, ...] = SHARED, unnamed: int = 12) -> Register:
    return Register(
        slug="no-dialogue",
        title=LETTER["en"][0],
        texts={version.lang: text(version.lang).sha256 for version in VERSIONS},
        entries=entries,
        unnamed=unnamed,
        unnamed_levels={"listed": unnamed} if unnamed else {},
    )


def groups(entries: tuple[Entry, ...] = SHARED, lang: str = "en") -> tuple[Group, ...]:
    """By kind, as `group: kind` would have it; empty groups are left out."""
    kinds = ((Kind.ORGANISATION, "organisations"), (Kind.PERSON, "people"))
    found = (
        Group(WORDS[lang][word], tuple(line(each, lang) for each in entries if each.kind is kind))
        for kind, word in kinds
    )
    return tuple(group for group in found if group.lines)


def sample(lang: str = "en", **changes: object) -> Document:
    """The letter in `en`, `be` or `ar`: ten entries in seven scripts, twelve names withheld."""
    title, date_text, place, *_, issuer = LETTER[lang]
    document = Document(
        slug="no-dialogue",
        lang=lang,
        direction=direction_of(lang),
        title=title,
        kind=WORDS[lang]["open_letter"],
        date=datetime.date(2023, 11, 9),
        date_text=date_text,
        place=place,
        issuer=issuer,
        to=TO,
        note=NOTE[lang],
        body=body(lang),
        text=text(lang),
        top=(line(SHARED[0], lang),),
        groups=groups(SHARED, lang),
        counted=COUNTED[lang],
        withheld=WITHHELD[lang],
        words=WORDS[lang],
        comma=COMMA.get(lang, ", "),
        versions=VERSIONS,
        register=register(),
        layout=Layout.AUTO,
        paper=Paper.A4,
        theme="#0b5563",
        logo=None,
        pictures={},
        sender="Example Coalition",
        sender_email="letters@example.org",
        beside=files_beside(lang, [each.lang for each in VERSIONS]),
    )
    return dataclasses.replace(document, **changes)


def people(count):
    entries = tuple(
        Entry(f"i{n}", f"Person Number {n}", Kind.PERSON, Shown.NAMED) for n in range(count)
    )
    return sample(groups=groups(entries), register=register(entries), top=())
