"""A group opened for reading by somebody who is not in it, and each page they read there."""

from typing import Self

from django.db import models
from django.urls import reverse

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: A reason is no longer than this.
LONGEST_REASON = 1000
LONGEST_PATH = 300
#: A group is open for so many hours at most.
LONGEST_HOURS = 72


class GlassQuerySet(models.QuerySet["GlassOpening"]):
    def open_now(self) -> Self:
        return self.filter(ended_at=None, until__gt=now())

    def with_people(self) -> Self:
        return self.select_related("opened_by__photo", "group__photo").annotate(number=models.Count("pages"))


class GlassOpening(models.Model):
    """Ends by itself at `until`, or when whoever opened it says so. Nobody changes a word of it."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    group = models.ForeignKey("core.Group", models.CASCADE, related_name="openings")
    opened_by = models.ForeignKey("core.Member", models.PROTECT, related_name="+")
    reason = models.TextField(max_length=LONGEST_REASON)
    opened_at = models.DateTimeField(default=now)
    until = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)  # earlier, by whoever opened it

    objects = GlassQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["group", "id"], name="glass_of_group"),
            models.Index(fields=["group", "until"], name="glass_open", condition=models.Q(ended_at__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.opened_by_id} in {self.group_id} until {self.until:%Y-%m-%d %H:%M}"

    @property
    def is_open(self) -> bool:
        return self.ended_at is None and self.until > now()


class GlassPage(models.Model):
    """A page that was read under it, once however often it was read."""

    opening = models.ForeignKey(GlassOpening, models.CASCADE, related_name="pages")
    path = models.CharField(max_length=LONGEST_PATH)
    item = models.ForeignKey("core.Item", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["opening", "path"], name="glass_page_once")]

    def __str__(self) -> str:
        return self.path

    @property
    def address(self) -> str:
        """Where it is: of an item without a word of it."""
        return reverse("items:item", args=[self.item.uid]) if self.item else self.path
