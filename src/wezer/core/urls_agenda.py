"""Events of groups, and one's own agenda."""

from django.urls import include, path

from wezer.core.views import (
    agenda,
    attendance,
    event_entry,
    event_following,
    event_options,
    event_photos,
    event_questions,
    event_report,
    events,
    outside_calendars,
    outside_rsvps,
)

event_patterns = [
    path("<slug:slug>/<slug:room_slug>/new/", events.create, name="new"),
    path("<slug:slug>/<slug:room_slug>/import/", events.bring_in, name="import"),
    path("<slug:slug>/<slug:room_slug>/outside/", outside_calendars.index, name="outside"),
    path("<slug:slug>/<slug:room_slug>/outside/<uuid:uid>/removal/", outside_calendars.removal, name="outside-removal"),
    path("<slug:slug>/<slug:room_slug>/calendar.ics", agenda.room_feed, name="feed"),
    path("<slug:slug>/events/<uuid:uid>/", events.show, name="event"),
    path("<slug:slug>/events/<uuid:uid>/edit/", events.edit, name="edit"),
    path("<slug:slug>/events/<uuid:uid>/answer/", events.answer, name="answer"),
    path("<slug:slug>/events/<uuid:uid>/publication/", events.publish, name="publish"),
    path("<slug:slug>/events/<uuid:uid>/cancellation/", events.cancel, name="cancel"),
    path("<slug:slug>/events/<uuid:uid>/options/", event_options.options, name="options"),
    path("<slug:slug>/events/<uuid:uid>/options/answers/", event_options.answers, name="option-answers"),
    path("<slug:slug>/events/<uuid:uid>/options/<uuid:option>/removal/", event_options.removal, name="option-removal"),
    path(
        "<slug:slug>/events/<uuid:uid>/options/<uuid:option>/settlement/", event_options.settlement, name="settlement"
    ),
    path("<slug:slug>/events/<uuid:uid>/questions/", event_questions.questions, name="questions"),
    path(
        "<slug:slug>/events/<uuid:uid>/questions/<uuid:question>/removal/",
        event_questions.removal,
        name="question-removal",
    ),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/attendance/list.csv", attendance.as_file, name="attendance-file"
    ),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/attendance/", attendance.attendance, name="attendance"),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/invitations/", event_entry.invitations, name="invitations"),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/invitations/<uuid:member>/removal/",
        event_entry.withdrawal,
        name="withdrawal",
    ),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/requests/<uuid:member>/acceptance/",
        event_entry.acceptance,
        name="acceptance",
    ),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/requests/<uuid:member>/refusal/",
        event_entry.refusal,
        name="refusal",
    ),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/outside/<uuid:rsvp>/removal/",
        outside_rsvps.strike,
        name="strike",
    ),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/report/", event_report.report, name="report"),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/photos/", event_photos.photos, name="photos"),
    path(
        "<slug:slug>/events/<uuid:uid>/dates/<slug:on>/photos/<uuid:file>/removal/",
        event_photos.removal,
        name="photo-removal",
    ),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/", events.one_date, name="date"),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/following/", event_following.following, name="following"),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/cancellation/", events.cancel_one, name="date-cancel"),
    path("<slug:slug>/events/<uuid:uid>/dates/<slug:on>/return/", events.restore_one, name="date-restore"),
]

agenda_patterns = [
    path("", agenda.mine, name="mine"),
    path("address/", agenda.address, name="address"),
    path("public.ics", agenda.public_feed, name="feed-for-all"),
    path("feeds/<str:secret>/<uuid:uid>.ics", agenda.room_feed_by_secret, name="room-feed"),
    path("feeds/<str:secret>.ics", agenda.member_feed, name="feed"),
]

rsvp_patterns = [
    path("sent/", outside_rsvps.sent, name="sent"),
    path("to/<uuid:uid>/<slug:on>/", outside_rsvps.write, name="write"),
    path("<str:token>/", outside_rsvps.show, name="rsvp"),
    path("<str:token>/removal/", outside_rsvps.take_back, name="removal"),
]

urlpatterns = [
    path("rsvp/", include((rsvp_patterns, "rsvp"))),
    path("agenda/", include((agenda_patterns, "agenda"))),
    path("g/", include((event_patterns, "events"))),
]
