"""Asking for what a new community needs, and founding it."""

import getpass
import sys

from wezer.hosting.words import Stop, say


def make(*, community: str | None, gardener: str | None, email: str | None) -> None:
    """Found the community unless there is one; what was not given is asked at the terminal."""
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    from wezer.core.models import Group
    from wezer.core.viewer import Viewer
    from wezer.hosting.acts import begin_community

    if Group.objects.filter(parent=None).exists():
        say("The community is there already.")
        return
    name = community or _ask("Name of the community: ", "--community")
    person = gardener or _ask("Your name, as others see it: ", "--gardener")
    address = (email or _ask("Your e-mail address: ", "--email")).strip()
    password = _password()
    try:
        validate_email(address)
        validate_password(password)
    except ValidationError as error:
        raise Stop(" ".join(error.messages)) from error
    root, member = begin_community(by=Viewer.system(), name=name, gardener=person, email=address, password=password)
    say(f"“{root.name}” is founded; {member.name} tends it and signs in with {address}.")


def _ask(question: str, option: str) -> str:
    if not sys.stdin.isatty():
        raise Stop(f"give {option}, or --empty to found the community later.")
    answer = ""
    while not answer:
        answer = input(question).strip()
    return answer


def _password() -> str:
    """Typed twice at a terminal; else the first line of the input. Never an argument: those are visible to others."""
    if not sys.stdin.isatty():
        password = sys.stdin.readline().rstrip("\n")
        if not password:
            raise Stop("give the gardener's password as the first line of the input.")
        return password
    while True:
        password = getpass.getpass("Password: ")
        if password == getpass.getpass("Once more: "):
            return password
        say("These differ; try again.")
