"""Things that are lent: what they are, who has them when, and what was said on the way (core.md 12)."""

from typing import Any

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.item import Item, ItemQuerySet
from wezer.core.models.mediation import Mediated
from wezer.core.models.talk import LONGEST_BODY
from wezer.kernel.states import state_table

MOST_PHOTOS = 8
#: Pictures of a loan stand in this order: how it was when it went, then how it was when it came back.
WENT, CAME_BACK = 0, 100


class ThingState(models.TextChoices):
    OFFERED = "offered", pgettext_lazy("thing", "to be lent")
    PAUSED = "paused", pgettext_lazy("thing", "not for now")
    GONE = "gone", pgettext_lazy("thing", "gone")


class Condition(models.TextChoices):
    NEW = "new", pgettext_lazy("condition", "as new")
    GOOD = "good", pgettext_lazy("condition", "good")
    WORN = "worn", pgettext_lazy("condition", "worn, works")
    DAMAGED = "damaged", pgettext_lazy("condition", "damaged")


class Thing(Item):
    """Something its author, a member or a group, lends. Price, deposit and worth are `terms`: what they mean is known to
    the kinds of `lending_terms`, never to core."""

    # Without a name on Item: a loan's own `thing` would clash with it.
    item_ptr = models.OneToOneField(Item, models.CASCADE, parent_link=True, primary_key=True, related_name="+")

    state = models.CharField(max_length=10, choices=ThingState, default=ThingState.OFFERED)
    body = models.TextField(_("description"), max_length=LONGEST_BODY, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    instructions = models.TextField(_("instructions"), max_length=LONGEST_BODY, blank=True)
    instructions_html = models.TextField(blank=True)
    condition = models.CharField(max_length=10, choices=Condition, default=Condition.GOOD)
    hours = models.TextField(
        max_length=300, blank=True
    )  # when it can be fetched; a text, so that it is forgotten with the others
    most_days = models.PositiveSmallIntegerField(default=14)  # one loan lasts no longer
    terms = models.JSONField(default=dict)  # {kind of lending_terms: what it keeps}
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click makes one thing

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="thing_key_once")]

    @property
    def is_offered(self) -> bool:
        return self.state == ThingState.OFFERED


class LoanState(models.TextChoices):
    REQUESTED = "requested", pgettext_lazy("loan", "asked for")
    AGREED = "agreed", pgettext_lazy("loan", "agreed")
    HANDED_OVER = "handed_over", pgettext_lazy("loan", "lent")
    LATE = "late", pgettext_lazy("loan", "late")
    RETURNED = "returned", pgettext_lazy("loan", "brought back")
    CLOSED = "closed", pgettext_lazy("loan", "closed")
    REFUSED = "refused", pgettext_lazy("loan", "declined")
    CANCELLED = "cancelled", pgettext_lazy("loan", "called off")
    DISPUTED = "disputed", pgettext_lazy("loan", "disputed")
    LOST = "lost", pgettext_lazy("loan", "lost")


#: The borrower has it.
OUT = (LoanState.HANDED_OVER, LoanState.LATE)
#: Nothing more happens from here.
OVER = (LoanState.CLOSED, LoanState.REFUSED, LoanState.CANCELLED, LoanState.LOST)


class LoanQuerySet(ItemQuerySet):
    def with_parts(self) -> Any:
        return self.select_related(
            "thing__group", "owner__photo", "borrower__photo", "group", "audience", "room", "count", "mediator"
        )

    def of(self, party_ids: Any) -> Any:
        return self.filter(Q(owner__in=party_ids) | Q(borrower__in=party_ids))


class Loan(Item, Mediated):
    """One thing, from one day to another, from its owner to a borrower: the two read it, and who mediates once called."""

    item_ptr: "models.OneToOneField[Item, Item]"  # made by Django
    thing = models.ForeignKey(Thing, models.PROTECT, related_name="loans")
    owner = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    borrower = models.ForeignKey("core.Party", models.PROTECT, related_name="+")
    state = models.CharField(max_length=12, choices=LoanState, default=LoanState.REQUESTED)
    starts_on = models.DateField()
    ends_on = models.DateField()  # the day it comes back
    terms = models.JSONField(default=dict)  # as they were when it was asked for
    offer = models.JSONField(default=dict)  # what one side proposes to settle a dispute, by kind of lending_terms
    offer_lost = models.BooleanField(default=False)  # with that, the thing counts as lost
    offered_by = models.ForeignKey("core.Party", models.PROTECT, null=True, blank=True, related_name="+")
    returned_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    key = models.CharField(max_length=64, blank=True)

    objects = LoanQuerySet.as_manager()  # type: ignore[misc]  # a narrower manager than the parent's

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="loan_key_once"),
            models.CheckConstraint(condition=~Q(owner=F("borrower")), name="loan_two_parties"),
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="loan_ends_after_start"),
        ]
        indexes = [
            models.Index(fields=["thing", "state", "item_ptr"], name="loan_of_thing"),
            models.Index(fields=["owner", "item_ptr"], name="loan_owner"),
            models.Index(fields=["borrower", "item_ptr"], name="loan_borrower"),
            models.Index(fields=["state", "ends_on"], name="loan_due"),
        ]

    def get_absolute_url(self) -> str:
        return reverse("library:loan", args=[self.uid])

    @property
    def sides(self) -> tuple[Any, Any]:
        return self.owner, self.borrower

    @property
    def is_disputed(self) -> bool:
        return self.state == LoanState.DISPUTED

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def is_over(self) -> bool:
        return self.state in OVER

    @property
    def is_out(self) -> bool:
        return self.state in OUT

    def other_than(self, party_id: int) -> Any:
        return self.borrower if party_id == self.owner_id else self.owner


class LoanDay(models.Model):
    """A day on which an agreed loan has the thing. That no two loans hold the same day is the table's own rule."""

    loan = models.ForeignKey(Loan, models.CASCADE, related_name="held_days")
    thing = models.ForeignKey(Thing, models.CASCADE, related_name="taken_days")
    day = models.DateField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["thing", "day"], name="thing_day_once")]

    def __str__(self) -> str:
        return f"{self.thing_id} on {self.day}"


class LoanStep(models.Model):
    """What was done and said, in order: the loan page reads as a conversation."""

    loan = models.ForeignKey(Loan, models.CASCADE, related_name="steps")
    name = models.CharField(max_length=12)
    party = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")  # none: by itself
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, related_name="+")
    words = models.TextField(max_length=2000, blank=True)
    condition = models.CharField(max_length=10, choices=Condition, blank=True)
    offer = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["loan", "id"], name="step_of_loan")]

    def __str__(self) -> str:
        return f"{self.name} of {self.loan_id}"


state_table(
    Thing,
    {
        ThingState.OFFERED: (ThingState.PAUSED, ThingState.GONE),
        ThingState.PAUSED: (ThingState.OFFERED, ThingState.GONE),
    },
)
