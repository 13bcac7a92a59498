"""Settings of a test run: a throw-away WEZER_HOME, a database for tests only, and quick passwords."""

import atexit
import os
import shutil
import tempfile
from urllib.parse import urlsplit, urlunsplit

_home = tempfile.mkdtemp(prefix="wezer-test-")
atexit.register(shutil.rmtree, _home, ignore_errors=True)
os.environ["WEZER_HOME"] = _home
_packages = os.environ.pop("WEZER_PACKAGES", None)
os.environ["WEZER_PACKAGES"] = os.environ.get("WEZER_TEST_PACKAGES", "operation")  # a third party's tests name theirs

from wezer.site.settings import *  # noqa: E402, F403
from wezer.site.settings import DATABASES, WEZER_HOME  # noqa: E402

# Commands that a test starts choose for themselves.
os.environ.pop("WEZER_PACKAGES")
if _packages is not None:
    os.environ["WEZER_PACKAGES"] = _packages

_suffix = os.environ.get("WEZER_TEST_DB_SUFFIX", "main")
_database = DATABASES["default"]
if _database["ENGINE"].endswith("sqlite3"):
    # A file, not memory: threads of one test must meet in the same database, with the locks of the real one.
    _database["OPTIONS"]["init_command"] = _database["OPTIONS"]["init_command"].replace("FULL", "NORMAL")
    _file = os.environ.get("WEZER_TEST_DATABASE_FILE") or str(WEZER_HOME / f"wezer_test_{_suffix}.sqlite3")
    _database["TEST"] = {"NAME": _file}  # one that is there already is used with --reuse-db
else:
    _database["CONN_HEALTH_CHECKS"] = False
    _database["TEST"] = {"NAME": f"wezer_test_{_suffix}"}
    _process = os.environ.get("PYTEST_XDIST_WORKER", "main")  # each process of a run has books of its own
    WEZER_ENGINE_URL = urlunsplit(
        urlsplit(os.environ["WEZER_DATABASE_URL"])._replace(path=f"/wezer_test_{_suffix}_engine_{_process}")
    )

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = WEZER_MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SITE_URL = "http://testserver"
TESTING = True  # a wrong icon name fails a test, but never a page
