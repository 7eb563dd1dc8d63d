"""Below a title of standing a yes says what the title says: "On hold" is no yes to signing.

All people are invented.
"""

# Title, what stands beside Ada, and beside Bo, who does not sign, or not yet.
KEPT_BACK = (
    ("On hold?", "", "Yes"),
    ("On hold", "No", "true"),
    ("Embargo?", "No", "Yes"),
    ("Under embargo", "", "x"),
    ("Frozen", "0", "1"),
    ("Under review", "no", "yes"),
    ("Needs approval", "No", "Yes"),
    ("Postponed?", "", "Yes"),
    ("Пад эмбарга", "не", "так"),
    ("Снять подпись?", "", "Да"),
    ("Приостановлено", "нет", "да"),
    ("Відкладено?", "ні", "так"),
    ("Wstrzymane", "nie", "tak"),
    ("Zurückgestellt", "nein", "ja"),
    ("Suspendu ?", "non", "oui"),
    ("Aplazado", "no", "sí"),
    ("مؤجل", "لا", "نعم"),
)
# What only a person can say; no answer is taken for a yes to signing.
ASKED = (
    ("On hold", "", "active"),
    ("Suspended", "", "active"),
    ("Status", "yes", "no"),
    ("Expires", "no", "yes"),
    ("Requires consent", "no", "yes"),
    ("Missing consent", "no", "yes"),
    ("Consent expired", "no", "yes"),
    ("Consent revoked", "no", "yes"),
    ("No permission", "no", "yes"),
    ("Патрэбна згода", "не", "так"),
    ("Нужно согласие", "нет", "да"),
    ("Немає згоди", "ні", "так"),
    ("Wymaga zgody", "nie", "tak"),
    ("Muss zustimmen", "nein", "ja"),
    ("Manque l'accord", "non", "oui"),
    ("Falta consentimiento", "no", "sí"),
    ("يحتاج إلى موافقة", "لا", "نعم"),
)
STANDS = (
    ("Signed?", "yes", "no"),
    ("Approved", "1", "0"),
    ("Подтверждено", "да", "нет"),
    ("Status", "OK", "on hold"),
)


def _table(title, ada, bo):
    return f"Name,{title}\nAda Example,{ada}\nBo Sample,{bo}\n"


def _read(desk, row, *options):
    """What came of a row: the exit code, and the names on the list."""
    for kept in (desk.folder / "signatories").glob("parks.*"):
        kept.unlink()  # a new list each time
    code = desk.add("form.csv", _table(*row), *options)
    return code, desk.column("name") if code == 0 else []


def test_a_yes_below_a_title_of_standing_says_what_the_title_says(desk):
    for row in (*KEPT_BACK, *STANDS):
        assert _read(desk, row) == (0, ["Ada Example"]), (row, desk.said)


def test_what_a_title_leaves_open_is_asked_with_a_hint_that_names_nobody_else(desk):
    for row in ASKED:
        assert _read(desk, row)[0] == 2, (row, desk.said)
        assert "=withdrawn" in desk.said or "=out" in desk.said, (row, desk.said)
        if row[1] in ("no", "не", "нет", "ні", "nie", "nein", "non", "لا"):
            code, names = _read(desk, row, "--map", f"{row[0]}=withdrawn")
            assert (code, names) == (0, ["Ada Example"]), (row, desk.said)


def test_a_flag_that_only_some_objects_have_is_read_as_its_key_says(desk):
    given = '[{"name": "Ada Example"}, {"name": "Bo Sample", "on_hold": true}]'
    assert desk.add("list.json", given) == 0, desk.said
    assert desk.column("name") == ["Ada Example"]
    assert desk.add("list.yaml", "- name: Cy Muster\n- name: Di Probe\n  embargo: yes\n") == 0
    assert desk.column("name") == ["Ada Example", "Cy Muster"]


def test_a_sign_that_is_not_understood_is_offered_no_meaning(desk):
    given = "Name,OK\nAda Example,👍\nBo Sample,👎\nCy Muster,🤫\n"
    assert desk.add("form.csv", given) == 2
    assert "'OK: 🤫=MEANING'" in desk.said
    assert desk.add("form.csv", "Name,Role\nAda Example,Pending magistrate\n") == 2
    assert "'Role: Pending magistrate=MEANING'" in desk.said
