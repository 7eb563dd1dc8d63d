"""What looks at strangers' texts takes ten times as long for ten times as much, never a hundred."""

import sys
import time
from functools import cache

import pytest

from letterkit.lists.people.hidden_names import stand_in
from letterkit.lists.people.no_names import is_no_name
from letterkit.lists.rows.representatives import represented
from letterkit.lists.said.standing_words import says_out
from letterkit.lists.said.wishes import beside
from letterkit.private import private_data
from letterkit.private.email_addresses import addresses_in, likely_addresses_in, may_hold_private
from letterkit.private.other_private import others_in
from letterkit.private.phone_numbers import phones_in
from letterkit.private.postal_addresses import postal_in
from letterkit.text.garbled import reading
from letterkit.text.garbled_signs import has_sign
from letterkit.text.names import fold, is_mixed, name_key
from letterkit.wishes.harmless_legends import is_harmless_legend
from letterkit.wishes.not_yet import says_not_yet
from letterkit.wishes.orders import begins_with_order, may_be_note, may_concern, order_of
from letterkit.wishes.reported_wishes import reported_wish
from letterkit.wishes.wishes import is_wish

LOOK_AT = {
    "private": lambda text: private_data.private_in(text, "comment"),
    "private in names": lambda text: private_data.private_in(text, "name"),
    "without private": lambda text: private_data.without_private("comment", text),
    "addresses": addresses_in,
    "likely addresses": likely_addresses_in,
    "may hold private": may_hold_private,
    "phones": lambda text: list(phones_in(text)),
    "phones in names": lambda text: list(phones_in(text, in_name=True)),
    "postal": lambda text: list(postal_in(text)),
    "others": lambda text: list(others_in(text)),
    "garbled": reading,
    "signs": has_sign,
    "wish": is_wish,
    "fold": fold,
    "key": name_key,
    "mixed": is_mixed,
    "stand-in": stand_in,
    "beside": beside,
    "no name": is_no_name,
    "withdrawn": says_out,
    "order": lambda text: [each(text) for each in (may_concern, order_of, begins_with_order)],
    "note": may_be_note,
    "not yet": says_not_yet,
    "reported wish": reported_wish,
    "represented": represented,
    "legend": is_harmless_legend,
}
RUNS = (
    *(
        "a",
        "A",
        "é",
        "Я",
        "я",
        "م",
        "漢",
        "þ",
        "7",
        "٣",
        " ",
        "\n",
        "\t",
        "-",
        "–",
        "(",
        ")",
        "[",
        "<",
    ),
    *(
        ",",
        ".",
        "@",
        "+",
        "/",
        ":",
        "&",
        "%",
        "#",
        "'",
        "_",
        "³",
        "Ã",
        "\\",
        "a ",
        "Ab ",
        "a.",
        "a-",
    ),
    *(
        "a@",
        "1 ",
        "1-",
        "1.",
        "1,",
        "(1",
        "+1 ",
        "00 ",
        "[at]",
        " at ",
        " dot ",
        "A-",
        "A1",
        "x.y ",
    ),
    *("a (", "ул. ", "12345 A", "&#", "%C3", "=?", "Ã©", "<a ", "tel ", "calle ", "5 rue ", "no "),
)
LEADS = ("calle ", "شارع ", "ул. ", "Straße der ", "12 rue ", "tel. ", "passport ", "adres: ")
FEW, MANY = 1_000, 10_000
MOST = 40  # times as long; ten are fair, and a hundred would be a square
FAST = 0.02  # seconds; below, the clock says nothing


def seconds(look, text):
    """Of the processor and not of the wall, for others work beside us; nothing is remembered."""
    for each in remembered():
        each.cache_clear()
    start = time.process_time()
    look(text)
    return time.process_time() - start


@cache
def remembered():
    """What keeps the answers for many texts; what keeps one, such as a pattern, may stay."""
    modules = [module for name, module in sys.modules.items() if name.startswith("letterkit.")]
    found = {id(each): each for module in modules for each in vars(module).values()}
    cached = [each for each in found.values() if hasattr(each, "cache_parameters")]
    return [each for each in cached if (each.cache_parameters()["maxsize"] or 0) > 1]


def is_slow(look, run, lead=""):
    """Whether one of three tries is not in proportion; one is enough where it is."""
    for _ in range(3):
        many = seconds(look, lead + (run * MANY)[:MANY])
        if many < FAST or many <= MOST * max(seconds(look, lead + (run * FEW)[:FEW]), 0.0005):
            return False
    return True


@pytest.mark.parametrize("name", LOOK_AT)
def test_a_run_of_anything_takes_time_by_its_length(name):
    look = getattr(LOOK_AT[name], "__wrapped__", LOOK_AT[name])
    slow = []
    for lead in ("", *LEADS) if name == "postal" else ("",):
        for run in RUNS if not lead else ("a", "A", "я", "7", " ", "-", "a ", "a.", "1 "):
            if is_slow(look, run, lead):
                slow.append(lead + run)
    assert slow == []
