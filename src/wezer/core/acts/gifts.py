"""Giving a reaction and taking it back, whatever it is given to: which ones this community has, and what they do beside
counting."""

from typing import Any

from wezer.core.chosen_reactions import Chosen, reaction
from wezer.core.models import Block, Member
from wezer.core.modules import open_kinds
from wezer.core.reactions import Gift, reaction_effects, reaction_kinds
from wezer.core.talk_refusals import ReactionClosed, ReactionCosts, ReactionToOneself, ReactionUnfit, ReactionUnknown


def require_open(kind: str) -> Chosen:
    """The reaction of this kind, if this community gives it."""
    found = require_known(kind)
    if not found.is_open:
        raise ReactionClosed(name=found.name)
    return found


def require_known(kind: str) -> Chosen:
    found = reaction(kind)
    if found is None:
        raise ReactionUnknown()
    return found


def sentences_before(by: Any, gift: Gift) -> list[str]:
    """What this person is told before they give it: what it costs them. Refuses where it cannot be given."""
    return [each.sentence for each in _prices(by, gift)]


def refuse_more(by: Any, gift: Gift) -> None:
    """Where nobody is there to be given to: what does more than count is refused."""
    if any(effect.price(by, gift) is not None for effect in open_kinds(reaction_effects)):
        raise ReactionUnfit()


def agreement(by: Any, gift: Gift) -> str:
    """What confirms these sentences: empty when there is nothing to agree to."""
    return "+".join(each.token for each in _prices(by, gift))


def _prices(by: Any, gift: Gift) -> list[Any]:
    found = [price for effect in open_kinds(reaction_effects) if (price := effect.price(by, gift)) is not None]
    if found:
        _refuse_unfit(by, gift)
    return found


def _refuse_unfit(by: Any, gift: Gift) -> None:
    """What does more than count is given in one's own name, to somebody else, and to nobody who wants to hear no more."""
    if by.member is None or by.acting_for is not None:
        raise ReactionUnfit()
    if gift.author.pk == by.member.pk or gift.written_by_id == by.member.pk:
        raise ReactionToOneself()
    if _keep_apart(by.member, gift):
        raise ReactionUnfit()


def _keep_apart(giver: Member, gift: Gift) -> bool:
    """Whether one of the two has blocked the other. Nobody blocks a group, but whoever wrote in its name."""
    people = {gift.author.pk, gift.written_by_id}
    return (
        Block.objects.filter(member__in=people, blocked=giver).exists()
        or Block.objects.filter(member=giver, blocked__in=people).exists()
    )


def give(by: Any, thing: Any, gift: Gift, confirmation: str) -> None:
    """Inside the act that has just written it: everything it does beside counting, once it was agreed to."""
    if known := reaction_kinds.get(gift.kind):
        known.given(by, thing)
    prices = _prices(by, gift)
    token = "+".join(each.token for each in prices)
    if prices and confirmation != token:
        raise ReactionCosts(token=token, said=" ".join(each.sentence for each in prices))
    for effect in open_kinds(reaction_effects):
        effect.given(by, gift)


def take(by: Any, thing: Any, gift: Gift) -> None:
    """Inside the act that takes it back."""
    if known := reaction_kinds.get(gift.kind):
        known.taken(by, thing)
    for effect in open_kinds(reaction_effects):
        effect.taken(by, gift)
