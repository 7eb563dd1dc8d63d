"""The pixels of a picture, written anew as a JPEG or PNG with nothing else in it.

JPEG stays JPEG, with the tables that it was compressed with; PNG, GIF and WebP become PNG. Where a
file says that its picture is to be turned, or has a colour profile, the pixels are turned and
converted. A picture with more pixels than print can show is scaled down; none is scaled up.
"""

import struct
import warnings
import zlib
from io import BytesIO
from typing import TYPE_CHECKING, TypeAlias

from letterkit.errors import LetterkitError

if TYPE_CHECKING:
    from PIL.Image import Image

# Pixels across and down, at most: at 300 to the inch, what print shows of each (`print.css`).
Box: TypeAlias = tuple[int, int]
IN_TEXT: Box = (1820, 1420)
LOGO: Box = (800, 240)
SCAN: Box = (1000, 270)

MOST_PIXELS = 40_000_000
# Each pass of a JPEG paints the whole picture again; a file may claim any number of them.
_MOST_PASSES = 100
_PASS = b"\xff\xda"
_JPEG = b"\xff\xd8"
_ORIENTATION = 0x0112
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP")
_SMALLER = "save it smaller: a page of print needs no more than 9 million pixels"
SAVE_AGAIN = "open it in a program for pictures and save it again as PNG or JPEG"
# What Pillow raises for files that were damaged, by chance or not.
_BROKEN = (
    *(OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, TypeError),
    *(AttributeError, ArithmeticError, NotImplementedError, RuntimeError),
    *(struct.error, zlib.error),
)


def clean_pixels(data: bytes, file: str, box: Box = IN_TEXT) -> tuple[bytes, str]:
    """A JPEG or PNG, of the same pixels or fewer, and which of the two; raises LetterkitError."""
    from PIL import Image

    if data.startswith(_JPEG) and data.count(_PASS) > _MOST_PASSES:
        raise LetterkitError(f"{file}: a JPEG of over {_MOST_PASSES} passes", hint=SAVE_AGAIN)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            image = Image.open(BytesIO(data), formats=_FORMATS)
            _refuse_large(image.size, file)
            _refuse_moving(image, file)
            image.load()
            _refuse_large(image.size, file)
            return _written(image, box)
    except Image.DecompressionBombError as error:
        raise _too_large(file, "more") from error
    except MemoryError as error:
        raise LetterkitError(f"{file}: too large to be read", hint=_SMALLER) from error
    except _BROKEN as error:
        raise LetterkitError(
            f"{file}: not a picture that can be shown whole", hint=SAVE_AGAIN
        ) from error


def _refuse_large(size: tuple[int, int], file: str) -> None:
    width, height = size
    if width * height > MOST_PIXELS:
        raise _too_large(file, f"{width:,} × {height:,}")


def _too_large(file: str, size: str) -> LetterkitError:
    return LetterkitError(
        f"{file}: {size} pixels; a picture has at most {MOST_PIXELS:,}",
        hint=_SMALLER,
    )


def _refuse_moving(image: "Image", file: str) -> None:
    # A JPEG with several pictures is a photograph with previews; the first is what is shown.
    if image.format != "MPO" and getattr(image, "is_animated", False):
        raise LetterkitError(
            f"{file}: a moving picture", hint="print cannot move: save the one picture to show"
        )


def _written(image: "Image", box: Box) -> tuple[bytes, str]:
    out = BytesIO()
    if image.format in ("JPEG", "MPO"):
        tables = _compression(image)
        _fitted(_plain(image), box).save(out, "JPEG", **tables)
        return out.getvalue(), "image/jpeg"
    _fitted(_plain(image), box).save(out, "PNG")
    return out.getvalue(), "image/png"


def _fitted(image: "Image", box: Box) -> "Image":
    """The picture as large as it is shown at most, in its proportions."""
    from PIL.Image import Resampling

    if image.width <= box[0] and image.height <= box[1]:
        return image
    if image.mode == "1":  # black and white alone cannot be scaled well
        image = image.convert("L")
    image.thumbnail(box, Resampling.LANCZOS)
    return image


def _compression(image: "Image") -> dict[str, object]:
    """The tables of the JPEG itself: with them the picture is what it was, and no larger."""
    from PIL.JpegImagePlugin import get_sampling

    if image.mode == "CMYK":
        return {"quality": 90}
    tables: dict[int, list[int]] = getattr(image, "quantization", {})
    return {
        "qtables": [tables[key] for key in sorted(tables)][:2],
        "subsampling": get_sampling(image),
    }


def _plain(image: "Image") -> "Image":
    """The pixels alone, the right way up, in the colours that every program shows alike."""
    orientation = _orientation(image)
    profile = image.info.get("icc_profile")
    image = _in_known_mode(image)
    if profile:
        image = _in_usual_colours(image, profile)
    if image.mode in ("CMYK", "LAB", "YCbCr", "HSV"):
        image = image.convert("RGB")
    _blank_unseen(image)
    image = _turned(image, orientation)
    image.info = {}
    return image


def _in_known_mode(image: "Image") -> "Image":
    """Grey, RGB or CMYK; of a palette, which may hold more, the colours that are used."""
    is_seen_through = "transparency" in image.info
    if image.mode in ("P", "PA"):
        return image.convert("RGBA" if is_seen_through or image.mode == "PA" else "RGB")
    if image.mode.startswith(("I", "F")):
        return image.convert("I").point(lambda grey: grey / 256).convert("L")
    if image.mode in ("1", "L", "RGB") and is_seen_through:
        return image.convert("RGBA")
    if image.mode in ("RGBa", "RGBX", "La"):
        return image.convert("LA" if image.mode == "La" else "RGBA")
    return image


def _in_usual_colours(image: "Image", profile: bytes) -> "Image":
    """In sRGB; a profile that is broken or for another kind of picture is passed over."""
    from PIL import Image, ImageCms

    alpha = image.getchannel("A") if image.mode in ("RGBA", "LA") else None
    solid = image.convert(image.mode.removesuffix("A")) if alpha else image
    wanted = "L" if solid.mode in ("1", "L") else "RGB"
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        if wanted == "RGB":
            usual = ImageCms.createProfile("sRGB")
            solid = ImageCms.profileToProfile(solid, source, usual, outputMode="RGB") or solid
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return image
    if alpha:
        solid = solid.convert("LA" if wanted == "L" else "RGBA")
        solid.putalpha(alpha)
    return solid if solid.mode in Image.MODES else image


def _blank_unseen(image: "Image") -> None:
    """What was rubbed out is still there below full transparency."""
    if image.mode not in ("RGBA", "LA"):
        return
    unseen = image.getchannel("A").point(lambda alpha: 0 if alpha else 255)
    image.paste((0,) * len(image.getbands()), mask=unseen)


def _orientation(image: "Image") -> int:
    """As EXIF has it; what XMP says is heeded by nobody who shows pictures."""
    image.info.pop("xmp", None)
    image.info.pop("XML:com.adobe.xmp", None)
    try:
        found = image.getexif().get(_ORIENTATION, 1)
    except _BROKEN:
        return 1
    return found if isinstance(found, int) else 1


def _turned(image: "Image", orientation: int) -> "Image":
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image
