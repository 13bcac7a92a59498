"""What lies behind the first link of a post, in the words of the page it leads to."""

from django.db import models

from wezer.kernel.clock import now

LONGEST_LINK, LONGEST_TITLE, LONGEST_DESCRIPTION = 500, 160, 300


class LinkPreview(models.Model):
    """Asked for once, by the worker. Without a title there was nothing to show, or its author took it away."""

    post = models.OneToOneField("core.Post", models.CASCADE, related_name="preview")
    url = models.CharField(max_length=LONGEST_LINK)
    title = models.CharField(max_length=LONGEST_TITLE, blank=True)
    description = models.CharField(max_length=LONGEST_DESCRIPTION, blank=True)
    asked_at = models.DateTimeField(default=now)
    looked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["id"], condition=models.Q(looked_at=None), name="link_preview_waits")]

    def __str__(self) -> str:
        return self.url
