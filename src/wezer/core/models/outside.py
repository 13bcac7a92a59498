"""Letters to a group from people who are not members: who wrote, and whom a group hears no more from."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.core.models.chat import Conversation
from wezer.core.models.group import Group
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class OutsideLetterState(models.TextChoices):
    WAITING = "waiting", _("its writer's address is not confirmed")
    HANDED_OVER = "handed_over", _("handed over to the group")


class OutsideLetter(models.Model):
    """A letter from outside, and the address its answers go to. Its words stand here until the address is confirmed, then in
    its conversation. The row goes with the letter: no link finds it afterwards."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    conversation = models.OneToOneField(Conversation, models.CASCADE, null=True, related_name="from_outside")
    state = models.CharField(max_length=12, choices=OutsideLetterState, default=OutsideLetterState.WAITING)
    name = models.CharField(max_length=120)
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=12, blank=True)
    title = models.CharField(max_length=200)
    body = models.TextField(blank=True)
    key = models.CharField(max_length=64, blank=True)  # made by the form: sending again never writes it twice
    created_at = models.DateTimeField(default=now)
    readable_until = models.DateTimeField(null=True)  # by the link of its writer; each answer begins it anew
    stopped_at = models.DateTimeField(null=True)  # its writer wants no more mail about it

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~models.Q(key=""), name="outside_letter_key_once")
        ]
        indexes = [models.Index(fields=["group", "created_at"], name="outside_letter_of_group")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_readable(self) -> bool:
        """Whether its writer's link still shows it."""
        return self.readable_until is not None and self.readable_until > now()


state_table(OutsideLetter, {OutsideLetterState.WAITING: (OutsideLetterState.HANDED_OVER,)})


class LetterBlock(models.Model):
    """An address outside from which a group takes no letters. Those who answer letters read the list; the writer is not told."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="letter_blocks")
    email = models.EmailField(max_length=254)
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "email"], name="letter_block_once")]

    def __str__(self) -> str:
        return f"{self.group_id}: not {self.email}"
