"""What `letterkit add` shows of a file before it is added, and of the list afterwards."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import TYPE_CHECKING

from letterkit.actions.lists import words_of_tightened
from letterkit.cli.output import PROGRAM, WARNING, note, show, show_json
from letterkit.cli.tables import Table, note_table
from letterkit.text.near_names import is_shortened

if TYPE_CHECKING:
    from letterkit.actions.add import Added
    from letterkit.actions.agree import AgreedRows
    from letterkit.actions.filing import Filing, Item
    from letterkit.lists.consent.answers_read import Answers
    from letterkit.lists.exports.exports import Export, FileRead
    from letterkit.lists.exports.uses import Use
    from letterkit.lists.rows.contents import LeftOut

_COUNTS = (
    ("added", "added"),
    ("updated", "updated"),
    ("unchanged", "there already"),
    ("kept", "kept as edited by hand"),
    ("gone", "left out, for they were taken off the list"),
    ("withdrew", "withdrew, so not added again"),
)
_UNWANTED = (("no_mail", "no e-mails"), ("no_news", "no newsletter"))
_AGREED = (
    ("agreed", "agreed to the text as it is"),
    ("unchanged", "agreed already"),
    ("refused", "said no"),
    ("review", "to review"),
    ("unsure", "not recorded"),
)
_SHOWN = 20
_REASONS = 8
_FIELD = 12  # columns of the name of a field


def show_file(file: "FileRead", consent: str) -> None:
    """How a file is understood, on stderr: columns, answers, and every row accounted for."""
    for export in file.exports:
        _show_export(export, consent)
    for each in file.notes:
        note(f"  {each}")
    _show_rows(file)


def _show_export(export: "Export", consent: str) -> None:
    from letterkit.lists.own_columns import DROPPED
    from letterkit.lists.rows.contents import shown_title

    note(f"{export.place}: {export.platform}, {_signatories(len(export.incoming))}")
    rows = []
    below = {}
    for number, use in enumerate(export.columns):
        shown = use.samples if use.field != DROPPED else ()
        # A name is never cut: it may be that of another person then.
        cut = _whole if "name" in use.field else _sample
        title, samples = _short(shown_title(use.title)), " · ".join(map(cut, shown))
        rows.append((title, f"{use.field:{_FIELD}}", samples))
        if use.heard and _asks_unheard(use):
            below[number] = f"    not printed: {use.heard}"
        elif _asks_unheard(use):
            below[number] = "    private: its answers are ignored when deciding who is named"
    note_table(Table(rows, indent=2, below=below))

    asking = {shown_title(use.title) for use in export.columns if use.field == "consent"}
    for answers in export.answers:
        note(f"  {_short(answers.title, 60)}")
        note(f"    {_readings(answers, consent if answers.title in asking else '')}")
    for each in export.notes:
        note(f"  {each}")


def _asks_unheard(use: "Use") -> bool:
    """Whether a column asks who can be named, and was said to be about something else."""
    from letterkit.lists.columns.questions import PRIVATE
    from letterkit.lists.consent.consents import Ask, ask_of
    from letterkit.lists.rows.contents import shown_title

    return use.field == PRIVATE and ask_of(shown_title(use.title)) not in (None, Ask.OTHER)


def _signatories(count: int) -> str:
    return "1 signatory" if count == 1 else f"{count} signatories"


def _readings(answers: "Answers", consent: str) -> str:
    """`Yes, with my name → named (41) · Only my initials → initials (7)`

    Consent that is said for all is given for those only who left the question for it open.
    """
    found = []
    for text, reading, count in answers.readings:
        if not text and consent and reading == "no answer":
            reading = f"{reading}; consent {consent}, as you said for all"
        found.append(f"{_short(text, 60) or '(no answer)'} → {reading} ({count:,})")
    return " · ".join(found)


def _show_rows(file: "FileRead") -> None:
    """`45 rows: 41 read, 4 left out`, and why."""
    left_out = file.all_left_out
    rows = "1 row" if file.rows == 1 else f"{file.rows:,} rows"
    read = file.rows - len(left_out)
    if not left_out:
        note(f"  {rows}, all read")
        return
    note(f"  {rows}: {read:,} read, {len(left_out):,} left out")
    for reason, places in _by_reason(left_out)[:_REASONS]:
        note(f"    {len(places):,} left out: {reason} ({_places(places)})")
    if len(_by_reason(left_out)) > _REASONS:
        note("    … and others: --json has them all")


def _by_reason(left_out: "Sequence[LeftOut]") -> "list[tuple[str, list[LeftOut]]]":
    """What was left out, the most frequent reason first."""
    found: dict[str, list[LeftOut]] = {}
    for each in left_out:
        found.setdefault(each.reason, []).append(each)
    return sorted(found.items(), key=lambda pair: -len(pair[1]))


def _places(places: "Sequence[LeftOut]") -> str:
    """`x.csv:3, 7, 9`, cut after ten."""
    found = []
    file = ""
    for each in places[:10]:
        which = f" ({each.which})" if each.which else ""
        place = str(each.line) if each.file == file else f"{each.file}:{each.line}"
        found.append(f"{place}{which}")
        file = each.file
    return ", ".join(found) + (", …" if len(places) > 10 else "")


def _whole(name: str) -> str:
    """A name in one line; it is never cut, for it may be that of another person then."""
    return " ".join(name.split())


def _sample(text: str) -> str:
    return _short(text, 24)


def _short(text: str, length: int = 40) -> str:
    line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1] + "…"


def report(added: "Added", *, dry_run: bool, as_json: bool) -> None:
    """The list afterwards: a line on stdout, what needs a look on stderr."""
    if added.tightened:
        note(words_of_tightened(added.name))
    if added.left_off:
        note("who withdrew is added only if you name them with --again:")
        note(*(f"  {place}" for place in added.left_off[:_SHOWN]))
    if added.differing:
        note("in the file more than once with different answers, so what names the least counts:")
        for group in added.differing[:_SHOWN]:
            note(f"  {' and '.join(group.places)} may be one person → {group.chosen}")
        _show_more(len(added.differing))
    _show_held(added)
    _show_hidden(added)
    _show_unmatched(added)
    for before, after in added.renamed[:_SHOWN]:
        now = f"is called {_whole(after)} by the source" if after else "has no name in the source"
        less = ", with less of the name" if is_shortened(after, before) else ""
        note(f"  {_whole(before)} {now}{less}; changed")
    _show_one_address(added)
    _show_emptied(added)
    _show_missing(added)
    if as_json:
        show_json(_as_json(added, dry_run=dry_run))
        return
    words = ", ".join(f"{added.counts[key]} {said}" for key, said in _COUNTS if added.counts[key])
    words += f", {added.removed} removed" if added.removed else ""
    words += "".join(
        f", {number} {'wants' if number == 1 else 'want'} {what}"
        for key, what in _UNWANTED
        if (number := added.counts[key])
    )
    show(f"{added.name}: {words or 'nobody to add'}" + (" (dry run)" if dry_run else ""))


def _show_more(number: int) -> None:
    if number > _SHOWN:
        note(f"  … and {number - _SHOWN:,} more")


def _show_held(added: "Added") -> None:
    """Whose earlier answer goes on counting."""
    if not added.held:
        return
    note(
        "an earlier answer of theirs asks for less, or is not clear, so it goes on counting; change"
        " it in the list by hand if they said so:"
    )
    note(*(f"  {place}" for place in added.held[:_SHOWN]))
    _show_more(len(added.held))


def _show_hidden(added: "Added") -> None:
    """Who on the list is shown less, or not at all, because of a line in the file."""
    if not added.hidden:
        return
    note("on the list already, and the file asks for less, so that counts:")
    for each in added.hidden[:_SHOWN]:
        why = "their signature is taken back" if each.gone else "this may be the same person"
        why = "the file leaves them out now" if each.fallen else why
        note(f"  {each.id}  {_whole(each.name)} → {each.how} ({each.place}: {why})")
    _show_more(len(added.hidden))
    if gone := [each for each in added.hidden if each.gone or each.fallen]:
        letter = PurePath(added.name).stem
        note(f"to take them off the list: letterkit withdraw {letter} --id {gone[0].id}")


def _show_unmatched(added: "Added") -> None:
    """Lines that take back a signature, and change nothing."""
    already = "withdrawn, and off the list already"
    nobody = "not on the list, so nobody was taken off"
    there = added.counts["unchanged"]
    for places, said in ((added.left_already, already), (added.not_there, nobody)):
        if places:
            more = f" and {len(places) - _SHOWN:,} more" if len(places) > _SHOWN else ""
            # In a first import it may be somebody who never stood on this list.
            first = added.counts["added"] and not (added.counts["updated"] or there)
            where = f"{', '.join(places[:_SHOWN])}{more}"
            if said == nobody and first:
                note(f"{where}: left out, and not on the list before")
            else:
                warning = (f"{PROGRAM}: ", WARNING, " ") if said == nobody else ()
                note((*warning, f"{where}: {said}"))


def _show_one_address(added: "Added") -> None:
    """Who has one address with somebody who is not to be named."""
    for named, against in added.one_address[:_SHOWN]:
        places = (
            f"{added.name}:{each.place}" if each.id else each.place for each in (named, against)
        )
        note(
            f"{' and '.join(places)} have one address, and only the first is to be named; are they"
            " one person?"
        )
    _show_more(len(added.one_address))


def _show_emptied(added: "Added") -> None:
    """What a source left empty since, and of what it has no column any more."""
    for each in added.emptied[:_SHOWN]:
        what = ", ".join(_short(name) for name in each.columns)
        who = f"{each.id}  {_whole(each.name)}"
        note(f"  {who}: {what} is empty in the file, and now in the list ({each.place})")
    _show_more(len(added.emptied))
    for name, count in added.not_in_source.items():
        people = "1 person" if count == 1 else f"{count:,} people"
        note(
            f"the file has no {name} any more; what the list has of {people} stays: empty it there"
            " if they took it back"
        )


def _show_missing(added: "Added") -> None:
    """Who was in an earlier export of the same and is not in this one."""
    if not added.missing or added.removed == len(added.missing):
        return
    backed = [each for each in added.missing if each.backed]
    left = [each for each in added.missing if not each.backed]
    if left and not added.removed:
        note(
            f"{len(left)} on the list came from an earlier export of the same, but"
            f" {'is' if len(left) == 1 else 'are'} not in this one; --remove-missing removes"
            f" {'the entry' if len(left) == 1 else 'them'}:"
        )
        note(*(f"  {each.id}  {_whole(each.name)}" for each in left[:_SHOWN]))
    if backed:
        note(
            f"{len(backed)} more are not in it and have evidence, so they stay; `letterkit"
            " withdraw` removes them:"
        )
        note(*(f"  {each.id}  {_whole(each.name)}" for each in backed[:_SHOWN]))


def _as_json(added: "Added", *, dry_run: bool) -> dict[str, object]:
    return {
        "list": added.name,
        **{key: added.counts[key] for key, _ in (*_COUNTS, *_UNWANTED)},
        "missing": [each.id for each in added.missing],
        "removed": added.removed,
        "held": list(added.held),
        "left_already": list(added.left_already),
        "not_on_list": list(added.not_there),
        "emptied": {each.id: list(each.columns) for each in added.emptied},
        "shown_less": [each.id for each in added.hidden],
        "files": [_file_json(file) for file in added.files],
        "dry_run": dry_run,
    }


def _columns(export: "Export") -> dict[str, str]:
    """The field of each column by its title in the file, and by its own key if two are alike."""
    from letterkit.lists.rows.contents import shown_title

    found: dict[str, str] = {}
    for use in export.columns:
        title = shown_title(use.title)
        found[use.title if title in found else title] = use.field
    return found


def _file_json(file: "FileRead") -> dict[str, object]:
    left_out = file.all_left_out
    return {
        "file": file.name,
        "rows": file.rows,
        "read": file.rows - len(left_out),
        "left_out": [
            {
                "reason": reason,
                "count": len(places),
                "places": [f"{each.file}:{each.line}" for each in places],
            }
            for reason, places in _by_reason(left_out)
        ],
        "parts": [
            {
                "part": export.part,
                "rows": export.rows,
                "columns": _columns(export),
                "answers": {
                    answers.title: [
                        {"answer": text, "read_as": reading, "count": count}
                        for text, reading, count in answers.readings
                    ]
                    for answers in export.answers
                },
            }
            for export in file.exports
        ],
        "notes": [*file.notes, *(each for export in file.exports for each in export.notes)],
    }


def report_agreed(agreed: "AgreedRows", *, dry_run: bool, as_json: bool) -> None:
    """What became of rows in which people agree: a line on stdout, what was not recorded too."""
    for place, why in agreed.unsure:
        note(f"{place}: not recorded: {why}")
    counts = {key: agreed.counts.get(key, 0) for key, _ in _AGREED}
    name = agreed.list_name
    if as_json:
        unsure = [{"place": place, "reason": why} for place, why in agreed.unsure]
        show_json({"list": name, **counts, "not_recorded": unsure, "dry_run": dry_run})
        return
    words = ", ".join(f"{counts[key]} {said}" for key, said in _AGREED if counts[key])
    show(f"{name}: {words or 'nothing to record'}" + (" (dry run)" if dry_run else ""))


def report_filed(filing: "Filing", *, dry_run: bool, as_json: bool) -> None:
    """What became of evidence: a line on stdout, or every file as JSON."""
    counts = filing.counts
    name = filing.target.name
    if as_json:
        files = _items_json(filing.items)
        show_json({"list": name, **counts, "files": files, "dry_run": dry_run})
        return
    words = {"unchanged": "there already", "review": "to review", "skipped": "not an answer"}
    words |= {"unreadable": "could not be read", "no_mail": "to get no more e-mails"}
    said = ", ".join(f"{n} {words.get(key, key)}" for key, n in counts.items() if n)
    show(f"{name}: {said or 'nothing to add'}" + (" (dry run)" if dry_run else ""))


def _items_json(items: "Sequence[Item]") -> list[dict[str, object]]:
    """What was given, file by file, as for lists: rows = read + left out."""
    by_file: dict[str, list[Item]] = {}
    for item in items:
        by_file.setdefault(item.file, []).append(item)
    found: list[dict[str, object]] = []
    for file, theirs in by_file.items():
        left_out: dict[str, list[str]] = {}
        for item in theirs:
            if not item.taken:
                left_out.setdefault("; ".join(item.reasons), []).append(item.place)
        count = sum(map(len, left_out.values()))
        found.append(
            {
                "file": file,
                "rows": len(theirs),
                "read": len(theirs) - count,
                "left_out": [
                    {"reason": reason, "count": len(places), "places": places}
                    for reason, places in left_out.items()
                ],
            }
        )
    return found
