"""What a new group asks of those who come, by its type (core.md 4.1): a circle is those who hold a role in it."""

import pytest

from wezer.api.testing import Caller
from wezer.core.acts.groups import create_group
from wezer.core.acts.membership import ask_to_enter, enter_group
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.crossing.jobs import look_at_rules
from wezer.core.crossing.membranes import rules_of
from wezer.core.crossing.refusals import MembraneNotMet
from wezer.core.kinds import group_kinds
from wezer.core.models import Belonging, Group, MembraneVersion, RoleHolding
from wezer.core.refusals import MembraneClosed
from wezer.core.testing import viewer

pytestmark = pytest.mark.django_db


def test_each_type_begins_with_the_membrane_of_the_table():
    usual = {kind.kind: kind.membrane for kind in group_kinds}
    assert usual == {
        "alliance": "vote", "organisation": "invitation", "local": "request", "circle": "rule", "project": "request",
        "role": usual["role"], "talk": "open",
    }  # fmt: skip


def test_a_circle_takes_in_who_holds_a_role_there_and_gives_days_of_grace_to_who_holds_none(join, community):
    fern, sage = join("Fern"), join("Sage")
    made = create_group(by=viewer(fern), parent=community, type="circle", name="Mill")
    group = Group.objects.get(pk=made.pk)
    assert (group.membrane, group.has_rule) == ("rule", True)
    assert rules_of(group).ways == [[{"kind": "rule", "expression": "here.roles >= 1", "grace_days": 14}]]
    assert MembraneVersion.objects.get(group=group).rules == group.membrane_rules
    with pytest.raises((MembraneNotMet, MembraneClosed)):
        enter_group(by=viewer(sage), group=group)
    miller = create_role(by=viewer(fern), group=group, name="Miller", rights=[])
    grant_role(by=viewer(fern), role=miller, member=sage)
    enter_group(by=viewer(sage), group=group)
    stands = {row.member.name: row for row in Belonging.objects.filter(group=group).select_related("member")}
    assert {name: row.state for name, row in stands.items()} == {"Fern": "member", "Sage": "member"}
    end_role(by=viewer(fern), holding=RoleHolding.objects.get(role=miller, member=sage))
    look_at_rules()
    in_grace = Belonging.objects.filter(group=group).exclude(grace_until=None)
    assert [row.member.name for row in in_grace] == ["Sage"]


def test_another_membrane_is_chosen_for_a_circle_and_an_alliance_is_voted_into(join, community):
    fern, sage = join("Fern"), join("Sage")
    open_circle = create_group(by=viewer(fern), parent=community, type="circle", name="Choir", membrane="open")
    assert (open_circle.membrane, open_circle.membrane_rules, open_circle.has_rule) == ("open", {}, False)
    alliance = create_group(by=viewer(fern), parent=community, type="alliance", name="Three valleys")
    asked = ask_to_enter(by=viewer(sage), group=alliance, message="")
    assert (asked.state, asked.crossings.get().electors) == ("applied", [fern.pk])


def test_a_new_group_begins_with_a_condition_there_is_and_a_rule_only_where_its_type_has_one(join, community):
    caller = Caller.of(join("Fern"), "*")
    for type, membrane in (("talk", "mixed"), ("talk", "rule")):
        refused = caller.post("core/groups", {"type": type, "name": "Choir", "membrane": membrane}, key=membrane)
        told = refused.json()
        assert (refused.status_code, told["code"], told["field"]) == (422, "membrane_invalid", "membrane")
    assert (
        caller.post("core/groups", {"type": "circle", "name": "Mill", "membrane": "rule"}, key="mill").json()[
            "membrane"
        ]
        == "rule"
    )
