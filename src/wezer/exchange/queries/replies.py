"""Answers: those of a party, whose turn it is, how they look to one of the two sides."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Member, Party
from wezer.core.reach import who_has
from wezer.core.viewer import ACT_FOR
from wezer.exchange import rules
from wezer.exchange.models import NEGOTIATING, OVER, Message, Reply, ReplyEvaluation, ReplyState, Terms
from wezer.exchange.models.reply import ReplyQuerySet, prices_of
from wezer.exchange.permissions import is_actor
from wezer.kernel.money import Money
from wezer.kernel.permissions import can
from wezer.ledger.models import Account, Category

#: The steps of an exchange as people see them.
STEPS = (_("Answer"), _("Terms"), _("Payment"), _("Thanks"))


def replies_between(viewer: Any) -> ReplyQuerySet:
    """Every answer in which the viewer is a party, in their own name or a group's, with what a list shows."""
    mine = viewer.own_party_ids
    rows = Reply.objects.filter(Q(payer_id__in=mine) | Q(payee_id__in=mine), withdrawn_at=None)
    rows = rows.filter(Q(published_at__isnull=False) | Q(author_id__in=mine))
    return rows.select_related("payer", "payee", "announcement", "terms").prefetch_related(prices_of("terms__prices"))


def replies_to(announcement: Any, viewer: Any) -> list[Reply]:
    """The answers to an announcement that the viewer may see: all for its author, one's own for the others."""
    rows = Reply.objects.visible_to(viewer).filter(announcement=announcement)
    rows = rows.select_related("payer", "payee", "terms").prefetch_related(prices_of("terms__prices"))
    return list(rows.order_by("-id")[:50])


def is_my_turn(reply: Reply, viewer: Any) -> bool:
    """Whether the next step is for the viewer to take. Asks the database nothing that `replies_between` did not bring."""
    if reply.is_disputed:
        return False
    actor = {
        ReplyState.DRAFT: rules.REPLIER,
        ReplyState.OPEN: rules.ANSWERER,
        ReplyState.COUNTERED: rules.ANSWERER,
        ReplyState.ACCEPTED: rules.PAYEE,
        ReplyState.DELIVERED: rules.PAYER,
        ReplyState.INVOICED: rules.PAYER,
        ReplyState.CONFIRMING: rules.PAYEE,
        ReplyState.REFUNDING: rules.PAYER,
    }.get(ReplyState(reply.state))
    if reply.state == ReplyState.EVALUATING:
        return any(one.given_at is None and one.evaluator_id in viewer.own_party_ids for one in reply.evaluations.all())
    return actor is not None and is_actor(viewer, reply, actor)


def step_number(reply: Reply) -> int:
    """Where it stands among STEPS; past the last when all is done."""
    if reply.state in (ReplyState.DRAFT,):
        return 1
    if reply.state in (*NEGOTIATING, ReplyState.REJECTED):
        return 2
    if reply.state in (ReplyState.EVALUATING,):
        return 4
    return 5 if reply.state == ReplyState.PAID else 3


def possible_steps(reply: Reply, viewer: Any) -> set[str]:
    """The steps of the table that this viewer may take from here."""
    if reply.is_disputed and not can(viewer, "exchange.mediate", reply):
        return set()
    return {
        name for name, step in rules.STEPS.items()
        if reply.state in step.before and is_actor(viewer, reply, step.actor) and not (name == "accept" and reply.lacks)
    }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Version:
    """A version of the terms beside the one it replaced."""

    terms: Terms
    prices: list[rules.Difference]
    lines: list[tuple[Any, rules.Difference]]
    is_standing: bool

    @property
    def is_first(self) -> bool:
        return self.terms.number == 1

    @property
    def at(self) -> Any:
        return self.terms.created_at


@dataclass(frozen=True, slots=True)
class Talk:
    """One thing said in a negotiation: a message, or a version of the terms."""

    at: Any
    author: Any
    is_mine: bool
    text: str
    version: Version | None = None


LINES = (
    ("quantity", _("How many")),
    ("starts_at", _("When")),
    ("minutes", _("Minutes of work")),
    ("place", _("Where")),
    ("note", _("Also")),
)


def conversation(reply: Reply, viewer: Any) -> list[Talk]:
    """Messages and versions of the terms in the order they were written, what changed marked. Three statements."""
    versions = list(
        Terms.objects.filter(reply=reply)
        .select_related("author")
        .prefetch_related(prices_of("prices"))
        .order_by("number")
    )
    messages = Message.objects.filter(reply=reply).select_related("author").order_by("created_at", "id")
    mine = viewer.own_party_ids
    told = [
        Talk(each.terms.created_at, each.terms.author, each.terms.author_id in mine, each.terms.message, each)
        for each in _versions(reply, versions)
    ]
    told += [Talk(each.created_at, each.author, each.author_id in mine, each.body) for each in messages]
    if versions:
        reply.terms = versions[-1]
    return sorted(told, key=lambda talk: talk.at)


def _versions(reply: Reply, versions: Sequence[Terms]) -> Iterable[Version]:
    before: Terms | None = None
    for terms in versions:
        prices = rules.price_differences(before.price() if before else None, terms.price())
        now = {name: getattr(terms, name) for name, _label in LINES}
        was = {name: getattr(before, name) for name, _label in LINES} if before else None
        found = {line.name: line for line in rules.differences(was, now)}
        shown = [(label, found[name]) for name, label in LINES if name in found]
        if terms.quantity == 1 and not found["quantity"].has_changed:
            shown = shown[1:]
        yield Version(terms, prices, shown, terms.number == reply.terms_number)
        before = terms


@dataclass(frozen=True, slots=True)
class After:
    """What one side's wallet says after this exchange, in one currency."""

    currency: Any
    before: Money
    after: Money
    floor: int | None
    ceiling: int | None

    @property
    def is_refused(self) -> bool:
        """Farther beyond a limit than the balance is now."""
        below = self.floor is not None and self.after.units < min(self.floor, self.before.units)
        above = self.ceiling is not None and self.after.units > max(self.ceiling, self.before.units)
        return below or above


def after_exchange(reply: Reply, viewer: Any) -> list[After]:
    """The viewer's own balances if these terms are paid, in currencies issued here. One statement."""
    party = next((each for each in (reply.payer, reply.payee) if each.pk in viewer.own_party_ids), None)
    if party is None or reply.state in (*OVER, ReplyState.EVALUATING):
        return []
    sign = -1 if party.pk == reply.payer_id else 1
    accounts = {
        account.currency.code: account
        for account in Account.objects.filter(holder=party, purpose="wallet").select_related("currency")
    }
    found = []
    for line in reply.terms.prices.all() if reply.terms else ():
        one, money = line.currency, line.money
        if one.is_tracked or one.category == Category.ABUNDANT:
            continue
        account = accounts.get(money.currency)
        before = account.balance if account else 0
        after = before if reply.state == ReplyState.CONFIRMING else before + sign * money.units
        floor, ceiling = (account.floor, account.ceiling) if account else (one.rule("floor"), one.rule("ceiling"))
        found.append(After(one, Money(before, money.currency), Money(after, money.currency), floor, ceiling))
    return found


def waiting_for(viewer: Any, limit: int = 50) -> list[Reply]:
    """What waits for the viewer in the market: the answers whose next step is theirs."""
    rows = replies_between(viewer).exclude(state__in=OVER).prefetch_related("evaluations").order_by("-id")[: limit * 3]
    return [reply for reply in rows if is_my_turn(reply, viewer)][:limit]


def evaluations_of(reply: Reply) -> list[ReplyEvaluation]:
    return list(ReplyEvaluation.objects.filter(reply=reply).select_related("evaluator", "evaluated"))


def people_behind(party: Party) -> list[Member]:
    """Whom to tell when something concerns a party: the member, or those who may act for the group."""
    if not party.is_group:
        return list(Member.objects.filter(pk=party.pk))
    return who_has(ACT_FOR, party.pk)
