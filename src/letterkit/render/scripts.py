"""The page's scripts, and the policy that lets them run and nothing else.

`page.js` shows the names that `search.js` finds. In a page of very many names `crowd.js` draws
them, and `crowd_search.js` finds them. `compare.js` and two parts more compare what is shown with
what is carried, `own.js` says beside the count what came of it. The page of a published register
has two more: the files of `verifier/`, joined into one function that is written after
`docs/formats.md`, not after `prove/`; and `verify.js`, which runs that function as a worker.
"""

import base64
import hashlib
import json
import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from importlib import resources

from letterkit.text.name_search import search_rules

# A comment on a line of its own, or behind the end of something. No string of ours looks like that.
_BLANKS_OF_STYLE = re.compile(r"\s*([{};])\s*")
_REMARK = re.compile(r"^\s*//.*|(?<=[;,{})\]])\s+// .*$")
# Behind these signs something follows, on whichever line.
_NEEDLESS_END = re.compile(r"(?<=[{(\[,;])\n")
_MAY_HOLD_BLANKS = re.compile(r"""["'`/]""")  # strings, templates and patterns
_SIGN = re.compile(r" ?([!=]==|=>|&&|\|\||\?\?|[<>]=|[=<>,:?{}]) ?")
_SHARED = (
    *("bytes.js", "json.js", "key.js", "note.js", "tree.js"),
    *("entry.js", "log.js", "register.js", "packed.js", "receipt.js", "seal.js"),
)


@lru_cache(maxsize=32)
def source(file: str) -> str:
    return (resources.files("letterkit.render") / file).read_text("utf-8")


def scripts(*, published: bool, crowded: bool = False) -> list[str]:
    """The scripts of a page; `crowded` is one whose names are drawn as one scrolls."""
    shown = ("crowd_search.js", "crowd.js") if crowded else ("page.js",)
    always = [
        name_search(),
        *(lean(source(each)) for each in shown),
        lean(_comparison(crowded=crowded)),
    ]
    more = [lean(verifier()), lean(source("verify.js"))] if published else []
    return [*always, *more, lean(source("own.js"))]


def _comparison(*, crowded: bool) -> str:
    """The parts of one script, which differs in how the names are compared."""
    names = "compare_packed.js" if crowded else "compare_listed.js"
    return "\n".join(source(each) for each in ("compare.js", names, "compare_shown.js"))


@lru_cache(maxsize=1)
def name_search() -> str:
    """The search for names, which a page and `verify.html` share with `verify --name`."""
    return f"const NAME_RULES={{{','.join(_rules())}}};\n{lean(source('search.js'))}"


def _rules() -> Iterator[str]:
    """The tables, each as a field of an object. Only letters stand for themselves in a page."""
    for key, table in search_rules().items():
        is_of_letters = key in ("alike", "spellings", "scripts", "arabic")
        yield f'"{key}":{json.dumps(table, ensure_ascii=not is_of_letters, separators=(",", ":"))}'


@lru_cache(maxsize=16)
def lean(script: str) -> str:
    """The script without comments, and without blanks and ends of lines that it does not need.

    No string of ours goes over the end of a line.
    """
    lines = (_REMARK.sub("", line).strip() for line in script.split("\n"))
    return _NEEDLESS_END.sub("", "".join(f"{_tight(line)}\n" for line in lines if line))


def lean_style(style: str) -> str:
    """The style without blanks around the signs that end a rule or a line of it."""
    return _BLANKS_OF_STYLE.sub(r"\1", style)


def _tight(line: str) -> str:
    """The line without blanks around signs, if it has nothing in which a blank could count."""
    return line if _MAY_HOLD_BLANKS.search(line) else _SIGN.sub(r"\1", line)


@lru_cache(maxsize=1)
def verifier() -> str:
    """A function that the page never calls, but gives to a worker as text."""
    return f"function letterkitVerifier() {{\n{shared()}\n{source('verifier/worker.js')}}}\n"


def shared() -> str:
    """What the page of a letter and `verify.html` have in common (`verifier_page.py`)."""
    return "\n".join(source(f"verifier/{each}") for each in _SHARED)


def policies(style: str, scripts: Iterable[str], *, published: bool) -> list[str]:
    """Our own style and scripts by their hash, pictures of the page itself. CSP Level 3.

    With 'strict-dynamic' a tool that somebody runs on the page, such as a checker of its
    accessibility, may add a script, and markup may not. Both policies must allow what happens, and
    the second allows no script with an address, no matter who asks for it, but the worker, which
    inherits both.
    """
    hashes = " ".join(_hash(each) for each in scripts)
    workers = "; worker-src blob:" if published else ""
    return [
        f"default-src 'none'; style-src {_hash(style)}; script-src {hashes} 'strict-dynamic'; "
        f"img-src data:; base-uri 'none'; form-action 'none'{workers}",
        f"script-src 'unsafe-inline'{workers}",
    ]


def _hash(source: str) -> str:
    digest = base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()
    return f"'sha256-{digest}'"
