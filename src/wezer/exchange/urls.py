"""The addresses of the market."""

from django.urls import include, path

from wezer.exchange.views import announcements, categories, circles, evaluations, feeds, lists, replies, searches

patterns = [
    path("", lists.market, name="list"),
    path("feed.atom", feeds.atom, name="feed-atom"),
    path("feed.json", feeds.json_feed, name="feed-json"),
    path("feed/", feeds.renew, name="feed-renewal"),
    path("circles/", circles.circles, name="circles"),
    path("mine/", lists.mine, name="mine"),
    path("talks/", lists.talks, name="talks"),
    path("review/", lists.review, name="review"),
    path("searches/", searches.index, name="searches"),
    path("searches/<uuid:uid>/", searches.change, name="search"),
    path("new/", announcements.create, name="create"),
    path("replies/<uuid:uid>/", replies.show, name="reply"),
    path("replies/<uuid:uid>/terms/", replies.terms, name="reply-terms"),
    path("replies/<uuid:uid>/messages/", replies.message, name="reply-messages"),
    path("replies/<uuid:uid>/payment/", replies.pay, name="reply-payment"),
    path("replies/<uuid:uid>/mediator/", replies.mediator, name="reply-mediator"),
    path("replies/<uuid:uid>/evaluation/", evaluations.give, name="reply-evaluation"),
    path("replies/<uuid:uid>/<slug:step>/", replies.step, name="reply-step"),
    path("words/<uuid:uid>/answer/", evaluations.answer, name="words-answer"),
    path("<uuid:uid>/", announcements.show, name="announcement"),
    path("<uuid:uid>/edit/", announcements.edit, name="announcement-edit"),
    path("<uuid:uid>/replies/", replies.create, name="announcement-replies"),
    path("<uuid:uid>/<slug:step>/", announcements.step, name="announcement-step"),
]

garden_patterns = [
    path("", categories.index, name="index"),
    path("categories/<uuid:uid>/", categories.edit, name="category"),
    path("categories/<uuid:uid>/criteria/", categories.criteria, name="category-criteria"),
    path("criteria/", categories.criterion, name="criteria"),
]

urlpatterns = [
    path("market/", include((patterns, "market"))),
    path("garden/market/", include((garden_patterns, "market-garden"))),
]
