"""The pages that room kinds add below their rooms: asked last, when no other route answers."""

from django.urls import path

from wezer.core.views import rooms

urlpatterns = [path("g/<slug:slug>/<slug:room_slug>/<path:rest>", rooms.room, name="room-page")]
