"""The one search index: a row for every item and party; the engine beside it (FTS5 or tsvector) only stores tokens."""

from django.db import models

from wezer.kernel.clock import now
from wezer.kernel.ref import uid7

#: Words of a search that is kept.
LONGEST_KEPT = 500


class IndexWalk(models.Model):
    """One walk that writes every entry of the index anew. It keeps how far it came, so that the next one goes on there."""

    begun_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    item = models.BigIntegerField(default=0)  # the last that was written
    party = models.BigIntegerField(default=0)
    written = models.PositiveBigIntegerField(default=0)

    def __str__(self) -> str:
        return f"begun {self.begun_at}: {self.written}"


class SearchDoc(models.Model):
    """What search knows of a thing. Filled in the same transaction as the thing is written (core.md S-1).

    The tokens themselves are in `core_searchtext` on SQLite and in the column `tokens` on PostgreSQL, outside the ORM.
    """

    ref = models.CharField(max_length=100, unique=True)
    kind = models.CharField(max_length=32)  # an item kind, "member" or "group"
    item = models.OneToOneField("core.Item", models.CASCADE, null=True, blank=True, related_name="+")
    party = models.OneToOneField("core.Party", models.CASCADE, null=True, blank=True, related_name="+")
    audience = models.ForeignKey("core.Audience", models.PROTECT, related_name="+")
    group = models.ForeignKey("core.Group", models.SET_NULL, null=True, blank=True, related_name="+")
    author = models.ForeignKey("core.Party", models.CASCADE, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=12, blank=True)
    title_tokens = models.TextField(blank=True)  # " word word ": a hit in the title comes first
    tags = models.TextField(blank=True)  # " tag tag "
    at = models.DateTimeField()
    is_listed = models.BooleanField(default=True)
    is_over = models.BooleanField(default=False)  # found when somebody asks for what is over

    class Meta:
        indexes = [models.Index(fields=["audience", "at", "id"], name="search_newest")]

    def __str__(self) -> str:
        return self.ref


class KeptSearch(models.Model):
    """Words that a member looks for again and again; with alerts, what is new among what they find is told (core.md S-5)."""

    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="kept_searches")
    q = models.CharField(max_length=LONGEST_KEPT)
    kind = models.CharField(max_length=32, blank=True)  # of one kind of item alone
    alerts = models.BooleanField(default=True)
    told_until = models.DateTimeField(default=now)  # what was published later is new to them
    created_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "q", "kind"], name="kept_search_once")]
        indexes = [models.Index(fields=["told_until", "id"], condition=models.Q(alerts=True), name="kept_search_due")]

    def __str__(self) -> str:
        return self.q
