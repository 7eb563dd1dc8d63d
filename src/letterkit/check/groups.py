"""Pairs become groups, and groups become words."""

from collections.abc import Iterable, Sequence


def groups(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """What pairs connect, each group in order, the groups in the order of their first members."""
    heads: dict[int, int] = {}

    def head(of: int) -> int:
        while heads.setdefault(of, of) != of:
            heads[of] = heads[heads[of]]
            of = heads[of]
        return of

    for one, other in pairs:
        first, second = sorted((head(one), head(other)))
        heads[second] = first
    members: dict[int, list[int]] = {}
    for each in sorted(heads):
        members.setdefault(head(each), []).append(each)
    return list(members.values())


def listed(names: Sequence[str], most: int = 3) -> str:
    """`Ada, Bo and Cy`, each spelling once; `Ada, Bo, Cy and 4 more`."""
    different = list(dict.fromkeys(name or "an entry without a name" for name in names))
    if len(different) == 1:
        return different[0]
    if len(different) > most:
        return f"{', '.join(different[:most])} and {len(different) - most} more"
    return f"{', '.join(different[:-1])} and {different[-1]}"


def times(number: int) -> str:
    return {1: "once", 2: "twice"}.get(number, f"{number} times")
