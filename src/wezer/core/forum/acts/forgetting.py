"""What a forum forgets: the answers of a room that is emptied, the votes of a person who is erased."""

from typing import Any

from django.db.models import F

from wezer.core.models import ForumEntry, ItemAnswer, Member, Revision, Room, UsefulVote
from wezer.kernel.acts import act


@act
def forget_answers(*, by: Any, room: Room) -> None:
    """The words of all answers in a room that left the bin; what they answered is blanked with the room's items."""
    answers = ItemAnswer.objects.filter(item__room=room)
    names = [f"core.itemanswer/{uid}" for uid in answers.values_list("uid", flat=True)]
    Revision.objects.filter(subject__in=names).update(title="", body="")
    answers.update(body="", body_html="")


@act
def forget_votes(*, by: Any, member: Member, room: Room | None = None) -> None:
    """What a member found useful, everywhere or in one room; the sums follow."""
    votes = UsefulVote.objects.filter(member=member, **({"answer__item__room": room} if room else {}))
    for vote in votes.select_related("answer"):
        ItemAnswer.objects.filter(pk=vote.answer_id).update(useful=F("useful") - 1)
        ForumEntry.objects.filter(pk=vote.answer.item_id).update(useful=F("useful") - 1)
    votes.delete()
