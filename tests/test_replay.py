"""I-11: what happened is told again, and what was asked is asked again, and nothing changes.

Random histories of people who write, trade, lend, meet and come in, by acts and by the API. Then every fact is told
again to everybody who waits for it, every arrow and every receiver that ever flew flies again, and every request is
sent again with its key: each table holds what it held.
"""

import random
from datetime import timedelta

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from wezer.api.testing import Caller
from wezer.core.acts.answers import answer_event
from wezer.core.acts.comments import add_comment
from wezer.core.acts.community import found_community
from wezer.core.acts.events import publish_event
from wezer.core.acts.following import follow
from wezer.core.acts.groups import create_group
from wezer.core.acts.items import hide_item, withdraw_item
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import ask_to_enter, bring_in, decide_entry, suspend_member
from wezer.core.acts.notices import read_notices
from wezer.core.acts.reactions import give_reaction
from wezer.core.acts.roles import grant_role
from wezer.core.acts.rooms import open_room
from wezer.core.forum.acts.questions import accept_answer, answer_question
from wezer.core.forum.acts.threads import ask_question
from wezer.core.lending.acts.loans import agree_loan, bring_back, close_loan, hand_over
from wezer.core.models import (
    Belonging,
    Conversation,
    Event,
    Item,
    ItemAnswer,
    Loan,
    Question,
    Role,
    Room,
    Thing,
    User,
)
from wezer.core.testing import examples, viewer
from wezer.core.viewer import Viewer
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.exchanges import confirm_reply_receipt, deliver_reply, pay_reply
from wezer.exchange.acts.replies import accept_reply, counter_reply
from wezer.exchange.models import Announcement, Reply
from wezer.kernel import clock
from wezer.kernel.clock import now
from wezer.kernel.events import newest_fact_id, receivers_of
from wezer.kernel.models import Fact
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts.currencies import create_currency
from wezer.workflow.flying import writing_kinds
from wezer.workflow.models import FactCursor, Flight, FlightState
from wezer.workflow.testing import settle

system = Viewer.system()
PEOPLE = ("Fern", "Sage", "Mint", "Oak")
#: How far readers and the worker are, and when somebody was here last: what replaying is, not what it may change.
APART = {"workflow.FactCursor", "workflow.Flight", "workflow.ScheduledJob", "workflow.WorkerSeen", "api.Token"}


class Undo(Exception):
    """Nothing of an example stays."""


def everything():
    """Every row of every table."""
    tables = [
        model for model in apps.get_models(include_auto_created=True) if model._meta.managed and not model._meta.proxy
    ]
    return {
        model._meta.label: sorted(map(repr, model._base_manager.values_list(*_columns(model))))
        for model in tables
        if model._meta.label not in APART
    }


def _columns(model):
    """A request is a visit, whatever it asks."""
    return [
        each.attname
        for each in model._meta.concrete_fields
        if (model._meta.label, each.name) != ("core.Member", "seen_at")
    ]


def changed(before, after):
    """What is different, in a few lines."""
    return [
        f"{label}: {sorted(set(after[label]) ^ set(before[label]))[:4]}"
        for label in before
        if before[label] != after[label]
    ]


class History:
    """People who do one thing after the other, drawn by chance; what is refused is part of it."""

    def __init__(self, seed):
        self.draw, self.asked, self.number = random.Random(seed), [], 0
        root = found_community(by=system, name="Val-Commun")
        create_currency(
            by=system, code="VAL", name="Valeureux", kind="mutual_credit", rules={"floor": -500, "ceiling": 500}
        )
        self.people = [
            add_member(by=system, name=name, user=User.objects.create_user(f"{name}@example.org", "x"))
            for name in PEOPLE
        ]
        grant_role(by=system, role=Role.objects.get(group=root, key="gardener"), member=self.people[3])
        self.group = create_group(
            by=viewer(self.people[0]), parent=root, type="circle", name="Garden", membrane="request"
        )
        for kind in ("calendar", "things", "forum"):
            open_room(by=system, group=self.group, kind=kind)
        bring_in(by=system, group=self.group, member=self.people[1])
        self.callers = {member.pk: Caller.of(member, "*") for member in self.people}

    def one(self, rows):
        found = list(rows.order_by("-pk")[:6])
        return self.draw.choice(found) if found else None

    def room(self, kind):
        return Room.objects.select_related("group").get(group=self.group, kind=kind)

    def step(self):
        self.number += 1
        self.who = self.draw.choice(self.people)
        verb = self.draw.choice([name for name in dir(self) if name.startswith("they_")])
        try:
            with transaction.atomic():
                getattr(self, verb)(viewer(self.who))
        except Refusal as refused:
            assert refused.status < 500

    # --- what they do by the API, each with a key of its own

    def ask(self, path, body=None):
        wanted = (self.who.pk, path, body or {}, f"k{self.number}")
        answer = self.send(wanted)
        assert answer.status_code < 500
        if answer.status_code < 300:  # what was refused then may be granted now
            self.asked.append(wanted)

    def send(self, wanted):
        who, path, body, key = wanted
        return self.callers[who].post(path, body, key=key)

    def they_post(self, by):
        self.ask(
            f"core/rooms/{self.room('talk').uid}/posts", {"body": f"Leaf {self.number}, @Sage", "audience": "community"}
        )

    def they_announce(self, by):
        price = [{"amount": "5", "currency": "VAL"}]
        self.ask(
            "exchange/announcements", {"sense": self.draw.choice(["offer", "want"]), "title": "Bread", "prices": price}
        )

    def they_reply(self, by):
        if found := self.one(Announcement.objects.filter(state="published")):
            self.ask(f"exchange/announcements/{found.uid}/replies", {"message": "Gladly"})

    def they_pay(self, by):
        payee = self.draw.choice(self.people)
        self.ask("ledger/transactions", {"payee": str(payee.uid), "amounts": [{"amount": "7", "currency": "VAL"}]})

    def they_talk(self, by):
        other = self.draw.choice(self.people)
        if found := self.one(Conversation.objects.visible_to(by)):
            self.ask(f"core/conversations/{found.uid}/messages", {"body": "And then?"})
        elif other.pk != self.who.pk:
            self.ask("core/conversations", {"members": [str(other.uid)], "body": "Between us."})

    def they_offer_a_thing(self, by):
        self.ask(f"core/rooms/{self.room('things').uid}/things", {"title": "Tent", "most_days": 3})

    def they_ask_for_a_thing(self, by):
        if found := self.one(Thing.objects.all()):
            day = (now() + timedelta(days=self.number)).date().isoformat()
            self.ask(f"core/things/{found.uid}/loans", {"starts_on": day, "ends_on": day})

    # --- and by acts, as on pages

    def they_comment(self, by):
        if found := self.one(Item.objects.visible_to(by).filter(kind__in=["post", "event", "announcement"])):
            add_comment(by=by, item=found, body="Yes, @Fern", key=f"c{self.number}")

    def they_react(self, by):
        if found := self.one(Item.objects.visible_to(by).filter(kind__in=["post", "event"])):
            give_reaction(by=by, item=found, kind="thanks")

    def they_follow(self, by):
        follow(by=by, target=self.draw.choice([self.group, self.draw.choice(self.people)]))

    def they_read(self, by):
        read_notices(by=by)

    def they_come_in(self, by):
        waiting = Belonging.objects.filter(group=self.group, state="applied").select_related("member", "group").first()
        if waiting is not None:
            decide_entry(by=viewer(self.people[0]), belonging=waiting, accept=self.draw.random() < 0.7)
        else:
            ask_to_enter(by=by, group=self.group, message="Beans.")

    def they_plan(self, by):
        publish_event(
            by=by, room=self.room("calendar"), title="Sowing", starts_on=(now() + timedelta(days=3)).date(), capacity=1
        )

    def they_answer(self, by):
        if found := self.one(Event.objects.visible_to(by)):
            answer_event(by=by, event=found, on=found.starts_on, answer=self.draw.choice(["going", "declined"]))

    def they_ask(self, by):
        ask_question(by=by, room=self.room("forum"), title="When to sow?", body="Beans.")

    def they_know(self, by):
        if found := self.one(Question.objects.select_related("group", "room", "audience")):
            answer_question(by=by, question=found, body="In May.")
        if given := self.one(ItemAnswer.objects.all()):
            question = Question.objects.select_related("group", "room", "audience").get(pk=given.item_id)
            accept_answer(by=viewer(question.written_by), question=question, answer=given)

    def they_agree(self, by):
        if found := self.one(Reply.objects.select_related("announcement", "payer", "payee")):
            act = self.draw.choice([accept_reply, counter_reply, deliver_reply, confirm_reply_receipt])
            act(by=by, reply=found)

    def they_settle(self, by):
        if found := self.one(Reply.objects.select_related("announcement", "payer", "payee")):
            if self.draw.random() < 0.5:
                pay_reply(by=by, reply=found, key=f"p{self.number}")
            else:
                evaluate_reply(by=by, reply=found, values={}, comment="Well done.")

    def they_lend(self, by):
        if found := self.one(Loan.objects.with_parts()):
            self.draw.choice([agree_loan, hand_over, bring_back, close_loan])(by=by, loan=found)

    def they_take_back(self, by):
        found = self.one(Item.objects.visible_to(by).filter(kind="post"))
        if found and self.draw.random() < 0.5:
            withdraw_item(by=by, item=found)
        elif found:
            hide_item(by=viewer(self.people[3]), item=found, reason="a test")

    def they_are_suspended(self, by):
        if self.draw.random() < 0.2 and self.who.name == "Mint":
            suspend_member(by=viewer(self.people[3]), member=self.who, reason="a test")


def tell(after):
    """The worker comes to rest; then what it has just told is told again, to each receiver by itself, as after a restore on
    another cluster. The number of the newest fact."""
    settle()
    before = everything()
    for fact in Fact.objects.filter(id__gt=after).order_by("id"):
        for receiver in receivers_of(fact.name):
            receiver(fact)
    settle()
    assert changed(before, everything()) == [], "each receiver by itself"
    return newest_fact_id()


def fly_again():
    Flight.objects.filter(kind__in=writing_kinds(), state=FlightState.DONE).update(
        state=FlightState.PENDING, next_at=now()
    )
    settle()


@settings(
    max_examples=examples(5),
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 2**32), length=st.integers(10, 45))
def test_i11_replaying_any_fact_or_request_changes_nothing(db, seed, length):
    with pytest.raises(Undo), transaction.atomic():
        cache.clear()
        history = History(seed)
        told = 0
        for number in range(length):
            history.step()
            if number % 8 == 7:
                told = tell(told)
        tell(told)

        before, flights = everything(), Flight.objects.count()
        with clock.at(now() + timedelta(hours=2)):  # a restore, an operator, a partner that asks again: later
            for sent in history.asked:
                assert history.send(sent).status_code in (200, 401, 403)  # who is suspended asks nothing any more
            settle()
            assert changed(before, everything()) == [], "requests with their keys"
            FactCursor.objects.update(xid=0, last_id=0)
            settle()
            assert changed(before, everything()) == [], "the cursor set back"
            fly_again()
            assert changed(before, everything()) == [], "arrows"
        assert Flight.objects.count() == flights
        raise Undo
