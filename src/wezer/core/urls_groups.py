"""Groups with their rooms, and the one address of every item."""

from django.urls import include, path

from wezer.core.views import groups, items, moves, posts, rooms, standing, tend, tend_rooms

group_patterns = [
    path("", groups.index, name="list"),
    path("tree/", groups.tree, name="tree"),
    path("new/", groups.create, name="new"),
    path("moves/<uuid:uid>/", moves.request_page, name="move-request"),
    path("moves/<uuid:uid>/consent/", moves.consent, name="move-consent"),
    path("moves/<uuid:uid>/refusal/", moves.refuse, name="move-refusal"),
    path("moves/<uuid:uid>/withdrawal/", moves.withdraw, name="move-withdrawal"),
    path("<slug:slug>/", groups.show_hall, name="hall"),
    path("<slug:slug>/new/", groups.create, name="new-inside"),
    path("<slug:slug>/people/", groups.people, name="people"),
    path("<slug:slug>/people/invitations/", groups.invite, name="invite"),
    path("<slug:slug>/people/requests/<uuid:uid>/", groups.decide, name="decide"),
    path("<slug:slug>/belonging/", groups.enter, name="enter"),
    path("<slug:slug>/belonging/answer/", groups.answer_invite, name="answer"),
    path("<slug:slug>/belonging/end/", groups.leave, name="leave"),
    path("<slug:slug>/settings/", tend.settings, name="settings"),
    path("<slug:slug>/settings/rooms/", tend.add_room, name="add-room"),
    path("<slug:slug>/settings/rooms/<uuid:uid>/", tend_rooms.settings, name="room-settings"),
    path("<slug:slug>/settings/rooms/<uuid:uid>/state/", tend_rooms.state, name="room-state"),
    path("<slug:slug>/settings/rooms/<uuid:uid>/health/", tend_rooms.health, name="room-health"),
    path("<slug:slug>/rooms/proposal/", tend_rooms.propose, name="propose-room"),
    path("<slug:slug>/settings/roles/", tend.add_role, name="add-role"),
    path("<slug:slug>/settings/roles/<uuid:uid>/", standing.role, name="role"),
    path("<slug:slug>/settings/roles/holders/", tend.grant, name="grant"),
    path("<slug:slug>/settings/roles/holders/<int:number>/end/", tend.end, name="end-role"),
    path("<slug:slug>/settings/move/", moves.propose, name="move"),
    path("<slug:slug>/settings/archive/", tend.archive, name="archive"),
    path("<slug:slug>/settings/reopen/", tend.reopen, name="reopen"),
    path("<slug:slug>/posts/<uuid:uid>/", posts.post, name="post"),
    path("<slug:slug>/posts/<uuid:uid>/edit/", posts.edit, name="edit-post"),
    path("<slug:slug>/posts/<uuid:uid>/publication/", posts.publication, name="publish-post"),
    path("<slug:slug>/posts/<uuid:uid>/versions/", posts.versions, name="post-versions"),
    path("<slug:slug>/<slug:room_slug>/", rooms.room, name="room"),
    path("<slug:slug>/<slug:room_slug>/write/", posts.write, name="write"),
]

item_patterns = [
    path("<uuid:uid>/", items.item, name="item"),
    path("<uuid:uid>/comments/", items.comments, name="comments"),
    path("<uuid:uid>/reactions/", items.reactions, name="reactions"),
    path("<uuid:uid>/withdrawal/", items.withdrawal, name="withdraw"),
    path("<uuid:uid>/return/", items.item_return, name="return"),
    path("<uuid:uid>/hiding/", items.hiding, name="hide"),
    path("comments/<uuid:uid>/", items.comment, name="comment"),
    path("comments/<uuid:uid>/withdrawal/", items.comment_withdrawal, name="comment-withdraw"),
    path("comments/<uuid:uid>/return/", items.comment_return, name="comment-return"),
    path("comments/<uuid:uid>/hiding/", items.comment_hiding, name="comment-hide"),
]

urlpatterns = [
    path("g/", include((group_patterns, "groups"))),
    path("i/", include((item_patterns, "items"))),
]
