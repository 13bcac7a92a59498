"""Facts of blogs."""

from wezer.kernel.events import fact
from wezer.kernel.ref import Ref


@fact
class ArticlePublished:
    """It is out. `members` and `groups` are those its text mentions."""

    subject: Ref
    members: tuple[Ref, ...] = ()
    groups: tuple[Ref, ...] = ()


@fact
class ArticleMoved:
    """It is in another state: draft, review, scheduled, archived, or published again."""

    subject: Ref
    state: str
    before: str


@fact
class ArticleChangeMoved:
    """A change of what is out is proposed, agreed, given_back or dropped. `member`: whose change it is."""

    subject: Ref
    state: str
    member: Ref
