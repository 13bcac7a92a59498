"""Blog: articles of a group, for itself or for everyone."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from wezer.core.acts.roles import open_role
from wezer.core.kinds import RoomOfItems, RoomSetting, room_kinds


@room_kinds.add
class Blog(RoomOfItems):
    kind = "blog"
    name = gettext_lazy("Blog")
    icon = "pen-line"
    description = gettext_lazy("Articles: what the group tells, to itself or to everyone.")
    item_kinds = ("article",)
    notice_kinds = (
        "article_proposed", "article_given_back", "article_out", "article_change_proposed", "article_change_given_back",
        "article_change_dropped", "article_change_agreed",
    )  # fmt: skip
    rights = ("core.write_blog", "core.change_article", "core.publish_article")
    settings_schema = (
        RoomSetting(
            "is_read_first",
            bool,
            False,
            gettext_lazy("Articles are read before they go out"),
            gettext_lazy(
                "By those who tend the group. Otherwise whoever writes here publishes, for everyone only by a role."
            ),
        ),
    )
    #: The address of an article names its group, not its room.
    once = True
    may_be_closed = True
    may_be_cleared = True
    own_code = ("wezer.core.blog",)

    def opened(self, *, by: Any, room: Any) -> None:
        """With a blog a group has the role of who speaks to everyone in its name."""
        open_role(by=by, group=room.group, key="editor")

    def live(self, room: Any, viewer: Any) -> str:
        newest = getattr(room, "newest", [])
        return _("Newest: {title}").format(title=newest[0].title) if newest else ""

    def opens_to(self, room: Any, viewer: Any) -> bool:
        """Those inside; and visitors, when something in there may be read by them."""
        return bool(viewer.belongs(room.group) or getattr(room, "newest", []))

    def feed(self, room: Any) -> str:
        return reverse("blog:feed-of", args=[room.group.slug, "atom"])

    def fixtures(self, *, by: Any, room: Any) -> None:
        from wezer.core.blog.acts.articles import begin_article
        from wezer.core.blog.acts.states import publish_article

        begin_article(by=by, room=room, title=_("What we sow next"), body=_("To be written."))
        made = begin_article(by=by, room=room, title=_("The year in the garden"), body=_("It rained in **May**."))
        publish_article(by=by, article=made)

    def render(self, request: Any, room: Any) -> Any:
        from wezer.core.blog.views.room import show

        return show(request, room)
