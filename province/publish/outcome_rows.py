"""The public rows of what checks found in a village, or in what is above it. Called by `collect`.

An open outcome shows its day alone, not even what it is about: whoever is looked into reads it too.
"""

from protocol.records import public_id
from province.matching.models import Outcome
from province.publish.village import Row, VillageData, iso


def outcomes(of: VillageData) -> list[Row]:
    """Return the rows of `outcomes`."""
    found = Outcome.objects.filter(division__in=[of.code, of.code[:9], of.code[:6]])
    return [_row(one, of) for one in found]


def _row(one: Outcome, of: VillageData) -> Row:
    key = public_id("outcome", one.division_id, one.no)
    if one.state != Outcome.State.SETTLED:
        return (key, "", iso(one.found_on), "", one.state, "", None, "", "")
    return (
        key,
        of.masks.text(one.title),
        iso(one.found_on),
        iso(one.settled_on),
        one.state,
        of.masks.text(one.result),
        one.recovered_fen,
        one.record,
        one.kind,
    )
