"""The help desk: a request for help (a ticket), and the articles that answer the next one (core.md 16)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import pgettext_lazy

from wezer.core.models.written import WrittenItem


class TicketState(models.TextChoices):
    NEW = "new", pgettext_lazy("request for help", "new")
    SUGGESTED = "suggested", pgettext_lazy("request for help", "not sent yet")
    OPEN = "open", pgettext_lazy("request for help", "waiting")
    TAKEN = "taken", pgettext_lazy("request for help", "in hand")
    ANSWERED = "answered", pgettext_lazy("request for help", "answered")
    ESCALATED = "escalated", pgettext_lazy("request for help", "with the team")
    SOLVED = "solved", pgettext_lazy("request for help", "solved")
    EXPIRED = "expired", pgettext_lazy("request for help", "without news")
    CLOSED = "closed", pgettext_lazy("request for help", "closed")


class Ticket(WrittenItem):
    state = models.CharField(max_length=10, choices=TicketState, default=TicketState.NEW)
    is_private = models.BooleanField(default=False)  # for the team only
    skill = models.CharField(max_length=80, blank=True)  # a term of profiles, folded: who can do it is told
    taken_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    accepted = models.ForeignKey("core.ItemAnswer", models.SET_NULL, null=True, blank=True, related_name="+")
    context = models.JSONField(default=dict)  # what the person consented to attach: page, refusal
    opened_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)  # the first answer of somebody else
    solved_at = models.DateTimeField(null=True, blank=True)
    moved_at = models.DateTimeField()  # when it came into this state, or was answered last

    class Meta(WrittenItem.Meta):
        indexes = [models.Index(fields=["state", "moved_at"], name="ticket_waits")]


class HelpArticle(WrittenItem):
    original = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="translations")
    made_from = models.OneToOneField(Ticket, models.SET_NULL, null=True, blank=True, related_name="article")

    class Meta(WrittenItem.Meta):
        pass


class ArticlePage(models.Model):
    """An article that explains a part of WeZer: it is offered there."""

    article = models.ForeignKey(HelpArticle, models.CASCADE, related_name="pages")
    page = models.CharField(max_length=40)  # the name space of the page's route: "market", "wallet"

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "page"], name="article_page_once")]
        indexes = [models.Index(fields=["page"], name="article_of_page", condition=~Q(page=""))]

    def __str__(self) -> str:
        return self.page
