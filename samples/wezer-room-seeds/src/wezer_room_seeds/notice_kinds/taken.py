from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class LotTaken(NoticeKind):
    kind = "seeds_lot_taken"
    name = gettext_lazy("Someone takes what I put on a shelf")
    icon = "package"
    topic = "answers"

    def sentence(self, notice):
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} takes “{title}” from the shelf").format(name=name, title=notice.item.title)

    def url(self, notice):
        return reverse("items:item", args=[notice.item.uid])
