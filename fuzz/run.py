"""Fuzz one parser of strangers' files, by hand: `python fuzz/run.py TARGET FOLDER [SECONDS]`.

Needs atheris, which is no dependency of letterkit: CONTRIBUTING.md says how to get it. FOLDER holds
the corpus, and in `findings` each input that let another exception out than one of ours, one a
place in the code.
"""

import hashlib
import subprocess
import sys
import traceback
from pathlib import Path

import atheris

ROOT = Path(__file__).parent.parent
LONGEST = 120_000  # bytes of an input


def main() -> None:
    target, folder, *seconds = sys.argv[1:]
    corpus, findings = Path(folder) / target, Path(folder) / "findings" / target
    for each in (corpus, findings):
        each.mkdir(parents=True, exist_ok=True)
    subprocess.run([sys.executable, ROOT / "fuzz" / "seeds.py", target, corpus], check=True)
    sys.path[:0] = [str(ROOT / "fuzz"), str(ROOT / "src")]
    with atheris.instrument_imports(include=["letterkit"], enable_loader_override=False):
        from targets import TARGETS, Finding, only_our_errors, without_processes

    without_processes()
    seen: set[str] = set()

    def one(data: bytes) -> None:
        try:
            only_our_errors(TARGETS[target], data)
        except Finding as finding:
            cause = finding.__cause__
            assert cause is not None
            place = traceback.extract_tb(cause.__traceback__)[-1]
            where = f"{type(cause).__name__} at {place.filename}:{place.lineno}"
            if where not in seen:
                seen.add(where)
                name = hashlib.sha256(where.encode()).hexdigest()[:8]
                (findings / name).write_bytes(data)
                (findings / f"{name}.txt").write_text(
                    "".join(traceback.format_exception(cause)), "utf-8"
                )
                print(f"finding: {where}", flush=True)

    with atheris.instrument_imports(include=["letterkit"], enable_loader_override=False):
        for path in sorted(corpus.iterdir())[:200]:  # what they import is measured
            one(path.read_bytes())
    options = (f"-max_total_time={(seconds or ['300'])[0]}", f"-max_len={LONGEST}")
    limits = ("-timeout=60", "-rss_limit_mb=4000", "-print_final_stats=1", "-verbosity=1")
    atheris.Setup([sys.argv[0], *options, *limits, str(corpus)], one)
    atheris.Fuzz()


main()
