"""Trust: who trusts whom, who may know of it, the roles it gives, and what rules read of people. Rule M-5, core.md 5.3."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wezer.core.acts.map_points import place_group
from wezer.core.acts.membership import bring_in, enter_group, leave_group
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.roles import create_role, end_role, grant_role
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.crossing.refusals import MembraneNotMet
from wezer.core.crossing.rules import check_rule, rule_on, trace
from wezer.core.models import Age, Notice, Role, RoleHolding, TrustMark
from wezer.core.refusals import BeyondOwnRights
from wezer.core.testing import deliver, viewer
from wezer.core.trust.acts import give_trust, say_age, set_role_trust, take_trust_back
from wezer.core.trust.refusals import BornInvalid, NotTrustable, TrustRuleInvalid, TrustsSelf
from wezer.core.trust.rules import threshold, years
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.models import Fact
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()


@pytest.fixture
def mill(circle, join):
    """Fern tends the mill; Sage, Basil, Mint and Hazel are fully in."""
    people = {name: join(name) for name in ("Fern", "Sage", "Basil", "Mint", "Hazel", "Rowan")}
    group = circle("Mill", founder=people["Fern"], membrane="open")
    for name in ("Sage", "Basil", "Mint", "Hazel"):
        bring_in(by=system, group=group, member=people[name])
    keys = create_role(by=system, group=group, name="Keys", rights=[])
    return SimpleNamespace(group=group, keys=keys, **people)


def trusts(mill, who, whom, role=None, **more):
    return give_trust(by=viewer(getattr(mill, who)), group=mill.group, member=getattr(mill, whom), role=role, **more)


def holds(mill, who):
    return RoleHolding.objects.filter(role=mill.keys, member=getattr(mill, who), until=None).exists()


def test_m5_so_many_trust_somebody_that_a_role_is_theirs_and_fewer_that_it_is_not(mill):
    """Forty percent of five are two."""
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=40, cap=10)
    mark = trusts(mill, "Sage", "Basil", mill.keys)
    trusts(mill, "Mint", "Basil")  # in general: not for this role
    assert not holds(mill, "Basil")
    trusts(mill, "Mint", "Basil", mill.keys)
    assert holds(mill, "Basil")
    deliver()
    said = Notice.objects.filter(member=mill.Basil, kind__in=("trusted", "role_by_trust")).values_list(
        "kind", "actor__name"
    )
    assert sorted(said, key=str) == [
        ("role_by_trust", None), ("trusted", "Mint"), ("trusted", "Mint"), ("trusted", "Sage"),
    ]  # fmt: skip
    take_trust_back(by=viewer(mill.Sage), mark=mark)
    assert not holds(mill, "Basil")
    trusts(mill, "Hazel", "Basil", mill.keys)
    assert holds(mill, "Basil")
    told = Fact.objects.filter(name="core.role_by_trust", audit=True).values_list("payload__holds", flat=True)
    assert list(told.order_by("id")) == [True, False, True]


def test_whoever_leaves_counts_no_longer(mill):
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=100, cap=2)
    for name in ("Sage", "Mint"):
        trusts(mill, name, "Basil", mill.keys)
    assert holds(mill, "Basil")
    leave_group(by=viewer(mill.Mint), group=mill.group)
    deliver()
    assert not holds(mill, "Basil")


def test_whoever_gives_it_up_starts_again(mill):
    """What they did not want is not forced on them by the trust that was there before."""
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=20, cap=1)
    trusts(mill, "Sage", "Basil", mill.keys)
    end_role(
        by=viewer(mill.Basil),
        holding=RoleHolding.objects.select_related("role__group").get(member=mill.Basil, until=None),
    )
    deliver()
    assert not holds(mill, "Basil")
    trusts(mill, "Mint", "Basil", mill.keys)
    assert holds(mill, "Basil")


def test_what_was_granted_otherwise_does_not_fall_with_trust(mill):
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=20, cap=1)
    grant_role(by=system, role=mill.keys, member=mill.Basil)
    mark = trusts(mill, "Sage", "Basil", mill.keys)
    take_trust_back(by=viewer(mill.Sage), mark=mark)
    assert holds(mill, "Basil")
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=None)
    assert holds(mill, "Basil")


def test_seats_are_filled_by_the_most_trusted_and_again_when_one_is_free(mill):
    Role.objects.filter(pk=mill.keys.pk).update(seats=1)
    for who, whom in (("Sage", "Basil"), ("Sage", "Mint"), ("Hazel", "Mint")):
        trusts(mill, who, whom, mill.keys)
    mill.keys.refresh_from_db()
    set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=20, cap=1)
    assert (holds(mill, "Basil"), holds(mill, "Mint")) == (False, True)
    leave_group(by=viewer(mill.Mint), group=mill.group)
    deliver()
    assert (holds(mill, "Basil"), holds(mill, "Mint")) == (True, False)


def test_who_may_trust_whom_and_set_what(mill):
    with pytest.raises(TrustsSelf):
        trusts(mill, "Sage", "Sage")
    with pytest.raises(NotTrustable):
        trusts(mill, "Sage", "Rowan")
    with pytest.raises(NotAllowed):
        trusts(mill, "Rowan", "Sage")
    with pytest.raises(NotAllowed):
        set_role_trust(by=viewer(mill.Sage), role=mill.keys, percent=50)
    with pytest.raises(TrustRuleInvalid):
        set_role_trust(by=viewer(mill.Fern), role=mill.keys, percent=0)
    root_role = create_role(by=system, group=mill.group, name="All", rights=["core.tend_community"])
    with pytest.raises(BeyondOwnRights):
        set_role_trust(by=viewer(mill.Fern), role=root_role, percent=50)
    mark = trusts(mill, "Sage", "Basil")
    with pytest.raises(NotFound):
        take_trust_back(by=viewer(mill.Basil), mark=mark)
    assert trusts(mill, "Sage", "Basil", shown_to="group").pk == mark.pk and TrustMark.objects.count() == 1


def test_both_sides_always_know_others_as_it_was_said(mill):
    marks = {
        sight: trusts(mill, who, "Basil", shown_to=sight)
        for who, sight in (("Sage", "both"), ("Mint", "group"), ("Hazel", "community"))
    }

    def known(member):
        found = TrustMark.objects.visible_to(viewer(member))
        return {sight for sight, mark in marks.items() if found.filter(pk=mark.pk).exists()}

    assert known(mill.Basil) == {"both", "group", "community"}
    assert known(mill.Sage) == {"both", "group", "community"}
    assert known(mill.Mint) == {"group", "community"}
    assert known(mill.Rowan) == {"community"}
    assert not TrustMark.objects.visible_to(Viewer.anonymous()).exists()
    mill.group.sight = "secret"
    mill.group.save()
    assert known(mill.Rowan) == set()


def test_a_membrane_counts_trust(mill, circle):
    """Only of those fully in the group, each once however often they say it."""
    set_membrane(by=viewer(mill.Fern), group=mill.group, ways=[[{"kind": "rule", "expression": "trusted_by(2)"}]])
    rule = check_rule("trusted_by(2)")
    assert rule == "trusted_by(2)"
    trusts(mill, "Sage", "Basil")
    trusts(mill, "Sage", "Basil", mill.keys)
    held = rule_on(rule, [mill.Basil, mill.Mint], mill.group)
    assert not held[mill.Basil.pk].holds and not held[mill.Mint.pk].holds
    trusts(mill, "Mint", "Basil")
    assert rule_on(rule, [mill.Basil], mill.group)[mill.Basil.pk].holds


def test_age_is_told_as_far_as_the_person_lets_it(mill):
    today = clock.now().date()
    twenty = date(today.year - 20, 1, 1)
    rules = ("adult", "coalesce(age, 0) >= 18")

    def hold(member):
        return [rule_on(check_rule(rule), [member], mill.group)[member.pk].holds for rule in rules]

    assert hold(mill.Sage) == [False, False]
    for told, expected in (("nothing", [False, False]), ("adult", [True, False]), ("years", [True, True])):
        say_age(by=viewer(mill.Sage), born_on=twenty, told=told)
        assert hold(mill.Sage) == expected
    parts = trace("coalesce(age, 0) >= 18", mill.Sage, mill.group, to_member=False)
    assert not any("20" in part.value for part in parts)  # a steward reads whether it holds, not how old she is
    say_age(by=viewer(mill.Sage), born_on=None)
    assert not Age.objects.exists()
    for wrong in (today, today + timedelta(days=1), date(today.year - 131, 1, 1)):
        with pytest.raises(BornInvalid):
            say_age(by=viewer(mill.Sage), born_on=wrong)


def test_a_rule_reads_the_place_that_members_see(mill):
    """Hidden, or shown to fewer than the members: no. Else by the point that was moved for others."""
    place_group(by=system, group=mill.group, place="Mill", latitude=44.9, longitude=5.2)

    def near(member, km):
        return rule_on(check_rule(f"lives_within({km})"), [member], mill.group)[member.pk].holds

    assert not near(mill.Sage, 500)
    said = {"name": "Upper mill", "latitude": 44.95, "longitude": 5.2, "shown": "exact"}
    set_profile_field(by=viewer(mill.Sage), key="place", value=said)
    assert near(mill.Sage, 10) and not near(mill.Sage, 2)
    set_profile_field(by=viewer(mill.Sage), key="place", value={**said, "shown": "hidden"})
    assert not near(mill.Sage, 500)


def test_a_door_opens_by_age(mill):
    set_membrane(by=viewer(mill.Fern), group=mill.group, ways=[[{"kind": "rule", "expression": "adult"}]])
    with pytest.raises(MembraneNotMet):
        enter_group(by=viewer(mill.Rowan), group=mill.group)
    say_age(by=viewer(mill.Rowan), born_on=date(1990, 5, 5), told="adult")
    enter_group(by=viewer(mill.Rowan), group=mill.group)
    assert viewer(mill.Rowan).belongs(mill.group)


@given(st.integers(0, 5000), st.integers(1, 100), st.integers(1, 500))
def test_the_threshold_is_a_share_with_a_cap_and_never_nobody(size, percent, cap):
    found = threshold(size, percent, cap)
    assert 1 <= found <= cap
    assert found == cap or found == 1 or found * 100 >= size * percent > (found - 1) * 100


def test_years_turn_on_the_birthday():
    assert [years(date(2004, 2, 29), date(2022, 2, 28)), years(date(2004, 2, 29), date(2022, 3, 1))] == [17, 18]
    assert [years(date(2000, 7, 7), date(2018, 7, 6)), years(date(2000, 7, 7), date(2018, 7, 7))] == [17, 18]
