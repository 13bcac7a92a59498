"""What changes in the holarchy and needs more than one to agree."""

from typing import Any

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models.crossing import VoiceChoice
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class MoveState(models.TextChoices):
    WAITING = "waiting", _("waits for consent")
    DONE = "done", _("done")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")
    OVERTAKEN = "overtaken", _("overtaken")


class GroupMoveQuerySet(models.QuerySet["GroupMove"]):
    def visible_to(self, viewer: Any) -> "GroupMoveQuerySet":
        """Whoever proposed it, and those who tend the group or where it is to lie."""
        if viewer.is_system:
            return self
        tends = models.Q(group__above__ancestor_id__in=viewer.tended_group_ids) | models.Q(
            parent__above__ancestor_id__in=viewer.tended_group_ids
        )
        mine = models.Q(proposed_by=viewer.member) if viewer.member is not None else models.Q(pk__in=())
        return self.filter(pk__in=self.model._base_manager.filter(tends | mine).values("pk"))

    def with_places(self) -> "GroupMoveQuerySet":
        return self.select_related(
            "group__parent", "group__photo", "parent__photo", "before", "proposed_by__photo", "group_consent_by",
            "parent_consent_by", "ended_by",
        )  # fmt: skip


class GroupMove(models.Model):
    """A group is to lie elsewhere: whose audience would widen must consent, on both sides (core.md G-6)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="moves")
    before = models.ForeignKey("core.Group", models.CASCADE, related_name="+")
    parent = models.ForeignKey("core.Group", models.CASCADE, related_name="arrivals")
    state = models.CharField(max_length=12, choices=MoveState, default=MoveState.WAITING)
    version = models.PositiveIntegerField(default=1)
    word = models.TextField(max_length=2000, blank=True)  # why, read by those who are asked
    reason = models.TextField(max_length=2000, blank=True)  # of a refusal
    proposed_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    group_consent_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    group_consent_at = models.DateTimeField(null=True, blank=True)
    parent_consent_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    parent_consent_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = GroupMoveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group"], condition=models.Q(state="waiting"), name="move_one_at_a_time")
        ]
        indexes = [models.Index(fields=["parent", "state", "id"], name="move_of_parent")]

    def __str__(self) -> str:
        return f"{self.group_id} into {self.parent_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("groups:move-request", args=[self.uid])

    @property
    def is_waiting(self) -> bool:
        return self.state == MoveState.WAITING


class VoteAbout(models.TextChoices):
    OPENING = "opening", _("whether the group opens")
    CHANGE = "change", _("a change of what the group is")


class VoteOutcome(models.TextChoices):
    ACCEPTED = "accepted", _("accepted")
    REFUSED = "refused", _("refused")
    WITHDRAWN = "withdrawn", _("taken back")
    OVERTAKEN = "overtaken", _("overtaken")


class GroupVote(models.Model):
    """Those in the group around vote on whether a proposed one opens (core.md 4.3), or those in a group on a change of what
    it is (6.1). At its end the sums stay, no ballot."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="votes")
    about = models.CharField(max_length=8, choices=VoteAbout, default=VoteAbout.OPENING)
    changes = models.JSONField(default=dict)  # of a change: {"purpose": {"before": …, "after": …}}: core/changing.py
    reason = models.TextField(max_length=2000, blank=True)  # why, read by those who vote
    proposed_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    outcome = models.CharField(max_length=10, choices=VoteOutcome, blank=True)  # of a change that is over
    rules = models.JSONField(default=dict)  # as the condition “vote” of a membrane: quorum, threshold, blank, silence
    electors = models.JSONField(default=list)  # numbers of the members who may vote: those of the moment it began
    began_at = models.DateTimeField(default=now)
    closes_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    sums = models.JSONField(default=dict)  # {"electors": …, "yes": …, "no": …, "blank": …}

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group"], condition=models.Q(ended_at=None), name="group_vote_one_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["closes_at"], condition=models.Q(ended_at=None), name="group_vote_closing")]

    def __str__(self) -> str:
        return f"vote on {self.group_id}"


class GroupBallot(models.Model):
    """One a member; it changes until the end, and is gone then."""

    vote = models.ForeignKey(GroupVote, models.CASCADE, related_name="ballots")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    choice = models.CharField(max_length=8, choices=VoiceChoice)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["vote", "member"], name="group_ballot_once")]

    def __str__(self) -> str:
        return f"ballot on {self.vote_id}"


state_table(
    GroupMove,
    {MoveState.WAITING: (MoveState.DONE, MoveState.REFUSED, MoveState.WITHDRAWN, MoveState.OVERTAKEN)},
)
