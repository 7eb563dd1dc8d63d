"""An e-mail in HTML confirms only where nothing can change what a reader sees of its words."""

import pytest

from test_answers import add, answer, code_of, invited, rows, town, waiting

__all__ = ["invited", "town"]  # pytest finds them here

HTML = "Content-Type: text/html; charset=utf-8"
STRIKE = "text-decoration:line-through"

WAITS = {
    "class": "<style>.x{text-decoration:line-through}</style><p class=x>{}</p>",
    "id": "<style>#x{text-decoration-line:line-through}</style><p id=x>{}</p>",
    "element": "<style>p{text-decoration:line-through}</style><p>{}</p>",
    "hidden": "<p hidden>{}</p>",
    "hidden by a parent": "<div hidden><p>{}</p></div>",
    "aria": "<p aria-hidden=true>{}</p>",
    "tiny": "<p style='font-size:0'>{}</p>",
    "white": "<p style='color:white'>{}</p>",
    "font white": "<font color=white>{}</font>",
    "before": "<style>p:before{content:'I do not agree: '}</style><p>{}</p>",
    "opacity": "<p style='opacity:0'>{}</p>",
    "away": "<p style='position:absolute;left:-999px'>{}</p>",
    "scaled": "<p style='transform:scale(0)'>{}</p>",
    "clipped": "<p style='height:0;overflow:hidden'>{}</p>",
    "escaped": "<style>.x{text-decor\\61tion:line-through}</style><p class=x>{}</p>",
    "imported": "<style>@import url(https://example.org/x.css);</style><p>{}</p>",
    "linked": "<link rel=stylesheet href='https://example.org/x.css'><p>{}</p>",
    "line over it": "<p style='background-image:linear-gradient(red,red)'>{}</p>",
    "decoration shorthand": "<p style='text-decoration:red  LINE-THROUGH'>{}</p>",
    "reversed": "<p style='direction:rtl;unicode-bidi:bidi-override'>{}</p>",
    "reversed by an element": "<bdo dir=rtl>{}</bdo>",
    "picture": "<p>{}</p><img src='https://example.org/no.png'>",
    "picture in it": "<p>{}</p><img src='data:image/png;base64,AAAA'>",
    "background": "<table background='https://example.org/no.png'><tr><td>{}</td></tr></table>",
    "title": "<title>without my name</title><p>{}</p>",
    "title of an element": "<p title='without my name'>{}</p>",
    "input": "<p>{}</p><input value='without my name'>",
    "textarea": "<p>{}</p><textarea>without my name</textarea>",
    "select": "<p>{}</p><select><option selected>without my name</select>",
    "svg": "<p>{}</p><svg><text>no</text></svg>",
    "video": "<p>{}</p><video src='https://example.org/no.mp4'></video>",
    "object": "<object data='https://example.org/no.png'></object><p>{}</p>",
    "frame": "<p>{}</p><iframe srcdoc='no'></iframe>",
    "script": "<p>{}</p><script>document.write('no')</script>",
    "noscript": "<p>{}</p><noscript>without my name</noscript>",
    "marquee": "<marquee>{}</marquee>",
    "details": "<details><summary>No</summary>{}</details>",
}
CONFIRMS = {
    "gmail": '<div dir="ltr">{}</div>',
    "gmail signature": '<div dir="ltr">{}<br clear="all"><div><br></div>-- <br><div dir="ltr"'
    ' class="gmail_signature" data-smartmail="gmail_signature">Ada Example</div></div>',
    "outlook": "<html><head><meta http-equiv=Content-Type content='text/html; charset=utf-8'>"
    '<style><!-- p.MsoNormal, li.MsoNormal {{margin:0cm; font-size:11.0pt; font-family:"Calibri",'
    "sans-serif; mso-fareast-language:EN-US;}} a:link {{color:#0563C1; text-decoration:underline;}}"
    " @page WordSection1 {{size:612.0pt 792.0pt; margin:72.0pt;}} div.WordSection1"
    " {{page:WordSection1;}} --></style></head><body lang=EN-GB link='#0563C1' vlink='#954F72'"
    " style='word-wrap:break-word'><div class=WordSection1><p class=MsoNormal>{}<o:p></o:p></p>"
    "</div></body></html>",
    "outlook on the web": '<html><head><style type="text/css" style="display:none;"> P '
    "{{margin-top:0;margin-bottom:0;}} </style></head><body dir=ltr><div class=elementToProof"
    ' style="font-family: Aptos, sans-serif; font-size: 12pt; color: rgb(0, 0, 0);">{}</div></body>'
    "</html>",
    "apple": '<html><head><meta http-equiv="content-type" content="text/html;charset=utf-8">'
    "</head>"
    '<body style="overflow-wrap: break-word; -webkit-nbsp-mode: space; line-break:'
    ' after-white-space;">{}</body></html>',
    "bold": "<p><b>{}</b></p>",
    "dark": '<p style="color:#222;background-color:white">{}</p>',
}


def page(form, code):
    return form.replace("{}", f"I sign {code}").replace("{{", "{").replace("}}", "}")


def html(text):
    return answer(text).replace(b"Content-Type: text/plain; charset=utf-8", HTML.encode())


@pytest.mark.parametrize("form", WAITS.values(), ids=WAITS)
def test_what_may_look_otherwise_waits(invited, form):
    add(invited, html(page(form, code_of(invited, "a1"))))
    assert rows(invited)[1].split(",")[7:8] != ["code"]
    assert len(waiting(invited)) == 1


@pytest.mark.parametrize("form", WAITS.values(), ids=WAITS)
def test_so_does_the_same_beside_a_plain_text(invited, form):
    code = code_of(invited, "a1")
    add(invited, both(f"I sign {code}", page(form, code)))
    assert len(waiting(invited)) == 1


@pytest.mark.parametrize("form", CONFIRMS.values(), ids=CONFIRMS)
def test_what_mail_programs_write_confirms(invited, form):
    code = code_of(invited, "a1")
    add(invited, html(page(form, code)))
    assert rows(invited)[1].split(",")[7] == "code"


def both(plain, written):
    body = (
        f"--b\nContent-Type: text/plain; charset=utf-8\n\n{plain}\n--b\n{HTML}\n\n{written}\n--b--"
    )
    kind = b"Content-Type: multipart/alternative; boundary=b"
    return answer(body).replace(b"Content-Type: text/plain; charset=utf-8\r\n", kind + b"\r\n", 1)
