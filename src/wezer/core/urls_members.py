"""Members, directory, one's own settings, the garden, the door, and files."""

from django.urls import include, path

from wezer.core.moderation.views import own, queue
from wezer.core.push import views as pushing
from wezer.core.views import (
    audit,
    breach,
    consents,
    console,
    directory,
    files,
    following,
    garden,
    garden_map,
    garden_reactions,
    join,
    leaving,
    mailing,
    matching,
    me,
    members,
    own_data,
    register,
    standing,
    tend_rooms,
    transparency,
    trust,
)

member_patterns = [
    path("directory/", directory.index, name="directory"),
    path("directory/matches/", matching.show, name="matches"),
    path("m/<uuid:uid>/", members.show, name="member"),
    path("m/<uuid:uid>/skills/endorsement/", members.endorse, name="endorse"),
    path("m/<uuid:uid>/<slug:panel>/", members.show, name="panel"),
]

me_patterns = [
    path("", me.profile, name="profile"),
    path("photo/", me.photo, name="photo"),
    path("pictures/<slug:key>/", me.line_picture, name="line_picture"),
    path("as/", me.seen_as, name="seen_as"),
    path("preferences/", me.preferences, name="preferences"),
    path("notices/", mailing.notices, name="notices"),
    path("notices/times/", mailing.plan, name="mail_plan"),
    path("notices/mail/", mailing.resume, name="resume_mail"),
    path("notices/devices/", pushing.add, name="add_device"),
    path("notices/devices/topics/", pushing.topics, name="push_topics"),
    path("notices/devices/<uuid:uid>/<slug:step>/", pushing.change, name="device"),
    path("notices/<uuid:uid>/pushes/", pushing.in_group, name="push_topics_in"),
    path("notices/<uuid:uid>/", mailing.in_group, name="notices_in"),
    path("following/", following.mine, name="following"),
    path("following/<slug:kind>/<uuid:uid>/", following.change, name="follow"),
    path("invitations/", me.invitations, name="invitations"),
    path("invitations/<uuid:uid>/revocation/", me.revoke, name="revoke_invitation"),
    path("second-lock/", me.second_factor, name="second_factor"),
    path("leaving/", leaving.mine, name="leaving"),
    path("leaving/return/", leaving.change_my_mind, name="stay"),
    path("leaving/end/", leaving.end, name="leave"),
    path("decisions/", own.decisions, name="decisions"),
    path("decisions/<uuid:uid>/appeal/", own.appeal, name="appeal"),
    path("data/", own_data.data, name="data"),
    path("data/archive/", own_data.ask, name="archive"),
    path("data/archive/<uuid:uid>/", own_data.fetch, name="fetch"),
    path("data/consents/", consents.mine, name="consents"),
    path("data/consents/<slug:key>/", consents.say, name="consent"),
    path("data/erasure/", own_data.erasure, name="erasure"),
    path("data/erasure/return/", own_data.take_back, name="keep_me"),
    path("data/looks/", me.looks, name="looks"),
    path("data/age/", trust.age, name="age"),
]

garden_patterns = [
    path("", console.home, name="home"),
    path("see/", console.see_as, name="see_as"),
    path("identity/", garden.identity, name="identity"),
    path("admission/", garden.admission, name="admission"),
    path("waiting/", garden.waiting, name="waiting"),
    path("waiting/<uuid:uid>/decision/", garden.decide, name="decide"),
    path("waiting/<uuid:uid>/messages/", garden.message, name="message"),
    path("invitations/", garden.invitations, name="invitations"),
    path("invitations/<uuid:uid>/revocation/", garden.revoke, name="revoke_invitation"),
    path("reports/", queue.of_community, name="reports"),
    path("members/", garden.members, name="members"),
    path("members/file/", audit.members_file, name="members_file"),
    path("members/<uuid:uid>/", garden.member, name="member"),
    path("security/", garden.security, name="security"),
    path("leaving/", leaving.others, name="leaving"),
    path("consents/", consents.index, name="consents"),
    path("consents/<slug:key>/", consents.text, name="consent"),
    path("register/", register.index, name="register"),
    path("register/file/<slug:form>/", register.file, name="register_file"),
    path("register/<slug:kind>/", register.line, name="register_line"),
    path("retention/", register.retention, name="retention"),
    path("retention/hold/", register.hold, name="hold"),
    path("retention/<uuid:uid>/lift/", register.lift, name="lift"),
    path("breach/", breach.index, name="breach"),
    path("breach/<slug:what>/", breach.take, name="breach_list"),
    path("erasures/", own_data.others, name="erasures"),
    path("profile/", standing.profile_lines, name="profile_lines"),
    path("profile/<slug:key>/removal/", standing.remove_line, name="remove_line"),
    path("reactions/", garden_reactions.index, name="reactions"),
    path("reactions/<slug:kind>/", garden_reactions.one, name="reaction"),
    path("roles/", standing.roles, name="roles"),
    path("levels/", standing.levels, name="levels"),
    path("levels/<uuid:uid>/", standing.level, name="level"),
    path("words/", garden.words, name="words"),
    path("map/", garden_map.show, name="map"),
    path("modules/", garden.modules, name="modules"),
    path("rooms/", tend_rooms.offered, name="rooms"),
    path("health/", garden.health, name="health"),
    path("log/", audit.index, name="log"),
    path("log/file/", audit.file, name="log_file"),
]

join_patterns = [
    path("", join.door, name="door"),
    path("application/", join.application, name="application"),
    path("application/messages/", join.message, name="message"),
    path("withdrawal/", join.withdrawal, name="withdrawal"),
    path("agreements/<slug:key>/", join.agreement, name="agreement"),
    path("<str:token>/", join.invitation, name="invitation"),
]

mail_patterns = [path("stop/<str:token>/", mailing.stop, name="stop")]

file_patterns = [
    path("party/<uuid:uid>/<slug:size>/", files.photo, name="photo"),
    path("<uuid:uid>/<slug:size>/", files.show, name="file"),
]

urlpatterns = [
    path("", include((member_patterns, "members"))),
    path("me/", include((me_patterns, "me"))),
    path("garden/", include((garden_patterns, "garden"))),
    path("join/", include((join_patterns, "join"))),
    path("push-worker.js", pushing.worker, name="push_worker"),
    path("terms/", consents.read_terms, name="terms"),
    path("transparency/", transparency.of_community, name="transparency"),
    path("mail/", include((mail_patterns, "mail"))),
    path("files/", include((file_patterns, "files"))),
]
