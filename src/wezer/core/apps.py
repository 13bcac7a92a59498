from collections.abc import Callable, Iterator

from django.utils.translation import gettext_lazy as _

from wezer.kernel.apps import PackageConfig


class CoreConfig(PackageConfig):
    name = "wezer.core"
    label = "core"
    verbose_name = _("People and groups")

    def ready(self) -> None:
        from wezer.core.accounts.limits import count_in_database
        from wezer.core.accounts.sessions import end_with_sessions
        from wezer.core.duties import refuse_who_forgets_nobody
        from wezer.core.rooms.contract import check_room_kinds

        count_in_database()
        end_with_sessions()
        check_room_kinds()
        refuse_who_forgets_nobody()

    def look(self) -> Iterator[tuple[str, str]]:
        from wezer.core.push.health import look_at_pushes
        from wezer.core.rooms.health import look_at_rooms

        yield from look_at_rooms()
        yield from look_at_pushes()

    def prove(self, say: Callable[[str], None], *, repair: bool = False) -> int:
        from wezer.core.consents import broken
        from wezer.core.search.proof import prove

        faults = list(broken())
        for each in faults:
            say(each)
        return len(faults) + prove(say, repair=repair)
