"""Reporting, deciding, and what everybody may know of it."""

from django.urls import include, path

from wezer.core.moderation.views import own, queue

report_patterns = [
    path("", own.figures_page, name="figures"),
    path("new/<slug:kind>/<uuid:uid>/", own.report, name="new"),
    path("<uuid:uid>/", queue.case, name="case"),
]

urlpatterns = [path("reports/", include((report_patterns, "reports")))]
