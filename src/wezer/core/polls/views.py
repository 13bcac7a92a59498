"""Polls in posts: voting, ending, reading who chose what, and changing what a draft asks."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from wezer.core.acts.posts import plan_poll
from wezer.core.http import MemberRequest
from wezer.core.models import Poll, Post
from wezer.core.polls.acts.voting import end_poll, vote
from wezer.core.polls.forms import PollForm, begun_with
from wezer.core.polls.reading import people_of, poll_of
from wezer.core.views.posts import find_post
from wezer.ui.forms import status_of, submit
from wezer.ui.http import go


@login_required
def poll(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Who chose what in an open poll."""
    post = find_post(request, slug, uid)
    asked = poll_of(post, request.viewer)
    if asked is None or not asked.names:
        raise Http404
    people = people_of(asked)
    context = {"post": post, "asked": asked, "people": people, "more": asked.voters - len(people), "page": _page(post)}
    return render(request, "core/talk/poll.html", context)


@login_required
@require_POST
def votes(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """Choose these answers, and no others."""
    post = find_post(request, slug, uid)
    chosen = request.POST.getlist("answer")
    vote(by=request.viewer, post=post, answers=chosen)
    return go(request, _page(post), said=_("Noted what you choose.") if chosen else _("Noted that you choose nothing."))


@login_required
@require_POST
def end(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    post = find_post(request, slug, uid)
    end_poll(by=request.viewer, post=post)
    return go(request, _page(post), said=_("The poll has ended."))


@login_required
def change(request: MemberRequest, slug: str, uid: Any) -> HttpResponse:
    """What a draft asks; with nothing typed it asks nothing."""
    post = find_post(request, slug, uid)
    if not request.viewer.may_act_for(post.author_id) or post.published_at is not None:
        raise Http404
    asked = Poll.objects.filter(post=post).first()
    form = PollForm(request.POST or None, initial=begun_with(asked) if asked else None)
    if request.method == "POST" and submit(form, plan_poll, by=request.viewer, post=post) is not None:
        return go(request, _page(post), said=_("Changed."))
    context = {"form": form, "post": post, "group": post.group, "page": _page(post)}
    return render(request, "core/talk/poll_edit.html", context, status=status_of(form))


def _page(post: Post) -> str:
    assert post.group is not None  # a post lies in a room of a group
    return reverse("groups:post", args=[post.group.slug, post.uid])
