"""Runs in hordak's own environment: makes its tables in a schema of their own, then transfers as long as it is told."""

import os
import random
import sys
import time
from urllib.parse import urlsplit

import django
from django.conf import settings

at = urlsplit(os.environ["WEZER_DATABASE_URL"])
settings.configure(
    DATABASES={
        "default": {
            "ENGINE": "django.db.backends.postgresql", "NAME": at.path.lstrip("/"), "USER": at.username or "",
            "HOST": at.hostname or "", "PORT": at.port or "", "CONN_MAX_AGE": None, "OPTIONS": {"options": "-c search_path=hordak"},
        }
    },
    INSTALLED_APPS=["django.contrib.auth", "django.contrib.contenttypes", "djmoney", "mptt", "hordak"],
    DEFAULT_AUTO_FIELD="django.db.models.AutoField",
    DEFAULT_CURRENCY="EUR",
    CURRENCIES=["EUR"],
    SECRET_KEY="bench",
    USE_TZ=True,
)  # fmt: skip
ACCOUNTS = 1_000


def main() -> None:
    import psycopg

    with psycopg.connect(os.environ["WEZER_DATABASE_URL"], autocommit=True) as link:
        link.execute("CREATE SCHEMA IF NOT EXISTS hordak")
    django.setup()
    from importlib.metadata import version

    from django.core.management import call_command
    from hordak.models import Account, AccountType
    from moneyed import Money

    call_command("migrate", verbosity=0)
    kind = getattr(AccountType, "asset", None) or "AS"
    accounts = [
        Account.objects.create(name=f"a{n}", code=f"{n:04d}", type=kind, currencies=["EUR"]) for n in range(ACCOUNTS)
    ]
    draw, amount = random.Random(5), Money(5, "EUR")

    def one() -> None:
        payer, payee = draw.sample(accounts, 2)
        payer.transfer_to(payee, amount)

    for _warm in range(20):
        one()
    print(f"django-hordak {version('django-hordak')}, Django {django.__version__}", flush=True)
    for line in sys.stdin:
        seconds, count = float(line), 0
        cpu, begun = time.process_time(), time.perf_counter()
        while time.perf_counter() - begun < seconds:
            one()
            count += 1
        print(count, time.perf_counter() - begun, time.process_time() - cpu, flush=True)


if __name__ == "__main__":
    main()
