"""Whether the HTML of an e-mail may look otherwise than its words say.

What strikes out, hides or adds words can be written in endless ways, so it is not looked for: only
elements, attributes and styles that are known to be harmless are passed over, and anything else
lets an answer wait for the coordinator. What is quoted in a `blockquote` is not looked at, but for
its style sheets, which are for the whole page.
"""

import re
from html.parser import HTMLParser

from letterkit.text.loose_ends import without_loose_ends

_ELEMENTS = frozenset(
    {
        *("html", "head", "body", "meta", "base", "style", "title", "div", "p", "br", "span", "b"),
        *("strong", "i", "em", "u", "a", "font", "table", "tbody", "thead", "tfoot", "tr", "td"),
        *("th", "col", "colgroup", "ul", "ol", "li", "dl", "dt", "dd", "blockquote", "pre", "tt"),
        *("code", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "center", "small", "big", "sub"),
        *("sup", "s", "del", "strike", "address", "article", "section", "header", "footer", "o:p"),
        *("img", "input"),
    }
)
_ATTRIBUTES = frozenset(
    {
        *("class", "id", "dir", "lang", "align", "valign", "width", "height", "border", "href"),
        *("cellpadding", "cellspacing", "colspan", "rowspan", "target", "rel", "name", "clear"),
        *("link", "vlink", "alink", "http-equiv", "content", "charset", "type", "tabindex"),
        *("spellcheck", "contenteditable", "role", "alt", "checked", "start", "cite", "size"),
        *("nowrap", "src", "moz-do-not-send", "ltr", "rtl", "media"),
    }
)
_ANY_VALUE = frozenset(
    {
        *("font-weight", "font-style", "text-align", "word-wrap", "overflow-wrap", "word-break"),
        *("line-break", "white-space", "-webkit-nbsp-mode", "-webkit-line-break", "orphans"),
        *("widows", "page", "size", "panose-1", "list-style", "list-style-type", "vertical-align"),
        *("caret-color", "float", "clear", "border-collapse", "border-spacing", "table-layout"),
        *("direction", "text-transform", "text-size-adjust", "-webkit-text-size-adjust"),
        *("-ms-text-size-adjust", "font-variant", "font-variant-caps", "font-variant-ligatures"),
        *("font-stretch", "font-kerning", "text-autospace", "width", "max-width", "min-width"),
        *("box-sizing", "hyphens", "text-justify", "punctuation-wrap", "layout-grid-mode"),
        *("-webkit-text-stroke-width", "font-feature-settings", "font-optical-sizing"),
    }
)
_FOLLOWED_BY = re.compile(r"\d*\.?\d+")
_LINES = frozenset(
    {"none", "underline", "initial", "inherit", "solid", "auto", "dotted", "currentcolor"}
)
_DARK = frozenset({"black", "windowtext", "navy", "blue", "inherit", "initial", "currentcolor"})
_LIGHT = frozenset(
    {"white", "none", "transparent", "initial", "inherit", "window", "repeat", "scroll", "0%", "0"}
)
_RULE = re.compile(r"([^{}]*)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_HALF = 128  # of 255: what is darker can be read on white
_LEAST = {"px": 7, "pt": 6, "em": 0.6, "rem": 0.6, "%": 60}
_SIZES = ("small", "x-small", "medium", "large", "x-large", "inherit", "initial", "smaller")


def odd_looks(page: str) -> str:
    """What in a page may change how its words look, in a few words, or nothing."""
    parser = _Looks()
    parser.feed(without_loose_ends(page))
    parser.close()
    return parser.odd


class _Looks(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.odd = ""
        self.quoted = 0
        self.inside = ""  # `style` or `title`

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("style", "title"):
            self.inside = tag
            return
        if not self.quoted:
            self._look(tag, {name: value or "" for name, value in attrs})
        self.quoted += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self.inside = ""
        if tag == "blockquote":
            self.quoted = max(0, self.quoted - 1)

    def handle_data(self, data: str) -> None:
        if self.inside == "title" and any(each.isalnum() for each in data):
            self._say("a title")
        if self.inside == "style" and not is_plain_sheet(data):
            self._say("a style sheet")

    def _look(self, tag: str, attributes: dict[str, str]) -> None:
        if tag not in _ELEMENTS:
            self._say(f"an element {tag[:20]}" if tag.isalnum() else "an unknown element")
        elif tag == "img" and not _is_dot(attributes):
            self._say("a picture")
        elif tag == "input" and attributes.get("type", "").lower() not in ("checkbox", "radio"):
            self._say("a form")
        for name, value in attributes.items():
            if not _is_plain_attribute(name, value):
                self._say("the style of its words" if name == "style" else "an attribute")

    def _say(self, what: str) -> None:
        self.odd = self.odd or what


def _is_dot(attributes: dict[str, str]) -> bool:
    """Whether a picture is too small to show anything."""
    small = all(attributes.get(name, "") in ("0", "1") for name in ("width", "height"))
    return small and not {"style", "class", "id"} & attributes.keys()


def _is_plain_attribute(name: str, value: str) -> bool:
    if name == "style":
        return _are_plain(value)
    if name in ("color", "text"):
        return _is_shade(value, dark=True)
    if name == "bgcolor":
        return _is_shade(value, dark=False)
    if name == "face":
        return "dings" not in value.lower()
    if name == "size":
        return value.isdigit() and value != "0"
    return name in _ATTRIBUTES or name.startswith(("data-", "xmlns"))


def is_plain_sheet(sheet: str) -> bool:
    """Whether nothing in a style sheet can change what is read."""
    text = _COMMENT.sub(" ", sheet.replace("<!--", " ").replace("-->", " "))
    outside = _RULE.sub(" ", _RULE.sub(" ", text)).strip()
    if "\\" in text or outside:
        return False
    rules = _RULE.findall(text)
    selectors = " ".join(selector for selector, _ in rules).lower()
    if "::" in selectors or re.search(r":\s*(before|after|first)|@import|@media", selectors):
        return False
    return all(_are_plain(declared) for _, declared in rules)


def _are_plain(declared: str) -> bool:
    """Whether all declarations of a style are harmless."""
    text = _COMMENT.sub(" ", declared).lower()
    if "\\" in text or "url(" in text or "var(" in text or "expression" in text:
        return False
    for each in filter(str.strip, text.split(";")):
        name, colon, value = each.partition(":")
        value = value.replace("!important", "").strip()
        if not colon or not _is_plain(name.strip(), value):
            return False
    return True


def _is_plain(name: str, value: str) -> bool:
    if name in _ANY_VALUE or (
        name.startswith("mso-") and name not in ("mso-hide", "mso-text-raise")
    ):
        return True
    if name.startswith(("margin", "padding", "border", "outline")):
        return "-" not in re.sub(r"[a-z]-[a-z]", "", value)
    if name in ("font-family", "font"):
        return "dings" not in value and (name != "font" or _font_is_plain(value))
    if name == "font-size":
        return _is_size(value)
    if name.startswith("text-decoration"):
        return all(each in _LINES or _is_shade(each, dark=True) for each in _words(value))
    if name == "color" or name == "-webkit-text-fill-color":
        return _is_shade(value, dark=True)
    if name in ("background", "background-color"):
        return all(_is_shade(each, dark=False) for each in _words(value))
    if name == "display":
        return value.startswith(("block", "inline", "table", "flex", "list-item"))
    if name in ("line-height", "height"):
        return value in ("normal", "auto", "inherit", "initial") or _is_positive(value)
    return _is_plain_space(name, value) or (name, value) in (
        ("visibility", "visible"),
        ("opacity", "1"),
        ("overflow", "visible"),
    )


def _is_plain_space(name: str, value: str) -> bool:
    """Whether this is a space beside letters, and none at all."""
    if name not in ("letter-spacing", "word-spacing", "text-indent"):
        return False
    if value in ("normal", "inherit", "initial"):
        return True
    return not _FOLLOWED_BY.sub("", value).strip("0pxtemc.")


def _words(value: str) -> list[str]:
    return re.findall(r"rgba?\([^)]*\)|\S+", value)


def _font_is_plain(value: str) -> bool:
    sizes = re.findall(r"[\d.]+(?:px|pt|rem|em|%)", value.partition("/")[0])
    return all(map(_is_size, sizes))


def _is_size(value: str) -> bool:
    """Whether words of this size can be read."""
    found = re.fullmatch(r"([\d.]+)\s*(px|pt|rem|em|%)", value)
    if not found:
        return value in _SIZES
    return found[1].count(".") < 2 and float(found[1]) >= _LEAST[found[2]]


def _is_positive(value: str) -> bool:
    found = re.fullmatch(r"(\d*\.?\d+)\s*(px|pt|rem|em|ex|%)?", value)
    if not found:
        return False
    least = 70 if found[2] == "%" else 6 if found[2] in ("px", "pt") else 0.7
    return float(found[1]) >= least


def _is_shade(value: str, *, dark: bool) -> bool:
    """Whether a colour is dark enough for words on white, or light enough below black ones."""
    value = value.strip().lower()
    if value in (_DARK if dark else _LIGHT):
        return True
    channels = _channels(value)
    if channels is None:
        return False
    bright = 0.3 * channels[0] + 0.6 * channels[1] + 0.1 * channels[2]
    return bright <= _HALF if dark else bright > _HALF + 32


def _channels(value: str) -> tuple[int, int, int] | None:
    """Red, green and blue, of an opaque colour."""
    if found := re.fullmatch(r"#([0-9a-f]{3}|[0-9a-f]{6})", value):
        digits = found[1] if len(found[1]) == 6 else "".join(each * 2 for each in found[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    plain = r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})\s*(?:,\s*1(?:\.0)?\s*)?\)"
    if found := re.fullmatch(plain, value):
        return int(found[1]), int(found[2]), int(found[3])
    return None
