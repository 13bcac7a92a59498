from django.urls import path

from wezer.ui.later import views

invoices = views("wezer.operation.views.invoices")
papers = views("wezer.operation.views.papers")
partners = views("wezer.operation.views.partners")

urlpatterns = [
    path("invoices/", invoices.index, name="invoices"),
    path("invoices/new/", invoices.create, name="invoice-new"),
    path("invoices/sheet.csv", invoices.sheet, name="invoices-csv"),
    path("invoices/<uuid:uid>/", invoices.detail, name="invoice"),
    path("invoices/<uuid:uid>/draft/", invoices.edit, name="invoice-draft"),
    path("invoices/<uuid:uid>/state/", invoices.state, name="invoice-state"),
    path("invoices/<uuid:uid>/issue/", invoices.issue, name="invoice-issue"),
    path("invoices/<uuid:uid>/cancellation/", invoices.cancel, name="invoice-cancellation"),
    path("invoices/<uuid:uid>/credit/", invoices.credit, name="invoice-credit"),
    path("invoices/<uuid:uid>/payment/", invoices.pay, name="invoice-payment"),
    path("invoices/<uuid:uid>/payment/<str:code>/", invoices.pay_part, name="invoice-part"),
    path("invoices/<uuid:uid>/payment/<uuid:payment>/undoing/", invoices.undo, name="invoice-payment-undoing"),
    path("invoices/<uuid:uid>/letter/", invoices.send, name="invoice-letter"),
    path("invoices/<uuid:uid>/reminder/", invoices.remind, name="invoice-reminder"),
    path("invoices/<uuid:uid>/paper/<str:language>/", papers.invoice, name="invoice-paper"),
    path("mine/", invoices.mine, name="mine"),
    path("partners/", partners.index, name="partners"),
    path("partners/new/", partners.create, name="partner-new"),
    path("partners/<uuid:uid>/", partners.detail, name="partner"),
    path("partners/<uuid:uid>/edit/", partners.edit, name="partner-edit"),
]
