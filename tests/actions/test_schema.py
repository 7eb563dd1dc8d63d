"""The schemas of letter.md and letterkit.toml say what the code that reads these files does."""

import json
import tomllib
from datetime import date
from importlib import resources
from pathlib import Path
from string import Template

import jsonschema
import pytest
import yaml

from letterkit.actions.schema import NAMES, built_in_facts, facts_in, schemas
from letterkit.errors import LetterkitError
from letterkit.files.workspace import SETTINGS, VERIFY, find_workspace
from letterkit.letters.frontmatter import Where, parse_front_matter
from letterkit.letters.keys import READERS
from letterkit.model import Letter
from letterkit.send import account
from rows import failing

ROOT = Path(__file__).parent.parent.parent
BASE = {"title": "A letter", "date": "2026-11-22", "lang": "en"}
WORDS = tomllib.loads((resources.files("letterkit.actions") / "schema.toml").read_text("utf-8"))
SKELETONS = resources.files("letterkit.templates") / "skeletons"


def validators(facts=None):
    made = schemas(facts or built_in_facts())
    found = {}
    for name in NAMES:
        schema = json.loads(made[name])
        jsonschema.Draft7Validator.check_schema(schema)
        found[name] = jsonschema.Draft7Validator(schema)
    return found


SCHEMA = validators()


def keys_of(path):
    return parse_front_matter(path.read_text("utf-8"), path.name).keys


def schema_for(name):
    return SCHEMA["letter" if name == "letter.md" else "translation"]


def test_every_key_that_is_read_has_words_and_no_other_has():
    assert {name: list(words) for name, words in WORDS.items()} == {
        "letter": list(READERS),
        "settings": list(SETTINGS),
        "smtp": list(account.KEYS),
        "verify": list(VERIFY),
    }


def test_the_samples_and_all_that_new_begins_with_hold():
    letters = sorted(ROOT.glob("letters/*/letter*.md"))
    assert len(letters) == 6

    def holds(path):
        # As an editor has it, where a date is a text, and as Python does.
        keys = keys_of(path)
        for each in (keys, json.loads(json.dumps(keys, default=str))):
            schema_for(path.name).validate(each)

    assert not failing(letters, holds)

    def begins(name):
        text = Template((SKELETONS / name).read_text("utf-8")).substitute(
            date="2026-11-22", lang="en", slug="parks", notes=""
        )
        SCHEMA["letter"].validate(parse_front_matter(text, name).keys)

    names = [each.name for each in SKELETONS.iterdir() if each.name.endswith(".md")]
    assert not failing(names, begins)
    SCHEMA["letterkit"].validate(tomllib.loads((ROOT / "letterkit.toml").read_text("utf-8")))
    skeleton = (SKELETONS / "new-letterkit.toml").read_text("utf-8")
    example = "\n".join(line.removeprefix("# ") for line in skeleton.split("\n")[3:])
    SCHEMA["letterkit"].validate(tomllib.loads(example))


# What somebody types who knows the key; their plural or singular may be a fact of a text.
def slips(key):
    yield from (key[:2] + key[1:], key[:1] + key[2] + key[1] + key[3:])
    if len(key) >= 5:
        yield from (f"x{key}", f"{key}x", key[:2] + "x" + key[3:], key[1:], key[:2] + key[3:])


def test_a_misspelt_key_is_refused():
    letters = sorted(ROOT.glob("letters/*/letter*.md"))
    tried = 0

    def refuses(path):
        nonlocal tried
        keys = json.loads(json.dumps(keys_of(path), default=str))
        known = set().union(*built_in_facts().templates.values()) | set(READERS)
        for key in known & set(keys):
            for slip in slips(key) if len(key) > 3 else ():
                if slip == key:
                    continue
                changed = {(slip if each == key else each): keys[each] for each in keys}
                assert not schema_for(path.name).is_valid(changed), slip
                tried += 1

    assert not failing(letters, refuses)
    assert tried > 300
    for table, key in (("", "emial"), ("smtp", "pasword"), ("verify", "link"), ("", "smpt")):
        settings = {
            "smtp": {"host": "smtp.example.org"},
            "verify": {"url": "https://example.org/v"},
        }
        (settings[table] if table else settings)[key] = "x"
        assert not SCHEMA["letterkit"].is_valid(settings), key


def test_a_fact_of_a_text_s_own_is_no_misspelt_key():
    for fact in ("cases", "prisoners", "dates", "reason", "votes", "горад", "x", "events", "tasks"):
        SCHEMA["letter"].validate({**BASE, fact: 1})
    for name in ("release-at", "2nd", "a b"):
        assert not SCHEMA["letter"].is_valid({**BASE, name: 1}), name


# Values of all kinds, with which each key is tried.
VALUES = (
    *(
        "",
        "words",
        "a4",
        "LETTER",
        "none",
        "Kind",
        "list",
        "key",
        "given",
        "#0b5563",
        "#0B55",
        "{slug}",
    ),
    *("https://example.org/sign", "mailto:a@example.org", "ftp://example.org", "en", "pt-BR"),
    *(0, 3, -1, 1.5, True, False, [], ["a"], ["en", "ar"], ["en", "en"], ["a", "b", "c"], {}),
    *({"id": "a"}, {"id": "a", "scan": "s.png"}, {"scan": "s.png"}, {"file": "a"}, {"files": "a"}),
    *(
        [{"id": "a"}, "b"],
        [{"file": "a", "encoding": "cp1251"}],
        {"name": "Ada"},
        {"email": "a@b.c"},
    ),
    *(
        [{"role": "Mayor", "salutation": "Dear Mayor,"}, "A city"],
        [{"nam": "Ada"}],
        [[]],
        [{"name": 3}],
    ),
)


def test_no_value_that_is_read_is_refused_and_kinds_that_are_not_are():
    """The other way about, a schema says nothing of what only reading can find."""
    too_wide = []

    def agrees(key, value):
        try:
            READERS[key](value, Where("letter.md"), key)
            read = True
        except LetterkitError:
            read = False
        valid = SCHEMA["letter"].is_valid({**BASE, key: value})
        assert valid or not read, value
        if valid and not read:
            too_wide.append((key, value))

    rows = [(key, value) for key in READERS for value in VALUES if key not in BASE]
    assert not failing(rows, agrees)
    assert sorted(map(repr, too_wide)) == []


def test_dates_and_required_keys():
    letter = SCHEMA["letter"]
    letter.validate({**BASE, "date": date(2026, 11, 22), "closes": "2026-12-31"})
    for wrong in (20261122, "22.11.2026", None, "", ["2026-11-22"]):
        assert not letter.is_valid({**BASE, "date": wrong}), wrong
    for key in BASE:
        assert not letter.is_valid({each: BASE[each] for each in BASE if each != key}), key
    for key, wrong in (("title", ""), ("title", None), ("lang", "English"), ("lang", False)):
        assert not letter.is_valid({**BASE, key: wrong}), key
    SCHEMA["translation"].validate({"title": "Ліст"})
    assert not SCHEMA["translation"].is_valid({"place": "Мінск"})


SETTINGS_RIGHT = """
organisation = "A"
email = "a@example.org"
origin = "letters.example.org"
paper = "A4"
theme = "#0b5563"
pages = "https://letters.example.org/{slug}/"
[verify]
url = "https://letters.example.org/verify.html"
[smtp]
host = "smtp.example.org"
port = 465
security = "tls"
user = "a@example.org"
from = "b@example.org"
rate = "30/minute, 500/day"
unsubscribe = "https://example.org/stop?{id}"
"""


def test_settings(tmp_path):
    settings = SCHEMA["letterkit"]
    right = tomllib.loads(SETTINGS_RIGHT)
    settings.validate(right)
    (tmp_path / "letters").mkdir()
    (tmp_path / "letterkit.toml").write_text(SETTINGS_RIGHT, "utf-8")
    found = find_workspace(tmp_path)
    account.account_of(found.smtp, "")
    wrong = (
        *(("pages", "https://letters.example.org/a"), ("email", 3), ("paper", "a5")),
        *(("verify", {}), ("verify", {"url": "here"}), ("smtp", {}), ("smtp", "smtp.example.org")),
        *(("smtp", {"host": "a", "port": "465"}), ("smtp", {"host": "a", "password": "x"})),
    )
    for key, value in wrong:
        assert not settings.is_valid({**right, key: value}), (key, value)


def test_new_names_the_schemas_and_schema_writes_them_anew(desk):
    assert desk.run("new", "shore", "--template", "petition", "--lang", "en,be") == 0, desk.said
    letters = desk.folder / "letters" / "shore"
    for name in ("letter.md", "letter.be.md"):
        text = (letters / name).read_text("utf-8")
        first = text.split("\n")[1]
        lead = "# yaml-language-server: $schema="
        assert first.startswith(lead)
        schema = json.loads((letters / first.removeprefix(lead)).read_text("utf-8"))
        keys = yaml.load(text.split("---\n")[1], yaml.BaseLoader)  # noqa: S506 - makes texts only
        jsonschema.validate(keys, schema)
    settings = desk.folder / "letterkit.toml"
    line = settings.read_text("utf-8").split("\n")[0]
    assert line == "#:schema ./.letterkit/schema/letterkit.json"
    assert (desk.folder / line.removeprefix("#:schema ")).is_file()
    assert desk.run("check", "shore") in (0, 1), desk.said
    written = desk.folder / ".letterkit" / "schema" / "letter.json"
    before = written.read_bytes()
    # `ordr` is near to `order`, but the text uses it.
    desk.write(
        "letters/parks/letter.md",
        "---\ntitle: A letter\ndate: 2026-11-22\nlang: en\nordr: 3\n---\nIts {{ ordr }}.\n",
    )
    assert desk.run("schema") == 0, desk.said
    assert ".letterkit/schema/letter.json\n" in desk.said
    assert before != written.read_bytes()
    jsonschema.validate({**BASE, "ordr": 3}, json.loads(written.read_bytes()))
    assert not SCHEMA["letter"].is_valid({**BASE, "ordr": 3})
    assert desk.run("schema", "letter") == 0
    assert json.loads(desk.said) == json.loads(written.read_bytes())
    assert desk.run("schema", "leter") == 2
    assert "there are letter, translation, letterkit" in desk.said


def test_facts_of_templates_of_the_workspace_are_known(desk):
    desk.write("letters/_templates/parks.md", "{% block body %}{{ tree }}{% endblock %}")
    desk.write("letters/_templates/broken.md", "{% block body %}{{ tree ")
    desk.write("letters/begun/letter.md", "---\ntitle: [\n---\n")
    facts = facts_in(find_workspace(desk.folder))
    assert facts.templates["parks"] == {"tree"}
    assert facts.templates["broken"] == set()
    assert "tree" in json.loads(schemas(facts)["letter"])["properties"]


@pytest.mark.parametrize("key", list(READERS))
def test_every_key_of_a_letter_is_a_field_of_it(key):
    assert key in Letter.__dataclass_fields__
