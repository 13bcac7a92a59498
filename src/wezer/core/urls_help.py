"""The help desk: requests for help, articles, how well it goes."""

from django.urls import include, path

from wezer.core.helpdesk.views import articles, desk, tickets

help_patterns = [
    path("help/", desk.home, name="home"),
    path("help/ask/", desk.ask_anywhere, name="ask-anywhere"),
    path("help/tickets/<uuid:uid>/", tickets.show, name="ticket"),
    path("help/tickets/<uuid:uid>/answers/", tickets.answer, name="answer"),
    path("help/tickets/<uuid:uid>/article/", tickets.article, name="make-article"),
    path("help/tickets/<uuid:uid>/steps/<slug:name>/", tickets.step, name="step"),
    path("help/articles/<uuid:uid>/", articles.show, name="article"),
    path("help/articles/<uuid:uid>/edit/", articles.edit, name="edit"),
    path("help/articles/<uuid:uid>/translation/", articles.translate, name="translate"),
    path("help/articles/<uuid:uid>/versions/", articles.versions, name="versions"),
    path("g/<slug:slug>/<slug:room_slug>/ask/", tickets.ask, name="ask"),
    path("g/<slug:slug>/<slug:room_slug>/articles/", desk.articles, name="articles"),
    path("g/<slug:slug>/<slug:room_slug>/articles/new/", articles.write, name="write"),
    path("g/<slug:slug>/<slug:room_slug>/targets/", desk.measures, name="targets"),
]

urlpatterns = [path("", include((help_patterns, "help")))]
