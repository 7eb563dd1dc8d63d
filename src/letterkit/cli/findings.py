"""A finding of the checks as people read it."""

from letterkit.cli.terminal import Line, Tone, Toned
from letterkit.model.finding import Finding, Severity

_TONES = {Severity.ERROR: Tone.BAD, Severity.REVIEW: Tone.LOOK, Severity.NOTE: Tone.HINT}


def finding_line(finding: Finding, message: str) -> Line:
    """A finding in one line: place, severity, message, code."""
    code = Toned(f"({finding.code})", Tone.FAINT)
    return f"{finding.place}: ", severity_word(finding.severity), f": {message} ", code


def severity_word(severity: Severity) -> Toned:
    """How grave a finding is."""
    return Toned(str(severity), _TONES[severity])
