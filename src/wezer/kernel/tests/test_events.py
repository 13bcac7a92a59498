"""Facts: named, plain, written with their change, and read by a cursor that never skips a late commit."""

import threading
import time
from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.db import DataError, connection

from wezer.kernel import clock, events
from wezer.kernel.acts import act, current
from wezer.kernel.events import (
    START,
    Cursor,
    emit,
    fact,
    facts_after,
    newest_fact_id,
    receiver,
    receivers_of,
    write_facts,
)
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref


@pytest.fixture
def seen(monkeypatch):
    monkeypatch.setattr(events, "_facts", dict(events._facts))
    monkeypatch.setattr(events, "_receivers", {})

    @fact
    class LampSeen:
        subject: Ref
        by: UUID | None = None
        places: tuple[int, ...] = ()
        shares: dict | None = None

    return LampSeen


@act
def tell(*, by=None, made, before_commit=None, **more):
    row = emit(made, **more)
    if before_commit:
        write_facts(current().facts)
        current().facts.clear()
        before_commit()
    return row


def subject(number):
    return Ref(f"core.party/{number}")


def read(number, limit=500):
    """The next `number` facts of a consumer, page by page. It waits a little: on PostgreSQL the horizon is held back by
    every running transaction of the cluster, those of other databases too."""
    cursor, found, until = START, [], time.monotonic() + 240
    while len(found) < number and time.monotonic() < until:
        rows = facts_after(cursor, limit)
        found += [row.subject for row in rows]
        if rows:
            cursor = Cursor(rows[-1].xid, rows[-1].id)
        else:
            time.sleep(0.05)
    assert facts_after(cursor) == []
    return found


def test_a_fact_is_frozen_and_named_after_its_package(seen):
    assert seen.fact_name == "kernel.lamp_seen" and events.fact_types()["kernel.lamp_seen"] is seen
    with pytest.raises(AttributeError):
        seen(subject=subject(1)).subject = "x"
    with pytest.raises(TypeError):
        seen(subject(1))
    with pytest.raises(TypeError):
        seen()
    with pytest.raises(TypeError):
        seen(subject=subject(1), colour="red")
    with pytest.raises(AttributeError):
        del seen(subject=subject(1)).subject


def test_facts_are_equal_when_they_say_the_same(seen):
    one, same, other = seen(subject=subject(1)), seen(subject=subject(1)), seen(subject=subject(2))
    assert one == same and hash(one) == hash(same) and one != other and one != str(one)
    assert f"LampSeen(subject={subject(1)!r}, by=None" in repr(one)


@pytest.mark.django_db
def test_a_fact_holds_ids_and_plain_values_only(seen):
    moment, uid = datetime(2026, 1, 2, tzinfo=UTC), UUID(int=7)
    with clock.at(moment):
        tell(
            made=seen(subject=subject(1), by=uid, places=(1, 2), shares={"a": (uid, None)}),
            group=3,
            audience=4,
            cause=uid,
            audit=True,
        )
    row = Fact.objects.get(name="kernel.lamp_seen")
    assert (row.at, row.actor, row.group, row.audience, row.cause, row.audit) == (moment, None, 3, 4, str(uid), True)
    assert row.payload == {"by": str(uid), "places": [1, 2], "shares": {"a": [str(uid), None]}}
    assert str(row) == "kernel.lamp_seen core.party/1" and newest_fact_id() == row.id


@pytest.mark.django_db(transaction=True)
def test_a_cursor_reads_everything_once_and_in_pages(seen):
    assert (newest_fact_id(), facts_after(START)) == (0, [])
    for number in range(7):
        tell(made=seen(subject=subject(number)))
    assert read(7, limit=3) == read(7) == [subject(number) for number in range(7)]


@pytest.mark.django_db
def test_an_act_may_tell_more_facts_than_one_statement_holds(seen):
    def many(*, by):
        return [emit(seen(subject=subject(number))) for number in range(1_101)]

    rows = act(many)(by=None)
    written = list(Fact.objects.filter(name="kernel.lamp_seen").order_by("id").values_list("id", "subject"))
    assert written == [(row.pk, row.subject) for row in rows] and len(written) == 1_101


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_facts_travel_with_the_commit_and_what_the_database_refuses_there_leaves_nothing(seen):
    asked = []

    def watch(execute, sql, params, many, context):
        asked.append(str(sql))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        row = tell(made=seen(subject=subject(1)))
    assert asked == [] and Fact.objects.get().pk == row.pk

    with pytest.raises(DataError):
        tell(made=seen(subject=subject(2)), unit="x" * 30)
    later = tell(made=seen(subject=subject(3)))
    assert list(Fact.objects.order_by("id").values_list("pk", flat=True)) == [row.pk, later.pk]


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_row_10_a_fact_committed_late_with_a_lower_id_is_never_skipped(seen):
    written, go_on = threading.Event(), threading.Event()

    def slow():
        tell(made=seen(subject=subject("late")), before_commit=lambda: (written.set(), go_on.wait(10)))
        connection.close()

    thread = threading.Thread(target=slow)
    thread.start()
    assert written.wait(10)
    quick = tell(made=seen(subject=subject("quick")))
    visible = list(Fact.objects.values_list("subject", flat=True))
    while_waiting = facts_after(START)
    go_on.set()
    thread.join(10)
    late = Fact.objects.get(subject=subject("late"))
    assert (
        visible == [subject("quick")] and while_waiting == []
    )  # seen by id, it would have been read, and late skipped
    assert late.id < quick.id and late.xid < Fact.objects.get(pk=quick.pk).xid
    assert read(2) == [subject("late"), subject("quick")]


def test_receivers_are_called_by_name(seen):
    @receiver("kernel.lamp_seen", "kernel.lamp_lost")
    def remember(row):
        return row

    assert receivers_of("kernel.lamp_lost") == receivers_of("kernel.lamp_seen") == [remember]
    assert receivers_of("kernel.other") == []
