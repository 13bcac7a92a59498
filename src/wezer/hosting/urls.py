"""Pages of hosting: bringing a community along."""

from django.urls import include, path

from wezer.hosting.views import imports

patterns = [
    path("", imports.index, name="list"),
    path("new/<slug:source>/", imports.new, name="new"),
    path("<uuid:uid>/", imports.show, name="order"),
    path("<uuid:uid>/report.csv", imports.report, name="report"),
    path("<uuid:uid>/writing/", imports.write, name="write"),
    path("<uuid:uid>/undoing/", imports.undo, name="undo"),
    path("<uuid:uid>/removal/", imports.drop, name="drop"),
]

urlpatterns = [path("garden/import/", include((patterns, "imports")))]
