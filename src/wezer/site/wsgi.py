"""Pages and API: Django as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

from wezer.kernel.memory import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
os.environ.setdefault("WEZER_PROCESS", "web")

application = get_wsgi_application()
settle()
