from django.urls import include, path

from wezer.workflow.views import arrows, flights

flight_patterns = [
    path("", flights.flights, name="list"),
    path("<uuid:uid>/retry/", flights.retry, name="retry"),
    path("<uuid:uid>/drop/", flights.drop, name="drop"),
]
arrow_patterns = [
    path("", arrows.arrows, name="map"),
    path("<str:key>/switch/", arrows.switch, name="switch"),
]

urlpatterns = [
    path("garden/flights/", include((flight_patterns, "flights"))),
    path("workflow/", include((arrow_patterns, "workflow"))),
]
