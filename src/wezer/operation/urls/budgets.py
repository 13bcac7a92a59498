from django.urls import path

from wezer.ui.later import views

budgets = views("wezer.operation.views.budgets")

urlpatterns = [
    path("budgets/", budgets.index, name="budgets"),
    path("budgets/new/", budgets.new, name="new-budget"),
    path("budgets/<uuid:uid>/", budgets.budget, name="budget"),
    path("budgets/<uuid:uid>/csv/", budgets.budget_csv, name="budget-csv"),
    path("budgets/<uuid:uid>/withdrawal/", budgets.withdraw, name="budget-withdrawal"),
    path("budgets/<uuid:uid>/lines/<uuid:line>/removal/", budgets.drop_line, name="budget-line-removal"),
]
