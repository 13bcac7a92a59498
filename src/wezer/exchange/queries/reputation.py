"""How a party keeps its word: objective indicators, means of words received. Nobody is ranked."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from wezer.core.models import Evaluation, Party
from wezer.exchange import rules
from wezer.exchange.kinds import IndicatorKind, Trade, indicator_kinds
from wezer.exchange.models import Reply, ReplyEvaluation, ReplyPrice, ReplyState

DONE = (ReplyState.EVALUATING, ReplyState.PAID)
#: Enough to say how someone trades without reading a lifetime of it on each page.
MOST_TRADES = 500


@dataclass(frozen=True, slots=True)
class Shown:
    """One indicator with something to say."""

    kind: IndicatorKind
    value: Any

    @property
    def text(self) -> str:
        return self.kind.text(self.value)


@dataclass(frozen=True, slots=True)
class Reputation:
    ratings: int = 0
    mean: Fraction | None = None
    by_criterion: dict[str, tuple[Fraction, int]] = field(default_factory=dict)
    kept: int = 0
    begun: int = 0
    indicators: list[Shown] = field(default_factory=list)

    @property
    def mean_text(self) -> str:
        """ "+0.78" between −2 and +2."""
        return "" if self.mean is None else signed(self.mean)

    @property
    def mean_words(self) -> str:
        return "" if self.mean is None else words_of(self.mean)


def signed(value: Fraction) -> str:
    sign = "−" if value < 0 else "+" if value > 0 else ""
    return f"{sign}{number_format(round(abs(float(value)), 2), 2)}"


def words_of(value: Fraction | int) -> str:
    """The words beside a mark."""
    return {
        -2: _("not at all"), -1: _("rather not"), 0: _("neither nor"), 1: _("yes"), 2: _("wonderfully"),
    }[max(-2, min(2, round(value)))]  # fmt: skip


def reputation_of(party: Party, *, with_amounts: bool = True) -> Reputation:
    """Ratings shown so far (one per exchange: the mean of its marks), exchanges kept and begun, indicators."""
    rows = Evaluation.objects.filter(subject=f"core.party/{party.uid}", revealed_at__isnull=False)
    by_occasion: dict[str, list[int]] = {}
    by_criterion: dict[str, list[int]] = {}
    for occasion, name, value in rows.values_list("occasion", "criterion__name", "value"):
        by_occasion.setdefault(occasion, []).append(value)
        by_criterion.setdefault(name, []).append(value)
    ratings = [Fraction(sum(values), len(values)) for values in by_occasion.values()]
    scores = {name: (rules.score(values), len(values)) for name, values in by_criterion.items()}
    trades, kept, begun = trades_of(party, with_amounts=with_amounts)
    return Reputation(
        ratings=len(ratings),
        mean=rules.score(ratings),
        by_criterion={name: (mean, number) for name, (mean, number) in scores.items() if mean is not None},
        kept=kept,
        begun=begun,
        indicators=list(_indicators(trades)),
    )


def marks_of(party: Party, criterion: str) -> Fraction | None:
    """The mean of what was said of the party on one criterion, by its key; None below three."""
    rows = Evaluation.objects.filter(subject=f"core.party/{party.uid}", revealed_at__isnull=False)
    return rules.score(list(rows.filter(criterion__key=criterion).values_list("value", flat=True)))


def _indicators(trades: list[Trade]) -> Iterable[Shown]:
    for kind in sorted(indicator_kinds, key=lambda each: each.position):
        value = kind.value(trades)
        if value is not None:
            yield Shown(kind, value)


def trades_of(party: Party, *, with_amounts: bool = True) -> tuple[list[Trade], int, int]:
    """The completed exchanges of a party (the newest first, at most MOST_TRADES), how many it kept, how many it began."""
    rows = list(
        Reply.objects.filter(Q(payer=party) | Q(payee=party), accepted_at__isnull=False)
        .order_by("-item_ptr_id")
        .values_list("pk", "state", "payer_id", "payee_id", "paid_at", "terms_id")[:MOST_TRADES]
    )
    done = [row for row in rows if row[1] in DONE]
    amounts: dict[int, list[Any]] = {}
    priced = [row[5] for row in done] if with_amounts else []
    for line in ReplyPrice.objects.filter(terms_id__in=priced).select_related("currency"):
        amounts.setdefault(line.terms_id, []).append(line.money)
    trades = [
        Trade(paid_at, payee if payer == party.pk else payer, payee == party.pk, tuple(amounts.get(terms, ())))
        for _pk, _state, payer, payee, paid_at, terms in done
    ]
    ended = len(done) + sum(row[1] == ReplyState.CANCELLED for row in rows)
    return trades, len(done), ended


def words_received(party: Party) -> QuerySet[ReplyEvaluation]:
    """What others said of the party and may be read, newest first."""
    found = ReplyEvaluation.objects.filter(evaluated=party, revealed_at__isnull=False)
    return found.select_related("evaluator", "reply__announcement").order_by("-revealed_at", "-id")


def announcement_rating(announcement: Any) -> tuple[Fraction | None, int]:
    """The mean of what those who answered said of the announcement itself, and how many they are."""
    rows = Evaluation.objects.filter(subject=f"exchange.announcement/{announcement.uid}", revealed_at__isnull=False)
    by_occasion: dict[str, list[int]] = {}
    for occasion, value in rows.values_list("occasion", "value"):
        by_occasion.setdefault(occasion, []).append(value)
    ratings = [Fraction(sum(values), len(values)) for values in by_occasion.values()]
    return rules.score(ratings), len(ratings)
