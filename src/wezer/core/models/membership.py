"""Belonging of members to groups, and the roles they hold there."""

from datetime import datetime, timedelta

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.permissions import is_lendable
from wezer.kernel.ref import uid7


class BelongingState(models.TextChoices):
    INVITED = "invited", _("invited")
    APPLIED = "applied", _("has asked to join")
    NEWCOMER = "newcomer", _("newcomer")
    MEMBER = "member", _("member")
    OBSERVER = "observer", _("observer")
    PAUSED = "paused", _("paused")
    SUSPENDED = "suspended", _("suspended")
    LEAVING = "leaving", _("leaving")
    LEFT = "left", _("left")
    EXCLUDED = "excluded", _("excluded")
    REFUSED = "refused", _("refused")
    DECLINED = "declined", _("declined")
    EXPIRED = "expired", _("expired")
    WITHDRAWN = "withdrawn", _("withdrawn")


#: States in which one is inside, reads, and from which belonging derives upward.
ACTIVE_STATES = (
    BelongingState.NEWCOMER,
    BelongingState.MEMBER,
    BelongingState.OBSERVER,
    BelongingState.PAUSED,
    BelongingState.LEAVING,
)


#: An invitation waits for an answer so long at most (core.md 5.1).
LONGEST_INVITATION_DAYS = 90
#: The crossing of who is invited as an observer, and of who came so.
AS_OBSERVER = "observer"


class Belonging(models.Model):
    """A member's direct link to a group. Derived belonging is read off the closure table, never stored."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="belongings")
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="belongings")
    state = models.CharField(max_length=12, choices=BelongingState)
    version = models.PositiveIntegerField(default=1)
    crossing = models.CharField(max_length=40, blank=True)  # by which mode they came in
    invited_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    message = models.TextField(max_length=2000, blank=True)  # what they wrote when asking
    reason = models.TextField(max_length=2000, blank=True)  # of the last decision, shown to the person
    until = models.DateTimeField(null=True, blank=True)  # end of a suspension, trial or invitation, return from a pause
    grace_until = models.DateTimeField(null=True, blank=True)  # the rule no longer holds for them: so long they stay
    paused_by_rule = models.BooleanField(default=False)
    guide = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    contacted_at = models.DateTimeField(null=True, blank=True)  # when a guide first met the newcomer
    reminded_at = models.DateTimeField(null=True, blank=True)  # of that first contact
    since = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "group"], name="belonging_once")]
        indexes = [models.Index(fields=["group", "state", "since", "id"], name="belonging_of_group")]

    def __str__(self) -> str:
        return f"{self.member_id} in {self.group_id}: {self.state}"

    @property
    def is_active(self) -> bool:
        return self.state in ACTIVE_STATES

    @property
    def is_to_observe(self) -> bool:
        """Invited as an observer."""
        return self.state == BelongingState.INVITED and self.crossing == AS_OBSERVER

    @property
    def answer_until(self) -> datetime:
        """Until when an invitation may be answered; one from before they ended has the longest time there is."""
        return self.until or self.since + timedelta(days=LONGEST_INVITATION_DAYS)


class Role(models.Model):
    """A named bundle of rights inside a group; rights act there and below (core.md G-4)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="roles")
    key = models.SlugField(max_length=40)  # steward, gardener, wallet… or the group's own
    name = models.CharField(_("name"), max_length=80)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    rights = models.JSONField(default=list)
    seats = models.PositiveSmallIntegerField(null=True, blank=True)
    term_months = models.PositiveSmallIntegerField(null=True, blank=True)  # so long one holds it; None: until it ends
    page = models.OneToOneField("core.Group", models.SET_NULL, null=True, blank=True, related_name="role_shown")
    vacant_told_at = models.DateTimeField(null=True, blank=True)  # when it was last said that nobody holds it
    trust_percent = models.PositiveSmallIntegerField(null=True, blank=True)  # of those fully in; None: not by trust
    trust_cap = models.PositiveSmallIntegerField(default=500)  # no more than so many have to trust, in any group

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="role_key_once")]

    def __str__(self) -> str:
        return self.name


class RoleHoldingQuerySet(models.QuerySet["RoleHolding"]):
    def current(self, moment: datetime | None = None) -> "RoleHoldingQuerySet":
        """Holdings that give their rights now: not ended, their term not over, their holder neither kept out of the group
        nor on a pause in it or in one around it."""
        out = models.Q(state__in=(BelongingState.SUSPENDED, BelongingState.EXCLUDED), group__below__is_open=True)
        kept_out = Belonging.objects.filter(
            out | models.Q(state=BelongingState.PAUSED),
            member=models.OuterRef("member"),
            group__below__descendant=models.OuterRef("role__group"),
        )
        return self.in_time(moment).exclude(models.Exists(kept_out))

    def in_time(self, moment: datetime | None = None) -> "RoleHoldingQuerySet":
        """Not ended, their term not over: wherever their holder stands now."""
        return self.filter(models.Q(ends_at=None) | models.Q(ends_at__gt=moment or now()), until=None)


class TrustHeld(models.TextChoices):
    HELD = "held", _("held by trust")
    FELL = "fell", _("too few trust")


class RoleHolding(models.Model):
    role = models.ForeignKey(Role, models.CASCADE, related_name="holdings")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="holdings")
    since = models.DateTimeField(default=now)
    until = models.DateTimeField(null=True, blank=True)  # set when it ends; past holders stay in the register
    ends_at = models.DateTimeField(null=True, blank=True)  # the end of the term, or of the time for which it is lent
    reminded_at = models.DateTimeField(null=True, blank=True)  # that the term ends soon
    lent_from = models.ForeignKey("self", models.CASCADE, null=True, blank=True, related_name="lent")
    trust = models.CharField(max_length=4, choices=TrustHeld, blank=True)  # given by trust; “fell”: and ended by it
    handover = models.TextField(max_length=2000, blank=True)  # what the next one should know

    objects = RoleHoldingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["role", "member"], condition=models.Q(until=None), name="role_held_once_at_a_time"
            )
        ]
        indexes = [models.Index(fields=["member", "until"], name="holding_of_member")]

    def __str__(self) -> str:
        return f"{self.member_id} holds {self.role_id}"

    @property
    def rights(self) -> list[str]:
        """What it lets one do. What is lent covers neither what cannot be undone nor what gives rights (core.md R-5)."""
        if self.lent_from_id is None:
            return list(self.role.rights)
        return [name for name in self.role.rights if is_lendable(name)]
