"""What people write to each other during the year, and what waits for those who sign in at its end."""

from datetime import timedelta
from typing import Any

from wezer.core.acts.comments import add_comment
from wezer.core.acts.membership import ask_to_enter, invite_member
from wezer.core.acts.notices import read_notices
from wezer.core.acts.posts import publish_post
from wezer.core.acts.reactions import give_reaction
from wezer.core.kinds import notice_kinds
from wezer.core.models import Comment, Member, Notice, Post
from wezer.core.polls.acts.asking import Plan
from wezer.core.polls.acts.voting import vote
from wezer.exchange.acts.announcements import announce, pause_announcement, publish_announcement
from wezer.exchange.acts.exchanges import deliver_reply, dispute_reply, pay_reply
from wezer.exchange.acts.replies import accept_reply, counter_reply, reply_to_announcement
from wezer.exchange.acts.searches import save_search
from wezer.exchange.models import Reply
from wezer.hosting.demo import people, talk
from wezer.hosting.demo.trade import money_of
from wezer.hosting.demo.valley import Valley, ask_to_join
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.ledger.acts.payments import pay, request_payment

REACTIONS = ("thanks", "useful", "agree", "warm", "smile", "support")


def plan_gathering(valley: Valley) -> None:
    """Each text has its day; the first ones in order, the rest over the year, and each group speaks again near the end."""
    story = valley.story
    for number, row in enumerate(talk.POSTS):
        days = 42 + number * 11.5 + story.chance.uniform(-3, 3)
        story.at(story.day(min(days, 361)), lambda row=row: _write(valley, *row))  # type: ignore[misc]  # a lambda whose default keeps the loop's value
    for number, row in enumerate(talk.LATELY):
        story.at(story.day(364.4 - number * 0.9), lambda row=row: _write(valley, *row))  # type: ignore[misc]  # a lambda whose default keeps the loop's value

    story.at(story.day(362.5), lambda: _ask_the_garden(valley))


def _ask_the_garden(valley: Valley) -> None:
    """What the garden would like to plant along the path, and what eight of them say."""
    soon = Plan(
        question="What do we plant along the path?",
        answers=("Currants", "Raspberries", "Herbs", "Flowers for the bees"),
        ends_at=valley.story.end + timedelta(days=5),
        is_several=True,
    )
    post = publish_post(
        by=valley.by("Fern"), room=valley.talk_room("garden"), language="en", title="Along the path", poll=soon,
        body="There is room for one row. Say what you would like to look after.",
    )  # fmt: skip
    answers = [str(uid) for uid in post.poll.answers.order_by("position").values_list("uid", flat=True)]
    for place, member in enumerate(valley.inside["garden"][:8]):
        vote(by=valley.story.by(member), post=post, answers={answers[place % 4], answers[place // 3]})


def _write(valley: Valley, group: str, author: str, language: str, title: str, text: str) -> None:
    story = valley.story
    near = valley.inside.get(group) or valley.joined
    names = [
        one.name.replace(" ", "-") for one in story.chance.sample(near, min(3, len(near))) if one.name != author
    ] or ["Oak"]
    body = text.replace("{a}", names[0]).replace("{b}", names[-1])
    wide = story.chance.random() < 0.6
    made = publish_post(
        by=valley.by(author), room=valley.talk_room(group), title=title, body=body, language=language,
        audience="community" if wide else "",
    )  # fmt: skip
    readers = valley.joined if wide or not group else near
    for _each in range(story.one((0, 1, 2, 3, 4, 5))):
        story.at(story.later(0.05, 4), lambda: _comment(valley, made, readers))
    for _each in range(story.one((2, 3, 5, 7, 9))):
        reader = story.one(readers)
        if reader.name != author:
            story.at(story.later(0.02, 3), lambda reader=reader: _react(valley, made, reader))  # type: ignore[misc]  # a lambda whose default keeps the loop's value


def _comment(valley: Valley, post: Post, readers: list[Member]) -> None:
    story, author = valley.story, valley.story.one(readers)
    text = story.one(talk.COMMENTS[valley.language_of(author)])
    body = text.replace("{a}", story.one(readers).name.replace(" ", "-"))
    earlier = Comment.objects.filter(item_id=post.pk, parent=None).order_by("pk").first()
    parent = earlier if earlier is not None and story.chance.random() < 0.3 else None
    add_comment(by=story.by(author), item=post, body=body, parent=parent)


def _react(valley: Valley, post: Post, reader: Member) -> None:
    give_reaction(by=valley.story.by(reader), item=post, kind=valley.story.one(REACTIONS))


def plan_reading(valley: Valley) -> None:
    """A week ago everybody had read what was new, but not yet done what waits for them."""
    moment = valley.story.end - timedelta(days=6)
    valley.story.at(moment, lambda: _read_all(valley))


def _read_all(valley: Valley) -> None:
    waiting = [kind.kind for kind in notice_kinds if kind.waits]
    for member in valley.joined:
        read = list(Notice.objects.filter(member=member, read_at=None).exclude(kind__in=waiting))
        read_notices(by=valley.story.by(member), notices=read)


#: Hours before the end: announcer, sense, title, words, category, price, who answers, how far it goes.
# fmt: off
UNDER_WAY = (
    (70, "Fern", "offer", "Winter check for bicycles", "Light, chain, tyres: safe through the dark months.", "Repairs", "50 VAL", "Hazel", "answered"),
    (66, "Basil", "offer", "Table lamps from old radios", "One of a kind, wired anew.", "Repairs", "80 VAL + 10 EUR", "Fern", "countered"),
    (62, "Mélisse", "offer", "Bonnets et moufles", "Laine de la vallée, à vos mesures.", "Home", "60 VAL", "Sage", "countered"),
    (58, "Sage", "want", "Help at the oven before the feast", "Three mornings, from five to nine.", "Bread and preserves", "240 VAL", "Basil", "answered"),
    (54, "Hazel", "want", "Someone who reads my mother's letters", "Old handwriting, pale ink.", "Languages", "60 VAL", "Mélisse", "countered"),
    (50, "Quince", "offer", "Two hours of mediation practice", "For people who hold circles.", "Learning", "90 VAL", "Oak", "countered"),
    (46, "Oak", "want", "Benches for the hall", "Six, sturdy, any wood.", "Home", "60 VAL + 15 EUR", "Larch", "answered"),
    (43, "Basil", "offer", "Old radio, new voice", "I look inside, you hear again.", "Repairs", "45 VAL", "Comfrey", "answered"),
    (40, "Verbena", "offer", "Wreaths for the door", "Hops, rosehips, straw.", "Home", "30 VAL", "Basil", "delivered"),
)
#: Who asks whom for how many VAL, and why.
ASKED = (
    (44, "Juniper", "Fern", 45, "Flour for the seed fair"),
    (42, "Thyme", "Basil", 30, "Cable and lamp sockets"),
    (38, "Clover", "Mélisse", 25, "Plants de sauge"),
)
#: Who paid whom, in VAL and in cents from hand to hand.
HANDED_OVER = (
    (30, "Nettle", "Fern", 40, 1500, "Wheel and two tyres"),
    (26, "Aster", "Sage", 30, 2200, "Six baskets of flour"),
    (24, "Capucine", "Mélisse", 30, 800, "Ourlets des rideaux"),
)
# fmt: on


def plan_last_days(valley: Valley) -> None:
    """What is under way when the demo opens: three things wait for each person who can sign in."""
    story = valley.story

    def ago(hours: float, step: Any, *details: Any) -> None:
        story.at(story.end - timedelta(hours=hours), lambda: step(valley, *details))

    ago(150, _searches)
    ago(90, _dispute)
    for step, rows in ((_trade, UNDER_WAY), (_ask, ASKED), (_hand_over, HANDED_OVER)):
        for hours, *details in rows:
            ago(hours, step, *details)
    ago(40, _rest)
    ago(22, _two_signatures)
    ago(20, _ask_store)
    ago(16, ask_to_join, "Briar", "briar@example.org", "I can repair roofs, and I need people to sing with.")
    ago(12, _knock)
    ago(5, _react_lately)


def _searches(valley: Valley) -> None:
    save_search(by=valley.by("Fern"), name="Anything with bicycles", wanted={"q": "bicycle"})
    save_search(by=valley.by("Mélisse"), name="Couture", wanted={"q": "couture", "sense": "want"})
    save_search(by=valley.by("Basil"), name="Wood to work with", wanted={"tag": "wood"}, alerts=False)


def _trade(
    valley: Valley, author: str, sense: str, title: str, words: str, category: str, price: str, other: str, until: str
) -> Reply:
    """An announcement and an answer to it, as far as `until`."""
    first, second = valley.by(author), valley.story.by(valley.named(other))
    mode, prices = money_of(price)
    french = author in people.FRENCH
    made = announce(
        by=valley.by(author), sense=sense, title=title, description=words, category=valley.categories[category],
        price_mode=mode, prices=prices, quantity=3, language="fr" if french else "en", place=people.PLACES[0][0],
    )  # fmt: skip
    publish_announcement(by=valley.by(author), announcement=made)
    reply = reply_to_announcement(
        by=valley.by(other), announcement=made, message=valley.story.one(talk.HELLOS["fr" if other in people.FRENCH else "en"]),
        starts_at=(now() + timedelta(days=5)).replace(hour=9, minute=0, second=0, microsecond=0),
    )  # fmt: skip
    if until == "countered":
        lower = [Money(money.units * 9 // 10, money.currency) for money in reply.price()]
        counter_reply(
            by=valley.story.speaks(first),
            reply=reply,
            prices=lower,
            message="A little less, and you keep me company while I work?",
        )
    elif until in ("delivered", "paid"):
        _make_room(valley, *((other, author) if sense == "offer" else (author, other)), reply.price())
        accept_reply(by=valley.story.speaks(first), reply=reply)
        giver, payer = (first, second) if sense == "offer" else (second, first)
        deliver_reply(by=valley.story.speaks(giver), reply=reply)
        if until == "paid":
            pay_reply(by=valley.story.speaks(payer), reply=reply, key=f"demo-{reply.pk}")
    return reply


def _make_room(valley: Valley, payer_name: str, payee_name: str, amounts: list[Money]) -> None:
    """Whatever the year left in their wallets, these two can agree: neighbours even out what is missing beforehand."""
    payer, payee = valley.named(payer_name), valley.named(payee_name)
    others = [one for one in valley.joined if one.pk not in (payer.pk, payee.pk)]
    for money in amounts:
        if valley.has_room(payer, payee, money.currency, money.units):
            continue
        by_wealth = sorted(others, key=lambda one: valley.balance(one, money.currency))
        for giver, receiver in ((by_wealth[-1], payer), (payee, by_wealth[0])):
            if valley.has_room(giver, receiver, money.currency, money.units):
                pay(
                    by=valley.story.by(giver), payer=giver, payee=receiver, amounts=[money], memo="A hand from the neighbours"
                )  # fmt: skip


def _rest(valley: Valley) -> None:
    """An offer whose author takes a breath: paused until they come back to it."""
    aster = valley.by("Aster")
    made = announce(
        by=aster, sense="offer", title="Massage of tired shoulders", description="Half an hour, on a chair, with your coat on.",
        category=valley.categories["Care"], price_mode="one", prices=[Money(30, "VAL")], quantity=5, language="en",
        place=people.PLACES[0][0],
    )  # fmt: skip
    publish_announcement(by=aster, announcement=made)
    pause_announcement(by=aster, announcement=made)


def _dispute(valley: Valley) -> None:
    """Agreed, done in the eyes of one, not of the other: somebody who mediates is called."""
    reply = _trade(
        valley,
        "Borage",
        "offer",
        "Garden wall of dry stones",
        "Four metres, knee high.",
        "Garden",
        "150 VAL",
        "Chervil",
        "delivered",
    )
    reason = "The wall leans after the first rain. We see it differently and would like somebody to look at it with us."
    valley.story.at(
        valley.story.later(0.5, 1), lambda: dispute_reply(by=valley.by("Chervil"), reply=reply, reason=reason)
    )


def _ask(valley: Valley, payee: str, payer: str, units: int, memo: str) -> None:
    one, other = valley.named(payee), valley.named(payer)
    request_payment(by=valley.by(payee), payer=other, payee=one, amounts=[Money(units, "VAL")], memo=memo)


def _hand_over(valley: Valley, payer: str, payee: str, val: int, cents: int, memo: str) -> None:
    """Paid partly in euros from hand to hand: the receipt waits to be confirmed."""
    one, other = valley.named(payer), valley.named(payee)
    amounts = [Money(cents, "EUR")]
    if valley.has_room(one, other, "VAL", val):
        amounts.insert(0, Money(val, "VAL"))
    pay(by=valley.by(payer), payer=one, payee=other, amounts=amounts, memo=memo)


def _two_signatures(valley: Valley) -> None:
    """To Rowan; where a year of trade left no room in that wallet, to the first who has some."""
    oven = valley.groups["oven"]
    miller = next(one for one in (valley.named("Rowan"), *valley.joined) if valley.has_room(oven, one, "VAL", 160))
    pay(by=valley.by("Juniper", "oven"), payer=oven, payee=miller, amounts=[Money(160, "VAL")], memo="Spelt, 200 kg")


def _ask_store(valley: Valley) -> None:
    """An announcement in the store's market waits for a look."""
    made = announce(
        by=valley.by("Mélisse"), sense="offer", title="Sacs à vrac cousus main", description="Coton bio, trois tailles.",
        category=valley.categories["Home"], prices=[Money(8, "VAL")], quantity=30, unit="sac", language="fr", group=valley.groups["store"],
    )  # fmt: skip
    publish_announcement(by=valley.by("Mélisse"), announcement=made)


def _knock(valley: Valley) -> None:
    """Somebody asks to enter the garden circle; somebody else is invited into the rivers' alliance."""
    outside = next(one for one in valley.joined if one not in valley.inside["garden"] and one.name not in people.LOGINS)
    ask_to_enter(by=valley.story.by(outside), group=valley.groups["garden"], message="I have two hands and no garden.")
    for name in ("Fern", "Mélisse"):
        if valley.named(name) not in valley.inside["rivers"]:
            invite_member(by=valley.by("Iris"), group=valley.groups["rivers"], member=valley.named(name))


def _react_lately(valley: Valley) -> None:
    for post in Post.objects.filter(author__in=[valley.named(name) for name in people.LOGINS]).order_by(
        "-published_at"
    )[:6]:
        for _each in range(3):
            reader = valley.anyone(post.author)
            if can(valley.story.by(reader), "core.comment_item", post):
                _react(valley, post, reader)
