"""The CSS of a drawing, written anew: it names nothing outside of the drawing and says no names.

Read as CSS Syntax 3 has it, by tinycss2, so that no escape or comment hides what a browser reads.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from tinycss2.ast import Node

_HINT = "save it as a plain SVG with text as paths and pictures embedded, or as PNG"
_NESTING = ("media", "supports")
# Neither is drawn without a font or a file that is not in the drawing.
_LOADING = ("import", "font-face")
_WITH_ADDRESS = ("src", "image", "image-set", "-webkit-image-set")


class Names:
    """Short names in the place of the ids and classes of a drawing, which may name anybody."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], str] = {}

    def of(self, kind: str, name: str) -> str:
        """The new name of an id (`#`) or a class (`.`)."""
        letter = "i" if kind == "#" else "c"
        return self.known.setdefault((kind, name), f"{letter}{len(self.known)}")


def clean_sheet(text: str, names: Names, file: str) -> str:
    """A style sheet without comments, with new names; raises LetterkitError for what it loads."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    return "\n".join(_rules(rules, names, file))


def clean_declarations(text: str, names: Names, file: str) -> str:
    """The declarations of a `style`, or the value of one, in the same way."""
    import tinycss2

    return _values(tinycss2.parse_component_value_list(text), names, file).strip()


def references(sheet: str) -> Iterator[tuple[frozenset[str], tuple[str, ...]]]:
    """Of each rule of a clean sheet: `.class`, `#id` and elements it is about, ids it draws."""
    import tinycss2

    rules = tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)
    for rule in _flat(rules):
        targets = tuple(each[1:] for each in _addresses(rule.content))
        if targets:
            yield frozenset(_about(rule.prelude)), targets


def _rules(rules: "Sequence[Node]", names: Names, file: str) -> Iterator[str]:
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            body = _values(rule.content, names, file)
            yield f"{_selector(rule.prelude, names, file)}{{{body}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _LOADING:
            raise _refused(file, f"a style that loads something (@{rule.lower_at_keyword})")
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTING and rule.content:
            within = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
            condition = _values(rule.prelude, names, file)
            body = "\n".join(_rules(within, names, file))
            yield f"@{rule.lower_at_keyword} {condition}{{{body}}}"
        elif rule.type == "error":
            raise _refused(file, "a style that cannot be read")


def _selector(tokens: "Sequence[Node]", names: Names, file: str) -> str:
    found = ""
    for place, token in enumerate(tokens):
        after_point = place > 0 and tokens[place - 1] == "."
        if token.type == "hash":
            found += "#" + names.of("#", token.value)
        elif token.type == "ident" and after_point:
            found += names.of(".", token.value)
        elif token.type == "[] block":
            raise _refused(file, "a style that asks for attributes")
        elif token.type == "function":
            inner = _selector(token.arguments, names, file)
            found += f"{token.lower_name}({inner})"
        else:
            found += _plain(token, file)
    return found


def _values(tokens: "Sequence[Node]", names: Names, file: str) -> str:
    return "".join(_value(token, names, file) for token in tokens)


def _value(token: "Node", names: Names, file: str) -> str:
    """One value as text again; nested as deep as the drawing's bounds let it be."""
    match token.type:
        case "url":
            return _address(token.value, names, file)
        case "function" if token.lower_name == "url":
            strings = [each.value for each in token.arguments if each.type == "string"]
            return _address("".join(strings), names, file)
        case "function" if token.lower_name in _WITH_ADDRESS:
            raise _refused(file, "a style that shows something from elsewhere")
        case "function":
            return f"{token.lower_name}({_values(token.arguments, names, file)})"
        case "() block" | "[] block" | "{} block":
            start, end = token.type[:2]
            return f"{start}{_values(token.content, names, file)}{end}"
    return _plain(token, file)


def _plain(token: "Node", file: str) -> str:
    if token.type in ("error", "at-keyword"):
        raise _refused(file, "a style that cannot be read")
    return " " if token.type == "comment" else str(token.serialize())


def _address(address: str, names: Names, file: str) -> str:
    address = address.strip()
    if not address.startswith("#"):
        raise _refused(file, "a style that shows something from elsewhere")
    return f"url(#{names.of('#', address[1:])})"


def _flat(rules: "Sequence[Node]") -> "Iterator[Node]":
    import tinycss2

    for rule in rules:
        if rule.type == "qualified-rule":
            yield rule
        elif rule.type == "at-rule" and rule.content:
            yield from _flat(tinycss2.parse_rule_list(rule.content, skip_whitespace=True))


def _addresses(tokens: "Sequence[Node]") -> Iterator[str]:
    for token in tokens:
        if token.type == "url":
            yield token.value
        elif token.type == "function":
            yield from _addresses(token.arguments)
        elif hasattr(token, "content") and token.content:
            yield from _addresses(token.content)


def _about(parts: "Sequence[Node]") -> Iterator[str]:
    for place, part in enumerate(parts):
        if part.type == "hash":
            yield f"#{part.value}"
        elif part.type == "ident":
            yield f".{part.value}" if place and parts[place - 1] == "." else str(part.value)
        elif part == "*":
            yield "*"


def _refused(file: str, what: str) -> LetterkitError:
    return LetterkitError(f"{file}: {what}", hint=_HINT)
