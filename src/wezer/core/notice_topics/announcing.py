"""What those who tend a group tell everybody (core.md N-6)."""

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import NoticeTopic, notice_topics
from wezer.core.models.mailing import Channel


@notice_topics.add
class Announcements(NoticeTopic):
    kind, name, icon, order = "announcements", _("Announcements to everybody in a group"), "megaphone", 19


@notice_topics.add
class Important(NoticeTopic):
    """Never off; those who tell it may do so twice a week."""

    kind, name, icon, order = "important", _("Important announcements"), "megaphone", 20
    channel = Channel.NOW
    offered = (Channel.HERE, Channel.DIGEST, Channel.NOW)
