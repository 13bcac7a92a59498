"""What the calendar refuses."""

from django.utils.translation import gettext_lazy as _

from wezer.kernel.refusals import Conflict, NotAllowed, Refusal, TooMany


class RuleRefused(Refusal):
    code = "recurrence_refused"
    message = _("Such a repetition is not possible: {why}.")
    field = "rule"


class ZoneUnknown(Refusal):
    code = "zone_unknown"
    message = _("The time zone “{zone}” is not known. Write it like Europe/Paris.")
    field = "zone"


class HourNotThere(Refusal):
    code = "hour_not_there"
    message = _("That night the clocks go forward: {hour} does not exist. Choose another hour.")
    field = "starts_time"


class EndsBeforeStart(Refusal):
    code = "ends_before_start"
    message = _("The end lies before the start.")
    field = "ends_on"


class TooLong(Refusal):
    code = "event_too_long"
    message = _("An event lasts at most {days} days. Make several of it, or let it repeat.")
    field = "ends_on"


class DateOutOfReach(Refusal):
    code = "date_out_of_reach"
    message = _("Choose a date between {first} and {last}.")
    field = "starts_on"


class CapacityInvalid(Refusal):
    code = "capacity_invalid"
    message = _("Places are a number from 1 to {most}; leave it empty when everybody fits in.")
    field = "capacity"


class GuestsInvalid(Refusal):
    code = "guests_invalid"
    message = _("Guests are a number from 0 to {most}.")
    field = "most_guests"


class TooManyGuests(Refusal):
    code = "too_many_guests"
    message = _("Bring along {most} people at most.")
    field = "guests"


class OnlineAddressInvalid(Refusal):
    code = "online_address_invalid"
    message = _(
        "The address at which one meets online is that of one page; it starts with https:// and has at most 300 letters."
    )
    field = "online_address"


class RegistrationAddressInvalid(Refusal):
    code = "registration_address_invalid"
    message = _(
        "The address at which one registers elsewhere is that of one page; it starts with https://, names nobody, and has at "
        "most 300 letters."
    )
    field = "registration_address"


class RegistrationApart(Refusal):
    code = "registration_apart"
    message = _("Whoever registers elsewhere is asked nothing here. Leave the address empty, or go without: {both}.")
    field = "registration_address"


class RegistersElsewhere(Conflict):
    code = "registers_elsewhere"
    message = _("One registers for this event elsewhere, at {host}. Nobody is asked here whether they come.")


class RsvpsNotForAll(Refusal):
    code = "rsvps_not_for_all"
    message = _(
        "People without an account come only to an event that opens to everyone, or to whoever has its address, and to which "
        "everyone may come."
    )
    field = "outside_rsvp"


class RsvpsClosed(NotAllowed):
    code = "rsvps_closed"
    message = _("For this event nobody says here without an account that they come.")


class RsvpsFull(TooMany):
    code = "rsvps_full"
    message = _(
        "So many answers wait for their address to be confirmed that no more are taken for now. Try again later."
    )


class RsvpsEnough(TooMany):
    code = "rsvps_enough"
    message = _("From here, or with this address, enough was sent today. Go on tomorrow.")
    field = "email"


class NoPlaceLeft(Conflict):
    code = "no_place_left"
    message = _("There are not enough places left for {people}. Who has an account can stand on the waiting list.")
    field = "people"


class PeopleInvalid(Refusal):
    code = "people_invalid"
    message = _("How many you are is a number from 1 to {most}.")
    field = "people"


class EntryUnknown(Refusal):
    code = "event_entry_unknown"
    message = _("Choose who may come: everyone who sees it, by approval, or those who are invited.")
    field = "entry"


class OnlyInvited(Refusal):
    code = "only_invited"
    message = _("Only those who are invited come to this event. Ask those who tend it.")
    status = 403


class WasNotLetIn(Conflict):
    code = "was_not_let_in"
    message = _("You were not let in to this date. Those who tend the event can still change that: speak to them.")


class NobodyAsks(Conflict):
    code = "nobody_asks"
    message = _("This person does not ask to come any more. Look again.")


class ReasonMissing(Refusal):
    code = "reason_missing"
    message = _("Say why, in at most {most} letters: the person reads it.")
    field = "reason"


class NobodyInvited(Refusal):
    code = "nobody_invited"
    message = _("Name members to invite, or choose a group.")
    field = "members"


class TooManyInvited(Refusal):
    code = "too_many_invited"
    message = _("At most {most} people are invited at once. Choose fewer, or let everyone come who sees the event.")
    field = "members"


class TooManyForOne(Refusal):
    code = "too_many_for_one"
    message = _(
        "More than {most} people are invited at once only by those who may mention as many. Choose fewer, or ask those who "
        "tend the group."
    )
    field = "members"
    status = 403


class NotReached(Refusal):
    code = "not_reached"
    message = _(
        "{names} cannot read this event: an invitation would not show it. Let more people read it, or leave them out."
    )
    field = "members"


class TooManyQuestions(Refusal):
    code = "too_many_questions"
    message = _("{most} questions are asked already. Take one away first.")
    field = "words"


class ChoicesInvalid(Refusal):
    code = "question_choices_invalid"
    message = _(
        "Give from {fewest} to {most} choices, each once and of at most {letters} letters; or none, for a reply in words."
    )
    field = "choices"


class QuestionGone(Refusal):
    code = "question_gone"
    message = _("This is not asked any more. Look again at what is.")
    status = 404


class ReplyMissing(Refusal):
    code = "reply_missing"
    message = _("Whoever comes replies to this.")


class ReplyUnknown(Refusal):
    code = "reply_unknown"
    message = _("Choose one of: {choices}.")


class NoPlaceForGuests(Conflict):
    code = "no_place_for_guests"
    message = _("There are not enough places left for so many guests. Your own place stays yours.")
    field = "guests"


class NotYetThere(Conflict):
    code = "not_yet_there"
    message = _("Who came is noted from the day of the event on.")


class NotOnTheList(Refusal):
    code = "not_on_the_list"
    message = _("This person has said nothing of that date.")
    status = 404


class DateNotThere(Refusal):
    code = "date_not_there"
    message = _("The event does not take place on that day.")
    status = 404


class DateIsOver(Conflict):
    code = "date_is_over"
    message = _("That date is over.")


class DateIsOff(Conflict):
    code = "date_is_off"
    message = _("That date is cancelled.")


class EventIsOff(Conflict):
    code = "event_is_off"
    message = _("The event is cancelled.")


class EventTookPlace(Conflict):
    code = "event_took_place"
    message = _("The event is over. If it did not take place, say so in its report.")


class DateIsReported(Conflict):
    code = "date_is_reported"
    message = _("What came of it is written down already: its date stays as it is.")


class NotOverYet(Conflict):
    code = "not_over_yet"
    message = _("What came of it is written down when the date is over.")


class ReportEmpty(Refusal):
    code = "report_empty"
    message = _("Write what came of it, in a few words at least.")
    field = "body"


class PictureNotDescribed(Refusal):
    code = "picture_not_described"
    message = _("Say what the picture shows, for those who do not see it.")
    field = "description"


class TooManyEventPhotos(Refusal):
    code = "too_many_event_photos"
    message = _("One date has at most {most} pictures. Take one away first.")
    field = "photo"


class DoesNotRepeat(Refusal):
    code = "does_not_repeat"
    message = _("Only an event that repeats has dates that follow. Change the event itself.")


class IsItsFirstDate(Refusal):
    code = "is_its_first_date"
    message = _("This is its first date: change the event, all its dates.")


class BeforeTheOthers(Refusal):
    code = "before_the_others"
    message = _("What follows begins after {day}, the last date that stays.")
    field = "starts_on"


class AnswerUnknown(Refusal):
    code = "answer_unknown"
    message = _("Answer with going, maybe or declined.")
    field = "answer"


class DateIsSettled(Conflict):
    code = "date_is_settled"
    message = _("The date of this event is settled.")


class OptionsRepeat(Refusal):
    code = "options_repeat"
    message = _("An event that repeats has its dates already. Take the repetition away, then offer some.")
    field = "starts_on"


class OptionsMissing(Refusal):
    code = "options_missing"
    message = _(
        "Offer at least {fewest} dates, and put the event into the calendar: then the others can say which suit."
    )
    field = "starts_on"


class TooManyOptions(Refusal):
    code = "too_many_options"
    message = _("{most} dates are offered already. Take one away first.")
    field = "starts_on"


class OptionTwice(Refusal):
    code = "option_twice"
    message = _("This date is offered already.")
    field = "starts_on"


class OptionGone(Refusal):
    code = "option_gone"
    message = _("This date is not offered any more. Look at the others.")
    status = 404


class SuitsUnknown(Refusal):
    code = "suits_unknown"
    message = _("Answer with yes, if_needed or no.")
    field = "answer"


class DatesAreOpen(Refusal):
    code = "dates_are_open"
    message = _("The date is still open: change which dates are offered.")
    field = "starts_on"


class TooManyCalendars(Conflict):
    code = "too_many_calendars"
    message = _("The group follows {most} calendars already. Leave one first.")
    field = "url"


class FollowedAlready(Conflict):
    code = "followed_already"
    message = _("This calendar is followed here already.")
    field = "url"


class CalendarUnread(Refusal):
    code = "calendar_unread"
    message = _("This is no calendar that can be read: {why}.")
    field = "file"
