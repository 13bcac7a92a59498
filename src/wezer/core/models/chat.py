"""Conversations: channels of groups, messages between members, letters to a group. Messages are many and small: they hang
on a conversation, which is an item, so that the one rule of items says who reads it."""

from typing import Any, Self

from django.db import models
from django.db.models import Exists, OuterRef
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.item import Item
from wezer.core.models.talk import LONGEST_BODY
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7


class ConversationForm(models.TextChoices):
    CHANNEL = "channel", _("channel of a group")
    DIRECT = "direct", _("between members")
    LETTER = "letter", _("letter to a group")
    OUTSIDE = "outside", _("letter to a group from outside")


LETTERS = (ConversationForm.LETTER, ConversationForm.OUTSIDE)


class Conversation(Item):
    """Where messages stand in one order. Its audience: the group; those who talk; for a letter those who tend the group
    (its author reads it as its author)."""

    form = models.CharField(max_length=8, choices=ConversationForm)
    channel_of = models.OneToOneField(
        "core.Room", models.CASCADE, null=True, blank=True, related_name="conversation"
    )  # its own column: what lies in `room` is listed among the room's items
    people_key = models.CharField(max_length=64, blank=True)  # one conversation for the same people
    assigned = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    newest = models.PositiveBigIntegerField(default=0)  # number of the last message
    clock = models.PositiveBigIntegerField(default=0)  # counts every change, for pages that ask what is new
    pins_changed = models.PositiveBigIntegerField(default=0)  # the clock when what is pinned changed last; 0: never
    newest_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["people_key"], condition=~models.Q(people_key=""), name="conversation_of_people_once"
            )
        ]

    @property
    def is_direct(self) -> bool:
        return self.form == ConversationForm.DIRECT

    @property
    def is_letter(self) -> bool:
        return self.form in LETTERS

    @property
    def is_from_outside(self) -> bool:
        return self.form == ConversationForm.OUTSIDE

    @property
    def writer(self) -> str:
        """What the writer of a letter from outside calls themselves: they are no party here, “somebody” stands as its author."""
        return str(self.card.get("writer", ""))


class Hears(models.TextChoices):
    """Of what is said in one conversation a member is told this much (core.md 10)."""

    ALL = "all", pgettext_lazy("what one hears of", "everything")
    MENTIONS = "mentions", pgettext_lazy("what one hears of", "answers to me, and where I am named")
    NOTHING = "nothing", pgettext_lazy("what one hears of", "nothing")


class Attendance(models.Model):
    """A member in a conversation: how far they have read, what they hear of. Everyone who talks in private has one from its
    beginning."""

    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="attendances")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="attendances")
    seen = models.PositiveBigIntegerField(default=0)  # number of the last message read
    hears = models.CharField(max_length=8, choices=Hears, blank=True)  # empty: what is usual there, `chat.hearing`

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "conversation"], name="attendance_once")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.conversation_id}"


class MessageQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """Whoever reads the conversation reads its messages."""
        return self.filter(conversation__in=Conversation.objects.visible_to(viewer).values("pk"))

    def with_people(self) -> Self:
        """With whether something has become of each (`has_become`): what, `chat.becoming` tells."""
        became = MessageItem.objects.filter(message=OuterRef("pk"))
        return self.select_related("author__photo", "written_by", "answers__author").annotate(has_become=Exists(became))


#: Said before there was a search for it, or with other words since: the worker reads it. A text without words has tokens, too.
NOT_READ_YET = models.Q(tokens="", withdrawn_at=None) & ~models.Q(body="")


class Message(models.Model):
    """One thing said. `number` is its place, given under the conversation's row lock: no later one is ever seen before."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="messages")
    number = models.PositiveBigIntegerField()
    changed = models.PositiveBigIntegerField()  # the conversation's clock at its last change
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, blank=True, related_name="+")
    answers = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="answered_by")
    body = models.TextField(_("text"), max_length=LONGEST_BODY, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    tokens = models.TextField(blank=True)  # " word word ": found by them; empty until the worker has read an older one
    pictures = models.JSONField(default=list)  # uids of files that hang on the conversation
    key = models.CharField(max_length=64, blank=True)  # made by the page: sending again never says it twice
    created_at = models.DateTimeField(default=now)
    edited_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_reason = models.CharField(max_length=500, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)
    pinned_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")

    objects = MessageQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["conversation", "number"], name="chat_message_number_once"),
            models.UniqueConstraint(
                fields=["author", "key"], condition=~models.Q(key=""), name="chat_message_key_once"
            ),
        ]
        indexes = [
            models.Index(fields=["conversation", "changed"], name="chat_message_changes"),
            models.Index(fields=["answers", "number"], condition=~models.Q(answers=None), name="chat_message_answers"),
            models.Index(fields=["conversation"], condition=~models.Q(pinned_at=None), name="chat_message_pins"),
            models.Index(fields=["id"], condition=NOT_READ_YET, name="chat_message_not_read_yet"),
        ]

    def __str__(self) -> str:
        return self.body[:60]


class MessageReaction(models.Model):
    message = models.ForeignKey(Message, models.CASCADE, related_name="reactions")
    party = models.ForeignKey("core.Party", models.CASCADE, related_name="+")
    kind = models.CharField(max_length=20)  # of the registry `reaction_kinds`
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["message", "party", "kind"], name="message_reaction_once")]

    def __str__(self) -> str:
        return self.kind


class MessageItem(models.Model):
    """A message became an item: an event, a question, an offer. Each of the two leads to the other, for who may see both."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    message = models.ForeignKey(Message, models.CASCADE, related_name="became")
    item = models.OneToOneField("core.Item", models.CASCADE, related_name="came_of")
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return f"{self.message_id} became {self.item_id}"


class Writers(models.TextChoices):
    MEMBERS = "members", _("any member of the community")
    GROUPS = "groups", _("those I share a group with")
    NOBODY = "nobody", _("nobody, unless I wrote to them first")


class ContactPolicy(models.Model):
    """Who may write to a member, and whether they show how far they have read, and that they are writing; without a row, any
    member may, and they show neither to anybody."""

    member = models.OneToOneField("core.Member", models.CASCADE, primary_key=True, related_name="contact")
    writers = models.CharField(max_length=8, choices=Writers, default=Writers.MEMBERS)
    shows_reading = models.BooleanField(default=False)  # between members, to who shows it too
    shows_writing = models.BooleanField(default=False)  # while they write, to who shows it too

    def __str__(self) -> str:
        return self.writers


class Block(models.Model):
    """Whom a member does not want to hear from. Nobody else ever reads this."""

    member = models.ForeignKey("core.Member", models.CASCADE, related_name="blocks")
    blocked = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "blocked"], name="block_once")]

    def __str__(self) -> str:
        return f"{self.member_id}: not {self.blocked_id}"
