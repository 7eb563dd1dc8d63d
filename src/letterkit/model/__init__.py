"""The nouns: frozen values without input or output, which every stage may use."""

from letterkit.model.document import Document, Group, Line, Version
from letterkit.model.entry import Counts, Entry, Register, format_register, parse_register
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
from letterkit.model.scripts import direction_of, runs, script_of, script_of_language
from letterkit.model.signatory import Kind, Level, Shown, Signatory, Source
from letterkit.model.text import CanonicalText

__all__ = [
    "Addressee",
    "CanonicalText",
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
    "Order",
    "Paper",
    "Picture",
    "Register",
    "Shown",
    "Signatory",
    "Source",
    "Template",
    "Value",
    "Version",
    "direction_of",
    "format_register",
    "parse_register",
    "runs",
    "script_of",
    "script_of_language",
]
