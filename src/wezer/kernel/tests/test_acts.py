"""Acts stand or fall whole, moves are won by one, and what was taken back is not remembered."""

import threading
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, OperationalError, connection, transaction

from wezer.core.models import Group, Party
from wezer.core.models.group import GroupState
from wezer.core.viewer import Viewer
from wezer.kernel import acts, events
from wezer.kernel.acts import act, attempt, current, move, move_all
from wezer.kernel.events import emit, fact
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref
from wezer.kernel.refusals import Busy, Refusal
from wezer.kernel.states import Unlisted

ACTIVE, PAUSED, ARCHIVED = GroupState.ACTIVE, GroupState.PAUSED, GroupState.ARCHIVED


@pytest.fixture
def seen(monkeypatch):
    """A fact of this file's own, forgotten afterwards."""
    monkeypatch.setattr(events, "_facts", dict(events._facts))

    @fact
    class LampSeen:
        subject: Ref
        colour: str = ""

    return LampSeen


@act
def run(*, by, work):
    """Any work as an act."""
    return work()


def at_once(*works):
    """Run each in a thread with its own connection, at the same moment; their answers in order."""
    gate, answers = threading.Barrier(len(works)), [None] * len(works)

    def go(place, work):
        try:
            gate.wait(10)
            answers[place] = work()
        except Exception as error:  # noqa: BLE001 - told to the test
            answers[place] = error
        finally:
            connection.close()

    threads = [threading.Thread(target=go, args=each) for each in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return answers


class OrderingFailure(OperationalError):
    """What the database says of a serialization failure."""

    def __init__(self):
        super().__init__("could not serialize access")
        self.__cause__ = SerializationCause()


class SerializationCause(Exception):
    sqlstate = "40001"


def test_an_act_takes_named_values_only():
    with pytest.raises(TypeError):
        run(None, lambda: 1)


def test_facts_are_told_in_acts_only():
    with pytest.raises(RuntimeError):
        current()


@pytest.mark.django_db
def test_an_inner_act_joins_the_outer_one_and_keeps_who_acts(seen):
    fern, sage = SimpleNamespace(member=SimpleNamespace(pk=7), acting_for=SimpleNamespace(pk=9)), SimpleNamespace()
    told = []

    def outer():
        told.append(
            run(by=sage, work=lambda: emit(seen(subject=Ref("core.party/1"), colour="red"), quantity=3, unit="VAL"))
        )
        assert not Fact.objects.filter(name="kernel.lamp_seen").exists()
        return current().by

    assert run(by=fern, work=outer) is fern
    (row,) = Fact.objects.filter(name="kernel.lamp_seen")
    assert (row.actor, row.acting_for, row.subject, row.payload, row.quantity, row.unit) == (
        7,
        9,
        "core.party/1",
        {"colour": "red"},
        3,
        "VAL",
    )
    assert row.pk == told[0].pk and (row.xid > 0) == (connection.vendor == "postgresql")


@pytest.mark.django_db
def test_a_refused_act_leaves_nothing_neither_in_the_database_nor_in_memory(circle, seen):
    garden = circle("Garden")

    def work():
        assert move(garden, ACTIVE, PAUSED, purpose="rest")
        emit(seen(subject=Ref("core.group/1")))
        raise Refusal

    with pytest.raises(Refusal):
        run(by=Viewer.system(), work=work)
    assert (garden.state, garden.version, garden.purpose) == (ACTIVE, 1, "")
    assert not Fact.objects.filter(name="kernel.lamp_seen").exists()
    assert Group.objects.get(pk=garden.pk).state == ACTIVE


@pytest.mark.django_db
def test_a_refused_attempt_leaves_nothing_while_the_act_goes_on(circle, seen):
    garden, orchard = circle("Garden"), circle("Orchard")

    def refused():
        with attempt():
            move(orchard, ACTIVE, PAUSED, parent=garden)
            emit(seen(subject=Ref("core.group/2")))
            raise Refusal

    def work():
        move(garden, ACTIVE, PAUSED)
        emit(seen(subject=Ref("core.group/1")))
        with pytest.raises(Refusal):
            refused()

    run(by=Viewer.system(), work=work)
    assert (garden.state, orchard.state, orchard.parent.name) == (PAUSED, ACTIVE, "Val-Commun")
    assert [row.subject for row in Fact.objects.filter(name="kernel.lamp_seen")] == ["core.group/1"]
    assert set(Group.objects.filter(state=PAUSED)) == {garden}


@pytest.mark.django_db
def test_many_move_by_their_table_in_one_update_and_only_those_that_stand_there(circle, django_assert_num_queries):
    garden, orchard = circle("Garden"), circle("Orchard")
    assert move(orchard, ACTIVE, ARCHIVED)
    rows = Group.objects.filter(pk__in=[garden.pk, orchard.pk])
    with django_assert_num_queries(1):
        assert move_all(rows, ACTIVE, PAUSED, purpose="rest") == 1
    assert set(rows.values_list("name", "state", "purpose")) == {("Garden", PAUSED, "rest"), ("Orchard", ARCHIVED, "")}
    with pytest.raises(Unlisted):
        move_all(rows, (PAUSED, "merged"), ACTIVE)
    assert move_all(rows, (ACTIVE, PAUSED), ARCHIVED) == 1


@pytest.mark.django_db(transaction=True)
def test_what_runs_on_the_commit_is_an_act_of_its_own(seen):
    def work():
        transaction.on_commit(lambda: run(by=None, work=lambda: emit(seen(subject=Ref("core.group/2")))))
        emit(seen(subject=Ref("core.group/1")))

    run(by=None, work=work)
    assert list(Fact.objects.order_by("id").values_list("subject", flat=True)) == ["core.group/1", "core.group/2"]


@pytest.mark.django_db(transaction=True)
def test_an_act_that_the_database_could_not_order_is_tried_again_from_where_things_were(circle):
    garden, tries = circle("Garden"), []

    def work():
        tries.append((garden.state, garden.version))
        assert move(garden, ACTIVE, PAUSED, version=garden.version)
        if len(tries) < 3:
            raise OrderingFailure

    run(by=None, work=work)
    assert tries == [(ACTIVE, 1)] * 3
    garden.refresh_from_db()
    assert (garden.state, garden.version) == (PAUSED, 2)


@pytest.mark.django_db(transaction=True)
def test_after_five_tries_an_act_refuses_with_busy_and_writes_nothing(circle):
    garden, tries = circle("Garden"), []

    def work():
        tries.append(move(garden, ACTIVE, PAUSED))
        raise OrderingFailure

    with pytest.raises(Busy) as refused:
        run(by=None, work=work)
    assert (len(tries), refused.value.code, refused.value.status) == (acts.TRIES, "busy", 503)
    assert Group.objects.get(pk=garden.pk).state == ACTIVE


@pytest.mark.django_db(transaction=True)
def test_any_other_database_error_is_a_bug_and_rises_at_once():
    tries = []

    def work():
        tries.append(1)
        raise OperationalError("no such table")

    with pytest.raises(DatabaseError):
        run(by=None, work=work)
    assert tries == [1]


@pytest.mark.django_db(transaction=True)
def test_an_inner_failure_is_never_retried_inside_a_running_transaction():
    tries = []

    def work():
        tries.append(1)
        raise OrderingFailure

    with pytest.raises(OrderingFailure), transaction.atomic():
        run(by=None, work=work)
    assert tries == [1]


# --- move -----------------------------------------------------------------------------------------------------------
@pytest.mark.django_db
def test_a_move_is_one_update_that_names_own_columns_only(circle, django_assert_num_queries):
    garden = circle("Garden")
    with django_assert_num_queries(1) as captured:
        assert move(garden, (ACTIVE, PAUSED), ARCHIVED, version=1, purpose="rest")
    (statement,) = [query["sql"] for query in captured.captured_queries]
    assert statement.startswith("UPDATE") and "core_party" not in statement and "SELECT" not in statement
    assert (garden.state, garden.version, garden.purpose) == (ARCHIVED, 2, "rest")
    fresh = Group.objects.get(pk=garden.pk)
    assert (fresh.state, fresh.version, fresh.purpose) == (ARCHIVED, 2, "rest")


@pytest.mark.django_db
def test_a_lost_move_changes_nothing(circle):
    garden = circle("Garden")
    assert not move(garden, PAUSED, ARCHIVED)
    assert not move(garden, ACTIVE, ARCHIVED, version=9)
    assert (garden.state, garden.version, Group.objects.get(pk=garden.pk).version) == (ACTIVE, 1, 1)


@pytest.mark.django_db
def test_a_move_refuses_what_it_cannot_guard(circle):
    garden = circle("Garden")
    party = Party.objects.get(pk=garden.pk)
    for wrong in (
        lambda: move(garden, "Garden", "Orchard", field="name"),
        lambda: move(garden, ACTIVE, PAUSED, name="Orchard"),
        lambda: move(party, "Garden", "Orchard", field="name", version=1),
    ):
        with pytest.raises(TypeError):
            wrong()
    assert (Party.objects.get(pk=garden.pk).name, Group.objects.get(pk=garden.pk).state) == ("Garden", ACTIVE)


@pytest.mark.django_db(transaction=True)
def test_of_several_who_move_at_once_exactly_one_wins(circle):
    garden = circle("Garden")

    def one_move():
        mine = Group.objects.get(pk=garden.pk)
        return lambda: run(by=None, work=lambda: move(mine, ACTIVE, ARCHIVED))

    for _round in range(5):
        assert sorted(at_once(*(one_move() for _each in range(4)))) == [False, False, False, True]
        assert move(Group.objects.get(pk=garden.pk), ARCHIVED, ACTIVE)


def second_click(click):
    """The answers of two clicks, the second of which comes while the first is not committed yet."""
    first_done, answers = threading.Event(), []

    def second():
        first_done.wait(10)
        answers.append(run(by=None, work=click))
        connection.close()

    thread = threading.Thread(target=second)
    thread.start()

    def first():
        answers.append(click())
        first_done.set()
        thread.join(1)  # the second now waits for our row

    run(by=None, work=first)
    thread.join(10)
    return answers


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_row_2_two_clicks_are_one_move_where_a_parent_column_would_let_both_win(circle):
    garden = circle("Garden")
    on_the_parent = Group.objects.filter(pk=garden.pk, name="Garden")
    assert second_click(lambda: bool(on_the_parent.update(name="Orchard"))) == [True, True]  # the trap
    mine, yours = Group.objects.get(pk=garden.pk), Group.objects.get(pk=garden.pk)
    clicks = iter([mine, yours])
    assert second_click(lambda: move(next(clicks), ACTIVE, ARCHIVED)) == [True, False]


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_acts_that_wait_for_each_other_both_end_well(circle):
    garden, orchard = circle("Garden"), circle("Orchard")
    both_hold_one = threading.Barrier(2)

    def crossing(first, second):
        waited = []

        def work():
            Group.objects.filter(pk=first.pk).update(purpose="x")
            if not waited:
                waited.append(both_hold_one.wait(10))
            Group.objects.filter(pk=second.pk).update(purpose="x")
            return "done"

        return lambda: run(by=None, work=work)

    assert at_once(crossing(garden, orchard), crossing(orchard, garden)) == ["done", "done"]
