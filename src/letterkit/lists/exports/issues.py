"""Issues of GitHub as JSON: `gh issue list --json …`, and what GitHub's interface answers.

The body of an issue that was written with a form has a heading `### Question` for each question,
with the answer below it; `- [x]` is a ticked box, and `_No response_` is nothing. The forms that
`letterkit new --github` writes are known by their headings (`model/issue_form.py`). Of these

- what an organiser has not labelled `accepted` does not count, nor does a closed issue: anybody
  may open one, in any name;
- a change takes the place of what the same account signed, once it is accepted; until then that
  signature is in no output;
- a request to take out a signature counts at once, if it comes from the account that signed.

The questions of any other form become columns, about which `add` asks as about any other. Every
issue is a row or is left out with its reason; titles and comments are shown to be read.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from letterkit.errors import LetterkitError
from letterkit.lists.rows.contents import Contents, ExportRow, LeftOut, Part
from letterkit.lists.structures.decoded import Fields, Items, Value, scalar_text
from letterkit.model import issue_form
from letterkit.model.issue_form import ACCEPTED, CHANGE, NO_ANSWER, REMOVE, SIGN

NUMBER, ACCOUNT, STATUS = "GitHub issue", "GitHub account", "Status"
_OWN = ("name", "role", "affiliation", "country", "kind", "shown", "consent", "signed", "lang")
_GHOST = "ghost"  # whose account was deleted
_HEADING = re.compile(r"### +(\S.*?)\s*")
_BOX = re.compile(r"- \[([ xX])\] +(\S.*?)\s*")
_ITSELF = ("number", "title", "body")
_BY = ("author", "user")
_LABELS = (SIGN, CHANGE, REMOVE, ACCEPTED)


@dataclass(frozen=True, slots=True)
class Issue:
    """An issue; `account` is empty where nobody knows whose it was. `answers` are by heading."""

    line: int
    number: str
    title: str
    account: str
    is_closed: bool
    labels: tuple[str, ...]
    day: str
    answers: Sequence[tuple[str, str]]
    is_request: bool = False
    comments: Sequence[str] = ()

    @property
    def key(self) -> str:
        return self.number


@dataclass(frozen=True, slots=True)
class _Written:
    """An issue in one of our forms; `values` are those of a list, and `fault` what is none."""

    issue: Issue
    form: str
    lang: str
    values: dict[str, str] = field(default_factory=dict)
    fault: str = ""

    @property
    def counts(self) -> bool:
        """Whether it is open, and an organiser has accepted it."""
        return not self.issue.is_closed and ACCEPTED in self.issue.labels


def issues_of(value: Value) -> list[Issue] | None:
    """The issues in a value of JSON; None if it holds anything else."""
    found = list(_objects(value))
    if not found or any(each is None or not _is_issue(each) for each in found):
        return None
    return [_issue(each) for each in found if each is not None]


def issue_contents(issues: Sequence[Issue], name: str) -> Contents:
    """What the issues say, and which of them count nothing."""
    left_out: list[LeftOut] = []
    own: list[_Written] = []
    others: list[Issue] = []
    # Where the labels of our forms are, anybody could stop an import with another form.
    is_ours = any(label in _LABELS for each in issues for label in each.labels)
    for each in _once(issues, name):
        written = _written(each)
        if each.is_request:
            left_out.append(_left(each, name, "a pull request"))
        elif not each.answers:
            left_out.append(_left(each, name, "not written with a form"))
        elif written:
            own.append(written)
        elif each.is_closed:
            left_out.append(_left(each, name, "closed"))
        elif is_ours and ACCEPTED not in each.labels:
            left_out.append(
                _left(each, name, f"another form, and nobody has labelled it {ACCEPTED}")
            )
        else:
            others.append(each)
    rows = list(_own_rows(own, name, left_out))
    header = ExportRow(name, 1, [NUMBER, ACCOUNT, *_OWN])
    parts = [Part("", [header, *rows])] if rows or not others else []
    if others:
        parts.append(_other_part(others, name))
    texts = [*_texts([each.issue for each in own if each.counts], name, own=True)]
    texts += _texts(others, name, own=False)
    return Contents(parts, left_out, written=texts)


def _objects(value: Value) -> Iterator[Fields | None]:
    """The objects of a list, of lists of them, or the one that there is; None is anything else."""
    match value:
        case Fields():
            yield value
        case Items():
            for each in value.values:
                if isinstance(each, Items) and not each.values:
                    continue  # an empty page
                yield from _objects(each)
        case _:
            yield None


def _is_issue(fields: Fields) -> bool:
    there = fields.values.keys()
    return there >= set(_ITSELF) and any(each in there for each in _BY)


def _issue(fields: Fields) -> Issue:
    values = fields.values
    by = next(values[each] for each in _BY if each in values)
    login = by.values.get("login") if isinstance(by, Fields) else ""
    account = _text(login)
    labels = values.get("labels")
    listed = labels.values if isinstance(labels, Items) else []
    names = (each.values.get("name") if isinstance(each, Fields) else each for each in listed)
    created = _text(values.get("createdAt") or values.get("created_at"))
    return Issue(
        line=fields.line,
        number=_text(values["number"]),
        title=" ".join(_text(values["title"]).split()),
        account="" if account.casefold() == _GHOST else account,
        is_closed=_text(values.get("state")).casefold() == "closed",
        labels=tuple(_text(each) for each in names),
        day=created.partition("T")[0],
        answers=answers_of(_text(values["body"])),
        is_request="pull_request" in values,
        comments=tuple(_comments(values.get("comments"))),
    )


def _text(value: Value) -> str:
    return "" if isinstance(value, Fields | Items) else scalar_text(value).strip()


def _comments(value: Value) -> Iterator[str]:
    for each in value.values if isinstance(value, Items) else ():
        text = _text(each.values.get("body")) if isinstance(each, Fields) else _text(each)
        if text:
            yield " ".join(text.split())


def answers_of(body: str) -> Sequence[tuple[str, str]]:
    """Each heading with the answer below it; nothing if a form did not write the text."""
    answers: list[tuple[str, list[str]]] = []
    for line in body.replace("\r\n", "\n").split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading:
            answers.append((heading[1], []))
        elif answers:
            answers[-1][1].append(line)
        elif line.strip():
            return ()
    return [(heading, _answer("\n".join(lines))) for heading, lines in answers]


def _answer(text: str) -> str:
    text = text.strip()
    return "" if text == NO_ANSWER else text


def _once(issues: Sequence[Issue], name: str) -> Iterator[Issue]:
    known: set[str] = set()
    for each in issues:
        if each.number in known:
            raise LetterkitError(
                f"{name}:{each.line}: issue {each.number} is there twice",
                hint="get the issues anew, in one go",
            )
        known.add(each.number)
        yield each


def _left(issue: Issue, name: str, reason: str) -> LeftOut:
    return LeftOut(name, issue.line, f"issue {issue.number}: {reason}")


# Our own forms


def _written(issue: Issue) -> _Written | None:
    """The issue as an answer to one of our forms, in whichever language."""
    headings = sorted(heading for heading, _ in issue.answers)
    for lang, words in issue_form.forms().items():
        for form in (SIGN, CHANGE, REMOVE):
            fields = issue_form.headings_of(form, words)
            if headings == sorted(fields):
                answers = {fields[heading]: answer for heading, answer in issue.answers}
                return _with_values(issue, form, lang, answers)
    return None


def _with_values(issue: Issue, form: str, lang: str, answers: dict[str, str]) -> _Written:
    words = issue_form.words_of(lang)
    if form == REMOVE:
        return _Written(issue, form, lang)
    values = {each: " ".join(answers[each].split()) for each in _OWN if each in answers}
    chosen = {
        "kind": {words[each]: said for each, said in issue_form.KINDS.items()},
        "shown": {words[each]: said for each, said in issue_form.SHOWN.items()},
        "consent": {f"- [x] {words['agree']}": "yes", f"- [ ] {words['agree']}": "no"},
    }
    for each, known in chosen.items():
        said = values[each].replace("- [X] ", "- [x] ")
        if said not in known:
            return _Written(issue, form, lang, fault=words[each])
        values[each] = known[said]
    return _Written(issue, form, lang, {**values, "signed": issue.day, "lang": lang})


def _own_rows(own: Sequence[_Written], name: str, left_out: list[LeftOut]) -> Iterator[ExportRow]:
    """The signatures, as they were changed; what counts nothing is added to `left_out`."""
    for each in own:
        if each.form == SIGN:
            yield from _signature(each, _later(each, own), name, left_out)
        elif not any(_is_same(each, one) for one in own if one.form == SIGN):
            what = "take out" if each.form == REMOVE else "change"
            reason = f"asks to {what} a signature of an account that has none here: look at it"
            reason = "closed" if each.issue.is_closed else reason
            left_out.append(_left(each.issue, name, reason))
        else:
            left_out.append(_left(each.issue, name, "counts for the signature of its account"))


def _is_same(one: _Written, other: _Written) -> bool:
    account = one.issue.account.casefold()
    return bool(account) and account == other.issue.account.casefold()


def _later(signed: _Written, own: Sequence[_Written]) -> list[_Written]:
    """What the same account asked for since, the oldest first."""
    asked = (each for each in own if each.form != SIGN and _is_same(each, signed))
    later = (each for each in asked if _age(each) > _age(signed))
    return sorted(later, key=_age)


def _age(written: _Written) -> tuple[int, str]:
    """By which issues stand in the order in which they were opened."""
    return len(written.issue.number), written.issue.number


def _signature(
    signed: _Written, later: Sequence[_Written], name: str, left_out: list[LeftOut]
) -> Iterator[ExportRow]:
    asked = [each for each in later if not each.issue.is_closed or each.form == REMOVE]
    changes = [each for each in asked if each.form == CHANGE]
    newest = changes[-1] if changes else signed
    gone = next((each for each in asked if each.form == REMOVE), None)
    waits = next((each for each in changes if not each.counts), None)
    if not signed.counts:
        reason = "closed" if signed.issue.is_closed else f"nobody has labelled it {ACCEPTED}"
        left_out.append(_left(signed.issue, name, reason))
    elif gone:
        yield _row(signed, signed, name, f"taken out by issue {gone.issue.number}")
    elif waits:
        reason = f"issue {waits.issue.number} asks for a change, which nobody has accepted"
        left_out.append(_left(signed.issue, name, reason))
    elif newest.fault:
        reason = f"an answer to “{newest.fault}” is none that the form has"
        left_out.append(_left(newest.issue, name, reason))
    else:
        yield _row(signed, newest, name)


def _row(signed: _Written, said: _Written, name: str, out: str = "") -> ExportRow:
    values = {**said.values, "signed": signed.issue.day}
    cells = [signed.issue.key, signed.issue.account, *(values.get(each, "") for each in _OWN)]
    return ExportRow(name, said.issue.line, cells, out=out)


# Other forms


def _other_part(issues: Sequence[Issue], name: str) -> Part:
    """A column for each question, and for each box of a question with boxes."""
    rows = [(each, dict(_columns(each, name))) for each in issues]
    titles = list(dict.fromkeys(title for _, cells in rows for title in cells))
    sparse = {title for title in titles if any(title not in cells for _, cells in rows)}
    labelled = any(each.labels for each in issues)
    header = [NUMBER, ACCOUNT, *titles, *([STATUS] if labelled else [])]
    made = []
    for each, cells in rows:
        labels = [", ".join(each.labels)] if labelled else []
        values = [each.key, each.account, *(cells.get(title, "") for title in titles), *labels]
        made.append(ExportRow(name, each.line, values))
    return Part("", [ExportRow(name, 1, header), *made], sparse=sparse)


def _columns(issue: Issue, name: str) -> Iterator[tuple[str, str]]:
    known: set[str] = set()
    for heading, answer in issue.answers:
        if heading in known or heading in (NUMBER, ACCOUNT, STATUS):
            raise LetterkitError(
                f"{name}:{issue.line}: issue {issue.number} has two answers to “{heading[:60]}”",
                hint="look at it, and leave one of them there",
            )
        known.add(heading)
        lines = [line for line in answer.split("\n") if line.strip()]
        boxes = [found for line in lines if (found := _BOX.fullmatch(line))]
        if boxes and len(boxes) == len(lines):
            for box in boxes:
                title = (
                    heading if len(boxes) == 1 and box[2] == heading else f"{heading} [{box[2]}]"
                )
                yield title, "no" if box[1] == " " else "yes"
        else:
            yield heading, " ".join(answer.split())


def _texts(issues: Sequence[Issue], name: str, *, own: bool) -> Iterator[tuple[str, str]]:
    """Titles that a form did not write, and comments: nobody but a person understands them."""
    words = issue_form.forms().values()
    usual = {each[form].casefold() for each in words for form in (SIGN, CHANGE)} if own else set()
    alike = len({each.title for each in issues}) == 1 and len(issues) > 1
    for each in issues:
        if each.title and not alike and each.title.casefold() not in usual:
            yield f"{name}:{each.line}", each.title
        for text in each.comments:
            yield f"{name}:{each.line}", text
