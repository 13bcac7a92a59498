"""Home, notices, search, and the address of any item."""

from django.urls import include, path

from wezer.core.views import home, notices, search

home_patterns = [path("", home.show, name="home")]

notice_patterns = [
    path("", notices.index, name="list"),
    path("read/", notices.read, name="read"),
    path("<uuid:uid>/", notices.open, name="open"),
]

search_patterns = [
    path("", search.results, name="search"),
    path("tags/<str:tag>/feed.atom", search.feed, name="feed"),
    path("kept/", search.kept, name="kept"),
    path("kept/<uuid:uid>/", search.kept_one, name="kept-one"),
    path("suggestions/", search.suggestions, name="suggestions"),
]

urlpatterns = [
    path("", include((home_patterns, "home"))),
    path("notices/", include((notice_patterns, "notices"))),
    path("search/", include((search_patterns, "search"))),
]
