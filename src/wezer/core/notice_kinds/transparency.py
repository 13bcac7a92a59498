"""What a group shows to more people than before."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds
from wezer.core.transparency.kinds import transparency_classes


@notice_kinds.add
class Opened(NoticeKind):
    kind, name, icon = "transparency_opened", gettext_lazy("A group I am in shows more to others"), "eye"
    topic = "belonging"

    def sentence(self, notice: Any) -> str:
        kinds = [transparency_classes.get(each) for each in notice.detail.get("opened", [])]
        names = ", ".join(str(each.name) for each in kinds if each is not None)
        return _("{group} shows more from now on: {what}").format(group=notice.group.name, what=names)

    def url(self, notice: Any) -> str:
        return reverse("groups:transparency", args=[notice.group.slug])
