from django.urls import path

from wezer.operation.views import dashboard

urlpatterns = [path("", dashboard.dashboard, name="dashboard")]
