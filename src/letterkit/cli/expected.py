"""What a letter expects of evidence: its register's name and its texts."""

from collections.abc import Sequence

from letterkit.cli.register import origin_of
from letterkit.merge.document import text_of
from letterkit.model import Letter
from letterkit.prove.evidence import Expected


def expected_of(letters: Sequence[Letter]) -> Expected:
    texts = {letter.lang: text_of(letter).canonical.sha256 for letter in letters}
    return Expected(origin_of(letters[0]), texts)
