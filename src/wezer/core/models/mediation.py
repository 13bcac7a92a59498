"""What somebody who is named to mediate in one dispute alone stands as, beside an item of a kind (decision 79)."""

from typing import Any

from django.db import models


class Mediated(models.Model):
    """For kinds whose two sides may come to disagree; comes after Item among the parents. Only `core.mediation.acts` writes
    these columns."""

    unmediated_since = models.DateTimeField(null=True)  # disputed, and nobody may mediate
    mediator = models.ForeignKey("core.Member", models.PROTECT, null=True, related_name="+")  # for this case alone
    mediator_named_by = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")
    mediator_agreed_at = models.DateTimeField(null=True)  # by the other side: now the mediator is asked
    mediator_accepted_at = models.DateTimeField(null=True)
    mediator_unwanted_by = models.ForeignKey("core.Party", models.PROTECT, null=True, related_name="+")

    class Meta:
        abstract = True

    @property
    def sides(self) -> tuple[Any, Any]:
        """The two parties."""
        raise NotImplementedError

    @property
    def is_disputed(self) -> bool:
        raise NotImplementedError

    def other_than(self, party_id: int) -> Any:
        """Of the two sides the other one."""
        raise NotImplementedError
