"""P-2 across the house: whatever door one takes, a line of somebody's profile is told to whom their page tells it.

Page, API, directory, what it is looked up by, matches, search, suggestions, map, files, what one takes along, the list of
members as a file, looking at oneself as others do. A random audience for every line.
"""

import pytest
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st
from sight_lines import MARKS, SAID, Looker, allowed, told, write_lines

from wezer.core.acts.member_list import take_member_list
from wezer.core.acts.membership import bring_in
from wezer.core.acts.roles import grant_role, open_role
from wezer.core.acts.settings import change_setting
from wezer.core.chat.acts.contact import block_member
from wezer.core.custom_lines import with_line
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer

system = Viewer.system()
#: Who reads what is for whom. Reed is blocked by Fern, who hears no more from Reed: that takes no sight away.
EVERYBODY = {"Oak", "Sage", "Reed", "Basil", "Mint", "Thyme"}
READERS = {
    "nobody": set(), "stewards": {"Oak"}, "garden": {"Sage", "Reed"}, "local": {"Sage", "Reed", "Basil"},
    "community": EVERYBODY, "peers": EVERYBODY, "public": {*EVERYBODY, "anyone"},
}  # fmt: skip
lines = st.fixed_dictionaries({key: st.sampled_from(allowed(key)) for key in SAID})


@pytest.fixture
def valley(join, gardener, circle):
    """The garden lies within the valley: Fern and Sage are of the garden, Basil of the valley alone. Thyme is the
    community's secretary, Oak tends it."""
    change_setting(
        by=system, key="profile.custom", value=with_line([], label="Allergies", kind="line", audience="community")
    )
    people = {name: join(name) for name in ("Fern", "Sage", "Reed", "Basil", "Mint", "Thyme")} | {"Oak": gardener}
    local = circle("Valley", type="local")
    garden = circle("Garden", parent=local)
    for name, group in (("Fern", garden), ("Sage", garden), ("Reed", garden), ("Basil", local)):
        bring_in(by=system, group=group, member=people[name])
    grant_role(by=system, role=open_role(by=system, group=local.parent, key="secretary"), member=people["Thyme"])
    block_member(by=viewer(people["Fern"]), member=people["Reed"])
    return people, garden, {
        "stewards": f"stewards:{local.parent.pk}", "garden": f"group:{garden.pk}", "local": f"group:{local.pk}",
    }  # fmt: skip


@pytest.fixture
def lookers(valley):
    people, _garden, _keys = valley
    return [Looker(name, people.get(name), people["Fern"]) for name in (*sorted(EVERYBODY), "anyone")]


#: One of each, where each matters most; what is not named is for nobody.
MIXED = dict.fromkeys(SAID, "nobody") | {
    "name": "public", "tagline": "stewards", "skills": "stewards", "needs": "local", "interests": "garden", "place": "local",
    "languages": "public", "availability": "community", "presentation": "public", "phone": "garden", "email": "local",
    "emergency": "stewards",
}  # fmt: skip


@settings(
    max_examples=1,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@example(chosen=MIXED)
@given(chosen=lines)
def test_p2_every_door_tells_a_line_to_whom_the_page_tells_it(valley, lookers, chosen):
    people, garden, keys = valley
    write_lines(people["Fern"], chosen, keys)
    reads = {name: {key for key, audience in chosen.items() if name in READERS[audience]}
             for name in (*EVERYBODY, "anyone")}  # fmt: skip
    reads["anyone"] = reads["anyone"] if "name" in reads["anyone"] else set()
    for looker in lookers:
        looker.look(chosen, reads[looker.name])
    for name in ("Oak", "Thyme"):
        file = take_member_list(by=viewer(people[name])).decode()
        assert told(file) == (reads[name] & set(MARKS)) - {"availability"}, (name, "the list as a file")
        assert ("Monday evening" in file) == ("availability" in reads[name]), (name, "the list as a file")
    as_others = Looker("Fern", people["Fern"], people["Fern"])
    for who, name in (("public", "anyone"), ("member", "Mint"), (garden.uid, "Sage")):
        shown = told(as_others.ask(f"/me/as/?who={who}"))
        assert shown == reads[name] & set(MARKS), ("seen as", name)
