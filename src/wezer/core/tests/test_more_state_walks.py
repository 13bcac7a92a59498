"""I-6 over events and their dates, documents, moves of groups, and changes that are proposed of an article."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.core.acts.event_dates import cancel_date, move_date, restore_date
from wezer.core.acts.event_ends import end_events
from wezer.core.acts.event_options import drop_option, offer_date, settle_date
from wezer.core.acts.event_report import report_date
from wezer.core.acts.events import cancel_event, change_event, publish_event, publish_event_draft
from wezer.core.acts.membership import bring_in
from wezer.core.acts.moving import consent_to_move, overtake_moves, propose_move, refuse_move, withdraw_move
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.acts.tree import move_group
from wezer.core.blog.acts.articles import begin_article
from wezer.core.blog.acts.proposals import agree_to_change, drop_change, give_change_back, propose_change
from wezer.core.blog.acts.states import propose_article, publish_article
from wezer.core.library.acts.approval import decide_document, propose_document
from wezer.core.library.acts.documents import add_document, add_version
from wezer.core.models import Article, ArticleProposal, DateOption, EventDate, Room
from wezer.core.state_walks import Step, Table, race, walk_all
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.refusals import Refusal

system = Viewer.system()
DAY = date.today() + timedelta(days=30)
AFTERWARDS = datetime.combine(DAY, time(), UTC) + timedelta(days=9)


@pytest.fixture
def world(community, circle, join):
    """Fern tends the Garden, in which Sage is; Mint tends the Orchard; the Shed lies in the Garden."""
    fern, sage, mint = join("Fern"), join("Sage", login=False), join("Mint", login=False)
    garden, orchard = circle("Garden", founder=fern), circle("Orchard", founder=mint)
    bring_in(by=system, group=garden, member=sage)
    shed = circle("Shed", parent=garden, type="project", founder=fern)
    return SimpleNamespace(fern=fern, sage=sage, mint=mint, garden=garden, orchard=orchard, shed=shed)


def room(world, kind):
    known = Room.objects.filter(group=world.garden, kind=kind).first()
    return Room.objects.select_related("group").get(
        pk=(known or open_room(by=system, group=world.garden, kind=kind)).pk
    )


def file(words):
    return SimpleUploadedFile("plan.txt", words.encode())


def event(world):
    by = viewer(world.fern)

    def offer(one):
        for number in range(2):
            offer_date(by=by, event=one, starts_on=DAY + timedelta(days=one.options.count() + number + 1))

    def drop(one):
        for option in list(one.options.all()) or [DateOption()]:
            drop_option(by=by, event=one, option=option)

    def settle(one):
        settle_date(by=by, event=one, option=one.options.first() or DateOption())

    def take_place(_one):
        with clock.at(AFTERWARDS):
            end_events(by=system)

    def report(one):
        with clock.at(AFTERWARDS):
            report_date(by=by, event=one, on=one.starts_on, body="Ten trees.")

    def change(one):
        change_event(by=by, event=one, title="Pruning", body="Bring gloves.", zone="UTC", starts_on=one.starts_on)

    return Table(
        lambda world: publish_event(
            by=by, room=room(world, "calendar"), title="Pruning", zone="UTC", starts_on=DAY, draft=True
        ),
        {
            "offer": Step(offer, {"confirmed/draft": "tentative/draft"}, stays=("tentative/draft", "tentative")),
            "drop": Step(drop, {"tentative/draft": "confirmed/draft"}),
            "publish": Step(
                lambda one: publish_event_draft(by=by, event=one),
                {"confirmed/draft": "confirmed", "tentative/draft": "tentative"},
                is_silent=True,
            ),
            "settle": Step(settle, {"tentative": "confirmed"}),
            "change": Step(
                change,
                {"done": "confirmed"},  # its day is not over after all
                stays=("confirmed", "confirmed/draft", "tentative", "tentative/draft", "reported"),
            ),
            "take place": Step(take_place, {"confirmed": "done"}, stays=("tentative", "cancelled"), is_silent=True),
            "report": Step(report, {"confirmed": "reported", "done": "reported"}, stays=("reported",)),
            "cancel": Step(
                lambda one: cancel_event(by=by, event=one),
                {
                    f"{each}{draft}": f"cancelled{draft}"
                    for each in ("confirmed", "tentative")
                    for draft in ("", "/draft")
                },
                is_silent=True,
            ),
        },
        state=lambda one: f"{one.state}{'' if one.published_at else '/draft'}",
        elsewhere={
            ("confirmed", "tentative"): "a draft alone",
            ("reported", "done"): "with who wrote it, where that is erased",
        },
    )


def event_date(world):
    by = viewer(world.fern)

    def make(world):
        made = publish_event(by=by, room=room(world, "calendar"), title="Sowing", zone="UTC", starts_on=DAY)
        cancel_date(by=by, event=made, on=DAY)
        return EventDate.objects.get(event=made)

    def report(one):
        with clock.at(AFTERWARDS):
            report_date(by=by, event=one.event, on=DAY, body="All is sown.")

    return Table(
        make,
        {
            "cancel": Step(
                lambda one: cancel_date(by=by, event=one.event, on=DAY), {"planned": "cancelled"}, is_silent=True
            ),
            "restore": Step(
                lambda one: restore_date(by=by, event=one.event, on=DAY), {"cancelled": "planned"}, is_silent=True
            ),
            "move": Step(
                lambda one: move_date(by=by, event=one.event, on=DAY, starts_on=DAY + timedelta(days=1)),
                {},
                stays=("planned",),
            ),
            "report": Step(report, {"planned": "reported"}, stays=("reported",)),
        },
        told_as=lambda one: [one.event],
        elsewhere={("reported", "planned"): "with who wrote it, where that is erased"},
    )


def document(world):
    by = viewer(world.fern)
    return Table(
        lambda world: add_document(by=by, room=room(world, "library"), file=file("Leeks.")),
        {
            "propose": Step(lambda one: propose_document(by=by, document=one), {"draft": "proposed"}),
            "approve": Step(lambda one: decide_document(by=by, document=one, approved=True), {"proposed": "approved"}),
            "give back": Step(
                lambda one: decide_document(by=by, document=one, approved=False),
                {"proposed": "draft", "approved": "draft"},
            ),
            "new version": Step(
                lambda one: add_version(by=by, document=one, file=file(f"Leeks {facts_told()}.")),
                {"proposed": "draft", "approved": "draft"},
                stays=("draft",),
            ),
        },
    )


def group_move(world):
    def elsewhere_first(_one):
        move_group(by=system, group=world.shed, parent=world.orchard)
        overtake_moves(by=system)

    return Table(
        lambda world: propose_move(by=viewer(world.fern), group=world.shed, parent=world.orchard),
        {
            "consent": Step(lambda one: consent_to_move(by=viewer(world.mint), asked=one), {"waiting": "done"}),
            "refuse": Step(
                lambda one: refuse_move(by=viewer(world.mint), asked=one, reason="No room."), {"waiting": "refused"}
            ),
            "withdraw": Step(lambda one: withdraw_move(by=viewer(world.fern), asked=one), {"waiting": "withdrawn"}),
            "overtake": Step(
                elsewhere_first,
                {"waiting": "overtaken"},
                stays=("done", "refused", "withdrawn", "overtaken"),  # the group itself may well move
            ),
        },
    )


TABLES = {"event": event, "date": event_date, "document": document, "move": group_move}


@pytest.mark.any_database
def test_i6_each_listed_step_of_events_documents_and_moves_is_taken_and_told_and_no_other(world):
    walk_all({name: of(world) for name, of in TABLES.items()}, world)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_at_once_with_events_documents_and_moves_one_wins(world):
    for name, first in (("event", ["offer", "publish"]), ("date", []), ("document", ["propose"]), ("move", [])):
        table = TABLES[name](world)
        race(table, table.make(world), first, seed=name)


def test_i6_what_is_proposed_of_an_article_ends_once_and_whoever_comes_second_is_refused(world):
    """A proposal has no state of its own but that it waits, is given back, or is gone."""
    change_setting(by=viewer(world.fern), key="room.blog.is_read_first", value=True, group=world.garden)
    made = begin_article(by=viewer(world.sage), room=room(world, "blog"), title="Frost", body="It came.")
    propose_article(by=viewer(world.sage), article=made)
    publish_article(by=viewer(world.fern), article=made)
    read = Article.objects.get(pk=made.pk)
    acts = {
        "agree": (lambda one: agree_to_change(by=viewer(world.fern), article=read, proposal=one), {"waits"}),
        "give back": (lambda one: give_change_back(by=viewer(world.fern), article=read, proposal=one), {"waits"}),
        "drop": (lambda one: drop_change(by=viewer(world.sage), article=read, proposal=one), {"waits", "given back"}),
    }
    for first in acts:
        for second, (act, before) in acts.items():
            read = Article.objects.get(pk=made.pk)
            one = propose_change(by=viewer(world.sage), article=read, title="Frost", body=f"{first}, then {second}.").pk
            acts[first][0](one)
            state, told = "given back" if first == "give back" else "gone", facts_told()
            if state in before:
                act(one)
                assert facts_told() > told and not ArticleProposal.objects.filter(pk=one).exists()
                continue
            with pytest.raises(Refusal) as refused:
                act(one)
            assert (refused.value.status, facts_told()) == (409, told)
