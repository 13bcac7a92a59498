"""What a member answered and found useful."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.forum.acts.answers import settle_erased
from wezer.core.forum.acts.forgetting import forget_votes
from wezer.core.models import ItemAnswer, Member, UsefulVote, Wish
from wezer.core.own_data.written import sign_anew


@own_data.add
class Answers(OwnData):
    kind = "answers"
    name = _("My answers, and those I found useful")
    forgets = ("core.UsefulVote.member",)
    keeps = ("core.ItemAnswer.author", "core.ItemAnswer.written_by")
    order = 20

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        given = ItemAnswer.objects.filter(author=member, withdrawn_at=None).order_by("created_at", "id")
        votes = UsefulVote.objects.filter(member=member).select_related("answer").order_by("at", "id")
        return {
            "given": [
                {"body": row.body, "useful": row.useful, "created_at": row.created_at.isoformat()}
                for row in given.iterator(chunk_size=500)
            ],
            "found_useful": [
                {"answer": str(row.answer.uid), "at": row.at.isoformat()} for row in votes.iterator(chunk_size=500)
            ],
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        given = list(ItemAnswer.objects.filter(author=member, withdrawn_at=None).order_by("pk"))
        forget_votes(by=by, member=member)
        sign_anew(ItemAnswer, member, wish)
        if wish == Wish.DELETE:  # what search knows of them goes too, and what they solved waits again
            settle_erased(given)
