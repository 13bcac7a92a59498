"""What only the host's command line does: founding the community with its first gardener."""

from typing import Any

from allauth.account.models import EmailAddress

from wezer.core.acts.community import found_community
from wezer.core.acts.members import add_member
from wezer.core.acts.roles import grant_role
from wezer.core.models import Group, Member, Role, User
from wezer.kernel.acts import act


@act
def begin_community(*, by: Any, name: str, gardener: str, email: str, password: str | None) -> tuple[Group, Member]:
    """The root group, and a first member who tends it and whose address needs no check: the host vouches for it."""
    root = found_community(by=by, name=name)
    user = User.objects.create_user(email=email, password=password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    member = add_member(by=by, name=gardener, user=user, crossing="founded")
    for role in Role.objects.filter(group=root):
        grant_role(by=by, role=role, member=member)
    return root, member


@act
def add_person(*, by: Any, name: str, email: str, password: str | None, language: str = "") -> Member:
    """A further member who can sign in at once: the host vouches for the address."""
    user = User.objects.create_user(email=email, password=password)
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
    return add_member(by=by, name=name, user=user, language=language)
