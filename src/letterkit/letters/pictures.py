"""A letter's pictures, written anew: their pixels and shapes go into the outputs, and nothing else.

A photograph says where it was taken and with whose camera, a drawing in which folder it lies. So no
byte of a picture's file is copied: `letters/pixels.py` writes pixels anew, and
`letters/drawings.py` shapes. The same file gives the same bytes.
"""

from functools import lru_cache, partial

from letterkit.confined import Bounds, confined
from letterkit.faults import naming
from letterkit.letters.drawings import clean_drawing
from letterkit.letters.pixels import IN_TEXT, SAVE_AGAIN, Box, clean_pixels
from letterkit.model import Picture

# However large its file is: of a few bytes may come as many pixels as of ten megabytes.
BOUNDS = Bounds(8, 380 * 2**20)


@lru_cache(maxsize=32)
def clean_picture(picture: Picture, file: str, box: Box = IN_TEXT) -> Picture:
    """The picture without what is not seen of it; `file` is what to call it in errors.

    `box` is how many pixels it needs. Its sender may have made it to hang or fill this
    machine: a process of its own is bounded.
    """
    with naming(file, hint=SAVE_AGAIN, limit=str(BOUNDS)):
        return confined(partial(_clean, picture, file, box), BOUNDS)


def _clean(picture: Picture, file: str, box: Box) -> Picture:
    if picture.media_type == "image/svg+xml":
        return Picture(picture.name, picture.media_type, clean_drawing(picture.data, file))
    data, media_type = clean_pixels(picture.data, file, box)
    return Picture(picture.name, media_type, data)
