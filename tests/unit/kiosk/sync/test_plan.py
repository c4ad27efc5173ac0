import pytest

from kiosk.sync import plan
from kiosk.sync.errors import FeedOld
from protocol.index import PackRef, Sha256, VillageIndex

INDEX = VillageIndex(
    1, "439900001001", 7, "", PackRef(5, Sha256("b"), 1),
    (PackRef(6, Sha256("six"), 1), PackRef(7, Sha256("seven"), 1)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("applied", "floor", "wanted"),
    [
        (None, None, ["b", "six", "seven"]),
        (None, 7, ["b", "six", "seven"]),
        (4, 4, ["b", "six", "seven"]),
        (5, 5, ["six", "seven"]),
        (6, 6, ["seven"]),
        (7, 7, []),
    ],
)
def test_packs_lead_from_where_the_mirror_stands(
    applied: int | None, floor: int | None, wanted: list[str]
) -> None:
    assert [ref.sha256 for ref in plan.packs(INDEX, applied, floor)] == wanted


@pytest.mark.parametrize(("applied", "floor"), [(8, 8), (None, 8), (3, 8)])
def test_nothing_leads_back(applied: int | None, floor: int) -> None:
    with pytest.raises(FeedOld):
        plan.packs(INDEX, applied, floor)


def test_pictures_in_order_within_the_budget_each_once() -> None:
    one, two, three = (f"{n:064x}" for n in (1, 2, 3))
    named = [(one, 10), (two, 20), (one, 10), ("", 5), ("no hash", 5), ("ab", 5), (three, 30)]
    chosen = plan.pictures(named, 60)
    assert [(digest.hex(), size) for digest, size in chosen.items()] == [
        (one, 10), (two, 20), (three, 30),
    ]  # fmt: skip
    assert len(plan.pictures(named, 59)) == 2
    assert plan.pictures(named, 9) == {}
