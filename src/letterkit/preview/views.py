"""Files as a browser shows them in a frame that may do nothing.

The frame has an origin of its own, so the page around it cannot see how far it was scrolled. A
script of two lines says so, and scrolls to where the last version stood. It stands in the head, as
the page of a letter compares the words and tags of its body with what it carries. A policy allows
this script by its hash, and no other that was not there.
"""

import base64
import hashlib
import html
import re
from email.message import EmailMessage

from letterkit.preview.events import View

_SCROLL = (
    'addEventListener("message",(e)=>{if(e.source===parent)scrollTo(0,Number(e.data)||0)});'
    'addEventListener("scroll",()=>parent.postMessage(scrollY,"*"),{passive:true});'
)
_HASH = f"'sha256-{base64.b64encode(hashlib.sha256(_SCROLL.encode()).digest()).decode()}'"
_HEAD = f"<script>{_SCROLL}</script>"
_POLICY = (
    f"default-src 'none'; script-src {_HASH}; style-src 'unsafe-inline'; img-src data:; "
    "base-uri 'none'; form-action 'none'"
)
_SANDBOX = "sandbox allow-scripts; frame-ancestors 'self'"
_SHOWN_HEADS = ("From", "To", "Subject", "Date")
_HTML = "text/html; charset=utf-8"
_PLAIN = """<!DOCTYPE html>
<html lang="{lang}"><head><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width">
<style>:root{{color-scheme:light dark}}body{{margin:0}}
pre{{font:.95rem/1.5 ui-monospace,"Noto Sans Mono",monospace;white-space:pre-wrap;
overflow-wrap:anywhere;margin:0;padding:1.2rem;unicode-bidi:plaintext}}</style></head>
<body><main><pre dir="auto">{text}</pre></main></body></html>
"""


def policy_of(view: View) -> str:
    """The Content-Security-Policy with which a view is sent.

    A PDF has none that would keep a browser's own viewer from showing it.
    """
    return _SANDBOX if view.media_type == _HTML else "frame-ancestors 'self'"


def pdf_view(file: str, data: bytes) -> View:
    return View(file, "application/pdf", data)


def page_view(file: str, data: bytes) -> View:
    """The page of a letter, whose own policy lets the script in too."""
    text = data.decode()
    text = text.replace("script-src &#39;sha256-", f"script-src {_HASH} &#39;sha256-", 1)
    return View(file, _HTML, text.replace("</head>", f"{_HEAD}</head>", 1).encode())


def text_view(file: str, data: bytes, *, lang: str, title: str) -> View:
    """A plain text, in which lines are as long as the window allows."""
    text = _PLAIN.format(
        lang=html.escape(lang), title=html.escape(title), text=html.escape(data.decode())
    )
    return View(file, _HTML, _framed(text).encode())


def mail_view(file: str, data: bytes) -> View:
    """The HTML part of an e-mail, with its pictures, and its heads."""
    from email import message_from_bytes, policy
    from email.header import decode_header, make_header

    heads = message_from_bytes(data)  # as they are written: names come apart in the other policy
    message = message_from_bytes(data, policy=policy.default)
    shown = message.get_body(("html",))
    text = str(shown.get_content()) if shown else ""
    pictures = dict(_pictures(message))
    text = re.sub(
        r'src="cid:([^"]*)"',
        lambda found: f'src="{pictures.get(html.unescape(found[1]), "data:,")}"',
        text,
    )
    shown_heads = [
        (each, str(make_header(decode_header(str(heads[each])))))
        for each in _SHOWN_HEADS
        if heads[each]
    ]
    return View(file, _HTML, _framed(text).encode(), tuple(shown_heads))


def _pictures(message: EmailMessage) -> list[tuple[str, str]]:
    """The address of each picture in the message, and what stands for it."""
    found = []
    for part in message.walk():
        name = str(part["Content-ID"] or "").strip().removeprefix("<").removesuffix(">")
        content = part.get_payload(decode=True)
        if name and isinstance(content, bytes):
            encoded = base64.b64encode(content).decode()
            found.append((name, f"data:{part.get_content_type()};base64,{encoded}"))
    return found


def _framed(text: str) -> str:
    """A document of which the policy allows nothing but the script, and has it."""
    head = f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
    return re.sub(r"(<head[^>]*>)", lambda found: f"{found[1]}{head}{_HEAD}", text, count=1)
