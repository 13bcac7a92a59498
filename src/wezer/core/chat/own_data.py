"""What a member may take away of their conversations: their own words, and what they decided."""

from typing import Any

from wezer.core.models import Block, ContactPolicy, Member, Message, Writers
from wezer.core.own_data import own_data


@own_data("messages")
def messages(member: Member, viewer: Any) -> list[dict[str, Any]]:
    rows = Message.objects.filter(written_by=member, withdrawn_at=None).select_related("conversation")
    return [
        {"conversation": str(row.conversation.uid), "body": row.body, "created_at": row.created_at.isoformat()}
        for row in rows.order_by("created_at", "id").iterator(chunk_size=500)
    ]


@own_data("contact")
def contact(member: Member, viewer: Any) -> dict[str, Any]:
    policy = ContactPolicy.objects.filter(member=member).first()
    blocks = Block.objects.filter(member=member).select_related("blocked").order_by("pk")
    return {
        "writers": policy.writers if policy else Writers.MEMBERS.value,
        "blocked": [block.blocked.name for block in blocks],
    }
