"""Conversations: channels, messages between members, letters; and letters from outside."""

from django.urls import include, path

from wezer.core.chat.views import becoming, conversation, inbox, messages, outside, search

chat_patterns = [
    path("", inbox.index, name="list"),
    path("new/", inbox.new, name="new"),
    path("search/", search.everywhere, name="search"),
    path("contact/", inbox.contact, name="contact"),
    path("contact/blocks/", inbox.block, name="block"),
    path("letters/<slug:slug>/", inbox.letters, name="letters"),
    path("letters/<slug:slug>/blocks/", outside.block, name="letter-blocks"),
    path("letters/<slug:slug>/new/", inbox.new_letter, name="new-letter"),
    path("messages/<uuid:uid>/", messages.change, name="message"),
    path("messages/<uuid:uid>/withdrawal/", messages.withdrawal, name="withdraw"),
    path("messages/<uuid:uid>/reactions/", messages.reactions, name="reactions"),
    path("messages/<uuid:uid>/reactions/<slug:kind>/", messages.reaction, name="reaction"),
    path("messages/<uuid:uid>/pin/", messages.pin, name="pin"),
    path("messages/<uuid:uid>/hiding/", messages.hiding, name="hide"),
    path("messages/<uuid:uid>/becoming/", becoming.choose, name="becoming"),
    path("messages/<uuid:uid>/versions/", messages.versions, name="versions"),
    path("<uuid:uid>/", conversation.show, name="conversation"),
    path("<uuid:uid>/search/", search.within, name="search-in"),
    path("<uuid:uid>/messages/", conversation.write, name="say"),
    path("<uuid:uid>/changes/", conversation.what_changed, name="changes"),
    path("<uuid:uid>/seen/", conversation.seen, name="seen"),
    path("<uuid:uid>/hearing/", conversation.hearing, name="hearing"),
    path("<uuid:uid>/assignment/", inbox.assignment, name="assign"),
]

letter_patterns = [
    path("sent/", outside.sent, name="sent"),
    path("handed-over/", outside.handed, name="handed"),
    path("to/<slug:slug>/", outside.write, name="write"),
    path("confirm/<str:token>/", outside.confirm, name="confirm"),
    path("<str:token>/", outside.show, name="letter"),
    path("<str:token>/stop/", outside.stop, name="stop"),
    path("<str:token>/forget/", outside.forget, name="forget"),
]

urlpatterns = [
    path("c/", include((chat_patterns, "chat"))),
    path("letters/", include((letter_patterns, "letters"))),
]
