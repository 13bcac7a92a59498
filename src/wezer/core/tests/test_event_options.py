"""Finding a date together (core.md 11): several are offered, each says which suit, one is settled on and asked anew."""

import threading
from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.event_dates import move_date
from wezer.core.acts.event_ends import end_events
from wezer.core.acts.event_options import answer_options, drop_option, offer_date, settle_date
from wezer.core.acts.events import cancel_event, change_event, publish_event, publish_event_draft
from wezer.core.acts.membership import bring_in
from wezer.core.acts.rooms import open_room
from wezer.core.agenda.happenings import happenings
from wezer.core.agenda.ical import feed
from wezer.core.agenda.polls import poll_of
from wezer.core.agenda.queries import my_next
from wezer.core.agenda.refusals import (
    DateIsOver,
    DateIsSettled,
    DatesAreOpen,
    HourNotThere,
    OptionGone,
    OptionsMissing,
    OptionsRepeat,
    OptionTwice,
    SuitsUnknown,
    TooManyOptions,
)
from wezer.core.duties import data_of
from wezer.core.maps.pair import as_pair
from wezer.core.models import DateOption, Event, Item, MapPoint, Notice, OptionAnswer, Rsvp
from wezer.core.search.find import search
from wezer.core.testing import deliver, facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import NotAllowed, NotFound

system = Viewer.system()
NOON = datetime(2026, 11, 26, 12, tzinfo=UTC)
FIRST, SECOND, THIRD = date(2026, 12, 3), date(2026, 12, 10), date(2026, 12, 17)
FEAST = {
    "title": "Winter feast", "starts_on": FIRST, "starts_time": time(19), "ends_time": time(22), "zone": "Europe/Paris",
}  # fmt: skip


@pytest.fixture(autouse=True)
def _this_november():
    with clock.at(NOON):
        yield


@pytest.fixture
def garden(circle, join):
    """Fern tends the garden, Sage and Basil work in it, Mint belongs to the community only."""
    fern, sage, basil = join("Fern"), join("Sage"), join("Basil")
    group = circle("Garden", founder=fern)
    for member in (sage, basil):
        bring_in(by=system, group=group, member=member)
    join("Mint")
    return fern, sage, basil, open_room(by=viewer(fern), group=group, kind="calendar")


def fresh(event):
    return Event.objects.select_related("group", "room", "audience").get(pk=event.pk)


def asked(garden, *days, **plan):
    """A published event of Fern's whose date is open."""
    fern, _sage, _basil, room = garden
    event = publish_event(by=viewer(fern), room=room, draft=True, **{**FEAST, **plan})
    for day in days or (FIRST, SECOND, THIRD):
        offer_date(by=viewer(fern), event=event, starts_on=day)
    return publish_event_draft(by=viewer(fern), event=fresh(event))


def options(event):
    return list(DateOption.objects.filter(event=event).order_by("starts_at"))


def said(event, who=None):
    return [(each.yes, each.if_needed, each.no, each.mine) for each in poll_of(event, viewer(who)).choices]


def answer(who, event, *given):
    wanted = {str(option.uid): one for option, one in zip(options(event), given, strict=True)}
    return answer_options(by=viewer(who), event=fresh(event), answers=wanted)


def signed_in(member):
    client = Client()
    client.force_login(member.user)
    return client


def test_a_draft_offers_dates_members_say_which_suit_and_the_one_settled_on_is_asked_anew(garden):
    fern, sage, basil, _room = garden
    event = fresh(asked(garden))
    assert (event.state, event.starts_on, event.last_at) == ("tentative", FIRST, datetime(2026, 12, 17, 21, tzinfo=UTC))
    assert answer(sage, event, "yes", "if_needed", "no") == 3
    assert answer(basil, event, "", "yes", "no") == 2
    assert answer(basil, event, "", "yes", "no") == 0
    assert said(event, sage) == [(1, 0, 0, "yes"), (1, 1, 0, "if_needed"), (0, 0, 2, "no")]
    assert [each.is_best for each in poll_of(event, viewer(sage)).choices] == [False, True, False]
    chosen = options(event)[1]
    settle_date(by=viewer(fern), event=event, option=chosen)
    event = fresh(event)
    stands = (event.state, event.starts_on, event.starts_time, event.ends_on, event.ends_time, event.first_at)
    assert stands == ("confirmed", SECOND, time(19), SECOND, time(22), chosen.starts_at)
    assert "options" not in event.card and event.card["starts_on"] == "2026-12-10"
    deliver()
    told = Notice.objects.filter(kind="event_settled").values_list("member__name", "detail__on")
    assert set(told) == {("Sage", "2026-12-10"), ("Basil", "2026-12-10")}
    assert not Rsvp.objects.exists(), "nobody is put down as coming by what they said of the dates"
    assert answer_event(by=viewer(sage), event=event, on=SECOND, answer="going").answer == "going"


def test_nothing_of_it_is_possible_any_more_once_it_is_settled(garden):
    fern, sage, _basil, _room = garden
    event = asked(garden)
    first, second, _third = options(event)
    settle_date(by=viewer(fern), event=fresh(event), option=first)
    before = facts_told()
    for refused in (
        lambda: answer(sage, event, "yes", "yes", "yes"),
        lambda: settle_date(by=viewer(fern), event=fresh(event), option=second),
        lambda: offer_date(by=viewer(fern), event=fresh(event), starts_on=date(2026, 12, 24)),
        lambda: drop_option(by=viewer(fern), event=fresh(event), option=second),
    ):
        with pytest.raises(DateIsSettled):
            refused()
    assert facts_told() == before and fresh(event).starts_on == FIRST and not OptionAnswer.objects.exists()


def test_who_may_not_read_or_change_it_learns_and_changes_nothing(garden, join):
    fern, sage, _basil, room = garden
    event = asked(garden)
    mint = viewer(join("Clover"))
    draft = publish_event(by=viewer(fern), room=room, draft=True, **FEAST)
    option = options(event)[0]
    before = facts_told()
    with pytest.raises(NotFound):
        answer_options(by=mint, event=event, answers={str(option.uid): "yes"})
    for act, more in (
        (offer_date, {"starts_on": THIRD}),
        (drop_option, {"option": option}),
        (settle_date, {"option": option}),
    ):
        with pytest.raises(NotAllowed):
            act(by=viewer(sage), event=fresh(event), **more)
    with pytest.raises(NotFound):
        answer_options(by=viewer(sage), event=draft, answers={})
    assert facts_told() == before and not OptionAnswer.objects.exists()
    assert signed_in(mint.member).get(f"/g/garden/events/{event.uid}/").status_code == 404
    assert Caller.of(mint.member).get(f"core/events/{event.uid}/options").status_code == 404


def test_what_cannot_be_offered_says_why(garden):
    fern, _sage, _basil, room = garden
    by = viewer(fern)
    draft = publish_event(by=by, room=room, draft=True, **FEAST)
    offer_date(by=by, event=draft, starts_on=FIRST)
    for refusal, day, hour in (
        (OptionTwice, FIRST, None), (OptionTwice, FIRST, time(19)), (DateIsOver, date(2026, 11, 1), None),
        (HourNotThere, date(2027, 3, 28), time(2, 30)),
    ):  # fmt: skip
        with pytest.raises(refusal):
            offer_date(by=by, event=fresh(draft), starts_on=day, starts_time=hour)
    with pytest.raises(OptionsMissing):
        publish_event_draft(by=by, event=fresh(draft))
    for number in range(19):
        offer_date(by=by, event=fresh(draft), starts_on=FIRST + timedelta(days=number + 1))
    with pytest.raises(TooManyOptions):
        offer_date(by=by, event=fresh(draft), starts_on=date(2027, 1, 20))
    weekly = publish_event(by=by, room=room, draft=True, **FEAST, rule="FREQ=WEEKLY;BYDAY=TH")
    with pytest.raises(OptionsRepeat):
        offer_date(by=by, event=weekly, starts_on=SECOND)
    settled = publish_event(by=by, room=room, **FEAST)
    with pytest.raises(DateIsSettled):
        offer_date(by=by, event=settled, starts_on=SECOND)


def test_answers_that_mean_nothing_change_nothing(garden):
    _fern, sage, _basil, _room = garden
    event, other = asked(garden), asked(garden, title="Another feast")
    mine, foreign = str(options(event)[0].uid), str(options(other)[0].uid)
    for refusal, given in (
        (SuitsUnknown, {mine: "perhaps"}),
        (OptionGone, {mine: "yes", foreign: "yes"}),
        (OptionGone, {"x": "no"}),
    ):
        with pytest.raises(refusal):
            answer_options(by=viewer(sage), event=fresh(event), answers=given)
    assert not OptionAnswer.objects.exists()


def test_the_calendar_shows_each_date_as_open_and_nobody_is_asked_to_come_yet(garden):
    fern, sage, _basil, room = garden
    event = asked(garden)
    found = happenings(Event.objects.on_calendar_of(viewer(sage)), NOON, NOON + timedelta(days=60), viewer(sage))
    assert [(each.starts_on, each.is_open) for each in found] == [(FIRST, True), (SECOND, True), (THIRD, True)]
    page = signed_in(sage).get("/g/garden/calendar/?month=2026-12").content.decode()
    assert page.count("date open") >= 3 and 'class="open"' in page
    assert my_next(viewer(sage)) == [] and "Winter feast" not in room.group.name
    with pytest.raises(DatesAreOpen):
        answer_event(by=viewer(sage), event=fresh(event), on=FIRST, answer="going")
    with pytest.raises(DatesAreOpen):
        move_date(by=viewer(fern), event=fresh(event), on=FIRST, starts_on=SECOND, starts_time=time(20))
    sent = feed(Event.objects.filter(pk=event.pk), name="x", address=lambda event: "https://example.org/").decode()
    assert sent.count("BEGIN:VEVENT") == 1 and "STATUS:TENTATIVE" in sent and "20261203T190000" in sent


def test_dates_come_and_go_and_the_event_follows_the_first_and_the_last(garden):
    fern, sage, _basil, _room = garden
    event = asked(garden)
    answer(sage, event, "yes", "yes", "no")
    drop_option(by=viewer(fern), event=fresh(event), option=options(event)[0])
    assert (fresh(event).starts_on, said(event, sage)) == (SECOND, [(1, 0, 0, "yes"), (0, 0, 1, "no")])
    with pytest.raises(OptionsMissing):
        drop_option(by=viewer(fern), event=fresh(event), option=options(event)[0])
    offer_date(by=viewer(fern), event=fresh(event), starts_on=date(2027, 1, 7), starts_time=time(18))
    assert fresh(event).last_at == datetime(2027, 1, 7, 20, tzinfo=UTC)
    change_event(by=viewer(fern), event=fresh(event), **{**FEAST, "starts_on": SECOND, "title": "The feast"})
    changed = fresh(event)
    assert (changed.title, len(changed.card["options"]), changed.last_at) == (
        "The feast",
        3,
        datetime(2027, 1, 7, 20, tzinfo=UTC),
    )
    with pytest.raises(DatesAreOpen):
        change_event(by=viewer(fern), event=changed, **{**FEAST, "starts_on": THIRD})


def test_a_draft_without_dates_any_more_is_a_draft_like_others(garden):
    fern, _sage, _basil, room = garden
    draft = publish_event(by=viewer(fern), room=room, draft=True, **FEAST)
    option = offer_date(by=viewer(fern), event=draft, starts_on=SECOND)
    with pytest.raises(OptionsMissing):
        settle_date(by=viewer(fern), event=fresh(draft), option=option)
    drop_option(by=viewer(fern), event=fresh(draft), option=option)
    assert publish_event_draft(by=viewer(fern), event=fresh(draft)).state == "confirmed"


@pytest.mark.parametrize(
    "hours",
    [{}, {"starts_time": None, "ends_time": None, "ends_on": FIRST + timedelta(days=2)}],
    ids=["hours", "whole days"],
)
def test_it_stands_on_the_day_it_was_planned_for_and_says_no_more_that_its_date_is_open(garden, hours):
    fern, sage, _basil, room = garden
    plan = {**FEAST, **hours}
    draft = publish_event(by=viewer(fern), room=room, draft=True, **plan)
    stood = standing(draft)
    for day in (THIRD, SECOND):
        offer_date(by=viewer(fern), event=fresh(draft), starts_on=day)
    here = fresh(draft)
    shown = {"starts_on": SECOND, "ends_on": here.ends_on, "title": "The feast"}
    change_event(by=viewer(fern), event=here, **{**plan, **shown})
    for option in options(draft):
        drop_option(by=viewer(fern), event=fresh(draft), option=option)
    event = publish_event_draft(by=viewer(fern), event=fresh(draft))
    assert standing(event) == stood
    page = signed_in(sage).get("/g/garden/calendar/?month=2026-12").content.decode()
    assert "The feast" in page and "date open" not in page
    assert "Date still open" not in card_of(event)


def standing(event):
    names = ("starts_on", "starts_time", "ends_on", "ends_time", "first_at", "last_at", "card")
    return [getattr(fresh(event), name) for name in names]


def card_of(event):
    return render_to_string("core/agenda/_card.html", {"item": Item.objects.get(pk=event.pk), "url": "/"})


def test_the_card_of_an_open_date_says_so_until_it_is_cancelled(garden):
    fern, _sage, _basil, _room = garden
    event = asked(garden)
    assert "Date still open" in card_of(event)
    cancel_event(by=viewer(fern), event=fresh(event))
    assert "Date still open" not in card_of(event) and "This event is cancelled." in card_of(event)


def test_what_a_page_knew_before_publishes_and_cancels_nothing_unseen(garden):
    fern, _sage, _basil, room = garden
    draft = publish_event(by=viewer(fern), room=room, draft=True, **FEAST)
    known = fresh(draft)
    offer_date(by=viewer(fern), event=fresh(draft), starts_on=SECOND)
    before = facts_told()
    with pytest.raises(OptionsMissing):
        publish_event_draft(by=viewer(fern), event=known)
    assert (fresh(draft).published_at, facts_told()) == (None, before)
    published = asked(garden)
    known = fresh(published)
    change_event(by=viewer(fern), event=fresh(published), **{**FEAST, "title": "The feast"})
    counted = fresh(published).sequence
    assert cancel_event(by=viewer(fern), event=known)
    assert fresh(published).sequence == known.sequence == counted + 1


def test_whom_the_date_suited_is_asked_wherever_the_event_has_gone_before_the_worker_reads(garden):
    fern, sage, _basil, _room = garden
    event = asked(garden)
    answer(sage, event, "no", "yes", "no")
    settle_date(by=viewer(fern), event=fresh(event), option=options(event)[1])
    later = {**FEAST, "starts_on": SECOND, "starts_time": time(20), "ends_time": time(23)}
    change_event(by=viewer(fern), event=fresh(event), **later)
    deliver()
    assert list(Notice.objects.filter(kind="event_settled").values_list("member__name", flat=True)) == ["Sage"]


def test_a_date_offered_when_all_were_over_lets_it_be_found_again(garden):
    fern, sage, _basil, _room = garden
    event = asked(garden, latitude=48.1, longitude=-1.6, place="The mill")
    with clock.at(NOON + timedelta(days=40)):
        assert end_events(by=system) == 1
        assert search(viewer(sage), "feast").hits == []
        offer_date(by=viewer(fern), event=fresh(event), starts_on=date(2027, 1, 14))
        assert [hit.title for hit in search(viewer(sage), "feast").hits] == ["Winter feast"]
    points = MapPoint.objects.filter(item_id=event.pk).select_related("item")
    assert [each.is_listed for each in points] == [True]
    (linked,) = as_pair(points)["@graph"]
    assert linked["pair:label"] == "Winter feast" and "pair:startDate" not in linked


def test_whole_days_keep_their_length_and_a_date_that_is_over_is_not_settled_on(garden):
    fern, _sage, _basil, _room = garden
    camp = asked(garden, FIRST, THIRD, starts_time=None, ends_time=None, ends_on=FIRST + timedelta(days=2))
    first, third = options(camp)
    assert third.ends_at - third.starts_at == timedelta(days=3)
    with clock.at(NOON + timedelta(days=12)), pytest.raises(DateIsOver):
        settle_date(by=viewer(fern), event=fresh(camp), option=first)
    settle_date(by=viewer(fern), event=fresh(camp), option=third)
    settled = fresh(camp)
    assert (settled.starts_on, settled.ends_on, settled.ends_time) == (THIRD, THIRD + timedelta(days=2), None)


def test_when_it_is_cancelled_those_whom_a_date_suited_are_told(garden):
    fern, sage, basil, _room = garden
    event = asked(garden)
    answer(sage, event, "yes", "no", "no")
    answer(basil, event, "no", "no", "no")
    assert cancel_event(by=viewer(fern), event=fresh(event))
    deliver()
    assert list(Notice.objects.filter(kind="event_cancelled").values_list("member__name", flat=True)) == ["Sage"]


def test_the_pages_without_scripts(garden, django_assert_max_num_queries):
    fern, sage, basil, _room = garden
    host, guest = signed_in(fern), signed_in(sage)
    plan = {"key": "p1", "as": "options", "title": "Winter feast", "starts_on": "2026-12-03", "starts_time": "19:00",
            "ends_time": "22:00", "audience": "group"}  # fmt: skip
    made = host.post("/g/garden/calendar/new/", plan)
    event = Event.objects.get()
    here = f"/g/garden/events/{event.uid}/"
    assert (made.status_code, made.url) == (303, f"{here}options/")
    for day in ("2026-12-03", "2026-12-10"):
        assert host.post(f"{here}options/", {"starts_on": day, "starts_time": "19:00"}).status_code == 303
    twice = host.post(f"{here}options/", {"starts_on": "2026-12-03", "starts_time": "19:00"})
    assert twice.status_code in (409, 422) and "offered already" in twice.content.decode()
    assert guest.get(here).status_code == 404
    assert host.post(f"{here}publication/").status_code == 303
    first, second = options(event)
    page = guest.get(here).content.decode()
    assert "Which date suits?" in page and "It is this date" not in page and "Do you come?" not in page
    sent = guest.post(f"{here}options/answers/", {f"suits-{first.uid}": "no", f"suits-{second.uid}": "yes"})
    assert sent.status_code == 303
    answer(basil, event, "yes", "if_needed")
    host.get(here)
    with django_assert_max_num_queries(24):
        shown = host.get(here).content.decode()
    assert "1 yes, 1 if needed, 0 no" in shown and "It is this date" in shown and "Who said what" in shown
    assert "disabled" in host.get(f"{here}edit/").content.decode()
    assert guest.post(f"{here}options/{second.uid}/settlement/").status_code == 403
    assert host.post(f"{here}options/{second.uid}/settlement/").status_code == 303
    after = guest.get(here).content.decode()
    assert "Which date suits?" not in after and "I come" in after
    assert guest.post(f"{here}options/answers/", {f"suits-{first.uid}": "yes"}).status_code == 409


def test_a_program_does_the_same_and_takes_its_answers_away_with_it(garden):
    fern, sage, _basil, _room = garden
    event = asked(garden, FIRST, SECOND)
    host, guest = Caller.of(fern), Caller.of(sage)
    here = f"core/events/{event.uid}"
    first, second = guest.get(f"{here}/options").json()["options"]
    given = {"answers": {first["uid"]: "if_needed", second["uid"]: "no"}}
    shown = guest.send("put", f"{here}/option-answers", given).json()
    assert [(one["if_needed"], one["no"], one["my_answer"]) for one in shown["options"]] == [
        (1, 0, "if_needed"),
        (0, 1, "no"),
    ]
    assert shown["people"][0]["answers"] == ["if_needed", "no"]
    assert guest.send("put", f"{here}/option-answers", {"answers": {first["uid"]: "perhaps"}}).status_code == 422
    assert {one["suits"] for one in data_of(sage, viewer(sage))["events_answered"]} == {"if_needed", "no"}
    assert all(one["tentative"] for one in guest.get("core/agenda?since=2026-12-01").json())
    more = host.post(f"{here}/options", {"starts_on": "2026-12-17", "starts_time": "18:00"}, key="o1")
    assert (more.status_code, len(more.json()["options"])) == (201, 3)
    assert guest.send("delete", f"{here}/options/{second['uid']}").status_code == 403
    assert len(host.send("delete", f"{here}/options/{second['uid']}").json()["options"]) == 2
    assert guest.send("put", f"{here}/settlement", {"option": first["uid"]}).status_code == 403
    settled = host.send("put", f"{here}/settlement", {"option": first["uid"]}).json()
    assert (settled["state"], settled["starts_on"]) == ("confirmed", "2026-12-03")
    assert host.send("put", f"{here}/settlement", {"option": first["uid"]}).json()["code"] == "date_is_settled"


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_two_who_settle_at_once_settle_one_date_and_nobody_answers_what_is_settled(garden):
    fern, sage, basil, _room = garden
    event = asked(garden)
    first, second, third = options(event)
    outcomes = []

    def run(work):
        try:
            with clock.at(NOON):
                work()
            outcomes.append("done")
        except DateIsSettled:
            outcomes.append("settled")
        finally:
            connection.close()

    def settle(option):
        settle_date(by=viewer(fern), event=fresh(event), option=option)

    def say(who):
        answer_options(by=viewer(who), event=fresh(event), answers={str(third.uid): "yes"})

    works = [lambda: settle(first), lambda: settle(second), lambda: say(sage), lambda: say(basil)]
    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(outcomes) == 4 and outcomes.count("settled") >= 1
    settled = fresh(event)
    assert settled.state == "confirmed" and settled.starts_on in (FIRST, SECOND)
    assert OptionAnswer.objects.count() == outcomes.count("done") - 1
