"""What items that carry a text of their own share: a topic, a question, a ticket, a help article."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from wezer.core.models.item import Item
from wezer.core.models.talk import LONGEST_BODY


class WrittenItem(Item):
    body = models.TextField(_("text"), max_length=LONGEST_BODY)
    body_html = models.TextField(blank=True)
    renderer = models.PositiveSmallIntegerField(default=0)
    tags = models.JSONField(default=list)  # as its author named them, beside the #tags of the text
    key = models.CharField(max_length=64, blank=True)  # one-time key of the form: a double click writes once

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["key"], condition=~Q(key=""), name="%(class)s_key_once")]
