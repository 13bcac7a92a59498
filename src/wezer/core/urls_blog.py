"""Blogs: what groups tell."""

from django.urls import include, path

from wezer.core.blog import feeds
from wezer.core.blog.views import articles, proposals, room

blog_patterns = [
    path("blog/", room.index, name="index"),
    path("blog/feed.<slug:kind>", feeds.feed, name="feed"),
    path("blog/articles/<uuid:uid>/edit/", articles.edit, name="edit"),
    path("blog/articles/<uuid:uid>/state/", articles.state, name="state"),
    path("blog/articles/<uuid:uid>/picture/removal/", articles.uncover, name="uncover"),
    path("blog/articles/<uuid:uid>/proposal/", proposals.show, name="proposal"),
    path("blog/articles/<uuid:uid>/proposal/edit/", proposals.propose, name="propose"),
    path("blog/articles/<uuid:uid>/versions/", articles.versions, name="versions"),
    path("blog/articles/<uuid:uid>/versions/return/", articles.return_to, name="return"),
    path("blog/<slug:slug>/feed.<slug:kind>", feeds.feed, name="feed-of"),
    path("blog/<slug:slug>/<slug:name>/", articles.show, name="article"),
    path("g/<slug:slug>/<slug:room_slug>/compose/", articles.write, name="write"),
]

urlpatterns = [path("", include((blog_patterns, "blog")))]
