"""Comparing two copies of a letter: what changed, and whether the later continues the earlier."""

from dataclasses import dataclass
from pathlib import Path

from letterkit.actions.host import Host
from letterkit.actions.trust import TrustOptions, trusted, write_evidence
from letterkit.actions.verify_letter import refuse_incomplete, verdict_of
from letterkit.model import Agreement, Check
from letterkit.parallel import reporting
from letterkit.verdict.comparison import Comparison, compare


@dataclass(frozen=True, slots=True)
class FilesCompared:
    """What changed from `old` to `new`; `evidence` is the file that proves a fork, if any."""

    old: Path
    new: Path
    comparison: Comparison
    evidence: Path | None


@dataclass(frozen=True, slots=True)
class AlteredFile:
    """A file whose parts do not agree is compared with nothing; `check` is the first that fails."""

    file: Path
    check: Check


def compare_files(folder: Path, old: Path, new: Path, host: Host) -> FilesCompared | AlteredFile:
    """Compare two PDFs, pages or registers; the paths are relative to `folder`."""
    parts: list[Agreement] = []
    for path in (old, new):
        agreed = _agreed(folder, path, host)
        if agreed.failed:
            return AlteredFile(path, agreed.failed[0])
        parts.append(agreed)
    with host.during("comparing"):
        found = compare(*parts)
    evidence = write_evidence(folder, found.evidence, host) if found.evidence else None
    return FilesCompared(old, new, found, evidence)


def _agreed(folder: Path, path: Path, host: Host) -> Agreement:
    """What a file carries, and whether its parts agree."""
    with reporting(host.progress, "verifying", "pages"):
        verdict = verdict_of(folder, path)
        if not verdict.agreement.failed:
            verdict = trusted(verdict, TrustOptions(folder, host, state=False))
    agreed = verdict.agreement
    if not agreed.failed:
        refuse_incomplete(agreed, path)
        if agreed.not_as_written:
            host.note(
                f"{path}: it may show something else than it carries; letterkit verify says why"
            )
    return agreed
