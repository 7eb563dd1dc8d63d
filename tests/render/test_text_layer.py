"""The text layer of the PDF: names of every script read as they were written, in every layout."""

import io
import re
import subprocess
import unicodedata
from functools import cache
from pathlib import Path

import pikepdf
import pypdf
import pytest
import weasyprint

from artefacts import changed, failures, verdict
from letterkit.artefacts.taken_apart import parse_artefact
from letterkit.model import Entry, Kind, Layout, Result, Shown, Status
from letterkit.render.pdf import pdf
from letterkit.render.reading import Fonts
from letterkit.render.text_layer import text_readable
from render.documents import body as body_of
from render.documents import groups, register, sample

NAMES = {
    "Adlam": "𞤑𞤵𞤤 𞤀𞤣𞤤𞤢𞤥",
    "Arabic": "فاطمة خوري",
    "Armenian": "Արամ Օրինակ",
    "Balinese": "ᬘᭀᬦ᭄ᬢᭀ",
    "Batak": "ᯅᯖᯂ᯲",
    "Bengali": "কোন রবীন্দ্রনাথ ক্ষৌণী",
    "Buginese": "ᨅᨔ ᨕᨘᨁᨗ ᨀᨙ",
    "Burmese": "အောင် ကျော် ကြွေ အင်္ဂလိပ်",
    "Canadian syllabics": "ᐃᓄᒃᑎᑐᑦ",
    "Chakma": "𑄌𑄋𑄴𑄟𑄳𑄦 𑄇𑄬",
    "Cham": "ꨌꩌ ꨀꨯꨱ",
    "Cherokee": "ᏣᎳᎩ ᎠᏓ",
    "Chinese": "美咲 王",
    "Cyrillic": "Алесь Прыклад",
    "Devanagari": "उदाहरण क्षत्रिय कृष्णमूर्ति",
    "Ethiopic": "አበበ ምሳሌ",
    "Georgian": "გიორგი ბერიძე",
    "Greek": "Ἀλέξανδρος Παράδειγμα",
    "Gujarati": "ગુજરાતી ક્ષિતિજ",
    "Gurmukhi": "ਪੰਜਾਬੀ ਸ੍ਰੀ ਕਿਰਨ",
    "Hebrew": "דוד לוי",
    "Hebrew with points": "דֻּגְמָה שָׁלוֹם",
    "Javanese": "ꦗꦮ ꦏꦺꦴ ꦱꦿꦶ",
    "Kannada": "ಕೊಡಗು ಕ್ಷೇತ್ರ",
    "Khmer": "ខ្មែរ ស្រី កើត កោះ",
    "Korean": "김 예시",
    "Lao": "ຕົວຢ່າງ ນ້ຳ ໃຈ",
    "Latin": "Nguyễn Ví Dụ office",
    "Latin, accents apart": "Nguye\u0302\u0303n Zoe\u0308 o\u0323\u0301la\u0301",
    "Latin, letters that share a glyph": "Ðorður Đorđe",
    "Limbu": "ᤕᤰᤌᤢᤱ",
    "Malayalam": "കൊച്ചി മോഹൻ ക്ഷേത്രം",
    "Mandaic": "ࡌࡀࡍ",
    "Meetei": "ꯃꯩꯇꯩ",
    "Mongolian": "ᠮᠣᠩᠭᠣᠯ ᠪᠢᠴᠢᠭ",
    "N'Ko": "ߒߞߏ ߞߊ߲",
    "Odia": "କୋଣ ଉଦାହରଣ କ୍ଷେତ୍ର",
    "Persian": "علی\u200cرضا",
    "Rohingya": "𐴌𐴟𐴇𐴥𐴝",
    "Shan": "ၵေႃႉ",
    "Sinhala": "ශ්\u200dරී ලංකා කොළඹ",
    "Sundanese": "ᮞᮥᮔ᮪ᮓ ᮊᮦ",
    "Syriac": "ܫܡܥܘܢ ܒܪ",
    "Tai Tham": "ᨠᩮᩣ ᨾᩮᩬᩥᨦ",
    "Tamil": "கொண்டு மோகன் ஸ்ரீ",
    "Telugu": "తెలుగు క్షేత్రం",
    "Thaana": "އަޙްމަދު މިސާލް",
    "Thai": "ใจดี ตัวอย่าง น้ำ",
    "Tibetan": "བཀྲ་ཤིས་དཔེ་མཚོན",
    "Tifinagh": "ⵜⵉⴼⵉⵏⴰⵖ",
    "Urdu": "نستعلیق ٹیسٹ",
    "Yi": "ꆈꌠ",
}
# pypdf turns only the scripts around that it knows.
NOT_BY_PYPDF = {"Adlam", "Rohingya"}
# `test_names_by_script.py` builds all of them.
LAYOUTS = [Layout.LIST, Layout.COMPACT]
ENTRIES = tuple(
    Entry(f"s{n}", name, Kind.PERSON, Shown.NAMED, role=f"in {script}", affiliation=name)
    for n, (script, name) in enumerate(NAMES.items())
)


def made(layout, entries=ENTRIES, **more):
    listed = {"groups": groups(entries), "register": register(entries)}
    counted = f"{len(entries)} people · 12 names withheld"
    return pdf(sample(layout=layout, top=(), counted=counted, **(listed | more))).data


@cache
def built(layout):
    """One file for all scripts: the setting takes most of the time."""
    return made(layout)


def spoken(text):
    """A text for comparison: without blanks and what nobody sees, accents put together."""
    plain = unicodedata.normalize("NFKC", "".join(text.split()))
    return "".join(each for each in plain if unicodedata.category(each) != "Cf")


@cache
def by_poppler(layout):
    command = ["pdftotext", "-", "-"]
    done = subprocess.run(command, input=built(layout), capture_output=True, check=True)
    return spoken(done.stdout.decode())


@cache
def by_pypdf(layout):
    pages = pypdf.PdfReader(io.BytesIO(built(layout))).pages
    return spoken("".join(page.extract_text() for page in pages))


@cache
def shown(layout):
    return {each.index: each for each in parse_artefact(built(layout), "file").seen.entries}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_case_20_what_was_built_holds_with_nothing_left_unchecked(layout):
    checks = verdict(built(layout)).agreement.checks
    visible = [each for each in checks if each.name in ("visible text", "visible list")]
    assert [each.result for each in visible] == [Result.PASS, Result.PASS]
    assert failures(built(layout)) == []
    assert verdict(built(layout)).status is Status.HOLDS


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("script", NAMES)
def test_case_20_a_name_reads_as_it_was_written(script, layout):
    name = NAMES[script]
    entry = shown(layout)[list(NAMES).index(script)]
    assert spoken(entry.name.text) == spoken(name)
    assert sorted(spoken(entry.name.drawn)) == sorted(spoken(name))
    assert spoken(name) in by_poppler(layout)
    if script not in NOT_BY_PYPDF:
        assert spoken(name) in by_pypdf(layout)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_names_of_ordinary_scripts_take_no_codes_of_their_own(layout):
    plain = tuple(each for each in ENTRIES if each.role in ("in Cyrillic", "in Greek", "in Latin"))
    with pikepdf.open(io.BytesIO(made(layout, plain, note="", to=()))) as file:
        fonts = [each for each in file.objects if isinstance(each, pikepdf.Dictionary)]
        maps = {str(each.CIDToGIDMap) for each in fonts if "/CIDToGIDMap" in each}
    assert maps == {"/Identity"}


def test_a_letter_in_a_script_that_moves_its_signs_is_drawn_as_it_was_written():
    body = body_of().replace("Hold the authorities", "उदाहरण क्षत्रिय को अधिकारियों Hold")
    drawn = parse_artefact(made(Layout.LIST, body=body), "file").seen.letter
    assert any("क्षत्रिय" in each.drawn for each in drawn)
    assert all(each.text == each.drawn for each in drawn)


def ink(data):
    """How dark the first page is."""
    command = ["pdftoppm", "-r", "60", "-gray", "-singlefile", "-"]
    picture = subprocess.run(command, input=data, capture_output=True, check=True).stdout
    return sum(255 - each for each in picture)


def test_a_font_of_cff_outlines_draws_the_glyphs_that_its_codes_lead_to():
    """As Noto's for East Asia are; here one that Debian's viewers bring, if it is there."""
    if not list(Path("/usr/share/fonts").rglob("NimbusSans-Regular.otf")):
        pytest.skip("no font with CFF outlines")
    words = "office, o\ufb03ce, \ufb01eld, field"  # one glyph for a ligature and its letters
    css = "<style>@page{size:300pt 60pt;margin:9pt} p{font:30pt Nimbus Sans}</style>"
    page = f"<html lang=en><title>x</title>{css}<p>{words}</p></html>"
    with text_readable(Fonts()):
        coded = weasyprint.HTML(string=page).write_pdf()
    plain = weasyprint.HTML(string=page).write_pdf()
    with pikepdf.open(io.BytesIO(coded)) as file:
        fonts = file.pages[0].resources.Font.values()
        assert [isinstance(each.Encoding, pikepdf.Stream) for each in fonts] == [True]
    ours, theirs = map(ink, (coded, plain))
    assert abs(ours - theirs) < 0.02 * theirs  # a ligature is more than that
    read = subprocess.run(["pdftotext", "-", "-"], input=coded, capture_output=True, check=True)
    assert spoken(read.stdout.decode()) == spoken(words)


# Someone who changes what is drawn, or what is stated of it

SPAN = rb"(/Span<</ActualText<feff10\w+>>>BDC )(.*?)(EMC)"  # around a syllable of Burmese
PIECE = rb"(/Span\s*<<\s*/MCID \d+)(\s*>>\s*BDC)"


def edit(file, pattern, change):
    """Change the first match on the last page that has one."""
    for page in reversed(file.pages):
        stream = page.Contents.read_bytes()
        if re.search(pattern, stream, re.DOTALL):
            page.Contents.write(re.sub(pattern, change, stream, count=1, flags=re.DOTALL))
            return
    raise AssertionError("there is nothing to change")


def another_name_stated(file):
    name = "Somebody Else".encode("utf-16-be").hex().encode()
    edit(file, SPAN, rb"/Span<</ActualText<feff" + name + rb">>>BDC \2\3")


def a_name_stated_for_a_whole_piece(file):
    edit(file, PIECE, rb"\1/ActualText(Somebody Else)\2")


def an_alternative_stated_for_a_whole_piece(file):
    edit(file, PIECE, rb"\1/Alt(Somebody Else)\2")


def an_artifact_that_says_something(file):
    edit(file, rb"/Artifact\s*<<", rb"/Artifact <</ActualText(Somebody Else)")


def a_glyph_left_out(file):
    edit(
        file, SPAN, lambda found: found[1] + re.sub(rb"<\w{4}", b"<", found[2], count=1) + found[3]
    )


def glyphs_of_another_syllable(file):
    streams = [page.Contents.read_bytes() for page in file.pages]
    drawn = [found[2] for each in streams for found in re.finditer(SPAN, each, re.DOTALL)]
    edit(
        file,
        SPAN,
        lambda found: found[1] + next(each for each in drawn if each != found[2]) + found[3],
    )


def a_letter_that_reads_as_nothing(file):
    fonts = {name: font for page in file.pages for name, font in page.resources.Font.items()}
    name, code = next(
        (name, found[1])
        for name, font in fonts.items()
        if (found := re.search(rb"<(\w{4})> <200b>", font.ToUnicode.read_bytes()))
    )
    drawn = b" BT 1 0 0 -1 100 100 Tm %s 20 Tf [<%s>]TJ ET" % (name.encode(), code)
    edit(file, PIECE, rb"\1\2" + drawn)


@pytest.mark.parametrize("layout", [Layout.LIST, Layout.COMPACT])
@pytest.mark.parametrize(
    "attack",
    [
        another_name_stated,
        a_name_stated_for_a_whole_piece,
        an_alternative_stated_for_a_whole_piece,
        an_artifact_that_says_something,
        a_glyph_left_out,
        glyphs_of_another_syllable,
        a_letter_that_reads_as_nothing,
    ],
)
def test_case_20_someone_who_parts_glyphs_from_the_text_stated_for_them_is_caught(attack, layout):
    assert failures(changed(built(layout), attack)) != []


KAMAL = tuple(Entry(name, name, Kind.PERSON, Shown.NAMED) for name in ("कमल", "Ada Example"))


def letters_in_another_order(file):
    """Those of a name in Devanagari, of one glyph each."""
    for page in file.pages:
        stream = page.Contents.read_bytes()
        found = re.search(rb"/(\w+) \S+ Tf \[<(\w{4})(\w{4})(\w{4})>\]TJ", stream)
        if found:
            one, two, three = found.group(2, 3, 4)
            page.Contents.write(stream.replace(one + two + three, two + one + three))
            return
    raise AssertionError("there is no such name")


def unmarked(file):
    """As if it did not say how glyphs read."""
    del file.docinfo["/LetterkitGlyphs"]


def test_case_20_letters_of_a_script_with_moving_signs_in_another_order_are_caught():
    data = made(Layout.COMPACT, KAMAL)
    assert failures(data) == []
    assert failures(changed(data, letters_in_another_order)) != []


def test_a_file_that_says_nothing_of_its_glyphs_cannot_be_verified():
    """Else someone who moves letters of some scripts could take that statement away."""
    data = made(Layout.COMPACT, KAMAL)
    assert verdict(data).status is Status.HOLDS
    found = verdict(changed(data, unmarked))
    assert found.status is Status.CANNOT_TELL
    assert "glyphs of which it does not state how they read" in found.agreement.not_as_written
