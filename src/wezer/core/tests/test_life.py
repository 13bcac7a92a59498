"""The life of groups and of those in them: whatever happens, in whatever order, who belongs is who reaches, somebody tends,
and nobody reads more than what happened was for (core.md 20: I-2, I-3, I-4, I-5)."""

import pytest
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, example, given, settings
from hypothesis import strategies as st

from wezer.core.models import (
    Acceptance,
    Agreement,
    Audience,
    AudienceParty,
    Belonging,
    Group,
    GroupClosure,
    Restriction,
    Role,
    RoleHolding,
    Room,
)
from wezer.core.testing import examples
from wezer.core.tests.life import group_steps, people_steps, role_steps  # noqa: F401  (they fill the list)
from wezer.core.tests.life.elsewhere import ELSEWHERE
from wezer.core.tests.life.invariants import check_belonging, check_care, check_closure, check_rights, check_widening
from wezer.core.tests.life.steps import STEPS, live
from wezer.core.tests.life.world import found_world, seen
from wezer.core.tests.life.writers import acts_that_write, is_act, reached
from wezer.kernel import clock


class Undo(Exception):
    pass


@pytest.fixture
def world(db):
    return found_world()


def lived_through(world, lived, *, at_first, at_last=bool):
    """Take the steps in a copy of the world, look after each, and leave nothing behind. Which ones were refused."""
    world, refused = world.again(), []
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        before = [at_first]

        def look(said):
            now = seen(world)
            check_closure()
            check_widening(world, before[0], now, said)
            check_belonging(world, now)
            check_care(world, now)
            before[0] = now
            refused.append(said is None)

        live(world, lived, look)
        with clock.at(world.moment):
            at_last(world)
        raise Undo
    cache.clear()
    return refused


def test_i3_i4_i5_each_step_is_really_taken_and_holds_what_must_hold(world):
    first = seen(world)
    taken = {name: lived_through(world, [(name, *step.place)], at_first=first) for name, step in STEPS.items()}
    assert [name for name, refused in taken.items() if refused[0]] == []


#: What meets what: a tree that changes, somebody who stands otherwise in it, a role there. Drawn more often than the rest.
MEETING = [
    "move", "turn_a_switch", "begin_a_group", "dissolve", "keep_out_at_once", "exclude", "appeal_and_be_heard", "rest_or_return",
    "bring", "leave", "tend",
]  # fmt: skip


@st.composite
def lives(draw):
    """What happens in a life happens to few people and few groups, or little would come of it."""
    who = st.sampled_from(draw(st.lists(st.integers(0, 4), min_size=1, max_size=2, unique=True)))
    where = st.sampled_from(draw(st.lists(st.integers(0, 7), min_size=2, max_size=3, unique=True)))
    step = st.tuples(st.sampled_from(sorted(STEPS) + 5 * MEETING), who, where, where)
    return draw(st.lists(step, min_size=4, max_size=9))


@settings(
    max_examples=examples(6),
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(lived=lives())
@example(lived=[("keep_out_at_once", 3, 2, 0), ("move", 3, 4, 2), ("turn_a_switch", 3, 2, 2), ("move", 3, 4, 0)])
@example(
    lived=[("keep_out_at_once", 1, 1, 0), ("turn_a_switch", 1, 1, 0), ("turn_a_switch", 1, 1, 0), ("dissolve", 1, 6, 2)]
)
@example(lived=[("exclude", 3, 2, 0), ("tend", 3, 3, 0), ("appeal_and_be_heard", 3, 2, 0)])
@example(
    lived=[("turn_a_switch", 3, 4, 4), ("begin_a_group", 3, 4, 4), ("be_seen_by_others", 3, 4, 3), ("leave", 3, 4, 4)]
)
def test_i2_i3_i4_i5_hold_after_every_step(world, lived):
    """One belongs where a source below reaches; each active group is tended or in care; nobody comes to read by the way."""
    lived_through(world, lived, at_first=seen(world), at_last=check_rights)


#: What says where somebody stands, and so what they read: the columns that `read_standing` asks, and the states of rooms.
STANDING_COLUMNS = {
    Group: {"parent", "state", "sight", "direct_only", "derived_may_read", "sovereign_money", "sovereign_membership", "in_care_since"},
    GroupClosure: {"is_open", "depth"},
    Belonging: {"state"},
    Role: {"rights", "key", "group"},
    RoleHolding: {"until", "ends_at", "lent_from"},
    Audience: {"kind", "group", "key"},
    AudienceParty: {"party"},
    Agreement: {"is_limiting", "ended_at", "major"},
    Acceptance: {"major"},
    Restriction: {"until", "lifted_at"},
    Room: {"state"},
}  # fmt: skip


@pytest.mark.any_database
def test_every_act_that_says_where_somebody_stands_is_a_step_or_is_named():
    columns = {model: frozenset(some) for model, some in STANDING_COLUMNS.items()}
    drawn = {act for step in STEPS.values() for act in step.acts}
    covered = {one for act in drawn for one in reached(act) if is_act(one)}
    assert _names(acts_that_write(columns, besides=set(ELSEWHERE)) - covered) == [], "neither drawn nor named"
    assert _names(drawn & set(ELSEWHERE)) == [], "named, and drawn"
    assert _names(set(ELSEWHERE) - acts_that_write(columns)) == [], "named, and writes nothing of the kind"


def _names(acts):
    return sorted(f"{act.__module__}.{act.__name__}" for act in acts)
