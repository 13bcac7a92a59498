"""What polls refuse."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal


class QuestionMissing(Refusal):
    code = "poll_question_missing"
    message = _("Say what you ask.")
    field = "question"


class AnswersMissing(Refusal):
    code = "poll_answers_missing"
    message = _("A poll has from {fewest} to {most} answers, each on a line of its own.")
    field = "answers"


class AnswerTooLong(Refusal):
    code = "poll_answer_too_long"
    message = _("An answer has at most {most} letters.")
    field = "answers"


class AnswerTwice(Refusal):
    code = "poll_answer_twice"
    message = _("“{answer}” stands there twice.")
    field = "answers"


class EndOutOfReach(Refusal):
    code = "poll_end_out_of_reach"
    message = _("A poll ends after it begins, and within {days} days.")
    field = "ends_at"


class EndBeforeBeginning(Conflict):
    code = "poll_end_before_beginning"
    message = _("The poll of this post would be over before anybody reads it. Give it a later end first.")


class PollStands(Conflict):
    code = "poll_stands"
    message = _("What is asked stays as it is once others may read it. You may end the poll and ask anew.")


class PollIsOver(Conflict):
    code = "poll_over"
    message = _("This poll has ended.")


class OneAnswerOnly(Refusal):
    code = "poll_one_answer"
    message = _("In this poll one chooses one answer.")


class AnswerUnknown(Refusal):
    code = "poll_answer_unknown"
    message = _("That is no answer of this poll.")


class NoVoteYet(NotAllowed):
    code = "no_vote_yet"
    message = _("You read and speak here, and have no vote: newcomers have none yet, observers have none.")
