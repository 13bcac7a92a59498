"""The back office by itself, for `wezer back`: Django's models to know who stands before it, and the books' engine."""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
os.environ.setdefault("WEZER_PROCESS", "back")

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from wezer.operation.back.application import application
from wezer.operation.back.ready import warm

__all__ = ["application"]

warm()
