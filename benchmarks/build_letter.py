"""Time `letterkit build` of one letter in one language against WeasyPrint alone on the same HTML.

    python benchmarks/build_letter.py [SLUG] [LANG] [RUNS]

Both are whole processes, taken in turns. The bare script sets the letter's print HTML once, with
the same PDF variant; letterkit also reads, merges, fits, makes the page, the text and the e-mail.
"""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

BARE = """
import sys, weasyprint
html = open(sys.argv[1], encoding="utf-8").read()
document = weasyprint.HTML(string=html).render()
document.write_pdf(sys.argv[2], pdf_variant="pdf/a-3a")
"""


def print_html(slug: str, lang: str) -> str:
    from letterkit.actions.assemble import assemble
    from letterkit.cli.host import TERMINAL
    from letterkit.files.workspace import find_workspace
    from letterkit.render.pictures import data_uri
    from letterkit.render.print import Scales, html_for_print, list_scale

    documents = assemble(find_workspace(Path.cwd()), slug, TERMINAL).documents
    document = next(each for each in documents if each.lang == lang)
    html = html_for_print(document, Scales(names=list_scale(document)))
    for name, picture in document.pictures.items():
        html = html.replace(f"picture:{name}", data_uri(picture))
    return html


def seconds(command: list[str]) -> float:
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - begun


def main(slug: str = "igf-2023-coalition", lang: str = "en", runs: str = "7") -> None:
    with tempfile.TemporaryDirectory() as folder:
        html = Path(folder) / "letter.html"
        html.write_text(print_html(slug, lang), "utf-8")
        bare = [sys.executable, "-c", BARE, str(html), f"{folder}/bare.pdf"]
        ours = [sys.executable, "-m", "letterkit", "build", slug, "--lang", lang, "--out", folder]
        pairs = [(seconds(bare), seconds(ours)) for _ in range(int(runs) + 1)][1:]
    ratios = [ours / bare for bare, ours in pairs]
    for name, values in zip(
        ("bare WeasyPrint", "letterkit build"), zip(*pairs, strict=True), strict=True
    ):
        print(f"{name:16} {min(values):6.2f} {statistics.median(values):6.2f} {max(values):6.2f} s")
    print(f"{'ratio':16} {min(ratios):6.2f} {statistics.median(ratios):6.2f} {max(ratios):6.2f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
