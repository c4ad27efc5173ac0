"""A public record by its id, with the masks of the feed. Called by the phone's views alone.

Ids are hashes, so records are found through the table that publishing keeps: what was never
published is not found.
"""

from protocol.pack import TABLES
from province.ledger.models import Voucher
from province.projects.models import Project
from province.publish.ledger_rows import voucher_row
from province.publish.models import PublicRecord
from province.publish.project_rows import project_row
from province.publish.village import Row, VillageData
from province.registry.models import Division


def find(record_id: str) -> dict[str, object] | None:
    """Return a record's public columns with `record` (its kind) and `village_name`, or None."""
    known = PublicRecord.objects.filter(id=record_id).first()
    if known is None:
        return None
    name = Division.objects.filter(code=known.village).values_list("name", flat=True).first()
    of = VillageData(known.village, name or "", key=b"")
    if known.kind == "voucher":
        voucher = Voucher.objects.select_related("account").filter(key=known.key).first()
        if voucher is None:
            return None
        found = _named("vouchers", voucher_row(voucher, of))
        found["account"] = voucher.account.name
    else:
        project = Project.objects.filter(code=known.key).first()
        if project is None:
            return None
        found = _named("projects", project_row(project, of))
    return {**found, "record": known.kind, "village_name": of.name}


def _named(table: str, row: Row) -> dict[str, object]:
    return dict(zip(TABLES[table], row, strict=True))
