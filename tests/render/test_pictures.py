import pytest

from letterkit.render.pictures import PictureFetcher, data_uri
from render.documents import PIXEL


def test_a_picture_of_the_document_is_answered():
    fetch = PictureFetcher({"my logo.png": PIXEL})
    for url in ("picture:my logo.png", "picture:my%20logo.png"):
        found = fetch(url)
        assert (found.read(), found.headers["Content-Type"]) == (PIXEL.data, "image/png")
    assert fetch.refused == []


def test_what_an_address_holds_itself_is_answered():
    fetch = PictureFetcher({})
    assert fetch(data_uri(PIXEL)).read() == PIXEL.data
    assert fetch.refused == []


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/logo.png",
        "http://127.0.0.1/",
        "file:///etc/passwd",
        "/etc/passwd",
        "logo.png",
        "picture:other.png",
        "picture:../logo.png",
        "PICTURE:logo.png",
        "ftp://example.org/logo.png",
        "",
    ],
)
def test_all_else_is_refused_and_remembered(url):
    from weasyprint.urls import FatalURLFetchingError

    fetch = PictureFetcher({"logo.png": PIXEL})
    with pytest.raises(FatalURLFetchingError):
        fetch(url)
    assert fetch.refused == [url]


def test_a_picture_becomes_an_address():
    assert data_uri(PIXEL).startswith("data:image/png;base64,iVBORw0KGgo")
