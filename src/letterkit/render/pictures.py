"""Pictures reach a rendering from the document alone: no network, no file.

They are also given a place there. The function replaced is private to WeasyPrint, as in `tags.py`.
"""

import base64
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from letterkit.errors import LetterkitError
from letterkit.model import Picture
from letterkit.render.replacing import replaced


def data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


class PictureFetcher:
    """What WeasyPrint asks for every address: `picture:NAME` is answered, all else refused.

    `data:` is answered too: it is how an SVG carries a photograph inside of itself.
    """

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self.pictures = pictures
        self.refused: list[str] = []

    def __call__(self, url: str, *_: object, **__: object) -> Any:
        from urllib.parse import unquote
        from urllib.request import DataHandler, Request

        from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

        if url.startswith("data:"):
            found = DataHandler().data_open(Request(url))  # noqa: S310 - opens nothing
            return URLFetcherResponse(url, found.read(), dict(found.headers))
        picture = self.pictures.get(unquote(url.removeprefix("picture:")))
        if picture is None or not url.startswith("picture:"):
            self.refused.append(url)
            raise FatalURLFetchingError(url)
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})


class _Watch(logging.Handler):
    """Collects the pictures of which WeasyPrint logs that it cannot show them."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self.failed: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if isinstance(record.args, tuple) and record.args:
            self.failed.append(str(record.args[0]))


@contextmanager
def pictures_shown(file: str, fetcher: PictureFetcher) -> Iterator[None]:
    """Raise LetterkitError if a picture could not be shown whole: WeasyPrint passes over that.

    `file` is what it would be shown in.
    """
    from urllib.parse import unquote

    from weasyprint.urls import FatalURLFetchingError

    logger, watch = logging.getLogger("weasyprint"), _Watch()
    logger.addHandler(watch)
    try:
        yield
    except FatalURLFetchingError:
        pass  # reported below
    finally:
        logger.removeHandler(watch)
    if fetcher.refused:
        raise LetterkitError(
            f"{file}: a picture from elsewhere is not fetched: {fetcher.refused[0][:80]}",
            hint="a letter shows pictures of its own folder, and an SVG has all that it shows "
            "inside of itself",
        )
    if watch.failed:
        raise LetterkitError(
            f"{file}: a picture cannot be shown: {unquote(watch.failed[0])[:80]}".replace(
                "picture:", "", 1
            ),
            hint="open it in a program for pictures and save it again as PNG, JPEG or SVG",
        )


@contextmanager
def pictures_placed() -> Iterator[None]:
    """Within it, a drawing of no size of its own can stand in a text of either direction.

    WeasyPrint makes it as wide as its column. From right to left it then moves it to the end of the
    line, which fails for a picture that has no place yet. It gets its place in the line afterwards.
    """
    import weasyprint.layout.replaced as layout

    original = layout.inline_replaced_box_width_height

    def inline_replaced_box_width_height(box: Any, containing_block: Any) -> None:
        if not hasattr(box, "position_x"):
            box.position_x = 0.0
        original(box, containing_block)

    name = "inline_replaced_box_width_height"
    with replaced([(layout, name, inline_replaced_box_width_height)]):
        yield
