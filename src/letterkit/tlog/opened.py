"""A register opened whole: every signature that counts, with its private part."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.model.commitment import Opening, verify_opening, verify_private
from letterkit.text.jcs import Json, parse_json
from letterkit.tlog.log import Log


@dataclass(frozen=True, slots=True)
class Opened:
    """An entry that the register commits to, whose signatory has this id in the list."""

    id: str
    entry: Mapping[str, Json]
    private: Mapping[str, str] = field(repr=False)


def verify_all_opened(
    log: Log,
    openings: Mapping[int, Opening],
    private: Mapping[int, tuple[str, bytes, bytes]],
) -> list[Opened]:
    """Every entry that counts, if these open them all; both are by the index of the leaf.

    `private` are id, canonical JSON and salt.
    """
    if openings.keys() != log.commitments.keys():
        raise LetterkitError("not every entry of the register can be opened")
    found = []
    for index, opening in sorted(openings.items()):
        entry = verify_opening(log.commitments[index], opening)
        if entry["text"] not in log.all_texts:
            raise LetterkitError(f"entry {index} is for a text that is not in the register")
        person, data, salt = private[index]
        opened = Opened(person, entry, _texts(parse_json(data)))
        verify_private(entry, opened.private, salt)
        found.append(opened)
    return found


def _texts(value: Json) -> Mapping[str, str]:
    if not isinstance(value, dict) or not all(isinstance(each, str) for each in value.values()):
        raise LetterkitError("not the private part of an entry")
    return {key: str(each) for key, each in value.items()}
