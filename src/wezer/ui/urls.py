from django.conf import settings
from django.urls import include, path

from wezer.ui import views

app_patterns = [
    path("theme.css", views.theme_css, name="theme"),
    path("app.webmanifest", views.manifest, name="manifest"),
    path("screen/", views.screen, name="screen"),
]
if settings.DEBUG:
    app_patterns += [path("styleguide/", views.styleguide, name="styleguide")]

urlpatterns = [path("", include((app_patterns, "ui")))]
