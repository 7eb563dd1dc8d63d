"""When people signed."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from statistics import median

from letterkit.check.roll import Roll
from letterkit.check.words import words
from letterkit.model.finding import Finding, Severity

# A burst is a day with at least this many entries from one domain of addresses, and many times
# what that domain gives on its other days. A busy day alone is what a good launch looks like.
BURST = 15
_TIMES = 8


def before_date(roll: Roll) -> Iterator[Finding]:
    """One finding for all: most letters carry the day they go out, after they were signed."""
    day = roll.terms.date
    early = [index for index, each in roll if day and each.signed and each.signed < day]
    if early:
        message = f"{len(early)} signed before {day}, the date of the letter"
        if len(early) == 1:
            message = f"{roll.signatories[early[0]].name} signed before {day}, the letter's date"
        yield roll.finding("before-date", Severity.NOTE, message, early)


def after_close(roll: Roll) -> Iterator[Finding]:
    closes = roll.terms.closes
    late = [index for index, each in roll if closes and each.signed and each.signed > closes]
    yield from roll.each_or_all(
        "after-close",
        Severity.REVIEW,
        lambda each: f"{each.name} signed on {each.signed}, after the list closed on {closes}",
        f"{{}} signed after the list closed on {closes}",
        late,
    )


def in_future(roll: Roll) -> Iterator[Finding]:
    today = roll.terms.today
    yield from roll.each_or_all(
        "in-future",
        Severity.REVIEW,
        lambda each: f"{each.name} signed on {each.signed}, and today is {today}",
        f"{{}} signed after today, {today}: are day and month the right way round?",
        [index for index, each in roll if each.signed and each.signed > today],
    )


def burst(roll: Roll) -> Iterator[Finding]:
    """Many entries of one mail domain on one day, which is not that domain's usual pace."""
    by_domain: defaultdict[str, list[tuple[date, int]]] = defaultdict(list)
    providers = words("providers") | words("lesser_providers")
    for index, each in roll:
        domain = roll.addresses[index].rpartition("@")[2]
        if domain and each.signed and domain not in providers:
            by_domain[domain].append((each.signed, index))
    for domain, signed in by_domain.items():
        paces = Counter(day for day, _ in signed)
        # A domain of nearly everybody is the list's own pace, launch and all.
        if len(signed) > len(roll.signatories) // 2 and len(signed) > BURST * 4:
            continue
        for day, number in paces.items():
            others = [pace for other, pace in paces.items() if other != day]
            if number >= BURST and number >= _TIMES * (median(others) if others else 1):
                message = f"{number} entries of {domain} on {day}, far more than on other days"
                indexes = [index for when, index in signed if when == day]
                yield roll.finding("burst", Severity.REVIEW, message, indexes)
