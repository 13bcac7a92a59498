"""What an archive of one's own data holds: JSON for programs, one HTML page for people, files, the own calendar, statements."""

import io
import json
import zipfile
from typing import Any

from django.template.loader import render_to_string

from wezer.core.community import community
from wezer.core.duties import data_of, parts
from wezer.core.models import Member
from wezer.core.speaking import speaking
from wezer.core.viewer import Viewer


def gather(member: Member) -> bytes:
    """The archive, as its member sees what is theirs."""
    viewer = Viewer.of(member)
    with speaking(member.language):
        data = data_of(member, viewer)
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("data.json", json.dumps(data, ensure_ascii=False, indent=2, default=str))
            archive.writestr("index.html", readable(member, data))
            for part in parts():
                for name, content in part.files(member, viewer):
                    archive.writestr(f"files/{name}" if "/" not in name else name, content)
        return out.getvalue()


def readable(member: Member, data: dict[str, Any]) -> str:
    """One page without scripts, for any browser, years from now."""
    names = {part.kind: part.name for part in parts()}
    sections = [(kind, names.get(kind, kind), value) for kind, value in data.items() if kind in names and value]
    context = {"member": member, "community": community(), "made_at": data["made_at"], "sections": sections}
    return render_to_string("core/me/archive/page.html", context)
