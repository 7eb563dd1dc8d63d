"""Invented people in nine scripts, some of them on the list twice; the same in every run.

Their ids are random and hold no part of a name, as those that letterkit gives.
"""

import csv
import random
from pathlib import Path

COLUMNS = "id,name,kind,role,affiliation,country,email,shown,consent,signed"
LETTERS, DIGITS, ID = "abcdefghijkmnpqrstuvwxyz", "23456789", 5  # that many of each
REPEATED = 0.01  # of the rows
# Given names, family names, syllables, and how many of a hundred people have such names.
SCRIPTS = (
    ("Anna Ivan Olga José Łukasz Zoë Kwame", "Smith Novák García Müller", "ka lo mi ru te", 62),
    ("Алена Мікола Сяргей Пётр Оксана", "Каваленка Новік Мельник", "ка ло ми ру те", 25),
    ("ليلى أحمد فاطمة يوسف", "حداد خوري منصور", "با دو سي", 3),
    ("明 美 健 恵", "王 佐藤 김", "月 翔 太 陽 花", 3),
    ("ნინო გიორგი თამარ", "ბერიძე კაპანაძე", "ბა გო დი", 2),
    ("Ελένη Γιώργος", "Παπαδοπούλου Νικολάου", "βα γο δι", 2),
    ("נועה דוד", "כהן לוי", "בא גו די", 1),
    ("अनिता राहुल", "शर्मा वर्मा", "का गो जि", 1),
    ("Անի Արամ", "Պետրոսյան Հակոբյան", "բա գո դի", 1),
)
ROLES = ("researcher", "lawyer", "journalist", "engineer", "teacher", "nurse")
PLACES = (
    *("Example University", "Example Digital Rights Centre", "Association Exemple", ""),
    *("Независимый профсоюз Пример", "Праваабарончы цэнтр Прыклад", "Fundacja Przykład", ""),
)
COUNTRIES = ("BY", "PL", "LT", "UA", "DE", "FR", "GB", "GE", "AM", "IN", "JP", "EG", "GR", "BR")


def write_people(path: Path, size: int) -> int:
    """Write a list of that many rows, and say how many of them are somebody again."""
    chance = random.Random(1)  # noqa: S311 - the same list in every run
    ids = random.Random(2)  # noqa: S311
    repeated = 0
    rows: list[list[str]] = []
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(COLUMNS.split(","))
        for number in range(size):
            own = "".join(ids.choice(LETTERS) + ids.choice(DIGITS) for _ in range(ID))
            if rows and chance.random() < REPEATED:
                row = [own, *chance.choice(rows)[1:]]
                row[6] = f"again-{row[6]}"
                repeated += 1
            else:
                row = [own, *_person(chance, number)]
                rows.append(row)
            writer.writerow(row)
    return repeated


def _person(chance: random.Random, number: int) -> list[str]:
    given, family, syllables, _ = chance.choices(SCRIPTS, [each[3] for each in SCRIPTS])[0]
    # Most carry a second family name, so that namesakes are as rare as on a list of people.
    second = "".join(chance.choice(syllables.split()) for _ in range(5)).capitalize()
    name = f"{chance.choice(given.split())} {chance.choice(family.split())}-{second}"
    shown = "unnamed" if number % 10 == 0 else "named"
    details = [chance.choice(ROLES), chance.choice(PLACES), chance.choice(COUNTRIES)]
    email, day = f"n{number}@example.org", f"2026-{chance.randint(1, 3):02d}-14"
    return [name, "person", *details, email, shown, "yes", day]
