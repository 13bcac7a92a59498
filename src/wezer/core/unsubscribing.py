"""The link by which mail stops without signing in (RFC 8058): signed, for one member, one topic, and a group or none."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.core import signing
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.kinds import notice_topics
from wezer.core.models import Group, Member

_SALT = "wezer.core.mail.stop"
#: The summary itself, beside the topics.
SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class Stop:
    """What a link stops."""

    member: Member
    topic: str
    group: Group | None = None

    @property
    def words(self) -> str:
        if self.topic == SUMMARY:
            return _("the summary of what is new")
        name = str(notice_topics[self.topic].name)
        if self.group is not None:
            return _("“{topic}” in {group}").format(topic=name, group=self.group.name)
        return _("“{topic}”").format(topic=name)


def stop_url(member: Member, topic: str, group: Group | None = None) -> str:
    said = [str(member.uid), topic, str(group.uid) if group else ""]
    return settings.SITE_URL + reverse("mail:stop", args=[signing.dumps(said, salt=_SALT)])


def read_stop(token: str) -> Stop | None:
    """What this token stops; None when nobody signed it, or what it names is gone."""
    try:
        uid, topic, group = signing.loads(token, salt=_SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    member = Member.objects.filter(uid=uid).first()
    where = Group.objects.filter(uid=group).first() if group else None
    if member is None or (group and where is None) or (topic != SUMMARY and topic not in notice_topics):
        return None
    return Stop(member, topic, where)


def headers(member: Member, topic: str, group: Group | None = None) -> dict[str, str]:
    """What every mail about notices says of itself, for programs that read mail."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return {
        "List-Id": f"<notices.{host}>",
        "List-Unsubscribe": f"<{stop_url(member, topic, group)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        "Auto-Submitted": "auto-generated",
        "X-WeZer-Kind": "summary" if topic == SUMMARY else "notice",
    }
