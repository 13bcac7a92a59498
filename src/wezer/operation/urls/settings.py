from django.urls import path

from wezer.ui.later import views

rates = views("wezer.operation.views.rates")
settings = views("wezer.operation.views.settings")
year_end = views("wezer.operation.views.year_end")

urlpatterns = [
    path("settings/", settings.index, name="settings"),
    path("settings/logo/", settings.logo, name="settings-logo"),
    path("settings/years/new/", settings.new_year, name="new-year"),
    path("settings/currencies/<str:code>/", settings.money, name="money"),
    path("settings/roles/<str:role>/", settings.role, name="role"),
    path("settings/<slug:key>/", settings.part, name="settings-part"),
    path("rates/", rates.index, name="rates"),
    path("year-end/", year_end.index, name="year-end"),
    path("year-end/<str:start>/", year_end.year, name="year"),
    path("year-end/<str:start>/closing/", year_end.close, name="year-closing"),
    path("year-end/<str:start>/months/<str:month>/closing/", year_end.close_month, name="month-closing"),
]
