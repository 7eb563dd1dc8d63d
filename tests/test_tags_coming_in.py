"""Columns of tags, as Mailchimp and others export them: a wish among them is heard."""

import pytest

TABLE = (
    "Email Address,First Name,Last Name,{}\na@example.org,Ada,Example,{}\nb@example.org,Bo,Li,{}\n"
)


@pytest.mark.parametrize("title", ["TAGS", "Tags", "tag_list", "Labels", "Segments"])
@pytest.mark.parametrize("tag", ["do-not-publish", "anonymous", "no-name-public", "keep private"])
def test_a_tag_that_asks_not_to_be_named_names_nobody_unasked(desk, title, tag):
    table = TABLE.format(title, f'"""newsletter"",""{tag}"""', '"""donor"""')
    if desk.add("x.csv", table) == 0:
        assert desk.column("shown") == ["unnamed", ""]
    else:
        assert tag in desk.said
        assert "--map" in desk.said


@pytest.mark.parametrize("title", ["TAGS", "Tags", "tag_list", "Labels", "Segments"])
def test_tags_of_marketing_stop_nothing(desk, title):
    table = TABLE.format(title, '"""newsletter"",""donor""', '"""2026-event"",""volunteer"""')
    table = table.replace('""donor""', '""donor"""', 1)
    assert desk.add("x.csv", table) == 0, desk.said
    assert desk.column("name") == ["Ada Example", "Bo Li"]
    assert set(desk.column("shown")) <= {None, ""}
