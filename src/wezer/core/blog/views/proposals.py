"""Changes of an article that is out: proposing one, reading it beside what stands, agreeing or giving it back."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from wezer.core.blog.acts.proposals import agree_to_change, drop_change, give_change_back, propose_change
from wezer.core.blog.forms import ChangeForm
from wezer.core.blog.reading import find_article, proposal_of
from wezer.core.blog.views.articles import page_of, version_read
from wezer.core.http import MemberRequest
from wezer.core.mentions import author_notes
from wezer.core.models import Article
from wezer.core.posting import audience_words
from wezer.core.revisions import compare
from wezer.kernel.permissions import can, require
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def propose(request: MemberRequest, uid: Any) -> HttpResponse:
    """What it is to say: begun with what was proposed already, else with what stands."""
    article = _found(request, uid)
    assert article.group is not None  # it lies in a room of a group
    proposal = proposal_of(article)
    form = ChangeForm(
        request.POST or None, viewer=request.viewer, group=article.group, article=article, proposal=proposal
    )
    if request.method == "POST":
        given = {"version": version_read(request), "proposal": version_read(request, "proposal")}
        if submit(form, propose_change, by=request.viewer, article=article, **given):
            said = _("It waits to be read. Until then the article stays as it is.")
            return go(request, reverse("blog:proposal", args=[uid]), said=said)
    context = {"form": form, "article": article, "group": article.group, "back": page_of(article), "proposal": proposal}
    return render(request, "core/blog/propose.html", context, status=status_of(form))


@login_required
def show(request: MemberRequest, uid: Any) -> HttpResponse:
    """The change beside what stands. Sending `do`: agree, back or drop."""
    article = _found(request, uid)
    if request.method == "POST":
        return _answer(request, article)
    proposal = proposal_of(article)
    context: dict[str, Any] = {
        "article": article,
        "proposal": proposal,
        "back": page_of(article),
        "may_publish": can(request.viewer, "core.publish_article", article),
    }
    if proposal is not None:
        context |= {
            "lines": compare(article.body, proposal.body),
            "tags": ", ".join(article.tags),
            "for_whom": audience_words(article.audience.kind, article.group),
            "for_whom_then": audience_words(proposal.audience, article.group),
        }
    return render(request, "core/blog/proposal.html", context)


def _answer(request: MemberRequest, article: Article) -> HttpResponse:
    viewer: Any = request.viewer
    do, read = request.POST.get("do", ""), version_read(request, "proposal") or 0
    if do == "agree":
        sure = request.POST.get("confirmation", "")
        agree_to_change(by=viewer, article=article, proposal=read, version=version_read(request), confirmation=sure)
        notes = author_notes(article.body, viewer, group=article.group, audience=article.audience)
        return go(request, page_of(article), said=" ".join([_("It says so from now on."), *notes]))
    if do == "back":
        give_change_back(by=viewer, article=article, proposal=read)
        return go(request, page_of(article), said=_("The change is given back to whoever proposed it."))
    if do == "drop":
        drop_change(by=viewer, article=article, proposal=read)
        return go(request, page_of(article), said=_("The change is dropped."))
    raise Http404


def _found(request: MemberRequest, uid: Any) -> Article:
    """One that is out, for who may change it."""
    article = find_article(request.viewer, uid)
    require(request.viewer, "core.change_article", article)
    if article.published_at is None:
        raise Http404
    return article
