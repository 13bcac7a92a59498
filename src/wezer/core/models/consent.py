"""What people agreed to, and withdrew: texts in their versions, and a log that only grows (core.md V-2, I-13)."""

import hashlib
import json
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: The key of what everybody accepts to come in; every other text is an optional use.
TERMS = "terms"


class ConsentText(models.Model):
    """One version of a text that people agree to. Never changed: another version follows it."""

    is_append_only = True
    free_columns = ("written_by_id",)

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    key = models.SlugField(max_length=40)
    number = models.PositiveIntegerField()
    title = models.CharField(_("title"), max_length=120)
    body = models.TextField(_("text"), max_length=20_000)
    is_asked = models.BooleanField(default=True)  # False: this use has ended, nobody is asked any more
    written_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "number"], name="consent_text_once")]

    def __str__(self) -> str:
        return f"{self.title} ({self.number})"


class ConsentChannel(models.TextChoices):
    SIGNUP = "signup", _("when signing up")
    PAGE = "page", _("on a page")
    PROGRAM = "program", _("by a program")
    PAPER = "paper", _("on paper")


class Consent(models.Model):
    """One line of the log: given or withdrawn. The database refuses every change of it but of `proof`, which may name a
    person; `digest` stands in a fact of the hash chain."""

    is_append_only = True
    free_columns = ("proof",)

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.PROTECT, related_name="consents")
    text = models.ForeignKey(ConsentText, models.PROTECT, related_name="consents")
    is_given = models.BooleanField()
    language = models.CharField(max_length=12, blank=True)
    channel = models.CharField(max_length=8, choices=ConsentChannel)
    at = models.DateTimeField(default=now)
    digest = models.CharField(max_length=64)
    proof = models.CharField(max_length=200, blank=True)  # of a paper: where it is kept

    class Meta:
        indexes = [models.Index(fields=["member", "-id"], name="consent_of_member")]

    def __str__(self) -> str:
        return f"{self.member_id} on {self.text_id}: {self.is_given}"

    def reckoned(self, *, with_title: bool = True) -> str:
        """What `digest` must be: SHA-256 over who, which version, what, how and when. Lines from before titles were counted
        stand as they were written, without."""
        text = f"{self.text.title}\n{self.text.body}" if with_title else self.text.body
        said = {
            "at": self.at.isoformat(),
            "channel": str(self.channel),
            "given": self.is_given,
            "language": self.language,
            "member": str(self.member.uid),
            "text": hashlib.sha256(text.encode()).hexdigest(),
            "uid": str(self.uid),
            "version": f"{self.text.key}/{self.text.number}",
        }
        return hashlib.sha256(json.dumps(said, sort_keys=True, separators=(",", ":")).encode()).hexdigest()
