from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.agenda.reports import report_words
from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class EventKind(ItemKind):
    kind = "event"
    name = _("Event")
    many = _("Events to come")
    icon = "calendar-days"
    model = "core.Event"
    card_template = "core/agenda/_card.html"

    def url(self, item: Any) -> str:
        return reverse("events:event", args=[item.group.slug, item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return [item.event.body, *report_words(item.event)]
