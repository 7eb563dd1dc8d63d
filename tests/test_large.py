"""A large list is rendered in other processes than a small one, to the same bytes."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

WORKSPACE = Path(__file__).parent / "scripts" / "workspace"
PROGRAM = """
import sys
from letterkit import parallel
from letterkit.actions import rendering
parallel.processors = lambda: 2
rendering.MANY = int(sys.argv.pop(1))
from letterkit.__main__ import main
sys.exit(main())
"""


def run(workspace, many, *arguments):
    command = [sys.executable, "-c", PROGRAM, str(many), *arguments]
    subprocess.run(command, cwd=workspace, check=True, capture_output=True)


def files(folder):
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


@pytest.fixture
def workspace(tmp_path):
    shutil.copytree(WORKSPACE, tmp_path, dirs_exist_ok=True)
    (tmp_path / "letterkit.toml").write_text('origin = "letters.example.org"\n')
    return tmp_path


def test_what_is_published_as_a_large_list_is_what_is_built_as_a_small_one(workspace):
    run(workspace, 0, "keygen", "parks")
    run(workspace, 0, "publish", "parks", "--yes")
    large = files(workspace / "build" / "parks")
    assert {"parks.en.pdf", "parks.be.html", "parks.ar.eml", "checkpoint.txt"} < set(large)
    run(workspace, 1000, "build", "parks")
    assert files(workspace / "build" / "parks") == large
    shutil.rmtree(workspace / "build")
    run(workspace, 1000, "publish", "parks", "--yes")
    assert files(workspace / "build" / "parks") == large


def test_an_e_mail_that_encloses_the_pdf_of_a_large_list_is_the_same(workspace):
    options = ("build", "parks", "--attach", "--lang", "en", "--format", "pdf,eml", "--out")
    run(workspace, 0, *options, "large")
    run(workspace, 1000, *options, "small")
    assert files(workspace / "large") == files(workspace / "small") != {}


RECEIPTS = """
import sys
from letterkit import parallel
from letterkit.register import receipts
count = int(sys.argv.pop(1))
parallel.processors = lambda: count
receipts.BATCH = 2
from letterkit.__main__ import main
sys.exit(main())
"""


def test_receipts_of_several_processes_are_those_of_one(workspace):
    run(workspace, 0, "keygen", "parks")
    run(workspace, 0, "publish", "parks", "--yes", "--format", "txt")
    made = []
    for count in (1, 2):
        command = [sys.executable, "-c", RECEIPTS, str(count), "receipts", "parks"]
        subprocess.run(command, cwd=workspace, check=True, capture_output=True)
        made.append(files(workspace / "registers" / "parks" / "receipts"))
    assert len(made[0]) == 9
    assert made[0] == made[1]
