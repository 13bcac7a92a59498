"""The journey of a new community, below the garden."""

from django.urls import include, path

from wezer.core.views import journey

journey_patterns = [
    path("", journey.home, name="home"),
    path("presets/<slug:key>/", journey.preset, name="preset"),
    path("presets/<slug:key>/taking/", journey.take, name="take"),
    path("application/", journey.apply_whole, name="whole"),
    path("steps/<slug:key>/", journey.step, name="step"),
    path("steps/<slug:key>/discussion/", journey.discuss, name="discuss"),
    path("steps/<slug:key>/decision/", journey.decide, name="decide"),
    path("steps/<slug:key>/application/", journey.apply, name="apply"),
    path("steps/<slug:key>/undoing/", journey.take_back, name="take_back"),
    path("steps/<slug:key>/review/", journey.keep, name="keep"),
]

urlpatterns = [path("garden/journey/", include((journey_patterns, "journey")))]
