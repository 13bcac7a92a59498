from django.urls import path

from wezer.ui.later import views

expenses = views("wezer.operation.views.expenses")
papers = views("wezer.operation.views.papers")

urlpatterns = [
    path("expenses/", expenses.index, name="expenses"),
    path("expenses/new/", expenses.create, name="expense-new"),
    path("expenses/<uuid:uid>/", expenses.detail, name="expense"),
    path("expenses/<uuid:uid>/draft/", expenses.edit, name="expense-draft"),
    path("expenses/<uuid:uid>/refusal/", expenses.refuse, name="expense-refusal"),
    path("expenses/<uuid:uid>/repayment/", expenses.repay, name="expense-repayment"),
    path("expenses/<uuid:uid>/paper/<str:language>/", papers.receipt, name="expense-paper"),
    path("expenses/<uuid:uid>/receipts/<uuid:file>/<str:size>/", expenses.receipt, name="expense-receipt"),
    path("expenses/<uuid:uid>/<slug:step>/", expenses.take_step, name="expense-step"),
]
