from django.urls import path

from wezer.operation.views import back

urlpatterns = [path("back-office/", back.door, name="back")]
