"""The table of facts: append-only, partition-ready, never updated in place."""

from django.db import models

from wezer.kernel.ref import uid7


class Fact(models.Model):
    """Something that happened. Integers name parties and audiences of `core` without a foreign key: facts outlive them."""

    is_append_only = True
    free_columns = ("xid",)  # another cluster counts its transactions otherwise

    id: models.BigAutoField[int, int] = models.BigAutoField(primary_key=True)
    uid = models.UUIDField(default=uid7, unique=True, editable=False)
    xid = models.BigIntegerField(default=0)
    name = models.CharField(max_length=80)
    at = models.DateTimeField()
    actor = models.BigIntegerField(null=True)
    acting_for = models.BigIntegerField(null=True)
    group = models.BigIntegerField(null=True)
    audience = models.BigIntegerField(null=True)
    subject = models.CharField(max_length=100, blank=True)
    quantity = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    cause = models.CharField(max_length=100, blank=True)
    audit = models.BooleanField(default=False)
    payload = models.JSONField(default=dict)

    class Meta:
        indexes = [
            models.Index(fields=["xid", "id"], name="fact_cursor"),
            models.Index(fields=["subject", "id"], name="fact_subject"),
            models.Index(fields=["name", "id"], name="fact_name"),
            models.Index(
                fields=["id"], condition=models.Q(audit=True), name="fact_audited"
            ),  # few among many: the sealer asks
            models.Index(fields=["group", "id"], condition=models.Q(audit=True), name="fact_audited_in_group"),
            models.Index(fields=["actor", "id"], condition=models.Q(audit=True), name="fact_audited_by"),
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.subject}"
