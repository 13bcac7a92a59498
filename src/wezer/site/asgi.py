"""Pages as an ASGI application, for tools that know no other. `wezer serve` uses `wezer.site.serve` instead."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wezer.site.settings")
os.environ.setdefault("WEZER_PROCESS", "web")

application = get_asgi_application()
