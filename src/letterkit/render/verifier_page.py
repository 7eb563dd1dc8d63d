"""`verify.html`: one file for people without a terminal, that says of a file what `verify` says.

It needs no network and no server, and forbids itself both. It shares `verifier/*.js` with the page
of a published letter; `standalone/` has what it needs beside that: readers of PDFs, e-mails and
texts as letterkit writes them, the comparison of their parts, and its words in every language that
has furniture. `standalone/words/en.toml` has the sentences of `actions/verdict_report.py` and its
neighbours, and tests compare them.

Its bytes depend on the version of letterkit only.
"""

import json
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import resources
from typing import Any

from letterkit.render.frozen import forms, is_known
from letterkit.render.markup import environment_of
from letterkit.render.scripts import lean, lean_style, name_search, policies, shared, source
from letterkit.version import __version__

_FOLDER = "standalone"
# After the files that the page of a letter shares. Each file's functions may use all the others.
_OWN = (
    *("plain.js", "artefact.js", "pdf.js", "mail.js"),
    *("promise.js", "agreement.js", "judge.js", "worker.js"),
)
_SEARCH = (
    *("find", "find_hint", "find_none", "find_found", "find_similar", "find_first"),
    *("find_aside", "find_initials", "find_role", "find_unnamed", "find_earlier"),
)
_LISTED = ("paper", "press_first")


def verifier_page() -> str:
    """The page as text, to be written as UTF-8."""
    from markupsafe import Markup

    environment = environment_of(f"render/{_FOLDER}", {})
    style = lean_style(_source("verify.css"))
    scripts = [_function(), name_search(), lean(_source("find.js")), lean(_source("app.js"))]
    spoken = json.dumps(_packed(every_words()), ensure_ascii=False, separators=(",", ":"))
    # Our own files, and JSON in which no tag can begin.
    return environment.get_template("verify.html.jinja").render(
        version=__version__,
        words=every_words()["en"]["words"],
        style=Markup(style),  # noqa: S704
        scripts=[Markup(each) for each in scripts],  # noqa: S704
        all_words=Markup(spoken.replace("<", "\\u003c")),  # noqa: S704
        policies=policies(style, scripts, published=True),
    )


@lru_cache(maxsize=1)
def every_words() -> Mapping[str, Mapping[str, Any]]:
    """By language, its own name (`language`) and what the page says in it (`words`).

    English comes first, the others in the order of their codes. What it says of a search, of an
    extract and of signatures on paper, letters say too: those words stand among their furniture.
    """
    files = resources.files("letterkit")
    folder = files / "render" / _FOLDER / "words"
    known = (each.name.removesuffix(".toml") for each in folder.iterdir())
    found = {}
    for lang in sorted(known, key=lambda lang: (lang != "en", lang)):
        own = tomllib.loads((folder / f"{lang}.toml").read_text("utf-8"))
        of_letters = tomllib.loads((files / f"letters/words/{lang}.toml").read_text("utf-8"))
        shared = {key: of_letters["words"][key] for key in (*_SEARCH, *_LISTED)}
        found[lang] = {**own, "words": {**own["words"], **shared}}
    return found


def _packed(every: Mapping[str, Mapping[str, Any]]) -> dict[str, object]:
    """The words with each key written once: the names of keys are an eighth of the page.

    A sentence that a language has twice is a number the second time: its place, from 1.
    """
    keys = list(every["en"]["words"])
    found = {
        lang: [said["language"], *_each_once([said["words"].get(key, "") for key in keys])]
        for lang, said in every.items()
    }
    return {"keys": keys, "said": found}


def _each_once(sentences: Sequence[str]) -> Iterator[str | int]:
    """The sentences, 0 for an empty one, and a number for one that was there before."""
    places: dict[str, int] = {"": 0}
    for place, sentence in enumerate(sentences, 1):
        yield places.get(sentence, sentence)
        places.setdefault(sentence, place)


def _function() -> str:
    """A function that the page never calls, but gives to a worker as text."""
    own = "\n".join(_source(each) for each in _OWN)
    return lean(f"function letterkitVerifier() {{\n{shared()}\n{_versions()}\n{own}}}\n")


def _versions() -> str:
    """Which versions of letterkit write files as this one does."""
    known = [each for each in forms() if is_known(each)]
    return (
        f"const KNOWN_VERSIONS = {json.dumps(known)};\n"
        f"const OWN_VERSION = {json.dumps(__version__)};\n"
    )


def _source(file: str) -> str:
    return source(f"{_FOLDER}/{file}")
