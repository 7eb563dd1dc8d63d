import itertools
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from exports import EXPORTS
from letterkit.errors import LetterkitError
from letterkit.lists.exports.choices import Choices
from letterkit.lists.exports.exports import read_file
from letterkit.lists.merging.lists import merged, without
from letterkit.lists.merging.merging import Missing
from letterkit.lists.signatories import read_signatories
from letterkit.model.imports import Imports
from letterkit.model.incoming import Incoming
from letterkit.text.list_text import format_list, new_list, parse_list, with_columns

COLUMNS = ("id", "name", "affiliation", "consent", "email", "source")


def who(line, name, key="", platform="google-forms", **values):
    return Incoming("x.csv", line, platform, {"name": name, **values}, {}, key)


def ids():
    return (f"i{number}" for number in itertools.count(1)).__next__


ADA = who(2, "Ada Example", email="ada@example.org", affiliation="News", consent="yes")
BO = who(3, "Bo Example", email="bo@example.org")


class List:
    """A list, its imports, and what the last import did."""

    def __init__(self, *people):
        self.text, self.imports, self.new_id = new_list(COLUMNS), Imports(), ids()
        self.add(*people)

    def add(self, *people):
        done = merged(self.text, self.imports, people, {}, self.new_id)
        self.text, self.imports, self.counts = done.text, done.imports, dict(done.counts)
        self.done = done
        return {key: number for key, number in self.counts.items() if number}

    def edit(self, old, new):
        assert old in self.written
        self.text = parse_list(self.written.replace(old, new), ",", tuple)

    @property
    def written(self):
        return format_list(self.text)

    @property
    def rows(self):
        return self.written.splitlines()[1:]


def test_who_is_new_is_added_with_an_id_and_a_source():
    assert List(ADA, BO).rows == [
        "i1,Ada Example,News,yes,ada@example.org,google-forms x.csv:2",
        "i2,Bo Example,,,bo@example.org,google-forms x.csv:3",
    ]


def test_the_same_export_twice_changes_nothing():
    listed = List(ADA, BO)
    before = (listed.written, listed.imports)
    assert listed.add(ADA, BO) == {"unchanged": 2}
    assert (listed.written, listed.imports) == before


def test_a_longer_export_in_another_order_adds_only_the_new_ones():
    listed = List(ADA, BO)
    cy = who(2, "Cy Example")
    assert listed.add(cy, who(3, "Bo Example", email="bo@example.org"), ADA) == {
        "added": 1,
        "unchanged": 2,
    }
    assert listed.rows[2:] == ["i3,Cy Example,,,,google-forms x.csv:2"]


def test_what_the_source_changed_is_changed():
    listed = List(ADA)
    moved = who(2, "Ada Example", email="ada@example.org", affiliation="Centre", consent="yes")
    assert listed.add(moved) == {"updated": 1}
    assert listed.rows == ["i1,Ada Example,Centre,yes,ada@example.org,google-forms x.csv:2"]


def test_an_edit_by_hand_stays_though_the_export_says_something_else():
    listed = List(ADA)
    listed.edit("News", "The News")
    assert listed.add(ADA) == {"unchanged": 1}
    moved = who(2, "Ada Example", email="ada@example.org", affiliation="Centre")
    assert listed.add(moved) == {"unchanged": 1, "kept": 1}
    assert listed.rows == ["i1,Ada Example,The News,yes,ada@example.org,google-forms x.csv:2"]
    assert listed.add(moved) == {"unchanged": 1}


def test_a_consent_taken_back_counts_even_over_an_edit_by_hand():
    listed = List(who(2, "Ada", email="a@example.org"))
    listed.edit("Ada,,,", "Ada,,yes,")
    assert listed.add(who(2, "Ada", email="a@example.org", consent="no")) == {"updated": 1}
    assert listed.rows == ["i1,Ada,,no,a@example.org,google-forms x.csv:2"]


def test_a_name_edited_by_hand_is_the_same_person_still():
    listed = List(ADA)
    listed.edit("Ada Example", "Ada B. Example")
    assert listed.add(ADA) == {"unchanged": 1}
    assert listed.rows[0].startswith("i1,Ada B. Example,")


def test_who_was_taken_off_the_list_by_hand_is_not_added_again():
    listed = List(ADA, BO)
    listed.edit(listed.rows[0] + "\n", "")
    assert listed.add(ADA, BO) == {"gone": 1, "unchanged": 1}
    assert [row[:2] for row in listed.rows] == ["i2"]


def test_a_repeat_inside_an_export_is_for_check_to_find():
    listed = List(ADA, ADA)
    assert len(listed.rows) == 2
    assert listed.add(ADA, ADA) == {"unchanged": 2}
    assert listed.add(ADA, ADA, ADA) == {"added": 1, "unchanged": 2}


def test_two_people_of_one_address_are_two():
    listed = List(ADA)
    assert listed.add(who(3, "Bo Sample", email="ada@example.org")) == {"added": 1}


def test_a_namesake_elsewhere_is_somebody_else():
    listed = List(who(2, "Ada Example", affiliation="News"))
    assert listed.add(who(3, "Ada Example", affiliation="Centre")) == {"added": 1}


def test_namesakes_of_one_affiliation_with_addresses_of_their_own_are_two():
    listed = List(who(2, "Ada Example", affiliation="News", email="ada@example.org"))
    other = who(3, "Ada Example", affiliation="News", email="a.example@example.org", platform="x")
    assert listed.add(other) == {"added": 1}
    assert listed.add(who(4, "Ada Example", affiliation="News", platform="y")) == {"unchanged": 1}


def test_an_answer_edited_on_its_platform_is_known_by_its_address_and_a_like_name():
    listed = List(who(2, "Ada Exmaple", email="ada@example.org"))
    assert listed.add(who(2, "Ada Example", email="ada@example.org")) == {"updated": 1}
    assert listed.rows[0].startswith("i1,Ada Example,")


def test_an_answer_is_known_by_its_number_if_something_else_agrees():
    listed = List(who(2, "Ada Exmaple", key="7", platform="tally", signed="2026-10-14"))
    same = who(9, "Adam Sample", key="7", platform="tally", signed="2026-10-14")
    other = who(9, "Cy Sample", key="7", platform="tally", signed="2026-10-15")
    assert listed.add(other) == {"added": 1}
    assert listed.add(same) == {"updated": 1}


def test_another_source_fills_what_is_empty_and_changes_nothing_else():
    listed = List(who(2, "Bo Example", email="bo@example.org", affiliation="News"))
    again = who(5, "BO EXAMPLE", platform="list", email="Bo@example.org", consent="yes",
                affiliation="The News")  # fmt: skip
    assert listed.add(again) == {"updated": 1}
    assert listed.rows == ["i1,Bo Example,News,yes,bo@example.org,google-forms x.csv:2"]


def test_comments_order_and_spelling_of_a_list_stay_and_ids_are_given():
    text = '# ours\nname,role\n\n"Ada Example",Editor\n# below: by hand\nBo Example,\n'
    listed = List()
    listed.text = parse_list(text, ",", tuple)
    assert listed.add(who(2, "Cy Example", role="Lawyer")) == {"added": 1}
    assert listed.written == (
        "# ours\nname,role,id,source\n\nAda Example,Editor,i1,\n# below: by hand\n"
        "Bo Example,,i2,\nCy Example,Lawyer,i3,google-forms x.csv:2\n"
    )


def alone(file, name, **values):
    return Incoming(file, 1, "repository", {"name": name, **values}, {}, alone=True)


def test_case_18_who_changes_in_a_folder_of_files_is_brought_up_to_date():
    listed = List(alone("signed/ada.yaml", "Ada Example", affiliation="Labs"))
    moved = alone("signed/ada.yaml", "Ada Example", affiliation="University")
    assert listed.add(moved) == {"updated": 1}
    renamed = alone("./a/signed/ada.yaml", "Ada New-Example", affiliation="University")
    assert listed.add(renamed) == {"updated": 1}
    assert listed.rows == ["i1,Ada New-Example,University,,,repository signed/ada.yaml:1"]
    assert listed.done.renamed == [("Ada Example", "Ada New-Example")]


def test_two_who_change_files_with_each_other_stay_who_they_are():
    listed = List(alone("signed/1.yaml", "Ada"), alone("signed/2.yaml", "Bo"))
    assert listed.add(alone("signed/1.yaml", "Bo"), alone("signed/2.yaml", "Ada")) == {
        "unchanged": 2
    }


def test_a_file_of_another_folder_is_somebody_else():
    listed = List(alone("signed/1.yaml", "Ada"))
    assert listed.add(alone("friends/1.yaml", "Bo")) == {"added": 1}


def test_a_file_that_held_several_tells_nobody_apart():
    listed = List(
        Incoming("s/x.yaml", 1, "repository", {"name": "Ada"}),
        Incoming("s/x.yaml", 5, "repository", {"name": "Bo"}),
    )
    assert listed.add(alone("s/x.yaml", "Cy")) == {"added": 1}


def test_a_key_that_occurs_once_in_the_world_is_enough_and_a_number_is_not():
    uuid = "0b0a7d7e-8f5c-4d0e-9d1b-2f6c1f0f9a11"
    listed = List(who(2, "Ada Example", key=uuid, platform="kobotoolbox"))
    assert listed.add(who(9, "Cy Other", key=uuid, platform="kobotoolbox")) == {"updated": 1}
    assert listed.add(who(9, "Di Else", key=uuid, platform="tally")) == {"added": 1}
    numbered = List(who(2, "Ada Example", key="7", platform="tally"))
    assert numbered.add(who(9, "Cy Other", key="7", platform="tally")) == {"added": 1}


def linked(line, name, link, affiliation):
    return who(line, name, link=link, affiliation=affiliation)


def test_a_profile_tells_who_changed_employer_and_a_part_of_the_name():
    link = "https://example.org/@ada"
    listed = List(linked(2, "Ada Example", link, "Labs"))
    assert listed.add(linked(2, "Ada New-Example", link, "Church")) == {"updated": 1}
    assert listed.add(linked(2, "Cy Other", link, "Church")) == {"added": 1}


def test_a_site_that_colleagues_share_tells_nobody_apart():
    site = "https://example.org/"
    listed = List(linked(2, "Ada Example", site, "Labs"))
    assert listed.add(linked(2, "Bo Example", site, "Church")) == {"added": 1}


def test_who_is_gone_from_the_source_is_reported_and_stays():
    listed = List(alone("signed/ada.yaml", "Ada"), alone("signed/bo.yaml", "Bo"), who(2, "Cy"))
    listed.add(alone("signed/ada.yaml", "Ada"))
    assert listed.done.missing == [Missing("i2", "Bo", backed=False)]
    assert len(listed.rows) == 3


@pytest.mark.parametrize(
    ("file", "later", "same"),
    [
        ("x.csv", "x.csv", True),
        ("responses.csv", "responses (2).csv", True),
        ("export 2026-11-01.csv", "export 2026-11-20.csv", True),
        ("export_20261101_1830.csv", "Export_20261120_0915.csv", True),
        ("unions.csv", "schools.csv", False),
        ("batch-1.csv", "batch-2.csv", False),
        ("x.csv", "x.xlsx", False),
    ],
)
def test_a_later_export_of_the_same_is_known_by_its_name(file, later, same):
    listed = List(Incoming(file, 2, "list", {"name": "Ada"}))
    listed.add(Incoming(later, 2, "list", {"name": "Bo"}))
    assert [each.name for each in listed.done.missing] == (["Ada"] if same else [])


def test_who_is_removed_because_their_source_lost_them_comes_back_with_it():
    listed = List(ADA, BO)
    listed.text, listed.imports = without(listed.text, listed.imports, ["i2"])
    assert [row[:2] for row in listed.rows] == ["i1"]
    assert listed.add(ADA, BO) == {"added": 1, "unchanged": 1}


def test_evidence_of_somebody_missing_is_told():
    listed = List(ADA)
    listed.text = with_columns(listed.text, ["level"])
    listed.edit("x.csv:2,", "x.csv:2,key")
    listed.add(BO)
    assert listed.done.missing == [Missing("i1", "Ada Example", backed=True)]


@pytest.mark.parametrize(
    ("there", "said", "then"),
    [
        ("named", "unnamed", "unnamed"),
        ("", "initials", "initials"),
        ("initials", "unnamed", "unnamed"),
        ("unnamed", "named", "unnamed"),
        ("role", "initials", "role"),
    ],
)
def test_the_wish_to_be_shown_less_counts_even_over_an_edit_by_hand(there, said, then):
    listed = List()
    listed.text = new_list((*COLUMNS, "shown"))
    listed.add(who(2, "Ada", email="a@example.org"))
    listed.edit("x.csv:2,", f"x.csv:2,{there}")
    listed.add(who(2, "Ada", email="a@example.org", shown=said))
    assert listed.rows[0].endswith(f",{then}")


def _damaged(draw):
    name = draw(st.sampled_from(sorted(EXPORTS)))
    content = EXPORTS[name][0]
    text = content if isinstance(content, str) else content.decode("utf-16")
    place = draw(st.integers(0, len(text)))
    return name, text[:place] + draw(JUNK) + text[place:]


JUNK = st.text(max_size=10) | st.sampled_from(
    ["\\u0000", "\\ud800", "\0", '"', "\n", ",", "# ", "\u202e", "\x85", "a" * 300, "names,"]
)


@settings(max_examples=150, deadline=None)
@given(st.composite(_damaged)())
def test_a_list_can_be_read_after_whatever_export_was_added(damaged):
    name, text = damaged
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(text.encode("utf-8", "replace"))
        try:
            file = read_file(path, name, Choices(date(2026, 11, 23), dates="day-month"))
        except LetterkitError:
            return
        incoming = [each for export in file.exports for each in export.incoming]
        done = merged(new_list(COLUMNS), Imports(), incoming, {}, ids())
        listed = Path(folder) / "list.csv"
        listed.write_text(format_list(done.text), "utf-8", newline="")
        found = read_signatories(listed, "list.csv")
        assert [each.name for each in found] == [each.values.get("name", "") for each in incoming]
        again = merged(done.text, done.imports, incoming, {}, ids())
        assert format_list(again.text) == format_list(done.text)


PEOPLE = st.lists(
    st.builds(
        lambda name, email, key, consent: who(
            2, name, key=key, **{k: v for k, v in (("email", email), ("consent", consent)) if v}
        ),
        st.sampled_from(["Ada", "Bo", "Cy Example", "Cy Exmaple"]),
        st.sampled_from(["", "a@example.org", "b@example.org"]),
        st.sampled_from(["", "1", "2"]),
        st.sampled_from(["", "yes", "no"]),
    ),
    max_size=8,
    # A platform numbers no two answers alike.
    unique_by=lambda each: each.key or id(each),
)


@settings(deadline=None, max_examples=60)
@given(PEOPLE, PEOPLE, st.data())
def test_adding_again_in_any_order_changes_no_list(first, second, data):
    listed = List(*first)
    listed.add(*second)
    listed.add(*second)
    before = listed.written
    listed.add(*second)
    assert listed.written == before
    assert "added" not in listed.add(*data.draw(st.permutations(second)))


def test_someone_who_moved_is_known_in_a_later_export_of_the_same_by_the_only_such_name():
    listed = List(who(2, "Ada Example", affiliation="X", consent="yes"))
    assert listed.add(who(2, "Ada Example", affiliation="X2", consent="no")) == {"updated": 1}
    assert listed.rows == ["i1,Ada Example,X2,no,,google-forms x.csv:2"]


def test_of_two_namesakes_neither_is_taken_for_somebody_who_moved():
    listed = List(who(2, "Ada Example", affiliation="X"), who(3, "Ada Example", affiliation="Y"))
    assert listed.add(who(2, "Ada Example", affiliation="Z")) == {"added": 1}


def test_answers_of_one_person_that_differ_name_the_least():
    yes = who(2, "Ada Example", affiliation="X", consent="yes", shown="named")
    no = who(3, "Ada Example", affiliation="X", consent="no")
    initials = who(4, "Cy", email="c@example.org", consent="yes", shown="initials")
    named = who(5, "Cy", email="c@example.org", consent="yes")
    listed = List()
    listed.text = new_list((*COLUMNS, "shown"))
    listed.add(yes, no, initials, named)
    assert [row.split(",")[3] for row in listed.rows] == ["no", "no", "yes", "yes"]
    assert [row.split(",")[-1] for row in listed.rows] == ["named", "", "initials", "initials"]
    assert [(each.places, each.chosen) for each in listed.done.differing] == [
        (("x.csv:2", "x.csv:3"), "consent: no"),
        (("x.csv:5", "x.csv:4"), "shown: initials"),
    ]


def test_who_hides_their_name_later_is_known_by_their_address():
    listed = List()
    listed.text = new_list((*COLUMNS, "shown"))
    listed.add(ADA)
    hidden = who(2, "", email="ada@example.org", shown="unnamed")
    assert listed.add(hidden) == {"updated": 1}
    assert listed.rows[0].endswith(",unnamed")
    assert len(listed.rows) == 1
