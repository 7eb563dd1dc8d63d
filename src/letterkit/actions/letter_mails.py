"""The letter itself as e-mails: to its addressees, or to the people of a file; the PDF attached."""

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from letterkit.actions.assemble import Assembled, assemble
from letterkit.actions.build import Built, as_published, missing_error
from letterkit.actions.examples import examples_left
from letterkit.actions.held import held_back
from letterkit.actions.lists import decisions_about, signatories_of
from letterkit.actions.mailings import Mail, Mailing, Postroom, reachable
from letterkit.actions.rendering import Format, rendering, tasks_for
from letterkit.actions.withdrawn_people import withdrawn_from
from letterkit.check.addresses import canonical_address
from letterkit.check.settling import reasons_out
from letterkit.errors import LetterkitError
from letterkit.letters.letter import read_letter
from letterkit.lists.signatories import read_signatories
from letterkit.model import Addressee, Document, Letter, Signatory
from letterkit.model.finding import Finding
from letterkit.register.evidence import OUTBOX

_ANYBODY = Addressee(email="anybody@example.invalid")  # in whose place each person comes


def addressees(room: Postroom, lang: str) -> Mailing:
    """The letter to each of its addressees, in this language or its first."""
    assembled = _assembled(room)
    document = _in_language(assembled, lang)
    once: dict[str, Addressee] = {}
    without: Counter[str] = Counter()
    for each in document.to:
        if not reachable(each.email):
            without["unreachable"] += 1
        elif canonical_address(each.email) in once:
            without["same_address"] += 1
        else:
            once[canonical_address(each.email)] = each
    mails = [
        Mail(f"{n}.eml", address, reachable(each.email))
        for n, (address, each) in enumerate(once.items(), 1)
    ]

    def contents() -> Iterator[tuple[str, bytes]]:
        from letterkit.render.mail import mail

        pdf = _pdfs(room, assembled, [document])[document.lang]
        for one, to in zip(mails, once.values(), strict=True):
            copy = replace(document, copy_for=to, sender_email=room.sender)
            yield one.name, room.dressed(mail(copy, attachments=[pdf], to=to))

    rows = {
        one.name: {"name": to.name or to.organisation, "email": to.email, "lang": document.lang}
        for one, to in zip(mails, once.values(), strict=True)
    }
    # A longer list is no reason to write again by itself; another text is.
    outbox = f"addressees.{_digest(document.text.content)}"
    left = _examples(room, assembled, {document.lang}) if mails else ()
    return Mailing(
        outbox, f"{OUTBOX}-addressees", mails, contents, without, rows=rows, examples=left
    )


def _examples(room: Postroom, assembled: Assembled, langs: Collection[str]) -> list[Finding]:
    """What a new letter or its list begins with, in the e-mails of these languages."""
    letters = [each for each in read_letter(room.workspace, room.slug) if each.lang in langs]
    return examples_left(letters, assembled.people, room.host.today)


def people_of_file(room: Postroom, path: Path, name: str) -> Mailing:
    """The letter to the people in a file, each in their language if it is written in it."""
    assembled = _assembled(room)
    letters = read_letter(room.workspace, room.slug)
    people, without = _of_file(room, letters, read_signatories(path, name))
    known = {each.lang: each for each in assembled.documents}
    first = assembled.documents[0].lang
    # Whatever the file is called, nobody gets the same text twice.
    outbox = f"file.{_digest(assembled.documents[0].text.content)}"
    mails = [
        Mail(f"{n}.eml", canonical_address(each.email), reachable(each.email))
        for n, each in enumerate(people, 1)
    ]
    langs = [each.lang if each.lang in known else first for each in people]

    def contents() -> Iterator[tuple[str, bytes]]:
        from letterkit.render.mail import addressed, mail

        used = [known[lang] for lang in dict.fromkeys(langs)]
        pdfs = _pdfs(room, assembled, used)
        forms = {}
        for each in used:
            plain = replace(each, sender_email=room.sender)
            forms[each.lang] = mail(plain, attachments=[pdfs[each.lang]], to=_ANYBODY)
        for one, who, lang in zip(mails, people, langs, strict=True):
            data = addressed(forms[lang], who.name, who.email)
            key = one.key(room.secret, outbox)
            yield one.name, room.dressed(data, is_list=True, key=key)

    rows = {
        one.name: {"name": who.name, "email": who.email, "lang": lang}
        for one, who, lang in zip(mails, people, langs, strict=True)
    }
    left = _examples(room, assembled, set(langs)) if mails else ()
    return Mailing(outbox, f"{OUTBOX}-file", mails, contents, without, rows=rows, examples=left)


def _assembled(room: Postroom) -> Assembled:
    assembled = assemble(room.workspace, room.slug, room.host)
    if assembled.changed:
        room.host.warn(
            LetterkitError(
                f"{room.slug}: the list has changed since it was published, so the PDF that is"
                " attached is not sealed",
                hint=f"publish it first: letterkit publish {room.slug}",
            )
        )
    return assembled


def _in_language(assembled: Assembled, lang: str) -> Document:
    known = {each.lang: each for each in assembled.documents}
    if lang and lang not in known:
        raise LetterkitError(
            f"letters/{assembled.slug}: not written in {lang}",
            hint=f"it is there in {', '.join(known)}; write letter.{lang}.md for another",
        )
    return known[lang] if lang else assembled.documents[0]


def _of_file(
    room: Postroom, letters: Sequence[Letter], people: Sequence[Signatory]
) -> tuple[list[Signatory], Counter[str]]:
    """Those of a file who may get an e-mail, each address once, and why the others get none."""
    withdrawn = withdrawn_from(room.workspace, room.slug)
    listed = signatories_of(room.workspace, letters[0], None, room.host.progress)
    living = [each for each in listed if not withdrawn.has(each)]
    settled = _settled_addresses(room, living)
    named = held_back(room.workspace, room.slug, living, people)
    held = {id(each.who) for each in named}
    kept: dict[str, Signatory] = {}
    without: Counter[str] = Counter()
    for each in people:
        address = canonical_address(each.email)
        if not reachable(each.email):
            without["unreachable"] += 1
        elif withdrawn.matches(each):
            without["withdrew"] += 1
        elif each.consent is False:
            without["declined"] += 1
        elif room.refuses_mail(each, news=True):
            without["no_mail"] += 1
        elif address in settled:
            without[settled[address]] += 1
        elif id(each) in held:
            without["waiting"] += 1
        elif address in kept:
            without["same_address"] += 1
        else:
            kept[address] = each
    return list(kept.values()), without


def _settled_addresses(room: Postroom, living: Sequence[Signatory]) -> Mapping[str, str]:
    """Why nobody at these addresses of the list is written to.

    An answer that waits or says no, and a wish for no e-mails, count for all at an address. Where a
    decision or missing consent keeps out one of them, another may still be written to.
    """
    reasons = reasons_out(decisions_about(room.workspace, room.slug), living)
    of_all: dict[str, str] = {}
    of_one: dict[str, str] = {}
    free: set[str] = set()
    for index, each in enumerate(living):
        address = canonical_address(each.email)
        if not address:
            continue
        if each.consent is False:
            of_all.setdefault(address, "declined")
        elif room.refuses_mail(each, news=True):
            of_all.setdefault(address, "no_mail")
        elif index in reasons:
            of_one.setdefault(address, "left_out")
        elif each.consent is None:
            of_one.setdefault(address, "silent")
        else:
            free.add(address)
    for one in held_back(room.workspace, room.slug, living, living):
        why = "refused" if one.holding.refuses else "waiting"
        of_all[canonical_address(one.who.email)] = why
    return {address: why for address, why in of_one.items() if address not in free} | of_all


def _pdfs(
    room: Postroom, assembled: Assembled, documents: Sequence[Document]
) -> Mapping[str, tuple[str, str, bytes]]:
    """The PDF in each language, to be attached: sealed, if it is as it was published."""
    langs = [each.lang for each in documents]
    stems = {f"{assembled.slug}.{lang}" for lang in langs}
    tasks = [each for each in tasks_for(assembled, (Format.PDF,), langs) if each.stem in stems]
    with rendering(len(tasks)) as render:
        made = list(render(tasks, room.host.progress, "drawing the PDF"))
    for each in made:
        if each.unmade:
            raise missing_error(each.unmade, assembled)
    folder = room.workspace.root / "build" / assembled.slug
    built = as_published(Built(assembled, folder, made, ()), folder)
    found = {}
    for task, one in zip(tasks, built.made, strict=True):
        pdf = one.outputs[0]
        found[task.document.lang] = (pdf.name, "application/pdf", pdf.data)
    return found


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()[:8]
