"""The library: things that are lent, loans, documents."""

from django.urls import include, path

from wezer.core.lending.views import loans, things
from wezer.core.library.views import documents

thing_patterns = [
    path("<slug:slug>/<slug:room_slug>/lend/", things.create, name="new"),
    path("<slug:slug>/thing/<uuid:uid>/", things.show, name="thing"),
    path("<slug:slug>/thing/<uuid:uid>/edit/", things.edit, name="edit"),
    path("<slug:slug>/thing/<uuid:uid>/loans/", things.ask, name="ask"),
    path("<slug:slug>/thing/<uuid:uid>/standing/", things.standing, name="standing"),
    path("<slug:slug>/thing/<uuid:uid>/photos/<uuid:file>/removal/", things.drop_photo, name="drop-photo"),
]

document_patterns = [
    path("<slug:slug>/<slug:room_slug>/add/", documents.create, name="new"),
    path("<slug:slug>/document/<uuid:uid>/", documents.show, name="document"),
    path("<slug:slug>/document/<uuid:uid>/edit/", documents.edit, name="edit"),
    path("<slug:slug>/document/<uuid:uid>/versions/", documents.new_version, name="version"),
    path("<slug:slug>/document/<uuid:uid>/versions/<int:number>/", documents.download, name="download"),
    path("<slug:slug>/document/<uuid:uid>/versions/<int:number>/return/", documents.restore, name="restore"),
    path("<slug:slug>/document/<uuid:uid>/approval/", documents.approval, name="approval"),
    path("<slug:slug>/document/<uuid:uid>/taking/", documents.taking, name="taking"),
]

library_patterns = [
    path("", things.index, name="things"),
    path("documents/", documents.index, name="documents"),
    path("loans/", loans.mine, name="loans"),
    path("loans/<uuid:uid>/", loans.show, name="loan"),
    path("loans/<uuid:uid>/photos/", loans.photos, name="loan-photos"),
    path("loans/<uuid:uid>/mediator/", loans.mediator, name="loan-mediator"),
    path("loans/<uuid:uid>/<slug:name>/", loans.step, name="step"),
]

urlpatterns = [
    path("library/", include((library_patterns, "library"))),
    path("g/", include((thing_patterns, "things"))),
    path("g/", include((document_patterns, "documents"))),
]
