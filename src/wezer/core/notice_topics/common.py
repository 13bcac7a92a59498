"""The topics that every package may speak of (core.md 10). One that no kind of notice speaks of is shown nowhere."""

from django.utils.translation import gettext_lazy as _

from wezer.core.kinds import NoticeTopic, notice_topics
from wezer.core.models.mailing import Channel


@notice_topics.add
class Mentions(NoticeTopic):
    kind, name, icon, order = "mentions", _("Someone names me"), "at-sign", 10
    channel = Channel.NOW


@notice_topics.add
class Messages(NoticeTopic):
    kind, name, icon, order = "messages", _("Someone writes to me"), "message-circle", 12
    channel = Channel.NOW


@notice_topics.add
class Answers(NoticeTopic):
    kind, name, icon, order = "answers", _("Someone answers me or comments on what I wrote"), "reply", 14


@notice_topics.add
class Reactions(NoticeTopic):
    kind, name, icon, order = "reactions", _("Someone reacts to what I wrote"), "sun", 16
    channel = Channel.HERE


@notice_topics.add
class Following(NoticeTopic):
    kind, name, icon, order = "following", _("Something new in what I follow"), "bookmark", 18


@notice_topics.add
class News(NoticeTopic):
    """No notice speaks of it: the summary itself gathers what was written, as far as one may still read it."""

    kind, name, icon, order = "news", _("What was written in my groups"), "messages-square", 20
    offered = (Channel.OFF, Channel.DIGEST)
    stands_alone = True


@notice_topics.add
class Events(NoticeTopic):
    kind, name, icon, order = "events", _("Events and their changes"), "calendar", 25
    channel = Channel.NOW


@notice_topics.add
class Lending(NoticeTopic):
    kind, name, icon, order = "lending", _("What I lend and borrow"), "drill", 27


@notice_topics.add
class Documents(NoticeTopic):
    kind, name, icon, order = "documents", _("Documents I care for"), "file-text", 28


@notice_topics.add
class Money(NoticeTopic):
    kind, name, icon, order = "money", _("Money"), "coins", 30
    channel = Channel.NOW


@notice_topics.add
class Market(NoticeTopic):
    kind, name, icon, order = "market", _("The market"), "store", 35


@notice_topics.add
class Office(NoticeTopic):
    kind, name, icon, order = "office", _("The office"), "scroll-text", 40


@notice_topics.add
class Belonging(NoticeTopic):
    kind, name, icon, order = "belonging", _("Coming, going and invitations"), "door-open", 50
    offered = (Channel.HERE, Channel.DIGEST, Channel.NOW)


@notice_topics.add
class Roles(NoticeTopic):
    kind, name, icon, order = "roles", _("Roles I hold"), "key-round", 60
    offered = (Channel.HERE, Channel.DIGEST, Channel.NOW)


@notice_topics.add
class Moderation(NoticeTopic):
    kind, name, icon, order = "moderation", _("Moderation of what I wrote"), "eye-off", 70
    offered = (Channel.HERE, Channel.DIGEST, Channel.NOW)


@notice_topics.add
class Security(NoticeTopic):
    """Never off, and heard in quiet hours too."""

    kind, name, icon, order = "security", _("The safety of my account"), "shield-alert", 90
    channel = Channel.NOW
    offered = (Channel.HERE, Channel.NOW)
    in_groups, breaks_quiet = False, True


@notice_topics.add
class Other(NoticeTopic):
    kind, name, icon, order = "other", _("Everything else"), "bell", 95
