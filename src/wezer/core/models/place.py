"""Places: points of the map that belong to nobody here, described and corrected by many (core.md 14)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from wezer.core.models.item import Item
from wezer.core.models.talk import LONGEST_BODY
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7
from wezer.kernel.states import state_table


class PlaceState(models.TextChoices):
    SUGGESTED = "suggested", pgettext_lazy("place", "suggested")
    CONFIRMED = "confirmed", pgettext_lazy("place", "confirmed")
    OUTDATED = "outdated", pgettext_lazy("place", "outdated")
    REMOVED = "removed", pgettext_lazy("place", "taken away")


class PlaceCategory(models.TextChoices):
    FOOD = "food", _("Food and gardens")
    REPAIR = "repair", _("Repair and reuse")
    SHARING = "sharing", _("Sharing and giving")
    COMPOST = "compost", _("Compost and waste")
    WATER = "water", _("Water")
    ENERGY = "energy", _("Energy")
    MOBILITY = "mobility", _("Getting around")
    LEARNING = "learning", _("Learning")
    HEALTH = "health", _("Health and care")
    CULTURE = "culture", _("Culture")
    MEETING = "meeting", _("Meeting places")
    NATURE = "nature", _("Nature")
    OTHER = "other", _("Something else")


class Place(Item):
    """A compost, a well, a repair café. Its name is the item's title, its address the item's place; each correction keeps
    what stood before as a Revision."""

    # Without a name on Item: it would clash with the item's own `place`.
    item_ptr = models.OneToOneField(Item, models.CASCADE, parent_link=True, primary_key=True, related_name="+")

    state = models.CharField(max_length=10, choices=PlaceState, default=PlaceState.SUGGESTED)
    category = models.CharField(max_length=10, choices=PlaceCategory, default=PlaceCategory.OTHER)
    body = models.TextField(_("description"), max_length=LONGEST_BODY, blank=True)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    tags = models.JSONField(default=list)
    # Texts, so that they are forgotten with the other words of a withdrawn item.
    hours = models.TextField(blank=True)
    link = models.TextField(blank=True)
    source = models.TextField(blank=True)  # who told first: a survey, another map
    licence = models.TextField(blank=True)  # under which that may be used
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click suggests once
    # Of one that came with a file: by what the same thing of the same source is known again, and what it said there.
    origin = models.CharField(max_length=64, blank=True)
    origin_digest = models.CharField(max_length=40, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="place_key_once"),
            models.UniqueConstraint(fields=["origin"], condition=~Q(origin=""), name="place_origin_once"),
        ]

    @property
    def stands(self) -> bool:
        return self.state != PlaceState.REMOVED


class PlaceVote(models.Model):
    """What a member says of a place since its state last changed: it is there, or it is no longer as described."""

    place = models.ForeignKey(Place, models.CASCADE, related_name="votes")
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="+")
    is_there = models.BooleanField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["place", "member"], name="place_vote_once")]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.place_id}"


class PlaceImportState(models.TextChoices):
    READ = "read", pgettext_lazy("import", "read")
    WRITING = "writing", pgettext_lazy("import", "being written")
    DONE = "done", pgettext_lazy("import", "written")
    UNDOING = "undoing", pgettext_lazy("import", "being taken back")
    UNDONE = "undone", pgettext_lazy("import", "taken back")


class PlaceImport(models.Model):
    """A file of places that somebody brought: what it would bring, what it brought, and what takes it back."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    room = models.ForeignKey("core.Room", models.PROTECT, related_name="+")
    written_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")
    source = models.CharField(max_length=300)
    licence = models.CharField(max_length=300, blank=True)
    state = models.CharField(max_length=10, choices=PlaceImportState, default=PlaceImportState.READ)
    rows = models.JSONField(default=list)  # sheets with their id, until they are written
    problems = models.JSONField(default=list)  # what could not be taken: number, name, code, message
    at = models.PositiveIntegerField(default=0)  # so many rows are written
    done = models.JSONField(default=list)  # [uid of the place, its version before, 0 when it came]
    made = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    known = models.PositiveIntegerField(default=0)
    left = models.PositiveIntegerField(default=0)  # not taken back: others had touched it
    created_at = models.DateTimeField(default=now)
    written_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["room", "id"], name="place_import_of_room")]

    def __str__(self) -> str:
        return self.source


state_table(
    PlaceImport,
    {
        PlaceImportState.READ: (PlaceImportState.WRITING, PlaceImportState.DONE),
        PlaceImportState.WRITING: (PlaceImportState.DONE, PlaceImportState.UNDOING, PlaceImportState.UNDONE),
        PlaceImportState.DONE: (PlaceImportState.UNDOING, PlaceImportState.UNDONE),
        PlaceImportState.UNDOING: (PlaceImportState.UNDONE,),
    },
)
