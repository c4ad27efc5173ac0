"""A public record by its id, as it was published. Called by the phone's views alone."""

from province.public import ledger, published
from province.public.doors import NotPublic


def find(record_id: str) -> dict[str, object] | None:
    """Return a record's public columns with `record` (its kind) and its village, or None."""
    try:
        of, kind = published.of_record(record_id)
        found = of.row("vouchers" if kind == "voucher" else "projects", record_id)
    except NotPublic:
        return None
    if kind == "voucher":
        found["account"] = ledger.groups().get(found["account"], "其他")
    return {**found, "record": kind, "village": of.code, "village_name": of.facts.get("name", "")}
