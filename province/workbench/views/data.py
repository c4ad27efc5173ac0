"""What departments have handed in, for a data clerk: how fresh each of their division is."""

from django.db.models import Count, Max
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.batches.models import Batch
from province.officers.roles import Role
from province.registry.models import Department
from province.workbench.doors import Visit, door


@door(Role.CLERK)
def departments(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the departments of the clerk's division, the longest unheard first."""
    found = Department.objects.filter(
        division__code__startswith=visit.officer.division, withdrawn_on=None
    )
    came = {
        code: (last, count)
        for code, last, count in Batch.objects.order_by()
        .values_list("brought_by")
        .annotate(Max("imported_at"), Count("pk"))
    }
    rows = [
        {"code": one.code, "name": one.name, "last": last, "batches": count}
        for one in found
        for last, count in [came.get(one.code, (None, 0))]
    ]
    rows.sort(key=lambda row: (row["last"] is not None, row["last"], row["code"]))
    shown = {"visit": visit, "here": "data", "departments": rows, "operator": came.get("")}
    return render(request, "office/departments.html", shown)
