"""The worker: facts, arrows, flights, jobs. Nothing lost, nothing doubled."""

import threading
import time
from datetime import timedelta

import pytest
from django.db import connection

from wezer.core.acts.erasing import erase_member
from wezer.core.acts.groups import create_group
from wezer.core.acts.notices import notify
from wezer.core.models import Item, Member, Notice
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock, events, jobs
from wezer.kernel.acts import act
from wezer.kernel.clock import now
from wezer.kernel.events import Cursor
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref, resolve
from wezer.kernel.refusals import NotAllowed
from wezer.workflow import arrow as arrows
from wezer.workflow import flying, worker
from wezer.workflow.acts import flights, reading, switch_arrow
from wezer.workflow.acts.flights import NotHeld, draw_behind, draw_flights, drop_flight, try_again
from wezer.workflow.kinds import Draft, FlightKind, HeldForGood, NotNow, flight_kinds
from wezer.workflow.models import FactCursor, Flight, Link, ScheduledJob
from wezer.workflow.queries import failed_jobs
from wezer.workflow.testing import settle
from wezer.workflow.tests.conftest import group_to_item

#: Other databases of the same server hold the horizon back while they run a transaction: a test of theirs, at most.
PATIENCE = 240


def test_an_arrow_flies_once_per_fact_however_often_the_fact_is_read(first_item, circle, join):
    garden = circle("Garden")

    settle()
    FactCursor.objects.all().delete()  # a restored backup reads everything again
    settle()

    item = Item.objects.get(title="Begin")
    fact = Fact.objects.get(name="core.group_created")
    flight = Flight.objects.get(kind="arrow")
    assert (flight.key, flight.state, flight.tries) == (f"arrow:test.first_item:{fact.uid}", "done", 1)
    assert list(Link.objects.values_list("source", "target", "arrow", "fact")) == [
        (ref(garden), ref(item), "test.first_item", fact.uid)
    ]


def test_what_an_arrow_brings_about_says_which_fact_caused_it(circle):
    @arrows.arrow("group → group", on_fact="core.group_created", key="test.twin")
    def twin(fact):
        group = resolve(fact.subject)
        if group.name == "Twin":
            return None
        return group, create_group(by=Viewer.system(), parent=group.parent, type="circle", name="Twin")

    circle("Garden")
    settle()

    first, second = Fact.objects.filter(name="core.group_created").order_by("id")
    assert second.cause == str(first.uid)
    assert Link.objects.count() == 1


def test_a_failing_arrow_leaves_nothing_is_tried_twelve_times_then_held_and_may_be_tried_again(circle, gardener):
    tries = []

    @arrows.arrow("group → nothing", on_fact="core.group_created", key="test.fails")
    def fails(fact):
        tries.append(fact.uid)
        group_to_item(fact)
        if len(tries) <= 12:
            raise ValueError("the other side is not ready")
        return None

    circle("Garden")
    moment = now()
    for hour in range(20):
        with clock.at(moment + timedelta(hours=7 * hour)):
            settle()

    flight = Flight.objects.get()
    assert (len(tries), flight.state, flight.tries) == (12, "held", 12)
    assert "the other side is not ready" in flight.error
    assert not Item.objects.exists()

    try_again(by=viewer(gardener), flight=flight)
    settle()
    flight.refresh_from_db()
    assert (flight.state, flight.error) == ("done", "") and Item.objects.count() == 1


def test_a_held_flight_is_given_up_with_a_reason_by_those_who_may(circle, gardener, join):
    draw_flights(drafts=[Draft("arrow", "test.gone", "arrow:test.gone:1")])
    flight = Flight.objects.get()
    flights.failed(flight=flight, error="x", for_good=True)

    with pytest.raises(NotAllowed):
        drop_flight(by=viewer(join("Mint")), flight=flight, reason="no")
    with pytest.raises(flights.ReasonMissing):
        drop_flight(by=viewer(gardener), flight=flight, reason="  ")
    drop_flight(by=viewer(gardener), flight=flight, reason="that arrow is gone")

    flight.refresh_from_db()
    assert (flight.state, flight.dropped_because) == ("done", "that arrow is gone")
    with pytest.raises(NotHeld):
        try_again(by=viewer(gardener), flight=flight)


def test_one_failing_receiver_does_not_stop_the_others_and_is_tried_again(circle):
    heard = {"good": [], "bad": []}

    def good(fact):
        heard["good"].append(fact.uid)

    def bad(fact):
        heard["bad"].append(fact.uid)
        if len(heard["bad"]) < 4:
            raise RuntimeError("not yet")

    events.receiver("core.group_created")(bad)
    events.receiver("core.group_created")(good)
    circle("Garden")
    fact = Fact.objects.get(name="core.group_created")

    settle()
    assert Flight.objects.get().state == "retry"
    assert fact.uid in heard["good"] and reading.cursor().id == Fact.objects.latest("id").pk
    with clock.at(now() + timedelta(hours=1)):
        settle()

    assert Flight.objects.get().state == "done"
    assert heard["bad"] == [fact.uid] * 4


def test_a_batch_is_one_cursor_write(circle, django_assert_max_num_queries):
    for number in range(12):
        circle(f"Circle {number}")
    told = Fact.objects.count()

    from wezer.workflow.testing import _all_facts_after as read

    with django_assert_max_num_queries(12 + (connection.vendor == "postgresql")):  # which takes its turn by one
        batch = reading.read_batch(read=read)

    assert batch.read == told and FactCursor.objects.count() == 1


def test_an_arrow_that_the_community_switched_off_does_not_fly(first_item, circle, gardener):
    switch_arrow(by=viewer(gardener), key="test.first_item", is_on=False)
    circle("Garden")
    settle()
    assert not Flight.objects.exists()

    switch_arrow(by=viewer(gardener), key="test.first_item", is_on=True)
    circle("Field")
    settle()
    assert Flight.objects.count() == 1


def test_a_flight_waits_for_the_one_it_depends_on(db):
    flown = []

    class Note(FlightKind):
        kind = "note"
        name = "Note"

        def fly(self, flight):
            flown.append(flight.name)
            if flight.name == "first" and len(flown) == 1:
                raise OSError("line down")

    flight_kinds.add(Note)
    first, _is_new = draw_behind(draft=Draft("note", "first", "note:1"))
    other, _is_new = draw_behind(draft=Draft("note", "other", "note:2"))
    draw_behind(draft=Draft("note", "last", "note:3"), behind=[other, first])
    settle()
    assert flown == ["first", "other"]
    with clock.at(now() + timedelta(minutes=1)):
        settle()
    assert flown == ["first", "other", "first", "last"]


def test_a_lane_in_order_waits_as_a_whole_while_the_other_side_is_away_and_no_try_is_counted(db):
    flown, is_away = [], [True]

    class Note(FlightKind):
        kind = "note"
        name = "Note"
        lane = "notes"
        is_orderly = True

        def fly(self, flight):
            if is_away[0] and flight.name == "second":
                raise NotNow("closed for lunch", seconds=60)
            flown.append(flight.name)

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", name, f"note:{name}") for name in ("first", "second", "third")])
    settle()
    assert flown == ["first"]
    assert list(Flight.objects.order_by("id").values_list("state", "tries")) == [
        ("done", 1), ("pending", 0), ("pending", 0)
    ]  # fmt: skip

    is_away[0] = False
    with clock.at(now() + timedelta(seconds=61)):
        settle()
    assert flown == ["first", "second", "third"]


def test_neighbours_of_a_lane_in_order_fly_together_and_one_that_fails_flies_alone(db):
    passes, told, is_down = [], [], [True]

    class Note(FlightKind):
        kind = "note"
        name = "Note"
        lane = "notes"
        is_orderly = True
        together = 4

        def goes_with(self, flight, other):
            return flight.name == other.name

        def fly_together(self, flights):
            passes.append([flight.key for flight in flights])
            if any(flight.payload.get("bad") for flight in flights):
                raise ValueError("one of them is not as it should be")
            return [f"answer to {flight.key}" for flight in flights]

        def fly(self, flight):
            passes.append(flight.key)
            if flight.payload.get("bad") and is_down[0]:
                raise OSError("line down")
            return f"answer to {flight.key}"

        def arrived(self, flight, answer):
            told.append(answer)
            if flight.payload.get("stumbles") and told.count(answer) == 1:
                raise RuntimeError("who was told stumbles")

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", "a", f"a{number}") for number in range(5)])
    draw_flights(drafts=[Draft("note", "b", "b0"), Draft("note", "b", "b1", payload={"stumbles": True})])
    draw_flights(drafts=[Draft("note", "a", "a5"), Draft("note", "a", "a6", payload={"bad": True})])
    settle()
    assert passes == [["a0", "a1", "a2", "a3"], "a4", ["b0", "b1"], ["a5", "a6"], "a5", "a6"]
    assert told == [f"answer to {key}" for key in ("a0", "a1", "a2", "a3", "a4", "b0", "b1", "a5")]
    assert list(Flight.objects.order_by("id").values_list("state", "tries")) == (
        [("done", 1)] * 6 + [("retry", 1), ("done", 1), ("retry", 1)]
    )

    passes.clear(), is_down.clear(), is_down.append(False)
    draw_flights(drafts=[Draft("note", "a", "a7")])
    with clock.at(now() + timedelta(minutes=1)):
        settle()
    assert passes == ["b1", "a6", "a7"]
    assert set(Flight.objects.values_list("state", flat=True)) == {"done"}


def test_no_neighbour_overtakes_a_flight_that_waits_for_one_of_them_alone(db):
    passes = []

    class Note(FlightKind):
        kind = "note"
        name = "Note"
        lane = "notes"
        is_orderly = True
        together = 10

        def goes_with(self, flight, other):
            return True

        def fly_together(self, flights):
            passes.append([flight.key for flight in flights])
            return passes[-1]

        def fly(self, flight):
            passes.append(flight.key)

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", "n", "first")])
    second, _is_new = draw_behind(draft=Draft("note", "n", "second"))
    draw_behind(draft=Draft("note", "n", "behind"), behind=[second])
    draw_flights(drafts=[Draft("note", "n", "fourth")])
    settle()
    assert passes == [["first", "second"], ["behind", "fourth"]]


def test_a_kind_hears_once_that_its_flight_arrived_or_is_held_in_that_transaction(db):
    heard = []

    class Note(FlightKind):
        kind = "note"
        name = "Note"

        def fly(self, flight):
            if flight.name == "hopeless":
                raise HeldForGood("no such place")
            return "an answer"

        def arrived(self, flight, answer):
            heard.append((flight.name, answer, Flight.objects.get(pk=flight.pk).state))

        def held(self, flight, problem):
            heard.append((flight.name, str(problem), Flight.objects.get(pk=flight.pk).state))
            raise RuntimeError("who was told stumbles")

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", "good", "note:1"), Draft("note", "hopeless", "note:2")])
    settle()
    settle()
    assert heard == [("good", "an answer", "done"), ("hopeless", "no such place", "held")]
    assert Flight.objects.get(name="hopeless").state == "held"


def test_a_flight_whose_worker_died_returns_after_its_lease(db):
    flown = []

    class Note(FlightKind):
        kind = "note"
        name = "Note"

        def fly(self, flight):
            flown.append(flight.key)

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", "one", "note:1")])
    assert len(flights.take_flights(kinds=["note"], limit=5)) == 1  # and then kill -9
    settle()
    assert flown == [] and Flight.objects.get().state == "running"

    with clock.at(now() + Note.lease + timedelta(seconds=1)):
        settle()
    assert flown == ["note:1"] and Flight.objects.get().state == "done"


def test_a_job_runs_when_due_once_after_a_long_absence_and_its_failure_is_kept(db):
    ran = []

    @jobs.scheduled(every=timedelta(hours=1))
    def tidy():
        ran.append(now())
        if len(ran) == 2:
            raise ValueError("broken broom")

    start = now()
    settle(jobs=True)
    settle(jobs=True)
    assert len(ran) == 1
    with clock.at(start + timedelta(hours=9)):
        settle(jobs=True)
        row = ScheduledJob.objects.get()
        assert len(ran) == 2 and "broken broom" in row.error
    with clock.at(start + timedelta(hours=9, minutes=6)):
        settle(jobs=True)
    row.refresh_from_db()
    assert (len(ran), row.error) == (3, "")
    assert row.next_at > start + timedelta(hours=9, minutes=6)


def test_what_fails_for_one_of_many_is_shown_until_a_run_without_and_waits_for_its_turn(client, gardener):
    broken = {"dew", "Oak"}

    @jobs.scheduled(every=timedelta(hours=1))
    def water():
        for thing in ("dew", "rain"):
            with jobs.by_itself(thing) as trial:
                if thing in broken:
                    raise ValueError("the can leaks")
            assert trial.failed == (thing in broken)

    @jobs.continuous(seconds=1)
    def listen():
        with jobs.by_itself(gardener):
            if "Oak" in broken:
                raise ArithmeticError("too loud")

    client.force_login(gardener.user)
    start = now()
    settle(jobs=True)
    for _page in range(2):
        row = ScheduledJob.objects.get(name__endswith=".water")
        assert row.error == "dew: ValueError: the can leaks" and row.next_at > start + timedelta(minutes=50)
        page = client.get("/garden/flights/").content.decode()
        assert "the can leaks" in page and f"{ref(gardener)}: ArithmeticError: too loud" in page
        assert [each.job.name.partition(".")[2] for each in failed_jobs()] == ["listen", "water"]
        broken.clear()  # and another run of what never ends changes nothing yet
        worker._one_of(jobs.continuous_jobs()[ScheduledJob.objects.get(name__endswith=".listen").name])(lambda: False)
    with clock.at(start + timedelta(hours=25)):
        settle(jobs=True)
        assert failed_jobs() == [] and "too loud" not in client.get("/garden/flights/").content.decode()


@pytest.mark.django_db(transaction=True)
def test_two_workers_share_the_work_and_nothing_is_flown_twice(community):
    flown = []
    lock = threading.Lock()

    class Note(FlightKind):
        kind = "note"
        name = "Note"

        def fly(self, flight):
            with lock:
                flown.append(flight.key)

    flight_kinds.add(Note)
    draw_flights(drafts=[Draft("note", "n", f"note:{number}") for number in range(40)])

    def work():
        from django.db import connection

        try:
            worker.run_until_idle(jobs=False)
        finally:
            connection.close()

    threads = [threading.Thread(target=work) for _ in range(3)]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    assert sorted(flown) == sorted(f"note:{number}" for number in range(40))


@pytest.mark.django_db(transaction=True)
def test_the_running_worker_delivers_signs_seals_and_stops_at_once(community):
    heard, turns = [], []
    events.receiver("core.group_created")(lambda fact: heard.append(fact.name))
    jobs.continuous(seconds=0.05)(lambda: turns.append(1))
    stopping = threading.Event()
    running = threading.Thread(target=worker.run, args=(stopping,))
    running.start()
    try:
        create_group(by=Viewer.system(), parent=community, type="circle", name="Garden")
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and not (heard and worker.is_idle() and len(turns) > 3):
            time.sleep(0.02)
    finally:
        began = time.monotonic()
        stopping.set()
        running.join()
    assert heard == ["core.group_created"] and len(turns) > 3
    assert time.monotonic() - began < 3


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_a_commit_that_comes_late_is_not_skipped(community):
    """A fact with a lower id may become visible after one with a higher id was read (SETTLED row 10)."""
    heard = []
    events.receiver("core.group_created")(lambda fact: heard.append(fact.subject))
    settle()
    heard.clear()
    slow_has_written, go_on = threading.Event(), threading.Event()

    @act
    def slowly():
        create_group(by=Viewer.system(), parent=community, type="circle", name="Slow")
        from wezer.kernel.acts import current

        events.write_facts(current().facts)
        current().facts.clear()
        slow_has_written.set()
        go_on.wait(PATIENCE)

    def run():
        from django.db import connection

        slowly()
        connection.close()

    thread = threading.Thread(target=run)
    thread.start()
    assert slow_has_written.wait(PATIENCE)

    @act
    def quickly():
        events.emit(__import__("wezer.core.events", fromlist=["GroupCreated"]).GroupCreated(subject="core.group/quick"))

    quickly()
    worker.run_until_idle(jobs=False)
    assert heard == []  # the quick one waits behind the slow one
    go_on.set()
    thread.join()
    until = time.monotonic() + PATIENCE
    while len(heard) < 2 and time.monotonic() < until:
        worker.run_until_idle(jobs=False)
        time.sleep(0.1)
    assert len(heard) == 2 and "core.group/quick" in heard
    assert reading.cursor() > Cursor(0, 0)


@pytest.fixture
def calls(db, monkeypatch):
    """A kind whose names say whom it speaks to; “slow” takes its time, which is long for this test."""
    flown, wait = [], threading.Event()
    monkeypatch.setattr(flying, "SLOW", 0.4)

    class Call(FlightKind):
        kind = "call"
        name = "Call"
        names_its_side = True
        ends_quietly = True
        tries = 2

        def fly(self, flight):
            flown.append(flight.key)
            if flight.name == "slow":
                wait.wait(0.6)
                raise TimeoutError
            return flight.key

        def held(self, flight, problem):
            flown.append(f"{flight.key} ended")

    flight_kinds.add(Call)
    return flown


def test_who_is_slow_to_answer_does_not_keep_the_others_of_the_lane_waiting(calls):
    draw_flights(drafts=[Draft("call", "slow", f"slow {number}") for number in range(14)])
    draw_flights(drafts=[Draft("call", "quick", f"quick {number}") for number in range(3)])
    settle()
    assert calls == ["slow 0", "quick 0", "quick 1", "quick 2"]
    assert Flight.objects.filter(state="pending", tries=0, next_at__gt=now() + timedelta(seconds=20)).count() == 13


def test_what_a_worker_does_not_come_to_goes_back_before_others_take_it_for_dead(calls, monkeypatch):
    monkeypatch.setattr(flight_kinds["call"], "lease", timedelta(seconds=1.2), raising=False)
    draw_flights(drafts=[Draft("call", name, name) for name in ("slow", "quick", "quicker")])
    assert flying.fly_lane(lane="sending") == 1
    assert list(Flight.objects.order_by("id").values_list("state", "tries")) == [
        ("retry", 1), ("pending", 0), ("pending", 0)
    ]  # fmt: skip


def test_a_kind_that_ends_quietly_leaves_nothing_to_a_person(calls):
    draw_flights(drafts=[Draft("call", "slow", "slow")])
    for minutes in (0, 1, 2, 3):
        with clock.at(now() + timedelta(minutes=minutes)):
            settle()
    assert calls == ["slow", "slow", "slow ended"]
    assert list(Flight.objects.values_list("state", "tries", "error")) == [("done", 2, "TimeoutError: ")]
    assert Flight.objects.get().done_at is not None


@pytest.mark.django_db(transaction=True)
def test_who_is_forgotten_while_a_receiver_copies_their_name_is_named_nowhere_afterwards(
    join, circle, settings, tmp_path
):
    settings.WEZER_HOME = tmp_path
    fern, sage = join("Fern Bracken"), join("Sage")
    copied, forgotten = threading.Event(), threading.Event()

    @events.receiver("core.group_created")
    def tell(fact):
        name = Member.objects.get(pk=fern.pk).name
        copied.set()
        forgotten.wait(1)  # long enough to be forgotten in, where nothing keeps them from it
        notify(by=Viewer.system(), members=[sage], kind="looked_into", fact=fact, detail={"by": name})

    circle("Garden")
    reads = threading.Thread(target=_once, args=(lambda: reading.read_batch(read=_every_fact),))
    reads.start()
    assert copied.wait(PATIENCE)
    forgets = threading.Thread(
        target=_once, args=(lambda: erase_member(by=Viewer.system(), member=fern, wish="sign"), forgotten)
    )
    forgets.start()
    for thread in (reads, forgets):
        thread.join()

    pseudonym = Member.objects.get(pk=fern.pk).name
    assert pseudonym.startswith("Former member") and Notice.objects.get(kind="looked_into").detail == {"by": pseudonym}


def _once(work, done=None):
    from django.db import connection

    try:
        work()
        if done is not None:
            done.set()
    finally:
        connection.close()


def _every_fact(cursor, limit):
    """As the worker reads, but for the horizon that tests beside this one hold back."""
    return list(Fact.objects.filter(id__gt=cursor.id).order_by("id")[:limit])
