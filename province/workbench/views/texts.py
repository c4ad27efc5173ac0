"""Words in which numbers of people were found: black for everybody, mended at their source."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.officers.roles import Role
from province.privacy.models import BlackText
from province.registry import divisions
from province.workbench.doors import Visit, door

_PAGE: Final = 50
_TABLES: Final = {
    "vouchers": "凭证", "attachments": "发票和照片的名称", "projects": "工程",
    "events": "工程的步骤", "fundings": "工程的钱", "bids": "投标", "affairs": "村里的事",
    "changes": "改过的记录", "outcomes": "查清的事",
}  # fmt: skip


@door(Role.CLERK)
def texts(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List them by village, as they are published."""
    found = BlackText.objects.seen_by(visit.officer).order_by("village", "table", "record", "pk")
    page = Paginator(found, _PAGE).get_page(request.GET.get("page", "1"))
    there = list(page.object_list)
    names = divisions.in_full({one.village for one in there})
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "page": page,
        "rows": [
            {
                "village": names[one.village],
                "table": _TABLES.get(one.table, one.table),
                "record": one.record,
                "text": one.text,
            }
            for one in there
        ],
    }
    return render(request, "office/texts.html", shown)
