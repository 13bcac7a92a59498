"""The wallet's addresses."""

from django.urls import include, path

from wezer.ledger.views import (
    currencies,
    entry_fees,
    open_wallet,
    pay,
    privacy,
    reactions,
    receive,
    schedules,
    transactions,
    units,
    wallet,
)

wallet_patterns = [
    path("", wallet.mine, name="wallet"),
    path("pay/", pay.pay, name="pay"),
    path("receive/", receive.ask, name="receive"),
    path("code/", receive.code, name="code"),
    path("tickets/<uuid:uid>/", receive.ticket, name="ticket"),
    path("tickets/<uuid:uid>/code.svg", receive.ticket_code, name="ticket-code"),
    path("tickets/<uuid:uid>/payment/", receive.pay_ticket, name="ticket-payment"),
    path("planned/", schedules.index, name="planned"),
    path("planned/new/", schedules.create, name="plan"),
    path("planned/<uuid:uid>/answer/", schedules.answer, name="plan-answer"),
    path("planned/<uuid:uid>/cancellation/", schedules.cancel, name="plan-cancellation"),
    path("movements/<uuid:uid>/", transactions.detail, name="movement"),
    path("movements/<uuid:uid>/<slug:step>/", transactions.take_step, name="step"),
    path("privacy/", privacy.own, name="privacy"),
    path("of/<uuid:uid>/privacy/", privacy.of_party, name="privacy-of"),
    path("of/<uuid:uid>/open/", open_wallet.of_group, name="open"),
    path("rules/", currencies.rules, name="rules"),
    path("currencies/<str:code>/", units.index, name="units"),
    path("currencies/<str:code>/issue/", units.issue_units, name="issue"),
    path("currencies/<str:code>/destruction/", units.destroy_units, name="destruction"),
    path("of/<uuid:uid>/", wallet.of_party, name="of"),
    path("of/<uuid:uid>/signatures/", wallet.signatures, name="signatures"),
    path("statement/<uuid:uid>/", wallet.statement, name="statement"),
    path("statement/<uuid:uid>/print/", wallet.print_ask, name="print-ask"),
    path("statement/<uuid:uid>/print/<str:job>/", wallet.print_wait, name="print"),
    path("statement/<uuid:uid>/<slug:format>/", wallet.statement_file, name="statement-file"),
]

garden_patterns = [
    path("", currencies.index, name="list"),
    path("new/", currencies.create, name="new"),
    path("limits/<uuid:uid>/", currencies.limits_of_party, name="limits-of"),
    path("reactions/", reactions.index, name="reactions"),
    path("reactions/<slug:kind>/loosening/", reactions.loosen, name="reaction-loosening"),
    path("<str:code>/", currencies.edit, name="currency"),
    path("<str:code>/limits/", currencies.limits, name="limits"),
    path("<str:code>/limits/<uuid:uid>/removal/", currencies.remove, name="limit-removal"),
    path("<str:code>/state/", currencies.state, name="state"),
]

#: One's own under the door, where whoever asks to come in may look (core/accounts/outside.py); a group's beside its people.
fee_patterns = [
    path("g/<slug:slug>/people/fees/", entry_fees.awaited, name="awaited"),
    path("join/fees/<uuid:uid>/", entry_fees.fee, name="fee"),
    path("join/fees/<uuid:uid>/payment/", entry_fees.payment, name="payment"),
    path("join/fees/<uuid:uid>/receipt/", entry_fees.receipt, name="receipt"),
    path("join/fees/<uuid:uid>/payment/withdrawal/", entry_fees.unsay, name="unsay"),
    path("join/fees/<uuid:uid>/return/", entry_fees.give_back, name="return"),
    path("join/fees/<uuid:uid>/return/receipt/", entry_fees.have_back, name="return-receipt"),
    path("join/fees/<uuid:uid>/refusal/", entry_fees.refuse, name="refusal"),
]

urlpatterns = [
    path("", include((fee_patterns, "fees"))),
    path("wallet/", include((wallet_patterns, "wallet"))),
    path("garden/currencies/", include((garden_patterns, "currencies"))),
]
