"""Whether the heads of a printed list, and what runs along its pages, are letterkit's own. Pure.

A head is the initial of a name below it, or the name of a script. The top of a page may say which
name is the first on it and which the last, each cut with an ellipsis where it is long.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

from letterkit.model import Entry, Seen, ShownHead, Vocabulary
from letterkit.model.boxes import BOX
from letterkit.text.running import CUT, without_pictures
from letterkit.verdict.letters import letters, only_words

_MOST = 200  # characters of a name, which is cut long before


def has_foreign_head(seen: Seen, entries: Sequence[Entry], vocabulary: Vocabulary) -> bool:
    """Whether something stands above a part of the list that letterkit does not write there."""
    known = {letters(each) for each in vocabulary.heads}
    return any(not _is_head(head, known, entries, vocabulary) for head in seen.heads)


def _is_head(
    head: ShownHead, known: set[str], entries: Sequence[Entry], vocabulary: Vocabulary
) -> bool:
    words = head.words.text.strip()
    if letters(words) in known:
        return True
    names = [entries[each].name for each in head.below if 0 <= each < len(entries)]
    if words == BOX:
        return any(BOX in each for each in names)
    return any(vocabulary.is_initial(words, each) for each in names)


def has_foreign_top(seen: Seen, entries: Sequence[Entry]) -> bool:
    """Whether the top of a page says other names than the first and the last of the page."""
    pages = zip(seen.tops, seen.ranges, strict=False)
    return any(top.strip() and not _is_top(top, its, entries) for top, its in pages)


def _is_top(top: str, its: tuple[int, int] | None, entries: Sequence[Entry]) -> bool:
    """Compared as a heap of letters and digits: right-to-left names stand in any order."""
    if its is None or not all(0 <= each < len(entries) for each in its):
        return False
    shown = Counter(only_words(letters(top)))
    first, last = (entries[each].name for each in its)
    is_cut = CUT in top
    if first == last:
        return shown in map(Counter, _cut(first, is_cut=is_cut))
    for start in _cut(first, is_cut=is_cut):
        rest = shown - Counter(start)
        if rest.total() + len(start) != shown.total():
            continue
        if any(rest == Counter(end) for end in _cut(last, is_cut=is_cut)):
            return True
    return False


def _cut(name: str, *, is_cut: bool) -> Iterator[str]:
    """What may be shown of a name: all of it, or its beginnings too."""
    name = without_pictures(name)
    yield only_words(letters(name))
    if is_cut:
        for end in range(1, min(len(name), _MOST)):
            yield only_words(letters(name[:end]))
