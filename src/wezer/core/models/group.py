"""Groups as a holarchy: each is a whole and a part of its parent. The community is the root."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.core.models.party import Party
from wezer.kernel.states import state_table

#: No group lies deeper than this below the community (core.md G-1).
DEEPEST = 12


class GroupState(models.TextChoices):
    DRAFT = "draft", _("draft")
    PROPOSED = "proposed", _("proposed")
    ACTIVE = "active", _("active")
    PAUSED = "paused", _("paused")
    ARCHIVED = "archived", _("archived")
    MERGING = "merging", _("becomes a part of another")
    REFUSED = "refused", _("refused")
    DISSOLVED = "dissolved", _("dissolved")


class Sight(models.TextChoices):
    """Who learns that the group exists."""

    OPEN = "open", _("everyone")
    MEMBERS = "members", _("members of the community")
    SECRET = "secret", _("only those inside")


class Membrane(models.TextChoices):
    """How one enters."""

    OPEN = "open", _("open")
    REQUEST = "request", _("on request")
    INVITATION = "invitation", _("by invitation")
    VOUCHING = "vouching", _("by vouching")
    VOTE = "vote", _("by vote")
    RULE = "rule", _("by rule")
    MIXED = "mixed", _("in several steps or ways")
    CLOSED = "closed", _("closed")


class ChangesBy(models.TextChoices):
    """Who changes a group's membrane, its purpose and what it decides by itself."""

    STEWARDS = "stewards", _("Those who tend it")
    VOTE = "vote", _("A vote of those fully in it")


#: In what a group may be sovereign; a right names its domain.
DOMAINS = ("money", "membership")
UNSEEN = (GroupState.DRAFT, GroupState.REFUSED)
#: States in which a group is a part of the community's life: it stands in lists.
LIVING = (GroupState.ACTIVE, GroupState.PAUSED, GroupState.MERGING)


class GroupQuerySet(models.QuerySet["Group"]):
    def visible_to(self, viewer: Any) -> "GroupQuerySet":
        """The groups whose existence `viewer` may know; `Group.is_known_to` says the same of one.

        Rights go downward, so whoever holds a role above a secret group knows that it is there (core.md 6.1); what is
        said in it stays with its members.
        """
        if viewer.is_system:
            return self
        seen = models.Q(sight=Sight.OPEN)
        if viewer.is_inside:
            seen |= models.Q(sight=Sight.MEMBERS)
        mine = models.Q(pk__in=viewer.group_ids)
        if viewer.role_group_ids:
            below = GroupClosure.objects.filter(ancestor_id__in=viewer.role_group_ids)
            drafts = models.Q(state=GroupState.DRAFT) & ~models.Q(pk__in=viewer.role_group_ids)
            mine |= models.Q(pk__in=below.values("descendant_id")) & ~drafts
        return self.filter(seen & ~models.Q(state__in=UNSEEN) | mine)

    def root(self) -> "Group":
        """The community itself."""
        return self.get(parent=None)


class Group(Party):
    type = models.CharField(max_length=16)  # a kind of the registry `group_kinds`, or "community" for the root
    slug = models.SlugField(max_length=60, unique=True)
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    state = models.CharField(max_length=12, choices=GroupState, default=GroupState.ACTIVE)
    version = models.PositiveIntegerField(default=1)
    purpose = models.TextField(_("purpose"), max_length=2000, blank=True)
    domain = models.TextField(_("domain"), max_length=2000, blank=True)
    accountabilities = models.JSONField(default=list, blank=True)  # what it answers for, a line each
    themes = models.JSONField(default=list, blank=True)  # a few words each
    languages = models.JSONField(default=list, blank=True)  # tags of those that are spoken in it
    sight = models.CharField(max_length=8, choices=Sight, default=Sight.MEMBERS)
    membrane = models.CharField(max_length=12, choices=Membrane, default=Membrane.INVITATION)
    membrane_rules = models.JSONField(default=dict)  # {} or {"ways": [[{"kind": …}]], "trial_days": …}: core/crossing
    membrane_version = models.PositiveIntegerField(default=1)
    has_rule = models.BooleanField(default=False)  # a rule is among the ways: it is looked at every night
    direct_only = models.BooleanField(default=False)  # the membrane stops derived belonging (core.md G-3)
    derived_may_read = models.BooleanField(default=True)
    derived_may_write = models.BooleanField(default=False)
    has_wallet = models.BooleanField(default=True)
    sovereign_money = models.BooleanField(default=False)  # rights over money held around it do not reach it (G-4)
    sovereign_membership = models.BooleanField(default=False)  # nor those over who is in it
    changes_by = models.CharField(max_length=8, choices=ChangesBy, default=ChangesBy.STEWARDS)
    heir = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="+")  # to whom it goes over
    ended_at = models.DateTimeField(null=True, blank=True)
    end_reason = models.TextField(max_length=2000, blank=True)  # why it was refused, or ended
    closes_on = models.DateField(null=True, blank=True)  # a project is archived on that day
    opened_at = models.DateTimeField(null=True, blank=True)  # anew: after a draft, a pause, the archive
    ending_told_at = models.DateTimeField(null=True, blank=True)  # those who tend it know that it ends by itself
    in_care_since = models.DateTimeField(null=True, blank=True)  # nobody tends it: those around do, sovereign or not

    objects = GroupQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the parent's

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(parent__isnull=False) | models.Q(type="community"), name="group_root_is_community"
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"/g/{self.slug}/"

    @property
    def sovereign_in(self) -> list[str]:
        return [name for name in DOMAINS if getattr(self, f"sovereign_{name}")]

    @property
    def decides_itself(self) -> list[str]:
        """The domains in which rights held around it do not reach it now: while nobody tends it, they do."""
        return [] if self.in_care_since is not None else self.sovereign_in

    @property
    def is_root(self) -> bool:
        return self.parent_id is None

    def is_known_to(self, viewer: Any) -> bool:
        """Whether `viewer` may know that this group exists; `visible_to` says the same of many."""
        if viewer.is_system or viewer.belongs(self):
            return True
        is_told = self.sight == Sight.OPEN or (self.sight == Sight.MEMBERS and viewer.is_inside)
        if is_told and self.state not in UNSEEN:
            return True
        held = viewer.role_group_ids
        around = {self.pk} if self.state == GroupState.DRAFT else viewer.ancestors_of(self.pk) if held else set()
        return bool(held and held & around)

    @property
    def is_known_to_all(self) -> bool:
        """Whether strangers may know that it exists."""
        return self.sight == Sight.OPEN and self.state not in UNSEEN


class GroupClosure(models.Model):
    """Every (ancestor, descendant) pair, each group with itself at depth 0.

    `is_open` says that belonging flows up from the descendant to the ancestor: no membrane strictly above the
    descendant, up to and including the ancestor, is "direct only".
    """

    ancestor = models.ForeignKey(Group, models.CASCADE, related_name="below")
    descendant = models.ForeignKey(Group, models.CASCADE, related_name="above")
    depth = models.PositiveSmallIntegerField()
    is_open = models.BooleanField(default=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["ancestor", "descendant"], name="closure_pair_once")]
        indexes = [models.Index(fields=["descendant", "depth", "ancestor"], name="closure_upward")]

    def __str__(self) -> str:
        return f"{self.ancestor_id} > {self.descendant_id}"


state_table(
    Group,
    {
        GroupState.DRAFT: (GroupState.PROPOSED, GroupState.ACTIVE),
        GroupState.PROPOSED: (GroupState.ACTIVE, GroupState.REFUSED),
        GroupState.ACTIVE: (GroupState.PAUSED, GroupState.ARCHIVED, GroupState.MERGING),
        GroupState.PAUSED: (GroupState.ACTIVE, GroupState.ARCHIVED, GroupState.MERGING),
        GroupState.ARCHIVED: (GroupState.ACTIVE, GroupState.DISSOLVED),
        GroupState.MERGING: (GroupState.ACTIVE, GroupState.DISSOLVED),
    },
)
