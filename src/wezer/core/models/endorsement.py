"""Members who say of another that they can do what they name among their skills."""

from django.db import models

from wezer.kernel.clock import now


class Endorsement(models.Model):
    member = models.ForeignKey("core.Member", models.CASCADE, related_name="endorsements")
    term = models.CharField(max_length=80)  # as compared: lower case, accents folded
    by = models.ForeignKey("core.Member", models.CASCADE, related_name="endorsements_given")
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "term", "by"], name="endorsement_once"),
            models.CheckConstraint(condition=~models.Q(member=models.F("by")), name="endorsement_of_another"),
        ]

    def __str__(self) -> str:
        return self.term
