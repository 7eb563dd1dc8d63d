"""An e-mail under another name is no list of people; and a list of people is no e-mail."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.answers.answer import PHRASES
from letterkit.errors import LetterkitError
from letterkit.lists.exports.mailboxes import refuse_mails
from letterkit.lists.exports.rows import read_contents

RAW = "Return-Path: <a@example.org>\nMIME-Version: 1.0\n\nI sign\n"
HEADS = [
    "From: Ada <a@example.org>\nTo: Homes\nSubject: Re: Homes\n\nYes",
    "Von: Ada\nGesendet: Montag\nAn: Homes\nBetreff: AW: Homes\n\nJa",
    "De : Ada\nÀ : Homes\nObjet : Homes\n\nOui",
    "De: Ada\nPara: Homes\nAsunto: Homes\n\nSí",
    "Od: Ada\nDo: Homes\nTemat: Homes\n\nTak",
    "От: Ада\nКому: Homes\nТема: Homes\n\nДа",
    "Від: Ада\nКому: Homes\nТема: Homes\n\nТак",
    "Ад: Ада\nКаму: Homes\nТэма: Homes\n\nТак",
    "من: آدا\nإلى: Homes\nالموضوع: Homes\n\nنعم",
]


@pytest.mark.parametrize("name", ["noext", "replies.mbox.txt", "x.emlx", "answer.text", "a.md"])
@pytest.mark.parametrize(
    "text",
    [
        *HEADS,
        f"Ada Example\n\n{HEADS[0]}",
        RAW,
        f"123\n{RAW}",
        f"\n\n{RAW}",
        RAW.replace("\n", "\r\n"),
        f"From x@example.org Thu Nov 26\n{RAW}",
        f"From - Thu Nov 26 10:00:00 2026\n{RAW}",
        "From x@example.org\nAda Example",
        *(f"Ada Example\n{phrase} gdbx4 hkt6h\n" for phrase in PHRASES.values()),
        "i sign GDBX4HKT6H.",
        "> I sign gdbx4 hkt6h",
    ],
)
def test_an_e_mail_under_another_name_is_refused(tmp_path, name, text):
    path = tmp_path / name
    path.write_bytes(text.encode())
    with pytest.raises(LetterkitError, match=r"e-mail|answer to an invitation") as caught:
        read_contents(path, name)
    assert ".eml" in caught.value.hint or ".mbox" in caught.value.hint
    assert "Ada" not in str(caught.value)


@pytest.mark.parametrize(
    "text",
    [
        "Ada Example\nBo Example\n",
        "From Thuringia: Ada Example\nBo Example\n",
        "Name: Ada Example\nFrom: Sweden\n",
        "From: Sweden\nAda Example\n",
        "Kim Homes Signs\n",
        "I sign Example\n",
        "12\nAda Example\n",
        "",
    ],
)
def test_a_list_of_people_is_no_e_mail(text):
    refuse_mails(text, "list.txt")


@given(st.text(max_size=200))
def test_any_text_is_let_through_or_refused(text):
    with suppress(LetterkitError):
        refuse_mails(text, "list.txt")
