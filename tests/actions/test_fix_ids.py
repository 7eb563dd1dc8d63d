"""`check --fix ids`: whole or to be finished, and nothing else of the files is touched."""

import json
import re
from itertools import count
from pathlib import Path

import pytest

from letterkit.actions import fix_ids as action
from letterkit.actions.fix_ids import fix_ids
from letterkit.errors import LetterkitError
from letterkit.files.workspace import find_workspace

HEAD = "---\r\ntemplate: blank\r\ntitle: T\r\ndate: 2026-03-14\r\nlang: en\r\n"
LETTER = HEAD + "{}\r\n---\r\nHi ada-1.\r\n"
LIST = "name;id;evidence;consent\r\nAda Example;ada-1;registers/parks/evidence/ada-1/x.eml;yes\r\n"
DECISIONS = "code,entries,action,why,by,when,seen\none-word,ada-1,keep,ada-1,ada,now,00000000\n"
IMPORTS = '{"v": 1, "mappings": {}, "said": {"ada-1": {"name": "0123456789abcdef"}}}'


def town(folder: Path, first: str = "first: [ada-1]") -> Path:
    for name in ("letters/parks", "letters/trees", "signatories", "registers/parks/evidence/ada-1"):
        (folder / name).mkdir(parents=True)
    (folder / "registers/parks/evidence/ada-1/x.eml").write_text("From: Ada")
    (folder / "letters/parks/letter.md").write_bytes(LETTER.format(first).encode())
    shared = LETTER.format("signatories: [parks]\r\nfirst:\r\n- {id: ada-1, scan: ada-1.png}")
    (folder / "letters/trees/letter.md").write_bytes(shared.encode())
    (folder / "signatories/parks.csv").write_bytes(LIST.encode())
    (folder / "signatories/parks.decisions.csv").write_text(DECISIONS)
    (folder / "signatories/trees.decisions.csv").write_text(DECISIONS)
    (folder / "signatories/parks.imports.json").write_text(IMPORTS)
    return folder


def ids():
    numbers = count()
    return lambda: f"q{next(numbers)}w"


def everything(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def check_whole(folder: Path) -> None:
    (found,) = re.findall(
        rb"^Ada Example;(q\d+w);", (folder / "signatories/parks.csv").read_bytes(), re.M
    )
    new = found.decode()
    files = everything(folder)
    assert files["signatories/parks.csv"].decode() == LIST.replace("ada-1", new)
    assert files["letters/parks/letter.md"].decode() == LETTER.format(f"first: [{new}]")
    assert f"- {{id: {new}, scan: ada-1.png}}\r\n".encode() in files["letters/trees/letter.md"]
    for name in ("parks", "trees"):
        decided = files[f"signatories/{name}.decisions.csv"].decode()
        assert decided == DECISIONS.replace("one-word,ada-1", f"one-word,{new}")
    assert [*json.loads(files["signatories/parks.imports.json"])["said"]] == [new]
    assert f"registers/parks/evidence/{new}/x.eml" in files
    assert "signatories/.parks.new-ids.json" not in files


def test_an_id_is_replaced_wherever_it_is_referred_to(tmp_path):
    folder = town(tmp_path / "w")
    fixed = fix_ids(find_workspace(folder), "parks", ids())
    assert (fixed.replaced, fixed.public) == (1, 0)
    check_whole(folder)
    before = everything(folder)
    assert fix_ids(find_workspace(folder), "parks", ids()).replaced == 0
    assert everything(folder) == before


@pytest.mark.parametrize("moment", range(8))
def test_what_was_killed_half_way_is_finished_by_the_next(tmp_path, monkeypatch, moment):
    folder = town(tmp_path / "w")
    left = iter(range(moment))
    real = action.write_whole

    def write(*arguments, **how):
        if next(left, None) is None:
            raise KeyboardInterrupt
        real(*arguments, **how)

    monkeypatch.setattr(action, "write_whole", write)
    try:
        fix_ids(find_workspace(folder), "parks", ids())
    except KeyboardInterrupt:
        monkeypatch.setattr(action, "write_whole", real)
        fix_ids(find_workspace(folder), "parks", ids())
    check_whole(folder)


def test_an_id_that_cannot_be_replaced_stops_it_before_anything_is_changed(tmp_path):
    folder = town(tmp_path / "w", 'first: ["ada\\x2d1"]')
    before = everything(folder)
    with pytest.raises(LetterkitError, match="key first: an id that tells whose it is"):
        fix_ids(find_workspace(folder), "parks", ids())
    assert everything(folder) == before
