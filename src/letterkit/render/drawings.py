"""A drawing is drawn alone before it is drawn into a letter, in a process that the system bounds.

`letters/drawings.py` counts the parts of a drawing. How long it takes to draw them, and to read
what was drawn, hangs on more than their number: on corners, letters, patterns and masks. So that is
tried, for all drawings of a letter together. To read them takes less than to draw them.
"""

from functools import lru_cache, partial

from letterkit.confined import Bounds, confined
from letterkit.errors import LetterkitError
from letterkit.faults import Fault, TooMuch
from letterkit.model import Document, Picture
from letterkit.render.library import load_weasyprint
from letterkit.render.pictures import PictureFetcher, pictures_shown

# A letter is set, drawn and read in two seconds; with this three times it takes less than ten.
BOUNDS = Bounds(3, 280 * 2**20)
_SVG = "image/svg+xml"
_STYLE = "<style>img { max-width: 170mm; max-height: 120mm }</style>"
_HINT = "save it as PNG, or with fewer shapes, corners and letters"


def try_drawings(document: Document) -> None:
    """Raise LetterkitError if drawing the drawings of a letter takes too much time or memory."""
    drawings = tuple(each for each in document.pictures.values() if each.media_type == _SVG)
    if drawings:
        _try(f"letters/{document.slug}", f"{document.slug}.{document.lang}.pdf", drawings)


@lru_cache(maxsize=8)  # each addressee's copy has the same
def _try(folder: str, file: str, drawings: tuple[Picture, ...]) -> None:
    load_weasyprint()  # here, so that the process need not load it

    names = ", ".join(f"{folder}/{each.name}" for each in drawings)
    try:
        confined(partial(_draw, file, drawings), BOUNDS)
    except (TooMuch, Fault) as error:  # where memory ends, a library may raise anything
        raise LetterkitError(f"{names}: cannot be drawn, or not in {BOUNDS}", hint=_HINT) from error


def _draw(file: str, drawings: tuple[Picture, ...]) -> None:
    """Draw them one below the other."""
    from urllib.parse import quote

    from weasyprint import HTML

    images = [f'<p><img src="picture:{quote(each.name)}"></p>' for each in drawings]
    fetcher = PictureFetcher({each.name: each for each in drawings})
    html = HTML(string=_STYLE + "".join(images), url_fetcher=fetcher, base_url="picture:")
    try:
        with pictures_shown(file, fetcher):
            html.write_pdf()
    except LetterkitError as error:
        if fetcher.refused:
            raise
        # What ends for want of memory is passed over by WeasyPrint, as what is damaged is.
        raise TooMuch from error
