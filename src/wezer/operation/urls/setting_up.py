from django.urls import path

from wezer.ui.later import views

setting_up = views("wezer.operation.views.setting_up")

urlpatterns = [
    path("set-up/", setting_up.begin, name="set-up"),
    path("set-up/summary/", setting_up.summary, name="set-up-summary"),
    path("set-up/progress/", setting_up.progress, name="set-up-progress"),
    path("set-up/logo/", setting_up.logo, name="set-up-logo"),
    path("set-up/<slug:key>/", setting_up.step, name="set-up-step"),
]
