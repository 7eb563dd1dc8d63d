"""How names cross scripts: which Latin spellings a word can have, and what they have in common.

`name_search` hands the tables to the search of a page, too.

Every letter of Cyrillic (be, bg, mk, ru, sr, uk), Greek, Georgian and Armenian has the Latin
spellings that passports, Łacinka and the habits of English, French, German and Polish give it.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import product

# Latin spellings, accents taken off; the first one is what `latinised` writes. Longer keys win.
_CYRILLIC = """
а a|б b|в v,w|г h,g,gh,gu|ґ g|д d|е e,ie,ye,je,io,yo,jo|ё e,io,yo,jo,ie,ye,je,o|є ie,ye,je,e|
ж zh,z,rz,j|з z,s|и i,y|і i|ї i,yi,ji|й i,y,j|к k,c|л l|м m|н n|о o|п p|р r|с s|т t|у u,ou|
ў u,w,v|ф f,ph|х kh,h,ch,x|ц ts,c,tz,z|ч ch,cz,c,tch,tsch|ш sh,sz,s,sch,ch|ъ ,ie|ы y,i|ь |э e,eh|
щ shch,sch,szcz,sc,schtsch,chtch,sht|ю iu,yu,ju,iou|я ia,ya,ja|ј j,y,i|љ lj,l|њ nj,n|ћ c,ch|
ђ dj,d|џ dz,dzh,dj|кс ks,x,cs|кв kv,kw,qu|дж dzh,dj,j,dz|ый y,i,yi,yj,iy|ий i,y,iy,ij,yi,yj|
ій i,y,iy,ij,yi|ыи y,i,yi,yj,iy|ии i,y,iy,ij,yi,yj|іи i,y,iy,ij,yi|ия ia,iya,ija,ya|
ія ia,iya,ija,ya|ыя yia,ya,yja,ia,iya,ija|ья ia,ya,ja|ье ie,ye,je|ьё io,yo,jo|ью iu,yu,ju|
ля lia,lya,lja,la|лю liu,lyu,lju,lu
"""
_GREEK = """
α a|β v,b|γ g,gh,y|δ d,dh|ε e|ζ z|η i,e|θ th|ι i|κ k,c|λ l|μ m|ν n|ξ x,ks|ο o|π p|ρ r,rh|σ s|τ t|
υ y,i,u|φ f,ph|χ ch,h,kh,x|ψ ps|ω o|ου ou,u|αυ av,au,af|ευ ev,eu,ef|μπ b,mp|ντ nt,d|γγ ng,gg|
γκ gk,g|αι ai,e|ει ei,i|οι oi,i|τζ tz,j|γι g,gi,y,yi
"""
_GEORGIAN = """
ა a|ბ b|გ g|დ d|ე e|ვ v,w|ზ z|თ t|ი i|კ k|ლ l|მ m|ნ n|ო o|პ p|ჟ zh|რ r|ს s|ტ t|უ u|ფ p|ქ k,q|
ღ gh,g|ყ q,k|შ sh|ჩ ch|ც ts,c|ძ dz|წ ts|ჭ ch|ხ kh|ჯ j|ჰ h
"""
_ARMENIAN = """
ա a|բ b|գ g|դ d|ե e,ye|զ z|է e|ը y,e|թ t|ժ zh|ի i|լ l|խ kh|ծ ts|կ k|հ h|ձ dz|ղ gh|ճ ch,tch|մ m|
յ y,h,j|ն n|շ sh|ո o,vo|չ ch|պ p|ջ j|ռ r|ս s|վ v|տ t|ր r|ց ts|ւ v|փ p|ք k|օ o|ֆ f|ու u,ou|
ություն utyun|յան yan,ian,jan
"""


def _spellings(table: str) -> dict[str, tuple[str, ...]]:
    pairs = (each.strip("\n").split(" ") for each in table.strip().split("|"))
    return {letters: tuple(latin.split(",")) for letters, latin in pairs}


TABLES = {
    "Cyrl": _spellings(_CYRILLIC),
    "Grek": _spellings(_GREEK),
    "Geor": _spellings(_GEORGIAN),
    "Armn": _spellings(_ARMENIAN),
}
_SPELLINGS = {letters: latin for table in TABLES.values() for letters, latin in table.items()}
_LONGEST_FIRST = sorted(_SPELLINGS, key=len, reverse=True)
_TOKEN = re.compile("|".join(_LONGEST_FIRST) + "|.", re.DOTALL)
_DOUBLED = re.compile(r"(.)\1+")

# What the Latin spellings of one sound share. Order matters: `schtsch` before `sch`.
SOUNDS = (
    ("SK", "schtsch shch szcz chtch stch"),
    ("K", "tsch tch"),
    ("S", "sch sh sz zh rz s z"),
    ("KS", "x"),
    ("K", "ts tz cz ch ck kh gh g h k c q"),
    ("F", "ph f"),
    ("T", "th t"),
    ("V", "v w"),
    ("B", "b"), ("D", "d"), ("L", "l"), ("M", "m"), ("N", "n"), ("P", "p"), ("R", "r"),
    ("", "a e i o u y j"),
)  # fmt: skip
_SOUND_OF = {latin: sound for sound, spellings in SOUNDS for latin in spellings.split()}
_LETTERS = str.maketrans({latin: sound for latin, sound in _SOUND_OF.items() if len(latin) == 1})
_DIGRAPH = re.compile("|".join(latin for latin in _SOUND_OF if len(latin) > 1))
# ў is a vowel's letter in English and a consonant's in Polish: Shauchenka, Szawczenka.
_SEMIVOWEL = re.compile("(?<=[ae])u(?=[^aeiouyj])")
# One ending of family names: Petrov, Petrow, Petroff, Piatrou.
_ENDING = re.compile("(?<=.)(?:[vwf]+|(?<=[aeo])u)$")


def latinised(word: str) -> str:
    """A folded word in Latin letters, one spelling of many; what has no spelling stays."""
    if word.isascii():
        return word
    return _TOKEN.sub(lambda token: _SPELLINGS.get(token[0], (token[0],))[0], word)


@lru_cache(maxsize=65_536)
def sound_of(word: str) -> str:
    """The consonants of a folded word by class, and `A` where it begins with a vowel.

    The same for every spelling of one word in any script, and for sister forms in neighbouring
    languages (Сяргей, Sergey, Serhii); many different words share it. A word of a script without
    a table is its own sound.
    """
    latin = _ENDING.sub("", _SEMIVOWEL.sub("v", latinised(word)))
    if not latin.isascii():
        return word
    digraphs = _DIGRAPH.sub(lambda match: _SOUND_OF[match[0]], latin)
    sound = _DOUBLED.sub(r"\1", digraphs.translate(_LETTERS).upper())
    return sound if latin[:1] not in "aeiouyj" else f"A{sound}"


@lru_cache(maxsize=4096)
def _pattern(word: str) -> re.Pattern[str]:
    tokens = _TOKEN.findall(_DOUBLED.sub(r"\1", word))
    return re.compile("".join(f"(?:{'|'.join(_spellings_of(token))})" for token in tokens))


def tokens_of(word: str) -> list[str]:
    """The letters of a folded word, those together that have spellings of their own together."""
    return _TOKEN.findall(word)


def _spellings_of(token: str) -> tuple[str, ...]:
    plain = unicodedata.normalize("NFD", token)[0]
    return _SPELLINGS.get(token) or _SPELLINGS.get(plain) or (re.escape(token),)


def latin_spellings(word: str) -> set[str]:
    """All the ways to write a word of another script in Latin letters, doubled ones once."""
    parts = [_spellings_of(token) for token in _TOKEN.findall(_DOUBLED.sub(r"\1", word))]
    return {_DOUBLED.sub(r"\1", "".join(spelling)) for spelling in product(*parts)}


def undoubled(word: str) -> str:
    return _DOUBLED.sub(r"\1", word)


def spells(latin: str, word: str) -> bool:
    """Whether a folded Latin word is a way to write a word of another script.

    `word` keeps its accents, for й and и are not one letter here; doubled letters count once.
    """
    return bool(_pattern(word).fullmatch(_DOUBLED.sub(r"\1", latin)))
