"""The forum: topics that are talked over, questions that are answered, and what its lists know of both."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.item import Item
from wezer.core.models.talk import LONGEST_BODY
from wezer.core.models.written import WrittenItem
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class Topic(WrittenItem):
    """Something to talk over. Its replies are the thread of comments that every item has."""

    class Meta(WrittenItem.Meta):
        pass


class QuestionState(models.TextChoices):
    OPEN = "open", pgettext_lazy("question", "open")
    ANSWERED = "answered", pgettext_lazy("question", "answered")
    ACCEPTED = "accepted", pgettext_lazy("question", "solved")
    REOPENED = "reopened", pgettext_lazy("question", "open again")
    DUPLICATE = "duplicate", pgettext_lazy("question", "asked before")
    CLOSED = "closed", pgettext_lazy("question", "closed")


class Question(WrittenItem):
    state = models.CharField(max_length=10, choices=QuestionState, default=QuestionState.OPEN)
    accepted = models.ForeignKey("core.ItemAnswer", models.SET_NULL, null=True, blank=True, related_name="+")
    same_as = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="asked_again")

    class Meta(WrittenItem.Meta):
        pass


class ItemAnswerQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What is shown of what `viewer` may open, and their own (also withdrawn and hidden ones)."""
        if viewer.is_system:
            return self
        shown = Q(withdrawn_at=None, hidden_at=None) | Q(author_id__in=viewer.own_party_ids)
        return self.filter(shown, item__in=Item.objects.visible_to(viewer).values("pk"))


class ItemAnswer(models.Model):
    """An answer to what somebody asked. Many and small, so it is no item: it hangs on one, and is seen by whoever sees that."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    item = models.ForeignKey("core.Item", models.CASCADE, related_name="given_answers")
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, blank=True, related_name="+")
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    is_wiki = models.BooleanField(default=False)  # whoever may answer may also write on it
    useful = models.PositiveIntegerField(default=0)
    version = models.PositiveIntegerField(default=1)
    key = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=500, blank=True)

    objects = ItemAnswerQuerySet.as_manager()

    class Meta:
        indexes = [models.Index(fields=["item", "useful", "id"], name="answers_of_item")]
        constraints = [models.UniqueConstraint(fields=["author", "key"], condition=~Q(key=""), name="answer_key_once")]

    def __str__(self) -> str:
        return self.body[:60]

    @property
    def is_shown(self) -> bool:
        return self.withdrawn_at is None and self.hidden_at is None


class UsefulVote(models.Model):
    """A member found an answer useful: once, and never their own."""

    answer = models.ForeignKey(ItemAnswer, models.CASCADE, related_name="votes")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["answer", "member"], name="useful_vote_once")]

    def __str__(self) -> str:
        return f"{self.member_id} for {self.answer_id}"


class ForumEntry(models.Model):
    """What a forum's lists know of a topic or question, beside the item: each order has its index by room and audience, so
    that a list costs nothing for what its reader may not see (SETTLED row 4)."""

    item = models.OneToOneField(Item, models.CASCADE, primary_key=True, related_name="forum_entry")
    room = models.ForeignKey("core.Room", models.CASCADE, related_name="+")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")  # the item's own, moved with it
    active_at = models.DateTimeField()
    useful = models.PositiveIntegerField(default=0)  # votes for all its answers
    answers = models.PositiveIntegerField(default=0)
    is_waiting = models.BooleanField(default=False)  # a question that nobody has answered
    pinned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["room", "audience", "active_at", "item"], name="forum_active"),
            models.Index(fields=["room", "audience", "useful", "item"], name="forum_useful"),
            models.Index(
                fields=["room", "audience", "active_at", "item"],
                name="forum_waiting",
                condition=Q(is_waiting=True),
            ),
            models.Index(fields=["room"], name="forum_pinned", condition=Q(pinned_at__isnull=False)),
        ]

    def __str__(self) -> str:
        return f"entry of {self.item_id}"
