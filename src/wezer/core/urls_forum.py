"""Forums: topics, questions, answers."""

from django.urls import include, path

from wezer.core.forum.views import answers, room, threads

forum_patterns = [
    path("g/<slug:slug>/<slug:room_slug>/begin/", threads.begin, name="new"),
    path("g/<slug:slug>/<slug:room_slug>/feed.atom", room.feed, name="feed"),
    path("g/<slug:slug>/topics/<uuid:uid>/", threads.topic, name="topic"),
    path("g/<slug:slug>/questions/<uuid:uid>/", threads.question, name="question"),
    path("forum/similar/", threads.similar, name="similar"),
    path("forum/<uuid:uid>/edit/", threads.edit, name="edit"),
    path("forum/<uuid:uid>/versions/", threads.versions, name="versions"),
    path("forum/<uuid:uid>/pin/", threads.pin, name="pin"),
    path("forum/<uuid:uid>/state/", threads.state, name="state"),
    path("forum/<uuid:uid>/duplicate/", threads.duplicate, name="duplicate"),
    path("forum/<uuid:uid>/answers/", answers.give, name="answer"),
    path("forum/answers/<uuid:uid>/", answers.edit, name="edit-answer"),
    path("forum/answers/<uuid:uid>/versions/", answers.versions, name="answer-versions"),
    path("forum/answers/<uuid:uid>/vote/", answers.vote, name="vote"),
    path("forum/answers/<uuid:uid>/acceptance/", answers.acceptance, name="accept"),
    path("forum/answers/<uuid:uid>/withdrawal/", answers.withdrawal, name="answer-withdraw"),
    path("forum/answers/<uuid:uid>/return/", answers.answer_return, name="answer-return"),
    path("forum/answers/<uuid:uid>/hiding/", answers.hiding, name="answer-hide"),
]

urlpatterns = [path("", include((forum_patterns, "forum")))]
