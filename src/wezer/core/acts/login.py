"""The login behind a member: opened, confirmed, changed. allauth asks for these through its adapter (SETTLED row 50)."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from wezer.core.acts.admission import come_in
from wezer.core.acts.dormancy import wake
from wezer.core.custom_lines import lines_at_signup
from wezer.core.events import LoginChanged
from wezer.core.invitations import clean_answers
from wezer.core.models import Arrival, Invitation, Member, User, UserState
from wezer.core.push.acts.devices import end_devices
from wezer.core.rules import clean_name
from wezer.kernel.acts import act, move_all
from wezer.kernel.clock import now
from wezer.kernel.events import emit
from wezer.kernel.ref import ref

#: The moment of the last visit is saved at most so often: each save is a disk flush on SQLite.
SEEN_EVERY = timedelta(minutes=5)
#: Logins whose address was never confirmed are purged after so long.
UNCONFIRMED_KEPT = timedelta(days=7)


@act
def open_account(
    *,
    by: Any,
    user: User,
    name: str = "",
    answers: Sequence[dict[str, str]] = (),
    invitation: Invitation | None = None,
    language: str = "",
    lines: Mapping[str, Any] | None = None,
    agreed: Sequence[str] = (),
    accepted: Sequence[str] = (),
) -> User:
    """Keep a new login, unverified, and what the person said; they become a member when their address is confirmed."""
    user.email = User.objects.normalise(user.email)
    user.save()
    Arrival.objects.create(
        user=user,
        name=clean_name(name) if name else "",
        answers=clean_answers(answers),
        lines={line.key: line.clean((lines or {}).get(line.key, "")) for line in lines_at_signup()},
        invitation=invitation,
        language=language[:12],
        agreed=list(agreed),
        accepted=list(accepted),
    )
    return user


@act
def confirm_address(*, by: Any, user: User, confirm: Callable[[], bool]) -> bool:
    """An address is confirmed; a login that waited for it opens."""
    if not confirm():
        return False
    move_all(User.objects.filter(pk=user.pk), UserState.UNVERIFIED, UserState.ACTIVE)
    user.refresh_from_db(fields=["email", "state"])
    _tell(user, "email")
    return True


@act
def sign_in(*, by: Any, user: User) -> Member | None:
    """Every way of signing in ends here; the first time makes the member."""
    move_all(User.objects.filter(pk=user.pk), UserState.UNVERIFIED, UserState.ACTIVE)
    return come_in(by=by, user=user)


@act
def change_password(*, by: Any, user: User, password: str, session: str = "") -> None:
    """Every session but this one ends with the old password, and so do pushes to the devices added in them."""
    user.set_password(password)
    user.save(update_fields=["password"])
    if (member := getattr(user, "member", None)) is not None:
        end_devices(by=by, member=member, spared=session)
    _tell(user, "password")


@act
def note_login_change(*, by: Any, user: User, what: str) -> None:
    """Tell that a second factor or a passkey was added or removed; allauth has written it already."""
    _tell(user, what)


@act
def note_visit(*, by: Any, member: Member) -> None:
    """The member is here. Saved at most every five minutes."""
    moment = now()
    if member.seen_at is None or moment - member.seen_at > SEEN_EVERY:
        Member.objects.filter(pk=member.pk).update(seen_at=moment, dormancy_warnings=0, dormancy_warned_at=None)
        member.seen_at = moment
        if member.dormant_at is not None:
            wake(by=by, member=member)


@act
def purge_unconfirmed(*, by: Any, before: datetime | None = None) -> int:
    """Delete logins whose address was never confirmed; run by the worker's night."""
    old = User.objects.filter(
        state=UserState.UNVERIFIED, created_at__lt=before or now() - UNCONFIRMED_KEPT, member=None
    )
    return int(old.delete()[1].get("core.User", 0))


def _tell(user: User, what: str) -> None:
    member = getattr(user, "member", None)
    if member is not None:
        emit(LoginChanged(subject=ref(member), what=what), audit=True)


@act
def sign_up(*, by: Any, write: Callable[[], User]) -> User:
    """A new login with its address, all of it or nothing; `write` is allauth's own saving."""
    return write()
