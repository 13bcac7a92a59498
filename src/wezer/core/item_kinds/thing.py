from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds
from wezer.core.lending.refusals import StillLent
from wezer.core.models import Loan
from wezer.core.models.lending import OVER


@item_kinds.add
class ThingKind(ItemKind):
    kind = "thing"
    name = _("Thing to lend")
    many = _("Things to lend")
    icon = "drill"
    model = "core.Thing"
    card_template = "core/lending/_card.html"

    def url(self, item: Any) -> str:
        return reverse("things:thing", args=[item.group.slug, item.uid])

    def reindex(self, item: Any) -> None:
        from wezer.core.lending.acts.things import index_thing

        index_thing(item)

    def check_withdrawal(self, item: Any) -> None:
        if Loan.objects.filter(thing=item.pk).exclude(state__in=OVER).exists():
            raise StillLent()
