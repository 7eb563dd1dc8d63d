"""What a sentence says of somebody's signature: that they left, or are not to be named.

    told_of("Bo asked to be removed")                "out"
    told_of("except for Cy, who signs anonymously")  "unnamed"
    told_of("Ada wants her initials only")           "unclear"
    told_of("Ada teaches physics")                   ""

The ideas are those of `possible_wishes`; here they are said of others, so that no word for the
writer is asked for. Whoever asks must know that somebody on the list is meant.
"""

import re
from functools import lru_cache

from letterkit.model.doubt_words import has
from letterkit.model.lexicon import fold
from letterkit.model.possible_wishes import Clause, clauses_of

OUT, UNNAMED, UNCLEAR = "out", "unnamed", "unclear"
_NEAR = 7
_SHORT = 12  # words; a longer sentence may say that something else was removed
_BESIDE = 3
# "asked to be taken off", "no longer wants to sign": which of both, a person must say.
_LEAVES = re.compile(
    r"\b(?:tak(?:e|en|ing)|took|strik(?:e|en)|struck|cross(?:ed)?|delet\w+|drop(?:ped)?|get|got)\b"
    r".{0,60}\b(?:off|out|from the list)\b"
    r"|\b(?:no longer|not any ?more|does(?: not|n[’']t)|do(?: not|n[’']t)|did(?: not|n[’']t)"
    r"|never|refus\w+ to|declin\w+ to)\b.{0,30}\bsign(?:ed|ing)?\b"
    r"|\b(?:remov\w+|delet\w+|withdr[ae]w\w*)\b.{0,30}\b(?:sign\w*|names?|entry|list)\b"
    r"|\b(?:прыбра\w*|прыбяр\w*|выдал\w*|знят\w*|зняць|скрэсл\w*|выкрэсл\w*|адазва\w*)\b"
    r".{0,40}(?:подпіс|спіс|імя)"
    r"|\b(?:больш|болей) не хоча\b|\bне хоча\b.{0,20}падпіс"
    r"|\b(?:убра\w*|убер\w*|удал\w*|снят\w*|сним\w*|вычеркн\w*|исключ\w*|отозв\w*)\b"
    r".{0,40}(?:подпис|списк|имя)"
    r"|\bбольше не хочет\b|\bне хочет\b.{0,20}подпис|\bпередумал"
    r"|\b(?:прибра\w*|прибер\w*|видал\w*|знят\w*|зніміть|викресл\w*|відклик\w*)\b"
    r".{0,40}(?:підпис|списк|ім['’]я)"
    r"|\bбільше не хоче\b|\bне хоче\b.{0,20}підпис|\bпередума"
    r"|\b(?:usun\w*|skreśl\w*|wykreśl\w*|wycof\w*|zdj\w+)\b.{0,40}(?:podpis|list|nazwisk)"
    r"|\bnie chce (?:już )?podpis|\bjuż nie chce\b|\bwykreśl\w*\b"
    r"|\b(?:streich\w*|gestrichen|entfern\w*|lösch\w*|gelöscht|zurückzieh\w*|zurückgezogen"
    r"|zieht)\b.{0,40}(?:unterschrift|liste|name|zurück)|\b(?:liste|unterschrift|namen?)\b.{0,40}"
    r"\b(?:streich\w*|gestrichen|entfern\w*|lösch\w*|gelöscht|zurück\w*|genommen|nehmen)\b"
    r"|\b(?:will|möchte) nicht (?:mehr )?(?:unter|mit)"
    r"|\b(?:enlev|retir|supprim|ray|effac)\w*\b.{0,40}(?:signature|liste|nom)"
    r"|\bne (?:veut|souhaite|désire) (?:plus|pas)\b.{0,20}\bsign"
    r"|\b(?:quit|retir|borr|elimin|tach|sac)\w*\b.{0,40}(?:firma|lista|nombre)"
    r"|\bno (?:quiere|desea) (?:ya )?(?:seguir )?firm|\bya no quiere\b"
    r"|(?:إزالة|حذف|سحب|شطب|سحبت|أزيلوا|احذفوا).{0,40}(?:توقيع|اسم|القائمة)"
    r"|لم (?:يعد|تعد) (?:ير|تر)يد",
    re.IGNORECASE,
)


@lru_cache(maxsize=16_384)
def told_of(sentence: str) -> str:
    """`OUT`, `UNNAMED`, `UNCLEAR` where it may be either or something else, or nothing."""
    clauses = clauses_of(fold(sentence))
    leaves = bool(_LEAVES.search(sentence))
    said = {each for each in map(_told, clauses) if each}
    asks = "?" in sentence or "؟" in sentence
    if has("gone", sentence):
        turned = any(clause.has("neg") or clause.has("cond") for clause in clauses)
        plain = not turned and not asks and len(sentence.split()) <= _SHORT
        return OUT if plain and said <= {UNCLEAR} else UNCLEAR
    if leaves:
        return UNCLEAR
    if not said:
        return ""
    return UNCLEAR if len(said) > 1 or asks else said.pop()


def _told(clause: Clause) -> str:
    turned = clause.has("neg")
    if clause.has("cond") and clause.any("publish", "show", "name", "sign"):
        return UNCLEAR
    if clause.has("anon"):
        return UNCLEAR if turned else UNNAMED
    if any(clause.near("neg", idea, _NEAR) for idea in ("publish", "show", "name")):
        return UNNAMED
    if clause.has("hide") and not turned and clause.any("name", "sign"):
        return UNNAMED
    if clause.near("neg", "sign", _BESIDE) or clause.has("withdraw"):
        return UNCLEAR
    if clause.has("remove") and clause.any("name", "sign", "polite"):
        return UNCLEAR
    if clause.has("less") and clause.any("only", "show", "name"):
        return UNCLEAR
    return UNCLEAR if clause.any("alone") or clause.has("secret", "keep") else ""
