from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.exchange.models import Announcement


@item_kinds.add
class AnnouncementKind(ItemKind):
    kind = "announcement"
    name = _("Offer or want")
    many = _("Offers and wants")
    icon = "store"
    model = "exchange.Announcement"
    card_template = "exchange/items/_announcement.html"
    is_record = True

    def url(self, item: Any) -> str:
        return reverse("market:announcement", args=[item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return list(Announcement.objects.filter(pk=item.pk).values_list("description", flat=True))

    def reindex(self, item: Any) -> None:
        from wezer.exchange.acts.listings import index_announcement

        index_announcement(item, [tag.name for tag in item.tags.all()])
