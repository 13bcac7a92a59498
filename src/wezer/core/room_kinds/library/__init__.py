"""Library: the documents of a group."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from wezer.core.kinds import RoomOfItems, room_kinds
from wezer.core.library import permissions as _rights  # noqa: F401 - registered when the kind is
from wezer.core.models import Document


@room_kinds.add
class LibraryRoom(RoomOfItems):
    kind = "library"
    name = _("Documents")
    icon = "book-open"
    description = _("Minutes, statutes, plans: every version, who brought it, and the words inside found by search.")
    item_kinds = ("document",)
    notice_kinds = ("document_proposed", "document_approved", "document_given_back", "document_version")
    rights = ("core.add_document", "core.write_document", "core.approve_document")
    once = True
    #: What must be kept would go with it.
    may_be_binned = False

    def live(self, room: Any, viewer: Any) -> str:
        number = Document.objects.listed_for(viewer).filter(room=room).count()
        return ngettext("{number} document", "{number} documents", number).format(number=number) if number else ""

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.room_kinds.library.page import show

        return show(request, room)
