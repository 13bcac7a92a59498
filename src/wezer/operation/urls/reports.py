from django.urls import path

from wezer.ui.later import views

reports = views("wezer.operation.views.reports")

urlpatterns = [
    path("reports/", reports.index, name="reports"),
    path("reports/files/<slug:kind>/", reports.ask, name="file-ask"),
    path("reports/files/<uuid:uid>/content/", reports.file, name="file"),
    path("reports/<slug:key>/", reports.report, name="report"),
    path("reports/<slug:key>/csv/", reports.csv, name="report-csv"),
    path("reports/<slug:key>/print/", reports.print_ask, name="report-print-ask"),
    path("reports/<slug:key>/print/<str:job>/", reports.print_wait, name="report-print"),
    path("entries/<uuid:uid>/", reports.entry, name="entry"),
]
