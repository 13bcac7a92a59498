"""What the nightly check of the books has found."""

from django.db import models

from wezer.kernel.clock import now


class BooksCheck(models.Model):
    """One run: how many entries were looked at, and every difference (kind, place, what either side says)."""

    books = models.ForeignKey("operation.Books", models.CASCADE, related_name="checks")
    at = models.DateTimeField(default=now)
    entries = models.PositiveIntegerField(default=0)
    differences = models.JSONField(default=list)

    class Meta:
        indexes = [models.Index(fields=["books", "-at"], name="books_check_newest")]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}: {len(self.differences)}"
