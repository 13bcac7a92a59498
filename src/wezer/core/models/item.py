"""Items: anything put in a room. One visibility rule, one feed, one search, one thread for every kind."""

from collections.abc import Callable
from typing import Any, Self

from django.db import models
from django.db.models import Q

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: Kinds that nobody sees for now: those of rooms or packages that the community has closed. `core.modules` knows them.
_closed_kinds: Callable[[], frozenset[str]] = frozenset


def set_closed_kinds(source: Callable[[], frozenset[str]]) -> None:
    global _closed_kinds
    _closed_kinds = source


class ItemQuerySet(models.QuerySet[Any]):
    def visible_to(self, viewer: Any) -> Self:
        """What `viewer` may open: what is listed for them, what opens to whoever has its address, what is their own (drafts and
        hidden ones too), and what they are to read before the others do."""
        if viewer.is_system:
            return self
        reach = Q(audience_id__in=viewer.audience_ids) | Q(is_unlisted=True)
        listed = reach & Q(published_at__isnull=False, hidden_at=None)
        own = Q(author_id__in=viewer.own_party_ids)
        if viewer.member is not None:
            first = FirstReaders.objects.filter(audience_id__in=viewer.audience_ids)
            own |= Q(pk__in=first.values("item"), published_at=None)
        return self.of_open_kinds(viewer.shut_kinds).filter(listed | own, withdrawn_at=None)

    def told_to(self, viewer: Any) -> Self:
        """Of what `viewer` may open, what they may be told of: not what opens to them by its address alone."""
        seen = self.visible_to(viewer)
        if viewer.is_system:
            return seen
        mine = Q(audience_id__in=viewer.audience_ids) | Q(author_id__in=viewer.own_party_ids)
        return seen.filter(mine | Q(is_unlisted=False))

    def of_open_kinds(self, shut: frozenset[str] = frozenset()) -> Self:
        """Without kinds that the community has closed, or that are `shut` to who reads."""
        closed = _closed_kinds() | shut
        return self.exclude(kind__in=closed) if closed else self

    def listed_for(self, viewer: Any) -> Self:
        """What may stand in `viewer`'s lists and feeds: published, not over, not withdrawn, not hidden.

        Always a part of `visible_to`; written without OR so that the index (audience, published_at, id) serves it, which
        holds nothing that is over.
        """
        return self.of_open_kinds(viewer.shut_kinds).filter(
            audience_id__in=viewer.audience_ids,
            published_at__isnull=False,
            over_at=None,
            withdrawn_at=None,
            hidden_at=None,
        )

    def moderated_by(self, viewer: Any) -> Self:
        """What `viewer` may open, and what one or another moderator hid among what they may read."""
        hidden = self.of_open_kinds().filter(
            hidden_at__isnull=False, audience_id__in=viewer.audience_ids, withdrawn_at=None
        )
        return self.filter(Q(pk__in=self.visible_to(viewer).values("pk")) | Q(pk__in=hidden.values("pk")))

    def with_people(self) -> Self:
        return self.select_related("author", "group", "audience")


class Item(models.Model):
    """Multi-table parent of every kind. States and every guarded column live on the kind's own table (SETTLED row 2)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=32)  # a kind of the registry `item_kinds`
    room = models.ForeignKey("core.Room", models.PROTECT, null=True, blank=True, related_name="items")
    group = models.ForeignKey("core.Group", models.PROTECT, null=True, blank=True, related_name="items")
    author = models.ForeignKey("core.Party", models.PROTECT, related_name="authored")
    written_by = models.ForeignKey("core.Member", models.PROTECT, null=True, blank=True, related_name="+")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")  # whose lists show it
    is_unlisted = models.BooleanField(default=False)  # whoever has its address reads it besides
    title = models.CharField(max_length=200, blank=True)
    card = models.JSONField(default=dict)  # what a feed or a search result shows without the kind's own table
    state_label = models.CharField(max_length=20, blank=True)  # display text, written after the kind's own state moved
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)
    language = models.CharField(max_length=12, blank=True)
    version = models.PositiveIntegerField(default=1)  # of what the shared fragment shows; keys its cache
    created_at = models.DateTimeField(default=now)
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    over_at = models.DateTimeField(null=True, blank=True)  # what it was for has ended: readable, found, in no feed
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)
    hidden_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    hidden_reason = models.CharField(max_length=500, blank=True)

    objects = ItemQuerySet.as_manager()

    class Meta:
        indexes = [
            models.Index(
                fields=["audience", "published_at", "id"], name="item_feed", condition=Q(over_at__isnull=True)
            ),
            models.Index(
                fields=["kind", "audience", "published_at", "id"],
                name="item_kind_feed",
                condition=Q(over_at__isnull=True),
            ),
            models.Index(
                fields=["room", "audience", "published_at", "id"],
                name="item_room_feed",
                condition=Q(over_at__isnull=True),
            ),
            models.Index(fields=["latitude", "longitude"], name="item_point", condition=Q(latitude__isnull=False)),
            models.Index(fields=["author", "kind", "published_at", "id"], name="item_author"),
            models.Index(fields=["id"], name="item_unlisted", condition=Q(is_unlisted=True)),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_published(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None and self.hidden_at is None

    def reaches(self, viewer: Any) -> bool:
        """Whether its audience is the viewer's, or it opens to whoever has its address."""
        return self.is_unlisted or self.audience_id in viewer.audience_ids


class ItemCount(models.Model):
    """Counters beside the item, so that counting never bumps its version nor contends with its states."""

    item = models.OneToOneField(Item, models.CASCADE, primary_key=True, related_name="count")
    comments = models.PositiveIntegerField(default=0)
    reactions = models.JSONField(default=dict)  # {kind: number}

    def __str__(self) -> str:
        return f"counts of {self.item_id}"


class FirstReaders(models.Model):
    """Whom an item of any kind is shown to before it is published, besides its author. It is listed nowhere until then."""

    item = models.ForeignKey(Item, models.CASCADE, related_name="first_readers")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["audience", "item"], name="first_readers_once")]

    def __str__(self) -> str:
        return f"{self.audience_id} of {self.item_id}"
