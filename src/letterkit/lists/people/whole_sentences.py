"""Whole sentences in the place of a name: "We miss Bo Sample a lot." is nobody who signed.

    sentence_in("We miss Bo Sample a lot.")      SURE
    sentence_in("Wir sind das Volk")             PERHAPS: it may be called so
    sentence_in("We Are Here Collective")        nothing
    sentence_in("Save the Park e.V.")            nothing

The reader leaves out what is surely a sentence, with its line, and asks about the others.
"""

import re
from functools import cache, lru_cache

from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.rows.name_shapes import ends_in_particle, speaks_for
from letterkit.lists.said.demand_sentences import is_demand
from letterkit.text.phrases import tables_of

SURE, PERHAPS = "sure", "perhaps"
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STOP = re.compile(r"[.!?؟…][\"'”»)\]]*$")
# A remark behind a name, and pronouns with strokes between them, are no words of a sentence.
_REMARK = re.compile(r"\s*[(\[（][^()\[\]（）]*[)\]）]|(?<!\w)[^\W\d_]+(?:/[^\W\d_]+)+(?!\w)")
_FEWEST = 3
_LONG = 5  # words: a longer sentence is nobody's name, with a full stop or without
_MOST = 60  # words of a text that is looked at


@lru_cache(maxsize=65_536)
def sentence_in(name: str) -> str:
    """`SURE` or `PERHAPS` where a name is a whole sentence, or nothing."""
    text = _REMARK.sub("", name).strip()
    words = _WORD.findall(text)
    if not _FEWEST <= len(words) <= _MOST:
        return ""
    if is_like_person(text) or speaks_for(text):
        return ""
    spoken = _is_spoken(words)
    begun = words[0].casefold() in _words("speaker")
    if not (spoken or begun) and is_whole_organisation(text):
        return ""
    if is_demand(text):
        return SURE
    stops = bool(_STOP.search(text)) and not ends_in_short_form(text)
    if spoken or _has_verb(words):
        return SURE if (stops and len(words) > _FEWEST) or len(words) >= _LONG else PERHAPS
    return PERHAPS if stops and len(_small(words)) >= 2 and len(words) >= _LONG - 1 else ""


def _is_spoken(words: list[str]) -> bool:
    """ "We miss": the first word speaks, and the second one is small."""
    return words[0].casefold() in _words("speaker") and not words[1][0].isupper()


def _has_verb(words: list[str]) -> bool:
    """Whether a small word behind the first one is a verb; capitals make it a part of a name."""
    return any(
        not word[0].isupper() and word.replace("’", "'") in _words("verbs") for word in words[1:]
    )


def _small(words: list[str]) -> list[str]:
    """The small words that are no particles of names."""
    return [word for word in words if word[0].islower() and not ends_in_particle(word)]


def ends_in_short_form(text: str) -> bool:
    """Whether the full stop of a text is that of a short form: "Example Parks e.V."."""
    words = _WORD.findall(text)
    if not text.endswith(".") or not words:
        return False
    last = text.split()[-1].rstrip(".")
    return "." in last or len(last) == 1 or words[-1].casefold() in _words("short")


@cache
def _words(kind: str) -> frozenset[str]:
    table = tables_of("letterkit.lists.people", "whole_sentences.toml")[kind]
    texts = [table] if isinstance(table, str) else table.values()
    return frozenset(" ".join(texts).split())
