"""What those who tend a group tell everybody in it."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class Announced(NoticeKind):
    kind, name, icon = "announced", gettext_lazy("Those who tend a group tell everybody something"), "megaphone"
    topic = "announcements"

    def sentence(self, notice: Any) -> str:
        title, group = notice.item.title[:80] if notice.item else "", notice.group.name if notice.group else ""
        return _("{group} tells everybody: “{title}”").format(group=group, title=title)


@notice_kinds.add
class AnnouncedImportant(Announced):
    kind, name, icon = "announced_important", gettext_lazy("They tell everybody something important"), "megaphone"
    topic = "important"

    def sentence(self, notice: Any) -> str:
        title, group = notice.item.title[:80] if notice.item else "", notice.group.name if notice.group else ""
        return _("{group} tells everybody something important: “{title}”").format(group=group, title=title)
