"""The demo community: a valley's year, told only by what its members could have done themselves.

`make()` fills an empty instance by calling acts at their own moments (`kernel.clock.at`); the same seed tells the same
year, which always ends now. It is also the widest test there is: an act that refuses anything on the way is a mistake.
"""

from collections.abc import Callable
from contextlib import ExitStack
from time import monotonic

from django.apps import apps

Tell = Callable[[str], object]


def is_there() -> bool:
    """Whether the instance holds a community already."""
    from wezer.core.models import Group

    return Group.objects.filter(parent=None).exists()


def make(*, say: Tell) -> str:
    """Tell the year, let the worker follow, prove the books. Returns the sentence that says how to sign in."""
    from wezer.hosting.demo.year import told_year
    from wezer.ledger.audit import audit
    from wezer.workflow.worker import run_until_idle

    if is_there():
        return greeting()
    began = monotonic()
    with ExitStack() as stack:
        _without_mail(stack)
        say("Val-Commun: a year of a valley …")
        told_year(say=say)
        say("What follows from it: notices, seals …")
        run_until_idle()
    report = audit()
    for sentence in report.sentences():
        say(sentence)
    if not report.is_clean:
        raise RuntimeError("the demo's books are not clean")
    if apps.is_installed("wezer.operation"):
        from wezer.hosting.demo.books import tell_books
        from wezer.hosting.demo.budget import tell_budget

        tell_books.enqueue()
        tell_budget.enqueue()
    say(f"Ready after {monotonic() - began:.0f} s.")
    return greeting()


def greeting() -> str:
    from wezer.hosting.demo.people import LOGINS, PASSWORD

    names = ", ".join(LOGINS.values())
    return (
        f"The demo community Val-Commun is here. Sign in as {names}; the password is {PASSWORD}. Oak tends the garden."
    )


def _without_mail(stack: ExitStack) -> None:
    """Nobody of the valley reads mail: what the year would have sent is not put on the terminal."""
    from django.test import override_settings

    stack.enter_context(override_settings(WEZER_MAIL_TRANSPORT="django.core.mail.backends.dummy.EmailBackend"))
