"""What letterkit writes changes only together with its version or its record."""

import hashlib
import sys
from importlib import resources
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from letterkit import __version__
from letterkit.model.packed import MOST_LISTED
from letterkit.render.frozen import forms, is_known
from letterkit.render.mail import mail
from letterkit.render.page import page
from letterkit.render.plain import plain
from render.documents import VERSIONS, people, sample
from render.published import document

RECORD = Path(__file__).parents[2] / "src/letterkit/render/frozen.toml"
FILES = (
    ("letterkit.render", (".jinja", ".css", ".js")),
    ("letterkit.letters", (".toml",)),
)
ASIDE = ("print.css", "print.html.jinja", "sheet.css", "sheet.html.jinja")  # of PDFs
APART = "standalone"  # of verify.html, which no letter is written with


def files():
    """The SHA-256 over the names and the hashes of all templates, styles, scripts and words."""
    lines = []
    for package, endings in FILES:
        root = Path(str(resources.files(package)))
        for path in sorted(root.rglob("*")):
            if path.suffix in endings and path.name not in ASIDE and APART not in path.parts:
                digest = hashlib.sha256(path.read_bytes()).hexdigest()
                lines.append(f"{digest}  {package}/{path.relative_to(root).as_posix()}\n")
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def written():
    """The SHA-256 over what sample letters become, which code makes too."""
    made = hashlib.sha256()
    for lang in (each.lang for each in VERSIONS):
        for each in (sample(lang), sample(lang, layout="table", goal=2000), document(lang=lang)):
            for data in (page(each).encode(), plain(each).encode(), mail(each)):
                made.update(hashlib.sha256(data).digest())
    # Two versions of zlib pack differently, so the list is packed beforehand.
    crowd = page(people(MOST_LISTED + 1), packed="packed")
    made.update(hashlib.sha256(crowd.encode()).digest())
    return made.hexdigest()


def record():
    """The record with the form of this version as it is."""
    head = RECORD.read_text().partition("\n")[0]
    known = {**forms(), __version__: {"files": files(), "written": written()}}
    lines = [head]
    for version, form in known.items():
        lines += [f'[versions."{version}"]', *(f'{key} = "{form[key]}"' for key in sorted(form))]
    return "\n".join(lines) + "\n"


def test_the_form_of_this_version_is_the_one_recorded():
    """If this fails: write the record anew, and in a released version change its number first."""
    assert forms()[__version__] == {"files": files(), "written": written()}


def test_only_a_version_of_the_same_form_is_known():
    assert is_known(__version__)
    assert not is_known("0.0.1")
    assert not is_known("")


if __name__ == "__main__":
    RECORD.write_text(record())
