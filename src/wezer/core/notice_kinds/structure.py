"""Changes in the holarchy that wait for somebody, and what became of them."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.models import GroupMove
from wezer.kernel.ref import Ref


class _OfMove(NoticeKind):
    topic = "roles"
    icon = "list-tree"

    def url(self, notice: Any) -> str:
        return GroupMove(uid=Ref(notice.subject).uid).get_absolute_url()


@notice_kinds.add
class MoveAsks(_OfMove):
    kind, name = "move_asks", gettext_lazy("A group I tend, or where I tend, is to lie elsewhere")
    waits = True

    def sentence(self, notice: Any) -> str:
        return _("{group} is to move into {place}: your consent is asked").format(
            group=notice.group.name, place=notice.detail.get("parent", "")
        )


@notice_kinds.add
class MoveDone(_OfMove):
    kind, name = "move_done", gettext_lazy("A group I asked about lies elsewhere now")

    def sentence(self, notice: Any) -> str:
        return _("{group} has moved into {place}").format(
            group=notice.group.name, place=notice.detail.get("parent", "")
        )


@notice_kinds.add
class MoveRefused(_OfMove):
    kind, name = "move_refused", gettext_lazy("A move I was asked about is refused")

    def sentence(self, notice: Any) -> str:
        return _("{group} does not move into {place}: “{reason}”").format(
            group=notice.group.name, place=notice.detail.get("parent", ""), reason=notice.detail.get("reason", "")
        )
