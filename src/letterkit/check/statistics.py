"""Who signed and what was found, in figures that name nobody.

Who is counted without a name is in no group but the withheld: their country, affiliation and kind
are not public either. Their level counts, as it does on every page that shows a total. Their day
does not: anyone who took the days of the public register from those of all would have theirs. They
are counted without a day, and so is everybody until `release_at` is reached.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from letterkit.check.codes import codes
from letterkit.check.organisation_names import organisation_key
from letterkit.check.settling import Checked
from letterkit.model import Kind, Letter, Level, Shown, Signatory, Source
from letterkit.model.finding import Finding, Severity, left_out
from letterkit.model.initials import as_shown
from letterkit.model.statistics import Key, Period, Reason, Rest, Rule, Statistics, Tally

# A day more than a year before the letter's is a mistake, and would leave a chart one long blank.
_EARLIEST = timedelta(days=366)
_LAPSED = "lapsed-decision"  # about a decision, not about an entry


def statistics(
    letter: Letter,
    signatories: Sequence[Signatory],
    found: Iterable[Finding],
    checked: Checked,
    today: date,
    earlier: Collection[Source] = (),
    held: Collection[Source] = (),
) -> Statistics:
    """`found` is all that the checks said, `checked` what decisions left of it.

    `earlier` are the places of those who stand in the register for an earlier text, `held` those
    with an answer that waits or says no.
    """
    everybody, out = _counted(letter, signatories, checked, held)
    apart = [each for each in everybody if each.source in earlier]
    counted = [each for each in everybody if each.source not in earlier]
    out[Reason.EARLIER] += len(apart)
    least = letter.min_group
    early = len(counted) < letter.release_at
    public = [] if early else [each for each in counted if each.shown is not Shown.UNNAMED]
    hidden = Counter[Key]({Rest.WITHHELD: len(counted) - len(public)})
    parted = [] if early else [each for each in apart if each.shown is not Shown.UNNAMED]
    signed = [_day(each, letter.date, today) for each in public]
    days = Counter(day for day in signed if day)
    return Statistics(
        received=len(signatories),
        counted=len(counted),
        left_out=tallies(+out, least),
        kinds=tallies(Counter[Key](each.kind.value for each in public) + hidden, least),
        countries=tallies(Counter[Key](map(_country, public)) + hidden, least),
        levels=tallies(Counter[Key](each.level.value for each in counted), least),
        groups=tallies(_groups(public) + hidden, least),
        days=_periods(sorted(days.items()), least),
        undated=signed.count(None) + len(counted) - len(public),
        goal=letter.goal,
        applied=len(codes().keys() - {_LAPSED}),
        rules=_rules(found, checked.findings),
        named=len(public),
        earlier_named=len(parted),
        earlier_unnamed=len(apart) - len(parted),
    )


def _counted(
    letter: Letter,
    signatories: Sequence[Signatory],
    checked: Checked,
    held: Collection[Source],
) -> tuple[list[Signatory], Counter[Key]]:
    """Those that a build has, and how many it leaves out for each first reason."""
    in_error, levels = left_out(checked.findings), list(Level)
    counted, out = [], Counter[Key]()
    for index, each in enumerate(signatories):
        if index in checked.decided_out:
            out[Reason.DECISION] += 1
        elif each.consent is not True:
            out[Reason.CONSENT] += 1
        elif each.source in held:
            out[Reason.ANSWER] += 1
        elif index in in_error:
            out[Reason.ERROR] += 1
        elif levels.index(each.level) < levels.index(letter.levels):
            out[Reason.LEVEL] += 1
        else:
            counted.append(as_shown(each))
    return counted, out


def tallies(counts: Counter[Key], least: int) -> tuple[Tally, ...]:
    """The largest first, and what has no name last.

    Those smaller than `least` become one. It takes in the next smallest until it is not too small
    itself, or the difference to the total would show what it hides.
    """
    groups = sorted(counts.items(), key=lambda group: (-group[1], str(group[0])))
    small = 0
    while groups and (groups[-1][1] < least or 0 < small < least):
        small += groups.pop()[1]
    if small:
        groups.append((Rest.OTHERS, small))
    rest = list(Rest)
    groups.sort(key=lambda group: rest.index(group[0]) if isinstance(group[0], Rest) else -1)
    return tuple(Tally(*group) for group in groups)


def _country(signatory: Signatory) -> Key:
    """A code. What else a cell holds may be anything, an address too."""
    text = signatory.country
    return text if len(text) == 2 and text.isascii() and text.isupper() else Rest.UNKNOWN


def _groups(public: Iterable[Signatory]) -> Counter[Key]:
    """By affiliation, each in its commonest spelling; an organisation is of its own group."""
    spellings: defaultdict[str, Counter[str]] = defaultdict(Counter)
    unknown = 0
    for each in public:
        organisation = each.kind is Kind.ORGANISATION and each.shown is Shown.NAMED
        name = " ".join((each.name if organisation else each.affiliation).split())
        if name and "@" not in name:
            spellings[organisation_key(name)][name] += 1
        else:
            unknown += 1
    found = Counter[Key]({Rest.UNKNOWN: unknown} if unknown else {})
    for spelling in spellings.values():
        commonest = min(spelling, key=lambda name: (-spelling[name], name))
        found[commonest] += spelling.total()
    return found


def _day(signatory: Signatory, written: date, today: date) -> date | None:
    day = signatory.signed
    return day if day and written - _EARLIEST <= day <= today else None


def _periods(days: Iterable[tuple[date, int]], least: int) -> tuple[Period, ...]:
    """Days, joined with those that follow until no period is smaller than `least`."""
    periods: list[Period] = []
    total = 0
    for day, count in days:
        total += count
        if periods and periods[-1].count < least:
            last = periods.pop()
            periods.append(Period(last.first, day, last.count + count, total))
        else:
            periods.append(Period(day, day, count, total))
    if len(periods) > 1 and periods[-1].count < least:
        last, before = periods.pop(), periods.pop()
        periods.append(Period(before.first, last.last, before.count + last.count, total))
    return tuple(periods)


def joined(periods: Sequence[Period], most: int) -> tuple[Period, ...]:
    """At most `most` periods of about as many days each, of which none is cut in two."""
    if len(periods) <= most:
        return tuple(periods)
    start = periods[0].first
    span = -(-((periods[-1].last - start).days + 1) // most)
    found: list[Period] = []
    for each in periods:
        if found and (found[-1].first - start).days // span == (each.last - start).days // span:
            last = found.pop()
            each = Period(last.first, each.last, last.count + each.count, each.total)
        found.append(each)
    return tuple(found)


def _rules(found: Iterable[Finding], still_open: Iterable[Finding]) -> tuple[Rule, ...]:
    """The gravest first, then those that found most."""
    order = tuple(Severity)
    before = Counter((each.severity, each.code) for each in found)
    after = Counter((each.severity, each.code) for each in still_open if each.code != _LAPSED)
    rules = [
        Rule(code, severity, n, after[severity, code]) for (severity, code), n in before.items()
    ]
    return tuple(
        sorted(
            rules, key=lambda rule: (order.index(Severity(rule.severity)), -rule.found, rule.code)
        )
    )
