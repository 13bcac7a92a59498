"""What the market does when something happened: it tells whoever the next step is for, and follows the wallet's doors."""

from typing import Any

from wezer.core.acts.notices import notify, settle_notices, tell_followers
from wezer.core.community import community
from wezer.core.mediation.receivers import call_mediators, dispute_is_over
from wezer.core.models import Member, Party
from wezer.core.queries import actor_of
from wezer.core.reach import who_has
from wezer.core.viewer import Viewer
from wezer.exchange import rules
from wezer.exchange.acts.exchanges import follow_transaction
from wezer.exchange.models import NEGOTIATING, Announcement, Reply, ReplyState, SavedSearch, Skill
from wezer.exchange.permissions import MODERATE
from wezer.exchange.queries.market import Filters, listed
from wezer.exchange.queries.replies import people_behind
from wezer.kernel.compiled import Compiled
from wezer.kernel.events import receiver
from wezer.kernel.models import Fact
from wezer.kernel.ref import Ref, resolve

#: Step of a reply → (notice, for whom). The actor is never told of their own step.
TOLD: dict[str, tuple[tuple[str, str], ...]] = {
    "reject": (("rejected", rules.REPLIER),),
    "deliver": (("done", rules.PAYER),),
    "invoice": (("invoiced", rules.PAYER),),
    "contest": (("contested", rules.PAYEE),),
    "cancel": (("cancelled", rules.EITHER),),
    "withdraw": (("cancelled", rules.ANNOUNCER),),
    "close": (("cancelled", rules.REPLIER),),
    "refund": (("refund", rules.PAYER),),
    "confirm": (("confirmed", rules.PAYER),),
}
WAITING = (
    "answer", "terms", "done", "invoiced", "confirm", "evaluate", "cancel_asked", "refund", "mediate",
    "nobody_mediates", "mediator_named", "mediator_unwanted",
)  # fmt: skip


def _reply(fact: Fact) -> Reply | None:
    found: Reply | None = _with_sides.first(Ref(fact.subject).uid)
    return found


_with_sides = Compiled(
    lambda uid: Reply._base_manager.filter(uid=uid).select_related("payer", "payee", "announcement", "item_ptr")
)


_negotiating = Compiled(
    lambda announcement: Reply.objects.filter(announcement=announcement, state__in=NEGOTIATING).select_related(
        "payer", "payee", "announcement", "item_ptr"
    )
)


def _side(reply: Reply, side: str) -> list[Party]:
    return {
        rules.PAYER: [reply.payer],
        rules.PAYEE: [reply.payee],
        rules.REPLIER: [reply.replier],
        rules.ANNOUNCER: [reply.announcer],
        rules.EITHER: [reply.payer, reply.payee],
    }[side]


def _tell(fact: Fact, kind: str, parties: list[Party], item: Any, **detail: Any) -> None:
    """Tell the people behind the parties, but not those on the side that acted."""
    actor = actor_of(fact)
    members = [member for party in parties if actor is None or party.pk != actor.pk for member in people_behind(party)]
    members = [member for member in members if member.pk != fact.actor]
    if members:
        notify(
            by=Viewer.system(), members=members, kind=f"exchange.{kind}", fact=fact, item=item, group=item.group,
            actor=actor, detail=detail,
        )  # fmt: skip


def _settle(reply: Reply, fact: Fact) -> None:
    """A step was taken: what waited on this exchange waits no more."""
    done = tuple(f"exchange.{kind}" for kind in WAITING)
    settle_notices(by=Viewer.system(), fact=fact, kind=done, item=reply.item_ptr)


@receiver("exchange.reply_opened")
def tell_answer(fact: Fact) -> None:
    if (reply := _reply(fact)) and reply.state in (ReplyState.OPEN, ReplyState.COUNTERED):
        _tell(fact, "answer", [reply.announcer], reply.item_ptr)


@receiver("exchange.terms_proposed")
def tell_terms(fact: Fact) -> None:
    if reply := _reply(fact):
        _settle(reply, fact)
        if reply.state == ReplyState.COUNTERED and fact.payload.get("number") == reply.terms_number:
            _tell(fact, "terms", [reply.payer, reply.payee], reply.item_ptr)


@receiver("exchange.message_written")
def tell_message(fact: Fact) -> None:
    if reply := _reply(fact):
        _tell(fact, "message", [reply.payer, reply.payee], reply.item_ptr)


@receiver("exchange.reply_accepted")
def tell_agreement(fact: Fact) -> None:
    if reply := _reply(fact):
        _settle(reply, fact)
        _tell(fact, "accepted", [reply.payer, reply.payee], reply.item_ptr)
        for other in _negotiating(reply.announcement_id):
            if other.lacks:
                _tell(fact, "nothing_left", [other.replier], other.item_ptr)


@receiver("exchange.reply_moved")
def tell_step(fact: Fact) -> None:
    if (reply := _reply(fact)) is None:
        return
    step = str(fact.payload.get("step", ""))
    if step != "counter":
        _settle(reply, fact)
    for kind, side in TOLD.get(step, ()):
        if kind == "refund" and reply.state != ReplyState.REFUNDING:
            kind = "cancelled"
        _tell(fact, kind, _side(reply, side), reply.item_ptr)


@receiver("exchange.reply_paid")
def tell_payment(fact: Fact) -> None:
    if reply := _reply(fact):
        kind = "confirm" if reply.state == ReplyState.CONFIRMING else "paid"
        _tell(fact, kind, [reply.payee], reply.item_ptr)


@receiver("exchange.evaluation_due")
def ask_for_words(fact: Fact) -> None:
    """Both are asked, also the one whose step it was."""
    if (reply := _reply(fact)) is None or reply.state != ReplyState.EVALUATING:
        return
    due = reply.evaluations.filter(given_at=None).select_related("evaluator")
    members = [member for one in due for member in people_behind(one.evaluator)]
    if members:
        notify(
            by=Viewer.system(),
            members=members,
            kind="exchange.evaluate",
            fact=fact,
            item=reply.item_ptr,
            group=reply.group,
        )


@receiver("exchange.evaluation_given")
def no_longer_asked(fact: Fact) -> None:
    if reply := _reply(fact):
        party = Party.objects.filter(pk=fact.payload.get("evaluator")).first()
        for member in people_behind(party) if party else []:
            settle_notices(by=Viewer.system(), fact=fact, kind="exchange.evaluate", item=reply.item_ptr, member=member)


@receiver("exchange.evaluations_revealed")
def tell_words(fact: Fact) -> None:
    if reply := _reply(fact):
        _settle(reply, fact)
        told = [
            one.evaluated for one in reply.evaluations.filter(revealed_at__isnull=False).select_related("evaluated")
        ]
        members = [member for party in told for member in people_behind(party)]
        if members:
            notify(
                by=Viewer.system(),
                members=members,
                kind="exchange.words",
                fact=fact,
                item=reply.item_ptr,
                group=reply.group,
            )


@receiver("exchange.evaluation_answered")
def tell_answered_words(fact: Fact) -> None:
    if reply := _reply(fact):
        _tell(fact, "words_answered", [reply.payer, reply.payee], reply.item_ptr)


@receiver("exchange.cancellation_ticked")
def tell_wish_to_cancel(fact: Fact) -> None:
    if (reply := _reply(fact)) and fact.payload.get("wanted") and reply.state != ReplyState.CANCELLED:
        other = reply.other_than(int(fact.payload["party"]))
        _tell(fact, "cancel_asked", [other], reply.item_ptr)


@receiver("exchange.dispute_opened")
def tell_of_the_dispute(fact: Fact) -> None:
    if (reply := _reply(fact)) is None:
        return
    _settle(reply, fact)
    _tell(fact, "disputed", [reply.payer, reply.payee], reply.item_ptr)
    if reply.is_disputed:
        call_mediators(fact, reply, actor_of(fact))


@receiver("exchange.dispute_settled")
def tell_settlement(fact: Fact) -> None:
    if reply := _reply(fact):
        dispute_is_over(fact, reply)
        _tell(fact, "settled", [reply.payer, reply.payee], reply.item_ptr)


def _holders(right: str, group_id: int | None = None) -> list[Member]:
    """Who holds a right by role, in the group or around it (in the community when none is named)."""
    return who_has(right, group_id or community())


def _announcement(fact: Fact) -> Announcement | None:
    rows = Announcement._base_manager.select_related("author", "group", "item_ptr")
    return rows.filter(uid=Ref(fact.subject).uid).first()


@receiver("exchange.announcement_submitted")
def ask_for_review(fact: Fact) -> None:
    if announcement := _announcement(fact):
        members = [each for each in _holders(MODERATE, announcement.group_id) if each.pk != fact.actor]
        if members:
            notify(
                by=Viewer.system(), members=members, kind="exchange.review", fact=fact, actor=actor_of(fact),
                group=announcement.group, detail={"title": announcement.title},
            )  # fmt: skip


@receiver("exchange.announcement_ending")
def tell_end_near(fact: Fact) -> None:
    if announcement := _announcement(fact):
        _tell(fact, "ending", [announcement.author], announcement.item_ptr, days=fact.payload.get("days"))


@receiver("exchange.announcement_moved")
def tell_announcement_moved(fact: Fact) -> None:
    if (announcement := _announcement(fact)) is None:
        return
    settle_notices(by=Viewer.system(), fact=fact, kind="exchange.review", subject=fact.subject)
    settle_notices(by=Viewer.system(), fact=fact, kind="exchange.ending", item=announcement.item_ptr)
    kind = {"expired": "ended", "draft": "sent_back", "removed": "removed"}.get(str(fact.payload.get("state")))
    if kind:
        _tell(fact, kind, [announcement.author], announcement.item_ptr)


@receiver("exchange.announcement_published")
def tell_searchers(fact: Fact) -> None:
    """Kept searches that match, and for wants those who said they can do it. Nobody hears of what they may not see."""
    announcement = _announcement(fact)
    if announcement is None:
        return
    settle_notices(by=Viewer.system(), fact=fact, kind="exchange.review", subject=fact.subject)
    done = ("exchange.ending", "exchange.sent_back")
    settle_notices(by=Viewer.system(), fact=fact, kind=done, item=announcement.item_ptr)
    if fact.payload.get("again") or not announcement.is_open:
        return
    members: dict[int, Member] = {}
    for search in (
        SavedSearch.objects.filter(alerts=True).exclude(member_id=fact.actor or 0).select_related("member").iterator()
    ):
        if search.member_id not in members and _matches(search, announcement):
            members[search.member_id] = search.member
    if not announcement.is_offer:
        skilled = (
            Skill.objects.filter(tag__in=announcement.tags.all())
            .exclude(member_id=fact.actor or 0)
            .select_related("member")
        )
        members |= {skill.member_id: skill.member for skill in skilled}
    if members:
        notify(
            by=Viewer.system(), members=members.values(), kind="exchange.match", fact=fact, item=announcement.item_ptr,
            group=announcement.group, actor=announcement.author,
        )  # fmt: skip
    tell_followers(
        by=Viewer.system(), fact=fact, item=announcement.item_ptr, actor=announcement.author, besides=members.values()
    )


def _matches(search: SavedSearch, announcement: Announcement) -> bool:
    if search.wanted.get("sense") not in (None, "", announcement.sense):
        return False
    seen = Viewer.of(search.member)
    return listed(Filters.read(search.wanted, seen), seen).filter(pk=announcement.pk).exists()


@receiver("ledger.transaction_moved", "ledger.payment_made", "ledger.payment_reversed", "ledger.payment_signed")
def follow_the_wallet(fact: Fact) -> None:
    transaction = resolve(fact.subject)
    if transaction is None:
        return
    reply = Reply._base_manager.filter(transaction_id=transaction.pk).first()
    if reply is not None:
        follow_transaction(by=Viewer.system(), reply=reply)
