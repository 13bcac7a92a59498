"""What is begun in rooms of core: posts, topics and questions, events, documents, articles, requests for help."""

from django.utils.translation import gettext_lazy as _

from wezer.core.chat.beginning import Beginning, beginnings


@beginnings.add
class Post(Beginning):
    kind = "post"
    name = _("A post")
    icon = "message-square-text"
    order = 10
    item_kind = "post"
    room_kind = "talk"
    right = "core.write_in_group"
    route = "groups:write"


@beginnings.add
class Topic(Beginning):
    kind = "topic"
    name = _("A topic")
    icon = "messages-square"
    order = 20
    item_kind = "topic"
    room_kind = "forum"
    right = "core.begin_thread"
    route = "forum:new"
    asked = "?kind=topic"


@beginnings.add
class Question(Beginning):
    kind = "question"
    name = _("A question")
    icon = "message-circle-question-mark"
    order = 21
    item_kind = "question"
    room_kind = "forum"
    right = "core.begin_thread"
    route = "forum:new"


@beginnings.add
class Event(Beginning):
    kind = "event"
    name = _("An event")
    icon = "calendar-days"
    order = 30
    item_kind = "event"
    room_kind = "calendar"
    right = "core.create_event"
    route = "events:new"


@beginnings.add
class Document(Beginning):
    kind = "document"
    name = _("A document")
    icon = "file-text"
    order = 40
    item_kind = "document"
    room_kind = "library"
    right = "core.add_document"
    route = "documents:new"


@beginnings.add
class Article(Beginning):
    kind = "article"
    name = _("An article")
    icon = "pen-line"
    order = 50
    item_kind = "article"
    room_kind = "blog"
    right = "core.write_blog"
    route = "blog:write"


@beginnings.add
class Request(Beginning):
    kind = "ticket"
    name = _("A request for help")
    icon = "life-buoy"
    order = 60
    item_kind = "ticket"
    room_kind = "help"
    right = "core.ask_for_help"
    route = "help:ask"
