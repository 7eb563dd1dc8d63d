"""Values in JavaScript and TypeScript as decoded values with their lines; nothing is run.

Read are arrays, objects, texts in any quotes, texts put together with `+`, numbers, `true`, `false`
and `null`. What a program would have to work out (a call, a variable, a spread) is refused with its
line.
"""

import re
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.lists.structures.decoded import MAX_DEPTH, Fields, Items, Number, Value

if TYPE_CHECKING:
    from tree_sitter import Node

# What stands around a value and leaves it what it is.
_AROUND = (
    "as_expression",
    "satisfies_expression",
    "parenthesized_expression",
    "non_null_expression",
)
_FREEZE = re.compile(r"Object\s*\.\s*(?:freeze|seal|preventExtensions)")
_ESCAPE = re.compile(
    r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|.)|$)", re.DOTALL
)
_LETTERS = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}
_LINE_ENDS = frozenset({"\n", "\r", "\r\n", "\u2028", "\u2029"})
_HINT = "write every value out as a text, or save the list as .json"
_COMPUTED = "something that only a program can work out"
_CONSTANTS = {"true": True, "false": False, "null": None, "undefined": None}
_PROBLEMS = {
    "call_expression": "a call, which is not run",
    "new_expression": "a call, which is not run",
    "await_expression": "a call, which is not run",
    "identifier": "a variable, which is not looked up",
    "member_expression": "a variable, which is not looked up",
    "subscript_expression": "a variable, which is not looked up",
    "shorthand_property_identifier": "a variable, which is not looked up",
    "spread_element": "a spread, which is not worked out",
    "arrow_function": "a function, which is not run",
    "function_expression": "a function, which is not run",
    "method_definition": "a function, which is not run",
    "computed_property_name": "a key that is worked out",
    "ternary_expression": "a condition, which is not worked out",
    "template_substitution": "a text with a value put in, which is not worked out",
    "jsx_element": "markup, which is not read",
}


def line_of(node: "Node") -> int:
    """The line of the file on which a node begins."""
    return node.start_point.row + 1


def text_of(node: "Node") -> str:
    """What is written for a node."""
    return (node.text or b"").decode()


def inside(node: "Node") -> "Node":
    """The value in `Object.freeze(...)`, `... as const`, `... satisfies X` and brackets."""
    while inner := _inner(node):
        node = inner
    return node


def _inner(node: "Node") -> "Node | None":
    function = node.child_by_field_name("function")
    arguments = node.child_by_field_name("arguments")
    if node.type in _AROUND:
        return _values(node)[0] if _values(node) else None
    if node.type == "type_assertion":
        return _values(node)[-1]
    if function and arguments and _FREEZE.fullmatch(text_of(function)):
        given = _values(arguments)
        return given[0] if len(given) == 1 else None
    return None


def _values(node: "Node") -> list["Node"]:
    """The parts of a node that are no comments."""
    return [each for each in node.named_children if each.type != "comment"]


def refuse_broken(node: "Node", name: str) -> None:
    """Refuse what is no script inside a node, with its line."""
    if not node.has_error:
        return
    broken = node
    while inner := next((each for each in broken.children if each.has_error), None):
        broken = inner
    raise LetterkitError(
        f"{name}:{line_of(broken)}: not JavaScript: a mark is missing here, or there is one too "
        "many",
        hint="look for a quote, comma or bracket in the lines around it",
    )


def value_of(node: "Node", name: str, depth: int) -> Value:
    """The value that a node is written as; `name` is what errors call the file."""
    if depth > MAX_DEPTH:
        raise _refused(node, name, "too many values inside each other")
    node = inside(node)
    if node.type in _CONSTANTS:
        return _CONSTANTS[node.type]
    match node.type:
        case "array":
            return _items(node, name, depth)
        case "object":
            return _fields(node, name, depth)
        case "string" | "template_string":
            return _string(node, name)
        case "binary_expression":
            return _joined(node, name)
        case "number":
            return Number(text_of(node))
        case "unary_expression" if _is_signed_number(node):
            return Number(text_of(node))
    raise _refused(node, name)


def _is_signed_number(node: "Node") -> bool:
    return text_of(node.children[0]) in ("+", "-") and node.named_children[0].type == "number"


def _refused(node: "Node", name: str, problem: str = "") -> LetterkitError:
    problem = problem or _PROBLEMS.get(node.type, _COMPUTED)
    return LetterkitError(f"{name}:{line_of(node)}: {problem}", hint=_HINT)


def _items(node: "Node", name: str, depth: int) -> Items:
    found = Items(line_of(node), [], [])
    after_comma = True
    for each in node.children:
        # `[a, , b]` has an item that is not written.
        if each.type == ",":
            if after_comma:
                found.values.append(None)
                found.lines.append(line_of(each))
            after_comma = True
        elif each.is_named and each.type != "comment":
            found.values.append(value_of(each, name, depth + 1))
            found.lines.append(line_of(each))
            after_comma = False
    return found


def _fields(node: "Node", name: str, depth: int) -> Fields:
    values: dict[str, Value] = {}
    for each in _values(node):
        key, value = each.child_by_field_name("key"), each.child_by_field_name("value")
        if each.type != "pair" or key is None or value is None:
            raise _refused(each, name)
        title = _key(key, name)
        if title in values:
            raise LetterkitError(
                f"{name}:{line_of(each)}: a key occurs twice", hint="delete one of the two"
            )
        values[title] = value_of(value, name, depth + 1)
    return Fields(line_of(node), values)


def _key(node: "Node", name: str) -> str:
    match node.type:
        case "string":
            return _string(node, name)
        case "property_identifier" | "number":
            return text_of(node)
    raise _refused(node, name)


def _joined(node: "Node", name: str) -> str:
    """Texts put together with `+`, as long lines are written; nothing is calculated."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        each = inside(waiting.pop())
        left, right = each.child_by_field_name("left"), each.child_by_field_name("right")
        operator = each.child_by_field_name("operator")
        if each.type in ("string", "template_string"):
            parts.append(_string(each, name))
        elif each.type == "binary_expression" and left and right and operator:
            if operator.type != "+":
                raise _refused(each, name)
            waiting += [right, left]
        else:
            raise _refused(each, name)
    return "".join(parts)


def _string(node: "Node", name: str) -> str:
    """A text without its quotes, with every escape as the letter it means."""
    for each in node.named_children:
        if each.type == "template_substitution":
            raise _refused(each, name)
    text = _ESCAPE.sub(lambda found: _unescaped(found, node, name), text_of(node)[1:-1])
    # Letters beyond the first 65,536 may be escaped in two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _unescaped(found: re.Match[str], node: "Node", name: str) -> str:
    hexadecimal = found[1] or found[2] or found[3]
    letter = found[4] or ""
    if hexadecimal:
        code = int(hexadecimal, 16)
        if code <= 0x10FFFF:
            return chr(code)
    elif letter in _LINE_ENDS:
        return ""
    elif letter and letter not in "ux123456789":
        return _LETTERS.get(letter, letter)
    raise _refused(node, name, "an escape that stands for no letter")
