"""A drawing, written anew: the shapes and words of an SVG, and nothing else of it.

`drawings.toml` lists what is drawn. Comments, metadata, titles, what editors keep for themselves,
scripts, animations, and the names of layers and styles are not in it. What would be drawn and
cannot be taken along is refused: an address elsewhere, a font, HTML inside of the drawing.

A drawing may use its parts again and again, and parts of parts. How much that comes to is counted
before anything is drawn.
"""

import re
import tomllib
from base64 import b64decode, b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from urllib.parse import unquote, unquote_to_bytes
from xml.etree import ElementTree as ET
from xml.parsers import expat

from letterkit.errors import LetterkitError
from letterkit.letters.pixels import clean_pixels
from letterkit.letters.style_sheets import Names, clean_declarations, clean_sheet, references

MOST_PARTS = 200_000
MOST_STYLE = 500_000  # characters
MOST_TEXT = 20_000_000  # characters of text and attributes: entities make many of few
DEEPEST = 100
_SVG, _XLINK = "http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"
_XML = "http://www.w3.org/XML/1998/namespace"
_HREFS = ("href", f"{{{_XLINK}}}href")
# Nothing in it goes back: a drawing may open a million of them and close none.
_URL = re.compile(
    r"""url\(\s*+(?:"([^"]*+)"|'([^']*+)'|([^()'"]*+))\s*+\)""",
    re.IGNORECASE,
)
_OFF = re.compile(r"(^|;)\s*display\s*:\s*none\b", re.IGNORECASE)
_NUMBER = re.compile(r"[\d.]+")
_WITH_CORNERS = ("path", "line", "polyline", "polygon")
_NOT_DRAWN = ("linearGradient", "radialGradient", "filter")
_REFERRING = (
    *("use", "image", "textPath", "linearGradient", "radialGradient", "pattern", "filter"),
    *("mask", "clipPath"),
)
_IMAGE = 50  # as many parts as a picture inside of a drawing counts for
_HINT = "save it as a plain SVG with text as paths and pictures embedded, or as PNG"


@dataclass(slots=True)
class _Spent:
    """What was read so far of a drawing and of the drawings in it: parts, and characters."""

    parts: int = 0
    characters: int = 0


def clean_drawing(data: bytes, file: str, depth: int = 0, spent: _Spent | None = None) -> bytes:
    """The SVG that shows the same; raises LetterkitError for what cannot be shown.

    `spent` is shared with the drawing that this one lies in.
    """
    spent = spent or _Spent()
    root = _parsed(data, file, spent)
    try:
        _Drawing(file, depth, spent).clean(root)
        _count_parts(root, file)
    except RecursionError as error:
        raise _refused(file, "styles within styles, too deep to follow") from error
    text: str = ET.tostring(root, encoding="unicode")
    return text.encode() + b"\n"


@lru_cache(maxsize=1)
def _drawn() -> dict[str, frozenset[str]]:
    text = (resources.files("letterkit.letters") / "drawings.toml").read_text("utf-8")
    return {key: frozenset(words.split()) for key, words in tomllib.loads(text).items()}


class _Builder:
    """A tree of what expat reads, without comments and instructions, and within bounds."""

    def __init__(self, file: str, spent: _Spent) -> None:
        self.file = file
        self.tree = ET.TreeBuilder()
        self.spent = spent
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self.spent.parts += 1
        self.depth += 1
        if self.spent.parts > MOST_PARTS:
            raise _refused(self.file, f"more than {MOST_PARTS:,} parts")
        if self.depth > DEEPEST:
            raise _refused(self.file, f"parts within parts, more than {DEEPEST} deep")
        self._count(sum(map(len, attributes.values())))
        named = {_qualified(key): value for key, value in attributes.items()}
        self.tree.start(_qualified(name), named)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.tree.end(_qualified(name))

    def data(self, text: str) -> None:
        self._count(len(text))
        self.tree.data(text)

    def _count(self, characters: int) -> None:
        self.spent.characters += characters
        if self.spent.characters > MOST_TEXT:
            raise _refused(self.file, f"more than {MOST_TEXT:,} characters")

    def entity(self, *declared: str | int | None) -> None:
        """Illustrator names its namespaces like this; anything longer is no abbreviation."""
        _, _, value, *elsewhere = declared
        if not isinstance(value, str) or len(value) > 200 or "&" in value or any(elsewhere[1:]):
            raise _refused(self.file, "an entity that stands for more than a name")


def _parsed(data: bytes, file: str, spent: _Spent) -> ET.Element:
    builder = _Builder(file, spent)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.EntityDeclHandler = builder.entity
    try:
        parser.Parse(data, True)
        root = builder.tree.close()
    except (expat.ExpatError, AssertionError, ValueError, LookupError) as error:
        raise LetterkitError(f"{file}: not an SVG that can be read", hint=_HINT) from error
    if root.tag not in ("svg", f"{{{_SVG}}}svg"):
        raise LetterkitError(f"{file}: not an SVG", hint=_HINT)
    return root


def _qualified(name: str) -> str:
    return "{" + name if "}" in name else name


def _refused(file: str, what: str) -> LetterkitError:
    return LetterkitError(f"{file}: {what}", hint=_HINT)


class _Drawing:
    """One SVG; `depth` is how many drawings it lies in."""

    def __init__(self, file: str, depth: int, spent: _Spent) -> None:
        self.file = file
        self.depth = depth
        self.spent = spent
        self.names = Names()

    def clean(self, root: ET.Element) -> None:
        root.tag = "svg"
        self._children(root, in_text=False)
        sheets = sum(len(each.text or "") for each in root.iter("style"))
        styles = sum(
            len(value)
            for each in root.iter()
            for key, value in each.attrib.items()
            if _is_style(key, value)
        )
        if styles + sheets > MOST_STYLE:
            raise _refused(self.file, f"more than {MOST_STYLE:,} characters of style")
        targets = set(_targets(root))
        _drop_hidden(root, targets)
        for element in root.iter():
            self._attributes(element, targets)
        root.set("xmlns", _SVG)

    def _children(self, parent: ET.Element, *, in_text: bool) -> None:
        """Leave the children that are drawn, and text where it is drawn."""
        local = _local(parent)
        if local not in _drawn()["with_text"] or (local in _drawn()["as_group"] and not in_text):
            in_text = False
            parent.text = None
        else:
            in_text = True
        kept: list[ET.Element] = []
        for child in parent:
            name = _local(child)
            if name == "foreignObject":
                self._refuse_html(child, parent)
            if not in_text:
                child.tail = None
            if name in _drawn()["elements"] or name in _drawn()["as_group"]:
                self._children(child, in_text=in_text)
                is_link = name in _drawn()["as_group"]
                child.tag = ("tspan" if in_text else "g") if is_link else name
                kept.append(child)
            elif child.tail:
                _add_text(parent, kept, child.tail)
        parent[:] = kept

    def _refuse_html(self, element: ET.Element, parent: ET.Element) -> None:
        """An editor's own copy of a drawing lies beside the drawing, and nobody else shows it."""
        is_editors = element.get("requiredExtensions") is not None or _local(parent) == "switch"
        if not is_editors and (len(element) or (element.text or "").strip()):
            raise _refused(self.file, "HTML inside of the drawing (foreignObject)")

    def _attributes(self, element: ET.Element, targets: set[str]) -> None:
        kept: dict[str, str] = {}
        for key, value in element.attrib.items():
            found = self._attribute(element, key, value, targets)
            if found is not None:
                kept["href" if key in _HREFS else key] = found
        element.attrib.clear()
        element.attrib.update(kept)
        if element.tag == "style":
            element.text = clean_sheet(element.text or "", self.names, self.file)

    def _attribute(
        self, element: ET.Element, key: str, value: str, targets: set[str]
    ) -> str | None:
        """Its value, or None where it is left out."""
        if key in _HREFS:
            return self._address(element, value)
        if key == "id":
            # Every part of a name that nothing refers to may be a layer's, and so a person's.
            return self.names.of("#", value) if value in targets else None
        if key in (f"{{{_XML}}}space", f"{{{_XML}}}lang"):
            return value
        if key not in _drawn()["attributes"]:
            return None
        if key == "class":
            return " ".join(self.names.of(".", each) for each in value.split())
        if _is_style(key, value):
            return clean_declarations(value, self.names, self.file)
        return value

    def _address(self, element: ET.Element, value: str) -> str | None:
        value = value.strip()
        if element.tag not in _REFERRING or not value:
            return None
        if value.startswith("#"):
            return "#" + self.names.of("#", unquote(value[1:]))
        if value.startswith("data:") and element.tag == "image":
            return self._embedded(value)
        raise _refused(self.file, "a drawing that shows something from elsewhere")

    def _embedded(self, address: str) -> str:
        """A picture inside of the drawing, written anew as well."""

        head, _, body = address.removeprefix("data:").partition(",")
        try:
            raw = unquote_to_bytes(body)
            data = b64decode(b"".join(raw.split())) if ";base64" in head.lower() else raw
        except ValueError as error:
            raise _refused(self.file, "a picture inside that cannot be read") from error
        if head.lower().startswith("image/svg"):
            if self.depth >= 2:
                raise _refused(self.file, "drawings within drawings")
            data, kind = clean_drawing(data, self.file, self.depth + 1, self.spent), "image/svg+xml"
        else:
            data, kind = clean_pixels(data, self.file)
        return f"data:{kind};base64,{b64encode(data).decode()}"


def _is_style(key: str, value: str) -> bool:
    """Whether an attribute is read as CSS."""
    return key == "style" or (key not in _HREFS and "url" in value.lower())


def _local(element: ET.Element) -> str:
    """The name of an SVG element; of others a name that no SVG element has."""
    namespace, _, name = element.tag.rpartition("}")
    return name if namespace in ("", "{" + _SVG) else element.tag


def _add_text(parent: ET.Element, before: list[ET.Element], text: str) -> None:
    """Keep the text that stands behind a part that goes."""
    if before:
        before[-1].tail = (before[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def _drop_hidden(parent: ET.Element, targets: set[str]) -> None:
    """Take out layers that are switched off: drafts, or what was not meant to be published."""
    kept: list[ET.Element] = []
    for child in parent:
        used = any(each.get("id") in targets for each in child.iter()) if _is_off(child) else True
        if used:
            _drop_hidden(child, targets)
            kept.append(child)
        elif child.tail:
            _add_text(parent, kept, child.tail)
    parent[:] = kept


def _is_off(element: ET.Element) -> bool:
    return element.get("display", "").strip() == "none" or bool(
        _OFF.search(element.get("style", ""))
    )


def _targets(root: ET.Element) -> Iterator[str]:
    """The ids that something in the drawing refers to."""
    for element in root.iter():
        for key, value in element.attrib.items():
            if key in _HREFS and value.strip().startswith("#"):
                yield unquote(value.strip()[1:])
            elif "#" in value:
                yield from _urls(value)
        if element.tag == "style":
            yield from re.findall(r"#([^\s{},.:>+~\[\]()'\"]+)", element.text or "")


def _urls(value: str) -> Iterator[str]:
    for found in _URL.findall(value):
        address = "".join(found).strip()
        if address.startswith("#"):
            yield unquote(address[1:])


def _count_parts(root: ET.Element, file: str) -> None:
    """Raise if what is drawn comes to too many parts, or a part is drawn inside of itself."""
    by_id = {element.get("id", ""): element for element in root.iter()}
    sheets = "\n".join(each.text or "" for each in root.iter("style"))
    rules = tuple(references(sheets)) if "url(" in sheets else ()
    counts: dict[ET.Element, int] = {}
    unfinished: set[ET.Element] = set()

    def count(element: ET.Element) -> int:
        if element in counts:
            return counts[element]
        if element in unfinished:
            raise _refused(file, "a part that is drawn inside of itself")
        if len(unfinished) > 2 * DEEPEST:
            raise _refused(file, "parts that refer to others over and over")
        unfinished.add(element)
        total = _IMAGE if element.tag == "image" else 1
        total += sum(map(count, element))
        for name, times in _drawn_again(element, rules):
            if name in by_id and by_id[name].tag not in _NOT_DRAWN:
                total += times * count(by_id[name])
        unfinished.remove(element)
        if total > MOST_PARTS:
            raise _refused(file, f"parts that are drawn again and again, over {MOST_PARTS:,} times")
        counts[element] = total
        return total

    count(root)


def _drawn_again(
    element: ET.Element, rules: Sequence[tuple[frozenset[str], tuple[str, ...]]]
) -> Iterator[tuple[str, int]]:
    """The ids of the parts that an element draws besides itself, and how often."""
    corners = 1
    if element.tag in _WITH_CORNERS:
        corners += len(_NUMBER.findall(element.get("d", "") + element.get("points", ""))) // 2
    for key, value in element.attrib.items():
        if key == "href" and value.startswith("#"):
            yield value[1:], 1
        elif "url(" in value:
            times = corners if "marker" in key or "marker" in value else 1
            yield from ((name, times) for name in _urls(value))
    if rules:
        own = {element.tag, "*", f"#{element.get('id')}"}
        own |= {f".{each}" for each in element.get("class", "").split()}
        for about, names in rules:
            if own & about:
                yield from ((name, corners) for name in names)
