"""Who is asked for help, and what becomes of what one asked."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.kinds import NoticeKind, notice_kinds


@notice_kinds.add
class HelpWanted(NoticeKind):
    kind, name, icon = "help_wanted", gettext_lazy("Someone asks for help with what I can do"), "life-buoy"
    topic = "answers"

    def sentence(self, notice: Any) -> str:
        name = notice.actor.name if notice.actor else _("Someone")
        return _("{name} asks for help: “{title}”").format(
            name=name, title=notice.item.title[:60] if notice.item else ""
        )


@notice_kinds.add
class HelpExpired(NoticeKind):
    kind, name, icon = "help_expired", gettext_lazy("What I asked had no news for long"), "hourglass"
    topic = "answers"

    def sentence(self, notice: Any) -> str:
        title = notice.item.title[:60] if notice.item else ""
        return _("“{title}” had no news for long. Do you still need help?").format(title=title)
