"""What closed kinds of rooms held is deleted for good: those who tend the community hear of it."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds, room_kinds


class _OfClearing(NoticeKind):
    icon = "trash-2"
    said: Any = ""

    def sentence(self, notice: Any) -> str:
        kind = room_kinds.get(notice.detail.get("kind", ""))
        name = notice.actor.name if notice.actor else _("Someone")
        return str(self.said).format(name=name, kind=kind.name if kind else "", number=notice.detail.get("items", 0))

    def url(self, notice: Any) -> str:
        return reverse("garden:clearing", args=[notice.detail.get("kind", "")])


@notice_kinds.add
class RoomsToBeCleared(_OfClearing):
    kind, name = "rooms_to_be_cleared", gettext_lazy("What a closed kind of rooms held is being deleted")
    said = gettext_lazy("{name} deletes for good what “{kind}” held ({number}). To stop it, open the kind again")


@notice_kinds.add
class RoomsCleared(_OfClearing):
    kind, name = "rooms_cleared", gettext_lazy("What a closed kind of rooms held is deleted")
    said = gettext_lazy("What “{kind}” held is deleted ({number})")
