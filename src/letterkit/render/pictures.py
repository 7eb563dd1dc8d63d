"""Pictures reach a rendering from the document alone: no network, no file."""

import base64
from collections.abc import Mapping
from typing import Any

from letterkit.model import Picture


def data_uri(picture: Picture) -> str:
    return f"data:{picture.media_type};base64,{base64.b64encode(picture.data).decode()}"


class PictureFetcher:
    """What WeasyPrint asks for every address: `picture:NAME` is answered, all else refused."""

    def __init__(self, pictures: Mapping[str, Picture]) -> None:
        self.pictures = pictures

    def __call__(self, url: str, *_: object, **__: object) -> Any:
        from urllib.parse import unquote

        from weasyprint.urls import FatalURLFetchingError, URLFetcherResponse

        picture = self.pictures.get(unquote(url.removeprefix("picture:")))
        if picture is None or not url.startswith("picture:"):
            raise FatalURLFetchingError(f"refused: {url[:80]}")
        return URLFetcherResponse(url, picture.data, {"Content-Type": picture.media_type})
