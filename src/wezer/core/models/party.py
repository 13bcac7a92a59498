"""Parties: who can act, own, owe and promise. A member is a person, a group (in its own file) a circle of them."""

import zlib
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.models.appearance import LONGEST, LookField
from wezer.core.models.veil import PHOTO, NameField, hides, meet, veiled
from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: Hues are drawn from 24 places on the colour circle, each a class of the style sheet.
HUE_STEP = 15


class PartyKind(models.TextChoices):
    MEMBER = "member", _("member")
    GROUP = "group", _("group")


class Party(models.Model):
    """Who can act, own, owe, promise. Rows are never deleted: a person erased keeps a pseudonym."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    kind = models.CharField(max_length=8, choices=PartyKind)
    name = NameField(_("name"), max_length=120)
    look = LookField(max_length=LONGEST, blank=True, db_default="", editable=False)  # of its name
    hue = models.PositiveSmallIntegerField(default=0)
    icon = models.CharField(max_length=40, blank=True)  # a group's sign; here, so that lists of parties need no join
    photo = models.ForeignKey("core.File", models.SET_NULL, null=True, blank=True, related_name="+")
    created_at = models.DateTimeField(default=now)

    class Meta:
        indexes = [
            models.Index(fields=["kind", "name", "id"], name="party_directory"),
            models.Index(fields=["look"], name="party_look"),
        ]

    def __str__(self) -> str:
        return self.name

    @classmethod
    def from_db(cls, *row: Any, **how: Any) -> Any:
        """Whoever is read is met: the names of all are asked for at once, where somebody outside reads."""
        made = super().from_db(*row, **how)
        meet(made)
        return made

    def save(self, *args: Any, update_fields: Iterable[str] | None = None, **how: Any) -> None:
        """A new name brings its look along. What is stored lies under no veil."""
        named = update_fields is not None and "name" in update_fields
        with veiled(None):
            super().save(*args, update_fields={*(update_fields or ()), "look"} if named else update_fields, **how)

    @property
    def is_group(self) -> bool:
        return self.kind == PartyKind.GROUP

    @property
    def initials(self) -> str:
        """One or two letters for a person without a picture."""
        words = self.name.split()
        if len(words) > 1:
            return (words[0][:1] + words[-1][:1]).upper()
        return self.name[:2].capitalize()

    @property
    def is_veiled(self) -> bool:
        """Whether its reader may not know who it is (`veil.py`)."""
        return hides(self)

    @property
    def picture_url(self) -> str:
        """The small picture of an avatar; empty without a photo. Costs no statement: the address names the party."""
        if not self.photo_id or hides(self, PHOTO):
            return ""
        return reverse("files:photo", args=[self.uid, 96]) + f"?v={self.photo_id}"

    def get_absolute_url(self) -> str:
        """The party's page; empty where its reader may not know of it. A group read as a mere party has no slug at hand:
        its uid leads there too."""
        if hides(self):
            return ""
        return reverse("members:member", args=[self.uid])

    @staticmethod
    def hue_of(name: str) -> int:
        """A steady hue for a name."""
        return zlib.crc32(name.encode()) % (360 // HUE_STEP) * HUE_STEP


class Member(Party):
    """The person as the community sees it. Survives the closing of the login as a pseudonym; paper members have none."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="member")
    number = models.CharField(max_length=40, blank=True)  # the member number of the system they came from
    level = models.ForeignKey("core.Level", models.SET_NULL, null=True, blank=True, related_name="members")
    language = models.CharField(_("language"), max_length=12, blank=True)
    timezone = models.CharField(_("time zone"), max_length=64, blank=True)
    theme = models.CharField(_("theme"), max_length=8, blank=True)  # "", light, dark
    density = models.CharField(_("density"), max_length=8, blank=True)  # "", compact
    shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)
    first_steps = models.BooleanField(default=True)  # shown on their home while they are new and some are not taken
    seen_at = models.DateTimeField(null=True, blank=True)  # saved at most every five minutes
    dormant_at = models.DateTimeField(null=True, blank=True)  # they have not been here for long (`dormancy.py`)
    dormancy_warnings = models.PositiveSmallIntegerField(default=0)
    dormancy_warned_at = models.DateTimeField(null=True, blank=True)
    erased_at = models.DateTimeField(null=True, blank=True)


class ProfileField(models.Model):
    """One line of a profile with its own audience (core.md P-1). `key` is declared in the registry of profile fields."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="profile")
    key = models.CharField(max_length=40)
    value = models.JSONField()
    audience = models.ForeignKey("core.Audience", models.PROTECT, null=True, related_name="+")  # None: nobody else

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "key"], name="profile_field_once")]

    def __str__(self) -> str:
        return self.key


class ProfileTerm(models.Model):
    """One word of a profile line that lists some (skills, needs…), so that a directory can find it by an index."""

    field = models.ForeignKey(ProfileField, models.CASCADE, related_name="terms")
    term = models.CharField(max_length=80)  # as compared: lower case, accents folded

    class Meta:
        constraints = [models.UniqueConstraint(fields=["field", "term"], name="profile_term_once")]
        indexes = [models.Index(fields=["term", "field"], name="profile_term_found")]

    def __str__(self) -> str:
        return self.term


class Displacement(models.Model):
    """The random vector by which a member's place is moved for others: drawn once, kept for ever (core.md P-4).

    Drawing it anew would let an observer average it away. A point of the unit circle's disc, never near its centre.
    """

    member = models.OneToOneField(Member, models.CASCADE, primary_key=True, related_name="displacement")
    east = models.FloatField()
    north = models.FloatField()

    def __str__(self) -> str:
        return f"displacement of {self.member_id}"
