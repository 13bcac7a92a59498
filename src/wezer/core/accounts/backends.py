"""Who is signed in, in one statement."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from wezer.core.models import User
from wezer.kernel.lookup import Lookup

_user = Lookup("core.User", "id", lambda rows: rows.select_related("member", "member__photo"))


class Backend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        """The login with its member and photo: a page needs them all (session + this = two statements)."""
        user: User | None = _user.get(int(user_id))
        return user if user is not None and self.user_can_authenticate(user) else None
