"""What stands on the shelf."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.models import Item
from wezer.core.models.item import ItemQuerySet


class LotState(models.TextChoices):
    THERE = "there", _("there")
    TAKEN = "taken", _("taken")


class Lot(Item):
    """Something that a member puts on the shelf for whoever needs it. Who sees it is the item's own audience."""

    state = models.CharField(max_length=8, choices=LotState, default=LotState.THERE)
    amount = models.CharField(_("how much"), max_length=60, blank=True)
    note = models.TextField(_("what one should know"), max_length=2000, blank=True)
    taken_by = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click puts it there once

    objects = ItemQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="seeds_lot_key_once")]
