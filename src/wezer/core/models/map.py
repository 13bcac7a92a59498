"""The index of points: one row for whatever stands on the map, as others see it."""

from django.db import models
from django.db.models import Q


class MapPoint(models.Model):
    """What the map knows of a thing. Filled in the same transaction as the thing is written, like the search index.

    A member's point is the one moved for others, with the audience of their line “Place” (core.md P-4, P-2).
    """

    ref = models.CharField(max_length=100, unique=True)
    layer = models.CharField(max_length=32)  # a kind of the registry `map_layers`
    item = models.OneToOneField("core.Item", models.CASCADE, null=True, blank=True, related_name="+")
    party = models.OneToOneField("core.Party", models.CASCADE, null=True, blank=True, related_name="+")
    # Without an index of its own, which would tempt SQLite to read a whole audience.
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+", db_index=False)
    latitude = models.FloatField()
    longitude = models.FloatField()
    cell = models.BigIntegerField()  # `maps.grid.cell` of the point
    theme = models.CharField(max_length=40, blank=True)  # what the layer sorts its points by: a category, a type
    place = models.CharField(max_length=200, blank=True)
    # `maps.opening`: a letter for each quarter of an hour; "" when its words do not say, None when nobody has read them yet.
    open_week = models.CharField(max_length=672, blank=True, null=True)
    is_rough = models.BooleanField(default=False)  # about there, not exactly
    is_listed = models.BooleanField(default=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["cell", "id", "audience", "layer"], name="map_point_found", condition=Q(is_listed=True)
            ),
        ]

    def __str__(self) -> str:
        return self.ref


class GroupPlace(models.Model):
    """Where a group is at home, as those who tend it say."""

    group = models.OneToOneField("core.Group", models.CASCADE, primary_key=True, related_name="home")
    place = models.CharField(max_length=200, blank=True)
    latitude = models.FloatField()
    longitude = models.FloatField()

    def __str__(self) -> str:
        return f"place of {self.group_id}"
