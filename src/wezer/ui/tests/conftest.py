"""The floor above tells ui about itself; its own tests stand without."""

import sys
from types import ModuleType

import pytest
from django.urls import include, path

from wezer.ui import context, shell, words

routes = ModuleType("wezer_ui_test_routes")
vars(routes).update(urlpatterns=[path("", include("wezer.ui.urls"))], handler500="wezer.ui.errors.failed")
sys.modules[routes.__name__] = routes


@pytest.fixture(autouse=True)
def ui_alone(settings, monkeypatch):
    """Only the routes of ui, a plain community, and no entries but those a test adds."""
    settings.ROOT_URLCONF = routes.__name__
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if not name.startswith(("wezer.core.", "allauth."))]
    settings.LOGIN_URL = "/account/login/"
    monkeypatch.setattr(context, "_community", context._plain)
    monkeypatch.setattr(context, "_tellers", {})
    monkeypatch.setattr(shell.spaces, "_entries", {})
    monkeypatch.setattr(shell.starts, "_entries", {})
    monkeypatch.setattr(shell, "_closed", shell._nothing)
    monkeypatch.setattr(words, "_source", words._nothing)
