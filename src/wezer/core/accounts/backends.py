"""Who is signed in, in one statement."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend

from wezer.core.models import User


class Backend(AuthenticationBackend):
    def get_user(self, user_id: Any) -> User | None:
        """The login with its member and photo: a page needs them all (session + this = two statements)."""
        user = User.objects.select_related("member", "member__photo").filter(pk=user_id).first()
        return user if user is not None and self.user_can_authenticate(user) else None
