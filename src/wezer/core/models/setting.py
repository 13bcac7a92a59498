"""Settings of the community and its groups. Keys are declared and typed in a registry by each package."""

from django.db import models

from wezer.kernel.clock import now


class SettingMode(models.TextChoices):
    SET = "set"
    ADD = "add"
    REMOVE = "remove"


class Setting(models.Model):
    """One value said by one group. No row: inherited from the parent, at last the declared default (core.md G-5)."""

    group = models.ForeignKey("core.Group", models.CASCADE, related_name="settings")
    key = models.CharField(max_length=80)
    mode = models.CharField(max_length=8, choices=SettingMode, default=SettingMode.SET)
    value = models.JSONField()
    locked = models.BooleanField(default=False)  # groups below may not say otherwise
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey("core.Member", models.SET_NULL, null=True, blank=True, related_name="+")
    changed_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "key"], name="setting_once_per_group")]

    def __str__(self) -> str:
        return self.key
