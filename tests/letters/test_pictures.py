"""Pictures are written anew: what is seen stays, and no other byte of the file."""

import io
import random
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageStat, PngImagePlugin

from letterkit.errors import LetterkitError
from letterkit.letters import pixels
from letterkit.letters.pictures import clean_picture
from letterkit.letters.pixels import IN_TEXT, LOGO, MOST_PIXELS, SCAN, clean_pixels
from letterkit.model import Picture

SECRET = b"SECRET"
FILE = "letters/parks/door.jpg"


def painted(mode="RGB", size=(40, 24)):
    """A picture of which every corner has another colour."""
    image = Image.linear_gradient("L").resize(size).convert(mode)
    for place, colour in enumerate(((250, 0, 0), (0, 250, 0), (0, 0, 250), (250, 250, 0))):
        box = ((place % 2) * (size[0] - 8), place // 2 * (size[1] - 8))
        image.paste(Image.new("RGB", (8, 8), colour).convert(mode), box)
    return image


def saved(image, form, **how):
    out = io.BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def opened(data):
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def exif(orientation=1):
    made = Image.Exif()
    made[0x010E], made[0x013B], made[0x0112] = "SECRET at home", "SECRET author", orientation
    made.get_ifd(0x8825).update({1: "N", 2: (53.0, 54.0, 1.0)})
    return made


def text_chunks():
    made = PngImagePlugin.PngInfo()
    made.add_text("Author", "SECRET")
    made.add_text("zipped", "SECRET" * 3, zip=True)
    made.add_itxt("XML:com.adobe.xmp", "<x>SECRET</x>")
    made.add(b"prVt", b"SECRET")
    return made


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>SECRET</x:xmpmeta>"
FILES = {
    "jpeg": saved(painted(), "JPEG", exif=exif(), comment=SECRET, xmp=XMP) + SECRET,
    "grey jpeg": saved(painted("L"), "JPEG", exif=exif(), comment=SECRET),
    "cmyk jpeg": saved(painted("CMYK"), "JPEG", comment=SECRET),
    "progressive jpeg": saved(painted(), "JPEG", progressive=True, comment=SECRET),
    "png": saved(painted(), "PNG", pnginfo=text_chunks(), exif=exif()) + SECRET,
    "png with a palette": saved(painted().quantize(8), "PNG", pnginfo=text_chunks()),
    "png of 16 bits": saved(painted("L").convert("I").convert("I;16"), "PNG", exif=exif()),
    "png of 1 bit": saved(painted("1"), "PNG", pnginfo=text_chunks()),
    "gif": saved(painted().quantize(8), "GIF", comment=SECRET) + SECRET,
    "webp": saved(painted(), "WEBP", lossless=True, exif=exif(), xmp=XMP),
    "webp with alpha": saved(painted("RGBA"), "WEBP", lossless=True, exif=exif()),
}


@pytest.mark.parametrize("data", FILES.values(), ids=FILES.keys())
def test_nothing_but_the_picture_is_in_it(data):
    made, media_type = clean_pixels(data, FILE)
    image = opened(made)
    assert SECRET not in made
    assert b"adobe" not in made.lower()
    assert b"Exif" not in made
    assert (image.size, f"image/{image.format.lower()}") == ((40, 24), media_type)
    assert not image.getexif()
    assert not {"comment", "exif", "xmp", "icc_profile", "Author"} & image.info.keys()
    assert clean_pixels(data, FILE)[0] == made
    assert clean_pixels(made, FILE)[0] == made or media_type == "image/jpeg"


@pytest.mark.parametrize("form", ["PNG", "GIF", "WEBP"])
def test_a_picture_without_loss_keeps_its_pixels(form):
    image = painted().quantize(4) if form == "GIF" else painted()
    how = {"lossless": True} if form == "WEBP" else {}
    made, media_type = clean_pixels(saved(image, form, **how), FILE)
    assert media_type == "image/png"
    assert (
        ImageChops.difference(opened(made).convert("RGB"), image.convert("RGB")).getbbox() is None
    )


def test_a_photograph_looks_as_before_and_grows_no_more_than_a_little():
    data = saved(painted(size=(400, 240)), "JPEG", quality=60)
    made, _ = clean_pixels(data, FILE)
    difference = ImageChops.difference(opened(made), opened(data))
    assert max(ImageStat.Stat(difference).mean) < 0.5
    assert len(made) < 1.05 * len(data)


@pytest.mark.parametrize("box", [LOGO, SCAN, IN_TEXT])
@pytest.mark.parametrize(
    ("form", "mode"), [("JPEG", "RGB"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "1")]
)
def test_a_picture_has_no_more_pixels_than_print_shows(box, form, mode):
    for size in (4000, 200), (300, 3000), (2000, 1500):
        image = opened(clean_pixels(saved(painted(mode, size=size), form), FILE, box)[0])
        expected = min(1, box[0] / size[0], box[1] / size[1])
        assert image.width <= box[0]
        assert image.height <= box[1]
        assert image.width == pytest.approx(size[0] * expected, abs=1)
        assert image.height == pytest.approx(size[1] * expected, abs=1)


def test_scaling_makes_no_picture_larger_and_scales_none_twice():
    small = saved(painted(size=(100, 50)), "PNG")
    assert opened(clean_pixels(small, FILE, LOGO)[0]).size == (100, 50)
    once = clean_pixels(saved(painted(size=(3000, 900)), "PNG"), FILE, LOGO)[0]
    assert clean_pixels(once, FILE, LOGO)[0] == once


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("form", ["JPEG", "WEBP", "PNG"])
def test_a_picture_is_turned_as_its_file_says(form, orientation):
    turns = {2: 0, 3: 3, 4: 1, 5: 5, 6: 4, 7: 6, 8: 2}  # Image.Transpose
    wanted = painted()
    if orientation in turns:
        wanted = wanted.transpose(Image.Transpose(turns[orientation]))
    how = {"quality": 95, "subsampling": 0} if form == "JPEG" else {}
    made, _ = clean_pixels(saved(painted(), form, exif=exif(orientation), **how), FILE)
    image = opened(made).convert("RGB")
    assert image.size == wanted.size
    for corner in ((2, 2), (image.width - 3, image.height - 3), (image.width - 3, 2)):
        near = zip(image.getpixel(corner), wanted.getpixel(corner), strict=True)
        assert all(abs(one - other) < 40 for one, other in near)


def test_the_preview_in_a_photograph_is_gone():
    # EXIF may hold a thumbnail of what was cropped away.
    made = exif()
    made.get_ifd(0xFFFF)
    thumbnail = saved(Image.new("RGB", (8, 8)), "JPEG", comment=b"SECRET")
    block = made.tobytes()[: 60000 - len(thumbnail)] + thumbnail
    data = saved(painted(), "JPEG", exif=block)
    assert SECRET in data
    assert SECRET not in clean_pixels(data, FILE)[0]


def test_a_photograph_with_several_pictures_is_the_first_of_them():
    data = saved(painted(), "MPO", save_all=True, append_images=[Image.new("RGB", (9, 9))])
    made, media_type = clean_pixels(data, FILE)
    assert (media_type, opened(made).size) == ("image/jpeg", (40, 24))
    assert getattr(opened(made), "n_frames", 1) == 1


def test_what_was_rubbed_out_is_gone():
    image = Image.new("RGBA", (4, 4), (200, 10, 10, 0))
    image.putpixel((0, 0), (1, 2, 3, 255))
    found = opened(clean_pixels(saved(image, "PNG"), FILE)[0])
    assert (found.getpixel((0, 0)), found.getpixel((2, 2))) == ((1, 2, 3, 255), (0, 0, 0, 0))


def test_colours_of_a_palette_that_are_not_used_are_gone():
    image = Image.new("P", (4, 4), 0)
    image.putpalette(list(b"\x01\x02\x03" + SECRET + bytes(3 * 253)))
    made, _ = clean_pixels(saved(image, "PNG"), FILE)
    assert SECRET in saved(image, "PNG")
    assert SECRET not in made
    assert opened(made).convert("RGB").getpixel((0, 0)) == (1, 2, 3)


def test_colours_of_another_profile_are_converted():
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    made, _ = clean_pixels(saved(painted("RGBA"), "PNG", icc_profile=lab), FILE)
    assert "icc_profile" not in opened(made).info
    assert opened(made).mode == "RGBA"
    broken, _ = clean_pixels(saved(painted(), "PNG", icc_profile=b"SECRET"), FILE)
    assert SECRET not in broken


def bomb(width, height):
    def chunk(kind, data):
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + body + chunk(b"IEND", b"")


def refusal(data):
    with pytest.raises(LetterkitError) as caught:
        clean_pixels(data, FILE)
    assert caught.value.hint
    return str(caught.value)


@pytest.mark.parametrize(
    "size", [(8000, 8000), (65535, 65535), (2**31 - 1, 2**31 - 1), (40001, 1000)]
)
def test_a_picture_of_too_many_pixels_is_refused_before_it_is_unpacked(size):
    assert refusal(bomb(*size)).endswith(f"pixels; a picture has at most {MOST_PIXELS:,}")


def test_other_pictures_that_cannot_be_shown_are_refused():
    moving = [Image.new("L", (9, 9), grey) for grey in (0, 99, 200)]
    for form in ("GIF", "WEBP", "PNG"):
        data = saved(moving[0], form, save_all=True, append_images=moving[1:])
        assert refusal(data) == f"{FILE}: a moving picture"
    passes = FILES["jpeg"] + pixels._PASS * 101
    assert refusal(passes) == f"{FILE}: a JPEG of over 100 passes"
    assert clean_pixels(FILES["png"] + pixels._PASS * 101, FILE)  # which mean nothing there
    for data in (b"", b"png", b"GIF89a", FILES["jpeg"][:300], FILES["png"][:200], b"\0" * 999):
        assert refusal(data) == f"{FILE}: not a picture that can be shown whole"
    bitmap = saved(painted(), "BMP")
    assert refusal(bitmap) == f"{FILE}: not a picture that can be shown whole"


@given(st.sampled_from(sorted(FILES)), st.integers(0, 2**32), st.integers(1, 12))
def test_a_damaged_file_is_a_picture_or_an_error_of_ours(name, seed, changes):
    data = bytearray(FILES[name])
    chance = random.Random(seed)  # noqa: S311
    for _ in range(changes):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        made, _ = clean_pixels(bytes(data[: chance.randrange(20, len(data))] + data[-9:]), FILE)
    except LetterkitError:
        return
    assert SECRET not in made


def test_a_picture_has_the_kind_that_its_content_has():
    picture = Picture("door.jpg", "image/jpeg", FILES["webp"])
    made = clean_picture(picture, FILE)
    assert (made.name, made.media_type) == ("door.jpg", "image/png")
