"""The library: things that are lent, and loans."""

from django.urls import include, path

from wezer.core.lending.views import loans, things

thing_patterns = [
    path("<slug:slug>/<slug:room_slug>/lend/", things.create, name="new"),
    path("<slug:slug>/thing/<uuid:uid>/", things.show, name="thing"),
    path("<slug:slug>/thing/<uuid:uid>/edit/", things.edit, name="edit"),
    path("<slug:slug>/thing/<uuid:uid>/loans/", things.ask, name="ask"),
    path("<slug:slug>/thing/<uuid:uid>/standing/", things.standing, name="standing"),
    path("<slug:slug>/thing/<uuid:uid>/photos/<uuid:file>/removal/", things.drop_photo, name="drop-photo"),
]

library_patterns = [
    path("", things.index, name="things"),
    path("loans/", loans.mine, name="loans"),
    path("loans/<uuid:uid>/", loans.show, name="loan"),
    path("loans/<uuid:uid>/photos/", loans.photos, name="loan-photos"),
    path("loans/<uuid:uid>/<slug:name>/", loans.step, name="step"),
]

urlpatterns = [
    path("library/", include((library_patterns, "library"))),
    path("g/", include((thing_patterns, "things"))),
]
