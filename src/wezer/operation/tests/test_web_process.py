"""The process that answers pages: the office's pages, its API and what it asks of the books never load the engine."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings as django_settings
from django.db import connection

from wezer.core.acts.roles import grant_role
from wezer.core.models import Role
from wezer.core.viewer import Viewer

pytestmark = pytest.mark.django_db(transaction=True)

PAGES = """
import json, sys
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
settings.STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
import django
django.setup()
from django.test import Client
from django.urls import get_resolver
from wezer.core.models import Member
from wezer.operation.acts.recording import record
from wezer.operation.models import Books
from wezer.operation.urls import office_patterns

client = Client(headers={"host": "127.0.0.1"})
client.force_login(Member.objects.get(name="Sage").user, "wezer.core.accounts.backends.Backend")
plain = [f"/office/{each.pattern}" for each in office_patterns if "<" not in str(each.pattern) and "back/" not in str(each.pattern)]
found = {address: client.get(address).status_code for address in plain}
lines = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
payload = {"date": "2024-03-01", "text": "Seeds", "lines": lines}
record(books=Books.objects.get(), method="post_entry", key="seeds:first", payload=payload)
found["/api/v1/operation/recordings?state=waiting"] = client.get("/api/v1/operation/recordings?state=waiting").status_code
loaded = [name for name in sys.modules if name.partition(".")[0] in ("trytond", "proteus", "weasyprint")]
print(json.dumps([found, loaded]))
"""


def test_no_page_of_the_office_loads_the_engine(valley, join, community):
    sage = join("Sage")
    grant_role(by=Viewer.system(), role=Role.objects.get(group=community, key="treasurer"), member=sage)
    environ = {
        "PATH": os.environ["PATH"],
        "WEZER_HOME": str(django_settings.WEZER_HOME),
        "WEZER_PACKAGES": "operation",
        "WEZER_PROCESS": "web",
        "WEZER_DATABASE_URL": os.environ.get("WEZER_DATABASE_URL", ""),
        "DJANGO_SETTINGS_MODULE": "wezer.site.settings",
        "PYTHONPATH": ":".join(path for path in sys.path if path),
    }
    name = str(connection.settings_dict["NAME"])
    done = subprocess.run([sys.executable, "-c", PAGES, name], env=environ, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    answers, loaded = json.loads(done.stdout.splitlines()[-1])
    assert loaded == []
    assert len(answers) > 5 and answers["/office/recording/"] == 200
    assert {status for status in answers.values() if status >= 500} == set(), answers
