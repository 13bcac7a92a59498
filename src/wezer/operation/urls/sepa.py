from django.urls import path

from wezer.ui.later import views

sepa = views("wezer.operation.views.sepa")

urlpatterns = [
    path("sepa/", sepa.index, name="sepa"),
    path("sepa/files/", sepa.create, name="sepa-create"),
    path("sepa/files.csv", sepa.sheet, name="sepa-csv"),
    path("sepa/files/<uuid:uid>/", sepa.detail, name="batch"),
    path("sepa/files/<uuid:uid>/file/", sepa.file, name="batch-file"),
    path("sepa/files/<uuid:uid>/answer/", sepa.answer, name="batch-answer"),
    path("sepa/mandates/", sepa.mandates, name="mandates"),
    path("sepa/mandates.csv", sepa.mandates_sheet, name="mandates-csv"),
    path("sepa/mandates/new/", sepa.mandate_create, name="mandate-new"),
    path("sepa/mandates/<uuid:uid>/", sepa.mandate, name="mandate"),
    path("sepa/mandates/<uuid:uid>/end/", sepa.mandate_end, name="mandate-end"),
    path("sepa/mandates/<uuid:uid>/renewal/", sepa.mandate_again, name="mandate-again"),
]
