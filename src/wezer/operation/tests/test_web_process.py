"""The process that answers pages: the office's pages, its API and what it asks of the books never load the engine; and what
everybody opens loads nothing of the office but its tables, its names and its addresses."""

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

client = Client(headers={"host": "127.0.0.1"})
client.force_login(Member.objects.get(name="Sage").user, "wezer.core.accounts.backends.Backend")
def loaded(*names):
    return sorted(name for name in sys.modules if name.startswith(names))

everyday = [client.get(address, follow=True).status_code for address in ("/", "/g/community/", "/market/", "/notices/", "/api/v1/core/me")]
early = loaded(*sys.argv[2].split(","))

from wezer.operation.acts.recording import record
from wezer.operation.models import Books
from wezer.operation.urls import office_patterns
from wezer.workflow.arrow import all_arrows

plain = [f"/office/{each.pattern}" for each in office_patterns if "<" not in str(each.pattern) and "back/" not in str(each.pattern)]
found = {address: client.get(address).status_code for address in plain}
lines = [{"account": "bank", "debit": "1"}, {"account": "donation", "credit": "1"}]
payload = {"date": "2024-03-01", "text": "Seeds", "lines": lines}
record(books=Books.objects.get(), method="post_entry", key="seeds:first", payload=payload)
for address in ("recordings?state=waiting", "invoices", "nothing"):
    found[address] = client.get(f"/api/v1/operation/{address}").status_code
found["description"] = "/api/v1/operation/recordings" in client.get("/api/v1/openapi.json").json()["paths"]
found["arrows"] = len(all_arrows())
missing = [str(each.pattern) for each in office_patterns if not callable(each.callback.view)]
print(json.dumps([everyday, early, found, missing, loaded("trytond", "proteus", "weasyprint", "lxml", "reportlab")]))
"""

#: What the pages of everybody need nothing of: it would lie in the memory of each process that answers them.
OF_THE_OFFICE = (
    "stdnum", "defusedxml", "wezer.operation.acts", "wezer.operation.api", "wezer.operation.bank_files", "wezer.operation.engine",
    "wezer.operation.forms", "wezer.operation.gateway", "wezer.operation.jobs", "wezer.operation.queries", "wezer.operation.receivers",
    "wezer.operation.recorded_kinds", "wezer.operation.report_kinds", "wezer.operation.views",
)  # fmt: skip


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
    given = [name, ",".join(OF_THE_OFFICE)]
    done = subprocess.run(
        [sys.executable, "-c", PAGES, *given], env=environ, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr
    everyday, early, answers, missing, loaded = json.loads(done.stdout.splitlines()[-1])
    assert (set(everyday), early) == ({200}, [])
    assert (missing, loaded) == ([], [])
    assert answers.pop("arrows") and answers.pop("description")
    assert [answers.pop(each) for each in ("recordings?state=waiting", "invoices", "nothing")] == [200, 200, 404]
    assert len(answers) > 5 and answers["/office/recording/"] == 200
    assert {status for status in answers.values() if status >= 500} == set(), answers
