"""I-6 over the state tables of the core: an act takes each step that its table lists, tells it, and no other.

Each table here says how a thing comes to be and which acts lead where; what is listed stands beside the models. Belongings,
groups and exclusions have tests of their own.
"""

from dataclasses import replace
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from wezer.core.acts.audiences import audience_of
from wezer.core.acts.membership import bring_in
from wezer.core.acts.posts import publish_post
from wezer.core.acts.rooms import (
    accept_room,
    archive_room,
    bin_room,
    lock_room,
    open_room,
    reopen_room,
    restore_room,
)
from wezer.core.blog import rules as blog
from wezer.core.blog.acts import states as articles
from wezer.core.blog.acts.articles import begin_article
from wezer.core.forum import rules as forum
from wezer.core.forum.acts import questions
from wezer.core.forum.acts.answers import withdraw_answer
from wezer.core.forum.acts.threads import ask_question
from wezer.core.helpdesk import rules as helpdesk
from wezer.core.helpdesk.acts import tickets
from wezer.core.lending import rules as lending
from wezer.core.lending.acts import disputes, loans
from wezer.core.lending.acts.things import offer_thing
from wezer.core.links.acts import TRANSITIONS as LINKS
from wezer.core.links.acts import answer_link, ask_link, end_link
from wezer.core.models import Item, Member, Room
from wezer.core.moderation import rules as moderation
from wezer.core.moderation.acts.appeals import answer_appeal, appeal_decision
from wezer.core.moderation.acts.cases import claim_case, decide_case, release_case, show_again
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.places import rules as places
from wezer.core.places.acts.judging import settle_place
from wezer.core.places.acts.places import suggest_place
from wezer.core.state_walks import Step, Table, into, race, walk_all
from wezer.core.testing import viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now

system = Viewer.system()
WELL = {
    "title": "Well",
    "category": "water",
    "latitude": 44.91,
    "longitude": 5.23,
    "source": "A walk",
    "licence": "CC0",
}


def who(name: str) -> Viewer:
    return viewer(Member.objects.get(name=name))


# ------------------------------------------------------------------ the tables


def _room(world: SimpleNamespace, kind: str) -> Room:
    known = Room.objects.filter(group=world.group, kind=kind).first()
    room = known or open_room(by=system, group=world.group, kind=kind)
    return Room.objects.select_related("group").get(pk=room.pk)


def _question(world: SimpleNamespace) -> Any:
    room = _room(world, "forum")
    world.same = ask_question(by=who("Mint"), room=room, title="When to prune?", body="Pears.")
    question = ask_question(by=who("Mint"), room=room, title="How to prune?", body="Apples.")
    world.answer = questions.answer_question(by=who("Sage"), question=question, body="In March.")
    return question


def _ticket(world: SimpleNamespace) -> Any:
    known = Room.objects.filter(group=world.community, kind="help").first()
    room = known or open_room(by=system, group=world.community, kind="help")
    ticket = tickets.ask_for_help(by=who("Mint"), room=room, title="My bell", body="It is silent.")
    if ticket.published_at is None:
        tickets.send_ticket(by=who("Mint"), ticket=ticket)
    world.answer = tickets.answer_ticket(by=who("Sage"), ticket=ticket, body="Oil it.")
    return ticket


def _unsent(world: SimpleNamespace) -> Any:
    ticket = _ticket(world)
    type(ticket).objects.exclude(pk=ticket.pk).update(state="closed")  # time passes for it alone
    type(ticket).objects.filter(pk=ticket.pk).update(state="suggested")
    Item.objects.filter(pk=ticket.pk).update(published_at=None)
    return ticket


def _case(world: SimpleNamespace) -> Any:
    room = Room.objects.select_related("group").get(group=world.group, kind="talk")
    world.post = publish_post(by=who("Sage"), room=room, body="Nettles for all")
    return report_thing(by=who("Mint"), kind="item", uid=world.post.uid, ground="other", words="Look.")


def _loan(world: SimpleNamespace) -> Any:
    thing = offer_thing(by=who("Fern"), room=_room(world, "things"), title="Drill", body="Both ways.", key="k")
    first = date.today() + timedelta(days=3)
    world.heard = audience_of(parties=[world.fern, Member.objects.get(name="Sage"), Member.objects.get(name="Oak")])
    loan = loans.ask_for_loan(by=who("Sage"), thing=thing, starts_on=first, ends_on=first)
    world.two = loan.audience
    return loan


def _proposed(world: SimpleNamespace) -> Any:
    room = _room(world, "forum")
    Room.objects.filter(pk=room.pk).update(state="proposed")
    return room


def a_year_later(ticket: Any) -> Any:
    with clock.at(type(ticket).objects.get(pk=ticket.pk).moved_at + timedelta(days=400)):
        return tickets.age_tickets(by=system)


def _loan_step(name: str) -> Step:
    by = {lending.OWNER: "Fern", lending.BORROWER: "Sage", lending.EITHER: "Sage", lending.MEDIATOR: "Oak"}
    act, more = {
        "agree": (loans.agree_loan, {}),
        "refuse": (loans.refuse_loan, {}),
        "cancel": (loans.cancel_loan, {}),
        "hand_over": (loans.hand_over, {}),
        "be_late": (loans.mark_late, {}),
        "bring_back": (loans.bring_back, {}),
        "close": (loans.close_loan, {}),
        "lose": (loans.lose_loan, {}),
        "dispute": (disputes.dispute_loan, {"words": "It is bent."}),
        "propose": (disputes.propose_settlement, {"offer": {}}),
        "accept": (disputes.accept_settlement, {}),
        "decide": (disputes.decide_settlement, {"offer": {}}),
    }[name]
    rule = lending.STEPS[name]

    def take(loan: Any) -> None:
        actor = who("Fern" if name == "propose" else by[rule.who]) if rule.who in by else system
        act(by=actor, loan=loan, **more, **({"version": loan.version} if name == "accept" else {}))

    leads = {str(before): str(rule.after or "disputed/offered") for before in rule.before}
    if name == "accept":
        return Step(take, {"disputed/offered": "closed"})
    if "disputed" in leads and name != "propose":
        leads["disputed/offered"] = leads["disputed"]
    return Step(take, leads, stays=("disputed/offered",) if name == "propose" else ())


def _loan_state(loan: Any) -> str:
    return f"{loan.state}/offered" if loan.state == "disputed" and loan.offered_by_id else str(loan.state)


def tables(world: SimpleNamespace) -> dict[str, Table]:
    helped = Table(
        _ticket,
        {
            "send": Step(
                lambda each: tickets.send_ticket(by=who("Mint"), ticket=each),
                into(helpdesk.MOVES, "open", only=("new", "suggested")),
            ),
            "take": Step(lambda each: tickets.take_ticket(by=who("Oak"), ticket=each), into(helpdesk.MOVES, "taken")),
            "give back": Step(
                lambda each: tickets.give_back_ticket(by=system, ticket=each),
                into(helpdesk.MOVES, "open", only=("taken",)),
            ),
            "answer": Step(
                lambda each: tickets.answer_ticket(by=who("Sage"), ticket=each, body="Or a new one."),
                into(helpdesk.MOVES, "answered"),
                stays=("answered",),
            ),
            "solve": Step(
                lambda each: tickets.solve_ticket(by=who("Mint"), ticket=each), into(helpdesk.MOVES, "solved")
            ),
            "reopen": Step(
                lambda each: tickets.reopen_ticket(by=system, ticket=each),
                into(helpdesk.MOVES, "open", only=("solved", "expired")),
            ),
            "escalate": Step(
                lambda each: tickets.escalate_ticket(by=system, ticket=each), into(helpdesk.MOVES, "escalated")
            ),
            "age": Step(a_year_later, into(helpdesk.MOVES, "expired") | into(helpdesk.MOVES, "closed"), is_silent=True),
            "withdraw": Step(
                lambda _each: withdraw_answer(by=system, answer=world.answer),
                into(helpdesk.MOVES, "open", only=("answered",)),
                stays=set(helpdesk.MOVES) - {"answered"},
            ),
        },
        elsewhere={("new", "suggested"): "as it is asked", ("new", "open"): "as it is asked"},
        silent={
            ("suggested", "solved"): "what was never sent is its author's own",
            ("suggested", "expired"): "what was never sent is its author's own",
        },
    )
    return {
        "question": Table(
            _question,
            {
                "answer": Step(
                    lambda each: questions.answer_question(by=who("Sage"), question=each, body="Never."),
                    into(forum.MOVES, "answered"),
                    stays=("answered", "accepted"),
                ),
                "accept": Step(
                    lambda each: questions.accept_answer(by=system, question=each, answer=world.answer),
                    into(forum.MOVES, "accepted", only=("answered", "reopened")),
                    stays=("accepted",),
                    is_silent=True,
                ),
                "reopen": Step(
                    lambda each: questions.reopen_question(by=system, question=each), into(forum.MOVES, "reopened")
                ),
                "close": Step(
                    lambda each: questions.close_question(by=system, question=each), into(forum.MOVES, "closed")
                ),
                "duplicate": Step(
                    lambda each: questions.mark_duplicate(by=who("Fern"), question=each, same_as=world.same),
                    into(forum.MOVES, "duplicate"),
                ),
                "withdraw": Step(
                    lambda _each: withdraw_answer(by=system, answer=world.answer),
                    into(forum.MOVES, "open") | {"accepted": "reopened"},
                    stays=("open", "reopened", "duplicate", "closed"),
                ),
            },
        ),
        "article": Table(
            lambda world: begin_article(by=who("Fern"), room=_room(world, "blog"), title="Frost", body="It came."),
            {
                "propose": Step(
                    lambda each: articles.propose_article(by=who("Fern"), article=each),
                    into(blog.MOVES, "review", only=("draft",)),
                ),
                "back": Step(
                    lambda each: articles.take_article_back(by=who("Fern"), article=each), into(blog.MOVES, "draft")
                ),
                "schedule": Step(
                    lambda each: articles.publish_article(by=who("Fern"), article=each, at=now() + timedelta(days=1)),
                    into(blog.MOVES, "scheduled"),
                ),
                "publish": Step(
                    lambda each: articles.publish_article(by=who("Fern"), article=each),
                    into(blog.MOVES, "published", only=blog.UNSEEN),
                ),
                "archive": Step(
                    lambda each: articles.archive_article(by=who("Fern"), article=each), into(blog.MOVES, "archived")
                ),
                "bring back": Step(
                    lambda each: articles.bring_article_back(by=who("Fern"), article=each),
                    into(blog.MOVES, "published", only=("archived",)),
                ),
            },
            elsewhere={("scheduled", "review"): "as somebody changes it whose words are read first"},
        ),
        "ticket": helped,
        "ticket not sent": replace(
            helped, make=_unsent, steps={name: each for name, each in helped.steps.items() if name != "withdraw"}
        ),
        "place": Table(
            lambda world: suggest_place(by=who("Sage"), room=_room(world, "map"), key="k", **WELL),
            {
                name: Step(
                    lambda each, name=name: settle_place(by=who("Fern"), place=each, step=name),
                    {str(each): str(after) for each in before},
                )
                for name, (before, after) in places.STEPS.items()
            },
            elsewhere={("outdated", "suggested"): "as somebody says it otherwise"},
        ),
        "link": Table(
            lambda world: ask_link(by=who("Fern"), group=world.group, kind="partner", other=world.other),
            {
                "agree": Step(lambda each: answer_link(by=who("Mint"), link=each, agree=True), into(LINKS, "agreed")),
                "refuse": Step(
                    lambda each: answer_link(by=who("Mint"), link=each, agree=False), into(LINKS, "refused")
                ),
                "end": Step(
                    lambda each: end_link(by=who("Fern"), link=each), into(LINKS, "withdrawn") | into(LINKS, "ended")
                ),
            },
        ),
        "loan": Table(
            _loan,
            {name: _loan_step(name) for name in lending.STEPS},
            state=_loan_state,
            elsewhere={("disputed", "lost"): "as both, or who mediates, say so"},
        ),
        "case": Table(
            _case,
            {
                "claim": Step(lambda each: claim_case(by=who("Fern"), case=each), into(moderation.MOVES, "claimed")),
                "release": Step(lambda each: release_case(by=who("Fern"), case=each), into(moderation.MOVES, "open")),
                "decide": Step(
                    lambda each: decide_case(by=who("Fern"), case=each, decision="hide", reason="Unkind."),
                    into(moderation.MOVES, "decided"),
                ),
                "appeal": Step(
                    lambda each: appeal_decision(by=who("Sage"), case=each, words="They are healthy."),
                    into(moderation.MOVES, "appealed"),
                ),
                "uphold": Step(
                    lambda each: answer_appeal(by=who("Oak"), case=each, uphold=True, words="They sting."),
                    into(moderation.MOVES, "upheld"),
                ),
                "overturn": Step(
                    lambda each: answer_appeal(by=who("Oak"), case=each, uphold=False, words="They do not."),
                    into(moderation.MOVES, "overturned", only=("appealed",)),
                ),
                "show again": Step(
                    lambda _each: show_again(by=who("Fern"), kind="item", thing=Item.objects.get(pk=world.post.pk)),
                    into(moderation.MOVES, "overturned"),
                    stays=("open", "claimed", "upheld", "overturned"),
                ),
            },
        ),
        "room": Table(
            _proposed,
            {
                "accept": Step(lambda each: accept_room(by=system, room=each), {"proposed": "open"}),
                "lock": Step(lambda each: lock_room(by=system, room=each), {"open": "locked"}),
                "reopen": Step(lambda each: reopen_room(by=system, room=each), {"locked": "open", "archived": "open"}),
                "archive": Step(
                    lambda each: archive_room(by=system, room=each),
                    {"open": "archived", "locked": "archived"},
                    is_silent=True,
                ),
                "bin": Step(lambda each: bin_room(by=system, room=each), {"archived": "deleted"}),
                "restore": Step(lambda each: restore_room(by=system, room=each), {"deleted": "archived"}),
            },
        ),
    }


@pytest.fixture
def world(community, gardener, circle, join):
    """Fern tends the circle in which Sage and Mint are, Mint tends another; Oak tends the community."""
    world = SimpleNamespace(community=community, fern=join("Fern"))
    sage, mint = join("Sage"), join("Mint")
    world.group, world.other = circle("Garden", founder=world.fern), circle("Orchard", founder=mint)
    for member in (sage, mint, gardener):
        bring_in(by=system, group=world.group, member=member)
    return world


@pytest.mark.any_database
def test_i6_each_listed_step_is_taken_by_its_act_and_told_and_no_other(world):
    walk_all(tables(world), world)


@pytest.mark.postgres_only
@pytest.mark.django_db(transaction=True)
def test_i6_of_two_at_once_one_wins_and_the_other_hears_of_it(world):
    for name, table in tables(world).items():
        race(table, table.make(world), seed=name)
