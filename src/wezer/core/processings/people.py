"""The activities of core."""

from django.utils.translation import gettext_lazy as _

from wezer.core.processing import CONSENT, INTEREST, LAW, Processing, processings


@processings.add
class Membership(Processing):
    kind = "membership"
    name = _("Membership, groups and roles")
    purpose = _("Admit people, know who belongs where and who may do what")
    people = _("Members, applicants, those who were invited")
    data = _("Name, answers of the application, groups, roles with their dates, who invited whom")
    recipients = _("Members; answers are read by those who admit members alone")
    keeps = _(
        "As long as the person is a member; answers of those refused for {applications}; past roles under a pseudonym"
    )
    order = 10


@processings.add
class Profiles(Processing):
    kind = "profiles"
    name = _("Profiles and directory")
    purpose = _("Let members find and reach each other")
    data = _("What each wrote in the lines of their profile: contact, place, skills, needs, picture")
    keeps = _("As long as the person is a member")
    order = 11


@processings.add
class Duties(Processing):
    kind = "duties"
    name = _("Duties of roles and of belonging")
    purpose = _("Let a group know whether what its members promised is done, and help where it is not")
    data = _("How far each is with each duty in each period, what was noted by hand, what was let pass and why")
    recipients = _("The person, and those who tend the group")
    keeps = _("{duties} after the end of each period")
    order = 12


@processings.add
class Trusting(Processing):
    kind = "trust"
    name = _("Trust among members")
    purpose = _(
        "Let members say whom they trust, give roles by it, and let groups ask for age or nearness in their rules"
    )
    basis = CONSENT
    data = _("Who trusts whom, for what, since when; the birth date of those who wrote it down")
    recipients = _(
        "The two people, and whom the mark was said for; the birth date: nobody, rules learn what the person allows"
    )
    keeps = _("Until it is taken back")
    order = 12


@processings.add
class Logins(Processing):
    kind = "logins"
    name = _("Logins and safety")
    purpose = _("Let the right person in, and nobody else")
    basis = INTEREST
    data = _("E-mail address, password as a hash, passkeys, secrets of apps, sessions with device and address")
    recipients = _("Nobody but the person")
    keeps = _("As long as the login exists; ended sessions for {sessions}; unconfirmed logins for {unconfirmed}")
    order = 12


@processings.add
class Writing(Processing):
    kind = "writing"
    name = _("Posts, comments, conversations")
    purpose = _("Let members talk, plan and remember together")
    data = _("What they write, pictures, documents, reactions, votes in polls, when they read last")
    recipients = _("Those whom each text is for; conversations between members: these members alone")
    keeps = _("Until its author withdraws it, {withdrawn} more; else as long as the community wants its memory")
    order = 20


@processings.add
class OutsideLetters(Processing):
    kind = "outside_letters"
    name = _("Letters from outside")
    purpose = _("Let people who are not members write to a group and have its answer")
    basis = INTEREST
    people = _("People outside who write to a group")
    data = _(
        "The name they give, e-mail address, what they and the group write; addresses a group takes no letters from"
    )
    recipients = _("Those who answer letters of the group; the mail server of the community")
    keeps = _(
        "{outside_letters} after the last word, or until the writer has it forgotten; what was not confirmed for {unconfirmed_letters}; a blocked address until the block is taken back"
    )
    order = 20


@processings.add
class Events(Processing):
    kind = "events"
    name = _("Events, things lent")
    purpose = _("Plan what takes place, and know who comes and who has what")
    data = _("Answers to events with what people say that they need there, loans with their dates and words")
    recipients = _(
        "Those who read the event, for needs those who receive them there; the two of a loan, and those who mediate, once called"
    )
    keeps = _(
        "As long as the person is a member, needs {event_needs} after the date; loans under a pseudonym after that"
    )
    order = 21


@processings.add
class OutsideRsvps(Processing):
    kind = "outside_rsvps"
    name = _("Coming to events without an account")
    purpose = _(
        "Let people who are not members say that they come, keep a place for them, and tell them by mail what changes"
    )
    basis = INTEREST
    people = _("People outside who come to an event")
    data = _("E-mail address, the name they give, how many they are")
    recipients = _("Those who tend the event; the mail server of the community")
    keeps = _(
        "{outside_rsvps} after the date, or until they take it back; what was not confirmed for {unconfirmed_rsvps}; how many came stays"
    )
    order = 21


@processings.add
class Telling(Processing):
    kind = "telling"
    name = _("Notices and mail")
    purpose = _("Tell members what concerns them, by the way they chose")
    data = _("E-mail address, choices of channels, what was told")
    recipients = _("The person; the mail server of the community")
    keeps = _("Notices for {notices}; mail that was sent for thirty days, without its words")
    order = 22


@processings.add
class Pushing(Processing):
    kind = "pushing"
    name = _("Notices pushed to devices")
    purpose = _("Tell members at once, on the devices they asked for")
    basis = CONSENT
    data = _("Address and public key of each device, its name, when it was last reached; topics that are pushed")
    recipients = _(
        "The push service of the browser (Google, Mozilla, Apple, Microsoft…): it carries what it cannot read, and learns when how much is sent to which device"
    )
    keeps = _("Until the person removes the device or its browser ends it; {push_devices} after it was last reached")
    order = 23


@processings.add
class Moderation(Processing):
    kind = "moderation"
    name = _("Moderation")
    purpose = _("Look at what members report, stop what harms, say why, and hear who disagrees")
    basis = INTEREST
    data = _("What was reported, by whom and why; decisions with their reasons, appeals, restrictions, exclusions")
    recipients = _("Whom a decision touches, but for who reported; those who moderate")
    keeps = _("Reports, reasons and appeals for {reasons} after the decision; counts without names after that")
    order = 30


@processings.add
class Opening(Processing):
    kind = "openings"
    name = _("Reading in a group in an emergency")
    purpose = _("Let somebody answerable look into a group when harm is feared, before its eyes")
    basis = INTEREST
    people = _("Who looks; those whose words are read")
    data = _("Who opened which group, when, until when, why, and which pages they read")
    recipients = _("The people of the group, those who tend it, and who may open it")
    keeps = _("{openings} after its end; that there was an opening stays in the log")
    order = 30


@processings.add
class Excluding(Processing):
    kind = "exclusions"
    name = _("Procedures of exclusion")
    purpose = _("Hear somebody before a group decides whether they stay, and let others look again")
    basis = INTEREST
    people = _("The person concerned, whoever proposed it, those who decide")
    data = _("Reason, what it rests on, answers, decisions with their grounds, who decided")
    recipients = _("The person, whoever proposed it, those who decide and who hear an appeal")
    keeps = _(
        "The file for {exclusions} after the decision; that there was one, and how it ended, as long as the membership"
    )
    order = 31


@processings.add
class Consents(Processing):
    kind = "consents"
    name = _("Consents and optional uses")
    purpose = _("Do with people's data what they allowed, and prove that they did")
    basis = CONSENT
    data = _("Text and version, yes or no, language, way, moment")
    recipients = _("The person, those who tend the community")
    keeps = _("The log for as long as it may have to be proved; it names a pseudonym once the person is forgotten")
    order = 31


@processings.add
class Rights(Processing):
    kind = "data_rights"
    name = _("Rights over one's own data")
    purpose = _("Give people their data, forget them when they ask, hold back what a court needs")
    basis = LAW
    data = _("Archives, requests, holds; of those forgotten a number and a pseudonym")
    recipients = _("The person, those who tend the community")
    keeps = _("Archives for {own_archives}; the list of the forgotten without end, since backups may come back")
    order = 32
