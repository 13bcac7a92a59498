from django.urls import path

from wezer.ui.later import views

recording = views("wezer.operation.views.recording")

urlpatterns = [
    path("recording/", recording.index, name="recording"),
    path("recording/<uuid:uid>/again/", recording.again, name="recording-again"),
    path("recording/<uuid:uid>/drop/", recording.drop, name="recording-drop"),
]
