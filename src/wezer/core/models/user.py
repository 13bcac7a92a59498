"""The login: private, never listed. The person the community knows is the Member beside it."""

from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from wezer.kernel.clock import now
from wezer.kernel.states import state_table


class UserState(models.TextChoices):
    """The login only; admission, pausing and leaving are states of the belonging to the community (SETTLED row 41)."""

    UNVERIFIED = "unverified", _("address not confirmed")
    ACTIVE = "active", _("active")
    CLOSED = "closed", _("closed")


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "User":
        user = self.model(email=self.normalise(email), **fields)
        user.set_password(password)
        user.save(using=self._db)  # writes: called by acts that open a login
        return user

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)

    @staticmethod
    def normalise(email: str | None) -> str | None:
        """Addresses are kept in lower case; no address is NULL, so that paper members may share its absence."""
        return email.strip().lower() or None if email else None


class User(AbstractBaseUser):
    email = models.EmailField(_("e-mail"), max_length=254, unique=True, null=True, blank=True)
    state = models.CharField(max_length=12, choices=UserState, default=UserState.ACTIVE)
    created_at = models.DateTimeField(default=now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="user_email_once")]

    def __str__(self) -> str:
        return self.email or f"#{self.pk}"

    @property
    def is_active(self) -> bool:  # type: ignore[override]  # a question, where Django has a column
        return self.state != UserState.CLOSED

    @is_active.setter
    def is_active(self, value: bool) -> None:
        # states: allauth and the shell say it so, before a user is saved
        self.state = UserState.ACTIVE if value else UserState.CLOSED


state_table(
    User,
    {
        UserState.UNVERIFIED: (UserState.ACTIVE, UserState.CLOSED),
        UserState.ACTIVE: (UserState.CLOSED,),
        UserState.CLOSED: (UserState.ACTIVE,),
    },
)
