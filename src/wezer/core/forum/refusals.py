"""What forums refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, Refusal


class NoAnswersTaken(Conflict):
    code = "no_answers_taken"
    message = _("This question takes no answers any more.")


class QuestionElsewhere(Conflict):
    code = "question_moved"
    message = _("This question is in another state meanwhile. Look at it again.")


class OwnAnswer(Refusal):
    code = "own_answer"
    message = _("One does not find one’s own answer useful: others say it.")
    status = 403


class NotThatQuestion(Refusal):
    code = "not_that_question"
    message = _("Choose another question that its readers may read too.")
    field = "same_as"


class PinnedEnough(Refusal):
    code = "pinned_enough"
    message = _("At most {most} are pinned in one room. Take one down first.")
