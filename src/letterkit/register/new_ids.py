"""Other ids for people, in what `registers/<slug>/` keeps of those who are not published yet."""

from collections.abc import Mapping
from pathlib import Path

from letterkit.answers.invited import format_invited, parse_invited
from letterkit.files.keeping import before_moving
from letterkit.register.evidence import EVIDENCE, INVITATIONS, OUTBOX, PENDING, write_private


def rename_filed(register: Path, new_ids: Mapping[str, str]) -> int:
    """File what there is of these people under their new ids; how many files and folders it is."""
    number = 0
    for old, new in new_ids.items():
        for folder, suffix in ((EVIDENCE, ""), (PENDING, ""), (INVITATIONS, ""), (OUTBOX, ".eml")):
            path = register / folder / f"{old}{suffix}"
            if path.exists():
                target = path.with_name(f"{new}{suffix}")
                before_moving(path, target)
                path.rename(target)
                number += 1
    return number


def rename_invited(path: Path, data: bytes, new_ids: Mapping[str, str]) -> bool:
    """Write a file of invitations with other ids, if it has one of these."""
    invited = [(new_ids.get(each, each), statement) for each, statement in parse_invited(data)]
    renamed = format_invited(invited)
    if renamed == data:
        return False
    write_private(path, renamed)
    return True
