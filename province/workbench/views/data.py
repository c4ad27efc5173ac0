"""What departments hand in, for a data clerk: how fresh each is, and bringing a batch in by hand.

A file that is brought is tried first, with everything that an import does and nothing of it kept;
what is refused row by row can be taken away as a table. Then the clerk says yes.
"""

from typing import Any, Final

from django.core.files.uploadedfile import UploadedFile
from django.db.models import Count, Max
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from province.batches import column_names, schedules, uploads
from province.batches.models import Batch, ColumnName, Upload
from province.batches.tables import TABLES, TITLES
from province.officers.roles import Role
from province.registry.models import Department
from province.trace import chain
from province.workbench.doors import Visit, door

_WORDS: Final = {
    "read": "读到", "accepted": "新收", "unchanged": "没变", "replaced": "替换", "rejected": "没收",
    "withdrawn": "撤回",
}  # fmt: skip
_TAKEN: Final = ("accepted", "replaced", "withdrawn")


@door(Role.CLERK)
def departments(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the departments of the clerk's division: those that are late, the longest unheard."""
    came = {
        code: (last, count)
        for code, last, count in Batch.objects.order_by()
        .values_list("brought_by")
        .annotate(Max("imported_at"), Count("pk"))
    }
    here = list(own(visit))
    awaited = schedules.standing([one.code for one in here], visit.today)
    late = {one.schedule.department for one in awaited if one.late}
    rows = [
        {
            "code": one.code, "name": one.name, "last": last, "batches": count,
            "awaited": [each for each in awaited if each.schedule.department == one.code],
        }
        for one in here
        for last, count in [came.get(one.code, (None, 0))]
    ]  # fmt: skip
    rows.sort(
        key=lambda row: (row["code"] not in late, row["last"] is not None, row["last"], row["code"])
    )
    shown = {"visit": visit, "here": "data", "departments": rows, "operator": came.get("")}
    shown["late"] = len(late)
    return render(request, "office/departments.html", shown)


@door(Role.CLERK)
def bringing(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show where a file is brought, and what the clerk brought before."""
    return _bringing(request, visit)


@door(Role.CLERK, post=True)
def bring(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Take a file and try it."""
    department = own(visit).filter(code=request.POST.get("department", "")).first()
    file = request.FILES.get("file")
    if department is None or not isinstance(file, UploadedFile):
        return _bringing(request, visit, says="请选部门和文件")
    try:
        brought = uploads.keep(file, department.code, visit.who)
    except uploads.NotAFile as error:
        return _bringing(request, visit, says=str(error))
    if not uploads.is_large(brought):
        uploads.attempt(brought)
    return redirect("office:brought", brought.pk)


@door(Role.CLERK)
def brought(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Show what a file holds, table by table, before anything of it is kept, or what was taken."""
    one = _mine(visit, number)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "one": one,
        "department": Department.objects.get(code=one.department).name,
        "columns": _WORDS.values(),
        "takes": any(counts.get(name) for counts in one.counts.values() for name in _TAKEN),
        "tables": [
            {
                "file": file,
                "title": TITLES.get(file.removesuffix(".csv")),
                "counts": [(words, counts.get(name, 0)) for name, words in _WORDS.items()],
                "refused": counts.get("refused", ""),
            }
            for file, counts in one.counts.items()
        ],
    }
    return render(request, "office/brought.html", shown)


@door(Role.CLERK, post=True)
def take(_request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Import a file that was tried: once."""
    one = _mine(visit, number)
    if one.state != Upload.State.TRIED:
        raise Http404
    if uploads.is_large(one):
        one.state = Upload.State.WANTED
        one.save(update_fields=["state"])
        return redirect("office:brought", one.pk)
    uploads.take(one)
    chain.add(visit.today, "imported", visit.who, one.department, one.state)
    return redirect("office:brought", one.pk)


@door(Role.CLERK)
def rejected(_request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Hand out the rows that were refused, with why: numbers of people are masked in it."""
    path = uploads.rejected(_mine(visit, number))
    if not path.exists():
        raise Http404
    name = f"rejected-{number}.csv"
    # With a mark of its coding: a spreadsheet would take it for GBK.
    data = b"\xef\xbb\xbf" + path.read_bytes()
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="text/csv; charset=utf-8", headers=headers)


@door(Role.CLERK)
def names(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what departments call the standard's columns."""
    return _names(request, visit)


@door(Role.CLERK, post=True)
def name(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep what a department calls a column, or forget it."""
    posted = request.POST
    department = own(visit).filter(code=posted.get("department", "")).first()
    if department is None:
        return _names(request, visit, says="请选部门")
    if "forget" in posted:
        if posted["forget"].isdigit():
            kept = ColumnName.objects.filter(department=department.code)
            kept.filter(pk=int(posted["forget"])).delete()
        return redirect("office:names")
    try:
        column_names.keep(
            department.code,
            posted.get("table", ""),
            posted.get("theirs", "")[:100],
            posted.get("ours", "").strip(),
        )
    except column_names.NoSuchColumn as error:
        return _names(request, visit, says=str(error))
    return redirect("office:names")


def _names(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    departments = dict(own(visit).order_by("name").values_list("code", "name"))
    kept = ColumnName.objects.filter(department__in=departments)
    shown = {
        "visit": visit,
        "here": "data",
        "says": says,
        "departments": departments.items(),
        "tables": list(TABLES),
        "kept": [
            {"one": one, "department": departments[one.department]}
            for one in kept.order_by("department", "table", "theirs")
        ],
    }
    return render(request, "office/names.html", shown, status=422 if says else 200)


def own(visit: Visit) -> Any:
    """Return the departments of the clerk's division and below."""
    return Department.objects.filter(
        division__code__startswith=visit.officer.division, withdrawn_on=None
    )


def _mine(visit: Visit, number: int) -> Upload:
    return get_object_or_404(Upload, pk=number, brought_by=visit.who)


def _bringing(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    shown = {
        "visit": visit,
        "here": "data",
        "says": says,
        "departments": own(visit).order_by("name"),
        "before": Upload.objects.filter(brought_by=visit.who).order_by("-pk")[:20],
        "most": uploads.MOST_BYTES // 2**20,
        "large": uploads.LARGE_BYTES // 2**20,
    }
    return render(request, "office/bringing.html", shown, status=422 if says else 200)
