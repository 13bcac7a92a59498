from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import ItemKind, item_kinds


@item_kinds.add
class PostKind(ItemKind):
    kind = "post"
    name = _("Post")
    icon = "message-square-text"
    model = "core.Post"
    card_template = "core/talk/_card.html"

    def url(self, item: Any) -> str:
        return reverse("groups:post", args=[item.group.slug, item.uid])

    def search_parts(self, item: Any) -> list[str]:
        return list(item.post.words())
