"""The nouns: frozen values without input or output, which every stage may use.

What a letter is made from is imported when it is first used: `verify` needs none of it, and the
classes take a tenth of its time.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from letterkit.model.entry import Counts, Entry, Register, format_register, parse_register
from letterkit.model.signatory import Kind, Level, Shown, Signatory, Source
from letterkit.model.verdict import (
    Agreement,
    Artefact,
    Check,
    Match,
    Medium,
    NotNamed,
    Part,
    Passage,
    Result,
    Seen,
    ShownEntry,
    ShownHead,
    Status,
    Verdict,
    Vocabulary,
)
from letterkit.text.scripts import direction_of, runs, script_of, script_of_language
from letterkit.text.text import CanonicalText

if TYPE_CHECKING:
    from letterkit.model.document import Document, Group, Line, Section, Version
    from letterkit.model.letter import (
        Addressee,
        First,
        GroupBy,
        Layout,
        Letter,
        ListFile,
        Order,
        Paper,
        Picture,
        Template,
        Value,
    )

__all__ = [
    "Addressee",
    "Agreement",
    "Artefact",
    "CanonicalText",
    "Check",
    "Counts",
    "Document",
    "Entry",
    "First",
    "Group",
    "GroupBy",
    "Kind",
    "Layout",
    "Letter",
    "Level",
    "Line",
    "ListFile",
    "Match",
    "Medium",
    "NotNamed",
    "Order",
    "Paper",
    "Part",
    "Passage",
    "Picture",
    "Register",
    "Result",
    "Section",
    "Seen",
    "Shown",
    "ShownEntry",
    "ShownHead",
    "Signatory",
    "Source",
    "Status",
    "Template",
    "Value",
    "Verdict",
    "Version",
    "Vocabulary",
    "direction_of",
    "format_register",
    "parse_register",
    "runs",
    "script_of",
    "script_of_language",
]

_LATER = {
    "letterkit.model.document": ("Document", "Group", "Line", "Section", "Version"),
    "letterkit.model.letter": (
        "Addressee",
        "First",
        "GroupBy",
        "Layout",
        "Letter",
        "ListFile",
        "Order",
        "Paper",
        "Picture",
        "Template",
        "Value",
    ),
}


def __getattr__(name: str) -> object:
    for module, names in _LATER.items():
        if name in names:
            globals().update({each: getattr(import_module(module), each) for each in names})
            return globals()[name]
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
