"""Scripts go into pages without what a browser does not need, and say the same."""

from importlib import resources

import pytest

from letterkit.render.scripts import lean, lean_style

FOLDER = resources.files("letterkit.render")
SCRIPTS = sorted(
    f"{folder}{each.name}"
    for folder in ("", "verifier/", "standalone/")
    for each in (FOLDER / folder).iterdir()
    if each.name.endswith(".js")
)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        ("// Why.\n\n  const a = 1; // bytes\n", "const a=1;"),
        ("if (a === b && c) {\n", "if (a===b&&c){"),
        ('const a = "x  =  // y";\n', 'const a = "x  =  // y";'),
        ("const a = `x , ${b} y`;\n", "const a = `x , ${b} y`;"),
        ("const a = / = /g;\n", "const a = / = /g;"),
        ('call("x", y); // it\'s "so"\n', 'call("x", y);'),
        ("return -a - -b + +c;\n", "return -a - -b + +c;"),
        ("f(\n  a,\n  b\n)\nconst c = [\n  1\n]\n", "f(a,b\n)\nconst c=[1\n]\n"),
    ],
)
def test_only_comments_and_spare_blanks_are_left_out(written, left):
    assert lean(written) == left


@pytest.mark.parametrize("script", SCRIPTS)
def test_no_string_of_ours_goes_over_the_end_of_a_line_or_holds_a_remark(script):
    text = (FOLDER / script).read_text("utf-8")
    for line in text.splitlines():
        assert line.count("`") % 2 == 0 or line.lstrip().startswith("//"), line
        assert "; // " not in line.partition('"')[2].rpartition('"')[0], line
    assert lean(lean(text)) == lean(text)


def test_a_style_loses_only_blanks_around_the_signs_that_end_a_line_of_it():
    style = "a {\n  margin: 0 auto;\n}\n@media (x) {\n  b > c, d { font: 1em/2 sans; }\n}\n"
    assert lean_style(style) == "a{margin: 0 auto;}@media (x){b > c, d{font: 1em/2 sans;}}"
