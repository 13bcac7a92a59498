"""A small community that has one of everything, made by acts. Run inside an instance; prints where each thing is.

Oak tends it, Fern is the member who looks around, the others make life. Journeys and sweeps read the JSON it prints.
"""

import json
from datetime import date, time, timedelta
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from wezer.api.acts.webhooks import make_webhook, pause_webhook
from wezer.core.acts.answers import answer_event
from wezer.core.acts.audiences import audience
from wezer.core.acts.comments import add_comment
from wezer.core.acts.consents import say_consent, write_consent_text
from wezer.core.acts.erasing import ask_erasure
from wezer.core.acts.event_dates import cancel_date, move_date
from wezer.core.acts.event_entry import invite_to_event
from wezer.core.acts.event_options import answer_options, offer_date
from wezer.core.acts.event_questions import ask_at_event
from wezer.core.acts.event_report import report_date
from wezer.core.acts.events import publish_event, publish_event_draft
from wezer.core.acts.following import follow
from wezer.core.acts.groups import change_group, create_group
from wezer.core.acts.invitations import create_invitation
from wezer.core.acts.levels import create_level, set_level
from wezer.core.acts.lifecycle import archive_group, dissolve_group, pause_group
from wezer.core.acts.login import open_account, sign_in
from wezer.core.acts.map_points import place_group
from wezer.core.acts.members import add_member
from wezer.core.acts.membership import ask_to_enter, decide_entry, enter_group
from wezer.core.acts.moving import propose_move
from wezer.core.acts.outside_rsvps import answer_outside, confirm_outside
from wezer.core.acts.posts import edit_post, publish_post
from wezer.core.acts.profile import set_profile_field
from wezer.core.acts.reactions import give_reaction
from wezer.core.acts.retention import hold_back
from wezer.core.acts.role_pages import open_role_page
from wezer.core.acts.roles import create_role, grant_role, lend_role
from wezer.core.acts.rooms import open_room
from wezer.core.acts.settings import change_setting
from wezer.core.agenda.outside_rsvps import path_of as rsvp_path
from wezer.core.blog.acts.articles import begin_article, change_article
from wezer.core.blog.acts.proposals import propose_change
from wezer.core.blog.acts.states import propose_article, publish_article
from wezer.core.blog.reading import find_article
from wezer.core.chat.acts.contact import block_member
from wezer.core.chat.acts.letters import write_letter, write_to
from wezer.core.chat.acts.messages import edit_message, react, say, withdraw_message
from wezer.core.chat.acts.outside import confirm_letter, write_from_outside
from wezer.core.chat.acts.pins import pin_message
from wezer.core.chat.outside import path_of
from wezer.core.crossing.acts.agreements import accept_agreement, revise_agreement, write_agreement
from wezer.core.crossing.acts.membranes import set_membrane
from wezer.core.custom_lines import with_line
from wezer.core.exclusion.acts.procedure import propose_exclusion, speak_on_exclusion
from wezer.core.forum.acts.answers import edit_answer, find_useful
from wezer.core.forum.acts.questions import accept_answer, answer_question
from wezer.core.forum.acts.threads import ask_question, edit_thread, open_topic, pin_item
from wezer.core.glass.acts import open_glass
from wezer.core.group_duties.acts.declaring import declare_duty
from wezer.core.group_duties.acts.noting import note_done
from wezer.core.group_duties.progress import today
from wezer.core.helpdesk.acts.articles import edit_article, write_article
from wezer.core.helpdesk.acts.tickets import answer_ticket, ask_for_help, solve_ticket
from wezer.core.lending.acts.disputes import dispute_loan, propose_settlement
from wezer.core.lending.acts.loans import agree_loan, ask_for_loan, hand_over
from wezer.core.lending.acts.things import offer_thing
from wezer.core.library.acts.approval import propose_document, take_document
from wezer.core.library.acts.documents import add_document, add_version
from wezer.core.links.acts import ask_link
from wezer.core.models import (
    Belonging,
    Conversation,
    Crossing,
    DutyRound,
    Message,
    ModerationCase,
    Notice,
    OutsideLetter,
    OutsideRsvp,
    PollAnswer,
    PushDevice,
    Role,
    RoleHolding,
    Room,
    User,
    UserState,
)
from wezer.core.moderation.acts.appeals import appeal_decision
from wezer.core.moderation.acts.cases import decide_case
from wezer.core.moderation.acts.reports import report_thing
from wezer.core.pages.acts import change_page, make_page, show_page
from wezer.core.places.acts.imports import read_places
from wezer.core.places.acts.places import correct_place, suggest_place
from wezer.core.polls.acts.asking import Plan
from wezer.core.polls.acts.voting import vote
from wezer.core.transparency.acts import set_transparency
from wezer.core.trust.acts import give_trust, set_role_trust
from wezer.core.unsubscribing import stop_url
from wezer.core.viewer import Viewer
from wezer.exchange.acts.announcements import announce, publish_announcement
from wezer.exchange.acts.categories import create_category, create_criterion, set_skills
from wezer.exchange.acts.evaluations import evaluate_reply
from wezer.exchange.acts.exchanges import confirm_reply_receipt, deliver_reply, dispute_reply, pay_reply
from wezer.exchange.acts.replies import accept_reply, counter_reply, reply_to_announcement, write_message
from wezer.exchange.acts.searches import save_search
from wezer.exchange.models import Reply
from wezer.hosting.acts import add_person, begin_community
from wezer.hosting.orders.acts import order_import
from wezer.hosting.orders.work import go_on as read_import
from wezer.kernel.clock import now
from wezer.kernel.money import Money
from wezer.ledger.acts.currencies import change_currency, create_currency
from wezer.ledger.acts.issuing import issue
from wezer.ledger.acts.limits import set_authorisation, set_limit
from wezer.ledger.acts.payments import pay, request_payment
from wezer.ledger.acts.schedules import schedule_payment
from wezer.ledger.acts.thanking import thank
from wezer.ledger.acts.tickets import open_ticket
from wezer.ledger.models import Account
from wezer.workflow.worker import run_until_idle

PASSWORD = "nine calm herons waiting"
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da63fcffff3f0300050001ffa3d0c1970000000049454e44ae426082"
)
system = Viewer.system()


def by(member, group=None):
    return Viewer(type(member).objects.get(pk=member.pk), group)


root, oak = begin_community(by=system, name="Willow Valley", gardener="Oak", email="oak@example.org", password=PASSWORD)
change_setting(by=by(oak), key="admission.mode", value="moderated")
change_setting(by=by(oak), key="admission.questions", value=["What would you like to give, and what do you need?"])
people = {  # who have chosen no language: pages follow their browsers
    name: add_person(by=system, name=name, email=f"{name.lower()}@example.org", password=PASSWORD)
    for name in ("Fern", "Sage", "Basil", "Mint")
}
fern, sage, basil, mint = people.values()
hold_back(by=by(oak), uid=mint.uid, reason="The court of the valley asked for it.")
terms = write_consent_text(
    by=by(oak), key="terms", title="Terms", body="We keep what our rooms need, and nothing else."
)
pictures = write_consent_text(by=by(oak), title="Pictures of feasts", body="We may show you on our page.")
say_consent(by=by(fern), text=pictures, is_given=True)
ask_erasure(by=by(oak), member=add_member(by=by(oak), name="Teasel"), wish="sign")
set_profile_field(by=by(fern), key="tagline", value="Mends what can be mended, and some things that cannot.")
set_profile_field(by=by(fern), key="skills", value="bicycles, grafting, bookkeeping")
set_profile_field(by=by(fern), key="needs", value="bread, jam", audience="community")
set_profile_field(by=by(sage), key="skills", value="Bread (teaches, on request)", audience="community")
set_profile_field(by=by(sage), key="needs", value="bicycles", audience="community")
set_profile_field(by=by(sage), key="availability", value=["mon-evening", "sat-morning"], audience="community")
set_skills(by=by(fern), names=["bicycles", "grafting"])

set_profile_field(by=by(fern), key="place", value={"name": "Upper mill", "latitude": 44.912, "longitude": 5.231})

user = User(email="clover@example.org", state=UserState.UNVERIFIED)
user.set_unusable_password()
open_account(
    by=system, user=user, name="Clover", answers=[{"question": "What would you like to give?", "answer": "Honey."}]
)
sign_in(by=system, user=user)
_invitation, invitation_token = create_invitation(by=by(fern), message="Come and see.")

currencies = {
    "VAL": create_currency(
        by=by(oak), code="VAL", name="Valeureux", kind="mutual_credit",
        rules={"floor": -500, "ceiling": 500, "value_scale": [[60, "VAL", 1, "h"], [60, "VAL", 10, "EUR"]]},
    ),
    "EUR": create_currency(by=by(oak), code="EUR", name="Euro", symbol="€", kind="external", scale=2),
    "MERCI": create_currency(
        by=by(oak), code="MERCI", name="Merci", symbol="Merci", kind="gratitude", display_format="counter"
    ),
}  # fmt: skip
currencies["LOAF"] = create_currency(
    by=by(oak),
    code="LOAF",
    name="Loaf",
    kind="backed",
    rules={"backing": {"asset": "bread", "reserve": 400, "ratio": [1, 1]}},
)
issue(by=by(oak), currency=currencies["LOAF"], to=fern, units=20, memo="Two weeks of bread")
change_currency(by=by(oak), currency=currencies["VAL"], rules={"privacy": {"balances": "community"}})
set_limit(
    by=by(oak), currency=currencies["VAL"], side="floor", units=-400, soft=True, reason="Time to offer something."
)

set_limit(by=by(oak), currency=currencies["VAL"], side="floor", units=-800, member=fern, reason="Builds the barn.")

garden = create_group(
    by=by(fern), parent=root, type="circle", name="Garden circle", purpose="Grow food together.", membrane="open"
)
seeds = create_group(
    by=by(fern), parent=garden, type="project", name="Seed library", purpose="Keep and lend seeds.", membrane="request"
)
for each in (sage, basil):
    enter_group(by=by(each), group=garden)
set_membrane(
    by=by(fern), group=seeds, trial_days=30, guides="turn",
    ways=[
        [{"kind": "rule", "expression": "here.days > 2 or not belongs('orchard-circle')"}, {"kind": "vouching"}],
        [{"kind": "vote", "days": 5}],
        [{"kind": "request", "questions": ["What would you sow?"]}],
    ],
)  # fmt: skip
grant_role(by=by(fern), role=Role.objects.get(group=seeds, key="guide"), member=fern)
new = ask_to_enter(by=by(basil), group=seeds, message="Beans.")
decide_entry(by=by(fern), belonging=new, accept=True)
asked = ask_to_enter(by=by(sage), group=seeds, message="I have two hands and no garden.")
write_agreement(by=by(oak), group=root, title="How we live here", body="We **say** what we need.")
charter = write_agreement(by=by(fern), group=seeds, title="Charter", body="We **keep** what we sow.", is_limiting=True)
revise_agreement(
    by=by(fern), agreement=charter, body="We **keep** and lend what we sow.", is_major=True, summary="Lending"
)
accept_agreement(by=by(fern), agreement=charter, version="2.0")
mill = create_group(by=by(sage), parent=root, type="circle", name="Mill circle", membrane="vouching")
set_authorisation(by=by(fern), party=garden, needs=2, currency=currencies["VAL"], above_units=100)

place_group(by=by(fern), group=garden, place="Upper mill", latitude=44.911, longitude=5.232)

talk = Room.objects.filter(group=garden, kind="talk").first() or Room.objects.filter(group=root, kind="talk").first()
post = publish_post(
    by=by(fern), room=talk, title="The frost is over",
    body="We plant on **Saturday**. @Sage brings the spades.\n\n| bed | what |\n| --- | --- |\n| 1 | leeks |\n\n* boots\n* tea",
)  # fmt: skip
comment = add_comment(by=by(sage), item=post, body="Good. What time?")
own_comment = add_comment(by=by(fern), item=post, body="At nine.", parent=comment)
give_reaction(by=by(basil), item=post, kind="thanks")
for followed in (garden, talk, post, sage):
    follow(by=by(fern), target=followed)
edit_post(
    by=by(fern), post=post, title="The frost is over", body="We plant on **Saturday** at nine. @Sage brings the spades."
)
welcome = publish_post(
    by=by(oak), room=Room.objects.get(group=root, kind="talk"), body="Welcome to everybody who is new here."
)
welcome_comment = add_comment(by=by(sage), item=welcome, body="Thank you!")
post_of_sage = publish_post(by=by(sage), room=talk, body="The gate was open on Saturday.")
chat = Conversation.objects.get(channel_of=open_room(by=by(fern), group=garden, kind="chat"))
said = say(by=by(sage), conversation=chat, body="Who has the **key** of the shed? @Fern?")
own_said = say(by=by(fern), conversation=chat, body="I have.", answers=said)
edit_message(by=by(fern), message=own_said, body="I have, in my other coat.")
react(by=by(basil), message=Message.objects.get(pk=said.pk), kind="smile")
pin_message(by=by(fern), message=Message.objects.get(pk=said.pk))
withdraw_message(by=by(basil), message=say(by=by(basil), conversation=chat, body="Never mind."))
direct = write_to(by=by(sage), members=[fern], body="Shall we bake on Thursday?")
block_member(by=by(fern), member=mint)
letter = write_letter(by=by(mint), group=garden, title="Half a bed?", body="I can water every evening.")
soup = Plan("Which soup on Friday?", ("Leek", "Pumpkin", "Nettle"), now() + timedelta(days=3), is_several=True)
draft = publish_post(by=by(fern), room=talk, title="Not yet", body="To be written.", draft=True, poll=soup)
polled = publish_post(
    by=by(fern),
    room=talk,
    title="Soup",
    body="We cook in the yard.",
    poll=soup,
    documents=[SimpleUploadedFile("recipes.txt", b"Leek, water, salt.")],
)
soups = [str(answer.uid) for answer in PollAnswer.objects.filter(poll__post=polled).order_by("position")]
for each, answers in ((sage, soups[:2]), (basil, soups[1:2])):
    vote(by=by(each), post=polled, answers=answers)

calendar = open_room(by=by(fern), group=garden, kind="calendar")
soon = (now() + timedelta(days=3)).date()
weekly = publish_event(
    by=by(fern), room=calendar, title="Circle meeting", starts_on=soon, starts_time=time(19), ends_time=time(21), place="The mill",
    latitude=44.91, longitude=5.23, zone="Europe/Paris", rule=f"FREQ=WEEKLY;BYDAY={soon:%a}"[:-1].upper(), body="Tea and **minutes**.",
)  # fmt: skip
move_date(
    by=by(fern), event=weekly, on=soon + timedelta(days=7), starts_on=soon + timedelta(days=8), starts_time=time(20)
)
cancel_date(by=by(fern), event=weekly, on=soon + timedelta(days=14))
workshop = publish_event(
    by=by(sage), room=calendar, title="Grafting workshop", starts_on=soon, ends_on=soon + timedelta(days=1), capacity=1,
)  # fmt: skip
for each in (sage, basil, fern):
    answer_event(by=by(each), event=workshop, on=soon, answer="going")

walk = publish_event(by=by(fern), room=calendar, title="Bat walk", starts_on=soon, capacity=4, entry="approval")
ask_at_event(by=by(fern), event=walk, words="How do you get there?", choices=["on foot", "by bicycle"])
ask_at_event(by=by(fern), event=walk, words="Whom else should we ask?")
invite_to_event(by=by(fern), event=walk, on=soon, members=[sage])
answer_event(by=by(basil), event=walk, on=soon, answer="going")

feast = publish_event(
    by=by(fern), room=calendar, title="Winter feast", starts_on=soon, starts_time=time(19), draft=True
)
offered = [offer_date(by=by(fern), event=feast, starts_on=soon + timedelta(days=days)) for days in (1, 5, 9)]
publish_event_draft(by=by(fern), event=feast)
for each, said_of_it in ((sage, "yes"), (basil, "if_needed")):
    answer_options(by=by(each), event=feast, answers={str(option.uid): said_of_it for option in offered})

lately = (now() - timedelta(days=2)).date()
talked = publish_event(by=by(fern), room=calendar, title="Talk on compost", starts_on=lately, told=False)
report_date(by=by(fern), event=talked, on=lately, body="We learned to **turn** it.", names_who_came=True)

shelf = open_room(by=by(fern), group=garden, kind="things")
wheelbarrow = offer_thing(
    by=by(fern), room=shelf, title="Wheelbarrow", body="One wheel, **two** hands.", instructions="Pump it up.",
    terms={"exchange": {"per": "day", "price": [[2, "VAL"]], "deposit": [[20, "VAL"]]}},
)  # fmt: skip
places = open_room(by=by(fern), group=garden, kind="map")
well = suggest_place(
    by=by(sage), room=places, title="Well by the mill", category="water", address="Mill lane 3", latitude=44.9, longitude=5.2,
    body="Turn the **wheel**.", hours="All day", source="Our own walks", licence="CC0",
)  # fmt: skip
brought = read_places(
    by=by(fern), room=places, source="Wells of the valley", licence="ODbL",
    file=BytesIO(b"id;name;latitude;longitude\n1;Trough;44.91;5.21\n2;Nowhere;x;5.2\n"),
)  # fmt: skip
correct_place(
    by=by(fern), place=well, title="Well by the mill", category="water", latitude=44.9, longitude=5.2, hours="By day"
)
loan = ask_for_loan(by=by(sage), thing=wheelbarrow, starts_on=soon, ends_on=soon, words="For the compost.")
lent = ask_for_loan(
    by=by(basil),
    thing=wheelbarrow,
    starts_on=now().date() + timedelta(days=30),
    ends_on=now().date() + timedelta(days=31),
)
agree_loan(by=by(fern), loan=lent)
hand_over(by=by(fern), loan=lent, condition="good")
dispute_loan(by=by(basil), loan=lent, words="The wheel is flat.")
propose_settlement(by=by(basil), loan=lent, offer={}, words="I mend it.")
papers = open_room(by=by(fern), group=garden, kind="library")
paper = add_document(
    by=by(fern), room=papers, file=SimpleUploadedFile("minutes.txt", b"We plant leeks."), title="Minutes of autumn",
    body="What was said.", tags="minutes, autumn", retention="ten", note="As read out",
)  # fmt: skip
add_version(
    by=by(sage), document=paper, file=SimpleUploadedFile("minutes.txt", b"We plant leeks and beans."), note="Beans"
)
take_document(by=by(sage), document=paper)
propose_document(by=by(sage), document=paper)
forum = open_room(by=by(fern), group=garden, kind="forum")
topic = open_topic(by=by(sage), room=forum, title="The year in the garden", body="What do we want?", tags="plans")
question = ask_question(
    by=by(fern), room=forum, title="How do we keep slugs away?", body="They eat **all**.", tags="slugs"
)
edit_thread(
    by=by(fern), item=question, title="How do we keep slugs away?", body="They eat **everything**.", tags="slugs"
)
helped = answer_question(by=by(sage), question=question, body="A plank to hide under.", is_wiki=True)
edit_answer(by=by(fern), answer=helped, body="A plank to hide under, lifted every morning.")
own_answer = answer_question(by=by(fern), question=question, body="Beer.")
find_useful(by=by(basil), answer=helped)
accept_answer(by=by(fern), question=question, answer=helped)
pin_item(by=by(fern), item=topic, pinned=True)
community_question = ask_question(
    by=by(sage), room=open_room(by=by(oak), group=root, kind="forum"), title="Who mends umbrellas?", body="Mine broke."
)
community_answer = answer_question(by=by(sage), question=community_question, body="I found somebody.")

desk = open_room(by=by(oak), group=root, kind="help")
article = write_article(
    by=by(oak), room=desk, title="Paying in two currencies", body="Choose.", language="en", pages=["wallet"]
)
edit_article(
    by=by(oak), article=article, title="Paying in two currencies", body="You **choose**.", pages=["wallet", "home"]
)
help_wanted = ask_for_help(by=by(sage), room=desk, title="My brakes squeal", body="Loudly.", skill="bicycles")
help_given = ask_for_help(by=by(fern), room=desk, title="Lantern", body="It is dark.")
solve_ticket(by=by(fern), ticket=help_given, answer=answer_ticket(by=by(sage), ticket=help_given, body="Glue."))
help_draft = ask_for_help(by=by(fern), room=desk, title="How does paying in two currencies go?", body="Tell me.")

for number, (ground, decision) in enumerate((("hurts", "hide"), ("other", "message"), ("unwanted", ""))):
    said_so = add_comment(by=by(fern), item=welcome, body=f"Welcome, and mind your boots, {number}.")
    case = report_thing(by=by(sage), kind="comment", uid=said_so.uid, ground=ground, words="Boots are private.")
    if decision:
        decide_case(by=by(oak), case=case, decision=decision, reason="Boots are nobody else's business.")
    if decision == "hide":
        appeal_decision(by=by(fern), case=ModerationCase.objects.get(pk=case.pk), words="They were mine.")
report_thing(by=by(fern), kind="item", uid=post_of_sage.uid, ground="deceit", words="It was on Sunday.")
blog = open_room(by=by(fern), group=garden, kind="blog")
told = begin_article(
    by=by(fern), room=blog, title="What the frost left", body="The **leeks** stand.", tags="frost", authors=["Sage"],
    lead="A walk through the beds.", cover=SimpleUploadedFile("frost.png", PICTURE), cover_words="Ice on a leaf",
)  # fmt: skip
publish_article(by=by(fern), article=told)
told = find_article(system, told.uid)
change_article(by=by(fern), article=told, title="What the frost left", body="The **leeks** stand, the beans lie.")
propose_change(
    by=by(sage), article=find_article(system, told.uid), title="What the frost took", body="The **leeks** stand.\n\nThe beans are gone.",
)  # fmt: skip
told_later = begin_article(by=by(fern), room=blog, title="What we sow", body="Beans, and *again* beans.")
propose_article(by=by(fern), article=told_later)

site = open_room(by=by(fern), group=garden, kind="pages")
first_page = make_page(
    by=by(fern), room=site, title="Garden circle", is_first=True, pictures=[SimpleUploadedFile("gate.png", PICTURE)],
    body="We grow food **together**.\n[[picture 1 | The gate]]\n[[events 3]]\n[[articles 2]]\n[[pages]]\n[[button Come in | /join/]]",
)  # fmt: skip
show_page(by=by(fern), page=first_page)
beds_page = make_page(by=by(fern), room=site, title="Our beds", body="Three.", parent=first_page)
change_page(by=by(fern), page=beds_page, title="Our beds", body="Three, and a hedge.", parent=first_page)
show_page(by=by(fern), page=beds_page)
make_page(by=by(fern), room=site, title="Not yet", body="To be written.", parent=first_page)

stall = create_group(by=by(oak), parent=root, type="talk", name="Stall on the square", membrane="open", sight="open")
front = make_page(
    by=by(oak), room=open_room(by=by(oak), group=stall, kind="pages"), title="Come and taste", body="On Saturdays.",
    is_first=True,
)  # fmt: skip
show_page(by=by(oak), page=front)
change_setting(by=by(oak), key="letters.from", value="anyone", group=stall)
for who in ("Nora", "Mila"):
    write_from_outside(
        by=Viewer.anonymous(), group=stall, name=who, email=f"{who.lower()}@example.org", title="A table?", body="For *two* crates.",
    )  # fmt: skip
outside, unconfirmed = OutsideLetter.objects.order_by("pk")
from_outside = confirm_letter(by=Viewer.anonymous(), letter=outside)
say(by=by(oak), conversation=from_outside, body="Gladly, on **Saturday**.")
market_day = publish_event(
    by=by(oak), room=open_room(by=by(oak), group=stall, kind="calendar"), title="Market day", starts_on=soon,
    audience="public", outside_rsvp=True, most_guests=2, capacity=9,
)  # fmt: skip
for who in ("Nora", "Mila"):
    answer_outside(by=Viewer.anonymous(), event=market_day, on=soon, name=who, email=f"{who.lower()}@example.org")
comes_outside, unsure_outside = OutsideRsvp.objects.order_by("pk")
confirm_outside(by=Viewer.anonymous(), rsvp=comes_outside)

home = create_category(by=by(oak), name="Home", icon="house", hue=30)
garden_category = create_category(by=by(oak), name="Garden", icon="sprout", hue=140)
marks = {
    create_criterion(by=by(oak), name=name, description="Said in a sentence.", is_global=True, position=place).key: 2
    for place, name in enumerate(("Cordial", "On time"))
}


def put(author, sense, title, *prices, draft=False, **more):
    made = announce(
        by=by(author), sense=sense, title=title, prices=list(prices), description="In *more* words, with what it needs.",
        **({} if prices else {"price_mode": "free"}), **more,
    )  # fmt: skip
    return made if draft else publish_announcement(by=by(author), announcement=made)


mixed = (Money(120, "VAL"), Money(1500, "EUR"), Money(1, "MERCI"))
offer = put(
    fern,
    "offer",
    "Tune-up for bicycles",
    Money(60, "VAL"),
    Money(500, "EUR"),
    category=home,
    quantity=5,
    tags=["bicycle"],
)
want = put(
    sage, "want", "Help with the garden gate", *mixed, category=garden_category, place="Upper mill", latitude=44.912, longitude=5.231,
)  # fmt: skip
own_draft = put(fern, "offer", "Plum jam", Money(5, "VAL"), draft=True)
orchard = create_group(by=by(sage), parent=root, type="circle", name="Orchard circle", membrane="request")
opening = open_glass(by=by(oak), group=orchard, reason="Somebody wrote that they are threatened there.")
move = propose_move(by=by(fern), group=seeds, parent=orchard, word="Nearer to the trees.")
beds = create_group(by=by(fern), parent=garden, type="talk", name="Raised beds")
pause_group(by=by(fern), group=beds)
stone = create_group(by=by(fern), parent=garden, type="talk", name="Compost questions")
archive_group(by=by(fern), group=stone)
dissolve_group(by=by(fern), group=stone, reason="Everything was said.")
holding = RoleHolding.objects.select_related("role__group").get(role__group=garden, role__key="steward", member=fern)
lend_role(by=by(fern), holding=holding, member=sage, ends_at=now() + timedelta(days=20))
enter_group(by=by(mint), group=garden)
procedure = propose_exclusion(
    by=by(fern),
    group=garden,
    member=mint,
    reason="Water was left running for three nights.",
    evidence="Seen on Monday.",
)
speak_on_exclusion(by=by(mint), exclusion=procedure, body="The tap is broken; I said so in spring.")
shown = {"audience": "community", "delay_days": 0}
set_transparency(
    by=by(fern), group=garden, word="At the circle meeting of spring",
    rules={"membership_moves": shown, "balances": shown, "transactions": {**shown, "delay_days": 30}},
)  # fmt: skip
change_group(
    by=by(fern),
    group=garden,
    accountabilities=["Water in dry weeks", "Seeds for every household"],
    themes=["food", "soil"],
)
ask_link(by=by(fern), group=garden, kind="partner", other=orchard, word="We share the press.")
ask_link(by=by(sage), group=orchard, kind="follows", other=garden)
keys = create_role(by=by(fern), group=garden, name="Keys of the shed", rights=[], purpose="Opens it in the morning.")
set_role_trust(by=by(fern), role=keys, percent=30, cap=5)
open_role_page(by=by(fern), role=keys)
give_trust(by=by(fern), group=garden, member=sage, role=keys)
give_trust(by=by(sage), group=garden, member=fern, shown_to="group")
give_trust(by=by(basil), group=garden, member=sage, role=keys, shown_to="group")
press = create_group(by=by(fern), parent=garden.parent, type="circle", name="Cider press")
set_membrane(
    by=by(fern),
    group=press,
    ways=[[{"kind": "fee", "amount": "15", "currency": "EUR", "how": "In the tin at the press."}]],
)
ask_to_enter(by=by(mint), group=press)
watering = declare_duty(
    by=by(fern), group=garden, name="Watering", measure="tasks", amount=2, tolerance=0, effect="talk",
    description="Two evenings each month, from May to September.",
)  # fmt: skip
note_done(by=by(fern), duty=watering, member=sage, on=today(), amount=1, word="The beans")
DutyRound.objects.create(
    duty=watering, member=fern, starts_on=date(2026, 1, 1), ends_on=date(2026, 2, 1), needed=2, done=1, state="talk"
)
inside = Belonging.objects.get(group=garden, member=sage)
open_to_all = put(mint, "offer", "A walk and a talk", audience=audience("public"))
for number in range(4):
    put(
        basil,
        "offer" if number % 2 else "want",
        f"Basket of vegetables no. {number + 1}",
        Money(20, "VAL"),
        category=garden_category,
    )

talking = reply_to_announcement(by=by(sage), announcement=offer, message="Is Friday possible? My chain jumps.")
counter_reply(by=by(fern), reply=talking, prices=[Money(70, "VAL"), Money(500, "EUR")], message="With a new chain.")
write_message(by=by(sage), reply=talking, body="A used chain would do.")
agreed = reply_to_announcement(by=by(fern), announcement=want, message="I can on Saturday.")
accept_reply(by=by(sage), reply=agreed)
deliver_reply(by=by(fern), reply=agreed)
fetched = Reply.objects.get(pk=agreed.pk)


def through(wanter, giver, title, *, until):
    made = reply_to_announcement(
        by=by(giver), announcement=put(wanter, "want", title, Money(30, "VAL"), Money(250, "EUR")), message="Gladly."
    )
    accept_reply(by=by(wanter), reply=made)
    deliver_reply(by=by(giver), reply=made)
    if until == "dispute":
        dispute_reply(by=by(wanter), reply=Reply.objects.get(pk=made.pk), reason="The shelf fell down again.")
        return made
    pay_reply(by=by(wanter), reply=Reply.objects.get(pk=made.pk), key=f"pays {title}")
    confirm_reply_receipt(by=by(giver), reply=Reply.objects.get(pk=made.pk))
    if until == "words":
        evaluate_reply(by=by(wanter), reply=Reply.objects.get(pk=made.pk), values=marks, comment="Quick and kind.")
        evaluate_reply(by=by(giver), reply=Reply.objects.get(pk=made.pk), values=marks, comment="Tea and good company.")
    return made


evaluating = through(fern, basil, "Carry a wardrobe", until="paid")
ended = through(basil, fern, "Sharpen three saws", until="words")
disputed = through(fern, mint, "Put up a shelf", until="dispute")
people = [
    ("members", "people.csv", b"Name;E-mail;Balance VAL\nQuince;quince@example.org;5\nQuince;quince@example.org;x\n")
]
import_order = order_import(by=by(oak), source="spreadsheet", given=people)
read_import(import_order)
PushDevice.objects.create(  # by hand: nothing leaves this machine
    member=fern, name="Firefox, Linux", endpoint="https://push.invalid/fern", p256dh="x", auth="x", is_wordless=True
)
board = make_webhook(by=by(fern), name="A board", url="https://1.1.1.1/board", facts=["exchange.*"])
pause_webhook(by=by(fern), webhook=board, pause=True)  # nothing leaves this machine
save_search(by=by(fern), name="Vegetables near", wanted={"q": "vegetables", "sense": "offer"})

paid = pay(by=by(fern), payer=fern, payee=sage, amounts=[Money(25, "VAL")], memo="Seedlings", key="seedlings")
for number in range(4):
    pay(
        by=by(basil),
        payer=basil,
        payee=fern,
        amounts=[Money(5 + number, "VAL")],
        memo=f"Eggs, week {number + 1}",
        key=f"eggs {number}",
    )
waiting = request_payment(by=by(sage), payer=fern, payee=sage, amounts=[Money(12, "VAL")], memo="Half of the compost")
thank(by=by(mint), receiver=fern, currency=currencies["MERCI"], memo="For listening.")
ticket = open_ticket(by=by(fern), payee=fern, amounts=[Money(15, "VAL")], memo="Stall on the market")
plan = schedule_payment(
    by=by(fern), payer=fern, payee=garden, amounts=[Money(5, "VAL")], first_on=(now() + timedelta(days=9)).date(),
    memo="Water for the garden", count=12,
)  # fmt: skip
level = create_level(by=system, name="Companion")
set_level(by=system, member=sage, level=level)
lines = with_line([], label="At table", kind="choice", audience="community", choices="anything, vegan")
change_setting(by=system, key="profile.custom", value=lines)
change_setting(by=system, key="ledger.reactions", value={"warm": {"amount": "1", "currency": "VAL"}})
run_until_idle()


def uid(thing):
    return str(thing.uid)


print(
    json.dumps(
        {
            "fern": uid(fern),
            "sage": uid(sage),
            "oak": uid(oak),
            "garden": uid(garden),
            "garden_slug": garden.slug,
            "seeds_slug": seeds.slug,
            "move": uid(move),
            "holding": holding.pk,
            "beds_slug": beds.slug,
            "ended_slug": stone.slug,
            "orchard": uid(orchard),
            "orchard_slug": orchard.slug,
            "glass": uid(opening),
            "mill_slug": mill.slug,
            "asked": uid(asked),
            "new": uid(new),
            "exclusion": uid(procedure),
            "inside": uid(inside),
            "garden_role": uid(keys),
            "duty": uid(watering),
            "press_slug": press.slug,
            "fee_of": uid(Crossing.objects.get(belonging__member=mint, group=press)),
            "talk_slug": talk.slug,
            "talk_group": talk.group.slug,
            "post": uid(post),
            "draft": uid(draft),
            "polled": uid(polled),
            "calendar": uid(calendar),
            "weekly": uid(weekly),
            "workshop": uid(workshop),
            "walk": uid(walk),
            "asking_to_walk": uid(basil),
            "soon": soon.isoformat(),
            "later": (soon + timedelta(days=21)).isoformat(),
            "topic": uid(topic),
            "desk_slug": desk.slug,
            "article": uid(article),
            "help_wanted": uid(help_wanted),
            "help_given": uid(help_given),
            "help_draft": uid(help_draft),
            "question": uid(question),
            "helped": uid(helped),
            "own_answer": uid(own_answer),
            "community_answer": uid(community_answer),
            "rooms": [
                [room.group.slug, room.slug] for room in Room.objects.select_related("group").filter(group=garden)
            ],
            "thing": uid(wheelbarrow),
            "well": uid(well),
            "brought": uid(brought),
            "paper": uid(paper),
            "told": uid(told),
            "beds_page": uid(beds_page),
            "told_later": uid(told_later),
            "loan": uid(loan),
            "lent": uid(lent),
            "comment": uid(comment),
            "own_comment": uid(own_comment),
            "chat": uid(chat),
            "direct": uid(direct),
            "letter": uid(letter),
            "from_outside": uid(from_outside),
            "outside": path_of("letters:letter", outside).split("/")[2],
            "unconfirmed": path_of("letters:confirm", unconfirmed).split("/")[3],
            "market_day": uid(market_day),
            "comes_outside": rsvp_path(comes_outside).split("/")[2],
            "unsure_outside": rsvp_path(unsure_outside).split("/")[2],
            "feast": uid(feast),
            "talked": uid(talked),
            "lately": lately.isoformat(),
            "said": uid(said),
            "own_said": uid(own_said),
            "welcome": uid(welcome),
            "welcome_comment": uid(welcome_comment),
            "case": uid(case),
            "offer": uid(offer),
            "want": uid(want),
            "own_draft": uid(own_draft),
            "open": uid(open_to_all),
            "talking": uid(talking),
            "agreed": uid(agreed),
            "evaluating": uid(evaluating),
            "ended": uid(ended),
            "disputed": uid(disputed),
            "paid": uid(paid),
            "waiting": uid(waiting),
            "ticket": uid(ticket),
            "account": uid(Account.objects.get(holder=fern, currency__code="VAL", purpose="wallet")),
            "mixed": str(Reply.objects.select_related("transaction").get(pk=ended.pk).transaction.uid),
            "webhook": uid(board),
            "import_order": uid(import_order),
            "category": uid(garden_category),
            "level": uid(level),
            "role": uid(Role.objects.get(group__parent=None, key="gardener")),
            "invitation": invitation_token,
            "stop": stop_url(fern, "mentions").rstrip("/").rpartition("/")[2],
            "notice": uid(Notice.objects.filter(member=fern).first()),
        }
    )
)
