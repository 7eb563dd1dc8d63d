"""Building: letters become files, which take the place of older ones once all of them are made."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from itertools import chain, islice
from pathlib import Path

from letterkit.actions.assemble import Assembled, assemble
from letterkit.actions.changing import replacing
from letterkit.actions.host import Host
from letterkit.actions.lists import note_unfinished
from letterkit.actions.rendering import (
    BUILDING,
    USUAL,
    Format,
    Made,
    Unmade,
    common_outputs,
    linking_to_made,
    names_of,
    rendering,
    tasks_for,
)
from letterkit.errors import LetterkitError
from letterkit.files.files import read_bytes, sha256_of
from letterkit.files.fonts import packages_of
from letterkit.files.outputs import SUMS_SEAL, Output, stage, staging
from letterkit.files.workspace import Workspace, find_workspace, language_count, letter_slugs
from letterkit.model import Paper, Shown, Signatory
from letterkit.model.finding import Finding
from letterkit.model.font_packages import advice, named
from letterkit.register.sealing import is_sealed, kept_sums_seal, with_kept_seals

_PLACES = 5  # that are named in one message
_NAMED = 3  # files
_IGNORE = "draw boxes for them with --ignore-missing-glyphs"


@dataclass(frozen=True, slots=True)
class BuildOptions:
    """What to make, and how; no formats or languages are all of them.

    `out` is the folder in the place of `build`, `listed` a list in the place of the letter's.
    `ignoring` draws boxes for characters that no font has, and `checking` verifies the files of
    long lists too. With `strict` nothing is made while the checks find errors.
    """

    formats: Sequence[Format] = ()
    languages: Sequence[str] = ()
    out: Path | None = None
    paper: Paper | None = None
    listed: Path | None = None
    per_addressee: bool = False
    attach: bool = False
    ignoring: bool = False
    checking: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Built:
    """A letter's files: those that were rendered, and those of no one language.

    `unsealed` are those that publishing would seal, and `seal_of` makes of the checksums their
    seal, if they are those that were published.
    """

    assembled: Assembled
    folder: Path
    made: Sequence[Made]
    common: Sequence[Output]
    unsealed: int = 0
    seal_of: Callable[[bytes], bytes] | None = None

    @property
    def rendered(self) -> list[Output]:
        """The files that are of one language."""
        return [output for each in self.made for output in each.outputs]

    @property
    def outputs(self) -> list[Output]:
        """All files."""
        return [*self.rendered, *self.common]

    @property
    def unmade(self) -> list[Unmade]:
        """What no font here can draw."""
        return [each.unmade for each in self.made if each.unmade]

    @property
    def unmade_names(self) -> frozenset[str]:
        """The names of the files that no font here can draw."""
        return frozenset(name for each in self.unmade for name in each.names)


@dataclass(frozen=True, slots=True)
class Build:
    """The letters that were built; with `strict`, the errors for which none was."""

    workspace: Workspace
    letters: Sequence[Built] = ()
    errors: Sequence[Finding] = ()


def build(folder: Path, letter: str, options: BuildOptions, host: Host) -> Build:
    """Make the files of a letter, or of every letter.

    Nothing but the folder of the files changes, and that stays as it was after an error. Each file
    is verified before it takes the place of an older one.
    """
    workspace = find_workspace(folder)
    formats = options.formats or USUAL
    target = options.out.absolute() if options.out else workspace.root / "build"
    slugs = letter_slugs(workspace, letter)
    most = len(slugs) * len(options.languages) or language_count(workspace, slugs)
    note_unfinished(workspace, host.note)
    with (
        rendering(most if Format.PDF in formats else 0) as render,
        ExitStack() as turn,
        staging() as staged,
    ):
        letters = [
            assemble(workspace, slug, host, paper=options.paper, listed=options.listed)
            for slug in slugs
        ]
        errors = [error for each in letters for error in each.errors]
        if options.strict and errors:
            return Build(workspace, errors=errors)
        tasks = [
            tasks_for(
                each,
                formats,
                options.languages,
                per_addressee=options.per_addressee,
                attach=options.attach,
                ignoring=options.ignoring,
                checking=options.checking,
            )
            for each in letters
        ]
        every = list(chain.from_iterable(tasks))
        common = list(map(common_outputs, letters))  # makes register.json once, to be inherited
        done = iter(linking_to_made(every, list(render(every, host.progress, BUILDING))))
        built = []
        for each, its, shared in zip(letters, tasks, common, strict=True):
            made = Built(each, target / each.slug, list(islice(done, len(its))), shared)
            built.append(as_published(made, workspace.root / "build" / each.slug))
        turn.enter_context(replacing(target, slugs, "build", host))
        # A build of some formats or languages leaves the files of the others.
        some = bool(options.formats or options.languages)
        for one in built:
            names = names_of(one.assembled, per_addressee=options.per_addressee)
            if some and Format.HTML in formats:
                host.note(*_unlinked(one, names))
            staged.append(
                stage(
                    one.folder,
                    one.outputs,
                    # An old file beside those that could not be made would say something else.
                    keep=names - one.unmade_names if some else frozenset(),
                    digest=sha256_of,
                    seal_of=one.seal_of,
                )
            )
    return Build(workspace, built)


def _unlinked(built: Built, names: frozenset[str]) -> Iterator[str]:
    """A note where files stay beside a new page that does not link to them."""
    made = {each.name for each in built.outputs}
    staying = sorted(
        each
        for each in names - made
        if each.endswith((".html", ".pdf", ".txt")) and (built.folder / each).is_file()
    )
    if staying:
        slug, more = built.assembled.slug, " …" if len(staying) > _NAMED else ""
        yield (
            f"{slug}: a page links only to what is made with it, and not to "
            f"{', '.join(staying[:_NAMED])}{more}: `letterkit build {slug}` makes all together"
        )


def as_published(built: Built, folder: Path) -> Built:
    """The files, those sealed that are in `folder` as they were published.

    A build has no key: a file that is as it was published keeps the seal that it has.
    """
    published = built.assembled.documents[0].register.published
    if published is None:
        return built
    slug, vkey = built.assembled.slug, published.vkey

    def before(name: str) -> bytes:
        return read_bytes(folder / name, name) if (folder / name).is_file() else b""

    def kept(outputs: Sequence[Output]) -> list[Output]:
        return with_kept_seals(outputs, slug, vkey, before)

    made = [replace(each, outputs=tuple(kept(each.outputs))) for each in built.made]
    sealed = replace(built, made=made, common=kept(built.common))
    return replace(
        sealed,
        unsealed=sum(not is_sealed(each, slug, vkey) for each in sealed.outputs),
        seal_of=lambda sums: kept_sums_seal(sums, before(SUMS_SEAL), vkey),
    )


def missing_errors(built: Built) -> Iterator[LetterkitError]:
    """An error for each language that no font here can draw: its copies lack the same."""
    known: set[tuple[str, str]] = set()
    for each in built.unmade:
        key = each.lang if not each.why else "", each.characters
        if key not in known:
            known.add(key)
            yield missing_error(each, built.assembled)


def missing_error(unmade: Unmade, assembled: Assembled) -> LetterkitError:
    """Says of a PDF what is missing and where, and which package of Debian draws it."""
    if unmade.why:
        return LetterkitError(f"{assembled.slug}: {unmade.why}", hint=unmade.hint)
    characters = unmade.characters
    return LetterkitError(
        f"{unmade.names[0]}: no font here can draw {named(characters)}{_where(unmade, assembled)}",
        hint=f"{advice(packages_of(characters))}, or {_IGNORE}",
    )


def words_of_boxes(name: str, boxes: str) -> str:
    """The note about a PDF in which boxes stand for characters."""
    return f"{name}: a box stands in the place of {named(boxes)}, which no font here can draw"


def _where(unmade: Unmade, assembled: Assembled) -> str:
    places = list(_places(unmade, assembled))
    more = len(places) - _PLACES
    shown = places[:_PLACES] + ([f"{more} more"] if more > 0 else [])
    return f" (in {', '.join(shown)})" if shown else ""


def _places(unmade: Unmade, assembled: Assembled) -> Iterator[str]:
    """`the letter`, `signatories/people.csv:2 Ada Example`"""
    missing = set(unmade.characters)
    for document in assembled.documents:
        if document.lang == unmade.lang and not missing.isdisjoint(document.text.content):
            yield "the letter"
    for each in assembled.people:
        public = f"{each.name} {each.role} {each.affiliation} {each.country}"
        if not missing.isdisjoint(public):
            yield f"{each.source} {_called(each)}".rstrip()


def _called(signatory: Signatory) -> str:
    """As much of a signatory as they let others see."""
    name = signatory.name if signatory.shown is Shown.NAMED else ""
    return name or signatory.role or signatory.affiliation
