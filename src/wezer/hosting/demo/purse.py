"""The wallets' year: payments between neighbours, bread, wages of the oven, contributions, thanks, requests."""

from contextlib import suppress
from datetime import timedelta
from typing import Any

from django.db import transaction

from wezer.core.models import Item, Member
from wezer.hosting.demo import talk
from wezer.hosting.demo.valley import Valley
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.ref import ref
from wezer.ledger.acts.batches import Item as BatchItem
from wezer.ledger.acts.batches import pay_batch
from wezer.ledger.acts.issuing import destroy, issue
from wezer.ledger.acts.payments import accept_request, pay, refuse, request_payment
from wezer.ledger.acts.receipts import confirm_receipt, reverse
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.thanking import thank
from wezer.ledger.models import Transaction
from wezer.ledger.refusals import LimitMax

BREAD = 20


def plan_wallets(valley: Valley) -> None:
    story = valley.story
    for count, first, step in (
        (330, 12, _neighbours), (135, 15, _hours), (85, 18, _mixed), (235, 60, _thanks), (45, 30, _request), (150, 45, _bread), (70, 42, _mended),
    ):  # fmt: skip
        for _each in range(count):
            days = first + (364.6 - first) * story.chance.random() ** 0.8
            story.at(story.day(days), lambda step=step: step(valley))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    for week in range(7, 52, 2):
        story.at(story.day(week * 7 + 5, 13), lambda: _wages(valley))
    for month in range(2, 12):
        story.at(story.day(month * 30.4, 20), lambda: _volunteers(valley))
        story.at(story.day(month * 30.4 + 3, 11), lambda: _millers(valley))
    story.at(story.day(48, 18), lambda: _loaves(valley, 200, "Two months of bread, promised by the oven"))
    for number, name in enumerate(("Thyme", "Juniper", "Oak", "Thyme", "Juniper", "Oak", "Thyme", "Juniper")):
        story.at(story.day(60 + number * 30, 14), lambda name=name: _loaf_wage(valley, name))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    story.at(story.day(200, 18), lambda: _loaves(valley, 120, "The new oven bakes twice as much"))
    story.at(story.day(290, 18), lambda: _fewer_loaves(valley))
    for number in range(12):
        story.at(story.day(55 + number * 3, 19), lambda number=number: _contribution(valley, number))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    for number in range(4):
        story.at(story.day(75 + number * 9, 18), lambda number=number: _subscription(valley, number))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def _memo(valley: Valley, member: Member) -> str:
    words: str = valley.story.one(talk.MEMOS[valley.language_of(member)])
    return words


def _two(valley: Valley, code: str) -> tuple[Member, Member]:
    """Payer and payee: who has more pays a little more often, so that it goes round."""
    one = valley.anyone()
    other = valley.anyone(one)
    richer = valley.balance(one, code) >= valley.balance(other, code)
    return (one, other) if richer == (valley.story.chance.random() < 0.8) else (other, one)


def _pay(valley: Valley, payer: Member, payee: Any, *amounts: Money, **more: Any) -> Transaction | None:
    if payer.pk == payee.pk or not all(valley.has_room(payer, payee, one.currency, one.units) for one in amounts):
        return None
    return pay(by=valley.story.by(payer), payer=payer, payee=payee, amounts=amounts, memo=_memo(valley, payer), **more)


def _neighbours(valley: Valley) -> None:
    payer, payee = _two(valley, "VAL")
    made = _pay(valley, payer, payee, Money(valley.story.one((5, 10, 15, 20, 30, 30, 45, 60, 60, 90, 120)), "VAL"))
    if made is not None and valley.story.every(60, "a payment is reversed"):
        valley.story.at(
            valley.story.later(0.1, 2), lambda: reverse(by=valley.story.by(payee), transaction=_fresh(made)) and None
        )


def _hours(valley: Valley) -> None:
    payer, payee = _two(valley, "HOUR")
    _pay(valley, payer, payee, Money(valley.story.one((900, 1800, 3600, 3600, 5400, 7200)), "HOUR"))


def _loaves(valley: Valley, units: int, memo: str) -> None:
    """The gardener signs what the oven promises."""
    loaf = valley.currencies["LOAF"]
    issue(by=valley.by("Oak"), currency=loaf, to=valley.groups["oven"], units=units, memo=memo)


def _loaf_wage(valley: Valley, name: str) -> None:
    oven = valley.groups["oven"]
    pay(
        by=valley.by("Sage", "oven"), payer=oven, payee=valley.named(name), amounts=[Money(12, "LOAF")],
        memo="Mornings at the oven",
    )  # fmt: skip


def _fewer_loaves(valley: Valley) -> None:
    """Sage holds the oven's wallet; Oak may undo payments of others, hence take back what the oven agreed to."""
    loaf = valley.currencies["LOAF"]
    destroy(
        by=valley.by("Oak"),
        currency=loaf,
        holder=valley.groups["oven"],
        units=40,
        memo="Flour ran short: fewer loaves promised",
    )


def _mixed(valley: Valley) -> None:
    """Part in VAL, part in euros paid from hand to hand: who receives confirms."""
    payer, payee = _two(valley, "VAL")
    made = _pay(
        valley,
        payer,
        payee,
        Money(valley.story.one((20, 40, 60, 90)), "VAL"),
        Money(valley.story.one((150, 400, 500, 1000, 2500)), "EUR"),
    )
    if made is not None:
        valley.story.at(
            valley.story.later(0.2, 4), lambda: confirm_receipt(by=valley.story.by(payee), transaction=_fresh(made))
        )


def _fresh(made: Transaction) -> Transaction:
    return Transaction.objects.get(pk=made.pk)


def _bread(valley: Valley) -> None:
    buyer = valley.anyone()
    oven = valley.groups["oven"]
    amount = Money(BREAD * valley.story.one((1, 1, 2, 3)), "VAL")
    if valley.has_room(buyer, oven, "VAL", amount.units):
        pay(by=valley.story.by(buyer), payer=buyer, payee=oven, amounts=[amount], memo="Bread of the week")


def _mended(valley: Valley) -> None:
    """Whoever goes home with something mended leaves what they can."""
    guest, repair = valley.anyone(), valley.groups["repair"]
    amount = Money(valley.story.one((10, 15, 20, 30)), "VAL")
    if valley.has_room(guest, repair, "VAL", amount.units):
        pay(by=valley.story.by(guest), payer=guest, payee=repair, amounts=[amount], memo="Mended at the café")


def _thanks(valley: Valley) -> None:
    """For a text one liked, or for nothing in particular."""
    story, giver, merci = valley.story, valley.anyone(), valley.currencies["MERCI"]
    by = story.by(giver)
    seen = (
        Item.objects.listed_for(by)
        .filter(
            kind="post", published_at__gt=now() - timedelta(days=40), author__in=valley.joined
        )  # not who was forgotten
        .exclude(author=giver)
    )
    liked = list(seen.select_related("author").order_by("pk")[:30]) if story.chance.random() < 0.5 else []
    item = story.one(liked) if liked else None
    about = ref(item) if item is not None else ""
    if about and Transaction.objects.filter(party=giver, about=about).exists():
        about, item = "", None
    thank(by=by, receiver=item.author if item is not None else valley.anyone(giver), currency=merci, about=about)


def _request(valley: Valley) -> None:
    """Somebody asks to be paid; most answer within two days, some say no."""
    story = valley.story
    payer, payee = _two(valley, "VAL")
    amount = Money(story.one((15, 30, 45, 60)), "VAL")
    if now() > story.end - timedelta(days=6):
        return
    made = request_payment(by=story.by(payee), payer=payer, payee=payee, amounts=[amount], memo=_memo(valley, payee))

    def answer() -> None:
        if story.chance.random() < 0.85 and valley.has_room(payer, payee, "VAL", amount.units):
            accept_request(by=story.by(payer), transaction=_fresh(made))
        else:
            refuse(by=story.by(payer), transaction=_fresh(made))

    story.at(story.later(0.2, 2.5), answer)


def _wages(valley: Valley) -> None:
    """Every second Friday the oven gives back what it earned to those who baked, in one batch."""
    oven = valley.groups["oven"]
    bakers = [one for one in valley.inside["oven"] if one.pk != oven.pk][:7]
    share = min(60, max(0, valley.balance(oven) // max(1, len(bakers)) // 5 * 5))
    items = [
        BatchItem(oven, baker, (Money(share, "VAL"),), "Baked on Tuesday and Friday")
        for baker in bakers
        if share and valley.has_room(oven, baker, "VAL", share)
    ]
    if items:
        pay_batch(by=valley.by("Sage", "oven"), items=items)


def _volunteers(valley: Valley) -> None:
    """The repair café thanks its helpers with a little VAL."""
    repair = valley.groups["repair"]
    items = [
        BatchItem(repair, one, (Money(12, "VAL"),), "Saturday at the café")
        for one in valley.inside["repair"][1:11]
        if valley.has_room(repair, one, "VAL", 12)
    ]
    if items:
        pay_batch(by=valley.by("Basil", "repair"), items=items)


def _millers(valley: Valley) -> None:
    """Above 100 VAL the oven's wallet asks for two signatures: Juniper proposes, Sage signs a day later."""
    story, oven, miller = valley.story, valley.groups["oven"], valley.named("Rowan")
    if not valley.has_room(oven, miller, "VAL", 150):
        return
    made = pay(
        by=valley.by("Juniper", "oven"),
        payer=oven,
        payee=miller,
        amounts=[Money(150, "VAL")],
        memo="Milling of the month",
    )
    if made.state == "pending" and now() < story.end - timedelta(days=5):
        story.at(story.later(0.3, 1.5), lambda: _countersign(valley, made))


def _countersign(valley: Valley, made: Transaction) -> None:
    """By then the miller's wallet may be full: the payment goes on waiting."""
    with suppress(LimitMax), transaction.atomic():  # writes: nothing; what a refused act began is taken back
        sign(by=valley.by("Sage"), transaction=_fresh(made))


def _contribution(valley: Valley, number: int) -> None:
    """Some give 10 VAL to the commons every month, by a plan that the worker carries out."""
    giver = valley.joined[(number * 5 + 1) % len(valley.joined)]
    schedule_payment(
        by=valley.story.by(giver), payer=giver, payee=valley.groups[""], amounts=[Money(10, "VAL")], memo="For the commons",
        first_on=now().date() + timedelta(days=3), every="month", count=None,
    )  # fmt: skip


def _subscription(valley: Valley, number: int) -> None:
    """Bread every week, paid by itself."""
    eater = valley.joined[(number * 11 + 3) % len(valley.joined)]
    schedule_payment(
        by=valley.story.by(eater), payer=eater, payee=valley.groups["oven"], amounts=[Money(BREAD, "VAL")], memo="Loaf of the week",
        first_on=now().date() + timedelta(days=2), every="week", count=None,
    )  # fmt: skip
