import pytest

from kiosk.model import Fen, LedgerFilter
from kiosk.ui.telling import filters


def test_the_heading_says_year_and_side() -> None:
    assert filters.heading(LedgerFilter(year="2018")) == "2018 年支出明细"
    assert filters.heading(LedgerFilter(direction="income")) == "收入明细"


def test_what_narrows_is_said_and_taken_away_one_by_one() -> None:
    which = LedgerFilter(
        year="2018", group="党建", month="09", payee="平安商店", words="水塘", least=Fen(5_000_000)
    )
    assert [(one.key, one.text) for one in filters.narrowing(which)] == [
        ("group", "党建"),
        ("month", "9 月"),
        ("band", "5 万元以上"),
        ("payee", "平安商店"),
        ("words", "有“水塘”"),
    ]
    for one in filters.narrowing(which):
        which = filters.without(which, one.key)
    assert which == LedgerFilter(year="2018")
    assert filters.narrowing(which) == []


@pytest.mark.parametrize(("low", "high", "name"), filters.BANDS)
def test_bands_join_without_a_gap(low: Fen | None, high: Fen | None, name: str) -> None:
    assert filters.band_name(low, high) == name
    lows = {band[0] for band in filters.BANDS}
    assert high is None or high in lows
