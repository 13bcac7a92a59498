from django.urls import path

from wezer.ui.later import views

back = views("wezer.operation.views.back")

urlpatterns = [path("back-office/", back.door, name="back")]
