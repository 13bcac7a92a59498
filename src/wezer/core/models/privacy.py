"""What people ask about their own data: an archive of it, and to be forgotten."""

from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.states import state_table


class ArchiveState(models.TextChoices):
    ASKED = "asked", _("being gathered")
    READY = "ready", _("ready")
    FAILED = "failed", _("could not be gathered")


class OwnArchive(models.Model):
    """An archive of one's own data that somebody asked for. The file goes with the row, after some days."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="archives")
    state = models.CharField(max_length=8, choices=ArchiveState, default=ArchiveState.ASKED)
    asked_at = models.DateTimeField(default=now)
    ready_at = models.DateTimeField(null=True, blank=True)
    size = models.PositiveBigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["member", "-id"], name="own_archive_newest")]
        constraints = [
            models.UniqueConstraint(
                fields=["member"], condition=models.Q(state=ArchiveState.ASKED), name="own_archive_asked_once"
            )
        ]

    def __str__(self) -> str:
        return f"archive of {self.member_id}"


class Wish(models.TextChoices):
    """What becomes of what the person wrote where others read it."""

    SIGN = "sign", _("It stays, signed by a former member")
    ANONYMISE = "anonymise", _("It stays, and nothing tells that one person wrote it all")
    DELETE = "delete", _("It goes")


class Erasure(models.Model):
    """Somebody asked to be forgotten. Until `due_at` they may think better of it; once done the row names a pseudonym."""

    member = models.OneToOneField("core.Member", models.CASCADE, primary_key=True, related_name="erasure")
    wish = models.CharField(max_length=9, choices=Wish)
    asked_at = models.DateTimeField(default=now)
    due_at = models.DateTimeField()
    has_begun_leaving = models.BooleanField(default=False)  # asking for it was asking to leave: taking back is staying
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["due_at"], condition=models.Q(done_at=None), name="erasure_due")]

    def __str__(self) -> str:
        return f"erasure of {self.member_id}"


state_table(OwnArchive, {ArchiveState.ASKED: (ArchiveState.READY, ArchiveState.FAILED)})
