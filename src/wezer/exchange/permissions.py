"""The rights of the market. Each step of a reply belongs to one party, or to a moderator who is named in the facts."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.mediation.rules import mediates_by_name
from wezer.core.refusals import OnlyReads
from wezer.exchange import refusals, rules
from wezer.kernel.permissions import permission
from wezer.kernel.refusals import Refusal

MODERATE = "exchange.moderate"
MEDIATE = "exchange.mediate"


@permission(MODERATE, label=_("Review and remove announcements"), default_roles=("gardener", "steward", "moderator"))
def moderate(viewer: Any, group: Any) -> bool:
    return viewer.has_right(MODERATE, group)


@permission(
    MEDIATE,
    label=_("Mediate between the two sides of an exchange"),
    risk="money",
    default_roles=("gardener", "moderator"),
)
def mediate(viewer: Any, reply: Any) -> bool:
    """By mandate, or because both sides named one for this case; never in one's own exchange, and only where one side has
    called for it: until then it is between the two (I-2)."""
    if not reply.is_disputed or is_actor(viewer, reply, rules.EITHER):
        return False
    return bool(viewer.has_right(MEDIATE) or mediates_by_name(viewer, reply))


@permission(
    "exchange.tend_market", label=_("Tend the market: categories and what is evaluated"), default_roles=("gardener",)
)
def tend_market(viewer: Any, subject: Any = None) -> bool:
    return viewer.has_right("exchange.tend_market")


def _why_only_reads(viewer: Any, subject: Any) -> Refusal | None:
    group = getattr(subject, "group", subject)
    return OnlyReads() if viewer.member is not None and viewer.only_reads(group) else None


@permission("exchange.announce", label=_("Offer and ask in the group's market"), writes=True, why=_why_only_reads)
def announce(viewer: Any, group: Any) -> bool:
    """Whoever belongs to the group and does not only read there; for a group they act for, its members may be outside of
    this one."""
    if viewer.member is None or not viewer.is_inside or viewer.only_reads(group):
        return False
    return group.state == "active" and (viewer.belongs(group) or viewer.has_right("core.tend_group", group))


@permission("exchange.change_announcement", label=_("Change one's own announcement"), refusal=refusals.NotAnnouncer)
def change_announcement(viewer: Any, announcement: Any) -> bool:
    return viewer.may_act_for(announcement.author_id)


@permission("exchange.reply", label=_("Answer an announcement"), writes=True, why=_why_only_reads)
def reply(viewer: Any, announcement: Any) -> bool:
    """Whoever sees it and belongs to the community, for themselves or for a group whose wallet they hold; not where one
    only reads."""
    if viewer.member is None or not viewer.is_inside or not viewer.may_act_for(viewer.party):
        return False
    if viewer.only_reads(announcement.group):
        return False
    is_read = (
        announcement.audience_id in viewer.audience_ids and announcement.published_at and not announcement.hidden_at
    )
    return not announcement.withdrawn_at and (bool(is_read) or announcement.author_id in viewer.own_party_ids)


@permission("exchange.read_words", label=_("Read the words exchanged before they are revealed"))
def read_words(viewer: Any, evaluation: Any) -> bool:
    return evaluation.revealed_at is not None or viewer.may_act_for(evaluation.evaluator_id)


def _holds_step(viewer: Any, reply: Any, actor: str) -> bool:
    """Whether the viewer is the actor of a step: through the party itself, or by mandate of mediation."""
    return is_actor(viewer, reply, actor) or mediate(viewer, reply)


def is_actor(viewer: Any, reply: Any, actor: str) -> bool:
    """The party itself. Someone who holds both wallets may take both sides."""
    if viewer.is_system:
        return True
    numbers = {
        rules.REPLIER: (reply.author_id,),
        rules.ANNOUNCER: (reply.announcer_id,),
        rules.PAYER: (reply.payer_id,),
        rules.PAYEE: (reply.payee_id,),
        rules.EITHER: (reply.payer_id, reply.payee_id),
        rules.ANSWERER: (_answerer(reply),),
    }[actor]
    return any(viewer.may_act_for(number) for number in numbers)


def _answerer(reply: Any) -> int:
    author = reply.terms.author_id if reply.terms else reply.author_id
    return reply.payee_id if author == reply.payer_id else reply.payer_id


REFUSAL_OF = {
    rules.REPLIER: refusals.NotReplier,
    rules.ANNOUNCER: refusals.NotAnnouncer,
    rules.PAYER: refusals.NotPayer,
    rules.PAYEE: refusals.NotPayee,
    rules.EITHER: refusals.NotParty,
    rules.ANSWERER: refusals.NotYourTurn,
}
LABELS = {
    "publish": _("Send one's answer"),
    "counter": _("Propose other terms"),
    "accept": _("Agree to the terms"),
    "reject": _("Decline an answer"),
    "redraft": _("Put a declined answer back to draft"),
    "withdraw": _("Withdraw one's answer"),
    "deliver": _("Say that it is done"),
    "contest": _("Say that it is not done"),
    "invoice": _("Ask for settlement"),
    "pay": _("Pay what was agreed"),
    "confirm": _("Confirm a receipt"),
    "tick": _("Ask to cancel"),
    "refund": _("Give back what was paid"),
    "confirm_refund": _("Confirm what was given back"),
    "evaluate": _("Give words after an exchange"),
    "dispute": _("Call for mediation"),
}
_MONEY = {"accept", "pay", "confirm", "refund", "confirm_refund"}


def _register(step: rules.Step) -> None:
    def check(viewer: Any, reply: Any) -> bool:
        return _holds_step(viewer, reply, step.actor)

    permission(
        f"exchange.{step.name}_reply",
        label=LABELS[step.name],
        risk="money" if step.name in _MONEY else "normal",
        refusal=REFUSAL_OF[step.actor],
    )(check)


for _step in rules.STEPS.values():
    _register(_step)
