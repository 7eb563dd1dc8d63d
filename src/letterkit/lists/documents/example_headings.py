"""Headings that say that an example follows, and no signatory.

Example, Example entry, Beispiel für eine Unterschrift     an example
University of Example, Example College                     a name with such a word in it
"""

import re

_EXAMPLE = re.compile(
    r"examples?|прыклад(?:ы|аў)?|пример(?:ы|ов)?|приклад(?:и|ів)?|przykład(?:y|owy|owe|owa)?"
    r"|beispiel(?:e|haft)?|exemples?|ejemplos?|مثال|أمثلة|امثلة|المثال"
)
# These are an example only beside a word for an entry: "Sample entry", "Muster einer Unterschrift".
_SAMPLE = re.compile(
    r"samples?|muster|вобраз|узор|образ(?:ец|цы)|зраз(?:ок|ки)|wz[oó]r|modèle|modelo"
)
_ENTRY = re.compile(
    r"signatur\w*|signator\w*|sign|signing|entr(?:y|ies)|rows?|lines?|format|names?|lists?|data"
    r"|подпис\w*|запис\w*|строк\w*|имен\w*|имя|формат\w*|спис\w*|подпіс\w*|запіс\w*|імя|імён\w*"
    r"|імен\w*|підпис\w*|рядк\w*|podpis\w*|wpis\w*|wiersz\w*|lista|unterschrift\w*|eintr[aä]g\w*"
    r"|zeilen?|namen?|entrées?|lignes?|noms?|firmas?|entradas?|l[ií]neas?|nombres?|توقيع|التوقيع"
    r"|letters?|petitions?|emails?|e-mails?|tweets?|texts?|brief\w*|письм\w*|ліст\w*|лист\w*"
    r"|lettres?|cartas?|рассыл\w*"
)
_SMALL = re.compile(
    r"an?|the|of|for|as|is|this|how|your|to|only|in|on|и|для|как|это|вот|як|гэта|ось|це|jak|dla"
    r"|to|für|einer?|eines|ein|der|des|zur?|so|zum|pour|de|d|une?|la|le|par|un|para|como|على|من|ل"
)
_WORD = re.compile(r"[^\W\d_]+")


def is_example(title: str) -> bool:
    """Whether a heading says that what follows is an example of an entry or of something else."""
    words = _WORD.findall(title)
    plain = [word.casefold() for word in words]
    samples = any(_SAMPLE.fullmatch(word) for word in plain)
    examples = any(_EXAMPLE.fullmatch(word) for word in plain)
    others = [w for w in plain if not (_EXAMPLE.fullmatch(w) or _SAMPLE.fullmatch(w))]
    known = all(_ENTRY.fullmatch(word) or _SMALL.fullmatch(word) for word in others)
    if known and any(_ENTRY.fullmatch(word) for word in others):
        return examples or samples
    if not examples:
        return False
    if known:
        return True
    # "Examples of good practice": of no name does a word for an example stand before a small one.
    return bool(_EXAMPLE.fullmatch(plain[0])) and not words[1][0].isupper()
