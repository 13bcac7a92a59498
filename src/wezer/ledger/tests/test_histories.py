"""Random histories of 500 acts: whatever people try, exchange.md B.2 holds on the way and at the end."""

from collections import Counter

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, assume, given, settings
from hypothesis import strategies as st

from wezer.core.acts.roles import grant_role, open_role
from wezer.core.models import Role
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.ledger.acts.currencies import create_currency
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.acts.sealing import seal
from wezer.ledger.audit import audit
from wezer.ledger.currencies import forget
from wezer.ledger.tests.history import CHOICES, VERBS, History
from wezer.ledger.tests.invariants import Books, nothing_can_be_changed

SYSTEM = Viewer.system()
ACTS, EXAMPLES, LOOKED_AT = 500, 2, 125


@pytest.fixture
def world(join, circle, community, val, eur, like):
    """Four people, three of whom hold a group's wallet that asks for two signatures; two gardeners, who issue grain."""
    people = [join(name) for name in ("Fern", "Sage", "Mint", "Basil")]
    gardeners = [join(name) for name in ("Oak", "Ash")]
    for one in gardeners:
        grant_role(by=SYSTEM, role=Role.objects.get(group=community, key="gardener"), member=one)
    group = circle("Garden")
    role = open_role(by=SYSTEM, group=group, key="wallet")
    for one in people[:3]:
        grant_role(by=SYSTEM, role=role, member=one)
    set_authorisation(by=SYSTEM, party=group, needs=2, above_units=50)
    create_currency(by=SYSTEM, code="GRAIN", name="Grain", kind="fiat", scale=2, rules={"signatures": 2})
    return people, group, gardeners, community


def test_whatever_is_tried_the_books_stay_true(world):
    done = Counter()

    @settings(max_examples=EXAMPLES, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(choices=st.lists(CHOICES, min_size=ACTS, max_size=ACTS))
    def histories(choices):
        assume(len({choice.verb for choice in choices}) > len(VERBS) // 2)  # the simplest list is one thing 500 times
        with transaction.atomic():  # each begins in the same world
            history = History(*world)
            live_through(history, choices)
            transaction.set_rollback(True)
        forget()
        assert history.done.total() + history.refused.total() == ACTS
        done.update(history.done)

    histories()
    assert len(done) > len(VERBS) // 2 and done.total() > EXAMPLES * ACTS // 4, done  # or it shows less than it says


def live_through(history, choices):
    books = Books()
    for number, choice in enumerate(choices, 1):
        try:
            history.go_on(choice)
            if number % LOOKED_AT == 0:
                books.hold()
        except Exception as error:
            error.add_note(f"act {number}: {choice}")
            raise
    with clock.at(history.moment):  # the chain notes when: no seal before those of the history
        seal()
    books.hold()
    nothing_can_be_changed()
    assert [str(one) for one in audit().findings] == []


def test_balances_beyond_a_limit_are_only_warned_about(world, paid, val):
    (fern, sage, *_others), *_more = world
    paid(fern, sage, 400)
    set_limit(by=SYSTEM, currency=val, side="floor", units=-100, member=fern)
    report = audit()
    assert (report.is_clean, len(report.warnings)) == (True, 1)
