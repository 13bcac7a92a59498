from django.urls import path

from wezer.ui.later import views

dashboard = views("wezer.operation.views.dashboard")

urlpatterns = [path("", dashboard.dashboard, name="dashboard")]
