"""I-6 over the state tables of the core: an act takes each step that its table lists, tells it, and no other.

Each table says how a thing comes to be, what else is true of it in a state, and which acts lead where. What a table lists
comes from the rules themselves. Belongings, groups and exclusions have tests of their own.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

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
from wezer.core.testing import facts_told, viewer
from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.models import Fact
from wezer.kernel.ref import ref
from wezer.kernel.refusals import Refusal

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


class Undo(Exception):
    """What was tried is taken back."""


@dataclass
class Step:
    """An act, and where it leads from which state. In `stays` it may do something, yet the state remains."""

    take: Callable[[Any], Any]
    leads: Mapping[str, str]
    stays: Iterable[str] = ()


@dataclass
class Table:
    make: Callable[[SimpleNamespace], Any]
    lists: set[tuple[str, str]]
    steps: Mapping[str, Step]
    #: What else is true of a thing in a state.
    also: Callable[[str], dict[str, Any]] = field(default=lambda state: {})
    #: Steps that no act takes by itself, each with who does.
    elsewhere: Mapping[tuple[str, str], str] = field(default_factory=dict)
    #: Steps nobody is told of, each with why.
    silent: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def put(self, thing: Any, state: str) -> None:
        own = {each.name for each in type(thing)._meta.local_fields}
        said = {"state": state, **self.also(state)}
        type(thing)._base_manager.filter(pk=thing.pk).update(**{name: said[name] for name in said if name in own})
        if rest := {name: said[name] for name in said if name not in own}:
            Item.objects.filter(pk=thing.pk).update(**rest)


def listed(moves: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
    return {(str(before), str(after)) for before, targets in moves.items() for after in targets}


def into(moves: Mapping[str, Iterable[str]], state: str, only: Iterable[str] | None = None) -> dict[str, str]:
    """From wherever the table lets one come to `state`; an act may be narrower."""
    return {str(each): state for each, after in moves.items() if state in after and (only is None or each in only)}


# ------------------------------------------------------------------ the tables


def _room(world: SimpleNamespace, kind: str) -> Room:
    room = open_room(by=system, group=world.group, kind=kind)
    return Room.objects.select_related("group").get(pk=room.pk)


def _question(world: SimpleNamespace) -> Any:
    room = _room(world, "forum")
    world.same = ask_question(by=who("Mint"), room=room, title="When to prune?", body="Pears.")
    question = ask_question(by=who("Mint"), room=room, title="How to prune?", body="Apples.")
    world.answer = questions.answer_question(by=who("Sage"), question=question, body="In March.")
    return question


def _ticket(world: SimpleNamespace) -> Any:
    room = open_room(by=system, group=world.community, kind="help")
    ticket = tickets.ask_for_help(by=who("Mint"), room=room, title="My bell", body="It is silent.")
    if ticket.published_at is None:
        tickets.send_ticket(by=who("Mint"), ticket=ticket)
    world.answer = tickets.answer_ticket(by=who("Sage"), ticket=ticket, body="Oil it.")
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


def a_year_later(do: Callable[..., Any]) -> Any:
    with clock.at(now() + timedelta(days=400)):
        return do(by=system)


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
        actor = who(by[rule.who]) if rule.who in by else system
        act(by=actor, loan=loan, **more, **({"version": loan.version} if name == "accept" else {}))

    return Step(take, {str(before): str(rule.after or before) for before in rule.before})


def tables(world: SimpleNamespace) -> dict[str, Table]:
    return {
        "question": Table(
            _question,
            listed(forum.MOVES),
            {
                "answer": Step(
                    lambda each: questions.answer_question(by=who("Sage"), question=each, body="Never."),
                    into(forum.MOVES, "answered"),
                    stays=("answered", "accepted"),
                ),
                "accept": Step(
                    lambda each: questions.accept_answer(by=system, question=each, answer=world.answer),
                    into(forum.MOVES, "accepted"),
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
                    into(forum.MOVES, "open"),
                    stays=("open", "accepted", "reopened", "duplicate", "closed"),
                ),
            },
        ),
        "article": Table(
            lambda world: begin_article(by=who("Fern"), room=_room(world, "blog"), title="Frost", body="It came."),
            listed(blog.MOVES),
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
            also=lambda state: {"goes_out_at": now() + timedelta(days=1) if state == "scheduled" else None},
            elsewhere={("scheduled", "review"): "as somebody changes it whose words are read first"},
        ),
        "ticket": Table(
            _ticket,
            listed(helpdesk.MOVES),
            {
                "send": Step(
                    lambda each: tickets.send_ticket(by=who("Mint"), ticket=each),
                    into(helpdesk.MOVES, "open", only=("new", "suggested")),
                ),
                "take": Step(
                    lambda each: tickets.take_ticket(by=who("Oak"), ticket=each), into(helpdesk.MOVES, "taken")
                ),
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
                "age": Step(
                    lambda _each: a_year_later(tickets.age_tickets),
                    into(helpdesk.MOVES, "expired") | into(helpdesk.MOVES, "closed"),
                ),
                "withdraw": Step(
                    lambda _each: withdraw_answer(by=system, answer=world.answer),
                    into(helpdesk.MOVES, "open", only=("answered",)),
                    stays=set(helpdesk.MOVES) - {"answered"},
                ),
            },
            also=lambda state: {
                "published_at": None if state in ("new", "suggested") else now(),
                "moved_at": now(),
                "accepted": None,
            },
            elsewhere={("new", "suggested"): "as it is asked"},
            silent={
                ("suggested", "solved"): "what was never sent is its author's own",
                ("suggested", "expired"): "what was never sent is its author's own",
            },
        ),
        "place": Table(
            lambda world: suggest_place(by=who("Sage"), room=_room(world, "map"), key="k", **WELL),
            {(str(each), str(after)) for before, after in places.STEPS.values() for each in before},
            {
                name: Step(
                    lambda each, name=name: settle_place(by=who("Fern"), place=each, step=name),
                    {str(each): str(after) for each in before},
                )
                for name, (before, after) in places.STEPS.items()
            },
        ),
        "link": Table(
            lambda world: ask_link(by=who("Fern"), group=world.group, kind="partner", other=world.other),
            listed(LINKS),
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
            {(str(each), str(step.after or each)) for step in lending.STEPS.values() for each in step.before},
            {name: _loan_step(name) for name in lending.STEPS},
            also=lambda state: (
                {"offered_by": world.fern, "offer": {}, "audience": world.heard}  # who mediates reads it
                if state == "disputed"
                else {"offered_by": None, "offer": {}, "audience": world.two}
            ),
        ),
        "case": Table(
            _case,
            listed(moderation.MOVES),
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
            also=lambda state: {
                "claimed_by": world.fern if state == "claimed" else None,
                "decided_by": None if state in ("open", "claimed") else world.fern,
                "decided_at": None if state in ("open", "claimed") else now(),
                "decision": "" if state in ("open", "claimed") else "hide",
            },
        ),
        "room": Table(
            _proposed,
            # core.md 8: proposed → open ↔ locked → archived → deleted, for thirty days
            listed(
                {
                    "proposed": ["open"],
                    "open": ["locked", "archived"],
                    "locked": ["open", "archived"],
                    "archived": ["open", "deleted"],
                    "deleted": ["archived"],
                }
            ),
            {
                "accept": Step(lambda each: accept_room(by=system, room=each), {"proposed": "open"}),
                "lock": Step(lambda each: lock_room(by=system, room=each), {"open": "locked"}),
                "reopen": Step(lambda each: reopen_room(by=system, room=each), {"locked": "open", "archived": "open"}),
                "archive": Step(
                    lambda each: archive_room(by=system, room=each), {"open": "archived", "locked": "archived"}
                ),
                "bin": Step(lambda each: bin_room(by=system, room=each), {"archived": "deleted"}),
                "restore": Step(lambda each: restore_room(by=system, room=each), {"deleted": "archived"}),
            },
            also=lambda state: {"state_at": now()},
        ),
    }


NAMES = ("article", "case", "link", "loan", "place", "question", "room", "ticket")


@pytest.fixture
def world(community, gardener, circle, join):
    """Fern tends the circle in which Sage and Mint are, Mint tends another; Oak tends the community."""
    world = SimpleNamespace(community=community, fern=join("Fern"))
    sage, mint = join("Sage"), join("Mint")
    world.group, world.other = circle("Garden", founder=world.fern), circle("Orchard", founder=mint)
    for member in (sage, mint, gardener):
        bring_in(by=system, group=world.group, member=member)
    return world


# ------------------------------------------------------------------ what holds of all of them


def row(thing: Any) -> dict[str, Any]:
    return type(thing)._base_manager.filter(pk=thing.pk).values().get()


def tried(table: Table, thing: Any, before: str, step: Step, read_in: str) -> None:
    """Somebody read the thing in one state; meanwhile it came into `before`; then the act is called. And taken back."""
    with pytest.raises(Undo), transaction.atomic():
        table.put(thing, read_in)
        read = type(thing)._base_manager.get(pk=thing.pk)
        table.put(thing, before)
        was, told = row(thing), facts_told()
        try:
            with transaction.atomic():
                step.take(read)
            refused = False
        except Refusal:
            refused = True
        holds(table, thing, before, step, was, told, refused=refused, stale=read_in != before)
        raise Undo


def holds(table, thing, before, step, was, told, *, refused, stale):
    expected = step.leads.get(before)
    after = row(thing)["state"]
    facts = Fact.objects.filter(id__gt=told, subject=str(ref(thing)))
    if expected is None or refused:
        assert expected is None or stale, f"{before} → {expected} is listed, and the act refuses"
        assert after == before
        if before not in step.stays:
            assert (row(thing), facts_told()) == (was, told), "what is not listed writes nothing"
        return
    assert after == expected
    assert facts.exists() or (before, after) in table.silent, f"nobody is told of {before} → {after}"


def earlier(lists: set[tuple[str, str]], state: str) -> list[str]:
    """The states in which somebody may have read what is now in this one."""
    found = {state}
    while more := {source for source, target in lists if target in found} - found:
        found |= more
    return sorted(found)


@pytest.mark.parametrize("name", NAMES)
def test_i6_each_listed_step_is_taken_by_its_act_and_told(world, name):
    table = tables(world)[name]
    thing = table.make(world)
    taken = {edge for step in table.steps.values() for edge in step.leads.items()}
    assert taken | set(table.elsewhere) == table.lists
    for step in table.steps.values():
        for before in step.leads:
            tried(table, thing, before, step, read_in=before)


@pytest.mark.parametrize("name", NAMES)
@settings(
    max_examples=8,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_i6_whatever_is_not_listed_is_refused_and_writes_nothing_also_of_what_was_read_before(world, name, data):
    """Any act in any state, of a thing as it is or as it was: the one that came second hears a refusal."""
    if not hasattr(world, "table"):  # the examples of a test share its world
        world.table = tables(world)[name]
        world.thing = world.table.make(world)
    table = world.table
    states = sorted({state for edge in table.lists for state in edge})
    for _time in range(4):
        before = data.draw(st.sampled_from(states))
        read_in = data.draw(st.sampled_from(earlier(table.lists, before)))
        tried(table, world.thing, before, table.steps[data.draw(st.sampled_from(sorted(table.steps)))], read_in)
