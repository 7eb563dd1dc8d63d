import pytest
from hypothesis import given
from hypothesis import strategies as st

from letterkit.check.addresses import (
    canonical_address,
    fault,
    is_disposable,
    is_role_address,
    meant_domain,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ada@example.org", "ADA@Example.ORG"),
        ("ada@example.org", "ada+letters@example.org"),
        ("ada@example.org", " ada@example.org. "),
        ("a.d.a@gmail.com", "ada+x@googlemail.com"),
        ("ada-x@proton.me", "ad.ax@protonmail.com"),
        ("ada-b@yandex.by", "ada.b@ya.ru"),
        ("ada@пример.example", "ada@xn--e1afmkfd.example"),
        ("ａda@example.org", "ada@example.org"),
    ],
)
def test_one_mailbox_has_one_form(one, other):
    assert canonical_address(one) == canonical_address(other) != ""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a.da@example.org", "ada@example.org"),
        ("ada@example.org", "ada@example.com"),
        ("+tag@example.org", "+other@example.org"),
    ],
)
def test_two_mailboxes_have_two_forms(one, other):
    assert canonical_address(one) != canonical_address(other)


@pytest.mark.parametrize("text", ["", "ada", "@example.org", "ada@", "@"])
def test_what_is_no_address_has_no_form(text):
    assert canonical_address(text) == ""


@given(st.text())
def test_a_form_is_its_own_form(text):
    form = canonical_address(text)
    assert canonical_address(form) == form


@pytest.mark.parametrize(
    "address",
    ["ada@example.org", "a.b-c_d+e@mail.example.co.uk", "o'neil@example.org", "ада@пример.example"],
)
def test_a_good_address_has_no_fault(address):
    assert fault(address) == ""


@pytest.mark.parametrize(
    "address",
    ["ada", "ada@example", "ada@@example.org", "ada @example.org", "ada@example..org", "a,b@c.org"],
)
def test_a_bad_address_has_one_in_words(address):
    assert fault(address)
    assert not fault(address)[0].isupper()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("hotnail.com", "hotmail.com"),
        ("yandex.rru", "yandex.ru"),
        ("outlok.com", "outlook.com"),
        ("mail.com", ""),
        ("ymail.com", ""),
        ("example.org", ""),
        ("gmail.com", ""),
        ("mail.ru", ""),
    ],
)
def test_a_domain_is_doubted_only_next_to_a_large_provider(typed, meant):
    assert meant_domain(typed) == meant


def test_lists_of_domains_and_offices_are_kept():
    assert is_disposable("mailinator.com")
    assert not is_disposable("example.org")
    assert is_role_address("Office@example.org")
    assert not is_role_address("ada@example.org")
