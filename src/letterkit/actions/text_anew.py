"""Placeholder."""

from collections.abc import Iterator

from letterkit.model import Artefact, Check


def text_checks(artefact: Artefact) -> Iterator[Check]:
    return iter(())
