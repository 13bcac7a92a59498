"""The market's year: announcements, answers, terms, deliveries, payments, words."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.audiences import audience
from wezer.core.models import AudienceKind, Member
from wezer.exchange.acts.announcements import (
    announce,
    close_announcement,
    pause_announcement,
    publish_announcement,
    renew_announcement,
)
from wezer.exchange.acts.endings import cancel_announcement, take_off
from wezer.exchange.acts.evaluations import answer_evaluation, evaluate_reply
from wezer.exchange.acts.exchanges import (
    confirm_reply_receipt,
    contest_reply,
    deliver_reply,
    invoice_reply,
    pay_reply,
    refund_reply,
    tick_cancellation,
)
from wezer.exchange.acts.replies import (
    accept_reply,
    counter_reply,
    reject_reply,
    reply_to_announcement,
    withdraw_reply,
    write_message,
)
from wezer.exchange.models import Announcement, Reply, ReplyEvaluation
from wezer.exchange.queries.categories import criteria_for
from wezer.hosting.demo import people, talk
from wezer.hosting.demo.market import AGAIN, AGAIN_FRENCH, Plan, plans
from wezer.hosting.demo.valley import Valley
from wezer.kernel.clock import now
from wezer.kernel.money import Money

ANNOUNCEMENTS = 150
#: Groups that announce things, by the key in the plans.
_GROUP = "@"


def plan_market(valley: Valley) -> None:
    """Every announcement has its day; the first season is the liveliest, and some come again later in the year."""
    story, listed = valley.story, plans()
    moments = sorted(story.chance.uniform(38, 362) for _each in listed)
    order = list(listed)
    story.chance.shuffle(order)
    for days, plan in zip(moments, order, strict=True):
        story.at(story.day(days), lambda plan=plan: _announce(valley, plan, plan.title))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    again = [plan for plan in listed if plan.sense == "offer" and plan.quantity != 1]
    for number in range(ANNOUNCEMENTS - len(listed)):
        plan, season = again[number * 7 % len(again)], AGAIN[number % 3]
        words = AGAIN_FRENCH[season] if plan.language == "fr" else season
        days = 60 + 95 * (number % 3) + story.chance.uniform(0, 90)
        story.at(story.day(days), lambda plan=plan, words=words: _announce(valley, plan, f"{plan.title} ({words})"))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def money_of(price: str) -> tuple[str, list[Money]]:
    """ "60 VAL + 2.50 EUR" (all), "60 VAL / 1h" (one), "gift", "free", "what" (each what they can)."""
    if price in ("gift", "free", "what"):
        return {"what": "pay_what_you_can"}.get(price, price), []
    mode, parts = ("one", price.split(" / ")) if " / " in price else ("all", price.split(" + "))
    return mode, [_amount(part) for part in parts]


def _amount(part: str) -> Money:
    if part.endswith("h"):
        return Money(int(part[:-1]) * 3600, "HOUR")
    number, code = part.split()
    return Money(round(float(number) * 100), "EUR") if code == "EUR" else Money(int(number), code)


def _author(valley: Valley, plan: Plan) -> tuple[Member, str]:
    """Who writes it: the one named, a group through one of its holders, or anyone who speaks the language."""
    if plan.author.startswith(_GROUP):
        key = plan.author[1:].rstrip("2")
        if key in valley.groups and valley.groups[key].has_wallet:
            return valley.named(valley.holder_of(key)), key
        return valley.named("Lupin"), ""
    if plan.author in valley.members:
        return valley.named(plan.author), ""
    if plan.language == "fr":
        return valley.story.one(one for one in valley.joined if one.name in people.FRENCH), ""
    return valley.anyone(), ""


def _announce(valley: Valley, plan: Plan, title: str) -> None:
    story = valley.story
    author, group = _author(valley, plan)
    by = story.by(author, valley.groups[group] if group else None)
    mode, prices = money_of(plan.price)
    place, latitude, longitude = story.one(people.PLACES)
    market = valley.groups["store"] if group == "store" else None
    kind = AudienceKind.PUBLIC if story.chance.random() < 0.3 else AudienceKind.COMMUNITY
    made = announce(
        by=by, sense=plan.sense, title=title, description=plan.words, category=valley.categories[plan.category],
        tags=plan.tags, price_mode=mode, prices=prices, quantity=plan.quantity or 1, infinite=plan.quantity == 0, unit=plan.unit,
        place=place, latitude=latitude, longitude=longitude, radius_km=story.one((None, 5, 10, 20)), language=plan.language,
        exact_after_agreement=story.chance.random() < 0.3, audience=audience(kind), group=market,
    )  # fmt: skip
    fate = story.chance.random()
    if story.every(30, "a draft stays one"):
        return
    publish_announcement(by=by, announcement=made)
    if made.state != "published":
        if now() < story.end - timedelta(days=12):
            story.at(story.later(0.5, 2), lambda: _approve(valley, made, author, group))
        return
    _live(valley, made, author, group, fate)


def _approve(valley: Valley, made: Announcement, author: Member, group: str) -> None:
    publish_announcement(by=valley.by("Oak"), announcement=made)
    _live(valley, made, author, group, 0.5)


def _live(valley: Valley, made: Announcement, author: Member, group: str, fate: float) -> None:
    """Answers come in; later it may pause, close, be cancelled, be renewed or be removed."""
    story = valley.story
    many = made.infinite or made.quantity > 1
    for _each in range(story.one((1, 2, 2, 3, 4)) if many else story.one((1, 1, 2))):
        story.at(story.later(0.3, 150 if many else 12), lambda: _answer(valley, made, author, group))
    then: Any = None
    if fate < 0.11:
        then, days = pause_announcement, story.later(20, 120)
    elif fate < 0.17:
        then, days = close_announcement, story.later(30, 160)
    elif fate < 0.21 or story.every(25, "one is cancelled"):
        then, days = cancel_announcement, story.later(15, 90)
    elif fate > 0.6:
        then, days = renew_announcement, story.later(100, 170)
    if then is not None:
        story.at(days, lambda: _change(valley, made, author, group, then))
    if made.title.startswith(("Neighbour with a drill", "Old laptop")):
        reason = "Written twice; the other one stays."
        story.at(story.later(3, 6), lambda: _remove(valley, made, reason))


def _remove(valley: Valley, made: Announcement, reason: str) -> None:
    made.refresh_from_db()
    if made.state in ("published", "paused", "closed") and made.author.name != "Oak":
        take_off(by=valley.by("Oak"), announcement=made, reason=reason)


def _change(valley: Valley, made: Announcement, author: Member, group: str, then: Any) -> None:
    made.refresh_from_db()
    if made.state == "published":
        then(by=valley.story.by(author, valley.groups[group] if group else None), announcement=made)


def _others_who_sign(valley: Valley, group: str) -> list[Member]:
    """Nobody signs for a payment to themselves: the group's second holder answers none of its announcements."""
    names = [plan.second_holder for plan in people.GROUPS if plan.key == group and plan.second_holder]
    return [valley.members[name] for name in names if name in valley.members]


def _answer(valley: Valley, made: Announcement, author: Member, group: str) -> None:
    """Somebody answers; what follows depends on both."""
    story = valley.story
    made.refresh_from_db()
    if made.state != "published":
        return
    other = valley.anyone(author, *_others_who_sign(valley, group))
    left = made.available
    most = 1 if not made.unit or made.price_mode == "gift" else story.one((1, 1, 1, 2, 3))
    quantity = min(most, left if left is not None else most)
    mode_one = made.price_mode == "one"
    lines = made.price()
    prices = [story.one(lines) * quantity] if mode_one else None
    if made.price_mode == "pay_what_you_can":
        prices = [Money(story.one((10, 15, 20, 30)), "VAL")]
    hello = story.one(talk.HELLOS[valley.language_of(other)])
    reply = reply_to_announcement(
        by=story.by(other), announcement=made, quantity=quantity, prices=prices, message=hello, starts_at=story.meeting(2, 12),
    )  # fmt: skip
    Talk(valley, reply, author, group, other).begin()


class Talk:
    """One exchange between two sides, step by step; each step plans the next."""

    def __init__(self, valley: Valley, reply: Reply, author: Member, group: str, other: Member) -> None:
        self.valley, self.story, self.reply = valley, valley.story, reply
        self.author, self.group, self.other = author, group, other

    def announcer(self) -> Any:
        return self.story.by(self.author, self.valley.groups[self.group] if self.group else None)

    def replier(self) -> Any:
        return self.story.by(self.other)

    def payee(self) -> Any:
        return self.announcer() if self.reply.announcement.is_offer else self.replier()

    def payer(self) -> Any:
        return self.replier() if self.reply.announcement.is_offer else self.announcer()

    def _next(self, least: float, most: float, step: Any) -> None:
        self.story.at(self.story.later(least, most), step)

    def begin(self) -> None:
        roll = self.story.chance.random()
        if roll < 0.06:
            self._next(0.5, 4, self.withdraw)
        elif roll < 0.13:
            self._next(0.5, 4, self.reject)
        elif roll < 0.33 and self.reply.price():
            self._next(0.2, 3, self.counter)
        else:
            self._next(0.2, 3, lambda: self.accept(self.announcer()))

    def _is(self, *states: str) -> bool:
        self.reply.refresh_from_db()
        return self.reply.state in states and not self.reply.is_disputed

    def withdraw(self) -> None:
        if self._is("open", "countered"):
            withdraw_reply(by=self.replier(), reply=self.reply)

    def reject(self) -> None:
        if self._is("open", "countered"):
            reject_reply(by=self.announcer(), reply=self.reply, reason="Somebody was quicker. Thank you all the same.")

    def counter(self) -> None:
        """The announcer proposes a little less or more in VAL, with a few words."""
        if not self._is("open") or not self._enough():
            return
        share = self.story.one((80, 90, 110))
        prices = [
            Money(max(1, money.units * share // 100), money.currency) if money.currency == "VAL" else money
            for money in self.reply.price()
        ]
        words = "Like this it would be fair for me. What do you say?"
        if self.valley.language_of(self.author) == "fr":
            words = "Comme ceci, ce serait juste pour moi. Qu'en dites-vous ?"
        counter_reply(by=self.announcer(), reply=self.reply, prices=prices, message=words)
        self._next(0.3, 3, lambda: self.accept(self.replier()))

    def accept(self, by: Any) -> None:
        """Only when both wallets have room: nobody of the valley runs into a limit on purpose."""
        if not self._is("open", "countered"):
            return
        self.story.speaks(by)
        enough, made = self._enough(), self.reply.announcement
        room = all(self._has_room(money) for money in self.reply.price())
        if made.state not in ("published", "paused", "expired", "closed") or not enough or not room:
            if self.story.chance.random() < 0.5:
                reject_reply(by=self.announcer(), reply=self.reply, reason="Not possible at the moment.")
            return
        accept_reply(by=by, reply=self.reply)
        if self.story.chance.random() < 0.25:
            write_message(by=self.payee(), reply=self.reply, body="See you then. I bring what is needed.")
        if self.story.chance.random() < 0.04:
            self._next(1, 4, self.call_off)
        else:
            self._next(1, 9, self.deliver)

    def _enough(self) -> bool:
        """Whether what was asked for is still there."""
        made = self.reply.announcement
        made.refresh_from_db()
        return made.available is None or made.available >= self.reply.quantity

    def _has_room(self, money: Money) -> bool:
        return self.valley.has_room(self.reply.payer, self.reply.payee, money.currency, money.units)

    def call_off(self) -> None:
        if self._is("accepted"):
            tick_cancellation(by=self.payee(), reply=self.reply)
            tick_cancellation(by=self.payer(), reply=self.reply)

    def deliver(self) -> None:
        if not self._is("accepted"):
            return
        deliver_reply(by=self.payee(), reply=self.reply)
        roll = self.story.chance.random()
        if roll < 0.03:
            self._next(0.5, 3, self.contest)
        elif roll < 0.25:
            self._next(0.5, 2, self.invoice)
        else:
            self._next(0.2, 4, self.pay)

    def contest(self) -> None:
        if self._is("delivered"):
            contest_reply(by=self.payer(), reply=self.reply, reason="One piece is still missing.")
            self._next(1, 3, self.deliver)

    def invoice(self) -> None:
        if self._is("delivered") and self.reply.transaction_id:
            invoice_reply(by=self.payee(), reply=self.reply)
        self._next(0.5, 4, self.pay)

    def pay(self) -> None:
        if not self._is("accepted", "delivered", "invoiced"):
            return
        if not all(self.valley.fits(self.reply.payee, money.currency, money.units) for money in self.reply.price()):
            self._next(3, 9, self.pay)  # what came in meanwhile has filled the wallet
            return
        pay_reply(by=self.payer(), reply=self.reply, key=f"demo-{self.reply.pk}")
        self.reply.refresh_from_db()
        if self.reply.state == "confirming":
            self._next(0.5, 5, self.confirm)
        elif self.reply.state in ("delivered", "invoiced"):  # a second signature is asked
            self._next(0.2, 1.5, self.sign)
        else:
            self.words_to_come()

    def sign(self) -> None:
        """The other holder of the wallet agrees too."""
        if self._is("delivered", "invoiced", "accepted") and self.group:
            plan = next(one for one in people.GROUPS if one.key == self.group)
            holder = self.valley.by(plan.second_holder or "Oak", self.group)
            pay_reply(by=holder, reply=self.reply, key=f"demo-{self.reply.pk}-second")
            self.reply.refresh_from_db()
            if self.reply.state == "confirming":
                self._next(0.5, 5, self.confirm)
            elif self.reply.state == "evaluating":
                self.words_to_come()

    def confirm(self) -> None:
        if self._is("confirming"):
            confirm_reply_receipt(by=self.payee(), reply=self.reply)
            if self.story.chance.random() < 0.03:
                self._next(1, 2, self.refund)
            else:
                self.words_to_come()

    def refund(self) -> None:
        if self._is("evaluating"):
            refund_reply(by=self.payee(), reply=self.reply)

    def words_to_come(self) -> None:
        for payer in (True, False):
            if self.story.chance.random() < 0.9:
                self._next(0.2, 8, lambda payer=payer: self.give_words(payer))

    def give_words(self, of_payer: bool) -> None:
        if not self._is("evaluating"):
            return
        speaker = self.payer() if of_payer else self.payee()
        criteria = criteria_for(self.reply.announcement.category)
        values = {
            one.key: self.story.one((2, 2, 2, 1, 1, 0, 2, 1, -1 if self.story.chance.random() < 0.1 else 1))
            for one in criteria
        }
        words = self.story.one(talk.WORDS[self.valley.language_of(speaker.member)])
        evaluate_reply(by=speaker, reply=self.reply, values=values, comment=words)
        if self._is("paid") and self.story.chance.random() < 0.15:
            self._next(0.2, 3, lambda: self.answer_words(of_payer))

    def answer_words(self, of_payer: bool) -> None:
        speaker = self.payee() if of_payer else self.payer()
        found = ReplyEvaluation.objects.filter(
            reply=self.reply, evaluated=speaker.party, answered_at=None, given_at__isnull=False
        ).first()
        if found is not None and found.revealed_at is not None:
            answer_evaluation(by=speaker, evaluation=found, answer="Thank you, it was a pleasure.")
