"""`letterkit schema`."""

from pathlib import Path
from typing import Annotated

import typer

from letterkit.cli.options import Folder
from letterkit.cli.output import note, show

Name = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="Print one to stdout: letter, translation or letterkit (default: write all)",
        show_default=False,
    ),
]


def schema(name: Name = "", folder: Folder = Path()) -> None:
    """Write the JSON schemas by which an editor completes and checks your files

    They go into .letterkit/schema, where files that letterkit new writes name them. Run it again
    when a letter uses facts of its own, or templates in letters/_templates changed.
    """
    from letterkit.actions.schema import NAMES, SETTINGS_FILE, schema_of, write_schemas_in
    from letterkit.errors import LetterkitError

    if name:
        if name not in NAMES:
            raise LetterkitError(
                f"no such schema: {name[:40]}", hint=f"there are {', '.join(NAMES)}"
            )
        show(*schema_of(folder, name).splitlines())
        return
    written = write_schemas_in(folder)
    show(*written)
    for path in written:
        of_settings = path.endswith(f"/{SETTINGS_FILE}.json")
        if of_settings:
            note(f"a letterkit.toml names its own in a line: #:schema ./{path}")
        else:
            note(f"front matter names it in a line: # yaml-language-server: $schema=../../{path}")
