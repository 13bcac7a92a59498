from django.urls import path

from wezer.ui.later import views

bank = views("wezer.operation.views.bank")
statements = views("wezer.operation.views.statements")

urlpatterns = [
    path("bank/", bank.index, name="bank"),
    path("bank/lines.csv", bank.sheet, name="bank-csv"),
    path("bank/acceptance/", bank.accept, name="bank-accept"),
    path("bank/import/", statements.create, name="bank-import"),
    path("bank/import/<str:digest>/", statements.look, name="bank-look"),
    path("bank/statements/", statements.index, name="statements"),
    path("bank/statements/<uuid:uid>/", statements.detail, name="statement"),
    path("bank/statements/<uuid:uid>/file/", statements.file, name="statement-file"),
    path("bank/lines/<uuid:uid>/", bank.line, name="bank-line"),
    path("bank/lines/<uuid:uid>/match/", bank.match, name="bank-line-match"),
    path("bank/lines/<uuid:uid>/leaving/", bank.leave, name="bank-line-leave"),
    path("bank/lines/<uuid:uid>/heeding/", bank.heed, name="bank-line-heed"),
    path("bank/lines/<uuid:uid>/undoing/", bank.undo, name="bank-line-undo"),
    path("bank/rules/", bank.rules, name="bank-rules"),
    path("bank/rules/<uuid:uid>/forgetting/", bank.forget, name="bank-rule-forget"),
]
