"""The import table of the architecture, and the rules of style that a program can see.

If one of these fails, move the code, not the table.
"""

import ast
import graphlib
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from rows import failing

SRC = Path(__file__).parent.parent / "src"
PACKAGE = SRC / "letterkit"
MODULES = sorted(path.relative_to(SRC).as_posix() for path in PACKAGE.rglob("*.py"))

BOUNDED = {"errors", "faults", "confined", "parallel"}
NOUNS = {"errors", "text", "model"}
FILES = {*NOUNS, "files"}
EVIDENCE = {*BOUNDED, *FILES, "keys", "answers", "artefacts", "tlog"}
MAY_IMPORT: dict[str, set[str]] = {
    "errors": set(),
    "faults": {"errors"},
    "parallel": {"errors"},
    "confined": {"errors", "faults", "parallel"},
    "keys": {"errors"},
    "system": set(),
    "version": set(),
    "text": {"errors"},
    "model": {"errors", "text"},
    "private": NOUNS,
    "wishes": NOUNS,
    "files": NOUNS,
    "answers": BOUNDED | FILES | {"wishes"},
    "letters": BOUNDED | FILES | {"private", "version"},
    "lists": BOUNDED | FILES | {"private", "wishes", "answers", "letters"},
    "check": NOUNS | {"parallel", "private", "wishes"},
    "render": BOUNDED | NOUNS | {"answers", "version"},
    "tlog": NOUNS | {"keys"},
    "artefacts": BOUNDED | FILES | {"answers"},
    "evidence": EVIDENCE,
    "verdict": FILES | {"keys", "tlog"},
    "register": FILES | {"keys", "answers", "lists", "tlog"},
    "send": NOUNS,
    "preview": BOUNDED,
}
ROOMS = set(MAY_IMPORT)
MAY_IMPORT |= {
    "actions": ROOMS - {"system"},
    "api": FILES | {"parallel", "letters", "actions", "system"},
    "cli": ROOMS | {"actions"},
    "templates": set(),  # package data
    "__main__": {"cli"},
    "__init__": {"api", "errors", "version"},
}

HEAVY = {"weasyprint", "duckdb", "pikepdf", "pypdf", "dkim", "pyhanko", "icu", "babel"}
OUTPUT = "letterkit/cli/output.py"
JOURNAL = "letterkit/send/journal.py"  # which is on disk before an e-mail leaves
WRITES = ("files", "register")
OPENS = "letterkit/files/files.py"  # the one module that opens a file to read it
# Readers of libraries that open a file themselves, by a path: they are given bytes.
READERS_BY_PATH = {
    *("CalamineWorkbook.from_path", "load_workbook", "read_csv", "read_csv_auto", "read_json"),
    *("read_parquet", "pikepdf.open", "PdfReader", "zipfile.ZipFile", "tarfile.open", "gzip.open"),
    *("tomllib.load", "json.load", "ET.parse", "etree.parse", "np.load", "Image.open"),
}
IN_MEMORY = ("BytesIO(", "io.BytesIO(", "(data := BytesIO(")
NOT_AT_START = ("weasyprint", "duckdb", "pikepdf")
LINES = 400  # the budget is 250; past this a module is two
SHAPELESS = {"utils", "util", "helpers", "helper", "common", "misc"}

OPENS_NO_FILE = {
    "pikepdf",
    "pikepdf.Pdf",
    "webbrowser",
    "Image",
    "parts",  # of an archive that was read
    "stream",  # of a PDF that was read
}  # objects with an `open` of their own
WRITERS = {
    *("write_text", "write_bytes", "mkdir", "unlink", "rmdir", "touch", "rename"),
    *("symlink_to", "hardlink_to"),
}
WRITING_MODULES = {"shutil", "tempfile"}
OS_WRITERS = {
    *("os.open", "os.replace", "os.rename", "os.remove", "os.unlink"),
    *("os.mkdir", "os.makedirs", "os.rmdir"),
}
SPEAKING = {"typer", "rich", "getpass"}
STREAMS = {"stdin", "stdout", "stderr", "exit", "argv"}
CHANCE_MODULES = {"secrets", "random", "uuid"}
CLOCK_OR_CHANCE = re.compile(
    r"(^|\.)(datetime\.(now|utcnow|today)|date\.today"
    r"|time\.(time|time_ns|monotonic|monotonic_ns|perf_counter|localtime|gmtime|ctime)"
    r"|os\.(urandom|getrandom)|\w+PrivateKey\.generate)$"
)


def part_of(module: str) -> str:
    """`letterkit/lists/tables.py` → `lists`"""
    return Path(module).parts[1].removesuffix(".py")


def letterkit_imports(tree: ast.AST) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        names: list[str] = []
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom) and node.level:
            names = ["letterkit.(relative)"]
        elif isinstance(node, ast.ImportFrom) and node.module == "letterkit":
            names = [f"letterkit.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        for name in names:
            root, _, rest = name.partition(".")
            if root == "letterkit" and rest and not rest.startswith("__"):
                yield node.lineno, rest.split(".")[0]


def breaks_the_table(part: str, tree: ast.AST) -> Iterator[str]:
    for line, imported in letterkit_imports(tree):
        if imported != part and imported not in MAY_IMPORT[part]:
            yield f"{line}: {part} must not import {imported}"


def imported_at_start(node: ast.AST) -> Iterator[tuple[int, str]]:
    """What importing the module imports: not what functions import, or type checkers read."""
    for child in ast.iter_child_nodes(node):
        match child:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                continue
            case ast.If(test=test) if ast.unparse(test).endswith("TYPE_CHECKING"):
                continue
            case ast.Import(names=names):
                yield from ((child.lineno, alias.name.split(".")[0]) for alias in names)
            case ast.ImportFrom(module=str(module), level=0):
                yield child.lineno, module.split(".")[0]
            case _:
                yield from imported_at_start(child)


def heavy_at_start(tree: ast.AST) -> Iterator[str]:
    for line, module in imported_at_start(tree):
        if module in HEAVY:
            yield f"{line}: import {module} inside the function that needs it"


def open_mode(call: ast.Call) -> str | None:
    """The mode a call of `open` opens a file with, or None if it opens none."""
    if isinstance(call.func, ast.Name) and call.func.id == "open":
        place = 1
    elif (
        isinstance(call.func, ast.Attribute)
        and call.func.attr == "open"
        and ast.unparse(call.func.value) not in {*OPENS_NO_FILE, "os"}
    ):
        place = 0
    else:
        return None
    given = [keyword.value for keyword in call.keywords if keyword.arg == "mode"]
    given += call.args[place : place + 1]
    match given:
        case [ast.Constant(value=str(mode)), *_]:
            return mode
        case [] | [ast.Constant()]:
            return "r"
    return "r+"


def reads_file(call: ast.Call) -> bool:
    mode = open_mode(call)
    if mode is not None:
        return not set(mode) & set("wax")
    name = ast.unparse(call.func)
    if name in READERS_BY_PATH or name.split(".")[-1] in READERS_BY_PATH:
        return not (call.args and ast.unparse(call.args[0]).startswith(IN_MEMORY))
    if name in ("io.open", "codecs.open", "io.FileIO"):
        return True
    if not isinstance(call.func, ast.Attribute) or ast.unparse(call.func.value) in OPENS_NO_FILE:
        return False
    return call.func.attr in {"read_text", "read_bytes"}


def writes_file(call: ast.Call) -> bool:
    if set(open_mode(call) or "") & set("wax+"):
        return True
    name = ast.unparse(call.func)
    if name == "os.open" and ast.unparse(call.args[0]) == "os.devnull":
        return False
    if name in OS_WRITERS or name.split(".")[0] in WRITING_MODULES:
        return True
    match call.func:
        case ast.Attribute(attr="replace"):
            # Path.replace(target); str.replace takes two, datetime.replace names.
            return len(call.args) == 1 and not call.keywords
        case ast.Attribute(attr=attribute):
            return attribute in WRITERS
    return False


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def reads_package_data(tree: ast.AST) -> set[ast.Call]:
    """The calls in functions that get what they read from `importlib.resources.files`."""
    return {
        call
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        and any(ast.unparse(each.func).split(".")[-1] == "files" for each in calls(function))
        for call in calls(function)
        if open_mode(call) is None
    }


def misplaced_files(module: str, tree: ast.AST) -> Iterator[str]:
    part = part_of(module)
    own_data = reads_package_data(tree)
    for call in calls(tree):
        if reads_file(call) and module != OPENS and call not in own_data:
            yield (
                f"{call.lineno}: files are opened for reading only in files/files.py:"
                f" {ast.unparse(call)}"
            )
        if (
            writes_file(call)
            and module != OPENS
            and part not in WRITES
            and module not in (OUTPUT, JOURNAL)
        ):
            yield (
                f"{call.lineno}: files are written only in files, register and cli/output.py:"
                f" {ast.unparse(call)}"
            )


def clock_or_chance(module: str, tree: ast.AST) -> Iterator[str]:
    part = part_of(module)
    if part == "system":
        return
    for node in ast.walk(tree):
        names: list[str] = []
        match node:
            case ast.Import(names=aliases):
                names = [alias.name for alias in aliases if alias.name in CHANCE_MODULES]
            case ast.ImportFrom(module=str(source), names=aliases):
                names = [f"{source}.{alias.name}" for alias in aliases]
                names = [
                    name
                    for name in names
                    if source in CHANCE_MODULES or CLOCK_OR_CHANCE.search(name)
                ]
            case ast.Call(func=function):
                names = [ast.unparse(function)]
                names = [name for name in names if CLOCK_OR_CHANCE.search(name)]
        for name in names:
            yield f"{node.lineno}: only system reads the clock or draws randomness: {name}"


def speaks(part: str, tree: ast.AST) -> Iterator[str]:
    """What prints, asks or exits outside of the command line."""
    if part in ("cli", "__main__"):
        return
    for node in ast.walk(tree):
        found: list[str] = []
        match node:
            case ast.Import(names=names):
                found = [each.name for each in names if each.name.split(".")[0] in SPEAKING]
            case ast.ImportFrom(module=str(module)):
                found = [module] if module.split(".")[0] in SPEAKING else []
            case ast.Call(func=ast.Name(id="print" | "input" | "exit" | "quit" as name)):
                found = [name]
            case ast.Attribute(value=ast.Name(id="sys"), attr=name) if name in STREAMS:
                found = [f"sys.{name}"]
        for name in found:
            yield f"{node.lineno}: only cli prints, asks or exits: {name}"


def violations(module: str, source: str) -> list[str]:
    tree = ast.parse(source)
    part = part_of(module)
    return [
        *breaks_the_table(part, tree),
        *heavy_at_start(tree),
        *misplaced_files(module, tree),
        *clock_or_chance(module, tree),
        *speaks(part, tree),
    ]


def test_the_table_has_no_circle() -> None:
    tuple(graphlib.TopologicalSorter(MAY_IMPORT).static_order())  # raises at a circle


def test_no_modules_import_each_other_in_a_circle() -> None:
    graph = {name_of(module): imported_by(module) for module in MODULES}
    # A circle through a function, which loads late, is one too.
    tuple(graphlib.TopologicalSorter(graph).static_order())


def name_of(module: str) -> str:
    return module.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def imported_by(module: str) -> set[str]:
    """The modules that one imports anywhere, but for those it needs only for its types."""
    known = set(map(name_of, MODULES))
    found: set[str] = set()
    left: list[ast.AST] = [ast.parse((SRC / module).read_text(encoding="utf-8"))]
    while left:
        node = left.pop()
        match node:
            case ast.If(test=test) if ast.unparse(test).endswith("TYPE_CHECKING"):
                continue
            case ast.ImportFrom(module=str(source), names=names, level=0):
                within = [f"{source}.{each.name}" for each in names]
                found.update(each if each in known else source for each in within)
        left += ast.iter_child_nodes(node)
    return found & known


def keeps_to_the_table(module: str) -> None:
    assert part_of(module) in MAY_IMPORT, f"{module} is no part of the architecture"
    assert violations(module, (SRC / module).read_text(encoding="utf-8")) == []


def test_a_module_keeps_to_the_import_table_and_to_its_stage() -> None:
    assert failing(MODULES, keeps_to_the_table) == []


@pytest.mark.parametrize(
    ("module", "source", "complaint"),
    [
        ("errors.py", "import letterkit.model", "1: errors must not import model"),
        ("text/text.py", "from letterkit import lists", "1: text must not import lists"),
        ("lists/csv.py", "from letterkit.check import run", "1: lists must not import check"),
        ("tlog/tree.py", "from letterkit.register import x", "1: tlog must not import register"),
        ("check/run.py", "def f():\n  import letterkit.cli.app", "2: check must not import cli"),
        ("lists/csv.py", "from . import json", "1: lists must not import (relative)"),
        ("cli/app.py", "import duckdb.x", "1: import duckdb inside the function that needs it"),
        (
            "render/pdf.py",
            "try:\n  from icu import Locale\nexcept ImportError:\n  pass",
            "2: import icu inside the function that needs it",
        ),
        (
            "check/a.py",
            "open(p)",
            "1: files are opened for reading only in files/files.py: open(p)",
        ),
        (
            "cli/output.py",
            "p.open()",
            "1: files are opened for reading only in files/files.py: p.open()",
        ),
        (
            "register/a.py",
            "p.read_bytes()",
            "1: files are opened for reading only in files/files.py: p.read_bytes()",
        ),
        (
            "lists/a.py",
            "p.read_text()",
            "1: files are opened for reading only in files/files.py: p.read_text()",
        ),
        (
            "lists/a.py",
            "zipfile.ZipFile(path)",
            "1: files are opened for reading only in files/files.py: zipfile.ZipFile(path)",
        ),
        (
            "check/a.py",
            "connection.read_csv(path)",
            "1: files are opened for reading only in files/files.py: connection.read_csv(path)",
        ),
        (
            "render/a.py",
            "p.write_bytes(b'')",
            "1: files are written only in files, register and cli/output.py: p.write_bytes(b'')",
        ),
        (
            "lists/a.py",
            "open(p, mode='w')",
            "1: files are written only in files, register and cli/output.py: open(p, mode='w')",
        ),
        (
            "cli/new.py",
            "p.replace(q)",
            "1: files are written only in files, register and cli/output.py: p.replace(q)",
        ),
        (
            "letters/a.py",
            "datetime.datetime.now(tz)",
            "1: only system reads the clock or draws randomness: datetime.datetime.now",
        ),
        (
            "keys.py",
            "from os import urandom",
            "1: only system reads the clock or draws randomness: os.urandom",
        ),
        (
            "verdict/a.py",
            "import secrets",
            "1: only system reads the clock or draws randomness: secrets",
        ),
        ("actions/a.py", "print(x)", "1: only cli prints, asks or exits: print"),
        ("actions/a.py", "sys.stdin.read()", "1: only cli prints, asks or exits: sys.stdin"),
        ("actions/a.py", "import typer", "1: only cli prints, asks or exits: typer"),
        ("api.py", "from rich.text import Text", "1: only cli prints, asks or exits: rich.text"),
        ("api.py", "from letterkit.cli import app", "1: api must not import cli"),
    ],
)
def test_what_a_rule_forbids_is_seen(module: str, source: str, complaint: str) -> None:
    assert violations(f"letterkit/{module}", source) == [complaint]


@pytest.mark.parametrize(
    ("module", "source"),
    [
        ("register/a.py", "from letterkit.tlog import tree\nopen(p, 'wb')\np.replace(q)"),
        ("cli/app.py", "from letterkit import __version__, lists, register, system"),
        ("render/pdf.py", "def f():\n  import weasyprint\n  pikepdf.Pdf.open(b)"),
        (
            "render/pdf.py",
            "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n  import weasyprint",
        ),
        ("files/files.py", "p.open(newline='')\np.read_bytes()\ns.replace('a', 'b')"),
        ("render/a.py", "zipfile.ZipFile((data := BytesIO()), 'w')"),
        ("lists/a.py", "zipfile.ZipFile(BytesIO(data))\npikepdf.open(io.BytesIO(data))"),
        (
            "letters/a.py",
            "def f():\n  p = resources.files('x') / n\n  p.read_text()\nd.replace(year=1)",
        ),
        ("cli/app.py", "os.open(os.devnull, os.O_WRONLY)"),
        ("system.py", "import secrets\ndatetime.now(UTC)"),
        ("cli/a.py", "import typer\nprint(x)"),
    ],
)
def test_what_a_rule_allows_passes(module: str, source: str) -> None:
    assert violations(f"letterkit/{module}", source) == []


def can_be_read(module: str) -> None:
    assert Path(module).stem not in SHAPELESS, f"{module}: name it after what is in it"
    length = len((SRC / module).read_text(encoding="utf-8").splitlines())
    assert length <= LINES, f"{module} has {length} lines; the budget is 250: find the missing noun"


def test_a_module_has_a_name_that_says_something_and_a_size_one_can_read() -> None:
    assert failing(MODULES, can_be_read) == []


def test_a_package_says_what_its_subject_is() -> None:
    for package in PACKAGE.rglob("__init__.py"):
        docstring = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        assert len(docstring) > 20, package


def test_the_command_line_starts_without_the_heavy_parts() -> None:
    program = f"import sys, letterkit.cli.app; print(*sys.modules.keys() & {set(NOT_AT_START)})"
    run = subprocess.run(
        [sys.executable, "-c", program],
        env={"PYTHONPATH": str(SRC)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout, run.stderr) == (0, "\n", "")
