"""The words of a picture that stand for its person: `![Ada Example](ada.png)`, `<img alt="…">`.

They are the name only where no other text of the entry is one, for "portrait" and "logo" are none.
"""

import re
from collections.abc import Sequence

from letterkit.lists.people.beside_names import is_like_person, is_whole_organisation
from letterkit.lists.people.hidden_names import hidden_name
from letterkit.lists.rows.name_shapes import is_institution, is_role
from letterkit.wishes.possible_wishes import may_be_wish

_AROUND = re.compile(
    r"^(?:photo|picture|portrait|image|avatar|logo|headshot|foto|bild|porträt|photographie|retrato"
    r"|imagen|фото|фотография|фатаграфія|портрет|партрэт|zdjęcie|portret|صورة|شعار)"
    r"(?:\s+(?:of|von|de|du|der|des|d['’]))?\s*:?\s+|\s+(?:logo|photo|portrait|avatar|foto|лого)$",
    re.IGNORECASE,
)

# "Profile Picture", "User Avatar": words for a picture, and for no person.
_OF_ANY_PICTURE = re.compile(
    r"\b(?:photos?|pictures?|portraits?|images?|avatars?|logos?|profiles?|placeholder|icons?|users?"
    r"|silhouette|default|headshot|thumbnail|foto|bild|profil|porträt|perfil|imagen|retrato|icono"
    r"|фото|фотография|аватар|профиль|иконка|логотип|фатаграфія|профіль|zdjęcie|awatar|ikona)\b"
    r"|صورة|شعار|\.(?:png|jpe?g|gif|svg|webp)$",
    re.IGNORECASE,
)


def name_in_alt(alt: str) -> str:
    """The name that a picture's words are, or nothing."""
    plain = _AROUND.sub("", " ".join(alt.split())).strip(" .,:")
    if _OF_ANY_PICTURE.search(plain):
        return ""
    several = " " in plain  # words: "Company" is the name of none
    return plain if is_like_person(plain) or (several and is_whole_organisation(plain)) else ""


def with_alts(text: str, alts: Sequence[str]) -> tuple[str, str]:
    """A text with the name that a picture in it gives, and that name; or the text as it is."""
    name = next((found for found in map(name_in_alt, alts) if found), "")
    if not name or name.casefold() in text.casefold():
        return text, ""
    if not any(map(str.isalnum, text)):
        return name, name
    plain = text.strip()
    says_more = (is_role(plain) or is_institution(plain)) and not may_be_wish(plain)
    return (f"{name}, {plain}", name) if says_more and not hidden_name(plain) else (text, "")
