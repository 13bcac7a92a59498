"""A few people, a group with a wallet and two gardeners who do one thing after another; what they do is drawn elsewhere."""

from collections import Counter
from datetime import timedelta
from typing import Any, NamedTuple

from hypothesis import strategies as st

from wezer.core.viewer import Viewer
from wezer.kernel import clock
from wezer.kernel.money import Money
from wezer.kernel.refusals import Refusal
from wezer.ledger.acts import accounts, agreements, currencies, issuing, limits, payments, receipts, schedules, tickets
from wezer.ledger.acts.batches import Item, pay_batch
from wezer.ledger.acts.due import run_due
from wezer.ledger.acts.importing import Past, post_history, undo_history
from wezer.ledger.acts.requests import set_request_policy
from wezer.ledger.acts.sealing import seal
from wezer.ledger.acts.signing import sign
from wezer.ledger.acts.thanking import thank
from wezer.ledger.models import (
    Account,
    AuthorisationRule,
    Currency,
    LimitRule,
    Occurrence,
    Schedule,
    Ticket,
    Transaction,
)
from wezer.ledger.tests.invariants import rows

MODERATOR, STRANGER = 8, 9
_WRITTEN = """SELECT (SELECT MAX(id) FROM ledger_entry), (SELECT MAX(id) FROM ledger_transfer),
  (SELECT MAX(id) FROM ledger_transactionlog), (SELECT COUNT(*) FROM ledger_transaction), (SELECT MAX(id) FROM kernel_fact),
  (SELECT SUM(ABS(balance)) + SUM(reserved) FROM ledger_account)"""


class Choice(NamedTuple):
    """One act as it is drawn. Who speaks is mostly who may; `nth` says which of the things that it may be about."""

    verb: str
    payer: int
    payee: int
    who: int
    nth: int
    units: int
    codes: tuple[str, ...]
    key: int
    passes: float  # days before it
    is_sealed: bool


class NothingYet(Exception):
    """There is nothing that this act could be about."""


class History:
    def __init__(self, people, group, gardeners, root):
        self.people, self.group, self.gardeners, self.root = people, group, gardeners, root
        self.parties = {one.pk: one for one in (*people, group, *gardeners, root)}
        self.sides = [*people, group]
        self.speakers: dict[Any, Viewer] = {}
        self.moment = clock.now()
        self.done, self.refused = Counter(), Counter()

    def go_on(self, one: Choice) -> None:
        """Time passes and brings what it brings; then one attempt, which is done, or refused and leaves nothing behind."""
        self.one, self.units = one, one.units
        self.moment += timedelta(days=one.passes, seconds=7)
        with clock.at(self.moment):
            if one.passes:
                run_due()
            if one.is_sealed:
                seal()
            before = rows(_WRITTEN)
            try:
                self.done[self._attempt()] += 1
            except Refusal as refused:
                assert refused.status < 500
                assert rows(_WRITTEN) == before, one
                self.refused[refused.code] += 1

    def _attempt(self) -> str:
        try:
            getattr(self, self.one.verb)()
        except NothingYet:
            self.pay()
            return "pay"
        return self.one.verb

    # --- who, what, how much ---

    @property
    def payer(self):
        return self.sides[self.one.payer]

    @property
    def payee(self):
        """Mostly somebody else."""
        return self.sides[(self.one.payer + 1 + self.one.payee) % 5]

    @property
    def amounts(self):
        return [Money(1 if code == "LIKE" else self.units, code) for code in self.one.codes]

    @property
    def key(self):
        return f"k{self.one.key}" if self.one.key < 6 else None

    @property
    def currency(self):
        return Currency.objects.get(code=self.one.codes[0])

    def by(self, party) -> Viewer:
        """Mostly who may speak for them."""
        if self.one.who == STRANGER:
            return self._viewer(self.people[self.one.nth % len(self.people)])
        if self.one.who == MODERATOR or party.pk == self.root.pk:
            return self._viewer(self.gardeners[self.one.nth % 2])
        if party.pk == self.group.pk:
            return self._viewer(self.people[self.one.nth % 3], self.group)
        return self._viewer(self.parties[party.pk])

    def by_right(self) -> Viewer:
        return self._viewer((self.people if self.one.who == STRANGER else self.gardeners)[self.one.nth % 2])

    def _viewer(self, member, acting_for=None):
        known = self.speakers.get((member.pk, acting_for))
        if known is None:
            known = self.speakers[member.pk, acting_for] = Viewer.of(member, acting_for)
        return known

    def one_of(self, things):
        found = list(things.order_by("-pk")[:6])
        if not found:
            raise NothingYet
        return found[self.one.nth % len(found)]

    def payment(self, *states, **also) -> Transaction:
        """Mostly one that stands where this act begins."""
        every = Transaction.objects.select_related("payer", "payee")
        return self.one_of(every if self.one.who == STRANGER else every.filter(state__in=states, **also))

    def order(self):
        return {"payer": self.payer, "payee": self.payee, "amounts": self.amounts, "key": self.key}

    # --- paying ---

    def pay(self):
        payments.pay(by=self.by(self.payer), **self.order())

    def draft(self):
        payments.draft(by=self.by(self.payer if self.one.nth % 2 else self.payee), **self.order())

    def request(self):
        payments.request_payment(by=self.by(self.payee), **self.order())

    def pay_batch(self):
        items = [
            Item(self.payer, self.sides[(self.one.payer + 1 + n) % 5], tuple(self.amounts))
            for n in range(1 + self.one.payee)
        ]
        pay_batch(by=self.by(self.payer), items=items, mode="each" if self.one.key % 2 else "all_or_nothing")

    def thank(self):
        like = Currency.objects.get(code="LIKE")
        thank(by=self.by(self.payer), receiver=self.payee, currency=like, about=f"post/{self.one.nth}", key=self.key)

    def commit(self):
        one = self.payment("draft")
        payments.commit(by=self.by(one.payer), transaction=one)

    def submit(self):
        one = self.payment("draft")
        payments.submit(by=self.by(one.payee), transaction=one)

    def change_draft(self):
        one = self.payment("draft", "pending")
        payments.change_draft(
            by=self.by(self.parties[one.party_id]), transaction=one, amounts=self.amounts, memo="Otherwise",
            version=one.version,
        )  # fmt: skip

    def copy_as_draft(self):
        one = self.payment("aborted", "refused", "reversed")
        payments.copy_as_draft(by=self.by(self.parties[one.party_id]), transaction=one)

    def accept_request(self):
        one = self.payment("pending")
        on = clock.now() + timedelta(days=2) if self.one.key % 3 == 0 else None
        payments.accept_request(by=self.by(one.payer), transaction=one, on=on)

    def pay_scheduled(self):
        one = self.payment("scheduled")
        payments.pay_scheduled(by=self.by(one.payer), transaction=one)

    def refuse(self):
        one = self.payment("pending")
        payments.refuse(by=self.by(one.payer), transaction=one)

    def abort(self):
        one = self.payment("draft", "pending", "scheduled", "accepted", "invoiced", "confirming")
        payments.abort(by=self.by(one.payee if self.one.key % 2 else one.payer), transaction=one)

    def sign(self):
        one = self.payment("pending", path__in=("direct", "issue", "destroy"))
        sign(by=self.by_right() if one.path in ("issue", "destroy") else self.by(one.payer), transaction=one)

    # --- agreeing, and after paying ---

    def reserve(self):
        agreements.reserve(by=self.by(self.payer), **self.order())

    def accept(self):
        one = self.payment("pending")
        agreements.accept(by=self.by(one.payer), transaction=one)

    def invoice(self):
        one = self.payment("accepted")
        agreements.invoice(by=self.by(one.payee), transaction=one)

    def settle(self):
        one = self.payment("accepted", "invoiced")
        agreements.settle(by=self.by(one.payer), transaction=one)

    def release(self):
        one = self.payment("accepted", "invoiced", "confirming")
        agreements.release(by=self.by(one.payer), transaction=one)

    def confirm_receipt(self):
        one = self.payment("confirming")
        receipts.confirm_receipt(by=self.by(one.payee), transaction=one)

    def reverse(self):
        one = self.payment("completed", reverses=None)
        receipts.reverse(by=self.by(one.payee), transaction=one, key=self.key)

    def confirm_refund(self):
        one = self.payment("refunding")
        receipts.confirm_refund(by=self.by(one.payer), transaction=one)

    def withdraw_thanks(self):
        one = self.payment("completed", path="thanks")
        receipts.withdraw_thanks(by=self.by(one.payer), transaction=one)

    # --- planning, tickets ---

    def schedule(self):
        schedules.schedule_payment(
            by=self.by(self.payer), **self.order(), first_on=(self.moment + timedelta(days=self.one.nth)).date(),
            every=("day", "week", "month")[self.one.nth % 3], count=(1, 3, None)[self.one.key % 3],
            in_instalments=self.one.key % 3 == 1, retry_days=self.one.nth % 2,
        )  # fmt: skip

    def cancel_schedule(self):
        one = self.one_of(Schedule.objects.filter(state="active"))
        schedules.cancel_schedule(by=self.by(one.payer), schedule=one)

    def settle_elsewhere(self):
        one = self.one_of(Occurrence.objects.filter(state__in=("scheduled", "failed", "blocked")))
        schedules.settle_elsewhere(by=self.by(one.schedule.payee), occurrence=one)

    def open_ticket(self):
        tickets.open_ticket(by=self.by(self.payee), payee=self.payee, amounts=self.amounts)

    def pay_ticket(self):
        one = self.one_of(Ticket.objects.filter(state="open"))
        tickets.pay_ticket(by=self.by(self.payer), ticket=one, payer=self.payer, key=self.key)

    def cancel_ticket(self):
        one = self.one_of(Ticket.objects.filter(state="open"))
        tickets.cancel_ticket(by=self.by(one.payee), ticket=one)

    def answer_requests(self):
        answer = ("ask", "trusted", "automatic", "silence")[self.one.nth % 4]
        set_request_policy(by=self.by(self.payer), party=self.payer, answer=answer, trusted=[self.payee])

    # --- making units, history from elsewhere ---

    def issue(self):
        grain = Currency.objects.get(code="GRAIN")
        issuing.issue(by=self.by_right(), currency=grain, to=self.payee, units=self.units, memo="Harvest", key=self.key)

    def destroy(self):
        grain = Currency.objects.get(code="GRAIN")
        own = self.gardeners[self.one.nth % 2]
        issuing.destroy(by=self.by_right(), currency=grain, holder=own, units=min(self.units, 7), memo="Sown")

    def write_off(self):
        one = self.one_of(Account.objects.filter(purpose="wallet", currency__code__in=("VAL", "GRAIN")))
        issuing.write_off(by=self.by_right(), account=one, memo="Gone away")

    def post_history(self):
        amount = Money(self.units, self.one.codes[0])
        past = [
            Past(f"row {n}", self.moment - timedelta(days=400 + n), self.payer, self.payee, amount)
            for n in range(1 + self.one.nth)
        ]
        post_history(by=self.by_right(), batch=f"past {self.one.key}", rows=past)

    def undo_history(self):
        one = self.one_of(Transaction.objects.filter(path="import"))
        undo_history(by=self.by_right(), batch=one.batch)

    # --- rules and states ---

    def set_limit(self):
        units = (None, -100, -1000, -500)[self.one.nth % 4]
        limits.set_limit(by=self.by_right(), currency=self.currency, side="floor", units=units, member=self.payer)

    def remove_limit(self):
        limits.remove_limit(by=self.by_right(), rule=self.one_of(LimitRule.objects.filter(removed_at=None)))

    def ask_signatures(self):
        for rule in AuthorisationRule.objects.filter(removed_at=None):
            limits.remove_authorisation(by=Viewer.system(), rule=rule)
        limits.set_authorisation(
            by=Viewer.system(), party=self.group, needs=2, above_units=(0, 50, 250)[self.one.nth % 3]
        )

    def _account(self, *states):
        return self.one_of(Account.objects.filter(purpose="wallet", state__in=states).select_related("holder"))

    def disable_account(self):
        one = self._account("active")
        accounts.disable_account(by=self.by(one.holder), account=one)

    def enable_account(self):
        one = self._account("disabled")
        accounts.enable_account(by=self.by(one.holder), account=one)

    def suspend_account(self):
        accounts.suspend_account(by=self.by_right(), account=self._account("active", "disabled"))

    def lift_suspension(self):
        accounts.lift_suspension(by=self.by_right(), account=self._account("suspended"))

    def close_account(self):
        one = self.one_of(Account.objects.filter(purpose="wallet", currency__code="GRAIN"))
        accounts.close_account(by=self.by(one.holder), account=one)

    def freeze_currency(self):
        currencies.freeze_currency(by=self.by_right(), currency=self.currency)

    def begin_to_close_currency(self):
        currencies.move_currency(by=self.by_right(), currency=self.currency, to="closing")

    def activate_currency(self):
        one = self.one_of(Currency.objects.filter(state__in=("frozen", "closing")))
        currencies.move_currency(by=self.by_right(), currency=one, to="active")

    def close_currency(self):
        currencies.close_currency(by=self.by_right(), currency=Currency.objects.get(code="GRAIN"))

    def change_currency(self):
        most = (None, 499, 10**15)[self.one.nth % 3]
        later = self.moment + timedelta(days=self.one.key % 2)
        currencies.change_currency(
            by=self.by_right(), currency=self.currency, rules={"max_amount": most}, effective_from=later
        )


#: How often each is drawn beside the others. What closes a road is opened again more often than closed.
_OFTEN = {
    "pay": 6, "request": 3, "reserve": 3, "settle": 3, "abort": 2, "sign": 3, "confirm_receipt": 3, "reverse": 3,
    "confirm_refund": 2, "issue": 2, "thank": 2, "enable_account": 4, "lift_suspension": 4, "activate_currency": 5,
}  # fmt: skip
_NOT_VERBS = {"go_on", "by", "by_right", "one_of", "payment", "order"}
VERBS = [
    name
    for name, verb in vars(History).items()
    if callable(verb) and not name.startswith("_") and name not in _NOT_VERBS
]
DRAWN = [name for name in VERBS for _time in range(_OFTEN.get(name, 1))]
_CODES = (("VAL",), ("VAL",), ("VAL", "EUR"), ("EUR",), ("GRAIN",), ("LIKE",), ("EUR", "LIKE", "VAL"))

CHOICES = st.builds(
    Choice, verb=st.sampled_from(DRAWN), payer=st.integers(0, 4), payee=st.integers(0, 4), who=st.integers(0, 9),
    nth=st.integers(0, 5), units=st.sampled_from((1, 7, 60, 250, 499, 501, 0)), codes=st.sampled_from(_CODES),
    key=st.integers(0, 23), passes=st.sampled_from((0,) * 12 + (0.1, 1, 9, 31)), is_sealed=st.sampled_from((False,) * 9 + (True,)),
)  # fmt: skip
