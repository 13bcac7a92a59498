"""The public sites of groups, and what search engines are told."""

from django.urls import include, path

from wezer.core.pages import views

site_patterns = [
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
    path("site/pages/<uuid:uid>/edit/", views.edit, name="edit"),
    path("site/pages/<uuid:uid>/state/", views.state, name="state"),
    path("site/pages/<uuid:uid>/return/", views.bring_back, name="bring-back"),
    path("site/pages/<uuid:uid>/pictures/<uuid:file>/removal/", views.drop_picture, name="drop-picture"),
    path("site/pages/<uuid:uid>/versions/", views.versions, name="versions"),
    path("site/pages/<uuid:uid>/versions/return/", views.return_to, name="return"),
    path("site/<slug:slug>/", views.show, name="first"),
    path("site/<slug:slug>/<slug:name>/", views.show, name="page"),
    path("site/pages/in/<slug:slug>/", views.write, name="write"),
]

urlpatterns = [path("", include((site_patterns, "site")))]
