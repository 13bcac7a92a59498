"""Posts, the comments that hang on any item, and reactions."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.core.models.item import Item
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

LONGEST_BODY = 20_000


class Post(Item):
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    body_html = models.TextField(blank=True)  # rendered and sanitised; `renderer` says by which version
    renderer = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(
        max_length=64, blank=True
    )  # one-time key of the form and its party: a double click posts once

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="post_key_once")]

    def words(self) -> list[str]:
        """What search reads: the text, the question of its poll, the names of its documents."""
        named = [file["name"] for file in self.card.get("files", [])]
        return [part for part in (self.body, self.card.get("poll", ""), *named) if part]


class Comment(models.Model):
    """Hangs on an item; two levels on screen: an answer to an answer answers the same comment, and quotes whom it means."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    item = models.ForeignKey("core.Item", models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="answers")
    quotes = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, related_name="+"
    )  # never a copy of its words
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, blank=True, related_name="+")
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click writes once
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=500, blank=True)
    reactions = models.JSONField(default=dict)  # {kind: number}, counted anew by each that is given or taken

    class Meta:
        indexes = [models.Index(fields=["item", "id"], name="comment_thread")]
        constraints = [
            models.UniqueConstraint(fields=["author", "key"], condition=~models.Q(key=""), name="comment_key_once")
        ]

    def __str__(self) -> str:
        return self.body[:60]


class Reaction(models.Model):
    item = models.ForeignKey("core.Item", models.CASCADE, related_name="reactions")
    party = models.ForeignKey("core.Party", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["item", "party", "kind"], name="reaction_once")]

    def __str__(self) -> str:
        return self.kind


class CommentReaction(models.Model):
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    party = models.ForeignKey("core.Party", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "party", "kind"], name="comment_reaction_once")]

    def __str__(self) -> str:
        return self.kind


class Revision(models.Model):
    """What a text said before it was changed (core.md T-4). `subject` is the Ref of an item or a comment."""

    subject = models.CharField(max_length=100)
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField(max_length=LONGEST_BODY)
    written_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    replaced_at = models.DateTimeField(default=now)
    #: Of an item, whom it was for: who came to read the item later does not read it. Empty: nobody knows, so its author
    #: alone. Comments, answers and messages have no audience of their own.
    audience = models.ForeignKey("core.Audience", models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subject", "number"], name="revision_number_once")]

    def __str__(self) -> str:
        return f"{self.subject} #{self.number}"
