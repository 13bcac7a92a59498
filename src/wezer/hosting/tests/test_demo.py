"""The demo community: the widest integration test there is. No act may refuse anything on the way."""

from collections import Counter
from datetime import timedelta

import pytest
from django.contrib.auth import authenticate

from wezer.api.models import Webhook
from wezer.core.acts.nobody import SOMEBODY
from wezer.core.console import garden_lists
from wezer.core.glass.reading import reads
from wezer.core.kinds import calendar_sources
from wezer.core.models import (
    ACTIVE_STATES,
    ArticleProposal,
    Belonging,
    Comment,
    Crossing,
    Endorsement,
    Event,
    EventDate,
    Follow,
    GlassOpening,
    Group,
    GroupClosure,
    GroupLink,
    GroupVote,
    Level,
    LinkPreview,
    Loan,
    Member,
    Message,
    OptionAnswer,
    OutsideCalendar,
    Place,
    PlaceImport,
    PollVote,
    Post,
    ProfileField,
    Reaction,
    Room,
    Rsvp,
)
from wezer.core.queries import waiting_notices
from wezer.core.search.find import search
from wezer.core.testing import facts_told
from wezer.core.unread import mark_unread
from wezer.core.viewer import Viewer
from wezer.exchange.models import Announcement, AnnouncementState, PriceLine, Reply, ReplyState, SavedSearch
from wezer.hosting import demo
from wezer.hosting.demo import people
from wezer.hosting.models import ImportOrder
from wezer.kernel.clock import now
from wezer.ledger.audit import audit
from wezer.ledger.models import Currency, Transaction
from wezer.workflow.testing import settle


def counted(things, field="state"):
    return Counter(things.objects.values_list(field, flat=True))


@pytest.mark.slow
@pytest.mark.any_database
@pytest.mark.django_db(transaction=True)
def test_a_year_of_the_valley_is_told_by_acts_alone():
    said = []
    greeting = demo.make(say=said.append)
    settle(jobs=True)  # the worker may still wait for transactions of other databases of the same server

    assert people.PASSWORD in greeting
    assert 55 <= Member.objects.exclude(number=SOMEBODY).count() <= 67
    assert [row.text for row in garden_lists["needs_a_hand"].rows(Viewer.of(Member.objects.get(name="Oak")))] == [
        "Bryony"
    ]
    oak = Viewer.of(Member.objects.get(name="Oak"))
    assert [row.text for row in garden_lists["dormant"].rows(oak)] == ["Woodruff"]
    assert Group.objects.exclude(parent=None).count() == 20
    assert len(set(Group.objects.exclude(parent=None).values_list("type", flat=True))) == 7
    assert max(GroupClosure.objects.values_list("depth", flat=True)) == 3
    assert sorted(Currency.objects.values_list("code", "kind")) == [
        ("EUR", "external"), ("HOUR", "mutual_credit"), ("LOAF", "backed"), ("MERCI", "gratitude"), ("VAL", "mutual_credit"),
    ]  # fmt: skip
    assert Announcement.objects.count() >= 150
    assert set(counted(Announcement)) == set(AnnouncementState)
    assert {ReplyState.OPEN, ReplyState.COUNTERED, ReplyState.DELIVERED, ReplyState.PAID, ReplyState.REJECTED} <= set(
        counted(Reply)
    )
    assert Reply.objects.exclude(disputed_at=None).count() == 1
    states, paths = counted(Transaction), counted(Transaction, "path")
    assert states["completed"] >= 1_400
    assert states["pending"] >= 3 and states["confirming"] >= 3 and states["reversed"] >= 1
    assert {"direct", "batch", "market", "request", "schedule", "thanks", "issue", "destroy"} <= set(paths)
    assert Post.objects.count() >= 30 and Comment.objects.count() >= 40 and Reaction.objects.count() >= 80
    assert SavedSearch.objects.count() == 3
    assert PriceLine.objects.exclude(least=None, most=None, share=None).count() == 3
    assert ImportOrder.objects.get().state == "done" and Member.objects.filter(name="Saffron").exists()
    assert Webhook.objects.get().state == "paused" and Level.objects.filter(members__name="Oak").exists()
    assert ProfileField.objects.filter(key="own_at_table").count() == 4
    assert (Follow.objects.count(), Endorsement.objects.count()) == (3, 6)
    mark_unread(rooms := list(Room.objects.filter(kind="talk")), Viewer.of(Member.objects.get(name="Fern")))
    assert sum(room.unread for room in rooms) > 0

    assert Message.objects.exclude(pinned_at=None).count() == 1
    assert ArticleProposal.objects.get(is_waiting=True).article.title == "First frost"
    assert OptionAnswer.objects.filter(option__event__title="Seed swap").count() == 3 * 8
    assert PollVote.objects.values("member").distinct().count() == 8
    assert Counter(Crossing.objects.filter(group__slug__startswith="beekeepers").values_list("state", flat=True)) == {
        "in": 1, "waiting": 1,
    }  # fmt: skip
    assert GroupVote.objects.get(ended_at=None).ballots.count() == 3
    assert set(GroupVote.objects.filter(about="change").values_list("outcome", flat=True)) == {"accepted"}
    assert LinkPreview.objects.get().title == "Flat belts, measured"
    opening = GlassOpening.objects.select_related("opened_by", "group").get()
    assert (opening.opened_by.name, opening.is_open, opening.pages.count()) == ("Oak", False, 2)
    assert not reads(Viewer.of(opening.opened_by), opening.group)
    supper = Group.objects.get(name="Harvest supper")
    assert supper.type == "talk" and supper.has_wallet
    assert Belonging.objects.get(group=supper, state="invited").is_to_observe
    assert Belonging.objects.filter(group__name="Garden circle", state="paused").count() == 1
    sewing = GroupLink.objects.get(kind="spin_off", source__name="Sewing table", state="agreed")
    assert (
        sewing.target.name == "Repair café"
        and Belonging.objects.filter(group=sewing.source, state__in=ACTIVE_STATES).count() == 3
    )
    assert Place.objects.count() == 5 + 3
    places = PlaceImport.objects.get()
    assert (places.state, len(places.done), len(places.problems)) == ("done", 3, 1)
    followed = OutsideCalendar.objects.get()
    assert followed.read_at and not followed.left_out and followed.dates.count() == 26
    loan = Loan.objects.get(state="disputed")
    assert (loan.mediator.name, loan.mediator_accepted_at is None) == ("Quince", False)
    assert Event.objects.count() == 13 and Counter(
        Rsvp.objects.filter(event_date__event__title="Baking workshop").values_list("answer", flat=True)
    ) == {"going": 8, "waitlisted": 3}
    rye = Event.objects.get(is_unlisted=True)
    guest = Rsvp.objects.get(event_date__event=rye).member
    assert rye.group_id not in Viewer.of(guest).group_ids, "they had its address"
    assert EventDate.objects.filter(is_moved=True).count() == EventDate.objects.filter(state="cancelled").count() == 1

    for name, email in people.LOGINS.items():
        member = Member.objects.get(name=name)
        assert len(waiting_notices(Viewer.of(member))) >= 3, name
        assert authenticate(None, email=email, password=people.PASSWORD) == member.user

    report = audit()
    assert report.is_clean, list(report.sentences())
    fern = Viewer.of(Member.objects.get(name="Fern"))
    assert "announcement" in {hit.kind for hit in _hits(fern, "bicycle")}
    ending = calendar_sources["deadlines"].own(fern, now(), now() + timedelta(days=30))
    due = calendar_sources["duties"].own(fern, now(), now() + timedelta(days=31))
    assert "What do we plant along the path?" in {str(each.event.title) for each in ending}
    assert "Evenings of watering" in {str(each.event.title) for each in due}
    assert _hits(fern, "couture")

    before = facts_told()
    assert demo.make(say=said.append) == greeting
    assert facts_told() == before


def _hits(viewer, text):
    return search(viewer, text).hits
