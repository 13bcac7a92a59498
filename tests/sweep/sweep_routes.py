"""How every page is opened: those of the URL resolver, with the things of the small community in their addresses."""

import re
from uuid import UUID

NOWHERE = UUID(int=7)

# How routes with arguments are opened: name → arguments, {names} are things of the small community.
OPENED_WITH = {
    "notices:open": ["{notice}"],
    "me:notices_in": ["{garden}"],
    "mail:stop": ["{stop}"],
    "members:member": ["{sage}"],
    "members:panel": ["{sage}", "words"],
    "join:invitation": ["{invitation}"],
    "join:agreement": ["how-we-live-here"],
    "groups:hall": ["{garden_slug}"],
    "groups:new-inside": ["{garden_slug}"],
    "groups:enter": ["{orchard_slug}"],
    "groups:leave": ["{garden_slug}"],
    "groups:people": ["{garden_slug}"],
    "groups:settings": ["{seeds_slug}"],
    "groups:move-request": ["{move}"],
    "groups:tree-of": ["{garden_slug}"],
    "groups:sovereignty": ["{seeds_slug}"],
    "groups:holding": ["{garden_slug}", "{holding}"],
    "groups:rules": ["{seeds_slug}"],
    "groups:split": ["{garden_slug}"],
    "groups:dissolve": ["{seeds_slug}"],
    "groups:membrane": ["{seeds_slug}"],
    "groups:agreements": ["{seeds_slug}"],
    "groups:agreement": ["{seeds_slug}", "charter"],
    "groups:newcomers": ["{seeds_slug}"],
    "groups:standing": ["{seeds_slug}", "{asked}"],
    "groups:trust": ["{garden_slug}"],
    "fees:fee": ["{fee_of}"],
    "fees:awaited": ["{press_slug}"],
    "groups:duties": ["{garden_slug}"],
    "groups:duty": ["{garden_slug}", "{duty}"],
    "groups:sheet": ["{garden_slug}"],
    "groups:changes": ["{garden_slug}"],
    "groups:transparency": ["{garden_slug}"],
    "groups:transparency-change": ["{garden_slug}"],
    "groups:moves": ["{garden_slug}"],
    "wallet:open": ["{garden}"],
    "groups:role-trust": ["{garden_slug}", "{garden_role}"],
    "groups:exclusions": ["{garden_slug}"],
    "groups:exclude": ["{garden_slug}", "{inside}"],
    "groups:exclusion": ["{exclusion}"],
    "groups:exclusion-rule": ["{seeds_slug}"],
    "groups:post": ["{talk_group}", "{post}"],
    "groups:edit-post": ["{talk_group}", "{post}"],
    "groups:post-versions": ["{talk_group}", "{post}"],
    "groups:poll": ["{talk_group}", "{polled}"],
    "groups:edit-poll": ["{talk_group}", "{draft}"],
    "groups:room": ["{talk_group}", "{talk_slug}"],
    "groups:room-settings": ["{garden_slug}", "{calendar}"],
    "groups:propose-room": ["{garden_slug}"],
    "groups:write": ["{talk_group}", "{talk_slug}"],
    "events:new": ["{garden_slug}", "calendar"],
    "events:import": ["{garden_slug}", "calendar"],
    "events:event": ["{garden_slug}", "{workshop}"],
    "events:edit": ["{garden_slug}", "{weekly}"],
    "events:outside": ["{garden_slug}", "calendar"],
    "events:options": ["{garden_slug}", "{feast}"],
    "events:questions": ["{garden_slug}", "{walk}"],
    "events:invitations": ["{garden_slug}", "{walk}", "{soon}"],
    "events:refusal": ["{garden_slug}", "{walk}", "{soon}", "{asking_to_walk}"],
    "events:attendance": ["{garden_slug}", "{workshop}", "{soon}"],
    "events:report": ["{garden_slug}", "{talked}", "{lately}"],
    "events:photos": ["{garden_slug}", "{talked}", "{lately}"],
    "events:date": ["{garden_slug}", "{weekly}", "{soon}"],
    "events:following": ["{garden_slug}", "{weekly}", "{later}"],
    "things:new": ["{garden_slug}", "things"],
    "things:thing": ["{garden_slug}", "{thing}"],
    "things:edit": ["{garden_slug}", "{thing}"],
    "library:loan": ["{loan}"],
    "documents:new": ["{garden_slug}", "library"],
    "documents:document": ["{garden_slug}", "{paper}"],
    "documents:edit": ["{garden_slug}", "{paper}"],
    "reports:new": ["item", "{welcome}"],
    "help:ticket": ["{help_wanted}"],
    "help:article": ["{article}"],
    "help:versions": ["{article}"],
    "help:ask": ["community", "{desk_slug}"],
    "help:articles": ["community", "{desk_slug}"],
    "help:targets": ["community", "{desk_slug}"],
    "forum:new": ["{garden_slug}", "forum"],
    "forum:topic": ["{garden_slug}", "{topic}"],
    "forum:question": ["{garden_slug}", "{question}"],
    "forum:edit": ["{question}"],
    "forum:versions": ["{question}"],
    "forum:duplicate": ["{question}"],
    "forum:edit-answer": ["{own_answer}"],
    "forum:answer-versions": ["{helped}"],
    "blog:write": ["{garden_slug}", "blog"],
    "blog:article": ["{garden_slug}", "what-the-frost-left"],
    "blog:edit": ["{told}"],
    "blog:versions": ["{told}"],
    "blog:proposal": ["{told}"],
    "blog:propose": ["{told}"],
    "site:first": ["{garden_slug}"],
    "site:page": ["{garden_slug}", "our-beds"],
    "site:write": ["{garden_slug}"],
    "site:edit": ["{beds_page}"],
    "site:versions": ["{beds_page}"],
    "map:group-place": ["{garden_slug}"],
    "places:new": ["{garden_slug}", "map"],
    "places:import": ["{garden_slug}", "map"],
    "places:imported": ["{brought}"],
    "places:place": ["{well}"],
    "places:edit": ["{well}"],
    "places:versions": ["{well}"],
    "chat:conversation": ["{direct}"],
    "chat:changes": ["{direct}"],
    "chat:search-in": ["{chat}"],
    "chat:letters": ["{garden_slug}"],
    "chat:new-letter": ["{orchard_slug}"],
    "rsvp:write": ["{market_day}", "{soon}"],
    "rsvp:rsvp": ["{comes_outside}"],
    "letters:write": ["stall-on-the-square"],
    "letters:confirm": ["{unconfirmed}"],
    "letters:letter": ["{outside}"],
    "letters:stop": ["{outside}"],
    "chat:message": ["{own_said}"],
    "chat:versions": ["{own_said}"],
    "chat:becoming": ["{said}"],
    "chat:hide": ["{said}"],
    "items:item": ["{offer}"],
    "items:comments": ["{post}"],
    "items:comment": ["{own_comment}"],
    "items:comment-reactions": ["{comment}"],
    "items:comment-reaction": ["{comment}", "warm"],
    "items:reaction": ["{welcome}", "warm"],
    "chat:reaction": ["{said}", "warm"],
    "wallet:ticket": ["{ticket}"],
    "wallet:movement": ["{mixed}"],
    "wallet:of": ["{garden}"],
    "wallet:signatures": ["{garden}"],
    "wallet:privacy-of": ["{garden}"],
    "wallet:statement": ["{account}"],
    "market:reply": ["{talking}"],
    "market:reply-terms": ["{talking}"],
    "market:reply-evaluation": ["{evaluating}"],
    "market:announcement": ["{offer}"],
    "market:announcement-edit": ["{offer}"],
    "webhooks:webhook": ["{webhook}"],
}
# Further states of pages worth a look of their own.
ALSO_AS_MEMBER = (
    "/?after=", "/groups-that-are-not-there/", "/search/?q=bicycle", "/search/?q=nothingatall", "/market/?sense=want",
    "/market/?q=nothingatall", "/market/new/?sense=want", "/market/{want}/", "/market/{own_draft}/",
    "/market/replies/{agreed}/", "/market/replies/{ended}/", "/market/replies/{disputed}/",
    "/market/replies/{evaluating}/", "/wallet/movements/{paid}/", "/wallet/movements/{waiting}/",
    "/wallet/pay/?to={sage}", "/m/{fern}/", "/g/{garden_slug}/market/", "/g/{garden_slug}/wallet/", "/g/{seeds_slug}/people/", "/g/{seeds_slug}/people/{new}/",
    "/g/{seeds_slug}/settings/membrane/?who=Sage", "/g/{mill_slug}/belonging/",
    "/g/{talk_group}/posts/{draft}/", "/g/{talk_group}/posts/{polled}/", "/g/{garden_slug}/chat/", "/g/{garden_slug}/chat/?answer={said}", "/c/search/?q=key", "/c/{chat}/search/?q=nothingatall", "/c/{letter}/",
    "/library/loans/{lent}/", "/library/loans/?all=yes", "/g/{garden_slug}/things/", "/library/?q=nothingatall",
    "/g/{garden_slug}/library/", "/library/documents/?q=nothingatall", "/library/documents/?tag=minutes",
    "/me/as/?who=member", "/g/{garden_slug}/calendar/", "/g/{garden_slug}/events/{weekly}/", "/g/{garden_slug}/events/{feast}/", "/g/{garden_slug}/events/{talked}/", "/g/{garden_slug}/events/{feast}/edit/",
    "/g/{garden_slug}/forum/", "/g/{garden_slug}/forum/?sort=waiting", "/g/{garden_slug}/forum/begin/?kind=topic",
    "/directory/matches/?q=bread&slot=mon-evening", "/g/{garden_slug}/blog/", "/g/{garden_slug}/pages/", "/site/{garden_slug}/not-yet/", "/g/{garden_slug}/blog/?archived=yes", "/blog/garden-circle/what-we-sow/", "/map/?near=44.9,5.2&km=5", "/g/{garden_slug}/map/", "/map/?layer=offers&q=nothingatall",
    "/g/{seeds_slug}/settings/move/?parent={orchard}", "/g/{beds_slug}/settings/merger/?into={orchard}",
    "/g/{ended_slug}/", "/g/{beds_slug}/",
    "/g/community/{desk_slug}/", "/help/tickets/{help_given}/", "/help/tickets/{help_draft}/",
    "/g/community/{desk_slug}/?state=solved",
)  # fmt: skip
AS_GARDENER = {
    "garden:member": ["{sage}"],
    "garden:clearing": ["blog"],
    "groups:glass": ["{orchard_slug}"],
    "groups:glass-opening": ["{orchard_slug}", "{glass}"],
    "groups:hand": ["community"],
    "garden:consent": ["pictures-of-feasts"],
    "garden:register_line": ["profiles"],
    "garden:level": ["{level}"],
    "garden:reaction": ["thanks"],
    "journey:preset": ["lets"],
    "journey:step": ["groups"],
    "groups:role": ["community", "{role}"],
    "currencies:currency": ["VAL"],
    "currencies:limits": ["VAL"],
    "currencies:limits-of": ["{fern}"],
    "wallet:units": ["LOAF"],
    "wallet:issue": ["LOAF"],
    "wallet:destruction": ["LOAF"],
    "market-garden:category": ["{category}"],
    "items:hide": ["{welcome}"],
    "items:comment-hide": ["{welcome_comment}"],
    "forum:answer-hide": ["{community_answer}"],
    "reports:case": ["{case}"],
    "groups:reports": ["{garden_slug}"],
    "groups:log": ["{garden_slug}"],
    "groups:announce": ["{garden_slug}"],
    "help:edit": ["{article}"],
    "help:translate": ["{article}"],
    "help:write": ["community", "{desk_slug}"],
    "groups:settings": ["{garden_slug}"],
    "imports:new": ["spreadsheet"],
    "imports:order": ["{import_order}"],
}
GARDEN_SPACES = ("imports:", "journey:", "garden:", "currencies:", "market-garden:", "flights:", "workflow:")
ALSO_AS_GARDENER = (
    "/c/letters/stall-on-the-square/",
    "/c/{from_outside}/",
    "/garden/journey/steps/currencies/",
    "/garden/journey/steps/look/",
    "/market/review/",
    "/market/replies/{disputed}/",
    "/g/community/settings/",
    "/g/{orchard_slug}/?glass={glass}",
    "/g/{orchard_slug}/talk/?glass={glass}",
)
AS_STRANGER = (
    "/account/login/", "/accessibility/", "/transparency/", "/map/", "/account/signup/", "/account/password/reset/", "/account/login/code/", "/join/",
    "/join/{invitation}/", "/join/agreements/how-we-live-here/", "/market/", "/market/{open}/", "/blog/", "/site/stall-on-the-square/", "/rsvp/to/{market_day}/{soon}/", "/rsvp/{comes_outside}/", "/rsvp/{unsure_outside}/", "/letters/to/stall-on-the-square/", "/letters/confirm/{unconfirmed}/", "/letters/{outside}/", "/letters/{outside}/stop/", "/account/password/reset/key/done/",
    "/account/password/reset/done/", "/account/inactive/",
)  # fmt: skip
# What answers with something else than a page for people to read, or only in the middle of a flow with a code or a key.
NO_PAGE = re.compile(
    r"^(ui:|files:|-$|room-page$|market:feed|events:feed|forum:(feed|similar)|blog:feed|site:(robots|sitemap)|documents:download|events:attendance-file|agenda:(room-)?feed|imports:report|search:(suggestions|feed)|wallet:(ticket-code|statement-file|print)|me:fetch|garden:(register_file|breach_list|log_file|members_file)|mfa_login_webauthn"
    r"|map:(points|tile|outline|export)|push_worker$"
    r"|mfa_authenticate|mfa_reauthenticate|account_reauthenticate|mfa_(edit|remove)_webauthn|mfa_download"
    r"|groups:(move|merge|members-file)$|mfa_deactivate_totp|mfa_view_recovery_codes|account_(reset_password[a-z_]*|confirm_login_code|email_verification_sent|set_password)$)"
)

#: How the office's pages are opened; those that only act are not among them.
OFFICE_PAGES = (
    "/office/", "/office/reports/", "/office/reports/trial_balance/", "/office/reports/ledger/",
    "/office/reports/ledger/?account=5121", "/office/reports/journals/", "/office/reports/income_statement/",
    "/office/reports/balance_sheet/", "/office/reports/aged/", "/office/reports/vat/", "/office/entries/{entry}/",
    "/office/budgets/", "/office/budgets/new/", "/office/budgets/{budget}/", "/office/year-end/", "/office/set-up/progress/",
    "/office/settings/", "/office/settings/identity/", "/office/settings/bank/", "/office/settings/tax/",
    "/office/bank/", "/office/bank/?show=all", "/office/bank/import/", "/office/bank/statements/", "/office/bank/rules/",
    "/office/bank/statements/{statement}/", "/office/bank/lines/{waiting}/", "/office/bank/lines/{matched}/",
    "/office/sepa/", "/office/sepa/?kind=collect", "/office/sepa/files/{batch}/", "/office/sepa/mandates/",
    "/office/sepa/mandates/new/", "/office/sepa/mandates/{mandate}/",
    "/office/settings/logo/", "/office/settings/years/new/", "/office/settings/currencies/VAL/", "/office/settings/roles/bank/",
    "/office/rates/",
)  # fmt: skip
WIZARD_PAGES = ("/office/", "/office/set-up/pack/", "/office/set-up/identity/", "/office/set-up/year/",
                "/office/set-up/bank/", "/office/set-up/tax/", "/office/set-up/moneys/")  # fmt: skip

#: Run inside an instance: every route, its path and its arguments.
ROUTES = """
import json
from django.urls import get_resolver
def routes(resolver, namespace="", prefix=""):
    for each in resolver.url_patterns:
        if hasattr(each, "url_patterns"):
            yield from routes(each, namespace + (each.namespace + ":" if each.namespace else ""), prefix + str(each.pattern))
        else:
            names = [(name, type(one).__name__) for name, one in getattr(each.pattern, "converters", {}).items()]
            yield namespace + (each.name or "-"), prefix + str(each.pattern), names
print(json.dumps([[name, path, names] for name, path, names in routes(get_resolver()) if not path.startswith("api/v1/") or name == "api:docs"]))
"""


def address(path, arguments, world):
    """The path of a route with its arguments filled in."""
    filled = [each.format(**world) for each in arguments]
    return "/" + re.sub(r"<[^>]+>", lambda _found: filled.pop(0), path)


def dummy(path, names):
    kinds = {"UUIDConverter": str(NOWHERE), "IntConverter": "1"}
    filled = [kinds.get(kind, "x") for _name, kind in names]
    return "/" + re.sub(r"<[^>]+>", lambda _found: filled.pop(0), path)


def pages_of(routes, world, opened_with, wanted):
    """(address, is surely a page) of every route that `wanted` takes; one with unknown arguments must be for POST only."""
    for name, path, names in routes:
        if NO_PAGE.match(name) or not wanted(name):
            continue
        if name in opened_with:
            yield address(path, opened_with[name], world), True
        elif not names:
            yield "/" + path, False
        else:
            yield dummy(path, names), None
