"""Offers and wants, what was agreed on, words exchanged."""

from typing import Any

from django.db.models import F
from django.utils.translation import gettext_lazy as _

from wezer.core.duties import OwnData, own_data
from wezer.core.models import Member, Wish
from wezer.core.search.index import forget_in_search
from wezer.exchange.models import Announcement, Message, Reply, ReplyEvaluation, SavedSearch, Skill, Terms
from wezer.kernel.clock import now


@own_data.add
class Market(OwnData):
    kind = "market"
    name = _("What I agreed on in the market")
    keeps = (
        "exchange.Reply.payer", "exchange.Reply.payee", "exchange.Reply.disputed_by", "exchange.Reply.mediator",
        "exchange.Reply.mediator_named_by", "exchange.Reply.mediator_unwanted_by", "exchange.Terms.author",
        "exchange.Terms.written_by", "exchange.Message.author", "exchange.Message.written_by",
    )  # fmt: skip

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        terms = Terms.objects.filter(author=member).select_related("reply").order_by("pk")
        words = Message.objects.filter(author=member).select_related("reply").order_by("pk")
        return {
            "terms": [
                {
                    "reply": str(each.reply.uid),
                    "message": each.message,
                    "place": each.place,
                    "at": each.created_at.isoformat(),
                }
                for each in terms.iterator(chunk_size=500)
            ],
            "messages": [
                {"reply": str(each.reply.uid), "body": each.body, "at": each.created_at.isoformat()}
                for each in words.iterator(chunk_size=500)
            ],
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """Titles and terms were agreed on and stay; where the person lives goes, and on wish what they said around it."""
        mine = Announcement.objects.filter(author=member)
        mine.update(exact_place="")
        fields: dict[str, Any] = {"place": "", "latitude": None, "longitude": None, "version": F("version") + 1}
        if wish == Wish.DELETE:
            alone = mine.exclude(pk__in=Reply.objects.filter(announcement__in=mine).values("announcement"))
            numbers = list(alone.values_list("pk", flat=True))
            forget_in_search(item__in=numbers)
            Announcement.objects.filter(pk__in=numbers).update(description="", description_html="")
            mine.filter(pk__in=numbers).update(title="", card={}, withdrawn_at=now())
            mine.update(description="", description_html="")
            Message.objects.filter(author=member).update(body="")
            Terms.objects.filter(author=member).update(message="")
        mine.update(**fields)
        Terms.objects.filter(author=member).update(place="", note="")


@own_data.add
class Words(OwnData):
    kind = "words"
    name = _("Words after an exchange")
    keeps = ("exchange.ReplyEvaluation.evaluator", "exchange.ReplyEvaluation.evaluated")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        given = ReplyEvaluation.objects.filter(evaluator=member).exclude(given_at=None).order_by("pk")
        received = ReplyEvaluation.objects.filter(evaluated=member).exclude(revealed_at=None).order_by("pk")
        return {
            "given": [{"comment": each.comment, "answer": each.answer} for each in given],
            "received": [{"comment": each.comment, "answer": each.answer} for each in received],
        }

    def erase(self, *, by: Any, member: Member, wish: str) -> None:
        """What they said of others stays on their wish; what was said of them concerns nobody any more."""
        ReplyEvaluation.objects.filter(evaluated=member).update(comment="")
        ReplyEvaluation.objects.filter(evaluator=member).update(answer="")
        if wish == Wish.DELETE:
            ReplyEvaluation.objects.filter(evaluator=member).update(comment="")
        ReplyEvaluation.objects.filter(evaluated=member).update(answer="")


@own_data.add
class Searches(OwnData):
    kind = "searches"
    name = _("My searches in the market")
    forgets = ("exchange.SavedSearch.member", "exchange.FeedToken.member", "exchange.Skill.member")

    def export(self, member: Member, viewer: Any) -> dict[str, Any]:
        return {
            "searches": list(SavedSearch.objects.filter(member=member).values("name", "wanted", "alerts")),
            "skills": list(Skill.objects.filter(member=member).values_list("tag__name", flat=True).order_by("pk")),
        }
