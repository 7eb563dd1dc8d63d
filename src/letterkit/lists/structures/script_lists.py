"""Lists in JavaScript and TypeScript: one array of objects or texts, read and never run.

    export const signatories: Signatory[] = [
      { name: 'Ada Example', affiliation: "Example " + "Lab" }, // a comment
    ] as const;

Of several arrays the one is read that is named for those who signed. What the syntax means is in
`script_values`, what the objects mean in `shapes`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from letterkit.errors import LetterkitError
from letterkit.files.encoding import whole_text
from letterkit.lists.rows.contents import Contents
from letterkit.lists.structures.script_values import (
    inside,
    line_of,
    refuse_broken,
    text_of,
    value_of,
)
from letterkit.lists.structures.shape_words import is_signed
from letterkit.lists.structures.shapes import contents_of
from letterkit.lists.structures.source_comments import SLASHES, with_comments
from letterkit.private.excerpts import excerpt

if TYPE_CHECKING:
    from tree_sitter import Node

SUFFIXES = (".js", ".mjs", ".cjs", ".jsx", ".ts", ".mts", ".cts", ".tsx")
_TYPESCRIPT = (".ts", ".mts", ".cts")
# A list is not what its array says if one of these is called on it.
_CHANGES = frozenset(
    {"push", "unshift", "splice", "pop", "shift", "concat", "filter", "slice", "fill", "toSpliced"}
)


@dataclass(frozen=True, slots=True)
class _Found:
    """An array or object, with the name it is declared, assigned or exported under."""

    name: str
    node: "Node"


def script_contents(path: Path, name: str, encoding: str = "") -> Contents:
    """What the one array of a script holds, and what is left out of it."""
    text = whole_text(path, name, encoding)
    root = _root(text, typescript=path.suffix.lower() in _TYPESCRIPT)
    found = _lists_in(root)
    chosen = _chosen(found, root, name)
    refuse_broken(chosen.node, name)
    _refuse_changed(chosen, root, name)
    contents = contents_of([(line_of(chosen.node), value_of(chosen.node, name, 0))], name)
    contents = with_comments(contents, text, SLASHES, name)
    notes = [_passed_over(each, name) for each in found if each is not chosen]
    return replace(contents, notes=[*contents.notes, *notes])


def _root(text: str, *, typescript: bool) -> "Node":
    import tree_sitter_typescript
    from tree_sitter import Language, Parser

    # In other scripts `<` may begin markup, which only the second of the two grammars knows.
    if typescript:
        language = tree_sitter_typescript.language_typescript()
    else:
        language = tree_sitter_typescript.language_tsx()
    return Parser(Language(language)).parse(text.encode()).root_node


def _lists_in(root: "Node") -> list[_Found]:
    """Arrays, and objects with arrays or objects in them, that stand at the top of a script."""
    found: list[_Found] = []
    for statement in root.named_children:
        for name, node in _assigned(statement):
            inner = inside(node)
            if _may_hold(inner):
                found.append(_Found(name, inner))
    return found


def _assigned(statement: "Node") -> Iterator[tuple[str, "Node"]]:
    """The names and values of a statement."""
    match statement.type:
        case "export_statement":
            declaration = statement.child_by_field_name("declaration")
            if value := statement.child_by_field_name("value"):
                yield "", value
            elif declaration:
                yield from _assigned(declaration)
        case "lexical_declaration" | "variable_declaration":
            for each in statement.named_children:
                name, value = each.child_by_field_name("name"), each.child_by_field_name("value")
                if name and value:
                    yield text_of(name), value
        case "expression_statement":
            yield from _expressed(statement.named_children[0])


def _expressed(node: "Node") -> Iterator[tuple[str, "Node"]]:
    """`module.exports = [...]`, `window.signatories = [...]`, or an array alone."""
    left, right = node.child_by_field_name("left"), node.child_by_field_name("right")
    if node.type == "assignment_expression" and left and right:
        name = text_of(left).rpartition(".")[2]
        yield "" if name == "exports" else name, right
    else:
        yield "", node


def _may_hold(node: "Node") -> bool:
    """Whether an array has anything in it, or an object an array or object."""
    if node.type == "array":
        return any(each.type != "comment" for each in node.named_children)
    if node.type != "object":
        return False
    values = (each.child_by_field_name("value") for each in node.named_children)
    return any(value and inside(value).type in ("array", "object") for value in values)


def _chosen(found: list[_Found], root: "Node", name: str) -> _Found:
    """The one array, or of several the one that is named for those who signed."""
    for fitting in ([each for each in found if is_signed(each.name)], found):
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            names = ", ".join(f"{_called(each)} (line {line_of(each.node)})" for each in fitting)
            raise LetterkitError(
                f"{name}:{line_of(fitting[1].node)}: several arrays, and which one holds who "
                f"signed is not clear: {names}",
                hint="name the right one signatories, or keep it in a file of its own",
            )
    refuse_broken(root, name)
    raise LetterkitError(
        f"{name}: no array of signatories is in it",
        hint="a script holds one, as in: export default [{ name: 'Ada Example' }]",
    )


def _refuse_changed(chosen: _Found, root: "Node", name: str) -> None:
    """Refuse a list that the rest of the script adds to, takes from, or hands out in part."""
    waiting = [root]
    while waiting:
        node = waiting.pop()
        function = node.child_by_field_name("function")
        owner = function and function.child_by_field_name("object")
        method = function and function.child_by_field_name("property")
        if owner and method and text_of(owner) == chosen.name and text_of(method) in _CHANGES:
            raise LetterkitError(
                f"{name}:{line_of(node)}: {_called(chosen)}.{text_of(method)} changes the list, "
                "and a script is not run",
                hint="save the list that comes out of it as .json",
            )
        if node != chosen.node:
            waiting.extend(node.children)


def _called(found: _Found) -> str:
    return excerpt(found.name) or "one without a name"


def _passed_over(found: _Found, name: str) -> str:
    count = sum(each.type != "comment" for each in found.node.named_children)
    return f"{name}:{line_of(found.node)}: passed over: {_called(found)}, with {count} in it"
