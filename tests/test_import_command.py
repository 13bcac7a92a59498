"""`wezer import` on a real instance: the report, a kill in the middle, going on, undoing."""

import signal
import subprocess
import sys
import time

import pytest

FOUND = ("--community", "Willow Valley", "--gardener", "Fern", "--email", "fern@example.org")
PASSWORD = "correct horse 42 staple\n"
HOURS = """
from wezer.core.viewer import Viewer
from wezer.ledger.acts.currencies import create_currency
create_currency(by=Viewer.system(), code="HOUR", name="Hour", kind="mutual_credit", display_format="hours_minutes")
"""
COUNTED = """
from django.db.models import Sum
from wezer.core.models import Belonging, Member
from wezer.ledger.models import Account, Transaction
print(Transaction.objects.filter(path="import").count(), Belonging.objects.filter(state="member", group__parent=None).count(),
      Account.objects.filter(balance__gt=0).aggregate(sum=Sum("balance"))["sum"])
"""
PEOPLE, PAYMENTS = 40, 2400

# The dead import's turn to write lasts two minutes without a sign of life.
TWO_MINUTES_LATER = """
from wezer.hosting.models import ImportTurn
from wezer.kernel.clock import now
ImportTurn.objects.update(until=now())
"""


def files(folder):
    members = [f"{n},2023-01-02,Clover {n},,,1,,,,clover{n}@example.org" for n in range(1, PEOPLE + 1)]
    transfers = [
        f"{n % PEOPLE + 1},member,{(n * 7 + 1) % PEOPLE + 1},member,{60 * (n % 9 + 1)},2023-03-0{n % 9 + 1} 10:00:00 UTC,Help {n},"
        for n in range(PAYMENTS)
        if n % PEOPLE != (n * 7 + 1) % PEOPLE
    ]
    (folder / "members.csv").write_text("\n".join(members))
    (folder / "transfers.csv").write_text("\n".join(transfers))
    return len(transfers), [str(folder / "members.csv"), str(folder / "transfers.csv")]


@pytest.mark.any_database
def test_killed_in_the_middle_an_import_goes_on_and_is_undone(make_instance, tmp_path):
    instance = make_instance(init=FOUND, typed=PASSWORD)
    instance.python(HOURS)
    number, given = files(tmp_path)

    looked = instance.wezer("import", "timeoverflow", *given)
    assert f"{PEOPLE} people (0 without e-mail), 0 announcements, {number} payments; 0 lines left out." in looked.stdout
    assert instance.python(COUNTED) == "0 1 None"

    command = [sys.executable, "-m", "wezer.hosting.cli", "import", "timeoverflow", *given, "--commit"]
    running = subprocess.Popen(command, env=instance.environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    until = time.monotonic() + 60
    while running.poll() is None and time.monotonic() < until:
        if int(instance.python(COUNTED).split()[0]) > 0:
            running.send_signal(signal.SIGKILL)
            break
    running.wait(60)

    instance.python(TWO_MINUTES_LATER)
    instance.wezer("import", "timeoverflow", *given, "--commit")
    posted, people, _above_zero = instance.python(COUNTED).split()
    assert (int(posted), int(people)) == (number, PEOPLE + 1)
    assert "The ledger is sound" in instance.wezer("audit").stdout

    listed = instance.wezer("import", "--list").stdout.split()
    instance.wezer("import", "--undo", listed[0])
    assert instance.python(COUNTED) == f"{number} 1 None"
    refused = instance.wezer("import", "--undo", listed[0], check=False)
    assert refused.returncode == 1 and "Traceback" not in refused.stderr
