"""Django's settings, made from the host's `wezer.toml` and environment (see `wezer.hosting.config`).

Nothing here is edited by a host: what a host may choose is declared in `wezer.hosting.config`.
"""

import os
from typing import Any
from urllib.parse import urlsplit

from wezer.hosting.config import read_config
from wezer.hosting.databases import databases
from wezer.hosting.keys import instance_id, push_key, secret, secret_key
from wezer.hosting.logs import logging_settings
from wezer.hosting.packages import installed_packages
from wezer.kernel.memory import load_calmly

load_calmly()  # read first by every process

CONFIG = read_config()
WEZER_HOME = CONFIG.home
SITE_URL: str = CONFIG["site_url"].rstrip("/")
_public = urlsplit(SITE_URL)
_secure = _public.scheme == "https"

DEBUG = CONFIG["debug"]
SECRET_KEY = secret_key(WEZER_HOME)
INSTANCE_ID = instance_id(SECRET_KEY)

# --- who may call, and how safely ---
ALLOWED_HOSTS = [
    host for host in (_public.hostname, *CONFIG["allowed_hosts"], "localhost", "127.0.0.1", "[::1]") if host
]
CSRF_TRUSTED_ORIGINS = [f"{_public.scheme}://{_public.netloc}"] if SITE_URL else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if CONFIG["trust_proxy"] else None
SECURE_SSL_REDIRECT = False  # the proxy redirects; behind it `wezer` speaks plain HTTP
SECURE_HSTS_SECONDS = 31_536_000 if _secure else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_NAME = f"wezer_{INSTANCE_ID}_session"
CSRF_COOKIE_NAME = f"wezer_{INSTANCE_ID}_csrf"
LANGUAGE_COOKIE_NAME = f"wezer_{INSTANCE_ID}_language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = _secure
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
LANGUAGE_COOKIE_AGE = 31_536_000
SESSION_ENGINE = "django.contrib.sessions.backends.db"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 14  # idle; after 90 days one signs in again whatever happened meanwhile
SESSION_SAVE_EVERY_REQUEST = False  # each save is a disk flush on SQLite; the site middleware renews it now and then
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000

# --- packages ---
PACKAGES = ["kernel", "ui", "core", "ledger", "workflow", "exchange", "flows", "nations", "api", "hosting"]
THIRD_PARTY_PACKAGES = installed_packages(CONFIG["packages"])

INSTALLED_APPS = [
    *(f"wezer.{name}" for name in PACKAGES),
    *THIRD_PARTY_PACKAGES,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_tasks",
    "django_tasks_db",
]

MIDDLEWARE = [
    "wezer.site.middleware.RequestId",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "wezer.ui.middleware.ContentPolicy",
    "wezer.ui.middleware.NoZeros",
    "wezer.api.middleware.Programs",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "wezer.site.middleware.RenewSession",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
    "wezer.core.middleware.ViewerMiddleware",
    "wezer.core.accounts.middleware.Presence",
    "wezer.core.accounts.middleware.SecondFactor",
    "wezer.core.modules.ClosedModules",
    "wezer.ui.middleware.Htmx",
    "wezer.ui.middleware.Refusals",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "wezer.site.urls"
CSRF_FAILURE_VIEW = "wezer.ui.errors.csrf_failed"
WSGI_APPLICATION = "wezer.site.wsgi.application"
ASGI_APPLICATION = "wezer.site.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wezer.ui.context.shell",
            ],
        },
    }
]

# --- data ---
# The worker, the live server and upgrades go to the database directly; pages may go through a pooler.
PROCESS = os.environ.get("WEZER_PROCESS", "command")
_direct = CONFIG["database_direct_url"] or CONFIG["database_url"]
_url = CONFIG["database_url"] if PROCESS == "web" else _direct
DATABASES = databases(WEZER_HOME, _url, keep_seconds=CONFIG["database_keep_seconds"], prepare=_url == _direct)
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 5000}},
    # Apart: there are many, and each goes by itself when nobody asks for it.
    "fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
        "OPTIONS": {"MAX_ENTRIES": 5000},
    },
    "limits": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "wezer_limits"},
}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": []}}
WEZER_ENGINE_URL = CONFIG["engine_url"]
MEDIA_ROOT = CONFIG["media_path"] or str(WEZER_HOME / "media")
FILE_UPLOAD_PERMISSIONS = 0o600

# --- static files: fingerprinted and compressed, except while developing ---
STATIC_URL = "/static/"
STATIC_ROOT = str(WEZER_HOME / "static")
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG
WHITENOISE_AUTOREFRESH = DEBUG

# --- people ---
AUTH_USER_MODEL = "core.User"
AUTHENTICATION_BACKENDS = ["wezer.core.accounts.backends.Backend"]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "wezer.core.accounts.passwords.Strength"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_EMAIL_VERIFICATION_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION_SUPPORTS_RESEND = True
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_FORMS = {"signup": "wezer.core.accounts.forms.SignupForm"}
# Five failures per account and twenty per address in a quarter of an hour, counted in the "limits" cache (core.md 2.3).
ACCOUNT_RATE_LIMITS = {
    "login_failed": "20/15m/ip,5/15m/key",
    "login": "60/15m/ip",
    "signup": "20/h/ip",
    "reset_password": "20/h/ip,5/h/key",
    "request_login_code": "20/h/ip,5/h/key",
    "confirm_email": "3/h/key",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if CONFIG["trust_proxy"] else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = _public.hostname or "WeZer"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not _secure
ACCOUNT_ADAPTER = "wezer.core.accounts.adapter.AccountAdapter"
USERSESSIONS_ADAPTER = "wezer.core.accounts.sessions.SessionsAdapter"
MFA_ADAPTER = "wezer.core.accounts.adapter.MFAAdapter"

# --- language and time: UTC inside, the member's or the community's zone on screen ---
LANGUAGE_CODE = CONFIG["language"]
LANGUAGES = [("en", "English"), ("fr", "Français")]
USE_I18N = USE_TZ = True
FORMAT_MODULE_PATH = "wezer.ui.formats"
TIME_ZONE = "UTC"

# --- mail ---
# Mail is kept with the act that causes it, and leaves by the transport after the commit.
WEZER_MAIL_TRANSPORT = {
    "console": "django.core.mail.backends.console.EmailBackend",
    "file": "django.core.mail.backends.filebased.EmailBackend",
    "smtp": "django.core.mail.backends.smtp.EmailBackend",
}[CONFIG["mail"]]
EMAIL_BACKEND = "wezer.core.accounts.mail.Backend"
EMAIL_FILE_PATH = str(WEZER_HOME / "mail")
EMAIL_HOST, EMAIL_PORT = CONFIG["mail_host"], CONFIG["mail_port"]
EMAIL_HOST_USER = CONFIG["mail_user"]
EMAIL_HOST_PASSWORD = secret(WEZER_HOME, "mail_password", make=False) if EMAIL_HOST_USER else ""
EMAIL_USE_TLS = CONFIG["mail_security"] == "starttls"
EMAIL_USE_SSL = CONFIG["mail_security"] == "tls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = CONFIG["mail_from"] or f"wezer@{_public.hostname or 'localhost'}"

# --- pushes to browsers ---
WEZER_PUSH_KEY = push_key(WEZER_HOME)

# --- programs that call, and programs that are called ---
WEZER_API_PER_MINUTE = CONFIG["api_per_minute"]
WEZER_WEBHOOKS_PRIVATE = CONFIG["webhooks_private"]

LOGGING = logging_settings(CONFIG)
